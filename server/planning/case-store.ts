/** SQL that reads cases and journeys for the planner, many at once: a fixed number of questions however many families wait. Writes nothing. */
import { sql } from 'kysely'
import type { CaseId, CaseStatus } from '#domain/cases/words.ts'
import type { Day, Instant, TimeZone } from '#domain/kit/day.ts'
import type { AirportCode } from '#domain/kit/place.ts'
import type { ClearanceKind, ClearanceStatus } from '#domain/movements/clearance-words.ts'
import type { Standing } from '#domain/movements/guard-rules.ts'
import type { MovementId, PassengerState } from '#domain/movements/words.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { SupposedLeg } from '#domain/planning/suppose-rules.ts'
import type { Wish } from '#domain/planning/words.ts'
import type { Db } from '#server/kit/database.ts'
import type { Place } from './store.ts'

export type CaseFacts = {
  id: CaseId
  publicRef: string
  office: number
  compartment: number
  programmeCode: string
  programmeVersion: number
  movementType: string
  movementTypeVersion: number | null
  destinationCountry: string | null
  unaccompaniedMinor: boolean
  status: CaseStatus
  criticalOn: Day | null
  onHold: boolean
  members: { personId: PersonId; role: string; codes: string[] }[]
  clearances: Standing[]
  wish: Wish | undefined
}

/** Ready cases of one place in the order in which they press. */
export async function listReadyIds(
  db: Db,
  place: Place,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<{ id: CaseId; criticalOn: Day | null }[]> {
  const [criticalOn, id] = after ?? []
  const later =
    criticalOn === null
      ? sql`critical_on is null and id > ${id}::uuid`
      : sql`((critical_on, id) > (${criticalOn}::date, ${id}::uuid) or critical_on is null)`
  const { rows } = await sql<{ id: CaseId; criticalOn: Day | null }>`
    select id, critical_on as "criticalOn" from cases_case
    where office = ${place.office} and status = 'TRAVEL_READY' and compartment = ${place.compartment} ${after === undefined ? sql`` : sql`and ${later}`}
    order by critical_on, id limit ${limit + 1}`.execute(db)
  return rows
}

/** In the order asked for; cases that this actor does not see, or that lie elsewhere, are left out. */
export async function readCases(db: Db, place: Place, ids: readonly string[]): Promise<CaseFacts[]> {
  if (ids.length === 0) return []
  const among = sql<boolean>`case_id = any(${ids}::uuid[])`
  const [cases, members, clearances, holds, requests] = await Promise.all([
    db
      .selectFrom('cases_case')
      .select([
        'id',
        'public_ref',
        'office',
        'compartment',
        'programme_code',
        'programme_version',
        'movement_type',
        'movement_type_version',
        'destination_country',
        'unaccompanied_minor',
        'status',
        'critical_on',
      ])
      .where(sql<boolean>`id = any(${ids}::uuid[])`)
      .where('office', '=', place.office)
      .where('compartment', '=', place.compartment)
      .execute(),
    db
      .selectFrom('cases_member')
      .select(['case_id', 'person_id', 'role', 'special_needs'])
      .where(among)
      .where('travelling', '=', true)
      .where('left_at', 'is', null)
      .orderBy('joined_at')
      .orderBy('person_id')
      .execute(),
    db
      .selectFrom('movements_clearance')
      .select(['case_id', 'person_id', 'kind', 'status', 'valid_from', 'valid_until'])
      .where(among)
      .orderBy('kind')
      .orderBy('id')
      .execute(),
    db.selectFrom('cases_hold').select('case_id').where(among).where('lifted_at', 'is', null).execute(),
    db
      .selectFrom('movements_request')
      .select(['case_id', 'from_place', 'to_place', 'earliest_on', 'latest_on', 'status'])
      .where(among)
      .where('status', '<>', 'CANCELLED')
      .orderBy('requested_at')
      .orderBy('id')
      .execute(),
  ])
  const membersOf = Map.groupBy(members, (row) => row.case_id)
  const clearancesOf = Map.groupBy(clearances, (row) => row.case_id)
  const held = new Set(holds.map((row) => row.case_id))
  // The newest request says what is wished now.
  const wishes = new Map(requests.map((row) => [row.case_id, row]))
  const found = new Map(cases.map((row) => [row.id, row]))
  return ids.flatMap((id): CaseFacts[] => {
    const row = found.get(id)
    if (row === undefined) return []
    const wish = wishes.get(id)
    return [
      {
        id: row.id as CaseId,
        publicRef: row.public_ref,
        office: row.office,
        compartment: row.compartment,
        programmeCode: row.programme_code,
        programmeVersion: row.programme_version,
        movementType: row.movement_type,
        movementTypeVersion: row.movement_type_version,
        destinationCountry: row.destination_country,
        unaccompaniedMinor: row.unaccompanied_minor,
        status: row.status as CaseStatus,
        criticalOn: row.critical_on as Day | null,
        onHold: held.has(id),
        members: (membersOf.get(id) ?? []).map((one) => ({
          personId: one.person_id as PersonId,
          role: one.role,
          codes: one.special_needs,
        })),
        clearances: (clearancesOf.get(id) ?? []).map((one) => ({
          personId: one.person_id as PersonId | null,
          kind: one.kind as ClearanceKind,
          status: one.status as ClearanceStatus,
          validFrom: one.valid_from as Day | null,
          validUntil: one.valid_until as Day | null,
        })),
        wish:
          wish === undefined
            ? undefined
            : {
                fromPlace: wish.from_place,
                toPlace: wish.to_place,
                earliestOn: wish.earliest_on as Day,
                latestOn: wish.latest_on as Day,
              },
      },
    ]
  })
}

/** After whom each case is called: its principal applicant. */
export async function listLeads(db: Db, cases: readonly string[]): Promise<Map<string, PersonId>> {
  if (cases.length === 0) return new Map()
  const rows = await db
    .selectFrom('cases_member')
    .select(['case_id', 'person_id'])
    .where(sql<boolean>`case_id = any(${cases}::uuid[])`)
    .where('role', '=', 'PA')
    .where('left_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.case_id, row.person_id as PersonId]))
}

export type OnBoard = {
  movementId: MovementId
  caseId: CaseId
  personId: PersonId
  state: PassengerState
  ticketed: boolean
  codes: string[]
}

/** Everybody who has a seat on these journeys. */
export async function listOnBoard(db: Db, movements: readonly string[]): Promise<OnBoard[]> {
  if (movements.length === 0) return []
  const rows = await db
    .selectFrom('movements_passenger')
    .select(['movement_id', 'case_id', 'person_id', 'state', 'ticket_no', 'ssr'])
    .where(sql<boolean>`movement_id = any(${movements}::uuid[])`)
    .where('state', 'not in', ['NO_SHOW', 'OFFLOADED', 'DENIED_BOARDING', 'CANCELLED', 'REFUNDED'])
    .orderBy('movement_id')
    .orderBy('case_id')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    movementId: row.movement_id as MovementId,
    caseId: row.case_id as CaseId,
    personId: row.person_id as PersonId,
    state: row.state as PassengerState,
    ticketed: row.ticket_no !== null,
    codes: (row.ssr as { code: string }[]).map(({ code }) => code),
  }))
}

