/** The roster of the airport desk: shifts planned, taken off, closed with their note; and what the coming days ask of the team. */
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { addDays, addMinutes, type Day, dayAt, type Instant, instantAt, startOfDay, type TimeZone } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type { DeskShift, DeskShiftId, DeskTerms } from '#domain/transit/board-words.ts'
import * as rules from '#domain/transit/shift-rules.ts'
import type * as roster from '#domain/transit/shift-contract.ts'
import { deskTermsOn } from '#packs/transit/desk-terms.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { findOfficeAt } from './airport.ts'
import { hasNote, insertNote, listTeam } from './board-store.ts'
import { findShiftForUpdate, insertShift, listShifts, setShiftCancelled, setShiftClosed } from './shift-store.ts'
import { listGroupsBetween, longestStayDays } from './store.ts'

export async function planShift(
  work: Work,
  input: InputOf<typeof roster.planShift>,
): Promise<Result<DeskShift, rules.PlanShiftRefusal | 'not_your_airport'>> {
  const office = await findOfficeAt(work, input.airport)
  if (office === undefined) return refuse('not_your_airport')
  const ends = input.until > input.from ? input.on : addDays(input.on, 1)
  const team = await listTeam(work.db, office.id)
  const planned = rules.planShift(
    {
      id: input.id ?? (newId() as DeskShiftId),
      airport: input.airport,
      startsAt: instantAt(`${input.on}T${input.from}`, office.timeZone),
      endsAt: instantAt(`${ends}T${input.until}`, office.timeZone),
      agents: input.agents,
    },
    team.map((member) => member.id),
  )
  if (!planned.ok) return planned

  await insertShift(work.db, office.id, planned.value, { at: work.now, by: work.actor.accountId })
  tell(work, office.id, 'shift_planned', planned.value, { agents: planned.value.agents.length })
  return planned
}

export async function cancelShift(
  work: Work,
  input: InputOf<typeof roster.cancelShift>,
): Promise<Result<DeskShift, 'shift_has_begun' | 'not_found'>> {
  const found = await findShiftForUpdate(work.db, input.shiftId)
  if (found === undefined) return refuse('not_found')
  const cancelled = rules.cancelShift(found.shift, work.now)
  if (!cancelled.ok) return cancelled

  await setShiftCancelled(work.db, found.shift.id, work.now)
  tell(work, found.office, 'shift_cancelled', found.shift, {})
  return cancelled
}

/** The note is kept whoever closed the shift first: two agents who both write what happened have both written it. */
export async function closeShift(
  work: Work,
  input: InputOf<typeof roster.closeShift>,
): Promise<Result<DeskShift, rules.CloseShiftRefusal | 'not_found'>> {
  const found = await findShiftForUpdate(work.db, input.shiftId)
  if (found === undefined) return refuse('not_found')
  const { shift, office } = found
  const closed = rules.closeShift(work.actor, shift, input.noteId, input.doneAt, work.now)
  if (!closed.ok) return closed

  const at = await findOfficeAt(work, shift.airport)
  const note = {
    id: input.noteId,
    airport: shift.airport,
    on: dayAt(shift.startsAt, at?.timeZone ?? 'UTC'),
    text: input.text,
    writtenAt: input.doneAt,
    writtenBy: work.actor.accountId,
  }
  if (!(await hasNote(work.db, note.id))) await insertNote(work.db, note, office)
  if (closed.value !== shift) await setShiftClosed(work.db, closed.value)
  tell(work, office, closed.value === shift ? 'shift_note_written' : 'shift_closed', closed.value, {})
  return closed
}

export async function listDays(
  work: Work,
  input: InputOf<typeof roster.listDays>,
): Promise<Result<OutputOf<typeof roster.listDays>, 'not_found'>> {
  const office = await findOfficeAt(work, input.airport)
  if (office === undefined) return refuse('not_found')
  const today = dayAt(work.now, office.timeZone)
  const last = addDays(today, input.days - 1)
  const groups = await listGroupsBetween(work.db, input.airport, today, last, addDays(today, -longestStayDays))
  const shifts = await shiftsBetween(work, input.airport, today, last, office.timeZone)
  const days = Array.from({ length: input.days }, (_, at) => {
    const day = addDays(today, at)
    const board = { ...rosterOf(day, office.timeZone, shifts), airport: input.airport, day, zone: office.timeZone as TimeZone }
    return rules.dayAhead(
      board,
      groups.filter((group) => group.servesOn <= day && group.servesUntil >= day),
    )
  })
  return accept({ airport: input.airport, days })
}

/** What a board says of the roster of its day. */
export function rosterOf(day: Day, zone: string, shifts: readonly DeskShift[]): { shifts: DeskShift[]; terms: DeskTerms } {
  return { shifts: rules.shiftsOn(shifts, day, zone), terms: deskTermsOn(day) }
}

/** The shifts that touch these local days. */
export async function shiftsBetween(work: Work, airport: string, first: Day, last: Day, zone: string): Promise<DeskShift[]> {
  const from = startOfDay(first, zone)
  return listShifts(work.db, airport, addMinutes(from, -rules.longestShiftHours * 60), from, startOfDay(addDays(last, 1), zone))
}

function tell(work: Work, office: number, name: string, shift: DeskShift, facts: Record<string, number>): void {
  const told: Record<string, string | number | Instant> = {
    airport: shift.airport,
    startsAt: shift.startsAt,
    endsAt: shift.endsAt,
    ...facts,
  }
  work.record({ name, subject: shift.id, office, compartment: 0, facts: told })
}
