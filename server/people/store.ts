/** All SQL about persons, households, documents and consents. Search has a file of its own. */
import { sql } from 'kysely'
import { officesWith, type Permission, type Role } from '#domain/access/roles.ts'
import type { Instant } from '#domain/kit/day.ts'
import type { DocumentId, HouseholdId, IdentityDocument, Person, PersonId, PersonLine } from '#domain/people/words.ts'
import type { Db } from '#server/kit/database.ts'
import { insertMany } from '#server/kit/many-rows.ts'

export const lineColumns = [
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
const personColumns = [...lineColumns, 'languages', 'roll_id', 'merged_into', 'created_at', 'updated_at'] as const
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
  await insertMany(
    db,
    'people_household',
    { id: 'uuid', office: 'int', compartment: 'int', roll_id: 'uuid', created_at: 'timestamptz' },
    rows.map((row) => ({ id: row.id, office: row.office, compartment: row.compartment, roll_id: row.rollId, created_at: row.createdAt })),
  )
}

export async function insertPersons(db: Db, persons: readonly PersonRow[]): Promise<void> {
  await insertMany(db, 'people_person', personTypes, persons.map(personValues))
}

const personTypes = {
  id: 'uuid',
  office: 'int',
  compartment: 'int',
  roll_id: 'uuid',
  created_at: 'timestamptz',
  family_name: 'text',
  given_names: 'text',
  native_name: 'text',
  native_script: 'text',
  sex: 'text',
  born_on: 'date',
  born_precision: 'text',
  nationality: 'text',
  languages: 'text[]',
  safe_contact: 'text',
  sort_key: 'text',
  household_id: 'uuid',
  updated_at: 'timestamptz',
} satisfies Record<keyof ReturnType<typeof personValues>, string>

export async function insertDocuments(db: Db, documents: readonly DocumentRow[]): Promise<void> {
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
  await insertMany(db, 'people_document', documentTypes, rows)
}

const documentTypes = {
  id: 'uuid',
  person_id: 'uuid',
  office: 'int',
  compartment: 'int',
  type: 'text',
  number: 'text',
  issuer: 'text',
  nationality: 'text',
  issued_on: 'date',
  expires_on: 'date',
  mrz: 'text',
  mrz_valid: 'boolean',
  created_at: 'timestamptz',
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

/** Merges of merges are followed this far; nobody was ever entered as often as that. */
export const mergesMax = 30

/**
 * Locked, so that two people who change one person wait for each other. The safe contact comes apart from the person. A merged file
 * leads to the kept one, here and in `findPerson`: what was written for it on a phone reaches the person.
 */
export async function findPersonToChange(db: Db, id: string): Promise<{ person: Person; safeContact: string | null } | undefined> {
  let asked = id
  for (let followed = 0; followed < mergesMax; followed++) {
    const row = await db
      .selectFrom('people_person')
      .select([...personColumns, 'safe_contact'])
      .where('id', '=', asked)
      .where('erased_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (row === undefined) return undefined
    if (row.merged_into === null) return { person: personFrom(row), safeContact: row.safe_contact }
    asked = row.merged_into
  }
  return undefined
}

export async function findPerson(db: Db, id: string): Promise<Person | undefined> {
  let person = await findFile(db, id)
  for (let followed = 0; followed < mergesMax && person !== undefined && person.mergedInto !== null; followed++)
    person = await findFile(db, person.mergedInto)
  return person
}

/** This very file, merged or not. Of whoever was erased there is none. */
export async function findFile(db: Db, id: string): Promise<Person | undefined> {
  const row = await db
    .selectFrom('people_person')
    .select(personColumns)
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
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

/** Whoever was entered or changed since, at most so many. */
export async function listWrittenSince(db: Db, offices: readonly number[], since: Instant, limit: number): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('people_person')
    .select('id')
    .where(sql<boolean>`office = any(${offices}::int[])`)
    .where('updated_at', '>=', since)
    .limit(limit)
    .execute()
  return rows.map((row) => row.id as PersonId)
}

export async function listLinesOfHousehold(db: Db, householdId: string): Promise<PersonLine[]> {
  const rows = await db
    .selectFrom('people_membership as m')
    .innerJoin('people_person as p', 'p.id', 'm.person_id')
    .select(lineColumns.map((name) => `p.${name}` as const))
    .where('m.household_id', '=', householdId)
    .where('m.left_on', 'is', null)
    .orderBy('p.born_on')
    .orderBy('p.id')
    .limit(60)
    .execute()
  return rows.map(lineFrom)
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

/** The offices in which this account holds a permission: the grants themselves, which a session's list of permissions does not tell apart. */
export async function listOfficesWith(db: Db, account: string, permission: Permission): Promise<number[]> {
  const rows = await db
    .selectFrom('access_grant')
    .select(['role', 'office'])
    .where('account', '=', account)
    .where('withdrawn_at', 'is', null)
    .execute()
  return officesWith(rows as { role: Role; office: number }[], permission)
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

export type LineRow = {
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
type FullRow = LineRow & { languages: string[]; roll_id: string | null; merged_into: string | null; created_at: string; updated_at: string }

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
    mergedInto: row.merged_into as PersonId | null,
    createdAt: row.created_at as Instant,
    updatedAt: row.updated_at as Instant,
  }
}
