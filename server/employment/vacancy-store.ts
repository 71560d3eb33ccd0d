/** SQL of vacancies, and of the zone by which an office counts its days. */
import { sql } from 'kysely'
import type { Instant } from '#domain/kit/day.ts'
import type { Occupation, Vacancy, VacancyId } from '#domain/employment/words.ts'
import type { Db } from '#server/kit/database.ts'

const columns = [
  'id',
  'office',
  'compartment',
  'employer',
  'title',
  'isco',
  'tasks',
  'must_skills',
  'education_min',
  'experience_months',
  'languages',
  'licences',
  'country',
  'region',
  'city',
  'wage_min_minor',
  'wage_max_minor',
  'currency',
  'openings',
  'starts_on',
  'deadline_on',
  'status',
  'checks',
  'created_at',
  'updated_at',
] as const

/** The newest vacancies are looked at first, and no more than these: an office does not keep more of them open. */
const mostOpen = 200

export async function findVacancy(db: Db, vacancyId: VacancyId): Promise<Vacancy | undefined> {
  const row = await db.selectFrom('employment_vacancy').select(columns).where('id', '=', vacancyId).executeTakeFirst()
  return row === undefined ? undefined : present(row)
}

/** Kept still until the end of the transaction. */
export async function findVacancyForUpdate(db: Db, vacancyId: VacancyId): Promise<Vacancy | undefined> {
  const row = await db.selectFrom('employment_vacancy').select(columns).where('id', '=', vacancyId).forNoKeyUpdate().executeTakeFirst()
  return row === undefined ? undefined : present(row)
}

export async function listVacancyRows(
  db: Db,
  status: string | undefined,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<Vacancy[]> {
  const rows = await db
    .selectFrom('employment_vacancy')
    .select(columns)
    .$if(status !== undefined, (query) => query.where('status', '=', status!))
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(created_at, id) < (${after![0]}, ${after![1]})`))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return rows.map(present)
}

/** Open vacancies that share at least the major group (the first digit) with one of these occupations. */
export async function listOpenVacancies(db: Db, near: readonly Occupation[]): Promise<Vacancy[]> {
  const majors = [...new Set(near.map((code) => Number(code[0])))]
  const rows = await db
    .selectFrom('employment_vacancy')
    .select(columns)
    .where('status', '=', 'OPEN')
    .where(sql<boolean>`isco / 1000 = any(${majors}::int[])`)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostOpen)
    .execute()
  return rows.map(present)
}

export async function insertVacancy(db: Db, vacancy: Vacancy, createdBy: string): Promise<void> {
  await db
    .insertInto('employment_vacancy')
    .values({
      id: vacancy.id,
      office: vacancy.office,
      compartment: vacancy.compartment,
      employer: vacancy.employer,
      title: vacancy.title,
      isco: Number(vacancy.occupation),
      tasks: vacancy.tasks,
      must_skills: JSON.stringify(vacancy.mustSkills),
      education_min: vacancy.educationMin,
      experience_months: vacancy.experienceMonths,
      languages: JSON.stringify(vacancy.languages),
      licences: vacancy.licences,
      country: vacancy.country,
      region: vacancy.region,
      city: vacancy.city,
      wage_min_minor: vacancy.wageMinMinor,
      wage_max_minor: vacancy.wageMaxMinor,
      currency: vacancy.currency,
      openings: vacancy.openings,
      starts_on: vacancy.startsOn,
      deadline_on: vacancy.deadlineOn,
      status: vacancy.status,
      checks: vacancy.checks,
      created_by: createdBy,
      created_at: vacancy.createdAt,
      updated_at: vacancy.updatedAt,
    })
    .execute()
}

export async function saveVacancyStep(db: Db, vacancy: Vacancy, now: Instant): Promise<void> {
  await db
    .updateTable('employment_vacancy')
    .set({ status: vacancy.status, checks: vacancy.checks, updated_at: now })
    .where('id', '=', vacancy.id)
    .execute()
}

export async function zoneOf(db: Db, office: number): Promise<string> {
  const row = await db.selectFrom('access_office').select('time_zone').where('id', '=', office).executeTakeFirst()
  return row?.time_zone ?? 'UTC'
}

/** A number of the database as the four digits that people write: 110 is 0110. */
export function occupationOf(isco: number): Occupation {
  return String(isco).padStart(4, '0') as Occupation
}

function present(row: { [Column in (typeof columns)[number]]: unknown }): Vacancy {
  return {
    id: row.id,
    office: row.office,
    compartment: row.compartment,
    employer: row.employer,
    title: row.title,
    occupation: occupationOf(row.isco as number),
    tasks: row.tasks,
    mustSkills: row.must_skills,
    educationMin: row.education_min,
    experienceMonths: row.experience_months,
    languages: row.languages,
    licences: row.licences,
    country: row.country,
    region: row.region,
    city: row.city,
    wageMinMinor: row.wage_min_minor,
    wageMaxMinor: row.wage_max_minor,
    currency: row.currency,
    openings: row.openings,
    startsOn: row.starts_on,
    deadlineOn: row.deadline_on,
    status: row.status,
    checks: row.checks,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  } as Vacancy
}
