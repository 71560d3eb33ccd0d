/** What crosses the wire about the first year after a return: visits, the survey, and the jobs that were found. */
import { z } from 'zod'
import { command, page, paging, query } from '#domain/kit/contract.ts'
import { Day } from '#domain/kit/day.ts'
import { PersonId } from '#domain/people/words.ts'
import { Answers } from '#domain/programmes/instrument-words.ts'
import { Jobs, PlanId, Survey, SurveyId, Visit, VisitId, VisitMode, VisitOutcome, VisitStanding, Wave, WishToStay } from './words.ts'

const jobCount = z.int().min(0).max(10_000)

/** A visit as a list shows it: with what the calendar makes of it today. */
export const VisitLine = Visit.extend({ standing: VisitStanding, lateAfter: Day, onTime: z.boolean().nullable() }).meta({ id: 'VisitLine' })
export type VisitLine = z.infer<typeof VisitLine>

export const listVisits = query({
  name: 'reintegration.list_visits',
  path: '/api/reintegration/visits',
  summary: 'Visits of the first year, the earliest due first',
  input: z.object({
    ...paging,
    standing: z
      .enum(['OPEN', 'LATE', 'DONE', 'REFUSED', 'UNREACHABLE', 'NOT_APPLICABLE'])
      .default('OPEN')
      .meta({ description: 'OPEN: due or late' }),
    dueUntil: Day.optional(),
  }),
  output: page(VisitLine.omit({ note: true }).extend({ caseRef: z.string(), country: z.string().nullable(), office: z.int() })),
})

export const recordVisit = command({
  name: 'reintegration.record_visit',
  path: '/api/reintegration/visits/:visitId/record',
  summary: 'Writes what came of a visit; the third attempt without an answer makes it unreachable',
  input: z.object({
    visitId: VisitId,
    outcome: VisitOutcome,
    visitedOn: Day,
    mode: VisitMode.optional(),
    activityRunning: z.boolean().optional(),
    jobsSelf: jobCount.optional(),
    jobsFamily: jobCount.optional(),
    jobsCommunity: jobCount.optional(),
    wishToStay: WishToStay.optional(),
    note: z.string().trim().min(1).max(2000).optional(),
  }),
  output: Visit,
  refusals: ['plan_not_approved', 'visit_already_recorded', 'day_in_the_future', 'before_return', 'visit_incomplete'],
  offline: true,
})

export const recordSurvey = command({
  name: 'reintegration.record_survey',
  path: '/api/reintegration/plans/:planId/surveys',
  summary: 'Checks the answers against the version of the instrument they were given to, scores them and keeps both for ever',
  input: z.object({
    planId: PlanId,
    id: SurveyId.optional(),
    personId: PersonId,
    visitId: VisitId.optional(),
    instrumentCode: z.string().min(1).max(60).default('SUSTAINABILITY_SURVEY'),
    instrumentVersion: z.int().min(1).optional(),
    wave: Wave.optional(),
    answeredOn: Day,
    answers: Answers,
  }),
  output: Survey,
  refusals: [
    'plan_without_return_day',
    'person_not_in_case',
    'day_in_the_future',
    'before_return',
    'nothing_answered',
    'unknown_instrument',
    'unknown_question',
    'unknown_answer',
    'one_answer_only',
    'id_taken',
  ],
  offline: true,
})

export const jobsReport = query({
  name: 'reintegration.jobs_report',
  path: '/api/reintegration/jobs-report',
  summary: 'Jobs for the person, the family and the community by programme and year of approval: planned, and found at the last visit',
  input: z.object({
    fromYear: z.coerce.number().int().min(1951).max(2200).optional(),
    toYear: z.coerce.number().int().min(1951).max(2200).optional(),
  }),
  output: z.object({
    rows: z.array(z.object({ programmeCode: z.string(), year: z.int(), plans: z.int(), visited: z.int(), planned: Jobs, found: Jobs })),
    planned: Jobs,
    found: Jobs,
  }),
})
