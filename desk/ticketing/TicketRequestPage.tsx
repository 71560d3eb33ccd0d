/** One request for seats: what was asked, quotes side by side, the choice and its second person, who pays, and the tickets. */
import { useState } from 'react'
import * as contract from '#domain/ticketing/contract.ts'
import type { TicketRequestFile } from '#domain/ticketing/contract.ts'
import type { TicketRequestId } from '#domain/ticketing/words.ts'
import { CaseRef } from '#desk/cases/shared.tsx'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { may, useSelf } from '#desk/kit/session.ts'
import { TextLink, useParam } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { AskEscortsForm } from './AskEscortsForm.tsx'
import { CancelRequestForm } from './CancelRequestForm.tsx'
import { ChoicePanel } from './ChoicePanel.tsx'
import { LoanPanel } from './LoanPanel.tsx'
import { OfferPanel } from './OfferPanel.tsx'
import { QuotesPanel } from './QuotesPanel.tsx'
import { DueBadge, RequestBadge, SeatName } from './shared.tsx'
import { TicketsPanel } from './TicketsPanel.tsx'

export function TicketRequestPage() {
  const { t } = useText()
  const requestId = useParam('requestId') as TicketRequestId
  const found = useAsk(contract.getTicketRequest, { requestId })
  const file = found.value
  return (
    <Page
      title={t('ticketing.request')}
      heading={file && <Code>{file.request.publicRef}</Code>}
      lead={file && <Lead file={file} />}
      actions={file && <Steps file={file} />}
      back={{ to: '/ticketing', label: t('ticketing.tickets') }}
    >
      <AskedPart of={found} lines={10}>
        {(it) => (
          <>
            {it.terms?.demonstration === true && <Notice>{t('ticketing.demonstration_terms')}</Notice>}
            {it.request.status === 'CANCELLED' && (
              <Notice mood="warn">{t('ticketing.cancelled_why', { reason: it.request.cancelledReason ?? '' })}</Notice>
            )}
            {it.tickets.length > 0 && <TicketsPanel file={it} />}
            <ChoicePanel file={it} />
            {it.tickets.length === 0 && <QuotesPanel file={it} />}
            {it.offer !== null && <OfferPanel file={it} offer={it.offer} />}
            {it.passengers.some(({ payer }) => payer === 'LOAN') && <LoanPanel file={it} />}
            {it.tickets.length === 0 && <TicketsPanel file={it} />}
            <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[3fr_2fr]">
              <PassengersPanel file={it} />
              <AskedFacts file={it} />
            </div>
            {it.escorts.length > 0 && <EscortsPanel file={it} />}
            {it.tickets.length > 0 && <QuotesPanel file={it} />}
          </>
        )}
      </AskedPart>
    </Page>
  )
}

function Lead({ file: { request, caseRef } }: { file: TicketRequestFile }) {
  const { t } = useText()
  const mayReadCase = may(useSelf(), 'cases.read')
  const closed = request.status === 'ISSUED' || request.status === 'CANCELLED'
  return (
    <>
      <RequestBadge status={request.status} />
      {request.kind === 'ESCORT' && <Badge>{t('ticketing.kind.ESCORT')}</Badge>}
      <Code>{`${request.fromPlace} – ${request.toPlace}`}</Code>
      {mayReadCase ? <CaseRef caseId={request.caseId} publicRef={caseRef} /> : <Code>{caseRef}</Code>}
      {!closed && (
        <span className="inline-flex items-center gap-1">
          {t('ticketing.due_by')} <DueBadge at={request.dueAt} />
        </span>
      )}
    </>
  )
}

function Steps({ file }: { file: TicketRequestFile }) {
  const { t } = useText()
  const [opened, setOpened] = useState<'escorts' | 'cancel'>()
  const whyNot = useWhyNot('ticketing.book')
  const { request } = file
  const close = () => setOpened(undefined)
  if (request.status === 'CANCELLED') return null
  return (
    <>
      {request.kind === 'FAMILY' && (
        <Button icon="people" reason={whyNot} onClick={() => setOpened('escorts')}>
          {t('ticketing.ask_escorts')}
        </Button>
      )}
      <Button look="quiet" icon="close" reason={whyNot} onClick={() => setOpened('cancel')}>
        {t('ticketing.cancel_request')}
      </Button>
      <Dialog open={opened === 'escorts'} onClose={close} title={t('ticketing.ask_escorts')}>
        <AskEscortsForm request={request} onDone={close} />
      </Dialog>
      <Dialog open={opened === 'cancel'} onClose={close} title={t('ticketing.cancel_request')}>
        <CancelRequestForm requestId={request.id} onDone={close} />
      </Dialog>
    </>
  )
}

