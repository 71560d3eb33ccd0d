/** The nouns of a charter (FR: affrètement): an aircraft hired for one movement, its permits, its price (domain.md 1.14). */
import { z } from 'zod'
import { Day, Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { Currency, MinorUnits } from '#domain/kit/money.ts'
import { AirportCode } from '#domain/kit/place.ts'

const line = (longest: number) => z.string().trim().min(1).max(longest)
const amount = MinorUnits.min(0).max(1_000_000_000_000)

/** Who handles the aircraft at a place. */
export const HandlingAgent = z.object({ place: AirportCode, name: line(160), phone: line(40).nullable() }).meta({ id: 'HandlingAgent' })
export type HandlingAgent = z.infer<typeof HandlingAgent>

/** All of a charter but where it belongs: written as a whole. What is not known yet is null. */
export const Charter = z
  .object({
    /** Air operator certificate. */
    aocNumber: line(40).nullable().default(null),
    aocValidUntil: Day.nullable().default(null),
    broker: line(160).nullable().default(null),
    aircraftType: line(60).nullable().default(null),
    registration: line(12).toUpperCase().nullable().default(null),
    seats: z.int().min(1).max(900),
    insurer: line(160).nullable().default(null),
    insuranceRef: line(60).nullable().default(null),
    insuredUntil: Day.nullable().default(null),
    fuel: line(400).nullable().default(null),
    positioning: line(400).nullable().default(null),
    agents: z.array(HandlingAgent).max(12).default([]),
    /** The list is frozen so many hours before departure. */
    freezeHours: z.int().min(0).max(168).default(24),
    catering: line(400).nullable().default(null),
    medicalTeam: line(400).nullable().default(null),
    security: line(400).nullable().default(null),
    bagsKgMax: z.int().min(1).max(100_000).nullable().default(null),
    generalDeclarationRef: line(60).nullable().default(null),
    healthRules: line(400).nullable().default(null),
    busPlan: line(1000).nullable().default(null),
    receptionPlan: line(1000).nullable().default(null),
    cancellationTerms: line(1000).nullable().default(null),
    currency: Currency.nullable().default(null),
    priceMinor: amount.nullable().default(null),
    positioningMinor: amount.default(0),
    handlingMinor: amount.default(0),
    permitsMinor: amount.default(0),
  })
  .meta({ id: 'Charter' })
export type Charter = z.infer<typeof Charter>

export const PermitKind = z.enum(['OVERFLIGHT', 'LANDING', 'SLOT']).meta({ id: 'PermitKind' })
export type PermitKind = z.infer<typeof PermitKind>
export const PermitState = z.enum(['TO_REQUEST', 'REQUESTED', 'GRANTED', 'REFUSED']).meta({ id: 'PermitState' })
export type PermitState = z.infer<typeof PermitState>

export const Permit = z
  .object({
    id: Id,
    kind: PermitKind,
    /** The State that is flown over, or the airport. */
    place: line(60),
    state: PermitState,
    reference: line(60).nullable(),
    validFrom: Day.nullable(),
    validUntil: Day.nullable(),
  })
  .meta({ id: 'Permit' })
export type Permit = z.infer<typeof Permit>

/** What a seat costs, as it was sold and as it was flown. */
export const CharterCost = z
  .object({
    currency: Currency,
    /** Charter price, positioning, handling and permits. */
    totalMinor: MinorUnits,
    /** Who had a seat when the list was frozen first, or has booked one until then. */
    seatsSold: z.int(),
    /** Who is on board, or was. A baby on a lap takes no seat. */
    seatsFlown: z.int(),
    perSeatSoldMinor: MinorUnits.nullable(),
    /** The cost per beneficiary. */
    perSeatFlownMinor: MinorUnits.nullable(),
    /** What rounding leaves over or takes too much: total less rounded cost times seats. */
    restMinor: MinorUnits,
    /** Flown of all seats, in ten-thousandths. */
    loadTenThousandths: z.int(),
    /** The movement has left: nothing changes any more. */
    isFinal: z.boolean(),
  })
  .meta({ id: 'CharterCost' })
export type CharterCost = z.infer<typeof CharterCost>

export const FreezeTime = z.object({ freezeAt: Instant, isPast: z.boolean() }).meta({ id: 'FreezeTime' })
