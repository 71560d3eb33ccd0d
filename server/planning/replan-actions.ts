/** What if a flight is late, cancelled or on strike: the journeys of some days as a planning run, with those who are booked as its families. */
import type { InputOf } from '#domain/kit/contract.ts'
import { refuse, type Result } from '#domain/kit/result.ts'
import { buildInSteps } from '#domain/planning/instance-rules.ts'
import type { BookedGroup, PlannedCase } from '#domain/planning/problem-words.ts'
import { isHorizon } from '#domain/planning/rules.ts'
import type * as contracts from '#domain/planning/run-contract.ts'
import { isHit, suppose, type Supposable } from '#domain/planning/suppose-rules.ts'
import { windowOfCase } from '#domain/planning/window-rules.ts'
import type { Hypothesis, OfferId, Run, RunFlight } from '#domain/planning/words.ts'
import type { AirportCode } from '#domain/kit/place.ts'
import { findAirport } from '#packs/places/airports.ts'
import type { Work } from '#server/kit/transaction.ts'
import { getMovement } from '#server/movements/actions.ts'
import { asStanding, type Boarding, boardingsOn, legsByJourney } from './booked.ts'
import { listComingMovements, listLegsOf, readCases } from './case-store.ts'
import { breathe } from './computing.ts'
import { asFamilies, asPlanned } from './families.ts'
import { asSupposable, journeyAsFlight, minimumBetween, minimumBetweenLegs } from './offers.ts'
import { type Horizon, horizonOf, settingsFor } from './problem.ts'
import { begin } from './run-actions.ts'
import type { NewPlacement } from './placement-store.ts'
import { listJourneysOn, listOffersBetween, type Place } from './store.ts'

type Asked = InputOf<typeof contracts.startReplan>
type ReplanRefusal = 'not_found' | 'id_taken' | 'horizon_not_usable' | 'nobody_is_booked' | 'flight_not_there' | 'strike_of_what'

export async function startReplan(work: Work, input: Asked): Promise<Result<Run, ReplanRefusal>> {
  const movement = await getMovement(work, input.movementId)
  if (!movement.ok) return movement
  const place = { office: movement.value.office, compartment: movement.value.compartment }
  const horizon = await horizonOf(work, place.office, input.fromOn, input.untilOn)
  if (!isHorizon(input.fromOn, input.untilOn, horizon.today)) return refuse('horizon_not_usable')
  const { settings } = await settingsFor(work, place.office, horizon.today)
  const { flights: all, legsOf, alias } = await flightsOf(work, place, horizon, settings.currency)
  const supposed = suppose(all, aliased(input.hypothesis, alias), minimumBetweenLegs)
  if (!supposed.ok) return supposed
  const boardings = await boardingsOn(work, legsOf, horizon.today)
  const movable = boardings.filter((one, at) => !one.underWay && boardings.findIndex(({ caseId }) => caseId === one.caseId) === at)
  if (movable.length === 0) return refuse('nobody_is_booked')

  const seats = seatsOfJourneys(boardings)
  const flights = supposed.value.map((flight) => (flight.id in seats ? fit(flight, seats[flight.id]!) : flight))
  const planned = await movableCases(work, place, horizon, {
    boardings: movable,
    flights,
    ownOnly: [...ownJourneys(all), ...leftAlready(work, flights)],
  })
  const booked = groupsOf(work, { movable, planned, flights, released: input.released })
  const standing = await asStanding(
    work,
    boardings.filter((one) => !booked.has(one)),
  )
  const problem = {
    startsAt: horizon.startsAt,
    flights,
    cases: [],
    booked: [...booked.values(), ...standing],
    settings,
    now: work.now,
    minimumBetween,
  }
  const instance = await breathe(buildInSteps(problem))
  const cases = [...booked].map(([boarding, group]) => asPlacement(boarding, group))
  const of = { place, horizon, input, kind: 'WHAT_IF' as const, hypothesis: input.hypothesis }
  return begin(work, of, { problem, instance, cases })
}

type Flights = { flights: Supposable[]; legsOf: Map<string, string[]>; alias: Map<string, string> }

/** Flights on offer, and beside them each journey of these days that lies on none. `alias`: which offered flight a leg of a journey flies. */
async function flightsOf(work: Work, place: Place, horizon: Horizon, currency: string): Promise<Flights> {
  const offers = await listOffersBetween(work.db, place, horizon.startsAt, horizon.to)
  const journeys = await listJourneysOn(
    work.db,
    offers.map(({ id }) => id),
  )
  const known = new Set<string>(offers.map(({ id }) => id))
  const linked = new Map([...legsByJourney(journeys, offers)].filter(([, ids]) => ids.every((id) => known.has(id))))
  const coming = (await listComingMovements(work.db, place, horizon.startsAt, horizon.to)).filter((id) => !linked.has(id))
  const legs = Map.groupBy(await listLegsOf(work.db, [...linked.keys(), ...coming]), ({ movementId }) => movementId as string)
  const alias = new Map<string, string>()
  for (const [movement, ids] of linked)
    for (const [at, leg] of (legs.get(movement) ?? []).entries()) if (ids[at] !== undefined) alias.set(leg.id, ids[at])
  return {
    flights: [
      ...offers.map((offer) => asSupposable(offer, legs.get(offer.movementId ?? '') ?? [])),
      ...coming.map((id) => journeyAsFlight(id, legs.get(id)!, 0, currency)),
    ],
    legsOf: new Map([...linked, ...coming.map((id): [string, string[]] => [id, [id]])]),
    alias,
  }
}

