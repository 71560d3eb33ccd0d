/**
 * The nouns of planning: flights on offer, what a family needs on the way, a planning run and what it says of each case. Nothing here
 * decides. Of a person no name and no document enters the problem: only how many travel, from where, where to, within which days.
 */
import { z } from 'zod'
import { AccountId, OfficeId } from '#domain/access/words.ts'
import { CaseId } from '#domain/cases/words.ts'
import { Day, Instant, TimeZone } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { Currency, MinorUnits } from '#domain/kit/money.ts'
import { AirportCode, CountryCode } from '#domain/kit/place.ts'
import { ClearanceKind, GuardWord } from '#domain/movements/clearance-words.ts'
import { LocalDateTime, MovementId } from '#domain/movements/words.ts'

export const OfferId = Id.brand<'OfferId'>().meta({ id: 'OfferId' })
export type OfferId = z.infer<typeof OfferId>
export const RunId = Id.brand<'RunId'>().meta({ id: 'RunId' })
export type RunId = z.infer<typeof RunId>

export const OfferKind = z.enum(['SCHEDULED', 'CHARTER'])
export type OfferKind = z.infer<typeof OfferKind>
/** For whom the seats of a block are: those whose whole journey this leg is, or those who change planes before or after it. */
export const OfferUse = z.enum(['DIRECT', 'CONNECTION'])
export type OfferUse = z.infer<typeof OfferUse>

const Places = z.int().min(0).max(1000)

/** A flight on offer as somebody types it: wall-clock times at the airports. */
export const OfferDraft = z.object({
  id: OfferId.optional(),
  office: OfficeId.optional(),
  compartment: z.int().min(0).default(0),
  kind: OfferKind,
  use: OfferUse,
  number: z.string().trim().toUpperCase().min(3).max(8),
  fromPlace: AirportCode,
  fromTerminal: z.string().trim().max(6).optional(),
  departsLocal: LocalDateTime,
  toPlace: AirportCode,
  toTerminal: z.string().trim().max(6).optional(),
  arrivesLocal: LocalDateTime,
  seats: Places.min(1),
  wheelchairs: Places.default(0),
  stretchers: Places.default(0),
  minimumLoad: Places.default(0),
  fixedCostMinor: MinorUnits.min(0).default(0),
  seatPriceMinor: MinorUnits.min(0).default(0),
  currency: Currency.default('EUR'),
})
export type OfferDraft = z.output<typeof OfferDraft>

/** When it flies from where to where, what it holds and what it costs. */
const flown = {
  fromPlace: AirportCode,
  fromTerminal: z.string().nullable(),
  fromZone: TimeZone,
  departsAt: Instant,
  toPlace: AirportCode,
  toTerminal: z.string().nullable(),
  toZone: TimeZone,
  arrivesAt: Instant,
  seats: z.int(),
  wheelchairs: z.int(),
  stretchers: z.int(),
  /** Seats that must be filled when a charter flies, escorts included. */
  minimumLoad: z.int(),
  fixedCostMinor: MinorUnits,
  seatPriceMinor: MinorUnits,
  currency: Currency,
}

/** A block of seats that the office holds or may buy before anybody is booked (a flight on offer). */
export const Offer = z
  .object({
    id: OfferId,
    office: z.int(),
    compartment: z.int(),
    kind: OfferKind,
    use: OfferUse,
    number: z.string(),
    ...flown,
    /** Seats of a journey that is planned already: then nobody plans another one for them. */
    movementId: MovementId.nullable(),
    withdrawnAt: Instant.nullable(),
  })
  .meta({ id: 'Offer' })
export type Offer = z.infer<typeof Offer>

/** An airport through which people change planes, and what the team there can do. */
export const Hub = z.object({
  airport: AirportCode,
  minimumConnection: z.int().min(0).max(1440),
  /** Persons in three hours, a wheelchair counting two more and a stretcher four more. */
  teamPer3h: z.int().min(0).max(10_000),
})
export type Hub = z.infer<typeof Hub>

const Price = z.number().min(0).max(1_000_000)

