/** What journeys cost between two days, project by project, and the same lines as a table to take along. */
import { useState } from 'react'
import * as contracts from '#domain/ticketing/ticket-contract.ts'
import type { Day } from '#domain/kit/day.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { DownloadButton } from '#desk/kit/DownloadButton.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { DateInput } from '#ui/DateInput.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { Price } from './shared.tsx'
import { deviceToday } from './typed.ts'

export function CostsPage() {
  const { t, write } = useText()
  const today = deviceToday()
  const [from, setFrom] = useState(`${today.slice(0, 4)}-01-01`)
  const [to, setTo] = useState(today)
  const span = { from: from as Day, to: to as Day }
  const complete = from !== '' && to !== ''
  const found = useAsk(contracts.projectTotals, span, { enabled: complete })
  return (
    <Page
      title={t('ticketing.costs')}
      back={{ to: '/ticketing', label: t('ticketing.tickets') }}
      actions={
        complete && (
          <DownloadButton contract={contracts.costsCsv} input={span}>
            {t('ticketing.csv')}
          </DownloadButton>
        )
      }
    >
      <div className="flex flex-wrap gap-3">
        <Field label={t('ticketing.from')} required>
          <DateInput value={from} onChange={setFrom} />
        </Field>
        <Field label={t('ticketing.to')} required>
          <DateInput value={to} onChange={setTo} />
        </Field>
      </div>
      <Panel title={t('ticketing.by_project')} flush>
        <AskedPart of={found}>
          {({ projects }) => (
            <Table
              caption={t('ticketing.by_project')}
              rows={projects}
              rowKey={(it) => `${it.projectCode} ${it.reportCurrency}`}
              empty={
                <EmptyState icon="statistics" title={t('ticketing.no_costs')}>
                  {t('ticketing.no_costs_why')}
                </EmptyState>
              }
              columns={[
                {
                  key: 'project',
                  title: t('ticketing.project'),
                  heads: true,
                  cell: (it) => (it.projectCode === null ? t('ticketing.no_project') : <Code>{it.projectCode}</Code>),
                },
                { key: 'lines', title: t('ticketing.cost_lines'), numeric: true, cell: (it) => write.number(it.lines) },
                {
                  key: 'sum',
                  title: t('ticketing.total'),
                  numeric: true,
                  cell: (it) => <Price minor={it.minor} currency={it.reportCurrency} />,
                },
              ]}
            />
          )}
        </AskedPart>
      </Panel>
    </Page>
  )
}
