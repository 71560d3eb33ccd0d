/** The nouns of what was bought: the ticket, its coupons, and every amount that a journey cost (domain.md 1.7, 1.16, 2.4). Nothing here decides. */
import { z } from 'zod'
import { AccountId } from '#domain/access/words.ts'
import { CaseId } from '#domain/cases/words.ts'
import { Day, Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { Currency, MinorUnits } from '#domain/kit/money.ts'
import { AgeBand, LegId, MovementId, Payer } from '#domain/movements/words.ts'
import { PersonId } from '#domain/people/words.ts'
import { ChoiceId, TicketPassengerId, TicketRequestId } from './words.ts'

export const TicketId = Id.brand<'TicketId'>().meta({ id: 'TicketId' })
export type TicketId = z.infer<typeof TicketId>
export const CouponId = Id.brand<'CouponId'>().meta({ id: 'CouponId' })
export type CouponId = z.infer<typeof CouponId>
export const CostId = Id.brand<'CostId'>().meta({ id: 'CostId' })
export type CostId = z.infer<typeof CostId>

/** Thirteen digits, or fourteen with the check digit of the paper; hyphens and spaces fall away. */
export const TypedTicketNumber = z
  .string()
  .max(20)
  .transform((text) => text.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{13,14}$/, { error: 'ticket_number' }))
  .meta({ id: 'TypedTicketNumber' })

/** The numeric code of the agency that issued. */
export const AgencyCode = z
  .string()
  .trim()
  .regex(/^\d{7,8}$/, { error: 'agency_code' })
  .meta({ id: 'AgencyCode' })

export const TicketStatus = z.enum(['ISSUED', 'EXCHANGED', 'REFUNDED', 'VOID']).meta({ id: 'TicketStatus' })
export type TicketStatus = z.infer<typeof TicketStatus>

/** O open, C checked in, L lifted, F flown, E exchanged, R refunded, V void, S suspended, P printed, X print-exchange (domain.md 1.7). */
export const CouponStatus = z.enum(['O', 'C', 'L', 'F', 'E', 'R', 'V', 'S', 'P', 'X']).meta({ id: 'CouponStatus' })
export type CouponStatus = z.infer<typeof CouponStatus>

export const Coupon = z
  .object({
    id: CouponId,
    ticketId: TicketId,
    seq: z.int(),
    /** Null for the way back of an escort, which is no leg of the family's movement. */
    legId: LegId.nullable(),
    flight: z.string(),
    fromPlace: z.string(),
    toPlace: z.string(),
    departsAt: Instant,
    arrivesAt: Instant,
    status: CouponStatus,
  })
  .meta({ id: 'Coupon' })
export type Coupon = z.infer<typeof Coupon>

export const Ticket = z
  .object({
    id: TicketId,
    requestId: TicketRequestId,
    passengerId: TicketPassengerId,
    caseId: CaseId,
    movementId: MovementId,
    choiceId: ChoiceId,
    ticketNo: z.string(),
    bookingRef: z.string(),
    carrier: z.string(),
    agency: z.string().nullable(),
    ptc: AgeBand,
    payer: Payer,
    currency: Currency,
    baseMinor: MinorUnits,
    taxesMinor: MinorUnits,
    totalMinor: MinorUnits,
    /** Paid for the exchange that made this ticket. */
    feeMinor: MinorUnits,
    /** Of its worth, what the ticket before brought. */
    carriedInMinor: MinorUnits,
    refundedMinor: MinorUnits,
    keptMinor: MinorUnits,
    usedMinor: MinorUnits,
    carriedOnMinor: MinorUnits,
    reportCurrency: Currency,
    rateMicro: z.int(),
    valueReportMinor: MinorUnits,
    cashReportMinor: MinorUnits,
    status: TicketStatus,
    exchangedFrom: TicketId.nullable(),
    /** From then on, open coupons mean money to claim back. */
    claimFrom: Instant,
    claimedAt: Instant.nullable(),
    issuedBy: AccountId,
    issuedAt: Instant,
    settledAt: Instant.nullable(),
  })
  .meta({ id: 'Ticket' })
export type Ticket = z.infer<typeof Ticket>

/** domain.md 1.16, in its order. */
export const CostNature = z
  .enum([
    'TICKET',
    'TAXES',
    'EXCESS_BAGGAGE',
    'VISA_FEE',
    'EXIT_FEE',
    'TRAVEL_DOC_FEE',
    'MEDICAL',
    'ESCORT_PER_DIEM',
    'ESCORT_TICKET',
    'TRANSIT_LODGING',
    'MEALS',
    'GROUND',
    'CHARTER',
    'COMMUNICATION',
    'NFI_KIT',
    'POCKET_MONEY',
    'SERVICE_FEE',
    'REFUND',
  ])
  .meta({ id: 'CostNature' })
export type CostNature = z.infer<typeof CostNature>

/** What somebody may type: fares and taxes come from tickets and from nowhere else. */
export const TypedNature = CostNature.exclude(['TICKET', 'TAXES', 'ESCORT_TICKET'])
export type TypedNature = z.infer<typeof TypedNature>

export const Cost = z
  .object({
    id: CostId,
    caseId: CaseId.nullable(),
    movementId: MovementId.nullable(),
    personId: PersonId.nullable(),
    requestId: TicketRequestId.nullable(),
    ticketId: TicketId.nullable(),
    nature: CostNature,
    payer: Payer,
    projectCode: z.string().nullable(),
    currency: Currency,
    /** Negative for a refund and for nothing else. */
    amountMinor: MinorUnits,
    rateMicro: z.int(),
    rateSource: z.string().nullable(),
    rateOn: Day.nullable(),
    reportCurrency: Currency,
    reportMinor: MinorUnits,
    note: z.string().nullable(),
    recordedOn: Day,
    recordedAt: Instant,
    struckAt: Instant.nullable(),
    struckReason: z.string().nullable(),
  })
  .meta({ id: 'Cost' })
export type Cost = z.infer<typeof Cost>

/** A sum with what it is the sum of; null where the lines have none. */
export const CostSum = z.object({
  nature: CostNature,
  payer: Payer,
  projectCode: z.string().nullable(),
  reportCurrency: Currency,
  reportMinor: MinorUnits,
  lines: z.int(),
})
export type CostSum = z.infer<typeof CostSum>

/** The costs of a journey added up: in all, by nature, payer and project, and for each person who flew. One report currency each. */
export const CostTotals = z
  .object({
    reportCurrency: Currency,
    totalMinor: MinorUnits,
    byNature: z.array(z.object({ nature: CostNature, minor: MinorUnits })),
    byPayer: z.array(z.object({ payer: Payer, minor: MinorUnits })),
    byProject: z.array(z.object({ projectCode: z.string().nullable(), minor: MinorUnits })),
    personsFlown: z.int(),
    /** Whole minor units for each; what does not divide is `remainderMinor`, so that nothing is lost. Null while nobody flew. */
    perPersonMinor: MinorUnits.nullable(),
    remainderMinor: MinorUnits,
  })
  .meta({ id: 'CostTotals' })
export type CostTotals = z.infer<typeof CostTotals>
