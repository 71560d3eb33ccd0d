/** SQL of a person's whole story, and of the requests about their record. */
import { sql } from 'kysely'
import { officesWith, type Permission, type Role } from '#domain/access/roles.ts'
import type { Day, Instant } from '#domain/kit/day.ts'
import type { StoryMoment } from '#domain/people/record-contract.ts'
import type { RecordRequest } from '#domain/people/request-words.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { Db } from '#server/kit/database.ts'

type Placed = { readonly office: number; readonly compartment: number }

/** The cases that these files are or were in, as far as the actor sees them. Read only: cases are another room's. */
export async function listCasesOf(db: Db, personIds: readonly string[]) {
  return db
    .selectFrom('cases_member as m')
    .innerJoin('cases_case as c', 'c.id', 'm.case_id')
    .select([
      'c.id',
      'c.office',
      'c.public_ref',
      'c.programme_code',
      'c.status',
      'c.opened_at',
      'c.destination_country',
      'm.role',
      'm.joined_at',
      'm.left_at',
    ])
    .where(sql<boolean>`m.person_id = any (${personIds}::uuid[])`)
    .orderBy('c.opened_at', 'desc')
    .limit(100)
    .execute()
}

/** What programmes are called, of their newest version. Read only: programmes are another room's. */
export async function listProgrammeNames(db: Db, codes: readonly string[]): Promise<Map<string, { fr: string; en: string }>> {
  if (codes.length === 0) return new Map()
  const rows = await db
    .selectFrom('programmes_programme')
    .select(['code', sql<{ fr: string; en: string }>`definition -> 'names'`.as('names')])
    .distinctOn('code')
    .where(sql<boolean>`code = any (${codes}::text[])`)
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.code, row.names]))
}

export async function listJourneysOf(db: Db, personIds: readonly string[]) {
  return db
    .selectFrom('movements_passenger as p')
    .innerJoin('movements_movement as v', 'v.id', 'p.movement_id')
    .select(['v.public_ref', 'v.starts_at', 'v.ends_at', 'p.state', 'p.ticket_no'])
    .where(sql<boolean>`p.person_id = any (${personIds}::uuid[])`)
    .orderBy('v.starts_at', 'desc')
    .limit(100)
    .execute()
}

/** The permission to read people brought us here; cases may be read in fewer offices, or in none. */
export async function listOfficesWith(db: Db, account: string, permission: Permission): Promise<number[]> {
  const rows = await db
    .selectFrom('access_grant')
    .select(['role', 'office'])
    .where('account', '=', account)
    .where('withdrawn_at', 'is', null)
    .execute()
  return officesWith(rows as { role: Role; office: number }[], permission)
}

export type StoryRow = StoryMoment & { readonly id: string }

/** Told of these files, or of these cases. Each kind is read by its own index, newest first. */
export async function listStoryRows(
  db: Db,
  files: readonly string[],
  cases: readonly string[],
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<StoryRow[]> {
  const before = after === undefined ? sql`` : sql`and (at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
  const { rows } = await sql<{ id: string; name: string; at: string; account: string | null; case_id: string | null; facts: unknown }>`
    select distinct on (at, id) id, name, at, account, case_id, facts from (
      (select id, name, at, account, case_id, facts from kit_event where subject = any (${files}::uuid[]) ${before} order by at desc, id desc limit ${limit + 1})
      union all
      (select id, name, at, account, case_id, facts from kit_event where case_id = any (${cases}::uuid[]) ${before} order by at desc, id desc limit ${limit + 1})
    ) e order by at desc, id desc limit ${limit + 1}`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    at: row.at as Instant,
    account: row.account as StoryMoment['account'],
    caseId: row.case_id,
    facts: row.facts as Record<string, unknown>,
  }))
}

const requestColumns = [
  'id',
  'person_id',
  'kind',
  'channel',
  'detail',
  'asked_on',
  'due_on',
  'extended_why',
  'state',
  'answer_why',
  'answered_on',
  'answered_by',
] as const

export async function listRequestRows(
  db: Db,
  offices: readonly number[],
  filter: { state?: string | undefined; personId?: string | undefined },
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<RecordRequest[]> {
  let query = db
    .selectFrom('people_request')
    .select(requestColumns)
    .where(sql<boolean>`office = any (${offices}::int[])`)
  if (filter.state !== undefined) query = query.where('state', '=', filter.state)
  if (filter.personId !== undefined) query = query.where('person_id', '=', filter.personId)
  if (after !== undefined) query = query.where(sql<boolean>`(due_on, id) > (${after[0]}::date, ${after[1]}::uuid)`)
  const rows = await query.orderBy('due_on').orderBy('id').limit(limit).execute()
  return rows.map(requestFrom)
}

export async function insertRequest(db: Db, request: RecordRequest, place: Placed, by: string, at: Instant): Promise<void> {
  await db
    .insertInto('people_request')
    .values({
      id: request.id,
      person_id: request.personId,
      office: place.office,
      compartment: place.compartment,
      kind: request.kind,
      channel: request.channel,
      detail: request.detail,
      asked_on: request.askedOn,
      due_on: request.dueOn,
      received_by: by,
      created_at: at,
    })
    .execute()
}

export async function findRequestForUpdate(db: Db, id: string): Promise<{ request: RecordRequest; place: Placed } | undefined> {
  const row = await db
    .selectFrom('people_request')
    .select([...requestColumns, 'office', 'compartment'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && { request: requestFrom(row), place: { office: row.office, compartment: row.compartment } }
}

export async function findRequest(db: Db, id: string): Promise<{ request: RecordRequest; place: Placed } | undefined> {
  const row = await db
    .selectFrom('people_request')
    .select([...requestColumns, 'office', 'compartment'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { request: requestFrom(row), place: { office: row.office, compartment: row.compartment } }
}

export async function listRequestsById(db: Db, ids: readonly string[]): Promise<RecordRequest[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('people_request')
    .select(requestColumns)
    .where(sql<boolean>`id = any (${ids}::uuid[])`)
    .execute()
  return rows.map(requestFrom)
}

export async function updateRequest(db: Db, request: RecordRequest): Promise<void> {
  await db
    .updateTable('people_request')
    .set({
      due_on: request.dueOn,
      extended_why: request.extendedWhy,
      state: request.state,
      answer_why: request.answerWhy,
      answered_on: request.answeredOn,
      answered_by: request.answeredBy,
    })
    .where('id', '=', request.id)
    .execute()
}

function requestFrom(row: Record<(typeof requestColumns)[number], unknown>): RecordRequest {
  return {
    id: row.id,
    personId: row.person_id as PersonId,
    kind: row.kind,
    channel: row.channel,
    detail: row.detail,
    askedOn: row.asked_on as Day,
    dueOn: row.due_on as Day,
    extendedWhy: row.extended_why,
    state: row.state,
    answerWhy: row.answer_why,
    answeredOn: row.answered_on,
    answeredBy: row.answered_by,
  } as RecordRequest
}
