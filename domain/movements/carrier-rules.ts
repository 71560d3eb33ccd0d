/** What carriers ask of these legs on their day: the strictest of all who fly them (domain.md 1.9, 1.10). The rows are packs of the office. */
import type { Day } from '#domain/kit/day.ts'
import type { CarrierTerms } from './medif-words.ts'

/** The figures alone, without the day and the source of their row. */
export type Terms = Omit<CarrierTerms, 'carrier' | 'validFrom' | 'validTo' | 'source' | 'toBeChecked'>

/** Figures of an office that has no row at all; those of domain.md 1.9 and 1.10. */
export const usualTerms: Terms = {
  unaccompaniedFrom: 5,
  unaccompaniedUntil: 17,
  youngFrom: 12,
  youngUntil: 17,
  pregnancyWeeks: 36,
  pregnancyWeeksMultiple: 32,
  formDays: 10,
  submitHours: 72,
}

/** Somebody who changes from one carrier to another must be taken by both. */
export function termsFor(carriers: readonly string[], on: Day, rows: readonly CarrierTerms[]): Terms {
  const found = [...new Set(carriers)].map((carrier) => rowOf(carrier, on, rows)).filter((row) => row !== undefined)
  const general = found.length > 0 ? undefined : rowOf('*', on, rows)
  const all: readonly Terms[] = general === undefined ? (found.length > 0 ? found : [usualTerms]) : [general]
  const most = (field: keyof Terms): number => Math.max(...all.map((row) => row[field]))
  const least = (field: keyof Terms): number => Math.min(...all.map((row) => row[field]))
  return {
    unaccompaniedFrom: most('unaccompaniedFrom'),
    unaccompaniedUntil: least('unaccompaniedUntil'),
    youngFrom: most('youngFrom'),
    youngUntil: least('youngUntil'),
    pregnancyWeeks: least('pregnancyWeeks'),
    pregnancyWeeksMultiple: least('pregnancyWeeksMultiple'),
    formDays: least('formDays'),
    submitHours: most('submitHours'),
  }
}

/** The newest row of the carrier that holds on the day, or the one for all carriers. */
function rowOf(carrier: string, on: Day, rows: readonly CarrierTerms[]): CarrierTerms | undefined {
  const holding = rows
    .filter((row) => row.validFrom <= on && (row.validTo === undefined || on <= row.validTo))
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  return holding.find((row) => row.carrier === carrier) ?? holding.find((row) => row.carrier === '*')
}
