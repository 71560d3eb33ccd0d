/**
 * What may be said of a vacancy and of a profile, and which step follows which from a proposal to the first day of work (domain.md 6.4).
 * Nobody is sent to an employer who was not vetted (E280), nor without their consent to share (E281). No clock, no database.
 */
import { isActive } from '#domain/cases/rules.ts'
import type { CaseStatus } from '#domain/cases/words.ts'
import { ageOn, type Day, type Instant } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type { Birth } from '#domain/people/words.ts'
import { isExcluded } from './match-rules.ts'
import type { Match, MatchingScale } from './match-words.ts'
import {
  type Candidate,
  EmployerCheck,
  type Profile,
  type Referral,
  type ReferralStatus,
  type Vacancy,
  type VacancyStatus,
} from './words.ts'

/** The sub-major groups of ISCO-08, all 43 (domain.md 6.2). */
export const subMajorGroups: readonly string[] =
  '01 02 03 11 12 13 14 21 22 23 24 25 26 31 32 33 34 35 41 42 43 44 51 52 53 54 61 62 63 71 72 73 74 75 81 82 83 91 92 93 94 95 96'.split(
    ' ',
  )

/** Whether the group that a code stands in exists. The 436 unit groups themselves are not on file. */
export function isOccupation(code: string): boolean {
  return /^\d{4}$/.test(code) && subMajorGroups.includes(code.slice(0, 2))
}

export type VacancyRefusal = 'unknown_occupation' | 'wages_out_of_order' | 'deadline_after_start' | 'asked_twice'

export function checkVacancy(
  draft: Pick<Vacancy, 'occupation' | 'wageMinMinor' | 'wageMaxMinor' | 'startsOn' | 'deadlineOn' | 'mustSkills' | 'languages'>,
): Result<true, VacancyRefusal> {
  if (!isOccupation(draft.occupation)) return refuse('unknown_occupation', { occupation: draft.occupation })
  if (draft.wageMinMinor > draft.wageMaxMinor) return refuse('wages_out_of_order')
  if (draft.deadlineOn !== null && draft.deadlineOn > draft.startsOn) return refuse('deadline_after_start')
  if (isTwice(draft.mustSkills.map(({ code }) => code)) || isTwice(draft.languages.map(({ language }) => language)))
    return refuse('asked_twice')
  return accept(true)
}

export type ProfileRefusal = 'unknown_occupation' | 'said_twice' | 'wage_without_currency' | 'place_wished_and_avoided'

export function checkProfile(profile: Profile): Result<Profile, ProfileRefusal> {
  const unknown = [...profile.desired, ...profile.experiences.map(({ occupation }) => occupation)].find((code) => !isOccupation(code))
  if (unknown !== undefined) return refuse('unknown_occupation', { occupation: unknown })
  const lists = [profile.desired, profile.skills.map(({ code }) => code), profile.languages.map(({ language }) => language)]
  if (lists.some(isTwice)) return refuse('said_twice')
  if ((profile.wageMinMinor === null) !== (profile.currency === null)) return refuse('wage_without_currency')
  if ([profile.region, ...profile.commutesTo].some((region) => profile.avoids.includes(region))) return refuse('place_wished_and_avoided')
  return accept(profile)
}

function isTwice(list: readonly string[]): boolean {
  return new Set(list).size < list.length
}

/** Children do not work: nothing is written about the work of whoever is known to be under the legal age. */
export function mayLookForWork({ bornOn }: Pick<Birth, 'bornOn'>, today: Day, { legalAge }: MatchingScale): boolean {
  return bornOn === null || ageOn(bornOn, today) >= legalAge
}

/** Somebody else's words in between are never written over. `known`: the profile on file, when there is one. */
export function canWriteProfile(
  caseStatus: CaseStatus,
  known: Pick<Candidate, 'updatedAt'> | undefined,
  seenAt: Instant | undefined,
): Result<true, 'case_ended' | 'changed_meanwhile'> {
  if (!isActive(caseStatus)) return refuse('case_ended')
  if (known?.updatedAt !== seenAt) return refuse('changed_meanwhile')
  return accept(true)
}

/** From → to. Vetting has a command of its own; the last three end a vacancy. */
export const vacancySteps: Record<VacancyStatus, readonly VacancyStatus[]> = {
  DRAFT: ['WITHDRAWN'],
  VETTED: ['OPEN', 'WITHDRAWN'],
  OPEN: ['ON_HOLD', 'FILLED', 'EXPIRED', 'WITHDRAWN'],
  ON_HOLD: ['OPEN', 'EXPIRED', 'WITHDRAWN'],
  FILLED: [],
  EXPIRED: [],
  WITHDRAWN: [],
}

