/**
 * What becomes of a ticket that is not flown: given back, changed into another, or struck out on its own day. Its worth is conserved:
 * whatever the order, it came back, was kept by the carrier, was flown, or went on into the next ticket (domain.md 1.7).
 */
import { majorAmount } from '#domain/kit/currency-digits.ts'
import { dayAt, type Instant } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { notOnBoard } from '#domain/movements/manifest-rules.ts'
import type { PassengerState } from '#domain/movements/words.ts'
import { convert, split } from './money-rules.ts'
import { couponMoves, type CouponMove, openStatuses } from './ticket-rules.ts'
import type { Coupon, CouponStatus, Ticket } from './ticket-words.ts'

export type Settled = Pick<Ticket, 'status' | 'refundedMinor' | 'keptMinor' | 'usedMinor' | 'carriedOnMinor'> & {
  /** Of the refund, in the report currency: exactly what that part of the ticket was paid. */
  refundedReportMinor: number
  coupons: CouponMove[]
}

export type LivingRefusal = 'ticket_settled' | 'coupons_in_use' | 'nothing_left_to_fly'

function living(ticket: Pick<Ticket, 'status'>, coupons: readonly Coupon[]): Result<Coupon[], LivingRefusal> {
  if (ticket.status !== 'ISSUED') return refuse('ticket_settled', { status: ticket.status })
  if (coupons.some(({ status }) => status === 'C' || status === 'L')) return refuse('coupons_in_use')
  const open = coupons.filter(({ status }) => openStatuses.includes(status))
  return open.length === 0 ? refuse('nothing_left_to_fly') : accept(open)
}

function settle(
  ticket: Ticket,
  status: Settled['status'],
  parts: { refunded: number; kept: number; used: number; carriedOn: number },
  coupons: CouponMove[],
): Settled {
  const [refundedReportMinor = 0] = split(ticket.valueReportMinor, [parts.refunded, parts.kept, parts.used, parts.carriedOn])
  return {
    status,
    refundedMinor: parts.refunded,
    keptMinor: parts.kept,
    usedMinor: parts.used,
    carriedOnMinor: parts.carriedOn,
    refundedReportMinor: parts.refunded === 0 ? 0 : refundedReportMinor,
    coupons,
  }
}

function all(open: readonly Coupon[], to: CouponStatus): CouponMove[] {
  return open.map(({ id, status }) => ({ id, to: couponMoves[status].includes(to) ? to : 'X' }))
}

export type ClaimRefusal = LivingRefusal | 'still_on_board' | 'already_claimed'

/** The carrier is asked for the money of what was not flown. */
export function claimRefund(
  ticket: Pick<Ticket, 'status' | 'claimedAt'>,
  coupons: readonly Coupon[],
  passengerState: PassengerState | null,
): Result<true, ClaimRefusal> {
  const open = living(ticket, coupons)
  if (!open.ok) return open
  if (isOnBoard(passengerState)) return refuse('still_on_board')
  if (ticket.claimedAt !== null) return refuse('already_claimed')
  return accept(true)
}

/** Somebody whose seat is still theirs: they would stand on a list of passengers with no ticket. */
function isOnBoard(state: PassengerState | null): boolean {
  return state !== null && !notOnBoard.includes(state) && ['PLANNED', 'REQUESTED', 'HELD', 'TICKETED', 'MANIFESTED'].includes(state)
}

export type RefundRefusal = LivingRefusal | 'still_on_board' | 'refund_does_not_add_up'

/** What came back and what the carrier kept; of a ticket nobody flew on, the two are all of it. */
export function refundTicket(
  ticket: Ticket,
  coupons: readonly Coupon[],
  passengerState: PassengerState | null,
  asked: { amountMinor: number; keptMinor: number },
): Result<Settled, RefundRefusal> {
  const open = living(ticket, coupons)
  if (!open.ok) return open
  if (isOnBoard(passengerState)) return refuse('still_on_board')
  const flown = coupons.some(({ status }) => status === 'F')
  const given = asked.amountMinor + asked.keptMinor
  if (given > ticket.totalMinor || (!flown && given !== ticket.totalMinor))
    return refuse('refund_does_not_add_up', {
      given: inUnits(ticket, given),
      worth: inUnits(ticket, ticket.totalMinor),
      currency: ticket.currency,
    })

  const parts = { refunded: asked.amountMinor, kept: asked.keptMinor, used: ticket.totalMinor - given, carriedOn: 0 }
  return accept(settle(ticket, 'REFUNDED', parts, all(open.value, 'R')))
}

