/** The work on a case: tasks, notes, files, holds. */
import type * as contracts from '#domain/cases/work-contract.ts'
import { isActive, liftHold as liftedTo, placeHold as heldAt } from '#domain/cases/rules.ts'
import type { Case, CaseFile, CaseNote, CaseTask, Hold } from '#domain/cases/words.ts'
import type { InputOf } from '#domain/kit/contract.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import { brokeConstraint, inOneFlight } from '#server/kit/database.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { stand } from './actions.ts'
import { record } from './case-events.ts'
import { accountExists, findCase, findCaseForUpdate, touchCase } from './store.ts'
import {
  findFile,
  findHold,
  findTaskForUpdate,
  finishTaskRow,
  insertFile,
  insertHold,
  insertNote,
  insertTask,
  liftHoldRow,
  listOpenHolds,
} from './work-store.ts'

export async function addTask(
  work: Work,
  input: InputOf<typeof contracts.addTask>,
): Promise<Result<CaseTask, 'not_found' | 'case_ended' | 'account_not_found' | 'id_taken'>> {
  const found = await findCase(work.db, input.caseId)
  if (found === undefined) return refuse('not_found')
  if (!isActive(found.status)) return refuse('case_ended', { status: found.status })
  if (input.assignee !== undefined && !(await accountExists(work.db, input.assignee))) return refuse('account_not_found')

  const task: CaseTask = {
    id: input.id ?? newId(),
    caseId: found.id,
    kind: input.kind,
    title: input.title,
    dueOn: input.dueOn ?? null,
    state: 'OPEN',
    assignee: input.assignee ?? null,
    createdAt: work.now,
    doneAt: null,
  }
  const taken = await isTaken('cases_task_pkey', () => alsoTouching(work, found, insertTask(work.db, task, found)))
  if (taken) return refuse('id_taken')
  record(work, found, 'task_added', { kind: task.kind, dueOn: task.dueOn }, task.id)
  return accept(task)
}

export async function finishTask(
  work: Work,
  input: InputOf<typeof contracts.finishTask>,
): Promise<Result<CaseTask, 'not_found' | 'already_finished'>> {
  const task = await findTaskForUpdate(work.db, input.taskId)
  const found = task === undefined ? undefined : await findCase(work.db, task.caseId)
  if (task === undefined || found === undefined) return refuse('not_found')
  if (task.state !== 'OPEN') return refuse('already_finished', { state: task.state })
  await finishTaskRow(work.db, task.id, input.outcome, work.now, work.actor.accountId)
  await touchCase(work.db, found.id, work.now)
  record(work, found, 'task_finished', { kind: task.kind, outcome: input.outcome }, task.id)
  return accept({ ...task, state: input.outcome, doneAt: work.now })
}

/** A note may be added to an ended case too: what is learnt later is still worth writing down. */
export async function addNote(work: Work, input: InputOf<typeof contracts.addNote>): Promise<Result<CaseNote, 'not_found' | 'id_taken'>> {
  const found = await findCase(work.db, input.caseId)
  if (found === undefined) return refuse('not_found')
  const note: CaseNote = {
    id: input.id ?? newId(),
    caseId: found.id,
    text: input.text,
    account: work.actor.accountId,
    accountName: null,
    writtenAt: work.now,
  }
  const taken = await isTaken('cases_note_pkey', () => alsoTouching(work, found, insertNote(work.db, note, found)))
  if (taken) return refuse('id_taken')
  record(work, found, 'note_added', {}, note.id)
  return accept(note)
}

type AttachRefusal = 'not_found' | 'file_not_found' | 'file_of_other_office' | 'file_sealed_elsewhere' | 'already_attached'

export async function attachFile(work: Work, input: InputOf<typeof contracts.attachFile>): Promise<Result<CaseFile, AttachRefusal>> {
  const found = await findCase(work.db, input.caseId)
  if (found === undefined) return refuse('not_found')
  const file = await findFile(work.db, input.fileId)
  if (file === undefined) return refuse('file_not_found')
  if (file.office !== found.office) return refuse('file_of_other_office')
  // A file of one sealed case never becomes readable through another.
  if (file.compartment !== 0 && file.compartment !== found.compartment) return refuse('file_sealed_elsewhere')
  const taken = await isTaken('cases_file_pkey', () => insertFile(work.db, found.id, file.id, found, work.now))
  if (taken) return refuse('already_attached')
  await touchCase(work.db, found.id, work.now)
  record(work, found, 'file_attached', { mediaType: file.mediaType, sizeBytes: file.sizeBytes }, file.id)
  return accept({ fileId: file.id, name: file.name, mediaType: file.mediaType, sizeBytes: file.sizeBytes, attachedAt: work.now })
}

export async function placeHold(
  work: Work,
  input: InputOf<typeof contracts.placeHold>,
): Promise<Result<Hold, 'not_found' | 'case_ended' | 'already_held' | 'id_taken'>> {
  const found = await findCaseForUpdate(work.db, input.caseId)
  if (found === undefined) return refuse('not_found')
  if (!isActive(found.status)) return refuse('case_ended', { status: found.status })
  const holds = await listOpenHolds(work.db, found.id)
  if (holds.some((hold) => hold.reason === input.reason)) return refuse('already_held', { reason: input.reason })

  const hold: Hold = {
    id: input.id ?? newId(),
    caseId: found.id,
    reason: input.reason,
    note: input.note || null,
    placedAt: work.now,
    placedBy: work.actor.accountId,
    liftedAt: null,
  }
  const taken = await isTaken('cases_hold_pkey', () => insertHold(work.db, hold, found))
  if (taken) return refuse('id_taken')
  await standAfterHold(work, found, heldAt(found), 'hold_placed', hold)
  return accept(hold)
}

export async function liftHold(
  work: Work,
  input: InputOf<typeof contracts.liftHold>,
): Promise<Result<Hold, 'not_found' | 'already_lifted'>> {
  const seen = await findHold(work.db, input.holdId)
  const found = seen === undefined ? undefined : await findCaseForUpdate(work.db, seen.caseId)
  // Read again now that the case is kept still: somebody else may have lifted it meanwhile.
  const hold = found === undefined ? undefined : await findHold(work.db, input.holdId)
  if (hold === undefined || found === undefined) return refuse('not_found')
  if (hold.liftedAt !== null) return refuse('already_lifted')
  await liftHoldRow(work.db, hold.id, work.now, work.actor.accountId)
  const left = await listOpenHolds(work.db, found.id)
  await standAfterHold(work, found, liftedTo(found, left.length), 'hold_lifted', hold)
  return accept({ ...hold, liftedAt: work.now })
}

async function standAfterHold(work: Work, found: Case, now: ReturnType<typeof heldAt>, event: string, hold: Hold): Promise<void> {
  if (now.status !== found.status) {
    await stand(work, found, now, found.statusReason ?? undefined, event, { reason: hold.reason })
    return
  }
  await touchCase(work.db, found.id, work.now)
  record(work, found, event, { reason: hold.reason, from: found.status, to: found.status })
}

function alsoTouching(work: Work, found: Case, written: Promise<void>): Promise<void> {
  return inOneFlight(written, touchCase(work.db, found.id, work.now))
}

/** True when the id, made on a device, is in use; the transaction is then rolled back by the refusal. */
async function isTaken(constraint: string, does: () => Promise<void>): Promise<boolean> {
  try {
    await does()
    return false
  } catch (error) {
    if (brokeConstraint(error, constraint)) return true
    throw error
  }
}
