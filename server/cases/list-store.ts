/** SQL of the lists of cases: the work list, the search box, the timeline. Every page is read by its key, never counted. */
import { type RawBuilder, sql } from 'kysely'
import type { CaseRow } from '#domain/cases/contract.ts'
import type { CaseId, CaseStatus } from '#domain/cases/words.ts'
import type { Day, Instant } from '#domain/kit/day.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { Db } from '#server/kit/database.ts'

export type CaseFilter = {
  /** Offices of the actor, or the one of them that was asked for. */
  offices: readonly number[]
  statuses: readonly string[]
  programme: string | undefined
  openedBy: string | undefined
  rollId: string | undefined
  personId: string | undefined
}

/** Newest first, after (opened_at, id). */
export async function listByOpening(
  db: Db,
  filter: CaseFilter,
  after: { openedAt: string; id: string } | undefined,
  limit: number,
): Promise<CaseRow[]> {
  const beyond = after === undefined ? sql`true` : sql`(c.opened_at, c.id) < (${after.openedAt}::timestamptz, ${after.id}::uuid)`
  return readPage(db, filter, beyond, sql`c.opened_at desc, c.id desc`, limit)
}

/** By critical day, the nearest first. Cases without one follow in a second run, by id, so that each run is one range of its index. */
export async function listByCriticalDay(
  db: Db,
  filter: CaseFilter,
  after: { on: string | null; id: string } | undefined,
  limit: number,
): Promise<CaseRow[]> {
  const inUndated = after !== undefined && after.on === null
  const beyond = after === undefined ? sql`c.critical_on is not null` : sql`(c.critical_on, c.id) > (${after.on}::date, ${after.id}::uuid)`
  const dated = inUndated ? [] : await readPage(db, filter, beyond, sql`c.critical_on, c.id`, limit)
  if (dated.length === limit) return dated
  const undatedBeyond = inUndated ? sql`c.critical_on is null and c.id > ${after.id}::uuid` : sql`c.critical_on is null`
  return [...dated, ...(await readPage(db, filter, undatedBeyond, sql`c.id`, limit - dated.length))]
}

/** References that begin with `start`, ours first. A range of the index, because a pattern would read every case (postgres-facts.md 1). */
export async function findByRef(db: Db, start: string, limit: number): Promise<CaseRow[]> {
  const end = `${start}\u{10FFFD}`
  const by = (column: RawBuilder<unknown>) =>
    told(db, sql`select c.* from cases_case c where ${column} >= ${start} and ${column} < ${end} order by ${column} limit ${limit}`, column)
  const ours = await by(sql`c.public_ref`)
  const seen = new Set(ours.map((row) => row.id))
  const theirs = await by(sql`c.external_ref`)
  return [...ours, ...theirs.filter((row) => !seen.has(row.id))].slice(0, limit)
}

/**
 * The rows of a page, found by the narrowest of what was asked. Over several offices or statuses no one index is in order, so each is
 * read in the order of its own part of the index and the parts are merged: the cost is that of a page, however many cases there are.
 */
function readPage(db: Db, filter: CaseFilter, beyond: RawBuilder<unknown>, order: RawBuilder<unknown>, limit: number): Promise<CaseRow[]> {
  const { offices, statuses, programme, openedBy, rollId, personId } = filter
  const also = sql.join(
    [
      beyond,
      ...(programme === undefined ? [] : [sql`c.programme_code = ${programme}`]),
      ...(openedBy === undefined ? [] : [sql`c.opened_by = ${openedBy}::uuid`]),
    ],
    sql` and `,
  )
  const within = sql`c.office = any (${offices}::int[]) and c.status = any (${statuses}::text[]) and ${also}`
  if (personId !== undefined) {
    const theirs = sql`select m.case_id from cases_member m where m.person_id = ${personId}::uuid and m.left_at is null`
    return told(db, sql`select c.* from cases_case c where c.id in (${theirs}) and ${within} order by ${order} limit ${limit}`, order)
  }
  if (rollId !== undefined)
    return told(
      db,
      sql`select c.* from cases_case c where c.roll_id = ${rollId}::uuid and ${within} order by ${order} limit ${limit}`,
      order,
    )
  // Only what the order needs is merged, out of the index alone; the cases themselves are looked up for the page.
  const merged = sql`select c.id from unnest(${offices}::int[]) as o (office) cross join unnest(${statuses}::text[]) as s (status) cross join lateral (
      select c.id, c.opened_at, c.critical_on from cases_case c where c.office = o.office and c.status = s.status and ${also} order by ${order} limit ${limit}
    ) c order by ${order} limit ${limit}`
  return told(db, sql`select c.* from (${merged}) k join cases_case c on c.id = k.id`, order)
}

