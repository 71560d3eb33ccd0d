/** What crosses the wire about the roster of the airport desk: shifts, their end, and what the coming days ask of the team. */
import { z } from 'zod'
import { command, query } from '#domain/kit/contract.ts'
import { AirportCode } from '#domain/kit/place.ts'
import { DayAhead, DeskShift, DeskShiftId } from './board-words.ts'
import { NewShift, ShiftClosing } from './step-words.ts'

export const planShift = command({
  name: 'transit.plan_shift',
  path: '/api/transit/roster',
  summary: 'Puts agents on a shift, by the clocks of the airport',
  input: NewShift,
  output: DeskShift,
  refusals: ['not_your_airport', 'shift_too_long', 'not_in_the_team', 'nobody_on_shift', 'ends_before_it_begins'],
})

export const cancelShift = command({
  name: 'transit.cancel_shift',
  path: '/api/transit/roster/:shiftId/cancel',
  summary: 'Takes a shift that has not begun off the roster',
  input: z.object({ shiftId: DeskShiftId }),
  output: DeskShift,
  refusals: ['shift_has_begun'],
})

export const closeShift = command({
  name: 'transit.close_shift',
  path: '/api/transit/roster/:shiftId/close',
  summary: 'Ends a shift with the note that it leaves to the next',
  input: ShiftClosing,
  output: DeskShift,
  refusals: ['in_the_future', 'shift_not_begun'],
  offline: true,
})

export const listDays = query({
  name: 'transit.list_days',
  path: '/api/transit/days/:airport',
  summary: 'The coming days at an airport: persons, needs, connections, and the load of each three hours against the team on shift',
  input: z.object({ airport: AirportCode, days: z.coerce.number().int().min(1).max(14).default(7) }),
  output: z.object({ airport: AirportCode, days: z.array(DayAhead) }),
})
