/** What crosses the wire about suspected pairs: the work list, one pair, a decision, and the look for new ones. */
import { z } from 'zod'
import { OfficeId } from '#domain/access/words.ts'
import { command, page, paging, query } from '#domain/kit/contract.ts'
import { PairDecision, PairId, PairLine, PairSaying, PairScan, PairState, SuspectedPair } from './pair-words.ts'

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
  summary: 'Compares those entered or changed last since the night’s look, at most some hundred of them, with everybody on file',
  input: z.object({ office: OfficeId.optional() }),
  output: z.object({ compared: z.int(), found: z.int(), more: z.boolean() }),
  refusals: ['not_your_office', 'which_office'],
})

export const listPairScans = query({
  name: 'people.list_pair_scans',
  path: '/api/people/pair-scans',
  summary: 'How far the night’s look for pairs has come in each of my offices',
  input: z.object({}),
  output: z.object({ items: z.array(PairScan) }),
})
