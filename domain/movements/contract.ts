/** What crosses the wire about movements: planning legs, putting cases on them, live times, approvals. Clearances and the manifest have their own contracts. */
import { z } from 'zod'
import { OfficeId } from '#domain/access/words.ts'
import { CaseId } from '#domain/cases/words.ts'
import { command, fileCommand, page, paging, query } from '#domain/kit/contract.ts'
import { exporting, exportTypes } from '#domain/kit/export-words.ts'
import { Day, TimeZone } from '#domain/kit/day.ts'
import { PlaceCode } from '#domain/kit/place.ts'
import { PersonId } from '#domain/people/words.ts'
import { GuardBlock, GuardWord } from './clearance-words.ts'
import { passengerWords } from './passenger-words.ts'
import { legRefusals } from './rules.ts'
import {
  BookingRef,
  Connection,
  EscortKind,
  Leg,
  LegId,
  LegMode,
  LegStatus,
  LocalDateTime,
  Movement,
  MovementId,
  MovementStatus,
  Passenger,
  Seat,
  Ssr,
  TicketNumber,
} from './words.ts'

const LegDraft = z.object({
  mode: LegMode.default('AIR'),
  /** The airline comes from the flight number; other carriers are named. */
  carrier: z.string().trim().min(1).max(60).optional(),
  number: z.string().trim().toUpperCase().min(1).max(12),
  fromPlace: PlaceCode,
  fromTerminal: z.string().trim().max(6).optional(),
  departsLocal: LocalDateTime,
  toPlace: PlaceCode,
  toTerminal: z.string().trim().max(6).optional(),
  arrivesLocal: LocalDateTime,
  bagsRechecked: z.boolean().default(false),
  borderEntry: z.boolean().default(false),
})

export const planMovement = command({
  name: 'movements.plan_movement',
  path: '/api/movements/movements',
  summary: 'A journey of one or more legs by air, sea, road or rail, typed with the local times of their places',
  input: z.object({
    id: MovementId.optional(),
    office: OfficeId.optional(),
    /** For the journey of one case: it then lies where the case lies, sealed or open. */
    caseId: CaseId.optional(),
    movementType: z.string().regex(/^[A-Z_]{2,40}$/, { error: 'movement_type' }),
    legs: z.array(LegDraft).min(1).max(8),
  }),
  output: Movement,
  refusals: ['not_your_office', 'which_office', 'id_taken', ...legRefusals],
})

export const MovementLine = Movement.pick({
  id: true,
  publicRef: true,
  movementType: true,
  mode: true,
  status: true,
  startsAt: true,
  endsAt: true,
}).extend({
  fromPlace: PlaceCode,
  fromZone: TimeZone,
  toPlace: PlaceCode,
  toZone: TimeZone,
  flights: z.array(z.string()),
  passengers: z.int(),
  manifestVersion: z.int().nullable(),
})

const movementFilters = { from: Day.optional(), to: Day.optional(), status: MovementStatus.optional() }

export const listMovements = query({
  name: 'movements.list_movements',
  path: '/api/movements/movements',
  summary: 'Movements by departure, the next ones first or the last ones first',
  input: z.object({ ...paging, ...movementFilters, order: z.enum(['NEXT', 'LAST']).default('NEXT') }),
  output: page(MovementLine),
})

export const exportMovements = fileCommand({
  name: 'movements.export_movements',
  path: '/api/movements/movements/export',
  summary: 'The list of movements as a file, whole and with its number of rows and checksum; no sealed one is ever in it',
  input: z.object({ ...movementFilters, ...exporting }),
  produces: exportTypes,
})

export const getMovement = query({
  name: 'movements.get_movement',
  path: '/api/movements/movements/:movementId',
  summary: 'One movement with its legs, passengers and connections',
  input: z.object({ movementId: MovementId }),
  output: Movement,
})

/** The movements a case is or was on. */
export const listJourneys = query({
  name: 'movements.list_journeys',
  path: '/api/movements/cases/:caseId/journeys',
  summary: 'The movements of a case, newest first',
  input: z.object({ caseId: CaseId }),
  output: z.object({ items: z.array(MovementLine) }),
})

export const FlightLine = Leg.pick({
  number: true,
  fromPlace: true,
  fromZone: true,
  departsAt: true,
  expectedDepartsAt: true,
  toPlace: true,
  toZone: true,
  arrivesAt: true,
  expectedArrivesAt: true,
  status: true,
}).extend({ legId: LegId, movementId: MovementId, movementRef: z.string(), passengers: z.int() })

export const findFlights = query({
  name: 'movements.find_flights',
  path: '/api/movements/flights',
  summary: 'The legs of a flight number that leave or land on a day',
  input: z.object({ number: z.string().trim().toUpperCase().min(2).max(12), on: Day }),
  output: z.object({ items: z.array(FlightLine) }),
})

const Seating = z.object({
  personId: PersonId,
  ticketNo: TicketNumber.optional(),
  seat: Seat.optional(),
  ssr: z.array(Ssr).max(12).default([]),
  bagsPieces: z.int().min(0).max(20).default(0),
  bagsKg: z.int().min(0).max(400).default(0),
  escortKind: EscortKind.optional(),
  infantWith: PersonId.optional(),
})

