import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { checkPlan } from '#algorithms/seating/check.ts'
import type { Instance, Plan } from '#algorithms/seating/words.ts'

let folder = ''
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'passerelle-plan-'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

/** Two feeders of ten seats, two onward flights, forty families: most stay, and the search could go on for ever. */
function drawOffice(): Instance {
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
      flight('F1', 'O0', 'CDG', 100),
      flight('F2', 'O0', 'CDG', 900),
      flight('F3', 'CDG', 'D0', 700),
      flight('F4', 'CDG', 'D0', 1500),
    ],
    groups: Array.from({ length: 40 }, (_, i) => ({
      id: `G${i}`,
      size: 1 + ((i * 7) % 5),
      wheelchairs: 0,
      stretchers: 0,
      needsEscort: i % 9 === 0,
      priority: i % 5 === 0 ? 4 : 1,
      from: 'O0',
      destinations: ['D0'],
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

function runPlan(args: string[], interruptAfter?: number): Promise<{ code: number | null; said: string; errors: string }> {
  const running = spawn(join(import.meta.dirname, '..', '..', 'bin', 'passerelle'), ['plan', ...args])
  let said = ''
  let errors = ''
  running.stdout.on('data', (text) => (said += text))
  running.stderr.on('data', (text) => {
    errors += text
    if (interruptAfter !== undefined && errors.split('\n').length > interruptAfter) running.kill('SIGINT')
  })
  return new Promise((done) => running.on('close', (code) => done({ code, said, errors })))
}

function fileFor(name: string, content: unknown): string {
  const file = join(folder, name)
  writeFileSync(file, JSON.stringify(content))
  return file
}

test('a planner asks for a plan of two seconds and gets one that stands, with its bound and why each other stays', async () => {
  const instance = drawOffice()
  const output = join(folder, 'plan.json')
  const ran = await runPlan(['--input', fileFor('office.json', instance), '--output', output, '--seconds', '2', '--gap', '0', '--json'])
  assert.equal(ran.code, 0, ran.errors)
  const plan = JSON.parse(readFileSync(output, 'utf8')) as Plan
  const verdict = checkPlan(instance, plan.placements)
  assert.ok(verdict.feasible && Math.abs(verdict.value - plan.value) < 1e-6)
  assert.ok(plan.bound >= plan.value)
  assert.equal(plan.placements.length + plan.unplaced.length, 40)
  const facts = JSON.parse(ran.said) as Plan
  assert.equal(facts.value, plan.value)
})

test('a planner who interrupts the run keeps the best plan so far', async () => {
  const instance = drawOffice()
  const ran = await runPlan(
    ['--input', fileFor('office.json', instance), '--output', join(folder, 'cut.json'), '--seconds', '120', '--gap', '0'],
    1,
  )
  assert.equal(ran.code, 0, ran.errors)
  const plan = JSON.parse(readFileSync(join(folder, 'cut.json'), 'utf8')) as Plan
  assert.ok(checkPlan(instance, plan.placements).feasible)
  assert.ok(plan.seconds < 60)
})

test('a family that the desk has seated stays seated, and two runs of as many rounds are the same plan', async () => {
  const input = fileFor('fixed.json', { ...drawOffice(), fixed: [{ group: 'G1', legs: ['F2', 'F4'] }] })
  const [one, two] = await Promise.all([runPlan(['--input', input, '--rounds', '5']), runPlan(['--input', input, '--rounds', '5'])])
  const plan = JSON.parse(one.said) as Plan
  assert.deepEqual(plan.placements.find((placement) => placement.group === 'G1')?.legs, ['F2', 'F4'])
  assert.deepEqual({ ...plan, seconds: 0 }, { ...(JSON.parse(two.said) as Plan), seconds: 0 })
})

test('a family keeps its flights, another is kept off one, and what cannot stand is said with the family’s name', async () => {
  const kept = { group: 'G1', legs: ['F2', 'F4'] }
  const office = { ...drawOffice(), current: [{ ...kept, penalty: 50_000 }], forbidden: [{ group: 'G2', legs: ['F1'] }] }
  const ran = await runPlan(['--input', fileFor('kept.json', office), '--rounds', '5'])
  const plan = JSON.parse(ran.said) as Plan
  assert.deepEqual(plan.placements.find((placement) => placement.group === 'G1')?.legs, kept.legs)
  assert.ok(!plan.placements.some(({ group, legs }) => group === 'G2' && legs.includes('F1')))
  assert.ok(checkPlan(office, plan.placements).feasible)
  const fixed = [{ group: 'G2', legs: ['F1', 'F3'] }]
  const refused = await runPlan(['--input', fileFor('stuck.json', { ...office, fixed }), '--rounds', '5'])
  assert.equal(refused.code, 1)
  assert.match(refused.errors, /fixed placements cannot all stand together: G2\./)
})

test('a file that is no instance is refused in one sentence, and a wrong call with its usage', async () => {
  const broken = await runPlan(['--input', fileFor('broken.json', { ...drawOffice(), flights: [{ id: 'F1' }] })])
  assert.equal(broken.code, 1)
  assert.match(broken.errors, /is not a planning instance: flights\.0\./)
  assert.equal((await runPlan([])).code, 2)
})
