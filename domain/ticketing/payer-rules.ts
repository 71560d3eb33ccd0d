/**
 * Those who pay themselves: what they are asked for, and in which order it goes, from the question to the hand-over or the money given
 * back; and those who borrow: the loan is exactly their seats, its instalments exactly the loan (domain.md 1.16, 7.2). No clock, no database.
 */
import { majorAmount } from '#domain/kit/currency-digits.ts'
import { addMonths, ageOn, type Day, type Instant } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { ages } from '#domain/movements/ssr-rules.ts'
import type { PassengerState } from '#domain/movements/words.ts'
import { split } from './money-rules.ts'
import {
  type ChargedFee,
  type Instalment,
  type Loan,
  type Offer,
  OfferCheck,
  type OfferStatus,
  type TicketingTerms,
} from './payer-words.ts'
import { sharesOf } from './quote-rules.ts'
import type { Choice, Quote, TicketPassenger } from './words.ts'

export type EligibleRefusal = 'offer_moved_on' | 'checks_missing'

/** Identity, visa and family were seen: a price may be told. */
export function confirmEligible(offer: Pick<Offer, 'status'>, checks: readonly OfferCheck[]): Result<OfferStatus, EligibleRefusal> {
  if (offer.status !== 'ASKED') return refuse('offer_moved_on', { status: offer.status })
  const missing = OfferCheck.options.filter((check) => !checks.includes(check))
  if (missing.length > 0) return refuse('checks_missing', { count: missing.length })
  return accept('ELIGIBLE_TRAVEL')
}

export type Price = { faresMinor: number; fees: ChargedFee[]; feesMinor: number; totalMinor: number; currency: Offer['currency'] & string }
export type PriceRefusal = 'offer_moved_on' | 'not_approved' | 'quote_expired' | 'fee_currency_differs'

/** Their seats at the approved fare, and the fees of the dated table for each of them. */
export function tellPrice(
  offer: Pick<Offer, 'status'>,
  approved: { choice: Choice; quote: Quote } | undefined,
  passengers: readonly TicketPassenger[],
  terms: Pick<TicketingTerms, 'fees' | 'reportCurrency'>,
  now: Instant,
): Result<Price, PriceRefusal> {
  if (offer.status !== 'ELIGIBLE_TRAVEL' && offer.status !== 'QUOTED') return refuse('offer_moved_on', { status: offer.status })
  if (approved === undefined || approved.choice.approvedBy === null) return refuse('not_approved', { status: 'OPEN' })
  if (approved.quote.validUntil <= now) return refuse('quote_expired', { validUntil: approved.quote.validUntil })
  if (approved.choice.reportCurrency !== terms.reportCurrency) return refuse('fee_currency_differs', { currency: terms.reportCurrency })

  const own = passengers.filter(({ payer }) => payer === 'SELF')
  const shares = sharesOf(approved.choice, approved.quote, passengers)
  const faresMinor = own.reduce((sum, { id }) => sum + shares.get(id)!, 0)
  const fees = own.flatMap(({ id, ptc }) =>
    terms.fees
      .filter((fee) => fee.ptc === ptc && fee.amountMinor > 0)
      .map(({ code, amountMinor }) => ({ passengerId: id, code, amountMinor })),
  )
  const feesMinor = fees.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return accept({ faresMinor, fees, feesMinor, totalMinor: faresMinor + feesMinor, currency: terms.reportCurrency })
}

export type AcceptRefusal = 'offer_moved_on' | 'price_changed' | 'quote_expired' | 'day_in_the_future'

/** They said yes in writing, to the price that was told. */
export function acceptPrice(
  offer: Offer,
  asked: { totalMinor: number; acceptedOn: Day },
  today: Day,
  now: Instant,
): Result<OfferStatus, AcceptRefusal> {
  if (offer.status !== 'QUOTED') return refuse('offer_moved_on', { status: offer.status })
  if (asked.totalMinor !== offer.totalMinor) return refuse('price_changed', due(offer))
  if (offer.validUntil !== null && offer.validUntil <= now) return refuse('quote_expired', { validUntil: offer.validUntil })
  if (asked.acceptedOn > today) return refuse('day_in_the_future', { day: asked.acceptedOn })
  return accept('AWAITING_PAYMENT')
}

export type PayRefusal = 'nothing_to_pay' | 'payment_not_equal' | 'day_in_the_future'

/** One payment, of exactly what was accepted. */
export function recordPayment(offer: Offer, asked: { amountMinor: number; paidOn: Day }, today: Day): Result<OfferStatus, PayRefusal> {
  if (offer.status !== 'AWAITING_PAYMENT') return refuse('nothing_to_pay', { status: offer.status })
  if (asked.amountMinor !== offer.totalMinor) return refuse('payment_not_equal', due(offer))
  if (asked.paidOn > today) return refuse('day_in_the_future', { day: asked.paidOn })
  return accept('PAID')
}

export type PayBackRefusal = 'nothing_to_give_back' | 'refund_over_paid' | 'tickets_still_living' | 'day_in_the_future'

