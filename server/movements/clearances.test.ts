import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { roles } from '#domain/access/roles.ts'
import * as cases from '#domain/cases/contract.ts'
import * as work from '#domain/cases/work-contract.ts'
import { addDays } from '#domain/kit/day.ts'
import * as contract from '#domain/movements/clearance-contract.ts'
import { actAs } from '#server/kit/route.ts'
import { newId } from '#server/kit/transaction.ts'
import { listeners } from '#server/jobs.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { expireClearances } from './expiry-actions.ts'
import { clearEverything, clearancesOf, flightDay, openFamily, readyFamily, today } from '#server/test-family.ts'

let office: TestOffice
let agent: Visitor
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
})
after(() => office.close())

const statusOf = async (caseId: string): Promise<string> =>
  (await office.admin.query<{ status: string }>('select status from cases_case where id = $1', [caseId])).rows[0]!.status
const eventsOf = async (caseId: string, name: string): Promise<Record<string, unknown>[]> =>
  (
    await office.admin.query<{ facts: Record<string, unknown> }>(
      'select facts from kit_event where case_id = $1 and name = $2 order by at, id',
      [caseId, name],
    )
  ).rows.map((row) => row.facts)

test('a registered family gets a line for each clearance of its programme and type, and begins collecting them', async () => {
  const { caseId } = await openFamily(agent)
  const command = newId()
  const required = await agent.ask(contract.requireClearances, { caseId }, { command })
  const again = await agent.ask(contract.requireClearances, { caseId }, { command })
  assert.deepEqual([required.body.added, again.body.added, again.replayed], [25, 25, true])
  const lines = await clearancesOf(agent, caseId)
  assert.equal(lines.length, 25)
  assert.ok(lines.every(({ status, personId }) => status === 'TO_REQUEST' && personId !== null))
  assert.equal(await statusOf(caseId), 'IN_CLEARANCE')
  assert.equal((await agent.ask(contract.requireClearances, { caseId })).body.refusal, 'nothing_missing')
})

test('a draft is not cleared for anything, and neither is a case on hold', async () => {
  const opened = await agent.ask(cases.openCase, { programmeCode: 'TRANSIT_CDG', destinationCountry: 'CAN', members: [] })
  assert.equal((await agent.ask(contract.requireClearances, { caseId: opened.body.id })).body.refusal, 'case_not_registered')
  const { caseId } = await openFamily(agent)
  await agent.ask(work.placeHold, { caseId, reason: 'DOCUMENTS' })
  assert.equal((await agent.ask(contract.requireClearances, { caseId })).body.refusal, 'on_hold')
})

test('G1: a family is ready when everything is cleared, and until then is told what blocks', async () => {
  const { caseId, grandmother } = await openFamily(agent)
  await clearEverything(agent, caseId, addDays(flightDay, 60))
  const visa = (await clearancesOf(agent, caseId)).find(({ kind, personId }) => kind === 'VISA' && personId === grandmother)!
  await agent.ask(contract.recordClearance, { clearanceId: visa.id, status: 'PENDING_INFO' })
  const waits = await agent.ask(contract.getReadiness, { caseId })
  assert.deepEqual([waits.body.ready, waits.body.blocks], [false, [{ word: 'clearance_pending', kind: 'VISA', personId: grandmother }]])
  const refused = await agent.ask(contract.confirmTravelReady, { caseId })
  assert.deepEqual(
    [refused.status, refused.body.refusal, refused.body.details?.kind, refused.body.details?.count],
    [409, 'clearance_pending', 'VISA', 1],
  )

  await agent.ask(contract.recordClearance, { clearanceId: visa.id, status: 'CLEARED', validUntil: addDays(flightDay, 30) })
  const confirmed = await agent.ask(contract.confirmTravelReady, { caseId })
  assert.equal(confirmed.status, 200)
  assert.equal(confirmed.body.criticalOn, addDays(flightDay, 1), 'the fitness check ends first')
  assert.equal(await statusOf(caseId), 'TRAVEL_READY')
  const windows = (await agent.ask(contract.getReadiness, { caseId })).body.windows
  assert.deepEqual(
    windows.find(({ personId }) => personId === grandmother),
    { personId: grandmother, start: today, end: addDays(flightDay, 1) },
  )
})

