/** Putting cases on movements and taking them off again, and what a supervisor takes on themself. */
import type { Case, CaseId, CaseMember } from '#domain/cases/words.ts'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { ageOn } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { demandsOn, type DemandedSeat, requestsFor } from '#domain/movements/clearance-rules.ts'
import type { Clearance, GuardWord } from '#domain/movements/clearance-words.ts'
import type * as contracts from '#domain/movements/contract.ts'
import { notOnBoard } from '#domain/movements/manifest-rules.ts'
import type { PassengerWord } from '#domain/movements/passenger-words.ts'
import { bookedState, seatInfants } from '#domain/movements/rules.ts'
import { ageBandOf, ages, type LegDay, legDaysOf } from '#domain/movements/ssr-rules.ts'
import type { Movement, PassengerId } from '#domain/movements/words.ts'
import type { PersonId } from '#domain/people/words.ts'
import { advanceCase, getCase, listMembers } from '#server/cases/actions.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { getPersons } from '#server/people/actions.ts'
import { getMovement, readWhole } from './actions.ts'
import { refuseFor } from './clearance-actions.ts'
import { listClearanceRows, setRequestsOf } from './clearance-store.ts'
import { blocksOfBooking, findingsOf, firstStop, refuseProblem } from './guard-actions.ts'
import { countOverlaps, insertPassengers, listApprovals, listSeatsOfCase, type NewPassenger } from './passenger-store.ts'
import { findMovement, listReadyRows, setMovementStatus } from './store.ts'

export async function checkBooking(
  work: Work,
  input: InputOf<typeof contracts.checkBooking>,
): Promise<Result<OutputOf<typeof contracts.checkBooking>, 'not_found'>> {
  const [movement, found] = [await getMovement(work, input.movementId), await getCase(work, input.caseId)]
  if (!movement.ok) return movement
  if (!found.ok) return found
  const members = (await listMembers(work, input.caseId)).filter((member) => member.travelling)
  const days = legDaysOf(movement.value.legs)
  const persons = new Map(
    (
      await getPersons(
        work,
        members.map(({ personId }) => personId),
      )
    ).map((person) => [person.id, person]),
  )
  const onBoard = movement.value.passengers.filter(({ state }) => !notOnBoard.includes(state)).map(({ personId }) => personId)
  const seating = await wholeFamily(work, members, movement.value.legs, await listClearanceRows(work.db, input.caseId))
  const joining = seating.filter(({ personId }) => !onBoard.includes(personId)).map(seatOf)
  return accept({
    ...(await blocksOfBooking(work, found.value, movement.value, undefined, joining)),
    caseRef: found.value.publicRef,
    splitApproved: (await listApprovals(work.db, input.movementId)).splits.has(input.caseId),
    members: seating.map(({ personId, ssr, infantWith }) => {
      const person = persons.get(personId)
      const bornOn = person?.bornOn ?? null
      return {
        personId,
        familyName: person?.familyName ?? '…',
        givenNames: person?.givenNames ?? '',
        nativeName: person?.nativeName ?? null,
        ageBand: ageBandOf(bornOn, days),
        ssr,
        infantWith: infantWith ?? null,
        onBoard: onBoard.includes(personId),
        mayHold: bornOn === null || ageOn(bornOn, days[0]!) >= ages.lapAdult,
      }
    }),
  })
}

export async function listReady(
  work: Work,
  input: InputOf<typeof contracts.listReady>,
): Promise<Result<OutputOf<typeof contracts.listReady>, never>> {
  const after = readCursor(input.after, 2)
  if (after === null) return accept({ items: [], next: null })
  const rows = await listReadyRows(work.db, work.actor.offices, after, input.limit)
  return accept(
    pageOf(
      rows,
      input.limit,
      (row) => writeCursor(row.criticalOn, row.caseId),
      (row) => row,
    ),
  )
}

type BookRefusal =
  | 'not_found'
  | GuardWord
  | PassengerWord
  | 'cannot_move'
  | 'case_not_travel_ready'
  | 'movement_closed'
  | 'case_lies_elsewhere'
  | 'not_member'
  | 'family_split_unapproved'
  | 'overlapping_travel'
  | 'already_on_board'

