// What an itinerary lacks for one more group in a plan that otherwise stands: so many places on a flight, escorts on a day, weight in a hub's three hours.
import type { Decisions } from './decisions.ts'
import type { Itinerary, Timetable } from './itineraries.ts'
import type { Seats } from './seats.ts'
import { escortsFor, escortsPerFlight, groupsPerEscort, type Seating, seatsOf, teamWeightOf } from './seating.ts'
import type { Group, Instance, Remedy, Why } from './words.ts'

export type Facts = {
  instance: Instance
  decisions: Decisions
  seating: Seating
  seats: Seats
  timetable: Timetable
  bucketOf: Map<string, number>
}

export function legsOf({ flights }: Instance, { first, second }: Itinerary): string[] {
  return second < 0 ? [flights[first]!.id] : [flights[first]!.id, flights[second]!.id]
}

/** Everything the itinerary lacks; empty when the group would fit. */
export function missingFor(facts: Facts, group: Group, itinerary: Itinerary): Remedy[] {
  const { instance, seats, seating } = facts
  const missing: Remedy[] = []
  const perDay = new Map<number, number>()
  for (const f of itinerary.second < 0 ? [itinerary.first] : [itinerary.first, itinerary.second]) {
    const flight = instance.flights[f]!
    const lack = (limit: Why, needed: number, most: number): void => {
      if (needed > most) missing.push({ limit, on: flight.id, missing: needed - most })
    }
    const escorted = seats.escorted[f]! + (group.needsEscort ? 1 : 0)
    const escorts = escortsFor(escorted)
    const load = seats.used[f]! + seatsOf(group) + escorts
    lack('seats', load, flight.seats)
    lack('wheelchairs', seats.wheelchairs[f]! + group.wheelchairs, flight.wheelchairs)
    lack('stretchers', seats.stretchers[f]! + group.stretchers, flight.stretchers)
    lack('escorts', escorted, escortsPerFlight * groupsPerEscort)
    const day = seating.day[f]!
    perDay.set(day, (perDay.get(day) ?? seats.escorts[day]!) + escorts - escortsFor(seats.escorted[f]!))
    if (flight.kind === 'charter' && load < flight.minimumLoad)
      missing.push({ limit: 'minimum_load', on: flight.id, missing: flight.minimumLoad - load })
  }
  for (const [day, escorts] of perDay) {
    if (escorts > instance.escortPoolPerDay)
      missing.push({ limit: 'escorts', on: `day ${day}`, missing: escorts - instance.escortPoolPerDay })
  }
  return [...missing, ...missingInHub(facts, group, itinerary)]
}

function missingInHub({ instance, seats, bucketOf }: Facts, group: Group, itinerary: Itinerary): Remedy[] {
  const missing: Remedy[] = []
  const hub = instance.flights[itinerary.first]!.to
  for (let b = itinerary.firstBucket; b <= itinerary.lastBucket; b += 1) {
    const bucket = bucketOf.get(`${hub} ${b}`)
    const needed = (bucket === undefined ? 0 : seats.used[bucket]!) + teamWeightOf(group)
    const most = instance.hubs[hub]!.teamPer3h
    if (needed > most) missing.push({ limit: 'hub_team', on: `${hub} ${b}`, missing: needed - most })
  }
  return missing
}
