/**
 * What of a name is written into the index of people, as numbers: narrow, compared at once, and in the order of their letters, so that
 * the beginning of a word is a range. Lossy on purpose: two words may share a number, and whoever is found is compared by name.
 */
import { foldedWords } from '#algorithms/names/fold.ts'
import { letterSet } from '#algorithms/names/letter-set.ts'
import type { Romanise } from '#algorithms/names/skeleton.ts'
import { type HeardTraits, type Names, type NameTraits, pairsOf, traitsOf, wholesOf, wordsOf } from './name-rules.ts'

/**
 * One row of the index: two numbers under which a person stands, each in a list of its own side.
 *
 * | first                               | second                          |
 * |-------------------------------------|---------------------------------|
 * | a folded word                       | how it sounds                   |
 * | the sounds of two words, in order   | the same two the other way round |
 * | all words of the name, as they sound | born: everybody's                |
 */
export type Posting = { readonly first: number | null; readonly second: number | null }
export type Side = keyof Posting

/** Lists of the index that are read as one: of these numbers, or of all from the only one to `until`. */
export type List = { readonly side: Side; readonly keys: readonly number[]; readonly until?: number }

/** Rows with the letters of the whole name: of many who sound alike, those come first who are spelt alike. */
export function postingsOf(names: Names, romanise: Romanise, hear?: (word: string) => string | undefined): Posting[] {
  const traits = traitsOf(names, romanise, hear)
  return [...wordRows(traits), ...pairRows(traits), ...wholeRows(traits)]
}

export function lettersOf({ familyName, givenNames }: Pick<Names, 'familyName' | 'givenNames'>): number {
  return letterSet(foldedWords(`${familyName} ${givenNames}`))
}

function wordRows(traits: HeardTraits): Posting[] {
  const keys = new Set(wordsOf(traits).map((word) => keyOf(kinds.word, word)))
  const skeletons = new Set<string>()
  const rows: Posting[] = []
  for (const { word, skeleton } of traits.heard) {
    if (skeleton === undefined || skeletons.has(skeleton)) continue
    skeletons.add(skeleton)
    const first = keyOf(kinds.word, word)
    rows.push({ first: keys.delete(first) ? first : null, second: keyOf(kinds.skeleton, skeleton) })
  }
  return [...rows, ...[...keys].map((first) => ({ first, second: null }))]
}

function pairRows(traits: NameTraits): Posting[] {
  return pairsOf(traits).map(([one, other]) => ({
    first: pairKey(one, other),
    second: one === other ? null : pairKey(other, one),
  }))
}

function wholeRows(traits: NameTraits): Posting[] {
  const [whole, ...others] = wholesOf(traits).map(wholeKey)
  return [{ first: whole ?? null, second: bornKey }, ...others.map((first) => ({ first, second: null }))]
}

/** A folded word of a name, as it was written. */
export function wordList(word: string): List {
  return only('first', keyOf(kinds.word, word))
}

/** All words that begin so. */
export function begunWordList(beginning: string): List {
  return begun('first', kinds.word, wordSteps, lettered(beginning))
}

/** All words whose consonants are these, or any of these. */
export function skeletonList(...skeletons: readonly string[]): List {
  return { side: 'second', keys: skeletons.map((skeleton) => keyOf(kinds.skeleton, skeleton)) }
}

export function begunSkeletonList(beginning: string): List {
  return begun('second', kinds.skeleton, wordSteps, lettered(beginning))
}

/** Everybody who has a word of this class of sound and one of any of the others, in whatever order. */
export function pairList(one: string, ...others: readonly string[]): List {
  return { side: 'first', keys: others.map((other) => (one <= other ? pairKey(one, other) : pairKey(other, one))) }
}

/** Everybody who has a word of this class and another whose class begins so: it may come before or after in the order of classes. */
export function begunPairLists(known: string, beginning: string): List[] {
  const codes = sounded(`${known} ${beginning}`)
  return [begun('first', kinds.pair, soundSteps, codes), begun('second', kinds.pair, soundSteps, codes)]
}

/** Everybody whose words are these, as they sound, in whatever order. */
export function wholeList(skeletons: readonly string[]): List {
  return only('first', wholeKey(skeletons))
}

/** The numbers, all of the first side, of lists in which two names must meet to be alike: of two words, and of all words. */
export function namedLists(): { readonly from: number; readonly until: number } {
  return { from: kinds.pair * bits, until: kinds.born * bits }
}

/** Everybody, in the order of their birth. */
export function bornList(): List {
  return only('second', bornKey)
}

const kinds = { word: 1, skeleton: 2, pair: 3, whole: 4, born: 5 } as const
/** A number is a kind and 50 bits, and so never above 2^53. */
const bits = 2 ** 50
/** How many letters there are to a step, and so how many steps: ten letters of a word, twelve of a pair of sounds. */
const wordSteps = { base: 32, count: 10 }
const soundSteps = { base: 16, count: 12 }
type Steps = typeof wordSteps

const bornKey = kinds.born * bits

function keyOf(kind: number, word: string): number {
  return packed(kind, wordSteps, lettered(word))
}

function pairKey(one: string, other: string): number {
  return packed(kinds.pair, soundSteps, sounded(`${one} ${other}`))
}

function packed(kind: number, { base, count }: Steps, codes: readonly number[]): number {
  let key = kind
  for (let at = 0; at < count; at++) key = key * base + (codes[at] ?? 0)
  return key * (bits / base ** count)
}

function begun(side: Side, kind: number, steps: Steps, codes: readonly number[]): List {
  const from = packed(kind, steps, codes)
  const open = Math.max(0, steps.count - codes.length)
  return { side, keys: [from], until: from + (bits / steps.base ** steps.count) * (steps.base ** open - 1) }
}

function only(side: Side, key: number): List {
  return { side, keys: [key] }
}

/** a to z, then everything else by chance: letters of other scripts share a code, in whatever script they are. 0 is the end of a word. */
function lettered(word: string): number[] {
  const codes: number[] = []
  for (let at = 0; at < word.length && codes.length < wordSteps.count; at++) {
    const code = word.charCodeAt(at)
    codes.push(code >= 97 && code <= 122 ? code - 96 : 1 + (code % 31))
  }
  return codes
}

function sounded(classes: string): number[] {
  const codes: number[] = []
  for (let at = 0; at < classes.length && at < soundSteps.count; at++) codes.push(soundCodes[classes.charCodeAt(at)] ?? 0)
  return codes
}
/** What separates two classes comes first, so that a shorter class is before the longer one that begins with it. */
const soundCodes: Record<number, number> = Object.fromEntries(Array.from(' abdhiklmnrsu', (letter, at) => [letter.charCodeAt(0), at + 1]))

/** Of all words in their order, 48 bits of chance: a whole name is only ever looked for whole. */
function wholeKey(words: readonly string[]): number {
  let [high, low] = [0x811c9dc5, 0x1b873593]
  const text = words.toSorted().join(' ')
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 0x01000193)
    low = Math.imul(low ^ (code + (high >>> 15)), 0x85ebca6b)
  }
  return kinds.whole * bits + (high >>> 8) * 2 ** 24 + (low >>> 8)
}
