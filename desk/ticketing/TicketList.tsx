/** Tickets with their coupons and what may be done with each: also on the pages of a case and of a movement. */
import { type ReactNode, useState } from 'react'
import type { CaseTickets, TicketRequestFile } from '#domain/ticketing/contract.ts'
import * as contracts from '#domain/ticketing/ticket-contract.ts'
import { openStatuses } from '#domain/ticketing/ticket-rules.ts'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand } from '#desk/kit/queries.ts'
import { TextLink } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { CouponForm } from './CouponForm.tsx'
import { ExchangeForm } from './ExchangeForm.tsx'
import { RefundForm } from './RefundForm.tsx'
import { CouponList, Price, SeatName, TicketBadge, TicketNumber } from './shared.tsx'

export type ListedTicket = CaseTickets['tickets'][number]
type Opened = { do: 'choose' | 'coupon' | 'exchange' | 'refund'; ticket: ListedTicket }

export function TicketList({ tickets, journeys }: { tickets: readonly ListedTicket[]; journeys?: TicketRequestFile['journeys'] }) {
  const { t, write } = useText()
  const [opened, setOpened] = useState<Opened>()
  const close = () => setOpened(undefined)
  return (
    <>
      <Table
        caption={t('ticketing.tickets')}
        rows={tickets}
        rowKey={(it) => it.id}
        rowClass={(it) => (it.status === 'ISSUED' ? undefined : 'text-ink-soft')}
        columns={[
          {
            key: 'number',
            title: t('ticketing.ticket_no'),
            heads: true,
            cell: (it) => (
              <span className="flex flex-col">
                {journeys === undefined ? (
                  <TextLink to="/ticketing/requests/$requestId" params={{ requestId: it.requestId }}>
                    <TicketNumber ticket={it} />
                  </TextLink>
                ) : (
                  <TicketNumber ticket={it} />
                )}
                <Code>{it.bookingRef}</Code>
              </span>
            ),
          },
          { key: 'name', title: t('ticketing.name_on_ticket'), cell: (it) => <SeatName of={it} /> },
          { key: 'coupons', title: t('ticketing.coupons'), cell: (it) => <CouponList coupons={it.coupons} /> },
          {
            key: 'status',
            title: t('ticketing.status'),
            cell: (it) => (
              <span className="flex flex-col items-start gap-1">
                <TicketBadge status={it.status} />
                {it.status === 'ISSUED' && it.claimedAt !== null && (
                  <Badge mood="note">{t('ticketing.claimed_on', { day: write.day(it.claimedAt.slice(0, 10)) })}</Badge>
                )}
              </span>
            ),
          },
          {
            key: 'worth',
            title: t('ticketing.worth'),
            numeric: true,
            cell: (it) => (
              <span className="flex flex-col items-end">
                <Price minor={it.totalMinor} currency={it.currency} />
                {it.refundedMinor > 0 && (
                  <span className="text-sm">
                    {t('ticketing.came_back')} <Price minor={-it.refundedMinor} currency={it.currency} />
                  </span>
                )}
                {it.keptMinor > 0 && (
                  <span className="text-sm">
                    {t('ticketing.kept')} <Price minor={it.keptMinor} currency={it.currency} />
                  </span>
                )}
                {it.feeMinor > 0 && (
                  <span className="text-sm">
                    {t('ticketing.change_fee')} <Price minor={it.feeMinor} currency={it.currency} />
                  </span>
                )}
              </span>
            ),
          },
          {
            key: 'do',
            title: t('movements.actions'),
            screenOnly: true,
            cell: (it) =>
              isLiving(it) ? (
                <Button look="quiet" icon="edit" onClick={() => setOpened({ do: 'choose', ticket: it })}>
                  {t('ticketing.change_ticket')}
                </Button>
              ) : null,
          },
        ]}
      />
      <Dialog open={opened?.do === 'choose'} onClose={close} title={t('ticketing.change_ticket')}>
        {opened?.do === 'choose' && (
          <TicketDoings ticket={opened.ticket} onOpen={(what) => setOpened({ do: what, ticket: opened.ticket })} onDone={close} />
        )}
      </Dialog>
      <Dialog open={opened?.do === 'coupon'} onClose={close} title={t('ticketing.move_coupon')}>
        {opened?.do === 'coupon' && <CouponForm ticket={opened.ticket} onDone={close} />}
      </Dialog>
      <Dialog open={opened?.do === 'exchange'} onClose={close} title={t('ticketing.exchange')}>
        {opened?.do === 'exchange' && <ExchangeForm ticket={opened.ticket} journeys={journeys ?? []} onDone={close} />}
      </Dialog>
      <Dialog open={opened?.do === 'refund'} onClose={close} title={t('ticketing.record_refund')}>
        {opened?.do === 'refund' && <RefundForm ticket={opened.ticket} onDone={close} />}
      </Dialog>
    </>
  )
}

