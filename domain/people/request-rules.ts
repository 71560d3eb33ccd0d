/** By when a request about one's own record is answered, and which answers there are. GDPR art. 12(3) and (4), 15 to 21; domain.md 10.2, 10.3. */
import { addMonths, type Day } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type { AnswerWhy, RecordRequest, RequestKind, RequestState } from './request-words.ts'

/** One month from the day it was asked; two more, once, when it is said why before the month is over. */
export const answerMonths = 1
export const extensionMonths = 2

export function dueOn(askedOn: Day): Day {
  return addMonths(askedOn, answerMonths)
}

export function receive(askedOn: Day, today: Day): Result<{ dueOn: Day }, 'in_the_future'> {
  return askedOn > today ? refuse('in_the_future', { field: 'askedOn' }) : accept({ dueOn: dueOn(askedOn) })
}

type Standing = Pick<RecordRequest, 'state' | 'askedOn' | 'dueOn' | 'extendedWhy'>

export function extend(
  request: Standing,
  today: Day,
): Result<{ dueOn: Day }, 'already_answered' | 'already_extended' | 'too_late_to_extend'> {
  if (request.state !== 'OPEN') return refuse('already_answered')
  if (request.extendedWhy !== null) return refuse('already_extended')
  if (today > request.dueOn) return refuse('too_late_to_extend', { dueOn: request.dueOn })
  return accept({ dueOn: addMonths(request.askedOn, answerMonths + extensionMonths) })
}

/** Which reason goes with which answer: a refusal without a reason the law knows is none. */
const reasons: Record<Exclude<RequestState, 'OPEN'>, readonly AnswerWhy[]> = {
  GRANTED: ['DONE'],
  PARTLY: ['LEGAL_DUTY_TO_KEEP', 'HARM_TO_OTHERS', 'ONGOING_ASSISTANCE'],
  REFUSED: ['LEGAL_DUTY_TO_KEEP', 'HARM_TO_OTHERS', 'ONGOING_ASSISTANCE', 'NOT_WRONG', 'IDENTITY_NOT_SHOWN'],
  WITHDRAWN: ['PERSON_CHANGED_MIND'],
}

export function answer(
  request: Standing & { readonly kind: RequestKind },
  state: RequestState,
  why: AnswerWhy,
): Result<null, 'already_answered' | 'reason_does_not_fit' | 'erase_to_grant'> {
  if (request.state !== 'OPEN') return refuse('already_answered')
  // Nobody is told that they are forgotten before they are: the answer follows the deed.
  if (request.kind === 'ERASURE' && state === 'GRANTED') return refuse('erase_to_grant')
  if (state === 'OPEN' || !reasons[state].includes(why)) return refuse('reason_does_not_fit', { state, why })
  // What was never wrong is an answer to a correction only.
  if (why === 'NOT_WRONG' && request.kind !== 'CORRECTION') return refuse('reason_does_not_fit', { state, why })
  return accept(null)
}
