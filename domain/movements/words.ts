/**
 * The nouns of a journey: movement, leg, connection, passenger, manifest. Clearances are in clearance-words.ts. Nothing here
 * decides. Every local time is an instant with its IANA zone (domain.md 2.4); places are airports by IATA code, ports, stations
 * and border points by UN/LOCODE.
 */
import { z } from 'zod'
import { CaseId } from '#domain/cases/words.ts'
import { AccountId } from '#domain/access/words.ts'
import { DatePrecision, Day, Instant, TimeZone } from '#domain/kit/day.ts'
import { CountryCode, LanguageCode, NationalityCode, PlaceCode } from '#domain/kit/place.ts'
import { PersonId } from '#domain/people/words.ts'

export const MovementId = z.uuid().brand<'MovementId'>().meta({ id: 'MovementId' })
export type MovementId = z.infer<typeof MovementId>
export const LegId = z.uuid().brand<'LegId'>().meta({ id: 'LegId' })
export type LegId = z.infer<typeof LegId>
export const PassengerId = z.uuid().brand<'PassengerId'>().meta({ id: 'PassengerId' })
export type PassengerId = z.infer<typeof PassengerId>
export const ManifestId = z.uuid().brand<'ManifestId'>().meta({ id: 'ManifestId' })
export type ManifestId = z.infer<typeof ManifestId>
export const RequestId = z.uuid().brand<'RequestId'>().meta({ id: 'RequestId' })
export type RequestId = z.infer<typeof RequestId>

export const Mode = z.enum(['AIR', 'SEA', 'ROAD', 'RAIL', 'MIXED'])
export type Mode = z.infer<typeof Mode>
export const LegMode = Mode.exclude(['MIXED'])
export type LegMode = z.infer<typeof LegMode>
/** What a place is for whoever travels; a town may be several of these. */
export const PlaceKind = z.enum(['AIRPORT', 'PORT', 'STATION', 'BORDER', 'TOWN'])
export type PlaceKind = z.infer<typeof PlaceKind>
export const MovementStatus = z.enum(['PLANNED', 'BOOKED', 'MANIFESTED', 'DEPARTED', 'ARRIVED', 'CANCELLED'])
export type MovementStatus = z.infer<typeof MovementStatus>
export const LegStatus = z.enum(['SCHEDULED', 'DELAYED', 'DEPARTED', 'ARRIVED', 'CANCELLED'])
export type LegStatus = z.infer<typeof LegStatus>
export const Payer = z.enum(['PROJECT', 'SELF', 'LOAN', 'AGENCY', 'GOV'])
export type Payer = z.infer<typeof Payer>

/** domain.md 1.3: the main road first, then the side states. */
export const PassengerState = z.enum([
  'PLANNED',
  'REQUESTED',
  'HELD',
  'TICKETED',
  'MANIFESTED',
  'BOARDED',
  'CONNECTED',
  'ARRIVED',
  'HANDED_OVER',
  'NO_SHOW',
  'OFFLOADED',
  'DENIED_BOARDING',
  'REFUSED_BY_BORDER',
  'MISCONNECTED',
  'ABSCONDED',
  'MEDICAL_STOP',
  'CANCELLED',
  'REFUNDED',
])
export type PassengerState = z.infer<typeof PassengerState>

/** INF under 2 on every leg, CHD 2 to 11, ADT from 12: as carriers count (domain.md 1.7). */
export const AgeBand = z.enum(['ADT', 'CHD', 'INF'])
export type AgeBand = z.infer<typeof AgeBand>

/** Who goes along with a passenger (domain.md 1.8). */
export const EscortKind = z.enum(['OPERATIONAL', 'MEDICAL_DOCTOR', 'MEDICAL_NURSE', 'CHILD', 'FAMILY', 'CARRIER_UM'])
export type EscortKind = z.infer<typeof EscortKind>

/** A four-letter special service request; the known codes and their rules are in ssr-rules.ts. */
export const Ssr = z
  .object({ code: z.string().regex(/^[A-Z]{4}$/, { error: 'ssr_code' }), text: z.string().trim().max(120).optional() })
  .meta({ id: 'Ssr' })
export type Ssr = z.infer<typeof Ssr>

export const BookingRef = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9]{6}$/, { error: 'booking_ref' })
  .meta({ id: 'BookingRef' })
