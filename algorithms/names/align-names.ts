// Sets the words of two names side by side, one to one, at the least cost in slips of the pen (word-cost.ts); words written together
// on one side are joined on the other. Cost: words × 2^words for up to ten words a side, words³ beyond.
import { ordinals, sharesNickname } from './name-words.ts'
import type { NameToken } from './read-name.ts'
import { consonantal } from './script.ts'
import { signCost, wordCost } from './word-cost.ts'

/** How a word of another script may be heard, when a learned table says: slips between a Latin word and a native one. */
export type HearWord = (latin: NameToken, native: NameToken) => number | undefined

export type PartKind = 'same' | 'spelt_another_way' | 'initial' | 'transliterated' | 'missing' | 'different'

export type AlignedPart = {
  readonly a: NameToken | undefined
  readonly b: NameToken | undefined
  readonly kind: PartKind
  readonly cost: number
}

/** Two names that differ this much are no spellings of each other; more does not make them more different. */
export const costMax = 4.9
const missingName = 2.5
/** Two initials that differ are cheaper side by side than left alone, so that the contradiction is seen. */
const missingInitial = 1.8
const wordsExact = 10

export function alignNames(a: readonly NameToken[], b: readonly NameToken[], hear?: HearWord): AlignedPart[] {
  // Of two ways that cost the same, the same one is found from either side.
  if (!comesAfter(a, b)) return alignInOrder(a, b, hear)
  return alignInOrder(b, a, hear).map((part) => ({ ...part, a: part.b, b: part.a }))
}

function comesAfter(a: readonly NameToken[], b: readonly NameToken[]): boolean {
  if (a.length !== b.length) return a.length > b.length
  for (const [at, one] of a.entries()) if (one.folded !== b[at]!.folded) return one.folded > b[at]!.folded
  return false
}

function alignInOrder(a: readonly NameToken[], b: readonly NameToken[], hear?: HearWord): AlignedPart[] {
  const first = pairUp(a, b, hear)
  if (first.every((part) => part.kind !== 'different' && (part.kind !== 'missing' || weightless(part.a ?? part.b!)))) return first
  const joinedA = joinRuns(a, b, hear)
  const joinedB = joinRuns(b, a, hear)
  if (joinedA === a && joinedB === b) return first
  const second = pairUp(joinedA, joinedB, hear)
  return totalOf(second) < totalOf(first) ? second : first
}

function totalOf(parts: readonly AlignedPart[]): number {
  return parts.reduce((sum, part) => sum + part.cost, 0)
}

export function weightless(token: NameToken): boolean {
  return token.kind === 'particle' || token.kind === 'title' || token.kind === 'legal'
}

function missingCost(token: NameToken): number {
  return weightless(token) ? 0 : token.kind === 'initial' ? missingInitial : missingName
}

function pairUp(a: readonly NameToken[], b: readonly NameToken[], hear?: HearWord): AlignedPart[] {
  const parts: AlignedPart[] = []
  const [restA, restB] = withoutEqual(a, b, parts)
  if (restA.length > 0 && restB.length > 0) {
    const pairs = restA.map((one) => restB.map((other) => comparePart(one, other, hear)))
    const partners = restB.length <= wordsExact ? cheapest(restA, restB, pairs) : greedy(restA, restB, pairs)
    for (const [i, one] of restA.entries()) parts.push(partners[i]! < 0 ? missing(one, undefined) : pairs[i]![partners[i]!]!)
    for (const [j, other] of restB.entries()) if (!partners.includes(j)) parts.push(missing(undefined, other))
    return parts
  }
  for (const one of restA) parts.push(missing(one, undefined))
  for (const other of restB) parts.push(missing(undefined, other))
  return parts
}

function missing(a: NameToken | undefined, b: NameToken | undefined): AlignedPart {
  return { a, b, kind: 'missing', cost: missingCost(a ?? b!) }
}

/** Equal words go together before any other; what is left over must be weighed. */
function withoutEqual(a: readonly NameToken[], b: readonly NameToken[], parts: AlignedPart[]): [NameToken[], NameToken[]] {
  const restB = [...b]
  const restA: NameToken[] = []
  for (const one of a) {
    const at = restB.findIndex((other) => other.folded === one.folded && other.kind === one.kind && other.script === one.script)
    if (at < 0) restA.push(one)
    else parts.push({ a: one, b: restB.splice(at, 1)[0], kind: 'same', cost: 0 })
  }
  return [restA, restB]
}

