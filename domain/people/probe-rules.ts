/**
 * Which lists of the index are looked into for a query, in three steps of growing cost. Each look is an equality, or a beginning, with
 * a span of birth dates and an end, so that no step reads more for a common name than for a rare one. What is found is only a
 * candidate: search-rules.ts decides.
 */
import { addDays, addMonths, type Day } from '#domain/kit/day.ts'
import { classesNear, skeletonLetters, soundClassPrefix } from '#algorithms/names/sound-class.ts'
import {
  begunPairLists,
  begunSkeletonList,
  begunWordList,
  bornList,
  type List,
  pairList,
  skeletonList,
  wholeList,
  wordList,
} from './posting-rules.ts'
import type { AskedBirth, Query, QueryWord } from './query-rules.ts'

/** Every birth date, and the sign of an unknown one, as the column of the index has them. */
export const anyBirth = { from: '-infinity', until: 'infinity' }
const unknownBirth = { from: '-infinity', until: '-infinity' }

export type BirthSpan = { readonly from: string; readonly until: string }
export type Probe = {
  readonly list: List
  readonly born: BirthSpan
  /** So much of the list is read at most, and so many are kept: those who are spelt most alike. */
  readonly read: number
  readonly most: number
  /** How much a candidate found here is worth, before names are compared: only the best are read in full. */
  readonly worth: number
}

/** Looked for when asked for by age: nobody born outside is found. */
export type Asked = { readonly query: Query; readonly span: BirthSpan }

/** Who has these ages today was born in this span; nobody of an unknown age is in it. */
export function spanOfAges({ ageFrom, ageUntil }: { ageFrom?: number | undefined; ageUntil?: number | undefined }, today: Day): BirthSpan {
  if (ageFrom === undefined && ageUntil === undefined) return anyBirth
  return {
    from: ageUntil === undefined ? '1850-01-01' : addDays(addMonths(today, -12 * (ageUntil + 1)), 1),
    until: addMonths(today, -12 * (ageFrom ?? 0)),
  }
}

/** Each word whole, each two words together and all words together by their sounds. */
export function firstProbes({ query, span }: Asked): Probe[] {
  const sounding = query.words.filter(({ sound }) => sound !== undefined)
  const [only] = query.words
  if (only === undefined) return within(span, bornOn(query.birth, 100))
  if (query.words.length === 1 || sounding.length < 2) {
    const word = sounding[0] ?? only
    const exact = spread(wordList(word.word), query.birth, 60, 40)
    const alike = word.skeleton === undefined ? [] : spread(skeletonList(word.skeleton), query.birth, 60, 20)
    return within(span, [...exact, ...alike])
  }
  const whole = wholeList([...new Set(sounding.map(({ skeleton }) => skeleton!))])
  return within(span, [
    ...spread(whole, query.birth, 60, 50),
    ...pairs(sounding).flatMap(([a, b]) => spread(pairList(a.sound!, b.sound!), query.birth, 120, 20)),
  ])
}

/** The last word as a beginning: of a word when it is alone, of its sound beside each of the others. */
export function prefixProbes({ query, span }: Asked): Probe[] {
  const last = query.words.at(-1)
  if (last === undefined || !query.lastMayBeUnfinished) return []
  if (query.words.length === 1) {
    const alike =
      last.skeleton !== undefined && last.skeleton.length >= 3
        ? [{ list: begunSkeletonList(last.skeleton), born: anyBirth, read: 300, most: 60, worth: 10 }]
        : []
    return within(span, [{ list: begunWordList(last.word), born: anyBirth, read: 300, most: 100, worth: 30 }, ...alike])
  }
  const beginning = soundClassPrefix(last.skeleton ?? last.word)
  const others = query.words.slice(0, -1).filter(({ sound }) => sound !== undefined)
  return within(
    span,
    others.flatMap(({ sound }) =>
      begunPairLists(sound!, beginning).map((list) => ({ list, born: anyBirth, read: 300, most: 50, worth: 10 })),
    ),
  )
}

/** Of a long name the commoner words lead nowhere that the rarer ones do not. */
const mistypedMax = 3

/**
 * One word at a time is taken for mistyped: every sound that is one letter away, beside the rarest of the others; of a single word,
 * every skeleton one letter away. And each word alone among those born then, and all who were born on the very day, for a name of which
 * little was understood.
 */
