/**
 * Decisions on single clearances that guards do not make: how long one lives when its paper is silent, what a doctor may say of fitness,
 * and whether a booking carries what that demands. Diagnoses never enter here: what is demanded is known, never why (domain.md 1.10).
 */
import type { SpecialNeed } from '#domain/cases/words.ts'
import type { Day } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { PersonId } from '#domain/people/words.ts'
import { endOf } from '#domain/programmes/need-rules.ts'
import type { ValidityWindow } from '#domain/programmes/movement-type-words.ts'
import { type Clearance, type Fitness, type FitOutcome, type GuardBlock, medicalKinds } from './clearance-words.ts'
import type { RequiredClearance } from './guard-rules.ts'
import { type ClearanceNews, type ClearanceRefusal, type MissingClearance, missingClearances, recordClearance } from './rules.ts'
import type { EscortKind, Ssr } from './words.ts'

/** The lines still to be opened; those of some members alone are asked of them alone. */
export function linesToOpen(
  required: readonly RequiredClearance[],
  travelling: readonly PersonId[],
  there: readonly Pick<Clearance, 'kind' | 'personId'>[],
): MissingClearance[] {
  return required.flatMap((one) =>
    missingClearances([one], one.only === undefined ? travelling : travelling.filter((each) => one.only!.includes(each)), there),
  )
}

/** News of a clearance, with the last day that its window gives where neither the paper nor the programme says one. */
export function withWindow(
  is: Pick<Clearance, 'status' | 'validFrom' | 'validUntil'>,
  news: ClearanceNews,
  window: Pick<ValidityWindow, 'months' | 'days'> | undefined,
  today: Day,
): ClearanceNews {
  if (news.status !== 'CLEARED' || news.validUntil !== undefined || window === undefined) return news
  // A clearance that stands keeps its days; one that is cleared anew begins anew.
  if (is.status === 'CLEARED' && is.validUntil !== null) return news
  const from = news.validFrom ?? (is.status === 'CLEARED' ? is.validFrom : null) ?? today
  return { ...news, validUntil: endOf(window, from) }
}

export function isMedical({ kind }: Pick<Clearance, 'kind'>): boolean {
  return medicalKinds.includes(kind)
}

/** Whether a line may be written without a doctor: what a doctor said of fitness is changed by a doctor alone. */
export function isForDoctors({ kind, fitness }: Pick<Clearance, 'kind' | 'fitness'>): boolean {
  return kind === 'MED_FIT_TO_TRAVEL' && fitness !== null
}

const statusOf: Record<FitOutcome, Clearance['status']> = {
  FIT: 'CLEARED',
  FIT_WITH_CONDITIONS: 'CLEARED',
  UNFIT: 'REFUSED',
  POSTPONE: 'PENDING_INFO',
}

export type FitnessSaid = {
  outcome: FitOutcome
  escort: EscortKind | null
  ssr: readonly SpecialNeed[]
  /** Whether something is written for medical staff too: a condition of which nobody else needs to know. */
  hasDetail: boolean
  validFrom?: Day | undefined
  validUntil?: Day | undefined
  issuer?: string | undefined
}
export type FitnessRefusal =
  | 'not_a_fitness_check'
  | 'fit_needs_no_conditions'
  | 'conditions_missing'
  | 'stretcher_needs_escort'
  | Exclude<ClearanceRefusal, 'expired_is_told_by_the_calendar'>

const medicalEscorts: readonly EscortKind[] = ['MEDICAL_DOCTOR', 'MEDICAL_NURSE']

