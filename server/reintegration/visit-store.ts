/** SQL of visits and surveys. A survey is written once and never changed: the role of the server may not. */
import { sql } from 'kysely'
import type { Instant } from '#domain/kit/day.ts'
import type { Answers } from '#domain/programmes/instrument-words.ts'
import type { VisitDue } from '#domain/reintegration/visit-rules.ts'
import type { DimensionReading, Plan, Survey, Visit } from '#domain/reintegration/words.ts'
import type { Db } from '#server/kit/database.ts'
import { newId } from '#server/kit/transaction.ts'

export const visitColumns = [
  'id',
  'plan_id',
  'case_id',
  'month',
  'due_on',
  'window_days',
  'late_after',
  'status',
  'attempts',
  'mode',
  'visited_on',
  'activity_running',
  'jobs_self',
  'jobs_family',
  'jobs_community',
  'wish_to_stay',
  'note',
  'recorded_at',
] as const

export type VisitRow = Visit & { lateAfter: Visit['dueOn'] }

export async function listVisitsOf(db: Db, planId: string): Promise<VisitRow[]> {
  const rows = await db.selectFrom('reintegration_visit').select(visitColumns).where('plan_id', '=', planId).orderBy('month').execute()
  return rows.map(presentVisit)
}

export async function findPlanIdOfVisit(db: Db, visitId: string): Promise<string | undefined> {
  return (await db.selectFrom('reintegration_visit').select('plan_id').where('id', '=', visitId).executeTakeFirst())?.plan_id
}

/** Writes the calendar of a return day; approved again with another day, what was not yet recorded moves and what was stays. */
export async function saveCalendar(db: Db, plan: Plan, calendar: readonly VisitDue[]): Promise<void> {
  if (calendar.length === 0) return
  await db
    .insertInto('reintegration_visit')
    .values(
      calendar.map((visit) => ({
        id: newId(),
        plan_id: plan.id,
        case_id: plan.caseId,
        office: plan.office,
        compartment: plan.compartment,
        month: visit.month,
        due_on: visit.dueOn,
        window_days: visit.windowDays,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['plan_id', 'month'])
        .doUpdateSet((row) => ({ due_on: row.ref('excluded.due_on'), window_days: row.ref('excluded.window_days') }))
        .where(sql<boolean>`reintegration_visit.status = 'DUE'`),
    )
    .execute()
}

/** Of a plan set aside, nobody is visited any more. */
export async function dropOpenVisits(db: Db, planId: string): Promise<void> {
  await db
    .updateTable('reintegration_visit')
    .set({ status: 'NOT_APPLICABLE' })
    .where('plan_id', '=', planId)
    .where('status', '=', 'DUE')
    .execute()
}

export async function saveVisit(db: Db, visit: Visit, by: string): Promise<void> {
  await db
    .updateTable('reintegration_visit')
    .set({
      status: visit.status,
      attempts: visit.attempts,
      mode: visit.mode,
      visited_on: visit.visitedOn,
      activity_running: visit.activityRunning,
      jobs_self: visit.jobs?.self ?? null,
      jobs_family: visit.jobs?.family ?? null,
      jobs_community: visit.jobs?.community ?? null,
      wish_to_stay: visit.wishToStay,
      note: visit.note,
      recorded_by: by,
      recorded_at: visit.recordedAt,
    })
    .where('id', '=', visit.id)
    .execute()
}

export type SurveyDraft = Survey & { answers: Answers; recordedBy: string }

export async function insertSurvey(db: Db, survey: SurveyDraft, place: { office: number; compartment: number }): Promise<void> {
  await db
    .insertInto('reintegration_survey')
    .values({
      id: survey.id,
      plan_id: survey.planId,
      visit_id: survey.visitId,
      person_id: survey.personId,
      office: place.office,
      compartment: place.compartment,
      instrument_code: survey.instrumentCode,
      instrument_version: survey.instrumentVersion,
      wave: survey.wave,
      answers: JSON.stringify(survey.answers),
      scores: JSON.stringify(survey.dimensions),
      composite: survey.composite,
      answered_on: survey.answeredOn,
      recorded_by: survey.recordedBy,
      recorded_at: survey.recordedAt,
    })
    .execute()
}

/** With the scores of their day; the answers stay where they are. */
export async function listSurveysOf(db: Db, planId: string): Promise<Survey[]> {
  const rows = await db
    .selectFrom('reintegration_survey')
    .select([
      'id',
      'plan_id',
      'visit_id',
      'person_id',
      'instrument_code',
      'instrument_version',
      'wave',
      'scores',
      'composite',
      'answered_on',
      'recorded_at',
    ])
    .where('plan_id', '=', planId)
    .orderBy('answered_on')
    .orderBy('id')
    .execute()
  return rows.map(
    (row) =>
      ({
        id: row.id,
        planId: row.plan_id,
        visitId: row.visit_id,
        personId: row.person_id,
        instrumentCode: row.instrument_code,
        instrumentVersion: row.instrument_version,
        wave: row.wave,
        dimensions: row.scores as DimensionReading[],
        composite: row.composite,
        answeredOn: row.answered_on,
        recordedAt: row.recorded_at as Instant,
      }) as Survey,
  )
}

export function presentVisit(row: Record<(typeof visitColumns)[number], unknown>): VisitRow {
  return {
    id: row.id,
    planId: row.plan_id,
    caseId: row.case_id,
    month: row.month,
    dueOn: row.due_on,
    windowDays: row.window_days,
    lateAfter: row.late_after,
    status: row.status,
    attempts: row.attempts,
    mode: row.mode,
    visitedOn: row.visited_on,
    activityRunning: row.activity_running,
    jobs: row.jobs_self === null ? null : { self: row.jobs_self, family: row.jobs_family, community: row.jobs_community },
    wishToStay: row.wish_to_stay,
    note: row.note,
    recordedAt: row.recorded_at,
  } as VisitRow
}
