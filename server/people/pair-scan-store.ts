/** SQL of the look for suspected pairs: how far it has come, who is new, and the lists of names in which they stand. */
import { sql } from 'kysely'
import type { Instant } from '#domain/kit/day.ts'
import type { ScanStands } from '#domain/people/pair-scan-rules.ts'
import type { ScannedTo } from '#domain/people/pair-words.ts'
import { namedLists } from '#domain/people/posting-rules.ts'
import type { Person, PersonId } from '#domain/people/words.ts'
import type { Db } from '#server/kit/database.ts'
import { listPersonsById } from './store.ts'

export type Scan = ScanStands & {
  readonly office: number
  readonly beganAt: Instant | null
  readonly steppedAt: Instant | null
  readonly endedAt: Instant | null
  readonly walkList: number | null
  readonly walkEntries: number
  readonly walkRead: number
}

/** Instants of persons to the microsecond: two of one millisecond must not be taken for one place. */
const exactly = (column: string) => sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

const scanColumns = sql`office, ${exactly('scanned_to')} as scanned_to, scanned_id, scan_began_at, scan_stepped_at, scan_ended_at,
  ${exactly('walk_to')} as walk_to, walk_id, walk_index, walk_list, walk_entries, walk_read, walk_ended`

type ScanRow = {
  office: number
  scanned_to: string | null
  scanned_id: string | null
  scan_began_at: Instant | null
  scan_stepped_at: Instant | null
  scan_ended_at: Instant | null
  walk_to: string | null
  walk_id: string | null
  walk_index: number | null
  walk_list: number | null
  walk_entries: number | null
  walk_read: number | null
  walk_ended: boolean
}

/** Kept still to the end of the step: of two looks at once, one waits for the other's step and goes on after it. */
export async function getScanForUpdate(db: Db, office: number): Promise<Scan> {
  await sql`insert into people_pair_scan (office) values (${office}) on conflict do nothing`.execute(db)
  const { rows } = await sql<ScanRow>`select ${scanColumns} from people_pair_scan where office = ${office} for update`.execute(db)
  return scanFrom(rows[0]!)
}

export async function listScans(db: Db, offices: readonly number[]): Promise<Scan[]> {
  const { rows } = await sql<ScanRow>`select ${scanColumns} from people_pair_scan where office = any (${offices}::int[])`.execute(db)
  return rows.map(scanFrom)
}

export async function saveScan(db: Db, scan: Scan): Promise<void> {
  await sql`update people_pair_scan set scanned_to = ${scan.scannedTo?.at ?? null}::timestamptz, scanned_id = ${scan.scannedTo?.id ?? null}::uuid,
    scan_began_at = ${scan.beganAt}::timestamptz, scan_stepped_at = ${scan.steppedAt}::timestamptz, scan_ended_at = ${scan.endedAt}::timestamptz,
    walk_to = ${scan.walkTo?.at ?? null}::timestamptz, walk_id = ${scan.walkTo?.id ?? null}::uuid, walk_index = ${scan.walkIndex},
    walk_list = ${scan.walkList}, walk_entries = ${scan.walkEntries}, walk_read = ${scan.walkRead}, walk_ended = ${scan.isWalkEnded}
    where office = ${scan.office}`.execute(db)
}

function scanFrom(row: ScanRow): Scan {
  const placeOf = (at: string | null, id: string | null): ScannedTo | null => (at === null || id === null ? null : { at, id })
  return {
    office: row.office,
    scannedTo: placeOf(row.scanned_to, row.scanned_id),
    beganAt: row.scan_began_at,
    steppedAt: row.scan_stepped_at,
    endedAt: row.scan_ended_at,
    walkTo: placeOf(row.walk_to, row.walk_id),
    walkIndex: row.walk_index,
    walkList: row.walk_list,
    walkEntries: row.walk_entries ?? 0,
    walkRead: row.walk_read ?? 0,
    isWalkEnded: row.walk_ended,
  }
}

/**
 * Before this instant nobody can still be written: whoever works in a transaction that is open has taken its instant when it began, and is
 * seen when it ends. Null when nobody works.
 */
export async function findOpenSince(db: Db): Promise<string | null> {
  const { rows } = await sql<{ since: string | null }>`
    select to_char((min(xact_start) - interval '1 second') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as since
    from pg_stat_activity where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`.execute(db)
  return rows[0]!.since
}

/** Whoever was entered or changed after `from` and up to `to`, but only before `openSince`: those are settled. */
export type Span = { readonly from: ScannedTo | null; readonly to?: ScannedTo | null; readonly openSince: string | null }

