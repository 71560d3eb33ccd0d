/** What other rooms' screens may use of employment: a score, why it is so, an occupation in words, and where somebody or something stands. */
import type { Match, Term } from '#domain/employment/match-words.ts'
import type { CandidateStatus, ReferralStatus, VacancyStatus } from '#domain/employment/words.ts'
import { Badge, type Mood } from '#ui/Badge.tsx'
import { type Text, useText } from '#ui/TextProvider.tsx'

const vacancyMoods: Record<VacancyStatus, Mood> = {
  DRAFT: 'neutral',
  VETTED: 'note',
  OPEN: 'good',
  ON_HOLD: 'warn',
  FILLED: 'neutral',
  EXPIRED: 'neutral',
  WITHDRAWN: 'neutral',
}
const referralMoods: Record<ReferralStatus, Mood> = {
  PROPOSED: 'note',
  ACCEPTED_BY_CANDIDATE: 'note',
  SENT: 'note',
  INTERVIEW: 'note',
  OFFER: 'warn',
  HIRED: 'good',
  REJECTED: 'neutral',
  NO_SHOW: 'neutral',
  DECLINED: 'neutral',
}

export function VacancyBadge({ status }: { status: VacancyStatus }) {
  const { t } = useText()
  return <Badge mood={vacancyMoods[status]}>{t(`status.employment.vacancy.${status}`)}</Badge>
}

export function ReferralBadge({ status }: { status: ReferralStatus }) {
  const { t } = useText()
  return <Badge mood={referralMoods[status]}>{t(`status.employment.referral.${status}`)}</Badge>
}

export function StandingBadge({ status }: { status: CandidateStatus }) {
  const { t } = useText()
  return <Badge mood={status === 'ACTIVE' ? 'good' : 'neutral'}>{t(`status.employment.candidate.${status}`)}</Badge>
}

/** `5223 · Vente`: the code, and the name of the group that it stands in. */
export function occupationText({ t, has }: Text, code: string): string {
  const key = `employment.isco.${code.slice(0, 2)}`
  return has(key) ? t('employment.occupation_of', { code, group: t(key) }) : code
}

/** Two places, digit under digit, and what the figure is for those who only hear it. */
export function Score({ match: { score } }: { match: Pick<Match, 'score'> }) {
  const { write } = useText()
  return <strong className="text-lg tabular-nums">{write.number(score, 2)}</strong>
}

/** Every term of a score: what it weighs, what it gives, and why. Opened by whoever wants to know. */
export function WhyThisScore({ match }: { match: Match }) {
  const text = useText()
  const { t, write } = text
  return (
    <details>
      <summary className="inline-flex min-h-(--control) cursor-pointer items-center text-sm text-brand underline">
        {t('employment.why_this_score')}
      </summary>
      <ul className="mt-1 flex flex-col gap-1.5 text-sm">
        {match.terms.map((term) => (
          <li key={term.name} className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-medium">{t(`employment.term.${term.name}`)}</span>
            <span className="tabular-nums text-ink-soft">
              {t('employment.term_share', { weight: term.weight, value: write.number(term.value, 2) })}
            </span>
            <span>{reasonText(text, term)}</span>
          </li>
        ))}
        {match.isCapped && <li className="font-medium">{t('employment.capped')}</li>}
      </ul>
    </details>
  )
}

function reasonText({ t }: Text, { name, reason, facts }: Term): string {
  const levels = name === 'EDUCATION' && reason !== 'NOTHING_ASKED'
  const said = levels ? { there: t(`employment.education.${facts['there']}`), asked: t(`employment.education.${facts['asked']}`) } : facts
  return t(`employment.reason.${name}.${reason}`, said)
}

/** What keeps a vacancy from somebody, in words; nothing when nothing does. */
export function KeptApart({ match }: { match: Pick<Match, 'excludedBy'> }) {
  const { t } = useText()
  return match.excludedBy.map((why) => (
    <Badge key={why} mood="warn" icon="lock">
      {t(`employment.apart.${why}`)}
    </Badge>
  ))
}
