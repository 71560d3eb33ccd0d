import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as cases from '#domain/cases/contract.ts'
import type { CaseId } from '#domain/cases/words.ts'
import { addDays } from '#domain/kit/day.ts'
import * as clearances from '#domain/movements/clearance-contract.ts'
import * as contract from '#domain/movements/contract.ts'
import * as minors from '#domain/movements/minor-contract.ts'
import type { Movement } from '#domain/movements/words.ts'
import * as people from '#domain/people/contract.ts'
import type { PersonId } from '#domain/people/words.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { clearEverything, flightDay, openFamily, recordMinorFile } from '#server/test-family.ts'

let office: TestOffice
let agent: Visitor
let transit: Visitor
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
  transit = await office.as('transit@paris.example.org')
})
after(() => office.close())

let made = 0

/** Somebody of eleven who joins an uncle in Lyon, ready to travel; and the flights from Addis through Paris. */
async function readyMinor(): Promise<{ caseId: CaseId; personId: PersonId; movement: Movement }> {
  made += 1
  const person = await agent.ask(people.addPerson, {
    familyName: `Neveu-${'abcdefgh'[made % 8]}xemple`,
    givenNames: 'Dawit',
    sex: 'M',
    bornOn: addDays(flightDay, -Math.round(11.4 * 365.25)),
    nationality: 'ERI',
    languages: ['ti'],
    documents: [{ type: 'LP_FR', number: `LP00${made}`, issuer: 'FRA', expiresOn: addDays(flightDay, 30) }],
  })
  assert.equal(person.status, 200, JSON.stringify(person.body))
  const personId = person.body.id
  const opened = await agent.ask(cases.openCase, {
    programmeCode: 'TRANSIT_CDG',
    destinationCountry: 'FRA',
    destinationCity: 'Lyon',
    unaccompaniedMinor: true,
    members: [{ personId, role: 'PA', specialNeeds: ['UMNR'] }],
  })
  assert.equal(opened.status, 200, JSON.stringify(opened.body))
  const caseId = opened.body.id
  for (const kind of ['DATA_PROCESSING', 'TRAVEL'] as const)
    await agent.ask(people.recordConsent, { personId, kind, form: 'EXPLICIT_WRITTEN', language: 'ti' })
  await agent.ask(cases.advanceCase, { caseId, to: 'REGISTERED' })
  await clearEverything(agent, caseId)
  const ready = await agent.ask(clearances.confirmTravelReady, { caseId })
  assert.equal(ready.status, 200, JSON.stringify(ready.body))
  const planned = await agent.ask(contract.planMovement, {
    movementType: 'FAMILY_REUNIFICATION',
    legs: [
      {
        number: 'AF911',
        fromPlace: 'ADD',
        departsLocal: `${flightDay}T00:20`,
        toPlace: 'CDG',
        toTerminal: '2E',
        arrivesLocal: `${flightDay}T06:40`,
      },
      {
        number: 'AF7640',
        fromPlace: 'CDG',
        fromTerminal: '2F',
        departsLocal: `${flightDay}T10:40`,
        toPlace: 'LYS',
        arrivesLocal: `${flightDay}T11:50`,
      },
    ],
  })
  assert.equal(planned.status, 200, JSON.stringify(planned.body))
  return { caseId, personId, movement: planned.body }
}

test('F2: a minor of eleven joins an uncle in Lyon with UMNR and the guardian’s documents, and never without either', async () => {
  const { caseId, personId, movement } = await readyMinor()
  const book = (more: object) =>
    agent.ask(contract.bookCase, {
      movementId: movement.id,
      caseId,
      passengers: [{ personId, ssr: [{ code: 'UMNR', text: 'UM11 tante à Addis, oncle à Lyon' }], ...more }],
    })
  const refusal = async (more: object = {}) => {
    const { body } = await book(more)
    return [body.refusal, body.details?.code, body.details?.ssr]
  }
  const before_ = await agent.ask(minors.listMinors, { caseId })
  assert.deepEqual(before_.body.items, [{ personId, bornOn: before_.body.items[0]!.bornOn, needsFile: true, file: null }])
  assert.deepEqual(await refusal(), ['minor_file_missing', 'E141', null])
  await recordMinorFile(agent, caseId, personId, { receiverIdentity: null, receiverCheckedOn: null, authorityRef: '' })
  assert.deepEqual(await refusal(), ['minor_file_incomplete', 'E141', 'authority_document receiver_identity'])
  await recordMinorFile(agent, caseId, personId, { codeWord: undefined })
  assert.deepEqual(await refusal({ ssr: [] }), ['minor_alone', 'E141', null], 'papers are no company')
  assert.deepEqual(await refusal({ ssr: [{ code: 'UMNR', text: 'UM12' }] }), ['umnr_age_differs', 'E160', 'UM11'])
  const booked = await book({ ssr: [{ code: 'UMNR', text: 'UM11' }], escortKind: 'CARRIER_UM' })
  assert.equal(booked.status, 200, JSON.stringify(booked.body))
  assert.deepEqual(
    booked.body.connections.map(({ buffers }) => buffers.map(({ reason }) => reason)),
    [['ASSISTANCE']],
    'a child alone needs more time to change',
  )
})

