/**
 * The nouns of escorts (FR: escortes): who may go along with people on the way, and each of their missions (domain.md 1.8). What a
 * doctor tells another of somebody is in medical-words.ts. Nothing here decides.
 */
import { z } from 'zod'
import { OfficeId } from '#domain/access/words.ts'
import { Day, Instant, TimeZone } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { Currency, MinorUnits } from '#domain/kit/money.ts'
import { AirportCode, CountryCode, LanguageCode, NationalityCode } from '#domain/kit/place.ts'
import { EscortKind as PassengerEscortKind, MovementId, PassengerId } from '#domain/movements/words.ts'

export const EscortId = Id.brand<'EscortId'>().meta({ id: 'EscortId' })
export type EscortId = z.infer<typeof EscortId>
export const MissionId = Id.brand<'MissionId'>().meta({ id: 'MissionId' })
export type MissionId = z.infer<typeof MissionId>

/** The kinds a person may have: the carrier's own care of minors is a service and sends nobody of ours. */
export const EscortKind = PassengerEscortKind.exclude(['CARRIER_UM']).meta({ id: 'EscortKind' })
export type EscortKind = z.infer<typeof EscortKind>

export const Visa = z.object({ country: CountryCode, number: z.string().trim().min(1).max(40), validUntil: Day }).meta({ id: 'EscortVisa' })
export type Visa = z.infer<typeof Visa>