/** A leg of a journey that flies on an offered flight is that flight; of a journey's own legs each has its name. */
function aliased(hypothesis: Hypothesis, alias: ReadonlyMap<string, string>): Hypothesis {
  if (hypothesis.kind === 'STRIKE') return hypothesis
  return { ...hypothesis, flight: alias.get(hypothesis.flight) ?? hypothesis.flight }
}

function ownJourneys(all: readonly Supposable[]): string[] {
  return all.filter(({ flight }) => flight.movementId === flight.id).map(({ flight }) => flight.id)
}

/** A flight that should have left by now is nobody’s new way; who is booked on it may still wait for it. */
function leftAlready(work: Work, flights: readonly RunFlight[]): string[] {
  return flights.filter(({ departsAt }) => departsAt <= work.now).map(({ id }) => id)
}

/** A journey that lies on no offered flight holds whom it holds: its seats are nobody else's. */
function seatsOfJourneys(boardings: readonly Boarding[]): Record<string, number> {
  const seats: Record<string, number> = {}
  for (const { movementId, legs, needs } of boardings)
    if (legs[0] === movementId) seats[movementId] = (seats[movementId] ?? 0) + needs.seats + 8 * needs.stretchers
  return seats
}

/** With a seat for each escort that it may need. */
function fit(flight: RunFlight, seated: number): RunFlight {
  const seats = seated + 5
  return { ...flight, seats, wheelchairs: seats, stretchers: seats }
}

type Moving = { boardings: readonly Boarding[]; flights: readonly RunFlight[]; ownOnly: readonly string[] }

/** Families that are booked, as the planner may move them: inside what is cleared for them; what they had wished for no longer binds. */
async function movableCases(work: Work, place: Place, horizon: Horizon, of: Moving): Promise<Map<string, PlannedCase>> {
  const facts = await readCases(
    work.db,
    place,
    of.boardings.map(({ caseId }) => caseId),
  )
  const families = await asFamilies(work, facts, horizon.today)
  const byId = new Map(of.flights.map((flight) => [flight.id, flight]))
  const boardings = new Map(of.boardings.map((one) => [one.caseId, one]))
  const planned = await asPlanned(work, families)
  return new Map(
    planned.map((one) => {
      const boarding = boardings.get(one.caseId)!
      const first = byId.get(boarding.legs[0]!)!
      const last = byId.get(boarding.legs.at(-1)!)!
      const foreign = of.ownOnly
        .filter((id) => !boarding.legs.includes(id))
        .map((id) => ({ kind: 'FORBID' as const, legs: [id as OfferId] }))
      const destinations = [...new Set([last.toPlace, ...one.destinations])] as AirportCode[]
      return [
        one.caseId,
        {
          ...one,
          needs: boarding.needs,
          fromPlace: first.fromPlace,
          fromZone: findAirport(first.fromPlace)?.timeZone ?? first.fromZone,
          destinations,
          wish: undefined,
          window: windowOfCase({ ...one.guarded, travelling: boarding.persons }, undefined),
          guarded: { ...one.guarded, travelling: boarding.persons },
          decisions: foreign,
        },
      ]
    }),
  )
}

type Grouping = {
  movable: readonly Boarding[]
  planned: ReadonlyMap<string, PlannedCase>
  flights: readonly RunFlight[]
  released: readonly string[]
}

function groupsOf(work: Work, of: Grouping): Map<Boarding, BookedGroup> {
  const byId = new Map(of.flights.map((flight) => [flight.id, flight]))
  const groups = new Map<Boarding, BookedGroup>()
  for (const boarding of of.movable) {
    const movable = of.planned.get(boarding.caseId)
    if (movable === undefined) continue
    const { caseId, needs, legs } = boarding
    const flights = legs.map((leg) => byId.get(leg)!)
    // An issued ticket is frozen until somebody releases it, or until it is worth nothing any more.
    const frozen = boarding.ticketed && !of.released.includes(caseId)
    const hit = isHit(movable, flights, work.now, minimumBetween)
    groups.set(boarding, { key: caseId, needs, priority: movable.priority, legs, movable, frozen, hit })
  }
  return groups
}

function asPlacement(boarding: Boarding, group: BookedGroup): NewPlacement {
  const { needs, priority, window } = group.movable!
  return {
    caseId: boarding.caseId,
    facts: { needs, priority, window },
    before: boarding.legs,
    beforeMovement: boarding.movementId,
    frozen: group.frozen,
    hit: group.hit,
  }
}
