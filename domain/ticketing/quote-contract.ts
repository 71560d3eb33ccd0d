/** What crosses the wire about quotes: what carriers offer, the one that is taken, and the second person's answer. */
import { z } from 'zod'
import { command } from '#domain/kit/contract.ts'
import { Instant } from '#domain/kit/day.ts'
import { Currency, MinorUnits } from '#domain/kit/money.ts'
import { AirportCode } from '#domain/kit/place.ts'
import { LocalDateTime } from '#domain/movements/words.ts'
import { TicketRequestFile } from './contract.ts'
import { ChoiceId, Fare, QuoteId, rateFields, Tariff, TicketRequestId } from './words.ts'

export const addQuote = command({
  name: 'ticketing.add_quote',
  path: '/api/ticketing/requests/:requestId/quotes',
  summary: 'What a carrier offers, for whom, until when and under which conditions; times are those of the airports',
  input: z.object({
    id: QuoteId.optional(),
    requestId: TicketRequestId,
    carrier: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9]{2}$/, { error: 'carrier_code' }),
    fareBasis: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9/]{1,15}$/, { error: 'fare_basis' }),
    tariff: Tariff,
    fares: z.array(Fare).min(1).max(3),
    currency: Currency,
    validUntil: Instant,
    refundable: z.boolean(),
    changeFeeMinor: MinorUnits.min(0).max(1e9).optional(),
    flights: z
      .array(
        z
          .string()
          .trim()
          .toUpperCase()
          .regex(/^[A-Z0-9]{2}\d{1,4}[A-Z]?$/, { error: 'flight_number' }),
      )
      .min(1)
      .max(8),
    via: z.array(AirportCode).max(6).default([]),
    departsLocal: LocalDateTime,
    arrivesLocal: LocalDateTime,
    returnDepartsLocal: LocalDateTime.optional(),
    shortestConnectionMin: z.int().min(0).max(4320).optional(),
    /** For each passenger with a seat. */
    bagsPieces: z.int().min(0).max(10).default(0),
    bagsKg: z.int().min(0).max(200).default(0),
  }),
  output: TicketRequestFile,
  refusals: [
    'request_closed',
    'quote_already_expired',
    'fare_missing_for_band',
    'fare_twice_for_band',
    'fare_for_nobody',
    'unknown_airport',
    'local_time_does_not_exist',
    'arrives_before_it_leaves',
    'id_taken',
  ],
})

export const withdrawQuote = command({
  name: 'ticketing.withdraw_quote',
  path: '/api/ticketing/quotes/:quoteId/withdraw',
  summary: 'The carrier took it back, or it was typed wrongly: it is no longer counted',
  input: z.object({ quoteId: QuoteId }),
  output: TicketRequestFile,
  refusals: ['quote_withdrawn', 'quote_is_chosen', 'request_closed'],
})

export const chooseQuote = command({
  name: 'ticketing.choose_quote',
  path: '/api/ticketing/requests/:requestId/choose',
  summary: 'Takes a quote: at once under the ceiling of the day, above it a second person is asked',
  input: z.object({
    requestId: TicketRequestId,
    quoteId: QuoteId,
    justification: z.string().trim().min(10).max(500).optional(),
    ...rateFields,
  }),
  output: TicketRequestFile,
  refusals: [
    'request_closed',
    'quote_withdrawn',
    'quote_expired',
    'quote_breaks_request',
    'second_quote_missing',
    'price_already_accepted',
    'loan_already_signed',
    'rate_missing',
    'rate_without_need',
    'day_in_the_future',
    'no_terms_today',
    'second_person_on_tickets',
  ],
})

export const approveChoice = command({
  name: 'ticketing.approve_choice',
  path: '/api/ticketing/requests/:requestId/approve',
  summary: 'The second person says yes to the sum they read; the rate of exchange is frozen with it',
  input: z.object({ requestId: TicketRequestId, choiceId: ChoiceId, reportMinor: MinorUnits }),
  output: TicketRequestFile,
  refusals: ['no_choice_proposed', 'second_person_on_tickets', 'choice_changed_since', 'quote_expired', 'quote_withdrawn'],
})

export const sendBackChoice = command({
  name: 'ticketing.send_back_choice',
  path: '/api/ticketing/requests/:requestId/send-back',
  summary: 'The second person says no, with a reason; another quote may be taken',
  input: z.object({ requestId: TicketRequestId, reason: z.string().trim().min(5).max(500) }),
  output: TicketRequestFile,
  refusals: ['no_choice_proposed'],
})
