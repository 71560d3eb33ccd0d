/**
 * Prints what was measured: rates and times by group and by kind, then the goals, each held or missed. A goal is the median of the ratios
 * of each round, because a second in which the machine did something else would otherwise decide over all the others.
 */
import type { Times } from './load.ts'
import { groupOf, groups, type GroupName, kindNames } from './mix.ts'

export type Series = { persons: number; server: 'house' | 'bare'; closed: Times[]; open: Times[]; cpuMs: number }

/** Issue 2, section 7. */
const goals = { throughput: 0.5, growth: 1.5 }

export function printFigures(series: readonly Series[], rate: number): boolean {
  for (const persons of new Set(series.map((one) => one.persons))) {
    const [house, bare] = ['house', 'bare'].map((server) => series.find((one) => one.persons === persons && one.server === server)!) as [
      Series,
      Series,
    ]
    console.log(
      `\n${persons.toLocaleString('en')} persons                        house                              bare                               house : bare`,
    )
    console.log(row('as fast as they answer', ['req/s', 'p50', 'p95', 'p99 ms', 'req/s', 'p50', 'p95', 'p99 ms', 'req/s']))
    for (const name of ['all', ...Object.keys(groups)] as ('all' | GroupName)[]) {
      const [ours, theirs] = [house, bare].map((one) => timesOf(one.closed, name)) as [number[], number[]]
      const rates = [ours.length / secondsOf(house.closed), theirs.length / secondsOf(bare.closed)] as const
      console.log(
        row(name, [rates[0].toFixed(0), ...points(ours), rates[1].toFixed(0), ...points(theirs), (rates[0] / rates[1]).toFixed(2)]),
      )
    }
    const cpu = [house, bare].map((one) => (one.cpuMs * 1_000) / timesOf(one.closed, 'all').length)
    console.log(
      row('processor time of the server', [
        `${cpu[0]!.toFixed(0)} us a request`,
        '',
        '',
        '',
        `${cpu[1]!.toFixed(0)} us a request`,
        '',
        '',
        '',
        '',
      ]),
    )
    console.log(row(`at ${rate} requests a second`, ['', 'p50', 'p95', 'p99 ms', '', 'p50', 'p95', 'p99 ms', 'p95']))
    for (const name of ['all', ...Object.keys(groups), ...kindNames] as string[]) {
      const [ours, theirs] = [house, bare].map((one) => timesOf(one.open, name)) as [number[], number[]]
      const label = name === 'all' || name in groups ? name : `  ${name}`
      console.log(row(label, ['', ...points(ours), '', ...points(theirs), (at(ours, 0.95) / at(theirs, 0.95)).toFixed(2)]))
    }
  }
  for (const { persons, server, closed, open } of series) {
    for (const [what, count] of [...closed, ...open].flatMap(({ failed }) => [...failed]))
      console.log(`NOT ANSWERED ${count} times by ${server} with ${persons}: ${what}`)
  }
  return printGoals(series)
}

function printGoals(series: readonly Series[]): boolean {
  console.log('\nGoals')
  const lines: { said: string; value: number; held: boolean }[] = []
  const ours = series.filter(({ server }) => server === 'house')
  for (const house of ours) {
    const bare = series.find((one) => one.persons === house.persons && one.server === 'bare')!
    const value = median(house.closed.map((times, round) => rateOf(times) / rateOf(bare.closed[round]!)))
    lines.push({
      said: `throughput beside the bare server, ${house.persons.toLocaleString('en')} persons, at least ${goals.throughput}`,
      value,
      held: value >= goals.throughput,
    })
  }
  const [small, large] = [ours[0]!, ours.at(-1)!]
  if (small !== large) {
    const growth = (name: string): number =>
      median(large.open.map((times, round) => at(timesOf([times], name), 0.95) / at(timesOf([small.open[round]!], name), 0.95)))
    const value = growth('all')
    lines.push({
      said: `p95 with ${(large.persons / small.persons).toFixed(0)} times the persons, below ${goals.growth}`,
      value,
      held: value < goals.growth,
    })
    for (const name of Object.keys(groups) as GroupName[]) {
      const grown = growth(name)
      lines.push({ said: `  of which ${name}`, value: grown, held: grown < goals.growth })
    }
  }
  for (const { said, value, held } of lines) console.log(`  ${held ? 'held  ' : 'MISSED'} ${value.toFixed(2).padStart(6)}  ${said}`)
  return lines.filter(({ said }) => !said.startsWith('  ')).every(({ held }) => held)
}

/** Of a kind, of a group, or of all. */
function timesOf(rounds: readonly Times[], name: string): number[] {
  const lists = rounds.flatMap(({ byKind }) =>
    [...byKind].filter(([kind]) => name === 'all' || kind === name || groupOf(kind) === name).map(([, list]) => list),
  )
  return lists.flat().toSorted((a, b) => a - b)
}

/** Requests answered in a second. */
export function rateOf(times: Times): number {
  return [...times.byKind.values()].reduce((sum, list) => sum + list.length, 0) / times.seconds
}

function secondsOf(rounds: readonly Times[]): number {
  return rounds.reduce((sum, { seconds }) => sum + seconds, 0)
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? Number.NaN)) / 2
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function points(sorted: readonly number[]): string[] {
  return [0.5, 0.95, 0.99].map((share) => at(sorted, share).toFixed(1))
}

function row(label: string, cells: readonly string[]): string {
  return `  ${label.padEnd(30)}${cells.map((cell, index) => cell.padStart(index === 4 || index === 8 ? 11 : 8)).join('')}`
}
