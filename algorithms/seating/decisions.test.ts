import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPlan } from './check.ts'
import { FixedConflict } from './decisions.ts'
import { drawOffice, everyLegs, findOptimum, planBriefly } from './sample-office.ts'
import type { Instance, Kept, Placement } from './words.ts'

function judge(instance: Instance, seed: number, said: string) {
  const plan = planBriefly(instance, seed)
  const optimum = findOptimum(instance)
  assert.ok(checkPlan(instance, plan.placements).feasible, said)
  assert.ok(plan.value <= optimum + 1e-6 && plan.bound >= optimum - 1e-6, `${said}: ${plan.value} ≤ ${optimum} ≤ ${plan.bound}`)
  return plan
}

test('what somebody has decided stands, and the bound is that of the plans that respect it', () => {
  let decided = 0
  for (let seed = 1; seed <= 100; seed += 1) {
    const office = drawOffice(seed, 6)
    const [first] = planBriefly(office, seed).unplaced.filter((one) => one.why !== 'no_itinerary')
    if (first === undefined) continue
    const fixed = [{ group: first.group, legs: everyLegs(office, first.group)[0]! }]
    if (findOptimum({ ...office, fixed }) === -Infinity) continue
    const plan = judge({ ...office, fixed }, seed, `seed ${seed}`)
    assert.deepEqual(plan.placements.find((one) => one.group === first.group)?.legs, fixed[0]!.legs)
    decided += 1
  }
  assert.ok(decided >= 10, `${decided} offices had somebody to decide for`)
})

test('nobody is sent where the desk has forbidden it, neither on one leg nor on a connection', () => {
  let moved = 0
  for (let seed = 1; seed <= 60; seed += 1) {
    const office = drawOffice(seed, 6)
    const before = planBriefly(office, seed)
    const forbidden: Placement[] = before.placements
      .slice(0, 2)
      .map(({ group, legs }, index) => ({ group, legs: index === 0 ? legs : legs.slice(-1) }))
    const plan = judge({ ...office, forbidden }, seed, `seed ${seed}`)
    const gone = new Map(forbidden.map((one) => [one.group, one.legs.join()]))
    for (const { group, legs } of plan.placements) {
      const shut = gone.get(group)
      if (shut === undefined) continue
      assert.ok(shut !== legs.join() && !legs.includes(shut), `seed ${seed}: ${group} on ${legs.join()}`)
      moved += 1
    }
  }
  assert.ok(moved >= 10, `${moved} families found another way`)
})

test('a family keeps its seats while moving it costs more than it gains, and is moved when the penalty is small', () => {
  let kept = 0
  let moved = 0
  for (let seed = 1; seed <= 60; seed += 1) {
    const office = drawOffice(seed, 6)
    const best = planBriefly(office, seed)
    for (const penalty of [0, 1_000_000]) {
      const current: Kept[] = []
      for (const { group, legs } of best.placements) {
        const other = everyLegs(office, group).find((one) => one.join() !== legs.join())
        if (other !== undefined && current.length === 0) current.push({ group, legs: other, penalty })
      }
      const [present] = current
      if (present === undefined) continue
      const plan = judge({ ...office, current }, seed, `seed ${seed}, penalty ${penalty}`)
      const legs = plan.placements.find((one) => one.group === present.group)?.legs.join()
      if (penalty > 0 && legs === present.legs.join()) kept += 1
      if (penalty === 0 && legs !== present.legs.join()) moved += 1
    }
  }
  assert.ok(kept >= 20 && moved >= 20, `${kept} kept, ${moved} moved`)
})

test('decisions that contradict the rules or each other are refused, and the families they concern are named', () => {
  const office = drawOffice(3, 20)
  const refused = (fixed: Placement[], groups: string[]): void =>
    assert.throws(
      () => planBriefly({ ...office, fixed }, 1),
      (error) => error instanceof FixedConflict && assert.deepEqual(error.groups, groups) === undefined,
    )
  refused([{ group: 'G0', legs: ['F0', 'F0'] }], ['G0'])
  refused([{ group: 'G99', legs: ['F0'] }], ['G99'])
  const legs = everyLegs(office, 'G1')[0]!
  assert.throws(() => planBriefly({ ...office, fixed: [{ group: 'G1', legs }], forbidden: [{ group: 'G1', legs }] }, 1), FixedConflict)
})
