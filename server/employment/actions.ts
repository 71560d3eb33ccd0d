/** The door of the employment room: vacancies, from the employer's word to their end. Profiles and referrals stand beside it. */
import type * as contracts from '#domain/employment/contract.ts'
import * as rules from '#domain/employment/rules.ts'
import type { Vacancy, VacancyId } from '#domain/employment/words.ts'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import { readCursor, pageOf, writeCursor } from '#server/kit/cursor.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { chooseOffice } from '#server/kit/office.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { linesOf } from './people-lines.ts'
import { listReferralsOfVacancy } from './referral-store.ts'
import { findVacancy, findVacancyForUpdate, insertVacancy, listVacancyRows, saveVacancyStep } from './vacancy-store.ts'

type Asked<C extends keyof typeof contracts> = InputOf<(typeof contracts)[C]>
type Answer<C extends keyof typeof contracts> = OutputOf<(typeof contracts)[C]>

export async function listVacancies(work: Work, input: Asked<'listVacancies'>): Promise<Result<Answer<'listVacancies'>, never>> {
  const after = readCursor(input.after, 2)
  if (after === null || after?.some((part) => typeof part !== 'string')) return accept({ items: [], next: null })
  const rows = await listVacancyRows(work.db, input.status, after, input.limit)
  return accept(
    pageOf(
      rows,
      input.limit,
      (row) => writeCursor(row.createdAt, row.id),
      (row) => row,
    ),
  )
}

export async function getVacancy(work: Work, input: Asked<'getVacancy'>): Promise<Result<Answer<'getVacancy'>, 'not_found'>> {
  const vacancy = await findVacancy(work.db, input.vacancyId)
  if (vacancy === undefined) return refuse('not_found')
  const referrals = await listReferralsOfVacancy(work.db, vacancy.id)
  const lines = await linesOf(
    work,
    referrals.map(({ personId }) => personId),
  )
  return accept({
    vacancy,
    referrals: referrals.flatMap(({ personId, ...referral }) => {
      const person = lines.get(personId)
      return person === undefined ? [] : [{ ...referral, person }]
    }),
  })
}

type RegisterRefusal = rules.VacancyRefusal | 'not_your_office' | 'which_office' | 'id_taken'

export async function registerVacancy(work: Work, input: Asked<'registerVacancy'>): Promise<Result<Vacancy, RegisterRefusal>> {
  const checked = rules.checkVacancy(input)
  if (!checked.ok) return checked
  const office = chooseOffice(work, input.office)
  if (!office.ok) return office

  const vacancy: Vacancy = {
    ...input,
    id: input.id ?? (newId() as VacancyId),
    office: office.value,
    compartment: 0,
    status: 'DRAFT',
    checks: [],
    createdAt: work.now,
    updatedAt: work.now,
  }
  try {
    await insertVacancy(work.db, vacancy, work.actor.accountId)
  } catch (error) {
    if (brokeConstraint(error, 'employment_vacancy_pkey')) return refuse('id_taken')
    throw error
  }
  tell(work, vacancy, 'vacancy_registered', { occupation: vacancy.occupation, openings: vacancy.openings })
  return accept(vacancy)
}

export async function vetVacancy(
  work: Work,
  input: Asked<'vetVacancy'>,
): Promise<Result<Vacancy, 'not_found' | 'step_not_possible' | 'employer_not_vetted'>> {
  return step(work, input.vacancyId, 'employer_vetted', (vacancy) => rules.vetVacancy(vacancy, input.checks))
}

export async function moveVacancy(work: Work, input: Asked<'moveVacancy'>): Promise<Result<Vacancy, 'not_found' | 'step_not_possible'>> {
  return step(work, input.vacancyId, 'vacancy_moved', (vacancy) => rules.moveVacancy(vacancy, input.to))
}

/** The last opening is taken: nobody else is proposed. A vacancy that is paused or ended stays so. */
export async function fillVacancy(work: Work, vacancy: Vacancy): Promise<void> {
  const filled = rules.moveVacancy(vacancy, 'FILLED')
  if (!filled.ok) return
  await saveVacancyStep(work.db, filled.value, work.now)
  tell(work, vacancy, 'vacancy_moved', { from: vacancy.status, to: 'FILLED' })
}

async function step<Refusal extends string>(
  work: Work,
  vacancyId: VacancyId,
  event: string,
  ask: (vacancy: Vacancy) => Result<Vacancy, Refusal>,
): Promise<Result<Vacancy, Refusal | 'not_found'>> {
  const vacancy = await findVacancyForUpdate(work.db, vacancyId)
  if (vacancy === undefined) return refuse('not_found')
  const stepped = ask(vacancy)
  if (!stepped.ok) return stepped

  await saveVacancyStep(work.db, stepped.value, work.now)
  tell(work, vacancy, event, { from: vacancy.status, to: stepped.value.status })
  return accept({ ...stepped.value, updatedAt: work.now })
}

function tell(work: Work, { id, office, compartment }: Vacancy, name: string, facts: Record<string, string | number>): void {
  work.record({ name, subject: id, office, compartment, facts })
}
