/** SQL of passengers, and of what supervisors approved for them. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { AccountId } from '#domain/access/words.ts'
import type { CaseId } from '#domain/cases/words.ts'
import { instant, type Instant } from '#domain/kit/day.ts'
import type { Approval } from '#domain/movements/connection-rules.ts'
import { type MovementId, type Passenger, type PassengerId, type PassengerState, Ssr } from '#domain/movements/words.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { Db } from '#server/kit/database.ts'
import type { MovementRow } from './store.ts'

export type PassengerRow = Omit<
  Passenger,
  'familyName' | 'givenNames' | 'nativeName' | 'sex' | 'bornOn' | 'ageBand' | 'languages' | 'caseRef'
> & { caseRef: string; changedAt: Instant }

/** Everybody ever on a movement, those who gave up their seat included; names come from the people room. */
export async function listPassengerRows(db: Db, movementId: string): Promise<PassengerRow[]> {
  const rows = await db
    .selectFrom('movements_passenger as p')
    .innerJoin('cases_case as c', 'c.id', 'p.case_id')
    .select([
      'p.id',
      'p.movement_id',
      'p.case_id',
      'c.public_ref',
      'p.person_id',
      'p.state',
      'p.booking_ref',
      'p.ticket_no',
      'p.seat',
      'p.ssr',
      'p.bags_pieces',
      'p.bags_kg',
      'p.escort_kind',
      'p.infant_with',
      'p.changed_at',
    ])
    .where('p.movement_id', '=', movementId)
    .orderBy('c.public_ref')
    .orderBy('p.id')
    .execute()
  return rows.map((row) => ({
    id: row.id as PassengerId,
    movementId: row.movement_id as MovementId,
    caseId: row.case_id as CaseId,
    caseRef: row.public_ref,
    personId: row.person_id as PersonId,
    state: row.state as PassengerState,
    bookingRef: row.booking_ref,
    ticketNo: row.ticket_no,
    seat: row.seat,
    ssr: z.array(Ssr).parse(row.ssr),
    bagsPieces: row.bags_pieces,
    bagsKg: row.bags_kg,
    escortKind: row.escort_kind as Passenger['escortKind'],
    infantWith: row.infant_with as PersonId | null,
    changedAt: row.changed_at as Instant,
  }))
}

export type NewPassenger = Omit<PassengerRow, 'caseRef' | 'changedAt' | 'movementId'>

/** In the order of their ids, so that two bookings at the same moment never wait for each other in a circle. */
export async function insertPassengers(db: Db, movement: MovementRow, passengers: readonly NewPassenger[], at: Instant): Promise<void> {
  await db
    .insertInto('movements_passenger')
    .values(
      passengers
        .toSorted((a, b) => (a.personId < b.personId ? -1 : 1))
        .map((one) => ({
          id: one.id,
          movement_id: movement.id,
          case_id: one.caseId,
          person_id: one.personId,
          office: movement.office,
          compartment: movement.compartment,
          state: one.state,
          booking_ref: one.bookingRef,
          ticket_no: one.ticketNo,
          seat: one.seat,
          ssr: JSON.stringify(one.ssr),
          bags_pieces: one.bagsPieces,
          bags_kg: one.bagsKg,
          escort_kind: one.escortKind,
          infant_with: one.infantWith,
          travels: sql<string>`tstzrange(${movement.startsAt}, ${movement.endsAt}, '[]')`,
          changed_at: at,
          updated_at: at,
        })),
    )
    .execute()
}

export async function findMovementOfPassenger(db: Db, passengerId: string): Promise<MovementId | undefined> {
  const row = await db.selectFrom('movements_passenger').select('movement_id').where('id', '=', passengerId).executeTakeFirst()
  return row?.movement_id as MovementId | undefined
}

export async function savePassenger(db: Db, one: Omit<NewPassenger, 'caseId' | 'personId'>, at: Instant): Promise<void> {
  await db
    .updateTable('movements_passenger')
    .set({
      state: one.state,
      booking_ref: one.bookingRef,
      ticket_no: one.ticketNo,
      seat: one.seat,
      ssr: JSON.stringify(one.ssr),
      bags_pieces: one.bagsPieces,
      bags_kg: one.bagsKg,
      escort_kind: one.escortKind,
      infant_with: one.infantWith,
      changed_at: at,
      updated_at: at,
    })
    .where('id', '=', one.id)
    .execute()
}

/** `listed`: the change is one that the manifest must show. */
export async function setPassengerStates(
  db: Db,
  passengers: readonly string[],
  state: PassengerState,
  at: Instant,
  listed: boolean,
): Promise<void> {
  if (passengers.length === 0) return
  await db
    .updateTable('movements_passenger')
    .set({ state, updated_at: at, ...(listed ? { changed_at: at } : {}) })
    .where(sql<boolean>`id = any(${passengers}::uuid[])`)
    .execute()
}

/** Where the people of a case have a seat, over all movements. */
export async function listSeatsOfCase(
  db: Db,
  caseId: string,
): Promise<{ movementId: MovementId; personId: PersonId; state: PassengerState }[]> {
  const rows = await db
    .selectFrom('movements_passenger')
    .select(['movement_id', 'person_id', 'state'])
    .where('case_id', '=', caseId)
    .execute()
  return rows.map((row) => ({
    movementId: row.movement_id as MovementId,
    personId: row.person_id as PersonId,
    state: row.state as PassengerState,
  }))
}

/** How many of these persons already have a seat at that time, as far as this actor may see; the constraint sees all. */
export async function countOverlaps(db: Db, persons: readonly string[], startsAt: Instant, endsAt: Instant): Promise<number> {
  const rows = await db
    .selectFrom('movements_passenger')
    .select('id')
    .where(sql<boolean>`person_id = any(${persons}::uuid[])`)
    .where('state', 'not in', ['NO_SHOW', 'OFFLOADED', 'DENIED_BOARDING', 'CANCELLED', 'REFUNDED'])
    .where(sql<boolean>`travels && tstzrange(${startsAt}, ${endsAt}, '[]')`)
    .execute()
  return rows.length
}

// ── approvals ──

export async function insertApproval(
  db: Db,
  approval: {
    id: string
    movement_id: string
    office: number
    compartment: number
    kind: 'CONNECTION' | 'FAMILY_SPLIT'
    case_id: string | null
    from_seq: number | null
    minutes: number | null
    needed_minutes: number | null
    reason: string
    approved_by: string
    approved_at: Instant
  },
): Promise<void> {
  await db.insertInto('movements_approval').values(approval).execute()
}

export type Approvals = { connections: Approval[]; splits: Set<CaseId> }

export async function listApprovals(db: Db, movementId: string): Promise<Approvals> {
  const rows = await db
    .selectFrom('movements_approval')
    .select(['kind', 'case_id', 'from_seq', 'minutes', 'needed_minutes', 'approved_by', 'approved_at'])
    .where('movement_id', '=', movementId)
    .orderBy('approved_at')
    .execute()
  return {
    connections: rows
      .filter((row) => row.kind === 'CONNECTION')
      .map((row) => ({
        fromSeq: row.from_seq!,
        minutes: row.minutes!,
        neededMinutes: row.needed_minutes!,
        approvedBy: row.approved_by as AccountId,
        approvedAt: instant(row.approved_at),
      })),
    splits: new Set(rows.flatMap((row) => (row.kind === 'FAMILY_SPLIT' ? [row.case_id as CaseId] : []))),
  }
}
