// What-if over HTTP on a real PostgreSQL: a flight that is cancelled, late or on strike, and who must move.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addDays, clockAt } from '#domain/kit/day.ts'
import * as movements from '#domain/movements/contract.ts'
import * as planning from '#domain/planning/contract.ts'
import * as runs from '#domain/planning/run-contract.ts'
import type { RunCase } from '#domain/planning/words.ts'
import { newId } from '#server/kit/transaction.ts'
import { flightDay, seatsOf } from '#server/test-family.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { casesOf, clearSky, finished, offer, offerWay, plan, waitingFamily } from '#server/test-sky.ts'

let office: TestOffice
let agent: Visitor
let booker: Visitor

before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
  booker = await office.as('billets@paris.example.org')
})
after(() => office.close())

test('a flight is cancelled: who must move is told with the price, nothing changes until it is accepted, then whole families are rebooked', async () => {
  await clearSky(agent)
  const [one, other] = [await waitingFamily(agent), await waitingFamily(agent)]
  await offerWay(agent, flightDay, 20)
  const run = await plan(agent, { caseIds: [one.caseId, other.caseId] })
  const booked = await agent.ask(runs.bookPlan, { runId: run.id, caseIds: [one.caseId, other.caseId] })
  const movementId = booked.body.items[0]!.movementId!
  const { legs, passengers } = (await agent.ask(movements.getMovement, { movementId })).body
  for (const { personId, ticketNo } of seatsOf(one)) {
    const passenger = passengers.find((each) => each.personId === personId)!
    await agent.ask(movements.updatePassenger, { passengerId: passenger.id, ticketNo } as never)
  }
  const late = await offerWay(agent, addDays(flightDay, 1), 4)
  const span = { movementId, fromOn: addDays(flightDay, -1), untilOn: addDays(flightDay, 3), seconds: 1 }

  // Forty minutes later everybody still makes the connection: nobody moves.
  const delay = await agent.ask(runs.startReplan, { ...span, hypothesis: { kind: 'DELAY', flight: legs[0]!.id, minutes: 40 } })
  assert.equal(delay.status, 200, JSON.stringify(delay.body))
  // Whoever earlier tests booked in these days is in the question too: they stay where they are.
  const ours = (lines: RunCase[]): RunCase[] => lines.filter(({ caseId }) => caseId === one.caseId || caseId === other.caseId)
  const calm = ours(await casesOf(agent, (await finished(agent, delay.body.id)).id))
  assert.deepEqual(
    calm.map(({ hit, before, legs: now }) => [hit, now.join() === before.join()]),
    [
      [false, true],
      [false, true],
    ],
  )

  // The onward flight is gone: the ticket of the first family is worth nothing, so it moves too; there is room for one of the two.
  const gone = await agent.ask(runs.startReplan, { ...span, hypothesis: { kind: 'CANCELLATION', flight: legs[1]!.id } })
  const whatIf = await finished(agent, gone.body.id)
  assert.deepEqual([whatIf.kind, whatIf.status], ['WHAT_IF', 'DONE'])
  const everybody = await casesOf(agent, whatIf.id)
  assert.ok(everybody.filter(({ hit }) => !hit).every(({ before, legs: now }) => now.join() === before.join()))
  const lines = ours(everybody)
  assert.equal(lines.filter(({ legs: now }) => now.length > 0).length, 1)
  assert.ok(lines.every(({ hit }) => hit))
  assert.deepEqual(lines.map(({ frozen }) => frozen).toSorted(), [false, true])
  const moved = lines.find(({ legs: now }) => now.length > 0)!
  // Over night in Paris or with the feeder of the day: one second is no time to find out which is better.
  assert.equal(moved.legs[1], late[1])
  const { items: sky } = (await agent.ask(runs.listRunFlights, { runId: whatIf.id })).body
  assert.deepEqual(
    sky.filter(({ supposed }) => supposed === 'CANCELLED').map(({ numbers }) => numbers),
    [['XX201']],
  )
  const untouched = (await agent.ask(movements.getMovement, { movementId })).body.passengers
  assert.ok(untouched.every(({ state }) => state !== 'CANCELLED'))

  const accepted = await agent.ask(runs.bookPlan, { runId: whatIf.id, caseIds: [moved.caseId] })
  assert.equal(accepted.body.items[0]!.outcome, 'BOOKED', JSON.stringify(accepted.body))
  const rebooked = accepted.body.items[0]!.movementId!
  assert.notEqual(rebooked, movementId)
  const old = (await agent.ask(movements.getMovement, { movementId })).body.passengers.filter(({ caseId }) => caseId === moved.caseId)
  assert.ok(old.length === 5 && old.every(({ state }) => state === 'CANCELLED'))
  const fresh = (await agent.ask(movements.getMovement, { movementId: rebooked })).body.passengers
  assert.deepEqual([fresh.length, new Set(fresh.map(({ caseId }) => caseId)).size], [5, 1])
  assert.equal((await agent.ask(runs.bookPlan, { runId: whatIf.id, caseIds: [moved.caseId] })).body.items[0]!.outcome, 'ALREADY')
  const cancelled = (await agent.ask(planning.listFlights, { limit: 200 })).body.items.find(
    ({ number, taken }) => number === 'XX201' && taken > 0,
  )!
  assert.notEqual(cancelled.withdrawnAt, null, 'nobody is planned again on a flight that is gone')
})

