/** Families booked from a plan, through the doors of movements with all their guards: each whole or not at all, and never twice. */
import type { CaseId } from '#domain/cases/words.ts'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { clockAt, dayAt, type Instant } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { seatsLeft } from '#domain/planning/rules.ts'
import type * as contracts from '#domain/planning/run-contract.ts'
import type { Offer, Run } from '#domain/planning/words.ts'
import type { Movement, MovementId } from '#domain/movements/words.ts'
import { getCase } from '#server/cases/actions.ts'
import type { Work } from '#server/kit/transaction.ts'
import { planMovement } from '#server/movements/actions.ts'
import { bookCase } from '#server/movements/booking-actions.ts'
import { recordTimesOfOne } from '#server/movements/leg-news-actions.ts'
import { cancelBooking } from '#server/movements/seat-actions.ts'
import { withTaken } from './actions.ts'
import { listNewsOf } from './case-store.ts'
import { isDone } from './override-actions.ts'
import { findPlacementForUpdate, type Placement, saveBooking } from './placement-store.ts'
import { findRun, getRunFlights } from './run-store.ts'
import { findOpenJourney, insertJourney, lockOffers, setWithdrawn } from './store.ts'
import { wholeOrNothing } from './whole.ts'

type Done = OutputOf<typeof contracts.bookPlan>['items'][number]

export async function bookPlan(
  work: Work,
  input: InputOf<typeof contracts.bookPlan>,
): Promise<Result<OutputOf<typeof contracts.bookPlan>, 'not_found' | 'run_not_done'>> {
  const run = await findRun(work.db, input.runId, work.now)
  if (run === undefined) return refuse('not_found')
  if (!isDone(run)) return refuse('run_not_done', { status: run.status })
  const items: Done[] = []
  for (const caseId of new Set(input.caseIds)) {
    const own = await findPlacementForUpdate(work.db, run.id, caseId)
    if (own === undefined) return refuse('not_found')
    items.push(await bookOne(work, run, own))
  }
  if (run.kind === 'WHAT_IF' && items.some(({ outcome }) => outcome === 'BOOKED')) await itCameTrue(work, run)
  return accept({ items })
}

async function bookOne(work: Work, run: Run, own: Placement): Promise<Done> {
  const { caseId, legs } = own
  const done = (outcome: Done['outcome'], movementId: MovementId | null = null): Done => ({
    caseId,
    outcome,
    movementId,
    refusal: null,
    details: null,
  })
  if (own.bookedOn !== null) return done('ALREADY', own.bookedOn)
  if (legs.length === 0) return done('NOT_PLACED')
  // Of a re-planning: who keeps their seats is booked there.
  if (run.kind === 'WHAT_IF' && own.before.join() === legs.join()) return done('ALREADY', own.beforeMovementId)

  const booked = await wholeOrNothing(work, async (inner) => seat(inner, run, own))
  if (!booked.ok) {
    await saveBooking(work.db, run.id, caseId, { refusal: booked.refusal, details: booked.details })
    return { ...done('REFUSED'), refusal: booked.refusal, details: booked.details ?? null }
  }
  await saveBooking(work.db, run.id, caseId, { bookedOn: booked.value, at: work.now })
  const { office, compartment } = run
  work.record({ name: 'plan_booked', subject: run.id, office, compartment, caseId, facts: { kind: run.kind, movementId: booked.value } })
  return done('BOOKED', booked.value)
}

