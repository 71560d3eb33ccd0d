/** The plan on the page of its case, in short: where it stands, its money, the next visit, and the way to it. */
import * as reintegration from '#domain/reintegration/contract.ts'
import type { CaseId } from '#domain/cases/words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { ButtonLink } from '#desk/kit/TextLink.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { MoneyBars } from './MoneyBars.tsx'
import { PlanStatusBadge, VisitBadge } from './shared.tsx'

export function PlanPanel({ caseId }: { caseId: string }) {
  const { t, write } = useText()
  const found = useAsk(reintegration.getPlan, { caseId: caseId as CaseId })
  const open = (
    <ButtonLink to="/reintegration/cases/$caseId" params={{ caseId }}>
      {t('reintegration.open_plan')}
    </ButtonLink>
  )
  // A programme that foresees no plan has nothing to say on the page of its cases.
  if (found.value !== undefined && found.value.plan === null && found.value.allowance === null) return null
  return (
    <Panel title={t('reintegration.plan')} actions={open}>
      <AskedPart of={found}>
        {({ plan, visits }) => {
          if (plan === null)
            return (
              <EmptyState icon="reintegration" title={t('reintegration.no_plan_yet')}>
                {t('reintegration.no_plan_yet_why')}
              </EmptyState>
            )
          const next = visits.find((visit) => visit.status === 'DUE')
          return (
            <div className="flex flex-col gap-3">
              <p className="flex flex-wrap items-center gap-2">
                <PlanStatusBadge status={plan.status} />
                {next !== undefined && (
                  <>
                    <span>{t('reintegration.next_visit', { day: write.day(next.dueOn) })}</span>
                    <VisitBadge standing={next.standing} />
                  </>
                )}
              </p>
              <MoneyBars plan={plan} />
            </div>
          )
        }}
      </AskedPart>
    </Panel>
  )
}
