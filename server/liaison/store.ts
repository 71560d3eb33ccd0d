/** SQL of organisations, the words by which they are found, and carrier agreements. No table of this room knows a person or a case. */
import { sql } from 'kysely'
import type { CarrierAgreement, Organisation, OrganisationId, OrganisationKind, OrganisationStatus } from '#domain/liaison/words.ts'
import type { Db } from '#server/kit/database.ts'

const columns = [
  'id',
  'office',
  'compartment',
  'kind',
  'name',
  'native_name',
  'acronym',
  'country',
  'city',
  'carrier_code',
  'contact_function',
  'contact_phone',
  'contact_email',
  'status',
  'created_at',
  'updated_at',
] as const

export async function findOrganisation(db: Db, id: string, lock = false): Promise<Organisation | undefined> {
  const row = await db
    .selectFrom('liaison_organisation')
    .select(columns)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return row === undefined ? undefined : present(row)
}

export async function listByIds(db: Db, ids: readonly string[]): Promise<Organisation[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('liaison_organisation')
    .select(columns)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute()
  return rows.map(present)
}

export type OrganisationFilter = { kind?: OrganisationKind | undefined; status?: OrganisationStatus | undefined }

/** By name. The key of a page is the order of the list and the id. */
export async function listOrganisationRows(
  db: Db,
  offices: readonly number[],
  filter: OrganisationFilter,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<(Organisation & { sortKey: string })[]> {
  const rows = await db
    .selectFrom('liaison_organisation')
    .select([...columns, 'sort_key'])
    .where(sql<boolean>`office = any(${offices}::int[])`)
    .$if(filter.kind !== undefined, (query) => query.where('kind', '=', filter.kind!))
    .$if(filter.status !== undefined, (query) => query.where('status', '=', filter.status!))
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(sort_key, id) > (${after![0]}, ${after![1]}::uuid)`))
    .orderBy('sort_key')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...present(row), sortKey: row.sort_key }))
}

/** Those of whom each of these beginnings begins a word. Ranges of the index, because a pattern would read every row under a policy. */
export async function findByWords(
  db: Db,
  offices: readonly number[],
  starts: readonly string[],
  kind: OrganisationKind | undefined,
  limit: number,
): Promise<Organisation[]> {
  if (starts.length === 0) return []
  const each = starts.map(
    (start) =>
      sql`exists (select 1 from liaison_word w where w.organisation_id = o.id and w.word >= ${start} and w.word < ${`${start}\u{10FFFD}`})`,
  )
  const longest = starts.toSorted((a, b) => b.length - a.length)[0]!
  const { rows } = await sql<Row>`
    select ${sql.join(columns.map((name) => sql.ref(`o.${name}`)))} from liaison_organisation o
    where o.id in (select w.organisation_id from liaison_word w
        where w.word >= ${longest} and w.word < ${`${longest}\u{10FFFD}`} and w.office = any(${offices}::int[]))
      and ${sql.join(each, sql` and `)} ${kind === undefined ? sql`` : sql`and o.kind = ${kind}`}
    order by o.status, o.sort_key, o.id limit ${limit}`.execute(db)
  return rows.map(present)
}

type Written = { organisation: Organisation; sortKey: string; words: readonly string[] }

export async function insertOrganisation(db: Db, { organisation: one, sortKey, words }: Written, createdBy: string): Promise<void> {
  await db
    .insertInto('liaison_organisation')
    .values({
      id: one.id,
      office: one.office,
      compartment: one.compartment,
      ...changing(one, sortKey),
      created_by: createdBy,
      created_at: one.createdAt,
    })
    .execute()
  await insertWords(db, one, words)
}

export async function saveOrganisation(db: Db, { organisation: one, sortKey, words }: Written): Promise<void> {
  await db.updateTable('liaison_organisation').set(changing(one, sortKey)).where('id', '=', one.id).execute()
  await db.deleteFrom('liaison_word').where('organisation_id', '=', one.id).execute()
  await insertWords(db, one, words)
}

async function insertWords(db: Db, { id, office, compartment }: Organisation, words: readonly string[]): Promise<void> {
  if (words.length === 0) return
  await db
    .insertInto('liaison_word')
    .values(words.map((word) => ({ organisation_id: id, office, compartment, word })))
    .execute()
}

function changing(one: Organisation, sortKey: string) {
  return {
    kind: one.kind,
    name: one.name,
    native_name: one.nativeName,
    acronym: one.acronym,
    country: one.country,
    city: one.city,
    carrier_code: one.carrierCode,
    contact_function: one.contactFunction,
    contact_phone: one.contactPhone,
    contact_email: one.contactEmail,
    status: one.status,
    sort_key: sortKey,
    updated_at: one.updatedAt,
  }
}

export async function findCompartmentOffice(db: Db, compartment: number): Promise<number | undefined> {
  const row = await db.selectFrom('access_compartment').select('office').where('id', '=', compartment).executeTakeFirst()
  return row?.office
}

// ── agreements ──

export async function listAgreementRows(db: Db, organisationId: string): Promise<CarrierAgreement[]> {
  const rows = await db
    .selectFrom('liaison_agreement')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('valid_from', 'desc')
    .limit(100)
    .execute()
  return rows.map(
    (row) =>
      ({
        id: row.id,
        organisationId: row.organisation_id,
        baggagePieces: row.baggage_pieces,
        baggageKg: row.baggage_kg,
        tariffTerms: row.tariff_terms,
        validFrom: row.valid_from,
        validTo: row.valid_to,
        source: row.source,
        recordedAt: row.recorded_at,
      }) as CarrierAgreement,
  )
}

export async function insertAgreement(db: Db, organisation: Organisation, agreement: CarrierAgreement, recordedBy: string): Promise<void> {
  await db
    .insertInto('liaison_agreement')
    .values({
      id: agreement.id,
      organisation_id: organisation.id,
      office: organisation.office,
      compartment: organisation.compartment,
      baggage_pieces: agreement.baggagePieces,
      baggage_kg: agreement.baggageKg,
      tariff_terms: agreement.tariffTerms,
      valid_from: agreement.validFrom,
      valid_to: agreement.validTo,
      source: agreement.source,
      recorded_by: recordedBy,
      recorded_at: agreement.recordedAt,
    })
    .execute()
}

type Row = { [Column in (typeof columns)[number]]: unknown }

function present(row: Row): Organisation {
  return {
    id: row.id as OrganisationId,
    office: row.office,
    compartment: row.compartment,
    kind: row.kind,
    name: row.name,
    nativeName: row.native_name,
    acronym: row.acronym,
    country: row.country,
    city: row.city,
    carrierCode: row.carrier_code,
    contactFunction: row.contact_function,
    contactPhone: row.contact_phone,
    contactEmail: row.contact_email,
    status: row.status,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  } as Organisation
}
