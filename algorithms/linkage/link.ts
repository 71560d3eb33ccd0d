// The door of record linkage: columns in, persons out. Fellegi-Sunter weights learned without labels (learn.ts), passes chosen from the file
// (choose-passes.ts), pairs streamed block by block (score.ts), groups by average link (clusters.ts). Pure: the same rows, in whatever
// order, give the same persons.
import type { Romanise } from '../names/skeleton.ts'
import type { ChosenPass } from './choose-passes.ts'
import { clusterRecords, heaviestFirst } from './clusters.ts'
import type { Model } from './expectation.ts'
import { frequencies } from './frequencies.ts'
import type { Passes } from './keys.ts'
import { learn } from './learn.ts'
import type { Role } from './levels.ts'
import { comparerOf } from './patterns.ts'
import { type Register, type Table, buildRegister, recordsOfRows } from './register.ts'
import { type Candidates, type Weigher, scorePairs, weigherOf } from './score.ts'
import { type Weights, priorBits } from './weights.ts'

export type LinkRules = {
  readonly romanise: Romanise
  /** Learned before; nothing is learned from this file then. */
  readonly weights?: Weights
  /** Pairs of rows known to be one person: m is counted on them instead of guessed by EM. */
  readonly labelled?: { readonly a: Int32Array; readonly b: Int32Array }
  /** No person has more records than this. */
  readonly largest?: number
  /** Two files: each record meets one of the other file at most. Decided from the file when not said. */
  readonly oneToOne?: boolean
  /** Told at the end of each step, for clocks and progress. */
  readonly step?: (name: string) => void
}

export type Linkage = {
  readonly register: Register
  readonly model: Model
  readonly chosen: readonly ChosenPass[]
  readonly passes: Passes
  readonly compared: number
  readonly candidates: Candidates
  readonly weigher: Weigher
  /** The person of each record of the register: its smallest record. */
  readonly personOf: Int32Array
  readonly oneToOne: boolean
}

/** Bits at which a pair by itself is more likely one person than two: the threshold chosen without truth is probability one half. */
export const threshold = 0.5

/** Pairs under one in a thousand are counted and forgotten. */
const leastKept = -10

/** Half of the doubt against any two records being one person must be answered, on average, between all records of two groups. */
const shareOfDoubt = 0.5

export function link(tables: readonly Table[], roleOf: readonly (readonly Role[])[], rules: LinkRules): Linkage {
  const register = buildRegister(tables, roleOf, rules.romanise)
  rules.step?.('read')
  const comparer = comparerOf(register)
  const { model, chosen, passes } = learn(register, comparer, { ...rules, ...inRecords(register, rules.labelled) })
  rules.step?.('learn')
  const weigher = weigherOf(comparer, model, frequencies(register, model))
  const { candidates, compared } = scorePairs(passes, weigher, leastKept)
  rules.step?.('compare')
  const oneToOne = register.second !== undefined && (rules.oneToOne ?? meetsOnce(candidates, register.size))
  const personOf = oneToOne
    ? pairUp(candidates, register.size)
    : clusterRecords(register.size, candidates, {
        least: 0,
        mean: priorBits(model.share) * shareOfDoubt,
        most: rules.largest ?? 100,
        weightOf: weigher.weightOf,
      })
  rules.step?.('group')
  return { register, model, chosen, passes, compared, candidates, weigher, personOf, oneToOne }
}

function inRecords(register: Register, labelled: LinkRules['labelled']): Pick<LinkRules, 'labelled'> {
  if (labelled === undefined) return {}
  const records = recordsOfRows(register)
  return { labelled: { a: labelled.a.map((row) => records[row]!), b: labelled.b.map((row) => records[row]!) } }
}

/** Neither file seems to hold a person twice: of the records with a good match, fewer than one in twenty have two. */
function meetsOnce({ count, a, b, weight }: Candidates, size: number): boolean {
  const partners = new Uint8Array(size)
  for (let n = 0; n < count; n++) {
    if (weight[n]! < 4) continue
    for (const record of [a[n]!, b[n]!]) if (partners[record]! < 2) partners[record]!++
  }
  let matched = 0
  let several = 0
  for (const partner of partners) {
    if (partner > 0) matched++
    if (partner > 1) several++
  }
  return several * 20 < matched
}

/** Heaviest pairs first, each record once: within a thousandth of the best assignment where true pairs stand far above the others. */
function pairUp(candidates: Candidates, size: number): Int32Array {
  const personOf = Int32Array.from({ length: size }, (_, record) => record)
  const taken = new Uint8Array(size)
  for (const n of heaviestFirst(candidates, 0)) {
    const a = candidates.a[n]!
    const b = candidates.b[n]!
    if (taken[a] === 1 || taken[b] === 1) continue
    taken[a] = 1
    taken[b] = 1
    personOf[Math.max(a, b)] = Math.min(a, b)
  }
  return personOf
}

/** The person of each row of the input: the smallest row of its group. */
export function personOfRows({ register, personOf }: Linkage): Int32Array {
  const { rowOf, size } = register
  const smallest = new Int32Array(size).fill(size)
  for (let record = 0; record < size; record++) {
    const person = personOf[record]!
    if (rowOf[record]! < smallest[person]!) smallest[person] = rowOf[record]!
  }
  const rows = new Int32Array(size)
  for (let record = 0; record < size; record++) rows[rowOf[record]!] = smallest[personOf[record]!]!
  return rows
}
