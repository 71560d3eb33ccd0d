/** Totals of the years before this house, from history.yaml: figures with a source, behind which nobody is on file. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { HistoricalYear } from '#domain/transit/figure-words.ts'

let years: readonly HistoricalYear[] | undefined

/** Newest first. Throws when the file is not valid: it ships with the code. */
export function historicalYearsAt(airport: string): HistoricalYear[] {
  years ??= z.array(HistoricalYear).parse(parse(readFileSync(join(import.meta.dirname, 'history.yaml'), 'utf8')))
  return years.filter((year) => year.airport === airport).toSorted((one, other) => other.year - one.year)
}
