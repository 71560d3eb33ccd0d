/**
 * How well a person answers a query and why: each typed word is laid beside the one word of the name that it is most like, and a typed
 * birth beside the person's. The weights are those of search-weight-rules.ts.
 */
import { distanceWithin } from '#algorithms/names/edit-distance.ts'
import { soundClass } from '#algorithms/names/sound-class.ts'
import {
  birthDiffers,
  birthWeights,
  letterApart,
  lettersApartMax,
  likeness,
  missingWord,
  otherWord,
  ownNumber,
  wordWeight,
} from './search-weight-rules.ts'
import type { KnownWord } from './name-rules.ts'
import type { AskedBirth, Query, QueryWord } from './query-rules.ts'
import type { Birth, FoundHow } from './words.ts'

export type Ranked = {
  /** Bits; higher is better, comparable only within one query. */
  readonly score: number
  readonly why: readonly { word: string; how: FoundHow }[]
}

/** What of a person is laid beside a query: their name in each script, their birth, their numbers. Numbers are as `documentToken` and `phoneOf` write them. */
export type Answering = Birth & { readonly name: Iterable<readonly KnownWord[]>; readonly numbers: readonly string[] }

/** Undefined when too much of the query is nowhere in the name: that person was not asked for. */
export function rankHit(query: Query, person: Answering, counts: ReadonlyMap<string, number> = new Map()): Ranked | undefined {
  return rankerOf(query, counts)(person)
}

/** For many persons: what a word of the query has to do with a word of a name is decided once, however many have that name. */
export function rankerOf(query: Query, counts: ReadonlyMap<string, number>): (person: Answering) => Ranked | undefined {
  const sounds = new Map<string, string>()
  const soundOf = (skeleton: string): string => {
    const known = sounds.get(skeleton) ?? soundClass(skeleton)
    sounds.set(skeleton, known)
    return known
  }
  const asked = query.words.map((word, at): AskedWord => {
    const mayBeUnfinished = query.lastMayBeUnfinished && at === query.words.length - 1
    return { ...word, mayBeUnfinished, weight: wordWeight(counts.get(word.word) ?? 0), met: new Map(), soundOf }
  })
  return (person) => rank(query, asked, person)
}

/** `met`: how this word is met by each word of a name that it was laid beside. */
type AskedWord = QueryWord & {
  readonly mayBeUnfinished: boolean
  readonly weight: number
  readonly met: Map<string, Meeting | undefined>
  readonly soundOf: (skeleton: string) => string
}
/** `rank`: 0 is the surest way to be met. `share`: how much of the word's weight this earns. */
type Meeting = { readonly how: WordHow; readonly rank: number; readonly share: number }

function rank(query: Query, asked: readonly AskedWord[], person: Answering): Ranked | undefined {
  const number = numberFound(query, person.numbers)
  if (number !== undefined) return number
  if (asked.length === 0) return bornThen(query, person)

  const birth = query.birth === undefined ? undefined : compareBirth(query.birth, person)
  const { met, score: nameScore, others } = bestAlignment(query, asked, person.name)
  if (!isEnough(met, birth)) return undefined

  const why: { word: string; how: FoundHow }[] = []
  for (const [at, { word }] of asked.entries()) {
    const how = met[at]?.how
    if (how !== undefined) why.push({ word, how: how === 'DISTANTLY' ? 'NEARLY' : how })
  }
  let score = nameScore + otherWord * Math.max(0, others)
  if (query.birth !== undefined) {
    if (birth !== undefined) why.push({ word: query.birth.on ?? String(query.birth.year), how: birth })
    score += birth === undefined ? birthDiffers : (birthWeights[birth] ?? 0)
  }
  return { score, why }
}

/** A date alone finds those of that day. */
function bornThen({ birth }: Query, person: Birth): Ranked | undefined {
  if (birth?.on === undefined || compareBirth(birth, person) !== 'SAME_BIRTH_DATE') return undefined
  return { score: birthWeights.SAME_BIRTH_DATE ?? 0, why: [{ word: birth.on, how: 'SAME_BIRTH_DATE' }] }
}

/** Every word as it was typed, and the birth when one was: nobody who is only near can be meant. */
export function isSureHit(query: Query, { why }: Pick<Ranked, 'why'>): boolean {
  const words = why.filter(({ how }) => how === 'EXACT').length
  if (words < Math.max(2, query.words.length)) return false
  return (
    query.birth === undefined ||
    why.some(({ how }) => how === 'SAME_BIRTH_DATE' || (how === 'SAME_BIRTH_YEAR' && query.birth?.on === undefined))
  )
}

