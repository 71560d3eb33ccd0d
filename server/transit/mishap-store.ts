/** SQL of mishaps. */
import { sql } from 'kysely'
import type { Day, Instant } from '#domain/kit/day.ts'
import type { BagHarm, ChecklistLine, Mishap, MishapCode, MishapId, Severity } from '#domain/transit/mishap-words.ts'
import type { TransitGroup } from '#domain/transit/words.ts'
import type { Db } from '#server/kit/database.ts'

const columns = [
  'id',
  'group_id',
  'task_id',
  'code',
  'severity',
  'persons',
  'note',
  'opened_at',
  'opened_by',
  'acknowledge_by',
  'acknowledged_at',
  'acknowledged_by',
  'checklist',
  'closed_at',
  'closed_by',
  'closing_note',
  'cause',
  'delay_minutes',
  'lesson',
  'bag_report',
  'bag_harm',
  'bag_received_on',
] as const

/** Kept still until the end of the transaction. */
export async function findMishapForUpdate(db: Db, mishapId: string): Promise<Mishap | undefined> {
  const row = await db.selectFrom('transit_mishap').select(columns).where('id', '=', mishapId).forUpdate().executeTakeFirst()
  return row === undefined ? undefined : present(row)
}

export async function findMishap(db: Db, mishapId: string): Promise<Mishap | undefined> {
  const row = await db.selectFrom('transit_mishap').select(columns).where('id', '=', mishapId).executeTakeFirst()
  return row === undefined ? undefined : present(row)
}

/** Mishaps of these groups, the open ones alone or with those that are closed. */
export async function listMishaps(db: Db, groupIds: readonly string[], which: 'open' | 'all'): Promise<Mishap[]> {
  if (groupIds.length === 0) return []
  const rows = await db
    .selectFrom('transit_mishap')
    .select(columns)
    .where(sql<boolean>`group_id = any(${groupIds}::uuid[])`)
    .$if(which === 'open', (query) => query.where('closed_at', 'is', null))
    .orderBy('opened_at')
    .orderBy('id')
    .execute()
  return rows.map(present)
}

export async function insertMishap(db: Db, group: TransitGroup, mishap: Mishap, code: MishapCode): Promise<void> {
  await db
    .insertInto('transit_mishap')
    .values({
      id: mishap.id,
      group_id: group.id,
      task_id: mishap.taskId,
      office: group.office,
      compartment: group.compartment,
      code,
      severity: mishap.severity,
      persons: mishap.persons,
      note: mishap.note,
      opened_at: mishap.openedAt,
      opened_by: mishap.openedBy,
      acknowledge_by: mishap.acknowledgeBy,
      checklist: JSON.stringify(mishap.checklist),
      delay_minutes: mishap.delayMinutes,
    })
    .execute()
}

export async function saveMishap(db: Db, mishap: Mishap): Promise<void> {
  await db
    .updateTable('transit_mishap')
    .set({
      acknowledged_at: mishap.acknowledgedAt,
      acknowledged_by: mishap.acknowledgedBy,
      checklist: JSON.stringify(mishap.checklist),
      closed_at: mishap.closedAt,
      closed_by: mishap.closedBy,
      closing_note: mishap.closingNote,
      cause: mishap.cause,
      delay_minutes: mishap.delayMinutes,
      lesson: mishap.lesson,
      bag_report: mishap.bag.report,
      bag_harm: mishap.bag.harm,
      bag_received_on: mishap.bag.receivedOn,
    })
    .where('id', '=', mishap.id)
    .execute()
}

function present(row: { [Column in (typeof columns)[number]]: unknown }): Mishap {
  return {
    id: row.id as MishapId,
    groupId: row.group_id as string,
    taskId: row.task_id as string | null,
    code: row.code as MishapCode,
    severity: row.severity as Severity,
    persons: row.persons as number,
    note: row.note as string | null,
    openedAt: row.opened_at as Instant,
    openedBy: row.opened_by as Mishap['openedBy'],
    acknowledgeBy: row.acknowledge_by as Instant | null,
    acknowledgedAt: row.acknowledged_at as Instant | null,
    acknowledgedBy: row.acknowledged_by as Mishap['acknowledgedBy'],
    checklist: row.checklist as ChecklistLine[],
    closedAt: row.closed_at as Instant | null,
    closedBy: row.closed_by as Mishap['closedBy'],
    closingNote: row.closing_note as string | null,
    cause: row.cause as string | null,
    delayMinutes: row.delay_minutes as number | null,
    lesson: row.lesson as string | null,
    bag: { report: row.bag_report as string | null, harm: row.bag_harm as BagHarm | null, receivedOn: row.bag_received_on as Day | null },
  }
}
