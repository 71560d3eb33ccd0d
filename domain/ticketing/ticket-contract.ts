/** What crosses the wire about tickets and money: issue, coupons, exchange, refund, and the costs of a journey with their totals. */
import { z } from 'zod'
import { CaseId } from '#domain/cases/words.ts'
import { command, download, page, paging, query } from '#domain/kit/contract.ts'
import { Day } from '#domain/kit/day.ts'
import { Currency, MinorUnits } from '#domain/kit/money.ts'
import { AirportCode } from '#domain/kit/place.ts'
import { BookingRef, LocalDateTime, MovementId, PassengerState, Payer } from '#domain/movements/words.ts'
import { PersonId } from '#domain/people/words.ts'
import { TicketRequestFile } from './contract.ts'
import {
  AgencyCode,
  Cost,
  CostId,
  CostTotals,
  Coupon,
  CouponStatus,
  Ticket,
  TicketId,
  TypedNature,
  TypedTicketNumber,
} from './ticket-words.ts'
import { ProjectCode, rateFields, TicketPassengerId, TicketRequestId } from './words.ts'

const amount = MinorUnits.min(0).max(1e12)

export const issueTickets = command({
  name: 'ticketing.issue_tickets',
  path: '/api/ticketing/requests/:requestId/issue',
  summary: 'Writes the tickets that the carrier issued at the approved fare, for the flights on which the family has seats',
  input: z.object({
    requestId: TicketRequestId,
    movementId: MovementId,
    bookingRef: BookingRef,
    agency: AgencyCode.optional(),
    tickets: z
      .array(z.object({ passengerId: TicketPassengerId, ticketNo: TypedTicketNumber }))
      .min(1)
      .max(60),
    /** For escorts: the flights that bring them back, in the times of the airports. */
    returnFlights: z
      .array(
        z.object({
          flight: z
            .string()
            .trim()
            .toUpperCase()
            .regex(/^[A-Z0-9]{2}\d{1,4}[A-Z]?$/, { error: 'flight_number' }),
          fromPlace: AirportCode,
          departsLocal: LocalDateTime,
          toPlace: AirportCode,
          arrivesLocal: LocalDateTime,
        }),
      )
      .max(4)
      .default([]),
  }),
  output: TicketRequestFile,
  refusals: [
    'not_approved',
    'quote_expired',
    'ticket_missing_for',
    'ticket_number_twice',
    'ticket_number_taken',
    'ticket_check_digit',
    'ticket_prefix_wrong',
    'already_ticketed',
    'not_of_this_request',
    'movement_elsewhere',
    'outside_window',
    'age_band_changed',
    'return_flight_missing',
    'not_paid',
    'loan_not_signed',
    'loan_amount_differs',
    'not_booked_here',
    'already_departed',
    'unknown_airport',
    'local_time_does_not_exist',
    'arrives_before_it_leaves',
    'seat_needs_mending',
  ],
})

export const moveCoupon = command({
  name: 'ticketing.move_coupon',
  path: '/api/ticketing/tickets/:ticketId/coupons/:seq',
  summary: 'What the carrier’s system says of one coupon; exchange, refund and void are of the whole ticket',
  input: z.object({ ticketId: TicketId, seq: z.coerce.number().int().min(1), to: CouponStatus }),
  output: z.object({ coupons: z.array(Coupon) }),
  refusals: ['ticket_settled', 'coupon_cannot_move', 'coupon_moves_with_ticket'],
})

const living = ['ticket_settled', 'coupons_in_use', 'nothing_left_to_fly'] as const

export const claimRefund = command({
  name: 'ticketing.claim_refund',
  path: '/api/ticketing/tickets/:ticketId/claim',
  summary: 'The carrier was asked for the money of what was not flown',
  input: z.object({ ticketId: TicketId }),
  output: Ticket,
  refusals: [...living, 'still_on_board', 'already_claimed'],
})

export const recordRefund = command({
  name: 'ticketing.record_refund',
  path: '/api/ticketing/tickets/:ticketId/refund',
  summary: 'What came back of a ticket, and what the carrier kept',
  input: z.object({ ticketId: TicketId, amountMinor: amount, keptMinor: amount, note: z.string().trim().max(300).optional() }),
  output: Ticket,
  refusals: [...living, 'still_on_board', 'refund_does_not_add_up'],
})

export const voidTicket = command({
  name: 'ticketing.void_ticket',
  path: '/api/ticketing/tickets/:ticketId/void',
  summary: 'Strikes a ticket out on the day of its issue; nothing was paid, and another may be issued',
  input: z.object({ ticketId: TicketId }),
  output: Ticket,
  refusals: [...living, 'void_only_same_day', 'void_of_exchanged'],
})

