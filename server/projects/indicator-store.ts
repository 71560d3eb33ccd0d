/**
 * Indicators counted by SQL over rows of cases, movements, transit and reintegration, as this actor sees them: another office's or a
 * sealed compartment's rows are not there to be counted. Nothing is written, no person is read; the definitions are those of
 * domain/projects/indicator-words.ts. `project` null counts every case, with a project or without.
 */
import { sql } from 'kysely'
import type { Day, Instant } from '#domain/kit/day.ts'
import type { MonthCount } from '#domain/projects/indicator-words.ts'
import type { Db } from '#server/kit/database.ts'

export type Counted = {
  /** First day, and the day after the last. */
  from: Day
  until: Day
  /** The same two moments at the office. */
  fromAt: Instant
  untilAt: Instant
  airports: readonly string[]
  project: string | null
}

/**
 * Groups that were helped through an airport: at least one task done. A group is one case on one movement at one airport, with the
 * persons that were counted there: the same rows from which the airport desk says its months (server/transit/figure-store.ts).
 */
const served = (of: Counted) => sql`
  select g.movement_id, a.case_id, a.persons, a.serves_on, a.passage
  from transit_assisted a join transit_group g on g.id = a.group_id
  where a.airport = any(${of.airports}::text[]) and a.serves_on >= ${of.from} and a.serves_on < ${of.until}
    and (${of.project}::text is null or exists (select 1 from cases_case c where c.id = a.case_id and c.project_code = ${of.project}))`

/** domain.md 1.17: (person, movement) once, though a movement may stop at two of our airports. */
const transitPersons = (of: Counted) => sql`
  select movement_id, case_id, max(persons) as persons, min(serves_on) as serves_on
  from (${served(of)}) groups where passage = 'CONNECTION' group by movement_id, case_id`

export async function countAtAirports(db: Db, of: Counted): Promise<number> {
  const { rows } = await sql<{ persons: number }>`
    select coalesce(sum(persons), 0) as persons from (
      select max(persons) as persons from (${served(of)}) groups group by movement_id, case_id) met`.execute(db)
  return rows[0]!.persons
}

export async function countTransitMonths(db: Db, of: Counted): Promise<MonthCount[]> {
  const { rows } = await sql<MonthCount>`
    select to_char(serves_on, 'YYYY-MM') as month, sum(persons) as persons from (${transitPersons(of)}) passed group by 1 order by 1`.execute(
    db,
  )
  return rows
}

/** By the country where the journey ends (003:7), the largest first. */
export async function countTransitDestinations(db: Db, of: Counted): Promise<{ country: string | null; persons: number }[]> {
  const { rows } = await sql<{ country: string | null; persons: number }>`
    select c.destination_country as country, sum(passed.persons) as persons
    from (${transitPersons(of)}) passed join cases_case c on c.id = passed.case_id
    group by 1 order by 2 desc, 1`.execute(db)
  return rows
}

/** Somebody has arrived when their last leg has ended; a movement of more than 60 days is none of ours. */
const arrived = (of: Counted) => sql`
  select p.person_id, p.case_id
  from movements_movement m join movements_passenger p on p.movement_id = m.id
  where m.starts_at >= ${of.fromAt}::timestamptz - interval '60 days' and m.starts_at < ${of.untilAt}
    and m.ends_at >= ${of.fromAt} and m.ends_at < ${of.untilAt} and p.state in ('ARRIVED', 'HANDED_OVER')
    and (${of.project}::text is null or exists (select 1 from cases_case c where c.id = p.case_id and c.project_code = ${of.project}))`

export async function countMoved(db: Db, of: Counted): Promise<number> {
  const { rows } = await sql<{ persons: number }>`select count(distinct person_id) as persons from (${arrived(of)}) moved`.execute(db)
  return rows[0]!.persons
}

/** A family in transit at noon and arrived at night is helped once: persons are counted, not deeds. */
export async function countAssisted(db: Db, of: Counted): Promise<number> {
  const { rows } = await sql<{ persons: number }>`
    select count(distinct m.person_id) as persons
    from (
      select case_id from (${served(of)}) passed
      union select case_id from (${arrived(of)}) moved
      union select p.case_id from reintegration_plan p
        where p.approved_at >= ${of.fromAt} and p.approved_at < ${of.untilAt} and p.status in ('APPROVED', 'CLOSED')
          and (${of.project}::text is null or exists (select 1 from cases_case c where c.id = p.case_id and c.project_code = ${of.project}))
    ) helped
    join cases_member m on m.case_id = helped.case_id
    where m.left_at is null`.execute(db)
  return rows[0]!.persons
}

export type JobsFound = { self: number; family: number; community: number }

/** The last visit of each plan in the period: a visit counts the jobs there are on its day, so visits are never added up. */
export async function countJobs(db: Db, of: Counted): Promise<JobsFound> {
  const { rows } = await sql<JobsFound>`
    select coalesce(sum(jobs_self), 0) as self, coalesce(sum(jobs_family), 0) as family, coalesce(sum(jobs_community), 0) as community
    from (
      select distinct on (v.plan_id) v.jobs_self, v.jobs_family, v.jobs_community
      from reintegration_visit v
      where v.status = 'DONE' and v.visited_on >= ${of.from} and v.visited_on < ${of.until}
        and (${of.project}::text is null or exists (select 1 from cases_case c where c.id = v.case_id and c.project_code = ${of.project}))
      order by v.plan_id, v.visited_on desc, v.month desc
    ) last`.execute(db)
  return rows[0]!
}

/** The zone by which this office counts its months. */
export async function zoneOf(db: Db, office: number | undefined): Promise<string> {
  const row =
    office === undefined ? undefined : await db.selectFrom('access_office').select('time_zone').where('id', '=', office).executeTakeFirst()
  return row?.time_zone ?? 'Europe/Paris'
}