/** What somebody can score at most who is met by one word that is only near, whoever they are. */
export function nearScoreMax({ words, birth }: Query, counts: ReadonlyMap<string, number>): number {
  const weights = words.map(({ word }) => wordWeight(counts.get(word) ?? 0))
  const name = weights.reduce((sum, weight) => sum + weight, 0) - (1 - likeness.NEARLY) * Math.min(...weights)
  const agreeing = birth === undefined ? 0 : (birthWeights[birth.on === undefined ? 'SAME_BIRTH_YEAR' : 'SAME_BIRTH_DATE'] ?? 0)
  return name + agreeing
}

function numberFound(query: Query, numbers: readonly string[]): Ranked | undefined {
  const asked: [FoundHow, string | undefined][] = [
    ['DOCUMENT', query.document],
    ['PHONE', query.phone],
    ['EMAIL', query.email],
  ]
  for (const [how, wanted] of asked) {
    const found = wanted === undefined ? undefined : numbers.find((number) => number.startsWith(wanted))
    if (found !== undefined) return { score: ownNumber + (found === wanted ? 1 : 0), why: [{ word: found, how }] }
  }
  return undefined
}

/**
 * Of one or two words none may be missing, unless the very day of birth speaks for somebody; of more, one. One word may be like the
 * name's at a distance only, when others are met better, and another where the birth agrees.
 */
function isEnough(met: readonly (Meeting | undefined)[], birth: FoundHow | undefined): boolean {
  const isBorn = birth === 'SAME_BIRTH_DATE' || birth === 'SAME_BIRTH_YEAR'
  const missing = met.filter((each) => each === undefined).length
  const distant = met.filter((each) => each?.how === 'DISTANTLY').length
  if (missing > (met.length >= 3 || (met.length === 2 && birth === 'SAME_BIRTH_DATE') ? 1 : 0)) return false
  return missing + distant < met.length && distant <= (isBorn ? 2 : 1)
}

type WordHow = keyof typeof likeness
/** `others`: words of the list beyond those of the query. */
type Alignment = { readonly met: readonly (Meeting | undefined)[]; readonly score: number; readonly others: number }

/** The name in each script is laid beside the query on its own; all scripts together only for a query that mixes them. */
function bestAlignment(query: Query, asked: readonly AskedWord[], name: Answering['name']): Alignment {
  let best: Alignment = { met: asked.map(() => undefined), score: Number.NEGATIVE_INFINITY, others: 0 }
  const lists: (readonly KnownWord[])[] = []
  const consider = (list: readonly KnownWord[]): void => {
    const met = alignWords(asked, list)
    const score = asked.reduce((sum, { weight }, at) => {
      const meeting = met[at]
      return sum + (meeting === undefined ? missingWord : weight * meeting.share)
    }, 0)
    if (score > best.score) best = { met, score, others: list.length - asked.length }
  }
  for (const list of name) {
    lists.push(list)
    consider(list)
    if (best.met.every((each) => each?.how === 'EXACT' || (query.isLatin && each !== undefined && each.how !== 'DISTANTLY'))) return best
  }
  if (lists.length > 1 && best.met.includes(undefined)) consider(lists.flat())
  return best
}

const hows = ['EXACT', 'PREFIX', 'SOUNDS_ALIKE', 'NEARLY', 'DISTANTLY'] as const satisfies readonly WordHow[]

/** For each word of the query how it is met, the surest first; a word of the name is laid beside one only. */
function alignWords(asked: readonly AskedWord[], list: readonly KnownWord[]): (Meeting | undefined)[] {
  const met: (Meeting | undefined)[] = asked.map(() => undefined)
  const pairs: { at: number; place: number; meeting: Meeting }[] = []
  for (let at = 0; at < asked.length; at++) {
    for (let place = 0; place < list.length; place++) {
      const meeting = meetingOf(asked[at]!, list[place]!)
      if (meeting !== undefined) pairs.push({ at, place, meeting })
    }
  }
  if (pairs.length > 1) pairs.sort((a, b) => a.meeting.rank - b.meeting.rank || a.at - b.at || b.meeting.share - a.meeting.share)
  const taken: boolean[] = []
  for (const { at, place, meeting } of pairs) {
    if (met[at] !== undefined || taken[place] === true) continue
    met[at] = meeting
    taken[place] = true
  }
  return met
}

