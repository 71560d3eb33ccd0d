/** SQL of cases and their members. Lists are in list-store.ts, work on a case in work-store.ts, rolls in roll-store.ts. */
import { sql } from 'kysely'
import { type Day, dayAt, type Instant } from '#domain/kit/day.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { Case, CaseId, CaseMember, CaseStatus, MemberRole, SpecialNeed } from '#domain/cases/words.ts'
import type { Db } from '#server/kit/database.ts'
import { getMissionOffice } from '#server/kit/office.ts'
import type { Work } from '#server/kit/transaction.ts'

const caseColumns = [
  'id',
  'office',
  'compartment',
  'public_ref',
  'external_ref',
  'programme_code',
  'programme_version',
  'project_code',
  'movement_type',
  'movement_type_version',
  'destination_country',
  'destination_subregion',
  'destination_city',
  'receiving_party',
  'unaccompanied_minor',
  'status',
  'status_before',
  'status_reason',
  'status_since',
  'critical_on',
  'roll_id',
  'opened_by',
  'opened_at',
  'updated_at',
] as const

export async function findCase(db: Db, caseId: string): Promise<Case | undefined> {
  const row = await db.selectFrom('cases_case').select(caseColumns).where('id', '=', caseId).executeTakeFirst()
  return row === undefined ? undefined : presentCase(row)
}

/** The case, kept still until the end of the transaction: two steps taken at once follow one another. */
export async function findCaseForUpdate(db: Db, caseId: string): Promise<Case | undefined> {
  const row = await db.selectFrom('cases_case').select(caseColumns).where('id', '=', caseId).forUpdate().executeTakeFirst()
  return row === undefined ? undefined : presentCase(row)
}

export async function insertCases(db: Db, cases: readonly Case[]): Promise<void> {
  for (let from = 0; from < cases.length; from += 500)
    await db
      .insertInto('cases_case')
      .values(cases.slice(from, from + 500).map(rowOf))
      .execute()
}

export type StatusChange = { status: CaseStatus; statusBefore: CaseStatus | null; statusReason: string | null; at: Instant }

export async function setStatus(db: Db, caseId: string, change: StatusChange): Promise<void> {
  await db
    .updateTable('cases_case')
    .set({
      status: change.status,
      status_before: change.statusBefore,
      status_reason: change.statusReason,
      status_since: change.at,
      updated_at: change.at,
    })
    .where('id', '=', caseId)
    .execute()
}

export async function setCriticalOn(db: Db, caseId: string, on: Day | null, at: Instant): Promise<void> {
  await db.updateTable('cases_case').set({ critical_on: on, updated_at: at }).where('id', '=', caseId).execute()
}

/** Somebody worked on the case: from now on its roll cannot be undone. */
export async function touchCase(db: Db, caseId: string, at: Instant): Promise<void> {
  await db.updateTable('cases_case').set({ updated_at: at }).where('id', '=', caseId).execute()
}

const memberColumns = ['case_id', 'person_id', 'role', 'travelling', 'special_needs', 'visa_number', 'joined_at'] as const

/** Who is in the case now, the principal applicant first, then as they joined. */
export async function listMemberRows(db: Db, caseId: string): Promise<CaseMember[]> {
  const rows = await db
    .selectFrom('cases_member')
    .select(memberColumns)
    .where('case_id', '=', caseId)
    .where('left_at', 'is', null)
    .orderBy(sql`role = 'PA'`, 'desc')
    .orderBy('joined_at')
    .orderBy('person_id')
    .execute()
  return rows.map(presentMember)
}

export type MemberLine = CaseMember & { office: number; compartment: number }

export async function insertMembers(db: Db, members: readonly MemberLine[]): Promise<void> {
  for (let from = 0; from < members.length; from += 1000) {
    await db
      .insertInto('cases_member')
      .values(
        members.slice(from, from + 1000).map((member) => ({
          case_id: member.caseId,
          person_id: member.personId,
          office: member.office,
          compartment: member.compartment,
          role: member.role,
          travelling: member.travelling,
          special_needs: member.specialNeeds,
          visa_number: member.visaNumber,
          joined_at: member.joinedAt,
        })),
      )
      // Somebody who left and comes back takes their old place again.
      .onConflict((conflict) =>
        conflict.columns(['case_id', 'person_id']).doUpdateSet((row) => ({
          role: row.ref('excluded.role'),
          travelling: row.ref('excluded.travelling'),
          special_needs: row.ref('excluded.special_needs'),
          visa_number: row.ref('excluded.visa_number'),
          joined_at: row.ref('excluded.joined_at'),
          left_at: null,
        })),
      )
      .execute()
  }
}

