/** Decisions about the first year: when a visit is late, what may be written of it, and which wave a survey belongs to. */
import type { PersonId } from '#domain/people/words.ts'
import { addMonths, type Day, dayAt, type Instant } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { type InstrumentScore, scoreInstrument, type ScoreRefusal } from '#domain/programmes/instrument-rules.ts'
import type { Answers, Instrument } from '#domain/programmes/instrument-words.ts'
import { followUpsAfter } from '#domain/programmes/rules.ts'
import type { Programme } from '#domain/programmes/words.ts'
import { latestDay } from './rules.ts'
import type { DimensionReading, Jobs, Plan, Visit, VisitMode, VisitOutcome, VisitStanding, VisitStatus, Wave, WishToStay } from './words.ts'

export type VisitDue = Pick<Visit, 'month' | 'dueOn' | 'windowDays'>

/** The visits that follow from a return day, by the calendar of the programme (domain.md 4.9). */
export function visitsAfter(programme: Programme, returnOn: Day): VisitDue[] {
  return followUpsAfter(programme, returnOn).map(({ month, dueOn }) => ({ month, dueOn, windowDays: programme.followUp.windowDays }))
}

/** A visit that is still due after its window is late: read from the calendar every time, so that no job has to have run. */
export function standingOf(visit: { status: VisitStatus; lateAfter: Day }, now: Instant): VisitStanding {
  return visit.status === 'DUE' && visit.lateAfter < dayAt(now, 'UTC') ? 'LATE' : visit.status
}

/** After this many attempts without an answer somebody counts as unreachable (domain.md 4.9). */
export const attemptsMax = 3

export type VisitReport = {
  outcome: VisitOutcome
  mode: VisitMode | null
  visitedOn: Day
  activityRunning: boolean | null
  jobs: Jobs | null
  wishToStay: WishToStay | null
}

export type VisitRefusal = 'plan_not_approved' | 'visit_already_recorded' | 'day_in_the_future' | 'before_return' | 'visit_incomplete'
export type VisitRecord = { status: VisitStatus; attempts: number }

/** Accepts with what the visit becomes: an attempt without an answer leaves it due until the third. */
export function recordVisit(
  plan: Pick<Plan, 'status' | 'returnOn'>,
  visit: Pick<Visit, 'status' | 'attempts'>,
  report: VisitReport,
  now: Instant,
): Result<VisitRecord, VisitRefusal> {
  if (plan.status !== 'APPROVED') return refuse('plan_not_approved', { status: plan.status })
  if (visit.status !== 'DUE') return refuse('visit_already_recorded', { status: visit.status })
  if (report.visitedOn > latestDay(now)) return refuse('day_in_the_future', { day: report.visitedOn })
  if (plan.returnOn !== null && report.visitedOn < plan.returnOn) return refuse('before_return', { returnOn: plan.returnOn })

  if (report.outcome === 'NO_ANSWER') {
    const attempts = visit.attempts + 1
    return accept({ status: attempts >= attemptsMax ? 'UNREACHABLE' : 'DUE', attempts })
  }
  if (report.outcome !== 'DONE') return accept({ status: report.outcome, attempts: visit.attempts })
  // A visit that says nothing of the activity would open the second tranche for nothing.
  if (report.mode === null || report.activityRunning === null || report.jobs === null) return refuse('visit_incomplete')
  return accept({ status: 'DONE', attempts: visit.attempts + 1 })
}

export type SurveyRefusal =
  | 'plan_without_return_day'
  | 'person_not_in_case'
  | 'day_in_the_future'
  | 'before_return'
  | 'nothing_answered'
  | ScoreRefusal

export type SurveyReport = { personId: PersonId; answeredOn: Day; wave: Wave | null; answers: Answers }
export type SurveyScore = { wave: Wave; dimensions: DimensionReading[]; composite: number | null }

/** Scores the answers with the version they were given to. What is accepted is stored, and never computed again (domain.md 4.10). */
export function scoreSurvey(
  plan: Pick<Plan, 'returnOn'>,
  members: readonly PersonId[],
  instrument: Instrument,
  report: SurveyReport,
  now: Instant,
): Result<SurveyScore, SurveyRefusal> {
  if (plan.returnOn === null) return refuse('plan_without_return_day')
  if (!members.includes(report.personId)) return refuse('person_not_in_case')
  if (report.answeredOn > latestDay(now)) return refuse('day_in_the_future', { day: report.answeredOn })
  if (report.answeredOn < plan.returnOn) return refuse('before_return', { returnOn: plan.returnOn })
  if (Object.keys(report.answers).length === 0) return refuse('nothing_answered')

  const scored = scoreInstrument(instrument, report.answers)
  if (!scored.ok) return scored
  return accept({ wave: report.wave ?? waveOn(plan.returnOn, report.answeredOn), ...readingOf(instrument, scored.value) })
}

/** Baseline up to three months after the return, endline from twelve (domain.md 4.10). */
export function waveOn(returnOn: Day, answeredOn: Day): Wave {
  if (answeredOn <= addMonths(returnOn, 3)) return 'BASELINE'
  return answeredOn >= addMonths(returnOn, 12) ? 'ENDLINE' : 'MIDLINE'
}

function readingOf(instrument: Instrument, scored: InstrumentScore): Omit<SurveyScore, 'wave'> {
  const dimensions = instrument.dimensions.map(({ code }) => {
    const { score, answeredWeight, totalWeight } = scored.dimensions[code]!
    return { code, score: known(score), answeredWeight, totalWeight }
  })
  return { dimensions, composite: known(scored.composite) }
}

function known(score: number | 'insufficient_data'): number | null {
  return score === 'insufficient_data' ? null : score
}
