// Every way a group may travel: one charter, or a scheduled feeder and an onward flight through a hub (the windows and connections of the
// planning problem). Says nothing about seats: who else travels is the business of limits.ts.
import type { Flight, Group, Instance } from './words.ts'

/** Minutes. */
const slowConnection = 60
const longestConnection = 1800
const nightConnection = 600
export const dayMinutes = 1440
/** After the window's end: until a charter has arrived, until an onward flight has left. */
export const charterGrace = 1440
export const onwardGrace = 720
const teamStay = 360
export const bucketMinutes = 180

export type Timetable = {
  instance: Instance
  charters: Map<string, number[]>
  feeders: Map<string, number[]>
  /** Onward flights by "hub destination", in order of departure. */
  onward: Map<string, number[]>
}

/** `second` is -1 for a charter. `buckets` are the hub team's three-hour buckets, first and last. */
export type Itinerary = { first: number; second: number; value: number; firstBucket: number; lastBucket: number }

export function drawTimetable(instance: Instance): Timetable {
  const timetable: Timetable = { instance, charters: new Map(), feeders: new Map(), onward: new Map() }
  const order = instance.flights.map((_, index) => index)
  order.sort((a, b) => instance.flights[a]!.departsAt - instance.flights[b]!.departsAt || a - b)
  for (const index of order) {
    const flight = instance.flights[index]!
    if (flight.kind === 'charter') file(timetable.charters, flight.from, index)
    else {
      if (flight.to in instance.hubs) file(timetable.feeders, flight.from, index)
      if (flight.from in instance.hubs) file(timetable.onward, `${flight.from} ${flight.to}`, index)
    }
  }
  return timetable
}

/** Calls `found` once for each itinerary; the object is reused between calls. */
export function eachItinerary(timetable: Timetable, group: Group, found: (itinerary: Itinerary) => void): void {
  eachCharter(timetable, group, found)
  const { instance } = timetable
  const itinerary = blank()
  const ranks = ranksOf(group)
  for (const index of timetable.feeders.get(group.from) ?? []) {
    const feeder = instance.flights[index]!
    if (!inWindow(feeder, group)) continue
    itinerary.first = index
    for (const [place, rank] of ranks) connect(timetable, group, rank, itinerary, timetable.onward.get(`${feeder.to} ${place}`), found)
    itinerary.second = -1
    itinerary.lastBucket = -1
  }
}

/** The same for the itineraries of one charter leg. */
export function eachCharter(timetable: Timetable, group: Group, found: (itinerary: Itinerary) => void): void {
  const { instance } = timetable
  const itinerary = blank()
  const ranks = ranksOf(group)
  for (const index of timetable.charters.get(group.from) ?? []) {
    const flight = instance.flights[index]!
    const rank = ranks.get(flight.to)
    if (rank === undefined || !inWindow(flight, group) || flight.arrivesAt > group.window.end + charterGrace) continue
    itinerary.first = index
    itinerary.value = worth(instance, group, flight, instance.prices.charterSeat + instance.prices.otherDestination * rank)
    found(itinerary)
  }
}

function blank(): Itinerary {
  return { first: -1, second: -1, value: 0, firstBucket: 0, lastBucket: -1 }
}

function ranksOf({ destinations }: Group): Map<string, number> {
  const ranks = new Map<string, number>()
  destinations.forEach((place, rank) => ranks.has(place) || ranks.set(place, rank))
  return ranks
}

function connect(
  timetable: Timetable,
  group: Group,
  rank: number,
  itinerary: Itinerary,
  onward: number[] | undefined,
  found: (itinerary: Itinerary) => void,
): void {
  if (onward === undefined) return
  const { flights, hubs, prices } = timetable.instance
  const feeder = flights[itinerary.first]!
  const slow = group.wheelchairs || group.stretchers ? slowConnection : 0
  const earliest = feeder.arrivesAt + slow + hubs[feeder.to]!.minimumConnection
  const latest = Math.min(feeder.arrivesAt + slow + longestConnection, group.window.end + onwardGrace)
  for (let at = firstFrom(flights, onward, earliest); at < onward.length; at += 1) {
    const flight = flights[onward[at]!]!
    if (flight.departsAt > latest) break
    const night = flight.departsAt - feeder.arrivesAt - slow > nightConnection ? prices.overnight : 0
    itinerary.second = onward[at]!
    itinerary.value = worth(timetable.instance, group, flight, prices.scheduledSeat + night + prices.otherDestination * rank)
    itinerary.firstBucket = Math.floor(feeder.arrivesAt / bucketMinutes)
    itinerary.lastBucket = Math.floor(Math.min(flight.departsAt, feeder.arrivesAt + teamStay) / bucketMinutes)
    found(itinerary)
  }
}

/** The last three hours in which whoever arrives with the flight can need the hub's team. */
export function lastBucketOf({ arrivesAt }: Flight): number {
  return Math.floor((arrivesAt + teamStay) / bucketMinutes)
}

function worth({ prices }: Instance, group: Group, last: Flight, costPerPerson: number): number {
  const late = prices.lateDay * (last.arrivesAt / 1440) * group.priority * group.size
  return group.size * prices.person * group.priority - prices.costWeight * costPerPerson * group.size - late
}

function inWindow(flight: Flight, group: Group): boolean {
  return flight.departsAt >= group.window.start && flight.departsAt <= group.window.end
}

function firstFrom(flights: Flight[], list: number[], earliest: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (flights[list[middle]!]!.departsAt < earliest) low = middle + 1
    else high = middle
  }
  return low
}

function file(map: Map<string, number[]>, key: string, index: number): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [index])
  else list.push(index)
}