export const Escort = z
  .object({
    id: EscortId,
    office: OfficeId,
    compartment: z.int(),
    familyName: z.string(),
    /** Empty for somebody who has a single name. */
    givenNames: z.string(),
    sex: z.enum(['F', 'M', 'X']),
    /** For the lists that authorities ask for. */
    bornOn: Day.nullable(),
    kinds: z.array(EscortKind),
    languages: z.array(LanguageCode),
    phone: z.string().nullable(),
    nationality: NationalityCode,
    passportNumber: z.string().nullable(),
    passportIssuer: NationalityCode.nullable(),
    passportUntil: Day.nullable(),
    visas: z.array(Visa),
    licenceNumber: z.string().nullable(),
    licenceAuthority: z.string().nullable(),
    licenceUntil: Day.nullable(),
    /** The day on which the criminal record was checked. Its content is kept nowhere. */
    recordCheckedOn: Day.nullable(),
    /** Goes on no mission for now; nobody asks why. */
    resting: z.boolean(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Escort' })
export type Escort = z.infer<typeof Escort>

/** What is seen of an escort beside a mission. */
export const EscortName = Escort.pick({ familyName: true, givenNames: true }).meta({ id: 'EscortName' })

/** A leg of the way home, after the people have been handed over. */
export const ReturnLeg = z
  .object({
    number: z.string(),
    fromPlace: AirportCode,
    fromZone: TimeZone,
    departsAt: Instant,
    toPlace: AirportCode,
    toZone: TimeZone,
    arrivesAt: Instant,
  })
  .meta({ id: 'ReturnLeg' })
export type ReturnLeg = z.infer<typeof ReturnLeg>

export const ReturnTicket = z.enum(['NOT_NEEDED', 'WANTED', 'ISSUED']).meta({ id: 'ReturnTicket' })
export type ReturnTicket = z.infer<typeof ReturnTicket>

/** Before leaving. The list is our own; domain.md 1.8 asks for one without saying what is on it. */
export const MissionStep = z
  .enum(['PASSENGERS_MET', 'LIST_IN_HAND', 'PAPERS_IN_HAND', 'NUMBERS_IN_HAND', 'KIT_CHECKED', 'GUARDIAN_REACHED'])
  .meta({ id: 'MissionStep' })
export type MissionStep = z.infer<typeof MissionStep>

/** Found from the days and the news, never written down. */
export const MissionState = z
  .enum(['PLANNED', 'BRIEFED', 'UNDER_WAY', 'REPORT_DUE', 'REPORT_LATE', 'REPORTED', 'CANCELLED'])
  .meta({ id: 'MissionState' })
export type MissionState = z.infer<typeof MissionState>

export const PerDiem = z.object({ minorPerDay: MinorUnits, days: z.int().min(1), currency: Currency }).meta({ id: 'PerDiem' })
export type PerDiem = z.infer<typeof PerDiem>

export const Mission = z
  .object({
    id: MissionId,
    publicRef: z.string(),
    office: OfficeId,
    compartment: z.int(),
    movementId: MovementId,
    escortId: EscortId,
    kind: EscortKind,
    /** Numbers of the legs of the movement on which the escort goes along. */
    legs: z.array(z.int().min(1)),
    /** In whose charge they travel: passengers of the movement. */
    passengerIds: z.array(PassengerId),
    startsAt: Instant,
    /** When the escort is home again, or has arrived when no way home is booked yet. */
    endsAt: Instant,
    returnLegs: z.array(ReturnLeg),
    returnTicket: ReturnTicket,
    /** Who waits for the child. */
    guardianContact: z.string().nullable(),
    perDiem: PerDiem.nullable(),
    briefedOn: Day.nullable(),
    steps: z.array(MissionStep),
    /** A medical escort said which medicines under control they carry, or that they carry none. What, only the medical role reads. */
    drugsDeclared: z.boolean(),
    returnsOn: Day,
    reportDueOn: Day,
    report: z.string().nullable(),
    incidents: z.int().nullable(),
    reportedAt: Instant.nullable(),
    cancelledReason: z.string().nullable(),
    cancelledAt: Instant.nullable(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Mission' })
export type Mission = z.infer<typeof Mission>

/** The figures by which escorts are wanted and chosen, with the days on which they are in force (packs/escorts). */
export const EscortLimits = z
  .strictObject({
    validFrom: Day,
    validTo: Day.optional(),
    source: z.string().min(1),
    toBeChecked: z.boolean(),
    /** A group of so many, or more, does not travel without an escort on a long way. */
    groupFrom: z.int().min(1),
    longHaulMinutes: z.int().min(1),
    personsPerEscort: z.strictObject({ AIR: z.int().min(1), SEA: z.int().min(1), ROAD: z.int().min(1), RAIL: z.int().min(1) }),
    /** A child alone under this age has an escort, or the care of the carrier. */
    childUnder: z.int().min(1),
    /** Somebody of this age who travels alone is thought of. */
    elderlyFrom: z.int().min(1),
    /** From so many changes a way is complicated. */
    changesFrom: z.int().min(1),
    passportMarginDays: z.int().min(0),
    recordCheckMonths: z.int().min(1),
    reportDays: z.int().min(0),
  })
  .meta({ id: 'EscortLimits' })
export type EscortLimits = z.infer<typeof EscortLimits>

export const EscortRole = z.enum(['OPERATIONAL', 'MEDICAL', 'CHILD']).meta({ id: 'EscortRole' })
export type EscortRole = z.infer<typeof EscortRole>
export const NeedReason = z
  .enum(['GROUP', 'COMPLICATED_WAY', 'ELDERLY_ALONE', 'CHILD_ALONE', 'MEDICAL_REQUEST', 'FIT_WITH_CONDITIONS'])
  .meta({ id: 'EscortNeedReason' })
export type NeedReason = z.infer<typeof NeedReason>

/** Why a movement wants escorts, how many, and how many are still missing. `must` is false where somebody has to think about it. */
export const EscortNeed = z
  .object({
    role: EscortRole,
    reason: NeedReason,
    must: z.boolean(),
    wanted: z.int(),
    missing: z.int(),
    /** For whom: empty where it is for the whole group. */
    passengerIds: z.array(PassengerId),
  })
  .meta({ id: 'EscortNeed' })
export type EscortNeed = z.infer<typeof EscortNeed>
