/** The plan of one case: what the person aims at, where the money stands, the lines, the visits, the surveys. */
import type { PlanFile } from '#domain/reintegration/contract.ts'
import type { Plan } from '#domain/reintegration/words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { may, useSelf } from '#desk/kit/session.ts'
import { TextLink, useParam } from '#desk/kit/TextLink.tsx'
import { useNames } from '#desk/projects/shared.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { PlanSteps } from './ApproveDialog.tsx'
import { DraftPlanForm } from './DraftPlanForm.tsx'
import { LinesPanel } from './LinesPanel.tsx'
import { MoneyBars } from './MoneyBars.tsx'
import { usePlanFile } from './queries.ts'
import { Amount, PlanStatusBadge } from './shared.tsx'
import { SurveysPanel } from './SurveysPanel.tsx'
import { VisitsPanel } from './VisitsPanel.tsx'

export function PlanPage() {
  const { t } = useText()
  const caseId = useParam('caseId')
  const found = usePlanFile(caseId)
  const mayReadCase = may(useSelf(), 'cases.read')
  const file = found.value
  const plan = file?.plan ?? null
  return (
    <Page
      title={t('reintegration.plan')}
      heading={file === undefined ? undefined : t('reintegration.plan_of', { ref: file.caseRef })}
      lead={
        <>
          {plan !== null && <PlanStatusBadge status={plan.status} />}
          {mayReadCase && (
            <TextLink to="/cases/$caseId" params={{ caseId }}>
              {t('reintegration.to_case')}
            </TextLink>
          )}
        </>
      }
      actions={file !== undefined && plan !== null && <PlanSteps file={file} plan={plan} />}
      back={{ to: '/reintegration', label: t('reintegration.plans') }}
    >
      <AskedPart of={found} lines={8}>
        {(it) => (it.plan === null ? <NoPlan file={it} /> : <FullPlan file={it} plan={it.plan} />)}
      </AskedPart>
    </Page>
  )
}

function NoPlan({ file }: { file: PlanFile }) {
  const { t } = useText()
  const named = useNames()
  if (file.allowance === null)
    return (
      <Panel>
        <EmptyState title={t('reintegration.no_plan_here')}>
          {t('refusal.no_ceiling_in_programme', { programme: named(file.programme.names), version: file.programme.version })}
        </EmptyState>
      </Panel>
    )
  return (
    <Panel title={t('reintegration.draft_plan')}>
      <p className="mb-3">
        {t('reintegration.allowed')} <Amount minor={file.allowance.ceilingMinor} currency={file.allowance.currency} />
      </p>
      <DraftPlanForm file={file} />
    </Panel>
  )
}

function FullPlan({ file, plan }: { file: PlanFile; plan: Plan }) {
  const { t, write } = useText()
  const named = useNames()
  return (
    <>
      {file.onHold && <Notice mood="warn">{t('reintegration.on_hold')}</Notice>}
      {plan.sentBackReason !== null && (
        <Notice mood="warn" title={t('reintegration.was_sent_back')}>
          {plan.sentBackReason}
        </Notice>
      )}
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
        <Panel title={t('reintegration.aim')}>
          <p className="mb-3">{plan.goal}</p>
          <DescriptionList
            facts={[
              {
                term: t('reintegration.programme'),
                value: `${named(file.programme.names)} (${t('reintegration.version', { version: file.programme.version })})`,
              },
              { term: t('reintegration.case'), value: <Code>{file.caseRef}</Code> },
              { term: t('reintegration.return_on'), value: plan.returnOn === null ? null : write.day(plan.returnOn, 'long'), keep: true },
              { term: t('reintegration.proposed_at'), value: plan.proposedAt === null ? null : write.instant(plan.proposedAt) },
              { term: t('reintegration.approved_at'), value: plan.approvedAt === null ? null : write.instant(plan.approvedAt) },
              { term: t('reintegration.jobs_planned'), value: t('reintegration.jobs_line', plannedJobs(file)) },
            ]}
          />
        </Panel>
        <Panel title={t('reintegration.money')}>
          <MoneyBars plan={plan} />
        </Panel>
      </div>
      <LinesPanel file={file} plan={plan} />
      <VisitsPanel file={file} plan={plan} />
      <SurveysPanel file={file} plan={plan} />
    </>
  )
}

function plannedJobs(file: PlanFile): { self: number; family: number; community: number } {
  const standing = file.lines.filter((line) => line.cancelledAt === null)
  const of = (who: 'self' | 'family' | 'community') => standing.reduce((sum, line) => sum + line.jobs[who], 0)
  return { self: of('self'), family: of('family'), community: of('community') }
}