export async function updateMember(db: Db, member: CaseMember): Promise<void> {
  await db
    .updateTable('cases_member')
    .set({ role: member.role, travelling: member.travelling, special_needs: member.specialNeeds, visa_number: member.visaNumber })
    .where('case_id', '=', member.caseId)
    .where('person_id', '=', member.personId)
    .execute()
}

export async function endMembership(db: Db, caseId: string, personId: string, at: Instant): Promise<void> {
  await db.updateTable('cases_member').set({ left_at: at }).where('case_id', '=', caseId).where('person_id', '=', personId).execute()
}

/** The office of a compartment that this actor is a member of; undefined for any other, whether it exists or not. */
export async function findCompartmentOffice(db: Db, compartment: number): Promise<number | undefined> {
  const row = await db.selectFrom('access_compartment').select('office').where('id', '=', compartment).executeTakeFirst()
  return row?.office
}

export async function accountExists(db: Db, account: string): Promise<boolean> {
  return (await db.selectFrom('access_account').select('id').where('id', '=', account).executeTakeFirst()) !== undefined
}

/** The calendar day it is now at an office. */
export async function todayAt(work: Work, office: number): Promise<Day> {
  return dayAt(work.now, (await getMissionOffice(work, office)).timeZone)
}

function rowOf(one: Case) {
  return {
    id: one.id,
    office: one.office,
    compartment: one.compartment,
    public_ref: one.publicRef,
    external_ref: one.externalRef,
    programme_code: one.programmeCode,
    programme_version: one.programmeVersion,
    project_code: one.projectCode,
    movement_type: one.movementType,
    movement_type_version: one.movementTypeVersion,
    destination_country: one.destinationCountry,
    destination_subregion: one.destinationSubregion,
    destination_city: one.destinationCity,
    receiving_party: one.receivingParty,
    unaccompanied_minor: one.unaccompaniedMinor,
    status: one.status,
    status_before: one.statusBefore,
    status_reason: one.statusReason,
    status_since: one.statusSince,
    critical_on: one.criticalOn,
    roll_id: one.rollId,
    opened_by: one.openedBy,
    opened_at: one.openedAt,
    updated_at: one.updatedAt,
  }
}

function presentCase(one: Record<(typeof caseColumns)[number], unknown>): Case {
  return {
    id: one.id,
    office: one.office,
    compartment: one.compartment,
    publicRef: one.public_ref,
    externalRef: one.external_ref,
    programmeCode: one.programme_code,
    programmeVersion: one.programme_version,
    projectCode: one.project_code,
    movementType: one.movement_type,
    movementTypeVersion: one.movement_type_version,
    destinationCountry: one.destination_country,
    destinationSubregion: one.destination_subregion,
    destinationCity: one.destination_city,
    receivingParty: one.receiving_party,
    unaccompaniedMinor: one.unaccompanied_minor,
    status: one.status,
    statusBefore: one.status_before,
    statusReason: one.status_reason,
    statusSince: one.status_since,
    criticalOn: one.critical_on,
    rollId: one.roll_id,
    openedBy: one.opened_by,
    openedAt: one.opened_at,
    updatedAt: one.updated_at,
  } as Case
}

function presentMember(row: {
  case_id: string
  person_id: string
  role: string
  travelling: boolean
  special_needs: string[]
  visa_number: string | null
  joined_at: string
}): CaseMember {
  return {
    caseId: row.case_id as CaseId,
    personId: row.person_id as PersonId,
    role: row.role as MemberRole,
    travelling: row.travelling,
    specialNeeds: row.special_needs as SpecialNeed[],
    visaNumber: row.visa_number,
    joinedAt: row.joined_at as Instant,
  }
}
