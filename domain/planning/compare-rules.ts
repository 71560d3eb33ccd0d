/** What a plan costs in money, and how two plans differ: who moved, and what it changes. */
import type { Needs, RunFlight } from './words.ts'

export type Placed = { caseId: string; legs: readonly string[]; needs: Pick<Needs, 'seats' | 'persons'>; costMinor: number }

/** The seats of one family, by the price of each flight's block. */
export function costOfSeats(needs: Pick<Needs, 'seats'>, legs: readonly Pick<RunFlight, 'seatPriceMinor'>[]): number {
  return legs.reduce((sum, leg) => sum + needs.seats * leg.seatPriceMinor, 0)
}

/** All families' seats, and each charter once that carries anybody. */
export function costOfPlan(placed: readonly Placed[], flights: readonly Pick<RunFlight, 'id' | 'kind' | 'fixedCostMinor'>[]): number {
  const flown = new Set(placed.flatMap(({ legs }) => legs))
  const fixed = flights
    .filter(({ id, kind }) => kind === 'CHARTER' && flown.has(id))
    .reduce((sum, { fixedCostMinor }) => sum + fixedCostMinor, 0)
  return placed.filter(({ legs }) => legs.length > 0).reduce((sum, one) => sum + one.costMinor, fixed)
}

export type Difference = { caseId: string; before: string[]; after: string[] }

/** Cases that travel otherwise, or only in one of the two; those in neither are not told. */
export function differences(before: readonly Placed[], after: readonly Placed[]): Difference[] {
  const was = new Map(before.map((one) => [one.caseId, one.legs]))
  const is = new Map(after.map((one) => [one.caseId, one.legs]))
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((caseId) => ({ caseId, before: [...(was.get(caseId) ?? [])], after: [...(is.get(caseId) ?? [])] }))
    .filter(({ before: one, after: other }) => one.join() !== other.join())
}