/** Old seats given back and new ones taken in one step; the flights are held still meanwhile, so that two desks never sell one seat twice. */
async function seat(work: Work, run: Run, own: Placement): Promise<Result<MovementId, string>> {
  const { caseId, legs, needs } = own
  if (run.kind === 'WHAT_IF' && own.beforeMovementId !== null) {
    const given = await cancelBooking(work, { movementId: own.beforeMovementId, caseId, reason: 'REBOOKED' })
    if (!given.ok) return given
  }
  const found = await getCase(work, caseId)
  if (!found.ok) return found
  const offers = await lockOffers(work.db, legs)
  const ordered = legs.map((leg) => offers.find(({ id }) => id === leg))
  if (ordered.includes(undefined)) return refuse('flight_not_there')
  const flights = ordered as Offer[]
  const withdrawn = flights.find(({ withdrawnAt }) => withdrawnAt !== null)
  if (withdrawn !== undefined) return refuse('flight_withdrawn', { flight: withdrawn.number })
  for (const flight of await withTaken(work, flights)) {
    const left = seatsLeft(flight, needs)
    if (!left.ok) return left
  }

  const journey = await journeyFor(work, caseId, found.value.movementType, flights)
  if (!journey.ok) return journey
  const booked = await bookCase(work, { movementId: journey.value, caseId })
  return booked.ok ? accept(journey.value) : booked
}

async function journeyFor(
  work: Work,
  caseId: CaseId,
  movementType: string,
  flights: readonly Offer[],
): Promise<Result<MovementId, string>> {
  const offered = flights[0]!.movementId
  if (offered !== null) return accept(offered)
  const ids = flights.map(({ id }) => id)
  const open = await findOpenJourney(work.db, ids, movementType)
  if (open !== undefined) return accept(open)
  const planned = await planMovement(work, {
    caseId,
    movementType,
    legs: flights.map((flight) => ({
      mode: 'AIR' as const,
      number: flight.number,
      fromPlace: flight.fromPlace,
      ...(flight.fromTerminal === null ? {} : { fromTerminal: flight.fromTerminal }),
      departsLocal: localOf(flight.departsAt, flight.fromZone),
      toPlace: flight.toPlace,
      ...(flight.toTerminal === null ? {} : { toTerminal: flight.toTerminal }),
      arrivesLocal: localOf(flight.arrivesAt, flight.toZone),
      bagsRechecked: false,
      borderEntry: false,
    })),
  })
  if (!planned.ok) return planned
  const { id, office, compartment } = planned.value
  const told = await tellKnownHours(work, planned.value, flights)
  if (!told.ok) return told
  await insertJourney(work.db, { office, compartment }, { movementId: id, firstFlight: ids[0]!, secondFlight: ids[1] ?? null })
  return accept(id)
}

/** A flight that is late is late for whoever is put on it afterwards too: their journey begins with what is known of its hours. */
async function tellKnownHours(work: Work, movement: Movement, flights: readonly Offer[]): Promise<Result<null, string>> {
  const known = new Map(
    (
      await listNewsOf(
        work.db,
        flights.map(({ id }) => id),
      )
    ).map((news) => [news.flight, news]),
  )
  for (const [at, flight] of flights.entries()) {
    const news = known.get(flight.id)
    if (news === undefined) continue
    const told = await recordTimesOfOne(work, {
      legId: movement.legs[at]!.id,
      expectedDepartsLocal: localOf(news.departsAt, flight.fromZone),
      expectedArrivesLocal: localOf(news.arrivesAt, flight.toZone),
    })
    if (!told.ok) return told
  }
  return accept(null)
}

function localOf(at: Instant, zone: string): string {
  return `${dayAt(at, zone)}T${clockAt(at, zone)}`
}

/** Somebody has rebooked by it, so the cancelled flights are gone indeed: nobody is planned on them again. */
async function itCameTrue(work: Work, run: Run): Promise<void> {
  if (run.hypothesis?.kind === 'DELAY') return
  const gone = (await getRunFlights(work.db, run.id)).filter(({ supposed }) => supposed === 'CANCELLED').map(({ id }) => id)
  const offers = (await lockOffers(work.db, gone)).filter(({ withdrawnAt }) => withdrawnAt === null)
  for (const { id, office, compartment, number, fromPlace, toPlace, seats } of offers) {
    await setWithdrawn(work.db, id, work.now)
    work.record({
      name: 'flight_withdrawn',
      subject: id,
      office,
      compartment,
      facts: { flight: number, from: fromPlace, to: toPlace, seats },
    })
  }
}
