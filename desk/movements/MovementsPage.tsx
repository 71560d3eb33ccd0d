/** The journeys of the office by departure, and the way to plan another one. */
import * as movements from '#domain/movements/contract.ts'
import { type Movement, MovementStatus } from '#domain/movements/words.ts'
import { ExportButton } from '#desk/kit/ExportButton.tsx'
import { FilterBar } from '#desk/kit/FilterBar.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { usePages } from '#desk/kit/queries.ts'
import { useFilters } from '#desk/kit/saved-filters.ts'
import { ButtonLink, TextLink } from '#desk/kit/TextLink.tsx'
import { Button } from '#ui/Button.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { RollButton } from './RollButton.tsx'
import { LocalTime, MovementBadge } from './shared.tsx'

export function MovementsPage() {
  const { t } = useText()
  const whyNot = useWhyNot('movements.book')
  const shelf = useFilters('movements.movements', { from: today(), to: '', status: '', order: 'NEXT' })
  const { from, to, status, order } = shelf.filters
  const filters = {
    from: (from || undefined) as never,
    to: (to || undefined) as never,
    status: (status || undefined) as Movement['status'] | undefined,
  }
  const listed = usePages(movements.listMovements, { ...filters, order: order as 'NEXT' | 'LAST' })
  return (
    <Page
      title={t('movements.movements')}
      actions={
        <>
          <ButtonLink to="/movements/expiring" icon="clock">
            {t('movements.expiring')}
          </ButtonLink>
          <RollButton />
          <ExportButton contract={movements.exportMovements} filters={filters} />
          {whyNot === undefined ? (
            <ButtonLink to="/movements/new" look="main" icon="add">
              {t('movements.plan')}
            </ButtonLink>
          ) : (
            <Button look="main" icon="add" reason={whyNot}>
              {t('movements.plan')}
            </Button>
          )}
        </>
      }
    >
      <FilterBar shelf={shelf}>
        <Field label={t('movements.from_day')} required>
          <DateInput value={from} onChange={(value) => shelf.set('from', value)} />
        </Field>
        <Field label={t('movements.to_day')} required>
          <DateInput value={to} onChange={(value) => shelf.set('to', value)} />
        </Field>
        <Field label={t('movements.status')} required>
          <Select
            value={status}
            onChange={(value) => shelf.set('status', value)}
            placeholder={t('ui.all')}
            options={MovementStatus.options.map((each) => ({ value: each, label: t(`status.movements.${each}`) }))}
          />
        </Field>
        <Field label={t('movements.order')} required>
          <Select
            value={order}
            onChange={(value) => shelf.set('order', value)}
            options={(['NEXT', 'LAST'] as const).map((each) => ({ value: each, label: t(`movements.order.${each}`) }))}
          />
        </Field>
      </FilterBar>
      <Panel flush>
        <PagesPart of={listed}>
          {(items) => (
            <Table
              caption={t('movements.movements')}
              rows={items}
              rowKey={(it) => it.id}
              hasMore={listed.hasMore}
              onMore={listed.more}
              loadingMore={listed.isLoadingMore}
              empty={
                <EmptyState icon="movements" title={t('movements.none')}>
                  {t('movements.none_why')}
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
                { key: 'passengers', title: t('movements.passengers'), numeric: true, cell: (it) => it.passengers },
                { key: 'status', title: t('movements.status'), cell: (it) => <MovementBadge status={it.status} /> },
                {
                  key: 'version',
                  title: t('movements.manifest'),
                  cell: (it) => (it.manifestVersion === null ? null : t('movements.version_of', { version: it.manifestVersion })),
                },
              ]}
            />
          )}
        </PagesPart>
      </Panel>
    </Page>
  )
}

/** The day on this device: where a list begins. */
function today(): string {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}
