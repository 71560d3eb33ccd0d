// Commands of the rights of a person over their record, and of the weights of the register, for the explain test.
import { newId } from '#server/kit/transaction.ts'

export function registerInputs(samples: Record<string, string>): [name: string, input: Record<string, unknown>][] {
  const { today, doubleId } = samples
  const office = Number(samples['office'])
  const [request, erasure] = [newId(), newId()]
  return [
    ['people.record_request', { id: request, personId: doubleId, kind: 'ERASURE', channel: 'LETTER', askedOn: today }],
    ['people.propose_erasure', { id: erasure, requestId: request }],
    ['people.confirm_erasure', { erasureId: erasure }],
    ['people.decline_erasure', { erasureId: erasure }],
    ['people.learn_weighing', { office }],
    ['people.use_weighing', { office, weighingId: null }],
  ]
}
