/**
 * SQL of the search table. Every condition is an equality or a range on a B-tree, the only ones that use an index under row-level
 * security (postgres-facts.md 1); the word with the fewest postings drives, the others are looked up in its persons.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Token, TokenKind } from '#domain/people/name-rules.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { Db } from '#server/kit/database.ts'

export type TokenRow = Token & { readonly personId: PersonId; readonly office: number; readonly compartment: number }

export async function insertTokens(db: Db, rows: readonly TokenRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into people_token (token, person_id, office, compartment, kind)
    select * from unnest(${rows.map((row) => row.token)}::text[], ${rows.map((row) => row.personId)}::uuid[], ${rows.map((row) => row.office)}::int[],
      ${rows.map((row) => row.compartment)}::int[], ${rows.map((row) => row.kind)}::text[])
    on conflict do nothing`.execute(db)
}

/** Forgets the words of a name, before those of the corrected name are written. Document numbers stay. */
export async function deleteNameTokens(db: Db, personId: string): Promise<void> {
  await db.deleteFrom('people_token').where('person_id', '=', personId).where('kind', 'in', ['NAME', 'SKELETON']).execute()
}

export async function listDocumentTokens(db: Db, personIds: readonly string[]): Promise<{ personId: PersonId; token: string }[]> {
  if (personIds.length === 0) return []
  const rows = await db
    .selectFrom('people_token')
    .select(['person_id', 'token'])
    .where(sql<boolean>`person_id = any(${personIds}::uuid[])`)
    .where('kind', '=', 'DOCUMENT')
    .execute()
  return rows.map((row) => ({ personId: row.person_id as PersonId, token: row.token }))
}

/** A token to be met, whole or as the beginning of a longer one. */
export type Wanted = { readonly token: string; readonly isPrefix: boolean }

/** Counting stops here: beyond it a word is simply common. */
const countMax = 300

/** How many postings each has, up to `countMax`: enough to know which one to start from. */
export async function countPostings(db: Db, kind: TokenKind, wanted: readonly Wanted[]): Promise<number[]> {
  const counts = wanted.map(
    (each, at) =>
      sql`(select count(*)::int from (select 1 from people_token t where ${meets('t', kind, each)} limit ${countMax}) c) as ${sql.ref(`n${at}`)}`,
  )
  const { rows } = await sql<Record<string, number>>`select ${sql.join(counts)}`.execute(db)
  return wanted.map((_, at) => rows[0]?.[`n${at}`] ?? 0)
}

/** Persons who have all of these, at most `limit` postings of the first one that do. The first should be the rarest. */
export async function findByTokens(db: Db, kind: TokenKind, wanted: readonly Wanted[], limit: number): Promise<PersonId[]> {
  const [first, ...others] = wanted
  if (first === undefined) return []
  const also = others.map(
    (other) => sql`and exists (select 1 from people_token o where o.person_id = t.person_id and ${meets('o', kind, other)})`,
  )
  const { rows } = await sql<{ person_id: string }>`
    select t.person_id from people_token t where ${meets('t', kind, first)} ${sql.join(also, sql` `)} limit ${limit}`.execute(db)
  return [...new Set(rows.map((row) => row.person_id as PersonId))]
}

/** U+10FFFF is above every character in the byte order of collation "C". */
function meets(alias: 't' | 'o', kind: TokenKind, { token, isPrefix }: Wanted): RawBuilder<unknown> {
  const [kindColumn, tokenColumn] = [sql.ref(`${alias}.kind`), sql.ref(`${alias}.token`)]
  return isPrefix
    ? sql`${kindColumn} = ${kind} and ${tokenColumn} >= ${token} and ${tokenColumn} < ${`${token}\u{10FFFF}`}`
    : sql`${kindColumn} = ${kind} and ${tokenColumn} = ${token}`
}

/** For many drafts at once: persons who have `driver` and at least one of `others` (or `driver` alone when there are no others). */
export type Pass = { readonly draft: number; readonly kind: TokenKind; readonly driver: string; readonly others: readonly string[] }

/** A pass of a very common pair of words is cut here; the score decides among those found. */
const candidatesMax = 200

export async function findCandidates(db: Db, passes: readonly Pass[]): Promise<{ draft: number; personId: PersonId }[]> {
  if (passes.length === 0) return []
  const { rows } = await sql<{ draft: number; person_id: string }>`
    select distinct p.draft, c.person_id
    from unnest(${passes.map((pass) => pass.draft)}::int[], ${passes.map((pass) => pass.kind)}::text[], ${passes.map((pass) => pass.driver)}::text[],
      ${passes.map((pass) => pass.others.join(' '))}::text[]) as p (draft, kind, driver, others)
    cross join lateral (
      select t.person_id from people_token t
      where t.kind = p.kind and t.token = p.driver
        and (p.others = '' or exists (
          select 1 from people_token o where o.person_id = t.person_id and o.kind = p.kind and o.token = any (string_to_array(p.others, ' '))))
      limit ${candidatesMax}
    ) c`.execute(db)
  return rows.map((row) => ({ draft: row.draft, personId: row.person_id as PersonId }))
}

/** Postings of each token, up to `countMax`, for a whole roll in one question. */
export async function countEach(db: Db, kind: TokenKind, tokens: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ token: string; n: number }>`
    select w.token, c.n from unnest(${tokens}::text[]) as w (token)
    cross join lateral (select count(*)::int as n from (select 1 from people_token t where t.kind = ${kind} and t.token = w.token limit ${countMax}) x) c`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.token, row.n]))
}
