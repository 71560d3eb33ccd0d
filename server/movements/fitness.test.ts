import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { castStaff } from '#database/cast.ts'
import * as cases from '#domain/cases/contract.ts'
import { addDays, addMonths } from '#domain/kit/day.ts'
import * as contract from '#domain/movements/clearance-contract.ts'
import type { Clearance, ClearanceKind } from '#domain/movements/clearance-words.ts'
import * as movements from '#domain/movements/contract.ts'
import * as manifests from '#domain/movements/manifest-contract.ts'
import { clearEverything, clearancesOf, type Family, flightDay, openFamily, planFlights, readyFamily, today } from '#server/test-family.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'

let office: TestOffice
let agent: Visitor
let doctor: Visitor
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
  doctor = await office.as('medical@paris.example.org')
})
after(() => office.close())

const why = 'Fracture récente du bassin'
const lineOf = async (family: Family, kind: ClearanceKind, personId = family.grandmother): Promise<Clearance> =>
  (await clearancesOf(agent, family.caseId)).find((one) => one.kind === kind && one.personId === personId)!
const sayFit = async (family: Family, more: object = {}, who = doctor) =>
  who.ask(contract.recordFitness, {
    clearanceId: (await lineOf(family, 'MED_FIT_TO_TRAVEL')).id,
    outcome: 'FIT_WITH_CONDITIONS',
    escort: 'MEDICAL_NURSE',
    ssr: ['WCHC'],
    validFrom: today,
    validUntil: addDays(flightDay, 1),
    detail: why,
    ...more,
  })

test('movement staff see outcome, escort and requests, and nobody but a doctor sees why: role by role', async () => {
  const family = await readyFamily(agent)
  const said = await sayFit(family)
  assert.equal(said.status, 200, JSON.stringify(said.body))
  assert.deepEqual(said.body.fitness, { outcome: 'FIT_WITH_CONDITIONS', escort: 'MEDICAL_NURSE', ssr: ['WCHC'] })
  const { id } = said.body
  assert.equal((await doctor.ask(contract.readMedical, { clearanceId: id })).body.detail, why)

  for (const { email, roles } of castStaff.filter(({ office: where, roles: held }) => where === 1 && held.length === 1)) {
    if (roles[0] === 'MEDICAL') continue
    const who = await office.as(email)
    assert.equal((await who.ask(contract.readMedical, { clearanceId: id })).status, 404, email)
    assert.equal((await who.ask(contract.readRestriction, { clearanceId: id })).status, 404, email)
    assert.equal((await who.ask(contract.recordMedical, { clearanceId: id, detail: 'x' })).status, 404, email)
    assert.equal((await sayFit(family, {}, who)).status, 404, email)
    for (const seen of [
      await who.ask(contract.listClearances, { caseId: family.caseId }),
      await who.ask(contract.getReadiness, { caseId: family.caseId }),
      await who.ask(cases.getCase, { caseId: family.caseId }),
      await who.ask(cases.timeline, { caseId: family.caseId }),
    ])
      assert.ok(!seen.raw.toString().includes('Fracture'), email)
  }
  assert.equal(
    (await doctor.ask(contract.readRestriction, { clearanceId: id })).status,
    404,
    'a doctor too reads it through the medical door',
  )
  for (const email of ['mouvements@paris.example.org', 'billets@paris.example.org']) {
    const listed = await (await office.as(email)).ask(contract.listClearances, { caseId: family.caseId })
    assert.equal(listed.body.items.find((each) => each.id === id)?.fitness?.escort, 'MEDICAL_NURSE', email)
  }
  const told = await office.admin.query(`select 1 from kit_event where facts::text ~ 'Fracture|MEDICAL_NURSE|WCHC'`)
  assert.equal(told.rowCount, 0, 'the story of a case says neither')
  assert.equal(
    office.log.some((line) => line.includes('Fracture')),
    false,
  )
})

