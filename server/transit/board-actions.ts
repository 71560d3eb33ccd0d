/** What the airport desk reads: the board of a day, a whole shift to take along, one task, the notes. */
import type { InputOf, OutputOf, Page } from '#domain/kit/contract.ts'
import { addDays, type Day, dayAt, type TimeZone } from '#domain/kit/day.ts'
import type { AirportCode } from '#domain/kit/place.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import { byFlight } from '#domain/transit/board-rules.ts'
import type { Board, BoardGroup, DeskShift, Shift, ShiftNote, ShiftNoteId } from '#domain/transit/board-words.ts'
import type * as transit from '#domain/transit/contract.ts'
import { asSeenBy } from '#domain/transit/mishap-rules.ts'
import { isInTheFuture } from '#domain/transit/rules.ts'
import { keepUntil } from '#domain/transit/shift-rules.ts'
import type { TransitGroup } from '#domain/transit/words.ts'
import { deskTermsOn } from '#packs/transit/desk-terms.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { findOfficeAt } from './airport.ts'
import { findAccountName, hasNote, insertNote, listNoteRows, listTeam, presentNote } from './board-store.ts'
import { listMishaps } from './mishap-store.ts'
import { rosterOf, shiftsBetween } from './shift-actions.ts'
import { findTask, listGroupsOn, listTasks, longestStayDays } from './store.ts'
import { tokenKeyOf } from './token-actions.ts'
import { listScansOfTasks } from './token-store.ts'

const notesInShift = 5

export async function getBoard(work: Work, input: InputOf<typeof transit.getBoard>): Promise<Result<Board, 'not_found'>> {
  const office = await findOfficeAt(work, input.airport)
  if (office === undefined) return refuse('not_found')
  const zone = office.timeZone as TimeZone
  const day = input.day ?? dayAt(work.now, zone)
  return accept(await boardOf(work, input.airport, day, zone, await shiftsBetween(work, input.airport, day, day, zone)))
}

export async function getShift(work: Work, input: InputOf<typeof transit.getShift>): Promise<Result<Shift, 'not_found'>> {
  const office = await findOfficeAt(work, input.airport)
  if (office === undefined) return refuse('not_found')
  const zone = office.timeZone as TimeZone
  const today = dayAt(work.now, zone)
  const tomorrow = addDays(today, 1)
  const shifts = await shiftsBetween(work, input.airport, addDays(today, -1), tomorrow, zone)
  const boards = [await boardOf(work, input.airport, today, zone, shifts), await boardOf(work, input.airport, tomorrow, zone, shifts)]
  const notes = await listNoteRows(work.db, input.airport, undefined, notesInShift)
  return accept({
    airport: input.airport,
    takenAt: work.now,
    keepUntil: keepUntil(work.actor.accountId, shifts, work.now, deskTermsOn(today)),
    boards,
    team: await listTeam(work.db, office.id),
    notes: notes.map(presentNote),
    tokenKey: tokenKeyOf(work.house.secret),
  })
}

export async function getTask(
  work: Work,
  input: InputOf<typeof transit.getTask>,
): Promise<Result<OutputOf<typeof transit.getTask>, 'not_found'>> {
  const found = await findTask(work.db, input.taskId)
  if (found === undefined) return refuse('not_found')
  const [group] = await withWork(work, [found.group], 'all')
  return accept({
    group: group!,
    task: found.task,
    doneByName: await findAccountName(work.db, found.task.doneBy),
    assigneeName: await findAccountName(work.db, found.task.assignee),
    scans: await listScansOfTasks(work.db, [found.task.id]),
  })
}

export async function writeShiftNote(
  work: Work,
  input: InputOf<typeof transit.writeShiftNote>,
): Promise<Result<{ id: ShiftNoteId }, 'in_the_future' | 'not_your_airport'>> {
  if (isInTheFuture(input.doneAt, work.now)) return refuse('in_the_future')
  const office = await findOfficeAt(work, input.airport)
  if (office === undefined) return refuse('not_your_airport')
  const id = input.id ?? (newId() as ShiftNoteId)
  if (!(await hasNote(work.db, id))) {
    await insertNote(
      work.db,
      { id, airport: input.airport, on: input.on, text: input.text, writtenAt: input.doneAt, writtenBy: work.actor.accountId },
      office.id,
    )
  }
  work.record({
    name: 'shift_note_written',
    subject: id,
    office: office.id,
    compartment: 0,
    facts: { airport: input.airport, on: input.on },
  })
  return accept({ id })
}

export async function listShiftNotes(
  work: Work,
  input: InputOf<typeof transit.listShiftNotes>,
): Promise<Result<Page<ShiftNote>, 'not_found'>> {
  if ((await findOfficeAt(work, input.airport)) === undefined) return refuse('not_found')
  const after = readCursor(input.after, 2)
  if (after === null) return accept({ items: [], next: null })
  const rows = await listNoteRows(work.db, input.airport, after, input.limit + 1)
  return accept(pageOf(rows, input.limit, (row) => writeCursor(row.written_at, row.id), presentNote))
}

async function boardOf(work: Work, airport: AirportCode, day: Day, zone: TimeZone, shifts: readonly DeskShift[]): Promise<Board> {
  const groups = await listGroupsOn(work.db, airport, day, addDays(day, -longestStayDays))
  const flights = byFlight(await withWork(work, groups, 'open'), airport)
  return { airport, day, zone, takenAt: work.now, flights, ...rosterOf(day, zone, shifts) }
}

/** Groups with their tasks and mishaps: three queries for a whole board, however long it is. */
async function withWork(work: Work, groups: readonly TransitGroup[], mishaps: 'open' | 'all'): Promise<BoardGroup[]> {
  const ids = groups.map((group) => group.id)
  const [listedTasks, listedMishaps] = await Promise.all([listTasks(work.db, ids), listMishaps(work.db, ids, mishaps)])
  const tasks = Map.groupBy(listedTasks, (task) => task.groupId)
  const wrong = Map.groupBy(listedMishaps, (mishap) => mishap.groupId)
  return groups.map((group) => ({
    ...group,
    tasks: tasks.get(group.id) ?? [],
    mishaps: (wrong.get(group.id) ?? []).map((mishap) => asSeenBy(work.actor, mishap)),
  }))
}
