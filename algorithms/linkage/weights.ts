// What each agreement weighs, in bits: learned, saved, read again by people and by the next linkage. Weights are monotone: more agreement
// never weighs less. `missing` weighs nothing.
import type { Agreement, Model } from './expectation.ts'
import { type Nature, type Role, natures, roles } from './levels.ts'

/** How often a level is seen among records of one person (m), among strangers (u), and log2(m / u). */
export type LevelWeight = { readonly level: string; readonly m: number; readonly u: number; readonly bits: number }

export type FieldWeights = {
  readonly name: string
  readonly nature: Nature
  /** From `different` to `same`. */
  readonly levels: readonly LevelWeight[]
  /** What holds instead where the field `parent` is the same. */
  readonly given?: { readonly parent: string; readonly share: number; readonly levels: readonly LevelWeight[] }
  /** How often each level is seen among kin who are not one person; absent where they agree no more than strangers do. */
  readonly kin?: readonly { readonly level: string; readonly k: number }[]
}

export type Weights = {
  readonly format: 'passerelle-linkage-weights'
  readonly version: 1
  /** Share of all pairs that are one person. */
  readonly share: number
  /** Share of all pairs that are kin; absent where nothing was learned of them. */
  readonly kin?: number
  readonly fields: readonly FieldWeights[]
}

/** Bits by level, index 0 missing. Between `different` and `same` whatever the sample said, and `same` never speaks against. */
export function levelBits(field: Pick<Agreement, 'm' | 'u'>): Float64Array {
  const bits = Float64Array.from(field.m, (m, level) => (level === 0 ? 0 : Math.log2(m / field.u[level]!)))
  const last = bits.length - 1
  bits[last] = Math.max(0, bits[last]!)
  bits[1] = Math.min(0, bits[1]!)
  for (let level = 2; level < last; level++) bits[level] = Math.min(bits[last], Math.max(bits[1], bits[level]!))
  return bits
}

/**
 * The bits of every field, and those that hold where its parent is the same. Agreement of the parent may take from its child no more
 * than it brings: an additional agreement never lowers a sum.
 */
export function bitsOfFields(fields: readonly Agreement[]): { own: Float64Array[]; given: Float64Array[] } {
  const own = fields.map(levelBits)
  const given = fields.map((field, f) => {
    if (field.given === undefined) return own[f]!
    const brought = own[field.given.parent]!.at(-1)!
    return levelBits(field.given).map((bits, level) => (level === 0 ? 0 : Math.max(bits, own[f]![level]! - brought)))
  })
  return { own, given }
}

export function priorBits(share: number): number {
  return Math.log2(share / (1 - share))
}

/** The weight in bits of one pattern: the level of each field, by its name; fields that are not named, or not weighed, are missing. */
export function weightOf(weights: Weights, pattern: Readonly<Record<string, string>>): number {
  return weightsOfPattern(weights, pattern).reduce((sum, { bits }) => sum + bits, priorBits(weights.share))
}

/** What each field of a pattern weighs. Throws for a level that its field does not have: a bug of the caller. */
export function weightsOfPattern(weights: Weights, pattern: Readonly<Record<string, string>>): (LevelWeight & { field: string })[] {
  return weights.fields.flatMap((field) => {
    const level = pattern[field.name]
    if (level === undefined || level === 'missing') return []
    const levels = field.given !== undefined && pattern[field.given.parent] === 'same' ? field.given.levels : field.levels
    const found = levels.find((one) => one.level === level)
    if (found === undefined) throw new Error(`"${level}" is no level of ${field.name}: ${levels.map((one) => one.level).join(', ')}`)
    return [{ ...found, field: field.name }]
  })
}

export function probabilityOf(bits: number): number {
  return 1 / (1 + 2 ** -bits)
}

export function weightsOf(model: Model): Weights {
  const { own, given } = bitsOfFields(model.fields)
  return {
    format: 'passerelle-linkage-weights',
    version: 1,
    share: model.share,
    ...(model.kin === undefined ? {} : { kin: model.kin }),
    fields: model.fields.map((field, f) => ({
      name: field.name,
      nature: field.nature,
      levels: levelWeights(field.nature, field, own[f]!),
      ...(field.given === undefined
        ? {}
        : {
            given: {
              parent: model.fields[field.given.parent]!.name,
              share: rounded(field.given.share),
              levels: levelWeights(field.nature, field.given, given[f]!),
            },
          }),
      ...(field.kin === undefined
        ? {}
        : { kin: natures[field.nature].map((level, at) => ({ level, k: rounded(field.kin![at]!) })).slice(1) }),
    })),
  }
}

function levelWeights(nature: Nature, field: Pick<Agreement, 'm' | 'u'>, bits: Float64Array): LevelWeight[] {
  return natures[nature]
    .map((level, at) => ({ level, m: rounded(field.m[at]!), u: rounded(field.u[at]!), bits: Math.round(bits[at]! * 1000) / 1000 }))
    .slice(1)
}

