/** What crosses the wire about vacancies, profiles, how they fit, and referrals. */
import { z } from 'zod'
import { CaseId } from '#domain/cases/words.ts'
import { command, page, paging, query } from '#domain/kit/contract.ts'
import { Day, Instant } from '#domain/kit/day.ts'
import { PersonId, PersonLine } from '#domain/people/words.ts'
import { Match } from './match-words.ts'
import {
  Candidate,
  CandidateId,
  CandidateStatus,
  EmployerCheck,
  Profile,
  Referral,
  ReferralId,
  ReferralStatus,
  Vacancy,
  VacancyDraft,
  VacancyId,
  VacancyStatus,
} from './words.ts'

const Reason = z.string().trim().min(3).max(500)

export const listVacancies = query({
  name: 'employment.list_vacancies',
  path: '/api/employment/vacancies',
  summary: 'Vacancies, the newest first',
  input: z.object({ ...paging, status: VacancyStatus.optional() }),
  output: page(Vacancy),
})

export const ReferralLine = Referral.extend({ caseRef: z.string(), person: PersonLine }).meta({ id: 'ReferralLine' })
export type ReferralLine = z.infer<typeof ReferralLine>

export const getVacancy = query({
  name: 'employment.get_vacancy',
  path: '/api/employment/vacancies/:vacancyId',
  summary: 'A vacancy with the people it was proposed to',
  input: z.object({ vacancyId: VacancyId }),
  output: z.object({ vacancy: Vacancy, referrals: z.array(ReferralLine) }),
})

export const RankedCandidate = z
  .object({ match: Match, caseId: CaseId, caseRef: z.string(), person: PersonLine })
  .meta({ id: 'RankedCandidate' })
export type RankedCandidate = z.infer<typeof RankedCandidate>

/** The figures behind the scores of a list: in force since when, and whose. */
const ScaleNote = z.object({ validFrom: Day, source: z.string(), usualScoreMin: z.number() })

export const listCandidatesFor = query({
  name: 'employment.list_candidates_for',
  path: '/api/employment/vacancies/:vacancyId/candidates',
  summary: 'People who look for work near this occupation, ranked, each score explained term by term; those kept apart come last',
  input: z.object({ vacancyId: VacancyId }),
  output: z.object({ items: z.array(RankedCandidate), scale: ScaleNote }),
})

export const registerVacancy = command({
  name: 'employment.register_vacancy',
  path: '/api/employment/vacancies',
  summary: 'Registers a vacancy of an employer, as a draft until the employer is vetted',
  input: VacancyDraft,
  output: Vacancy,
  refusals: [
    'unknown_occupation',
    'wages_out_of_order',
    'deadline_after_start',
    'asked_twice',
    'not_your_office',
    'which_office',
    'id_taken',
  ],
})

export const vetVacancy = command({
  name: 'employment.vet_vacancy',
  path: '/api/employment/vacancies/:vacancyId/vet',
  summary: 'Says what was checked at the employer; only with every check may the vacancy be opened',
  input: z.object({ vacancyId: VacancyId, checks: z.array(EmployerCheck).max(10) }),
  output: Vacancy,
  refusals: ['step_not_possible', 'employer_not_vetted'],
})

export const moveVacancy = command({
  name: 'employment.move_vacancy',
  path: '/api/employment/vacancies/:vacancyId/move',
  summary: 'Opens a vetted vacancy, pauses it, or ends it',
  input: z.object({ vacancyId: VacancyId, to: VacancyStatus }),
  output: Vacancy,
  refusals: ['step_not_possible'],
})

export const CaseProfile = z
  .object({
    person: PersonLine,
    /** Null where nothing is written yet. */
    candidate: Candidate.nullable(),
    sharesWithEmployers: z.boolean(),
    referrals: z.array(Referral.extend({ title: z.string(), employer: z.string() })),
  })
  .meta({ id: 'CaseProfile' })
export type CaseProfile = z.infer<typeof CaseProfile>

export const getProfiles = query({
  name: 'employment.get_profiles',
  path: '/api/employment/cases/:caseId/profiles',
  summary: 'The members of a case of working age, their work profiles and what was proposed to them',
  input: z.object({ caseId: CaseId }),
  output: z.object({
    /** Whether the programme foresees help to find work. */
    isForeseen: z.boolean(),
    profiles: z.array(CaseProfile),
  }),
})

export const writeProfile = command({
  name: 'employment.write_profile',
  path: '/api/employment/cases/:caseId/profiles',
  summary: 'Writes the work profile of a member of the case: all of it, each time',
  input: Profile.extend({
    caseId: CaseId,
    personId: PersonId,
    id: CandidateId.optional(),
    /** `updatedAt` of the profile as it was read; left out for a first one. */
    seenAt: Instant.optional(),
  }),
  output: Candidate,
  refusals: [
    'case_ended',
    'person_not_in_case',
    'under_legal_age',
    'unknown_occupation',
    'said_twice',
    'wage_without_currency',
    'place_wished_and_avoided',
    'changed_meanwhile',
    'id_taken',
  ],
})

export const setStanding = command({
  name: 'employment.set_standing',
  path: '/api/employment/candidates/:candidateId/standing',
  summary: 'Says that somebody looks for work, pauses, or found a way of their own',
  input: z.object({ candidateId: CandidateId, status: CandidateStatus.exclude(['PLACED']) }),
  output: Candidate,
})

export const RankedVacancy = z.object({ match: Match, vacancy: Vacancy }).meta({ id: 'RankedVacancy' })
export type RankedVacancy = z.infer<typeof RankedVacancy>

export const listMatches = query({
  name: 'employment.list_matches',
  path: '/api/employment/candidates/:candidateId/matches',
  summary: 'Open vacancies for somebody, ranked, each score explained term by term; those kept from them come last',
  input: z.object({ candidateId: CandidateId }),
  output: z.object({ items: z.array(RankedVacancy), scale: ScaleNote }),
})

export const propose = command({
  name: 'employment.propose',
  path: '/api/employment/candidates/:candidateId/referrals',
  summary: 'Puts a vacancy before somebody; with a reason where the score is low',
  input: z.object({ candidateId: CandidateId, vacancyId: VacancyId, id: ReferralId.optional(), reason: Reason.optional() }),
  output: Referral,
  refusals: [
    'vacancy_not_open',
    'not_looking_for_work',
    'already_proposed',
    'kept_apart',
    'no_share_consent',
    'low_score_without_reason',
    'id_taken',
  ],
})

export const moveReferral = command({
  name: 'employment.move_referral',
  path: '/api/employment/referrals/:referralId/move',
  summary: 'The next step of a referral: the person’s answer, the employer’s, or the first day of work',
  input: z.object({
    referralId: ReferralId,
    to: ReferralStatus,
    startedOn: Day.optional().meta({ description: 'First day of work, with HIRED' }),
    endReason: Reason.optional(),
  }),
  output: Referral,
  refusals: ['step_not_possible', 'no_share_consent', 'first_day_missing', 'no_opening_left'],
})
