/** What crosses the wire about erasures: what would stay, the proposal, the second person, and what became of it. */
import { z } from 'zod'
import { command, page, paging, query } from '#domain/kit/contract.ts'
import { Id } from '#domain/kit/id.ts'
import { Erasure, ErasureId, ErasureState, Kept } from './erasure-words.ts'
import { RecordRequest } from './request-words.ts'

export const getErasurePlan = query({
  name: 'people.get_erasure_plan',
  path: '/api/people/requests/:requestId/erasure',
  summary: 'What stands in the way of an erasure, what a law would keep and until when, and whether a second person is asked for',
  input: z.object({ requestId: Id }),
  output: z.object({
    /** Cases of this person that are not over, as far as this reader sees: each must end first. */
    activeCases: z.int(),
    /** Originals of their documents that somebody else holds: each goes back first. */
    originalsAway: z.int(),
    /** Files of a family that others are in: they stay theirs. */
    sharedCases: z.int(),
    kept: z.array(Kept),
    fourEyes: z.boolean(),
    erasure: Erasure.nullable(),
  }),
})

export const proposeErasure = command({
  name: 'people.propose_erasure',
  path: '/api/people/requests/:requestId/erase',
  summary: 'Grants a request to be forgotten: carried out in the night, after a second person confirmed it where the office asks for one',
  input: z.object({ id: ErasureId.optional(), requestId: Id }),
  output: Erasure,
  refusals: ['not_an_erasure', 'already_answered', 'assistance_goes_on', 'original_not_returned', 'erasure_proposed_already', 'id_taken'],
})

export const confirmErasure = command({
  name: 'people.confirm_erasure',
  path: '/api/people/erasures/:erasureId/confirm',
  summary: 'A second person confirms an erasure, which is then carried out in the night and cannot be undone',
  input: z.object({ erasureId: ErasureId }),
  output: Erasure,
  refusals: ['not_proposed', 'own_proposal'],
})

export const declineErasure = command({
  name: 'people.decline_erasure',
  path: '/api/people/erasures/:erasureId/decline',
  summary: 'Stops an erasure that was not carried out yet; the request is open again',
  input: z.object({ erasureId: ErasureId }),
  output: Erasure,
  refusals: ['not_proposed'],
})

export const ErasureLine = Erasure.extend({ request: RecordRequest.omit({ detail: true }) }).meta({ id: 'ErasureLine' })
export type ErasureLine = z.infer<typeof ErasureLine>

export const listErasures = query({
  name: 'people.list_erasures',
  path: '/api/people/erasures',
  summary: 'Erasures proposed, confirmed, declined and carried out, newest first: the log of what was forgotten, without a word of it',
  input: z.object({ ...paging, state: ErasureState.optional() }),
  output: page(ErasureLine),
})
