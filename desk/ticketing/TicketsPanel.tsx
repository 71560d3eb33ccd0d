/** The tickets of a request: issued here when the quote is approved, then followed coupon by coupon. */
import { useState } from 'react'
import type { TicketRequestFile } from '#domain/ticketing/contract.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { IssueForm } from './IssueForm.tsx'
import { TicketList } from './TicketList.tsx'

export function TicketsPanel({ file }: { file: TicketRequestFile }) {
  const { t } = useText()
  const [issuing, setIssuing] = useState(false)
  const whyNot = useWhyNot('ticketing.book')
  const { request, passengers } = file
  const names = new Map(passengers.map((one) => [one.id, one]))
  const tickets = file.tickets.map((ticket) => ({
    ...ticket,
    surname: names.get(ticket.passengerId)?.surname ?? null,
    givenNames: names.get(ticket.passengerId)?.givenNames ?? null,
  }))
  return (
    <Panel
      title={t('ticketing.tickets')}
      flush={tickets.length > 0}
      actions={
        request.status !== 'CANCELLED' && (
          <Button
            look={request.status === 'APPROVED' ? 'main' : 'plain'}
            icon="file"
            reason={whyNot ?? waitsFor(file, t)}
            onClick={() => setIssuing(true)}
          >
            {t('ticketing.issue')}
          </Button>
        )
      }
    >
      {tickets.length === 0 ? (
        <EmptyState icon="file" title={t('ticketing.no_tickets')}>
          {t('ticketing.no_tickets_why')}
        </EmptyState>
      ) : (
        <TicketList tickets={tickets} journeys={file.journeys} />
      )}
      <Dialog open={issuing} onClose={() => setIssuing(false)} title={t('ticketing.issue')}>
        <IssueForm file={file} onDone={() => setIssuing(false)} />
      </Dialog>
    </Panel>
  )
}

/** What must come before tickets can be issued, in words; undefined when nothing is missing. */
function waitsFor(file: TicketRequestFile, t: (key: string, details?: Record<string, string>) => string): string | undefined {
  const { request, passengers, offer, loan } = file
  if (request.status !== 'APPROVED') return t('refusal.not_approved', { status: request.status })
  if (passengers.some(({ payer }) => payer === 'SELF') && offer?.status !== 'PAID' && offer?.status !== 'BOOKED')
    return t('refusal.not_paid', { status: offer?.status ?? 'ASKED' })
  if (passengers.some(({ payer }) => payer === 'LOAN') && loan?.status !== 'SIGNED') return t('refusal.loan_not_signed')
  return file.journeys.length === 0 ? t('ticketing.book_seats_first') : undefined
}
