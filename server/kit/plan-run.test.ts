import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Instance } from '#algorithms/seating/words.ts'
import { startPlan } from './plan-run.ts'

const wall = Date.now
after(() => {
  Date.now = wall
})

/** Sixty families for twenty seats, all alike: nobody can prove the last percent of it in a second or two. */
function crowd(): Instance {
  const flight = (id: string, from: string, to: string, departsAt: number): Instance['flights'][number] => ({
    id,
    kind: 'scheduled',
    from,
    to,
    departsAt,
    arrivesAt: departsAt + 300,
    seats: 10,
    wheelchairs: 2,
    stretchers: 0,
    minimumLoad: 0,
    fixedCost: 0,
  })
  return {
    flights: [
      flight('F1', 'ADD', 'CDG', 100),
      flight('F2', 'ADD', 'CDG', 900),
      flight('F3', 'CDG', 'YUL', 700),
      flight('F4', 'CDG', 'YUL', 1500),
    ],
    groups: Array.from({ length: 60 }, (_, at) => ({
      id: `G${at}`,
      size: 1 + ((at * 7) % 5),
      wheelchairs: 0,
      stretchers: 0,
      needsEscort: at % 9 === 0,
      priority: at % 5 === 0 ? 4 : 1,
      from: 'ADD',
      destinations: ['YUL'],
      window: { start: 0, end: 3000 },
    })),
    hubs: { CDG: { minimumConnection: 90, teamPer3h: 30 } },
    escortPoolPerDay: 2,
    prices: {
      person: 1000,
      lateDay: 10,
      costWeight: 0.5,
      charterSeat: 150,
      scheduledSeat: 420,
      overnight: 120,
      otherDestination: 60,
      escort: 300,
    },
  }
}

for (const [what, hours] of [
  ['forward', 72],
  ['back', -72],
] as const)
  test(`whoever waits for a plan waits as long as they said, though the clock on the wall was put ${what} since the server began`, async () => {
    Date.now = () => wall() + hours * 3_600_000
    const began = performance.now()
    // A gap below zero is never reached: only the seconds end this run.
    const run = startPlan(crowd(), { seed: 1, seconds: 2, gap: -1 })
    const late = setTimeout(run.stop, 30_000)
    const plan = await run.done
    clearTimeout(late)
    const seconds = (performance.now() - began) / 1000
    assert.ok(seconds > 1.9 && seconds < 20, `${seconds} s`)
    assert.ok(plan.placements.length > 0)
  })
