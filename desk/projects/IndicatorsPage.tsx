/** What the office reached in a period: persons, transit month by month, destinations, jobs; and the totals of the past, as history. */
import { useState } from 'react'
import * as projects from '#domain/projects/contract.ts'
import { AskedPart, PagesPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useAsk, usePages } from '#desk/kit/queries.ts'
import { TextLink } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { BarChart } from '#ui/BarChart.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { type Indicators, IndicatorBars } from './IndicatorBars.tsx'
import { useNames } from './shared.tsx'

const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text)

export function IndicatorsPage() {
  const { t } = useText()
  const [project, setProject] = useState('')
  const [fromMonth, setFrom] = useState('')
  const [toMonth, setTo] = useState('')
  const inOrder = !isMonth(fromMonth) || !isMonth(toMonth) || fromMonth <= toMonth
  const wanted = {
    ...(project === '' ? {} : { project }),
    ...(isMonth(fromMonth) && inOrder ? { fromMonth } : {}),
    ...(isMonth(toMonth) && inOrder ? { toMonth } : {}),
  }
  const found = useAsk(projects.getIndicators, wanted)
  return (
    <Page title={t('projects.indicators')} back={{ to: '/projects', label: t('projects.projects') }}>
      <search aria-label={t('ui.filters')} className="grid items-end gap-2 print:hidden sm:grid-cols-[2fr_1fr_1fr]">
        <ProjectField value={project} onChange={setProject} />
        <MonthField
          label={t('projects.from_month')}
          value={fromMonth}
          onChange={setFrom}
          problem={inOrder ? undefined : t('problem.dates_order')}
        />
        <MonthField label={t('projects.to_month')} value={toMonth} onChange={setTo} />
      </search>
      <AskedPart of={found} lines={10}>
        {(it) => (
          <>
            <Panel title={t('projects.reached')}>
              <IndicatorBars found={it} />
            </Panel>
            <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
              <TransitPanel found={it} />
              <DestinationsPanel found={it} />
            </div>
            <HistoryPanel found={it} />
          </>
        )}
      </AskedPart>
    </Page>
  )
}

function ProjectField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useText()
  const named = useNames()
  const all = usePages(projects.listProjects, { limit: 200 })
  return (
    <Field label={t('projects.project')} required>
      <PagesPart of={all}>
        {(items) => (
          <Select
            aria-label={t('projects.project')}
            value={value}
            onChange={onChange}
            placeholder={t('projects.whole_office')}
            options={items.map((project) => ({
              value: project.code,
              label: `${project.code} · ${project.acronym ?? named(project.titles)}`,
            }))}
          />
        )}
      </PagesPart>
    </Field>
  )
}

function MonthField({
  label,
  value,
  onChange,
  problem,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  problem?: string | undefined
}) {
  const { t } = useText()
  const problems = problem === undefined ? (value === '' || isMonth(value) ? [] : [t('problem.month')]) : [problem]
  return (
    <Field label={label} problems={problems}>
      <TextInput value={value} onChange={onChange} placeholder={t('projects.month_placeholder')} maxLength={7} />
    </Field>
  )
}

function TransitPanel({ found }: { found: Indicators }) {
  const { t, write } = useText()
  return (
    <Panel>
      <BarChart
        title={t('projects.transit_months')}
        labelTitle={t('projects.month')}
        valueTitle={t('projects.unit.PERSONS')}
        bars={found.transitMonths.map((month) => ({ label: write.birthday(`${month.month}-01`, 'MONTH'), value: month.persons }))}
      />
      <p className="mt-3 text-sm text-ink-soft">{t('projects.definition.TRANSIT_PERSONS')}</p>
    </Panel>
  )
}

function DestinationsPanel({ found }: { found: Indicators }) {
  const { t } = useText()
  const named = useNames()
  return (
    <Panel>
      {found.transitDestinations.length === 0 ? (
        <EmptyState icon="transit" title={t('projects.no_transit')}>
          {t('projects.no_transit_why')}
        </EmptyState>
      ) : (
        <BarChart
          title={t('projects.transit_destinations')}
          labelTitle={t('projects.country')}
          valueTitle={t('projects.unit.PERSONS')}
          bars={found.transitDestinations.map((each) => ({
            label: each.names === null ? t('ui.not_known') : named(each.names),
            value: each.persons,
          }))}
        />
      )}
    </Panel>
  )
}

function HistoryPanel({ found }: { found: Indicators }) {
  const { t, write } = useText()
  const named = useNames()
  return (
    <Panel title={t('projects.history')} flush>
      <p className="px-4 pt-3 text-sm text-ink-soft">{t('projects.history_why')}</p>
      <Table
        caption={t('projects.history')}
        rows={found.historical}
        rowKey={(figure) => `${figure.projectCode} ${figure.label.en} ${figure.value}`}
        empty={<EmptyState title={t('projects.no_history')} />}
        columns={[
          { key: 'label', title: t('projects.figure'), heads: true, cell: (figure) => named(figure.label) },
          {
            key: 'value',
            title: t('projects.value'),
            numeric: true,
            cell: (figure) => (figure.atLeast ? t('projects.at_least', { value: write.number(figure.value) }) : write.number(figure.value)),
          },
          { key: 'year', title: t('projects.year'), cell: (figure) => figure.year },
          {
            key: 'project',
            title: t('projects.project'),
            cell: (figure) => (
              <TextLink to="/projects/$code" params={{ code: figure.projectCode }}>
                <Code>{figure.projectCode}</Code>
              </TextLink>
            ),
          },
          { key: 'mark', title: t('projects.mark'), cell: () => <Badge mood="note">{t('projects.historical')}</Badge> },
        ]}
      />
    </Panel>
  )
}
