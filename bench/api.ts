/**
 * The house under the load of an office, beside a bare server on the same database and beside itself with more years behind it. Rounds of
 * all servers are interleaved, so that the noise of the machine is shared; what is printed as a goal is a ratio.
 */
import { sameBytes } from './same-bytes.ts'
import { loadClosed, loadOpen, noTimes, type Times } from './load.ts'
import { type BenchOffice, openBenchOffice } from './office.ts'
import { printFigures, type Series } from './figures.ts'

export type ApiOrder = { persons: number[]; months: number[]; seconds: number; rounds: number; hands: number; seed: number }

/** Returns whether all goals were held. */
export async function benchApi(order: ApiOrder): Promise<boolean> {
  const { persons, months, seconds, rounds, hands, seed } = order
  console.log(`Making the offices (durable PostgreSQL, ${persons.length === 1 ? 'one' : persons.length} of them)`)
  const offices: BenchOffice[] = []
  try {
    for (const [at, count] of persons.entries()) offices.push(await openBenchOffice(count, months[at] ?? months.at(-1)!, seed))
    for (const office of offices) await sameBytes(office)

    const series: Series[] = offices.flatMap((office) =>
      (['house', 'bare'] as const).map((server) => ({ persons: office.persons, server, closed: noTimes(), open: noTimes(), cpuMs: 0 })),
    )
    const each = async (round: number, does: (one: Series, office: BenchOffice) => Promise<void>): Promise<void> => {
      const turn = round % 2 === 0 ? series : series.toReversed()
      for (const one of turn)
        await does(
          one,
          offices.find((office) => office.persons === one.persons)!,
        )
    }
    const load = async (one: Series, office: BenchOffice, round: number, times: Times): Promise<void> => {
      const server = office[one.server]
      const before = await server.cpuMs()
      await loadClosed(server.port, office.mixOf(seed * 1_000 + round), hands, seconds, times)
      if (times === one.closed) one.cpuMs += (await server.cpuMs()) - before
    }
    console.log('Warming up')
    await each(0, (one, office) => load(one, office, 0, noTimes()))
    for (let round = 1; round <= rounds; round++) {
      console.log(`Round ${round} of ${rounds}: as fast as they answer`)
      await each(round, (one, office) => load(one, office, round, one.closed))
    }

    // Half of what the slowest can do: a rate at which nobody should have to wait.
    const rate = Math.max(5, Math.floor(Math.min(...series.map(({ closed }) => countOf(closed) / closed.seconds)) / 2))
    for (let round = 1; round <= rounds; round++) {
      console.log(`Round ${round} of ${rounds}: ${rate} requests a second, timed from when they should have left`)
      await each(round, (one, office) =>
        loadOpen(office[one.server].port, office.mixOf(seed * 2_000 + round), hands * 2, rate, seconds, one.open),
      )
    }
    return printFigures(series, rate)
  } finally {
    for (const office of offices) await office.close()
  }
}

function countOf(times: Times): number {
  return [...times.byKind.values()].reduce((sum, list) => sum + list.length, 0)
}
