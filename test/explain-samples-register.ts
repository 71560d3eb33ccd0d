// Commands of the rights of a person over their record, and of the weights of the register, for the explain test.
import { newId } from '#server/kit/transaction.ts'

/** Nobody of a generated office has asked anything about their record yet: one who has travelled does. */
export const registerQueries: Record<string, string> = {
  requestId: `insert into people_request (id, person_id, office, compartment, kind, channel, asked_on, due_on, received_by, created_at)
    select gen_random_uuid(), p.person_id, p.office, p.compartment, 'ERASURE', 'LETTER', current_date, current_date + 30, gen_random_uuid(), now()
    from movements_passenger p where p.office = $1 and p.compartment = 0 order by p.id desc limit 1 returning id`,
}

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
