/** The work list: what ends next, of whom, so that it is renewed before it stops a family. */
import * as clearances from '#domain/movements/clearance-contract.ts'
import { ClearanceKind } from '#domain/movements/clearance-words.ts'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { FilterBar } from '#desk/kit/FilterBar.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { usePages } from '#desk/kit/queries.ts'
import { useFilters } from '#desk/kit/saved-filters.ts'
import { TextLink } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code, PersonName } from '#ui/PersonName.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'

export function ExpiringPage() {
  const { t, write } = useText()
  const shelf = useFilters('movements.expiring', { withinDays: '30', kind: '' })
  const { withinDays, kind } = shelf.filters
  const listed = usePages(clearances.listExpiring, {
    withinDays: Number(withinDays),
    kind: (kind || undefined) as ClearanceKind | undefined,
  })
  return (
    <Page title={t('movements.expiring')} back={{ to: '/movements', label: t('movements.movements') }}>
      <FilterBar shelf={shelf}>
        <Field label={t('movements.within')} required>
          <Select
            value={withinDays}
            onChange={(value) => shelf.set('withinDays', value)}
            options={['7', '30', '60', '120'].map((days) => ({ value: days, label: t('movements.within_days', { days: Number(days) }) }))}
          />
        </Field>
        <Field label={t('movements.kind')} required>
          <Select
            value={kind}
            onChange={(value) => shelf.set('kind', value)}
            placeholder={t('ui.all')}
            options={ClearanceKind.options.map((each) => ({ value: each, label: t(`movements.kind.${each}`) }))}
          />
        </Field>
      </FilterBar>
      <Panel flush>
        <PagesPart of={listed}>
          {(items) => (
            <Table
              caption={t('movements.expiring')}
              rows={items}
              rowKey={(it) => it.id}
              hasMore={listed.hasMore}
              onMore={listed.more}
              loadingMore={listed.isLoadingMore}
              empty={
                <EmptyState icon="check" title={t('movements.nothing_ends')}>
                  {t('movements.nothing_ends_why')}
                </EmptyState>
              }
              columns={[
                {
                  key: 'case',
                  title: t('movements.column.caseRef'),
                  heads: true,
                  cell: (it) => (
                    <TextLink to="/cases/$caseId" params={{ caseId: it.caseId }}>
                      <Code>{it.caseRef}</Code>
                    </TextLink>
                  ),
                },
                {
                  key: 'who',
                  title: t('movements.column.person'),
                  cell: (it) => (it.personName === null ? t('movements.whole_case') : <PersonName name={it.personName} />),
                },
                { key: 'kind', title: t('movements.kind'), cell: (it) => t(`movements.kind.${it.kind}`) },
                { key: 'until', title: t('movements.until'), cell: (it) => (it.validUntil === null ? null : write.day(it.validUntil)) },
                {
                  key: 'left',
                  title: t('movements.left'),
                  cell: (it) => (
                    <Badge mood={it.daysLeft < 0 ? 'bad' : it.daysLeft <= 7 ? 'warn' : 'note'}>
                      {it.daysLeft < 0 ? t('movements.is_over') : t('movements.days_left', { days: it.daysLeft })}
                    </Badge>
                  ),
                },
                {
                  key: 'warned',
                  title: t('movements.warnings'),
                  cell: (it) => {
                    const marks = [
                      it.warned30At !== null && t('movements.warned_30', { day: write.day(it.warned30At.slice(0, 10)) }),
                      it.warned7At !== null && t('movements.warned_7', { day: write.day(it.warned7At.slice(0, 10)) }),
                    ].filter(Boolean)
                    return <span className="text-sm">{marks.length === 0 ? t('movements.warned_none') : marks.join(' · ')}</span>
                  },
                },
                { key: 'status', title: t('movements.case_status'), cell: (it) => t(`status.cases.${it.caseStatus}`) },
              ]}
            />
          )}
        </PagesPart>
      </Panel>
    </Page>
  )
}
