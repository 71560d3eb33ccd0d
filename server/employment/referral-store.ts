/** SQL of referrals. What a score was and why is written on its day and never reckoned again. */
import { sql } from 'kysely'
import type { CaseId } from '#domain/cases/words.ts'
import type { Match } from '#domain/employment/match-words.ts'
import type { Candidate, CandidateId, Referral, ReferralId, VacancyId } from '#domain/employment/words.ts'
import type { Day, Instant } from '#domain/kit/day.ts'
import type { Db } from '#server/kit/database.ts'

const columns = [
  'r.id',
  'r.candidate_id',
  'r.case_id',
  'r.vacancy_id',
  'r.status',
  'r.score',
  'r.reason',
  'r.end_reason',
  'r.started_on',
  'r.proposed_at',
  'r.proposed_by',
  'r.updated_at',
] as const

/** Of one vacancy; the newest are what somebody works on. */
const mostOfAVacancy = 200

/** Kept still until the end of the transaction. */
export async function findReferralForUpdate(db: Db, referralId: ReferralId): Promise<(Referral & Place) | undefined> {
  const row = await db
    .selectFrom('employment_referral as r')
    .select(columns)
    .select(['r.office', 'r.compartment'])
    .where('r.id', '=', referralId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row === undefined ? undefined : { ...present(row), office: row.office, compartment: row.compartment }
}

export type Place = { office: number; compartment: number }

export async function listReferralsBetween(db: Db, candidateId: CandidateId, vacancyId: VacancyId): Promise<Referral[]> {
  const rows = await db
    .selectFrom('employment_referral as r')
    .select(columns)
    .where('r.candidate_id', '=', candidateId)
    .where('r.vacancy_id', '=', vacancyId)
    .execute()
  return rows.map(present)
}

/** With the reference of the case and the person; who may not be seen is not there. */
export async function listReferralsOfVacancy(db: Db, vacancyId: VacancyId): Promise<(Referral & { caseRef: string; personId: string })[]> {
  const rows = await db
    .selectFrom('employment_referral as r')
    .innerJoin('employment_candidate as k', 'k.id', 'r.candidate_id')
    .innerJoin('cases_case as c', 'c.id', 'r.case_id')
    .select(columns)
    .select(['c.public_ref', 'k.person_id'])
    .where('r.vacancy_id', '=', vacancyId)
    .orderBy('r.proposed_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(mostOfAVacancy)
    .execute()
  return rows.map((row) => ({ ...present(row), caseRef: row.public_ref, personId: row.person_id }))
}

export async function listReferralsOf(
  db: Db,
  candidateIds: readonly CandidateId[],
): Promise<(Referral & { title: string; employer: string })[]> {
  if (candidateIds.length === 0) return []
  const rows = await db
    .selectFrom('employment_referral as r')
    .innerJoin('employment_vacancy as v', 'v.id', 'r.vacancy_id')
    .select(columns)
    .select(['v.title', 'v.employer'])
    .where(sql<boolean>`r.candidate_id = any(${candidateIds}::uuid[])`)
    .orderBy('r.proposed_at', 'desc')
    .orderBy('r.id', 'desc')
    .execute()
  return rows.map((row) => ({ ...present(row), title: row.title, employer: row.employer }))
}

export async function insertReferral(
  db: Db,
  referral: Referral,
  { office, compartment }: Candidate,
  match: Match,
  scaleFrom: Day,
): Promise<void> {
  await db
    .insertInto('employment_referral')
    .values({
      id: referral.id,
      candidate_id: referral.candidateId,
      case_id: referral.caseId,
      vacancy_id: referral.vacancyId,
      office,
      compartment,
      status: referral.status,
      score: Math.round(referral.score * 10_000),
      terms: JSON.stringify(match.terms),
      scale_from: scaleFrom,
      reason: referral.reason,
      proposed_at: referral.proposedAt,
      proposed_by: referral.proposedBy,
      updated_at: referral.updatedAt,
    })
    .execute()
}

export async function saveReferralStep(db: Db, referral: Referral, now: Instant): Promise<void> {
  await db
    .updateTable('employment_referral')
    .set({ status: referral.status, started_on: referral.startedOn, end_reason: referral.endReason, updated_at: now })
    .where('id', '=', referral.id)
    .execute()
}

/** The references of cases as people call them. */
export async function listCaseRefs(db: Db, caseIds: readonly CaseId[]): Promise<Map<string, string>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('cases_case')
    .select(['id', 'public_ref'])
    .where(sql<boolean>`id = any(${caseIds}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row.public_ref]))
}

/** How many others this vacancy has given work, as far as this actor may see. */
export async function countHired(db: Db, vacancyId: VacancyId): Promise<number> {
  const { rows } = await sql<{ hired: number }>`
    select count(*)::int as hired from employment_referral where vacancy_id = ${vacancyId} and status = 'HIRED'`.execute(db)
  return rows[0]!.hired
}

function present(row: Record<string, unknown>): Referral {
  return {
    id: row['id'],
    candidateId: row['candidate_id'],
    caseId: row['case_id'],
    vacancyId: row['vacancy_id'],
    status: row['status'],
    score: (row['score'] as number) / 10_000,
    reason: row['reason'],
    endReason: row['end_reason'],
    startedOn: row['started_on'],
    proposedAt: row['proposed_at'],
    proposedBy: row['proposed_by'],
    updatedAt: row['updated_at'],
  } as Referral
}
