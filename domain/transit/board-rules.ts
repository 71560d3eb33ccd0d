/**
 * How groups become a board, and what a phone shows before the server has heard of its work: the board as taken, with the queued
 * commands laid over it by the very rules the server will ask. The phone's picture is a promise; the server's answer replaces it.
 */
import type { Id } from '#domain/kit/id.ts'
import { addMonths, type Day, type Instant } from '#domain/kit/day.ts'
import type { Result } from '#domain/kit/result.ts'
import type { Board, BoardFlight, BoardGroup, DeskShift, Shift, ShiftNote, ShiftNoteId } from './board-words.ts'
import { acknowledgeMishap, closeMishap, isSameMishap, isSeenAt, missingFrom, openMishap, personsAway, tickStep } from './mishap-rules.ts'
import type { Mishap, MishapDraft, MishapId } from './mishap-words.ts'
import { inOrder } from './plan-rules.ts'
import { assignTask, finishTask, type Hand, isOpen, recordHandOver, recordHeadCount } from './rules.ts'
import { closeShift } from './shift-rules.ts'
import type {
  Assignment,
  Closing,
  Finish,
  HandingOver,
  HeadCount,
  MishapReport,
  MishapStep,
  NewShiftNote,
  ShiftClosing,
  Tick,
} from './step-words.ts'
import type { TaskId, TransitTask } from './words.ts'

/** Groups under their flights, in the order of the hours at this airport; of one flight, first those who fly on first. */
export function byFlight(groups: readonly BoardGroup[], airport: string): BoardFlight[] {
  const flights = Map.groupBy(groups, (group) => flightKey(group, airport))
  return [...flights.values()]
    .map((together) => {
      const { flight, comesIn } = mainFlight(together[0]!, airport)
      const sorted = together.toSorted((one, other) => (urgencyOf(one) < urgencyOf(other) ? -1 : 1))
      return { flight, comesIn, groups: sorted.map((group) => ({ ...group, tasks: inOrder(group.tasks) })) }
    })
    .toSorted((one, other) => (hourOf(one) < hourOf(other) ? -1 : 1))
}

/** Newest news of the hour at which a flight is here. */
export function hourOf({ flight, comesIn }: Pick<BoardFlight, 'flight' | 'comesIn'>): Instant {
  return comesIn ? (flight.expectedArrivesAt ?? flight.arrivesAt) : (flight.expectedDepartsAt ?? flight.departsAt)
}

/** What an agent should do next for a group; undefined when nothing is left. */
export function nextTask(group: Pick<BoardGroup, 'tasks'>): TransitTask | undefined {
  return inOrder(group.tasks).find(isOpen)
}

export function groupsOnBoard(board: Board): BoardGroup[] {
  return board.flights.flatMap((flight) => flight.groups)
}

/** What the source says the desk sees in a month (000:13, 003:7: five to six hundred persons): the line that a month is read against. */
export const usualMonth = 600

/** The months that end with `until` (YYYY-MM), oldest first. */
export function monthsUntil(until: string, count: number): string[] {
  const last = `${until}-01` as Day
  return Array.from({ length: count }, (_, at) => addMonths(last, at - count + 1).slice(0, 7))
}

/** A command that still waits on this device. */
export type Queued =
  | { id: Id; madeAt: Instant; name: 'transit.assign_task'; input: Assignment }
  | { id: Id; madeAt: Instant; name: 'transit.record_head_count'; input: HeadCount }
  | { id: Id; madeAt: Instant; name: 'transit.finish_task'; input: Finish }
  | { id: Id; madeAt: Instant; name: 'transit.record_hand_over'; input: HandingOver }
  | { id: Id; madeAt: Instant; name: 'transit.open_mishap'; input: MishapReport }
  | { id: Id; madeAt: Instant; name: 'transit.acknowledge_mishap'; input: MishapStep }
  | { id: Id; madeAt: Instant; name: 'transit.tick_mishap_step'; input: Tick }
  | { id: Id; madeAt: Instant; name: 'transit.close_mishap'; input: Closing }
  | { id: Id; madeAt: Instant; name: 'transit.write_shift_note'; input: NewShiftNote }
  | { id: Id; madeAt: Instant; name: 'transit.close_shift'; input: ShiftClosing }

/** The shift with the queue laid over it, and the groups whose picture is still a promise. */
export type DrawnShift = { readonly shift: Shift; readonly waiting: ReadonlySet<string> }

export function drawShift(shift: Shift, queue: readonly Queued[], actor: Hand): DrawnShift {
  const team = shift.team.map((member) => member.id as string)
  const waiting = new Set<string>()
  let drawn = shift
  for (const queued of queue) {
    if (queued.name === 'transit.write_shift_note') {
      drawn = { ...drawn, notes: [noteOf(queued.id, queued.input, actor), ...drawn.notes] }
      continue
    }
    if (queued.name === 'transit.close_shift') {
      drawn = drawClosing(drawn, queued.input, actor)
      continue
    }
    drawn = mapGroups(drawn, (group) => {
      const after = applyTo(group, queued, actor, team)
      if (after !== group) waiting.add(group.id)
      return after
    })
  }
  return { shift: drawn, waiting }
}

