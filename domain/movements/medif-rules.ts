/**
 * The medical form of a carrier: how far it has come, what may be written into it, and whether it lets somebody fly on these days
 * (domain.md 1.10, E161). What a diagnosis shortens reaches movement staff as a last day, never as a reason.
 */
import { addDays, type Day, daysBetween, type Instant, minutesBetween } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { Terms } from './carrier-rules.ts'
import type { CarrierDecision, FitOutcome, Medif, MedifDetail, MedifEscort, MedifState } from './medif-words.ts'
import type { EscortKind } from './words.ts'

export function medifState(medif: Pick<Medif, 'outcome' | 'submittedOn' | 'decision'>): MedifState {
  if (medif.decision !== null) return 'ANSWERED'
  if (medif.submittedOn !== null) return 'SUBMITTED'
  return medif.outcome === null ? 'ASKED' : 'FILLED'
}

export type Written = { outcome: FitOutcome; escort: MedifEscort; needs: Medif['needs']; detail: MedifDetail }
export type WriteRefusal = 'signed_in_the_future' | 'stretcher_needs_doctor' | 'oxygen_not_said' | 'not_carried_any_more' | 'medif_answered'

/** The doctor's part. Movement staff learn from it the outcome, the codes, whom to send along and the last day: never why. */
export function writeMedif(is: Medif, written: Written, terms: Terms, today: Day): Result<Medif, WriteRefusal> {
  const { detail, outcome, escort, needs } = written
  if (is.decision !== null) return refuse('medif_answered')
  if (detail.signedOn > today) return refuse('signed_in_the_future')
  // domain.md 1.9: STCR ⇒ a medical escort; OXYG says how much.
  if (needs.includes('STCR') && escort !== 'NURSE' && escort !== 'DOCTOR') return refuse('stretcher_needs_doctor')
  if (needs.includes('OXYG') && detail.oxygenLpm === null) return refuse('oxygen_not_said')
  const last = lastDayOf(detail, terms)
  if (outcome !== 'UNFIT' && last < today) return refuse('not_carried_any_more', { until: last })
  return accept({
    ...is,
    outcome,
    escort,
    needs,
    issuedOn: detail.signedOn,
    validUntil: last,
  })
}

/** The earlier of the end of the form and, with a pregnancy, the day before the week from which nobody is carried. */
function lastDayOf(detail: MedifDetail, terms: Terms): Day {
  const form = addDays(detail.signedOn, terms.formDays)
  if (detail.dueOn === null) return form
  const carried = addDays(pregnancyDay(detail.dueOn, detail.multiple ? terms.pregnancyWeeksMultiple : terms.pregnancyWeeks), -1)
  return carried < form ? carried : form
}

/** The first day of a week of pregnancy, counted from an expected birth after forty weeks. */
export function pregnancyDay(dueOn: Day, week: number): Day {
  return addDays(dueOn, (week - 40) * 7)
}

/** Completed weeks of pregnancy on a day. */
export function pregnancyWeek(dueOn: Day, on: Day): number {
  return 40 - Math.ceil(daysBetween(on, dueOn) / 7)
}

export type Answer = {
  submittedOn?: Day | undefined
  decision?: CarrierDecision | undefined
  decidedOn?: Day | undefined
  carrierRef?: string | undefined
}
export type AnswerRefusal =
  | 'medif_not_filled'
  | 'medif_not_submitted'
  | 'medif_of_unfit'
  | 'medif_ref_missing'
  | 'in_the_future'
  | 'answer_missing'

/** Sent to the carrier, or answered by it. A carrier's yes needs its reference: the counter asks for it. */
export function answerMedif(is: Medif, answer: Answer, today: Day): Result<Medif, AnswerRefusal> {
  if (answer.submittedOn === undefined && answer.decision === undefined) return refuse('answer_missing')
  if (is.outcome === null) return refuse('medif_not_filled')
  if ((answer.submittedOn ?? today) > today || (answer.decidedOn ?? today) > today) return refuse('in_the_future')
  const submittedOn = answer.submittedOn ?? is.submittedOn
  const decision = answer.decision ?? is.decision
  if (decision !== null && submittedOn === null) return refuse('medif_not_submitted')
  if (is.outcome === 'UNFIT' && decision !== null && decision !== 'REFUSED') return refuse('medif_of_unfit')
  const carrierRef = answer.carrierRef ?? is.carrierRef
  if (decision !== null && decision !== 'REFUSED' && carrierRef === null) return refuse('medif_ref_missing')
  return accept({
    ...is,
    submittedOn,
    decision,
    carrierRef,
    decidedOn: decision === null ? null : (answer.decidedOn ?? is.decidedOn ?? today),
  })
}

export type MedifWord =
  | 'medif_missing'
  | 'medif_undecided'
  | 'medif_refused'
  | 'unfit_to_fly'
  | 'medif_expired'
  | 'medif_late'
  | 'medif_needs_escort'

/** Before seats are held a form may be under way; before the list is frozen the carrier must have said yes. */
export type Stage = 'BOOKING' | 'LIST'
export type MedifFinding = { level: 'STOP' | 'WARN'; word: MedifWord; detail?: string }

type Held = Pick<Medif, 'carrier' | 'outcome' | 'escort' | 'validUntil' | 'submittedOn' | 'decision'>
export type MedifJourney = {
  /** Airlines of the legs, by their two signs. */
  carriers: readonly string[]
  lastDepartureOn: Day
  firstDepartureAt: Instant
}

/** What the forms of one person say of these legs: each airline needs its own. */
export function checkMedifs(
  forms: readonly Held[],
  journey: MedifJourney,
  escort: EscortKind | null,
  terms: Terms,
  stage: Stage,
  now: Instant,
): MedifFinding[] {
  return [...new Set(journey.carriers)].flatMap((carrier): MedifFinding[] => {
    // Asked for anew, the newest form of a carrier counts.
    const form = forms.findLast((one) => one.carrier === carrier)
    if (form === undefined) return [{ level: 'STOP', word: 'medif_missing', detail: carrier }]
    if (form.outcome === 'UNFIT') return [{ level: 'STOP', word: 'unfit_to_fly' }]
    if (form.decision === 'REFUSED') return [{ level: 'STOP', word: 'medif_refused', detail: carrier }]
    const findings: MedifFinding[] = []
    if (form.validUntil !== null && form.validUntil < journey.lastDepartureOn)
      findings.push({ level: 'STOP', word: 'medif_expired', detail: form.validUntil })
    if (form.decision === null) findings.push({ level: stage === 'LIST' ? 'STOP' : 'WARN', word: 'medif_undecided', detail: carrier })
    if (form.submittedOn === null && minutesBetween(now, journey.firstDepartureAt) < terms.submitHours * 60)
      findings.push({ level: 'WARN', word: 'medif_late', detail: carrier })
    if (!isEscorted(form.escort, escort)) findings.push({ level: 'STOP', word: 'medif_needs_escort', detail: form.escort ?? '' })
    return findings
  })
}

const enough: Record<MedifEscort, readonly EscortKind[] | undefined> = {
  NONE: undefined,
  ATTENDANT: ['OPERATIONAL', 'FAMILY', 'CHILD', 'MEDICAL_NURSE', 'MEDICAL_DOCTOR'],
  NURSE: ['MEDICAL_NURSE', 'MEDICAL_DOCTOR'],
  DOCTOR: ['MEDICAL_DOCTOR'],
}

function isEscorted(wanted: MedifEscort | null, escort: EscortKind | null): boolean {
  const kinds = wanted === null ? undefined : enough[wanted]
  return kinds === undefined || (escort !== null && kinds.includes(escort))
}
