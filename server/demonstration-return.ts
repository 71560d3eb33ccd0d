/**
 * What follows the return to Erbil in the demonstration: a plan that a second person approves, three vacancies of employers who do not
 * exist, what she who returned can do, and one vacancy proposed to her. Through the same contracts as the desk.
 */
import type { CaseId } from '#domain/cases/words.ts'
import * as employment from '#domain/employment/contract.ts'
import { EmployerCheck, type VacancyId } from '#domain/employment/words.ts'
import type { RequestOf } from '#domain/kit/contract.ts'
import { addDays, type Day } from '#domain/kit/day.ts'
import * as people from '#domain/people/contract.ts'
import type { PersonId } from '#domain/people/words.ts'
import * as reintegration from '#domain/reintegration/contract.ts'
import type { Hand } from './demonstration.ts'

type VacancyRequest = RequestOf<typeof employment.registerVacancy>

export async function planFor(demo: Hand, supervisor: Hand, caseId: CaseId, returnOn: Day): Promise<void> {
  const plan = await demo.must(reintegration.draftPlan, {
    caseId,
    goal: 'Ouvrir un atelier de couture dans le quartier et y former deux voisines.',
  })
  await demo.must(reintegration.addLine, {
    planId: plan.id,
    form: 'BUSINESS_CREATION',
    description: 'Deux machines à coudre et du tissu',
    amountMinor: 180_000,
    jobsSelf: 1,
    jobsCommunity: 2,
  })
  await demo.must(reintegration.addLine, {
    planId: plan.id,
    form: 'VOCATIONAL_TRAINING',
    description: 'Cours de gestion, trois semaines',
    amountMinor: 60_000,
    jobsFamily: 1,
  })
  await demo.must(reintegration.proposePlan, { planId: plan.id, returnOn })
  await supervisor.must(reintegration.approvePlan, { planId: plan.id, totalMinor: 240_000, returnOn })
}

export async function findWork(demo: Hand, { caseId, personId }: { caseId: CaseId; personId: PersonId }, today: Day): Promise<void> {
  const vacancies: VacancyId[] = []
  for (const vacancy of vacanciesFrom(today)) {
    const { id } = await demo.must(employment.registerVacancy, vacancy)
    await demo.must(employment.vetVacancy, { vacancyId: id, checks: EmployerCheck.options })
    await demo.must(employment.moveVacancy, { vacancyId: id, to: 'OPEN' })
    vacancies.push(id)
  }
  await demo.must(people.recordConsent, {
    personId,
    kind: 'DATA_SHARING',
    recipient: 'EMPLOYER',
    scope: ['IDENTITY', 'WORK'],
    form: 'EXPLICIT_WRITTEN',
    language: 'ckb',
  })
  const candidate = await demo.must(employment.writeProfile, {
    caseId,
    personId,
    desired: ['7531', '5223'],
    experiences: [{ occupation: '7531', months: 30 }],
    education: 3,
    skills: [
      { code: 'SEWING', level: 4 },
      { code: 'SALES', level: 2 },
    ],
    languages: [
      { language: 'ckb', level: 'C2' },
      { language: 'ar', level: 'B1' },
    ],
    country: 'IRQ',
    region: 'IQ-AR',
    commutesTo: ['IQ-DA'],
    availableFrom: addDays(today, 14),
    wageMinMinor: 45_000,
    currency: 'USD',
  })
  await demo.must(employment.propose, { candidateId: candidate.id, vacancyId: vacancies[0]! })
}

function vacanciesFrom(today: Day): VacancyRequest[] {
  const place = { country: 'IRQ', currency: 'USD', startsOn: addDays(today, 30), deadlineOn: addDays(today, 25) }
  return [
    {
      ...place,
      employer: 'Atelier-Exemple (employeur fictif)',
      title: 'Couturière ou couturier',
      occupation: '7531',
      tasks: 'Coupe et assemblage de vêtements de travail.',
      mustSkills: [{ code: 'SEWING', level: 3 }],
      experienceMonths: 12,
      languages: [{ language: 'ckb', level: 'B1' }],
      region: 'IQ-AR',
      city: 'Erbil',
      wageMinMinor: 45_000,
      wageMaxMinor: 55_000,
      openings: 2,
    },
    {
      ...place,
      employer: 'Épicerie-Exemple (employeur fictif)',
      title: 'Vendeuse ou vendeur en magasin',
      occupation: '5223',
      educationMin: 2,
      languages: [
        { language: 'ckb', level: 'B1' },
        { language: 'ar', level: 'B2' },
      ],
      region: 'IQ-DA',
      city: 'Dahouk',
      wageMinMinor: 38_000,
      wageMaxMinor: 42_000,
    },
    {
      ...place,
      employer: 'Menuiserie-Exemple (employeur fictif)',
      title: 'Menuisier ou menuisière',
      occupation: '7522',
      mustSkills: [{ code: 'CARPENTRY', level: 3 }],
      licences: ['B'],
      region: 'IQ-SU',
      city: 'Souleimaniye',
      wageMinMinor: 50_000,
      wageMaxMinor: 60_000,
    },
  ]
}
