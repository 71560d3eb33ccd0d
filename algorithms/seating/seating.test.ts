import assert from 'node:assert/strict'
import { test } from 'node:test'
import { solveAssignment } from './assignment.ts'
import { openBound, stepBound } from './bound.ts'
import { makeChance } from './chance.ts'
import { checkPlan } from './check.ts'
import { drawTimetable, eachItinerary } from './itineraries.ts'
import type { Assignment } from './jobs.ts'
import { listOptions } from './options.ts'
import { FixedConflict, planAlone } from './plan.ts'
import type { Instance, Placement, Plan, Unplaced } from './words.ts'

const clock = () => 0

/** A small office with every kind of limit tight: one hub, few seats, one or two charters, few escorts. */
function drawInstance(seed: number, groups: number): Instance {
  const chance = makeChance(seed * 7919)
  const between = (least: number, most: number): number => least + Math.floor(chance() * (most - least + 1))
  const flights: Instance['flights'] = []
  const fly = (kind: 'scheduled' | 'charter', from: string, to: string, departsAt: number, seats: number): void => {
    const minimumLoad = kind === 'charter' ? Math.floor(seats * 0.6) : 0
    flights.push({
      id: `F${flights.length}`,
      kind,
      from,
      to,
      departsAt,
      arrivesAt: departsAt + between(120, 500),
      seats,
      wheelchairs: between(0, 2),
      stretchers: between(0, 1),
      minimumLoad,
      fixedCost: kind === 'charter' ? between(0, 6000) : 0,
    })
  }
  for (let i = 0; i < 3; i += 1) fly('scheduled', `O${i % 2}`, 'CDG', between(0, 2880), between(6, 14))
  for (let i = 0; i < 4; i += 1) fly('scheduled', 'CDG', `D${i % 2}`, between(600, 4320), between(6, 14))
  for (let i = 0; i < 2; i += 1) fly('charter', `O${i}`, `D${between(0, 1)}`, between(0, 2880), between(10, 18))
  return {
    flights,
    groups: Array.from({ length: groups }, (_, i) => {
      const stretchers = chance() < 0.08 ? 1 : 0
      const start = between(0, 1200)
      return {
        id: `G${i}`,
        size: between(1, 5),
        wheelchairs: chance() < 0.2 ? 1 : 0,
        stretchers,
        needsEscort: stretchers > 0 || chance() < 0.25,
        priority: [1, 1, 4, 10][between(0, 3)]!,
        from: `O${between(0, 1)}`,
        destinations: chance() < 0.7 ? ['D0', 'D1'] : ['D1'],
        window: { start, end: start + between(600, 4000) },
      }
    }),
    hubs: { CDG: { minimumConnection: 90, teamPer3h: between(6, 16) } },
    escortPoolPerDay: between(0, 3),
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

/** The best value there is, by trying everything: groups in turn, cut off only where even everybody's best option cannot catch up. */
function findOptimum(instance: Instance, fixed: Placement[] = []): number {
  const timetable = drawTimetable(instance)
  const decided = new Map(fixed.map((one) => [one.group, one.legs.join()]))
  const options = instance.groups.map((group) => {
    const list: { legs: string[]; value: number }[] = []
    eachItinerary(timetable, group, ({ first, second, value }) => {
      const legs = (second < 0 ? [first] : [first, second]).map((leg) => instance.flights[leg]!.id)
      if (!decided.has(group.id) || decided.get(group.id) === legs.join()) list.push({ legs, value })
    })
    return { id: group.id, list: list.sort((a, b) => b.value - a.value) }
  })
  const hope = options.map((_, i) => options.slice(i).reduce((sum, { list }) => sum + Math.max(0, list[0]?.value ?? 0), 0))
  let best = fixed.length === 0 ? 0 : -Infinity
  // Minimum loads are met only at the end, so they are judged there; every other limit only tightens.
  const loose = { ...instance, flights: instance.flights.map((flight) => ({ ...flight, minimumLoad: 0, fixedCost: 0 })) }
  const walk = (i: number, placements: Placement[], value: number): void => {
    if (i === options.length) {
      const verdict = checkPlan(instance, placements)
      if (verdict.feasible) best = Math.max(best, verdict.value)
      return
    }
    if (value + hope[i]! <= best) return
    const { id, list } = options[i]!
    for (const { legs, value: worth } of list) {
      const next = [...placements, { group: id, legs }]
      if (checkPlan(loose, next).feasible) walk(i + 1, next, value + worth)
    }
    if (!decided.has(id)) walk(i + 1, placements, value)
  }
  walk(0, [], 0)
  return best
}

function planBriefly(instance: Instance, seed: number, fixed: Placement[] = []): Plan {
  return planAlone(instance, { seed, seconds: Infinity, gap: 0, rounds: 12, now: clock }, fixed)
}

test('on 200 small offices the best plan of all lies between the value found and the bound proved', () => {
  let reached = 0
  for (let seed = 1; seed <= 200; seed += 1) {
    const instance = drawInstance(seed, 7)
    const plan = planBriefly(instance, seed)
    const optimum = findOptimum(instance)
    assert.ok(plan.value <= optimum + 1e-6, `seed ${seed}: value ${plan.value} above the optimum ${optimum}`)
    assert.ok(plan.bound >= optimum - 1e-6, `seed ${seed}: bound ${plan.bound} below the optimum ${optimum}`)
    if (plan.value >= optimum - 1e-6) reached += 1
  }
  assert.ok(reached >= 195, `the optimum was reached ${reached} times of 200`)
})

test('the bound holds at every step, not only at the last', () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const instance = drawInstance(seed, 6)
    const optimum = findOptimum(instance)
    const bound = openBound(listOptions(instance), 500)
    for (let step = 0; step < 60; step += 1) {
      const value = stepBound(bound)
      assert.ok(value >= optimum - 1e-6, `seed ${seed}, step ${step}: ${value} below ${optimum}`)
    }
  }
})

