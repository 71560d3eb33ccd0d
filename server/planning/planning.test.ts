// Planning over HTTP on a real PostgreSQL: flights on offer, runs in threads beside the server, hands in a plan, and bookings.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { roles } from '#domain/access/roles.ts'
import { addDays } from '#domain/kit/day.ts'
import * as clearances from '#domain/movements/clearance-contract.ts'
import * as movements from '#domain/movements/contract.ts'
import * as planning from '#domain/planning/contract.ts'
import * as runs from '#domain/planning/run-contract.ts'
import type { Offer } from '#domain/planning/words.ts'
import { newId } from '#server/kit/transaction.ts'
import { flightDay, readyFamily, today } from '#server/test-family.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { casesOf, clearSky, finished, offer, offerWay, plan, waitingFamily } from '#server/test-sky.ts'

let office: TestOffice
let agent: Visitor
let booker: Visitor
let sealed: Visitor

before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
  booker = await office.as('billets@paris.example.org')
  sealed = await office.as('sealed@paris.example.org')
})
after(() => office.close())

test('nobody may write a plan who may not book: the plan books through the doors of movements', () => {
  for (const [role, held] of Object.entries(roles) as [string, readonly string[]][])
    if (held.includes('planning.write')) assert.ok(held.includes('movements.book') && held.includes('planning.read'), role)
})

test('an agent puts a flight on offer with local times; a travel booker sees it and may not change it', async () => {
  await clearSky(agent)
  const made = await offer(agent, { number: 'xx77' })
  assert.equal(made.number, 'XX77')
  assert.equal(made.fromZone, 'Africa/Addis_Ababa')
  const seen = await booker.ask(planning.listFlights, { limit: 200 })
  assert.ok(seen.body.items.some(({ id, taken }) => id === made.id && taken === 0))
  assert.equal((await booker.ask(planning.withdrawFlight, { offerId: made.id })).status, 404)
  const charter = await agent.askRaw(planning.offerFlight, { ...draftOf(made), kind: 'CHARTER', use: 'CONNECTION' })
  assert.equal(charter.body['refusal'], 'charter_is_direct')
  const full = await agent.askRaw(planning.offerFlight, { ...draftOf(made), kind: 'CHARTER', use: 'DIRECT', minimumLoad: 21 })
  assert.equal(full.body['refusal'], 'minimum_above_seats')
  assert.equal((await agent.ask(planning.withdrawFlight, { offerId: made.id })).status, 200)
  assert.equal((await agent.ask(planning.withdrawFlight, { offerId: made.id })).body.refusal, 'already_off_offer')
})

function draftOf(made: Offer): Record<string, unknown> {
  const { kind, use, number, fromPlace, toPlace, seats } = made
  return { kind, use, number, fromPlace, toPlace, seats, departsLocal: `${flightDay}T00:20`, arrivesLocal: `${flightDay}T06:40` }
}

test('a timetable comes in whole, or not at all with each faulty line named', async () => {
  const heading = 'number;from;departs;to;arrives;kind;use;seats;wheelchairs;seat_price_minor'
  const good = `XX301;ADD;${flightDay} 00:20;CDG;${flightDay} 06:40;SCHEDULED;CONNECTION;12;1;40000`
  const wrong = await agent.ask(planning.importFlights, {
    csv: `${heading}\n${good}\nXX302;ADD;${flightDay} 25:20;CDG;${flightDay} 06:40;SCHEDULED;CONNECTION;12;1;0\nXX303;ZZZ;${flightDay} 00:20;CDG;${flightDay} 06:40;SCHEDULED;CONNECTION;;1;0\n`,
  })
  assert.equal(wrong.body.added, 0)
  assert.deepEqual(
    wrong.body.faults.map(({ line, column, problem }) => `${line} ${column} ${problem}`),
    ['3 departs local_time', '4 seats missing'],
  )
  const before = (await agent.ask(planning.listFlights, { limit: 200 })).body.items.length
  const whole = await agent.ask(planning.importFlights, { csv: `${heading}\n${good}\n` })
  assert.deepEqual(whole.body, { added: 1, faults: [] })
  assert.equal((await agent.ask(planning.listFlights, { limit: 200 })).body.items.length, before + 1)
  assert.equal((await agent.ask(planning.importFlights, { csv: 'a;b' })).body.refusal, 'csv_not_readable')
})

