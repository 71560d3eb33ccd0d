/**
 * What may be recorded about a task: who takes it, how many were counted, that it is done, who received the people. The desk
 * runs these same functions on a phone with no network, hours before the server does, so each of them also answers for a task
 * that somebody else changed in between. No clock, no database; the plan of tasks is in plan-rules.ts, mishaps in mishap-rules.ts.
 */
import type { Actor } from '#domain/access/words.ts'
import { addMinutes, type Instant } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { Assignment, Finish, HandingOver, HeadCount, Seen } from './step-words.ts'
import type { TaskKind, TransitTask } from './words.ts'

export type StepRefusal = 'in_the_future' | 'before_the_task_existed' | 'changed_meanwhile' | 'already_done' | 'task_cancelled'
export type AssignRefusal = StepRefusal | 'not_in_the_team'
export type HeadCountRefusal = StepRefusal | 'not_counted_here' | 'more_than_expected' | 'someone_is_missing'
export type FinishRefusal = StepRefusal | 'needs_a_head_count' | 'needs_a_hand_over'
export type HandOverRefusal = StepRefusal | 'not_handed_over_here' | 'organisation_missing' | 'more_than_expected' | 'someone_is_missing'

/** What a task's last step is (domain.md 1.12, "done when"). */
export const lastStep: Record<TaskKind, 'HEAD_COUNT' | 'FINISH' | 'HAND_OVER'> = {
  MEET_AT_AIRCRAFT: 'HEAD_COUNT', // head count = manifest
  PRM: 'FINISH',
  BORDER_ASSIST: 'HEAD_COUNT', // all admitted, or a mishap
  BAGGAGE: 'FINISH',
  CUSTOMS: 'FINISH',
  MEAL_KIT: 'FINISH',
  OVERNIGHT: 'FINISH',
  CHECKIN_ONWARD: 'FINISH',
  DEPARTURE_ASSIST: 'HEAD_COUNT', // boarded
  TRANSFER_GATE: 'HEAD_COUNT', // boarded
  UM_TRANSFER: 'HAND_OVER', // to a guardian who shows who they are
  HANDOVER_NGO: 'HAND_OVER',
  HANDOVER_FAMILY: 'HAND_OVER',
}

/** All that a rule needs to know of who acts. */
export type Hand = Pick<Actor, 'accountId'>

/** Phones are not watches: a device may run this far ahead of the server. */
const skewMinutes = 5

/** Somebody takes a task, gives it to a colleague, or gives it back (`assignee` null). */
export function assignTask(
  task: TransitTask,
  asked: Assignment,
  team: readonly string[],
  now: Instant,
): Result<TransitTask, AssignRefusal> {
  if (asked.assignee !== null && !team.includes(asked.assignee)) return refuse('not_in_the_team')
  const taken = asked.assignee === null ? 'PLANNED' : 'ASSIGNED'
  const next: TransitTask = { ...task, assignee: asked.assignee, state: isWorked(task) ? task.state : taken }
  const settled = lookBack(task, asked, next, now, isWorked(task) || task.assignee !== null)
  if (settled !== undefined) return settled

  return accept({ ...next, revision: task.revision + 1 })
}

/**
 * An agent counted the people of a group at the aircraft door, behind the border, or at the gate. `away`: for so many of them a
 * mishap is open already, so that somebody missing is reported once and not at every door.
 */
export function recordHeadCount(
  actor: Hand,
  task: TransitTask,
  asked: HeadCount,
  away: number,
  now: Instant,
): Result<TransitTask, HeadCountRefusal> {
  if (lastStep[task.kind] !== 'HEAD_COUNT') return refuse('not_counted_here')
  const next = { ...task, ...countOf(task, asked.counted), doneAt: asked.doneAt, doneBy: actor.accountId }
  const settled = lookBack(task, asked, next, now, isWorked(task))
  if (settled !== undefined) return settled
  const complete = checkCount(task, asked, away)
  if (!complete.ok) return complete

  return accept({ ...next, revision: task.revision + 1 })
}

/** An agent is done with a step that has neither a head count nor a receiver: bags, customs, meals, a wheelchair. */
export function finishTask(actor: Hand, task: TransitTask, asked: Finish, now: Instant): Result<TransitTask, FinishRefusal> {
  if (lastStep[task.kind] === 'HEAD_COUNT') return refuse('needs_a_head_count')
  if (lastStep[task.kind] === 'HAND_OVER') return refuse('needs_a_hand_over')
  const next: TransitTask = { ...task, state: 'DONE', note: asked.note ?? task.note, doneAt: asked.doneAt, doneBy: actor.accountId }
  const settled = lookBack(task, asked, next, now, isWorked(task))
  if (settled !== undefined) return settled

  return accept({ ...next, revision: task.revision + 1 })
}

