/**
 * The shift in hand: what the server last said, what this phone did since, and what still waits in its queue, laid over one another by
 * the rules of the house. With no network the first comes from the sealed store of the device.
 */
import { useSearch } from '@tanstack/react-router'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { addDays, type Day, dayAt, type Instant, instantFromMs } from '#domain/kit/day.ts'
import type { AirportCode } from '#domain/kit/place.ts'
import { drawShift, groupsOnBoard, type Queued } from '#domain/transit/board-rules.ts'
import type { Board, BoardGroup, Shift } from '#domain/transit/board-words.ts'
import * as transit from '#domain/transit/contract.ts'
import type { Seen } from '#domain/transit/step-words.ts'
import type { TransitTask } from '#domain/transit/words.ts'
import type { Waiting } from '#desk/kit/outbox.ts'
import { type Asked, useAsk } from '#desk/kit/queries.ts'
import { useQueue } from '#desk/kit/queue.ts'
import { useSelf } from '#desk/kit/session.ts'

const refreshEveryMs = 60_000

export type ShiftInHand = {
  readonly asked: Asked<Shift>
  readonly shift: Shift | undefined
  /** Groups whose picture rests on something that has not been sent. */
  readonly waiting: ReadonlySet<string>
}

export function useShift(airport: AirportCode): ShiftInHand {
  const self = useSelf()
  const asked = useAsk(transit.getShift, { airport }, { keep: true, keepUntil: (shift) => shift.keepUntil, refreshEveryMs })
  const { waiting } = useQueue()
  const sent = useJustSent(asked.value?.takenAt)
  return useMemo(() => {
    if (asked.value === undefined) return { asked, shift: undefined, waiting: new Set() }
    const known = drawShift(withAnswers(asked.value), sent, self).shift
    const drawn = drawShift(known, asQueued(waiting), self)
    return { asked, ...drawn }
  }, [asked.value, asked.keptAt, asked.failure, sent, waiting, self])
}

/** A day's board: out of the shift when it is one of its days, else asked for on its own. */
export function useBoard(
  airport: AirportCode,
  wanted: Day | undefined,
): { asked: Asked<unknown>; board: Board | undefined; waiting: ReadonlySet<string>; shift: Shift | undefined } {
  const { asked, shift, waiting } = useShift(airport)
  const today = shift === undefined ? undefined : dayAt(thisInstant(), shift.boards[0]!.zone)
  const day = wanted ?? today
  const ofShift = shift?.boards.find((board) => board.day === day)
  const other = useAsk(transit.getBoard, day === undefined ? { airport } : { airport, day }, {
    enabled: shift !== undefined && ofShift === undefined,
    refreshEveryMs,
  })
  return ofShift === undefined && shift !== undefined
    ? { asked: other, board: other.value, waiting, shift }
    : { asked, board: ofShift, waiting, shift }
}

export type GroupInHand = ReturnType<typeof useBoard> & { group: BoardGroup | undefined }

export function useGroup(airport: AirportCode, day: Day | undefined, groupId: string): GroupInHand {
  const inHand = useBoard(airport, day)
  const boards = [...(inHand.shift?.boards ?? []), ...(inHand.board === undefined ? [] : [inHand.board])]
  return { ...inHand, group: boards.flatMap(groupsOnBoard).find((group) => group.id === groupId) }
}

/** The airport last looked at, so that a way back that does not name it leads there again. */
let lastAirport: string | undefined

/** Which airport this desk looks at: named in the address, else the last one, else the first of the office. */
export function useAirport(): { airport: AirportCode; airports: readonly string[] } {
  const self = useSelf()
  const named = (useSearch({ strict: false }) as { airport?: string }).airport
  const airports = [...new Set(self.offices.flatMap((office) => office.airports))]
  const airport =
    [named, lastAirport].find((one) => one !== undefined && airports.includes(one)) ?? self.office.airports[0] ?? airports[0] ?? ''
  lastAirport = airport
  return { airport: airport as AirportCode, airports }
}

/** The day in the address; undefined for today. */
export function useDay(): Day | undefined {
  const { day } = useSearch({ strict: false }) as { day?: string }
  return day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) ? (day as Day) : undefined
}

export function tomorrowOf(shift: Shift): Day {
  return addDays(dayAt(thisInstant(), shift.boards[0]!.zone), 1)
}

/** The calendar day of this device, as the default of a date that somebody is about to type. */
export function deviceToday(): Day {
  return new Date().toLocaleDateString('sv-SE') as Day
}

export function thisInstant(): Instant {
  return instantFromMs(Date.now())
}

/** What every step says of the task that its agent had before their eyes. */
export function seen(task: TransitTask): Seen {
  return {
    taskId: task.id,
    seenRevision: task.revision,
    ...(task.lastCommand === null ? {} : { seenCommand: task.lastCommand }),
    doneAt: thisInstant(),
  }
}

/** The server's own answers to commands that did not have to wait, until the next board brings them. */
const answers = new Map<string, TransitTask>()

export function noteAnswer(task: TransitTask): void {
  answers.set(task.id, task)
}

function withAnswers(shift: Shift): Shift {
  const newest = (task: TransitTask) => {
    const answer = answers.get(task.id)
    return answer !== undefined && answer.revision > task.revision ? answer : task
  }
  const boards = shift.boards.map((board) => ({
    ...board,
    flights: board.flights.map((flight) => ({
      ...flight,
      groups: flight.groups.map((group) => ({ ...group, tasks: group.tasks.map(newest) })),
    })),
  }))
  return { ...shift, boards }
}

/** Commands that left the queue since this board was taken: the server has them, the board does not show them yet. */
function useJustSent(takenAt: string | undefined): Queued[] {
  const { waiting, tray, read } = useQueue()
  const before = useRef<readonly Waiting[]>([])
  const [sent, setSent] = useState<{ takenAt: string | undefined; commands: readonly Waiting[] }>({ takenAt, commands: [] })
  useLayoutEffect(() => {
    if (!read) return
    const still = new Set([...waiting, ...tray].map((command) => command.id))
    const gone = before.current.filter((command) => !still.has(command.id))
    before.current = waiting
    if (gone.length > 0) setSent((was) => ({ takenAt, commands: [...(was.takenAt === takenAt ? was.commands : []), ...gone] }))
  }, [waiting, tray, read, takenAt])
  return useMemo(() => (sent.takenAt === takenAt ? asQueued(sent.commands) : []), [sent, takenAt])
}

function asQueued(commands: readonly Waiting[]): Queued[] {
  const own = commands.filter((command) => command.call.name.startsWith('transit.'))
  return own.map(({ id, call, input, madeAt }) => ({ id, name: call.name, input, madeAt }) as unknown as Queued)
}
