// Judges a plan against its instance, from the rules alone: nothing here is shared with the planner, so that one mistake is not made twice.
import type { Flight, Group, Instance, Placement } from './words.ts'

export type Verdict = { feasible: true; value: number; groups: number; persons: number } | { feasible: false; broken: string }

type Load = { seats: number; wheelchairs: number; stretchers: number; escorted: number }

export function checkPlan(instance: Instance, placements: readonly Placement[]): Verdict {
  const flights = new Map(instance.flights.map((flight) => [flight.id, flight]))
  const groups = new Map(instance.groups.map((group) => [group.id, group]))
  const loads = new Map<string, Load>()
  const team = new Map<string, number>()
  const placed = new Set<string>()
  let value = 0
  let persons = 0
  for (const { group: id, legs: ids } of placements) {
    const group = groups.get(id)
    if (group === undefined) return broken(`unknown group ${id}`)
    if (placed.has(id)) return broken(`${id} is placed twice`)
    placed.add(id)
    const legs = ids.map((leg) => flights.get(leg))
    if (legs.includes(undefined)) return broken(`${id} has an unknown flight`)
    const fault = judgeLegs(instance, group, legs as Flight[])
    if (fault !== undefined) return broken(`${id} ${fault}`)
    value += worthOf(instance, group, legs as Flight[])
    persons += group.size
    for (const leg of ids) seat(loads, leg, group)
    if (legs.length === 2) meet(team, group, legs[0]!, legs[1]!)
  }
  const decided = judgeDecisions(instance, placements)
  if (decided !== undefined) return broken(decided)
  const limits = judgeLoads(instance, loads, team)
  if ('fault' in limits) return broken(limits.fault)
  return { feasible: true, value: value - limits.cost - changeOf(instance, placements), groups: placed.size, persons }
}

function broken(why: string): Verdict {
  return { feasible: false, broken: why }
}

/** A fixed group travels as decided, nobody on what is forbidden to them. */
function judgeDecisions({ fixed = [], forbidden = [] }: Instance, placements: readonly Placement[]): string | undefined {
  const legsOf = new Map(placements.map((one) => [one.group, one.legs]))
  const moved = fixed.find((one) => legsOf.get(one.group)?.join() !== one.legs.join())
  if (moved !== undefined) return `${moved.group} does not travel as fixed`
  const shut = forbidden.find(({ group, legs }) =>
    legs.every((leg, at) => legsOf.get(group)?.[legs.length === 2 ? at : legsOf.get(group)!.indexOf(leg)] === leg),
  )
  return shut && `${shut.group} travels on what is forbidden`
}

/** What it costs that groups do not travel as they do at present. */
function changeOf({ current = [] }: Instance, placements: readonly Placement[]): number {
  const legsOf = new Map(placements.map((one) => [one.group, one.legs.join()]))
  return current.reduce((sum, one) => sum + (legsOf.get(one.group) === one.legs.join() ? 0 : one.penalty), 0)
}

function judgeLegs({ hubs }: Instance, group: Group, legs: Flight[]): string | undefined {
  const [first, second] = legs
  const last = legs.at(-1)
  if (first === undefined || last === undefined || legs.length > 2) return `has ${legs.length} legs`
  if (first.from !== group.from) return `does not start at ${group.from}`
  if (!group.destinations.includes(last.to)) return `ends at ${last.to}`
  if (first.departsAt < group.window.start || first.departsAt > group.window.end) return 'departs outside its window'
  if (second === undefined) {
    if (first.kind !== 'charter') return 'has a single scheduled leg'
    return first.arrivesAt > group.window.end + 1440 ? 'arrives too late' : undefined
  }
  if (first.kind !== 'scheduled' || second.kind !== 'scheduled') return 'connects with a charter'
  const hub = hubs[first.to]
  if (first.to !== second.from || hub === undefined) return 'has legs that do not meet at a hub'
  const connection = connectionOf(group, first, second)
  if (connection < hub.minimumConnection || connection > 1800) return `connects in ${connection} min`
  return second.departsAt > group.window.end + 720 ? 'has an onward leg too late' : undefined
}

function connectionOf(group: Group, first: Flight, second: Flight): number {
  return second.departsAt - first.arrivesAt - (group.wheelchairs > 0 || group.stretchers > 0 ? 60 : 0)
}

function worthOf({ prices }: Instance, group: Group, legs: Flight[]): number {
  const last = legs.at(-1)!
  const rank = group.destinations.indexOf(last.to)
  const night = legs.length === 2 && connectionOf(group, legs[0]!, last) > 600 ? prices.overnight : 0
  const seat = legs.length === 1 ? prices.charterSeat : prices.scheduledSeat
  const cost = (seat + night + prices.otherDestination * rank) * group.size
  const late = prices.lateDay * (last.arrivesAt / 1440) * group.priority * group.size
  return prices.person * group.size * group.priority - prices.costWeight * cost - late
}

function seat(loads: Map<string, Load>, leg: string, group: Group): void {
  const load = loads.get(leg) ?? { seats: 0, wheelchairs: 0, stretchers: 0, escorted: 0 }
  load.seats += group.size + 8 * group.stretchers
  load.wheelchairs += group.wheelchairs
  load.stretchers += group.stretchers
  load.escorted += group.needsEscort ? 1 : 0
  loads.set(leg, load)
}

function meet(team: Map<string, number>, group: Group, first: Flight, second: Flight): void {
  const until = Math.min(second.departsAt, first.arrivesAt + 360)
  for (let bucket = Math.floor(first.arrivesAt / 180); bucket * 180 <= until; bucket += 1) {
    const key = `${first.to} ${bucket}`
    team.set(key, (team.get(key) ?? 0) + group.size + 2 * group.wheelchairs + 4 * group.stretchers)
  }
}

function judgeLoads(instance: Instance, loads: Map<string, Load>, team: Map<string, number>): { fault: string } | { cost: number } {
  let cost = 0
  const days = new Map<number, number>()
  for (const flight of instance.flights) {
    const load = loads.get(flight.id)
    if (load === undefined) continue
    const escorts = Math.ceil(load.escorted / 3)
    if (escorts > 5) return { fault: `${flight.id} needs ${escorts} escorts` }
    const day = Math.floor(flight.departsAt / 1440)
    days.set(day, (days.get(day) ?? 0) + escorts)
    cost += instance.prices.escort * escorts
    if (load.seats + escorts > flight.seats) return { fault: `${flight.id} holds ${load.seats + escorts} in ${flight.seats} seats` }
    if (load.wheelchairs > flight.wheelchairs) return { fault: `${flight.id} holds ${load.wheelchairs} wheelchairs` }
    if (load.stretchers > flight.stretchers) return { fault: `${flight.id} holds ${load.stretchers} stretchers` }
    if (flight.kind !== 'charter') continue
    if (load.seats + escorts < flight.minimumLoad)
      return { fault: `${flight.id} flies with ${load.seats + escorts} of at least ${flight.minimumLoad}` }
    cost += flight.fixedCost
  }
  for (const [day, escorts] of days) if (escorts > instance.escortPoolPerDay) return { fault: `day ${day} needs ${escorts} escorts` }
  for (const [key, weight] of team) {
    if (weight > instance.hubs[key.slice(0, key.lastIndexOf(' '))]!.teamPer3h) return { fault: `the team of ${key} meets ${weight}` }
  }
  return { cost }
}