/** What may be done with a ticket that still has a coupon to fly: each with a word on when; what may not be done says why. */
function TicketDoings({
  ticket,
  onOpen,
  onDone,
}: {
  ticket: ListedTicket
  onOpen: (what: 'coupon' | 'exchange' | 'refund') => void
  onDone: () => void
}) {
  const text = useText()
  const { t } = text
  const claiming = useCommand(contracts.claimRefund)
  const striking = useCommand(contracts.voidTicket)
  const [book, pay] = [useWhyNot('ticketing.book'), useWhyNot('ticketing.pay')]
  const claim = async () => {
    const sent = await claiming.send({ ticketId: ticket.id })
    tell(sent.ok ? t('ticketing.claimed') : failureText(text, sent), sent.ok ? 'good' : 'bad')
    if (sent.ok) onDone()
  }
  const strike = async () => {
    const sent = await striking.send({ ticketId: ticket.id })
    tell(sent.ok ? t('ticketing.voided') : failureText(text, sent), sent.ok ? 'good' : 'bad')
    if (sent.ok) onDone()
  }
  const claimed = ticket.claimedAt === null ? undefined : t('refusal.already_claimed')
  const doings: { word: string; why: string; button: ReactNode }[] = [
    {
      word: 'coupon',
      why: t('ticketing.when.coupon'),
      button: (
        <Button icon="edit" reason={book} onClick={() => onOpen('coupon')}>
          {t('ticketing.move_coupon')}
        </Button>
      ),
    },
    {
      word: 'exchange',
      why: t('ticketing.when.exchange'),
      button: (
        <Button icon="refresh" reason={book} onClick={() => onOpen('exchange')}>
          {t('ticketing.exchange')}
        </Button>
      ),
    },
    {
      word: 'claim',
      why: t('ticketing.when.claim'),
      button: (
        <Button icon="flag" reason={book ?? claimed} busy={claiming.isSending} onClick={() => void claim()}>
          {t('ticketing.claim_refund')}
        </Button>
      ),
    },
    {
      word: 'refund',
      why: t('ticketing.when.refund'),
      button: (
        <Button icon="check" reason={pay} onClick={() => onOpen('refund')}>
          {t('ticketing.record_refund')}
        </Button>
      ),
    },
    {
      word: 'void',
      why: t('ticketing.when.void'),
      button: (
        <Button icon="close" reason={book} busy={striking.isSending} onClick={() => void strike()}>
          {t('ticketing.void')}
        </Button>
      ),
    },
  ]
  return (
    <ul className="flex flex-col divide-y divide-line">
      {doings.map(({ word, why, button }) => (
        <li key={word} className="flex flex-col gap-1 py-2">
          <p className="text-sm text-ink-soft">{why}</p>
          <div>{button}</div>
        </li>
      ))}
    </ul>
  )
}

/** Nothing is left to be done with a ticket that is settled or flown. */
function isLiving(ticket: ListedTicket): boolean {
  return ticket.status === 'ISSUED' && ticket.coupons.some(({ status }) => openStatuses.includes(status) || status === 'L')
}
