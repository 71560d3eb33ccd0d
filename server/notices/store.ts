/** SQL of notices as their sender keeps them: numbers, versions, recipients. What other offices were told is in received-store.ts. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { AccountId } from '#domain/access/words.ts'
import type { Instant } from '#domain/kit/day.ts'
import type { MovementId } from '#domain/movements/words.ts'
import {
  NoticeChange,
  NoticeContent,
  type NoticeId,
  type NoticeKind,
  type NoticeVersion,
  type NoticeVersionId,
  type Recipient,
  type RecipientId,
  type RecipientRole,
} from '#domain/notices/words.ts'
import type { Db } from '#server/kit/database.ts'

export type Place = { office: number; compartment: number }
export type NoticeRow = Place & { id: NoticeId; movementId: MovementId; number: string | null; due: NoticeKind | null }

/** The notice of a movement, made when there is none, and kept still until the end of the transaction. */
export async function claimNotice(
  db: Db,
  place: Place,
  movementId: MovementId,
  id: NoticeId,
  departsAt: Instant,
  now: Instant,
): Promise<NoticeRow> {
  const row = await db
    .insertInto('notices_notice')
    .values({ id, movement_id: movementId, ...place, departs_at: departsAt, updated_at: now })
    .onConflict((known) => known.column('movement_id').doUpdateSet({ departs_at: departsAt, updated_at: now }))
    .returning(['id', 'movement_id', 'office', 'compartment', 'number', 'due'])
    .executeTakeFirstOrThrow()
  return asNotice(row)
}

export async function findNotice(db: Db, movementId: MovementId): Promise<NoticeRow | undefined> {
  const row = await db
    .selectFrom('notices_notice')
    .select(['id', 'movement_id', 'office', 'compartment', 'number', 'due'])
    .where('movement_id', '=', movementId)
    .executeTakeFirst()
  return row === undefined ? undefined : asNotice(row)
}

function asNotice(row: {
  id: string
  movement_id: string
  office: number
  compartment: number
  number: string | null
  due: string | null
}): NoticeRow {
  return {
    id: row.id as NoticeId,
    movementId: row.movement_id as MovementId,
    office: row.office,
    compartment: row.compartment,
    number: row.number,
    due: row.due as NoticeKind | null,
  }
}

export async function setDue(db: Db, id: NoticeId, due: NoticeKind | null): Promise<void> {
  await db.updateTable('notices_notice').set({ due }).where('id', '=', id).execute()
}

export async function setNumber(db: Db, id: NoticeId, number: string): Promise<void> {
  await db.updateTable('notices_notice').set({ number }).where('id', '=', id).execute()
}

