/** SQL of the roster. */
import type { Instant } from '#domain/kit/day.ts'
import type { DeskShift } from '#domain/transit/board-words.ts'
import type { Db } from '#server/kit/database.ts'

const columns = ['id', 'airport', 'starts_at', 'ends_at', 'agents', 'closed_at', 'closed_by', 'note_id'] as const

/** Shifts that touch a span of time, in the order in which they begin. No shift is longer than sixteen hours. */
export async function listShifts(db: Db, airport: string, earliestStart: Instant, from: Instant, before: Instant): Promise<DeskShift[]> {
  const rows = await db
    .selectFrom('transit_shift')
    .select(columns)
    .where('airport', '=', airport)
    .where('starts_at', '>=', earliestStart)
    .where('starts_at', '<', before)
    .where('ends_at', '>', from)
    .where('cancelled_at', 'is', null)
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  return rows.map(present)
}

/** Kept still until the end of the transaction. A shift off the roster is not there. */
export async function findShiftForUpdate(db: Db, id: string): Promise<{ shift: DeskShift; office: number } | undefined> {
  const row = await db
    .selectFrom('transit_shift')
    .select([...columns, 'office'])
    .where('id', '=', id)
    .where('cancelled_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? undefined : { shift: present(row), office: row.office }
}

export async function insertShift(db: Db, office: number, shift: DeskShift, planned: { at: Instant; by: string }): Promise<void> {
  await db
    .insertInto('transit_shift')
    .values({
      id: shift.id,
      office,
      airport: shift.airport,
      starts_at: shift.startsAt,
      ends_at: shift.endsAt,
      agents: shift.agents,
      planned_at: planned.at,
      planned_by: planned.by,
    })
    .execute()
}

export async function setShiftClosed(db: Db, shift: DeskShift): Promise<void> {
  await db
    .updateTable('transit_shift')
    .set({ closed_at: shift.closedAt, closed_by: shift.closedBy, note_id: shift.noteId })
    .where('id', '=', shift.id)
    .execute()
}

export async function setShiftCancelled(db: Db, id: string, at: Instant): Promise<void> {
  await db.updateTable('transit_shift').set({ cancelled_at: at }).where('id', '=', id).execute()
}

function present(row: { [Column in (typeof columns)[number]]: unknown }): DeskShift {
  return {
    id: row.id as DeskShift['id'],
    airport: row.airport as DeskShift['airport'],
    startsAt: row.starts_at as Instant,
    endsAt: row.ends_at as Instant,
    agents: row.agents as DeskShift['agents'],
    closedAt: row.closed_at as Instant | null,
    closedBy: row.closed_by as DeskShift['closedBy'],
    noteId: row.note_id as DeskShift['noteId'],
  }
}