/** What saved weights say of a field; undefined for a field that they do not know. `fields` are the names of all fields of the file. */
export function agreementOf(weights: Weights, name: string, nature: Nature, fields: readonly string[]): Agreement | undefined {
  const field = weights.fields.find((one) => one.name === name && one.nature === nature)
  if (field === undefined) return undefined
  const { given, kin } = field
  const parent = given === undefined ? -1 : fields.indexOf(given.parent)
  return {
    name,
    nature,
    m: readLevels(nature, field.levels, 'm'),
    u: readLevels(nature, field.levels, 'u'),
    ...(kin === undefined
      ? {}
      : { kin: natures[nature].map((level, n) => (n === 0 ? 0 : Math.max(1e-9, kin.find((one) => one.level === level)?.k ?? 0))) }),
    ...(given === undefined || parent < 0
      ? {}
      : { given: { parent, share: given.share, m: readLevels(nature, given.levels, 'm'), u: readLevels(nature, given.levels, 'u') } }),
  }
}

function readLevels(nature: Nature, levels: readonly LevelWeight[], of: 'm' | 'u'): number[] {
  return natures[nature].map((name, n) => (n === 0 ? 0 : Math.max(1e-9, levels.find((one) => one.level === name)?.[of] ?? 0)))
}

/** Says what is wrong with a file that should hold weights; undefined when nothing is. */
export function weightsFault(value: unknown): string | undefined {
  const weights = value as Partial<Weights> | null
  if (typeof weights !== 'object' || weights === null || weights.format !== 'passerelle-linkage-weights')
    return 'it has no "format": "passerelle-linkage-weights"'
  if (weights.version !== 1) return `its version is ${String(weights.version)}, and this program reads version 1`
  if (typeof weights.share !== 'number' || !(weights.share > 0 && weights.share < 1)) return '"share" must be a number between 0 and 1'
  if (!Array.isArray(weights.fields) || weights.fields.length === 0) return '"fields" must be a list'
  for (const field of weights.fields as Partial<FieldWeights>[]) {
    if (typeof field.name !== 'string' || !(String(field.nature) in natures) || !Array.isArray(field.levels))
      return `field "${String(field.name)}" needs a name, a nature (${Object.keys(natures).join(', ')}) and levels`
    for (const { level, m, u } of field.levels)
      if (!(m > 0 && m <= 1 && u > 0 && u <= 1)) return `level "${level}" of ${field.name} needs m and u above 0, at most 1`
  }
  return undefined
}

function rounded(value: number): number {
  return Number(value.toPrecision(5))
}

/**
 * Weights to begin with where no file is large enough to learn from: a register of some 100,000 persons who came from many countries,
 * whose dates are often estimates and whose names were written by many hands. From the trade's experience, not from any person's record.
 */
export const personWeights: Weights = weightsOf({
  share: 1e-5,
  rounds: 0,
  fields: [
    agreed(
      'first_name',
      [0.09, 0.03, 0.09, 0.02, 0.01, 0.05, 0.12, 0.02, 0.57],
      [0.975, 0.01, 0.002, 0.001, 0.002, 0.001, 0.0015, 0.0001, 0.0075],
    ),
    agreed(
      'surname',
      [0.08, 0.03, 0.11, 0.03, 0.005, 0.005, 0.12, 0.02, 0.6],
      [0.985, 0.007, 0.0015, 0.0005, 0.0005, 0.0002, 0.0008, 0.0001, 0.0044],
    ),
    agreed(
      'other_names',
      [0.2, 0.03, 0.1, 0.15, 0.05, 0.02, 0.08, 0.01, 0.36],
      [0.97, 0.01, 0.003, 0.006, 0.004, 0.001, 0.001, 0.0005, 0.0045],
    ),
    agreed(
      'birth_date',
      [0.04, 0.03, 0.03, 0.02, 0.02, 0.13, 0.03, 0.08, 0.62],
      [0.955, 0.008, 0.018, 0.0022, 0.0009, 0.012, 0.0004, 0.0009, 0.0026],
    ),
    agreed('sex', [0.02, 0.98], [0.46, 0.54]),
    agreed('nationality', [0.04, 0.96], [0.93, 0.07]),
    agreed('document', [0.26, 0.04, 0.7], [0.9999, 0.00005, 0.00005]),
    agreed('phone', [0.51, 0.02, 0.47], [0.9998, 0.0001, 0.0001]),
    agreed('email', [0.48, 0.03, 0.49], [0.9995, 0.0003, 0.0002]),
    agreed('place', [0.25, 0.02, 0.06, 0.05, 0.06, 0.56], [0.965, 0.01, 0.002, 0.003, 0.001, 0.019]),
  ],
})

function agreed(name: Role, m: readonly number[], u: readonly number[]): Agreement {
  return { name, nature: roles[name], m: [0, ...m], u: [0, ...u] }
}