function inSpan({ from, to = null, openSince }: Span) {
  return sql`merged_into is null
    ${from === null ? sql`` : sql`and (updated_at, id) > (${from.at}::timestamptz, ${from.id}::uuid)`}
    ${to === null ? sql`` : sql`and (updated_at, id) <= (${to.at}::timestamptz, ${to.id}::uuid)`}
    ${openSince === null ? sql`` : sql`and updated_at < ${openSince}::timestamptz`}`
}

/** How many are new, counted up to `most`. */
export async function countFresh(db: Db, office: number, span: Span, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (select 1 from people_person
    where office = ${office} and ${inSpan(span)} order by updated_at, id limit ${most}) fresh`.execute(db)
  return rows[0]!.n
}

export async function findNewest(db: Db, office: number, openSince: string | null): Promise<ScannedTo | null> {
  const { rows } = await sql<ScannedTo>`select ${exactly('updated_at')} as at, id from people_person
    where office = ${office} and ${inSpan({ from: null, openSince })} order by updated_at desc, id desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** The next persons of an office in the order in which they were entered or changed, and the place of the last of them. */
export async function listFresh(db: Db, office: number, span: Span, limit: number): Promise<{ persons: Person[]; last: ScannedTo | null }> {
  const { rows } = await sql<ScannedTo>`select ${exactly('updated_at')} as at, id from people_person
    where office = ${office} and ${inSpan(span)} order by updated_at, id limit ${limit}`.execute(db)
  return { persons: await inOrderOf(db, rows), last: rows.at(-1) ?? null }
}

/** Those entered or changed last. */
export async function listFreshest(db: Db, office: number, from: ScannedTo | null, limit: number): Promise<Person[]> {
  const { rows } = await sql<ScannedTo>`select ${exactly('updated_at')} as at, id from people_person
    where office = ${office} and ${inSpan({ from, openSince: null })} order by updated_at desc, id desc limit ${limit}`.execute(db)
  return inOrderOf(db, rows)
}

async function inOrderOf(db: Db, rows: readonly ScannedTo[]): Promise<Person[]> {
  const persons = await listPersonsById(
    db,
    rows.map(({ id }) => id),
  )
  const byId = new Map(persons.map((person) => [person.id as string, person]))
  return rows.flatMap(({ id }) => byId.get(id) ?? [])
}

/** Somebody's place in a list of names. */
export type ListEntry = { readonly list: number; readonly person: number; readonly bornOn: string }

/** One list longer than this is nobody's name; the rest of it is left. */
const listMax = 200_000

/** The next whole lists of an office, in the order of their numbers: some `about` entries. Empty when all lists are walked. */
export async function listNextEntries(db: Db, office: number, after: number | null, about: number): Promise<ListEntry[]> {
  const { from, until } = namedLists()
  const above = Math.max(from - 1, after ?? 0)
  const entries = await entriesOf(db, office, sql`first > ${above}::bigint and first < ${until}::bigint`, about + 1)
  if (entries.length <= about) return entries
  const last = entries.at(-1)!.list
  const whole = entries.filter(({ list }) => list !== last)
  return whole.length > 0 ? whole : entriesOf(db, office, sql`first = ${last}::bigint`, listMax)
}

async function entriesOf(db: Db, office: number, which: ReturnType<typeof sql>, limit: number): Promise<ListEntry[]> {
  const { rows } = await sql<{ first: number; person: number; born_on: string }>`
    select first, person, born_on::text as born_on from people_posting where ${which} and office = ${office}
    order by first limit ${limit}`.execute(db)
  return rows.map((row) => ({ list: row.first, person: row.person, bornOn: row.born_on }))
}

export async function countEntries(db: Db, office: number): Promise<number> {
  const { from, until } = namedLists()
  const { rows } = await sql<{ n: number }>`select count(*) as n from people_posting
    where first >= ${from}::bigint and first < ${until}::bigint and office = ${office}`.execute(db)
  return rows[0]!.n
}

/** Files by their number in the index, and whether each is new. */
export async function listByNumber(
  db: Db,
  numbers: readonly number[],
  span: Span,
): Promise<{ number: number; id: PersonId; isFresh: boolean }[]> {
  if (numbers.length === 0) return []
  const { rows } = await sql<{ search_no: number; id: string; is_fresh: boolean }>`
    select search_no, id, (${inSpan(span)}) as is_fresh from people_person where search_no = any (${numbers}::int[])`.execute(db)
  return rows.map((row) => ({ number: row.search_no, id: row.id as PersonId, isFresh: row.is_fresh }))
}

/** Whether the index of names is being written otherwise just now: its lists are then neither the old ones nor the new. */
export async function isIndexUnsettled(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from kit_reindex where finished_at is null limit 1`.execute(db)
  return rows.length > 0
}
