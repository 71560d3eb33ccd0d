/**
 * SQL of erasures: proposed, confirmed, carried out. What goes from other rooms' tables is done by one function of the database
 * (people_erase), which follows the foreign keys and the lines of kit_erasure_rule.
 */
import { sql } from 'kysely'
import type { Day, Instant } from '#domain/kit/day.ts'
import type { ErasureLine } from '#domain/people/erasure-contract.ts'
import type { LastDays } from '#domain/people/erasure-rules.ts'
import type { ErasedRows, Erasure, ErasureId, Kept, KeptWhat } from '#domain/people/erasure-words.ts'
import type { Db } from '#server/kit/database.ts'
import { listRequestsById } from './record-store.ts'

export type PlacedErasure = Erasure & { readonly office: number; readonly compartment: number }

const columns = [
  'id',
  'request_id',
  'person_id',
  'office',
  'compartment',
  'state',
  'four_eyes',
  'proposed_by',
  'proposed_at',
  'confirmed_by',
  'confirmed_at',
  'done_at',
  'kept',
  'did',
  'again_on',
] as const

/** False when one stands for this person already. */
export async function insertErasure(db: Db, erasure: PlacedErasure): Promise<boolean> {
  const { rows } = await sql`
    insert into people_erasure (id, request_id, person_id, office, compartment, state, four_eyes, proposed_by, proposed_at, confirmed_by, confirmed_at)
    values (${erasure.id}::uuid, ${erasure.requestId}::uuid, ${erasure.personId}::uuid, ${erasure.office}, ${erasure.compartment}, ${erasure.state},
      ${erasure.fourEyes}, ${erasure.proposedBy}::uuid, ${erasure.proposedAt}::timestamptz, ${erasure.confirmedBy}::uuid, ${erasure.confirmedAt}::timestamptz)
    on conflict (person_id) where state in ('PROPOSED', 'CONFIRMED', 'DONE') do nothing returning id`.execute(db)
  return rows.length > 0
}

export async function findErasureForUpdate(db: Db, id: string): Promise<PlacedErasure | undefined> {
  const row = await db.selectFrom('people_erasure').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && erasureFrom(row)
}

