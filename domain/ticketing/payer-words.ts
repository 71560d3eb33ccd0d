/**
 * The nouns of those who pay themselves or promise to pay back: the offer of a self-payer, its payments, the travel loan, and the dated
 * terms of the office (domain.md 1.16, 7.2). Nothing here decides.
 */
import { z } from 'zod'
import { CaseId } from '#domain/cases/words.ts'
import { Day, Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { Currency, MinorUnits } from '#domain/kit/money.ts'
import { LanguageCode } from '#domain/kit/place.ts'
import { AgeBand } from '#domain/movements/words.ts'
import { PersonId } from '#domain/people/words.ts'
import { Tariff, TicketPassengerId, TicketRequestId } from './words.ts'

export const OfferId = Id.brand<'OfferId'>().meta({ id: 'OfferId' })
export type OfferId = z.infer<typeof OfferId>
export const PaymentId = Id.brand<'PaymentId'>().meta({ id: 'PaymentId' })
export type PaymentId = z.infer<typeof PaymentId>
export const LoanId = Id.brand<'LoanId'>().meta({ id: 'LoanId' })
export type LoanId = z.infer<typeof LoanId>

/** domain.md 7.2, in the order of the journey; the last two end it. */
export const OfferStatus = z
  .enum(['ASKED', 'ELIGIBLE_TRAVEL', 'QUOTED', 'AWAITING_PAYMENT', 'PAID', 'BOOKED', 'TRAVELLED', 'HANDED_OVER', 'CANCELLED', 'REFUNDED'])
  .meta({ id: 'OfferStatus' })
export type OfferStatus = z.infer<typeof OfferStatus>

/** What is looked at before a price is told. */
export const OfferCheck = z.enum(['IDENTITY', 'VISA', 'FAMILY'])
export type OfferCheck = z.infer<typeof OfferCheck>

export const FeeCode = z.enum(['SERVICE_ADT', 'SERVICE_CHD', 'SERVICE_INF']).meta({ id: 'FeeCode' })
export type FeeCode = z.infer<typeof FeeCode>

/** A line of the fee table as it stood on the day the price was told. */
export const ChargedFee = z.object({ passengerId: TicketPassengerId, code: FeeCode, amountMinor: MinorUnits })
export type ChargedFee = z.infer<typeof ChargedFee>

export const AcceptedHow = z.enum(['SIGNED', 'LETTER', 'EMAIL'])
export type AcceptedHow = z.infer<typeof AcceptedHow>

export const Offer = z
  .object({
    id: OfferId,
    requestId: TicketRequestId,
    caseId: CaseId,
    status: OfferStatus,
    checks: z.array(OfferCheck),
    currency: Currency.nullable(),
    faresMinor: MinorUnits.nullable(),
    fees: z.array(ChargedFee),
    feesMinor: MinorUnits.nullable(),
    totalMinor: MinorUnits.nullable(),
    toldAt: Instant.nullable(),
    validUntil: Instant.nullable(),
    acceptedName: z.string().nullable(),
    acceptedHow: AcceptedHow.nullable(),
    acceptedLanguage: LanguageCode.nullable(),
    acceptedOn: Day.nullable(),
    paidMinor: MinorUnits,
    refundedMinor: MinorUnits,
  })
  .meta({ id: 'Offer' })
export type Offer = z.infer<typeof Offer>

export const PayMode = z.enum(['BANK', 'CARD', 'CASH', 'CHEQUE', 'MOBILE_MONEY', 'VOUCHER']).meta({ id: 'PayMode' })
export type PayMode = z.infer<typeof PayMode>

export const Payment = z
  .object({
    id: PaymentId,
    offerId: OfferId,
    kind: z.enum(['PAYMENT', 'REFUND']),
    amountMinor: MinorUnits,
    currency: Currency,
    mode: PayMode,
    /** Of the bank or the cash book. */
    reference: z.string(),
    payerName: z.string(),
    receiptNo: z.string(),
    paidOn: Day,
  })
  .meta({ id: 'Payment' })
export type Payment = z.infer<typeof Payment>

export const Instalment = z.object({ dueOn: Day, amountMinor: MinorUnits.min(1) }).meta({ id: 'Instalment' })
export type Instalment = z.infer<typeof Instalment>

export const LoanStatus = z.enum(['DRAFT', 'SIGNED', 'CANCELLED']).meta({ id: 'LoanStatus' })
export type LoanStatus = z.infer<typeof LoanStatus>

/** The note (FR: reconnaissance de dette) by which adults of the family promise to pay their journey back. */
export const Loan = z
  .object({
    id: LoanId,
    requestId: TicketRequestId,
    caseId: CaseId,
    publicRef: z.string(),
    amountMinor: MinorUnits,
    currency: Currency,
    instalments: z.array(Instalment),
    borrowers: z.array(PersonId),
    status: LoanStatus,
    /** In which it was read to them and signed. */
    language: LanguageCode.nullable(),
    signedOn: Day.nullable(),
  })
  .meta({ id: 'Loan' })
export type Loan = z.infer<typeof Loan>

/**
 * What an office charges, allows and asks for, for the days on which it stood: dated configuration (packs/fees), because no public
 * figure was found (domain.md 1.16).
 */
export const TicketingTerms = z
  .strictObject({
    validFrom: Day,
    validTo: Day.optional(),
    source: z.string().min(1),
    /** True until the office has put its own figures in place of the examples. */
    demonstration: z.boolean(),
    /** In which costs are added up, fees are charged and the ceiling is said. */
    reportCurrency: Currency,
    /** Above it a second person approves (E243). */
    approvalCeilingMinor: MinorUnits.min(0),
    /** Fewer need a justification (E241). */
    quotesMin: z.int().min(1).max(9),
    fees: z.array(z.strictObject({ code: FeeCode, ptc: AgeBand, amountMinor: MinorUnits.min(0) })),
    baggage: z.array(z.strictObject({ tariff: Tariff, pieces: z.int().min(0), kgEach: z.int().min(0) })),
    /** Hours of the day in which an arrival is by daylight, on the clock of the airport. */
    daylight: z.strictObject({ from: z.int().min(0).max(23), until: z.int().min(1).max(24) }),
    /** Hours after the last arrival from which an open coupon is money to claim back. */
    claimAfterHours: z.int().min(0),
  })
  .meta({ id: 'TicketingTerms' })
export type TicketingTerms = z.infer<typeof TicketingTerms>