/** Money goes back to who paid, never more than they paid, and not while they hold a ticket for it. */
export function payBack(
  offer: Offer,
  asked: { amountMinor: number; paidOn: Day },
  holdsTickets: boolean,
  today: Day,
): Result<OfferStatus, PayBackRefusal> {
  const left = offer.paidMinor - offer.refundedMinor
  if (left <= 0) return refuse('nothing_to_give_back')
  if (holdsTickets) return refuse('tickets_still_living')
  if (asked.amountMinor > left)
    return refuse('refund_over_paid', { left: majorAmount({ minor: left, currency: offer.currency! }), currency: offer.currency })
  if (asked.paidOn > today) return refuse('day_in_the_future', { day: asked.paidOn })
  return accept('REFUNDED')
}

function due(offer: Offer): { due: number; currency: string } {
  return { due: majorAmount({ minor: offer.totalMinor!, currency: offer.currency! }), currency: offer.currency! }
}

/** How an offer follows the journey of its family; undefined when the news says nothing new. */
export function offerAfter(status: OfferStatus, state: PassengerState): OfferStatus | undefined {
  if (state === 'ARRIVED' && status === 'BOOKED') return 'TRAVELLED'
  if (state === 'HANDED_OVER' && (status === 'BOOKED' || status === 'TRAVELLED')) return 'HANDED_OVER'
  return undefined
}

// ── loans ──

/** What the seats of those who borrow come to; zero when nobody does. */
export function loanAmount(choice: Choice, quote: Quote, passengers: readonly TicketPassenger[]): number {
  const shares = sharesOf(choice, quote, passengers)
  return passengers.filter(({ payer }) => payer === 'LOAN').reduce((sum, { id }) => sum + shares.get(id)!, 0)
}

/** Equal instalments a month apart, the last with what rounding left: together the loan, to the cent. */
export function scheduleOf(amountMinor: number, count: number, firstDueOn: Day): Instalment[] {
  return split(
    amountMinor,
    Array.from({ length: count }, () => 1),
  ).map((part, at) => ({ dueOn: addMonths(firstDueOn, at), amountMinor: part }))
}

export type LoanRefusal =
  | 'not_approved'
  | 'nobody_borrows'
  | 'loan_already_signed'
  | 'borrower_not_adult'
  | 'not_member'
  | 'schedule_does_not_add_up'
  | 'schedule_out_of_order'

/** Adults of the family promise to pay back their seats, in instalments that are the loan. */
export function draftLoan(
  facts: {
    approved: { choice: Choice; quote: Quote } | undefined
    passengers: readonly TicketPassenger[]
    before: Pick<Loan, 'status'> | undefined
    members: readonly { personId: string; bornOn: Day | null }[]
  },
  asked: { borrowers: readonly string[]; instalments: readonly Instalment[] },
  today: Day,
): Result<{ amountMinor: number }, LoanRefusal> {
  const { approved, before } = facts
  if (before?.status === 'SIGNED') return refuse('loan_already_signed')
  if (approved === undefined || approved.choice.approvedBy === null) return refuse('not_approved', { status: 'OPEN' })
  const amountMinor = loanAmount(approved.choice, approved.quote, facts.passengers)
  if (amountMinor === 0) return refuse('nobody_borrows')
  for (const borrower of asked.borrowers) {
    const member = facts.members.find(({ personId }) => personId === borrower)
    if (member === undefined) return refuse('not_member', { person: borrower })
    if (member.bornOn === null || ageOn(member.bornOn, today) < ages.adult) return refuse('borrower_not_adult', { person: borrower })
  }
  const given = asked.instalments.reduce((sum, instalment) => sum + instalment.amountMinor, 0)
  const currency = approved.choice.reportCurrency
  if (given !== amountMinor)
    return refuse('schedule_does_not_add_up', {
      given: majorAmount({ minor: given, currency }),
      amount: majorAmount({ minor: amountMinor, currency }),
      currency,
    })
  const days = asked.instalments.map(({ dueOn }) => dueOn)
  if (days.some((on, at) => on < today || (at > 0 && on <= days[at - 1]!))) return refuse('schedule_out_of_order')
  return accept({ amountMinor })
}

export type SignRefusal = 'loan_not_in_draft' | 'loan_amount_differs' | 'day_in_the_future'

/** The note was read to them in their language, and signed. */
export function signLoan(
  loan: Pick<Loan, 'status' | 'amountMinor'>,
  amountNow: number,
  signedOn: Day,
  today: Day,
): Result<true, SignRefusal> {
  if (loan.status !== 'DRAFT') return refuse('loan_not_in_draft', { status: loan.status })
  if (loan.amountMinor !== amountNow) return refuse('loan_amount_differs')
  if (signedOn > today) return refuse('day_in_the_future', { day: signedOn })
  return accept(true)
}

/** A note is given up only while no ticket was bought on it. */
export function canCancelLoan(
  loan: Pick<Loan, 'status'>,
  holdsTickets: boolean,
): Result<true, 'loan_not_in_draft' | 'tickets_still_living'> {
  if (loan.status === 'CANCELLED') return refuse('loan_not_in_draft', { status: loan.status })
  if (holdsTickets) return refuse('tickets_still_living')
  return accept(true)
}
