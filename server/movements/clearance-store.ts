/** SQL of clearances and travel requests. What a restriction says leaves this file through one function only. */
import { type RawBuilder, sql } from 'kysely'
import type { AccountId } from '#domain/access/words.ts'
import type { CaseId, CaseStatus } from '#domain/cases/words.ts'
import type { Day, Instant } from '#domain/kit/day.ts'
import type { Clearance, ClearanceId, ClearanceKind, ClearanceStatus, Fitness } from '#domain/movements/clearance-words.ts'
import { lastChecks } from '#domain/movements/guard-rules.ts'
import type { RequestId, TravelRequest } from '#domain/movements/words.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { Db } from '#server/kit/database.ts'

const columns = [
  'id',
  'case_id',
  'person_id',
  'kind',
  'status',
  'requested_on',
  'valid_from',
  'valid_until',
  'issuer',
  'reference',
  'fit_outcome',
  'escort_demanded',
  'updated_at',
] as const
type Row = { [Name in (typeof columns)[number]]: string | null } & { ssr_demanded: string[]; restricted: boolean }

function asClearance(row: Row): Clearance {
  return {
    id: row.id as ClearanceId,
    caseId: row.case_id as CaseId,
    personId: row.person_id as PersonId | null,
    kind: row.kind as ClearanceKind,
    status: row.status as ClearanceStatus,
    requestedOn: row.requested_on as Day | null,
    validFrom: row.valid_from as Day | null,
    validUntil: row.valid_until as Day | null,
    issuer: row.issuer,
    reference: row.reference,
    hasRestriction: row.restricted,
    fitness:
      row.fit_outcome === null ? null : ({ outcome: row.fit_outcome, escort: row.escort_demanded, ssr: row.ssr_demanded } as Fitness),
    updatedAt: row.updated_at as Instant,
  }
}

export async function listClearanceRows(db: Db, caseId: string): Promise<Clearance[]> {
  const rows = await db
    .selectFrom('movements_clearance')
    .select([...columns, 'ssr_demanded', sql<boolean>`restriction is not null`.as('restricted')])
    .where('case_id', '=', caseId)
    .orderBy('kind')
    .orderBy('id')
    .execute()
  return rows.map(asClearance)
}

export async function findClearance(db: Db, id: string, lock = false): Promise<Clearance | undefined> {
  const row = await db
    .selectFrom('movements_clearance')
    .select([...columns, 'ssr_demanded', sql<boolean>`restriction is not null`.as('restricted')])
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return row === undefined ? undefined : asClearance(row)
}

export async function insertClearances(
  db: Db,
  place: { office: number; compartment: number },
  clearances: readonly Clearance[],
): Promise<void> {
  if (clearances.length === 0) return
  await db
    .insertInto('movements_clearance')
    .values(
      clearances.map((one) => ({
        id: one.id,
        case_id: one.caseId,
        person_id: one.personId,
        office: place.office,
        compartment: place.compartment,
        kind: one.kind,
        status: one.status,
        updated_at: one.updatedAt,
      })),
    )
    .execute()
}

/** Recorded anew, a clearance may warn anew. */
export async function saveClearance(db: Db, one: Clearance, at: Instant): Promise<void> {
  await db
    .updateTable('movements_clearance')
    .set({
      status: one.status,
      requested_on: one.requestedOn,
      valid_from: one.validFrom,
      valid_until: one.validUntil,
      issuer: one.issuer,
      reference: one.reference,
      fit_outcome: one.fitness?.outcome ?? null,
      escort_demanded: one.fitness?.escort ?? null,
      ssr_demanded: one.fitness?.ssr ?? [],
      warned_days: null,
      warned_30_at: null,
      warned_7_at: null,
      updated_at: at,
    })
    .where('id', '=', one.id)
    .execute()
}

export async function findRestriction(db: Db, id: string): Promise<{ restriction: string | null } | undefined> {
  return db.selectFrom('movements_clearance').select('restriction').where('id', '=', id).executeTakeFirst()
}

export async function setRestriction(db: Db, id: string, restriction: string | null, at: Instant): Promise<void> {
  await db.updateTable('movements_clearance').set({ restriction, updated_at: at }).where('id', '=', id).execute()
}

/** Cases that have not left yet: only theirs can still stop somebody. */
export const notLeft: readonly CaseStatus[] = ['DRAFT', 'REGISTERED', 'IN_CLEARANCE', 'TRAVEL_READY', 'BOOKED', 'MANIFESTED', 'ON_HOLD']

export type EndingRow = {
  id: ClearanceId
  caseId: CaseId
  personId: PersonId | null
  kind: ClearanceKind
  validUntil: Day
  caseRef: string
  caseStatus: CaseStatus
  criticalOn: Day
  personName: string | null
  warned30At: Instant | null
  warned7At: Instant | null
}

export type EndingWish = { until: Day; kind: string | undefined; after: readonly (string | number | null)[] | undefined; limit: number }

/**
 * What ends until a day, in the order of the critical days of the cases. Cases are read office by office and status by status, each in
 * the order of one index, and no more of them than a page can hold.
 */
