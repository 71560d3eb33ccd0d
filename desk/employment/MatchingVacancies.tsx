/** Open vacancies for somebody, the best fit first, each score with its reasons. */
import * as employment from '#domain/employment/contract.ts'
import type { Candidate, Referral } from '#domain/employment/words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { TextLink } from '#desk/kit/TextLink.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { ProposeButton } from './ProposeButton.tsx'
import { regionName, useRegions } from './regions.ts'
import { KeptApart, Score, WhyThisScore } from './shared.tsx'

export function MatchingVacancies({ candidate, referrals }: { candidate: Candidate; referrals: readonly Referral[] }) {
  const { t, write } = useText()
  const regions = useRegions()
  const found = useAsk(employment.listMatches, { candidateId: candidate.id })
  return (
    <AskedPart of={found}>
      {({ items, scale }) => (
        <>
          <Table
            caption={t('employment.fitting_vacancies')}
            rows={items}
            rowKey={({ vacancy }) => vacancy.id}
            empty={
              <EmptyState icon="employment" title={t('employment.no_fitting_vacancy')}>
                {t('employment.no_fitting_vacancy_why')}
              </EmptyState>
            }
            columns={[
              {
                key: 'vacancy',
                title: t('employment.vacancy'),
                heads: true,
                cell: ({ vacancy }) => (
                  <>
                    <TextLink to="/employment/vacancies/$vacancyId" params={{ vacancyId: vacancy.id }}>
                      <bdi>{vacancy.title}</bdi>
                    </TextLink>
                    <span className="block text-sm font-normal text-ink-soft">
                      <bdi>{vacancy.employer}</bdi> · {regionName(regions, vacancy.region)}
                    </span>
                  </>
                ),
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
                cell: ({ match, vacancy }) => (
                  <ProposeButton
                    match={match}
                    vacancy={vacancy}
                    least={scale.usualScoreMin}
                    before={referrals.filter(({ vacancyId }) => vacancyId === vacancy.id)}
                  />
                ),
              },
            ]}
          />
          <p className="mt-1 text-xs text-ink-soft">
            {t('employment.scale_note', { day: write.day(scale.validFrom), source: scale.source })}
          </p>
        </>
      )}
    </AskedPart>
  )
}
