/** Every plan of my offices, the newest first; the way to the visits and to the jobs report. */
import * as reintegration from '#domain/reintegration/contract.ts'
import { PlanStatus } from '#domain/reintegration/words.ts'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { FilterBar } from '#desk/kit/FilterBar.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { usePages } from '#desk/kit/queries.ts'
import { useFilters } from '#desk/kit/saved-filters.ts'
import { ButtonLink, TextLink } from '#desk/kit/TextLink.tsx'
import { countryText } from '#desk/cases/shared.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { Amount, PlanStatusBadge } from './shared.tsx'

export function PlansPage() {
  const text = useText()
  const { t } = text
  const shelf = useFilters('reintegration.plans', { status: '' })
  const { status } = shelf.filters
  const plans = usePages(reintegration.listPlans, status === '' ? {} : { status: status as PlanStatus })
  return (
    <Page
      title={t('reintegration.plans')}
      actions={
        <>
          <ButtonLink to="/reintegration/visits" icon="calendar">
            {t('reintegration.visits')}
          </ButtonLink>
          <ButtonLink to="/reintegration/jobs" icon="statistics">
            {t('reintegration.jobs_report')}
          </ButtonLink>
        </>
      }
    >
      <FilterBar shelf={shelf}>
        <Field label={t('reintegration.status')} required>
          <Select
            value={status}
            onChange={(value) => shelf.set('status', value)}
            placeholder={t('ui.all')}
            options={PlanStatus.options.map((value) => ({ value, label: t(`status.reintegration.${value}`) }))}
          />
        </Field>
      </FilterBar>
      <Panel flush>
        <PagesPart of={plans}>
          {(items) => (
            <Table
              caption={t('reintegration.plans')}
              rows={items}
              rowKey={(plan) => plan.id}
              hasMore={plans.hasMore}
              onMore={() => plans.more()}
              loadingMore={plans.isLoadingMore}
              empty={
                <EmptyState icon="reintegration" title={t('reintegration.no_plans')}>
                  {t('reintegration.no_plans_why')}
                </EmptyState>
              }
              columns={[
                {
                  key: 'case',
                  title: t('reintegration.case'),
                  heads: true,
                  cell: (plan) => (
                    <TextLink to="/reintegration/cases/$caseId" params={{ caseId: plan.caseId }}>
                      <Code>{plan.caseRef}</Code>
                    </TextLink>
                  ),
                },
                { key: 'status', title: t('reintegration.status'), cell: (plan) => <PlanStatusBadge status={plan.status} /> },
                { key: 'programme', title: t('reintegration.programme'), cell: (plan) => <Code>{plan.programmeCode}</Code> },
                {
                  key: 'country',
                  title: t('reintegration.country'),
                  cell: (plan) => (plan.country === null ? null : countryText(text, plan.country)),
                },
                {
                  key: 'committed',
                  title: t('reintegration.committed'),
                  numeric: true,
                  cell: (plan) => <Amount minor={plan.committedMinor} currency={plan.currency} />,
                },
                {
                  key: 'paid',
                  title: t('reintegration.paid'),
                  numeric: true,
                  cell: (plan) => <Amount minor={plan.paidMinor} currency={plan.currency} />,
                },
                {
                  key: 'left',
                  title: t('reintegration.left_to_pay'),
                  numeric: true,
                  cell: (plan) => <Amount minor={plan.committedMinor - plan.paidMinor} currency={plan.currency} />,
                },
              ]}
            />
          )}
        </PagesPart>
      </Panel>
    </Page>
  )
}
