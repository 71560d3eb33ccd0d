// Lists every option of every group (itineraries.ts) and lays the problem out as the arrays of seating.ts.
import { type Decisions, readDecisions } from './decisions.ts'
import { growInts, growNumbers } from './growing.ts'
import { drawTimetable, eachCharter, eachItinerary, type Itinerary, lastBucketOf, type Timetable } from './itineraries.ts'
import { escortsFor, escortsPerFlight, type Seating, seatsOf, stride, teamWeightOf } from './seating.ts'
import type { Group, Instance } from './words.ts'

/** All options of all groups, less those that no plan can hold. A group with a fixed placement has that option only, if the rules allow it. */
export function listOptions(instance: Instance): Seating {
  const { groups, flights } = instance
  const buckets = numberBuckets(instance)
  const timetable = drawTimetable(instance)
  const decisions = readDecisions(instance)
  const idle = findIdle(timetable, decisions)
  const values = growNumbers()
  const optionGroup = growInts()
  const optionPair = growInts()
  const legs = growInts()
  const pairs = { group: growInts(), resource: growInts(), weight: growInts() }
  const optionStart = new Int32Array(groups.length + 1)
  const pairStart = new Int32Array(groups.length + 1)
  /** Per resource: the last pair on it, which is the group's own when it is not older than the group's first. */
  const lastPair = new Int32Array(flights.length + buckets.most).fill(-1)

  groups.forEach((group, g) => {
    const firstPair = pairs.group.length()
    const pair = (resource: number, weight: number): void => {
      if (lastPair[resource]! < firstPair) {
        lastPair[resource] = pairs.group.length()
        pairs.group.push(g)
        pairs.resource.push(resource)
        pairs.weight.push(weight)
      }
      optionPair.push(lastPair[resource]!)
    }
    eachItinerary(timetable, group, (itinerary) => {
      if (idle[itinerary.first] === 1 || !mayFit(instance, group, itinerary) || !decisions.allows(group, itinerary)) return
      values.push(itinerary.value + decisions.keeping(group, itinerary))
      optionGroup.push(g)
      legs.push(itinerary.first)
      legs.push(itinerary.second)
      pair(itinerary.first, seatsOf(group))
      if (itinerary.second >= 0) pair(itinerary.second, seatsOf(group))
      for (let b = itinerary.firstBucket; b <= itinerary.lastBucket; b += 1)
        pair(flights.length + buckets.of(itinerary.first, b), teamWeightOf(group))
      while (optionPair.length() % stride !== 0) optionPair.push(-1)
    })
    optionStart[g + 1] = values.length()
    pairStart[g + 1] = pairs.group.length()
  })
  const resources = flights.length + buckets.names.length
  const pairResource = pairs.resource.done()
  return {
    ...limitsOf(instance, buckets.names),
    groups: groups.length,
    flights: flights.length,
    locked: Uint8Array.from(groups, (group) => (decisions.isFixed(group) ? 1 : 0)),
    penalties: decisions.penalties,
    resources,
    optionStart,
    optionGroup: optionGroup.done(),
    optionValue: values.done(),
    optionPair: optionPair.done(),
    optionLegs: legs.done(),
    pairStart,
    pairGroup: pairs.group.done(),
    pairResource,
    pairWeight: pairs.weight.done(),
    ...listByResource(pairResource, resources),
    bucketNames: buckets.names,
  }
}

/** Charters that stay empty in every plan: all who could come together do not make the minimum load. */
function findIdle(timetable: Timetable, decisions: Decisions): Uint8Array {
  const { instance } = timetable
  const seats = new Int32Array(instance.flights.length)
  const escorted = new Int32Array(instance.flights.length)
  for (const group of instance.groups) {
    eachCharter(timetable, group, (itinerary) => {
      if (!mayFit(instance, group, itinerary) || !decisions.allows(group, itinerary)) return
      seats[itinerary.first]! += seatsOf(group)
      if (group.needsEscort) escorted[itinerary.first]! += 1
    })
  }
  return Uint8Array.from(instance.flights, ({ kind, minimumLoad }, f) => {
    const most = seats[f]! + Math.min(escortsPerFlight, escortsFor(escorted[f]!))
    return kind === 'charter' && most < minimumLoad ? 1 : 0
  })
}

