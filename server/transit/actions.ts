/**
 * What agents do for the groups of an airport: take a task, count heads, finish, hand over. The door of the room for its own
 * routes and for server/jobs.ts; mishaps are in mishap-actions.ts, the plan in plan-actions.ts, the board in board-actions.ts.
 */
import type { InputOf } from '#domain/kit/contract.ts'
import type { Details } from '#domain/kit/result.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type { ProofRefusal } from '#domain/transit/care-rules.ts'
import type * as transit from '#domain/transit/contract.ts'
import { missingFrom, type OpenRefusal, personsAway } from '#domain/transit/mishap-rules.ts'
import * as rules from '#domain/transit/rules.ts'
import type { ScanRefusal } from '#domain/transit/scan-rules.ts'
import type { RecordedTask, Told } from '#domain/transit/scan-words.ts'
import type { HandingOver, HeadCount } from '#domain/transit/step-words.ts'
import type { GroupToken, TransitGroup, TransitTask } from '#domain/transit/words.ts'
import type { Work } from '#server/kit/transaction.ts'
import { listTeam } from './board-store.ts'
import { checkReceiver } from './care-actions.ts'
import { openFor } from './mishap-actions.ts'
import { listMishaps } from './mishap-store.ts'
import { findTaskForUpdate, saveTask } from './store.ts'
import { tellMovement } from './telling.ts'
import { keepScan, readScan } from './token-actions.ts'

export async function assignTask(
  work: Work,
  input: InputOf<typeof transit.assignTask>,
): Promise<Result<TransitTask, rules.AssignRefusal | 'not_found'>> {
  const found = await findTaskForUpdate(work.db, input.taskId)
  if (found === undefined) return refuse('not_found')
  const team = await listTeam(work.db, found.group.office)
  const assigned = rules.assignTask(
    found.task,
    input,
    team.map((member) => member.id),
    work.now,
  )
  if (!assigned.ok) return assigned

  return accept(await keep(work, found, assigned.value, 'transit_task_assigned', { given: input.assignee !== null }))
}

export async function recordHeadCount(
  work: Work,
  input: InputOf<typeof transit.recordHeadCount>,
): Promise<Result<RecordedTask, rules.HeadCountRefusal | OpenRefusal | ScanRefusal | 'not_found'>> {
  return count(work, input, 'head_count_recorded', (task, away) => rules.recordHeadCount(work.actor, task, input, away, work.now))
}

export async function recordHandOver(
  work: Work,
  input: InputOf<typeof transit.recordHandOver>,
): Promise<Result<RecordedTask, rules.HandOverRefusal | ProofRefusal | OpenRefusal | ScanRefusal | 'not_found'>> {
  const receiver = await checkReceiver(work, input)
  if (!receiver.ok) return receiver

  return count(
    work,
    input,
    'hand_over_recorded',
    (task, away) => rules.recordHandOver(work.actor, task, input, away, work.now),
    receiver.value,
  )
}

export async function finishTask(
  work: Work,
  input: InputOf<typeof transit.finishTask>,
): Promise<Result<TransitTask, rules.FinishRefusal | 'not_found'>> {
  const found = await findTaskForUpdate(work.db, input.taskId)
  if (found === undefined) return refuse('not_found')
  const finished = rules.finishTask(work.actor, found.task, input, work.now)
  if (!finished.ok) return finished

  return accept(await keep(work, found, finished.value, 'transit_task_finished', {}))
}

/**
 * A step that counts people, together with the mishap of those who were not there and the slip that was scanned: all are kept, or
 * none. A second scan by somebody who had not seen the first is kept too, and changes nothing else.
 */
async function count<Refusal extends string>(
  work: Work,
  input: HeadCount | HandingOver,
  event: string,
  ask: (task: TransitTask, away: number) => Result<TransitTask, Refusal>,
  also: Details = {},
): Promise<Result<RecordedTask, Refusal | OpenRefusal | ScanRefusal | 'not_found'>> {
  const found = await findTaskForUpdate(work.db, input.taskId)
  if (found === undefined) return refuse('not_found')
  const { task, group } = found
  const scan = await readScan(work, task, group, input)
  if (!scan.ok) return scan
  if (scan.value?.told !== undefined) return accept(await keepSecondScan(work, found, input, scan.value))
  const mishaps = await listMishaps(work.db, [group.id], 'open')
  const recorded = ask(task, personsAway(mishaps))
  if (!recorded.ok) return recorded
  if (input.mishap !== undefined) {
    const opening = { taskId: task.id, persons: missingFrom(task.expected, input.counted), openedAt: input.doneAt }
    const opened = await openFor(work, group, input.mishap, opening)
    if (!opened.ok) return opened
  }
  if (scan.value !== undefined) await keepScan(work, task, group, input, scan.value)

  const facts = { counted: input.counted, expected: task.expected, scanned: scan.value !== undefined, ...also }
  return accept(await keep(work, found, recorded.value, event, facts))
}

async function keepSecondScan(
  work: Work,
  { task, group }: { task: TransitTask; group: TransitGroup },
  input: HeadCount | HandingOver,
  scan: { token: GroupToken; told: Told | undefined },
): Promise<RecordedTask> {
  await keepScan(work, task, group, input, scan)
  const facts = { kind: task.kind, airport: group.airport, counted: input.counted, scannedAt: input.doneAt }
  work.record({
    name: 'slip_scanned_again',
    subject: task.id,
    office: group.office,
    compartment: group.compartment,
    caseId: group.caseId,
    facts,
  })
  return { ...task, ...(scan.told === undefined ? {} : { told: scan.told }) }
}

/** Saves what the rules decided and tells it. The same task given back means that it was recorded already: nothing changes, no noise in the case. */
async function keep(
  work: Work,
  { task, group }: { task: TransitTask; group: TransitGroup },
  after: TransitTask,
  event: string,
  facts: Details,
): Promise<TransitTask> {
  if (after === task) {
    work.record({
      name: 'transit_task_confirmed',
      subject: task.id,
      office: group.office,
      compartment: group.compartment,
      facts: { kind: task.kind, revision: task.revision },
    })
    return task
  }
  const saved = await saveTask(work.db, after, work.command, work.now)
  const told = { kind: task.kind, airport: group.airport, state: saved.state, revision: saved.revision, doneAt: saved.doneAt, ...facts }
  work.record({ name: event, subject: task.id, office: group.office, compartment: group.compartment, caseId: group.caseId, facts: told })
  await tellMovement(work, group, saved)
  return saved
}