/** A case that waits for seats, as the booking desk needs to know it. */
export const ReadyCase = z
  .object({
    caseId: CaseId,
    caseRef: z.string(),
    criticalOn: Day.nullable(),
    destinationCountry: z.string().nullable(),
    destinationCity: z.string().nullable(),
    /** The principal applicant. */
    leadName: z.string().nullable(),
    persons: z.int(),
    earliestOn: Day.nullable(),
    latestOn: Day.nullable(),
  })
  .meta({ id: 'ReadyCase' })

export const listReady = query({
  name: 'movements.list_ready',
  path: '/api/movements/ready',
  summary: 'Cases that are ready to travel and wait for seats, the most urgent first',
  input: z.object({ ...paging }),
  output: page(ReadyCase),
})

export const checkBooking = query({
  name: 'movements.check_booking',
  path: '/api/movements/movements/:movementId/cases/:caseId/check',
  summary: 'Guard G2: what keeps this case from being booked on this movement, and who would travel',
  input: z.object({ movementId: MovementId, caseId: CaseId }),
  output: z.object({
    blocks: z.array(GuardBlock),
    /** What nobody can say for certain, and somebody must look at. */
    warnings: z.array(GuardBlock),
    caseRef: z.string(),
    splitApproved: z.boolean(),
    members: z.array(
      Passenger.pick({
        personId: true,
        familyName: true,
        givenNames: true,
        nativeName: true,
        ageBand: true,
        ssr: true,
        infantWith: true,
      }).extend({ onBoard: z.boolean(), mayHold: z.boolean() }),
    ),
  }),
})

export const bookCase = command({
  name: 'movements.book_case',
  path: '/api/movements/movements/:movementId/bookings',
  summary: 'Puts a case on a movement: the whole family that travels, with tickets, seats and special requests',
  input: z.object({
    movementId: MovementId,
    caseId: CaseId,
    bookingRef: BookingRef.optional(),
    /** Everybody who travels, when left out; the special needs of the case are then asked for. */
    passengers: z.array(Seating).min(1).max(60).optional(),
  }),
  output: Movement,
  refusals: [
    ...GuardWord.options,
    ...passengerWords,
    'cannot_move',
    'case_not_travel_ready',
    'movement_closed',
    'case_lies_elsewhere',
    'not_member',
    'family_split_unapproved',
    'overlapping_travel',
    'already_on_board',
  ],
})

export const updatePassenger = command({
  name: 'movements.update_passenger',
  path: '/api/movements/passengers/:passengerId',
  summary: 'Ticket, seat, bags and requests of one passenger; after a freeze this asks for a new version of the manifest',
  input: z.object({
    passengerId: Passenger.shape.id,
    bookingRef: BookingRef.optional(),
    ticketNo: TicketNumber.optional(),
    seat: Seat.optional(),
    ssr: z.array(Ssr).max(12).optional(),
    bagsPieces: z.int().min(0).max(20).optional(),
    bagsKg: z.int().min(0).max(400).optional(),
    escortKind: EscortKind.nullable().optional(),
    infantWith: PersonId.nullable().optional(),
  }),
  output: Movement,
  refusals: [...passengerWords, 'already_departed'],
})

export const cancelBooking = command({
  name: 'movements.cancel_booking',
  path: '/api/movements/movements/:movementId/cases/:caseId/cancel',
  summary: 'Gives back the seats of a case; if it stood on a manifest, a new version is due',
  input: z.object({
    movementId: MovementId,
    caseId: CaseId,
    reason: z.enum(['PERSON_ASKED', 'MEDICAL', 'DOCUMENTS', 'CARRIER', 'NO_SHOW', 'REBOOKED', 'OTHER']),
  }),
  output: z.object({ cancelled: z.int() }),
  refusals: ['not_booked_here', 'already_departed'],
})

export const cancelMovement = command({
  name: 'movements.cancel_movement',
  path: '/api/movements/movements/:movementId/cancel',
  summary: 'Gives up a movement on which nobody is booked any more',
  input: z.object({ movementId: MovementId }),
  output: z.object({}),
  refusals: ['passengers_on_board', 'movement_closed'],
})

export const approveConnection = command({
  name: 'movements.approve_connection',
  path: '/api/movements/movements/:movementId/approve-connection',
  summary: 'A supervisor takes an amber connection on themself, as tight as it is now',
  input: z.object({ movementId: MovementId, fromSeq: z.int().min(1), reason: z.string().trim().min(5).max(400) }),
  output: z.object({ connections: z.array(Connection) }),
  refusals: ['connection_red', 'connection_needs_no_approval'],
})

export const approveSplit = command({
  name: 'movements.approve_split',
  path: '/api/movements/movements/:movementId/cases/:caseId/approve-split',
  summary: 'A supervisor lets a family travel apart',
  input: z.object({ movementId: MovementId, caseId: CaseId, reason: z.string().trim().min(5).max(400) }),
  output: z.object({}),
})

export const recordLegTimes = command({
  name: 'movements.record_leg_times',
  path: '/api/movements/legs/:legId/times',
  summary: 'The latest news of a leg, in the local time of its airports, for every journey on that flight; the connections are judged anew',
  input: z.object({
    legId: LegId,
    expectedDepartsLocal: LocalDateTime.optional(),
    expectedArrivesLocal: LocalDateTime.optional(),
    status: LegStatus.optional(),
  }),
  output: z.object({ movementId: MovementId, leg: Leg, connections: z.array(Connection), others: z.number().int() }),
  refusals: ['nothing_said', 'local_time_does_not_exist', 'leg_ends_before_it_begins', 'movement_closed'],
})
