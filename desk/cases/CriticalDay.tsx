/** The day on which the first clearance runs out, and how near it is: in words and with a sign, never by colour alone. */
import { isActive } from '#domain/cases/rules.ts'
import { nearDays } from '#domain/cases/story-rules.ts'
import type { CaseStatus } from '#domain/cases/words.ts'
import { type Day, daysBetween } from '#domain/kit/day.ts'
import { Badge } from '#ui/Badge.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { today } from './today.ts'

export function CriticalDay({ on, status }: { on: Day | null; status: CaseStatus }) {
  const { t, write } = useText()
  if (on === null) return <span className="text-ink-faint">{t('cases.critical_none')}</span>
  const left = daysBetween(today(), on)
  if (!isActive(status) || left > nearDays) return <span className="tabular-nums">{write.day(on)}</span>
  return <Badge mood={left < 0 ? 'bad' : 'warn'}>{write.day(on)}</Badge>
}
