/** What other rooms' screens may show of seats and money: where a request stands, a price, when it must be done, a ticket with its coupons. */
import type { Money } from '#domain/kit/money.ts'
import type { TicketFile } from '#domain/ticketing/contract.ts'
import type { OfferStatus } from '#domain/ticketing/payer-words.ts'
import type { Coupon, TicketStatus } from '#domain/ticketing/ticket-words.ts'
import type { TicketRequestStatus } from '#domain/ticketing/words.ts'
import { Badge, type Mood } from '#ui/Badge.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'

const requestMoods: Record<TicketRequestStatus, Mood> = {
  OPEN: 'note',
  PROPOSED: 'warn',
  APPROVED: 'note',
  ISSUED: 'good',
  CANCELLED: 'neutral',
}

export function RequestBadge({ status }: { status: TicketRequestStatus }) {
  const { t } = useText()
  return <Badge mood={requestMoods[status]}>{t(`status.ticketing.request.${status}`)}</Badge>
}

const offerMoods: Record<OfferStatus, Mood> = {
  ASKED: 'note',
  ELIGIBLE_TRAVEL: 'note',
  QUOTED: 'note',
  AWAITING_PAYMENT: 'warn',
  PAID: 'good',
  BOOKED: 'good',
  TRAVELLED: 'good',
  HANDED_OVER: 'good',
  CANCELLED: 'neutral',
  REFUNDED: 'neutral',
}

export function OfferBadge({ status }: { status: OfferStatus }) {
  const { t } = useText()
  return <Badge mood={offerMoods[status]}>{t(`status.ticketing.offer.${status}`)}</Badge>
}

const ticketMoods: Record<TicketStatus, Mood> = { ISSUED: 'good', EXCHANGED: 'neutral', REFUNDED: 'neutral', VOID: 'neutral' }

export function TicketBadge({ status }: { status: TicketStatus }) {
  const { t } = useText()
  return <Badge mood={ticketMoods[status]}>{t(`status.ticketing.ticket.${status}`)}</Badge>
}

/** Digits under digits, and never broken over two lines. */
export function Price({ minor, currency }: Money) {
  const { write } = useText()
  return <span className="whitespace-nowrap tabular-nums">{write.money({ minor, currency })}</span>
}

const dayMs = 86_400_000

/** By when it must be done: a day ahead is pressing, past is too late; the word says it, the colour repeats it. */
export function DueBadge({ at }: { at: string }) {
  const { t, write } = useText()
  const left = Date.parse(at) - Date.now()
  if (left <= 0) return <Badge mood="bad">{t('ticketing.overdue', { when: write.instant(at) })}</Badge>
  if (left <= dayMs) return <Badge mood="warn">{t('ticketing.due_today', { when: write.instant(at) })}</Badge>
  return <span className="whitespace-nowrap tabular-nums">{write.instant(at)}</span>
}

/** `AF911 ADD – CDG · volé`: each flight with the word for its coupon, and the airline's letter beside. */
export function CouponList({ coupons }: { coupons: readonly Coupon[] }) {
  const { t } = useText()
  return (
    <ul className="flex flex-col gap-0.5">
      {coupons.map((coupon) => (
        <li key={coupon.id} className="flex flex-wrap items-center gap-x-2 text-sm">
          <Code>{coupon.flight}</Code>
          <Code>{`${coupon.fromPlace} – ${coupon.toPlace}`}</Code>
          <span className="text-ink-soft">
            {t('ticketing.coupon_is', { letter: coupon.status, word: t(`ticketing.coupon.${coupon.status}`) })}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Thirteen digits in their groups, with the check digit of the paper. */
export function TicketNumber({ ticket }: { ticket: Pick<TicketFile, 'ticketNo' | 'checkDigit'> }) {
  const { t } = useText()
  return (
    <span className="whitespace-nowrap">
      <Code>{`${ticket.ticketNo.slice(0, 3)}-${ticket.ticketNo.slice(3)}`}</Code>{' '}
      <span className="text-xs text-ink-soft" title={t('ticketing.check_digit')}>
        {ticket.checkDigit}
      </span>
    </span>
  )
}

/** As the carrier reads it; whoever may not read people sees that somebody sits there. */
export function SeatName({ of, at }: { of: { surname: string | null; givenNames: string | null }; at?: number }) {
  const { t } = useText()
  if (of.surname === null)
    return (
      <span className="text-ink-soft">{at === undefined ? t('ticketing.name_hidden') : t('ticketing.passenger_no', { no: at + 1 })}</span>
    )
  return <bdi className="font-medium">{`${of.surname} ${of.givenNames ?? ''}`.trim()}</bdi>
}
