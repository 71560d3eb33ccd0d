/** The door of the movements room: planning a journey, reading it, and the news of its passengers. Bookings, clearances, manifests and the news of legs have their own actions. */
import type { CaseId, CaseStatus } from '#domain/cases/words.ts'
import type { InputOf } from '#domain/kit/contract.ts'
import type { Instant } from '#domain/kit/day.ts'
import { publicRef } from '#domain/kit/id.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { connectionsOf } from '#domain/movements/connection-rules.ts'
import type * as contracts from '#domain/movements/contract.ts'
import { notOnBoard } from '#domain/movements/manifest-rules.ts'
import { caseStepsFor, type LegRefusal, modeOf, movePassenger, planLegs } from '#domain/movements/rules.ts'
import { ageBandOf, legDaysOf } from '#domain/movements/ssr-rules.ts'
import type { Leg, LegId, Manifest, ManifestTotals, Movement, MovementId, Passenger, PassengerState } from '#domain/movements/words.ts'
import { listMinimumConnections } from '#packs/places/minimum-connections.ts'
import { countryOfPlace, findPlace } from '#packs/places/places.ts'
import { advanceCase, type AdvanceRefusal, getCase } from '#server/cases/actions.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { chooseOffice } from '#server/kit/office.ts'
import { newId, newRandom, type Work } from '#server/kit/transaction.ts'
import { getPersons } from '#server/people/actions.ts'
import { insertLegs, listLegs } from './leg-store.ts'
import { findManifest, listManifestHeads } from './manifest-store.ts'
import { listApprovals, listPassengerRows, type PassengerRow, setPassengerStates } from './passenger-store.ts'
import { findMovement, insertMovement, type MovementRow, setAnnounced, setMovementStatus } from './store.ts'

/** A movement with its legs, passengers, connections and newest manifest; those who gave up their seat are in it too, by their state. */
export async function getMovement(work: Work, id: MovementId): Promise<Result<Movement, 'not_found'>> {
  const row = await findMovement(work.db, id)
  return row === undefined ? refuse('not_found') : accept(await readWhole(work, row))
}

/** A version of the manifest of a movement, the newest when none is named. */
export async function getManifest(work: Work, movementId: MovementId, version?: number): Promise<Result<Manifest, 'not_found'>> {
  const found = await findManifest(work.db, movementId, version)
  return found === undefined ? refuse('not_found') : accept(found)
}

/** What others were told of how many travel (notices tells it): a list that is frozen later must agree. Null: nothing was announced. */
export async function announce(work: Work, movementId: MovementId, totals: ManifestTotals | null): Promise<void> {
  await setAnnounced(work.db, movementId, totals)
}

export type StateRefusal = 'not_found' | 'passenger_cancelled' | 'not_on_manifest' | AdvanceRefusal

/**
 * News of the members of a case from the airport (transit tells it). The case follows: boarded → DEPARTED, connected → IN_TRANSIT,
 * arrived → ARRIVED, handed over → HANDED_OVER. News already known changes nothing, so that it may come twice and late.
 */
export async function recordPassengerState(
  work: Work,
  movementId: MovementId,
  caseId: CaseId,
  state: PassengerState,
  at: Instant,
): Promise<Result<{ moved: number }, StateRefusal>> {
  const movement = await findMovement(work.db, movementId, true)
  if (movement === undefined) return refuse('not_found')
  const all = await listPassengerRows(work.db, movementId)
  // Who did not come, or was not let on board, does not arrive with the others.
  const own = all.filter((one) => one.caseId === caseId && !notOnBoard.includes(one.state))
  if (own.length === 0) return refuse(all.some((one) => one.caseId === caseId) ? 'passenger_cancelled' : 'not_found')

  const moving: PassengerRow[] = []
  for (const one of own) {
    const moved = movePassenger(one.state, state)
    if (!moved.ok) return moved
    if (moved.value.moves) moving.push(one)
  }
  if (moving.length === 0) return accept({ moved: 0 })
  await setPassengerStates(
    work.db,
    moving.map(({ id }) => id),
    state,
    work.now,
    notOnBoard.includes(state),
  )
  work.record({
    name: 'passenger_state_recorded',
    subject: movementId,
    office: movement.office,
    compartment: movement.compartment,
    caseId,
    facts: { state, at, persons: moving.length, movementRef: movement.publicRef },
  })

  await followWithMovement(
    work,
    movement,
    all.map((one) => (moving.includes(one) ? { ...one, state } : one)),
  )
  const found = await getCase(work, caseId)
  if (!found.ok) return found
  const { status } = found.value
  // Their seats are gone: off the list, and free for another flight.
  const back: CaseStatus[] = !notOnBoard.includes(state)
    ? []
    : status === 'MANIFESTED'
      ? ['BOOKED', 'TRAVEL_READY']
      : status === 'BOOKED'
        ? ['TRAVEL_READY']
        : []
  for (const step of [...back, ...caseStepsFor(status, state)]) {
    const advanced = await advanceCase(work, caseId, step)
    if (!advanced.ok) return advanced
  }
  return accept({ moved: moving.length })
}

