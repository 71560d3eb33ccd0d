/** What crosses the wire about every transport: lists, the whole page of one, its people and questions, and the decision to go. */
import { z } from 'zod'
import { command, page, paging, query } from '#domain/kit/contract.ts'
import { Day, TimeZone } from '#domain/kit/day.ts'
import { CountryCode, NationalityCode } from '#domain/kit/place.ts'
import { EscortNeed } from '#domain/escorts/words.ts'
import { Leg, ManifestTotals, Movement, MovementId, PassengerId } from '#domain/movements/words.ts'
import { Charter, CharterCost, FreezeTime, Permit } from './charter-words.ts'
import { Convoy, RouteStop, Vehicle, VehicleSeat } from './convoy-words.ts'
import { PlacesApart, PortCall, SeaReport, Vessel } from './vessel-words.ts'
import {
  Check,
  CheckAnswer,
  CheckItem,
  Duty,
  Gap,
  Rider,
  Staff,
  StaffDocument,
  StaffId,
  StateRequest,
  Transport,
  TransportId,
  TransportKind,
  TransportStatus,
  VehicleId,
} from './words.ts'

const line = (longest: number) => z.string().trim().min(1).max(longest)

export const TransportLine = Transport.pick({
  id: true,
  publicRef: true,
  movementId: true,
  kind: true,
  operator: true,
  status: true,
  departsAt: true,
})
  .extend({
    movementRef: z.string(),
    /** Of the place it leaves from. */
    departsZone: TimeZone,
    /** What it is called: the registration, the ship, the convoy. */
    label: z.string().nullable(),
  })
  .meta({ id: 'TransportLine' })
export type TransportLine = z.infer<typeof TransportLine>

export const listTransports = query({
  name: 'transports.list_transports',
  path: '/api/transports/transports',
  summary: 'Charters, vessels and convoys by departure: those that leave next, or those that left last',
  input: z.object({
    ...paging,
    kind: TransportKind.optional(),
    status: TransportStatus.optional(),
    order: z.enum(['NEXT', 'LAST']).default('NEXT'),
  }),
  output: page(TransportLine),
})

export const Family = z
  .object({ caseId: z.string(), caseRef: z.string(), unaccompaniedMinor: z.boolean(), persons: z.array(Rider) })
  .meta({ id: 'FamilyOnBoard' })
export type Family = z.infer<typeof Family>

/** A transport with everything that belongs to it. Of the three kinds one is there. */
export const TransportFile = z
  .object({
    transport: Transport,
    charter: Charter.nullable(),
    vessel: Vessel.nullable(),
    convoy: Convoy.nullable(),
    permits: z.array(Permit),
    calls: z.array(PortCall),
    /** The newest first. */
    seaReports: z.array(SeaReport),
    vehicles: z.array(Vehicle),
    stops: z.array(RouteStop),
    seats: z.array(VehicleSeat),
    staff: z.array(Staff),
    /** Which questions are asked, and the newest answer to each. */
    items: z.array(CheckItem),
    checks: z.array(Check),
    stateRequest: StateRequest.nullable(),
    isEvacuation: z.boolean(),
    movement: Movement.pick({ publicRef: true, movementType: true, mode: true, status: true, changedSinceFreeze: true }).extend({
      legs: z.array(
        Leg.pick({
          seq: true,
          number: true,
          fromPlace: true,
          fromZone: true,
          departsAt: true,
          toPlace: true,
          toZone: true,
          arrivesAt: true,
        }),
      ),
      listVersion: z.int().nullable(),
    }),
    families: z.array(Family),
    needs: z.array(EscortNeed),
    escorts: z.int(),
    /** Everybody: passengers, escorts, crew and teams. */
    persons: z.int(),
    placesApart: PlacesApart.nullable(),
    freeze: FreezeTime.nullable(),
    cost: CharterCost.nullable(),
    gaps: z.array(Gap),
  })
  .meta({ id: 'TransportFile' })
export type TransportFile = z.infer<typeof TransportFile>

export const getTransport = query({
  name: 'transports.get_transport',
  path: '/api/transports/transports/:transportId',
  summary: 'One transport whole: what it is, who is on board, and what is still missing before it goes',
  input: z.object({ transportId: TransportId }),
  output: TransportFile,
})

export const listOfMovement = query({
  name: 'transports.list_of_movement',
  path: '/api/transports/movements/:movementId',
  summary: 'The transports of a movement',
  input: z.object({ movementId: MovementId }),
  output: z.object({ items: z.array(TransportLine) }),
})