/** Alone on an empty flight, with its escort: what does not fit so fits in no plan. */
function mayFit(instance: Instance, group: Group, itinerary: Itinerary): boolean {
  const escort = group.needsEscort ? 1 : 0
  if (escort > instance.escortPoolPerDay) return false
  for (const index of [itinerary.first, itinerary.second]) {
    if (index < 0) continue
    const flight = instance.flights[index]!
    if (seatsOf(group) + escort > flight.seats || group.wheelchairs > flight.wheelchairs || group.stretchers > flight.stretchers)
      return false
  }
  if (itinerary.second < 0) return true
  return teamWeightOf(group) <= instance.hubs[instance.flights[itinerary.first]!.to]!.teamPer3h
}

/** Numbers a hub's three hours as they are met; `feeder` is the flight that arrives there. Asked for millions of options, so by arrays alone. */
function numberBuckets({ flights, hubs }: Instance): { names: string[]; most: number; of: (feeder: number, bucket: number) => number } {
  const names: string[] = []
  const places = Object.keys(hubs)
  const hubOf = Int32Array.from(flights, (flight) => places.indexOf(flight.to))
  const perHub = flights.reduce((most, flight) => Math.max(most, lastBucketOf(flight)), 0) + 1
  const numbers = new Int32Array(places.length * perHub).fill(-1)
  const of = (feeder: number, bucket: number): number => {
    const at = hubOf[feeder]! * perHub + bucket
    if (numbers[at]! < 0) numbers[at] = names.push(`${flights[feeder]!.to} ${bucket}`) - 1
    return numbers[at]!
  }
  return { names, most: numbers.length, of }
}

function limitsOf(instance: Instance, bucketNames: string[]) {
  const { flights, groups } = instance
  const none = bucketNames.map(() => 0)
  return {
    wheelchairs: Uint8Array.from(groups, (group) => group.wheelchairs),
    stretchers: Uint8Array.from(groups, (group) => group.stretchers),
    escorted: Uint8Array.from(groups, (group) => (group.needsEscort ? 1 : 0)),
    capacity: Int32Array.from([
      ...flights.map((flight) => flight.seats),
      ...bucketNames.map((name) => instance.hubs[name.slice(0, name.lastIndexOf(' '))]!.teamPer3h),
    ]),
    wheelchairPlaces: Int32Array.from([...flights.map((flight) => flight.wheelchairs), ...none]),
    stretcherPlaces: Int32Array.from([...flights.map((flight) => flight.stretchers), ...none]),
    minimumLoad: Int32Array.from([...flights.map((flight) => (flight.kind === 'charter' ? flight.minimumLoad : 0)), ...none]),
    fixedCost: Float64Array.from([...flights.map((flight) => (flight.kind === 'charter' ? flight.fixedCost : 0)), ...none]),
    day: Int32Array.from([...flights.map((flight) => Math.floor(flight.departsAt / 1440)), ...none]),
    days: flights.reduce((most, flight) => Math.max(most, Math.floor(flight.departsAt / 1440) + 1), 1),
    escortPool: instance.escortPoolPerDay,
    escortPrice: instance.prices.escort,
  }
}

/** Counting sort: the pairs of each resource, in the order of their groups. */
export function listByResource(pairResource: Int32Array, resources: number): { resourceStart: Int32Array; onResource: Int32Array } {
  const resourceStart = new Int32Array(resources + 1)
  for (const resource of pairResource) resourceStart[resource + 1]! += 1
  for (let r = 0; r < resources; r += 1) resourceStart[r + 1]! += resourceStart[r]!
  const next = resourceStart.slice()
  const onResource = new Int32Array(pairResource.length)
  pairResource.forEach((resource, pair) => {
    onResource[next[resource]!] = pair
    next[resource]! += 1
  })
  return { resourceStart, onResource }
}