/** What a seat, a day and a change are worth to the planner, in one unit: of money for costs, of merit for persons. */
export const Prices = z.object({
  person: Price,
  lateDay: Price,
  costWeight: Price,
  charterSeat: Price,
  scheduledSeat: Price,
  overnight: Price,
  otherDestination: Price,
  escort: Price,
  /** For each person whose booking a new plan changes. */
  change: Price,
})
export type Prices = z.infer<typeof Prices>

/** Figures of an office from a day on. */
export const PlanningSettings = z
  .object({
    validFrom: Day,
    hubs: z.array(Hub).max(40),
    escortPoolPerDay: z.int().min(0).max(1000),
    currency: Currency,
    prices: Prices,
    source: z.string().trim().min(3).max(300),
  })
  .meta({ id: 'PlanningSettings' })
export type PlanningSettings = z.infer<typeof PlanningSettings>

export const Priority = z.enum(['NORMAL', 'URGENT', 'VITAL'])
export type Priority = z.infer<typeof Priority>

/** What a family takes on board. `seats`: babies on laps need none. */
export const Needs = z.object({
  persons: z.int(),
  seats: z.int(),
  wheelchairs: z.int(),
  stretchers: z.int(),
  needsEscort: z.boolean(),
  /** Nobody of the family who travels is of age. */
  childAlone: z.boolean(),
})
export type Needs = z.infer<typeof Needs>

/** Why a case cannot even be asked for. */
export const NotPlannable = z.enum(['no_travel_request', 'nobody_travels', 'on_hold', 'window_over', 'not_travel_ready'])
export type NotPlannable = z.infer<typeof NotPlannable>

/** The days on which all of a family may travel, and what ends them. */
export const CaseWindow = z.object({
  start: Day.nullable(),
  end: Day.nullable(),
  endsBy: z.union([ClearanceKind, z.literal('REQUEST')]).nullable(),
})
export type CaseWindow = z.infer<typeof CaseWindow>

/** What a family asked for (the open travel request). */
export type Wish = { fromPlace: string; toPlace: string; earliestOn: Day; latestOn: Day }

export const DecisionKind = z.enum(['PIN', 'FORBID'])
export type DecisionKind = z.infer<typeof DecisionKind>
export const Legs = z.array(OfferId).min(1).max(2)
/** What somebody settled beforehand: travels so, or never so. One leg forbids every way that uses it. */
export const Decision = z.object({ kind: DecisionKind, legs: Legs })
export type Decision = z.infer<typeof Decision>

/** A case that waits for seats, as the planner sees it and an agent must know it. */
export const Candidate = z
  .object({
    caseId: CaseId,
    caseRef: z.string(),
    leadName: z.string().nullable(),
    movementType: z.string(),
    needs: Needs,
    priority: Priority,
    fromPlace: AirportCode.nullable(),
    /** Best first. */
    destinations: z.array(AirportCode),
    window: CaseWindow,
    criticalOn: Day.nullable(),
    notPlannable: NotPlannable.nullable(),
    decisions: z.array(Decision),
  })
  .meta({ id: 'PlanningCandidate' })
export type Candidate = z.infer<typeof Candidate>

/** A supposition about flights; nothing is changed by it. */
export const Hypothesis = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('DELAY'), flight: Id, minutes: z.int().min(5).max(4320) }),
    z.object({ kind: z.literal('CANCELLATION'), flight: Id }),
    z.object({
      kind: z.literal('STRIKE'),
      airport: AirportCode.optional(),
      carrier: z
        .string()
        .regex(/^[A-Z0-9]{2}$/, { error: 'carrier_code' })
        .optional(),
      from: Instant,
      until: Instant,
    }),
  ])
  .meta({ id: 'PlanningHypothesis' })
export type Hypothesis = z.infer<typeof Hypothesis>

/** A flight as a run saw it. A journey that lies on no offered flight is one flight with several legs. */
export const RunFlight = z
  .object({
    id: Id,
    kind: OfferKind,
    use: OfferUse,
    numbers: z.array(z.string()),
    ...flown,
    movementId: MovementId.nullable(),
    /** By the hypothesis of a re-planning. */
    supposed: z.enum(['CANCELLED', 'DELAYED']).nullable(),
  })
  .meta({ id: 'RunFlight' })
