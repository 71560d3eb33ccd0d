/** What crosses the wire about clearances, readiness and the request to travel. */
import { z } from 'zod'
import { CaseId, CaseStatus, SpecialNeed } from '#domain/cases/words.ts'
import { command, page, paging, query } from '#domain/kit/contract.ts'
import { Day, Instant } from '#domain/kit/day.ts'
import { PlaceCode } from '#domain/kit/place.ts'
import { PersonId } from '#domain/people/words.ts'
import {
  Clearance,
  ClearanceId,
  ClearanceKind,
  ClearanceStatus,
  FitOutcome,
  GuardBlock,
  GuardWord,
  TravelWindow,
} from './clearance-words.ts'
import { EscortKind, Payer, RequestId, TravelRequest } from './words.ts'

const line = (longest: number) => z.string().trim().max(longest)

export const listClearances = query({
  name: 'movements.list_clearances',
  path: '/api/movements/cases/:caseId/clearances',
  summary: 'The clearances of a case, by person and kind; never what a restriction says',
  input: z.object({ caseId: CaseId }),
  output: z.object({ items: z.array(Clearance) }),
})

export const getReadiness = query({
  name: 'movements.get_readiness',
  path: '/api/movements/cases/:caseId/readiness',
  summary: 'Guard G1: what keeps this case from being ready to travel, and until when each member may travel',
  input: z.object({ caseId: CaseId }),
  output: z.object({
    ready: z.boolean(),
    status: CaseStatus,
    criticalOn: Day.nullable(),
    blocks: z.array(GuardBlock),
    windows: z.array(TravelWindow.extend({ personId: PersonId })),
  }),
})

export const requireClearances = command({
  name: 'movements.require_clearances',
  path: '/api/movements/cases/:caseId/require-clearances',
  summary:
    'Opens a line for each clearance that programme and movement type ask for, of each travelling member, and begins collecting them',
  input: z.object({ caseId: CaseId }),
  output: z.object({ added: z.int() }),
  refusals: ['case_not_registered', 'on_hold', 'nothing_missing'],
})

export const addClearance = command({
  name: 'movements.add_clearance',
  path: '/api/movements/cases/:caseId/clearances',
  summary: 'Asks for a clearance beyond what the programme asks for',
  input: z.object({ id: ClearanceId.optional(), caseId: CaseId, personId: PersonId.optional(), kind: ClearanceKind }),
  output: Clearance,
  refusals: ['clearance_already_there', 'not_member', 'case_ended', 'id_taken'],
})

export const recordClearance = command({
  name: 'movements.record_clearance',
  path: '/api/movements/clearances/:clearanceId/record',
  summary: 'How a clearance stands now: its outcome and days, never its content',
  input: z.object({
    clearanceId: ClearanceId,
    status: ClearanceStatus,
    requestedOn: Day.optional(),
    validFrom: Day.optional(),
    validUntil: Day.optional(),
    issuer: line(160).optional(),
    reference: line(80).optional(),
  }),
  output: Clearance,
  refusals: ['window_backwards', 'already_over', 'expired_is_told_by_the_calendar', 'case_ended', 'fitness_is_said_by_a_doctor'],
})

export const readRestriction = query({
  name: 'movements.read_restriction',
  path: '/api/movements/clearances/:clearanceId/restriction',
  summary: 'What a restriction says, of a line that is not medical; for medical and protection staff',
  input: z.object({ clearanceId: ClearanceId }),
  output: z.object({ restriction: z.string().nullable() }),
})

export const recordRestriction = command({
  name: 'movements.record_restriction',
  path: '/api/movements/clearances/:clearanceId/restriction',
  summary: 'What must be seen to on the way; read by medical and protection staff alone',
  input: z.object({ clearanceId: ClearanceId, restriction: line(500) }),
  output: z.object({}),
  refusals: ['result_and_day_only', 'medical_staff_only'],
})

