/** Codes of places: countries (ISO 3166-1 alpha-3), airports (IATA), and ports, stations and border points (UN/LOCODE). The registers themselves are in packs/places. */
import { z } from 'zod'

export const CountryCode = z
  .string()
  .regex(/^[A-Z]{3}$/, { error: 'country_code' })
  .meta({ id: 'CountryCode', description: 'ISO 3166-1 alpha-3' })
export type CountryCode = z.infer<typeof CountryCode>

/** ISO alpha-3 or one of the codes that only travel documents know: XXA stateless, XXB and XXC refugee, XXX unspecified, UNO … (domain.md 2.1). */
export const NationalityCode = z
  .string()
  .regex(/^[A-Z]{3}$/, { error: 'nationality_code' })
  .meta({ id: 'NationalityCode' })
export type NationalityCode = z.infer<typeof NationalityCode>

export const AirportCode = z
  .string()
  .regex(/^[A-Z]{3}$/, { error: 'airport_code' })
  .meta({ id: 'AirportCode', description: 'IATA airport code' })
export type AirportCode = z.infer<typeof AirportCode>

/** Where a leg begins or ends: an airport by its IATA code, any other place by UN/LOCODE, country and three signs (domain.md 2.4). */
export const PlaceCode = z
  .string()
  .regex(/^([A-Z]{3}|[A-Z]{2}[A-Z2-9]{3})$/, { error: 'place_code' })
  .meta({ id: 'PlaceCode', description: 'IATA airport code, or UN/LOCODE of a port, a station or a border point' })
export type PlaceCode = z.infer<typeof PlaceCode>

export const LanguageCode = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { error: 'language_code' })
  .meta({ id: 'LanguageCode', description: 'BCP 47' })
export type LanguageCode = z.infer<typeof LanguageCode>
