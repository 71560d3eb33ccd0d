/** On the page of a case: what the family asked for, and the journeys it is or was on. */
import { useState } from 'react'
import * as clearances from '#domain/movements/clearance-contract.ts'
import * as movements from '#domain/movements/contract.ts'
import type { CasePanelProps } from '#desk/cases/shared.tsx'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { ButtonLink, TextLink } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { RequestTravelForm } from './RequestTravelForm.tsx'
import { LocalTime, MovementBadge } from './shared.tsx'

export function JourneysPanel({ caseId }: CasePanelProps) {
  const { t, write } = useText()
  const [asking, setAsking] = useState(false)
  const whyNot = useWhyNot('movements.book')
  const requests = useAsk(clearances.listRequests, { caseId })
  const journeys = useAsk(movements.listJourneys, { caseId })
  return (
    <Panel
      title={t('movements.journeys')}
      actions={
        <>
          <Button icon="add" reason={whyNot} onClick={() => setAsking(true)}>
            {t('movements.request_travel')}
          </Button>
          {whyNot === undefined && (
            <ButtonLink to="/movements/new" search={{ case: caseId }} icon="movements">
              {t('movements.plan')}
            </ButtonLink>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <AskedPart of={requests} lines={1}>
          {({ items }) => (
            <ul className="flex flex-col gap-1">
              {items.map((it) => (
                <li key={it.id} className="flex flex-wrap items-center gap-2 text-sm">
                  <Code>{`${it.fromPlace} – ${it.toPlace}`}</Code>
                  <span>{t('movements.between', { from: write.day(it.earliestOn), to: write.day(it.latestOn) })}</span>
                  <span className="text-ink-soft">
                    {[t(`movements.payer.${it.payer}`), ...it.services.map((service) => t(`movements.service.${service}`))].join(' · ')}
                  </span>
                  <Badge mood={it.status === 'BOOKED' ? 'good' : 'note'}>{t(`movements.request_status.${it.status}`)}</Badge>
                </li>
              ))}
            </ul>
          )}
        </AskedPart>
        <AskedPart of={journeys}>
          {({ items }) => (
            <Table
              caption={t('movements.journeys')}
              rows={items}
              rowKey={(it) => it.id}
              empty={
                <EmptyState icon="movements" title={t('movements.no_journey')}>
                  {t('movements.no_journey_why')}
                </EmptyState>
              }
              columns={[
                {
                  key: 'ref',
                  title: t('movements.ref'),
                  heads: true,
                  cell: (it) => (
                    <TextLink to="/movements/$movementId" params={{ movementId: it.id }}>
                      <Code>{it.publicRef}</Code>
                    </TextLink>
                  ),
                },
                { key: 'departs', title: t('movements.column.departs'), cell: (it) => <LocalTime at={it.startsAt} zone={it.fromZone} /> },
                { key: 'route', title: t('movements.route'), cell: (it) => <Code>{`${it.fromPlace} – ${it.toPlace}`}</Code> },
                { key: 'flights', title: t('movements.flights'), cell: (it) => <Code>{it.flights.join(' · ')}</Code> },
                { key: 'status', title: t('movements.status'), cell: (it) => <MovementBadge status={it.status} /> },
              ]}
            />
          )}
        </AskedPart>
      </div>
      <Dialog open={asking} onClose={() => setAsking(false)} title={t('movements.request_travel')}>
        <RequestTravelForm caseId={caseId} onDone={() => setAsking(false)} />
      </Dialog>
    </Panel>
  )
}
