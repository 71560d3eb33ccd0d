/** What crosses the wire between a phone at the airport and the office. Every command may wait in the phone's queue for a whole shift. */
import { z } from 'zod'
import { command, page, paging, query } from '#domain/kit/contract.ts'
import { Day } from '#domain/kit/day.ts'
import { AirportCode } from '#domain/kit/place.ts'
import { Board, BoardGroup, Shift, ShiftNote, ShiftNoteId } from './board-words.ts'
import { Care } from './care-words.ts'
import { DestinationFigures, HistoricalYear, MonthFigures, YearFigures } from './figure-words.ts'
import { Mishap } from './mishap-words.ts'
import { RecordedTask, TaskScan } from './scan-words.ts'
import { Assignment, Closing, Finish, HandingOver, HeadCount, MishapReport, MishapStep, NewShiftNote, Tick } from './step-words.ts'
import { TaskId, TransitTask } from './words.ts'

const step = ['in_the_future', 'before_the_task_existed', 'changed_meanwhile', 'already_done', 'task_cancelled'] as const
const count = [
  ...step,
  'more_than_expected',
  'someone_is_missing',
  'severity_too_low',
  'token_not_genuine',
  'token_of_another_group',
] as const

export const getBoard = query({
  name: 'transit.get_board',
  path: '/api/transit/boards/:airport',
  summary: 'The board of a day at an airport: flights, their groups, their tasks and open mishaps',
  input: z.object({ airport: AirportCode, day: Day.optional().meta({ description: 'Today at the airport when left out' }) }),
  output: Board,
})

export const getShift = query({
  name: 'transit.get_shift',
  path: '/api/transit/shifts/:airport',
  summary: 'All that a whole shift needs with no network: the boards of today and tomorrow, the team, the notes of the last shifts',
  input: z.object({ airport: AirportCode }),
  output: Shift,
})

export const getTask = query({
  name: 'transit.get_task',
  path: '/api/transit/tasks/:taskId',
  summary: 'One task as it stands, with its group: the other side of a conflict',
  input: z.object({ taskId: TaskId }),
  output: z.object({
    group: BoardGroup,
    task: TransitTask,
    doneByName: z.string().nullable(),
    assigneeName: z.string().nullable(),
    /** Every scan of a slip at this task, in the order in which the office heard of them. */
    scans: z.array(TaskScan),
  }),
})

export const listCare = query({
  name: 'transit.list_care',
  path: '/api/transit/care/:airport',
  summary: 'Who is to receive each child who travels alone, and what medical forms ask for, never why',
  input: z.object({ airport: AirportCode, day: Day.optional().meta({ description: 'Today and tomorrow at the airport when left out' }) }),
  output: Care,
})

export const assignTask = command({
  name: 'transit.assign_task',
  path: '/api/transit/tasks/:taskId/assign',
  summary: 'Takes a task, gives it to a colleague, or gives it back',
  input: Assignment,
  output: TransitTask,
  refusals: [...step, 'not_in_the_team'],
  offline: true,
})

export const recordHeadCount = command({
  name: 'transit.record_head_count',
  path: '/api/transit/tasks/:taskId/head-count',
  summary: 'How many people were counted; fewer than expected only together with the mishap that explains it',
  input: HeadCount,
  output: RecordedTask,
  refusals: [...count, 'not_counted_here'],
  offline: true,
})

export const finishTask = command({
  name: 'transit.finish_task',
  path: '/api/transit/tasks/:taskId/finish',
  summary: 'A step without head count or receiver is done',
  input: Finish,
  output: TransitTask,
  refusals: [...step, 'needs_a_head_count', 'needs_a_hand_over'],
  offline: true,
})

export const recordHandOver = command({
  name: 'transit.record_hand_over',
  path: '/api/transit/tasks/:taskId/hand-over',
  summary: 'Who took charge of the group; of their identity only the kind of paper is kept',
  input: HandingOver,
  output: RecordedTask,
  refusals: [...count, 'not_handed_over_here', 'organisation_missing', 'code_word_not_asked', 'code_word_not_right'],
  offline: true,
})

export const openMishap = command({
  name: 'transit.open_mishap',
  path: '/api/transit/mishaps',
  summary: 'Something went wrong at a task of a group: a clock and a checklist start',
  input: MishapReport,
  output: Mishap,
  refusals: ['in_the_future', 'severity_too_low', 'more_than_expected', 'task_of_another_group'],
  offline: true,
})

export const acknowledgeMishap = command({
  name: 'transit.acknowledge_mishap',
  path: '/api/transit/mishaps/:mishapId/acknowledge',
  summary: 'A supervisor has taken the mishap up',
  input: MishapStep,
  output: Mishap,
  refusals: ['in_the_future'],
  offline: true,
})

export const tickMishapStep = command({
  name: 'transit.tick_mishap_step',
  path: '/api/transit/mishaps/:mishapId/tick',
  summary: 'A line of the checklist is done',
  input: Tick,
  output: Mishap,
  refusals: ['in_the_future', 'not_on_the_list'],
  offline: true,
})

export const closeMishap = command({
  name: 'transit.close_mishap',
  path: '/api/transit/mishaps/:mishapId/close',
  summary: 'How the mishap ended',
  input: Closing,
  output: Mishap,
  refusals: ['in_the_future', 'not_acknowledged', 'already_closed'],
  offline: true,
})

export const writeShiftNote = command({
  name: 'transit.write_shift_note',
  path: '/api/transit/shift-notes',
  summary: 'What this shift tells the next',
  input: NewShiftNote,
  output: z.object({ id: ShiftNoteId }),
  refusals: ['in_the_future', 'not_your_airport'],
  offline: true,
})

export const listShiftNotes = query({
  name: 'transit.list_shift_notes',
  path: '/api/transit/shift-notes',
  summary: 'Notes of the shifts at an airport, newest first',
  input: z.object({ airport: AirportCode, ...paging }),
  output: page(ShiftNote),
})

export const monthlyFigures = query({
  name: 'transit.monthly_figures',
  path: '/api/transit/monthly-figures',
  summary: 'Persons assisted at an airport by month, year and destination: transit, arrivals, departures (domain.md 1.17)',
  input: z.object({
    airport: AirportCode,
    until: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'month' })
      .optional()
      .meta({ description: 'Last month, YYYY-MM; this month when left out' }),
    months: z.coerce.number().int().min(1).max(36).default(12),
  }),
  output: z.object({
    airport: AirportCode,
    months: z.array(MonthFigures),
    /** The last five calendar years; this one as far as it has come. */
    years: z.array(YearFigures),
    historical: z.array(HistoricalYear),
    destinations: z.array(DestinationFigures),
  }),
})
