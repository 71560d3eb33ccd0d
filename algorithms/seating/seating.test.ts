import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBound, stepBound } from './bound.ts'
import { checkPlan } from './check.ts'
import { listOptions } from './options.ts'
import { planAlone } from './plan.ts'
import { drawOffice, findOptimum, planBriefly } from './sample-office.ts'

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
