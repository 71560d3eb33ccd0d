// Learns from pairs of spellings of the same names how one script writes the sounds of another: first which pieces stand for each
// other (expectation-maximisation over all ways to cut a pair into pieces), then which piece follows which (absolute discounting of
// the pairs of pieces on the best cut, with Kneser-Ney's count of left neighbours for the rest).
// After Jiampojamarn et al. 2007 (many-to-many alignment) and Bisani & Ney 2008 (joint sequences). Cost: rounds × pairs × letters².
import { type Alphabet, alphabetOf, encode, latinLetters, type SoundCounts } from './sounds.ts'

export type SpellingPair = readonly [latin: string, native: string]

/** How many letters of each side a piece may hold. A Latin letter may be silent; a native one never stands alone. */
const shapes: readonly (readonly [number, number])[] = [
  [1, 0],
  [1, 1],
  [1, 2],
  [2, 1],
]
const lettersMax = 28
const width = lettersMax + 1
const rounds = 7
/** A piece used in fewer words than one of so many is an accident; so is a pair of pieces seen once. */
const pairsAPiece = 5_000
const pairMin = 2

type Cut = { latin: number[]; native: number[] }

export function learnSounds(pairs: readonly SpellingPair[]): SoundCounts {
  const latin = alphabetOf(latinLetters)
  const native = commonLetters(pairs.map(([, word]) => word))
  const words = pairs
    .map(([a, b]) => ({ latin: encode(a, latin), native: encode(b, native) }))
    .filter(
      (cut) => cut.latin.length > 0 && cut.native.length > 0 && cut.latin.length <= lettersMax && cut.native.length <= cut.latin.length * 2,
    )
  let weights = new Float64Array(0)
  for (let round = 0; round < rounds; round++) weights = expect(words, weights)
  const { pieces, sequences } = bestCuts(words, weights)
  return { nativeLetters: native.letters, ...countFollowers(pieces, sequences) }
}

/** Latin spellings of what is one native spelling: variants of each other, in both directions; and each for itself, as often. */
export function latinPairs(pairs: readonly SpellingPair[]): SpellingPair[] {
  const groups = new Map<string, Set<string>>()
  for (const [latin, native] of pairs) {
    const group = groups.get(native)
    if (group === undefined) groups.set(native, new Set([latin]))
    else group.add(latin)
  }
  const variants: SpellingPair[] = []
  for (const group of groups.values()) {
    const spellings = [...group].slice(0, spellingsMax)
    for (const one of spellings) {
      for (const other of spellings) if (one !== other) variants.push([one, other], [one, one])
    }
  }
  return variants
}
/** Of a name with dozens of spellings as many pairs as of six. */
const spellingsMax = 6

/** Latin letters where the other side is Latin too; else those that a handful of words hold. */
function commonLetters(words: readonly string[]): Alphabet {
  const times = new Map<string, number>()
  for (const word of words) for (const letter of word) times.set(letter, (times.get(letter) ?? 0) + 1)
  if ((times.get('a') ?? 0) > words.length / 10) return alphabetOf(latinLetters)
  const common = [...times].filter(([letter, count]) => count >= words.length / wordsALetter && /[\p{L}\p{M}]/u.test(letter))
  common.sort((a, b) => b[1] - a[1])
  return alphabetOf(
    common
      .slice(0, 63)
      .map(([letter]) => letter)
      .join(''),
  )
}
/** A letter that fewer words hold than one of so many is read as its stand-in (sounds.ts). */
const wordsALetter = 1_000

/** The place of a piece in an array of all that are possible: six bits a letter. */
function pieceAt(word: Cut, i: number, j: number, shape: readonly [number, number]): number {
  let key = word.latin[i]! << 18
  if (shape[0] > 1) key |= word.latin[i + 1]! << 12
  if (shape[1] > 0) key |= word.native[j]! << 6
  if (shape[1] > 1) key |= word.native[j + 1]!
  return key
}