test('a visa taken back sends a family that was ready back to collecting', async () => {
  const { caseId, mother } = await readyFamily(agent)
  const visa = (await clearancesOf(agent, caseId)).find(({ kind, personId }) => kind === 'VISA' && personId === mother)!
  assert.equal((await agent.ask(contract.recordClearance, { clearanceId: visa.id, status: 'REVOKED' })).status, 200)
  assert.equal(await statusOf(caseId), 'IN_CLEARANCE')
})

test('a family that was ready travels no more without the consent that was given', async () => {
  const { caseId, mother } = await openFamily(agent)
  await clearEverything(agent, caseId)
  await office.admin.query(`update people_consent set withdrawn_at = now() where person_id = $1 and kind = 'TRAVEL'`, [mother])
  const refused = await agent.ask(contract.confirmTravelReady, { caseId })
  assert.deepEqual([refused.body.refusal, refused.body.details?.code], ['travel_consent_missing', 'E201'])
})

test('a clearance says its days or gets those of the programme, and never wrong ones', async () => {
  const { caseId } = await openFamily(agent)
  await agent.ask(contract.requireClearances, { caseId })
  const lines = await clearancesOf(agent, caseId)
  const fit = lines.find(({ kind }) => kind === 'MED_FIT_TO_TRAVEL')!
  const recorded = await agent.ask(contract.recordClearance, { clearanceId: fit.id, status: 'CLEARED' })
  assert.deepEqual([recorded.body.validFrom, recorded.body.validUntil], [today, addDays(today, 3)])
  const record = (input: Partial<Parameters<typeof agent.ask<typeof contract.recordClearance>>[1]>) =>
    agent.ask(contract.recordClearance, { clearanceId: fit.id, status: 'CLEARED', ...input })
  assert.equal((await record({ validFrom: today, validUntil: addDays(today, -1) })).body.refusal, 'window_backwards')
  assert.equal((await record({ validFrom: addDays(today, -9), validUntil: addDays(today, -1) })).body.refusal, 'already_over')
  assert.equal((await record({ status: 'EXPIRED' })).body.refusal, 'expired_is_told_by_the_calendar')
  assert.equal((await agent.askRaw(contract.recordClearance as never, { clearanceId: fit.id, status: 'FINE' })).status, 422)
})

test('an agent may ask for a clearance beyond the programme, once', async () => {
  const { caseId, mother } = await openFamily(agent)
  const added = await agent.ask(contract.addClearance, { caseId, personId: mother, kind: 'SECURITY' })
  assert.deepEqual([added.status, added.body.status], [200, 'TO_REQUEST'])
  assert.equal(
    (await agent.ask(contract.addClearance, { caseId, personId: mother, kind: 'SECURITY' })).body.refusal,
    'clearance_already_there',
  )
  const other = await openFamily(agent)
  assert.equal((await agent.ask(contract.addClearance, { caseId, personId: other.mother, kind: 'SECURITY' })).body.refusal, 'not_member')
})

