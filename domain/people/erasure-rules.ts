/**
 * When a granted erasure may be carried out, what a law keeps meanwhile, and what is then answered (domain.md 10.2, 10.4, 10.5: two people
 * where something is deleted; GDPR art. 17). Pure: today is an argument. What was carried out cannot be undone, so there is no rule for it.
 */
import { addMonths, type Day } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type { Erasure, Kept, KeptWhat, RetentionDuty } from './erasure-words.ts'
import type { AnswerWhy, RecordRequest, RequestState } from './request-words.ts'

/** The last days that duties count from; null where there was none. */
export type LastDays = { readonly lastPaymentOn: Day | null; readonly lastArrivalOn: Day | null }

/** What is still kept today: each duty in force, with the day until which it runs. */
export function keptOn(today: Day, last: LastDays, duties: readonly RetentionDuty[]): Kept[] {
  return duties
    .filter((duty) => duty.validFrom <= today && (duty.validTo === undefined || duty.validTo >= today))
    .flatMap((duty): Kept[] => {
      const from = duty.after === 'LAST_PAYMENT' ? last.lastPaymentOn : last.lastArrivalOn
      const until = from === null ? null : addMonths(from, 12 * duty.years)
      return until === null || until <= today ? [] : [{ data: duty.data, until, source: duty.source }]
    })
}

export function dutiesOf(kept: readonly Kept[]): KeptWhat[] {
  return [...new Set(kept.map(({ data }) => data))]
}

/** Whatever is kept goes on the day after its duty ends, without anybody having to think of it. */
export function againOn(kept: readonly Kept[]): Day | null {
  return kept.map(({ until }) => until).toSorted()[0] ?? null
}

export type ProposeRefusal = 'not_an_erasure' | 'already_answered' | 'assistance_goes_on' | 'original_not_returned'

/** What must end before a file can be forgotten. */
export type Pending = { readonly activeCases: number; readonly originalsAway: number }

/** Nobody who is being helped loses their file by it: the help ends first, or the request is answered with that reason. */
export function canPropose(
  request: Pick<RecordRequest, 'kind' | 'state'>,
  { activeCases, originalsAway }: Pending,
): Result<null, ProposeRefusal> {
  if (request.kind !== 'ERASURE') return refuse('not_an_erasure')
  if (request.state !== 'OPEN') return refuse('already_answered')
  if (activeCases > 0) return refuse('assistance_goes_on', { count: activeCases })
  // Once the chain of hands is gone nobody could say whose paper it is: it goes back first.
  return originalsAway > 0 ? refuse('original_not_returned', { count: originalsAway }) : accept(null)
}

/** Four eyes: the database holds the same rule (people_erasure_second_person). */
export function canConfirm(
  erasure: Pick<Erasure, 'state' | 'fourEyes' | 'proposedBy'>,
  account: string,
): Result<null, 'not_proposed' | 'own_proposal'> {
  if (erasure.state !== 'PROPOSED') return refuse('not_proposed')
  return erasure.fourEyes && erasure.proposedBy === account ? refuse('own_proposal') : accept(null)
}

/** Until it is carried out the person may change their mind, and a colleague may stop it. */
export function canDecline(erasure: Pick<Erasure, 'state'>): Result<null, 'not_proposed'> {
  return erasure.state === 'PROPOSED' || erasure.state === 'CONFIRMED' ? accept(null) : refuse('not_proposed')
}

/** What the person is told: everything went, or a law keeps a part for a time. */
export function answerOf(kept: readonly unknown[]): { state: Extract<RequestState, 'GRANTED' | 'PARTLY'>; why: AnswerWhy } {
  return kept.length === 0 ? { state: 'GRANTED', why: 'DONE' } : { state: 'PARTLY', why: 'LEGAL_DUTY_TO_KEEP' }
}