/** One round: how often each piece is used, over all cuts of all pairs weighed by their probability. No weights: each shape its own. */
function expect(words: readonly Cut[], weights: Float64Array): Float64Array<ArrayBuffer> {
  const used = new Float64Array(1 << 24)
  const touched = new Set<number>()
  const before = new Float64Array(width * width * 2)
  const after = new Float64Array(width * width * 2)
  const weightOf = (word: Cut, i: number, j: number, shape: readonly [number, number]) =>
    weights.length > 0 ? weights[pieceAt(word, i, j, shape)]! : shape[0] + shape[1] === 2 ? 0.01 : shape[1] === 0 ? 0.002 : 0.0005
  for (const word of words) {
    const n = word.latin.length
    const m = word.native.length
    const row = m + 1
    before.fill(0, 0, (n + 1) * row)
    after.fill(0, 0, (n + 1) * row)
    before[0] = 1
    after[n * row + m] = 1
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= m; j++) {
        const here = before[i * row + j]!
        if (here === 0) continue
        for (const shape of shapes) {
          if (i + shape[0] > n || j + shape[1] > m) continue
          before[(i + shape[0]) * row + j + shape[1]]! += here * weightOf(word, i, j, shape)
        }
      }
    }
    const all = before[n * row + m]!
    if (all <= 0) continue
    for (let i = n - 1; i >= 0; i--) {
      for (let j = m; j >= 0; j--) {
        let sum = 0
        for (const shape of shapes) {
          if (i + shape[0] > n || j + shape[1] > m) continue
          const share = weightOf(word, i, j, shape) * after[(i + shape[0]) * row + j + shape[1]]!
          if (share === 0) continue
          sum += share
          const key = pieceAt(word, i, j, shape)
          if (used[key] === 0) touched.add(key)
          used[key]! += (before[i * row + j]! * share) / all
        }
        after[i * row + j] = sum
      }
    }
  }
  let total = 0
  for (const key of touched) {
    if (used[key]! < 0.5) used[key] = 0
    total += used[key]!
  }
  for (const key of touched) used[key]! /= total
  return used
}

/** The most probable cut of each pair, twice: rare pieces of the first time are struck out, and the pairs that need them are left aside. */
function bestCuts(words: readonly Cut[], weights: Float64Array): { pieces: number[]; sequences: number[][] } {
  const timesMin = words.length / pairsAPiece
  const first = words.map((word) => bestCut(word, weights))
  const times = new Map<number, number>()
  for (const cut of first) for (const key of cut ?? []) times.set(key, (times.get(key) ?? 0) + 1)
  for (const [key, count] of times) if (count < timesMin) weights[key] = 0
  const cuts = words.map((word) => bestCut(word, weights)).filter((cut) => cut !== undefined)
  const pieces = [...new Set(cuts.flat())]
  const numbers = new Map(pieces.map((key, index) => [key, index + 1]))
  return { pieces, sequences: cuts.map((cut) => cut.map((key) => numbers.get(key)!)) }
}

function bestCut(word: Cut, weights: Float64Array): number[] | undefined {
  const n = word.latin.length
  const row = word.native.length + 1
  const best = new Float64Array((n + 1) * row)
  const from = new Uint8Array((n + 1) * row)
  best[0] = 1
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < row; j++) {
      const here = best[i * row + j]!
      if (here === 0) continue
      for (const [index, shape] of shapes.entries()) {
        if (i + shape[0] > n || j + shape[1] >= row) continue
        const there = (i + shape[0]) * row + j + shape[1]
        const weight = here * weights[pieceAt(word, i, j, shape)]!
        if (weight > best[there]!) {
          best[there] = weight
          from[there] = index
        }
      }
    }
  }
  if (best[n * row + row - 1] === 0) return undefined
  const cut: number[] = []
  for (let i = n, j = row - 1; i > 0;) {
    const shape = shapes[from[i * row + j]!]!
    i -= shape[0]
    j -= shape[1]
    cut.unshift(pieceAt(word, i, j, shape))
  }
  return cut
}

function countFollowers(pieces: readonly number[], sequences: readonly (readonly number[])[]): Omit<SoundCounts, 'nativeLetters'> {
  const size = pieces.length + 1
  const pairs: Map<number, number>[] = Array.from({ length: size }, () => new Map())
  for (const sequence of sequences) {
    let before = 0
    for (const next of [...sequence, 0]) {
      pairs[before]!.set(next, (pairs[before]!.get(next) ?? 0) + 1)
      before = next
    }
  }
  const counts = pairs.flatMap((row) => [...row.values()])
  const once = counts.filter((count) => count === 1).length
  const twice = counts.filter((count) => count === 2).length
  const discount = once / Math.max(1, once + 2 * twice)
  const neighbours = Array.from({ length: size }, () => 0.5)
  for (const row of pairs) for (const next of row.keys()) neighbours[next]!++
  const all = neighbours.reduce((sum, count) => sum + count, 0)
  const alone = neighbours.map((count) => count / all)
  const left: number[] = []
  const known: [number, number][][] = []
  for (const row of pairs) {
    const total = [...row.values()].reduce((sum, count) => sum + count, 0)
    const kept = [...row].filter(([, count]) => count >= pairMin).sort((a, b) => a[0] - b[0])
    const share = total === 0 ? 1 : 1 - kept.reduce((sum, [, count]) => sum + count - discount, 0) / total
    left.push(share)
    known.push(kept.map(([next, count]) => [next, (count - discount) / total + share * alone[next]!]))
  }
  return {
    latinChunks: [0, ...pieces.map((key) => ((key >> 18) & 63) | (((key >> 12) & 63) << 6))],
    nativeChunks: [0, ...pieces.map((key) => ((key >> 6) & 63) | ((key & 63) << 6))],
    alone,
    left,
    known,
  }
}
