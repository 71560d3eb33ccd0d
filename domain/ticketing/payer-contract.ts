/** What crosses the wire about those who pay themselves or borrow: eligibility, price, acceptance, payment, money back, the loan and its note. */
import { z } from 'zod'
import { command, download } from '#domain/kit/contract.ts'
import { Day } from '#domain/kit/day.ts'
import { MinorUnits } from '#domain/kit/money.ts'
import { LanguageCode } from '#domain/kit/place.ts'
import { PersonId } from '#domain/people/words.ts'
import { TicketRequestFile } from './contract.ts'
import { AcceptedHow, Instalment, LoanId, OfferCheck, PaymentId, PayMode } from './payer-words.ts'
import { TicketRequestId } from './words.ts'

const name = z
  .string()
  .trim()
  .min(2)
  .max(160)
  .regex(/^\P{Cc}*$/u, { error: 'one_line' })
const reference = z.string().trim().min(2).max(60)

export const confirmEligible = command({
  name: 'ticketing.confirm_eligible',
  path: '/api/ticketing/requests/:requestId/confirm-eligible',
  summary: 'Identity, visa and family were seen: the self-payer may be told a price',
  input: z.object({ requestId: TicketRequestId, checks: z.array(OfferCheck).max(3) }),
  output: TicketRequestFile,
  refusals: ['no_self_payer', 'offer_moved_on', 'checks_missing'],
})

export const tellPrice = command({
  name: 'ticketing.tell_price',
  path: '/api/ticketing/requests/:requestId/price',
  summary: 'The approved fare of those who pay themselves, with the fees of the dated table',
  input: z.object({ requestId: TicketRequestId }),
  output: TicketRequestFile,
  refusals: ['no_self_payer', 'offer_moved_on', 'not_approved', 'quote_expired', 'fee_currency_differs', 'no_terms_today'],
})

export const recordAcceptance = command({
  name: 'ticketing.record_acceptance',
  path: '/api/ticketing/requests/:requestId/acceptance',
  summary: 'They said yes in writing, to the price that was told',
  input: z.object({
    requestId: TicketRequestId,
    totalMinor: MinorUnits,
    acceptedName: name,
    acceptedHow: AcceptedHow,
    acceptedLanguage: LanguageCode,
    acceptedOn: Day,
  }),
  output: TicketRequestFile,
  refusals: ['no_self_payer', 'offer_moved_on', 'price_changed', 'quote_expired', 'day_in_the_future'],
})

const money = { amountMinor: MinorUnits.min(1).max(1e12), mode: PayMode, reference, payerName: name, paidOn: Day }

export const recordPayment = command({
  name: 'ticketing.record_payment',
  path: '/api/ticketing/requests/:requestId/payment',
  summary: 'The self-payer paid: exactly what was accepted, once',
  input: z.object({ requestId: TicketRequestId, ...money }),
  output: TicketRequestFile,
  refusals: ['no_self_payer', 'nothing_to_pay', 'payment_not_equal', 'day_in_the_future'],
})

export const refundPayment = command({
  name: 'ticketing.refund_payment',
  path: '/api/ticketing/requests/:requestId/pay-back',
  summary: 'Money goes back to who paid, never more than they paid',
  input: z.object({ requestId: TicketRequestId, ...money }),
  output: TicketRequestFile,
  refusals: ['no_self_payer', 'nothing_to_give_back', 'refund_over_paid', 'tickets_still_living', 'day_in_the_future'],
})

export const receiptPdf = download({
  name: 'ticketing.receipt_pdf',
  path: '/api/ticketing/payments/:paymentId/receipt.pdf',
  summary: 'The receipt of a payment or of money given back, in French or English',
  input: z.object({ paymentId: PaymentId, language: z.enum(['fr', 'en']).default('fr') }),
  produces: ['application/pdf'],
  refusals: ['print_busy'],
})

export const draftLoan = command({
  name: 'ticketing.draft_loan',
  path: '/api/ticketing/requests/:requestId/loan',
  summary: 'Adults of the family promise to pay their seats back, in instalments that are the loan; a draft may be written again',
  input: z.object({
    requestId: TicketRequestId,
    borrowers: z.array(PersonId).min(1).max(4),
    instalments: z.array(Instalment).min(1).max(60),
  }),
  output: TicketRequestFile,
  refusals: [
    'not_approved',
    'nobody_borrows',
    'loan_already_signed',
    'borrower_not_adult',
    'not_member',
    'schedule_does_not_add_up',
    'schedule_out_of_order',
  ],
})

export const signLoan = command({
  name: 'ticketing.sign_loan',
  path: '/api/ticketing/requests/:requestId/loan/sign',
  summary: 'The note was read to them in their language, and signed',
  input: z.object({ requestId: TicketRequestId, language: LanguageCode, signedOn: Day }),
  output: TicketRequestFile,
  refusals: ['no_loan', 'loan_not_in_draft', 'loan_amount_differs', 'day_in_the_future'],
})

export const cancelLoan = command({
  name: 'ticketing.cancel_loan',
  path: '/api/ticketing/requests/:requestId/loan/cancel',
  summary: 'Gives up a note on which no ticket was bought',
  input: z.object({ requestId: TicketRequestId, reason: z.string().trim().min(5).max(300) }),
  output: TicketRequestFile,
  refusals: ['no_loan', 'loan_not_in_draft', 'tickets_still_living'],
})

export const notePdf = download({
  name: 'ticketing.note_pdf',
  path: '/api/ticketing/loans/:loanId/note.pdf',
  summary: 'The promissory note with its instalments, to be read aloud and signed',
  input: z.object({ loanId: LoanId, language: z.enum(['fr', 'en']).default('fr') }),
  produces: ['application/pdf'],
  refusals: ['print_busy'],
})
