/** A word on a tinted ground with a sign before it: the colour only repeats what the word says. */
import type { ReactNode } from 'react'
import { classes } from './class-names.ts'
import { Icon, type IconName } from './Icon.tsx'

export type Mood = 'neutral' | 'good' | 'warn' | 'bad' | 'note'

const grounds: Record<Mood, string> = {
  neutral: 'bg-sunken text-ink-soft',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  note: 'bg-note-soft text-note',
}
export const moodIcons: Record<Mood, IconName | undefined> = {
  neutral: undefined,
  good: 'check',
  warn: 'warning',
  bad: 'stop',
  note: 'flag',
}

export function Badge({
  mood = 'neutral',
  icon = moodIcons[mood],
  children,
}: {
  mood?: Mood
  icon?: IconName | undefined
  children: ReactNode
}) {
  return (
    <span
      className={classes(
        'inline-flex max-w-full items-center gap-1 rounded-sm px-1.5 py-0.5 text-xs font-medium whitespace-nowrap',
        grounds[mood],
      )}
    >
      {icon !== undefined && <Icon name={icon} className="size-3.5" />}
      <span className="truncate">{children}</span>
    </span>
  )
}
