/** Work on the page of a case: what its adults can and wish to do, which vacancies fit them and why, and what was proposed. */
import { useState } from 'react'
import * as employment from '#domain/employment/contract.ts'
import type { CaseProfile } from '#domain/employment/contract.ts'
import type { Candidate } from '#domain/employment/words.ts'
import type { Case } from '#domain/cases/words.ts'
import type { CasePanelProps } from '#desk/cases/shared.tsx'
import { PersonName } from '#desk/people/shared.tsx'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk, useCommand } from '#desk/kit/queries.ts'
import { TextLink } from '#desk/kit/TextLink.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { MatchingVacancies } from './MatchingVacancies.tsx'
import { ProfileForm } from './ProfileForm.tsx'
import { ReferralSteps } from './ReferralSteps.tsx'
import { occupationText, ReferralBadge, Score, StandingBadge } from './shared.tsx'

export function WorkPanel({ caseId, case: of }: CasePanelProps) {
  const { t } = useText()
  const found = useAsk(employment.getProfiles, { caseId })
  // A programme that foresees no work, and nobody who looks for any, has nothing to say on the page of its cases.
  if (found.value !== undefined && !found.value.isForeseen && found.value.profiles.every(({ candidate }) => candidate === null)) return null
  return (
    <Panel title={t('employment.work')}>
      <AskedPart of={found}>
        {({ profiles }) => (
          <ul className="flex flex-col gap-4 divide-y divide-line [&>li+li]:pt-4">
            {profiles.map((profile) => (
              <li key={profile.person.id}>
                <OneProfile profile={profile} of={of} />
              </li>
            ))}
          </ul>
        )}
      </AskedPart>
    </Panel>
  )
}

function OneProfile({ profile: { person, candidate, sharesWithEmployers, referrals }, of }: { profile: CaseProfile; of: Case }) {
  const text = useText()
  const { t, write } = text
  const [writing, setWriting] = useState(false)
  const reason = useWhyNot('employment.write')
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="font-semibold">
          <PersonName person={person} />
        </h3>
        {candidate !== null && <StandingBadge status={candidate.status} />}
        {candidate !== null && !sharesWithEmployers && (
          <Badge mood="warn" icon="lock">
            {t('employment.apart.NO_CONSENT_TO_SHARE')}
          </Badge>
        )}
      </div>
      {candidate === null ? (
        <p className="text-sm text-ink-soft">{t('employment.no_profile')}</p>
      ) : (
        <p className="text-sm">
          {t('employment.wishes', { occupations: candidate.desired.map((code) => occupationText(text, code)).join(' ; ') })}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button icon="edit" reason={reason} onClick={() => setWriting(true)}>
          {t(candidate === null ? 'employment.write_profile' : 'employment.change_profile')}
        </Button>
        {candidate !== null && <StandingButtons candidate={candidate} reason={reason} />}
      </div>
      {referrals.length > 0 && (
        <ul aria-label={t('employment.proposals')} className="flex flex-col gap-2">
          {referrals.map((referral) => (
            <li key={referral.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <TextLink to="/employment/vacancies/$vacancyId" params={{ vacancyId: referral.vacancyId }}>
                <bdi>{referral.title}</bdi>
              </TextLink>
              <bdi>{referral.employer}</bdi>
              <Score match={referral} />
              <ReferralBadge status={referral.status} />
              {referral.startedOn !== null && <span>{t('employment.since', { day: write.day(referral.startedOn) })}</span>}
              <ReferralSteps referral={referral} />
            </li>
          ))}
        </ul>
      )}
      {candidate?.status === 'ACTIVE' && <MatchingVacancies candidate={candidate} referrals={referrals} />}
      <Dialog open={writing} onClose={() => setWriting(false)} title={t('employment.profile')}>
        <ProfileForm of={of} person={person} candidate={candidate} onDone={() => setWriting(false)} />
      </Dialog>
    </div>
  )
}

/** Somebody may stop looking with one press, and take it up again with another. */
function StandingButtons({ candidate, reason }: { candidate: Candidate; reason: string | undefined }) {
  const { t } = useText()
  const setting = useCommand(employment.setStanding)
  const others = candidate.status === 'ACTIVE' ? (['PAUSED', 'IN_TRAINING', 'SELF_EMPLOYED', 'INACTIVE'] as const) : (['ACTIVE'] as const)
  return others.map((status) => (
    <Button
      key={status}
      look="quiet"
      reason={reason}
      busy={setting.isSending}
      onClick={() => void setting.send({ candidateId: candidate.id, status })}
    >
      {t(`employment.standing_to.${status}`)}
    </Button>
  ))
}
