/** The eight spans of three hours of a day: what is planned against what the team on shift can carry. Never a colour alone. */
import type { LoadBucket } from '#domain/transit/board-words.ts'
import { isOverCapacity } from '#domain/transit/shift-rules.ts'
import { classes } from '#ui/class-names.ts'
import { Icon } from '#ui/Icon.tsx'
import { useText } from '#ui/TextProvider.tsx'

export function LoadStrip({ buckets, zone }: { buckets: readonly LoadBucket[]; zone: string }) {
  const { t, write } = useText()
  const most = Math.max(1, ...buckets.flatMap((bucket) => [bucket.load, bucket.capacity]))
  return (
    <ol aria-label={t('transit.load')} className="grid grid-cols-2 gap-1.5 sm:grid-cols-4 lg:grid-cols-8">
      {buckets.map((bucket) => {
        const over = isOverCapacity(bucket)
        return (
          <li
            key={bucket.startsAt}
            className={classes('flex flex-col gap-1 rounded-sm border p-1.5 text-sm', over ? 'border-bad bg-bad-soft' : 'border-line')}
          >
            <span className="text-xs text-ink-soft tabular-nums">
              <bdi dir="ltr">
                {write.clock(bucket.startsAt, zone)}–{write.clock(bucket.endsAt, zone)}
              </bdi>
            </span>
            <svg aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none" className="h-2 w-full rtl:-scale-x-100">
              <rect width="100" height="8" className="fill-sunken" />
              <rect width={(bucket.load / most) * 100} height="8" className={over ? 'fill-bad' : 'fill-brand'} />
              <rect x={Math.min(98.5, (bucket.capacity / most) * 100)} width="1.5" height="8" className="fill-ink" />
            </svg>
            <span className="flex items-center gap-1 tabular-nums">
              {over && <Icon name="warning" className="size-4 text-bad" />}
              <span>{t('transit.load_of', { load: write.number(bucket.load), capacity: write.number(bucket.capacity) })}</span>
            </span>
            <span className="text-xs text-ink-soft">
              {t('transit.load_who', { persons: bucket.persons, agents: write.number(bucket.agents) })}
              {over && <span className="sr-only"> {t('transit.over_capacity')}</span>}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
