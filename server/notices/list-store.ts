/** SQL of the lists of notices: what is to be sent, what waits for an answer. The page is chosen in an index that begins with the office. */
import { sql } from 'kysely'
import type { Instant, TimeZone } from '#domain/kit/day.ts'
import type { NoticeLine } from '#domain/notices/contract.ts'
import type { NoticeKind } from '#domain/notices/words.ts'
import type { z } from 'zod'
import type { Db } from '#server/kit/database.ts'

type Line = z.infer<typeof NoticeLine>
type Asked = {
  offices: readonly number[]
  show: 'TO_SEND' | 'AWAITING' | 'OVERDUE'
  after: readonly (string | number | null)[] | undefined
  limit: number
  now: Instant
}

export async function listNoticeLines(
  db: Db,
  { offices, show, after, limit, now }: Asked,
): Promise<(Line & { key: string; id: string })[]> {
  const page = show === 'TO_SEND' ? dueOf(offices, after, limit) : waitingOf(offices, show, after, limit, now)
  const { rows } = await sql<{
    id: string
    key: string
    movement_id: string
    public_ref: string
    number: string | null
    due: string | null
    version: number | null
    departs_at: string
    from_zone: string
    flights: string[]
    acknowledge_by: string | null
    waiting: number
  }>`
    with page as (${page})
    select p.id, p.key, n.movement_id, m.public_ref, n.number, n.due, n.departs_at,
      (select v.version from notices_version v where v.notice_id = n.id order by v.version desc limit 1) as version,
      (select l.from_zone from movements_leg l where l.movement_id = n.movement_id order by l.seq limit 1) as from_zone,
      array(select l.number from movements_leg l where l.movement_id = n.movement_id order by l.seq) as flights,
      w.acknowledge_by, coalesce(w.waiting, 0)::int as waiting
    from page p
    join notices_notice n on n.id = p.id
    join movements_movement m on m.id = n.movement_id
    left join lateral (
      select min(r.acknowledge_by) as acknowledge_by, count(*) as waiting
      from notices_version v join notices_recipient r on r.version_id = v.id
      where v.notice_id = n.id and r.is_newest and r.acknowledged_at is null
    ) w on true
    order by p.key, p.id`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    movementId: row.movement_id as Line['movementId'],
    movementRef: row.public_ref,
    number: row.number,
    due: row.due as NoticeKind | null,
    version: row.version,
    departsAt: row.departs_at as Instant,
    fromZone: row.from_zone as TimeZone,
    flights: row.flights,
    acknowledgeBy: row.acknowledge_by as Instant | null,
    waitingFor: row.waiting,
  }))
}

function dueOf(offices: readonly number[], after: Asked['after'], limit: number) {
  const [at, id] = after ?? [null, null]
  return sql`select id, departs_at as key from notices_notice
    where due is not null and office = any(${offices}::int[])
      and (${at}::timestamptz is null or (departs_at, id) > (${at}::timestamptz, ${id}::uuid))
    order by departs_at, id limit ${limit + 1}`
}

/** A journey stands once, at the first deadline of those who have not answered. */
function waitingOf(offices: readonly number[], show: 'AWAITING' | 'OVERDUE', after: Asked['after'], limit: number, now: Instant) {
  const [at, id] = after ?? [null, null]
  const when = show === 'OVERDUE' ? sql`r.acknowledge_by < ${now}::timestamptz` : sql`r.acknowledge_by >= ${now}::timestamptz`
  return sql`select id, key from (
      select v.notice_id as id, min(r.acknowledge_by) as key
      from notices_recipient r join notices_version v on v.id = r.version_id
      where r.office = any(${offices}::int[]) and r.acknowledged_at is null and r.is_newest and ${when}
      group by v.notice_id) waits
    where ${at}::timestamptz is null or (key, id) > (${at}::timestamptz, ${id}::uuid)
    order by key, id limit ${limit + 1}`
}
