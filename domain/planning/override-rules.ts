/** What an agent changes in a plan by hand: a case on other flights, or taken off. The limits hold for a hand as they do for the planner. */
import { checkPlan } from '#algorithms/seating/check.ts'
import { drawTimetable, eachItinerary } from '#algorithms/seating/itineraries.ts'
import type { Instance, Placement } from '#algorithms/seating/words.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { isWay, withoutLimits } from './booked-rules.ts'

export type HandRefusal =
  | 'no_way_for_case'
  | 'way_is_closed'
  | 'flight_full'
  | 'no_wheelchair_place'
  | 'no_stretcher_place'
  | 'no_escort_left'
  | 'team_is_full'
  | 'charter_too_empty'
export type WayLimit = Exclude<HandRefusal, 'no_way_for_case' | 'way_is_closed'>

/** The plan with the case on these flights, or without it when there are none; `value` is that of the whole plan. */
export function placeByHand(
  instance: Instance,
  placements: readonly Placement[],
  caseId: string,
  legs: readonly string[],
): Result<{ placements: Placement[]; value: number }, HandRefusal> {
  const others = placements.filter(({ group }) => group !== caseId)
  const next = legs.length === 0 ? others : [...others, { group: caseId, legs: [...legs] }]
  if (legs.length > 0) {
    const group = instance.groups.find(({ id }) => id === caseId)
    if (group === undefined || !isWay(instance, group, [...legs])) return refuse('no_way_for_case')
    if (isClosed(instance, caseId, legs)) return refuse('way_is_closed')
  }
  const free = loosen(instance)
  const limit = limitsBroken(free, next)[0]
  if (limit !== undefined) return refuse(limit)
  const verdict = checkPlan(free, next)
  if (!verdict.feasible) throw new Error(`A placement by hand broke a rule that has no word: ${verdict.broken}.`)
  return accept({ placements: next, value: verdict.value })
}

export type CaseWay = { legs: string[]; closed: boolean; limits: WayLimit[] }

/** Every way the case could travel, each with what keeps it from there while the others stay as planned. */
export function waysOf(instance: Instance, placements: readonly Placement[], caseId: string): CaseWay[] {
  const group = instance.groups.find(({ id }) => id === caseId)
  if (group === undefined) return []
  const others = placements.filter((one) => one.group !== caseId)
  const free = loosen(instance)
  const ways: CaseWay[] = []
  eachItinerary(drawTimetable(instance), group, ({ first, second }) => {
    const legs = (second < 0 ? [first] : [first, second]).map((at) => instance.flights[at]!.id)
    ways.push({ legs, closed: isClosed(instance, caseId, legs), limits: limitsBroken(free, [...others, { group: caseId, legs }]) })
  })
  return ways
}

/** A hand moves one case at a time: what was decided before it is held by the next run, not by the hand. */
function loosen(instance: Instance): Instance {
  return { ...instance, fixed: [], forbidden: [] }
}

function isClosed({ forbidden = [] }: Instance, caseId: string, legs: readonly string[]): boolean {
  return forbidden.some(
    (one) => one.group === caseId && (one.legs.join() === legs.join() || (one.legs.length === 1 && legs.includes(one.legs[0]!))),
  )
}

/** Each limit held alone against the plan: the words of all that are passed. */
export function limitsBroken(instance: Instance, placements: readonly Placement[]): WayLimit[] {
  if (checkPlan(instance, placements).feasible) return []
  const free = withoutLimits(instance)
  const only = (change: Partial<Instance>): boolean => !checkPlan({ ...free, ...change }, placements).feasible
  const flights = (limit: 'seats' | 'wheelchairs' | 'stretchers' | 'minimumLoad'): Partial<Instance> => ({
    flights: free.flights.map((flight, at) => ({ ...flight, [limit]: instance.flights[at]![limit] })),
  })
  const held: [WayLimit, boolean][] = [
    ['flight_full', only(flights('seats'))],
    ['no_wheelchair_place', only(flights('wheelchairs'))],
    ['no_stretcher_place', only(flights('stretchers'))],
    ['no_escort_left', only({ escortPoolPerDay: instance.escortPoolPerDay })],
    ['team_is_full', only({ hubs: instance.hubs })],
    ['charter_too_empty', only(flights('minimumLoad'))],
  ]
  return held.filter(([, broken]) => broken).map(([word]) => word)
}

/** The pins that cannot stand together with what is booked: each is tried after those before it. Least loads are judged by the run. */
export function pinsInTheWay(instance: Instance, pinned: readonly string[]): string[] {
  const patient = { ...instance, flights: instance.flights.map((flight) => ({ ...flight, minimumLoad: 0 })), current: [] }
  const known = new Set(instance.flights.map(({ id }) => id))
  const fixed = instance.fixed ?? []
  const standing = fixed.filter(({ group }) => !pinned.includes(group))
  const stuck: string[] = []
  for (const pin of fixed.filter(({ group }) => pinned.includes(group))) {
    const tried = [...standing, pin]
    const isKnown = pin.legs.every((leg) => known.has(leg))
    if (isKnown && checkPlan({ ...patient, fixed: [], forbidden: instance.forbidden }, tried).feasible) standing.push(pin)
    else stuck.push(pin.group)
  }
  return stuck
}
