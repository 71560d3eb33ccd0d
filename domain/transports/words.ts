/**
 * The nouns that all transports have in common (FR: affrètements, navires, convois): the transport itself, who works on it, what is
 * asked before leaving and what is still missing (domain.md 1.14). Each kind has words of its own beside this file. Nothing here decides.
 */
import { z } from 'zod'
import { AccountId, OfficeId } from '#domain/access/words.ts'
import { Day, Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { CountryCode, NationalityCode } from '#domain/kit/place.ts'
import { MovementId, PassengerId } from '#domain/movements/words.ts'

export const TransportId = Id.brand<'TransportId'>().meta({ id: 'TransportId' })
export type TransportId = z.infer<typeof TransportId>
export const VehicleId = Id.brand<'VehicleId'>().meta({ id: 'VehicleId' })
export type VehicleId = z.infer<typeof VehicleId>
export const StaffId = Id.brand<'StaffId'>().meta({ id: 'StaffId' })
export type StaffId = z.infer<typeof StaffId>

export const TransportKind = z.enum(['CHARTER', 'VESSEL', 'CONVOY']).meta({ id: 'TransportKind' })
export type TransportKind = z.infer<typeof TransportKind>
/** GO and NO_GO are decisions of a person; a GO falls back to PLANNED as soon as the transport is changed. */
export const TransportStatus = z.enum(['PLANNED', 'GO', 'NO_GO', 'CANCELLED']).meta({ id: 'TransportStatus' })
export type TransportStatus = z.infer<typeof TransportStatus>

export const Transport = z
  .object({
    id: TransportId,
    publicRef: z.string(),
    office: OfficeId,
    compartment: z.int(),
    movementId: MovementId,
    kind: TransportKind,
    /** Airline, shipping company or coach company. */
    operator: z.string(),
    status: TransportStatus,
    /** Of the last decision. */
    reason: z.string().nullable(),
    decidedBy: AccountId.nullable(),
    decidedAt: Instant.nullable(),
    departsAt: Instant,
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Transport' })
export type Transport = z.infer<typeof Transport>

export const Duty = z.enum(['MASTER', 'SEAFARER', 'PILOT', 'CABIN', 'DRIVER', 'MEDICAL', 'SECURITY']).meta({ id: 'StaffDuty' })
export type Duty = z.infer<typeof Duty>
export const StaffDocument = z.enum(['PASSPORT', 'SEAMAN_BOOK', 'NATIONAL_ID', 'CREW_CARD']).meta({ id: 'StaffDocument' })
export type StaffDocument = z.infer<typeof StaffDocument>

/** Somebody of the crew, a driver, or of a team on board: only what a list or a check asks for. */
export const Staff = z
  .object({
    id: StaffId,
    vehicleId: VehicleId.nullable(),
    duty: Duty,
    /** Rank or rating in the words of their trade. */
    rank: z.string(),
    familyName: z.string(),
    givenNames: z.string(),
    sex: z.enum(['F', 'M', 'X']),
    nationality: NationalityCode,
    bornOn: Day.nullable(),
    bornAt: z.string().nullable(),
    docType: StaffDocument.nullable(),
    docNumber: z.string().nullable(),
    docIssuer: NationalityCode.nullable(),
    docExpiresOn: Day.nullable(),
    licenceNumber: z.string().nullable(),
    licenceUntil: Day.nullable(),
  })
  .meta({ id: 'TransportStaff' })
export type Staff = z.infer<typeof Staff>

/** What is asked before leaving (domain.md 1.14; the two of ships are our own). */
export const CheckItem = z
  .enum([
    'SURFACE', // road, track or runway
    'MINES',
    'CHECKPOINTS',
    'ARMED_ACTORS',
    'WEATHER',
    'DESTINATION_SAFE',
    'COMMUNICATIONS',
    'HEALTH_ON_ROUTE',
    'LIFE_JACKETS',
    'MUSTER_DRILL',
  ])
  .meta({ id: 'TransportCheckItem' })
export type CheckItem = z.infer<typeof CheckItem>
export const CheckAnswer = z.enum(['YES', 'NO', 'NOT_NEEDED']).meta({ id: 'TransportCheckAnswer' })
export type CheckAnswer = z.infer<typeof CheckAnswer>

export const Check = z
  .object({ item: CheckItem, answer: CheckAnswer, note: z.string().nullable(), answeredBy: AccountId, answeredAt: Instant })
  .meta({ id: 'TransportCheck' })
export type Check = z.infer<typeof Check>

/** A State asks that people be evacuated: its own nationals, or those it hosts. */
export const StateRequest = z
  .object({
    state: CountryCode,
    role: z.enum(['NATIONALITY', 'HOST']),
    authority: z.string(),
    reference: z.string(),
    askedOn: Day,
    legalGround: z.string(),
    /** Why nothing but an evacuation is left. */
    lastResort: z.string(),
    recordedAt: Instant,
  })
  .meta({ id: 'StateRequest' })
export type StateRequest = z.infer<typeof StateRequest>

export const gapWords = [
  // of every transport
  'movement_not_open',
  'nobody_on_board',
  'list_not_frozen',
  'list_changed',
  'check_unanswered',
  'check_says_no',
  'escorts_missing',
  'state_request_missing',
  'consent_missing',
  'crew_missing',
  'crew_papers_missing',
  // charter
  'aoc_missing',
  'aoc_over',
  'aircraft_unknown',
  'seats_short',
  'permit_missing',
  'permit_not_granted',
  'permit_not_on_day',
  'agent_missing',
  'insurance_missing',
  'insurance_over',
  'fuel_missing',
  'positioning_missing',
  'catering_missing',
  'medical_team_missing',
  'security_missing',
  'bags_too_heavy',
  'general_declaration_missing',
  'bus_plan_missing',
  'reception_plan_missing',
  'cancellation_terms_missing',
  'price_missing',
  // vessel
  'master_missing',
  'calls_missing',
  'life_saving_short',
  'places_short',
  'sea_report_missing',
  'sea_report_old',
  'sea_too_rough',
  'women_places_short',
  'family_places_short',
  'minor_places_short',
  'health_declaration_missing',
  // convoy
  'vehicle_missing',
  'vehicle_unchecked',
  'vehicle_defect',
  'driver_missing',
  'driver_licence_missing',
  'driver_licence_over',
  'people_unseated',
  'families_apart',
  'vehicle_too_full',
  'route_missing',
  'rest_stop_missing',
  'radio_missing',
  'tracking_missing',
  'way_station_missing',
  'medical_vehicle_missing',
  'luggage_vehicle_missing',
] as const
export const GapWord = z.enum(gapWords)
export type GapWord = z.infer<typeof GapWord>

/** What is missing before it may go. STOP: no go without it. WARN: look again, and go if you can answer for it. */
export const Gap = z
  .object({ level: z.enum(['STOP', 'WARN']), word: GapWord, details: z.record(z.string(), z.union([z.string(), z.number()])) })
  .meta({ id: 'TransportGap' })
export type Gap = z.infer<typeof Gap>

/** A dated figure of packs/transports. */
export const TransportLimits = z
  .strictObject({
    validFrom: Day,
    validTo: Day.optional(),
    source: z.string().min(1),
    toBeChecked: z.boolean(),
    /** A report on the sea older than this says nothing of today. */
    seaReportHours: z.int().min(1),
    /** Nobody drives longer without a stop. */
    longestDriveMinutes: z.int().min(1),
  })
  .meta({ id: 'TransportLimits' })
export type TransportLimits = z.infer<typeof TransportLimits>

/** Somebody on board as the transport needs to know them. */
export const Rider = z
  .object({
    passengerId: PassengerId,
    familyName: z.string(),
    givenNames: z.string(),
    nativeName: z.string().nullable(),
    ageBand: z.enum(['ADT', 'CHD', 'INF']),
    onLap: z.boolean(),
  })
  .meta({ id: 'Rider' })
export type Rider = z.infer<typeof Rider>
