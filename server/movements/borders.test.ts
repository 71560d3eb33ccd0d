import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as cases from '#domain/cases/contract.ts'
import { addDays } from '#domain/kit/day.ts'
import * as borders from '#domain/movements/border-contract.ts'
import * as clearances from '#domain/movements/clearance-contract.ts'
import * as contract from '#domain/movements/contract.ts'
import * as manifests from '#domain/movements/manifest-contract.ts'
import type { Movement } from '#domain/movements/words.ts'
import { newId } from '#server/kit/transaction.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import {
  bookedFamily,
  clearancesOf,
  type Family,
  flightDay,
  openFamily,
  planFlights,
  readyFamily,
  seatsOf,
  today,
} from '#server/test-family.ts'

let office: TestOffice
let agent: Visitor
let supervisor: Visitor
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
  supervisor = await office.as('superviseur@paris.example.org')
})
after(() => office.close())

type Legs = Parameters<typeof agent.ask<typeof contract.planMovement>>[1]['legs']
const plan = (legs: Legs) => agent.ask(contract.planMovement, { movementType: 'VHR', legs })
const at = (clock: string, days = 0): string => `${addDays(flightDay, days)}T${clock}`

async function flightsBy(hub: string): Promise<Movement> {
  const planned = await plan([
    { number: 'ET500', fromPlace: 'ADD', departsLocal: at('01:00'), toPlace: hub, arrivesLocal: at('08:00') },
    { number: 'AC700', fromPlace: hub, departsLocal: at('14:00'), toPlace: 'YUL', arrivesLocal: at('15:40') },
  ])
  assert.equal(planned.status, 200, JSON.stringify(planned.body))
  return planned.body
}

const book = (family: Family, movement: Movement) =>
  agent.ask(contract.bookCase, { movementId: movement.id, caseId: family.caseId, passengers: seatsOf(family) })

test('a journey goes by air, road and sea, each leg in the local times of its places', async () => {
  const planned = await plan([
    { number: 'ET500', fromPlace: 'NIM', departsLocal: at('01:00'), toPlace: 'CDG', arrivesLocal: at('06:30') },
    { mode: 'ROAD', carrier: 'Car-Exemple', number: 'CAR 1', fromPlace: 'CDG', departsLocal: at('09:00'), toPlace: 'FRCQF', toTerminal: 'PORT', arrivesLocal: at('12:30') },
    { mode: 'SEA', carrier: 'Ferry-Exemple', number: 'FERRY 7', fromPlace: 'FRCQF', fromTerminal: 'PORT', departsLocal: at('15:00'), toPlace: 'GBDVR', arrivesLocal: at('15:30') },
    { mode: 'RAIL', carrier: 'Rail-Exemple', number: 'R 12', fromPlace: 'GBDVR', departsLocal: at('18:00'), toPlace: 'GBLON', arrivesLocal: at('19:10') },
  ]) // prettier-ignore
  assert.equal(planned.status, 200, JSON.stringify(planned.body))
  const { mode, legs, connections } = planned.body
  assert.deepEqual([mode, legs.map((leg) => leg.mode)], ['MIXED', ['AIR', 'ROAD', 'SEA', 'RAIL']])
  assert.deepEqual(
    legs.map(({ fromZone, toZone }) => `${fromZone} ${toZone}`),
    ['Africa/Niamey Europe/Paris', 'Europe/Paris Europe/Paris', 'Europe/Paris Europe/London', 'Europe/London Europe/London'],
  )
  assert.deepEqual(
    connections.map(({ airport, minutes, colour }) => [airport, minutes, colour]),
    [
      ['CDG', 150, 'GREEN'],
      ['FRCQF', 150, 'GREEN'],
      ['GBDVR', 150, 'GREEN'],
    ],
  )
  const wrong = async (leg: object) =>
    (await plan([{ number: 'X1', fromPlace: 'FRCQF', departsLocal: at('10:00'), toPlace: 'GBDVR', arrivesLocal: at('12:00'), ...leg }]))
      .body
  assert.deepEqual(await wrong({ mode: 'SEA', toPlace: 'GBQQQ' }), { refusal: 'unknown_place', details: { leg: 1, place: 'GBQQQ' } })
  assert.deepEqual(await wrong({ mode: 'SEA', toPlace: 'FRPAR' }), {
    refusal: 'place_not_for_mode',
    details: { leg: 1, place: 'FRPAR', mode: 'SEA' },
  })
  assert.equal(((await wrong({ number: 'AF1', toPlace: 'LHR' })) as { refusal: string }).refusal, 'place_not_for_mode')
  assert.equal(
    (
      await plan([
        { mode: 'SEA', number: 'F1', fromPlace: 'frcqf', departsLocal: at('10:00'), toPlace: 'GBDVR', arrivesLocal: at('12:00') },
      ])
    ).status,
    422,
  )
  const ports = (await agent.ask(borders.listPlaces, { mode: 'SEA' })).body.items
  assert.ok(ports.some(({ code }) => code === 'LYTIP') && !ports.some(({ code }) => code === 'FRPAR'))
})