/** Every set of words of `b` that the first words of `a` may take. */
function cheapest(a: readonly NameToken[], b: readonly NameToken[], pairs: readonly (readonly AlignedPart[])[]): number[] {
  const sets = 1 << b.length
  let costs = new Float64Array(sets).fill(Infinity)
  costs[0] = 0
  const chosen: Int8Array[] = []
  for (const [i, one] of a.entries()) {
    const after = new Float64Array(sets).fill(Infinity)
    const choice = new Int8Array(sets).fill(-1)
    for (let set = 0; set < sets; set++) {
      const here = costs[set]!
      if (here === Infinity) continue
      const alone = here + missingCost(one)
      if (alone < after[set]!) {
        after[set] = alone
        choice[set] = -1
      }
      for (let j = 0; j < b.length; j++) {
        if ((set >> j) & 1) continue
        const paired = here + pairs[i]![j]!.cost - missingCost(b[j]!)
        const taken = set | (1 << j)
        if (paired < after[taken]!) {
          after[taken] = paired
          choice[taken] = j
        }
      }
    }
    chosen.push(choice)
    costs = after
  }
  let set = costs.indexOf(Math.min(...costs))
  const partners: number[] = []
  for (let i = a.length - 1; i >= 0; i--) {
    const j = chosen[i]![set]!
    partners[i] = j
    if (j >= 0) set &= ~(1 << j)
  }
  return partners
}

function greedy(a: readonly NameToken[], b: readonly NameToken[], pairs: readonly (readonly AlignedPart[])[]): number[] {
  const offers = pairs.flatMap((row, i) => row.map((part, j) => ({ i, j, gain: part.cost - missingCost(a[i]!) - missingCost(b[j]!) })))
  const partners = a.map(() => -1)
  const taken = new Set<number>()
  for (const { i, j, gain } of offers.sort((x, y) => x.gain - y.gain)) {
    if (gain > 0 || partners[i]! >= 0 || taken.has(j)) continue
    partners[i] = j
    taken.add(j)
  }
  return partners
}

export function comparePart(a: NameToken, b: NameToken, hear?: HearWord): AlignedPart {
  if (a.script === b.script && a.folded === b.folded) return { a, b, kind: 'same', cost: 0 }
  if (a.kind === 'ordinal' || b.kind === 'ordinal') {
    const equal = (ordinals.get(a.latin) ?? a.latin) === (ordinals.get(b.latin) ?? b.latin)
    return { a, b, kind: equal ? 'same' : 'different', cost: equal ? 0 : costMax }
  }
  if (a.kind === 'initial' || b.kind === 'initial') return compareInitial(a, b)
  if (weightless(a) && weightless(b)) return { a, b, kind: a.latin === b.latin ? 'same' : 'spelt_another_way', cost: 0 }
  const cost = costOf(a, b, hear)
  // Ben may be a name on one side; what only resembles a particle is none.
  if ((weightless(a) || weightless(b)) && cost > 0.7) return { a, b, kind: 'different', cost: costMax }
  const another = a.script === b.script ? 'spelt_another_way' : 'transliterated'
  const far = cost > slipsAllowed(a, b)
  return { a, b, kind: far ? 'different' : cost === 0 && a.script === b.script ? 'same' : another, cost: Math.min(costMax, cost) }
}

/** A third of the letters, and never more than three. */
function slipsAllowed(a: NameToken, b: NameToken): number {
  return Math.min(3, Math.max(1, Math.max(a.latin.length, b.latin.length) / 3))
}

function compareInitial(a: NameToken, b: NameToken): AlignedPart {
  const short = a.kind === 'initial' ? a : b
  const long = a.kind === 'initial' ? b : a
  const equal = short.latin.charAt(0) === long.latin.charAt(0)
  if (long.kind === 'initial') return { a, b, kind: equal ? 'same' : 'different', cost: equal ? 0 : 3 }
  if (weightless(long)) return { a, b, kind: 'different', cost: costMax }
  return { a, b, kind: equal ? 'initial' : 'different', cost: equal ? 0.3 : 3.4 }
}

