/**
 * SQL of the search table. Every condition is an equality or a range on a B-tree, the only ones that use an index under row-level
 * security (postgres-facts.md 1), and names the offices and compartments of the asker, so that no entry of another is even read.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Token } from '#domain/people/name-rules.ts'
import { type Posting, type Side, skeletonList } from '#domain/people/posting-rules.ts'
import type { BirthSpan, Probe } from '#domain/people/probe-rules.ts'
import type { Person, PersonId, PersonLine } from '#domain/people/words.ts'
import type { Db } from '#server/kit/database.ts'
import type { Place } from './place.ts'
import { lineColumns, lineFrom, type LineRow } from './store.ts'

/** The person to whom a word or number leads, as far as the index keeps it. */
export type Indexed = { readonly id: PersonId; readonly office: number; readonly compartment: number; readonly bornOn: string | null }
export type TokenRow = Token & { readonly person: Indexed }

/** No join with the persons: a plan made for ten words would be kept for the hundred thousand of a roll. The foreign key checks the place. */
export async function insertTokens(db: Db, rows: readonly TokenRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into people_token (token, person_id, office, compartment, kind, born_on)
    select * from unnest(${rows.map((row) => row.token)}::text[], ${rows.map(({ person }) => person.id)}::uuid[],
      ${rows.map(({ person }) => person.office)}::int[], ${rows.map(({ person }) => person.compartment)}::int[],
      ${rows.map((row) => row.kind)}::text[], ${rows.map(({ person }) => person.bornOn ?? '-infinity')}::date[])`.execute(db)
}

/** All that stands in the index of one person's names. */
export type Named = { readonly person: Indexed; readonly letters: number; readonly postings: readonly Posting[] }

/**
 * What is of the person is sent once for all of their entries, and their own number in the index is looked up one by one, for the same
 * reason as above.
 */
export async function insertPostings(db: Db, persons: readonly Named[]): Promise<void> {
  const postings = persons.flatMap(({ postings }) => postings)
  if (postings.length === 0) return
  await sql`insert into people_posting (first, second, person, office, compartment, born_on, letters)
    select t.first, t.second, n.numbers[t.at], (${persons.map(({ person }) => person.office)}::int[])[t.at],
      (${persons.map(({ person }) => person.compartment)}::int[])[t.at],
      (${persons.map(({ person }) => person.bornOn ?? '-infinity')}::date[])[t.at], (${persons.map(({ letters }) => letters)}::int[])[t.at]
    from (select array_agg((select p.search_no from people_person p where p.id = i.id) order by i.at) as numbers
        from unnest(${persons.map(({ person }) => person.id)}::uuid[]) with ordinality as i (id, at)) n,
      unnest(${postings.map(({ first }) => first)}::bigint[], ${postings.map(({ second }) => second)}::bigint[],
        ${persons.flatMap((each, at) => each.postings.map(() => at + 1))}::int[]) as t (first, second, at)`.execute(db)
}

/** Forgets the words of a name, before those of the corrected name are written. Numbers stay. */
export async function deletePostings(db: Db, personId: string): Promise<void> {
  await sql`delete from people_posting where person = (select p.search_no from people_person p where p.id = ${personId}::uuid)`.execute(db)
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

// Persons are looked up one by one below (`lateral … limit 1`): a database that has not counted its rows yet, such as a new one, would
// otherwise read the whole office for each of them.

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
  const lists = sides.flatMap((side) => {
    const ofSide = probes.flatMap((probe, at) => (probe.list.side === side ? [{ ...probe, at }] : []))
    return ofSide.length === 0
      ? []
      : [
          sql`select p.at, c.person, c.apart from ${unnested(ofSide)}
            cross join lateral (select e.person, e.apart from (${listOf(place, side, 0, false)}) e order by e.apart limit p.most) c`,
        ]
  })
  const { rows } = await sql<{ at: number; person_id: string; apart: number }>`
    select m.at, f.id as person_id, m.apart from (${sql.join(lists, sql` union all `)}) m
    cross join lateral (select id from people_person where search_no = m.person limit 1) f`.execute(place.db)
  return rows.map((row) => ({ at: row.at, personId: row.person_id as PersonId, apart: row.apart }))
}
const sides: readonly Side[] = ['first', 'second']

export type Looked = {
  /** Lists of one number, and of all that begin so. */
  readonly probes: readonly Probe[]
  readonly begun?: readonly Probe[]
  readonly letters: number
  readonly filter: PersonFilter
  /** So many persons are read. */
  readonly most: number
}

/** A file as it lies, which may have been merged into another. */
export type File = PersonLine & Pick<Person, 'mergedInto'> & { readonly sortKey: string }

/**
 * Persons who stand in these lists, those first who stand in the most telling ones and, of equals, whose names have the letters that were
 * typed. One question, because ids that only go to and fro cost more than the lists.
 */
export async function findCandidates(place: Place, { probes, begun = [], letters, filter, most }: Looked): Promise<File[]> {
  if (probes.length + begun.length === 0 || place.offices.length === 0) return []
  const parts = sides.flatMap((side) =>
    [probes, begun].flatMap((some) => {
      const ofSide = some.filter(({ list }) => list.side === side)
      return ofSide.length === 0
        ? []
        : [
            sql`select p.worth, c.person, c.apart from ${unnested(ofSide)} cross join lateral (${listOf(place, side, letters, some === begun)}) c`,
          ]
    }),
  )
  const { rows } = await sql<FileRow>`
    select ${foundColumns}
    from (select e.person from (${sql.join(parts, sql` union all `)}) e ${filterJoin(filter, sql`f.search_no = e.person`)}
      group by e.person order by sum(e.worth) desc, min(e.apart), e.person limit ${most}) best
    cross join lateral (select * from people_person where search_no = best.person limit 1) found`.execute(place.db)
  return rows.map(fileFrom)
}

type FileRow = LineRow & { merged_into: string | null; sort_key: string }
const foundColumns = sql`${sql.join(lineColumns.map((name) => sql.ref(`found.${name}`)))}, found.merged_into, found.sort_key`

function fileFrom(row: FileRow): File {
  return { ...lineFrom(row), mergedInto: row.merged_into as PersonId | null, sortKey: row.sort_key }
}

/** A number as `documentToken` and `phoneOf` write it, whole or as the beginning of one. */
export type AskedNumber = Token & { readonly isBegun: boolean; readonly born: BirthSpan }

/** Persons to whom a number leads. */
export async function findByNumber(
  place: Place,
  { kind, token, isBegun, born }: AskedNumber,
  filter: PersonFilter,
  most: number,
): Promise<File[]> {
  if (place.offices.length === 0) return []
  const { rows } = await sql<FileRow>`
    select ${foundColumns}
    from (select distinct t.person_id from people_token t ${filterJoin(filter, sql`f.id = t.person_id`)}
      where t.kind = ${kind} and ${isBegun ? sql`t.token >= ${token} and t.token < ${token} || ${'\u{10FFFF}'}` : sql`t.token = ${token}`}
        and t.office = any(${place.offices}::int[]) and t.compartment = any(${place.compartments}::int[])
        and t.born_on >= ${born.from}::date and t.born_on <= ${born.until}::date limit ${most}) best
    join people_person found on found.id = best.person_id`.execute(place.db)
  return rows.map(fileFrom)
}

/** Who has one of these document numbers. */
export async function listHolders(place: Place, tokens: readonly string[]): Promise<{ token: string; personId: PersonId }[]> {
  if (tokens.length === 0 || place.offices.length === 0) return []
  const { rows } = await sql<{ token: string; person_id: string }>`
    select n.token, c.person_id from unnest(${tokens}::text[]) as n (token)
    cross join lateral (select t.person_id from people_token t where t.kind = 'DOCUMENT' and t.token = n.token
      and t.office = any(${place.offices}::int[]) and t.compartment = any(${place.compartments}::int[]) limit 20) c`.execute(place.db)
  return rows.map((row) => ({ token: row.token, personId: row.person_id as PersonId }))
}

function unnested(probes: readonly (Probe & { readonly at?: number })[]): RawBuilder<unknown> {
  return sql`unnest(${arrayOf(probes.map(({ at = 0 }) => at))}::int[], ${arrayOf(probes.map(({ list }) => `"{${list.keys.join(',')}}"`))}::text[],
      ${arrayOf(probes.map(({ list }) => list.until ?? 0))}::bigint[], ${arrayOf(probes.map((each) => each.born.from))}::date[],
      ${arrayOf(probes.map((each) => each.born.until))}::date[], ${arrayOf(probes.map((each) => each.read))}::int[],
      ${arrayOf(probes.map((each) => each.most))}::int[], ${arrayOf(probes.map((each) => each.worth))}::int[])
      as p (at, keys, until, born_from, born_until, read, most, worth)`
}

/** Numbers and dates have nothing to be escaped; looking at each of them for it costs more than reading the lists. */
function arrayOf(values: readonly (number | string)[]): string {
  return `{${values.join(',')}}`
}

/**
 * The lists of one probe `p`, as much of them as the probe says. Many numbers are one walk through the index: setting out anew for each
 * costs five times as much. A letter that was typed and is not there counts twice.
 */
function listOf({ offices, compartments }: Place, side: Side, letters: number, isBegun: boolean): RawBuilder<unknown> {
  const key = sql.ref(`t.${side}`)
  return sql`select t.person,
          2 * bit_count((${letters}::int & ~t.letters)::bit(32)) + bit_count((t.letters & ~${letters}::int)::bit(32)) as apart
        from people_posting t
        where ${isBegun ? sql`${key} >= (p.keys::bigint[])[1] and ${key} <= p.until` : sql`${key} = any(p.keys::bigint[])`}
        and t.office = any(${arrayOf(offices)}::int[]) and t.compartment = any(${arrayOf(compartments)}::int[])
        and t.born_on >= p.born_from and t.born_on <= p.born_until limit p.read`
}

function filterJoin({ sex, nationality, programme }: PersonFilter, who: RawBuilder<unknown>): RawBuilder<unknown> {
  if (sex === undefined && nationality === undefined && programme === undefined) return sql``
  return sql`cross join lateral (select 1 from people_person f where ${who}
      ${sex === undefined ? sql`` : sql`and f.sex = ${sex}`}
      ${nationality === undefined ? sql`` : sql`and f.nationality = ${nationality}`}
      ${
        programme === undefined
          ? sql``
          : sql`and exists (select 1 from cases_member m join cases_case k on k.id = m.case_id where m.person_id = f.id and k.programme_code = ${programme})`
      } limit 1) wanted`
}

/** How many entries each skeleton has among what the asker may see, counted up to `most`; in the order of the skeletons. */
export async function countSkeletons(place: Place, skeletons: readonly string[], most: number): Promise<number[]> {
  if (skeletons.length === 0) return []
  const { rows } = await sql<{ n: number }>`
    select c.n from unnest(${skeletons.map((skeleton) => skeletonList(skeleton).keys[0]!)}::bigint[]) with ordinality as w (key, at)
    cross join lateral (select count(*)::int as n from (select 1 from people_posting t where t.second = w.key
      and t.office = any(${place.offices}::int[]) and t.compartment = any(${place.compartments}::int[]) limit ${most}) x) c
    order by w.at`.execute(place.db)
  return rows.map(({ n }) => n)
}
