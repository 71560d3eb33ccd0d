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

/** Each office is read in the order of its own index and the pages are merged: one index over several offices has no such order. */
export async function listPersonLines(
  db: Db,
  offices: readonly number[],
  filter: ListFilter,
  after: readonly [string, string] | undefined,
  limit: number,
) {
  const members = filter.programme === undefined ? undefined : await membersOf(db, offices, filter.programme)
  const { rows } = await sql<LineRow & { sort_key: string }>`
    select p.* from unnest(${offices}::int[]) as o (office) cross join lateral (
      select ${sql.join(lineColumns.map((name) => sql.ref(name)))}, sort_key from people_person
      where office = o.office and merged_into is null and erased_at is null
        ${filter.nationality === undefined ? sql`` : sql`and nationality = ${filter.nationality}`}
        ${filter.sex === undefined ? sql`` : sql`and sex = ${filter.sex}`}
        ${filter.householdId === undefined ? sql`` : sql`and household_id = ${filter.householdId}::uuid`}
        ${filter.born === undefined ? sql`` : sql`and born_on >= ${filter.born.from}::date and born_on <= ${filter.born.until}::date`}
        ${members ?? sql``}
        ${after === undefined ? sql`` : sql`and (sort_key, id) > (${after[0]}, ${after[1]}::uuid)`}
      order by sort_key, id limit ${limit + 1}
    ) p order by p.sort_key, p.id limit ${limit + 1}`.execute(db)
  return rows.map((row) => ({ line: lineFrom(row), sortKey: row.sort_key }))
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
