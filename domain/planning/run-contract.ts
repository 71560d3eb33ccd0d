/** What crosses the wire about planning runs: started, watched, stopped, changed by hand, compared, booked; and what-if. */
import { z } from 'zod'
import { OfficeId } from '#domain/access/words.ts'
import { CaseId } from '#domain/cases/words.ts'
import { command, page, paging, query } from '#domain/kit/contract.ts'
import { Day } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { MovementId } from '#domain/movements/words.ts'
import { Hypothesis, Run, RunCase, RunFlight, RunId, RunKind } from './words.ts'

/** Without it the run lies where its first case lies; of no case named, in the open files of the only office. */
const place = { office: OfficeId.optional(), compartment: z.coerce.number().int().min(0).optional() }
const horizon = { fromOn: Day, untilOn: Day }
const effort = {
  seconds: z.int().min(1).max(300).default(20),
  seed: z.int().min(0).max(1_000_000).default(1),
}

export const startRun = command({
  name: 'planning.start_run',
  path: '/api/planning/runs',
  summary: 'Plans who travels on what: the cases named, or all that are ready, over some days',
  input: z.object({ id: RunId.optional(), ...place, ...horizon, ...effort, caseIds: z.array(CaseId).min(1).max(3000).optional() }),
  output: Run,
  refusals: [
    'not_your_office',
    'which_office',
    'id_taken',
    'horizon_not_usable',
    'nobody_to_plan',
    'no_flights_on_offer',
    'pins_cannot_stand',
  ],
})

export const startReplan = command({
  name: 'planning.start_replan',
  path: '/api/planning/replans',
  summary: 'What if: who must move when a flight is late or cancelled, or a strike stops an airport; nothing is changed by asking',
  input: z.object({
    id: RunId.optional(),
    ...horizon,
    ...effort,
    /** The journey it is asked for; its office and place are the run's. */
    movementId: MovementId,
    hypothesis: Hypothesis,
    /** Families whose issued tickets may be given up. */
    released: z.array(CaseId).max(500).default([]),
  }),
  output: Run,
  refusals: ['id_taken', 'horizon_not_usable', 'nobody_is_booked', 'flight_not_there', 'strike_of_what'],
})

export const stopRun = command({
  name: 'planning.stop_run',
  path: '/api/planning/runs/:runId/stop',
  summary: 'Ends a run with the best plan so far',
  input: z.object({ runId: RunId }),
  output: Run,
  refusals: ['run_is_over'],
})

export const getRun = query({
  name: 'planning.get_run',
  path: '/api/planning/runs/:runId',
  summary: 'How far a run is: value, bound and gap, and what it comes to',
  input: z.object({ runId: RunId }),
  output: Run,
})

export const listRuns = query({
  name: 'planning.list_runs',
  path: '/api/planning/runs',
  summary: 'Planning runs, the newest first',
  input: z.object({ ...paging, kind: RunKind.optional() }),
  output: page(Run),
})

export const RunFlightLine = RunFlight.extend({
  taken: z.int(),
  wheelchairsTaken: z.int(),
  stretchersTaken: z.int(),
  escorts: z.int(),
}).meta({
  id: 'RunFlightLine',
})

export const listRunFlights = query({
  name: 'planning.list_run_flights',
  path: '/api/planning/runs/:runId/flights',
  summary: 'The flights of a run and how full its plan makes them, those already booked included',
  input: z.object({ runId: RunId }),
  output: z.object({ items: z.array(RunFlightLine) }),
})

export const listRunCases = query({
  name: 'planning.list_run_cases',
  path: '/api/planning/runs/:runId/cases',
  summary: 'What a run says of each case: on which flights, or why not and what would let it travel',
  input: z.object({ ...paging, runId: RunId, stays: z.enum(['true', 'false']).optional() }),
  output: page(RunCase),
})

export const CaseWay = z
  .object({ legs: z.array(Id), closed: z.boolean(), limits: z.array(z.string()), costMinor: z.int() })
  .meta({ id: 'PlanningCaseWay' })

export const listWays = query({
  name: 'planning.list_ways',
  path: '/api/planning/runs/:runId/cases/:caseId/ways',
  summary: 'Every way a case could travel in a run, with what keeps it from there as the plan stands',
  input: z.object({ runId: RunId, caseId: CaseId }),
  output: z.object({ items: z.array(CaseWay) }),
})

export const placeCase = command({
  name: 'planning.place_case',
  path: '/api/planning/runs/:runId/cases/:caseId/place',
  summary: 'Puts a case on other flights by hand, or takes it off; later runs keep to it until it is freed',
  input: z.object({ runId: RunId, caseId: CaseId, legs: z.array(Id).max(2) }),
  output: z.object({ run: Run, case: RunCase }),
  refusals: [
    'run_not_done',
    'case_is_booked',
    'no_way_for_case',
    'way_is_closed',
    'flight_full',
    'no_wheelchair_place',
    'no_stretcher_place',
    'no_escort_left',
    'team_is_full',
    'charter_too_empty',
  ],
})

export const PlanDifference = z
  .object({ caseId: CaseId, caseRef: z.string(), leadName: z.string().nullable(), before: z.array(Id), after: z.array(Id) })
  .meta({ id: 'PlanDifference' })

export const compareRuns = query({
  name: 'planning.compare_runs',
  path: '/api/planning/runs/:runId/compare/:otherId',
  summary: 'Two runs side by side: who travels otherwise, what it costs and is worth',
  input: z.object({ runId: RunId, otherId: RunId }),
  output: z.object({ run: Run, other: Run, items: z.array(PlanDifference), flights: z.array(RunFlight) }),
})

export const BookingDone = z
  .object({
    caseId: CaseId,
    outcome: z.enum(['BOOKED', 'ALREADY', 'REFUSED', 'NOT_PLACED']),
    movementId: MovementId.nullable(),
    refusal: z.string().nullable(),
    details: RunCase.shape.refusalDetails,
  })
  .meta({ id: 'PlanningBookingDone' })

export const bookPlan = command({
  name: 'planning.book_plan',
  path: '/api/planning/runs/:runId/book',
  summary:
    'Books families as the plan has them, each whole or not at all; of a re-planning, their old seats are given back in the same step',
  input: z.object({ runId: RunId, caseIds: z.array(CaseId).min(1).max(25) }),
  output: z.object({ items: z.array(BookingDone) }),
  refusals: ['run_not_done'],
})
