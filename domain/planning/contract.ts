/** What crosses the wire about flights on offer, the figures of an office and the cases that wait. Runs have their own contract. */
import { z } from 'zod'
import { OfficeId } from '#domain/access/words.ts'
import { CaseId } from '#domain/cases/words.ts'
import { command, page, paging, query } from '#domain/kit/contract.ts'
import { Day } from '#domain/kit/day.ts'
import { AirportCode } from '#domain/kit/place.ts'
import { MovementId } from '#domain/movements/words.ts'
import { Candidate, DecisionKind, Hub, Legs, Offer, OfferDraft, OfferId, PlanningSettings, Priority } from './words.ts'

/** Of which office, and of which set of sealed files; without one, the only office there is and its open files. */
const place = { office: OfficeId.optional(), compartment: z.coerce.number().int().min(0).default(0) }
const elsewhere = ['not_your_office', 'which_office'] as const
const typed = [
  'unknown_airport',
  'unknown_place',
  'place_not_for_mode',
  'unknown_terminal',
  'local_time_does_not_exist',
  'leg_ends_before_it_begins',
  'leg_too_long',
  'flight_number_needed',
  'charter_is_direct',
  'minimum_above_seats',
  'other_currency',
] as const

/** How much of a flight on offer is booked. */
export const OfferLine = Offer.extend({ taken: z.int(), wheelchairsTaken: z.int(), stretchersTaken: z.int() }).meta({ id: 'OfferLine' })

export const listFlights = query({
  name: 'planning.list_flights',
  path: '/api/planning/flights',
  summary: 'Flights on offer by departure, with the seats that are booked on each',
  input: z.object({ ...paging, ...place, from: Day.optional(), to: Day.optional() }),
  output: page(OfferLine),
})

export const offerFlight = command({
  name: 'planning.offer_flight',
  path: '/api/planning/flights',
  summary: 'Puts a block of seats on offer, typed with the local times of the airports',
  input: OfferDraft,
  output: Offer,
  refusals: [...elsewhere, 'id_taken', ...typed],
})

export const importFlights = command({
  name: 'planning.import_flights',
  path: '/api/planning/flights/import',
  summary: 'Puts many flights on offer from the text of a CSV file: all of them, or none and what is wrong in each line',
  input: z.object({ ...place, csv: z.string().min(1).max(400_000) }),
  output: z.object({ added: z.int(), faults: z.array(z.object({ line: z.int(), column: z.string(), problem: z.string() })) }),
  refusals: [...elsewhere, 'csv_not_readable', 'csv_too_many_rows'],
})

export const offerMovement = command({
  name: 'planning.offer_movement',
  path: '/api/planning/movements/:movementId/offer',
  summary: 'Puts the free seats of a journey that is planned already on offer',
  input: z.object({
    movementId: MovementId,
    seats: z.int().min(1).max(1000),
    wheelchairs: z.int().min(0).max(100).default(0),
    stretchers: z.int().min(0).max(100).default(0),
    seatPriceMinor: z.int().min(0).default(0),
  }),
  output: Offer,
  refusals: ['movement_closed', 'already_offered'],
})

export const withdrawFlight = command({
  name: 'planning.withdraw_flight',
  path: '/api/planning/flights/:offerId/withdraw',
  summary: 'Takes a flight off the offer; whoever is booked on it stays booked',
  input: z.object({ offerId: OfferId }),
  output: Offer,
  refusals: ['already_off_offer'],
})

export const getSettings = query({
  name: 'planning.get_settings',
  path: '/api/planning/settings',
  summary: 'The figures in force today: hubs, team, escorts, prices, with their source',
  input: z.object({ office: OfficeId.optional() }),
  output: z.object({ settings: PlanningSettings, isUsual: z.boolean(), later: z.array(PlanningSettings) }),
})

export const setSettings = command({
  name: 'planning.set_settings',
  path: '/api/planning/settings',
  summary: 'Figures of the office from a day on; those of earlier days stay as they were',
  input: PlanningSettings.extend({ office: OfficeId.optional(), hubs: z.array(Hub).max(40) }),
  output: PlanningSettings,
  refusals: [...elsewhere, 'settings_in_the_past', 'unknown_airport', 'hub_twice', 'other_currency'],
})

export const listCandidates = query({
  name: 'planning.list_candidates',
  path: '/api/planning/candidates',
  summary: 'Cases that are ready to travel, as the planner sees them: needs, days, destinations, priority; the most urgent first',
  input: z.object({ ...paging, ...place }),
  output: page(Candidate),
})

export const setWish = command({
  name: 'planning.set_wish',
  path: '/api/planning/cases/:caseId/wish',
  summary: 'How much a case presses, and to which other airports it may go',
  input: z.object({ caseId: CaseId, priority: Priority, alsoTo: z.array(AirportCode).max(6).default([]) }),
  output: z.object({ priority: Priority, alsoTo: z.array(AirportCode) }),
  refusals: ['unknown_airport'],
})

export const decide = command({
  name: 'planning.decide',
  path: '/api/planning/cases/:caseId/decide',
  summary: 'Settles that a case travels on these flights and no others, or never on them; FREE takes such a decision back',
  input: z.object({ caseId: CaseId, kind: z.union([DecisionKind, z.literal('FREE')]), legs: Legs }),
  output: Candidate.pick({ caseId: true, decisions: true }),
  refusals: ['flight_not_there'],
})