export async function listEnding(db: Db, offices: readonly number[], wish: EndingWish): Promise<EndingRow[]> {
  const ends = sql`k.status = 'CLEARED' and k.valid_until <= ${wish.until}::date ${wish.kind === undefined ? sql`` : sql`and k.kind = ${wish.kind}`}`
  const [criticalOn, caseId, validUntil, id] = wish.after ?? []
  const { rows } = await sql<EndingRow>`
    select k.id, c.id as "caseId", k.person_id as "personId", k.kind, k.valid_until as "validUntil", c.public_ref as "caseRef", c.status as "caseStatus",
      c.critical_on as "criticalOn", nullif(trim(concat(p.family_name, ' ', p.given_names)), '') as "personName",
      k.warned_30_at as "warned30At", k.warned_7_at as "warned7At"
    from unnest(${offices}::int[]) as o (office)
    cross join unnest(${notLeft}::text[]) as s (status)
    cross join lateral (
      select id, public_ref, status, critical_on from cases_case
      where office = o.office and status = s.status and critical_on <= ${wish.until}::date
        ${wish.after === undefined ? sql`` : sql`and (critical_on, id) >= (${criticalOn}::date, ${caseId}::uuid)`}
        and exists (select 1 from movements_clearance k where k.case_id = cases_case.id and ${ends})
      order by critical_on, id limit ${wish.limit + 2}
    ) c
    join movements_clearance k on k.case_id = c.id and ${ends}
    left join people_person p on p.id = k.person_id
    ${wish.after === undefined ? sql`` : sql`where (c.critical_on, c.id, k.valid_until, k.id) > (${criticalOn}::date, ${caseId}::uuid, ${validUntil}::date, ${id}::uuid)`}
    order by c.critical_on, c.id, k.valid_until, k.id limit ${wish.limit + 1}`.execute(db)
  return rows
}

export type OverRow = Pick<Clearance, 'id' | 'caseId' | 'kind' | 'status'> & {
  validUntil: Day
  warnedDays: number | null
  office: number
  compartment: number
  caseStatus: CaseStatus
}

/** Cleared until a day that has passed, of any case: what is kept as cleared is what still is. */
export async function listOver(db: Db, today: Day, limit: number): Promise<OverRow[]> {
  return nightly(db, sql`k.valid_until < ${today}::date`, limit)
}

/** Whose end comes near and was not said yet: within thirty days, and again within seven. */
export async function listToWarn(db: Db, today: Day, limit: number): Promise<OverRow[]> {
  const within = (days: number) => sql`k.valid_until <= ${today}::date + ${days}::int`
  return nightly(
    db,
    sql`k.valid_until >= ${today}::date and ((k.warned_days is null and ${within(30)}) or (k.warned_days > 7 and ${within(7)})) and c.status = any(${notLeft}::text[])
      and k.kind <> all(${lastChecks}::text[])`,
    limit,
  )
}

async function nightly(db: Db, which: RawBuilder<unknown>, limit: number): Promise<OverRow[]> {
  const { rows } = await sql<OverRow>`
    select k.id, k.case_id as "caseId", k.kind, k.status, k.valid_until as "validUntil", k.warned_days as "warnedDays", k.office, k.compartment, c.status as "caseStatus"
    from movements_clearance k join cases_case c on c.id = k.case_id
    where k.status = 'CLEARED' and ${which} order by k.valid_until, k.id limit ${limit}`.execute(db)
  return rows
}

export async function setExpired(db: Db, ids: readonly string[], at: Instant): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('movements_clearance')
    .set({ status: 'EXPIRED', updated_at: at })
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute()
}

/** Each of the two warnings keeps its own day: whoever looks later sees that both were given, or that one came too late to be. */
export async function setWarned(db: Db, id: string, days: 30 | 7, at: Instant): Promise<void> {
  await db
    .updateTable('movements_clearance')
    .set({ warned_days: days, ...(days === 30 ? { warned_30_at: at } : { warned_7_at: at }) })
    .where('id', '=', id)
    .execute()
}

// ── requests ──

export async function insertRequest(db: Db, place: { office: number; compartment: number }, request: TravelRequest): Promise<void> {
  await db
    .insertInto('movements_request')
    .values({
      id: request.id,
      case_id: request.caseId,
      office: place.office,
      compartment: place.compartment,
      from_place: request.fromPlace,
      to_place: request.toPlace,
      earliest_on: request.earliestOn,
      latest_on: request.latestOn,
      payer: request.payer,
      services: request.services,
      status: request.status,
      requested_by: request.requestedBy,
      requested_at: request.requestedAt,
    })
    .execute()
}

export async function listRequestRows(db: Db, caseId: string): Promise<TravelRequest[]> {
  const rows = await db
    .selectFrom('movements_request')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('requested_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id as RequestId,
    caseId: row.case_id as CaseId,
    fromPlace: row.from_place as TravelRequest['fromPlace'],
    toPlace: row.to_place as TravelRequest['toPlace'],
    earliestOn: row.earliest_on as Day,
    latestOn: row.latest_on as Day,
    payer: row.payer as TravelRequest['payer'],
    services: row.services,
    status: row.status as TravelRequest['status'],
    requestedBy: row.requested_by as AccountId,
    requestedAt: row.requested_at as Instant,
  }))
}

/** A booking answers what was open; giving the seats back opens it again. */
export async function setRequestsOf(db: Db, caseId: string, from: TravelRequest['status'], to: TravelRequest['status']): Promise<void> {
  await db.updateTable('movements_request').set({ status: to }).where('case_id', '=', caseId).where('status', '=', from).execute()
}
