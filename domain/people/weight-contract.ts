/** What crosses the wire about the weights of the register: which are in use, what decisions would change, learning, using, going back. */
import { z } from 'zod'
import { OfficeId } from '#domain/access/words.ts'
import { command, query } from '#domain/kit/contract.ts'
import { ReasonWeights, Weighing, WeighingId, WeighingUse } from './weight-words.ts'

const Weighings = z.object({
  office: OfficeId,
  shipped: ReasonWeights,
  inUse: WeighingId.nullable(),
  /** Newest first. */
  weighings: z.array(Weighing),
  uses: z.array(WeighingUse),
  /** Standing decisions on open files that could teach now; of each answer this many are needed. */
  same: z.int(),
  notSame: z.int(),
  needed: z.int(),
  fourEyes: z.boolean(),
})

export const getWeighings = query({
  name: 'people.get_weighings',
  path: '/api/people/weighings',
  summary: 'The weights of the register of an office: shipped, learned, in use and since when, and how many decisions could teach',
  input: z.object({ office: OfficeId }),
  output: Weighings,
})

export const learnWeighing = command({
  name: 'people.learn_weighing',
  path: '/api/people/weighings',
  summary: 'Learns weights from the decisions on pairs and says what they would change; nothing is in use by it',
  input: z.object({ id: WeighingId.optional(), office: OfficeId.optional() }),
  output: Weighing,
  refusals: ['not_your_office', 'which_office', 'too_few_decisions', 'id_taken'],
})

export const useWeighing = command({
  name: 'people.use_weighing',
  path: '/api/people/weighings/use',
  summary: 'Puts a version of the weights to use from now on, or goes back to a former one or to those shipped',
  input: z.object({ office: OfficeId.optional(), weighingId: WeighingId.nullable() }),
  output: WeighingUse,
  refusals: ['not_your_office', 'which_office', 'weights_in_use', 'own_proposal'],
})