export type RunFlight = z.infer<typeof RunFlight>

/** One thing that would help, in a word and with its measure. */
export const Unblock = z
  .object({
    word: z.enum([
      'more_seats',
      'more_wheelchairs',
      'more_stretchers',
      'more_escorts_on_flight',
      'more_escorts_on_day',
      'bigger_team',
      'fuller_charter',
      'longer_clearance',
      'earlier_clearance',
      'later_request',
      'earlier_request',
      'guard',
      'another_flight',
      'move_others',
    ]),
    count: z.int().optional(),
    flight: Id.optional(),
    airport: AirportCode.optional(),
    toAirport: AirportCode.optional(),
    at: Instant.optional(),
    on: Day.optional(),
    until: Day.optional(),
    clearance: ClearanceKind.optional(),
    guard: GuardWord.optional(),
    /** Whose transit visa is missing, or whose border the paper does not open. */
    country: CountryCode.optional(),
  })
  .meta({ id: 'PlanningUnblock' })
export type Unblock = z.infer<typeof Unblock>

/** A way that would open once everything in it is granted together. */
export const UnblockWay = z.object({ legs: z.array(Id), needs: z.array(Unblock) })
export type UnblockWay = z.infer<typeof UnblockWay>

export const Why = z.enum(['no_itinerary', 'seats', 'wheelchairs', 'stretchers', 'escorts', 'hub_team', 'worse_for_others', 'left_by_hand'])
export type Why = z.infer<typeof Why>

/** What a run says of one case. */
export const RunCase = z
  .object({
    caseId: CaseId,
    caseRef: z.string(),
    leadName: z.string().nullable(),
    needs: Needs,
    priority: Priority,
    window: CaseWindow,
    /** Flights of the run, in order; none when the case stays. */
    legs: z.array(Id),
    costMinor: MinorUnits,
    byHand: z.boolean(),
    pinned: z.boolean(),
    why: Why.nullable(),
    ways: z.array(UnblockWay),
    /** Of a re-planning: how the case travels today. */
    before: z.array(Id),
    beforeMovementId: MovementId.nullable(),
    /** A ticket is issued and was not released. */
    frozen: z.boolean(),
    /** The supposed change takes away how the case travels today. */
    hit: z.boolean(),
    bookedOn: MovementId.nullable(),
    refusal: z.string().nullable(),
    refusalDetails: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable(),
  })
  .meta({ id: 'RunCase' })
export type RunCase = z.infer<typeof RunCase>

export const RunKind = z.enum(['PLAN', 'WHAT_IF'])
export type RunKind = z.infer<typeof RunKind>
/** `LOST`: the server that computed it ended before it did. */
export const RunStatus = z.enum(['WAITING', 'RUNNING', 'DONE', 'STOPPED', 'FAILED', 'LOST'])
export type RunStatus = z.infer<typeof RunStatus>

export const Run = z
  .object({
    id: RunId,
    office: z.int(),
    compartment: z.int(),
    kind: RunKind,
    status: RunStatus,
    fromOn: Day,
    untilOn: Day,
    seed: z.int(),
    secondsMax: z.int(),
    /** Of everything that the planner was given: two runs with one hash had the same question. */
    inputHash: z.string(),
    hypothesis: Hypothesis.nullable(),
    startedBy: AccountId,
    startedByName: z.string().nullable(),
    startedAt: Instant,
    finishedAt: Instant.nullable(),
    seconds: z.number().nullable(),
    value: z.number().nullable(),
    /** Proved: no plan is worth more. */
    bound: z.number().nullable(),
    /** (bound − value) / value; null while nothing is known. */
    gap: z.number().nullable(),
    cases: z.int(),
    placed: z.int(),
    persons: z.int(),
    personsPlaced: z.int(),
    costMinor: MinorUnits,
    currency: Currency,
  })
  .meta({ id: 'PlanningRun' })
export type Run = z.infer<typeof Run>
