// Every pair worth telling, each once: pairs within a person (matches, also those that only a third record joins), then likely pairs that
// are not one. Streamed: nothing but one person's records is held.
import { type Linkage, threshold } from './link.ts'
import { probabilityOf } from './weights.ts'

export type Outcome = {
  /** Rows of the input, the second file's counted after the first's. */
  readonly a: number
  readonly b: number
  readonly probability: number
  readonly isMatch: boolean
  readonly pattern: number
  /** The record that joins the two where they themselves say too little; undefined when they need none. */
  readonly through?: number
  /** The pair alone looks like one person, the records grouped with each do not. */
  readonly isApart?: boolean
}

/** `least`: the smallest probability of a pair that is no match and still told. */
export function visitOutcomes(linkage: Linkage, least: number, visit: (outcome: Outcome) => void): void {
  const { personOf, candidates } = linkage
  const { rowOf } = linkage.register
  for (const members of personsOf(personOf)) visitPerson(linkage, members, visit)
  for (let n = 0; n < candidates.count; n++) {
    const a = candidates.a[n]!
    const b = candidates.b[n]!
    if (personOf[a] === personOf[b]) continue
    const own = probabilityOf(candidates.weight[n]!)
    if (own < least) continue
    const isApart = own >= threshold
    visit({ a: rowOf[a]!, b: rowOf[b]!, probability: isApart ? justUnder : own, isMatch: false, pattern: candidates.pattern[n]!, isApart })
  }
}

/** What stands on the other side of the threshold than its own weight says is told as just on its side. */
const justUnder = threshold - 0.001

/** Records of each person of two or more, both in rising order. */
export function* personsOf(personOf: Int32Array): Generator<Int32Array> {
  const size = personOf.length
  const starts = new Int32Array(size + 1)
  for (const person of personOf) starts[person + 1]!++
  for (let person = 0; person < size; person++) starts[person + 1]! += starts[person]!
  const order = new Int32Array(size)
  const next = starts.slice()
  for (let record = 0; record < size; record++) order[next[personOf[record]!]!++] = record
  for (let person = 0; person < size; person++) {
    if (starts[person + 1]! - starts[person]! > 1) yield order.subarray(starts[person]!, starts[person + 1]!)
  }
}

function visitPerson({ register, weigher }: Linkage, members: Int32Array, visit: (outcome: Outcome) => void): void {
  const count = members.length
  const weights = new Float64Array(count * count)
  const patterns = new Int32Array(count * count)
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) {
      weights[i * count + j] = weights[j * count + i] = weigher.weightOf(members[i]!, members[j]!)
      patterns[i * count + j] = weigher.pattern()
    }
  }
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) {
      const a = members[i]!
      const b = members[j]!
      if (register.second !== undefined && a < register.second === b < register.second) continue
      const own = weights[i * count + j]!
      const pair = { a: register.rowOf[a]!, b: register.rowOf[b]!, isMatch: true, pattern: patterns[i * count + j]! }
      if (own >= 0) {
        visit({ ...pair, probability: probabilityOf(own) })
        continue
      }
      const between = strongestBetween(weights, count, i, j)
      visit({ ...pair, probability: Math.max(threshold, probabilityOf(between.weight)), through: register.rowOf[members[between.at]!]! })
    }
  }
}

/** The third record whose weaker link to the two is strongest. */
function strongestBetween(weights: Float64Array, count: number, i: number, j: number): { at: number; weight: number } {
  let at = i
  let weight = Number.NEGATIVE_INFINITY
  for (let k = 0; k < count; k++) {
    if (k === i || k === j) continue
    const weaker = Math.min(weights[i * count + k]!, weights[j * count + k]!)
    if (weaker > weight) {
      at = k
      weight = weaker
    }
  }
  return { at, weight }
}
