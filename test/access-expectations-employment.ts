// Who may do what with vacancies, profiles and referrals. Read beside access-expectations.ts.
import type { Role } from '#domain/access/roles.ts'
import type { Expectation } from './access-expectations.ts'

const workReaders: readonly Role[] = ['CASE_SUPERVISOR', 'REINTEGRATION_OFFICER', 'EMPLOYMENT_OFFICER', 'AUDITOR']
const workWriters: readonly Role[] = ['REINTEGRATION_OFFICER', 'EMPLOYMENT_OFFICER']
const today = new Date().toISOString().slice(0, 10)

export const employmentExpectations: Record<string, Expectation> = {
  'employment.list_vacancies': { who: workReaders, input: () => ({ limit: '200' }), shows: (w) => w.vacancy },
  'employment.get_vacancy': { who: workReaders, on: 'vacancy', input: (w) => ({ vacancyId: w.vacancy }) },
  'employment.list_candidates_for': { who: workReaders, on: 'vacancy', input: (w) => ({ vacancyId: w.vacancy }) },
  'employment.register_vacancy': {
    who: workWriters,
    input: () => ({
      employer: 'Épicerie-Exemple',
      title: 'Vente',
      occupation: '5223',
      country: 'IRQ',
      region: 'IQ-AR',
      wageMinMinor: 1,
      wageMaxMinor: 2,
      currency: 'USD',
      startsOn: today,
    }),
  },
  'employment.vet_vacancy': { who: workWriters, on: 'vacancy', input: (w) => ({ vacancyId: w.vacancy, checks: ['SITE_VISIT'] }) },
  'employment.move_vacancy': { who: workWriters, on: 'vacancy', input: (w) => ({ vacancyId: w.vacancy, to: 'ON_HOLD' }) },
  'employment.get_profiles': { who: workReaders, on: 'case', input: (w) => ({ caseId: w.case }) },
  'employment.write_profile': {
    who: workWriters,
    on: 'case',
    input: (w) => ({
      caseId: w.case,
      personId: w.person,
      desired: ['5223'],
      education: 3,
      country: 'AFG',
      region: 'AF-KAB',
      availableFrom: today,
    }),
  },
  'employment.set_standing': { who: workWriters, on: 'candidate', input: (w) => ({ candidateId: w.candidate, status: 'PAUSED' }) },
  'employment.list_matches': { who: workReaders, on: 'candidate', input: (w) => ({ candidateId: w.candidate }) },
  'employment.propose': { who: workWriters, on: 'candidate', input: (w) => ({ candidateId: w.candidate, vacancyId: w.vacancy }) },
  'employment.move_referral': { who: workWriters, on: 'referral', input: (w) => ({ referralId: w.referral, to: 'DECLINED' }) },
}