/** The receiving association, the family or a guardian takes charge, and shows who they are. */
export function recordHandOver(
  actor: Hand,
  task: TransitTask,
  asked: HandingOver,
  away: number,
  now: Instant,
): Result<TransitTask, HandOverRefusal> {
  if (lastStep[task.kind] !== 'HAND_OVER') return refuse('not_handed_over_here')
  // A family receives in its own name; an association signs as one (domain.md 1.12, appendix E).
  if (task.kind === 'HANDOVER_NGO' && asked.receiverOrganisation === undefined) return refuse('organisation_missing')
  const handOver = {
    receiverName: asked.receiverName,
    receiverOrganisation: asked.receiverOrganisation ?? null,
    receiverIdKind: asked.receiverIdKind,
  }
  const next = { ...task, ...countOf(task, asked.counted), handOver, doneAt: asked.doneAt, doneBy: actor.accountId }
  const settled = lookBack(task, asked, next, now, isWorked(task))
  if (settled !== undefined) return settled
  const complete = checkCount(task, asked, away)
  if (!complete.ok) return complete

  return accept({ ...next, revision: task.revision + 1 })
}

/** True for an hour that has not come yet, by more than a phone's clock may be wrong. */
export function isInTheFuture(at: Instant, now: Instant): boolean {
  return at > addMinutes(now, skewMinutes)
}

/** True when somebody reported work on the task, or the manifest no longer asks for it: facts that a stale command must not overwrite. */
export function isWorked(task: TransitTask): boolean {
  return task.state === 'DONE' || task.state === 'PARTIAL' || task.state === 'CANCELLED'
}

/** True while something is left to do: not begun, or begun with somebody still missing. */
export function isOpen(task: TransitTask): boolean {
  return task.state !== 'DONE' && task.state !== 'CANCELLED'
}

/**
 * What the task's own history answers; undefined when the step is new and free to be taken. The task itself, unchanged, when the
 * very same was recorded already, by this command's twin or by a colleague: there is nothing to say. `changed_meanwhile` when
 * somebody else recorded something different after the asker last looked: neither side is overwritten, the details carry both
 * (domain.md 10.8).
 */
function lookBack(
  task: TransitTask,
  asked: Seen,
  next: TransitTask,
  now: Instant,
  contested: boolean,
): Result<TransitTask, StepRefusal> | undefined {
  if (isInTheFuture(asked.doneAt, now)) return refuse('in_the_future')
  if (asked.doneAt < addMinutes(task.createdAt, -skewMinutes)) return refuse('before_the_task_existed')
  if (sameFacts(task, next)) return accept(task)
  // A colleague who only took the task contradicts nobody's head count: there the newer command goes through.
  if (contested && !hasSeen(task, asked)) return refuse('changed_meanwhile', bothSides(task, next))
  if (task.state === 'CANCELLED') return refuse('task_cancelled')
  if (task.state === 'DONE') return refuse('already_done', bothSides(task, next))
  return undefined
}

/**
 * Had the asker seen the task as it stands? A queued command may have been made on a state that only its own phone knew; then it
 * names the command that made that state, because the server's revision of the same number may be somebody else's.
 */
export function hasSeen(task: TransitTask, asked: Seen): boolean {
  return asked.seenCommand === undefined ? task.revision === asked.seenRevision : task.lastCommand === asked.seenCommand
}

/** When and by whom are not facts here: two agents who counted the same five people agree. */
function sameFacts(task: TransitTask, next: TransitTask): boolean {
  return (
    task.state === next.state &&
    task.counted === next.counted &&
    task.assignee === next.assignee &&
    task.note === next.note &&
    task.handOver?.receiverName === next.handOver?.receiverName &&
    task.handOver?.receiverOrganisation === next.handOver?.receiverOrganisation &&
    task.handOver?.receiverIdKind === next.handOver?.receiverIdKind
  )
}

/** Both sides in codes and numbers; names of receivers stay in the command and in `transit.get_task`. */
function bothSides(task: TransitTask, next: TransitTask) {
  return {
    kind: task.kind,
    expected: task.expected,
    yourState: next.state,
    yourCount: next.counted,
    theirState: task.state,
    theirCount: task.counted,
    theirDoneAt: task.doneAt,
    revision: task.revision,
  }
}

function countOf(task: TransitTask, counted: number): { state: 'DONE' | 'PARTIAL'; counted: number } {
  return { state: counted < task.expected ? 'PARTIAL' : 'DONE', counted }
}

function checkCount(
  task: TransitTask,
  asked: HeadCount | HandingOver,
  away: number,
): Result<null, 'more_than_expected' | 'someone_is_missing'> {
  const details = { counted: asked.counted, expected: task.expected }
  if (asked.counted > task.expected) return refuse('more_than_expected', details)

  // Fewer people than the manifest is never "done": someone is missing, and the missing person is a mishap with a clock, not a
  // number to correct (domain.md 1.12, 1.13).
  if (asked.counted + away < task.expected && asked.mishap === undefined) return refuse('someone_is_missing', details)

  return accept(null)
}