test('a medical file of Marseille, a sealed one and one that never was are the same to a doctor in Paris', async () => {
  const insider = await office.as('sealed@paris.example.org')
  const sealed = await openFamily(insider, { compartment: 1 })
  await insider.ask(contract.requireClearances, { caseId: sealed.caseId })
  const line = (await clearancesOf(insider, sealed.caseId)).find(({ kind }) => kind === 'MED_FIT_TO_TRAVEL')!
  const never = await doctor.ask(contract.readMedical, { clearanceId: crypto.randomUUID() as never })
  const hidden = await doctor.ask(contract.readMedical, { clearanceId: line.id })
  assert.deepEqual([hidden.status, hidden.raw.toString()], [never.status, never.raw.toString()])
})

test('what a doctor said is changed by a doctor alone', async () => {
  const family = await readyFamily(agent)
  const line = await lineOf(family, 'MED_FIT_TO_TRAVEL')
  assert.equal((await agent.ask(contract.recordClearance, { clearanceId: line.id, status: 'CLEARED' })).status, 200)
  await sayFit(family)
  const refused = await agent.ask(contract.recordClearance, { clearanceId: line.id, status: 'CLEARED' })
  assert.deepEqual([refused.status, refused.body.refusal], [409, 'fitness_is_said_by_a_doctor'])
  const restricted = await doctor.ask(contract.recordRestriction, { clearanceId: line.id, restriction: 'x' })
  assert.equal(restricted.body.refusal, 'medical_staff_only')
  const visa = await lineOf(family, 'VISA')
  assert.equal((await doctor.ask(contract.recordFitness, { clearanceId: visa.id, outcome: 'FIT' })).body.refusal, 'not_a_fitness_check')
  assert.equal((await doctor.ask(contract.recordMedical, { clearanceId: visa.id, detail: 'x' })).body.refusal, 'not_a_medical_line')
  assert.equal((await sayFit(family, { outcome: 'FIT' })).body.refusal, 'fit_needs_no_conditions')
  const postponed = await sayFit(family, { outcome: 'POSTPONE', escort: null, ssr: [] })
  assert.deepEqual([postponed.body.status, postponed.body.fitness?.outcome], ['PENDING_INFO', 'POSTPONE'])
})

test('somebody found unfit sends a family that was ready back to collecting', async () => {
  const family = await readyFamily(agent)
  assert.equal((await sayFit(family, { outcome: 'UNFIT', escort: null, ssr: [] })).body.status, 'REFUSED')
  assert.equal((await agent.ask(cases.getCase, { caseId: family.caseId })).body.case.status, 'IN_CLEARANCE')
})

test('M138: a family is booked with the requests a doctor demands, and not before the escort is named', async () => {
  const family = await readyFamily(agent)
  await sayFit(family)
  const movement = await planFlights(agent)
  const asked = { movementId: movement.id, caseId: family.caseId }
  const checked = await agent.ask(movements.checkBooking, asked)
  assert.deepEqual(checked.body.blocks, [
    { word: 'escort_demanded', kind: 'MED_FIT_TO_TRAVEL', personId: family.grandmother, escort: 'MEDICAL_NURSE' },
  ])
  const seat = checked.body.members.find(({ personId }) => personId === family.grandmother)!
  assert.deepEqual(seat.ssr, [{ code: 'WCHC' }], 'the fuller wheelchair takes the place of the one the case knew')
  const refused = await agent.ask(movements.bookCase, asked)
  assert.deepEqual([refused.status, refused.body.refusal, refused.body.details?.escort], [409, 'escort_demanded', 'MEDICAL_NURSE'])
  const passengers = checked.body.members.map(({ personId, ssr, infantWith }) => ({
    personId,
    ssr,
    ...(infantWith === null ? {} : { infantWith }),
    ...(personId === family.grandmother ? { escortKind: 'MEDICAL_DOCTOR' as const } : {}),
  }))
  const booked = await agent.ask(movements.bookCase, { ...asked, passengers })
  assert.equal(booked.status, 200, JSON.stringify(booked.body))
})