test('the figures of an office hold from a day on, never backwards', async () => {
  const { settings, isUsual } = (await agent.ask(planning.getSettings, {})).body
  assert.equal(isUsual, true)
  const later = { ...settings, validFrom: addDays(today, 30), escortPoolPerDay: 9, source: 'décision du bureau' }
  assert.equal((await agent.ask(planning.setSettings, { ...later, validFrom: addDays(today, -1) })).body.refusal, 'settings_in_the_past')
  assert.equal((await agent.ask(planning.setSettings, { ...later, hubs: [...later.hubs, ...later.hubs] })).body.refusal, 'hub_twice')
  assert.equal((await booker.ask(planning.setSettings, later)).status, 404)
  assert.equal((await agent.ask(planning.setSettings, later)).status, 200)
  const now = (await agent.ask(planning.getSettings, {})).body
  assert.deepEqual([now.settings.escortPoolPerDay, now.later.map((one) => one.escortPoolPerDay)], [settings.escortPoolPerDay, [9]])
})

test('a family waits with its needs, its days and what ends them; without a travel request it cannot be planned', async () => {
  const family = await waitingFamily(agent)
  const silent = await readyFamily(agent)
  const { items } = (await booker.ask(planning.listCandidates, { limit: 200 })).body
  const found = items.find(({ caseId }) => caseId === family.caseId)!
  assert.deepEqual(found.needs, { persons: 5, seats: 4, wheelchairs: 1, stretchers: 0, needsEscort: false, childAlone: false })
  // The fitness to travel that was recorded ends the day after the flight, before anything else.
  assert.deepEqual(found.window, { start: today, end: addDays(flightDay, 1), endsBy: 'MED_FIT_TO_TRAVEL' })
  assert.deepEqual([found.fromPlace, found.destinations, found.priority, found.notPlannable], ['ADD', ['YUL'], 'NORMAL', null])
  assert.equal(items.find(({ caseId }) => caseId === silent.caseId)!.notPlannable, 'no_travel_request')

  assert.equal((await booker.ask(planning.setWish, { caseId: family.caseId, priority: 'VITAL' })).status, 404)
  assert.equal((await agent.ask(planning.setWish, { caseId: family.caseId, priority: 'VITAL', alsoTo: ['YYZ' as never] })).status, 200)
  const again = (await agent.ask(planning.listCandidates, { limit: 200 })).body.items.find(({ caseId }) => caseId === family.caseId)!
  assert.deepEqual([again.priority, again.destinations], ['VITAL', ['YUL', 'YYZ']])
})

test('two families and six seats: the urgent one travels, the other is told how many seats are missing', async () => {
  await clearSky(agent)
  const [one, other] = [await waitingFamily(agent), await waitingFamily(agent)]
  const [feeder, onward] = await offerWay(agent, flightDay, 6)
  await agent.ask(planning.setWish, { caseId: other.caseId, priority: 'URGENT' })
  const run = await plan(agent, { caseIds: [one.caseId, other.caseId] })
  assert.deepEqual([run.cases, run.placed, run.persons, run.personsPlaced], [2, 1, 10, 5])
  assert.ok(run.value! > 0 && run.bound! >= run.value! && run.gap! < 0.25, JSON.stringify(run))
  assert.equal(run.costMinor, 4 * 80_000)
  assert.match(run.inputHash, /^[0-9a-f]{64}$/)
  const lines = await casesOf(booker, run.id)
  const placed = lines.find(({ caseId }) => caseId === other.caseId)!
  const stays = lines.find(({ caseId }) => caseId === one.caseId)!
  assert.deepEqual(placed.legs, [feeder, onward])
  assert.ok(placed.leadName!.includes('Amina'))
  assert.deepEqual([stays.legs, stays.why], [[], 'seats'])
  assert.deepEqual(stays.ways[0]!.needs, [{ word: 'more_seats', count: 2, flight: onward }])
  const { items: flights } = (await booker.ask(runs.listRunFlights, { runId: run.id })).body
  assert.deepEqual(flights.map(({ taken, seats }) => `${taken}/${seats}`).toSorted(), ['4/40', '4/6'])
})

