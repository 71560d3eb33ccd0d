// People of one household are not strangers to one another: they share a surname, an address, a telephone, and are not one person. A model
// of two classes takes them for matches wherever families stand in a file. So there is a third class, kin: what a household shares has
// probabilities of its own, learned like those of matches, and what is a person's own (first name, birth date, sex, document) agrees no more
// than among strangers. A pair is one person when it is so rather than a stranger or kin.
import type { Agreement, Model } from './expectation.ts'
import { type Nature, type Role } from './levels.ts'
import { bitsOfFields } from './weights.ts'

/** What no two members of a household share by being one. */
const ownOfPerson: ReadonlySet<Role> = new Set<Role>(['first_name', 'birth_date', 'age', 'sex', 'document'])

/** Of these, those that a person keeps for life. */
const lasting: ReadonlySet<string> = new Set(['first_name', 'birth_date', 'sex'])

/**
 * What stays for life differs between two records of one person now and then, never as a rule: of the levels that are no agreement (the
 * worst so many), matches show no more than a share. Without it, a list in which nobody stands twice would have its brothers and sisters,
 * or its namesakes, for matches, because they are what is least like strangers.
 */
const mostDiffering: Partial<Record<Nature, readonly (readonly [levels: number, share: number])[]>> = {
  name: [[2, 0.3]],
  date: [
    [1, 0.3],
    [5, 0.5],
  ],
  choice: [[1, 0.15]],
}

/** The probabilities of the levels among matches, held to what can be. */
export function heldToLife({ name, nature }: { readonly name: string; readonly nature: Nature }, m: number[]): number[] {
  if (!lasting.has(name)) return m
  let held = m
  for (const [levels, most] of mostDiffering[nature] ?? []) {
    let worst = 0
    for (let level = 1; level <= levels; level++) worst += held[level]!
    if (worst > most) held = held.map((value, level) => (level <= levels ? (value * most) / worst : (value * (1 - most)) / (1 - worst)))
  }
  return held
}

/** Which fields kin share; undefined for a register that cannot tell kin from one person, or where kin would be all of one surname. */
export function sharedByKin(
  fields: readonly { readonly name: string; readonly role: Role; readonly nature: Nature }[],
): boolean[] | undefined {
  const isShared = fields.map(({ role }) => !ownOfPerson.has(role))
  const shared = isShared.filter((is) => is).length
  return shared >= 2 && fields.some(({ name }) => name === 'first_name' || name === 'birth_date') ? isShared : undefined
}

/** Of brothers and sisters, so many were born on one day. */
const twins = 0.012

/** Probabilities of the levels among kin: learned, or a stranger's but for twins; undefined where kin agree as strangers do. */
export function amongKin({ name, kin, u }: Pick<Agreement, 'name' | 'kin' | 'u'>): readonly number[] | undefined {
  if (kin !== undefined) return kin
  if (name !== 'birth_date') return undefined
  const same = Math.max(twins, u.at(-1)!)
  return u.map((value, level) => (level === u.length - 1 ? same : (value * (1 - same)) / (1 - u.at(-1)!)))
}

/** Bits by level for being kin rather than strangers, field by field: on its own, and where the parent is the same. Zeros for what is a person's own. */
export type KinBits = {
  readonly own: readonly Float64Array[]
  readonly given: readonly Float64Array[]
  readonly isShared: readonly boolean[]
}

/**
 * Bounded by the bits of matches so that an agreement more never speaks against one person: a step to `same` raises kin by no more than
 * it raises matches. Undefined for a model without kin.
 */
export function kinBitsOf(model: Pick<Model, 'fields' | 'kin'>): KinBits | undefined {
  if (model.kin === undefined) return undefined
  const match = bitsOfFields(model.fields)
  const shown = model.fields.map(amongKin)
  const own = model.fields.map((field, f) => {
    const kin = shown[f]
    return kin === undefined ? new Float64Array(field.m.length) : bounded(logRatio(kin, field.u), match.own[f]!)
  })
  const given = model.fields.map((field, f) => {
    if (field.given === undefined) return own[f]!
    const kin = shown[f]
    if (kin === undefined) return new Float64Array(field.m.length)
    const { parent } = field.given
    const spare = match.own[parent]!.at(-1)! - own[parent]!.at(-1)!
    const most = own[f]!.map((bits, level) => bits + match.given[f]![level]! - match.own[f]![level]! + spare)
    return bounded(logRatio(kin, field.given.u), match.given[f]!, most)
  })
  return { own, given, isShared: model.fields.map((field) => field.kin !== undefined) }
}

function logRatio(k: readonly number[], u: readonly number[]): Float64Array {
  return Float64Array.from(k, (value, level) => (level === 0 ? 0 : Math.log2(value / u[level]!)))
}

/** No level over `most`, and from each a step to `same` that is no longer than that of matches. */
function bounded(kin: Float64Array, match: Float64Array, most?: Float64Array): Float64Array {
  const last = kin.length - 1
  const rise = match.map((bits) => match[last]! - bits)
  let same = Math.min(kin[last]!, match[last]!)
  if (most !== undefined) for (let level = 1; level <= last; level++) same = Math.min(same, most[level]! + rise[level]!)
  return kin.map((bits, level) => (level === 0 ? 0 : Math.max(Math.min(bits, most?.[level] ?? bits), same - rise[level]!)))
}

/** What must be taken from the weight against strangers because the two might be kin; `bits` for being kin, the share included. */
export function doubtOfKin(bits: number): number {
  return bits < -12 ? 0 : bits > 40 ? bits : Math.log2(1 + 2 ** bits)
}