test('a feeder that is late is late for the family that is booked on it afterwards, whatever flight it takes next', async () => {
  await clearSky(agent)
  const [one, other] = [await waitingFamily(agent), await waitingFamily(agent)]
  await offerWay(agent, flightDay, 4)
  const later = { fromPlace: 'CDG', departsLocal: `${flightDay}T20:00`, toPlace: 'YUL', arrivesLocal: `${flightDay}T22:00`, seats: 4 }
  await offer(agent, { ...later, number: 'XX203' })
  const run = await plan(agent, { caseIds: [one.caseId, other.caseId] })
  const [first, second] = (await casesOf(agent, run.id)).map(({ caseId }) => caseId)
  const booked = (await agent.ask(runs.bookPlan, { runId: run.id, caseIds: [first!] })).body.items[0]!
  const { legs } = (await agent.ask(movements.getMovement, { movementId: booked.movementId! })).body
  const news = { expectedDepartsLocal: `${flightDay}T01:20`, expectedArrivesLocal: `${flightDay}T07:40` }
  assert.equal((await agent.ask(movements.recordLegTimes, { legId: legs[0]!.id, ...news } as never)).status, 200)
  const then = (await agent.ask(runs.bookPlan, { runId: run.id, caseIds: [second!] })).body.items[0]!
  assert.notEqual(then.movementId, booked.movementId)
  const movement = (await agent.ask(movements.getMovement, { movementId: then.movementId! })).body
  assert.deepEqual(
    movement.legs.map(({ number, status, expectedArrivesAt }) => [
      number,
      status,
      expectedArrivesAt === null ? null : clockAt(expectedArrivesAt, 'Europe/Paris'),
    ]),
    [
      ['XX200', 'DELAYED', '07:40'],
      [movement.legs[1]!.number, 'SCHEDULED', null],
    ],
  )
})

test('an issued ticket is frozen when a strike hits others, unless somebody releases it', async () => {
  await clearSky(agent)
  const family = await waitingFamily(agent)
  await offerWay(agent, flightDay, 20)
  const run = await plan(agent, { caseIds: [family.caseId] })
  const booked = await agent.ask(runs.bookPlan, { runId: run.id, caseIds: [family.caseId] })
  const movementId = booked.body.items[0]!.movementId!
  const span = { movementId, fromOn: addDays(flightDay, -1), untilOn: addDays(flightDay, 3), seconds: 1 }
  const none = await agent.ask(runs.startReplan, {
    ...span,
    hypothesis: { kind: 'STRIKE', from: `${flightDay}T00:00:00.000Z` as never, until: `${flightDay}T23:00:00.000Z` as never },
  })
  assert.equal(none.body.refusal, 'strike_of_what', JSON.stringify(none.body))
  const strike = await agent.ask(runs.startReplan, {
    ...span,
    hypothesis: {
      kind: 'STRIKE',
      airport: 'FRA' as never,
      from: `${flightDay}T00:00:00.000Z` as never,
      until: `${flightDay}T23:00:00.000Z` as never,
    },
  })
  const done = await finished(agent, strike.body.id)
  const line = (await casesOf(agent, done.id)).find(({ caseId }) => caseId === family.caseId)!
  assert.deepEqual([line.hit, line.legs], [false, line.before])
  assert.equal(
    (await booker.ask(runs.startReplan, { ...span, hypothesis: { kind: 'CANCELLATION', flight: newId() } } as never)).status,
    404,
  )
  // With its ticket issued the family keeps its seats, and may be moved as soon as somebody releases it.
  const { passengers } = (await agent.ask(movements.getMovement, { movementId })).body
  const seated = passengers.find(({ personId }) => personId === family.mother)!
  await agent.ask(movements.updatePassenger, { passengerId: seated.id, ticketNo: seatsOf(family)[0]!.ticketNo } as never)
  for (const released of [[], [family.caseId]]) {
    const asked = await agent.ask(runs.startReplan, { ...span, released, hypothesis: strike.body.hypothesis! } as never)
    const answered = (await casesOf(agent, (await finished(agent, asked.body.id)).id)).find(({ caseId }) => caseId === family.caseId)!
    assert.deepEqual([answered.frozen, answered.legs], [released.length === 0, line.before])
  }
  const unknown = await agent.ask(runs.startReplan, { ...span, hypothesis: { kind: 'CANCELLATION', flight: newId() } } as never)
  assert.equal(unknown.body.refusal, 'flight_not_there')
})
