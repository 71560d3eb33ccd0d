/** SQL of requests for seats and who is on them. Quotes and choices are in quote-store.ts, tickets in ticket-store.ts, costs in cost-store.ts, payers in payer-store.ts. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '#domain/kit/day.ts'
import { Ssr } from '#domain/movements/words.ts'
import type { TicketRequestLine } from '#domain/ticketing/contract.ts'
import type { TicketPassenger, TicketRequest, TicketRequestStatus } from '#domain/ticketing/words.ts'
import type { Db } from '#server/kit/database.ts'

/** A child row lies where its parent lies. */
export type Place = { office: number; compartment: number }

const requestColumns = [
  'id',
  'case_id',
  'office',
  'compartment',
  'public_ref',
  'kind',
  'travel_request_id',
  'escorts_request_id',
  'from_place',
  'to_place',
  'earliest_on',
  'latest_on',
  'one_way',
  'return_earliest_on',
  'return_latest_on',
  'project_code',
  'wbs',
  'donor',
  'transit_preferred',
  'transit_forbidden',
  'avoid_days',
  'daylight_arrival',
  'min_connection_min',
  'min_connection_reason',
  'medif_ref',
  'status',
  'due_at',
  'cancelled_reason',
  'requested_by',
  'requested_at',
] as const

export async function findRequest(db: Db, id: string): Promise<TicketRequest | undefined> {
  const row = await db.selectFrom('ticketing_request').select(requestColumns).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : presentRequest(row)
}

/** The request, kept still until the commit: whatever changes its quotes, tickets or payers waits here first. */
export async function lockRequest(db: Db, id: string): Promise<TicketRequest | undefined> {
  const row = await db.selectFrom('ticketing_request').select(requestColumns).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  return row === undefined ? undefined : presentRequest(row)
}

export async function insertRequest(db: Db, request: TicketRequest, now: Instant): Promise<void> {
  await db
    .insertInto('ticketing_request')
    .values({
      id: request.id,
      case_id: request.caseId,
      office: request.office,
      compartment: request.compartment,
      public_ref: request.publicRef,
      kind: request.kind,
      travel_request_id: request.travelRequestId,
      escorts_request_id: request.escortsRequestId,
      from_place: request.fromPlace,
      to_place: request.toPlace,
      earliest_on: request.earliestOn,
      latest_on: request.latestOn,
      one_way: request.oneWay,
      return_earliest_on: request.returnEarliestOn,
      return_latest_on: request.returnLatestOn,
      project_code: request.projectCode,
      wbs: request.wbs,
      donor: request.donor,
      transit_preferred: request.transitPreferred,
      transit_forbidden: request.transitForbidden,
      avoid_days: request.avoidDays,
      daylight_arrival: request.daylightArrival,
      min_connection_min: request.minConnectionMin,
      min_connection_reason: request.minConnectionReason,
      medif_ref: request.medifRef,
      status: request.status,
      due_at: request.dueAt,
      cancelled_reason: request.cancelledReason,
      requested_by: request.requestedBy,
      requested_at: request.requestedAt,
      updated_at: now,
    })
    .execute()
}

export type RequestStep = { status: TicketRequestStatus; dueAt: Instant; cancelledReason?: string | null }

export async function saveRequestStep(db: Db, id: string, step: RequestStep, now: Instant): Promise<void> {
  await db
    .updateTable('ticketing_request')
    .set({
      status: step.status,
      due_at: step.dueAt,
      updated_at: now,
      ...(step.cancelledReason === undefined ? {} : { cancelled_reason: step.cancelledReason }),
    })
    .where('id', '=', id)
    .execute()
}

const passengerColumns = [
  'id',
  'request_id',
  'person_id',
  'payer',
  'surname',
  'given_names',
  'title',
  'ptc',
  'document_id',
  'escort_kind',
  'ssr',
  'bags_pieces',
  'bags_kg',
] as const

export async function insertPassengers(db: Db, place: Place, passengers: readonly TicketPassenger[]): Promise<void> {
  await db
    .insertInto('ticketing_passenger')
    .values(
      passengers.map((one) => ({
        id: one.id,
        request_id: one.requestId,
        person_id: one.personId,
        office: place.office,
        compartment: place.compartment,
        payer: one.payer,
        surname: one.surname,
        given_names: one.givenNames,
        title: one.title,
        ptc: one.ptc,
        document_id: one.documentId,
        escort_kind: one.escortKind,
        ssr: JSON.stringify(one.ssr),
        bags_pieces: one.bagsPieces,
        bags_kg: one.bagsKg,
      })),
    )
    .execute()
}

export async function listPassengers(db: Db, requestIds: readonly string[]): Promise<TicketPassenger[]> {
  if (requestIds.length === 0) return []
  const rows = await db
    .selectFrom('ticketing_passenger')
    .select(passengerColumns)
    .where(sql<boolean>`request_id = any(${requestIds}::uuid[])`)
    .orderBy('id')
    .execute()
  return rows.map(
    (row) =>
      ({
        id: row.id,
        requestId: row.request_id,
        personId: row.person_id,
        payer: row.payer,
        surname: row.surname,
        givenNames: row.given_names,
        title: row.title,
        ptc: row.ptc,
        documentId: row.document_id,
        escortKind: row.escort_kind,
        ssr: z.array(Ssr).parse(row.ssr),
        bagsPieces: row.bags_pieces,
        bagsKg: row.bags_kg,
      }) as TicketPassenger,
  )
}