test('every plan stands before the rules, and its value is the rules’ own', () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const instance = drawInstance(seed + 1000, 60)
    const plan = planBriefly(instance, seed)
    const verdict = checkPlan(instance, plan.placements)
    assert.ok(verdict.feasible)
    assert.ok(Math.abs(verdict.value - plan.value) < 1e-6)
    assert.equal(plan.placements.length + plan.unplaced.length, instance.groups.length)
    assert.ok(plan.bound >= plan.value - 1e-6)
  }
})

test('the same seed makes the same plan, whatever the clock says', () => {
  const instance = drawInstance(5, 60)
  let ticks = 0
  const other = planAlone(instance, { seed: 3, seconds: Infinity, gap: 0, rounds: 12, now: () => (ticks += 0.5) })
  const same = planBriefly(instance, 3)
  assert.deepEqual({ ...other, seconds: 0 }, { ...same, seconds: 0 })
})

test('what somebody has decided stands, and the bound is that of the plans that respect it', () => {
  let decided = 0
  for (let seed = 1; seed <= 100; seed += 1) {
    const instance = drawInstance(seed, 6)
    const free = planBriefly(instance, seed)
    const [first] = free.unplaced.filter((one) => one.why !== 'no_itinerary')
    if (first === undefined) continue
    const legs = anyLegs(instance, first.group)
    const optimum = findOptimum(instance, [{ group: first.group, legs }])
    if (optimum === -Infinity) continue
    const plan = planBriefly(instance, seed, [{ group: first.group, legs }])
    assert.deepEqual(plan.placements.find((one) => one.group === first.group)?.legs, legs)
    assert.ok(plan.value <= optimum + 1e-6 && plan.bound >= optimum - 1e-6, `seed ${seed}: ${plan.value} ≤ ${optimum} ≤ ${plan.bound}`)
    decided += 1
  }
  assert.ok(decided >= 10, `${decided} offices had somebody to decide for`)
})

test('decisions that contradict the rules or each other are refused', () => {
  const instance = drawInstance(3, 20)
  const wrong = [{ group: 'G0', legs: ['F0', 'F0'] }]
  assert.throws(() => planBriefly(instance, 1, wrong), FixedConflict)
})

test('the reason given to a group that stays is true: with what is missing added, it travels', () => {
  const seen = new Set<string>()
  for (let seed = 1; seed <= 60; seed += 1) {
    const instance = drawInstance(seed + 500, 24)
    const plan = planBriefly(instance, seed)
    for (const one of plan.unplaced) {
      seen.add(one.why)
      judgeReason(instance, plan, one, `seed ${seed}, ${JSON.stringify(one)}`)
    }
  }
  for (const why of ['no_itinerary', 'seats', 'wheelchairs', 'stretchers', 'escorts', 'hub_team', 'worse_for_others']) {
    assert.ok(seen.has(why), `nobody stayed for ${why}`)
  }
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

function everyLegs(instance: Instance, id: string): string[][] {
  const group = instance.groups.find((one) => one.id === id)!
  const all: string[][] = []
  eachItinerary(drawTimetable(instance), group, ({ first, second }) => {
    all.push((second < 0 ? [first] : [first, second]).map((leg) => instance.flights[leg]!.id))
  })
  return all
}

function anyLegs(instance: Instance, id: string): string[] {
  return everyLegs(instance, id)[0]!
}

test('small assignments of jobs to agents: the least cost of all lies between the bound and the cost found, and is mostly found', () => {
  let found = 0
  for (let seed = 1; seed <= 40; seed += 1) {
    const chance = makeChance(seed)
    const table = (least: number, most: number): number[][] =>
      Array.from({ length: 3 }, () => Array.from({ length: 7 }, () => least + Math.floor(chance() * (most - least))))
    const need = table(5, 25)
    const problem = {
      cost: table(10, 50),
      need,
      capacity: need.map((row) => Math.floor((row.reduce((sum, one) => sum + one, 0) / 3) * 0.95)),
    }
    let ticks = 0
    const solved = solveAssignment(problem, { seconds: 1, seed, now: () => (ticks += 0.005) })
    const least = cheapest(problem)
    assert.ok(solved.cost >= least && solved.bound <= least, `seed ${seed}: ${solved.bound} ≤ ${least} ≤ ${solved.cost}`)
    if (solved.cost === least) found += 1
  }
  assert.ok(found >= 30, `the least cost was found ${found} times of 40`)
})

function cheapest({ cost, need, capacity }: Assignment, job = 0, left = capacity): number {
  if (job === cost[0]!.length) return 0
  let least = Infinity
  for (const [agent, room] of left.entries()) {
    if (need[agent]![job]! > room) continue
    const after = left.with(agent, room - need[agent]![job]!)
    least = Math.min(least, cost[agent]![job]! + cheapest({ cost, need, capacity }, job + 1, after))
  }
  return least
}
