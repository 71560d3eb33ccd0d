// Why a group stays, and what would let it travel, the rest of the plan standing as it is: each of its itineraries is held against what is left of
// every limit, and the one that needs least is named. A reason is a fact about the plan, not a guess: raise the named limits by what is missing
// and the group fits (the tests do exactly that).
import { drawTimetable, eachItinerary, type Itinerary, type Timetable } from './itineraries.ts'
import type { Seats } from './seats.ts'
import { escortsFor, escortsPerFlight, groupsPerEscort, type Seating, seatsOf, teamWeightOf } from './seating.ts'
import type { Group, Instance, Remedy, Unplaced, Why } from './words.ts'

/** An empty charter waits for a full load, not for one group: the last thing to ask for. */
const closedCharter = 1000
const dayMinutes = 1440
/** Days looked ahead, the near ones first. */
const extensions = [3, 14, 60]

export function explainUnplaced(instance: Instance, seating: Seating, seats: Seats): Unplaced[] {
  const timetable = drawTimetable(instance)
  const bucketOf = new Map(seating.bucketNames.map((name, index) => [name, seating.flights + index]))
  const list: Unplaced[] = []
  instance.groups.forEach((group, g) => {
    if (seats.option[g]! < 0) list.push(explain({ instance, seating, seats, timetable, bucketOf }, group))
  })
  return list
}

type Facts = { instance: Instance; seating: Seating; seats: Seats; timetable: Timetable; bucketOf: Map<string, number> }

function explain(facts: Facts, group: Group): Unplaced {
  let least = Infinity
  let remedies: Remedy[] | undefined
  eachItinerary(facts.timetable, group, (itinerary) => {
    if (least === 0) return
    const missing = missingFor(facts, group, itinerary)
    const cost = missing.reduce((sum, remedy) => sum + 100 + remedy.missing + (remedy.limit === 'minimum_load' ? closedCharter : 0), 0)
    if (cost >= least) return
    least = cost
    remedies = missing
  })
  if (remedies === undefined) return { group: group.id, why: 'no_itinerary', remedies: extendWindow(facts, group) }
  const [first] = remedies
  if (first === undefined || remedies.every((remedy) => remedy.limit === 'minimum_load'))
    return { group: group.id, why: 'worse_for_others', remedies }
  const named = remedies.find((remedy) => remedy.limit !== 'minimum_load')!
  return { group: group.id, why: named.limit as Why, remedies }
}

/** Everything the itinerary lacks; empty when the group would fit. */
function missingFor(facts: Facts, group: Group, itinerary: Itinerary): Remedy[] {
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
  const hub = instance.flights[itinerary.first]!.to
  for (let b = itinerary.firstBucket; b <= itinerary.lastBucket; b += 1) {
    const bucket = facts.bucketOf.get(`${hub} ${b}`)
    const needed = (bucket === undefined ? 0 : seats.used[bucket]!) + teamWeightOf(group)
    const most = instance.hubs[hub]!.teamPer3h
    if (needed > most) missing.push({ limit: 'hub_team', on: `${hub} ${b}`, missing: needed - most })
  }
  return missing
}

/** The fewest days by which the window's end must move for an itinerary to exist; none when no such day is near. */
function extendWindow({ instance, timetable }: Facts, group: Group): Remedy[] {
  const { start, end } = group.window
  for (const days of extensions) {
    let needed = Infinity
    eachItinerary(timetable, { ...group, window: { start, end: Math.max(start, end) + days * dayMinutes } }, ({ first, second }) => {
      const flight = instance.flights[first]!
      const latest = second < 0 ? flight.arrivesAt - dayMinutes : instance.flights[second]!.departsAt - dayMinutes / 2
      needed = Math.min(needed, Math.max(flight.departsAt, latest))
    })
    if (needed < Infinity) return [{ limit: 'window', on: group.id, missing: Math.ceil((needed - end) / dayMinutes) }]
  }
  return []
}
