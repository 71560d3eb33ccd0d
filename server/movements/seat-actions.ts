/** Seats that are taken: completed, given back, let go with a case that ended; and what a supervisor takes on themself. */
import type { CaseId } from '#domain/cases/words.ts'
import type { InputOf } from '#domain/kit/contract.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type * as contracts from '#domain/movements/contract.ts'
import { notOnBoard } from '#domain/movements/manifest-rules.ts'
import { beforeDeparture, bookedState } from '#domain/movements/rules.ts'
import type { PassengerWord } from '#domain/movements/passenger-words.ts'
import type { Connection, Movement, MovementId, Passenger, PassengerId } from '#domain/movements/words.ts'
import { advanceCase, getCase } from '#server/cases/actions.ts'
import { type NewEvent, newId, type Work } from '#server/kit/transaction.ts'
import { getMovement, readWhole } from './actions.ts'
import { setRequestsOf } from './clearance-store.ts'
import { findingsOf, firstStop, refuseProblem } from './guard-actions.ts'
import {
  findMovementOfPassenger,
  insertApproval,
  listPassengerRows,
  listSeatsOfCase,
  savePassenger,
  setPassengerStates,
} from './passenger-store.ts'
import { findMovement, setMovementStatus } from './store.ts'

export async function updatePassenger(
  work: Work,
  input: InputOf<typeof contracts.updatePassenger>,
): Promise<Result<Movement, 'not_found' | 'already_departed' | PassengerWord>> {
  const movementId = await findMovementOfPassenger(work.db, input.passengerId)
  const row = movementId === undefined ? undefined : await findMovement(work.db, movementId, true)
  if (row === undefined) return refuse('not_found')
  const movement = await readWhole(work, row)
  const was = movement.passengers.find(({ id }) => id === input.passengerId)!
  if (!beforeDeparture.includes(was.state)) return refuse('already_departed', { state: was.state })

  const { passengerId: _id, ...news } = input
  const given = Object.fromEntries(Object.entries(news).filter(([, value]) => value !== undefined))
  const now: Passenger = { ...was, ...given }
  const state =
    was.state === 'MANIFESTED' ? was.state : bookedState({ bookingRef: now.bookingRef ?? undefined, ticketNo: now.ticketNo ?? undefined })
  const problem = firstStop(await findingsOf(work, movement, [now]), [now.personId, ...(now.infantWith === null ? [] : [now.infantWith])])
  if (problem !== undefined) return refuseProblem(problem)
  await savePassenger(work.db, { ...now, state }, work.now)
  work.record({
    name: 'passenger_updated',
    subject: row.id,
    office: row.office,
    compartment: row.compartment,
    caseId: was.caseId,
    facts: { movementRef: row.publicRef, fields: Object.keys(given).join(' ') },
  })
  return getMovement(work, row.id)
}

export async function cancelBooking(
  work: Work,
  input: InputOf<typeof contracts.cancelBooking>,
): Promise<Result<{ cancelled: number }, 'not_found' | 'not_booked_here' | 'already_departed'>> {
  const found = await getCase(work, input.caseId)
  if (!found.ok) return found
  const cancelled = await giveBack(work, input.movementId, input.caseId, input.reason)
  if (!cancelled.ok) return cancelled
  // Off the manifest first, then free for another flight (domain.md 1.3); a case that ended meanwhile stays where it is.
  if (found.value.status === 'MANIFESTED') await advanceCase(work, input.caseId, 'BOOKED')
  if (found.value.status === 'MANIFESTED' || found.value.status === 'BOOKED') await advanceCase(work, input.caseId, 'TRAVEL_READY')
  await setRequestsOf(work.db, input.caseId, 'BOOKED', 'OPEN')
  return cancelled
}

async function giveBack(
  work: Work,
  movementId: MovementId,
  caseId: CaseId,
  reason: string,
): Promise<Result<{ cancelled: number }, 'not_found' | 'not_booked_here' | 'already_departed'>> {
  const row = await findMovement(work.db, movementId, true)
  if (row === undefined) return refuse('not_found')
  const movement = await readWhole(work, row)
  const own = movement.passengers.filter((one) => one.caseId === caseId && !notOnBoard.includes(one.state))
  if (own.length === 0) return refuse('not_booked_here')
  if (own.some(({ state }) => !beforeDeparture.includes(state)))
    return refuse('already_departed', { state: own.find(({ state }) => !beforeDeparture.includes(state))!.state })
  // Who did not come is kept as such: the rate of no-shows is counted from these rows (domain.md 1.17).
  await setPassengerStates(
    work.db,
    own.map(({ id }) => id),
    reason === 'NO_SHOW' ? 'NO_SHOW' : 'CANCELLED',
    work.now,
    true,
  )
  const others = movement.passengers.some((one) => one.caseId !== caseId && !notOnBoard.includes(one.state))
  if (!others && row.status === 'BOOKED') await setMovementStatus(work.db, row.id, 'PLANNED', work.now)
  work.record({
    name: 'booking_cancelled',
    subject: row.id,
    office: row.office,
    compartment: row.compartment,
    caseId,
    facts: { movementRef: row.publicRef, reason, persons: own.length, wasListed: movement.manifest !== null },
  })
  return accept({ cancelled: own.length })
}

/**
 * Those who did not come on the day (transports tells it): a family of whom nobody came gives its seats back as ever; of one that came in
 * part only the missing are taken off, and a supervisor must let the others travel apart before the list is frozen again.
 */
