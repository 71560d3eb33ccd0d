/**
 * SQL of the desk's figures. A group counts once it has a task done (domain.md 1.17: distinct person and movement with at least one
 * task DONE); transit_assisted has one row for each such group with the persons that were counted, kept by the tasks themselves. The
 * indicators of the portfolio read the same rows, so the two can say nothing different.
 */
import { sql } from 'kysely'
import type { Day } from '#domain/kit/day.ts'
import type { MonthFigures, YearFigures } from '#domain/transit/figure-words.ts'
import type { Db } from '#server/kit/database.ts'

type Between = { airport: string; from: Day; before: Day }

/** By month of the group's first day here. */
export async function sumMonths(db: Db, between: Between): Promise<MonthFigures[]> {
  return counted(db, between)
    .select(sql<string>`to_char(min(a.serves_on), 'YYYY-MM')`.as('month'))
    .groupBy(sql`date_trunc('month', a.serves_on::timestamp)`)
    .orderBy(sql`min(a.serves_on)`)
    .execute()
}

export async function sumYears(db: Db, between: Between): Promise<YearFigures[]> {
  return counted(db, between)
    .select(sql<number>`extract(year from min(a.serves_on))::int`.as('year'))
    .groupBy(sql`date_trunc('year', a.serves_on::timestamp)`)
    .orderBy(sql`min(a.serves_on)`)
    .execute()
}

/** By month and by the country where the journey of the case ends, the most first. */
export async function sumDestinations(db: Db, between: Between): Promise<{ month: string; country: string | null; persons: number }[]> {
  return rows(db, between)
    .innerJoin('cases_case as c', 'c.id', 'a.case_id')
    .select([
      sql<string>`to_char(min(a.serves_on), 'YYYY-MM')`.as('month'),
      'c.destination_country as country',
      sql<number>`sum(a.persons)::int`.as('persons'),
    ])
    .groupBy([sql`date_trunc('month', a.serves_on::timestamp)`, 'c.destination_country'])
    .orderBy(sql`date_trunc('month', a.serves_on::timestamp)`)
    .orderBy(sql`sum(a.persons)`, 'desc')
    .orderBy('c.destination_country')
    .execute()
}

function counted(db: Db, between: Between) {
  return rows(db, between).select([
    sumOf('CONNECTION').as('transit'),
    sumOf('ARRIVAL').as('arrivals'),
    sumOf('DEPARTURE').as('departures'),
    sql<number>`sum(a.persons)::int`.as('assisted'),
    sql<number>`count(distinct a.case_id)::int`.as('cases'),
  ])
}

function rows(db: Db, { airport, from, before }: Between) {
  return db
    .selectFrom('transit_assisted as a')
    .where('a.airport', '=', airport)
    .where('a.serves_on', '>=', from)
    .where('a.serves_on', '<', before)
}

function sumOf(passage: string) {
  return sql<number>`coalesce(sum(a.persons) filter (where a.passage = ${sql.lit(passage)}), 0)::int`
}
