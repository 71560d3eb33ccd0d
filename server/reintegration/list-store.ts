/** SQL of the lists and of the jobs report; they join the case for its reference, and only read it. */
import { sql } from 'kysely'
import type { Day } from '#domain/kit/day.ts'
import type { Db } from '#server/kit/database.ts'
import { visitColumns } from './visit-store.ts'

type After = readonly (string | number | null)[] | undefined

export async function listPlanRows(
  db: Db,
  wanted: { status?: string | undefined; programme?: string | undefined },
  after: After,
  limit: number,
) {
  return db
    .selectFrom('reintegration_plan as p')
    .innerJoin('cases_case as c', 'c.id', 'p.case_id')
    .select([
      'p.id',
      'p.case_id',
      'p.office',
      'p.status',
      'p.currency',
      'p.ceiling_minor',
      'p.committed_minor',
      'p.paid_minor',
      'p.return_on',
      'p.proposed_by',
      'p.created_at',
      'c.public_ref',
      'c.programme_code',
      'c.destination_country',
    ])
    .$if(wanted.status !== undefined, (query) => query.where('p.status', '=', wanted.status!))
    .$if(wanted.programme !== undefined, (query) => query.where('c.programme_code', '=', wanted.programme!))
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(p.created_at, p.id) < (${after![0]}, ${after![1]})`))
    .orderBy('p.created_at', 'desc')
    .orderBy('p.id', 'desc')
    .limit(limit + 1)
    .execute()
}

/** `lateBefore`: only visits whose window had ended before that day. */
export async function listVisitRows(
  db: Db,
  wanted: { status: string; lateBefore?: Day | undefined; dueUntil?: Day | undefined },
  after: After,
  limit: number,
) {
  return db
    .selectFrom('reintegration_visit as v')
    .innerJoin('cases_case as c', 'c.id', 'v.case_id')
    .select(visitColumns.map((column) => `v.${column}` as const))
    .select(['v.office', 'c.public_ref', 'c.destination_country'])
    .where('v.status', '=', wanted.status)
    .$if(wanted.lateBefore !== undefined, (query) => query.where('v.late_after', '<', wanted.lateBefore!))
    .$if(wanted.dueUntil !== undefined, (query) => query.where('v.due_on', '<=', wanted.dueUntil!))
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(v.due_on, v.id) > (${after![0]}, ${after![1]})`))
    .orderBy('v.due_on')
    .orderBy('v.id')
    .limit(limit + 1)
    .execute()
}

/**
 * By programme and year of approval. Work planned is that of the lines that stand; work found is that of the last visit of each
 * plan, because a visit counts the jobs there are, and adding visits would count one job many times.
 */
export async function sumJobs(db: Db, fromYear: number, toYear: number) {
  return db
    .selectFrom('reintegration_plan as p')
    .innerJoin('cases_case as c', 'c.id', 'p.case_id')
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('reintegration_line as l')
          .select((of) => [
            of.fn.sum<number>('l.jobs_self').as('self'),
            of.fn.sum<number>('l.jobs_family').as('family'),
            of.fn.sum<number>('l.jobs_community').as('community'),
          ])
          .whereRef('l.plan_id', '=', 'p.id')
          .where('l.cancelled_at', 'is', null)
          .as('planned'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('reintegration_visit as v')
          .select(['v.id', 'v.jobs_self', 'v.jobs_family', 'v.jobs_community'])
          .whereRef('v.plan_id', '=', 'p.id')
          .where('v.status', '=', 'DONE')
          .orderBy('v.visited_on', 'desc')
          .orderBy('v.month', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select((of) => [
      'c.programme_code',
      sql<number>`extract(year from p.approved_at at time zone 'UTC')::int`.as('year'),
      of.fn.countAll<number>().as('plans'),
      of.fn.count<number>('last.id').as('visited'),
      sql<number>`coalesce(sum(planned.self), 0)`.as('planned_self'),
      sql<number>`coalesce(sum(planned.family), 0)`.as('planned_family'),
      sql<number>`coalesce(sum(planned.community), 0)`.as('planned_community'),
      sql<number>`coalesce(sum(last.jobs_self), 0)`.as('found_self'),
      sql<number>`coalesce(sum(last.jobs_family), 0)`.as('found_family'),
      sql<number>`coalesce(sum(last.jobs_community), 0)`.as('found_community'),
    ])
    .where('p.status', 'in', ['APPROVED', 'CLOSED'])
    .where('p.approved_at', '>=', `${fromYear}-01-01T00:00:00Z`)
    .where('p.approved_at', '<', `${toYear + 1}-01-01T00:00:00Z`)
    .groupBy([sql`1`, sql`2`])
    .orderBy(sql`1`)
    .orderBy(sql`2`)
    .execute()
}