function meetingOf(asked: AskedWord, known: KnownWord): Meeting | undefined {
  const there = asked.met.get(known.word)
  if (there !== undefined || asked.met.has(known.word)) return there
  const rank = hows.findIndex((each) => isMet(each, asked, known))
  const how = hows[rank]
  const meeting = how === undefined ? undefined : { how, rank, share: shareOf(how, asked.word, known.word) }
  asked.met.set(known.word, meeting)
  return meeting
}

function shareOf(how: WordHow, asked: string, known: string): number {
  if (how === 'EXACT' || how === 'PREFIX') return likeness[how]
  let apart = 1
  while (apart < lettersApartMax && !distanceWithin(asked, known, apart)) apart++
  return likeness[how] - letterApart * apart
}

/** The beginning of a skeleton says something from here on: two consonants begin every tenth name. */
export const skeletonPrefixMin = 3

function isMet(how: WordHow, asked: AskedWord, known: KnownWord): boolean {
  const { word, skeleton, mayBeUnfinished } = asked
  if (how === 'EXACT') return known.word === word
  if (how === 'PREFIX') return mayBeUnfinished && known.word.startsWith(word)
  if (how === 'DISTANTLY') return isDistantly(word, known.word)
  if (skeleton === undefined || known.skeleton === undefined) return false
  if (how === 'NEARLY')
    return isNearly(word, known.word) || isNear({ word, skeleton }, { word: known.word, skeleton: known.skeleton }, asked.soundOf)
  return known.skeleton === skeleton || (mayBeUnfinished && skeleton.length >= skeletonPrefixMin && known.skeleton.startsWith(skeleton))
}

/** One error in a word of four letters, two in one of seven. */
function isNearly(typed: string, known: string): boolean {
  const longest = Math.max(typed.length, known.length)
  if (longest < 4) return false
  return distanceWithin(typed, known, longest >= 7 ? 2 : 1)
}

/** More than half of the letters, or the beginning of a longer word. */
function isDistantly(typed: string, known: string): boolean {
  const [shorter, longer] = typed.length < known.length ? [typed, known] : [known, typed]
  if (shorter.length >= 4 && longer.startsWith(shorter)) return true
  return shorter.length >= 2 && distanceWithin(typed, known, Math.max(1, Math.floor(longer.length * 0.45)))
}

/** The same classes of sound, or one of four consonants that differs; of three, when the letters are not far apart either. */
function isNear(typed: Spoken, known: Spoken, soundOf: (skeleton: string) => string): boolean {
  if (soundOf(typed.skeleton) === soundOf(known.skeleton)) return true
  const longest = Math.max(typed.skeleton.length, known.skeleton.length)
  if (longest < 3 || !distanceWithin(typed.skeleton, known.skeleton, 1)) return false
  return longest >= 4 || isDistantly(typed.word, known.word)
}
type Spoken = { readonly word: string; readonly skeleton: string }

/** How a typed date or year agrees with a birth; undefined when it does not. */
export function compareBirth(asked: AskedBirth, { bornOn, bornPrecision }: Birth): FoundHow | undefined {
  if (bornOn === null) return 'BIRTH_DATE_UNKNOWN'
  const [year, month, day] = bornOn.split('-')
  const years = Math.abs(Number(year) - asked.year)
  const { on } = asked
  if (on === undefined || bornPrecision === 'YEAR') return years === 0 ? 'SAME_BIRTH_YEAR' : years === 1 ? 'BIRTH_YEAR_ONE_OFF' : undefined
  if (on === bornOn) return bornPrecision === 'DAY' ? 'SAME_BIRTH_DATE' : 'SAME_BIRTH_MONTH'
  if (on === `${year}-${day}-${month}`) return 'BIRTH_DAY_AND_MONTH_SWAPPED'
  // 1 January is what offices write when only the year is known.
  if (years === 0 && (on.endsWith('-01-01') || bornOn.endsWith('-01-01'))) return 'BIRTH_DAY_UNSURE'
  if (on.slice(0, 7) === bornOn.slice(0, 7)) return 'SAME_BIRTH_MONTH'
  if (years === 0) return 'SAME_BIRTH_YEAR'
  return years === 1 ? 'BIRTH_YEAR_ONE_OFF' : undefined
}
