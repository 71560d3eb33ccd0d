/** SQL of writing the search index again: persons as they are, entries as they stand, and the difference between the two. */
import { sql } from 'kysely'
import type { Names, Token } from '#domain/people/name-rules.ts'
import type { Posting } from '#domain/people/posting-rules.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { Db } from '#server/kit/database.ts'
import type { Indexed } from './search-store.ts'

export type PersonToIndex = Names & Indexed & { readonly searchNo: number; readonly safeContact: string | null; readonly bornOn: string }
export type Entry = {
  readonly personId: PersonId
  /** What the row says beside whose it is. */
  readonly text: string
  /** Where it lies, unless it has still to be written. */
  readonly at?: string
  readonly row: Token | (Posting & { readonly letters: number })
}

/** The next persons by id. Nobody changes one of them before the end of the transaction, which is soon; reading goes on. */
export async function listPersonsToIndex(db: Db, after: string | null, limit: number): Promise<PersonToIndex[]> {
  const { rows } = await sql<{
    id: string
    search_no: number
    office: number
    compartment: number
    family_name: string
    given_names: string
    native_name: string | null
    safe_contact: string | null
    born_on: string
  }>`select id, search_no, office, compartment, family_name, given_names, native_name, safe_contact, coalesce(born_on, '-infinity'::date)::text as born_on
    from people_person where ${after === null ? sql`true` : sql`id > ${after}::uuid`} order by id limit ${limit} for share`.execute(db)
  return rows.map((row) => ({
    id: row.id as PersonId,
    searchNo: row.search_no,
    office: row.office,
    compartment: row.compartment,
    familyName: row.family_name,
    givenNames: row.given_names,
    nativeName: row.native_name,
    safeContact: row.safe_contact,
    bornOn: row.born_on,
  }))
}

/** The numbers and words under which these persons stand. */
export async function listEntries(db: Db, persons: readonly PersonToIndex[]): Promise<{ tokens: Entry[]; postings: Entry[] }> {
  const tokens = await sql<{ person_id: PersonId; kind: Token['kind']; token: string; born_on: string; at: string }>`
    select person_id, kind, token, born_on::text as born_on, ctid::text as at from people_token
    where person_id = any(${persons.map(({ id }) => id)}::uuid[])`.execute(db)
  const postings = await sql<Posting & { person: number; born_on: string; letters: number; at: string }>`
    select person, first, second, born_on::text as born_on, letters, ctid::text as at from people_posting
    where person = any(${persons.map(({ searchNo }) => searchNo)}::int[])`.execute(db)
  const ids = new Map(persons.map(({ searchNo, id }) => [searchNo, id]))
  return {
    tokens: tokens.rows.map(({ at, person_id, born_on, ...row }) => ({ personId: person_id, text: tokenText(row, born_on), at, row })),
    postings: postings.rows.map(({ at, person, born_on, ...row }) => ({
      personId: ids.get(person)!,
      text: postingText(row, born_on),
      at,
      row,
    })),
  }
}

export function tokenText({ kind, token }: Token, bornOn: string): string {
  return `${kind} ${token} ${bornOn}`
}

export function postingText({ first, second, letters }: Posting & { letters: number }, bornOn: string): string {
  return `${first} ${second} ${letters} ${bornOn}`
}

export async function listDocumentNumbers(db: Db, ids: readonly PersonId[]): Promise<{ personId: PersonId; number: string }[]> {
  const { rows } = await sql<{ person_id: string; number: string }>`
    select person_id, number from people_document where person_id = any(${ids}::uuid[])`.execute(db)
  return rows.map((row) => ({ personId: row.person_id as PersonId, number: row.number }))
}

/** By where they lie, which nobody changes before the end of this transaction: their persons are kept still. */
export async function deleteEntries(db: Db, table: 'people_token' | 'people_posting', entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  await sql`delete from ${sql.table(table)} where ctid = any(${entries.map(({ at }) => at!)}::tid[])`.execute(db)
}

/** How far an indexing has come. Seen by the server acting for nobody. */
export type Progress = { readonly version: number; readonly after: string | null; readonly isFinished: boolean }

/** Kept still: of two runs at once, one waits for the other's batch and goes on after it. */
export async function findProgress(db: Db, version: number): Promise<Progress | undefined> {
  const row = await db
    .selectFrom('kit_reindex')
    .select(['after_id', 'finished_at'])
    .where('version', '=', version)
    .forUpdate()
    .executeTakeFirst()
  return row && { version, after: row.after_id, isFinished: row.finished_at !== null }
}

/** From the first person on, whatever was done before. */
export async function startProgress(db: Db, version: number, now: string): Promise<void> {
  await sql`insert into kit_reindex (version, started_at) values (${version}, ${now})
    on conflict (version) do update set after_id = null, persons = 0, changed = 0, started_at = excluded.started_at, finished_at = null`.execute(
    db,
  )
}

export async function saveProgress(
  db: Db,
  version: number,
  done: { after: string | null; persons: number; changed: number; finishedAt: string | null },
): Promise<void> {
  await sql`update kit_reindex set after_id = coalesce(${done.after}::uuid, after_id), persons = persons + ${done.persons},
    changed = changed + ${done.changed}, finished_at = ${done.finishedAt} where version = ${version}`.execute(db)
}