// ── lists: they join the case for its reference, and only read it ──

const lineColumns = [
  'r.id',
  'r.case_id',
  'r.public_ref',
  'r.kind',
  'r.status',
  'r.from_place',
  'r.to_place',
  'r.earliest_on',
  'r.latest_on',
  'r.due_at',
  'c.public_ref as case_ref',
] as const

const counted = {
  persons: sql<number>`(select count(*)::int from ticketing_passenger p where p.request_id = r.id)`,
  payers: sql<
    string[]
  >`(select coalesce(array_agg(distinct p.payer order by p.payer), '{}') from ticketing_passenger p where p.request_id = r.id)`,
  quotes: sql<number>`(select count(*)::int from ticketing_quote q where q.request_id = r.id and q.withdrawn_at is null)`,
  offer: sql<string | null>`(select o.status from ticketing_offer o where o.request_id = r.id)`,
}

function lines(db: Db) {
  return db
    .selectFrom('ticketing_request as r')
    .innerJoin('cases_case as c', 'c.id', 'r.case_id')
    .leftJoin('ticketing_choice as h', (join) => join.onRef('h.request_id', '=', 'r.id').on('h.withdrawn_at', 'is', null))
    .select(lineColumns)
    .select([
      'h.report_minor',
      'h.report_currency',
      counted.persons.as('persons'),
      counted.payers.as('payers'),
      counted.quotes.as('quotes'),
      counted.offer.as('offer_status'),
    ])
}

/** The page is chosen in the index of each office, and only then is anything told of its requests. */
export async function listRequestLines(
  db: Db,
  offices: readonly number[],
  status: TicketRequestStatus,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<TicketRequestLine[]> {
  const beyond = after === undefined ? sql`true` : sql`(due_at, id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`
  const chosen = sql`select w.id from unnest(${[...offices]}::int[]) as o (office) cross join lateral (
      select id, due_at from ticketing_request where office = o.office and status = ${status} and ${beyond} order by due_at, id limit ${limit + 1}
    ) w order by w.due_at, w.id limit ${limit + 1}`
  const rows = await lines(db)
    .where(sql<boolean>`r.id = any (array(${chosen}))`)
    .orderBy('r.due_at')
    .orderBy('r.id')
    .execute()
  return rows.map(presentLine)
}

export async function listRequestsOfCase(db: Db, caseId: string): Promise<TicketRequestLine[]> {
  const rows = await lines(db).where('r.case_id', '=', caseId).orderBy('r.requested_at', 'desc').orderBy('r.id').execute()
  return rows.map(presentLine)
}

export async function listEscortRequests(db: Db, requestId: string): Promise<TicketRequestLine[]> {
  const rows = await lines(db).where('r.escorts_request_id', '=', requestId).orderBy('r.requested_at').orderBy('r.id').execute()
  return rows.map(presentLine)
}

type LineRow = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number]

function presentLine(row: LineRow): TicketRequestLine {
  return {
    id: row.id,
    caseId: row.case_id,
    publicRef: row.public_ref,
    kind: row.kind,
    status: row.status,
    fromPlace: row.from_place,
    toPlace: row.to_place,
    earliestOn: row.earliest_on,
    latestOn: row.latest_on,
    dueAt: row.due_at,
    caseRef: row.case_ref,
    persons: row.persons,
    quotes: row.quotes,
    payers: row.payers,
    reportMinor: row.report_minor,
    reportCurrency: row.report_currency,
    offerStatus: row.offer_status,
  } as TicketRequestLine
}

function presentRequest(row: Record<(typeof requestColumns)[number], unknown>): TicketRequest {
  return {
    id: row.id,
    caseId: row.case_id,
    office: row.office,
    compartment: row.compartment,
    publicRef: row.public_ref,
    kind: row.kind,
    travelRequestId: row.travel_request_id,
    escortsRequestId: row.escorts_request_id,
    fromPlace: row.from_place,
    toPlace: row.to_place,
    earliestOn: row.earliest_on,
    latestOn: row.latest_on,
    oneWay: row.one_way,
    returnEarliestOn: row.return_earliest_on,
    returnLatestOn: row.return_latest_on,
    projectCode: row.project_code,
    wbs: row.wbs,
    donor: row.donor,
    transitPreferred: row.transit_preferred,
    transitForbidden: row.transit_forbidden,
    avoidDays: row.avoid_days,
    daylightArrival: row.daylight_arrival,
    minConnectionMin: row.min_connection_min,
    minConnectionReason: row.min_connection_reason,
    medifRef: row.medif_ref,
    status: row.status,
    dueAt: row.due_at,
    cancelledReason: row.cancelled_reason,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
  } as TicketRequest
}
