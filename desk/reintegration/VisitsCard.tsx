/** On the first page: visits whose window has ended, and those of the coming days. */
import { addDays, type Day } from '#domain/kit/day.ts'
import * as visiting from '#domain/reintegration/visit-contract.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { ButtonLink, TextLink } from '#desk/kit/TextLink.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { deviceToday } from './queries.ts'
import { VisitBadge } from './shared.tsx'

const daysAhead = 14
const shown = 6

export function VisitsCard() {
  const { t, write } = useText()
  const dueUntil = addDays(deviceToday() as Day, daysAhead)
  const visits = useAsk(visiting.listVisits, { standing: 'OPEN', dueUntil, limit: shown })
  return (
    <Panel
      title={t('reintegration.visits_soon')}
      actions={<ButtonLink to="/reintegration/visits">{t('reintegration.all_visits')}</ButtonLink>}
    >
      <AskedPart of={visits} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="check" title={t('reintegration.no_visits_soon')} />
          ) : (
            <ul className="flex flex-col gap-1.5">
              {items.map((visit) => (
                <li key={visit.id} className="flex flex-wrap items-center gap-2 text-sm">
                  <TextLink to="/reintegration/cases/$caseId" params={{ caseId: visit.caseId }}>
                    <Code>{visit.caseRef}</Code>
                  </TextLink>
                  <span>{t('reintegration.month_n', { month: visit.month })}</span>
                  <span>{write.day(visit.dueOn)}</span>
                  <VisitBadge standing={visit.standing} />
                </li>
              ))}
            </ul>
          )
        }
      </AskedPart>
    </Panel>
  )
}
