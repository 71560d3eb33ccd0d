/** What crosses the wire about a journey beyond our own airports: who left, arrived or was received there, told by an officer on the telephone. */
import { z } from 'zod'
import { CaseId } from '#domain/cases/words.ts'
import { command } from '#domain/kit/contract.ts'
import { Instant } from '#domain/kit/day.ts'
import { MovementId } from './words.ts'

export const recordJourney = command({
  name: 'movements.record_journey',
  path: '/api/movements/movements/:movementId/cases/:caseId/journey',
  summary: 'The members of a case boarded, arrived, were received or did not come; the case follows',
  input: z.object({ movementId: MovementId, caseId: CaseId, state: z.enum(['BOARDED', 'ARRIVED', 'HANDED_OVER', 'NO_SHOW']), at: Instant }),
  output: z.object({ moved: z.int() }),
  refusals: ['in_the_future', 'passenger_cancelled', 'not_on_manifest', 'cannot_move', 'on_hold', 'reason_missing'],
})
