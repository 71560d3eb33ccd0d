/** The nouns of a voyage by sea (FR: navire): the ship, where it calls, what the sea is like (domain.md 1.14). */
import { z } from 'zod'
import { AccountId } from '#domain/access/words.ts'
import { Instant, TimeZone } from '#domain/kit/day.ts'
import { CountryCode } from '#domain/kit/place.ts'
import { Id } from '#domain/kit/id.ts'

const line = (longest: number) => z.string().trim().min(1).max(longest)

/** UN/LOCODE: two letters of the country, three of the place, such as `FRMRS`. */
export const Locode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}[A-Z2-9]{3}$/, { error: 'locode' })
  .meta({ id: 'Locode', description: 'UN/LOCODE' })
export type Locode = z.infer<typeof Locode>

/** Seven digits; whether the last one fits is a rule (vessel-rules.ts). */
export const ImoNumber = z
  .string()
  .trim()
  .regex(/^\d{7}$/, { error: 'imo_number' })
  .meta({ id: 'ImoNumber' })

export const Vessel = z
  .object({
    name: line(120),
    imoNumber: ImoNumber,
    callSign: line(12).nullable().default(null),
    flag: CountryCode,
    /** Letters, digits and spaces, as the lists for authorities carry it. */
    voyageNumber: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9 ]{2,17}$/, { error: 'voyage_number' }),
    passengerPlaces: z.int().min(1).max(10_000),
    /** Places in boats and rafts, for everybody on board. */
    lifeSavingCapacity: z.int().min(1).max(20_000),
    /** Douglas scale: no go when the sea is rougher. */
    seaStateMax: z.int().min(0).max(9),
    /** Places apart: for women alone, for families, for children without an adult of theirs. */
    womenPlaces: z.int().min(0).max(10_000).default(0),
    familyPlaces: z.int().min(0).max(10_000).default(0),
    minorPlaces: z.int().min(0).max(10_000).default(0),
    healthDeclarationRef: line(60).nullable().default(null),
  })
  .meta({ id: 'Vessel' })
export type Vessel = z.infer<typeof Vessel>

export const CallPurpose = z.enum(['EMBARK', 'CALL', 'DISEMBARK']).meta({ id: 'CallPurpose' })

export const PortCall = z
  .object({
    seq: z.int().min(1),
    locode: Locode,
    zone: TimeZone,
    arrivesAt: Instant.nullable(),
    departsAt: Instant.nullable(),
    purpose: CallPurpose,
  })
  .meta({ id: 'PortCall' })
export type PortCall = z.infer<typeof PortCall>

export const SeaReport = z
  .object({
    id: Id,
    observedAt: Instant,
    seaState: z.int().min(0).max(9),
    waveCm: z.int().nullable(),
    source: z.string(),
    recordedBy: AccountId,
  })
  .meta({ id: 'SeaReport' })
export type SeaReport = z.infer<typeof SeaReport>

/** How many stand for places apart, as the families on board are. */
export const PlacesApart = z.object({ women: z.int(), families: z.int(), minors: z.int() }).meta({ id: 'PlacesApart' })
export type PlacesApart = z.infer<typeof PlacesApart>