/** The next number of an office and a year; whoever asks at the same time waits for the commit, so that none is ever missing. */
export async function nextNumber(db: Db, { office, compartment }: Place, year: number): Promise<number> {
  const row = await db
    .insertInto('notices_number')
    .values({ office, compartment, year, last: 1 })
    .onConflict((known) => known.columns(['office', 'compartment', 'year']).doUpdateSet({ last: sql`notices_number.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return row.last
}

export async function insertVersion(db: Db, place: Place, noticeId: NoticeId, version: Omit<NoticeVersion, 'recipients'>): Promise<void> {
  await db
    .insertInto('notices_version')
    .values({
      id: version.id,
      notice_id: noticeId,
      ...place,
      version: version.version,
      kind: version.kind,
      content: JSON.stringify(version.content),
      diff: JSON.stringify(version.diff),
      sha256: version.sha256,
      supersedes: version.supersedes,
      sent_at: version.sentAt,
      sent_by: version.sentBy,
      acknowledge_by: version.acknowledgeBy,
    })
    .execute()
}

const versionColumns = [
  'id',
  'notice_id',
  'version',
  'kind',
  'content',
  'diff',
  'sha256',
  'supersedes',
  'sent_at',
  'sent_by',
  'acknowledge_by',
] as const

/** The newest first. */
export async function listVersions(db: Db, noticeId: NoticeId): Promise<Omit<NoticeVersion, 'recipients'>[]> {
  const rows = await db
    .selectFrom('notices_version')
    .select(versionColumns)
    .where('notice_id', '=', noticeId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(asVersion)
}

export async function findVersion(
  db: Db,
  versionId: NoticeVersionId,
): Promise<(Omit<NoticeVersion, 'recipients'> & { number: string; office: number }) | undefined> {
  const row = await db
    .selectFrom('notices_version as v')
    .innerJoin('notices_notice as n', 'n.id', 'v.notice_id')
    .select(versionColumns.map((name) => `v.${name}` as const))
    .select(['n.number', 'n.office'])
    .where('v.id', '=', versionId)
    .executeTakeFirst()
  return row === undefined ? undefined : { ...asVersion(row), number: row.number ?? '', office: row.office }
}

function asVersion(row: {
  id: string
  version: number
  kind: string
  content: unknown
  diff: unknown
  sha256: string
  supersedes: string | null
  sent_at: string
  sent_by: string
  acknowledge_by: string
}): Omit<NoticeVersion, 'recipients'> {
  return {
    id: row.id as NoticeVersionId,
    version: row.version,
    kind: row.kind as NoticeKind,
    content: NoticeContent.parse(row.content),
    diff: z.array(NoticeChange).parse(row.diff),
    sha256: row.sha256,
    supersedes: row.supersedes,
    sentAt: row.sent_at as Instant,
    sentBy: row.sent_by as AccountId,
    acknowledgeBy: row.acknowledge_by as Instant,
  }
}

// ── recipients ──

export type RecipientRow = Recipient & { versionId: NoticeVersionId }
type NewRecipient = { id: RecipientId; role: RecipientRole; office: number | null; organisation: string | null; email: string | null }

export async function insertRecipients(
  db: Db,
  place: Place,
  version: Pick<NoticeVersion, 'id' | 'acknowledgeBy'>,
  recipients: readonly NewRecipient[],
): Promise<void> {
  await db
    .insertInto('notices_recipient')
    .values(
      recipients.map((one) => ({
        id: one.id,
        version_id: version.id,
        ...place,
        role: one.role,
        to_office: one.office,
        organisation: one.organisation,
        email: one.email,
        acknowledge_by: version.acknowledgeBy,
        is_newest: true,
      })),
    )
    .execute()
}

/** Those who were told an older version wait for nothing any more. */
export async function retireRecipients(db: Db, noticeId: NoticeId): Promise<void> {
  await db
    .updateTable('notices_recipient')
    .set({ is_newest: false })
    .where('is_newest', '=', true)
    .where('version_id', 'in', (query) => query.selectFrom('notices_version').select('id').where('notice_id', '=', noticeId))
    .execute()
}

const recipientColumns = [
  'r.id',
  'r.version_id',
  'r.role',
  'r.to_office',
  'r.organisation',
  'r.email',
  'r.acknowledged_at',
  'r.acknowledged_by',
  'r.acknowledged_how',
  'r.reminded_at',
] as const

export async function listRecipients(db: Db, versionIds: readonly NoticeVersionId[]): Promise<RecipientRow[]> {
  if (versionIds.length === 0) return []
  const rows = await db
    .selectFrom('notices_recipient as r')
    .leftJoin('access_office as o', 'o.id', 'r.to_office')
    .select(recipientColumns)
    .select('o.name as office_name')
    .where(sql<boolean>`r.version_id = any(${versionIds}::uuid[])`)
    .orderBy('r.role')
    .orderBy('r.id')
    .execute()
  return rows.map(asRecipient)
}

export async function findRecipientForUpdate(db: Db, id: RecipientId): Promise<(RecipientRow & Place & { isNewest: boolean }) | undefined> {
  const row = await db
    .selectFrom('notices_recipient as r')
    .select(recipientColumns)
    .select(['r.office', 'r.compartment', 'r.is_newest'])
    .where('r.id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) return undefined
  return { ...asRecipient({ ...row, office_name: null }), office: row.office, compartment: row.compartment, isNewest: row.is_newest }
}

export async function setAnswer(db: Db, id: string, by: AccountId, how: string | null, at: Instant): Promise<void> {
  await db
    .updateTable('notices_recipient')
    .set({ acknowledged_at: at, acknowledged_by: by, acknowledged_how: how })
    .where('id', '=', id)
    .where('acknowledged_at', 'is', null)
    .execute()
}

function asRecipient(row: {
  id: string
  version_id: string
  role: string
  to_office: number | null
  organisation: string | null
  email: string | null
  acknowledged_at: string | null
  acknowledged_by: string | null
  acknowledged_how: string | null
  reminded_at: string | null
  office_name: string | null
}): RecipientRow {
  return {
    id: row.id as RecipientId,
    versionId: row.version_id as NoticeVersionId,
    role: row.role as RecipientRole,
    office: row.to_office,
    officeName: row.office_name,
    organisation: row.organisation,
    email: row.email,
    acknowledgedAt: row.acknowledged_at as Instant | null,
    acknowledgedBy: row.acknowledged_by as AccountId | null,
    acknowledgedHow: row.acknowledged_how,
    remindedAt: row.reminded_at as Instant | null,
  }
}

// ── mail, after the commit ──

export type ToMail = { id: string; email: string; isReminder: boolean; versionId: NoticeVersionId }

/** Recipients outside who have an address: not written to yet, or late and not reminded. */
export async function listToMail(db: Db, now: Instant, limit: number): Promise<ToMail[]> {
  const rows = await db
    .selectFrom('notices_recipient')
    .select(['id', 'email', 'version_id', 'mailed_at'])
    .where('email', 'is not', null)
    .where((either) =>
      either.or([
        either('mailed_at', 'is', null),
        either.and([
          either('acknowledged_at', 'is', null),
          either('is_newest', '=', true),
          either('reminded_at', 'is', null),
          either('acknowledge_by', '<', now),
        ]),
      ]),
    )
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map((row) => ({
    id: row.id,
    email: row.email!,
    isReminder: row.mailed_at !== null,
    versionId: row.version_id as NoticeVersionId,
  }))
}

export async function setMailed(db: Db, id: string, isReminder: boolean, at: Instant): Promise<void> {
  await db
    .updateTable('notices_recipient')
    .set(isReminder ? { reminded_at: at } : { mailed_at: at })
    .where('id', '=', id)
    .execute()
}