/** Journeys of these days that nobody has left on yet. */
export async function listComingMovements(db: Db, place: Place, from: Instant, to: Instant): Promise<MovementId[]> {
  const rows = await db
    .selectFrom('movements_movement')
    .select('id')
    .where('office', '=', place.office)
    .where('compartment', '=', place.compartment)
    .where('starts_at', '>=', from)
    .where('starts_at', '<', to)
    .where('status', 'in', ['PLANNED', 'BOOKED', 'MANIFESTED'])
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id as MovementId)
}

export type MovementLeg = SupposedLeg & { movementId: MovementId }

export async function listLegsOf(db: Db, movements: readonly string[]): Promise<MovementLeg[]> {
  if (movements.length === 0) return []
  const rows = await db
    .selectFrom('movements_leg')
    .selectAll()
    .where(sql<boolean>`movement_id = any(${movements}::uuid[])`)
    .orderBy('movement_id')
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    movementId: row.movement_id as MovementId,
    seq: row.seq,
    carrier: row.carrier,
    number: row.number,
    fromPlace: row.from_place as AirportCode,
    fromTerminal: row.from_terminal,
    fromZone: row.from_zone as TimeZone,
    departsAt: row.departs_at as Instant,
    expectedDepartsAt: null,
    toPlace: row.to_place as AirportCode,
    toTerminal: row.to_terminal,
    toZone: row.to_zone as TimeZone,
    arrivesAt: row.arrives_at as Instant,
    expectedArrivesAt: null,
    bagsRechecked: row.bags_rechecked,
    borderEntry: row.border_entry,
  }))
}

/** What is known of the hours of flights on offer from the journeys that fly on them already; the newest journey has the last word. */
export async function listNewsOf(db: Db, legs: readonly string[]): Promise<{ flight: string; departsAt: Instant; arrivesAt: Instant }[]> {
  if (legs.length === 0) return []
  const rows = await db
    .selectFrom('planning_flight as f')
    .innerJoin('planning_journey as j', (on) => on.on(sql<boolean>`f.id in (j.first_flight, j.second_flight)`))
    .innerJoin('movements_leg as l', (on) =>
      on.onRef('l.movement_id', '=', 'j.movement_id').on(sql<boolean>`l.seq = case when j.first_flight = f.id then 1 else 2 end`),
    )
    .select(['f.id as flight', 'l.expected_departs_at', 'l.expected_arrives_at', 'l.departs_at', 'l.arrives_at'])
    .where('f.id', 'in', [...legs])
    .where((told) => told.or([told('l.expected_departs_at', 'is not', null), told('l.expected_arrives_at', 'is not', null)]))
    .orderBy('j.movement_id')
    .execute()
  return rows.map((row) => ({
    flight: row.flight,
    departsAt: (row.expected_departs_at ?? row.departs_at) as Instant,
    arrivesAt: (row.expected_arrives_at ?? row.arrives_at) as Instant,
  }))
}
