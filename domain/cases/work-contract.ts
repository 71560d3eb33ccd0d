/** What crosses the wire about the work on a case: tasks, notes, files and holds. */
import { z } from 'zod'
import { command } from '#domain/kit/contract.ts'
import { Day } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { AccountId } from '#domain/access/words.ts'
import { CaseFile, CaseId, CaseNote, CaseTask, Hold, HoldReason, TaskKind } from './words.ts'

export const addTask = command({
  name: 'cases.add_task',
  path: '/api/cases/:caseId/tasks',
  summary: 'Adds something to be done, with the day by which it must be',
  input: z.object({
    caseId: CaseId,
    id: Id.optional(),
    kind: TaskKind,
    title: z.string().trim().min(1).max(200),
    dueOn: Day.optional(),
    assignee: AccountId.optional(),
  }),
  output: CaseTask,
  refusals: ['case_ended', 'account_not_found', 'id_taken'],
  offline: true,
})

export const finishTask = command({
  name: 'cases.finish_task',
  path: '/api/cases/tasks/:taskId/finish',
  summary: 'Marks a task as done, or as no longer needed',
  input: z.object({ taskId: Id, outcome: z.enum(['DONE', 'CANCELLED']).default('DONE') }),
  output: CaseTask,
  refusals: ['already_finished'],
  offline: true,
})

export const addNote = command({
  name: 'cases.add_note',
  path: '/api/cases/:caseId/notes',
  summary: 'Adds a note; notes are never changed',
  input: z.object({ caseId: CaseId, id: Id.optional(), text: z.string().trim().min(1).max(4000) }),
  output: CaseNote,
  refusals: ['id_taken'],
  offline: true,
})

export const attachFile = command({
  name: 'cases.attach_file',
  path: '/api/cases/:caseId/files',
  summary: 'Attaches an uploaded file; from then on it is seen by those who see the case',
  input: z.object({ caseId: CaseId, fileId: Id }),
  output: CaseFile,
  refusals: ['file_not_found', 'file_of_other_office', 'file_sealed_elsewhere', 'already_attached'],
})

export const placeHold = command({
  name: 'cases.place_hold',
  path: '/api/cases/:caseId/holds',
  summary: 'Stops a case: nothing is booked for it, whoever asks, until the hold is lifted',
  input: z.object({ caseId: CaseId, id: Id.optional(), reason: HoldReason, note: z.string().trim().max(1000).optional() }),
  output: Hold,
  refusals: ['case_ended', 'already_held', 'id_taken'],
  offline: true,
})

export const liftHold = command({
  name: 'cases.lift_hold',
  path: '/api/cases/holds/:holdId/lift',
  summary: 'Lifts a hold; with the last one the case goes on',
  input: z.object({ holdId: Id }),
  output: Hold,
  refusals: ['already_lifted'],
})
