/** What other rooms' screens may use of reintegration: the signs of a plan and a visit, an amount, and why something cannot be done. */
import type { Result } from '#domain/kit/result.ts'
import type { Money } from '#domain/kit/money.ts'
import type { PlanStatus, VisitStanding } from '#domain/reintegration/words.ts'
import { Badge, type Mood } from '#ui/Badge.tsx'
import { useText } from '#ui/TextProvider.tsx'

const planMoods: Record<PlanStatus, Mood> = {
  DRAFT: 'neutral',
  PROPOSED: 'warn',
  APPROVED: 'good',
  CLOSED: 'neutral',
  CANCELLED: 'neutral',
}
const visitMoods: Record<VisitStanding, Mood> = {
  DUE: 'note',
  LATE: 'warn',
  DONE: 'good',
  REFUSED: 'neutral',
  UNREACHABLE: 'bad',
  NOT_APPLICABLE: 'neutral',
}

export function PlanStatusBadge({ status }: { status: PlanStatus }) {
  const { t } = useText()
  return <Badge mood={planMoods[status]}>{t(`status.reintegration.${status}`)}</Badge>
}

export function VisitBadge({ standing }: { standing: VisitStanding }) {
  const { t } = useText()
  return <Badge mood={visitMoods[standing]}>{t(`reintegration.standing.${standing}`)}</Badge>
}

/** Digits under digits, and never broken over two lines. */
export function Amount({ minor, currency }: Money) {
  const { write } = useText()
  return <span className="whitespace-nowrap tabular-nums">{write.money({ minor, currency })}</span>
}

/** The rule's own reason, for a button that stays in sight; undefined when nothing stands in the way. */
export function useRefusal(): (result: Result<unknown, string>) => string | undefined {
  const { t } = useText()
  return (result) => (result.ok ? undefined : t(`refusal.${result.refusal}`, result.details))
}

/** For whom there is work, in words. */
export function JobsLine({ jobs }: { jobs: { self: number; family: number; community: number } }) {
  const { t } = useText()
  return <span>{t('reintegration.jobs_line', jobs)}</span>
}