/** One queued command on one group. A group it does not concern, and one whose rule refuses, come back as they were. */
function applyTo(
  group: BoardGroup,
  queued: Exclude<Queued, { name: 'transit.write_shift_note' | 'transit.close_shift' }>,
  actor: Hand,
  team: readonly string[],
): BoardGroup {
  const { id, madeAt, name, input } = queued
  if (name === 'transit.assign_task') return onTask(group, input.taskId, id, (task) => assignTask(task, input, team, madeAt))
  if (name === 'transit.finish_task') return onTask(group, input.taskId, id, (task) => finishTask(actor, task, input, madeAt))
  if (name === 'transit.record_head_count' || name === 'transit.record_hand_over') {
    const task = group.tasks.find((one) => one.id === input.taskId)
    if (task === undefined) return group
    const away = personsAway(group.mishaps)
    const recorded =
      name === 'transit.record_head_count'
        ? recordHeadCount(actor, task, input, away, madeAt)
        : recordHandOver(actor, task, input as HandingOver, away, madeAt)
    const after = onTask(group, input.taskId, id, () => recorded)
    return recorded.ok && input.mishap !== undefined
      ? withMishap(
          after,
          input.mishap,
          { taskId: task.id, persons: missingFrom(task.expected, input.counted), openedAt: input.doneAt },
          queued,
          actor,
        )
      : after
  }
  if (name === 'transit.open_mishap') {
    if (input.groupId !== group.id || !isSeenAt(group.tasks, input.taskId ?? null).ok) return group
    return withMishap(group, input, { taskId: input.taskId ?? null, persons: input.persons, openedAt: input.doneAt }, queued, actor)
  }
  if (name === 'transit.acknowledge_mishap')
    return onMishap(group, input.mishapId, (mishap) => acknowledgeMishap(actor, mishap, input.doneAt, madeAt))
  if (name === 'transit.tick_mishap_step')
    return onMishap(group, input.mishapId, (mishap) => tickStep(mishap, input.step, input.doneAt, madeAt))
  return onMishap(group, input.mishapId, (mishap) => closeMishap(actor, mishap, input.closingNote, input.doneAt, madeAt, input))
}

function onTask(group: BoardGroup, taskId: TaskId, command: Id, does: (task: TransitTask) => Result<TransitTask, string>): BoardGroup {
  const task = group.tasks.find((one) => one.id === taskId)
  if (task === undefined) return group
  const after = does(task)
  if (!after.ok || after.value === task) return group
  return { ...group, tasks: group.tasks.map((one) => (one.id === taskId ? { ...after.value, lastCommand: command } : one)) }
}

function onMishap(group: BoardGroup, mishapId: MishapId, does: (mishap: Mishap) => Result<Mishap, string>): BoardGroup {
  const mishap = group.mishaps.find((one) => one.id === mishapId)
  if (mishap === undefined) return group
  const after = does(mishap)
  return after.ok && after.value !== mishap
    ? { ...group, mishaps: group.mishaps.map((one) => (one.id === mishapId ? after.value : one)) }
    : group
}

function withMishap(
  group: BoardGroup,
  draft: MishapDraft,
  about: { taskId: string | null; persons: number; openedAt: Instant },
  queued: { id: Id; madeAt: Instant },
  actor: Hand,
): BoardGroup {
  const id = draft.id ?? (queued.id as MishapId)
  if (group.mishaps.some((open) => open.id === id || isSameMishap(open, draft, about.taskId))) return group
  const opened = openMishap(actor, group, draft, { id, ...about }, queued.madeAt)
  return opened.ok ? { ...group, mishaps: [...group.mishaps, opened.value] } : group
}

function noteOf(command: Id, note: NewShiftNote, actor: Hand): ShiftNote {
  return {
    id: note.id ?? (command as ShiftNoteId),
    airport: note.airport,
    on: note.on,
    text: note.text,
    writtenAt: note.doneAt,
    writtenBy: actor.accountId,
    writerName: null,
  }
}

/** The shift is closed in the hands of whoever closed it, and its note is there to read. */
function drawClosing(shift: Shift, closing: ShiftClosing, actor: Hand): Shift {
  const board = shift.boards.find(({ shifts }) => shifts.some((one) => one.id === closing.shiftId))
  if (board === undefined) return shift
  const note = { id: closing.noteId, airport: shift.airport, on: board.day, text: closing.text, doneAt: closing.doneAt }
  const close = (one: DeskShift) => {
    const closed = one.id === closing.shiftId ? closeShift(actor, one, closing.noteId, closing.doneAt, closing.doneAt) : undefined
    return closed?.ok === true ? closed.value : one
  }
  const boards = shift.boards.map((one) => ({ ...one, shifts: one.shifts.map(close) }))
  return { ...shift, boards, notes: [noteOf(closing.noteId, note, actor), ...shift.notes] }
}

function mapGroups(shift: Shift, change: (group: BoardGroup) => BoardGroup): Shift {
  return {
    ...shift,
    boards: shift.boards.map((board) => ({
      ...board,
      flights: board.flights.map((flight) => ({ ...flight, groups: flight.groups.map(change) })),
    })),
  }
}

/** The flight under which a group is listed: the one that lands here, or, where none does, the one that leaves. */
function mainFlight(group: BoardGroup, airport: string): { flight: BoardFlight['flight']; comesIn: boolean } {
  const comesIn = group.inbound?.to === airport
  return { flight: (comesIn ? group.inbound : group.outbound)!, comesIn }
}

/** By the hour of the next flight, then by name; a journey that ends here is in no hurry. */
/** Who left the list comes last: nobody walks to a door for them. */
function urgencyOf({ outbound, leadName, cancelledAt }: BoardGroup): string {
  const hurry = outbound === null ? '~' : (outbound.expectedDepartsAt ?? outbound.departsAt)
  return `${cancelledAt === null ? hurry : '~~'} ${leadName}`
}

function flightKey(group: BoardGroup, airport: string): string {
  const { flight, comesIn } = mainFlight(group, airport)
  return `${comesIn} ${flight.number} ${comesIn ? flight.arrivesAt : flight.departsAt}`
}
