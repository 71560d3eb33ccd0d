/** Tickets with their coupons and what may be done with each: also on the pages of a case and of a movement. */
import { useState } from 'react'
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
type Opened = { do: 'coupon' | 'exchange' | 'refund'; ticket: ListedTicket }

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
            cell: (it) => <Doings ticket={it} onOpen={(what) => setOpened({ do: what, ticket: it })} />,
          },
        ]}
      />
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

/** A ticket that is settled has nothing more to be done; what may not be done stays in sight with its reason. */
function Doings({ ticket, onOpen }: { ticket: ListedTicket; onOpen: (what: Opened['do']) => void }) {
  const text = useText()
  const { t } = text
  const claiming = useCommand(contracts.claimRefund)
  const striking = useCommand(contracts.voidTicket)
  const [book, pay] = [useWhyNot('ticketing.book'), useWhyNot('ticketing.pay')]
  if (ticket.status !== 'ISSUED' || !ticket.coupons.some(({ status }) => openStatuses.includes(status) || status === 'L')) return null
  const claim = async () => {
    const sent = await claiming.send({ ticketId: ticket.id })
    tell(sent.ok ? t('ticketing.claimed') : failureText(text, sent), sent.ok ? 'good' : 'bad')
  }
  const strike = async () => {
    const sent = await striking.send({ ticketId: ticket.id })
    tell(sent.ok ? t('ticketing.voided') : failureText(text, sent), sent.ok ? 'good' : 'bad')
  }
  const today = ticket.issuedAt.slice(0, 10) === new Date().toISOString().slice(0, 10)
  return (
    <span className="flex flex-wrap gap-1">
      <Button look="quiet" icon="edit" reason={book} onClick={() => onOpen('coupon')}>
        {t('ticketing.move_coupon')}
      </Button>
      <Button look="quiet" icon="refresh" reason={book} onClick={() => onOpen('exchange')}>
        {t('ticketing.exchange')}
      </Button>
      {ticket.claimedAt === null && (
        <Button look="quiet" icon="flag" reason={book} busy={claiming.isSending} onClick={() => void claim()}>
          {t('ticketing.claim_refund')}
        </Button>
      )}
      <Button look="quiet" icon="check" reason={pay} onClick={() => onOpen('refund')}>
        {t('ticketing.record_refund')}
      </Button>
      {today && (
        <Button look="quiet" icon="close" reason={book} busy={striking.isSending} onClick={() => void strike()}>
          {t('ticketing.void')}
        </Button>
      )}
    </span>
  )
}
