// What the explain test asks and commands of ticketing. Read beside explain-samples.ts.
import { newId } from '#server/kit/transaction.ts'

export const ticketingQueries: Record<string, string> = {
  ticketRequestId: `select id from ticketing_request where status = 'ISSUED' and office = $1 and compartment = 0 limit 1`,
  ticketId: `select id from ticketing_ticket where status = 'ISSUED' and open_coupons > 0 and office = $1 and compartment = 0 limit 1`,
  costId: `select id from ticketing_cost where ticket_id is null and office = $1 and compartment = 0 limit 1`,
  paymentId: `select id from ticketing_payment where office = $1 and compartment = 0 limit 1`,
  loanId: `select id from ticketing_loan where office = $1 and compartment = 0 limit 1`,
}

type Later = (days: number) => string

/** A family that asks, two quotes, one of them taken and bought; what comes after with each of the other commands. */
export function ticketingInputs(samples: Record<string, string>, later: Later): [name: string, input: Record<string, unknown>][] {
  const { today, readyCase, ticketId, planPerson } = samples
  const [wish, request, first, second] = [newId(), newId(), newId(), newId()]
  const quote = {
    requestId: request,
    carrier: 'AF',
    fareBasis: 'YMIGR',
    tariff: 'MIGRANT',
    fares: [{ ptc: 'ADT', baseMinor: 10_000, taxesMinor: 1_000 }],
    currency: 'EUR',
    validUntil: `${later(2)}T10:00:00Z`,
    refundable: true,
    flights: ['AF1'],
    departsLocal: `${later(4)}T08:00`,
    arrivesLocal: `${later(4)}T20:00`,
  }
  const paid = { amountMinor: 100, mode: 'BANK', reference: 'VIR-1', payerName: 'Daniel Exemple', paidOn: today }
  const accepted = { acceptedName: 'Daniel Exemple', acceptedHow: 'EMAIL', acceptedLanguage: 'fr', acceptedOn: today }
  const ticket = { ticketId }
  return [
    [
      'movements.request_travel',
      { id: wish, caseId: readyCase, fromPlace: 'MRS', toPlace: 'IST', earliestOn: later(3), latestOn: later(9), payer: 'SELF' },
    ],
    ['ticketing.request_tickets', { id: request, caseId: readyCase, travelRequestId: wish, projectCode: 'D02' }],
    [
      'ticketing.request_escort_seats',
      {
        requestId: request,
        escorts: [{ surname: 'ESCORTE', givenNames: 'PAUL', sex: 'M', escortKind: 'OPERATIONAL' }],
        payer: 'GOV',
        returnEarliestOn: later(10),
        returnLatestOn: later(12),
      },
    ],
    ['ticketing.add_quote', { id: first, ...quote }],
    ['ticketing.add_quote', { id: second, ...quote, carrier: 'TK' }],
    ['ticketing.withdraw_quote', { quoteId: second }],
    ['ticketing.choose_quote', { requestId: request, quoteId: first, justification: 'Une seule compagnie y va' }],
    ['ticketing.approve_choice', { requestId: request, choiceId: newId(), reportMinor: 1 }],
    ['ticketing.send_back_choice', { requestId: request, reason: 'À revoir' }],
    ['ticketing.confirm_eligible', { requestId: request, checks: ['IDENTITY', 'VISA', 'FAMILY'] }],
    ['ticketing.tell_price', { requestId: request }],
    ['ticketing.record_acceptance', { requestId: request, totalMinor: 100, ...accepted }],
    ['ticketing.record_payment', { requestId: request, ...paid }],
    ['ticketing.refund_payment', { requestId: request, ...paid }],
    ['ticketing.draft_loan', { requestId: request, borrowers: [planPerson], instalments: [{ dueOn: later(60), amountMinor: 100 }] }],
    ['ticketing.sign_loan', { requestId: request, language: 'fr', signedOn: today }],
    ['ticketing.cancel_loan', { requestId: request, reason: 'Payé autrement' }],
    [
      'ticketing.issue_tickets',
      {
        requestId: request,
        movementId: samples['bookedMovement'],
        bookingRef: 'AB12CD',
        tickets: [{ passengerId: newId(), ticketNo: '0571234567890' }],
      },
    ],
    ['ticketing.move_coupon', { ...ticket, seq: 1, to: 'C' }],
    ['ticketing.void_ticket', ticket],
    ['ticketing.exchange_ticket', { ...ticket, ticketNo: '0571234567897', baseMinor: 1, taxesMinor: 0 }],
    ['ticketing.claim_refund', ticket],
    ['ticketing.record_refund', { ...ticket, amountMinor: 1, keptMinor: 0 }],
    ['ticketing.add_cost', { caseId: readyCase, nature: 'MEALS', payer: 'GOV', currency: 'EUR', amountMinor: 100 }],
    ['ticketing.strike_cost', { costId: samples['costId'], reason: 'Saisi deux fois' }],
    ['ticketing.cancel_request', { requestId: request, reason: 'Abandonné' }],
  ]
}
