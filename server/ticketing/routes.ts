/** Contract ↔ permission ↔ action. Money that comes in or goes out is for finance; above the ceiling somebody else than the booker says yes. */
import * as requests from '#domain/ticketing/contract.ts'
import * as payers from '#domain/ticketing/payer-contract.ts'
import * as quotes from '#domain/ticketing/quote-contract.ts'
import * as tickets from '#domain/ticketing/ticket-contract.ts'
import { type Route, route } from '#server/kit/route.ts'
import {
  cancelTicketRequest,
  getCaseTickets,
  getMovementTickets,
  getTicketRequest,
  listTicketRequests,
  requestEscortSeats,
  requestTickets,
} from './actions.ts'
import { listUnused, moveCoupon } from './coupon-actions.ts'
import { addCost, costsCsv, getCaseCosts, getMovementCosts, projectTotals, strikeCost } from './cost-actions.ts'
import { cancelLoan, draftLoan, notePdf, signLoan } from './loan-actions.ts'
import { confirmEligible, receiptPdf, recordAcceptance, recordPayment, refundPayment, tellPrice } from './payer-actions.ts'
import { addQuote, approveChoice, chooseQuote, sendBackChoice, withdrawQuote } from './quote-actions.ts'
import { claimRefund, exchangeTicket, recordRefund, voidTicket } from './refund-actions.ts'
import { issueTickets } from './ticket-actions.ts'

export const ticketingRoutes: Route[] = [
  route(requests.listTicketRequests, 'ticketing.read', listTicketRequests),
  route(requests.getTicketRequest, 'ticketing.read', getTicketRequest),
  route(requests.getCaseTickets, 'ticketing.read', getCaseTickets),
  route(requests.getMovementTickets, 'ticketing.read', getMovementTickets),
  route(requests.requestTickets, 'ticketing.book', requestTickets),
  route(requests.requestEscortSeats, 'ticketing.book', requestEscortSeats),
  route(requests.cancelTicketRequest, 'ticketing.book', cancelTicketRequest),
  route(quotes.addQuote, 'ticketing.book', addQuote),
  route(quotes.withdrawQuote, 'ticketing.book', withdrawQuote),
  route(quotes.chooseQuote, 'ticketing.book', chooseQuote),
  route(quotes.approveChoice, 'ticketing.approve', approveChoice),
  route(quotes.sendBackChoice, 'ticketing.approve', sendBackChoice),

  route(tickets.issueTickets, 'ticketing.book', issueTickets),
  route(tickets.moveCoupon, 'ticketing.book', moveCoupon),
  route(tickets.exchangeTicket, 'ticketing.book', exchangeTicket),
  route(tickets.voidTicket, 'ticketing.book', voidTicket),
  route(tickets.listUnused, 'ticketing.read', listUnused),
  route(tickets.claimRefund, 'ticketing.book', claimRefund),
  route(tickets.recordRefund, 'ticketing.pay', recordRefund),

  route(tickets.addCost, 'ticketing.book', addCost),
  route(tickets.strikeCost, 'ticketing.pay', strikeCost),
  route(tickets.getCaseCosts, 'ticketing.read', getCaseCosts),
  route(tickets.getMovementCosts, 'ticketing.read', getMovementCosts),
  route(tickets.projectTotals, 'ticketing.read', projectTotals),
  route(tickets.costsCsv, 'ticketing.read', costsCsv),

  route(payers.confirmEligible, 'ticketing.book', confirmEligible),
  route(payers.tellPrice, 'ticketing.book', tellPrice),
  route(payers.recordAcceptance, 'ticketing.book', recordAcceptance),
  route(payers.recordPayment, 'ticketing.pay', recordPayment),
  route(payers.refundPayment, 'ticketing.pay', refundPayment),
  route(payers.receiptPdf, 'ticketing.read', receiptPdf),
  route(payers.draftLoan, 'ticketing.book', draftLoan),
  route(payers.signLoan, 'ticketing.book', signLoan),
  route(payers.cancelLoan, 'ticketing.book', cancelLoan),
  route(payers.notePdf, 'ticketing.book', notePdf),
]
