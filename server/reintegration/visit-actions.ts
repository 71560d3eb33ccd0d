/** Visits of the first year, surveys, the lists and the jobs report. */
import { listMembers } from '#server/cases/actions.ts'
import { getInstrument } from '#server/programmes/actions.ts'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { addDays, type Day, dayAt, type Instant } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type * as plans from '#domain/reintegration/contract.ts'
import type * as contracts from '#domain/reintegration/visit-contract.ts'
import {
  recordVisit as decideVisit,
  scoreSurvey,
  standingOf,
  type SurveyRefusal,
  type VisitRefusal,
} from '#domain/reintegration/visit-rules.ts'
import type { Jobs, Survey, SurveyId, Visit } from '#domain/reintegration/words.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { listPlanRows, listVisitRows, sumJobs } from './list-store.ts'
import { record } from './plan-events.ts'
import { lockPlan } from './store.ts'
import { findPlanIdOfVisit, insertSurvey, listVisitsOf, presentVisit, saveVisit, type VisitRow } from './visit-store.ts'

type Asked<C extends keyof typeof contracts> = InputOf<(typeof contracts)[C]>

export async function recordVisit(work: Work, input: Asked<'recordVisit'>): Promise<Result<Visit, VisitRefusal | 'not_found'>> {
  const planId = await findPlanIdOfVisit(work.db, input.visitId)
  const plan = planId === undefined ? undefined : await lockPlan(work.db, planId)
  if (plan === undefined) return refuse('not_found')
  const visit = (await listVisitsOf(work.db, plan.id)).find((each) => each.id === input.visitId)
  if (visit === undefined) return refuse('not_found')
  const report = {
    outcome: input.outcome,
    visitedOn: input.visitedOn,
    mode: input.mode ?? null,
    activityRunning: input.activityRunning ?? null,
    jobs: jobsIn(input),
    wishToStay: input.wishToStay ?? null,
  }
  const decided = decideVisit(plan, visit, report, work.now)
  if (!decided.ok) return decided

  const { lateAfter: _, ...before } = visit
  // Of an attempt only the day and the note are kept: nothing was seen.
  const seen =
    decided.value.status === 'DONE'
      ? report
      : { mode: report.mode, visitedOn: report.visitedOn, activityRunning: null, jobs: null, wishToStay: null }
  const recorded: Visit = {
    ...before,
    ...decided.value,
    mode: seen.mode,
    visitedOn: seen.visitedOn,
    activityRunning: seen.activityRunning,
    jobs: seen.jobs,
    wishToStay: seen.wishToStay,
    note: input.note ?? before.note,
    recordedAt: work.now,
  }
  await saveVisit(work.db, recorded, work.actor.accountId)
  const facts = { month: visit.month, status: recorded.status, attempts: recorded.attempts, running: recorded.activityRunning }
  record(work, plan, recorded.status === 'DUE' ? 'visit_attempted' : 'visit_recorded', facts, visit.id)
  return accept(recorded)
}

export async function recordSurvey(
  work: Work,
  input: Asked<'recordSurvey'>,
): Promise<Result<Survey, SurveyRefusal | 'not_found' | 'unknown_instrument' | 'id_taken'>> {
  const plan = await lockPlan(work.db, input.planId)
  if (plan === undefined) return refuse('not_found')
  const instrument = await getInstrument(work, input.instrumentCode, input.instrumentVersion)
  if (!instrument.ok) return refuse('unknown_instrument', { instrument: input.instrumentCode, version: input.instrumentVersion ?? null })
  if (input.visitId !== undefined && (await findPlanIdOfVisit(work.db, input.visitId)) !== plan.id) return refuse('not_found')
  const members = (await listMembers(work, plan.caseId)).map((member) => member.personId)
  const report = { personId: input.personId, answeredOn: input.answeredOn, wave: input.wave ?? null, answers: input.answers }
  const scored = scoreSurvey(plan, members, instrument.value, report, work.now)
  if (!scored.ok) return scored

  const survey: Survey = {
    id: input.id ?? (newId() as SurveyId),
    planId: plan.id,
    visitId: input.visitId ?? null,
    personId: input.personId,
    instrumentCode: instrument.value.code,
    instrumentVersion: instrument.value.version,
    ...scored.value,
    answeredOn: input.answeredOn,
    recordedAt: work.now,
  }
  try {
    await insertSurvey(
      work.db,
      { ...survey, answers: input.answers, recordedBy: work.actor.accountId },
      { office: plan.office, compartment: plan.compartment },
    )
  } catch (error) {
    if (brokeConstraint(error, 'reintegration_survey_pkey')) return refuse('id_taken')
    throw error
  }
  // No score in the timeline: it is sensitive, and has its own place.
  record(
    work,
    plan,
    'survey_recorded',
    { wave: survey.wave, instrument: survey.instrumentCode, version: survey.instrumentVersion },
    survey.id,
  )
  return accept(survey)
}

