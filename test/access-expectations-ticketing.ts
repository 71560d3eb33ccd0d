// Who may do what with seats, tickets and their money. Read beside access-expectations.ts.
import type { Role } from '#domain/access/roles.ts'
import type { Expectation } from './access-expectations.ts'

const readers: readonly Role[] = ['MOVEMENT_AGENT', 'TRAVEL_BOOKER', 'CASE_SUPERVISOR', 'FINANCE', 'AUDITOR']
const bookers: readonly Role[] = ['MOVEMENT_AGENT', 'TRAVEL_BOOKER']
const approvers: readonly Role[] = ['CASE_SUPERVISOR', 'FINANCE']
const cashiers: readonly Role[] = ['FINANCE']
const today = new Date().toISOString().slice(0, 10)
const days = { from: '2026-01-01', to: '2030-12-31' }
const reason = 'Because the test asks'
const later = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString()
const paid = { amountMinor: 100, mode: 'CASH', reference: 'R-2', payerName: 'Daniel Exemple', paidOn: today }

export const ticketingExpectations: Record<string, Expectation> = {
  'ticketing.list_requests': { who: readers, input: () => ({ limit: '200' }), shows: (w) => w.ticketRequest },
  'ticketing.get_request': { who: readers, on: 'ticketRequest', input: (w) => ({ requestId: w.ticketRequest }) },
  'ticketing.get_case_tickets': { who: readers, on: 'case', input: (w) => ({ caseId: w.case }) },
  'ticketing.get_movement_tickets': { who: readers, on: 'movement', input: (w) => ({ movementId: w.movement }) },
  'ticketing.request_tickets': { who: bookers, on: 'case', input: (w) => ({ caseId: w.case, travelRequestId: w.wish }) },
  'ticketing.request_escort_seats': {
    who: bookers,
    on: 'ticketRequest',
    input: (w) => ({
      requestId: w.ticketRequest,
      escorts: [{ surname: 'ESCORTE', givenNames: 'PAUL', sex: 'M', escortKind: 'OPERATIONAL' }],
      payer: 'GOV',
      returnEarliestOn: w.flightOn,
      returnLatestOn: w.flightOn,
    }),
  },
  'ticketing.cancel_request': { who: bookers, on: 'ticketRequest', input: (w) => ({ requestId: w.ticketRequest, reason }) },
  'ticketing.add_quote': {
    who: bookers,
    on: 'ticketRequest',
    input: (w) => ({
      requestId: w.ticketRequest,
      carrier: 'AF',
      fareBasis: 'Y',
      tariff: 'PUBLISHED',
      fares: [{ ptc: 'ADT', baseMinor: 1, taxesMinor: 0 }],
      currency: 'EUR',
      validUntil: later(5),
      refundable: false,
      flights: ['AF1'],
      departsLocal: `${w.flightOn}T08:00`,
      arrivesLocal: `${w.flightOn}T20:00`,
    }),
  },
  'ticketing.withdraw_quote': { who: bookers, on: 'quote', input: (w) => ({ quoteId: w.quote }) },
  'ticketing.choose_quote': {
    who: bookers,
    on: 'ticketRequest',
    input: (w) => ({ requestId: w.ticketRequest, quoteId: w.quote, justification: 'Nobody else flies there' }),
  },
  'ticketing.approve_choice': {
    who: approvers,
    on: 'ticketRequest',
    input: (w) => ({ requestId: w.ticketRequest, choiceId: w.choice, reportMinor: 0 }),
  },
  'ticketing.send_back_choice': { who: approvers, on: 'ticketRequest', input: (w) => ({ requestId: w.ticketRequest, reason }) },

  'ticketing.issue_tickets': {
    who: bookers,
    on: 'ticketRequest',
    input: (w) => ({
      requestId: w.ticketRequest,
      movementId: w.movement,
      bookingRef: 'AB12CD',
      tickets: [{ passengerId: w.seat, ticketNo: '0571234567890' }],
    }),
  },
  'ticketing.move_coupon': { who: bookers, on: 'ticket', input: (w) => ({ ticketId: w.ticket, seq: '1', to: 'C' }) },
  'ticketing.exchange_ticket': {
    who: bookers,
    on: 'ticket',
    input: (w) => ({ ticketId: w.ticket, ticketNo: '0571234567897', baseMinor: 1, taxesMinor: 0 }),
  },
  'ticketing.void_ticket': { who: bookers, on: 'ticket', input: (w) => ({ ticketId: w.ticket }) },
  'ticketing.claim_refund': { who: bookers, on: 'ticket', input: (w) => ({ ticketId: w.ticket }) },
  'ticketing.record_refund': { who: cashiers, on: 'ticket', input: (w) => ({ ticketId: w.ticket, amountMinor: 0, keptMinor: 0 }) },
  'ticketing.list_unused': { who: readers, input: () => ({ limit: '200' }), shows: (w) => w.ticket },

  'ticketing.add_cost': {
    who: bookers,
    on: 'case',
    input: (w) => ({ caseId: w.case, nature: 'MEALS', payer: 'GOV', currency: 'EUR', amountMinor: 100 }),
  },
  'ticketing.strike_cost': { who: cashiers, on: 'cost', input: (w) => ({ costId: w.cost, reason }) },
  'ticketing.get_case_costs': { who: readers, on: 'case', input: (w) => ({ caseId: w.case }) },
  'ticketing.get_movement_costs': { who: readers, on: 'movement', input: (w) => ({ movementId: w.movement }) },
  'ticketing.project_totals': { who: readers, input: () => days },
  'ticketing.costs_csv': { who: readers, input: () => days, shows: (w) => w.caseRef },

  'ticketing.confirm_eligible': { who: bookers, on: 'ticketRequest', input: (w) => ({ requestId: w.ticketRequest, checks: ['VISA'] }) },
  'ticketing.tell_price': { who: bookers, on: 'ticketRequest', input: (w) => ({ requestId: w.ticketRequest }) },
  'ticketing.record_acceptance': {
    who: bookers,
    on: 'ticketRequest',
    input: (w) => ({
      requestId: w.ticketRequest,
      totalMinor: 100,
      acceptedName: 'Daniel Exemple',
      acceptedHow: 'SIGNED',
      acceptedLanguage: 'fr',
      acceptedOn: today,
    }),
  },
  'ticketing.record_payment': { who: cashiers, on: 'ticketRequest', input: (w) => ({ requestId: w.ticketRequest, ...paid }) },
  'ticketing.refund_payment': { who: cashiers, on: 'ticketRequest', input: (w) => ({ requestId: w.ticketRequest, ...paid }) },
  'ticketing.receipt_pdf': { who: readers, on: 'payment', input: (w) => ({ paymentId: w.payment }) },
  'ticketing.draft_loan': {
    who: bookers,
    on: 'ticketRequest',
    input: (w) => ({ requestId: w.ticketRequest, borrowers: [w.person], instalments: [{ dueOn: '2030-01-01', amountMinor: 1 }] }),
  },
  'ticketing.sign_loan': {
    who: bookers,
    on: 'ticketRequest',
    input: (w) => ({ requestId: w.ticketRequest, language: 'fr', signedOn: today }),
  },
  'ticketing.cancel_loan': { who: bookers, on: 'ticketRequest', input: (w) => ({ requestId: w.ticketRequest, reason }) },
  'ticketing.note_pdf': { who: bookers, on: 'loan', input: (w) => ({ loanId: w.loan }) },
}