export type VoidRefusal = LivingRefusal | 'void_only_same_day' | 'void_of_exchanged' | 'coupons_in_use'

/** On the day of its issue a ticket is struck out, and nothing was paid. */
export function voidTicket(ticket: Ticket, coupons: readonly Coupon[], now: Instant, zone: string): Result<Settled, VoidRefusal> {
  const open = living(ticket, coupons)
  if (!open.ok) return open
  if (coupons.some(({ status }) => status !== 'O')) return refuse('coupons_in_use')
  if (ticket.exchangedFrom !== null) return refuse('void_of_exchanged')
  if (dayAt(ticket.issuedAt, zone) !== dayAt(now, zone)) return refuse('void_only_same_day')
  return accept(settle(ticket, 'VOID', { refunded: ticket.totalMinor, kept: 0, used: 0, carriedOn: 0 }, all(open.value, 'V')))
}

export type ExchangeRefusal = LivingRefusal | 'used_does_not_fit' | 'exchange_over_ceiling'

export type Exchange = {
  old: Settled
  next: Pick<Ticket, 'baseMinor' | 'taxesMinor' | 'totalMinor' | 'feeMinor' | 'carriedInMinor' | 'valueReportMinor' | 'cashReportMinor'> & {
    /** Newly paid for the fare, and what fare and fee are in the report currency. */
    cashMinor: number
    fareReportMinor: number
    feeReportMinor: number
  }
}

/** The worth of the old ticket goes into a new one; what is more is paid, what is less comes back or is lost. */
export function exchangeTicket(
  ticket: Ticket,
  coupons: readonly Coupon[],
  asked: { baseMinor: number; taxesMinor: number; feeMinor: number; usedMinor: number; residue: 'REFUND' | 'KEPT' },
  ceilingMinor: number | null,
): Result<Exchange, ExchangeRefusal> {
  const open = living(ticket, coupons)
  if (!open.ok) return open
  const flown = coupons.some(({ status }) => status === 'F')
  if (asked.usedMinor > ticket.totalMinor || (asked.usedMinor > 0 && !flown)) return refuse('used_does_not_fit')

  const totalMinor = asked.baseMinor + asked.taxesMinor
  const worth = ticket.totalMinor - asked.usedMinor
  const carriedOn = Math.min(worth, totalMinor)
  const rest = worth - carriedOn
  const [refunded, kept] = asked.residue === 'REFUND' ? [rest, 0] : [0, rest]
  const cashMinor = totalMinor - carriedOn
  const fareReportMinor = convert(cashMinor, ticket.currency, ticket.reportCurrency, ticket.rateMicro)
  const feeReportMinor = convert(asked.feeMinor, ticket.currency, ticket.reportCurrency, ticket.rateMicro)
  // More than one person may spend alone: then a new quote is asked for and approved (E243).
  if (fareReportMinor + feeReportMinor > (ceilingMinor ?? -1))
    return refuse('exchange_over_ceiling', {
      code: 'E243',
      amount: majorAmount({ minor: fareReportMinor + feeReportMinor, currency: ticket.reportCurrency }),
      currency: ticket.reportCurrency,
    })

  const carriedReport = split(ticket.valueReportMinor, [refunded, kept, asked.usedMinor, carriedOn])[3] ?? 0
  return accept({
    old: settle(ticket, 'EXCHANGED', { refunded, kept, used: asked.usedMinor, carriedOn }, all(open.value, 'E')),
    next: {
      baseMinor: asked.baseMinor,
      taxesMinor: asked.taxesMinor,
      totalMinor,
      feeMinor: asked.feeMinor,
      carriedInMinor: carriedOn,
      cashMinor,
      fareReportMinor,
      feeReportMinor,
      valueReportMinor: (carriedOn === 0 ? 0 : carriedReport) + fareReportMinor,
      cashReportMinor: fareReportMinor + feeReportMinor,
    },
  })
}

function inUnits(ticket: Pick<Ticket, 'currency'>, minor: number): number {
  return majorAmount({ minor, currency: ticket.currency })
}
