// How right a linkage is where the truth is known: precision, recall and F1 over pairs, the threshold that truth would have chosen, and
// how many true pairs each pass proposes.
import type { Passes } from './keys.ts'
import type { Outcome } from './outcomes.ts'
import { recordsOfRows } from './register.ts'

/** Groups: equal numbers are one person, -1 is not known. Pairs: what someone said of single pairs, keyed by `pairKey`. */
export type Truth =
  | { readonly kind: 'groups'; readonly personOf: Int32Array; readonly second?: number }
  | { readonly kind: 'pairs'; readonly isSame: ReadonlyMap<number, boolean>; readonly onlyListed: boolean }

export function pairKey(a: number, b: number): number {
  return Math.min(a, b) * 0x8000000 + Math.max(a, b)
}

/** Undefined where the truth says nothing. */
export function isSamePerson(truth: Truth, a: number, b: number): boolean | undefined {
  if (truth.kind === 'pairs') return truth.isSame.get(pairKey(a, b)) ?? (truth.onlyListed ? undefined : false)
  if (truth.personOf[a]! < 0 || truth.personOf[b]! < 0) return undefined
  return truth.personOf[a] === truth.personOf[b]
}

export function countTruePairs(truth: Truth): number {
  if (truth.kind === 'pairs') {
    let same = 0
    for (const isSame of truth.isSame.values()) if (isSame) same++
    return same
  }
  const { personOf, second } = truth
  const sizes = new Map<number, [first: number, second: number]>()
  personOf.forEach((person, record) => {
    if (person < 0) return
    const size = sizes.get(person) ?? [0, 0]
    size[second !== undefined && record >= second ? 1 : 0]++
    sizes.set(person, size)
  })
  let pairs = 0
  for (const [a, b] of sizes.values()) pairs += second === undefined ? (a * (a - 1)) / 2 : a * b
  return pairs
}

export type Quality = { readonly precision: number; readonly recall: number; readonly f1: number }
export type Measured = Quality & { readonly truePairs: number; readonly best: Quality & { readonly threshold: number } }

export type Meter = { readonly add: (outcome: Outcome) => void; readonly read: () => Measured }

const steps = 1000

export function meterOf(truth: Truth): Meter {
  const right = new Float64Array(steps + 1)
  const wrong = new Float64Array(steps + 1)
  const said = { right: 0, wrong: 0 }
  const truePairs = countTruePairs(truth)
  const add = ({ a, b, probability, isMatch }: Outcome) => {
    const isSame = isSamePerson(truth, a, b)
    if (isSame === undefined) return
    const step = Math.floor(probability * steps)
    if (isSame) right[step]!++
    else wrong[step]!++
    if (!isMatch) return
    if (isSame) said.right++
    else said.wrong++
  }
  const read = (): Measured => {
    let best = { ...qualityOf(0, 0, truePairs), threshold: 1 }
    let found = 0
    let mistaken = 0
    for (let step = steps; step >= 0; step--) {
      found += right[step]!
      mistaken += wrong[step]!
      const quality = qualityOf(found, mistaken, truePairs)
      if (quality.f1 > best.f1) best = { ...quality, threshold: step / steps }
    }
    return { ...qualityOf(said.right, said.wrong, truePairs), truePairs, best }
  }
  return { add, read }
}

function qualityOf(right: number, wrong: number, truePairs: number): Quality {
  const precision = right + wrong === 0 ? 0 : right / (right + wrong)
  const recall = truePairs === 0 ? 0 : right / truePairs
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

/** Of the true pairs, the share that each pass proposes, and all passes together. */
export function recallOfPasses({ passes, keys, second }: Passes, rowOf: Int32Array, truth: Truth): { each: number[]; union: number } {
  const width = passes.length
  const each = Array.from({ length: width }, () => 0)
  let union = 0
  let all = 0
  const recordOf = recordsOfRows({ rowOf })
  visitTruePairs(truth, second, (rowA, rowB) => {
    const a = recordOf[rowA]!
    const b = recordOf[rowB]!
    all++
    let isFound = false
    for (let p = 0; p < width; p++) {
      const key = keys[a * width + p]!
      if (key === 0 || key !== keys[b * width + p]) continue
      each[p]!++
      isFound = true
    }
    if (isFound) union++
  })
  return { each: each.map((found) => found / Math.max(1, all)), union: union / Math.max(1, all) }
}

export function visitTruePairs(truth: Truth, second: number | undefined, visit: (a: number, b: number) => void): void {
  if (truth.kind === 'pairs') {
    for (const [key, isSame] of truth.isSame) if (isSame) visit(Math.floor(key / 0x8000000), key % 0x8000000)
    return
  }
  const persons = new Map<number, number[]>()
  truth.personOf.forEach((person, record) => {
    if (person < 0) return
    const records = persons.get(person)
    if (records === undefined) persons.set(person, [record])
    else records.push(record)
  })
  for (const records of persons.values())
    for (let i = 0; i < records.length; i++)
      for (let j = i + 1; j < records.length; j++)
        if (second === undefined || records[i]! < second !== records[j]! < second) visit(records[i]!, records[j]!)
}
