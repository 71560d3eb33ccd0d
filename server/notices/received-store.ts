/** SQL of the copies that an office holds of what others told it: rows of that office, written in its own scope. */
import { z } from 'zod'
import type { AccountId } from '#domain/access/words.ts'
import type { Instant } from '#domain/kit/day.ts'
import {
  NoticeChange,
  NoticeContent,
  type NoticeKind,
  type NoticeVersion,
  type ReceivedNotice,
  type ReceivedNoticeId,
  type RecipientId,
  type RecipientRole,
} from '#domain/notices/words.ts'
import type { Db } from '#server/kit/database.ts'

type Copy = {
  id: ReceivedNoticeId
  recipientId: RecipientId
  office: number
  compartment: number
  role: RecipientRole
  fromOffice: number
  number: string
  version: Omit<NoticeVersion, 'recipients'>
}

export async function insertReceived(db: Db, copies: readonly Copy[]): Promise<void> {
  await db
    .insertInto('notices_received')
    .values(
      copies.map(({ version, ...copy }) => ({
        id: copy.id,
        recipient_id: copy.recipientId,
        version_id: version.id,
        office: copy.office,
        compartment: copy.compartment,
        from_office: copy.fromOffice,
        number: copy.number,
        version: version.version,
        kind: version.kind,
        role: copy.role,
        content: JSON.stringify(version.content),
        diff: JSON.stringify(version.diff),
        sha256: version.sha256,
        sent_at: version.sentAt,
        acknowledge_by: version.acknowledgeBy,
        is_newest: true,
      })),
    )
    .execute()
}

/** What these offices were told of a notice before is of the past. */
export async function retireReceived(db: Db, fromOffice: number, number: string): Promise<void> {
  await db
    .updateTable('notices_received')
    .set({ is_newest: false })
    .where('number', '=', number)
    .where('from_office', '=', fromOffice)
    .where('is_newest', '=', true)
    .execute()
}

const columns = [
  'r.id',
  'r.recipient_id',
  'r.office',
  'r.compartment',
  'r.from_office',
  'r.number',
  'r.version',
  'r.kind',
  'r.role',
  'r.content',
  'r.diff',
  'r.sha256',
  'r.sent_at',
  'r.acknowledge_by',
  'r.acknowledged_at',
  'r.acknowledged_by',
  'r.is_newest',
] as const

export type ReceivedRow = ReceivedNotice & { recipientId: RecipientId; office: number; compartment: number }

export async function findReceived(db: Db, id: ReceivedNoticeId, lock = false): Promise<ReceivedRow | undefined> {
  const row = await db
    .selectFrom('notices_received as r')
    .innerJoin('access_office as o', 'o.id', 'r.from_office')
    .select(columns)
    .select('o.name as from_name')
    .where('r.id', '=', id)
    .$if(lock, (query) => query.forUpdate('r'))
    .executeTakeFirst()
  return row === undefined ? undefined : present(row)
}

type Asked = {
  offices: readonly number[]
  show: 'WAITING' | 'ALL'
  after: readonly (string | number | null)[] | undefined
  limit: number
}

export async function listReceivedRows(db: Db, { offices, show, after, limit }: Asked): Promise<ReceivedRow[]> {
  const key = show === 'WAITING' ? 'r.acknowledge_by' : 'r.sent_at'
  const way = show === 'WAITING' ? 'asc' : 'desc'
  const rows = await db
    .selectFrom('notices_received as r')
    .innerJoin('access_office as o', 'o.id', 'r.from_office')
    .select(columns)
    .select('o.name as from_name')
    .where('r.office', 'in', [...offices])
    .$if(show === 'WAITING', (query) => query.where('r.acknowledged_at', 'is', null).where('r.is_newest', '=', true))
    .$if(after !== undefined, (query) =>
      query.where((given) =>
        given(given.refTuple(key, 'r.id'), way === 'asc' ? '>' : '<', given.tuple(String(after![0]), String(after![1]))),
      ),
    )
    .orderBy(key, way)
    .orderBy('r.id', way)
    .limit(limit + 1)
    .execute()
  return rows.map(present)
}

export async function setAcknowledged(db: Db, id: ReceivedNoticeId, by: AccountId, at: Instant): Promise<void> {
  await db.updateTable('notices_received').set({ acknowledged_at: at, acknowledged_by: by }).where('id', '=', id).execute()
}

function present(row: {
  id: string
  recipient_id: string
  office: number
  compartment: number
  from_office: number
  from_name: string
  number: string
  version: number
  kind: string
  role: string
  content: unknown
  diff: unknown
  sha256: string
  sent_at: string
  acknowledge_by: string
  acknowledged_at: string | null
  acknowledged_by: string | null
  is_newest: boolean
}): ReceivedRow {
  return {
    id: row.id as ReceivedNoticeId,
    recipientId: row.recipient_id as RecipientId,
    office: row.office,
    compartment: row.compartment,
    fromOffice: row.from_office,
    fromOfficeName: row.from_name,
    number: row.number,
    version: row.version,
    kind: row.kind as NoticeKind,
    role: row.role as RecipientRole,
    content: NoticeContent.parse(row.content),
    diff: z.array(NoticeChange).parse(row.diff),
    sha256: row.sha256,
    sentAt: row.sent_at as Instant,
    acknowledgeBy: row.acknowledge_by as Instant,
    acknowledgedAt: row.acknowledged_at as Instant | null,
    acknowledgedBy: row.acknowledged_by as AccountId | null,
    isNewest: row.is_newest,
  }
}