export async function listPlans(
  work: Work,
  input: InputOf<typeof plans.listPlans>,
): Promise<Result<OutputOf<typeof plans.listPlans>, never>> {
  const after = readCursor(input.after, 2)
  if (after === null) return accept({ items: [], next: null })
  const rows = await listPlanRows(work.db, input, after, input.limit)
  const page = pageOf(
    rows,
    input.limit,
    (row) => writeCursor(row.created_at, row.id),
    (row) => ({
      id: row.id,
      caseId: row.case_id,
      caseRef: row.public_ref,
      programmeCode: row.programme_code,
      country: row.destination_country,
      office: row.office,
      status: row.status,
      currency: row.currency,
      ceilingMinor: row.ceiling_minor,
      committedMinor: row.committed_minor,
      paidMinor: row.paid_minor,
      returnOn: row.return_on,
      proposedBy: row.proposed_by,
      createdAt: row.created_at,
    }),
  )
  return accept(page as OutputOf<typeof plans.listPlans>)
}

export async function listVisits(work: Work, input: Asked<'listVisits'>): Promise<Result<OutputOf<typeof contracts.listVisits>, never>> {
  const after = readCursor(input.after, 2)
  if (after === null) return accept({ items: [], next: null })
  const isOpen = input.standing === 'OPEN' || input.standing === 'LATE'
  const lateBefore = input.standing === 'LATE' ? dayAt(work.now, 'UTC') : undefined
  const rows = await listVisitRows(
    work.db,
    { status: isOpen ? 'DUE' : input.standing, lateBefore, dueUntil: input.dueUntil },
    after,
    input.limit,
  )
  const page = pageOf(
    rows,
    input.limit,
    (row) => writeCursor(row.due_on, row.id),
    (row) => ({
      ...presentVisitLine(presentVisit(row), work.now),
      caseRef: row.public_ref,
      country: row.destination_country,
      office: row.office,
    }),
  )
  return accept(page)
}

export async function jobsReport(work: Work, input: Asked<'jobsReport'>): Promise<Result<OutputOf<typeof contracts.jobsReport>, never>> {
  const thisYear = Number(dayAt(work.now, 'UTC').slice(0, 4))
  const rows = (await sumJobs(work.db, input.fromYear ?? thisYear - 9, input.toYear ?? thisYear)).map((row) => ({
    programmeCode: row.programme_code,
    year: row.year,
    plans: row.plans,
    visited: row.visited,
    planned: { self: row.planned_self, family: row.planned_family, community: row.planned_community },
    found: { self: row.found_self, family: row.found_family, community: row.found_community },
  }))
  return accept({ rows, planned: addJobs(rows.map((row) => row.planned)), found: addJobs(rows.map((row) => row.found)) })
}

/** A visit with what the calendar makes of it; on time is within the window on either side of its day. */
export function presentVisitLine(visit: VisitRow, now: Instant) {
  const { visitedOn, dueOn, windowDays } = visit
  const onTime = visit.status !== 'DONE' || visitedOn === null ? null : isWithin(visitedOn, dueOn, windowDays)
  return { ...visit, standing: standingOf(visit, now), onTime }
}

function isWithin(on: Day, dueOn: Day, windowDays: number): boolean {
  return on >= addDays(dueOn, -windowDays) && on <= addDays(dueOn, windowDays)
}

function jobsIn(input: Asked<'recordVisit'>): Jobs | null {
  const { jobsSelf, jobsFamily, jobsCommunity } = input
  if (jobsSelf === undefined && jobsFamily === undefined && jobsCommunity === undefined) return null
  return { self: jobsSelf ?? 0, family: jobsFamily ?? 0, community: jobsCommunity ?? 0 }
}

function addJobs(parts: readonly Jobs[]): Jobs {
  return parts.reduce(
    (sum, part) => ({ self: sum.self + part.self, family: sum.family + part.family, community: sum.community + part.community }),
    {
      self: 0,
      family: 0,
      community: 0,
    },
  )
}
