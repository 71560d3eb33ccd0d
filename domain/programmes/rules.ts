// Decides whether a programme covers a person's country and region, and what it promises at most. Programmes come as
// words; the day is an argument.
import type { Day } from '#domain/kit/day.ts'
import { addDays, addMonths } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { AidForm, Ceiling, KnownDay, Programme, ProgrammeCountry } from './words.ts'

/** Where a person goes to, or comes from, according to the programme's direction. */
export type Destination = { country: string; subregion?: string | undefined }

export type EligibilityRefusal = 'country_not_in_programme' | 'subregion_not_in_programme'

/**
 * Accepts with the programme's own entry for the country. Where only parts of a country are covered, a region that is not
 * known yet is refused too: the details name the parts that are, so that the counsellor can ask.
 */
export function isEligible(programme: Programme, to: Destination): Result<ProgrammeCountry, EligibilityRefusal> {
  const country = programme.countries.find((each) => each.iso3 === to.country)
  if (country === undefined) {
    if (programme.openToOtherCountries) return accept({ iso3: to.country })
    return refuse('country_not_in_programme', { programme: programme.code, country: to.country })
  }
  // ARER: of Iraq only the three northern Kurdish governorates (003:66, domain.md 4.7, F6).
  if (country.subregions !== undefined && !country.subregions.some((region) => region.code === to.subregion)) {
    return refuse('subregion_not_in_programme', {
      programme: programme.code,
      country: to.country,
      subregion: to.subregion ?? null,
      covered: country.subregions.map((region) => region.code).join(', '),
      coveredFr: country.subregions.map((region) => region.names.fr).join(', '),
      coveredEn: country.subregions.map((region) => region.names.en).join(', '),
    })
  }

  return accept(country)
}

/** True while the programme runs on a day; a month or a year counts to its last day. */
export function isRunning(programme: Programme, on: Day): boolean {
  if (programme.from !== undefined && on < programme.from.on) return false
  return programme.to === undefined || on <= lastDayOf(programme.to)
}

export function offersForm(programme: Programme, form: AidForm): boolean {
  return programme.forms.includes(form) || programme.services.includes(form)
}

export function findCeiling(programme: Programme, kind: Ceiling['kind']): Ceiling | undefined {
  return programme.ceilings.find((ceiling) => ceiling.kind === kind)
}

export type FollowUpDue = { month: number; dueOn: Day; earliestOn: Day; latestOn: Day }

/** The days on which somebody who arrived on a day should be asked how life goes (domain.md 4.9). */
export function followUpsAfter(programme: Programme, arrivedOn: Day): FollowUpDue[] {
  const { months, windowDays } = programme.followUp
  return months.map((month) => {
    const dueOn = addMonths(arrivedOn, month)
    return { month, dueOn, earliestOn: addDays(dueOn, -windowDays), latestOn: addDays(dueOn, windowDays) }
  })
}

function lastDayOf(known: KnownDay): Day {
  if (known.precision === 'MONTH') return addDays(addMonths(`${known.on.slice(0, 7)}-01` as Day, 1), -1)
  if (known.precision === 'YEAR') return `${known.on.slice(0, 4)}-12-31` as Day
  return known.on
}
