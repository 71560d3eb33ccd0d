/** One vacancy: what it is, where it stands, who fits it and why, and whom it was proposed to. */
import { useState } from 'react'
import * as employment from '#domain/employment/contract.ts'
import { vacancySteps } from '#domain/employment/rules.ts'
import type { Vacancy, VacancyId } from '#domain/employment/words.ts'
import { countryText } from '#desk/cases/shared.tsx'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk, useCommand } from '#desk/kit/queries.ts'
import { useParam } from '#desk/kit/TextLink.tsx'
import { Button } from '#ui/Button.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { RankedCandidates } from './RankedCandidates.tsx'
import { regionName, useRegions } from './regions.ts'
import { occupationText, VacancyBadge } from './shared.tsx'
import { VacancyReferrals } from './VacancyReferrals.tsx'
import { VetForm } from './VetForm.tsx'

export function VacancyPage() {
  const { t } = useText()
  const found = useAsk(employment.getVacancy, { vacancyId: useParam('vacancyId') as VacancyId })
  return (
    <Page
      title={t('employment.vacancy')}
      heading={found.value && <bdi>{found.value.vacancy.title}</bdi>}
      back={{ to: '/employment', label: t('employment.vacancies') }}
      lead={found.value && <VacancyBadge status={found.value.vacancy.status} />}
    >
      <AskedPart of={found}>
        {({ vacancy, referrals }) => (
          <>
            <FactsPanel vacancy={vacancy} />
            <RankedCandidates vacancy={vacancy} referrals={referrals} />
            <VacancyReferrals referrals={referrals} />
          </>
        )}
      </AskedPart>
    </Page>
  )
}

function FactsPanel({ vacancy }: { vacancy: Vacancy }) {
  const text = useText()
  const { t, write } = text
  const regions = useRegions()
  const wage = (minor: number) => write.money({ minor, currency: vacancy.currency })
  return (
    <Panel title={t('employment.vacancy')} actions={<Steps vacancy={vacancy} />}>
      <DescriptionList
        facts={[
          { term: t('employment.employer'), value: <bdi>{vacancy.employer}</bdi> },
          { term: t('employment.occupation'), value: occupationText(text, vacancy.occupation) },
          {
            term: t('employment.place'),
            value: [...new Set([vacancy.city, regionName(regions, vacancy.region), countryText(text, vacancy.country)])]
              .filter(Boolean)
              .join(', '),
          },
          {
            term: t('employment.monthly_wage'),
            value: t('employment.wage_range', { least: wage(vacancy.wageMinMinor), most: wage(vacancy.wageMaxMinor) }),
          },
          { term: t('employment.starts_on'), value: write.day(vacancy.startsOn, 'long') },
          { term: t('employment.deadline_on'), value: vacancy.deadlineOn && write.day(vacancy.deadlineOn, 'long') },
          { term: t('employment.openings'), value: write.number(vacancy.openings) },
          { term: t('employment.tasks'), value: vacancy.tasks && <span className="whitespace-pre-line">{vacancy.tasks}</span> },
          { term: t('employment.education'), value: vacancy.educationMin !== null && t(`employment.education.${vacancy.educationMin}`) },
          {
            term: t('employment.experience_months'),
            value: vacancy.experienceMonths > 0 && t('employment.months', { count: vacancy.experienceMonths }),
          },
          {
            term: t('employment.must_skills'),
            value: write.list(
              vacancy.mustSkills.map(({ code, level }) => t('employment.skill_level', { skill: t(`employment.skill.${code}`), level })),
            ),
          },
          {
            term: t('employment.languages'),
            value: write.list(
              vacancy.languages.map(({ language, level }) => t('employment.language_level', { language: write.language(language), level })),
            ),
          },
          { term: t('employment.licences'), value: write.list(vacancy.licences.map((code) => t(`employment.licence.${code}`))) },
        ]}
      />
    </Panel>
  )
}

/** Vetting first; then the steps that the rules know from here. */
function Steps({ vacancy }: { vacancy: Vacancy }) {
  const text = useText()
  const { t } = text
  const moving = useCommand(employment.moveVacancy)
  const [vetting, setVetting] = useState(false)
  const reason = useWhyNot('employment.write')
  return (
    <>
      {moving.failure !== undefined && (
        <Notice mood="bad" live>
          {failureText(text, moving.failure)}
        </Notice>
      )}
      {vacancy.status === 'DRAFT' && (
        <Button look="main" icon="check" reason={reason} onClick={() => setVetting(true)}>
          {t('employment.vet')}
        </Button>
      )}
      {vacancySteps[vacancy.status].map((to) => (
        <Button
          key={to}
          look={to === 'OPEN' ? 'main' : 'plain'}
          reason={reason}
          busy={moving.isSending}
          onClick={() => void moving.send({ vacancyId: vacancy.id, to })}
        >
          {t(`employment.vacancy_to.${to}`)}
        </Button>
      ))}
      <Dialog open={vetting} onClose={() => setVetting(false)} title={t('employment.vet')}>
        <VetForm vacancy={vacancy} onDone={() => setVetting(false)} />
      </Dialog>
    </>
  )
}