export function vetVacancy(
  vacancy: Vacancy,
  checks: readonly EmployerCheck[],
): Result<Vacancy, 'step_not_possible' | 'employer_not_vetted'> {
  if (vacancy.status !== 'DRAFT') return refuse('step_not_possible', { from: vacancy.status, to: 'VETTED' })
  const missing = EmployerCheck.options.filter((check) => !checks.includes(check))
  if (missing.length > 0) return refuse('employer_not_vetted', { code: 'E280', missing: missing.length })
  return accept({ ...vacancy, status: 'VETTED', checks: [...EmployerCheck.options] })
}

export function moveVacancy(vacancy: Vacancy, to: VacancyStatus): Result<Vacancy, 'step_not_possible'> {
  if (!vacancySteps[vacancy.status].includes(to)) return refuse('step_not_possible', { from: vacancy.status, to })
  return accept({ ...vacancy, status: to })
}

/** Open, and its last day for applying is not over. */
export function isOpenOn(vacancy: Pick<Vacancy, 'status' | 'deadlineOn'>, today: Day): boolean {
  return vacancy.status === 'OPEN' && (vacancy.deadlineOn === null || vacancy.deadlineOn >= today)
}

export type ProposalRefusal =
  | 'vacancy_not_open'
  | 'not_looking_for_work'
  | 'already_proposed'
  | 'kept_apart'
  | 'no_share_consent'
  | 'low_score_without_reason'

/**
 * A counsellor may propose a vacancy however low the score, and then says why; nobody may go round what keeps the two apart.
 * `before`: what was proposed of this vacancy to this person already.
 */
export function canPropose(
  asked: {
    vacancy: Vacancy
    candidate: Pick<Candidate, 'status'>
    match: Match
    before: readonly Pick<Referral, 'status'>[]
    reason: string | undefined
  },
  scale: MatchingScale,
  today: Day,
): Result<true, ProposalRefusal> {
  const { vacancy, candidate, match, before, reason } = asked
  if (!isOpenOn(vacancy, today)) return refuse('vacancy_not_open')
  if (candidate.status !== 'ACTIVE') return refuse('not_looking_for_work', { status: candidate.status })
  if (before.some(({ status }) => standsInTheWay(status))) return refuse('already_proposed')
  if (match.excludedBy.includes('NO_CONSENT_TO_SHARE')) return refuse('no_share_consent', { code: 'E281' })
  if (isExcluded(match)) return refuse('kept_apart', { why: match.excludedBy[0]! })
  if (match.score < scale.usualScoreMin && reason === undefined) return refuse('low_score_without_reason', { least: scale.usualScoreMin })
  return accept(true)
}

/** From → to (domain.md 6.4). The person may say no, and the employer too, until the first day of work. */
export const referralSteps: Record<ReferralStatus, readonly ReferralStatus[]> = {
  PROPOSED: ['ACCEPTED_BY_CANDIDATE', 'DECLINED'],
  ACCEPTED_BY_CANDIDATE: ['SENT', 'DECLINED'],
  SENT: ['INTERVIEW', 'OFFER', 'REJECTED', 'DECLINED'],
  INTERVIEW: ['OFFER', 'REJECTED', 'NO_SHOW', 'DECLINED'],
  OFFER: ['HIRED', 'REJECTED', 'DECLINED'],
  HIRED: [],
  REJECTED: [],
  NO_SHOW: [],
  DECLINED: [],
}

export function isLiving(status: ReferralStatus): boolean {
  return referralSteps[status].length > 0
}

/** While it lives, and for ever once it led to work: the same vacancy is not put before the same person twice. */
export function standsInTheWay(status: ReferralStatus): boolean {
  return isLiving(status) || status === 'HIRED'
}

export type ReferralRefusal = 'step_not_possible' | 'no_share_consent' | 'first_day_missing' | 'no_opening_left'

/** `sharesWithEmployers` is asked again on the day of sending: consent may have been withdrawn since. `hired`: others, on this vacancy. */
export function moveReferral(
  referral: Referral,
  asked: { to: ReferralStatus; startedOn: Day | undefined; endReason: string | undefined },
  facts: { sharesWithEmployers: boolean; hired: number; openings: number },
): Result<Referral, ReferralRefusal> {
  const { to, startedOn, endReason } = asked
  if (!referralSteps[referral.status].includes(to)) return refuse('step_not_possible', { from: referral.status, to })
  if (to === 'SENT' && !facts.sharesWithEmployers) return refuse('no_share_consent', { code: 'E281' })
  if (to === 'HIRED' && startedOn === undefined) return refuse('first_day_missing')
  if (to === 'HIRED' && facts.hired >= facts.openings) return refuse('no_opening_left', { openings: facts.openings })
  const isEnd = to !== 'HIRED' && !isLiving(to)
  return accept({
    ...referral,
    status: to,
    startedOn: to === 'HIRED' ? startedOn! : referral.startedOn,
    endReason: isEnd && endReason !== undefined ? endReason : referral.endReason,
  })
}