function PassengersPanel({ file }: { file: TicketRequestFile }) {
  const { t } = useText()
  return (
    <Panel title={t('ticketing.passengers')} flush>
      <Table
        caption={t('ticketing.passengers')}
        rows={file.passengers}
        rowKey={(one) => one.id}
        columns={[
          {
            key: 'name',
            title: t('ticketing.name_on_ticket'),
            heads: true,
            cell: (one) => <SeatName of={one} at={file.passengers.indexOf(one)} />,
          },
          {
            key: 'band',
            title: t('ticketing.band'),
            cell: (one) => (
              <span className="inline-flex flex-wrap items-center gap-1">
                {t(`movements.age_band.${one.ptc}`)}
                {one.bandMayChange && <Badge mood="warn">{t('ticketing.band_may_change')}</Badge>}
                {one.escortKind !== null && <Badge>{t(`movements.escort.${one.escortKind}`)}</Badge>}
              </span>
            ),
          },
          { key: 'payer', title: t('ticketing.payer'), cell: (one) => t(`movements.payer.${one.payer}`) },
          {
            key: 'ssr',
            title: t('ticketing.needs'),
            cell: (one) => (one.ssr.length === 0 ? null : <Code>{one.ssr.map(({ code }) => code).join(' ')}</Code>),
          },
          {
            key: 'bags',
            title: t('ticketing.bags'),
            cell: (one) =>
              one.bagsPieces === 0 && one.bagsKg === 0 ? null : t('ticketing.bags_of', { pieces: one.bagsPieces, kg: one.bagsKg }),
          },
        ]}
      />
    </Panel>
  )
}

function AskedFacts({ file: { request } }: { file: TicketRequestFile }) {
  const { t, write } = useText()
  const places = (codes: readonly string[]) => (codes.length === 0 ? null : <Code>{codes.join(' ')}</Code>)
  return (
    <Panel title={t('ticketing.asked')}>
      <DescriptionList
        facts={[
          {
            term: t('ticketing.window'),
            value: t('movements.between', { from: write.day(request.earliestOn), to: write.day(request.latestOn) }),
          },
          {
            term: t('ticketing.return'),
            value:
              request.returnEarliestOn !== null &&
              request.returnLatestOn !== null &&
              t('movements.between', { from: write.day(request.returnEarliestOn), to: write.day(request.returnLatestOn) }),
          },
          { term: t('ticketing.project'), value: request.projectCode && <Code>{request.projectCode}</Code> },
          { term: t('ticketing.wbs'), value: request.wbs && <Code>{request.wbs}</Code> },
          { term: t('ticketing.donor'), value: request.donor },
          { term: t('ticketing.transit_preferred'), value: places(request.transitPreferred) },
          { term: t('ticketing.transit_forbidden'), value: places(request.transitForbidden) },
          { term: t('ticketing.avoid_days'), value: request.avoidDays.map((day) => t(`ticketing.weekday.${day}`)).join(', ') },
          { term: t('ticketing.daylight'), value: request.daylightArrival && t('ui.yes') },
          {
            term: t('ticketing.min_connection'),
            value:
              request.minConnectionMin !== null &&
              `${t('ticketing.minutes', { count: request.minConnectionMin })} · ${request.minConnectionReason ?? ''}`,
          },
          { term: t('ticketing.medif'), value: request.medifRef && <Code>{request.medifRef}</Code> },
          { term: t('ticketing.asked_at'), value: write.instant(request.requestedAt) },
        ]}
      />
    </Panel>
  )
}

function EscortsPanel({ file }: { file: TicketRequestFile }) {
  const { t } = useText()
  return (
    <Panel title={t('ticketing.escorts')}>
      <ul className="flex flex-col gap-2">
        {file.escorts.map((it) => (
          <li key={it.id} className="flex flex-wrap items-center gap-2">
            <TextLink to="/ticketing/requests/$requestId" params={{ requestId: it.id }}>
              <Code>{it.publicRef}</Code>
            </TextLink>
            <span>{t('movements.persons', { count: it.persons })}</span>
            <RequestBadge status={it.status} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
