/** Whom a vacancy was proposed to, and what came of it. */
import type { ReferralLine } from '#domain/employment/contract.ts'
import { CaseRef } from '#desk/cases/shared.tsx'
import { PersonLink } from '#desk/people/shared.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { ReferralSteps } from './ReferralSteps.tsx'
import { ReferralBadge, Score } from './shared.tsx'

export function VacancyReferrals({ referrals }: { referrals: readonly ReferralLine[] }) {
  const { t, write } = useText()
  return (
    <Panel title={t('employment.proposed_to')} flush>
      <Table
        caption={t('employment.proposed_to')}
        rows={referrals}
        rowKey={(referral) => referral.id}
        empty={
          <EmptyState icon="employment" title={t('employment.proposed_to_nobody')}>
            {t('employment.proposed_to_nobody_why')}
          </EmptyState>
        }
        columns={[
          { key: 'person', title: t('employment.person'), heads: true, cell: ({ person }) => <PersonLink person={person} /> },
          { key: 'case', title: t('employment.case'), cell: ({ caseId, caseRef }) => <CaseRef caseId={caseId} publicRef={caseRef} /> },
          { key: 'score', title: t('employment.score_then'), numeric: true, cell: (referral) => <Score match={referral} /> },
          { key: 'since', title: t('employment.proposed_on'), cell: ({ proposedAt }) => write.day(proposedAt.slice(0, 10)) },
          {
            key: 'status',
            title: t('employment.status'),
            cell: ({ status, startedOn }) => (
              <>
                <ReferralBadge status={status} />
                {startedOn !== null && <span> {t('employment.since', { day: write.day(startedOn) })}</span>}
              </>
            ),
          },
          { key: 'steps', title: t('employment.action'), screenOnly: true, cell: (referral) => <ReferralSteps referral={referral} /> },
        ]}
      />
    </Panel>
  )
}
