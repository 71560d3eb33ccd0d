// The stream of pairs to candidates: each pair is brought to its pattern, weighed, and kept only when it may be a match. What is kept are
// four numbers a candidate in typed arrays that grow; what is counted is every pattern.
import type { Frequencies } from './frequencies.ts'
import { type KinBits, doubtOfKin, kinBitsOf } from './kin.ts'
import { DIFFERENT, sameLevel } from './levels.ts'
import { type Comparer, type Patterns, emptyPatterns } from './patterns.ts'
import type { Model } from './expectation.ts'
import { bitsOfFields, priorBits } from './weights.ts'
import { type Passes, visitPairs } from './keys.ts'

export type Candidates = {
  count: number
  a: Int32Array
  b: Int32Array
  pattern: Int32Array
  /** Bits for being one person, the share included. */
  weight: Float32Array
}

/** Pattern counts of (a sample of) the pairs. */
export function countPatterns(
  passes: Passes,
  comparer: Comparer,
  every: number,
): { patterns: Patterns; counts: Float64Array; visited: number } {
  const width = comparer.fields.length
  const patterns = emptyPatterns(width)
  const levels = new Uint8Array(width)
  let counts = new Float64Array(1024)
  const visited = visitPairs(
    passes,
    (a, b) => {
      comparer.levelsOf(a, b, levels)
      const number = patterns.numberOf(levels)
      if (number >= counts.length) counts = widened(counts)
      counts[number]!++
    },
    every,
  )
  return { patterns, counts, visited }
}

function widened(counts: Float64Array<ArrayBuffer>, filled = 0): Float64Array<ArrayBuffer> {
  const wider = new Float64Array(counts.length * 2).fill(filled)
  wider.set(counts)
  return wider
}

export type Weigher = { readonly patterns: Patterns; readonly weightOf: (a: number, b: number) => number; readonly pattern: () => number }

/** Weighs pairs one by one; `pattern()` is that of the pair weighed last. */
export function weigherOf(
  comparer: Comparer,
  model: Model,
  frequency: Frequencies,
  patterns = emptyPatterns(comparer.fields.length),
): Weigher {
  const width = comparer.fields.length
  const levels = new Uint8Array(width)
  const { own: bits, given: bitsGiven } = bitsOfFields(model.fields)
  const parents = model.fields.map(({ given }) => given?.parent ?? -1)
  const prior = priorBits(model.share)
  const best = comparer.fields.map((field) => sameLevel(field.nature))
  const isSpelt = comparer.fields.map((field) => field.texts !== undefined)
  const { rows } = comparer
  const kinBits = kinBitsOf(model)
  const isShared = kinBits?.isShared ?? []
  let ofPattern = new Float64Array(1024).fill(Number.NaN)
  let kinOfPattern = new Float64Array(kinBits === undefined ? 0 : 1024)
  let last = 0
  const sumOf = () => {
    let sum = prior
    for (let f = 0; f < width; f++) sum += bitsOf(f)[levels[f]!]!
    return sum
  }
  const bitsOf = (f: number) => {
    const parent = parents[f]!
    return parent >= 0 && levels[parent] === best[parent] ? bitsGiven[f]! : bits[f]!
  }
  const kinOf = ({ own, given }: KinBits) => {
    let sum = priorBits(model.kin!)
    for (let f = 0; f < width; f++) {
      const parent = parents[f]!
      sum += (parent >= 0 && levels[parent] === best[parent] ? given : own)[f]![levels[f]!]!
    }
    return sum
  }
  const weightOf = (a: number, b: number) => {
    comparer.levelsOf(a, b, levels)
    last = patterns.numberOf(levels)
    if (last >= ofPattern.length) {
      ofPattern = widened(ofPattern, Number.NaN)
      if (kinBits !== undefined) kinOfPattern = widened(kinOfPattern)
    }
    let weight = ofPattern[last]!
    if (Number.isNaN(weight)) {
      ofPattern[last] = weight = sumOf()
      if (kinBits !== undefined) kinOfPattern[last] = kinOf(kinBits)
    }
    let shared = 0
    for (let f = 0; f < width; f++) {
      const level = levels[f]!
      if (level <= DIFFERENT) continue
      let adjust = 0
      if (level === best[f]) adjust = Math.max(-bitsOf(f)[level]!, frequency[f]![rows[a * width + f]!]!)
      else if (isSpelt[f]) adjust = nearly(bitsOf(f), level, frequency[f]!, rows[a * width + f]!, rows[b * width + f]!)
      weight += adjust
      if (isShared[f] === true) shared += adjust
    }
    // A rare surname is as rare among kin: it is no proof of one person against them.
    return kinBits === undefined ? weight : weight - doubtOfKin(kinOfPattern[last]! + shared)
  }
  return { patterns, weightOf, pattern: () => last }
}

/** Smith and Smyth prove no more than Smith and Smith would: what a near agreement weighs less because one of its values is common. */
function nearly(bits: Float64Array, level: number, frequency: Float32Array, a: number, b: number): number {
  const adjust = Math.min(frequency[a]!, frequency[b]!)
  if (adjust >= 0) return 0
  const own = bits[level]!
  return Math.max(bits[DIFFERENT]!, Math.min(own, bits[bits.length - 1]! + adjust)) - own
}

/** All pairs of the passes; those of at least `least` bits are kept. */
export function scorePairs(
  passes: Passes,
  weigher: Weigher,
  least: number,
): { candidates: Candidates; compared: number; counts: Float64Array } {
  const kept: Candidates = {
    count: 0,
    a: new Int32Array(1 << 14),
    b: new Int32Array(1 << 14),
    pattern: new Int32Array(1 << 14),
    weight: new Float32Array(1 << 14),
  }
  let counts = new Float64Array(1024)
  const compared = visitPairs(passes, (a, b) => {
    const weight = weigher.weightOf(a, b)
    const pattern = weigher.pattern()
    if (pattern >= counts.length) counts = widened(counts)
    counts[pattern]!++
    if (weight < least) return
    if (kept.count === kept.a.length) widen(kept)
    const at = kept.count++
    kept.a[at] = a
    kept.b[at] = b
    kept.pattern[at] = pattern
    kept.weight[at] = weight
  })
  return { candidates: kept, compared, counts }
}

function widen(kept: Candidates): void {
  const length = kept.a.length * 2
  const [a, b, pattern, weight] = [new Int32Array(length), new Int32Array(length), new Int32Array(length), new Float32Array(length)]
  a.set(kept.a)
  b.set(kept.b)
  pattern.set(kept.pattern)
  weight.set(kept.weight)
  Object.assign(kept, { a, b, pattern, weight })
}