export const exchangeTicket = command({
  name: 'ticketing.exchange_ticket',
  path: '/api/ticketing/tickets/:ticketId/exchange',
  summary: 'The worth of a ticket goes into a new one; what is more is paid, what is less comes back or is lost',
  input: z.object({
    ticketId: TicketId,
    ticketNo: TypedTicketNumber,
    bookingRef: BookingRef.optional(),
    /** The flights of the new ticket, when they are of another movement. */
    movementId: MovementId.optional(),
    baseMinor: amount,
    taxesMinor: amount,
    /** The carrier’s fee for the change. */
    feeMinor: amount.default(0),
    /** The part that was flown already. */
    usedMinor: amount.default(0),
    residue: z.enum(['REFUND', 'KEPT']).default('KEPT'),
  }),
  output: Ticket,
  refusals: [
    ...living,
    'used_does_not_fit',
    'exchange_over_ceiling',
    'ticket_number_taken',
    'ticket_check_digit',
    'ticket_prefix_wrong',
    'movement_elsewhere',
    'not_booked_here',
    'already_departed',
    'seat_needs_mending',
  ],
})

export const UnusedTicket = Ticket.pick({
  id: true,
  requestId: true,
  caseId: true,
  movementId: true,
  ticketNo: true,
  carrier: true,
  payer: true,
  currency: true,
  totalMinor: true,
  claimFrom: true,
  claimedAt: true,
})
  .extend({
    caseRef: z.string(),
    openCoupons: z.int(),
    coupons: z.int(),
    passengerState: PassengerState.nullable(),
    refundable: z.boolean(),
  })
  .meta({ id: 'UnusedTicket' })
export type UnusedTicket = z.infer<typeof UnusedTicket>

export const listUnused = query({
  name: 'ticketing.list_unused',
  path: '/api/ticketing/unused',
  summary: 'Money to claim back: tickets with coupons nobody flew on, the oldest first',
  input: z.object({ ...paging }),
  output: page(UnusedTicket),
})

// ── costs ──

export const addCost = command({
  name: 'ticketing.add_cost',
  path: '/api/ticketing/costs',
  summary: 'One amount that a journey cost, of a case or of a whole movement; a refund counts the other way',
  input: z.object({
    id: CostId.optional(),
    caseId: CaseId.optional(),
    movementId: MovementId.optional(),
    personId: PersonId.optional(),
    nature: TypedNature,
    payer: Payer,
    projectCode: ProjectCode.optional(),
    currency: Currency,
    amountMinor: MinorUnits.min(1).max(1e12),
    ...rateFields,
    note: z.string().trim().max(300).optional(),
  }),
  output: Cost,
  refusals: [
    'cost_of_nothing',
    'not_booked_here',
    'not_member',
    'rate_missing',
    'rate_without_need',
    'day_in_the_future',
    'no_terms_today',
    'id_taken',
  ],
})

export const strikeCost = command({
  name: 'ticketing.strike_cost',
  path: '/api/ticketing/costs/:costId/strike',
  summary: 'Takes a wrong amount out of the sums, with its reason; the line stays readable',
  input: z.object({ costId: CostId, reason: z.string().trim().min(5).max(300) }),
  output: Cost,
  refusals: ['cost_struck_already', 'cost_follows_its_ticket'],
})

/** The newest lines, the sums of all, and the currency in which the office adds up today. */
export const CostFile = z
  .object({ costs: z.array(Cost), totals: z.array(CostTotals), reportCurrency: Currency.nullable() })
  .meta({ id: 'CostFile' })
export type CostFile = z.infer<typeof CostFile>

export const getCaseCosts = query({
  name: 'ticketing.get_case_costs',
  path: '/api/ticketing/cases/:caseId/costs',
  summary: 'What a case cost, line by line and added up',
  input: z.object({ caseId: CaseId }),
  output: CostFile,
})

export const getMovementCosts = query({
  name: 'ticketing.get_movement_costs',
  path: '/api/ticketing/movements/:movementId/costs',
  summary: 'What a movement cost, added up, and for each person who flew',
  input: z.object({ movementId: MovementId }),
  output: CostFile,
})

const between = { from: Day, to: Day }

export const projectTotals = query({
  name: 'ticketing.project_totals',
  path: '/api/ticketing/project-totals',
  summary: 'What journeys cost each project between two days',
  input: z.object({ ...between }),
  output: z.object({
    projects: z.array(z.object({ projectCode: z.string().nullable(), reportCurrency: Currency, minor: MinorUnits, lines: z.int() })),
  }),
})

export const costsCsv = download({
  name: 'ticketing.costs_csv',
  path: '/api/ticketing/costs.csv',
  summary: 'The cost lines between two days as a table: codes and sums, nobody’s name',
  input: z.object({ ...between, projectCode: ProjectCode.optional() }),
  produces: ['text/csv'],
})