type Row = {
  id: string
  office: number
  public_ref: string
  external_ref: string | null
  programme_code: string
  programme_names: { fr: string; en: string }
  destination_country: string | null
  destination_city: string | null
  status: string
  status_since: string
  critical_on: string | null
  opened_at: string
  person_id: string | null
  family_name: string | null
  given_names: string | null
  native_name: string | null
  member_count: number
}

/** The cases of a page with what a line says of each: programme, principal applicant, how many. A sealed person is neither named nor counted. */
async function told(db: Db, cases: RawBuilder<unknown>, order: RawBuilder<unknown>): Promise<CaseRow[]> {
  const { rows } = await sql<Row>`
    select c.id, c.office, c.public_ref, c.external_ref, c.programme_code, g.definition -> 'names' as programme_names, c.destination_country, c.destination_city,
      c.status, c.status_since, c.critical_on, c.opened_at, p.id as person_id, p.family_name, p.given_names, p.native_name,
      (select count(*)::int from cases_member n join people_person q on q.id = n.person_id where n.case_id = c.id and n.left_at is null) as member_count
    from (${cases}) c
    join programmes_programme g on g.code = c.programme_code and g.version = c.programme_version
    left join cases_member m on m.case_id = c.id and m.role = 'PA' and m.left_at is null
    left join people_person p on p.id = m.person_id
    order by ${order}`.execute(db)
  return rows.map(present)
}

export type TimelineRow = {
  id: string
  at: Instant
  name: string
  subject: string
  accountName: string | null
  facts: Record<string, string | number | boolean | null>
}

export async function listEvents(
  db: Db,
  caseId: string,
  after: { at: string; id: string } | undefined,
  limit: number,
): Promise<TimelineRow[]> {
  const rows = await db
    .selectFrom('kit_event as e')
    .leftJoin('access_account as a', 'a.id', 'e.account')
    .select(['e.id', 'e.at', 'e.name', 'e.subject', 'e.facts', 'a.name as account_name'])
    .where('e.case_id', '=', caseId)
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(e.at, e.id) < (${after!.at}::timestamptz, ${after!.id}::uuid)`))
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    at: row.at as Instant,
    name: row.name,
    subject: row.subject,
    accountName: row.account_name,
    facts: row.facts as TimelineRow['facts'],
  }))
}

function present(row: Row): CaseRow {
  return {
    id: row.id as CaseId,
    office: row.office,
    publicRef: row.public_ref,
    externalRef: row.external_ref,
    programmeCode: row.programme_code,
    programmeNames: row.programme_names,
    destinationCountry: row.destination_country,
    destinationCity: row.destination_city,
    status: row.status as CaseStatus,
    statusSince: row.status_since as Instant,
    criticalOn: row.critical_on as Day | null,
    openedAt: row.opened_at as Instant,
    principal:
      row.person_id === null
        ? null
        : {
            personId: row.person_id as PersonId,
            familyName: row.family_name ?? '',
            givenNames: row.given_names ?? '',
            nativeName: row.native_name,
          },
    memberCount: row.member_count,
  }
}
