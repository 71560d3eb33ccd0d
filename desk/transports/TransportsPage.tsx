/** Charters, vessels and convoys of the office by departure. A new one begins on the page of its movement. */
import * as transports from '#domain/transports/contract.ts'
import { TransportKind, TransportStatus } from '#domain/transports/words.ts'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { FilterBar } from '#desk/kit/FilterBar.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { usePages } from '#desk/kit/queries.ts'
import { useFilters } from '#desk/kit/saved-filters.ts'
import { ButtonLink } from '#desk/kit/TextLink.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Select } from '#ui/Select.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { TransportTable } from './TransportTable.tsx'

export function TransportsPage() {
  const { t } = useText()
  const shelf = useFilters('transports.transports', { kind: '', status: '', order: 'NEXT' })
  const { kind, status, order } = shelf.filters
  const listed = usePages(transports.listTransports, {
    order: order as 'NEXT' | 'LAST',
    ...(kind === '' ? {} : { kind: kind as TransportKind }),
    ...(status === '' ? {} : { status: status as TransportStatus }),
  })
  return (
    <Page
      title={t('transports.transports')}
      actions={
        <ButtonLink to="/movements" icon="movements">
          {t('transports.choose_movement')}
        </ButtonLink>
      }
    >
      <FilterBar shelf={shelf}>
        <Field label={t('transports.kind')} required>
          <Select
            value={kind}
            onChange={(value) => shelf.set('kind', value)}
            placeholder={t('ui.all')}
            options={TransportKind.options.map((value) => ({ value, label: t(`transports.kind.${value}`) }))}
          />
        </Field>
        <Field label={t('transports.status')} required>
          <Select
            value={status}
            onChange={(value) => shelf.set('status', value)}
            placeholder={t('ui.all')}
            options={TransportStatus.options.map((value) => ({ value, label: t(`status.transports.${value}`) }))}
          />
        </Field>
        <Field label={t('transports.order')} required>
          <Select
            value={order}
            onChange={(value) => shelf.set('order', value)}
            options={(['NEXT', 'LAST'] as const).map((value) => ({ value, label: t(`transports.order.${value}`) }))}
          />
        </Field>
      </FilterBar>
      <Panel flush>
        <PagesPart of={listed}>
          {(items) => (
            <TransportTable
              transports={items}
              hasMore={listed.hasMore}
              onMore={listed.more}
              loadingMore={listed.isLoadingMore}
              empty={
                <EmptyState icon="transports" title={t('transports.none')}>
                  {t('transports.none_why')}
                </EmptyState>
              }
            />
          )}
        </PagesPart>
      </Panel>
    </Page>
  )
}
