/**
 * Tickets and their coupons: whether a number is one, when tickets may be issued, and how coupons move, by hand and with the news of the
 * journey (domain.md 1.7, 2.4). Refunds and exchanges are in refund-rules.ts. No clock, no database.
 */
import { dayAt, type Instant } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { ageBandOf, legDaysOf } from '#domain/movements/ssr-rules.ts'
import type { Leg, PassengerState } from '#domain/movements/words.ts'
import { split } from './money-rules.ts'
import type { LoanStatus, OfferStatus } from './payer-words.ts'
import type { Coupon, CouponStatus, Ticket } from './ticket-words.ts'
import { sharesOf } from './quote-rules.ts'
import type { Choice, Quote, TicketPassenger, TicketPassengerId, TicketRequest } from './words.ts'

export type NumberRefusal = 'ticket_check_digit' | 'ticket_prefix_wrong'

/** The digit that paper tickets carry behind the thirteen: their remainder by seven (domain.md 2.4). */
export function checkDigitOf(thirteen: string): number {
  return Number(BigInt(thirteen) % 7n)
}

/** Thirteen digits that begin as the carrier's do; a fourteenth, when typed, must be the check digit. */
export function checkTicketNumber(typed: string, carrier: string, prefixes: ReadonlyMap<string, string>): Result<string, NumberRefusal> {
  const number = typed.slice(0, 13)
  if (typed.length === 14 && Number(typed[13]) !== checkDigitOf(number))
    return refuse('ticket_check_digit', { number, digit: Number(typed[13]) })
  const prefix = prefixes.get(carrier)
  if (prefix !== undefined && !number.startsWith(prefix)) return refuse('ticket_prefix_wrong', { carrier, prefix })
  return accept(number)
}

/**
 * Which status may follow which; our own design after domain.md 1.7, and the same table as in the database. Flown, exchanged, refunded
 * and void are for ever.
 */
export const couponMoves: Readonly<Record<CouponStatus, readonly CouponStatus[]>> = {
  O: ['C', 'L', 'F', 'E', 'R', 'V', 'S', 'P'],
  C: ['O', 'L', 'F', 'S'],
  L: ['O', 'F'], // taken off the aircraft again, or gone
  S: ['O', 'E', 'R', 'V'],
  P: ['F', 'R', 'X'],
  F: [],
  E: [],
  R: [],
  V: [],
  X: [],
}

/** These happen to a whole ticket: by exchange, refund or void, never coupon by coupon. */
const ofTheTicket: readonly CouponStatus[] = ['E', 'R', 'V', 'X']

/** What still may be flown or claimed back. */
export const openStatuses: readonly CouponStatus[] = ['O', 'C', 'S', 'P']

export type MoveRefusal = 'ticket_settled' | 'coupon_cannot_move' | 'coupon_moves_with_ticket'

/** Somebody reads the airline's system and writes what it says of one coupon. */
export function moveCoupon(
  ticket: Pick<Ticket, 'status'>,
  coupon: Pick<Coupon, 'status'>,
  to: CouponStatus,
): Result<CouponStatus, MoveRefusal> {
  if (ticket.status !== 'ISSUED') return refuse('ticket_settled', { status: ticket.status })
  if (ofTheTicket.includes(to)) return refuse('coupon_moves_with_ticket', { to })
  if (!couponMoves[coupon.status].includes(to)) return refuse('coupon_cannot_move', { from: coupon.status, to })
  return accept(to)
}

export type CouponMove = { id: Coupon['id']; to: CouponStatus }

/**
 * What the news of a passenger says of their coupons. A state is of the journey and not of a leg, so the hour tells how far they came:
 * what landed by then was flown. Late and repeated news move nothing back.
 */
