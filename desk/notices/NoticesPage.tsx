/** The work list of notices: what is to be said, who still owes an answer, and what other offices told us. */
import * as notices from '#domain/notices/contract.ts'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { FilterBar } from '#desk/kit/FilterBar.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { usePages } from '#desk/kit/queries.ts'
import { useFilters } from '#desk/kit/saved-filters.ts'
import { may, useSelf } from '#desk/kit/session.ts'
import { TextLink } from '#desk/kit/TextLink.tsx'
import { LocalTime } from '#desk/movements/shared.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { AnswerState, KindBadge } from './shared.tsx'

const sent = ['TO_SEND', 'AWAITING', 'OVERDUE'] as const
const told = ['RECEIVED', 'RECEIVED_ALL'] as const

export function NoticesPage() {
  const { t } = useText()
  const self = useSelf()
  const shows = [...(may(self, 'notices.read') ? sent : []), ...(may(self, 'notices.receive') ? told : [])]
  const shelf = useFilters('notices', { show: shows[0] ?? '' })
  const show = shows.find((each) => each === shelf.filters.show) ?? shows[0]
  return (
    <Page title={t('notices.notices')} lead={t('notices.lead')}>
      <FilterBar shelf={shelf}>
        <Field label={t('notices.tab')} required>
          <Select
            value={show ?? ''}
            onChange={(value) => shelf.set('show', value)}
            options={shows.map((value) => ({ value, label: t(`notices.tab.${value}`) }))}
          />
        </Field>
      </FilterBar>
      <Panel flush>{show === 'RECEIVED' || show === 'RECEIVED_ALL' ? <Received show={show} /> : show && <Sent show={show} />}</Panel>
    </Page>
  )
}

function Sent({ show }: { show: (typeof sent)[number] }) {
  const { t, write } = useText()
  const listed = usePages(notices.listNotices, { show })
  return (
    <PagesPart of={listed}>
      {(items) => (
        <Table
          caption={t(`notices.tab.${show}`)}
          rows={items}
          rowKey={(line) => line.movementId}
          hasMore={listed.hasMore}
          onMore={listed.more}
          loadingMore={listed.isLoadingMore}
          empty={
            <EmptyState icon="check" title={t(`notices.none.${show}`)}>
              {t('notices.none_why')}
            </EmptyState>
          }
          columns={[
            {
              key: 'journey',
              title: t('notices.column.journey'),
              heads: true,
              cell: (line) => (
                <TextLink to="/notices/movements/$movementId" params={{ movementId: line.movementId }}>
                  <Code>{line.number ?? line.movementRef}</Code>
                </TextLink>
              ),
            },
            { key: 'flights', title: t('notices.print.itinerary'), cell: (line) => <bdi dir="ltr">{line.flights.join(' – ')}</bdi> },
            { key: 'departs', title: t('notices.column.departs'), cell: (line) => <LocalTime at={line.departsAt} zone={line.fromZone} /> },
            { key: 'due', title: t('notices.column.due'), cell: (line) => line.due && <KindBadge kind={line.due} /> },
            {
              key: 'by',
              title: t('notices.column.answer_by'),
              cell: (line) => line.acknowledgeBy && write.instant(line.acknowledgeBy),
            },
            {
              key: 'waiting',
              title: t('notices.column.waiting'),
              cell: (line) => (line.waitingFor > 0 ? write.number(line.waitingFor) : null),
            },
          ]}
        />
      )}
    </PagesPart>
  )
}

function Received({ show }: { show: (typeof told)[number] }) {
  const { t, write } = useText()
  const listed = usePages(notices.listReceived, { show: show === 'RECEIVED' ? 'WAITING' : 'ALL' })
  return (
    <PagesPart of={listed}>
      {(items) => (
        <Table
          caption={t(`notices.tab.${show}`)}
          rows={items}
          rowKey={(line) => line.id}
          hasMore={listed.hasMore}
          onMore={listed.more}
          loadingMore={listed.isLoadingMore}
          empty={<EmptyState icon="check" title={t(`notices.none.${show}`)} />}
          columns={[
            {
              key: 'number',
              title: t('notices.number'),
              heads: true,
              cell: (line) => (
                <TextLink to="/notices/received/$receivedId" params={{ receivedId: line.id }}>
                  <Code>{`${line.number} v${line.version}`}</Code>
                </TextLink>
              ),
            },
            { key: 'kind', title: t('notices.column.due'), cell: (line) => <KindBadge kind={line.kind} /> },
            { key: 'from', title: t('notices.column.from'), cell: (line) => <bdi>{line.fromOfficeName}</bdi> },
            { key: 'flights', title: t('notices.print.itinerary'), cell: (line) => <bdi dir="ltr">{line.flights.join(' – ')}</bdi> },
            { key: 'departs', title: t('notices.column.departs'), cell: (line) => <LocalTime at={line.departsAt} zone={line.fromZone} /> },
            { key: 'persons', title: t('notices.column.persons'), cell: (line) => write.number(line.pax.total) },
            {
              key: 'answer',
              title: t('notices.column.answer'),
              cell: (line) => (
                <AnswerState
                  recipient={{ acknowledgedAt: line.acknowledgedAt, acknowledgedHow: null }}
                  acknowledgeBy={line.acknowledgeBy}
                  isNewest={line.isNewest}
                />
              ),
            },
          ]}
        />
      )}
    </PagesPart>
  )
}
