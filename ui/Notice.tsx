/** A sentence that matters on this page: what happened, and what to do. `live` reads it out when it appears. */
import type { ReactNode } from 'react'
import { type Mood, moodIcons } from './Badge.tsx'
import { classes } from './class-names.ts'
import { Icon } from './Icon.tsx'

const grounds: Record<Mood, string> = {
  neutral: 'border-line bg-panel',
  good: 'border-good bg-good-soft',
  warn: 'border-warn bg-warn-soft',
  bad: 'border-bad bg-bad-soft',
  note: 'border-note bg-note-soft',
}

export type NoticeProps = { mood?: Mood; title?: ReactNode; live?: boolean; actions?: ReactNode; children?: ReactNode }

export function Notice({ mood = 'note', title, live = false, actions, children }: NoticeProps) {
  return (
    <div
      role={live ? (mood === 'bad' ? 'alert' : 'status') : undefined}
      className={classes('flex gap-2.5 rounded-md border-s-4 px-3 py-2.5', grounds[mood])}
    >
      <Icon name={moodIcons[mood] ?? 'information'} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        {title !== undefined && <p className="font-medium">{title}</p>}
        {children !== undefined && <div className="text-sm">{children}</div>}
      </div>
      {actions !== undefined && <div className="flex flex-wrap items-start gap-2">{actions}</div>}
    </div>
  )
}
