/** SQL of the register of escorts, and of what is read beside it: the movement of a mission and the conditions of fitness of its passengers. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Day } from '#domain/kit/day.ts'
import type { PassengerId } from '#domain/movements/words.ts'
import { type Escort, type EscortId, type EscortKind, Visa } from '#domain/escorts/words.ts'
import type { Db } from '#server/kit/database.ts'

const columns = [
  'id',
  'office',
  'compartment',
  'family_name',
  'given_names',
  'sex',
  'born_on',
  'kinds',
  'languages',
  'phone',
  'nationality',
  'passport_number',
  'passport_issuer',
  'passport_until',
  'visas',
  'licence_number',
  'licence_authority',
  'licence_until',
  'record_checked_on',
  'resting',
  'created_at',
  'updated_at',
] as const

export async function findEscort(db: Db, escortId: string): Promise<Escort | undefined> {
  const row = await db.selectFrom('escorts_escort').select(columns).where('id', '=', escortId).executeTakeFirst()
  return row === undefined ? undefined : presentEscort(row)
}

/** Kept still until the end of the transaction, so that two missions of one person are not planned past each other. */
export async function findEscortForUpdate(db: Db, escortId: string): Promise<Escort | undefined> {
  const row = await db.selectFrom('escorts_escort').select(columns).where('id', '=', escortId).forUpdate().executeTakeFirst()
  return row === undefined ? undefined : presentEscort(row)
}

export async function listEscortRows(
  db: Db,
  kind: EscortKind | undefined,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<Escort[]> {
  const rows = await db
    .selectFrom('escorts_escort')
    .select(columns)
    .$if(kind !== undefined, (query) => query.where(sql<boolean>`${kind!} = any(kinds)`))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(family_name, given_names, id) > (${after![0]}, ${after![1]}, ${after![2]}::uuid)`),
    )
    .orderBy('family_name')
    .orderBy('given_names')
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  return rows.map(presentEscort)
}

export async function insertEscort(db: Db, escort: Escort, createdBy: string): Promise<void> {
  await db
    .insertInto('escorts_escort')
    .values({
      id: escort.id,
      office: escort.office,
      compartment: escort.compartment,
      created_by: createdBy,
      created_at: escort.createdAt,
      ...valuesOf(escort),
    })
    .execute()
}

export async function updateEscort(db: Db, escort: Escort): Promise<void> {
  await db.updateTable('escorts_escort').set(valuesOf(escort)).where('id', '=', escort.id).execute()
}

/** Who goes along with a movement, one row for each, however many missions they have on it. */
export async function listEscortsOnMovement(db: Db, movementId: string): Promise<Escort[]> {
  const rows = await db
    .selectFrom('escorts_escort')
    .select(columns)
    .where(sql<boolean>`id in (select m.escort_id from escorts_mission m where m.movement_id = ${movementId} and m.cancelled_at is null)`)
    .orderBy('family_name')
    .orderBy('given_names')
    .orderBy('id')
    .execute()
  return rows.map(presentEscort)
}

/** The names of escorts, for lists of missions. */
export async function listEscortNames(
  db: Db,
  escortIds: readonly string[],
): Promise<Map<string, Pick<Escort, 'familyName' | 'givenNames'>>> {
  if (escortIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('escorts_escort')
    .select(['id', 'family_name', 'given_names'])
    .where(sql<boolean>`id = any(${[...new Set(escortIds)]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, { familyName: row.family_name, givenNames: row.given_names }]))
}

/** The references of movements, for lists of missions. */
export async function listMovementRefs(db: Db, movementIds: readonly string[]): Promise<Map<string, string>> {
  if (movementIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('movements_movement')
    .select(['id', 'public_ref'])
    .where(sql<boolean>`id = any(${[...new Set(movementIds)]}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, public_ref }) => [id, public_ref]))
}

export type Company = { passengerId: PassengerId; unaccompaniedMinor: boolean; fitWithConditions: boolean; escortDemanded: boolean }

/** What of their cases and clearances says whether somebody wants company on the way. Conditions themselves are not read. */
export async function listCompany(db: Db, movementId: string): Promise<Company[]> {
  const rows = await db
    .selectFrom('movements_passenger as p')
    .innerJoin('cases_case as c', 'c.id', 'p.case_id')
    .select([
      'p.id',
      'c.unaccompanied_minor',
      sql<boolean>`exists (select 1 from movements_clearance l where l.case_id = p.case_id and l.kind = 'MED_FIT_TO_TRAVEL'
        and (l.person_id = p.person_id or l.person_id is null) and (l.status = 'CONDITIONAL' or l.fit_outcome = 'FIT_WITH_CONDITIONS'))`.as(
        'conditional',
      ),
      sql<boolean>`exists (select 1 from movements_clearance l where l.case_id = p.case_id and l.kind = 'MED_FIT_TO_TRAVEL'
        and (l.person_id = p.person_id or l.person_id is null) and l.escort_demanded in ('MEDICAL_DOCTOR', 'MEDICAL_NURSE'))`.as(
        'demanded',
      ),
    ])
    .where('p.movement_id', '=', movementId)
    .execute()
  return rows.map((row) => ({
    passengerId: row.id as PassengerId,
    unaccompaniedMinor: row.unaccompanied_minor,
    fitWithConditions: row.conditional,
    escortDemanded: row.demanded,
  }))
}

function valuesOf(escort: Escort) {
  return {
    family_name: escort.familyName,
    given_names: escort.givenNames,
    sex: escort.sex,
    born_on: escort.bornOn,
    kinds: escort.kinds,
    languages: escort.languages,
    phone: escort.phone,
    nationality: escort.nationality,
    passport_number: escort.passportNumber,
    passport_issuer: escort.passportIssuer,
    passport_until: escort.passportUntil,
    visas: JSON.stringify(escort.visas),
    licence_number: escort.licenceNumber,
    licence_authority: escort.licenceAuthority,
    licence_until: escort.licenceUntil,
    record_checked_on: escort.recordCheckedOn,
    resting: escort.resting,
    updated_at: escort.updatedAt,
  }
}

type Row = { [Column in (typeof columns)[number]]: unknown }

function presentEscort(row: Row): Escort {
  return {
    id: row.id as EscortId,
    office: row.office,
    compartment: row.compartment,
    familyName: row.family_name,
    givenNames: row.given_names,
    sex: row.sex,
    bornOn: row.born_on,
    kinds: row.kinds,
    languages: row.languages,
    phone: row.phone,
    nationality: row.nationality,
    passportNumber: row.passport_number,
    passportIssuer: row.passport_issuer,
    passportUntil: row.passport_until as Day | null,
    visas: z.array(Visa).parse(row.visas),
    licenceNumber: row.licence_number,
    licenceAuthority: row.licence_authority,
    licenceUntil: row.licence_until,
    recordCheckedOn: row.record_checked_on,
    resting: row.resting,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  } as Escort
}
