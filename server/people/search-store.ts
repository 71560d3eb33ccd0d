/**
 * SQL of the search table. Every condition is an equality or a range on a B-tree, the only ones that use an index under row-level
 * security (postgres-facts.md 1), and names the offices and compartments of the asker, so that no entry of another is even read.
 */
import { type RawBuilder, sql } from 'kysely'
import type { LetteredToken } from '#domain/people/name-rules.ts'
import type { Probe } from '#domain/people/probe-rules.ts'
import type { Person, PersonId, PersonLine } from '#domain/people/words.ts'
import type { Db } from '#server/kit/database.ts'
import type { Place } from './place.ts'
import { lineColumns, lineFrom, type LineRow } from './store.ts'

/** The person to whom a word leads, as far as the index keeps it. */
export type Indexed = { readonly id: PersonId; readonly office: number; readonly compartment: number; readonly bornOn: string | null }
export type TokenRow = LetteredToken & { readonly person: Indexed }

/** No join with the persons: a plan made for ten words would be kept for the hundred thousand of a roll. The foreign key checks the place. */
export async function insertTokens(db: Db, rows: readonly TokenRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into people_token (token, person_id, office, compartment, kind, born_on, letters)
    select * from unnest(${rows.map((row) => row.token)}::text[], ${rows.map(({ person }) => person.id)}::uuid[],
      ${rows.map(({ person }) => person.office)}::int[], ${rows.map(({ person }) => person.compartment)}::int[],
      ${rows.map((row) => row.kind)}::text[], ${rows.map(({ person }) => person.bornOn ?? '-infinity')}::date[],
      ${rows.map((row) => row.letters)}::int[])`.execute(db)
}

/** The entries of one person who has none yet. */
export type Entered = { readonly person: Indexed; readonly tokens: readonly LetteredToken[] }

/** The same for many persons at once: what is of the person is sent once for all of their entries. */
export async function insertEntriesOf(db: Db, persons: readonly Entered[]): Promise<void> {
  const tokens = persons.flatMap(({ tokens }) => tokens)
  if (tokens.length === 0) return
  await sql`insert into people_token (token, person_id, office, compartment, kind, born_on, letters)
    select t.token, (${persons.map(({ person }) => person.id)}::uuid[])[t.at], (${persons.map(({ person }) => person.office)}::int[])[t.at],
      (${persons.map(({ person }) => person.compartment)}::int[])[t.at], t.kind,
      (${persons.map(({ person }) => person.bornOn ?? '-infinity')}::date[])[t.at], t.letters
    from unnest(${tokens.map(({ token }) => token)}::text[], ${tokens.map(({ kind }) => kind)}::text[],
      ${tokens.map(({ letters }) => letters)}::int[], ${persons.flatMap((each, at) => each.tokens.map(() => at + 1))}::int[])
      as t (token, kind, letters, at)`.execute(db)
}

/** Forgets the words of a name, before those of the corrected name are written. Numbers stay. */
export async function deleteNameTokens(db: Db, personId: string): Promise<void> {
  await db
    .deleteFrom('people_token')
    .where('person_id', '=', personId)
    .where('kind', 'in', ['NAME', 'SKELETON', 'PAIR', 'WHOLE', 'BORN'])
    .execute()
}

/** Forgets the telephone numbers and addresses of a safe contact, before those of the new one are written. */
export async function deleteContactTokens(db: Db, personId: string): Promise<void> {
  await db.deleteFrom('people_token').where('person_id', '=', personId).where('kind', 'in', ['PHONE', 'EMAIL']).execute()
}

export async function listNumberTokens(
  db: Db,
  personIds: readonly string[],
  kinds: readonly ('DOCUMENT' | 'PHONE' | 'EMAIL')[],
): Promise<{ personId: PersonId; token: string }[]> {
  if (personIds.length === 0 || kinds.length === 0) return []
  const rows = await db
    .selectFrom('people_token')
    .select(['person_id', 'token'])
    .where(sql<boolean>`person_id = any(${personIds}::uuid[])`)
    .where(sql<boolean>`kind = any(${kinds}::text[])`)
    .execute()
  return rows.map((row) => ({ personId: row.person_id as PersonId, token: row.token }))
}

/** Only persons who are this are counted as found. */
export type PersonFilter = {
  readonly sex?: string | undefined
  readonly nationality?: string | undefined
  readonly programme?: string | undefined
}

/** `apart`: by how many letters the whole name is spelt otherwise than the words that were asked for. */
export type Met = { readonly at: number; readonly personId: PersonId; readonly apart: number }

/** Who stands in each list, `at` being the place of the probe; of a long list, those whose letters are nearest. */
export async function runProbes(place: Place, probes: readonly Probe[]): Promise<Met[]> {
  if (probes.length === 0 || place.offices.length === 0) return []
  const { rows } = await sql<{ at: number; person_id: string; apart: number }>`
    select p.at, c.person_id, c.apart::int as apart
    from ${unnested(probes)}
    cross join lateral (select e.person_id, e.apart from (${listOf(place, 0, false)}) e order by e.apart limit p.most) c`.execute(place.db)
  return rows.map((row) => ({ at: row.at, personId: row.person_id as PersonId, apart: row.apart }))
}

export type Looked = {
  /** Lists of exactly this token, and of all tokens that begin so. */
  readonly probes: readonly Probe[]
  readonly begun?: readonly Probe[]
  readonly letters: number
  readonly filter: PersonFilter
  /** So many persons are read. */
  readonly most: number
}

/** A file as it lies, which may have been merged into another. */
export type File = PersonLine & Pick<Person, 'mergedInto'>

/**
 * Persons who stand in these lists, those first who stand in the most telling ones and, of equals, whose names have the letters that were
 * typed. One question, because ids that only go to and fro cost more than the lists.
 */
export async function findCandidates(place: Place, { probes, begun = [], letters, filter, most }: Looked): Promise<File[]> {
  if (probes.length + begun.length === 0 || place.offices.length === 0) return []
  const part = (some: readonly Probe[], isPrefix: boolean): RawBuilder<unknown> =>
    sql`select p.worth, c.person_id, c.apart from ${unnested(some)} cross join lateral (${listOf(place, letters, isPrefix)}) c`
  const parts = [...(probes.length > 0 ? [part(probes, false)] : []), ...(begun.length > 0 ? [part(begun, true)] : [])]
  const { rows } = await sql<LineRow & { merged_into: string | null }>`
    select ${sql.join(lineColumns.map((name) => sql.ref(`found.${name}`)))}, found.merged_into
    from (select e.person_id from (${sql.join(parts, sql` union all `)}) e ${filterJoin(filter)}
      group by e.person_id order by sum(e.worth) desc, min(e.apart), e.person_id limit ${most}) best
    join people_person found on found.id = best.person_id`.execute(place.db)
  return rows.map((row) => ({ ...lineFrom(row), mergedInto: row.merged_into as PersonId | null }))
}

function unnested(probes: readonly Probe[]): RawBuilder<unknown> {
  return sql`unnest(${probes.map((_, at) => at)}::int[], ${probes.map((each) => each.kind)}::text[], ${probes.map((each) => each.token)}::text[],
      ${probes.map((each) => each.born.from)}::date[], ${probes.map((each) => each.born.until)}::date[], ${probes.map((each) => each.read)}::int[],
      ${probes.map((each) => each.most)}::int[], ${probes.map((each) => each.worth)}::int[])
      as p (at, kind, token, born_from, born_until, read, most, worth)`
}

/** The list of one probe `p`, as much of it as the probe says. A letter that was typed and is not there counts twice. */
function listOf({ offices, compartments }: Place, letters: number, isPrefix: boolean): RawBuilder<unknown> {
  const token = isPrefix ? sql`t.token >= p.token and t.token < p.token || ${'\u{10FFFF}'}` : sql`t.token = p.token`
  return sql`select t.person_id,
          2 * bit_count((${letters}::int & ~t.letters)::bit(32)) + bit_count((t.letters & ~${letters}::int)::bit(32)) as apart
        from people_token t where t.kind = p.kind and ${token}
        and t.office = any(${offices}::int[]) and t.compartment = any(${compartments}::int[])
        and t.born_on >= p.born_from and t.born_on <= p.born_until limit p.read`
}

function filterJoin({ sex, nationality, programme }: PersonFilter): RawBuilder<unknown> {
  if (sex === undefined && nationality === undefined && programme === undefined) return sql``
  return sql`join people_person f on f.id = e.person_id
      ${sex === undefined ? sql`` : sql`and f.sex = ${sex}`}
      ${nationality === undefined ? sql`` : sql`and f.nationality = ${nationality}`}
      ${
        programme === undefined
          ? sql``
          : sql`and exists (select 1 from cases_member m join cases_case k on k.id = m.case_id where m.person_id = f.id and k.programme_code = ${programme})`
      }`
}

/** How many entries each skeleton has among what the asker may see, counted up to `most`. */
export async function countSkeletons(place: Place, skeletons: readonly string[], most: number): Promise<Map<string, number>> {
  if (skeletons.length === 0) return new Map()
  const { rows } = await sql<{ token: string; n: number }>`
    select w.token, c.n from unnest(${skeletons}::text[]) as w (token)
    cross join lateral (select count(*)::int as n from (select 1 from people_token t where t.kind = 'SKELETON' and t.token = w.token
      and t.office = any(${place.offices}::int[]) and t.compartment = any(${place.compartments}::int[]) limit ${most}) x) c`.execute(
    place.db,
  )
  return new Map(rows.map((row) => [row.token, row.n]))
}
