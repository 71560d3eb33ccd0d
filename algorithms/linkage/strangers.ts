// How often two persons who are not the same agree (u), by nature of agreement: measured on pairs drawn at random, and for equal values
// counted exactly. A register full of doubles would call agreement among strangers more common than it is, so what the doubles add is
// taken off (see `withoutMatches`).
import { natures } from './levels.ts'
import type { Comparer } from './patterns.ts'
import type { Field, Register } from './register.ts'
import { personWeights } from './weights.ts'
import { type Agreement, normalised } from './expectation.ts'

/** A small, seeded generator of integers below `limit` (xorshift); the same seed gives the same draws. */
export function drawer(seed: number): (limit: number) => number {
  let state = seed | 0 || 0x9e3779b9
  return (limit) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % limit
  }
}

/** Share of each level among random pairs where both values are known. */
export function measureStrangers(register: Register, comparer: Comparer, draws: number): number[][] {
  const draw = drawer(20_260_101)
  const { size, second } = register
  const counts = comparer.fields.map((field) => new Float64Array(natures[field.nature].length))
  const levels = new Uint8Array(comparer.fields.length)
  for (let n = 0; n < draws; n++) {
    const a = draw(second ?? size)
    const b = second === undefined ? draw(size) : second + draw(size - second)
    if (a === b) continue
    comparer.levelsOf(a, b, levels)
    for (let f = 0; f < levels.length; f++) counts[f]![levels[f]!]!++
  }
  const pairs = second === undefined ? (size * (size - 1)) / 2 : second * (size - second)
  return comparer.fields.map((field, f) => {
    const seen = counts[f]!
    seen[0] = 0
    const known = seen.reduce((sum, count) => sum + count, 0)
    // A level that the draws hardly met is rarer than one in their number: half a pair stands for it.
    const shares = normalised(Array.from(seen, (count, level) => (level === 0 ? 0 : count + 0.5 / (1 + known / 1000))))
    return leant(withExactSame(shares, chanceOfSame(register, f)), expectedOf(field), Math.min(known, pairs))
  })
}

/** A handful of rows cannot say how common a name is: until some thousand pairs are seen, what registers show elsewhere counts too. */
function leant(shares: readonly number[], expected: readonly number[], seen: number): number[] {
  return shares.map((share, level) => (share * seen + expected[level]! * leanPairs) / (seen + leanPairs))
}

const leanPairs = 300

function expectedOf({ name, nature }: Pick<Field, 'name' | 'nature'>): readonly number[] {
  const known = personWeights.fields.find((field) => field.name === name && field.nature === nature)
  if (known !== undefined) return [0, ...known.levels.map(({ u }) => u)]
  const between = natures[nature].length - 3
  const same = nature === 'choice' ? 0.2 : 0.005
  return natures[nature].map((_, level) =>
    level === 0 ? 0 : level === 1 ? 1 - same - between * 0.002 : level === between + 2 ? same : 0.002,
  )
}

/** Chance that two records drawn at random, both with a value, have the same one. */
export function chanceOfSame(register: Register, f: number): number {
  const { counts, codes } = register.fields[f]!
  const { second } = register
  if (second !== undefined) {
    const inSecond = new Int32Array(counts.length)
    for (let r = second; r < codes.length; r++) inSecond[codes[r]!]!++
    let same = 0
    let left = 0
    let right = 0
    for (let code = 1; code < counts.length; code++) {
      same += (counts[code]! - inSecond[code]!) * inSecond[code]!
      left += counts[code]! - inSecond[code]!
      right += inSecond[code]!
    }
    return same / Math.max(1, left * right)
  }
  let same = 0
  let known = 0
  for (let code = 1; code < counts.length; code++) {
    same += counts[code]! * (counts[code]! - 1)
    known += counts[code]!
  }
  return same / Math.max(1, known * (known - 1))
}

function withExactSame(shares: number[], same: number): number[] {
  const last = shares.length - 1
  const rest = 1 - shares[last]!
  return shares.map((share, level) => (level === last ? same : (share * (1 - same)) / rest))
}

/** The random pairs held a share of true matches, which agree like matches: their part is subtracted. */
export function withoutMatches(measured: readonly number[], field: Pick<Agreement, 'm'>, share: number, floor: number): number[] {
  return normalised(measured.map((u, level) => (level === 0 ? 0 : Math.max(u - share * field.m[level]!, u * 0.02, floor))))
}
