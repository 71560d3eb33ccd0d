import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPlan } from './check.ts'
import { drawOffice, everyLegs, planBriefly } from './sample-office.ts'
import type { Instance, Plan, Unplaced, Way } from './words.ts'

test('the reason given to a group that stays is true: with what is missing added, it travels', () => {
  const seen = new Set<string>()
  let longer = 0
  for (let seed = 1; seed <= 60; seed += 1) {
    const instance = drawOffice(seed + 500, 24)
    const plan = planBriefly(instance, seed)
    for (const one of plan.unplaced) {
      seen.add(one.why)
      if (one.ways.some((way) => way.remedies.some((remedy) => remedy.limit === 'window'))) longer += 1
      judgeLongerWindow(instance, plan, one, `seed ${seed}, ${JSON.stringify(one)}`)
      judgeReason(instance, plan, one, `seed ${seed}, ${JSON.stringify(one)}`)
    }
  }
  for (const why of ['no_itinerary', 'seats', 'wheelchairs', 'stretchers', 'escorts', 'hub_team', 'worse_for_others']) {
    assert.ok(seen.has(why), `nobody stayed for ${why}`)
  }
  assert.ok(longer >= 20, `${longer} were told of a longer window`)
})

function judgeReason(instance: Instance, plan: Plan, { group: id, why, remedies }: Unplaced, said: string): void {
  const legs = everyLegs(instance, id)
  const add = (changed: Instance, placed: string[]): boolean =>
    checkPlan(changed, [...plan.placements, { group: id, legs: placed }]).feasible
  if (why === 'no_itinerary') return assert.equal(legs.length, 0, said)
  if (why === 'worse_for_others') {
    // It fits once the minimum load is forgiven, and no way of fitting it in gains anything.
    const forgiven = { ...instance, flights: instance.flights.map((flight) => ({ ...flight, minimumLoad: 0 })) }
    assert.ok(
      legs.some((placed) => add(forgiven, placed)),
      said,
    )
    for (const placed of legs) {
      const verdict = checkPlan(instance, [...plan.placements, { group: id, legs: placed }])
      assert.ok(!verdict.feasible || verdict.value <= plan.value + 1e-6, said)
    }
    return
  }
  assert.ok(
    legs.every((placed) => !add(instance, placed)),
    said,
  )
  assert.ok(
    remedies.some((remedy) => remedy.limit === why),
    said,
  )
  const perFlight = remedies.some((remedy) => remedy.limit === 'escorts' && !remedy.on.startsWith('day'))
  if (!perFlight)
    assert.ok(
      legs.some((placed) => add(mend(instance, remedies), placed)),
      said,
    )
}

function mend(instance: Instance, remedies: Unplaced['remedies']): Instance {
  const more = (limit: string, on: string): number =>
    remedies.filter((one) => one.limit === limit && one.on === on).reduce((sum, one) => sum + one.missing, 0)
  const inHub = (hub: string): number =>
    Math.max(0, ...remedies.filter((one) => one.limit === 'hub_team' && one.on.startsWith(`${hub} `)).map((one) => one.missing))
  const perDay = Math.max(0, ...remedies.filter((one) => one.limit === 'escorts').map((one) => one.missing))
  return {
    ...instance,
    escortPoolPerDay: instance.escortPoolPerDay + perDay,
    hubs: Object.fromEntries(
      Object.entries(instance.hubs).map(([name, hub]) => [name, { ...hub, teamPer3h: hub.teamPer3h + inHub(name) }]),
    ),
    flights: instance.flights.map((flight) => ({
      ...flight,
      seats: flight.seats + more('seats', flight.id),
      wheelchairs: flight.wheelchairs + more('wheelchairs', flight.id),
      stretchers: flight.stretchers + more('stretchers', flight.id),
      minimumLoad: flight.minimumLoad - more('minimum_load', flight.id),
    })),
  }
}

/** With the window as long as said, and whatever else is named added, the group travels on the legs named. */
function judgeLongerWindow(instance: Instance, plan: Plan, { group: id, ways }: Unplaced, said: string): void {
  const way = ways.find((one) => one.remedies.some((remedy) => remedy.limit === 'window'))
  if (way === undefined || way.remedies.some((remedy) => remedy.limit === 'escorts' && !remedy.on.startsWith('day'))) return
  const mended = lengthen(mend(instance, way.remedies), id, way)
  assert.ok(checkPlan(mended, [...plan.placements, { group: id, legs: way.legs }]).feasible, said)
}

function lengthen(instance: Instance, id: string, { remedies }: Way): Instance {
  const days = (end: string): number => remedies.find((one) => one.limit === 'window' && one.on === end)?.missing ?? 0
  return {
    ...instance,
    groups: instance.groups.map((group) => {
      if (group.id !== id) return group
      return { ...group, window: { start: group.window.start - days('start') * 1440, end: group.window.end + days('end') * 1440 } }
    }),
  }
}
