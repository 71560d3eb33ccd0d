/** What crosses the wire about asking for seats. Quotes and their choice are in quote-contract.ts, tickets and costs in ticket-contract.ts, payers in payer-contract.ts. */
import { z } from 'zod'
import { CaseId } from '#domain/cases/words.ts'
import { command, page, paging, query } from '#domain/kit/contract.ts'
import { Day, Instant } from '#domain/kit/day.ts'
import { Currency, MinorUnits } from '#domain/kit/money.ts'
import { AirportCode } from '#domain/kit/place.ts'
import { MovementId, Payer, RequestId, Ssr, TravelRequest } from '#domain/movements/words.ts'
import { PersonId } from '#domain/people/words.ts'
import { Loan, Offer, OfferStatus, Payment, TicketingTerms } from './payer-words.ts'
import { Coupon, Ticket } from './ticket-words.ts'
import {
  Choice,
  MismatchWord,
  PrintedName,
  ProjectCode,
  Quote,
  TicketEscortKind,
  TicketPassenger,
  TicketRequest,
  TicketRequestId,
  TicketRequestStatus,
  Weekday,
} from './words.ts'

/** A request as a list shows it: no name in it. */
export const TicketRequestLine = TicketRequest.pick({
  id: true,
  caseId: true,
  publicRef: true,
  kind: true,
  status: true,
  fromPlace: true,
  toPlace: true,
  earliestOn: true,
  latestOn: true,
  dueAt: true,
})
  .extend({
    caseRef: z.string(),
    persons: z.int(),
    quotes: z.int(),
    payers: z.array(Payer),
    /** Of the quote that was taken. */
    reportMinor: MinorUnits.nullable(),
    reportCurrency: Currency.nullable(),
    offerStatus: OfferStatus.nullable(),
  })
  .meta({ id: 'TicketRequestLine' })
export type TicketRequestLine = z.infer<typeof TicketRequestLine>

/** Whoever may not read people is not told who they are, nor what help they need. */
export const SeenPassenger = TicketPassenger.extend({
  surname: z.string().nullable(),
  givenNames: z.string().nullable(),
  /** They turn two or twelve within the window: their fare depends on the flight. */
  bandMayChange: z.boolean(),
}).meta({ id: 'SeenTicketPassenger' })
export type SeenPassenger = z.infer<typeof SeenPassenger>

export const ComparedQuote = Quote.extend({
  durationMin: z.int(),
  mismatches: z.array(MismatchWord),
  cheapest: z.boolean(),
  fastest: z.boolean(),
  expired: z.boolean(),
}).meta({ id: 'ComparedQuote' })
export type ComparedQuote = z.infer<typeof ComparedQuote>

export const TicketFile = Ticket.extend({ checkDigit: z.int(), coupons: z.array(Coupon) }).meta({ id: 'TicketFile' })
export type TicketFile = z.infer<typeof TicketFile>

export const TicketRequestFile = z
  .object({
    request: TicketRequest,
    caseRef: z.string(),
    passengers: z.array(SeenPassenger),
    quotes: z.array(ComparedQuote),
    choice: Choice.nullable(),
    tickets: z.array(TicketFile),
    offer: Offer.nullable(),
    payments: z.array(Payment),
    loan: Loan.nullable(),
    /** What the seats of those who borrow come to, as approved. */
    loanAmountMinor: MinorUnits.nullable(),
    escorts: z.array(TicketRequestLine),
    /** The movements on which the case has seats: tickets are issued for one of them. */
    journeys: z.array(z.object({ movementId: MovementId, publicRef: z.string(), startsAt: Instant, flights: z.array(z.string()) })),
    /** Those of the family who could sign a loan. */
    adults: z.array(z.object({ personId: PersonId, surname: z.string().nullable(), givenNames: z.string().nullable() })),
    terms: TicketingTerms.nullable(),
  })
  .meta({ id: 'TicketRequestFile' })
export type TicketRequestFile = z.infer<typeof TicketRequestFile>

