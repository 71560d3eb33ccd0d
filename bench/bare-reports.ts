/** Reports of the bare server. */
import { addMonths, type Day, dayAt } from '#domain/kit/day.ts'
import { monthsUntil } from '#domain/transit/board-rules.ts'
import type { Asked } from './bare-server.ts'

export async function bareFigures({ ask, query }: Asked) {
  const airport = query['airport']!
  const until = dayAt(new Date().toISOString() as never, 'Europe/Paris').slice(0, 7)
  const wanted = monthsUntil(until, Number(query['months'] ?? 12))
  const rows = await ask<{ month: string }>(
    'figures',
    `select to_char(g.serves_on, 'YYYY-MM') as month,
      coalesce(sum(coalesce(w.counted, g.head_count)) filter (where g.passage = 'CONNECTION'), 0)::int as transit,
      coalesce(sum(coalesce(w.counted, g.head_count)) filter (where g.passage = 'ARRIVAL'), 0)::int as arrivals,
      coalesce(sum(coalesce(w.counted, g.head_count)) filter (where g.passage = 'DEPARTURE'), 0)::int as departures,
      sum(coalesce(w.counted, g.head_count))::int as assisted, count(distinct g.case_id)::int as cases
    from transit_group g join lateral (select bool_or(t.state = 'DONE') as assisted, max(t.counted) as counted from transit_task t where t.group_id = g.id) w on w.assisted
    where g.airport = $1 and g.compartment = 0 and g.serves_on >= $2 and g.serves_on < $3 group by 1 order by 1`,
    [airport, `${wanted[0]}-01`, addMonths(`${until}-01` as Day, 1)],
  )
  const none = { transit: 0, arrivals: 0, departures: 0, assisted: 0, cases: 0 }
  return { airport, months: wanted.map((month) => rows.find((row) => row.month === month) ?? { month, ...none }) }
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
    `select c.programme_code as programme, extract(year from p.approved_at at time zone 'UTC')::int as year, count(*)::int as plans, count(v.id)::int as visited,
      coalesce(sum(l.self), 0) as ps, coalesce(sum(l.family), 0) as pf, coalesce(sum(l.community), 0) as pc,
      coalesce(sum(v.jobs_self), 0) as fs, coalesce(sum(v.jobs_family), 0) as ff, coalesce(sum(v.jobs_community), 0) as fc
    from reintegration_plan p join cases_case c on c.id = p.case_id
    left join lateral (select sum(jobs_self) as self, sum(jobs_family) as family, sum(jobs_community) as community from reintegration_line where plan_id = p.id and cancelled_at is null) l on true
    left join lateral (select id, jobs_self, jobs_family, jobs_community from reintegration_visit where plan_id = p.id and status = 'DONE' order by visited_on desc, month desc limit 1) v on true
    where p.office = $1 and p.compartment = 0 and p.approved_at >= $2 and p.approved_at < $3 and p.status in ('APPROVED', 'CLOSED')
    group by 1, 2 order by 1, 2`,
    [office, `${year - 9}-01-01T00:00:00Z`, `${year + 1}-01-01T00:00:00Z`],
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
