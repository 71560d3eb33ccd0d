/**
 * From the office's own facts to the planning problem of algorithms/seating: flights on offer, families with their days and needs, what
 * is booked already, what somebody decided. Every way that a booking would be refused for (guard G2, a red connection) is closed before
 * the planner looks, so that a plan can be booked as it stands. No name enters: groups are called by the id of their case.
 */
import { drawTimetable, eachItinerary } from '#algorithms/seating/itineraries.ts'
import type { Flight, Group, Instance, Kept, Placement } from '#algorithms/seating/words.ts'
import { minorDigits } from '#domain/kit/currency-digits.ts'
import { addDays, dayAt, type Instant, minutesBetween, startOfDay } from '#domain/kit/day.ts'
import { lastCheckHours } from '#domain/movements/guard-rules.ts'
import { holdBooked, isWay } from './booked-rules.ts'
import { priorityWeights } from './need-rules.ts'
import type { BookedGroup, PlannedCase, Problem } from './problem-words.ts'
import { blocksOfWay } from './way-rules.ts'
import type { PlanningSettings, RunFlight } from './words.ts'

export function buildInstance(problem: Problem): Instance {
  const steps = buildInSteps(problem)
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return step.value
}

/** The same, pausing after each family: whoever serves others meanwhile takes a breath between two steps. */
export function* buildInSteps(problem: Problem): Generator<undefined, Instance> {
  const { settings } = problem
  const moving = movingOf(problem)
  const asked = [...problem.cases, ...moving.map((one) => one.movable!)]
  const base: Instance = {
    flights: problem.flights.filter(({ supposed }) => supposed !== 'CANCELLED').map((flight) => flightOf(problem, flight)),
    groups: asked.map((one) => groupOf(problem, one)),
    hubs: Object.fromEntries(settings.hubs.map(({ airport, ...hub }) => [airport, hub])),
    escortPoolPerDay: settings.escortPoolPerDay,
    prices: pricesOf(settings),
    fixed: asked.flatMap(pinOf),
    forbidden: asked.flatMap(closedByHand),
    current: moving.filter((one) => !one.hit).map((one) => keptOf(settings, one)),
  }
  const close = closerOf(problem, base)
  const forbidden = [...base.forbidden!]
  for (const [at, one] of asked.entries()) {
    forbidden.push(...close(one, base.groups[at]!))
    yield undefined
  }
  return holdBooked(
    { ...base, forbidden },
    problem.booked.filter((one) => !moving.includes(one)),
  )
}

/** Who may be given other seats. Somebody whose own way the planner does not know, and who need not move, stays where they are. */
function movingOf(problem: Problem): BookedGroup[] {
  const flights = problem.flights.filter(({ supposed }) => supposed !== 'CANCELLED')
  const byId = new Map(flights.map((flight) => [flight.id, flight]))
  const hubs = Object.fromEntries(problem.settings.hubs.map(({ airport, ...hub }) => [airport, hub]))
  const all: Instance = {
    flights: flights.map((flight) => flightOf(problem, flight)),
    groups: [],
    hubs,
    escortPoolPerDay: 0,
    prices: pricesOf(problem.settings),
  }
  return problem.booked.filter(({ movable, hit, frozen, legs }) => {
    if (movable === undefined) return false
    if (hit || frozen) return hit
    const own = legs.map((leg) => byId.get(leg)!)
    return isWay(all, groupOf(problem, movable), [...legs]) && blocksOfWay(movable, own, problem.now).length === 0
  })
}

function pricesOf({ prices }: PlanningSettings): Instance['prices'] {
  const { change: _change, ...others } = prices
  return others
}

/** A scheduled flight flown for itself is to the planner a charter without a least load: the one way of a single leg that it knows. */
function flightOf({ startsAt }: Problem, flight: RunFlight): Flight {
  return {
    id: flight.id,
    kind: flight.use === 'DIRECT' ? 'charter' : 'scheduled',
    from: flight.fromPlace,
    to: flight.toPlace,
    departsAt: minutesBetween(startsAt, flight.departsAt),
    arrivesAt: minutesBetween(startsAt, flight.arrivesAt),
    seats: flight.seats,
    wheelchairs: flight.wheelchairs,
    stretchers: flight.stretchers,
    minimumLoad: flight.kind === 'CHARTER' ? flight.minimumLoad : 0,
    fixedCost: flight.kind === 'CHARTER' ? flight.fixedCostMinor / 10 ** minorDigits(flight.currency) : 0,
  }
}