export async function takeOffAbsent(
  work: Work,
  movementId: MovementId,
  passengerIds: readonly PassengerId[],
): Promise<Result<{ removed: number }, 'not_found' | 'not_booked_here' | 'already_departed'>> {
  const row = await findMovement(work.db, movementId, true)
  if (row === undefined) return refuse('not_found')
  const onBoard = (await listPassengerRows(work.db, movementId)).filter(({ state }) => !notOnBoard.includes(state))
  const absent = onBoard.filter(({ id }) => passengerIds.includes(id))
  for (const [caseId, own] of Map.groupBy(absent, (one) => one.caseId)) {
    if (onBoard.filter((one) => one.caseId === caseId).length === own.length) {
      const cancelled = await cancelBooking(work, { movementId, caseId, reason: 'NO_SHOW' })
      if (!cancelled.ok) return cancelled
      continue
    }
    const left = own.find(({ state }) => !beforeDeparture.includes(state))
    if (left !== undefined) return refuse('already_departed', { state: left.state })
    const ids = own.map(({ id }) => id)
    await setPassengerStates(work.db, ids, 'NO_SHOW', work.now, true)
    work.record({
      name: 'passengers_absent',
      subject: row.id,
      office: row.office,
      compartment: row.compartment,
      caseId,
      facts: { movementRef: row.publicRef, persons: own.length },
    })
  }
  return accept({ removed: absent.length })
}

/** A case that ends before it left gives its seats back by itself; listens to the events of cases (server/jobs.ts). */
export async function releaseSeats(work: Work, event: NewEvent): Promise<void> {
  const ended = event.name === 'case_withdrawn' || ['CANCELLED', 'REJECTED', 'DECEASED'].includes(String(event.facts?.to ?? ''))
  if (!ended || event.caseId === undefined) return
  const caseId = event.caseId as CaseId
  const seats = (await listSeatsOfCase(work.db, caseId)).filter(({ state }) => beforeDeparture.includes(state))
  for (const movementId of new Set(seats.map((seat) => seat.movementId)))
    await giveBack(work, movementId, caseId, event.name === 'case_withdrawn' ? 'PERSON_ASKED' : 'OTHER')
}

export async function cancelMovement(
  work: Work,
  input: InputOf<typeof contracts.cancelMovement>,
): Promise<Result<Record<string, never>, 'not_found' | 'passengers_on_board' | 'movement_closed'>> {
  const row = await findMovement(work.db, input.movementId, true)
  if (row === undefined) return refuse('not_found')
  if (row.status === 'CANCELLED' || row.status === 'DEPARTED' || row.status === 'ARRIVED')
    return refuse('movement_closed', { status: row.status })
  const onBoard = (await readWhole(work, row)).passengers.filter(({ state }) => !notOnBoard.includes(state))
  if (onBoard.length > 0) return refuse('passengers_on_board', { count: onBoard.length })
  await setMovementStatus(work.db, row.id, 'CANCELLED', work.now)
  work.record({
    name: 'movement_cancelled',
    subject: row.id,
    office: row.office,
    compartment: row.compartment,
    facts: { movementRef: row.publicRef },
  })
  return accept({})
}

export async function approveConnection(
  work: Work,
  input: InputOf<typeof contracts.approveConnection>,
): Promise<Result<{ connections: Connection[] }, 'not_found' | 'connection_red' | 'connection_needs_no_approval'>> {
  const row = await findMovement(work.db, input.movementId, true)
  if (row === undefined) return refuse('not_found')
  const connection = (await readWhole(work, row)).connections.find(({ fromSeq }) => fromSeq === input.fromSeq)
  if (connection === undefined) return refuse('not_found')
  const { minutes, neededMinutes, minimumMinutes } = connection
  if (connection.colour === 'RED') return refuse('connection_red', { code: 'E130', minutes, minimumMinutes })
  if (connection.colour === 'GREEN') return refuse('connection_needs_no_approval', { minutes, neededMinutes })
  await insertApproval(
    work.db,
    approval(work, row, { kind: 'CONNECTION', from_seq: input.fromSeq, minutes, needed_minutes: neededMinutes, reason: input.reason }),
  )
  work.record({
    name: 'connection_approved',
    subject: row.id,
    office: row.office,
    compartment: row.compartment,
    facts: { movementRef: row.publicRef, airport: connection.airport, minutes, neededMinutes },
  })
  return accept({ connections: (await readWhole(work, row)).connections })
}

export async function approveSplit(
  work: Work,
  input: InputOf<typeof contracts.approveSplit>,
): Promise<Result<Record<string, never>, 'not_found'>> {
  const row = await findMovement(work.db, input.movementId)
  const found = await getCase(work, input.caseId)
  if (row === undefined || !found.ok || found.value.office !== row.office || found.value.compartment !== row.compartment)
    return refuse('not_found')
  await insertApproval(work.db, approval(work, row, { kind: 'FAMILY_SPLIT', case_id: input.caseId, reason: input.reason }))
  work.record({
    name: 'family_split_approved',
    subject: row.id,
    office: row.office,
    compartment: row.compartment,
    caseId: input.caseId,
    facts: { movementRef: row.publicRef },
  })
  return accept({})
}

type ApprovalRow = Parameters<typeof insertApproval>[1]

function approval(
  work: Work,
  movement: Pick<Movement, 'id' | 'office' | 'compartment'>,
  row: Pick<ApprovalRow, 'kind' | 'reason'> & Partial<ApprovalRow>,
): ApprovalRow {
  const { id, office, compartment } = movement
  return {
    case_id: null,
    from_seq: null,
    minutes: null,
    needed_minutes: null,
    ...row,
    id: newId(),
    movement_id: id,
    office,
    compartment,
    approved_by: work.actor.accountId,
    approved_at: work.now,
  }
}
