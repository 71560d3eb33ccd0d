/** SQL of the list of people: by name, by key, within each office, narrowed by named fields. */
import { type RawBuilder, sql } from 'kysely'
import type { BirthSpan } from '#domain/people/probe-rules.ts'
import type { Db } from '#server/kit/database.ts'
import { lineColumns, lineFrom, type LineRow } from './store.ts'

export type ListFilter = {
  readonly nationality?: string | undefined
  readonly sex?: string | undefined
  readonly householdId?: string | undefined
  readonly programme?: string | undefined
  readonly born?: BirthSpan | undefined
}

/**
 * Each office is read in the order of its own index and the pages are merged: one index over several offices has no such order. Who is
 * on the page is read off the index alone, which has all that a list is narrowed by; only they are then read in full.
 */
export async function listPersonLines(
  db: Db,
  offices: readonly number[],
  filter: ListFilter,
  after: readonly [string, string] | undefined,
  limit: number,
) {
  const { nationality, sex, householdId, programme, born } = filter
  const [members, few] = await Promise.all([
    programme === undefined ? undefined : membersOf(db, offices, programme),
    born === undefined ? false : areFewBorn(db, offices, born),
  ])
  const narrowed = sql`
    ${nationality === undefined ? sql`` : sql`and nationality = ${nationality}`}
    ${sex === undefined ? sql`` : sql`and sex = ${sex}`}
    ${householdId === undefined ? sql`` : sql`and household_id = ${householdId}::uuid`}
    ${born === undefined ? sql`` : bornWithin(born, few)}
    ${members ?? sql``}`
  const later = after === undefined ? sql`` : sql`and (sort_key, id) > (${after[0]}, ${after[1]}::uuid)`
  const ofOffice = sql`from people_person where office = o.office and merged_into is null ${narrowed}`
  const people = few ? sql`from (select sort_key, id ${ofOffice} offset 0) born where true ${later}` : sql`${ofOffice} ${later}`
  const { rows } = await sql<LineRow & { sort_key: string }>`
    select ${sql.join(lineColumns.map((name) => sql.ref(`p.${name}`)))}, p.sort_key from (
      select one.id from unnest(${offices}::int[]) as o (office)
      cross join lateral (select sort_key, id ${people} order by sort_key, id limit ${limit + 1}) one
      order by one.sort_key, one.id limit ${limit + 1}
    ) page join people_person p on p.id = page.id order by p.sort_key, p.id`.execute(db)
  return rows.map((row) => ({ line: lineFrom(row), sortKey: row.sort_key }))
}

/** So few are read whole and put in order; of more, some are met soon on the way through the names. */
const fewBorn = 600

async function areFewBorn(db: Db, offices: readonly number[], born: BirthSpan): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (
    select 1 from people_person where office = any(${offices}::int[]) and merged_into is null
      and born_on >= ${born.from}::date and born_on <= ${born.until}::date limit ${fewBorn}) few`.execute(db)
  return rows[0]!.n < fewBorn
}

/** What is computed cannot be looked up, so that the way through the names is kept to. Nobody of an unknown birth is in any span. */
function bornWithin({ from, until }: BirthSpan, few: boolean): RawBuilder<unknown> {
  const bornOn = few ? sql`born_on` : sql`coalesce(born_on, 'infinity'::date)`
  return sql`and ${bornOn} >= ${from}::date and ${bornOn} <= ${until}::date`
}

/** A programme with fewer cases than this is read whole; of a larger one, every so many persons by name are in it (`offset 0` keeps to that order). */
const fewCases = 150

async function membersOf(db: Db, offices: readonly number[], programme: string): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (
    select 1 from cases_case where office = any(${offices}::int[]) and programme_code = ${programme} limit ${fewCases}) few`.execute(db)
  return rows[0]!.n < fewCases
    ? sql`and id = any(array(select m.person_id from cases_case k join cases_member m on m.case_id = k.id
          where k.office = o.office and k.programme_code = ${programme}))`
    : sql`and exists (select 1 from cases_member m join cases_case k on k.id = m.case_id
          where m.person_id = people_person.id and k.programme_code = ${programme} offset 0)`
}
