// One record beside some others, with weights learned before: what a search ranks by and what warns of a double while a person is being
// entered. The same levels, weights and reasons as a linkage of files.
import type { Romanise } from '../names/skeleton.ts'
import { codeOf, draftDictionary } from './dictionary.ts'
import { type Reason, explain } from './explain.ts'
import { MISSING, type Role, natures } from './levels.ts'
import { comparerOf } from './patterns.ts'
import { buildRegister } from './register.ts'
import { type Weights, priorBits, probabilityOf, weightsOfPattern } from './weights.ts'

/** What is known of a person, as written; absent, or empty, where nothing is. */
export type PersonRecord = Readonly<Partial<Record<Exclude<Role, 'ignore'>, string>>>

export type Likeness = {
  /** Weight in bits for being one person, the prior included; above 0 more likely than not. */
  readonly bits: number
  readonly probability: number
  /** Level by field; see `natures`. */
  readonly pattern: Readonly<Record<string, string>>
  /** What weighs most first. */
  readonly reasons: readonly Reason[]
  readonly why: string
}

export type CompareRules = {
  readonly weights: Weights
  readonly romanise: Romanise
  /** Share of persons who have this value, where it is known: a rare surname proves more than a common one. */
  readonly frequencyOf?: (field: string, value: string) => number | undefined
}

/** How alike `record` is to each of `others`, in their order. Cost: some microseconds a record. */
export function compareRecords(record: PersonRecord, others: readonly PersonRecord[], rules: CompareRules): Likeness[] {
  const all = [record, ...others]
  const names = [...new Set(all.flatMap((one) => Object.keys(one)))].sort() as Exclude<Role, 'ignore'>[]
  const columns = names.map((name) => {
    const draft = draftDictionary()
    const codes = Int32Array.from(all, (one) => codeOf(draft, (one[name] ?? '').trim()))
    return { name, codes, values: draft.texts }
  })
  const register = buildRegister([{ size: all.length, columns }], [names], rules.romanise, true)
  const comparer = comparerOf(register)
  const levels = new Uint8Array(comparer.fields.length)
  const recordOf = new Int32Array(all.length)
  register.rowOf.forEach((row, n) => (recordOf[row] = n))
  return others.map((other, n) => {
    comparer.levelsOf(recordOf[0]!, recordOf[n + 1]!, levels)
    const pattern: Record<string, string> = {}
    comparer.fields.forEach((field, f) => {
      if (levels[f] !== MISSING) pattern[field.name] = natures[field.nature][levels[f]!]!
    })
    return likenessOf(pattern, other, rules)
  })
}

function likenessOf(pattern: Record<string, string>, other: PersonRecord, { weights, frequencyOf }: CompareRules): Likeness {
  const reasons: Reason[] = weightsOfPattern(weights, pattern).map(({ field, level, bits, u }) => {
    const value = other[field as keyof PersonRecord]
    const frequency = level === 'same' && value !== undefined ? frequencyOf?.(field, value) : undefined
    // As in a linkage: never so common that agreeing would speak against.
    return { field, level, bits: frequency === undefined ? bits : Math.max(0, bits + Math.max(-8, Math.min(8, Math.log2(u / frequency)))) }
  })
  reasons.sort((a, b) => b.bits - a.bits || (a.field < b.field ? -1 : 1))
  const bits = reasons.reduce((sum, reason) => sum + reason.bits, priorBits(weights.share))
  return { bits, probability: probabilityOf(bits), pattern, reasons, why: explain(reasons) }
}
