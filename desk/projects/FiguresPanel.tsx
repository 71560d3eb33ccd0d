/** What the sources say was aimed at and reached, drawn on one scale for each unit, with the mark of history beside each number. */
import type { Figure } from '#domain/projects/words.ts'
import { BarChart } from '#ui/BarChart.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { useNames } from './shared.tsx'

export function FiguresPanel({ figures }: { figures: readonly Figure[] }) {
  const { t, write } = useText()
  const named = useNames()
  if (figures.length === 0) return null
  const units = [...new Set(figures.map((figure) => figure.unit))]
  return (
    <Panel title={t('projects.figures')}>
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-2">
        {units.map((unit) => (
          <BarChart
            key={unit}
            title={t(`projects.unit.${unit}`)}
            labelTitle={t('projects.figure')}
            valueTitle={t('projects.value')}
            bars={figures
              .filter((figure) => figure.unit === unit)
              .map((figure) => ({ label: `${named(figure.label)} (${t(`projects.kind.${figure.kind}`)})`, value: figure.value }))}
          />
        ))}
      </div>
      <ul className="mt-4 flex flex-col gap-1.5 text-sm">
        {figures.map((figure) => (
          <li key={`${figure.label.en} ${figure.kind} ${figure.value}`} className="flex flex-wrap items-center gap-2">
            <span>
              {named(figure.label)} :{' '}
              {figure.atLeast ? t('projects.at_least', { value: write.number(figure.value) }) : write.number(figure.value)}
              {figure.year !== undefined && ` (${figure.year})`}
            </span>
            {figure.historicalAggregate && <Badge mood="note">{t('projects.historical')}</Badge>}
            {figure.note !== undefined && <span className="text-ink-soft">{named(figure.note)}</span>}
            <bdi className="text-ink-faint">{figure.source}</bdi>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
