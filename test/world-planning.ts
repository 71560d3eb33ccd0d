// The flight on offer and the plan of a world.
import type { Insert, World } from './world-words.ts'

export async function planning(insert: Insert, world: World, now: string, departs: Date): Promise<void> {
  const arrives = new Date(departs.getTime() + 7 * 3_600_000)
  await insert('planning_flight', {
    id: world.flightOffer,
    kind: 'SCHEDULED',
    use: 'DIRECT',
    number: world.flight,
    carrier: 'XX',
    from_place: world.airport,
    from_zone: 'Europe/Paris',
    departs_at: departs.toISOString(),
    to_place: 'IST',
    to_zone: 'Europe/Istanbul',
    arrives_at: arrives.toISOString(),
    seats: 10,
    wheelchairs: 1,
    stretchers: 0,
    minimum_load: 0,
    fixed_cost_minor: 0,
    seat_price_minor: 0,
    currency: 'EUR',
    created_by: world.account,
    created_at: now,
  })
  await insert('planning_run', {
    id: world.run,
    kind: 'PLAN',
    from_on: world.flightOn,
    until_on: world.flightOn,
    seed: 1,
    seconds_max: 1,
    input_hash: 'a'.repeat(64),
    currency: 'EUR',
    started_by: world.account,
    started_at: now,
  })
  const instance = { flights: [], groups: [], hubs: {}, escortPoolPerDay: 0, prices: {} }
  await insert('planning_question', { run_id: world.run, instance: JSON.stringify(instance), flights: '[]' })
  await insert('planning_progress', { run_id: world.run, status: 'DONE', value: 1, bound: 1, seconds: 1, told_at: now, finished_at: now })
  const needs = { persons: 1, seats: 1, wheelchairs: 0, stretchers: 0, needsEscort: false, childAlone: false }
  await insert('planning_placement', {
    run_id: world.run,
    case_id: world.case,
    place: 0,
    facts: JSON.stringify({ needs, priority: 'NORMAL', window: { start: null, end: null, endsBy: null } }),
    why: 'no_itinerary',
  })
}