test('E121: a family is not booked through a State whose transit visa it lacks, until a visa or a waiver is written down', async () => {
  const family = await readyFamily(agent)
  for (const line of await clearancesOf(agent, family.caseId))
    if (line.kind === 'TRANSIT_VISA') await agent.ask(clearances.recordClearance, { clearanceId: line.id, status: 'NOT_REQUIRED' })
  const movement = await flightsBy('JFK')
  const checked = await agent.ask(contract.checkBooking, { movementId: movement.id, caseId: family.caseId })
  assert.deepEqual(
    [checked.body.blocks.length, checked.body.blocks[0]],
    [5, { word: 'transit_visa_missing', code: 'E121', personId: checked.body.blocks[0]!.personId, kind: 'TRANSIT_VISA', country: 'USA' }],
  )
  const refused = await book(family, movement)
  assert.deepEqual([refused.body.refusal, refused.body.details?.code], ['transit_visa_missing', 'E121'])

  const right = {
    kind: 'TRANSIT_WAIVER' as const,
    country: 'USA',
    reference: 'CBP-EX-1',
    validFrom: today,
    validUntil: addDays(flightDay, 3),
  }
  const command = newId()
  for (const personId of [family.mother, family.boy, family.girl, family.grandmother])
    assert.equal((await agent.ask(borders.recordTravelRight, { ...right, caseId: family.caseId, personId })).status, 200)
  const last = { ...right, id: newId() as never, caseId: family.caseId, personId: family.baby }
  await agent.ask(borders.recordTravelRight, last, { command })
  const again = await agent.ask(borders.recordTravelRight, last, { command })
  assert.deepEqual([again.status, again.replayed], [200, true])
  assert.equal((await agent.ask(borders.listTravelRights, { caseId: family.caseId })).body.items.length, 5)

  await agent.ask(borders.endTravelRight, { rightId: again.body.id })
  assert.equal((await agent.ask(borders.endTravelRight, { rightId: again.body.id })).body.refusal, 'right_already_over')
  assert.equal((await book(family, movement)).body.refusal, 'transit_visa_missing', 'the baby’s was taken back')
  await agent.ask(borders.recordTravelRight, { ...right, caseId: family.caseId, personId: family.baby, kind: 'VISA' })
  assert.equal((await book(family, movement)).status, 200)
})

test('the visa of Canada frees a family from the transit visa of France, as the table says', async () => {
  const family = await readyFamily(agent)
  for (const line of await clearancesOf(agent, family.caseId))
    if (line.kind === 'TRANSIT_VISA') await agent.ask(clearances.recordClearance, { clearanceId: line.id, status: 'NOT_REQUIRED' })
  assert.equal((await book(family, await planFlights(agent))).status, 200)
})

test('a State of which the table says nothing is shown before booking, and on the list as something to look at', async () => {
  const family = await readyFamily(agent)
  const movement = await flightsBy('NBO')
  await agent.ask(contract.bookCase, { movementId: movement.id, caseId: family.caseId, passengers: seatsOf(family) })
  const known = await agent.ask(manifests.checkManifest, { movementId: movement.id })
  assert.ok(!known.body.problems.some(({ word }) => word === 'transit_rule_unknown'), 'Kenya is in the table')
  const other = await readyFamily(agent)
  const unknown = await flightsBy('BOM')
  const checked = await agent.ask(contract.checkBooking, { movementId: unknown.id, caseId: other.caseId })
  assert.deepEqual([checked.body.blocks, checked.body.warnings], [[], [{ word: 'transit_rule_unknown', code: 'E121', country: 'IND' }]])
  assert.equal((await book(other, unknown)).status, 200)
  const listed = await agent.ask(manifests.checkManifest, { movementId: unknown.id })
  assert.deepEqual(
    listed.body.problems.filter(({ word }) => word === 'transit_rule_unknown').map(({ level, detail }) => [level, detail]),
    [['WARN', 'IND']],
  )
})