test('what a restriction says is read by medical and protection staff alone; movement staff see that there is one', async () => {
  const { caseId, grandmother } = await openFamily(agent)
  await agent.ask(contract.requireClearances, { caseId })
  const visa = (await clearancesOf(agent, caseId)).find(({ kind, personId }) => kind === 'VISA' && personId === grandmother)!
  const protection = await office.as('protection@paris.example.org')
  const secret = 'Ne doit pas croiser son frère au consulat'
  assert.equal((await protection.ask(contract.recordRestriction, { clearanceId: visa.id, restriction: secret })).status, 200)
  for (const who of [protection, await office.as('medical@paris.example.org')])
    assert.equal((await who.ask(contract.readRestriction, { clearanceId: visa.id })).body.restriction, secret)
  for (const email of [
    'mouvements@paris.example.org',
    'billets@paris.example.org',
    'audit@paris.example.org',
    'superviseur@paris.example.org',
  ]) {
    const who = await office.as(email)
    assert.equal((await who.ask(contract.readRestriction, { clearanceId: visa.id })).status, 404, email)
    const seen = await who.ask(contract.listClearances, { caseId })
    assert.equal(seen.body.items.find(({ id }) => id === visa.id)?.hasRestriction, true, email)
    assert.ok(!seen.raw.includes('consulat'), email)
  }
  const told = await office.admin.query(`select 1 from kit_event where facts::text like '%consulat%'`)
  assert.equal(told.rowCount, 0)
  const check = await agent.ask(contract.addClearance, { caseId, personId: grandmother, kind: 'SECURITY' })
  assert.equal(
    (await protection.ask(contract.recordRestriction, { clearanceId: check.body.id, restriction: 'contenu' })).body.refusal,
    'result_and_day_only',
  )
})

test('by night what is over expires, a ready case goes back, and warnings are said thirty and seven days before, once each', async () => {
  const { caseId, mother, girl } = await openFamily(agent)
  await clearEverything(agent, caseId)
  const lines = await clearancesOf(agent, caseId)
  const visa = lines.find(({ kind, personId }) => kind === 'VISA' && personId === mother)!
  const paper = lines.find(({ kind, personId }) => kind === 'TRAVEL_DOC' && personId === girl)!
  await agent.ask(contract.recordClearance, { clearanceId: visa.id, status: 'CLEARED', validUntil: addDays(today, 10) })
  await agent.ask(contract.recordClearance, { clearanceId: paper.id, status: 'CLEARED', validUntil: addDays(today, 25) })
  assert.equal((await agent.ask(contract.confirmTravelReady, { caseId })).status, 200)

  const night = (day = today) =>
    actAs(
      office.house,
      listeners,
      { accountId: newId() as never, offices: [1, 2], compartments: [1], airports: [], permissions: [] },
      { account: null, offices: [1, 2], compartments: [1], system: true },
      async (job) => ({
        ok: true,
        value: await expireClearances(job, day),
      }),
    )
  const facts = (name: string) =>
    eventsOf(caseId, name).then((events) => events.map(({ kind, days }) => [kind, days].filter((each) => each !== undefined)))

  const first = await night()
  assert.ok(first.ok && first.value.expired === 0 && first.value.warned >= 2)
  assert.deepEqual((await facts('clearance_ending')).toSorted(), [
    ['TRAVEL_DOC', 25],
    ['VISA', 10],
  ])
  const marks = async () =>
    (await agent.ask(contract.listExpiring, { withinDays: 60, kind: 'VISA', limit: 200 })).body.items
      .filter(({ id }) => id === visa.id)
      .map(({ warned30At, warned7At }) => [warned30At !== null, warned7At !== null])
  assert.deepEqual(await marks(), [[true, false]], 'the list shows the first mark')
  assert.ok((await night()).ok)
  assert.equal((await facts('clearance_ending')).length, 2, 'the same night twice says nothing twice')
  const second = await night(addDays(today, 4))
  assert.ok(second.ok)
  assert.deepEqual(await marks(), [[true, true]], 'and then both')
  assert.deepEqual((await facts('clearance_ending')).slice(2), [['VISA', 6]], 'the thirty days were said already')
  assert.equal(await statusOf(caseId), 'TRAVEL_READY')

  const last = await night(addDays(today, 11))
  assert.ok(last.ok && last.value.expired >= 1 && last.value.returned >= 1)
  assert.deepEqual(await facts('clearance_expired'), [['VISA']])
  assert.equal(await statusOf(caseId), 'IN_CLEARANCE')
  assert.equal((await clearancesOf(agent, caseId)).find(({ id }) => id === visa.id)!.status, 'EXPIRED')
})

