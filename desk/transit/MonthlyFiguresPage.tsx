/** Persons assisted by month, by year and by destination, with what the figure means said beside it (domain.md 1.17). */
import { useState } from 'react'
import type { OutputOf } from '#domain/kit/contract.ts'
import { usualMonth } from '#domain/transit/board-rules.ts'
import * as transit from '#domain/transit/contract.ts'
import type { MonthFigures, YearFigures } from '#domain/transit/figure-words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { Badge } from '#ui/Badge.tsx'
import { BarChart } from '#ui/BarChart.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Select } from '#ui/Select.tsx'
import { type Column, Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { useAirport } from './queries.ts'

type Figures = OutputOf<typeof transit.monthlyFigures>

export function MonthlyFiguresPage() {
  const { t } = useText()
  const { airport } = useAirport()
  const figures = useAsk(transit.monthlyFigures, { airport })
  return (
    <Page
      title={t('transit.figures')}
      heading={
        <>
          {t('transit.figures')} · <Code>{airport}</Code>
        </>
      }
      back={{ to: '/transit', label: t('transit.board') }}
    >
      <AskedPart of={figures} lines={8}>
        {(found) => (
          <>
            <Panel title={t('transit.what_it_means')}>
              <p className="max-w-prose text-base">{t('transit.definition')}</p>
            </Panel>
            <MonthsPanel months={found.months} />
            <YearsPanel found={found} />
            <DestinationsPanel found={found} />
          </>
        )}
      </AskedPart>
    </Page>
  )
}

function useCounts<Row extends MonthFigures | YearFigures>(): Column<Row>[] {
  const { t, write } = useText()
  return (['transit', 'arrivals', 'departures', 'assisted', 'cases'] as const).map((key) => ({
    key,
    title: t(`transit.figure.${key}`),
    numeric: true,
    cell: (row: Row) => write.number(row[key]),
  }))
}

function useMonthName(): (month: string) => string {
  const { write } = useText()
  return (month) => write.birthday(`${month}-01`, 'MONTH')
}

function MonthsPanel({ months }: { months: MonthFigures[] }) {
  const { t } = useText()
  const nameOf = useMonthName()
  return (
    <>
      <Panel>
        <BarChart
          title={t('transit.assisted_by_month')}
          labelTitle={t('transit.month')}
          valueTitle={t('transit.figure.assisted')}
          bars={months.map((month) => ({ label: nameOf(month.month), value: month.assisted, target: usualMonth }))}
        />
        <p className="mt-2 text-sm text-ink-soft">{t('transit.usual_month', { count: usualMonth })}</p>
      </Panel>
      <Panel flush>
        <Table
          caption={t('transit.assisted_by_month')}
          rows={months.toReversed()}
          rowKey={(month) => month.month}
          columns={[
            { key: 'month', title: t('transit.month'), heads: true, cell: (month) => nameOf(month.month) },
            ...useCounts<MonthFigures>(),
          ]}
        />
      </Panel>
    </>
  )
}

/** A total of the past stands in its own table: it is a figure of somebody else, counted in a way nobody knows any more. */
function YearsPanel({ found }: { found: Figures }) {
  const { t, write, language } = useText()
  const counts = useCounts<YearFigures>()
  return (
    <>
      <Panel title={t('transit.by_year')} flush>
        <Table
          caption={t('transit.by_year')}
          rows={found.years.toReversed()}
          rowKey={(year) => String(year.year)}
          empty={<EmptyState title={t('transit.no_year')}>{t('transit.no_year_why')}</EmptyState>}
          columns={[{ key: 'year', title: t('transit.year'), heads: true, cell: (year) => String(year.year) }, ...counts]}
        />
      </Panel>
      {found.historical.length > 0 && (
        <Panel title={t('transit.before_this_house')} flush>
          <Table
            caption={t('transit.before_this_house')}
            rows={found.historical}
            rowKey={(year) => String(year.year)}
            columns={[
              { key: 'year', title: t('transit.year'), heads: true, cell: (year) => String(year.year) },
              { key: 'persons', title: t('transit.persons'), numeric: true, cell: (year) => write.number(year.persons) },
              { key: 'kind', title: t('transit.kind_of_figure'), cell: () => <Badge mood="note">{t('transit.historical')}</Badge> },
              { key: 'method', title: t('transit.method'), cell: (year) => year.method[language === 'fr' ? 'fr' : 'en'] },
              { key: 'source', title: t('transit.source'), cell: (year) => <Code>{year.source}</Code> },
            ]}
          />
        </Panel>
      )}
    </>
  )
}

function DestinationsPanel({ found }: { found: Figures }) {
  const { t, language } = useText()
  const nameOf = useMonthName()
  const [month, setMonth] = useState('')
  const rows = found.destinations.filter((row) => month === '' || row.month === month)
  const together = [...Map.groupBy(rows, (row) => row.country).values()]
    .map((same) => ({ names: same[0]!.names, persons: same.reduce((sum, row) => sum + row.persons, 0) }))
    .toSorted((one, other) => other.persons - one.persons)
  const months = [...new Set(found.destinations.map((row) => row.month))].toReversed()
  return (
    <Panel>
      {months.length > 1 && (
        <Field label={t('transit.month')} className="mb-3 w-48">
          <Select
            value={month}
            onChange={setMonth}
            placeholder={t('transit.all_months')}
            options={months.map((value) => ({ value, label: nameOf(value) }))}
          />
        </Field>
      )}
      {together.length === 0 ? (
        <EmptyState icon="transit" title={t('transit.no_destination')} />
      ) : (
        <BarChart
          title={t('transit.by_destination')}
          labelTitle={t('transit.destination')}
          valueTitle={t('transit.persons')}
          bars={together.map(({ names, persons }) => ({
            label: names === null ? t('ui.not_known') : names[language === 'fr' ? 'fr' : 'en'],
            value: persons,
          }))}
        />
      )}
    </Panel>
  )
}