test('what is written down of a right is held against the case, its members and the calendar', async () => {
  const family = await openFamily(agent)
  const right = {
    caseId: family.caseId,
    personId: family.mother,
    kind: 'VISA' as const,
    country: 'USA',
    reference: 'V-EX',
    validFrom: today,
    validUntil: flightDay,
  }
  const refusal = async (more: object) => (await agent.ask(borders.recordTravelRight, { ...right, ...more })).body.refusal
  const stranger = (await openFamily(agent)).mother
  assert.equal(await refusal({ personId: stranger }), 'not_member')
  assert.equal(await refusal({ country: 'QQQ' }), 'unknown_country')
  assert.equal(await refusal({ validUntil: addDays(today, -1), validFrom: addDays(today, -9) }), 'already_over')
  assert.equal(await refusal({ validFrom: flightDay, validUntil: today }), 'window_backwards')
  await agent.ask(cases.withdrawCase, { caseId: family.caseId })
  assert.equal(await refusal({}), 'case_ended')
})

test('E104: nobody is booked to the country they fled on a Convention document, but on a lawyer’s word a supervisor lets them', async () => {
  const family = await readyFamily(agent)
  const planned = await plan([{ number: 'ET312', fromPlace: 'ADD', departsLocal: at('09:00'), toPlace: 'ASM', arrivesLocal: at('10:10') }])
  const movement = planned.body
  const refused = await book(family, movement)
  assert.deepEqual([refused.body.refusal, refused.body.details?.code, refused.body.details?.count], ['document_origin_block', 'E104', 5])
  const ask = {
    movementId: movement.id,
    caseId: family.caseId,
    reason: 'Elle retourne auprès de sa mère',
    legalNote: 'Avis de Me Exemple du 3 : retour volontaire, titre rendu',
  }
  assert.equal(
    (await agent.ask(borders.approveOrigin, { ...ask, personId: family.mother })).status,
    404,
    'the one who books does not approve',
  )
  for (const personId of [family.mother, family.boy, family.girl, family.baby])
    assert.equal((await supervisor.ask(borders.approveOrigin, { ...ask, personId })).status, 200)
  const still = await book(family, movement)
  assert.deepEqual([still.body.refusal, still.body.details?.count], ['document_origin_block', 1], 'each is asked for')
  await supervisor.ask(borders.approveOrigin, { ...ask, personId: family.grandmother })
  assert.equal((await book(family, movement)).status, 200)
  const elsewhere = await planFlights(agent)
  assert.equal(
    (await supervisor.ask(borders.approveOrigin, { ...ask, movementId: elsewhere.id, personId: family.mother })).body.refusal,
    'origin_needs_no_approval',
  )
  const events = await office.admin.query<{ facts: object }>(`select facts from kit_event where name = 'origin_approved'`)
  assert.ok(!JSON.stringify(events.rows).includes('Exemple'), 'the lawyer’s word is in no event')
})

test('E102: when the file no longer says the name of the document, no seat is taken until one of them is mended', async () => {
  const { family, movement } = await bookedFamily(agent)
  await agent.ask(contract.cancelBooking, { movementId: movement.id, caseId: family.caseId, reason: 'REBOOKED' })
  // What the lines of a booklet said when it was registered, under another name than the file has now.
  await office.admin.query('update people_document set mrz = $1, mrz_valid = true where person_id = $2', [
    'PRFRAEXEMPLE<<AMINA<TEST<<<<<<<<<<<<<<<<<<<<\n21AB123457XXB9001011F2906302<<<<<<<<<<<<<<00',
    family.mother,
  ])
  const refused = await book(family, await planFlights(agent, 95, { on: addDays(flightDay, 1) }))
  assert.deepEqual([refused.body.refusal, refused.body.details?.code], ['document_lines_differ', 'E102'])
  await office.admin.query('update people_document set mrz = $1 where person_id = $2', ['PRFRAEXEMPLE<<AMINA', family.mother])
  const false_ = await book(family, await planFlights(agent, 120, { on: addDays(flightDay, 1) }))
  assert.deepEqual([false_.body.refusal, false_.body.details?.code], ['document_lines_wrong', 'E101'])
})
