/** What happened, in order, as a story: when, what, who. The newest first unless the page says otherwise. */
import type { ReactNode } from 'react'
import { type Mood, moodIcons } from './Badge.tsx'
import { Icon } from './Icon.tsx'
import { useText } from './TextProvider.tsx'

export type Moment = {
  readonly id: string
  readonly at: string
  readonly title: ReactNode
  readonly by?: ReactNode
  readonly detail?: ReactNode
  readonly mood?: Mood
}

export function Timeline({ moments, label, zone }: { moments: readonly Moment[]; label: string; zone?: string }) {
  const { write } = useText()
  return (
    <ol aria-label={label} className="flex flex-col">
      {moments.map((moment) => {
        const icon = moodIcons[moment.mood ?? 'neutral']
        return (
          <li key={moment.id} className="relative ms-2 border-s-2 border-line ps-5 pb-4 last:pb-0">
            <span
              aria-hidden="true"
              className="absolute -start-[9px] top-1 flex size-4 items-center justify-center rounded-full border-2 border-line-strong bg-panel"
            >
              {icon !== undefined && <Icon name={icon} className="size-2.5" />}
            </span>
            <p className="flex flex-wrap gap-x-2 text-xs text-ink-soft">
              <time dateTime={moment.at}>{write.instant(moment.at, zone)}</time>
              {moment.by !== undefined && <span>{moment.by}</span>}
            </p>
            <p>{moment.title}</p>
            {moment.detail !== undefined && <div className="text-sm text-ink-soft">{moment.detail}</div>}
          </li>
        )
      })}
    </ol>
  )
}
