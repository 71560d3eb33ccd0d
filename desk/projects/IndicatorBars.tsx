/** What was counted in a period, against its targets, with the definition of each number in sight. */
import type { OutputOf } from '#domain/kit/contract.ts'
import type * as projects from '#domain/projects/contract.ts'
import { BarChart } from '#ui/BarChart.tsx'
import { useText } from '#ui/TextProvider.tsx'

export type Indicators = OutputOf<typeof projects.getIndicators>

export function IndicatorBars({ found }: { found: Indicators }) {
  const { t, write } = useText()
  return (
    <div className="flex flex-col gap-5">
      <p className="text-sm text-ink-soft">
        {t('projects.counted_from_to', {
          from: write.birthday(`${found.fromMonth}-01`, 'MONTH'),
          to: write.birthday(`${found.toMonth}-01`, 'MONTH'),
        })}
      </p>
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-2">
        {(['PERSONS', 'JOBS'] as const).map((unit) => (
          <BarChart
            key={unit}
            title={t(`projects.unit.${unit}`)}
            labelTitle={t('projects.indicator')}
            valueTitle={t('projects.reached')}
            bars={found.indicators
              .filter((each) => each.unit === unit)
              .map((each) => ({ label: t(`projects.indicator.${each.code}`), value: each.reached, target: each.target }))}
          />
        ))}
      </div>
      <dl className="flex flex-col gap-1 text-sm">
        {found.indicators.map((each) => (
          <div key={each.code}>
            <dt className="inline font-medium">{t(`projects.indicator.${each.code}`)} : </dt>
            <dd className="inline text-ink-soft">
              {t(`projects.definition.${each.code}`)}
              {each.achievement !== null &&
                ` ${t('projects.achieved', { share: write.percent(each.achievement), target: write.number(each.target ?? 0) })}`}
              {each.targetBy !== null && ` ${t('projects.target_by_day', { day: write.day(each.targetBy) })}`}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