export const requestTickets = command({
  name: 'ticketing.request_tickets',
  path: '/api/ticketing/cases/:caseId/requests',
  summary: 'Asks for seats on what a family wishes: who, under which name, who pays for each, and what the carrier must know',
  input: z.object({
    id: TicketRequestId.optional(),
    caseId: CaseId,
    travelRequestId: RequestId,
    /** Every member who travels, when left out. */
    passengers: z
      .array(
        z.object({
          personId: PersonId,
          /** Who pays for this seat; the payer of the family's request when left out. */
          payer: Payer.optional(),
          surname: PrintedName.optional(),
          givenNames: PrintedName.optional(),
          ssr: z.array(Ssr).max(12).optional(),
          bagsPieces: z.int().min(0).max(20).default(0),
          bagsKg: z.int().min(0).max(400).default(0),
        }),
      )
      .min(1)
      .max(60)
      .optional(),
    projectCode: ProjectCode.optional(),
    wbs: z.string().trim().min(1).max(40).optional(),
    donor: z.string().trim().min(1).max(80).optional(),
    transitPreferred: z.array(AirportCode).max(10).default([]),
    transitForbidden: z.array(AirportCode).max(20).default([]),
    avoidDays: z.array(Weekday).max(6).default([]),
    daylightArrival: z.boolean().default(false),
    minConnectionMin: z.int().min(0).max(2880).optional(),
    minConnectionReason: z.string().trim().min(5).max(300).optional(),
    medifRef: z.string().trim().min(2).max(40).optional(),
  }),
  output: TicketRequestFile,
  refusals: [
    'case_ended',
    'on_hold',
    'unknown_airport',
    'travel_request_closed',
    'tickets_already_asked',
    'ticket_after_critical_day',
    'nobody_travels',
    'not_member',
    'passenger_twice',
    'name_not_latin',
    'ticket_name_differs',
    'transit_contradiction',
    'connection_reason_missing',
    'medif_reference_missing',
    'project_missing',
    'no_terms_today',
    'id_taken',
  ],
})

export const requestEscortSeats = command({
  name: 'ticketing.request_escort_seats',
  path: '/api/ticketing/requests/:requestId/escorts',
  summary: 'Asks for the seats of those who go along, apart from the family and with their way back',
  input: z.object({
    id: TicketRequestId.optional(),
    requestId: TicketRequestId,
    escorts: z
      .array(
        z.object({
          surname: PrintedName.refine((name) => name !== '', { error: 'name_not_latin' }),
          givenNames: PrintedName,
          sex: z.enum(['F', 'M', 'X']),
          escortKind: TicketEscortKind,
          bagsPieces: z.int().min(0).max(20).default(1),
          bagsKg: z.int().min(0).max(400).default(23),
        }),
      )
      .min(1)
      .max(12),
    payer: Payer,
    returnEarliestOn: Day,
    returnLatestOn: Day,
  }),
  output: TicketRequestFile,
  refusals: ['request_closed', 'escorts_of_escorts', 'return_before_journey', 'window_backwards', 'project_missing', 'id_taken'],
})

export const listTicketRequests = query({
  name: 'ticketing.list_requests',
  path: '/api/ticketing/requests',
  summary: 'Requests for seats that stand where they stand, the most pressing first',
  input: z.object({ ...paging, status: TicketRequestStatus.default('OPEN') }),
  output: page(TicketRequestLine),
})

export const getTicketRequest = query({
  name: 'ticketing.get_request',
  path: '/api/ticketing/requests/:requestId',
  summary: 'One request with its quotes side by side, the choice, the tickets and who pays',
  input: z.object({ requestId: TicketRequestId }),
  output: TicketRequestFile,
})

export const cancelTicketRequest = command({
  name: 'ticketing.cancel_request',
  path: '/api/ticketing/requests/:requestId/cancel',
  summary: 'Gives up a request of which nobody holds a ticket',
  input: z.object({ requestId: TicketRequestId, reason: z.string().trim().min(3).max(300) }),
  output: TicketRequestFile,
  refusals: ['request_closed', 'tickets_still_living', 'refund_the_payer_first'],
})

/** What the desk needs to offer to ask: the family's own requests beside those for tickets. */
export const CaseTickets = z
  .object({
    travelRequests: z.array(TravelRequest),
    requests: z.array(TicketRequestLine),
    tickets: z.array(TicketFile.extend({ surname: z.string().nullable(), givenNames: z.string().nullable() })),
  })
  .meta({ id: 'CaseTickets' })
export type CaseTickets = z.infer<typeof CaseTickets>

export const getCaseTickets = query({
  name: 'ticketing.get_case_tickets',
  path: '/api/ticketing/cases/:caseId',
  summary: 'What was asked for a case, the requests for seats and the tickets',
  input: z.object({ caseId: CaseId }),
  output: CaseTickets,
})

export const getMovementTickets = query({
  name: 'ticketing.get_movement_tickets',
  path: '/api/ticketing/movements/:movementId',
  summary: 'The tickets of everybody on a movement',
  input: z.object({ movementId: MovementId }),
  output: CaseTickets.pick({ tickets: true }),
})
