/** "Billets": what is due today. Approvals that wait, seats to issue, quotes that end, money to claim back; the most pressing first in each. */
import * as contract from '#domain/ticketing/contract.ts'
import * as tickets from '#domain/ticketing/ticket-contract.ts'
import type { TicketRequestStatus } from '#domain/ticketing/words.ts'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { FilterBar } from '#desk/kit/FilterBar.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { usePages } from '#desk/kit/queries.ts'
import { useFilters } from '#desk/kit/saved-filters.ts'
import { ButtonLink, TextLink } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { DueBadge, OfferBadge, Price } from './shared.tsx'

/** In the order in which they press: somebody waits for an answer, then seats run out, then quotes are looked for. */
const waiting: readonly TicketRequestStatus[] = ['PROPOSED', 'APPROVED', 'OPEN']
const shown = ['PROPOSED', 'APPROVED', 'OPEN', 'UNUSED', 'ISSUED', 'CANCELLED'] as const

export function TicketsPage() {
  const { t } = useText()
  const shelf = useFilters('ticketing.work', { list: '' })
  const list = shelf.filters.list as (typeof shown)[number] | ''
  const statuses = list === '' ? waiting : list === 'UNUSED' ? [] : [list]
  return (
    <Page
      title={t('ticketing.tickets')}
      actions={
        <ButtonLink to="/ticketing/costs" icon="statistics">
          {t('ticketing.costs')}
        </ButtonLink>
      }
    >
      <FilterBar shelf={shelf}>
        <Field label={t('ticketing.what')} required>
          <Select
            value={list}
            onChange={(value) => shelf.set('list', value)}
            placeholder={t('ticketing.all_due')}
            options={shown.map((value) => ({ value, label: t(`ticketing.list.${value}`) }))}
          />
        </Field>
      </FilterBar>
      {statuses.map((status) => (
        <RequestsPanel key={status} status={status} />
      ))}
      {(list === '' || list === 'UNUSED') && <UnusedPanel />}
    </Page>
  )
}

function RequestsPanel({ status }: { status: TicketRequestStatus }) {
  const { t, write } = useText()
  const requests = usePages(contract.listTicketRequests, { status })
  return (
    <Panel title={t(`ticketing.list.${status}`)} flush>
      <PagesPart of={requests}>
        {(items) => (
          <Table
            caption={t(`ticketing.list.${status}`)}
            rows={items}
            rowKey={(it) => it.id}
            hasMore={requests.hasMore}
            onMore={() => requests.more()}
            loadingMore={requests.isLoadingMore}
            empty={<p className="px-4 py-3 text-sm text-ink-soft">{t(`ticketing.none.${status}`)}</p>}
            columns={[
              {
                key: 'ref',
                title: t('ticketing.ref'),
                heads: true,
                cell: (it) => (
                  <>
                    <TextLink to="/ticketing/requests/$requestId" params={{ requestId: it.id }}>
                      <Code>{it.publicRef}</Code>
                    </TextLink>
                    <span className="block text-sm font-normal text-ink-soft">
                      <span className="sr-only">{t('ticketing.case')} </span>
                      <Code>{it.caseRef}</Code>
                    </span>
                  </>
                ),
              },
              { key: 'due', title: t(`ticketing.due.${status}`), cell: (it) => <DueBadge at={it.dueAt} /> },
              {
                key: 'route',
                title: t('ticketing.route'),
                cell: (it) => (
                  <span className="inline-flex flex-wrap items-center gap-2">
                    <Code>{`${it.fromPlace} – ${it.toPlace}`}</Code>
                    {it.kind === 'ESCORT' && <Badge>{t('ticketing.kind.ESCORT')}</Badge>}
                  </span>
                ),
              },
              {
                key: 'window',
                title: t('ticketing.window'),
                cell: (it) => t('movements.between', { from: write.day(it.earliestOn), to: write.day(it.latestOn) }),
              },
              { key: 'persons', title: t('ticketing.persons'), numeric: true, cell: (it) => write.number(it.persons) },
              { key: 'quotes', title: t('ticketing.quotes'), numeric: true, cell: (it) => write.number(it.quotes) },
              {
                key: 'payer',
                title: t('ticketing.payer'),
                cell: (it) => (
                  <span className="inline-flex flex-wrap items-center gap-2">
                    <span>{it.payers.map((payer) => t(`movements.payer.${payer}`)).join(', ')}</span>
                    {it.offerStatus !== null && <OfferBadge status={it.offerStatus} />}
                  </span>
                ),
              },
              {
                key: 'price',
                title: t('ticketing.price'),
                numeric: true,
                cell: (it) =>
                  it.reportMinor === null || it.reportCurrency === null ? null : (
                    <Price minor={it.reportMinor} currency={it.reportCurrency} />
                  ),
              },
            ]}
          />
        )}
      </PagesPart>
    </Panel>
  )
}

function UnusedPanel() {
  const { t, write } = useText()
  const unused = usePages(tickets.listUnused, {})
  return (
    <Panel title={t('ticketing.list.UNUSED')} flush>
      <PagesPart of={unused}>
        {(items) => (
          <Table
            caption={t('ticketing.list.UNUSED')}
            rows={items}
            rowKey={(it) => it.id}
            hasMore={unused.hasMore}
            onMore={() => unused.more()}
            loadingMore={unused.isLoadingMore}
            empty={
              <EmptyState icon="check" title={t('ticketing.nothing_to_claim')}>
                {t('ticketing.nothing_to_claim_why')}
              </EmptyState>
            }
            columns={[
              {
                key: 'number',
                title: t('ticketing.ticket_no'),
                heads: true,
                cell: (it) => (
                  <TextLink to="/ticketing/requests/$requestId" params={{ requestId: it.requestId }}>
                    <Code>{it.ticketNo}</Code>
                  </TextLink>
                ),
              },
              { key: 'case', title: t('ticketing.case'), cell: (it) => <Code>{it.caseRef}</Code> },
              { key: 'carrier', title: t('ticketing.carrier'), cell: (it) => <Code>{it.carrier}</Code> },
              { key: 'since', title: t('ticketing.since'), cell: (it) => write.day(it.claimFrom.slice(0, 10)) },
              {
                key: 'open',
                title: t('ticketing.coupons'),
                cell: (it) => t('ticketing.open_of', { open: it.openCoupons, all: it.coupons }),
              },
              {
                key: 'state',
                title: t('ticketing.why'),
                cell: (it) => (it.passengerState === null ? t('ticketing.journey_over') : t(`movements.state.${it.passengerState}`)),
              },
              {
                key: 'claim',
                title: t('ticketing.claim'),
                cell: (it) => (
                  <span className="inline-flex flex-wrap gap-1">
                    <Badge mood={it.refundable ? 'good' : 'neutral'}>
                      {t(it.refundable ? 'ticketing.refundable' : 'ticketing.not_refundable')}
                    </Badge>
                    <Badge mood={it.claimedAt === null ? 'warn' : 'note'}>
                      {t(it.claimedAt === null ? 'ticketing.to_claim' : 'ticketing.claimed')}
                    </Badge>
                  </span>
                ),
              },
              {
                key: 'worth',
                title: t('ticketing.worth'),
                numeric: true,
                cell: (it) => <Price minor={it.totalMinor} currency={it.currency} />,
              },
            ]}
          />
        )}
      </PagesPart>
    </Panel>
  )
}
