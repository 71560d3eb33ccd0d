/** News of a journey from where we have no desk. Our own airports tell theirs through the transit room. */
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { type Result, refuse } from '#domain/kit/result.ts'
import type * as contracts from '#domain/movements/journey-contract.ts'
import type { Work } from '#server/kit/transaction.ts'
import { recordPassengerState, type StateRefusal } from './actions.ts'

export async function recordJourney(
  work: Work,
  input: InputOf<typeof contracts.recordJourney>,
): Promise<Result<OutputOf<typeof contracts.recordJourney>, StateRefusal | 'in_the_future'>> {
  if (input.at > work.now) return refuse('in_the_future')
  return recordPassengerState(work, input.movementId, input.caseId, input.state, input.at)
}