function groupOf({ startsAt }: Problem, one: PlannedCase): Group {
  const { start, end } = one.window
  return {
    id: one.caseId,
    size: one.needs.seats,
    wheelchairs: one.needs.wheelchairs,
    stretchers: one.needs.stretchers,
    needsEscort: one.needs.needsEscort,
    priority: priorityWeights[one.priority],
    from: one.fromPlace,
    destinations: [...one.destinations],
    window: {
      start: start === null ? 0 : minutesBetween(startsAt, startOfDay(start, one.fromZone)),
      end: end === null ? endless : minutesBetween(startsAt, startOfDay(addDays(end, 1), one.fromZone)) - 1,
    },
  }
}

/** Of a window without an end: two years of minutes, past every horizon. */
const endless = 1_051_200

function pinOf(one: PlannedCase): Placement[] {
  const pin = one.decisions.find(({ kind }) => kind === 'PIN')
  return pin === undefined ? [] : [{ group: one.caseId, legs: [...pin.legs] }]
}

function closedByHand(one: PlannedCase): Placement[] {
  return one.decisions.filter(({ kind }) => kind === 'FORBID').map(({ legs }) => ({ group: one.caseId, legs: [...legs] }))
}

function keptOf({ prices }: PlanningSettings, one: BookedGroup): Kept {
  return { group: one.key, legs: [...one.legs], penalty: prices.change * one.needs.persons }
}

/** The ways of a family that G2 or the airport's least time forbids. The guards ask for days and for the States on the way: each such pair is asked once. */
function closerOf(problem: Problem, instance: Instance): (one: PlannedCase, group: Group) => Placement[] {
  const timetable = drawTimetable(instance)
  const flights = new Map(problem.flights.map((flight) => [flight.id, flight]))
  const facts = instance.flights.map(({ id }) => askedOf(flights.get(id)!, problem.now))
  const red = redConnections(problem)
  return (one, group) => {
    const known = new Map<string, boolean>()
    const closed: Placement[] = []
    eachItinerary(timetable, group, ({ first, second }) => {
      const legs = second < 0 ? [facts[first]!] : [facts[first]!, facts[second]!]
      const key = legs.map((leg) => leg.key).join(' ')
      let blocked = known.get(key)
      if (blocked === undefined) {
        const way = legs.map(({ flight }) => flight)
        blocked = blocksOfWay(one, way, problem.now).length > 0
        known.set(key, blocked)
      }
      if (blocked || (legs.length === 2 && red(legs[0]!.flight, legs[1]!.flight)))
        closed.push({ group: one.caseId, legs: legs.map(({ flight }) => flight.id) })
    })
    return closed
  }
}

function askedOf(flight: RunFlight, now: Instant): { flight: RunFlight; key: string } {
  const days = [dayAt(flight.departsAt, flight.fromZone), dayAt(flight.arrivesAt, flight.toZone)]
  const isSoon = minutesBetween(now, flight.departsAt) < lastCheckHours * 60
  return { flight, key: [flight.fromPlace, flight.toPlace, ...days, isSoon].join(' ') }
}

/** Below the airport's own least time nobody can be put on a list (domain.md 1.11), so no plan uses such a change. */
export function redConnections({ minimumBetween }: Problem): (arrives: RunFlight, leaves: RunFlight) => boolean {
  const known = new Map<string, boolean>()
  return (arrives, leaves) => {
    const key = `${arrives.id} ${leaves.id}`
    let red = known.get(key)
    if (red === undefined) {
      red = minutesBetween(arrives.arrivesAt, leaves.departsAt) < minimumBetween(arrives, leaves)
      known.set(key, red)
    }
    return red
  }
}
