/**
 * The nouns of asking for seats (FR: demande de billet, domain.md 1.7): the request, who is on it, the quotes of carriers, and the
 * quote that was taken. Tickets and costs are in ticket-words.ts, self-payers and loans in payer-words.ts. Nothing here decides.
 */
import { z } from 'zod'
import { AccountId } from '#domain/access/words.ts'
import { CaseId } from '#domain/cases/words.ts'
import { Day, Instant, TimeZone } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { Currency, MinorUnits } from '#domain/kit/money.ts'
import { AirportCode } from '#domain/kit/place.ts'
import { AgeBand, EscortKind, Payer, RequestId, Ssr } from '#domain/movements/words.ts'
import { DocumentId, PersonId } from '#domain/people/words.ts'

export const TicketRequestId = Id.brand<'TicketRequestId'>().meta({ id: 'TicketRequestId' })
export type TicketRequestId = z.infer<typeof TicketRequestId>
export const TicketPassengerId = Id.brand<'TicketPassengerId'>().meta({ id: 'TicketPassengerId' })
export type TicketPassengerId = z.infer<typeof TicketPassengerId>
export const QuoteId = Id.brand<'QuoteId'>().meta({ id: 'QuoteId' })
export type QuoteId = z.infer<typeof QuoteId>
export const ChoiceId = Id.brand<'ChoiceId'>().meta({ id: 'ChoiceId' })
export type ChoiceId = z.infer<typeof ChoiceId>

/** Seats for a family, or for those who go with it and come back. */
export const RequestKind = z.enum(['FAMILY', 'ESCORT'])
export type RequestKind = z.infer<typeof RequestKind>

/** OPEN: quotes are looked for. PROPOSED: one is chosen and a second person is asked. APPROVED: tickets may be issued. */
export const TicketRequestStatus = z.enum(['OPEN', 'PROPOSED', 'APPROVED', 'ISSUED', 'CANCELLED']).meta({ id: 'TicketRequestStatus' })
export type TicketRequestStatus = z.infer<typeof TicketRequestStatus>

export const TicketTitle = z.enum(['MR', 'MRS', 'MSTR', 'MISS', 'MX'])
export type TicketTitle = z.infer<typeof TicketTitle>

/** A name as tickets print it: A to Z, space and hyphen (E110). */
export const PrintedName = z
  .string()
  .trim()
  .toUpperCase()
  .max(60)
  .regex(/^([A-Z]+([ -][A-Z]+)*)?$/, { error: 'name_not_latin' })
  .meta({ id: 'PrintedName' })

/** Monday is 1. */
export const Weekday = z.int().min(1).max(7)

export const ProjectCode = z
  .string()
  .trim()
  .regex(/^[A-Z]\d{2}[a-z]?$/, { error: 'project_code' })
  .meta({ id: 'ProjectCode' })

/** A person who flies because they are of the case, so a carrier's own service for children is none of them. */
export const TicketEscortKind = EscortKind.exclude(['CARRIER_UM'])
export type TicketEscortKind = z.infer<typeof TicketEscortKind>

export const TicketPassenger = z
  .object({
    id: TicketPassengerId,
    requestId: TicketRequestId,
    /** Null for an escort, who has no file here. */
    personId: PersonId.nullable(),
    payer: Payer,
    surname: z.string(),
    givenNames: z.string(),
    title: TicketTitle,
    /** What carriers count them as, on every day of the window. */
    ptc: AgeBand,
    /** The travel document the carrier announces them with. */
    documentId: DocumentId.nullable(),
    escortKind: TicketEscortKind.nullable(),
    ssr: z.array(Ssr),
    bagsPieces: z.int(),
    bagsKg: z.int(),
  })
  .meta({ id: 'TicketPassenger' })
export type TicketPassenger = z.infer<typeof TicketPassenger>

