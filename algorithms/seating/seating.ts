// The planning problem as arrays: groups with options, each option a value and the places it takes on resources (flights, and the three-hour
// buckets of the hub teams). A pair is a group on a resource: what it needs there does not depend on the rest of the itinerary, which is what
// makes the bound of bound.ts strong. Any assignment problem of that shape fits, generalised assignment included (assignment.ts).
import type { Group } from './words.ts'

/** Pairs an option may have: two flights and three buckets. */
export const stride = 5

export type Seating = {
  groups: number
  flights: number
  resources: number
  days: number
  /** Per group. */
  wheelchairs: Uint8Array
  stretchers: Uint8Array
  escorted: Uint8Array
  /** 1: somebody has decided that the group takes its only option. */
  locked: Uint8Array
  /** Per resource. */
  capacity: Int32Array
  wheelchairPlaces: Int32Array
  stretcherPlaces: Int32Array
  minimumLoad: Int32Array
  fixedCost: Float64Array
  day: Int32Array
  escortPool: number
  escortPrice: number
  /** Paid by every plan; the option that keeps a present placement is worth its penalty more. */
  penalties: number
  /** Options of group g: optionStart[g] … optionStart[g + 1]. */
  optionStart: Int32Array
  optionGroup: Int32Array
  optionValue: Float64Array
  /** `stride` places each: the pair, -1 when unused. */
  optionPair: Int32Array
  /** Feeder and onward flight (-1 for a charter). */
  optionLegs: Int32Array
  /** Pairs of group g: pairStart[g] … pairStart[g + 1]. */
  pairStart: Int32Array
  pairGroup: Int32Array
  pairResource: Int32Array
  pairWeight: Int32Array
  /** Pairs of resource r: onResource[resourceStart[r] … resourceStart[r + 1]]. */
  resourceStart: Int32Array
  onResource: Int32Array
  /** Of resources past the flights: "CDG 41". */
  bucketNames: string[]
}

/** The same arrays in memory that threads share: millions of options are listed once. */
export function shareSeating(seating: Seating): Seating {
  const shared: Record<string, unknown> = { ...seating }
  for (const [name, list] of Object.entries(seating)) {
    if (!(list instanceof Float64Array || list instanceof Int32Array || list instanceof Uint8Array)) continue
    const bytes = new Uint8Array(new SharedArrayBuffer(list.byteLength))
    bytes.set(new Uint8Array(list.buffer, list.byteOffset, list.byteLength))
    const Kind = list.constructor as new (memory: ArrayBufferLike) => unknown
    shared[name] = new Kind(bytes.buffer)
  }
  return shared as Seating
}

/** Escorts a flight carries for so many escorted groups. */
export const groupsPerEscort = 3
export const escortsPerFlight = 5

export function escortsFor(escortedGroups: number): number {
  return Math.ceil(escortedGroups / groupsPerEscort)
}

export function seatsOf(group: Group): number {
  return group.size + 8 * group.stretchers
}

export function teamWeightOf(group: Group): number {
  return group.size + 2 * group.wheelchairs + 4 * group.stretchers
}
