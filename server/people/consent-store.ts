/** SQL about consents. */
import { sql } from 'kysely'
import type { Instant } from '#domain/kit/day.ts'
import type { Consent, PersonId } from '#domain/people/words.ts'
import type { Db } from '#server/kit/database.ts'

const consentColumns = [
  'id',
  'person_id',
  'kind',
  'recipient',
  'recipient_name',
  'scope',
  'form',
  'language',
  'text_version',
  'given_at',
  'expires_at',
  'withdrawn_at',
] as const

export async function listConsents(db: Db, personId: string): Promise<Consent[]> {
  const rows = await db
    .selectFrom('people_consent')
    .select(consentColumns)
    .where('person_id', '=', personId)
    .orderBy('given_at')
    .orderBy('id')
    .execute()
  return rows.map(consentFrom)
}

/** Of many, those given first before those given later. */
export async function listConsentsOf(db: Db, personIds: readonly string[]): Promise<Consent[]> {
  if (personIds.length === 0) return []
  const rows = await db
    .selectFrom('people_consent')
    .select(consentColumns)
    .where(sql<boolean>`person_id = any(${personIds}::uuid[])`)
    .orderBy('given_at')
    .orderBy('id')
    .execute()
  return rows.map(consentFrom)
}

export async function findConsentToChange(
  db: Db,
  id: string,
): Promise<{ consent: Consent; office: number; compartment: number } | undefined> {
  const row = await db
    .selectFrom('people_consent')
    .select([...consentColumns, 'office', 'compartment'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && { consent: consentFrom(row), office: row.office, compartment: row.compartment }
}

export async function insertConsent(db: Db, consent: Consent, place: { office: number; compartment: number }): Promise<void> {
  await db
    .insertInto('people_consent')
    .values({
      id: consent.id,
      person_id: consent.personId,
      office: place.office,
      compartment: place.compartment,
      kind: consent.kind,
      recipient: consent.recipient,
      recipient_name: consent.recipientName,
      scope: consent.scope,
      text_version: consent.textVersion,
      form: consent.form,
      language: consent.language,
      given_at: consent.givenAt,
      expires_at: consent.expiresAt,
      withdrawn_at: consent.withdrawnAt,
    })
    .execute()
}

export async function setWithdrawn(db: Db, id: string, at: Instant): Promise<void> {
  await db.updateTable('people_consent').set({ withdrawn_at: at }).where('id', '=', id).execute()
}

/** Those of these persons who have consented to this and have not withdrawn. */
export async function listConsenting(db: Db, personIds: readonly string[], kind: string, now: Instant): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('people_consent')
    .select('person_id')
    .distinct()
    .where(sql<boolean>`person_id = any(${personIds}::uuid[])`)
    .where('kind', '=', kind)
    .where('withdrawn_at', 'is', null)
    .where('given_at', '<=', now)
    .where((either) => either.or([either('expires_at', 'is', null), either('expires_at', '>', now)]))
    .execute()
  return rows.map((row) => row.person_id as PersonId)
}

type ConsentRow = {
  id: string
  person_id: string
  kind: string
  recipient: string
  recipient_name: string | null
  scope: string[]
  text_version: string | null
  form: string
  language: string
  given_at: string
  expires_at: string | null
  withdrawn_at: string | null
}

function consentFrom(row: ConsentRow): Consent {
  return {
    id: row.id as Consent['id'],
    personId: row.person_id as PersonId,
    kind: row.kind as Consent['kind'],
    recipient: row.recipient as Consent['recipient'],
    recipientName: row.recipient_name,
    scope: row.scope as Consent['scope'],
    textVersion: row.text_version,
    form: row.form as Consent['form'],
    language: row.language,
    givenAt: row.given_at as Instant,
    expiresAt: row.expires_at as Instant | null,
    withdrawnAt: row.withdrawn_at as Instant | null,
  }
}
