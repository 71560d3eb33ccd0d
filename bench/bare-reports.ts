/** Reports of the bare server. */
import { addMonths, type Day, dayAt } from '#domain/kit/day.ts'
import { monthsUntil } from '#domain/transit/board-rules.ts'
import { countryName } from '#packs/places/countries.ts'
import { historicalYearsAt } from '#packs/transit/history.ts'
import type { Asked } from './bare-server.ts'

export async function bareFigures({ ask, query }: Asked) {
  const airport = query['airport']!
  const until = dayAt(new Date().toISOString() as never, 'Europe/Paris').slice(0, 7)
  const wanted = monthsUntil(until, Number(query['months'] ?? 12))
  const before = addMonths(`${until}-01` as Day, 1)
  const [lastYear, first] = [Number(until.slice(0, 4)), `${wanted[0]}-01`]
  const sums = `coalesce(sum(persons) filter (where passage = 'CONNECTION'), 0)::int as transit,
      coalesce(sum(persons) filter (where passage = 'ARRIVAL'), 0)::int as arrivals,
      coalesce(sum(persons) filter (where passage = 'DEPARTURE'), 0)::int as departures,
      sum(persons)::int as assisted, count(distinct case_id)::int as cases
    from transit_assisted where airport = $1 and compartment = 0 and serves_on >= $2 and serves_on < $3 group by 1 order by 1`
  const [months, years, destinations] = await Promise.all([
    ask<{ month: string }>('months', `select to_char(serves_on, 'YYYY-MM') as month, ${sums}`, [airport, first, before]),
    ask('years', `select extract(year from serves_on)::int as year, ${sums}`, [airport, `${lastYear - 4}-01-01`, before]),
    ask<{ country: string | null }>(
      'destinations',
      `select to_char(a.serves_on, 'YYYY-MM') as month, c.destination_country as country, sum(a.persons)::int as persons
      from transit_assisted a join cases_case c on c.id = a.case_id
      where a.airport = $1 and a.compartment = 0 and a.serves_on >= $2 and a.serves_on < $3 group by 1, 2 order by 1, 3 desc, 2`,
      [airport, first, before],
    ),
  ])
  const none = { transit: 0, arrivals: 0, departures: 0, assisted: 0, cases: 0 }
  return {
    airport,
    months: wanted.map((month) => months.find((row) => row.month === month) ?? { month, ...none }),
    years,
    historical: historicalYearsAt(airport),
    destinations: destinations.map((row) => ({
      ...row,
      names: row.country === null ? null : { fr: countryName(row.country, 'fr'), en: countryName(row.country, 'en') },
    })),
  }
}

type JobsRow = {
  programme: string
  year: number
  plans: number
  visited: number
  ps: number
  pf: number
  pc: number
  fs: number
  ff: number
  fc: number
}

export async function bareJobs({ ask, office }: Asked) {
  const year = new Date().getUTCFullYear()
  const found = await ask<JobsRow>(
    'jobs',
    `select programme_code as programme, year, count(*)::int as plans, (count(*) filter (where visited))::int as visited,
      sum(planned_self) as ps, sum(planned_family) as pf, sum(planned_community) as pc, sum(found_self) as fs, sum(found_family) as ff, sum(found_community) as fc
    from reintegration_jobs where office = $1 and compartment = 0 and year between $2 and $3 group by 1, 2 order by 1, 2`,
    [office, year - 9, year],
  )
  const rows = found.map((row) => ({
    programmeCode: row.programme,
    year: row.year,
    plans: row.plans,
    visited: row.visited,
    planned: { self: row.ps, family: row.pf, community: row.pc },
    found: { self: row.fs, family: row.ff, community: row.fc },
  }))
  const sum = (parts: { self: number; family: number; community: number }[]) =>
    parts.reduce(
      (total, part) => ({ self: total.self + part.self, family: total.family + part.family, community: total.community + part.community }),
      { self: 0, family: 0, community: 0 },
    )
  return { rows, planned: sum(rows.map((row) => row.planned)), found: sum(rows.map((row) => row.found)) }
}