test('a family whose papers end too early is told which paper, and by how many days', async () => {
  await clearSky(agent)
  const family = await waitingFamily(agent)
  await offerWay(agent, addDays(flightDay, 4), 20)
  const run = await plan(agent, { caseIds: [family.caseId] })
  const [stays] = await casesOf(agent, run.id)
  assert.equal(stays!.why, 'no_itinerary')
  assert.deepEqual(stays!.ways[0]!.needs, [
    { word: 'later_request', count: 3, until: addDays(flightDay, 4) },
    { word: 'longer_clearance', count: 3, until: addDays(flightDay, 4), clearance: 'MED_FIT_TO_TRAVEL' },
  ])
})

test('an agent moves a family by hand: what is full refuses, what fits is kept by the next run until it is freed', async () => {
  await clearSky(agent)
  const [one, other] = [await waitingFamily(agent), await waitingFamily(agent)]
  const early = await offerWay(agent, flightDay, 4)
  const late = await offerWay(agent, addDays(flightDay, 1), 4)
  const run = await plan(agent, { caseIds: [one.caseId, other.caseId] })
  const lines = await casesOf(agent, run.id)
  const first = lines.find(({ legs }) => legs.join() === early.join())!
  const { items: ways } = (await booker.ask(runs.listWays, { runId: run.id, caseId: first.caseId })).body
  assert.ok(ways.some(({ legs, limits }) => legs.join() === late.join() && limits.includes('flight_full')))
  assert.equal((await agent.ask(runs.placeCase, { runId: run.id, caseId: first.caseId, legs: late })).body.refusal, 'flight_full')
  assert.equal((await agent.ask(runs.placeCase, { runId: run.id, caseId: first.caseId, legs: [late[1]!] })).body.refusal, 'no_way_for_case')
  assert.equal((await booker.ask(runs.placeCase, { runId: run.id, caseId: first.caseId, legs: [] })).status, 404)

  const second = lines.find(({ caseId }) => caseId !== first.caseId)!
  const off = await agent.ask(runs.placeCase, { runId: run.id, caseId: second.caseId, legs: [] })
  assert.deepEqual([off.body.case.legs, off.body.case.why, off.body.run.placed], [[], 'left_by_hand', 1])
  const moved = await agent.ask(runs.placeCase, { runId: run.id, caseId: first.caseId, legs: late })
  assert.deepEqual([moved.body.case.legs, moved.body.case.byHand, moved.body.case.pinned], [late, true, true])
  assert.ok(moved.body.run.value! < run.value!, 'a later plan with one family less is worth less')

  const again = await plan(agent, { caseIds: [one.caseId, other.caseId] })
  const kept = await casesOf(agent, again.id)
  assert.deepEqual(kept.find(({ caseId }) => caseId === first.caseId)!.legs, late)
  const { items: changes } = (await booker.ask(runs.compareRuns, { runId: again.id, otherId: run.id })).body
  assert.deepEqual(
    changes.map(({ caseId, before, after: now }) => [caseId, before, now]),
    [[second.caseId, [], early]],
  )

  await agent.ask(planning.decide, { caseId: first.caseId, kind: 'FREE', legs: late })
  await agent.ask(planning.decide, { caseId: first.caseId, kind: 'FORBID', legs: [late[1]!] })
  const forbidden = await casesOf(agent, (await plan(agent, { caseIds: [first.caseId] })).id)
  assert.deepEqual(forbidden[0]!.legs, early)
})

test('pins that cannot stand together are named before anything is computed', async () => {
  await clearSky(agent)
  const [one, other] = [await waitingFamily(agent), await waitingFamily(agent)]
  const way = await offerWay(agent, flightDay, 4)
  for (const { caseId } of [one, other]) await agent.ask(planning.decide, { caseId, kind: 'PIN', legs: way })
  const refused = await agent.ask(runs.startRun, {
    fromOn: addDays(flightDay, -1),
    untilOn: flightDay,
    caseIds: [one.caseId, other.caseId],
  })
  assert.deepEqual([refused.status, refused.body.refusal], [409, 'pins_cannot_stand'])
  assert.ok([one.caseRef, other.caseRef].includes(String(refused.body.details!['cases'])))
})