/** A doctor says whether somebody may fly, and what must be seen to. */
export function recordFitness(
  is: Clearance,
  said: FitnessSaid,
  window: Pick<ValidityWindow, 'months' | 'days'> | undefined,
  validityDays: number | undefined,
  today: Day,
): Result<Clearance, FitnessRefusal> {
  if (is.kind !== 'MED_FIT_TO_TRAVEL') return refuse('not_a_fitness_check', { kind: is.kind })
  const conditions = said.escort !== null || said.ssr.length > 0
  if (said.outcome !== 'FIT_WITH_CONDITIONS' && conditions) return refuse('fit_needs_no_conditions', { outcome: said.outcome })
  if (said.outcome === 'FIT_WITH_CONDITIONS' && !conditions && !said.hasDetail) return refuse('conditions_missing')
  // domain.md 1.9: a stretcher goes with a medical escort.
  if (said.ssr.includes('STCR') && (said.escort === null || !medicalEscorts.includes(said.escort))) return refuse('stretcher_needs_escort')

  const news = { status: statusOf[said.outcome], validFrom: said.validFrom, validUntil: said.validUntil, issuer: said.issuer }
  const recorded = recordClearance(
    is,
    withWindow(is, news, validityDays === undefined ? window : { days: validityDays }, today),
    validityDays,
    today,
  )
  if (!recorded.ok) return recorded as Result<never, FitnessRefusal>
  return accept({ ...recorded.value, fitness: { outcome: said.outcome, escort: said.escort, ssr: completed(said.ssr) } })
}

/** A stretcher and oxygen are medical cases for every carrier (domain.md 1.9). */
function completed(ssr: readonly SpecialNeed[]): SpecialNeed[] {
  const medical = ssr.includes('STCR') || ssr.includes('OXYG')
  return [...new Set<SpecialNeed>([...ssr, ...(medical ? (['MEDA'] as const) : [])])]
}

export type DemandedSeat = { personId: PersonId; ssr: readonly Pick<Ssr, 'code'>[]; escortKind: EscortKind | null }

/** What the fitness checks demand and these seats lack (M138): with it G2 stops a booking and a manifest. */
export function unmetDemands(
  clearances: readonly Pick<Clearance, 'personId' | 'kind' | 'status' | 'fitness'>[],
  seats: readonly DemandedSeat[],
): GuardBlock[] {
  return seats.flatMap((seat) => {
    const demanded = demandsOn(clearances, seat.personId)
    if (demanded === undefined) return []
    const { personId } = seat
    const blocks: GuardBlock[] = []
    if (demanded.escort !== null && !escortMeets(demanded.escort, seat.escortKind))
      blocks.push({ word: 'escort_demanded', kind: 'MED_FIT_TO_TRAVEL', personId, escort: demanded.escort })
    const lacking = demanded.ssr.filter((code) => !seat.ssr.some((each) => requestMeets(code, each.code)))
    if (lacking.length > 0) blocks.push({ word: 'ssr_demanded', kind: 'MED_FIT_TO_TRAVEL', personId, ssr: lacking })
    return blocks
  })
}

/** What a doctor demands for somebody's journey, while the check stands. */
export function demandsOn(
  clearances: readonly Pick<Clearance, 'personId' | 'kind' | 'status' | 'fitness'>[],
  personId: PersonId,
): Fitness | undefined {
  const found = clearances.find((each) => each.kind === 'MED_FIT_TO_TRAVEL' && each.personId === personId)
  return found?.status === 'CLEARED' && found.fitness !== null ? found.fitness : undefined
}

/** A doctor stands in for a nurse, and either for an escort without medical training; nobody else stands in for another. */
export function escortMeets(demanded: EscortKind, given: EscortKind | null): boolean {
  if (given === demanded) return true
  if (demanded === 'MEDICAL_NURSE') return given === 'MEDICAL_DOCTOR'
  return demanded === 'OPERATIONAL' && given !== null && medicalEscorts.includes(given)
}

/** What is asked of the carrier for somebody: the needs the case knows and what a doctor demands, without asking twice for the same help. */
export function requestsFor(needs: readonly SpecialNeed[], demanded: readonly SpecialNeed[]): SpecialNeed[] {
  const all = [...new Set([...needs, ...demanded])]
  return all.filter((code) => !all.some((other) => other !== code && requestMeets(code, other)))
}

/** From the lightest help to the fullest: who is carried to the seat is helped on the stairs too. */
const wheelchairs = ['WCHR', 'WCHS', 'WCHC']

function requestMeets(demanded: string, given: string): boolean {
  if (given === demanded) return true
  return wheelchairs.includes(demanded) && wheelchairs.indexOf(given) > wheelchairs.indexOf(demanded)
}
