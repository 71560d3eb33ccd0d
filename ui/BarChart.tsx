/** Bars with their numbers: a real table whose rows carry a bar, so that what the eye sees and what is read out are the same thing. */
import { classes } from './class-names.ts'
import { useText } from './TextProvider.tsx'

export type Bar = {
  readonly label: string
  readonly value: number
  /** What was meant to be reached; drawn as a line across the bar, written beside the number. */
  readonly target?: number | null | undefined
}

export type BarChartProps = {
  title: string
  bars: readonly Bar[]
  labelTitle: string
  valueTitle: string
  write?: (value: number) => string
}

export function BarChart({ title, bars, labelTitle, valueTitle, write: writeValue }: BarChartProps) {
  const { t, write } = useText()
  const show = writeValue ?? ((value: number) => write.number(value))
  const top = Math.max(1, ...bars.flatMap((bar) => [bar.value, bar.target ?? 0]))
  const hasTarget = bars.some((bar) => bar.target != null)
  return (
    <table className="w-full border-collapse text-sm narrow:block">
      <caption className="mb-1 text-start font-medium narrow:block">{title}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{labelTitle}</th>
          <th scope="col">{valueTitle}</th>
          {hasTarget && <th scope="col">{t('ui.target')}</th>}
        </tr>
      </thead>
      <tbody className="narrow:block">
        {bars.map((bar) => (
          <tr key={bar.label} className="narrow:mb-2 narrow:block">
            <th scope="row" className="max-w-40 narrow:block narrow:max-w-none py-0.5 pe-3 text-start align-middle font-normal">
              {bar.label}
            </th>
            <td className="w-full py-0.5 narrow:block">
              <div className="flex items-center gap-2">
                <svg aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none" className="h-3.5 min-w-8 flex-1 rtl:-scale-x-100">
                  <rect width="100" height="10" className="fill-sunken" />
                  <rect
                    width={(bar.value / top) * 100}
                    height="10"
                    className={classes(bar.target != null && bar.value >= bar.target ? 'fill-good' : 'fill-brand')}
                  />
                  {bar.target != null && <rect x={Math.min(99.2, (bar.target / top) * 100)} width="0.8" height="10" className="fill-ink" />}
                </svg>
                <span className="w-16 shrink-0 text-end tabular-nums">{show(bar.value)}</span>
              </div>
            </td>
            {hasTarget && (
              <td className="py-0.5 ps-3 narrow:block narrow:ps-0 whitespace-nowrap text-ink-soft tabular-nums">
                {bar.target == null ? '' : t('ui.of_target', { target: show(bar.target) })}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