export function followPassenger(coupons: readonly Coupon[], state: PassengerState, at: Instant): CouponMove[] {
  const ahead = coupons.filter(({ status }) => status !== 'F').toSorted((a, b) => a.seq - b.seq)
  const landed = (coupon: Coupon): boolean => coupon.arrivesAt <= at
  switch (state) {
    case 'BOARDED': {
      const next = ahead.find((coupon) => !landed(coupon)) ?? ahead[0]
      return moves([
        ...ahead.filter((coupon) => coupon !== next && landed(coupon)).map(flown),
        ...(next === undefined ? [] : [{ coupon: next, to: 'L' as const }]),
      ])
    }
    case 'CONNECTED': {
      // Whoever changed aircraft flew at least the first leg.
      const done = coupons.filter((coupon) => landed(coupon) || coupon.seq === 1)
      const next = coupons.find((coupon) => !done.includes(coupon))
      return moves([...done.map(flown), ...(next === undefined ? [] : [{ coupon: next, to: 'L' as const }])])
    }
    case 'MISCONNECTED':
      return moves(coupons.filter((coupon) => landed(coupon) || coupon.seq === 1).map(flown))
    case 'ARRIVED':
    case 'HANDED_OVER':
      return moves(coupons.map(flown))
    case 'OFFLOADED':
    case 'DENIED_BOARDING':
      // Checked in or lifted, and then not flown: open again, so that the money is claimed.
      return moves(ahead.filter(({ status }) => status === 'C' || status === 'L').map((coupon) => ({ coupon, to: 'O' as const })))
    default:
      return []
  }
}

function flown(coupon: Coupon): { coupon: Coupon; to: CouponStatus } {
  return { coupon, to: 'F' }
}

/** Only what the table allows; what is there already is no move. */
function moves(wanted: readonly { coupon: Coupon; to: CouponStatus }[]): CouponMove[] {
  return wanted.filter(({ coupon, to }) => couponMoves[coupon.status].includes(to)).map(({ coupon, to }) => ({ id: coupon.id, to }))
}

export type IssueRefusal =
  | NumberRefusal
  | 'not_approved'
  | 'quote_expired'
  | 'ticket_missing_for'
  | 'ticket_number_twice'
  | 'already_ticketed'
  | 'not_of_this_request'
  | 'movement_elsewhere'
  | 'outside_window'
  | 'age_band_changed'
  | 'return_flight_missing'
  | 'not_paid'
  | 'loan_not_signed'
  | 'loan_amount_differs'

export type IssueFacts = {
  request: TicketRequest
  choice: Choice | undefined
  quote: Quote | undefined
  passengers: readonly (TicketPassenger & { bornOn: string | null })[]
  /** Passengers who hold a ticket already. */
  ticketed: readonly TicketPassengerId[]
  legs: readonly Leg[]
  offerStatus: OfferStatus | null
  loan: { status: LoanStatus; amountMinor: number } | undefined
}

export type TypedTicket = { passengerId: TicketPassengerId; ticketNo: string }
export type NewTicket = {
  passenger: TicketPassenger
  ticketNo: string
  baseMinor: number
  taxesMinor: number
  baseReportMinor: number
  taxesReportMinor: number
}
export type IssuePlan = { tickets: NewTicket[]; legs: Leg[] }

