/**
 * Every place a leg may begin or end at: airports by IATA code, and ports, stations, towns and border points by UN/LOCODE
 * (locodes.yaml). Read on the first question and kept; a file that is not valid stops the start.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { Day, isTimeZone } from '#domain/kit/day.ts'
import { type LegMode, PlaceKind } from '#domain/movements/words.ts'
import { findAirport } from './airports.ts'
import { findCountry } from './countries.ts'

export type Place = {
  code: string
  names: { fr: string; en: string }
  kinds: readonly PlaceKind[]
  /** By which means people leave and arrive here. */
  modes: readonly LegMode[]
  countryIso3: string
  timeZone: string
  lat: number
  lon: number
  /** Terminals of an airport; stations and quays of a town. Empty where not known. */
  terminals: readonly string[]
  /** What its stations and quays are called. */
  stops: readonly { code: string; name: string }[]
}

/** An airport, or a place that is in use on the day; any that ever was when no day is given, so that an old journey can be read. */
export function findPlace(code: string, on?: Day): Place | undefined {
  const upper = code.toUpperCase()
  if (upper.length === 3) return fromAirport(upper)
  const row = locodes().get(upper)
  return row === undefined || (on !== undefined && !holds(row, on)) ? undefined : row.place
}

/** Country of a place, alpha-3. */
export function countryOfPlace(code: string): string | undefined {
  return findPlace(code)?.countryIso3
}

/** What UN/LOCODE places are in use on a day, in the order of their codes. */
export function listLocodes(on: Day): readonly Place[] {
  return [...locodes().values()].filter((row) => holds(row, on)).map(({ place }) => place)
}

const Row = z
  .strictObject({
    code: z.string().regex(/^[A-Z]{2}[A-Z2-9]{3}$/, { error: 'locode' }),
    names: z.strictObject({ fr: z.string().min(1), en: z.string().min(1) }),
    kinds: z.array(PlaceKind.exclude(['AIRPORT'])).min(1),
    timeZone: z.string().refine(isTimeZone, { error: 'unknown_time_zone' }),
    lat: z.number().min(-90).max(90),
    lon: z.number().min(-180).max(180),
    validFrom: Day,
    validTo: Day.optional(),
    stops: z.array(z.strictObject({ code: z.string().regex(/^[A-Z0-9]{1,6}$/), name: z.string().min(1) })).default([]),
  })
  .refine(({ code }) => findCountry(code.slice(0, 2)) !== undefined, { error: 'country_of_locode' })

const File = z.strictObject({ source: z.string(), checkedOn: Day, toBeChecked: z.boolean(), places: z.array(Row) })

type Kept = { place: Place; validFrom: Day; validTo: Day | undefined }

let known: Map<string, Kept> | undefined

function locodes(): Map<string, Kept> {
  if (known !== undefined) return known
  const { places } = File.parse(parse(readFileSync(join(import.meta.dirname, 'locodes.yaml'), 'utf8')))
  known = new Map(
    places
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ validFrom, validTo, code, stops, ...row }) => [
        code,
        {
          validFrom,
          validTo,
          place: {
            ...row,
            code,
            stops,
            modes: modesOf(row.kinds),
            countryIso3: findCountry(code.slice(0, 2))!.iso3,
            terminals: stops.map((stop) => stop.code),
          },
        },
      ]),
  )
  return known
}

/** A coach or a car goes from any place; a ship only from a port, a train only from a station. */
function modesOf(kinds: readonly PlaceKind[]): LegMode[] {
  return ['ROAD', ...(kinds.includes('PORT') ? (['SEA'] as const) : []), ...(kinds.includes('STATION') ? (['RAIL'] as const) : [])]
}

function holds({ validFrom, validTo }: Kept, on: Day): boolean {
  return validFrom <= on && (validTo === undefined || on <= validTo)
}

/** Many airports have a station; which ones is not in the register, so a train is taken at each. */
function fromAirport(iata: string): Place | undefined {
  const airport = findAirport(iata)
  if (airport === undefined) return undefined
  const { name, countryIso3, timeZone, lat, lon, terminals } = airport
  return {
    code: iata,
    names: { fr: name, en: name },
    kinds: ['AIRPORT'],
    modes: ['AIR', 'ROAD', 'RAIL'],
    countryIso3,
    timeZone,
    lat,
    lon,
    terminals,
    stops: [],
  }
}