/** The newest of a request: an erasure that was stopped may be proposed again. */
export async function findErasureOf(db: Db, requestId: string): Promise<PlacedErasure | undefined> {
  const row = await db
    .selectFrom('people_erasure')
    .select(columns)
    .where('request_id', '=', requestId)
    .orderBy('proposed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && erasureFrom(row)
}

export async function updateErasure(db: Db, erasure: Erasure): Promise<void> {
  await db
    .updateTable('people_erasure')
    .set({
      state: erasure.state,
      confirmed_by: erasure.confirmedBy,
      confirmed_at: erasure.confirmedAt,
      done_at: erasure.doneAt,
      kept: JSON.stringify(erasure.kept),
      did: JSON.stringify(erasure.did),
      again_on: erasure.againOn,
    })
    .where('id', '=', erasure.id)
    .execute()
}

export async function listErasureLines(
  db: Db,
  offices: readonly number[],
  { state, limit }: { state?: string | undefined; limit: number },
  after: readonly [string, string] | undefined,
): Promise<ErasureLine[]> {
  let query = db
    .selectFrom('people_erasure')
    .select(columns)
    .where(sql<boolean>`office = any (${offices}::int[])`)
  if (state !== undefined) query = query.where('state', '=', state)
  if (after !== undefined) query = query.where(sql<boolean>`(proposed_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  const rows = await query
    .orderBy('proposed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const requests = new Map(
    (
      await listRequestsById(
        db,
        rows.map((row) => row.request_id),
      )
    ).map(({ detail: _detail, ...request }) => [request.id as string, request]),
  )
  return rows.flatMap((row) => {
    const request = requests.get(row.request_id)
    if (request === undefined) return []
    const { office: _office, compartment: _compartment, ...erasure } = erasureFrom(row)
    return [{ ...erasure, request }]
  })
}

/** Those confirmed, and those of which a duty to keep has ended since: the next ones to carry out after this one, locked one by one. */
export async function listDueErasures(db: Db, today: Day): Promise<string[]> {
  const rows = await db
    .selectFrom('people_erasure')
    .select('id')
    .where((either) =>
      either.or([either('state', '=', 'CONFIRMED'), either.and([either('state', '=', 'DONE'), either('again_on', '<=', today)])]),
    )
    .orderBy('proposed_at')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** What a case is over by; before that somebody is being helped. */
const over = ['CLOSED', 'REJECTED', 'CANCELLED', 'WITHDRAWN', 'DECEASED']

/** Cases of these files, as far as the actor sees them. */
export async function countCases(db: Db, files: readonly string[]): Promise<{ active: number; shared: number }> {
  const { rows } = await sql<{ active: number; shared: number }>`
    select count(distinct c.id) filter (where c.status <> all (${over}::text[]) and m.left_at is null)::int as active,
      count(distinct c.id) filter (where exists (select 1 from cases_member o join people_person p on p.id = o.person_id
        where o.case_id = c.id and o.person_id <> all (${files}::uuid[]) and p.erased_at is null))::int as shared
    from cases_member m join cases_case c on c.id = m.case_id where m.person_id = any (${files}::uuid[])`.execute(db)
  return rows[0]!
}

/** The last day on which money was paid for these files or their cases, and the last day on which they travelled. */
export async function findLastDays(db: Db, files: readonly string[]): Promise<LastDays> {
  const { rows } = await sql<{ paid: Day | null; arrived: Day | null }>`
    with own as (select distinct case_id from cases_member where person_id = any (${files}::uuid[]))
    select to_char(greatest(
        (select max(t.paid_at) from own join reintegration_plan p on p.case_id = own.case_id join reintegration_line l on l.plan_id = p.id
          join reintegration_tranche t on t.line_id = l.id),
        (select max(c.recorded_at) from own join ticketing_cost c on c.case_id = own.case_id),
        (select max(c.recorded_at) from ticketing_cost c where c.person_id = any (${files}::uuid[])),
        (select max(y.recorded_at) from own join ticketing_offer o on o.case_id = own.case_id join ticketing_payment y on y.offer_id = o.id)
      ) at time zone 'UTC', 'YYYY-MM-DD') as paid,
      to_char((select max(v.ends_at) from movements_passenger p join movements_movement v on v.id = p.movement_id
        where p.person_id = any (${files}::uuid[])) at time zone 'UTC', 'YYYY-MM-DD') as arrived`.execute(db)
  return { lastPaymentOn: rows[0]!.paid, lastArrivalOn: rows[0]!.arrived }
}

/** Carries one out in the open transaction; answers what became of the rows of each table. */
export async function eraseRows(db: Db, id: ErasureId, duties: readonly KeptWhat[], at: Instant): Promise<ErasedRows[]> {
  const { rows } = await sql<{ did: Record<string, number> }>`
    select people_erase(${id}::uuid, ${duties}::text[], ${at}::timestamptz) as did`.execute(db)
  return Object.entries(rows[0]!.did)
    .map(([told, count]) => {
      const [table = '', what = ''] = told.split(' ')
      return { table, what: what as ErasedRows['what'], rows: count }
    })
    .toSorted((a, b) => (a.table < b.table ? -1 : 1))
}

export async function listErased(db: Db, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('people_person')
    .select('id')
    .where(sql<boolean>`id = any (${personIds}::uuid[])`)
    .where('erased_at', 'is not', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export async function hasEraseFourEyes(db: Db, office: number): Promise<boolean> {
  const row = await db.selectFrom('people_setting').select('erase_four_eyes').where('office', '=', office).executeTakeFirst()
  return row?.erase_four_eyes ?? true
}

function erasureFrom(row: Record<(typeof columns)[number], unknown>): PlacedErasure {
  return {
    id: row.id as ErasureId,
    requestId: row.request_id,
    personId: row.person_id,
    office: row.office,
    compartment: row.compartment,
    state: row.state,
    fourEyes: row.four_eyes,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    confirmedBy: row.confirmed_by,
    confirmedAt: row.confirmed_at,
    doneAt: row.done_at,
    kept: row.kept as Kept[],
    did: row.did as ErasedRows[],
    againOn: row.again_on,
  } as PlacedErasure
}
