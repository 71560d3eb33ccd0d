/** All SQL about persons, households, documents and consents. Search has a file of its own. */
import { sql } from 'kysely'
import { officesWith, type Role } from '#domain/access/roles.ts'
import type { Instant } from '#domain/kit/day.ts'
import type { DocumentId, HouseholdId, IdentityDocument, Person, PersonId, PersonLine } from '#domain/people/words.ts'
import type { Db } from '#server/kit/database.ts'

const lineColumns = [
  'id',
  'office',
  'compartment',
  'family_name',
  'given_names',
  'native_name',
  'native_script',
  'sex',
  'born_on',
  'born_precision',
  'nationality',
  'household_id',
] as const
const personColumns = [...lineColumns, 'languages', 'roll_id', 'created_at', 'updated_at'] as const
const documentColumns = [
  'id',
  'person_id',
  'type',
  'number',
  'issuer',
  'nationality',
  'issued_on',
  'expires_on',
  'mrz',
  'mrz_valid',
  'created_at',
] as const

/** A person as a row to be written: what lists are ordered by, and the one field that lists never show, come with it. */
export type PersonRow = Person & { readonly sortKey: string; readonly safeContact: string | null }
export type DocumentRow = IdentityDocument & { readonly office: number; readonly compartment: number }

export async function insertHouseholds(
  db: Db,
  rows: readonly { id: HouseholdId; office: number; compartment: number; rollId: string | null; createdAt: Instant }[],
): Promise<void> {
  if (rows.length === 0) return
  await insertJson(
    db,
    'people_household',
    rows.map((row) => ({ id: row.id, office: row.office, compartment: row.compartment, roll_id: row.rollId, created_at: row.createdAt })),
  )
}

export async function insertPersons(db: Db, persons: readonly PersonRow[]): Promise<void> {
  await insertJson(db, 'people_person', persons.map(personValues))
}

export async function insertDocuments(db: Db, documents: readonly DocumentRow[]): Promise<void> {
  if (documents.length === 0) return
  const rows = documents.map((row) => ({
    id: row.id,
    person_id: row.personId,
    office: row.office,
    compartment: row.compartment,
    type: row.type,
    number: row.number,
    issuer: row.issuer,
    nationality: row.nationality,
    issued_on: row.issuedOn,
    expires_on: row.expiresOn,
    mrz: row.mrz,
    mrz_valid: row.mrzValid,
    created_at: row.createdAt,
  }))
  await insertJson(db, 'people_document', rows)
}

/** One statement whose text does not depend on how many rows there are: a roll of 1,000 is one round trip and one plan. */
async function insertJson(
  db: Db,
  table: 'people_person' | 'people_household' | 'people_document',
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const target = sql.table(table)
  await sql`insert into ${target} select * from jsonb_populate_recordset(null::${target}, ${JSON.stringify(rows)}::jsonb)`.execute(db)
}

function personValues(person: PersonRow) {
  return {
    id: person.id,
    office: person.office,
    compartment: person.compartment,
    roll_id: person.rollId,
    created_at: person.createdAt,
    ...particularValues(person),
  }
}

function particularValues(person: PersonRow) {
  return {
    family_name: person.familyName,
    given_names: person.givenNames,
    native_name: person.nativeName,
    native_script: person.nativeScript,
    sex: person.sex,
    born_on: person.bornOn,
    born_precision: person.bornPrecision,
    nationality: person.nationality,
    languages: person.languages,
    safe_contact: person.safeContact,
    sort_key: person.sortKey,
    household_id: person.householdId,
    updated_at: person.updatedAt,
  }
}

export async function updatePerson(db: Db, person: PersonRow): Promise<void> {
  await db.updateTable('people_person').set(particularValues(person)).where('id', '=', person.id).execute()
}