/** A movement has left when somebody boarded, and is over when everybody on board arrived. */
async function followWithMovement(work: Work, movement: MovementRow, passengers: readonly PassengerRow[]): Promise<void> {
  const onBoard = passengers.filter(({ state }) => !notOnBoard.includes(state))
  const arrived = (state: PassengerState): boolean => state === 'ARRIVED' || state === 'HANDED_OVER'
  const left = (state: PassengerState): boolean => arrived(state) || state === 'BOARDED' || state === 'CONNECTED'
  const status =
    onBoard.length > 0 && onBoard.every(({ state }) => arrived(state))
      ? 'ARRIVED'
      : onBoard.some(({ state }) => left(state))
        ? 'DEPARTED'
        : movement.status
  if (status !== movement.status && movement.status !== 'ARRIVED') await setMovementStatus(work.db, movement.id, status, work.now)
}

// ── the contracts ──

type PlanRefusal = 'not_found' | 'not_your_office' | 'which_office' | 'id_taken' | LegRefusal

export async function planMovement(work: Work, input: InputOf<typeof contracts.planMovement>): Promise<Result<Movement, PlanRefusal>> {
  const place = await placeFor(work, input)
  if (!place.ok) return place
  const minima = listMinimumConnections()
  const planned = planLegs(input.legs, findPlace, (from, to) => minima.some((row) => row.airport === from && row.toAirport === to))
  if (!planned.ok) return planned

  const legs: Leg[] = planned.value.map((leg) => ({
    ...leg,
    id: newId() as LegId,
    expectedDepartsAt: null,
    expectedArrivesAt: null,
    status: 'SCHEDULED',
  }))
  const movement: MovementRow = {
    id: input.id ?? (newId() as MovementId),
    publicRef: publicRef('MOV', newRandom(8)),
    ...place.value,
    movementType: input.movementType,
    mode: modeOf(legs),
    status: 'PLANNED',
    startsAt: legs[0]!.departsAt,
    endsAt: legs.at(-1)!.arrivesAt,
  }
  try {
    await insertMovement(work.db, { ...movement, createdBy: work.actor.accountId, createdAt: work.now })
  } catch (error) {
    if (brokeConstraint(error, 'movements_movement_pkey')) return refuse('id_taken')
    throw error
  }
  await insertLegs(work.db, movement, legs)
  work.record({
    name: 'movement_planned',
    subject: movement.id,
    office: movement.office,
    compartment: movement.compartment,
    caseId: input.caseId,
    facts: { movementRef: movement.publicRef, legs: legs.length, from: legs[0]!.fromPlace, to: legs.at(-1)!.toPlace },
  })
  return accept(await readWhole(work, movement))
}

/** The journey of a case lies where the case lies, so that a sealed one stays sealed. */
async function placeFor(
  work: Work,
  input: InputOf<typeof contracts.planMovement>,
): Promise<Result<{ office: number; compartment: number }, 'not_found' | 'not_your_office' | 'which_office'>> {
  if (input.caseId !== undefined) {
    const found = await getCase(work, input.caseId)
    return found.ok ? accept({ office: found.value.office, compartment: found.value.compartment }) : found
  }
  const office = chooseOffice(work, input.office)
  return office.ok ? accept({ office: office.value, compartment: 0 }) : office
}

export async function readMovement(work: Work, input: InputOf<typeof contracts.getMovement>): Promise<Result<Movement, 'not_found'>> {
  return getMovement(work, input.movementId)
}

// ── reading a movement whole ──

export async function readWhole(work: Work, row: MovementRow): Promise<Movement> {
  const legs = (await listLegs(work.db, [row.id])).map(({ movementId: _movement, ...leg }) => leg)
  const rows = await listPassengerRows(work.db, row.id)
  const passengers = await withPersons(work, rows, legs)
  const approvals = await listApprovals(work.db, row.id)
  const newest = (await listManifestHeads(work.db, row.id))[0]
  const onBoard = passengers.filter(({ state }) => !notOnBoard.includes(state))
  return {
    ...row,
    legs,
    passengers,
    connections: connectionsOf(legs, onBoard, listMinimumConnections(), countryOfPlace, approvals.connections),
    manifest:
      newest === undefined
        ? null
        : { id: newest.id, number: newest.number, version: newest.version, frozenAt: newest.frozenAt, sha256: newest.sha256 },
    changedSinceFreeze: newest !== undefined && rows.some(({ changedAt }) => changedAt > newest.frozenAt),
  }
}

async function withPersons(work: Work, rows: readonly PassengerRow[], legs: readonly Leg[]): Promise<Passenger[]> {
  const persons = new Map(
    (
      await getPersons(
        work,
        rows.map(({ personId }) => personId),
      )
    ).map((person) => [person.id, person]),
  )
  const days = legDaysOf(legs)
  const passengers = rows.map(({ changedAt: _changed, ...row }) => {
    const person = persons.get(row.personId)
    return {
      ...row,
      // Somebody whose file was sealed meanwhile: the seat is seen, the person is not, and no list can be frozen with them.
      familyName: person?.familyName ?? '…',
      givenNames: person?.givenNames ?? '',
      nativeName: person?.nativeName ?? null,
      sex: person?.sex ?? 'X',
      bornOn: person?.bornOn ?? null,
      ageBand: ageBandOf(person?.bornOn ?? null, days),
      languages: person?.languages ?? [],
    }
  })
  // Family by family, the oldest first: how a list of people is read.
  return passengers.toSorted(
    (a, b) => a.caseRef.localeCompare(b.caseRef) || (a.bornOn ?? '9999').localeCompare(b.bornOn ?? '9999') || a.id.localeCompare(b.id),
  )
}
