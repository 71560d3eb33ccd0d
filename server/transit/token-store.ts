/** SQL of the tokens on slips and of the scans of them. */
import { sql } from 'kysely'
import type { CaseId } from '#domain/cases/words.ts'
import type { Instant } from '#domain/kit/day.ts'
import type { MovementId } from '#domain/movements/words.ts'
import type { EarlierScan } from '#domain/transit/scan-rules.ts'
import type { TaskScan } from '#domain/transit/scan-words.ts'
import type { TokenRow } from '#domain/transit/token-rules.ts'
import type { GroupToken } from '#domain/transit/words.ts'
import type { Db } from '#server/kit/database.ts'

type Place = { office: number; compartment: number }

/** Told twice of the same list, the first token stands: what is printed stays right. */
export async function insertTokens(db: Db, place: Place, tokens: readonly TokenRow[], now: Instant): Promise<void> {
  if (tokens.length === 0) return
  await db
    .insertInto('transit_token')
    .values(
      tokens.map((token) => ({
        id: token.tokenId,
        movement_id: token.movementId,
        case_id: token.caseId,
        version: token.version,
        ...place,
        made_at: now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['movement_id', 'case_id', 'version']).doNothing())
    .execute()
}

export async function findNewestToken(db: Db, movementId: MovementId, caseId: CaseId): Promise<GroupToken | undefined> {
  return db
    .selectFrom('transit_token')
    .select(['id', 'version'])
    .where('movement_id', '=', movementId)
    .where('case_id', '=', caseId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function listScansOfTask(db: Db, taskId: string): Promise<EarlierScan[]> {
  const rows = await db
    .selectFrom('transit_scan')
    .select(['scanned_at', 'scanned_by'])
    .where('task_id', '=', taskId)
    .orderBy('heard_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ scannedAt: row.scanned_at as Instant, scannedBy: row.scanned_by }))
}

/** All scans at the tasks of a group, in the order in which the office heard of them. */
export async function listScansOfTasks(db: Db, taskIds: readonly string[]): Promise<TaskScan[]> {
  if (taskIds.length === 0) return []
  const rows = await db
    .selectFrom('transit_scan as s')
    .leftJoin('access_account as a', 'a.id', 's.scanned_by')
    .select(['s.id', 's.task_id', 's.version', 's.scanned_at', 's.scanned_by', 's.stands', 's.counted', 'a.name'])
    .where(sql<boolean>`s.task_id = any(${taskIds}::uuid[])`)
    .orderBy('s.heard_at')
    .orderBy('s.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    taskId: row.task_id,
    tokenVersion: row.version,
    scannedAt: row.scanned_at as Instant,
    scannedBy: row.scanned_by as TaskScan['scannedBy'],
    scannedByName: row.name,
    stands: row.stands,
    counted: row.counted,
  }))
}

export type NewScan = {
  id: string
  taskId: string
  token: GroupToken
  scannedAt: Instant
  scannedBy: string
  stands: boolean
  counted: number
  heardAt: Instant
  said: Record<string, unknown> | null
}

export async function insertScan(db: Db, place: Place, scan: NewScan): Promise<void> {
  await db
    .insertInto('transit_scan')
    .values({
      id: scan.id,
      task_id: scan.taskId,
      token_id: scan.token.id,
      version: scan.token.version,
      office: place.office,
      compartment: place.compartment,
      scanned_at: scan.scannedAt,
      scanned_by: scan.scannedBy,
      stands: scan.stands,
      counted: scan.counted,
      heard_at: scan.heardAt,
      said: scan.said === null ? null : JSON.stringify(scan.said),
    })
    .execute()
}