test('a demand that comes after the booking stops the manifest until the seat carries it', async () => {
  const family = await readyFamily(agent)
  const movement = await planFlights(agent)
  const booked = await agent.ask(movements.bookCase, { movementId: movement.id, caseId: family.caseId })
  assert.equal(booked.status, 200, JSON.stringify(booked.body))
  await sayFit(family, { ssr: ['WCHR', 'MAAS'] })
  const words = async () =>
    (await agent.ask(manifests.checkManifest, { movementId: movement.id })).body.problems
      .filter(({ personId }) => personId === family.grandmother)
      .map(({ word }) => word)
  assert.deepEqual(
    (await words()).toSorted().filter((word) => word.endsWith('demanded')),
    ['escort_demanded', 'ssr_demanded'],
  )
  const seat = booked.body.passengers.find(({ personId }) => personId === family.grandmother)!
  const updated = await agent.ask(movements.updatePassenger, {
    passengerId: seat.id,
    escortKind: 'MEDICAL_NURSE',
    ssr: [{ code: 'WCHR' }, { code: 'MAAS', text: 'aide au départ' }],
  })
  assert.equal(updated.status, 200, JSON.stringify(updated.body))
  assert.deepEqual(
    (await words()).filter((word) => word.endsWith('demanded')),
    [],
  )
})

test('a clearance lives as long as the window of its destination says, where neither paper nor programme says it', async () => {
  const family = await openFamily(agent)
  await agent.ask(contract.requireClearances, { caseId: family.caseId })
  const health = await lineOf(family, 'MED_HEALTH_ASSESSMENT')
  const cleared = await agent.ask(contract.recordClearance, { clearanceId: health.id, status: 'CLEARED' })
  assert.equal(cleared.body.validUntil, addMonths(today, 12), 'twelve months towards Canada, six elsewhere')
  const fit = await lineOf(family, 'MED_FIT_TO_TRAVEL')
  const said = await doctor.ask(contract.recordFitness, { clearanceId: fit.id, outcome: 'FIT' })
  assert.equal(said.body.validUntil, addDays(today, 3), 'the programme’s own figure')
})

test('E103: a passport must last as long after the arrival as the sheet says for that destination', async () => {
  const short = await readyFamily(agent, { documentDays: 100 })
  const movement = await planFlights(agent)
  const check = async () => (await agent.ask(movements.checkBooking, { movementId: movement.id, caseId: short.caseId })).body.blocks
  assert.deepEqual(await check(), [], 'ninety days towards Canada')
  // The same family towards Australia, where the sheet asks for one hundred and eighty.
  await office.admin.query(`begin; set local app.offices = '1'`)
  await office.admin.query(`update cases_case set destination_country = 'AUS' where id = $1`, [short.caseId])
  await office.admin.query('commit')
  const blocks = await check()
  assert.ok(blocks.length === 5 && blocks.every(({ word, code }) => word === 'document_expires_before_arrival' && code === 'E103'))
  assert.deepEqual([blocks[0]!.until, blocks[0]!.needed], [addDays(flightDay, 100), addDays(flightDay, 180)])
})

test('what the type asks for at a destination is opened and asked for by the guard', async () => {
  const family = await openFamily(agent)
  const asked = async (destination: string) => {
    await office.admin.query(`begin; set local app.offices = '1'`)
    await office.admin.query(`update cases_case set destination_country = $2 where id = $1`, [family.caseId, destination])
    await office.admin.query('commit')
    const { blocks } = (await agent.ask(contract.getReadiness, { caseId: family.caseId })).body
    return [...new Set(blocks.map(({ kind }) => kind))].toSorted()
  }
  assert.deepEqual(await asked('SWE'), ['TRANSIT_VISA', 'TRAVEL_DOC', 'VISA'])
  assert.deepEqual(await asked('CAN'), ['MED_HEALTH_ASSESSMENT', 'TRANSIT_VISA', 'TRAVEL_DOC', 'VISA'])
  assert.deepEqual(await asked('USA'), ['ASSURANCE', 'FINANCE', 'MED_HEALTH_ASSESSMENT', 'SECURITY', 'TRANSIT_VISA', 'TRAVEL_DOC', 'VISA'])
  await clearEverything(agent, family.caseId)
  assert.deepEqual(await asked('USA'), [])
})

test('a case opened before types had sheets needs what its programme asks for, and no more', async () => {
  const family = await openFamily(agent)
  await office.admin.query(`begin; set local app.offices = '1'`)
  await office.admin.query('update cases_case set movement_type_version = null where id = $1', [family.caseId])
  await office.admin.query('commit')
  assert.equal((await agent.ask(contract.requireClearances, { caseId: family.caseId })).body.added, 20)
})
