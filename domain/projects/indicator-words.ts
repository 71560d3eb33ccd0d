// The nouns of what a project reached: indicators that are counted from the office's own files, their targets, and the totals of
// the past behind which no person is on file. What each counts is said once, here; how is in server/projects/indicator-store.ts.
import { z } from 'zod'
import { Day } from '#domain/kit/day.ts'
import { CountryCode } from '#domain/kit/place.ts'
import { Bilingual, Figure } from './words.ts'

/**
 * PERSONS_ASSISTED: distinct persons of cases for which, in the period, a transit task was done, somebody arrived, or a plan was approved.
 * TRANSIT_PERSONS: distinct (person, movement) with at least one transit task done in a connection at one of the office's airports
 *   (domain.md 1.17); a person who passes twice counts twice.
 * ASSISTED_AT_AIRPORT: the same, with those who arrive and those who leave: transit + arrivals + departures (domain.md 1.17).
 * MOVED_PERSONS: distinct persons whose last leg ended in arrival (domain.md 1.17).
 * JOBS_SELF, JOBS_FAMILY, JOBS_COMMUNITY: work found at the last visit of each plan in the period (000:14, 003:70).
 */
export const IndicatorCode = z
  .enum(['PERSONS_ASSISTED', 'TRANSIT_PERSONS', 'ASSISTED_AT_AIRPORT', 'MOVED_PERSONS', 'JOBS_SELF', 'JOBS_FAMILY', 'JOBS_COMMUNITY'])
  .meta({ id: 'IndicatorCode' })
export type IndicatorCode = z.infer<typeof IndicatorCode>

export const indicatorUnits: Record<IndicatorCode, 'PERSONS' | 'JOBS'> = {
  PERSONS_ASSISTED: 'PERSONS',
  TRANSIT_PERSONS: 'PERSONS',
  ASSISTED_AT_AIRPORT: 'PERSONS',
  MOVED_PERSONS: 'PERSONS',
  JOBS_SELF: 'JOBS',
  JOBS_FAMILY: 'JOBS',
  JOBS_COMMUNITY: 'JOBS',
}

/** `YYYY-MM`. */
export const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'month' })
  .meta({ id: 'Month', description: 'Calendar month, YYYY-MM' })
export type Month = z.infer<typeof Month>

export const Target = z.object({ code: IndicatorCode, target: z.number().positive(), targetBy: Day.nullable() }).meta({ id: 'Target' })
export type Target = z.infer<typeof Target>

export const IndicatorReading = z
  .object({
    code: IndicatorCode,
    unit: z.enum(['PERSONS', 'JOBS']),
    reached: z.int(),
    target: z.number().nullable(),
    targetBy: Day.nullable(),
    /** Reached ÷ target; null where no target was set. */
    achievement: z.number().nullable(),
  })
  .meta({ id: 'IndicatorReading' })
export type IndicatorReading = z.infer<typeof IndicatorReading>

export const MonthCount = z.object({ month: Month, persons: z.int() })
export type MonthCount = z.infer<typeof MonthCount>

export const DestinationCount = z.object({ country: CountryCode.nullable(), names: Bilingual.nullable(), persons: z.int() })
export type DestinationCount = z.infer<typeof DestinationCount>

/** A total of the past as the pack tells it: historical aggregate, no person data (003:7). */
export const HistoricalFigure = Figure.extend({ projectCode: z.string(), projectTitles: Bilingual }).meta({ id: 'HistoricalFigure' })
export type HistoricalFigure = z.infer<typeof HistoricalFigure>