export const recordFitness = command({
  name: 'movements.record_fitness',
  path: '/api/movements/clearances/:clearanceId/fitness',
  summary:
    'The outcome of a fitness check, with the escort and requests it demands, which movement staff see; and why, which they never do',
  input: z.object({
    clearanceId: ClearanceId,
    outcome: FitOutcome,
    escort: EscortKind.nullable().default(null),
    ssr: z.array(SpecialNeed).max(12).default([]),
    validFrom: Day.optional(),
    validUntil: Day.optional(),
    issuer: line(160).optional(),
    /** For medical staff alone. Absent: what stands there stays. */
    detail: line(2000).optional(),
  }),
  output: Clearance,
  refusals: [
    'not_a_fitness_check',
    'fit_needs_no_conditions',
    'conditions_missing',
    'stretcher_needs_escort',
    'window_backwards',
    'already_over',
    'case_ended',
  ],
})

export const readMedical = query({
  name: 'movements.read_medical',
  path: '/api/movements/clearances/:clearanceId/medical',
  summary: 'What a doctor wrote on a medical line; for medical staff alone',
  input: z.object({ clearanceId: ClearanceId }),
  output: z.object({ detail: z.string().nullable() }),
})

export const recordMedical = command({
  name: 'movements.record_medical',
  path: '/api/movements/clearances/:clearanceId/medical',
  summary: 'What medical staff must know of a medical line; read by them alone',
  input: z.object({ clearanceId: ClearanceId, detail: line(2000) }),
  output: z.object({}),
  refusals: ['not_a_medical_line'],
})

/** A line of the work list: what runs out next, of whom. */
export const ExpiringClearance = Clearance.pick({ id: true, caseId: true, personId: true, kind: true, validUntil: true }).extend({
  caseRef: z.string(),
  caseStatus: CaseStatus,
  criticalOn: Day.nullable(),
  personName: z.string().nullable(),
  daysLeft: z.int(),
  /** When each of the two warnings was given; null while it was not. */
  warned30At: Instant.nullable(),
  warned7At: Instant.nullable(),
})

export const listExpiring = query({
  name: 'movements.list_expiring',
  path: '/api/movements/expiring',
  summary: 'What ends soon in cases that have not left yet, by the critical day of the case',
  input: z.object({ ...paging, withinDays: z.coerce.number().int().min(0).max(400).default(30), kind: ClearanceKind.optional() }),
  output: page(ExpiringClearance),
})

export const confirmTravelReady = command({
  name: 'movements.confirm_travel_ready',
  path: '/api/movements/cases/:caseId/confirm-travel-ready',
  summary: 'Guard G1 holds: the case may be booked. Refused with the first thing that blocks',
  input: z.object({ caseId: CaseId }),
  output: z.object({ criticalOn: Day.nullable() }),
  refusals: [...GuardWord.options, 'cannot_move'],
})

export const requestTravel = command({
  name: 'movements.request_travel',
  path: '/api/movements/cases/:caseId/requests',
  summary: 'Where a family goes, when, who pays, and what help is wanted',
  input: z.object({
    id: RequestId.optional(),
    caseId: CaseId,
    fromPlace: PlaceCode,
    toPlace: PlaceCode,
    earliestOn: Day,
    latestOn: Day,
    payer: Payer,
    services: z
      .array(z.enum(['AIRPORT_RECEPTION', 'TRANSIT_ASSISTANCE', 'ESCORT', 'LODGING', 'ONWARD_TRANSPORT', 'EXTRA_BAGGAGE']))
      .max(10)
      .default([]),
  }),
  output: TravelRequest,
  refusals: ['unknown_airport', 'unknown_place', 'window_backwards', 'later_than_critical_day', 'case_ended', 'on_hold', 'id_taken'],
})

export const listRequests = query({
  name: 'movements.list_requests',
  path: '/api/movements/cases/:caseId/requests',
  summary: 'What a family asked for, newest first',
  input: z.object({ caseId: CaseId }),
  output: z.object({ items: z.array(TravelRequest) }),
})
