// What the explain test commands about work.
import { newId } from '#server/kit/transaction.ts'

/** A vacancy from its draft to its opening, and somebody it is proposed to. */
export function employmentInputs(
  samples: Readonly<Record<string, string>>,
  later: (days: number) => string,
): [name: string, input: Record<string, unknown>][] {
  const { today, draftCase, vacancyId, candidateId, referralId } = samples
  const newVacancy = newId()
  const place = { country: 'IRQ', region: 'IQ-AR' }
  return [
    [
      'employment.register_vacancy',
      {
        id: newVacancy,
        employer: 'Épicerie-Exemple',
        title: 'Vente',
        occupation: '5223',
        ...place,
        wageMinMinor: 40_000,
        wageMaxMinor: 50_000,
        currency: 'USD',
        startsOn: later(20),
      },
    ],
    [
      'employment.vet_vacancy',
      { vacancyId: newVacancy, checks: ['SITE_VISIT', 'LABOUR_RULES', 'NO_CHILD_LABOUR', 'WAGE_PAID', 'SAFE_FROM_ABUSE'] },
    ],
    ['employment.move_vacancy', { vacancyId: newVacancy, to: 'OPEN' }],
    [
      'employment.write_profile',
      { caseId: draftCase, personId: samples['draftPerson'], desired: ['5223'], education: 3, ...place, availableFrom: today },
    ],
    ['employment.propose', { candidateId, vacancyId, reason: 'Elle apprend vite' }],
    ['employment.move_referral', { referralId, to: 'ACCEPTED_BY_CANDIDATE' }],
    ['employment.set_standing', { candidateId, status: 'PAUSED' }],
  ]
}
