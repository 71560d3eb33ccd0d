/**
 * People who have seats already, laid into the planning problem: they stay where they are, and every limit counts them. What was booked
 * is a fact, so where it passes a limit it is the limit that gives way for them, and for nobody else.
 */
import { checkPlan } from '#algorithms/seating/check.ts'
import type { Flight, Group, Instance, Placement } from '#algorithms/seating/words.ts'
import { priorityWeights } from './need-rules.ts'
import type { BookedGroup } from './problem-words.ts'

/** Of every limit that is lifted: more than any office has. */
const plenty = 100_000

export function holdBooked(instance: Instance, booked: readonly BookedGroup[]): Instance {
  const flights = new Map(instance.flights.map((flight) => [flight.id, flight]))
  const seated = booked.filter((one) => one.legs.length > 0 && one.legs.every((leg) => flights.has(leg)))
  const held = seated.filter((one) => isWay(instance, standing(one, flights), [...one.legs]))
  const groups = held.map((one) => standing(one, flights))
  const fixed: Placement[] = held.map((one) => ({ group: one.key, legs: [...one.legs] }))
  const raised = raiseLimits(instance, groups, fixed)
  const alone = { ...raised, groups, fixed: [], forbidden: [], current: [] }
  const whole = checkPlan(alone, fixed).feasible
  const others = whole ? seated.filter((one) => !held.includes(one)) : seated
  const kept = whole ? { ...raised, groups: [...instance.groups, ...groups], fixed: [...(instance.fixed ?? []), ...fixed] } : instance
  return { ...kept, flights: kept.flights.map((flight) => lessSeats(flight, others)) }
}

/** The same problem without limits on how many: what is left is whether a way is one at all. */
export function withoutLimits(instance: Instance): Instance {
  return {
    ...instance,
    flights: instance.flights.map((flight) => ({ ...flight, seats: plenty, wheelchairs: plenty, stretchers: plenty, minimumLoad: 0 })),
    hubs: Object.fromEntries(Object.entries(instance.hubs).map(([name, hub]) => [name, { ...hub, teamPer3h: plenty }])),
    escortPoolPerDay: plenty,
    fixed: [],
    forbidden: [],
    current: [],
  }
}

export function isWay(instance: Instance, group: Group, legs: string[]): boolean {
  return checkPlan({ ...withoutLimits(instance), groups: [group] }, [{ group: group.id, legs }]).feasible
}

/** As a group with nothing left to choose: its days are those of its flights. */
function standing(one: BookedGroup, flights: ReadonlyMap<string, Flight>): Group {
  const legs = one.legs.map((leg) => flights.get(leg)!)
  return {
    id: one.key,
    size: one.needs.seats,
    wheelchairs: one.needs.wheelchairs,
    stretchers: one.needs.stretchers,
    needsEscort: one.needs.needsEscort,
    priority: priorityWeights[one.priority],
    from: legs[0]!.from,
    destinations: [legs.at(-1)!.to],
    window: { start: legs[0]!.departsAt, end: legs.at(-1)!.arrivesAt },
  }
}

/** No limit is smaller than what is booked on it. */
function raiseLimits(instance: Instance, groups: readonly Group[], fixed: readonly Placement[]): Instance {
  const at = new Map(groups.map((group) => [group.id, group]))
  const flights = new Map(instance.flights.map((flight) => [flight.id, flight]))
  const onFlight = new Map<string, Group[]>()
  const inTeam = new Map<string, number>()
  for (const { group: id, legs } of fixed) {
    const group = at.get(id)!
    for (const leg of legs) onFlight.set(leg, [...(onFlight.get(leg) ?? []), group])
    if (legs.length === 2) meet(inTeam, group, flights.get(legs[0]!)!, flights.get(legs[1]!)!)
  }
  const escortsOn = new Map<number, number>()
  const raised = instance.flights.map((flight) => {
    const on = onFlight.get(flight.id) ?? []
    const escorts = Math.ceil(on.filter(({ needsEscort }) => needsEscort).length / 3)
    const day = Math.floor(flight.departsAt / 1440)
    escortsOn.set(day, (escortsOn.get(day) ?? 0) + escorts)
    return on.length === 0 ? flight : raiseFlight(flight, on, escorts)
  })
  const most = (hub: string): number => Math.max(0, ...[...inTeam].filter(([key]) => key.startsWith(`${hub} `)).map(([, weight]) => weight))
  return {
    ...instance,
    flights: raised,
    escortPoolPerDay: Math.max(instance.escortPoolPerDay, ...escortsOn.values()),
    hubs: Object.fromEntries(
      Object.entries(instance.hubs).map(([name, hub]) => [name, { ...hub, teamPer3h: Math.max(hub.teamPer3h, most(name)) }]),
    ),
  }
}

/** A charter on which somebody is booked flies: only whoever comes now may still be asked to fill it. */
function raiseFlight(flight: Flight, on: readonly Group[], escorts: number): Flight {
  const sum = (of: (group: Group) => number): number => on.reduce((all, group) => all + of(group), 0)
  const load = sum(({ size, stretchers }) => size + 8 * stretchers) + escorts
  return {
    ...flight,
    seats: Math.max(flight.seats, load),
    wheelchairs: Math.max(
      flight.wheelchairs,
      sum(({ wheelchairs }) => wheelchairs),
    ),
    stretchers: Math.max(
      flight.stretchers,
      sum(({ stretchers }) => stretchers),
    ),
    minimumLoad: Math.min(flight.minimumLoad, load),
  }
}

/** planning.md: in every three hours from the arrival until the onward departure or six hours, whichever is first. */
function meet(team: Map<string, number>, group: Group, first: Flight, second: Flight): void {
  const until = Math.min(second.departsAt, first.arrivesAt + 360)
  for (let bucket = Math.floor(first.arrivesAt / 180); bucket * 180 <= until; bucket += 1) {
    const key = `${first.to} ${bucket}`
    team.set(key, (team.get(key) ?? 0) + group.size + 2 * group.wheelchairs + 4 * group.stretchers)
  }
}

/** Somebody whose journey is no way of the problem still sits in the seats. */
function lessSeats(flight: Flight, others: readonly BookedGroup[]): Flight {
  const on = others.filter(({ legs }) => legs.includes(flight.id))
  if (on.length === 0) return flight
  const sum = (of: (one: BookedGroup) => number): number => on.reduce((all, one) => all + of(one), 0)
  return {
    ...flight,
    seats: Math.max(0, flight.seats - sum(({ needs }) => needs.seats + 8 * needs.stretchers)),
    wheelchairs: Math.max(0, flight.wheelchairs - sum(({ needs }) => needs.wheelchairs)),
    stretchers: Math.max(0, flight.stretchers - sum(({ needs }) => needs.stretchers)),
  }
}