/** Locked, so that two people who change one person wait for each other. The safe contact comes apart from the person. */
export async function findPersonToChange(db: Db, id: string): Promise<{ person: Person; safeContact: string | null } | undefined> {
  const row = await db
    .selectFrom('people_person')
    .select([...personColumns, 'safe_contact'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && { person: personFrom(row), safeContact: row.safe_contact }
}

export async function findPerson(db: Db, id: string): Promise<Person | undefined> {
  const row = await db.selectFrom('people_person').select(personColumns).where('id', '=', id).executeTakeFirst()
  return row && personFrom(row)
}

export async function findSafeContact(db: Db, id: string): Promise<string | null> {
  const row = await db.selectFrom('people_person').select('safe_contact').where('id', '=', id).executeTakeFirst()
  return row?.safe_contact ?? null
}

export async function listPersonsById(db: Db, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('people_person')
    .select(personColumns)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute()
  return rows.map(personFrom)
}

export async function listLinesOfHousehold(db: Db, householdId: string): Promise<PersonLine[]> {
  const rows = await db
    .selectFrom('people_person')
    .select(lineColumns)
    .where('household_id', '=', householdId)
    .orderBy('born_on')
    .orderBy('id')
    .limit(60)
    .execute()
  return rows.map(lineFrom)
}

export type ListFilter = { nationality?: string | undefined; sex?: string | undefined; householdId?: string | undefined }

/** Each office is read in the order of its own index and the pages are merged: one index over several offices has no such order. */
export async function listPersonLines(
  db: Db,
  offices: readonly number[],
  filter: ListFilter,
  after: readonly [string, string] | undefined,
  limit: number,
) {
  const { rows } = await sql<LineRow & { sort_key: string }>`
    select p.* from unnest(${offices}::int[]) as o (office) cross join lateral (
      select ${sql.join(lineColumns.map((name) => sql.ref(name)))}, sort_key from people_person
      where office = o.office
        ${filter.nationality === undefined ? sql`` : sql`and nationality = ${filter.nationality}`}
        ${filter.sex === undefined ? sql`` : sql`and sex = ${filter.sex}`}
        ${filter.householdId === undefined ? sql`` : sql`and household_id = ${filter.householdId}::uuid`}
        ${after === undefined ? sql`` : sql`and (sort_key, id) > (${after[0]}, ${after[1]}::uuid)`}
      order by sort_key, id limit ${limit + 1}
    ) p order by p.sort_key, p.id limit ${limit + 1}`.execute(db)
  return rows.map((row) => ({ line: lineFrom(row), sortKey: row.sort_key }))
}

export async function listDocuments(db: Db, personIds: readonly string[]): Promise<IdentityDocument[]> {
  if (personIds.length === 0) return []
  const rows = await db
    .selectFrom('people_document')
    .select(documentColumns)
    .where(sql<boolean>`person_id = any(${personIds}::uuid[])`)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id as DocumentId,
    personId: row.person_id as PersonId,
    type: row.type as IdentityDocument['type'],
    number: row.number,
    issuer: row.issuer,
    nationality: row.nationality,
    issuedOn: row.issued_on as IdentityDocument['issuedOn'],
    expiresOn: row.expires_on as IdentityDocument['expiresOn'],
    mrz: row.mrz,
    mrzValid: row.mrz_valid,
    createdAt: row.created_at as Instant,
  }))
}

/** The offices in which this account may write about people: the grants themselves, which a session's list of permissions does not tell apart. */
export async function listWritableOffices(db: Db, account: string): Promise<number[]> {
  const rows = await db
    .selectFrom('access_grant')
    .select(['role', 'office'])
    .where('account', '=', account)
    .where('withdrawn_at', 'is', null)
    .execute()
  return officesWith(rows as { role: Role; office: number }[], 'people.write')
}

export async function listEventsOf(db: Db, subject: string, limit: number) {
  return db
    .selectFrom('kit_event')
    .select(['name', 'at', 'account', 'facts'])
    .where('subject', '=', subject)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

type LineRow = {
  id: string
  office: number
  compartment: number
  family_name: string
  given_names: string
  native_name: string | null
  native_script: string | null
  sex: string
  born_on: string | null
  born_precision: string
  nationality: string
  household_id: string | null
}
type FullRow = LineRow & { languages: string[]; roll_id: string | null; created_at: string; updated_at: string }

export function lineFrom(row: LineRow): PersonLine {
  return {
    id: row.id as PersonId,
    office: row.office,
    compartment: row.compartment,
    familyName: row.family_name,
    givenNames: row.given_names,
    nativeName: row.native_name,
    nativeScript: row.native_script,
    sex: row.sex as Person['sex'],
    bornOn: row.born_on as Person['bornOn'],
    bornPrecision: row.born_precision as Person['bornPrecision'],
    nationality: row.nationality,
    householdId: row.household_id as HouseholdId | null,
  }
}

function personFrom(row: FullRow): Person {
  return {
    ...lineFrom(row),
    languages: row.languages,
    rollId: row.roll_id,
    createdAt: row.created_at as Instant,
    updatedAt: row.updated_at as Instant,
  }
}
