/** SQL of a nominal roll: the chosen cases and their travelling members, in two questions however many they are. */
import type { CaseId } from '#domain/cases/words.ts'
import type { Day } from '#domain/kit/day.ts'
import type { ProposedCase, ProposedMember } from '#domain/movements/roll-words.ts'
import type { Db } from '#server/kit/database.ts'

export async function listProposedCases(db: Db, ids: readonly CaseId[]): Promise<ProposedCase[]> {
  const rows = await db
    .selectFrom('cases_case')
    .select(['id', 'office', 'compartment', 'public_ref', 'status', 'receiving_party'])
    .select(['destination_country', 'destination_subregion', 'destination_city'])
    .where('id', 'in', ids)
    .orderBy('public_ref')
    .execute()
  return rows.map((row) => ({
    id: row.id as CaseId,
    office: row.office as ProposedCase['office'],
    compartment: row.compartment,
    publicRef: row.public_ref,
    status: row.status as ProposedCase['status'],
    destinationCountry: row.destination_country as ProposedCase['destinationCountry'],
    destinationSubregion: row.destination_subregion,
    destinationCity: row.destination_city,
    receivingParty: row.receiving_party,
  }))
}

/** Those who would travel, of whom this actor may see the file. */
export async function listProposedMembers(db: Db, ids: readonly CaseId[]): Promise<ProposedMember[]> {
  const rows = await db
    .selectFrom('cases_member as m')
    .innerJoin('people_person as p', 'p.id', 'm.person_id')
    .select(['m.case_id', 'm.role', 'm.special_needs', 'm.visa_number'])
    .select([
      'p.id',
      'p.family_name',
      'p.given_names',
      'p.native_name',
      'p.sex',
      'p.born_on',
      'p.born_precision',
      'p.nationality',
      'p.languages',
    ])
    .where('m.case_id', 'in', ids)
    .where('m.travelling', '=', true)
    .where('m.left_at', 'is', null)
    .execute()
  return rows.map((row) => ({
    caseId: row.case_id as CaseId,
    role: row.role as ProposedMember['role'],
    specialNeeds: row.special_needs as ProposedMember['specialNeeds'],
    visaNumber: row.visa_number,
    person: {
      id: row.id,
      familyName: row.family_name,
      givenNames: row.given_names,
      nativeName: row.native_name,
      sex: row.sex,
      bornOn: row.born_on as Day | null,
      bornPrecision: row.born_precision,
      nationality: row.nationality,
      languages: row.languages,
    } as ProposedMember['person'],
  }))
}