test('the work list shows what ends next, of whom, and is read page by page', async () => {
  const { caseId, mother } = await openFamily(agent)
  await clearEverything(agent, caseId, addDays(today, 40))
  const visa = (await clearancesOf(agent, caseId)).find(({ kind, personId }) => kind === 'VISA' && personId === mother)!
  await agent.ask(contract.recordClearance, { clearanceId: visa.id, status: 'CLEARED', validUntil: addDays(today, 1) })
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await agent.ask(contract.listExpiring, { withinDays: 45, limit: 7, ...(after === undefined ? {} : { after }) })
    seen.push(...page.body.items.map(({ criticalOn, caseId, validUntil, id }) => `${criticalOn} ${caseId} ${validUntil} ${id}`))
    after = page.body.next ?? undefined
  } while (after !== undefined)
  assert.deepEqual(seen, seen.toSorted(), 'in the order of the critical day')
  assert.equal(new Set(seen).size, seen.length)
  const first = (await agent.ask(contract.listExpiring, { withinDays: 2, kind: 'VISA' })).body.items.find(({ id }) => id === visa.id)!
  assert.deepEqual([first.daysLeft, first.criticalOn, first.caseStatus], [1, addDays(today, 1), 'IN_CLEARANCE'])
  assert.match(first.personName ?? '', /xemple Amina/)
})

test('a request to travel fits the critical day and real airports', async () => {
  const { caseId } = await readyFamily(agent)
  const ask = (more: object) =>
    agent.ask(contract.requestTravel, {
      caseId,
      fromPlace: 'ADD',
      toPlace: 'YUL',
      earliestOn: today,
      latestOn: flightDay,
      payer: 'GOV',
      services: ['AIRPORT_RECEPTION'],
      ...more,
    })
  const asked = await ask({})
  assert.deepEqual([asked.status, asked.body.status], [200, 'OPEN'])
  assert.equal((await ask({ latestOn: addDays(flightDay, 2) })).body.refusal, 'later_than_critical_day')
  assert.equal((await ask({ toPlace: 'QQQ' })).body.refusal, 'unknown_airport')
  assert.equal((await ask({ earliestOn: addDays(flightDay, 1) })).body.refusal, 'window_backwards')
  assert.deepEqual(
    (await agent.ask(contract.listRequests, { caseId })).body.items.map(({ id }) => id),
    [asked.body.id],
  )
})

test('who may not, does not; another office and a sealed case are not there', async () => {
  const { caseId } = await openFamily(agent)
  await agent.ask(contract.requireClearances, { caseId })
  const line = (await clearancesOf(agent, caseId))[0]!
  for (const email of [
    'conseil@paris.example.org',
    'transit@paris.example.org',
    'billets@paris.example.org',
    'audit@paris.example.org',
    'mouvements@marseille.example.org',
  ]) {
    const who = await office.as(email)
    assert.deepEqual(
      (await who.ask(contract.recordClearance, { clearanceId: line.id, status: 'CLEARED' })).body,
      { refusal: 'not_found' },
      email,
    )
    assert.equal((await who.ask(contract.confirmTravelReady, { caseId })).status, 404, email)
  }
  const marseille = await office.as('mouvements@marseille.example.org')
  assert.equal((await marseille.ask(contract.listClearances, { caseId })).status, 404)
  assert.deepEqual((await marseille.ask(contract.listExpiring, { withinDays: 400 })).body.items, [])

  const sealed = await office.as('sealed@paris.example.org')
  const hidden = await openFamily(sealed, { compartment: 1 })
  await clearEverything(sealed, hidden.caseId, addDays(today, 5))
  assert.equal(
    (await sealed.ask(contract.listExpiring, { withinDays: 6, limit: 200 })).body.items.some((item) => item.caseId === hidden.caseId),
    true,
  )
  assert.equal((await agent.ask(contract.listClearances, { caseId: hidden.caseId })).status, 404)
  assert.equal(
    (await agent.ask(contract.listExpiring, { withinDays: 400, limit: 200 })).body.items.some((item) => item.caseId === hidden.caseId),
    false,
  )
  assert.ok(!(roles.COUNSELLOR as readonly string[]).includes('movements.clear'))
})