test('a minor with an adult of the family needs no file, and an adult can have none', async () => {
  const family = await openFamily(agent)
  const listed = (await agent.ask(minors.listMinors, { caseId: family.caseId })).body.items
  assert.deepEqual([listed.length, listed.some(({ needsFile }) => needsFile)], [3, false])
  const refused = await agent.ask(minors.recordMinor, {
    caseId: family.caseId,
    personId: family.mother,
    guardianName: 'Letay Exemple',
    guardianRelation: 'sœur',
    authorityKind: 'PARENT',
    receiverName: 'Yonas Exemple',
    receiverRelation: 'frère',
    companion: 'ESCORT',
    otherParent: 'NOT_ASKED',
    language: 'ti',
  })
  assert.equal(refused.body.refusal, 'of_age')
})

test('the word is kept as a hash, tried at the airport as it is spoken, and rests after five wrong ones', async () => {
  const { caseId, personId } = await readyMinor()
  const tries = (codeWord: string) => transit.ask(minors.checkCodeWord, { caseId, personId, codeWord })
  assert.equal((await tries('étoile')).status, 404, 'no file yet')
  await recordMinorFile(agent, caseId, personId)
  const file = (await agent.askRaw(minors.listMinors, { caseId })).raw.toString()
  assert.ok(!/toile/i.test(file) && !file.includes('argon2'), 'nobody reads it again')
  const rows = await office.admin.query<{ code_word: string }>('select code_word from movements_minor_file where person_id = $1', [
    personId,
  ])
  assert.match(rows.rows[0]!.code_word, /^\$argon2id\$/)
  assert.deepEqual((await tries('etoile DU nord')).body, { matches: true })
  for (let wrong = 0; wrong < 5; wrong += 1) assert.deepEqual((await tries(`lune ${wrong}`)).body, { matches: false })
  assert.equal((await tries('étoile du nord')).body.refusal, 'code_word_locked', 'not even the right one')
  await recordMinorFile(agent, caseId, personId, { codeWord: 'Grand soleil' })
  assert.deepEqual((await tries('grand soleil')).body, { matches: true }, 'a new word begins anew')
  assert.equal(
    (await agent.ask(minors.checkCodeWord, { caseId, personId, codeWord: 'grand soleil' })).status,
    404,
    'it is tried where the child is handed over',
  )
})

test('who answers for a child is read by those who arrange the journey and by protection, and by nobody else', async () => {
  const { caseId, personId } = await readyMinor()
  await recordMinorFile(agent, caseId, personId)
  for (const email of ['superviseur@paris.example.org', 'protection@paris.example.org'])
    assert.equal(
      (await (await office.as(email)).ask(minors.listMinors, { caseId })).body.items[0]?.file?.receiverName,
      'Yonas Oncle-Exemple',
      email,
    )
  for (const email of [
    'billets@paris.example.org',
    'conseil@paris.example.org',
    'medical@paris.example.org',
    'transit@paris.example.org',
    'audit@paris.example.org',
    'mouvements@marseille.example.org',
  ])
    assert.equal((await (await office.as(email)).askRaw(minors.listMinors, { caseId })).status, 404, email)
  const events = JSON.stringify(
    (await office.admin.query(`select facts from kit_event where name in ('minor_recorded', 'code_word_tried')`)).rows,
  )
  assert.ok(!/Exemple/.test(events))
})
