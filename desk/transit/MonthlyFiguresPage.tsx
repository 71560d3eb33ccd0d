/** Persons assisted month by month, with what the figure means said beside it (domain.md 1.17). */
import { usualMonth } from '#domain/transit/board-rules.ts'
import * as transit from '#domain/transit/contract.ts'
import type { MonthFigures } from '#domain/transit/board-words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { BarChart } from '#ui/BarChart.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { useAirport } from './queries.ts'

export function MonthlyFiguresPage() {
  const { t, write } = useText()
  const { airport } = useAirport()
  const figures = useAsk(transit.monthlyFigures, { airport })
  const number = (key: keyof Omit<MonthFigures, 'month'>) => ({
    key,
    title: t(`transit.figure.${key}`),
    numeric: true,
    cell: (month: MonthFigures) => write.number(month[key]),
  })
  const nameOf = ({ month }: MonthFigures) => write.birthday(`${month}-01`, 'MONTH')
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
        {({ months }) => (
          <>
            <Panel>
              <BarChart
                title={t('transit.assisted_by_month')}
                labelTitle={t('transit.month')}
                valueTitle={t('transit.figure.assisted')}
                bars={months.map((month) => ({ label: nameOf(month), value: month.assisted, target: usualMonth }))}
              />
              <p className="mt-2 text-sm text-ink-soft">{t('transit.usual_month', { count: usualMonth })}</p>
            </Panel>
            <Panel flush>
              <Table
                caption={t('transit.assisted_by_month')}
                rows={months.toReversed()}
                rowKey={(month) => month.month}
                columns={[
                  { key: 'month', title: t('transit.month'), heads: true, cell: nameOf },
                  number('transit'),
                  number('arrivals'),
                  number('departures'),
                  number('assisted'),
                  number('cases'),
                ]}
              />
            </Panel>
            <Panel title={t('transit.what_it_means')}>
              <p className="max-w-prose text-base">{t('transit.definition')}</p>
            </Panel>
          </>
        )}
      </AskedPart>
    </Page>
  )
}
