// What the explain test commands of the airport desk beside its tasks: a mishap to its end, a shift, news of flights.
import { newId } from '#server/kit/transaction.ts'
import type { Samples } from './explain-samples.ts'

/** After a mishap was opened and before it is closed: `mishapId` is the open one. */
export function mishapInputs(samples: Samples, mishapId: string): [name: string, input: Record<string, unknown>][] {
  const { now, today } = samples
  const costId = newId()
  return [
    ['transit.describe_mishap', { mishapId, doneAt: now, delayMinutes: 200, cause: 'Brouillard' }],
    ['transit.add_mishap_cost', { id: costId, mishapId, nature: 'MEALS', minor: 1500, currency: 'EUR', paidBy: 'OFFICE', spentOn: today }],
    ['transit.cancel_mishap_cost', { costId }],
    ['transit.send_claim', { mishapId }],
    ['transit.settle_claim', { mishapId, status: 'PAID' }],
    ['transit.acknowledge_told', { toldId: newId() }],
  ]
}

export function deskInputs(samples: Samples): [name: string, input: Record<string, unknown>][] {
  const { airport, now, today } = samples
  const shiftId = newId()
  return [
    ['transit.plan_shift', { id: shiftId, airport, on: today, from: '00:00', until: '12:00', agents: [samples['accountId']] }],
    ['transit.cancel_shift', { shiftId }],
    ['transit.close_shift', { shiftId, noteId: newId(), text: 'Rien à signaler', doneAt: now }],
    ['transit.take_flight_news', { airport, fileId: samples['fileId'] }],
  ]
}
