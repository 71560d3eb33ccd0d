import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBound, stepBound } from './bound.ts'
import { checkPlan } from './check.ts'
import { FixedConflict } from './decisions.ts'
import { listOptions } from './options.ts'
import { planAlone } from './plan.ts'
import { drawOffice, everyLegs, findOptimum, planBriefly } from './sample-office.ts'
import { openStages, stepStages } from './stages.ts'

test('on 200 small offices the best plan of all lies between the value found and the bound proved', () => {
  let reached = 0
  for (let seed = 1; seed <= 200; seed += 1) {
    const instance = drawOffice(seed, 7)
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
    const instance = drawOffice(seed, 6)
    const optimum = findOptimum(instance)
    const bound = openBound(listOptions(instance), 500)
    for (let step = 0; step < 60; step += 1) {
      const value = stepBound(bound)
      assert.ok(value >= optimum - 1e-6, `seed ${seed}, step ${step}: ${value} below ${optimum}`)
    }
  }
})

test('the bound holds in every stage, and no stage loosens it', () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const instance = drawOffice(seed, 7)
    const optimum = findOptimum(instance)
    const staged = openStages(openBound(listOptions(instance), 100))
    const seen = new Set<number>()
    let before = Infinity
    for (let step = 0; step < 420; step += 1) {
      const { stage } = staged
      stepStages(staged)
      assert.ok(staged.bound.value >= optimum - 1e-6, `seed ${seed}, step ${step}: ${staged.bound.value} below ${optimum}`)
      assert.ok(staged.bound.value <= before)
      before = staged.bound.value
      seen.add(stage)
    }
    assert.deepEqual([...seen], [0, 1, 2])
  }
})

test('a charter that everybody together could not fill is offered to nobody, and whoever is fixed on it is named', () => {
  const instance = drawOffice(3, 60)
  const charter = instance.flights.find((flight) => flight.kind === 'charter')!
  const everyone = instance.groups.reduce((sum, group) => sum + group.size + 8 * group.stretchers, 0)
  const large = { ...charter, seats: 5 * everyone, minimumLoad: everyone + 6 }
  const beside = { ...instance, flights: instance.flights.map((flight) => (flight === charter ? large : flight)) }
  const at = instance.flights.indexOf(charter)
  assert.ok(listOptions(instance).pairResource.includes(at))
  assert.ok(!listOptions(beside).pairResource.includes(at))
  const group = instance.groups.find((one) => everyLegs(beside, one.id).some((legs) => legs[0] === charter.id))!
  const fixed = [{ group: group.id, legs: [charter.id] }]
  assert.throws(() => planBriefly({ ...beside, fixed }, 1), new FixedConflict([group.id]))
})

test('every plan stands before the rules, and its value is the rules’ own', () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const instance = drawOffice(seed + 1000, 60)
    const plan = planBriefly(instance, seed)
    const verdict = checkPlan(instance, plan.placements)
    assert.ok(verdict.feasible)
    assert.ok(Math.abs(verdict.value - plan.value) < 1e-6)
    assert.equal(plan.placements.length + plan.unplaced.length, instance.groups.length)
    assert.ok(plan.bound >= plan.value - 1e-6)
  }
})

test('the same seed makes the same plan, whatever the clock says', () => {
  const instance = drawOffice(5, 60)
  let ticks = 0
  const other = planAlone(instance, { seed: 3, seconds: Infinity, gap: 0, rounds: 12, now: () => (ticks += 0.5) })
  const same = planBriefly(instance, 3)
  assert.deepEqual({ ...other, seconds: 0 }, { ...same, seconds: 0 })
})
