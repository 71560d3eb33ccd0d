/**
 * Why a case stays and what would let it travel, in the words of the trade: what the planner says of resources and minutes is told as
 * places on flights, days of a visa, a request that ends too early. A hint names everything that its way needs, not a part of it.
 */
import { drawTimetable, eachItinerary } from '#algorithms/seating/itineraries.ts'
import type { Instance, Remedy, Unplaced } from '#algorithms/seating/words.ts'
import { addMinutes, type Day, dayAt, daysBetween, instantFromMs, msOf } from '#domain/kit/day.ts'
import type { GuardBlock } from '#domain/movements/clearance-words.ts'
import type { PlannedCase, Problem } from './problem-words.ts'
import { blocksOfWay } from './way-rules.ts'
import type { RunFlight, Unblock, UnblockWay, Why } from './words.ts'

export type Stays = { why: Why; ways: UnblockWay[] }

export function explainStay(problem: Problem, instance: Instance, officeZone: string, said: Unplaced): Stays {
  const one = caseOf(problem, said.group)
  const ways = said.ways.map((way) => ({
    legs: way.legs,
    needs: [
      ...way.remedies.filter(({ limit }) => limit !== 'window').map((remedy) => placesFor(problem, officeZone, remedy)),
      ...(way.remedies.some(({ limit }) => limit === 'window') ? daysFor(problem, one, way.legs) : []),
    ],
  }))
  if (said.why === 'worse_for_others')
    return { why: said.why, ways: ways.map((way) => (way.needs.length > 0 ? way : { ...way, needs: [{ word: 'move_others' }] })) }
  if (said.why !== 'no_itinerary') return { why: said.why, ways }
  const guarded = leastGuarded(problem, instance, one)
  if (guarded !== undefined) return { why: said.why, ways: [guarded, ...ways] }
  return { why: said.why, ways: ways.length > 0 ? ways : [{ legs: [], needs: [anotherFlight(one)] }] }
}

function caseOf(problem: Problem, id: string): PlannedCase {
  return [...problem.cases, ...problem.booked.flatMap(({ movable }) => movable ?? [])].find(({ caseId }) => caseId === id)!
}

function placesFor({ startsAt }: Problem, officeZone: string, { limit, on, missing }: Remedy): Unblock {
  const [place, number] = [on.slice(0, on.lastIndexOf(' ')), on.slice(on.lastIndexOf(' ') + 1)]
  if (limit === 'hub_team') return { word: 'bigger_team', count: missing, airport: place, at: addMinutes(startsAt, Number(number) * 180) }
  if (limit === 'escorts' && on.startsWith('day '))
    return {
      word: 'more_escorts_on_day',
      count: missing,
      on: dayAt(instantFromMs(msOf(startsAt) + Number(number) * 86_400_000), officeZone),
    }
  return { word: onFlight[limit] ?? 'more_seats', count: missing, flight: on }
}

const onFlight: Partial<Record<Remedy['limit'], Unblock['word']>> = {
  seats: 'more_seats',
  wheelchairs: 'more_wheelchairs',
  stretchers: 'more_stretchers',
  escorts: 'more_escorts_on_flight',
  minimum_load: 'fuller_charter',
}

/** Which papers, or which wish of the family, would have to last longer or begin earlier for these flights. */
function daysFor(problem: Problem, one: PlannedCase, ids: readonly string[]): Unblock[] {
  const legs = flightsOf(problem, ids)
  const departsOn = dayAt(legs[0]!.departsAt, legs[0]!.fromZone)
  const { wish } = one
  const request: Unblock[] =
    wish === undefined
      ? []
      : departsOn > wish.latestOn
        ? [{ word: 'later_request', until: departsOn, count: daysBetween(wish.latestOn, departsOn) }]
        : departsOn < wish.earliestOn
          ? [{ word: 'earlier_request', until: departsOn, count: daysBetween(departsOn, wish.earliestOn) }]
          : []
  return onceEach([...request, ...blocksOfWay(one, legs, problem.now).map((block) => paperFor(block, legs))])
}

/** What a guard says, as the days that are missing; what is no matter of days stays the guard's own word. */
function paperFor(block: GuardBlock, legs: readonly RunFlight[]): Unblock {
  const departsOn = dayAt(legs[0]!.departsAt, legs[0]!.fromZone)
  const arrivesOn = dayAt(legs.at(-1)!.arrivesAt, legs.at(-1)!.toZone)
  const needed: Partial<Record<GuardBlock['word'], { word: 'longer_clearance' | 'earlier_clearance'; day: Day }>> = {
    visa_ends_before_arrival: { word: 'longer_clearance', day: arrivesOn },
    departure_after_window: { word: 'longer_clearance', day: departsOn },
    visa_not_yet_valid: { word: 'earlier_clearance', day: arrivesOn },
    departure_before_window: { word: 'earlier_clearance', day: departsOn },
  }
  const days = needed[block.word]
  if (days === undefined || block.until === undefined) {
    const guard: Unblock = { word: 'guard', guard: block.word }
    return {
      ...guard,
      ...(block.kind === undefined ? {} : { clearance: block.kind }),
      ...(block.until === undefined ? {} : { until: block.until }),
      ...(block.country === undefined ? {} : { country: block.country }),
    }
  }
  return { word: days.word, clearance: block.kind!, until: days.day, count: Math.abs(daysBetween(block.until, days.day)) }
}

/** Of the flights inside the window that only a guard closes, the way it holds the least against. */
function leastGuarded(problem: Problem, instance: Instance, one: PlannedCase): UnblockWay | undefined {
  const group = instance.groups.find(({ id }) => id === one.caseId)!
  let best: UnblockWay | undefined
  eachItinerary(drawTimetable(instance), group, ({ first, second }) => {
    const ids = (second < 0 ? [first] : [first, second]).map((at) => instance.flights[at]!.id)
    const legs = flightsOf(problem, ids)
    const needs = onceEach(blocksOfWay(one, legs, problem.now).map((block) => paperFor(block, legs)))
    if (needs.length > 0 && (best === undefined || weightOf(needs) < weightOf(best.needs))) best = { legs: ids, needs }
  })
  return best
}

function weightOf(needs: readonly Unblock[]): number {
  return needs.reduce((sum, need) => sum + (need.word === 'guard' ? 1000 : 10) + (need.count ?? 0), 0)
}

function anotherFlight(one: PlannedCase): Unblock {
  const { start, end } = one.window
  const to = one.destinations[0]
  return {
    word: 'another_flight',
    airport: one.fromPlace,
    ...(to === undefined ? {} : { toAirport: to }),
    ...(start === null ? {} : { on: start }),
    ...(end === null ? {} : { until: end }),
  }
}

/** Five children with one visa date are one sentence. */
function onceEach(needs: readonly Unblock[]): Unblock[] {
  return [...new Map(needs.map((need) => [JSON.stringify(need), need])).values()]
}

function flightsOf(problem: Problem, ids: readonly string[]): RunFlight[] {
  return ids.map((id) => problem.flights.find((flight) => flight.id === id)!)
}
