/** On the page of a case: what the family wishes, the requests for seats on it, and the tickets. */
import { useState } from 'react'
import type { TravelRequest } from '#domain/movements/words.ts'
import * as contract from '#domain/ticketing/contract.ts'
import type { CasePanelProps } from '#desk/cases/shared.tsx'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { TextLink } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { AskTicketsForm } from './AskTicketsForm.tsx'
import { DueBadge, OfferBadge, Price, RequestBadge } from './shared.tsx'
import { TicketList } from './TicketList.tsx'

export function CaseTicketsPanel({ caseId, case: of }: CasePanelProps) {
  const { t, write } = useText()
  const [asking, setAsking] = useState<TravelRequest>()
  const whyNot = useWhyNot('ticketing.book')
  const found = useAsk(contract.getCaseTickets, { caseId })
  // A case that wished for no journey has nothing to buy.
  if (found.value !== undefined && found.value.travelRequests.length === 0 && found.value.requests.length === 0) return null
  return (
    <Panel title={t('ticketing.tickets')}>
      <AskedPart of={found}>
        {({ travelRequests, requests, tickets }) => {
          const wishes = travelRequests.filter(({ status }) => status !== 'CANCELLED')
          return (
            <div className="flex flex-col gap-3">
              {requests.map((it) => (
                <p key={it.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <TextLink to="/ticketing/requests/$requestId" params={{ requestId: it.id }}>
                    <Code>{it.publicRef}</Code>
                  </TextLink>
                  <Code>{`${it.fromPlace} – ${it.toPlace}`}</Code>
                  <RequestBadge status={it.status} />
                  {it.kind === 'ESCORT' && <Badge>{t('ticketing.kind.ESCORT')}</Badge>}
                  {it.offerStatus !== null && <OfferBadge status={it.offerStatus} />}
                  {it.reportMinor !== null && it.reportCurrency !== null && <Price minor={it.reportMinor} currency={it.reportCurrency} />}
                  {['OPEN', 'PROPOSED', 'APPROVED'].includes(it.status) && <DueBadge at={it.dueAt} />}
                </p>
              ))}
              {requests.every(({ status, kind }) => status === 'CANCELLED' || kind === 'ESCORT') &&
                wishes.map((wish) => (
                  <p key={wish.id} className="flex flex-wrap items-center gap-3">
                    <span className="text-sm text-ink-soft">
                      {t('ticketing.wished', { from: wish.fromPlace, to: wish.toPlace, latest: write.day(wish.latestOn) })}
                    </span>
                    <Button icon="add" reason={whyNot} onClick={() => setAsking(wish)}>
                      {t('ticketing.ask')}
                    </Button>
                  </p>
                ))}
              {tickets.length > 0 && (
                <div className="-mx-4 border-t border-line">
                  <TicketList tickets={tickets} />
                </div>
              )}
            </div>
          )
        }}
      </AskedPart>
      <Dialog open={asking !== undefined} onClose={() => setAsking(undefined)} title={t('ticketing.ask')}>
        {asking !== undefined && <AskTicketsForm of={of} wish={asking} onDone={() => setAsking(undefined)} />}
      </Dialog>
    </Panel>
  )
}
