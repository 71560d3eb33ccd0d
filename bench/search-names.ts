/**
 * Names for a register of any size, out of the labelled data beside the project (`../shared/data`, never part of it): groups of Latin
 * spellings of one name in its own script, frequent and rare ones as names are, and queries that spell the same name another way.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { distanceWithin } from '#algorithms/names/edit-distance.ts'
import { foldedWords } from '#algorithms/names/fold.ts'
import type { Dice } from '#database/seeded-dice.ts'

/** One name: how it is written in its own script, and the spellings of it in Latin letters, the commonest first. */
export type NameGroup = { readonly native: string; readonly spellings: readonly string[] }
export type NameSource = { draw(dice: Dice): NameGroup; readonly commonest: readonly NameGroup[] }

const folder = process.env['PASSERELLE_DATA_SETS'] ?? join(import.meta.dirname, '../../shared/data')

/** Three of four names from Arabic script, one from Cyrillic; undefined when the data are not there. */
export function readNames(): NameSource | undefined {
  const place = [folder, '/work/shared/data'].find((each) => existsSync(join(each, 'netrans')))
  if (place === undefined) return undefined
  const popular = readPopular(join(place, 'popular-names'))
  const [arabic, russian] = ['arabic', 'russian'].map((name) => zipf(readGroups(join(place, 'netrans', `wd_${name}_80.tsv.gz`), popular)))
  return {
    draw: (dice) => (dice.chance(0.75) ? arabic! : russian!).draw(dice),
    commonest: [...arabic!.groups.slice(0, 30), ...russian!.groups.slice(0, 10)],
  }
}

function readPopular(place: string): Map<string, number> {
  const ranks = new Map<string, number>()
  for (const file of ['common-forenames-by-country.csv', 'common-surnames-by-country.csv']) {
    for (const [at, line] of readFileSync(join(place, file), 'utf8').split('\n').slice(1).entries()) {
      const romanised = line.split(',').at(file.includes('forenames') ? 11 : 5)
      const [name] = foldedWords(romanised ?? '')
      if (name !== undefined && !ranks.has(name)) ranks.set(name, at % 60)
    }
  }
  return ranks
}

/** Spellings that share less than half of their letters with the commonest are not of the same name: the data hold such pairs too. */
function readGroups(path: string, popular: ReadonlyMap<string, number>): NameGroup[] {
  const byNative = new Map<string, Map<string, number>>()
  for (const line of gunzipSync(readFileSync(path)).toString('utf8').split('\n')) {
    const [latin, spaced, count] = line.split('\t')
    if (spaced === undefined) continue
    const native = spaced.replaceAll(' ', '')
    const [word, ...others] = foldedWords(latin!)
    if (word === undefined || others.length > 0 || !/^[a-z]{2,}$/.test(word)) continue
    const group = byNative.get(native) ?? new Map<string, number>()
    group.set(word, (group.get(word) ?? 0) + Number(count))
    byNative.set(native, group)
  }
  const ranked = [...byNative].map(([native, counted]) => {
    const [first, ...others] = [...counted].sort((a, b) => b[1] - a[1]).map(([word]) => word)
    const near = others.filter((word) => distanceWithin(first!, word, Math.floor(Math.max(first!.length, word.length) / 2)))
    const rank = Math.min(...[first!, ...near].map((word) => popular.get(word) ?? 1_000))
    const seen = [...counted.values()].reduce((sum, count) => sum + count, 0)
    return { group: { native, spellings: [first!, ...near] }, rank, seen }
  })
  return ranked.sort((a, b) => a.rank - b.rank || b.seen - a.seen).map(({ group }) => group)
}

/** The n-th name is as frequent as 1/n: a few fill the lists, most occur once or twice. */
function zipf(groups: readonly NameGroup[]): { groups: readonly NameGroup[]; draw(dice: Dice): NameGroup } {
  const sums = new Float64Array(groups.length)
  let sum = 0
  for (let at = 0; at < groups.length; at++) sums[at] = sum += 1 / (at + 2)
  return {
    groups,
    draw: (dice) => {
      const wanted = dice.roll() * sum
      let [low, high] = [0, groups.length - 1]
      while (low < high) {
        const middle = (low + high) >> 1
        if (sums[middle]! < wanted) low = middle + 1
        else high = middle
      }
      return groups[low]!
    },
  }
}

export type MadeName = { readonly groups: readonly NameGroup[]; readonly words: readonly string[] }

/** Two words, three or four: 2.75 in the mean, as in the registers that were measured. */
export function makeName(dice: Dice, names: NameSource): MadeName {
  const count = dice.weighted([0.42, 0.41, 0.17]) + 2
  const groups = Array.from({ length: count }, () => names.draw(dice))
  return { groups, words: groups.map((group) => spelling(dice, group)) }
}

function spelling(dice: Dice, { spellings }: NameGroup): string {
  return dice.chance(0.6) ? spellings[0]! : dice.pick(spellings)
}

/**
 * The same name as somebody else types it: another spelling where there is one, in three of ten queries the other way round, in three of
 * twenty without the middle name, in four of ten with one letter mistyped.
 */
export function respell(dice: Dice, { groups, words }: MadeName): string {
  const typed = groups.map(({ spellings }, at) => {
    const others = spellings.filter((each) => each !== words[at])
    return others.length === 0 ? words[at]! : dice.pick(others)
  })
  if (typed.length >= 3 && dice.chance(0.15)) typed.splice(1, 1)
  if (dice.chance(0.4)) {
    const at = dice.between(0, typed.length - 1)
    typed[at] = mistype(dice, typed[at]!)
  }
  return (dice.chance(0.3) ? typed.toReversed() : typed).join(' ')
}

function mistype(dice: Dice, word: string): string {
  if (word.length < 3) return word
  const at = dice.between(0, word.length - 2)
  const letter = String.fromCharCode(97 + dice.between(0, 25))
  const [before, after] = [word.slice(0, at), word.slice(at)]
  return dice.pick([
    before + after.slice(1),
    before + letter + after,
    before + letter + after.slice(1),
    before + after.charAt(1) + after.charAt(0) + after.slice(2),
  ])
}