test('families are booked from the plan together on one journey; a second click books nobody twice', async () => {
  await clearSky(agent)
  const [one, other] = [await waitingFamily(agent), await waitingFamily(agent)]
  await offerWay(agent, flightDay, 20)
  const run = await plan(agent, { caseIds: [one.caseId, other.caseId] })
  const command = newId()
  const asked = { runId: run.id, caseIds: [one.caseId, other.caseId] }
  const booked = await agent.ask(runs.bookPlan, asked, { command })
  assert.deepEqual(
    booked.body.items.map(({ outcome }) => outcome),
    ['BOOKED', 'BOOKED'],
    JSON.stringify(booked.body),
  )
  const [journey, same] = booked.body.items.map(({ movementId }) => movementId!)
  assert.equal(journey, same)
  const replayed = await agent.ask(runs.bookPlan, asked, { command })
  assert.deepEqual([replayed.replayed, replayed.body], [true, booked.body])
  const again = await agent.ask(runs.bookPlan, asked)
  assert.deepEqual(
    again.body.items.map(({ outcome, movementId }) => [outcome, movementId]),
    [
      ['ALREADY', journey],
      ['ALREADY', journey],
    ],
  )
  const { passengers, legs } = (await agent.ask(movements.getMovement, { movementId: journey! })).body
  assert.deepEqual([passengers.length, legs.map(({ number }) => number)], [10, ['XX200', 'XX201']])
  assert.equal((await agent.ask(runs.placeCase, { runId: run.id, caseId: one.caseId, legs: [] })).body.refusal, 'case_is_booked')
  const offered = (await booker.ask(planning.listFlights, { limit: 200 })).body.items
  assert.deepEqual(
    offered.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ taken, wheelchairsTaken }) => [taken, wheelchairsTaken]),
    [
      [8, 2],
      [8, 2],
    ],
  )

  // The seats are theirs in every later run.
  const third = await waitingFamily(agent)
  const later = await plan(agent, { caseIds: [third.caseId] })
  const [stays] = await casesOf(agent, later.id)
  assert.deepEqual(
    [stays!.why, stays!.ways[0]!.needs.map(({ word }) => word).toSorted()],
    ['wheelchairs', ['more_wheelchairs', 'more_wheelchairs']],
  )
})

test('what a guard refuses stays in the list with the reason, and the others are booked', async () => {
  await clearSky(agent)
  const [one, other] = [await waitingFamily(agent), await waitingFamily(agent)]
  await offerWay(agent, flightDay, 20)
  const run = await plan(agent, { caseIds: [one.caseId, other.caseId] })
  const { items } = (await agent.ask(clearances.listClearances, { caseId: one.caseId })).body
  const last = items.find(({ kind }) => kind === 'MED_FIT_TO_TRAVEL')!
  await agent.ask(clearances.recordClearance, { clearanceId: last.id, status: 'REFUSED' })
  const booked = await agent.ask(runs.bookPlan, { runId: run.id, caseIds: [one.caseId, other.caseId] })
  assert.deepEqual(
    booked.body.items.map(({ outcome }) => outcome),
    ['REFUSED', 'BOOKED'],
  )
  const lines = await casesOf(booker, run.id)
  const refused = lines.find(({ caseId }) => caseId === one.caseId)!
  assert.ok(['case_not_travel_ready', 'clearance_refused'].includes(refused.refusal!), refused.refusal!)
  assert.equal(refused.bookedOn, null)
})

