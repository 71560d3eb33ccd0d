/** What crosses the wire about suspected pairs: the work list, one pair, a decision, and the look for new ones. */
import { z } from 'zod'
import { OfficeId } from '#domain/access/words.ts'
import { command, page, paging, query } from '#domain/kit/contract.ts'
import { PairDecision, PairId, PairLine, PairSaying, PairState, SuspectedPair } from './pair-words.ts'

export const listPairs = query({
  name: 'people.list_pairs',
  path: '/api/people/pairs',
  summary: 'Files that may be one person, those that wait longest first',
  input: z.object({ ...paging, state: PairState.default('OPEN') }),
  output: page(PairLine),
})

export const getPair = query({
  name: 'people.get_pair',
  path: '/api/people/pairs/:pairId',
  summary: 'A suspected pair with all that was said of it, newest first',
  input: z.object({ pairId: PairId }),
  output: z.object({ pair: PairLine, decisions: z.array(PairDecision) }),
})

export const decidePair = command({
  name: 'people.decide_pair',
  path: '/api/people/pairs/:pairId/decide',
  summary: 'Says of a pair: same, not same, later, or takes the decision back',
  input: z.object({ pairId: PairId, decision: PairSaying }),
  output: SuspectedPair,
  refusals: ['already_decided', 'not_decided'],
})

export const findPairs = command({
  name: 'people.find_pairs',
  path: '/api/people/pairs/find',
  summary: 'Compares the persons entered or changed since the last look with everybody on file',
  input: z.object({ office: OfficeId.optional() }),
  output: z.object({ compared: z.int(), found: z.int(), more: z.boolean() }),
  refusals: ['not_your_office', 'which_office'],
})