export const TicketRequest = z
  .object({
    id: TicketRequestId,
    caseId: CaseId,
    office: z.int(),
    compartment: z.int(),
    publicRef: z.string(),
    kind: RequestKind,
    /** What the family asked for: places, window and payer come from there. */
    travelRequestId: RequestId,
    escortsRequestId: TicketRequestId.nullable(),
    fromPlace: AirportCode,
    toPlace: AirportCode,
    earliestOn: Day,
    latestOn: Day,
    oneWay: z.boolean(),
    returnEarliestOn: Day.nullable(),
    returnLatestOn: Day.nullable(),
    projectCode: z.string().nullable(),
    wbs: z.string().nullable(),
    donor: z.string().nullable(),
    transitPreferred: z.array(AirportCode),
    transitForbidden: z.array(AirportCode),
    avoidDays: z.array(Weekday),
    daylightArrival: z.boolean(),
    /** Less than the table of connecting times asks for, or more; with its reason. */
    minConnectionMin: z.int().nullable(),
    minConnectionReason: z.string().nullable(),
    medifRef: z.string().nullable(),
    status: TicketRequestStatus,
    /** By when the next thing must be done: a quote that ends, or the last day of the window. */
    dueAt: Instant,
    cancelledReason: z.string().nullable(),
    requestedBy: AccountId,
    requestedAt: Instant,
  })
  .meta({ id: 'TicketRequest' })
export type TicketRequest = z.infer<typeof TicketRequest>

export const Tariff = z.enum(['MIGRANT', 'PUBLISHED', 'CHARTER']).meta({ id: 'Tariff' })
export type Tariff = z.infer<typeof Tariff>

/** What one passenger of an age band pays. */
export const Fare = z
  .object({ ptc: AgeBand, baseMinor: MinorUnits.min(0).max(1e11), taxesMinor: MinorUnits.min(0).max(1e11) })
  .meta({ id: 'Fare' })
export type Fare = z.infer<typeof Fare>

export const Quote = z
  .object({
    id: QuoteId,
    requestId: TicketRequestId,
    carrier: z.string(),
    fareBasis: z.string(),
    tariff: Tariff,
    fares: z.array(Fare),
    /** Of everybody on the request together. */
    baseMinor: MinorUnits,
    taxesMinor: MinorUnits,
    totalMinor: MinorUnits,
    currency: Currency,
    /** The ticketing time limit: after it the carrier lets the seats go. */
    validUntil: Instant,
    refundable: z.boolean(),
    /** For each passenger; null where no change is possible. */
    changeFeeMinor: MinorUnits.nullable(),
    flights: z.array(z.string()),
    via: z.array(AirportCode),
    departsAt: Instant,
    fromZone: TimeZone,
    arrivesAt: Instant,
    toZone: TimeZone,
    returnDepartsAt: Instant.nullable(),
    shortestConnectionMin: z.int().nullable(),
    bagsPieces: z.int(),
    bagsKg: z.int(),
    quotedBy: AccountId,
    quotedAt: Instant,
    withdrawnAt: Instant.nullable(),
  })
  .meta({ id: 'Quote' })
export type Quote = z.infer<typeof Quote>

/** Where a quote does not fit the request. The first four keep it from being taken; the others are for the reader to weigh. */
export const MismatchWord = z.enum([
  'OUTSIDE_WINDOW',
  'TRANSIT_FORBIDDEN',
  'CONNECTION_SHORT',
  'RETURN_MISSING',
  'AVOIDED_DAY',
  'NIGHT_ARRIVAL',
  'NOT_BY_PREFERRED',
  'BAGS_BELOW',
])
export type MismatchWord = z.infer<typeof MismatchWord>

/** The quote that was taken, the rate of exchange that was frozen with it, and the two people. */
export const Choice = z
  .object({
    id: ChoiceId,
    requestId: TicketRequestId,
    quoteId: QuoteId,
    /** Why one quote was enough (E241). */
    justification: z.string().nullable(),
    totalMinor: MinorUnits,
    currency: Currency,
    /** Millionths of the report currency for one unit of the quote's. */
    rateMicro: z.int().positive(),
    rateSource: z.string().nullable(),
    rateOn: Day.nullable(),
    reportCurrency: Currency,
    reportMinor: MinorUnits,
    /** Above it a second person approves; null where none stands for the day, and then always. */
    ceilingMinor: MinorUnits.nullable(),
    proposedBy: AccountId,
    proposedAt: Instant,
    approvedBy: AccountId.nullable(),
    approvedAt: Instant.nullable(),
  })
  .meta({ id: 'Choice' })
export type Choice = z.infer<typeof Choice>

/** A rate as somebody reads it off a published table. */
export const rateFields = {
  rateMicro: z
    .int()
    .min(1)
    .max(1e12)
    .optional()
    .meta({ description: 'Millionths of the report currency for one unit; absent for the same currency' }),
  rateSource: z.string().trim().min(3).max(120).optional(),
  rateOn: Day.optional(),
}