/** Scripts in which a sign is a syllable: another sign is another name. */
const syllabic: ReadonlySet<string> = new Set(['Hani', 'Hang'])
/** Scripts whose letters are told apart better by themselves than by their spelling in Latin letters. */
const asWritten: ReadonlySet<string> = new Set([
  'Arab',
  'Hebr',
  'Deva',
  'Beng',
  'Guru',
  'Taml',
  'Telu',
  'Gujr',
  'Knda',
  'Mlym',
  'Sinh',
  'Thai',
  'Laoo',
  'Khmr',
  'Mymr',
])
/** Scripts of syllables with a vowel that is heard and not written. */
const vowelsUnwritten: ReadonlySet<string> = new Set([...asWritten, ...consonantal])

function costOf(a: NameToken, b: NameToken, hear?: HearWord): number {
  if (a.script === b.script) {
    if (syllabic.has(a.script)) return signCost(a.folded, b.folded, 3)
    if (asWritten.has(a.script)) return signCost(a.folded, b.folded, 1)
    return spelledCost(a, b, 1)
  }
  const cost = spelledCost(a, b, vowelsUnwritten.has(a.script) || vowelsUnwritten.has(b.script) ? 0.15 : 1)
  const heard =
    cost < clear || cost > hopeless ? undefined : a.script === 'Latn' ? hear?.(a, b) : b.script === 'Latn' ? hear?.(b, a) : undefined
  if (heard === undefined) return cost
  return consonantal.has(a.script) || consonantal.has(b.script) ? heard : Math.min(heard, cost)
}
/** Where the letters alone decide, the table of sounds is not asked. */
const clear = 0.2
const hopeless = 5

function spelledCost(a: NameToken, b: NameToken, vowels: number): number {
  if (a.latin === b.latin) return 0
  const cost = wordCost(a.letters, b.letters, vowels)
  return cost > nickname && sharesNickname(a.latin, b.latin) ? nickname : cost
}
const nickname = 0.6

/** Words that follow each other here and are one word there: Patr ushev, Abd Allah, Jong un. */
function joinRuns(words: readonly NameToken[], others: readonly NameToken[], hear?: HearWord): readonly NameToken[] {
  let joined: NameToken[] | undefined
  for (const other of others) {
    if (other.latin.length < shortest || words.some((word) => word.latin === other.latin)) continue
    const list: readonly NameToken[] = joined ?? words
    const run = bestRun(list, other, hear)
    if (run !== undefined) joined = [...list.slice(0, run.from), run.token, ...list.slice(run.to)]
  }
  return joined ?? words
}

/** A.B.C. is ABC; shorter words of names are joined by accident. */
const shortest = 2

function bestRun(words: readonly NameToken[], other: NameToken, hear?: HearWord) {
  let best: { from: number; to: number; token: NameToken; cost: number } | undefined
  for (let from = 0; from < words.length - 1; from++) {
    let length = words[from]!.latin.length
    for (let to = from + 2; to <= Math.min(words.length, from + 4); to++) {
      length += words[to - 1]!.latin.length
      if (words[to - 1]!.script !== words[from]!.script || Math.abs(length - other.latin.length) > (consonantal.has(other.script) ? 8 : 2))
        continue
      const run = words.slice(from, to)
      const spelled = run.every((word) => word.kind === 'initial')
      if (other.latin.length < 4 && !spelled) continue
      const token = joinWords(run)
      const cost = costOf(token, other, hear)
      if (cost <= (spelled ? 0 : Math.max(1, length / 6)) && cost < (best?.cost ?? Infinity)) best = { from, to, token, cost }
    }
  }
  return best
}

function joinWords(words: readonly NameToken[]): NameToken {
  const letters = new Uint8Array(words.reduce((sum, word) => sum + word.letters.length, 0))
  let at = 0
  for (const word of words) {
    letters.set(word.letters, at)
    at += word.letters.length
  }
  const text = (pick: (word: NameToken) => string, between = '') => words.map(pick).join(between)
  const kind = words.every(weightless) ? 'particle' : 'name'
  return {
    ...words[0]!,
    kind,
    letters,
    native: text((word) => word.native, ' '),
    folded: text((word) => word.folded),
    latin: text((word) => word.latin),
  }
}
