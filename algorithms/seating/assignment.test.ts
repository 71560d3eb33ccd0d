import assert from 'node:assert/strict'
import { test } from 'node:test'
import { solveAssignment } from './assignment.ts'
import { makeChance } from './chance.ts'
import type { Assignment } from './jobs.ts'

test('small assignments of jobs to agents: the least cost of all lies between the bound and the cost found, and is always found', () => {
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
  assert.ok(found === 40, `the least cost was found ${found} times of 40`)
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
