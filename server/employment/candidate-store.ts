/** SQL of work profiles and of the occupations by which they are found. */
import { sql } from 'kysely'
import type { CaseId } from '#domain/cases/words.ts'
import type { Candidate, CandidateId, CandidateStatus, Experience, Occupation } from '#domain/employment/words.ts'
import type { Instant } from '#domain/kit/day.ts'
import type { Db } from '#server/kit/database.ts'
import { occupationOf } from './vacancy-store.ts'

const columns = [
  'id',
  'case_id',
  'person_id',
  'office',
  'compartment',
  'status',
  'education',
  'skills',
  'languages',
  'licences',
  'country',
  'region',
  'commutes_to',
  'relocates',
  'avoids',
  'available_from',
  'wage_min_minor',
  'currency',
  'created_at',
  'updated_at',
] as const

/** So many people of each circle around an occupation are looked at: the same, three digits, two, one. */
const mostOfACircle = 60
const mostRanked = 120

export async function findCandidate(db: Db, candidateId: CandidateId): Promise<Candidate | undefined> {
  return (await listByIds(db, [candidateId]))[0]
}

/** Kept still until the end of the transaction. */
export async function findCandidateForUpdate(db: Db, candidateId: CandidateId): Promise<Candidate | undefined> {
  await db.selectFrom('employment_candidate').select('id').where('id', '=', candidateId).forNoKeyUpdate().execute()
  return findCandidate(db, candidateId)
}

export async function listCandidatesOfCase(db: Db, caseId: CaseId): Promise<Candidate[]> {
  const rows = await db.selectFrom('employment_candidate').select(columns).where('case_id', '=', caseId).orderBy('created_at').execute()
  return withOccupations(db, rows)
}

/** Those who look for work near an occupation, the nearest circle first. Who shares no major group with it is not looked at. */
export async function listCandidatesNear(db: Db, occupation: Occupation): Promise<Candidate[]> {
  const wanted = Number(occupation)
  const ids: CandidateId[] = []
  for (const width of [1, 10, 100, 1_000]) {
    const from = Math.floor(wanted / width) * width
    const rows = await db
      .selectFrom('employment_occupation')
      .select('candidate_id')
      .where('is_active', '=', true)
      .where('isco', '>=', from)
      .where('isco', '<', from + width)
      .orderBy('isco')
      .limit(mostOfACircle)
      .execute()
    ids.push(...rows.map((row) => row.candidate_id as CandidateId))
    if (new Set(ids).size >= mostRanked) break
  }
  return listByIds(db, [...new Set(ids)].slice(0, mostRanked))
}

async function listByIds(db: Db, ids: readonly CandidateId[]): Promise<Candidate[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('employment_candidate')
    .select(columns)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute()
  return withOccupations(db, rows)
}

type Row = { [Column in (typeof columns)[number]]: unknown }

async function withOccupations(db: Db, rows: readonly Row[]): Promise<Candidate[]> {
  if (rows.length === 0) return []
  const said = await db
    .selectFrom('employment_occupation')
    .select(['candidate_id', 'isco', 'wished', 'months'])
    .where(sql<boolean>`candidate_id = any(${rows.map((row) => row.id)}::uuid[])`)
    .orderBy('candidate_id')
    .orderBy('place')
    .execute()
  const of = Map.groupBy(said, (each) => each.candidate_id)
  return rows.map((row) => {
    const occupations = of.get(row.id as string) ?? []
    return present(
      row,
      occupations.filter(({ wished }) => wished).map(({ isco }) => occupationOf(isco)),
      occupations.filter(({ wished }) => !wished).map(({ isco, months }) => ({ occupation: occupationOf(isco), months: months! })),
    )
  })
}

export async function insertCandidate(db: Db, candidate: Candidate): Promise<void> {
  const { id, office, compartment } = candidate
  await db
    .insertInto('employment_candidate')
    .values({
      id,
      case_id: candidate.caseId,
      person_id: candidate.personId,
      office,
      compartment,
      created_at: candidate.createdAt,
      ...valuesOf(candidate),
    })
    .execute()
  await insertOccupations(db, candidate)
}

export async function updateCandidate(db: Db, candidate: Candidate): Promise<void> {
  await db.updateTable('employment_candidate').set(valuesOf(candidate)).where('id', '=', candidate.id).execute()
  await db.deleteFrom('employment_occupation').where('candidate_id', '=', candidate.id).execute()
  await insertOccupations(db, candidate)
}

export async function saveStanding(db: Db, candidateId: CandidateId, status: CandidateStatus, now: Instant): Promise<void> {
  await db.updateTable('employment_candidate').set({ status, updated_at: now }).where('id', '=', candidateId).execute()
  await db
    .updateTable('employment_occupation')
    .set({ is_active: status === 'ACTIVE' })
    .where('candidate_id', '=', candidateId)
    .execute()
}

async function insertOccupations(db: Db, { id, office, compartment, status, desired, experiences }: Candidate): Promise<void> {
  const said = [
    ...desired.map((occupation) => ({ occupation, months: null })),
    ...experiences.map(({ occupation, months }) => ({ occupation, months })),
  ]
  await db
    .insertInto('employment_occupation')
    .values(
      said.map(({ occupation, months }, place) => ({
        candidate_id: id,
        office,
        compartment,
        place,
        isco: Number(occupation),
        wished: months === null,
        months,
        is_active: status === 'ACTIVE',
      })),
    )
    .execute()
}

function valuesOf(candidate: Candidate) {
  return {
    status: candidate.status,
    education: candidate.education,
    skills: JSON.stringify(candidate.skills),
    languages: JSON.stringify(candidate.languages),
    licences: candidate.licences,
    country: candidate.country,
    region: candidate.region,
    commutes_to: candidate.commutesTo,
    relocates: candidate.relocates,
    avoids: candidate.avoids,
    available_from: candidate.availableFrom,
    wage_min_minor: candidate.wageMinMinor,
    currency: candidate.currency,
    updated_at: candidate.updatedAt,
  }
}

function present(row: Row, desired: Occupation[], experiences: Experience[]): Candidate {
  return {
    id: row.id,
    caseId: row.case_id,
    personId: row.person_id,
    office: row.office,
    compartment: row.compartment,
    status: row.status,
    desired,
    experiences,
    education: row.education,
    skills: row.skills,
    languages: row.languages,
    licences: row.licences,
    country: row.country,
    region: row.region,
    commutesTo: row.commutes_to,
    relocates: row.relocates,
    avoids: row.avoids,
    availableFrom: row.available_from,
    wageMinMinor: row.wage_min_minor,
    currency: row.currency,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  } as Candidate
}