export const recordStaff = command({
  name: 'transports.record_staff',
  path: '/api/transports/transports/:transportId/staff',
  summary: 'Somebody of the crew, a driver or a team: written down, or written anew when the id is known',
  input: z.object({
    transportId: TransportId,
    id: StaffId,
    vehicleId: VehicleId.nullable().default(null),
    duty: Duty,
    rank: line(60),
    familyName: line(120),
    givenNames: z.string().trim().max(120).default(''),
    sex: z.enum(['F', 'M', 'X']),
    nationality: NationalityCode,
    bornOn: Day.nullable().default(null),
    bornAt: line(120).nullable().default(null),
    docType: StaffDocument.nullable().default(null),
    docNumber: line(40).toUpperCase().nullable().default(null),
    docIssuer: NationalityCode.nullable().default(null),
    docExpiresOn: Day.nullable().default(null),
    licenceNumber: line(60).nullable().default(null),
    licenceUntil: Day.nullable().default(null),
  }),
  output: TransportFile,
  refusals: [
    'transport_cancelled',
    'document_incomplete',
    'vehicle_unknown',
    'duty_of_another_kind',
    'more_people_than_life_saving',
    'id_taken',
  ],
})

export const removeStaff = command({
  name: 'transports.remove_staff',
  path: '/api/transports/transports/:transportId/staff/:staffId/remove',
  summary: 'Takes somebody off the crew or the team',
  input: z.object({ transportId: TransportId, staffId: StaffId }),
  output: TransportFile,
  refusals: ['transport_cancelled'],
})

export const answerCheck = command({
  name: 'transports.answer_check',
  path: '/api/transports/transports/:transportId/checks',
  summary: 'Answers a question that is asked before leaving; a new answer takes the place of the one before',
  input: z.object({ transportId: TransportId, item: CheckItem, answer: CheckAnswer, note: line(400).nullable().default(null) }),
  output: TransportFile,
  refusals: ['transport_cancelled', 'check_of_another_kind', 'reason_missing'],
})

export const recordStateRequest = command({
  name: 'transports.record_state_request',
  path: '/api/transports/transports/:transportId/state-request',
  summary: 'The State that asked for an evacuation, on which ground, and why nothing else is left',
  input: z.object({
    transportId: TransportId,
    state: CountryCode,
    role: z.enum(['NATIONALITY', 'HOST']),
    authority: line(200),
    reference: line(80),
    askedOn: Day,
    legalGround: line(600),
    lastResort: line(600),
  }),
  output: TransportFile,
  refusals: ['transport_cancelled', 'in_the_future', 'unknown_country'],
})

export const decide = command({
  name: 'transports.decide',
  path: '/api/transports/transports/:transportId/decision',
  summary: 'Go, when nothing that stops is left; or no go, with the reason',
  input: z.object({ transportId: TransportId, status: z.enum(['GO', 'NO_GO']), reason: line(400).nullable().default(null) }),
  output: TransportFile,
  refusals: ['transport_cancelled', 'not_ready_to_go', 'reason_missing'],
})

export const closeBoarding = command({
  name: 'transports.close_boarding',
  path: '/api/transports/transports/:transportId/boarding',
  summary: 'On the day: those who did not come are taken off, the list is checked and frozen anew, and the seats are reckoned again',
  input: z.object({ transportId: TransportId, absent: z.array(PassengerId).max(900) }),
  output: z.object({ version: z.int(), removed: z.int(), totals: ManifestTotals, file: TransportFile }),
  refusals: [
    'transport_cancelled',
    'movement_closed',
    'list_not_frozen',
    'too_early_for_absence',
    'not_on_board',
    'list_does_not_pass',
    'already_departed',
  ],
})

export const cancelTransport = command({
  name: 'transports.cancel',
  path: '/api/transports/transports/:transportId/cancel',
  summary: 'Gives a transport up; another one may carry the movement',
  input: z.object({ transportId: TransportId, reason: line(400) }),
  output: TransportFile,
  refusals: ['transport_cancelled'],
})

/** Of every kind: which movement, under which id, by whom. */
export const planned = { id: TransportId.optional(), movementId: MovementId, operator: line(160) }
export const planRefusals = ['movement_closed', 'movement_has_no_such_leg', 'carried_already', 'id_taken'] as const
export const changed = { transportId: TransportId, seenAt: Transport.shape.updatedAt, operator: line(160) }
export const changeRefusals = ['transport_cancelled', 'changed_meanwhile'] as const
