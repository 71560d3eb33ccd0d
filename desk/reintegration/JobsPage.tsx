/** Jobs for the person, the family and the community, by programme and year: what plans promised, and what the last visits found. */
import * as visiting from '#domain/reintegration/visit-contract.ts'
import type { Jobs } from '#domain/reintegration/words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { BarChart } from '#ui/BarChart.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { JobsLine } from './shared.tsx'

export function JobsPage() {
  const { t } = useText()
  const report = useAsk(visiting.jobsReport, {})
  return (
    <Page title={t('reintegration.jobs_report')} back={{ to: '/reintegration', label: t('reintegration.plans') }}>
      <AskedPart of={report}>
        {({ rows, planned, found }) => (
          <>
            <Panel>
              <JobsChart planned={planned} found={found} />
              <p className="mt-3 text-sm text-ink-soft">{t('reintegration.jobs_note')}</p>
            </Panel>
            <Panel flush>
              <Table
                caption={t('reintegration.jobs_report')}
                rows={rows}
                rowKey={(row) => `${row.programmeCode} ${row.year}`}
                empty={
                  <EmptyState icon="statistics" title={t('reintegration.no_jobs')}>
                    {t('reintegration.no_jobs_why')}
                  </EmptyState>
                }
                columns={[
                  { key: 'programme', title: t('reintegration.programme'), heads: true, cell: (row) => <Code>{row.programmeCode}</Code> },
                  { key: 'year', title: t('reintegration.year'), cell: (row) => row.year },
                  { key: 'plans', title: t('reintegration.plans_approved'), numeric: true, cell: (row) => row.plans },
                  { key: 'visited', title: t('reintegration.plans_visited'), numeric: true, cell: (row) => row.visited },
                  { key: 'planned', title: t('reintegration.jobs_planned'), cell: (row) => <JobsLine jobs={row.planned} /> },
                  { key: 'found', title: t('reintegration.jobs_found'), cell: (row) => <JobsLine jobs={row.found} /> },
                ]}
              />
            </Panel>
          </>
        )}
      </AskedPart>
    </Page>
  )
}

function JobsChart({ planned, found }: { planned: Jobs; found: Jobs }) {
  const { t } = useText()
  return (
    <BarChart
      title={t('reintegration.jobs_found_planned')}
      labelTitle={t('reintegration.for_whom')}
      valueTitle={t('reintegration.jobs_found')}
      bars={[
        { label: t('reintegration.jobs_self'), value: found.self, target: planned.self },
        { label: t('reintegration.jobs_family'), value: found.family, target: planned.family },
        { label: t('reintegration.jobs_community'), value: found.community, target: planned.community },
      ]}
    />
  )
}
