/** The desk's figures month by month, year by year and by destination, beside the totals of the years before this house. */
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { addMonths, type Day, dayAt } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import { monthsUntil } from '#domain/transit/board-rules.ts'
import type * as transit from '#domain/transit/contract.ts'
import { countryName } from '#packs/places/countries.ts'
import { historicalYearsAt } from '#packs/transit/history.ts'
import type { Work } from '#server/kit/transaction.ts'
import { findOfficeAt } from './airport.ts'
import { sumDestinations, sumMonths, sumYears } from './figure-store.ts'

const yearsShown = 5

export async function monthlyFigures(
  work: Work,
  input: InputOf<typeof transit.monthlyFigures>,
): Promise<Result<OutputOf<typeof transit.monthlyFigures>, 'not_found'>> {
  const office = await findOfficeAt(work, input.airport)
  if (office === undefined) return refuse('not_found')
  const until = input.until ?? dayAt(work.now, office.timeZone).slice(0, 7)
  const wanted = monthsUntil(until, input.months)
  const before = addMonths(`${until}-01` as Day, 1)
  const months = { airport: input.airport, from: `${wanted[0]}-01` as Day, before }
  const lastYear = Number(until.slice(0, 4))
  const years = { airport: input.airport, from: `${lastYear - yearsShown + 1}-01-01` as Day, before }
  const counted = await sumMonths(work.db, months)
  const destinations = await sumDestinations(work.db, months)
  return accept({
    airport: input.airport,
    months: wanted.map((month) => counted.find((one) => one.month === month) ?? { month, ...nobody }),
    years: await sumYears(work.db, years),
    historical: historicalYearsAt(input.airport),
    destinations: destinations.map((row) => ({ ...row, names: row.country === null ? null : namesOf(row.country) })),
  })
}

const nobody = { transit: 0, arrivals: 0, departures: 0, assisted: 0, cases: 0 }

function namesOf(iso3: string): { fr: string; en: string } {
  return { fr: countryName(iso3, 'fr') ?? iso3, en: countryName(iso3, 'en') ?? iso3 }
}
