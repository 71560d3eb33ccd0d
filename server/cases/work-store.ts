/** SQL of the work on a case: tasks, notes, files, holds. */
import type { AccountId } from '#domain/access/words.ts'
import type { CaseFile, CaseId, CaseNote, CaseTask, Hold, HoldReason, TaskKind, TaskState } from '#domain/cases/words.ts'
import type { Day, Instant } from '#domain/kit/day.ts'
import type { Db } from '#server/kit/database.ts'

type Place = { office: number; compartment: number }

const holdColumns = ['id', 'case_id', 'reason', 'note', 'placed_at', 'placed_by', 'lifted_at'] as const

export async function hasOpenHold(db: Db, caseId: string): Promise<boolean> {
  const row = await db
    .selectFrom('cases_hold')
    .select('id')
    .where('case_id', '=', caseId)
    .where('lifted_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function listOpenHolds(db: Db, caseId: string): Promise<Hold[]> {
  const rows = await db
    .selectFrom('cases_hold')
    .select(holdColumns)
    .where('case_id', '=', caseId)
    .where('lifted_at', 'is', null)
    .orderBy('placed_at')
    .orderBy('id')
    .execute()
  return rows.map(presentHold)
}

export async function findHold(db: Db, holdId: string): Promise<Hold | undefined> {
  const row = await db.selectFrom('cases_hold').select(holdColumns).where('id', '=', holdId).executeTakeFirst()
  return row === undefined ? undefined : presentHold(row)
}

export async function insertHold(db: Db, hold: Hold, place: Place): Promise<void> {
  await db
    .insertInto('cases_hold')
    .values({
      id: hold.id,
      case_id: hold.caseId,
      office: place.office,
      compartment: place.compartment,
      reason: hold.reason,
      note: hold.note,
      placed_at: hold.placedAt,
      placed_by: hold.placedBy,
    })
    .execute()
}

export async function liftHoldRow(db: Db, holdId: string, at: Instant, by: string): Promise<void> {
  await db.updateTable('cases_hold').set({ lifted_at: at, lifted_by: by }).where('id', '=', holdId).execute()
}

const taskColumns = ['id', 'case_id', 'kind', 'title', 'due_on', 'state', 'assignee', 'created_at', 'done_at'] as const

/** Open tasks by due day, then the finished ones, newest first; the oldest of a long case are left out. */
export async function listTasks(db: Db, caseId: string): Promise<CaseTask[]> {
  const of = db.selectFrom('cases_task').select(taskColumns).where('case_id', '=', caseId)
  const [open, finished] = await Promise.all([
    of.where('state', '=', 'OPEN').orderBy('due_on').orderBy('id').limit(100).execute(),
    of.where('state', '<>', 'OPEN').orderBy('done_at', 'desc').limit(50).execute(),
  ])
  return [...open, ...finished].map(presentTask)
}

export async function countOpenTasks(db: Db, caseId: string): Promise<number> {
  const rows = await db.selectFrom('cases_task').select('id').where('case_id', '=', caseId).where('state', '=', 'OPEN').limit(100).execute()
  return rows.length
}

/** A task, kept still until the commit. */
export async function findTaskForUpdate(db: Db, taskId: string): Promise<CaseTask | undefined> {
  const row = await db.selectFrom('cases_task').select(taskColumns).where('id', '=', taskId).forUpdate().executeTakeFirst()
  return row === undefined ? undefined : presentTask(row)
}

export async function insertTask(db: Db, task: CaseTask, place: Place): Promise<void> {
  await db
    .insertInto('cases_task')
    .values({
      id: task.id,
      case_id: task.caseId,
      office: place.office,
      compartment: place.compartment,
      kind: task.kind,
      title: task.title,
      due_on: task.dueOn,
      state: task.state,
      assignee: task.assignee,
      created_at: task.createdAt,
    })
    .execute()
}

export async function finishTaskRow(db: Db, taskId: string, state: TaskState, at: Instant, by: string): Promise<void> {
  await db.updateTable('cases_task').set({ state, done_at: at, done_by: by }).where('id', '=', taskId).execute()
}

/** The newest hundred notes, with who wrote them. */
export async function listNotes(db: Db, caseId: string): Promise<CaseNote[]> {
  const rows = await db
    .selectFrom('cases_note as n')
    .leftJoin('access_account as a', 'a.id', 'n.account')
    .select(['n.id', 'n.case_id', 'n.text', 'n.account', 'a.name', 'n.written_at'])
    .where('n.case_id', '=', caseId)
    .orderBy('n.written_at', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id as CaseId,
    text: row.text,
    account: row.account as AccountId,
    accountName: row.name,
    writtenAt: row.written_at as Instant,
  }))
}

export async function insertNote(db: Db, note: CaseNote, place: Place): Promise<void> {
  await db
    .insertInto('cases_note')
    .values({
      id: note.id,
      case_id: note.caseId,
      office: place.office,
      compartment: place.compartment,
      text: note.text,
      account: note.account,
      written_at: note.writtenAt,
    })
    .execute()
}

export async function listFiles(db: Db, caseId: string): Promise<CaseFile[]> {
  const rows = await db
    .selectFrom('cases_file as c')
    .innerJoin('kit_file as f', 'f.id', 'c.file_id')
    .select(['f.id', 'f.name', 'f.media_type', 'f.size_bytes', 'c.attached_at'])
    .where('c.case_id', '=', caseId)
    .orderBy('c.attached_at', 'desc')
    .orderBy('f.id')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    fileId: row.id,
    name: row.name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    attachedAt: row.attached_at as Instant,
  }))
}

export type FileRow = {
  id: string
  office: number
  compartment: number
  sha256: string
  name: string
  mediaType: string
  sizeBytes: number
}

export async function findFile(db: Db, fileId: string): Promise<FileRow | undefined> {
  const row = await db
    .selectFrom('kit_file')
    .select(['id', 'office', 'compartment', 'sha256', 'name', 'media_type', 'size_bytes'])
    .where('id', '=', fileId)
    .executeTakeFirst()
  return row === undefined
    ? undefined
    : {
        id: row.id,
        office: row.office,
        compartment: row.compartment,
        sha256: row.sha256,
        name: row.name,
        mediaType: row.media_type,
        sizeBytes: row.size_bytes,
      }
}

export async function insertFile(db: Db, caseId: string, fileId: string, place: Place, at: Instant): Promise<void> {
  await db
    .insertInto('cases_file')
    .values({ case_id: caseId, file_id: fileId, office: place.office, compartment: place.compartment, attached_at: at })
    .execute()
}

function presentHold(row: {
  id: string
  case_id: string
  reason: string
  note: string | null
  placed_at: string
  placed_by: string
  lifted_at: string | null
}): Hold {
  return {
    id: row.id,
    caseId: row.case_id as CaseId,
    reason: row.reason as HoldReason,
    note: row.note,
    placedAt: row.placed_at as Instant,
    placedBy: row.placed_by as AccountId,
    liftedAt: row.lifted_at as Instant | null,
  }
}

function presentTask(row: {
  id: string
  case_id: string
  kind: string
  title: string
  due_on: string | null
  state: string
  assignee: string | null
  created_at: string
  done_at: string | null
}): CaseTask {
  return {
    id: row.id,
    caseId: row.case_id as CaseId,
    kind: row.kind as TaskKind,
    title: row.title,
    dueOn: row.due_on as Day | null,
    state: row.state as TaskState,
    assignee: row.assignee as AccountId | null,
    createdAt: row.created_at as Instant,
    doneAt: row.done_at as Instant | null,
  }
}
