/**
 * The house under the load of an office, beside a bare server on the same database and beside itself with more years behind it. Rounds of
 * all servers are interleaved, so that the noise of the machine is shared; what is printed as a goal is a ratio.
 */
import { sameBytes } from './same-bytes.ts'
import { loadClosed, loadOpen, noTimes, type Times } from './load.ts'
import { type BenchOffice, openBenchOffice } from './office.ts'
import { printFigures, rateOf, type Series } from './figures.ts'

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
      (['house', 'bare'] as const).map((server) => ({ persons: office.persons, server, closed: [], open: [], cpuMs: 0 })),
    )
    const each = async (round: number, does: (one: Series, office: BenchOffice) => Promise<void>): Promise<void> => {
      const turn = round % 2 === 0 ? series : series.toReversed()
      for (const one of turn)
        await does(
          one,
          offices.find((office) => office.persons === one.persons)!,
        )
    }
    const measureClosed = async (one: Series, office: BenchOffice, round: number): Promise<Times> => {
      const [server, times] = [office[one.server], noTimes()]
      const before = await server.cpuMs()
      await loadClosed(server.port, office.mixOf(seed * 1_000 + round), hands, seconds, times)
      if (round > 0) one.cpuMs += (await server.cpuMs()) - before
      return times
    }
    console.log('Warming up')
    await each(0, async (one, office) => void (await measureClosed(one, office, 0)))
    for (let round = 1; round <= rounds; round++) {
      console.log(`Round ${round} of ${rounds}: as fast as they answer`)
      await each(round, async (one, office) => void one.closed.push(await measureClosed(one, office, round)))
    }

    // Half of what the slowest can do: a rate at which nobody should have to wait.
    const rate = Math.max(5, Math.floor(Math.min(...series.flatMap(({ closed }) => closed.map(rateOf))) / 2))
    for (let round = 1; round <= rounds; round++) {
      console.log(`Round ${round} of ${rounds}: ${rate} requests a second, timed from when they should have left`)
      await each(round, async (one, office) => {
        const times = noTimes()
        await loadOpen(office[one.server].port, office.mixOf(seed * 2_000 + round), hands * 2, rate, seconds, times)
        one.open.push(times)
      })
    }
    return printFigures(series, rate)
  } finally {
    for (const office of offices) await office.close()
  }
}