/** Tickets for everybody who has none, on the flights of a movement, at the fare that was approved and not a cent beside it. */
export function issueTickets(
  facts: IssueFacts,
  typed: readonly TypedTicket[],
  returnFlights: number,
  prefixes: ReadonlyMap<string, string>,
  now: Instant,
): Result<IssuePlan, IssueRefusal> {
  const { request, choice, quote, passengers } = facts
  if (request.status !== 'APPROVED' || choice === undefined || quote === undefined || choice.approvedBy === null)
    return refuse('not_approved', { status: request.status })
  if (quote.validUntil <= now) return refuse('quote_expired', { validUntil: quote.validUntil })
  const asked = checkTyped(facts, typed)
  if (!asked.ok) return asked
  const payers = checkPayers(facts, choice, quote)
  if (!payers.ok) return payers
  const legs = legsBetween(facts.legs, request.fromPlace, request.toPlace)
  if (legs === undefined) return refuse('movement_elsewhere', { from: request.fromPlace, to: request.toPlace })
  const departsOn = dayAt(legs[0]!.departsAt, legs[0]!.fromZone)
  if (departsOn < request.earliestOn || departsOn > request.latestOn)
    return refuse('outside_window', { departsOn, latestOn: request.latestOn })
  if (!request.oneWay && returnFlights === 0) return refuse('return_flight_missing')

  const shares = sharesOf(choice, quote, passengers)
  const tickets: NewTicket[] = []
  for (const one of typed) {
    const passenger = passengers.find(({ id }) => id === one.passengerId)!
    const band = passenger.personId === null ? passenger.ptc : ageBandOf(passenger.bornOn as never, legDaysOf(legs))
    // On the days of these flights they count as somebody else: the fare that was approved is not theirs.
    if (band !== passenger.ptc) return refuse('age_band_changed', { passenger: passenger.id, band })
    const number = checkTicketNumber(one.ticketNo, quote.carrier, prefixes)
    if (!number.ok) return number
    const { baseMinor, taxesMinor } = quote.fares.find(({ ptc }) => ptc === passenger.ptc)!
    const [baseReportMinor = 0, taxesReportMinor = 0] = split(shares.get(passenger.id)!, [baseMinor, taxesMinor])
    const { bornOn: _born, ...plain } = passenger
    tickets.push({ passenger: plain, ticketNo: number.value, baseMinor, taxesMinor, baseReportMinor, taxesReportMinor })
  }
  return accept({ tickets, legs })
}

function checkTyped(
  { passengers, ticketed }: IssueFacts,
  typed: readonly TypedTicket[],
): Result<true, 'not_of_this_request' | 'already_ticketed' | 'ticket_number_twice' | 'ticket_missing_for'> {
  const stranger = typed.find(({ passengerId }) => !passengers.some(({ id }) => id === passengerId))
  if (stranger !== undefined) return refuse('not_of_this_request')
  if (typed.some(({ passengerId }) => ticketed.includes(passengerId))) return refuse('already_ticketed')
  const numbers = typed.map(({ ticketNo }) => ticketNo.slice(0, 13))
  if (new Set(numbers).size < numbers.length || new Set(typed.map(({ passengerId }) => passengerId)).size < typed.length)
    return refuse('ticket_number_twice')
  const left = passengers.filter(({ id }) => !ticketed.includes(id) && !typed.some(({ passengerId }) => passengerId === id))
  if (left.length > 0) return refuse('ticket_missing_for', { count: left.length })
  return accept(true)
}

function checkPayers(
  { passengers, offerStatus, loan }: IssueFacts,
  choice: Choice,
  quote: Quote,
): Result<true, 'not_paid' | 'loan_not_signed' | 'loan_amount_differs'> {
  if (passengers.some(({ payer }) => payer === 'SELF') && offerStatus !== 'PAID' && offerStatus !== 'BOOKED')
    return refuse('not_paid', { status: offerStatus ?? 'ASKED' })
  const borrowing = passengers.filter(({ payer }) => payer === 'LOAN')
  if (borrowing.length === 0) return accept(true)
  if (loan?.status !== 'SIGNED') return refuse('loan_not_signed')
  const shares = sharesOf(choice, quote, passengers)
  if (borrowing.reduce((sum, { id }) => sum + shares.get(id)!, 0) !== loan.amountMinor) return refuse('loan_amount_differs')
  return accept(true)
}

/** The flights of a movement from one airport to the other; undefined when it does not go there. */
export function legsBetween(legs: readonly Leg[], from: string, to: string): Leg[] | undefined {
  const ordered = legs.toSorted((a, b) => a.seq - b.seq)
  const first = ordered.findIndex(({ fromPlace }) => fromPlace === from)
  const last = ordered.findLastIndex(({ toPlace }) => toPlace === to)
  if (first < 0 || last < first) return undefined
  const flights = ordered.slice(first, last + 1).filter(({ mode }) => mode === 'AIR')
  return flights.length === 0 ? undefined : flights
}
