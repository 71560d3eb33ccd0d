/** Where a case stands on the whole way, from draft to closed. A hold, a mishap or an end stands beside the step it interrupted. */
import type { Case, CaseStatus } from '#domain/cases/words.ts'
import { Icon } from '#ui/Icon.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { CaseStatusBadge } from './shared.tsx'

/** The way of a journey that nothing interrupts (domain.md 1.3). */
const way: readonly CaseStatus[] = [
  'DRAFT',
  'REGISTERED',
  'IN_CLEARANCE',
  'TRAVEL_READY',
  'BOOKED',
  'MANIFESTED',
  'DEPARTED',
  'ARRIVED',
  'HANDED_OVER',
  'CLOSED',
]

/** Steps that lie between two of the way. */
const between: Partial<Record<CaseStatus, CaseStatus>> = { IN_TRANSIT: 'DEPARTED', FOLLOW_UP: 'HANDED_OVER' }

export function CasePath({ case: it }: { case: Case }) {
  const { t } = useText()
  const under = way.includes(it.status) || it.status in between ? it.status : (it.statusBefore ?? 'DRAFT')
  const here = between[under] ?? under
  const at = way.indexOf(here)
  const aside = it.status !== here
  return (
    <div className="flex flex-col gap-3">
      <ol aria-label={t('cases.path')} className="flex flex-wrap gap-x-1 gap-y-2">
        {way.map((status, index) => {
          const stands = index < at ? 'done' : index === at ? 'here' : 'ahead'
          return (
            <li key={status} aria-current={stands === 'here' ? 'step' : undefined} className="flex items-center gap-1">
              {index > 0 && <Icon name="next" className="size-3.5 text-ink-faint" />}
              <span
                className={
                  stands === 'here'
                    ? 'rounded-sm bg-brand px-2 py-0.5 text-sm font-medium text-on-brand'
                    : stands === 'done'
                      ? 'inline-flex items-center gap-1 px-1 py-0.5 text-sm text-ink'
                      : 'px-1 py-0.5 text-sm text-ink-faint'
                }
              >
                {stands === 'done' && <Icon name="check" className="size-3.5" />}
                {t(`status.cases.${status}`)}
                <span className="sr-only">{` (${t(`cases.path_${stands}`)})`}</span>
              </span>
            </li>
          )
        })}
      </ol>
      {aside && (
        <p className="flex flex-wrap items-center gap-2 text-sm">
          <CaseStatusBadge status={it.status} />
          {it.statusBefore !== null && (
            <span className="text-ink-soft">{t('cases.before', { status: t(`status.cases.${it.statusBefore}`) })}</span>
          )}
        </p>
      )}
    </div>
  )
}
