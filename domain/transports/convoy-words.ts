/** The nouns of a convoy (FR: convoi): vehicles on road or rail, the way they take, who sits where (domain.md 1.14). */
import { z } from 'zod'
import { Day, Instant, TimeZone } from '#domain/kit/day.ts'
import { PassengerId } from '#domain/movements/words.ts'
import { VehicleId } from './words.ts'

const line = (longest: number) => z.string().trim().min(1).max(longest)

export const Convoy = z
  .object({
    /** How the convoy is called on the radio and on paper. */
    callName: line(40),
    radio: line(120).nullable().default(null),
    phone: line(40).nullable().default(null),
    tracking: line(160).nullable().default(null),
    /** Where people rest or change before they arrive. */
    wayStation: line(200).nullable().default(null),
  })
  .meta({ id: 'Convoy' })
export type Convoy = z.infer<typeof Convoy>

export const VehicleKind = z.enum(['BUS', 'MINIBUS', 'CAR', 'RAIL_CAR', 'MEDICAL', 'LUGGAGE', 'LEAD']).meta({ id: 'VehicleKind' })
export type VehicleKind = z.infer<typeof VehicleKind>

export const Vehicle = z
  .object({
    id: VehicleId,
    seq: z.int().min(1),
    kind: VehicleKind,
    plate: line(20).toUpperCase(),
    /** For passengers; a lead car or a luggage truck has none. */
    seats: z.int().min(0).max(200),
    condition: z.enum(['FIT', 'DEFECT']).nullable(),
    checkedOn: Day.nullable(),
    checkNote: line(400).nullable(),
  })
  .meta({ id: 'Vehicle' })
export type Vehicle = z.infer<typeof Vehicle>

export const StopKind = z.enum(['DEPARTURE', 'REST', 'HEALTH', 'BORDER', 'WAY_STATION', 'ARRIVAL']).meta({ id: 'StopKind' })

export const RouteStop = z
  .object({
    seq: z.int().min(1),
    kind: StopKind,
    place: line(160),
    zone: TimeZone,
    arrivesAt: Instant.nullable(),
    departsAt: Instant.nullable(),
    /** From the stop before. */
    km: z.int().min(0).max(5000).nullable(),
  })
  .meta({ id: 'RouteStop' })
export type RouteStop = z.infer<typeof RouteStop>

export const VehicleSeat = z.object({ passengerId: PassengerId, vehicleId: VehicleId }).meta({ id: 'VehicleSeat' })
export type VehicleSeat = z.infer<typeof VehicleSeat>