export function nearProbes({ query, span }: Asked, rarity: (word: QueryWord) => number): Probe[] {
  const { birth } = query
  const sounding = query.words.filter(({ sound }) => sound !== undefined)
  const [only] = sounding
  if (only === undefined) return []
  const rarest = sounding.toSorted((a, b) => rarity(a) - rarity(b))
  const lists: Pick<Probe, 'list' | 'worth'>[] =
    sounding.length === 1
      ? classesNear(only.skeleton!, skeletonLetters).map((skeletons) => ({ list: skeletonList(...skeletons), worth: 5 }))
      : rarest.slice(0, mistypedMax).flatMap((mistyped) => {
          const beside = rarest.find((other) => other !== mistyped)!.sound!
          return classesNear(mistyped.sound!).map((sounds) => ({ list: pairList(beside, ...sounds), worth: 8 }))
        })
  const near = lists.flatMap((list): Probe[] => {
    if (birth === undefined) return [{ ...list, born: anyBirth, read: nearMax, most: nearMax }]
    const onTheDay: Probe[] =
      birth.on === undefined
        ? []
        : [{ ...list, born: { from: birth.on, until: birth.on }, read: nearMax / 4, most: nearMax / 4, worth: 16 }]
    return [...onTheDay, { ...list, born: years(birth.year, birth.year), read: nearMax, most: nearMax }]
  })
  return within(span, [...near, ...aloneProbes(sounding, birth, rarity), ...bornOn(birth, 60)])
}

/** So many are read of all lists of one kind of error together. */
const nearMax = 800

function bornOn(birth: AskedBirth | undefined, most: number): Probe[] {
  if (birth?.on === undefined) return []
  return [{ list: bornList(), born: { from: birth.on, until: birth.on }, read: 1_000, most, worth: 3 }]
}

/** Longer lists than this would be cut anywhere. */
const aloneMax = 400

function aloneProbes(words: readonly QueryWord[], birth: AskedBirth | undefined, rarity: (word: QueryWord) => number): Probe[] {
  const alone = { most: aloneMax, worth: 4 }
  if (birth === undefined) {
    const rare = words.filter((word) => rarity(word) < aloneMax)
    return rare.map(({ skeleton }) => ({ ...alone, list: skeletonList(skeleton!), born: anyBirth, read: aloneMax }))
  }
  const on = birth.on === undefined ? years(birth.year, birth.year) : { from: birth.on, until: birth.on }
  return words.map(({ skeleton }) => ({ ...alone, list: skeletonList(skeleton!), born: on, read: 600 }))
}

/** Of a list of more, some of the namesakes are as good as others. */
const longListMax = 700

/** With a typed birth: those of that day, of that year, of the years around it, and the undated each have their own end. */
export function spread(list: List, birth: AskedBirth | undefined, most: number, worth: number): Probe[] {
  const part = (born: BirthSpan, share: number, more: number): Probe => {
    const kept = Math.ceil(most * share)
    return { list, born, read: kept * 10, most: kept, worth: worth + more }
  }
  if (birth === undefined) return [{ ...part(anyBirth, 1, 0), read: longListMax }]
  const { on, year } = birth
  const swapped = on === undefined ? undefined : `${on.slice(0, 4)}-${on.slice(8, 10)}-${on.slice(5, 7)}`
  return [
    ...(on === undefined ? [] : [part({ from: on, until: on }, 0.4, 14)]),
    ...(swapped === undefined || swapped === on || on!.slice(8, 10) > '12' ? [] : [part({ from: swapped, until: swapped }, 0.2, 10)]),
    part(years(year, year), 1, 6),
    part(years(year - 1, year - 1), 0.3, 2),
    part(years(year + 1, year + 1), 0.3, 2),
    part(unknownBirth, 0.2, 1),
    part(anyBirth, 0.3, 0),
  ]
}

function years(first: number, last: number): BirthSpan {
  return { from: `${first}-01-01`, until: `${last}-12-31` }
}

function pairs(words: readonly QueryWord[]): [QueryWord, QueryWord][] {
  return words.flatMap((first, at) => words.slice(at + 1).map((second): [QueryWord, QueryWord] => [first, second]))
}

/** `-infinity` is before every date and `infinity` after it. */
function within({ from, until }: BirthSpan, probes: readonly Probe[]): Probe[] {
  if (from === anyBirth.from && until === anyBirth.until) return [...probes]
  return probes.flatMap((probe) => {
    const born = { from: later(from, probe.born.from), until: earlier(until, probe.born.until) }
    return born.from !== '-infinity' && (born.until === 'infinity' || born.from <= born.until) ? [{ ...probe, born }] : []
  })
}

function later(a: string, b: string): string {
  if (a === '-infinity') return b
  return b === '-infinity' || a > b ? a : b
}

function earlier(a: string, b: string): string {
  if (a === 'infinity') return b
  return b === 'infinity' || a < b ? a : b
}