test('a sealed family is in the plan of its members and in nobody else’s', async () => {
  await clearSky(agent)
  await clearSky(sealed, 1)
  const [open, hidden] = [await waitingFamily(agent), await waitingFamily(sealed, { compartment: 1 })]
  await offerWay(agent, flightDay, 20)
  const listed = (await agent.ask(planning.listCandidates, { limit: 200 })).raw.toString()
  assert.ok(listed.includes(open.caseRef) && !listed.includes(hidden.caseRef))
  assert.equal((await agent.ask(planning.listCandidates, { compartment: 1 })).status, 404)
  const tried = await agent.ask(runs.startRun, { fromOn: addDays(flightDay, -1), untilOn: flightDay, caseIds: [hidden.caseId] })
  assert.deepEqual([tried.status, tried.body.refusal], [404, 'not_found'])
  // Not even a member mixes the two: an open run would show the sealed family’s seats to everybody.
  const mixed = await sealed.ask(runs.startRun, {
    office: 1,
    fromOn: addDays(flightDay, -1),
    untilOn: flightDay,
    caseIds: [open.caseId, hidden.caseId],
  })
  assert.equal(mixed.status, 404)

  const way = await offerWay(sealed, flightDay, 20, { office: 1, compartment: 1 })
  const started = await sealed.ask(runs.startRun, {
    office: 1,
    compartment: 1,
    fromOn: addDays(flightDay, -1),
    untilOn: flightDay,
    seconds: 1,
  })
  const run = await finished(sealed, started.body.id)
  assert.deepEqual(
    (await casesOf(sealed, run.id)).map(({ caseRef, legs }) => [caseRef, legs]),
    [[hidden.caseRef, way]],
  )
  for (const contract of [runs.getRun, runs.listRunCases, runs.listRunFlights])
    assert.equal((await agent.askRaw(contract, { runId: run.id })).status, 404, contract.name)
  const booked = await sealed.ask(runs.bookPlan, { runId: run.id, caseIds: [hidden.caseId] })
  assert.equal(booked.body.items[0]!.outcome, 'BOOKED', JSON.stringify(booked.body))
  assert.equal((await agent.ask(movements.getMovement, { movementId: booked.body.items[0]!.movementId! })).status, 404)
  const skies = (await agent.ask(planning.listFlights, { limit: 200 })).raw.toString()
  assert.ok(!skies.includes(way[0]!))
})

test('a run is stopped with the best plan so far, and a second stop is told that it is over', async () => {
  await clearSky(agent)
  const families = [await waitingFamily(agent), await waitingFamily(agent), await waitingFamily(agent)]
  await offerWay(agent, flightDay, 6)
  await offerWay(agent, addDays(flightDay, 1), 6)
  const started = await agent.ask(runs.startRun, {
    fromOn: addDays(flightDay, -1),
    untilOn: addDays(flightDay, 6),
    seconds: 120,
    caseIds: families.map(({ caseId }) => caseId),
  })
  await agent.ask(runs.stopRun, { runId: started.body.id })
  const run = await finished(agent, started.body.id)
  assert.ok(['STOPPED', 'DONE'].includes(run.status))
  assert.ok(run.placed >= 2 && run.seconds! < 30)
  assert.equal((await agent.ask(runs.stopRun, { runId: run.id })).body.refusal, 'run_is_over')
  // Marseille knows nothing of it.
  const elsewhere = await office.as('mouvements@marseille.example.org')
  assert.equal((await elsewhere.ask(runs.getRun, { runId: run.id })).status, 404)
})

test('seats of a journey that is planned already are on offer once, and a family placed there joins it', async () => {
  await clearSky(agent)
  const family = await waitingFamily(agent)
  const planned = await agent.ask(movements.planMovement, {
    movementType: 'RESETTLEMENT',
    legs: [
      { number: 'XX400', fromPlace: 'ADD', departsLocal: `${flightDay}T00:20`, toPlace: 'CDG', arrivesLocal: `${flightDay}T06:40` },
      { number: 'XX401', fromPlace: 'CDG', departsLocal: `${flightDay}T11:00`, toPlace: 'YUL', arrivesLocal: `${flightDay}T12:40` },
    ],
  } as never)
  const movementId = planned.body.id
  const offered = await agent.ask(planning.offerMovement, { movementId, seats: 8, wheelchairs: 1 })
  assert.deepEqual([offered.body.fromPlace, offered.body.toPlace, offered.body.use], ['ADD', 'YUL', 'DIRECT'])
  assert.equal((await agent.ask(planning.offerMovement, { movementId, seats: 8 })).body.refusal, 'already_offered')
  const run = await plan(agent, { caseIds: [family.caseId] })
  const booked = await agent.ask(runs.bookPlan, { runId: run.id, caseIds: [family.caseId] })
  assert.deepEqual([booked.body.items[0]!.outcome, booked.body.items[0]!.movementId], ['BOOKED', movementId])
})
