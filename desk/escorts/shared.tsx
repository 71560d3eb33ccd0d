/** What other rooms may show of escorts: what a movement still wants, and where a mission stands. */
import type { EscortNeed, MissionState } from '#domain/escorts/words.ts'
import { Badge, type Mood } from '#ui/Badge.tsx'
import { useText } from '#ui/TextProvider.tsx'

const moods: Record<MissionState, Mood> = {
  PLANNED: 'neutral',
  BRIEFED: 'note',
  UNDER_WAY: 'note',
  REPORT_DUE: 'warn',
  REPORT_LATE: 'bad',
  REPORTED: 'good',
  CANCELLED: 'neutral',
}

export function MissionBadge({ state }: { state: MissionState }) {
  const { t } = useText()
  return <Badge mood={moods[state]}>{t(`status.escorts.${state}`)}</Badge>
}

/** What must be there is bad when it is missing; what somebody has to think about is only a warning. */
export function NeedBadge({ need }: { need: EscortNeed }) {
  const { t } = useText()
  if (need.missing === 0) return <Badge mood="good">{t('escorts.covered')}</Badge>
  return <Badge mood={need.must ? 'bad' : 'warn'}>{t(need.must ? 'escorts.missing' : 'escorts.to_decide', { count: need.missing })}</Badge>
}

export function NeedList({ needs }: { needs: readonly EscortNeed[] }) {
  const { t } = useText()
  if (needs.length === 0) return <p className="text-sm text-ink-soft">{t('escorts.none_wanted')}</p>
  return (
    <ul className="flex flex-col gap-1.5">
      {needs.map((need, at) => (
        <li key={at} className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <NeedBadge need={need} />
          <span>{t(`escorts.need.${need.role}`, { count: need.wanted })}</span>
          <span className="text-sm text-ink-soft">{t(`escorts.reason.${need.reason}`)}</span>
        </li>
      ))}
    </ul>
  )
}
