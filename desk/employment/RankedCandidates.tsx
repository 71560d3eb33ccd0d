/** Who fits a vacancy, the best first, each score with its reasons; those who are kept apart come last and say why. */
import * as employment from '#domain/employment/contract.ts'
import type { ReferralLine } from '#domain/employment/contract.ts'
import type { Vacancy } from '#domain/employment/words.ts'
import { CaseRef } from '#desk/cases/shared.tsx'
import { PersonLink } from '#desk/people/shared.tsx'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { ProposeButton } from './ProposeButton.tsx'
import { KeptApart, Score, WhyThisScore } from './shared.tsx'

export function RankedCandidates({ vacancy, referrals }: { vacancy: Vacancy; referrals: readonly ReferralLine[] }) {
  const { t, write } = useText()
  const found = useAsk(employment.listCandidatesFor, { vacancyId: vacancy.id })
  return (
    <Panel title={t('employment.who_fits')} flush>
      <AskedPart of={found}>
        {({ items, scale }) => (
          <>
            <Table
              caption={t('employment.who_fits')}
              rows={items}
              rowKey={({ match }) => match.candidateId}
              empty={
                <EmptyState icon="employment" title={t('employment.nobody_fits')}>
                  {t('employment.nobody_fits_why')}
                </EmptyState>
              }
              columns={[
                { key: 'person', title: t('employment.person'), heads: true, cell: ({ person }) => <PersonLink person={person} /> },
                {
                  key: 'case',
                  title: t('employment.case'),
                  cell: ({ caseId, caseRef }) => <CaseRef caseId={caseId} publicRef={caseRef} />,
                },
                { key: 'score', title: t('employment.score'), numeric: true, cell: ({ match }) => <Score match={match} /> },
                {
                  key: 'why',
                  title: t('employment.why'),
                  cell: ({ match }) => (
                    <>
                      <KeptApart match={match} />
                      <WhyThisScore match={match} />
                    </>
                  ),
                },
                {
                  key: 'propose',
                  title: t('employment.action'),
                  screenOnly: true,
                  cell: ({ match }) => (
                    <ProposeButton
                      match={match}
                      vacancy={vacancy}
                      least={scale.usualScoreMin}
                      before={referrals.filter(({ candidateId }) => candidateId === match.candidateId)}
                    />
                  ),
                },
              ]}
            />
            <p className="px-4 py-2 text-xs text-ink-soft">
              {t('employment.scale_note', { day: write.day(scale.validFrom), source: scale.source })}
            </p>
          </>
        )}
      </AskedPart>
    </Panel>
  )
}