export const TicketNumber = z
  .string()
  .trim()
  .regex(/^\d{3}-?\d{10}$/, { error: 'ticket_number' })
  .meta({ id: 'TicketNumber' })
export const Seat = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^\d{1,3}[A-HJ-Z]$/, { error: 'seat' })
  .meta({ id: 'Seat' })
/** What a clock on the wall of the place shows: `2026-11-14T06:40`. It becomes an instant as soon as the place is known. */
export const LocalDateTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, { error: 'local_time' })
  .refine(isRealTime, { error: 'local_time' })
  .meta({ id: 'LocalDateTime' })

function isRealTime(text: string): boolean {
  return z.iso.datetime({ local: true }).safeParse(`${text}:00`).success
}

export const Leg = z
  .object({
    id: LegId,
    seq: z.int().min(1),
    mode: LegMode,
    carrier: z.string(),
    number: z.string(),
    fromPlace: PlaceCode,
    fromTerminal: z.string().nullable(),
    fromZone: TimeZone,
    departsAt: Instant,
    toPlace: PlaceCode,
    toTerminal: z.string().nullable(),
    toZone: TimeZone,
    arrivesAt: Instant,
    /** The latest news; null while the timetable stands. */
    expectedDepartsAt: Instant.nullable(),
    expectedArrivesAt: Instant.nullable(),
    status: LegStatus,
    /** Before this leg the bags are taken and given again, or the ticket is another one. */
    bagsRechecked: z.boolean(),
    /** Before this leg the passengers enter the country they change in. */
    borderEntry: z.boolean(),
  })
  .meta({ id: 'Leg' })
export type Leg = z.infer<typeof Leg>

export const ConnectionColour = z.enum(['GREEN', 'AMBER', 'RED'])
export type ConnectionColour = z.infer<typeof ConnectionColour>
export const ConnectionBuffer = z.object({ reason: z.enum(['ASSISTANCE', 'GROUP', 'BAGS', 'BORDER']), minutes: z.int() })

/** The time between two legs, against the time these people need (domain.md 1.11). */
export const Connection = z
  .object({
    fromSeq: z.int(),
    toSeq: z.int(),
    airport: PlaceCode,
    toAirport: PlaceCode,
    minutes: z.int(),
    minimumMinutes: z.int(),
    neededMinutes: z.int(),
    buffers: z.array(ConnectionBuffer),
    colour: ConnectionColour,
    overnight: z.boolean(),
    /** A supervisor took an amber connection on themself; void as soon as it gets tighter. */
    approvedBy: AccountId.nullable(),
    approvedAt: Instant.nullable(),
  })
  .meta({ id: 'Connection' })
export type Connection = z.infer<typeof Connection>

export const Passenger = z
  .object({
    id: PassengerId,
    movementId: MovementId,
    caseId: CaseId,
    caseRef: z.string(),
    personId: PersonId,
    familyName: z.string(),
    givenNames: z.string(),
    nativeName: z.string().nullable(),
    sex: z.enum(['F', 'M', 'X']),
    bornOn: Day.nullable(),
    ageBand: AgeBand,
    languages: z.array(z.string()),
    state: PassengerState,
    bookingRef: z.string().nullable(),
    ticketNo: z.string().nullable(),
    seat: z.string().nullable(),
    ssr: z.array(Ssr),
    bagsPieces: z.int(),
    bagsKg: z.int(),
    escortKind: EscortKind.nullable(),
    /** For a baby on a lap: the adult who holds it. */
    infantWith: PersonId.nullable(),
  })
  .meta({ id: 'Passenger' })
export type Passenger = z.infer<typeof Passenger>

export const Movement = z
  .object({
    id: MovementId,
    publicRef: z.string(),
    office: z.int(),
    compartment: z.int(),
    movementType: z.string(),
    mode: Mode,
    status: MovementStatus,
    startsAt: Instant,
    endsAt: Instant,
    legs: z.array(Leg),
    passengers: z.array(Passenger),
    connections: z.array(Connection),
    /** The newest version; null before the first freeze. */
    manifest: z.object({ id: ManifestId, number: z.string(), version: z.int(), frozenAt: Instant, sha256: z.string() }).nullable(),
    /** Somebody or something changed after the freeze: a new version is due (domain.md E170). */
    changedSinceFreeze: z.boolean(),
  })
  .meta({ id: 'Movement' })
