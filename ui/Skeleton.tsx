/** The shape of what is coming. Said once to a screen reader, shown as grey lines to an eye. */
import { useText } from './TextProvider.tsx'

const widths = ['w-2/3', 'w-5/6', 'w-1/2', 'w-3/4']

export function Skeleton({ lines = 4 }: { lines?: number }) {
  const { t } = useText()
  return (
    <div role="status" className="p-4">
      <span className="sr-only">{t('ui.loading')}</span>
      <div aria-hidden="true" className="flex animate-pulse flex-col gap-3 motion-reduce:animate-none">
        {Array.from({ length: lines }, (_, line) => (
          <div key={line} className={`h-4 rounded-sm bg-sunken ${widths[line % widths.length]}`} />
        ))}
      </div>
    </div>
  )
}
