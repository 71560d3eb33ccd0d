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

/** By programme and year of approval. reintegration_jobs has one row for each approved plan, kept by its lines and visits themselves. */
export async function sumJobs(db: Db, fromYear: number, toYear: number) {
  return db
    .selectFrom('reintegration_jobs as j')
    .select((of) => [
      'j.programme_code',
      'j.year',
      of.fn.countAll<number>().as('plans'),
      sql<number>`count(*) filter (where j.visited)`.as('visited'),
      of.fn.sum<number>('j.planned_self').as('planned_self'),
      of.fn.sum<number>('j.planned_family').as('planned_family'),
      of.fn.sum<number>('j.planned_community').as('planned_community'),
      of.fn.sum<number>('j.found_self').as('found_self'),
      of.fn.sum<number>('j.found_family').as('found_family'),
      of.fn.sum<number>('j.found_community').as('found_community'),
    ])
    .where('j.year', '>=', fromYear)
    .where('j.year', '<=', toYear)
    .groupBy(['j.programme_code', 'j.year'])
    .orderBy('j.programme_code')
    .orderBy('j.year')
    .execute()
}