export type Movement = z.infer<typeof Movement>

export const ManifestLeg = Leg.pick({
  seq: true,
  mode: true,
  carrier: true,
  number: true,
  fromPlace: true,
  fromTerminal: true,
  fromZone: true,
  departsAt: true,
  toPlace: true,
  toTerminal: true,
  toZone: true,
  arrivesAt: true,
  bagsRechecked: true,
  borderEntry: true,
}).meta({ id: 'ManifestLeg' })
export type ManifestLeg = z.infer<typeof ManifestLeg>

/** One line of the frozen list: the columns of domain.md 1.6, and what the transit desk works with. */
export const ManifestRow = z
  .object({
    no: z.int().min(1),
    passengerId: PassengerId,
    personId: PersonId,
    caseId: CaseId,
    caseRef: z.string(),
    /** The person whom the airport desk asks for: the principal applicant, or the oldest who travels. */
    leadsCase: z.boolean(),
    bookingRef: z.string().nullable(),
    ticketNo: z.string().nullable(),
    /** As printed on tickets: A to Z, hyphen and space. */
    surname: z.string(),
    givenNames: z.string(),
    nativeName: z.string().nullable(),
    title: z.enum(['MR', 'MRS', 'MSTR', 'MISS', 'MX']),
    sex: z.enum(['F', 'M', 'X']),
    bornOn: Day.nullable(),
    /** Only where the day is not known: an older list, which does not say it, keeps its hash. */
    bornPrecision: DatePrecision.optional(),
    ageAtDeparture: z.int().nullable(),
    ageBand: AgeBand,
    nationality: NationalityCode,
    languages: z.array(LanguageCode),
    docType: z.string().nullable(),
    docNo: z.string().nullable(),
    docIssuer: z.string().nullable(),
    docExpiry: Day.nullable(),
    visaNo: z.string().nullable(),
    seat: z.string().nullable(),
    ssr: z.array(Ssr),
    bagsPieces: z.int(),
    bagsKg: z.int(),
    escortKind: EscortKind.nullable(),
    /** The line number of the adult who holds this baby. */
    infantWith: z.int().nullable(),
    finalDestination: PlaceCode,
    destinationCountry: CountryCode.nullable(),
    handoverParty: z.string().nullable(),
  })
  .meta({ id: 'ManifestRow' })
export type ManifestRow = z.infer<typeof ManifestRow>

export const ManifestTotals = z
  .object({ adults: z.int(), children: z.int(), infants: z.int(), total: z.int() })
  .meta({ id: 'ManifestTotals' })
export type ManifestTotals = z.infer<typeof ManifestTotals>

/** What a version changed: a person who came or went, a field of a person, or a field of a leg. */
export const ManifestChange = z
  .object({
    what: z.enum(['ADDED', 'REMOVED', 'CHANGED', 'LEG_CHANGED']),
    personId: PersonId.nullable(),
    name: z.string().nullable(),
    legSeq: z.int().nullable(),
    field: z.string().nullable(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  })
  .meta({ id: 'ManifestChange' })
export type ManifestChange = z.infer<typeof ManifestChange>

export const Manifest = z
  .object({
    id: ManifestId,
    movementId: MovementId,
    number: z.string(),
    version: z.int().min(1),
    frozenAt: Instant,
    frozenBy: AccountId,
    /** Of the canonical text of number, version, the hash before, legs, rows and totals: a chain that cannot be bent. */
    sha256: z.string(),
    supersedes: z.string().nullable(),
    legs: z.array(ManifestLeg),
    rows: z.array(ManifestRow),
    totals: ManifestTotals,
    diff: z.array(ManifestChange),
  })
  .meta({ id: 'Manifest' })
export type Manifest = z.infer<typeof Manifest>

/** What a family asks for before seats are looked for (domain.md 1.7). */
export const TravelRequest = z
  .object({
    id: RequestId,
    caseId: CaseId,
    fromPlace: PlaceCode,
    toPlace: PlaceCode,
    earliestOn: Day,
    latestOn: Day,
    payer: Payer,
    services: z.array(z.string()),
    status: z.enum(['OPEN', 'BOOKED', 'CANCELLED']),
    requestedBy: AccountId,
    requestedAt: Instant,
  })
  .meta({ id: 'TravelRequest' })
export type TravelRequest = z.infer<typeof TravelRequest>
