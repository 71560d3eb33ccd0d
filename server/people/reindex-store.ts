/** SQL of writing the search index again: persons as they are, entries as they stand, and the difference between the two. */
import { sql } from 'kysely'
import type { LetteredToken, Names, TokenKind } from '#domain/people/name-rules.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { Db } from '#server/kit/database.ts'
import type { Indexed } from './search-store.ts'

export type PersonToIndex = Names & Indexed & { readonly safeContact: string | null; readonly bornOn: string }
export type Entry = LetteredToken & { readonly personId: PersonId; readonly bornOn: string }

/** The next persons by id. Nobody changes one of them before the end of the transaction, which is soon; reading goes on. */
export async function listPersonsToIndex(db: Db, after: string | null, limit: number): Promise<PersonToIndex[]> {
  const { rows } = await sql<{
    id: string
    office: number
    compartment: number
    family_name: string
    given_names: string
    native_name: string | null
    safe_contact: string | null
    born_on: string
  }>`select id, office, compartment, family_name, given_names, native_name, safe_contact, coalesce(born_on, '-infinity'::date)::text as born_on
    from people_person where ${after === null ? sql`true` : sql`id > ${after}::uuid`} order by id limit ${limit} for share`.execute(db)
  return rows.map((row) => ({
    id: row.id as PersonId,
    office: row.office,
    compartment: row.compartment,
    familyName: row.family_name,
    givenNames: row.given_names,
    nativeName: row.native_name,
    safeContact: row.safe_contact,
    bornOn: row.born_on,
  }))
}

export async function listEntries(db: Db, ids: readonly PersonId[]): Promise<Entry[]> {
  const { rows } = await sql<{ person_id: string; kind: string; token: string; born_on: string; letters: number }>`
    select person_id, kind, token, born_on::text as born_on, letters from people_token where person_id = any(${ids}::uuid[])`.execute(db)
  return rows.map((row) => ({
    personId: row.person_id as PersonId,
    kind: row.kind as TokenKind,
    token: row.token,
    bornOn: row.born_on,
    letters: row.letters,
  }))
}

export async function listDocumentNumbers(db: Db, ids: readonly PersonId[]): Promise<{ personId: PersonId; number: string }[]> {
  const { rows } = await sql<{ person_id: string; number: string }>`
    select person_id, number from people_document where person_id = any(${ids}::uuid[])`.execute(db)
  return rows.map((row) => ({ personId: row.person_id as PersonId, number: row.number }))
}

/** From the persons on: by its word, an entry of a common name would be looked for among thousands. */
export async function deleteEntries(db: Db, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  await sql`delete from people_token t where t.person_id = any(${[...new Set(entries.map((each) => each.personId))]}::uuid[])
    and t.person_id || ' ' || t.kind || ' ' || t.token = any(${entries.map(wordOf)}::text[])`.execute(db)
}

/** An entry is known by its person and word; two of the same are one. */
export function wordOf({ personId, kind, token }: Entry): string {
  return `${personId} ${kind} ${token}`
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