export async function bookCase(work: Work, input: InputOf<typeof contracts.bookCase>): Promise<Result<Movement, BookRefusal>> {
  const row = await findMovement(work.db, input.movementId, true)
  const found = await getCase(work, input.caseId)
  if (row === undefined || !found.ok) return refuse('not_found')
  if (!['PLANNED', 'BOOKED', 'MANIFESTED'].includes(row.status)) return refuse('movement_closed', { status: row.status })
  // A passenger lies where the movement lies: a sealed case on an open flight would be seen by everybody.
  if (found.value.office !== row.office || found.value.compartment !== row.compartment) return refuse('case_lies_elsewhere')

  const movement = await readWhole(work, row)
  const members = (await listMembers(work, input.caseId)).filter((member) => member.travelling)
  const asked = input.passengers ?? (await wholeFamily(work, members, movement.legs, await listClearanceRows(work.db, input.caseId)))
  const allowed = await mayBoard(work, found.value, movement, members, asked.map(seatOf))
  if (!allowed.ok) return allowed

  const seats: NewPassenger[] = asked.map((one) => ({
    id: newId() as PassengerId,
    caseId: input.caseId,
    personId: one.personId,
    state: bookedState({ bookingRef: input.bookingRef, ticketNo: one.ticketNo }),
    bookingRef: input.bookingRef ?? null,
    ticketNo: one.ticketNo ?? null,
    seat: one.seat ?? null,
    ssr: one.ssr,
    bagsPieces: one.bagsPieces,
    bagsKg: one.bagsKg,
    escortKind: one.escortKind ?? null,
    infantWith: one.infantWith ?? null,
  }))
  const problem = firstStop(
    await findingsOf(work, movement, seats),
    seats.map(({ personId }) => personId),
  )
  if (problem !== undefined) return refuseProblem(problem)

  try {
    await insertPassengers(work.db, row, seats, work.now)
  } catch (error) {
    // The database has the last word: two desks may book the same person at the same moment (domain.md 1.2, E150).
    if (brokeConstraint(error, 'movements_passenger_one_journey_at_a_time')) return refuse('overlapping_travel', { code: 'E150' })
    if (brokeConstraint(error, 'movements_passenger_once')) return refuse('already_on_board')
    throw error
  }
  if (row.status === 'PLANNED') await setMovementStatus(work.db, row.id, 'BOOKED', work.now)
  const everybody = await allHaveSeats(work, input.caseId, members)
  if (everybody) {
    const advanced = await advanceCase(work, input.caseId, 'BOOKED')
    if (!advanced.ok) return refuse(advanced.refusal === 'reason_missing' ? 'cannot_move' : advanced.refusal)
    await setRequestsOf(work.db, input.caseId, 'OPEN', 'BOOKED')
  }
  work.record({
    name: 'case_booked',
    subject: row.id,
    office: row.office,
    compartment: row.compartment,
    caseId: input.caseId,
    facts: { movementRef: row.publicRef, flight: movement.legs[0]!.number, persons: seats.length, wholeFamily: everybody },
  })
  return getMovement(work, row.id) as Promise<Result<Movement, BookRefusal>>
}

/** Everything that may forbid these members to board, but for what their requests and ages say. */
async function mayBoard(
  work: Work,
  found: Case,
  movement: Movement,
  members: readonly CaseMember[],
  joining: readonly DemandedSeat[],
): Promise<Result<true, BookRefusal>> {
  const asked = joining.map(({ personId }) => personId)
  if (asked.length === 0) return refuse('nobody_travels')
  if (asked.some((personId) => !members.some((member) => member.personId === personId))) return refuse('not_member')
  const onBoard = movement.passengers
    .filter(({ caseId, state }) => caseId === found.id && !notOnBoard.includes(state))
    .map(({ personId }) => personId)
  if (new Set(asked).size < asked.length || asked.some((personId) => onBoard.includes(personId))) return refuse('already_on_board')
  if ((await countOverlaps(work.db, asked, movement.startsAt, movement.endsAt)) > 0) return refuse('overlapping_travel', { code: 'E150' })

  const { blocks } = await blocksOfBooking(work, found, movement, [...onBoard, ...asked], joining)
  const hold = blocks.find(({ word }) => word === 'on_hold')
  if (hold !== undefined) return refuseFor([hold])
  if (found.status !== 'TRAVEL_READY') return refuse('case_not_travel_ready', { status: found.status })
  if (blocks.length > 0) return refuseFor(blocks)
  const left = members.filter(({ personId }) => !asked.includes(personId) && !onBoard.includes(personId))
  if (left.length > 0 && !(await listApprovals(work.db, movement.id)).splits.has(found.id))
    return refuse('family_split_unapproved', { code: 'E151', left: left.length })
  return accept(true)
}

type Seating = NonNullable<InputOf<typeof contracts.bookCase>['passengers']>[number]

function seatOf({ personId, ssr, escortKind }: Seating): DemandedSeat {
  return { personId, ssr, escortKind: escortKind ?? null }
}

/**
 * A booking that names nobody is for everybody, with the needs the case knows, the requests that a doctor demands and each baby on the lap
 * of an adult. An escort is somebody who must be found: it is never made up here.
 */
async function wholeFamily(
  work: Work,
  members: readonly CaseMember[],
  legs: readonly LegDay[],
  clearances: readonly Clearance[],
): Promise<Seating[]> {
  const days = legDaysOf(legs)
  const persons = new Map(
    (
      await getPersons(
        work,
        members.map(({ personId }) => personId),
      )
    ).map((person) => [person.id, person]),
  )
  const laps = seatInfants(
    members.map(({ personId, role }) => {
      const bornOn = persons.get(personId)?.bornOn ?? null
      return { personId, role, ageBand: ageBandOf(bornOn, days), mayHold: bornOn === null || ageOn(bornOn, days[0]!) >= ages.lapAdult }
    }),
  )
  return members.map(({ personId, specialNeeds }) => ({
    personId,
    ssr: requestsFor(specialNeeds, demandsOn(clearances, personId)?.ssr ?? []).map((code) => ({ code })),
    bagsPieces: 0,
    bagsKg: 0,
    infantWith: laps.get(personId) as PersonId | undefined,
  }))
}

async function allHaveSeats(work: Work, caseId: CaseId, members: readonly CaseMember[]): Promise<boolean> {
  const seated = (await listSeatsOfCase(work.db, caseId)).filter(({ state }) => !notOnBoard.includes(state))
  return members.every(({ personId }) => seated.some((seat) => seat.personId === personId))
}
