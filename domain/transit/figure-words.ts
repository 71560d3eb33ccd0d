/**
 * The figures of an airport desk as domain.md 1.17 defines them: one person on one movement counts once at least one task was done for
 * them. The unit is persons, never cases or movements. Nothing here names anybody.
 */
import { z } from 'zod'

const counts = {
  /** Those who fly on. */
  transit: z.int(),
  arrivals: z.int(),
  departures: z.int(),
  assisted: z.int().meta({ description: 'transit + arrivals + departures' }),
  cases: z.int(),
}

export const MonthFigures = z.object({ month: z.string().meta({ description: 'YYYY-MM' }), ...counts }).meta({ id: 'MonthFigures' })
export type MonthFigures = z.infer<typeof MonthFigures>

export const YearFigures = z.object({ year: z.int(), ...counts }).meta({ id: 'YearFigures' })
export type YearFigures = z.infer<typeof YearFigures>

const bothLanguages = z.object({ fr: z.string(), en: z.string() })

/** A total of a year before this house: nobody behind it is on file, so it is shown beside what is counted and never added to it. */
export const HistoricalYear = z
  .object({
    airport: z.string().regex(/^[A-Z]{3}$/),
    year: z.int(),
    persons: z.int(),
    /** How it was counted, as far as anybody knows. */
    method: bothLanguages,
    source: z.string().min(1),
  })
  .meta({ id: 'HistoricalYear' })
export type HistoricalYear = z.infer<typeof HistoricalYear>

/** Persons assisted in a month by the country in which their journey ends; null where the file does not say. */
export const DestinationFigures = z
  .object({ month: z.string(), country: z.string().nullable(), names: bothLanguages.nullable(), persons: z.int() })
  .meta({ id: 'DestinationFigures' })
export type DestinationFigures = z.infer<typeof DestinationFigures>
