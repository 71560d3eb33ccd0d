import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as cases from '#domain/cases/contract.ts'
import * as people from '#domain/people/contract.ts'
import * as erasures from '#domain/people/erasure-contract.ts'
import * as merges from '#domain/people/merge-contract.ts'
import * as records from '#domain/people/record-contract.ts'
import { eraseEverywhere } from '#server/nightly.ts'
import { newId } from '#server/kit/transaction.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { addNamesake } from '#server/test-register.ts'

let office: TestOffice
let agent: Visitor
let supervisor: Visitor
before(async () => {
  office = await openTestOffice()
  ;[agent, supervisor] = [await office.as('mouvements@paris.example.org'), await office.as('superviseur@paris.example.org')]
})
after(() => office.close())

async function askToForget(personId: string): Promise<string> {
  const asked = await agent.ask(records.recordRequest, {
    personId: personId as never,
    kind: 'ERASURE',
    channel: 'IN_PERSON',
    askedOn: '2026-01-02',
    detail: 'Grelnik wants to be forgotten',
  })
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  return asked.body.id
}

/** Whether a word stands anywhere in the database. */
async function isAnywhere(word: string): Promise<string[]> {
  const { rows } = await office.admin.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'passerelle'::regnamespace and relkind in ('r', 'p')`,
  )
  const found: string[] = []
  for (const { name } of rows) {
    const hits = await office.admin.query(`select 1 from ${name} t where t::text ilike $1 limit 1`, [`%${word}%`])
    if (hits.rowCount !== 0) found.push(name)
  }
  return found
}

test('somebody who was entered twice, corrected, given a document and merged is forgotten whole, and is found by nobody', async () => {
  const kept = await addNamesake(agent, { familyName: 'Grelnik-Exemple', nativeName: 'ግረልኒክ', number: 'GRE123' })
  const twin = await addNamesake(agent, { familyName: 'Grelnikk-Exemple', number: 'GRE124' })
  const opened = await agent.ask(cases.openCase, {
    programmeCode: 'TRANSIT_CDG',
    destinationCountry: 'CAN',
    members: [{ personId: kept.id, role: 'PA' }],
  })
  await agent.ask(people.recordConsent, { personId: kept.id, kind: 'RESEARCH', form: 'EXPLICIT_WRITTEN', language: 'ti' })
  await agent.ask(merges.mergePersons, { keptId: kept.id, mergedId: twin.id, grounds: 'ENTERED_TWICE' })
  const requestId = await askToForget(kept.id)
  const early = await agent.ask(erasures.proposeErasure, { requestId })
  assert.deepEqual([early.status, early.body.refusal], [409, 'assistance_goes_on'])
  await office.admin.query(`update cases_case set status = 'WITHDRAWN' where id = $1`, [opened.body.id])

  const granted = await agent.ask(records.answerRequest, { requestId, state: 'GRANTED', why: 'DONE' })
  assert.equal(granted.body.refusal, 'erase_to_grant')
  const proposed = await agent.ask(erasures.proposeErasure, { requestId })
  assert.equal(proposed.body.state, 'PROPOSED', JSON.stringify(proposed.body))
  assert.equal((await agent.ask(erasures.proposeErasure, { requestId })).body.refusal, 'erasure_proposed_already')
  assert.equal(
    (await agent.ask(records.answerRequest, { requestId, state: 'REFUSED', why: 'IDENTITY_NOT_SHOWN' })).body.refusal,
    'erasure_proposed_already',
  )
  const erasureId = proposed.body.id
  assert.equal((await agent.ask(erasures.confirmErasure, { erasureId })).body.refusal, 'own_proposal')
  await eraseEverywhere(office.house)
  assert.equal((await agent.ask(people.getPerson, { personId: kept.id })).status, 200, 'not before a second person confirmed')

  assert.equal((await supervisor.ask(erasures.confirmErasure, { erasureId })).body.state, 'CONFIRMED')
  assert.ok((await isAnywhere('grelnik')).length > 3)
  assert.deepEqual(await eraseEverywhere(office.house), { erased: 1 })
  assert.deepEqual([...(await isAnywhere('grelnik')), ...(await isAnywhere('ግረልኒክ')), ...(await isAnywhere('GRE12'))], [])
  assert.equal((await agent.ask(people.getPerson, { personId: twin.id })).status, 404)
  assert.deepEqual((await agent.ask(people.search, { q: 'Grelnik' })).body.items, [])
  assert.ok(!(await agent.ask(people.listPersons, { limit: 200 })).body.items.some((each) => each.id === kept.id || each.id === twin.id))
  assert.equal((await agent.ask(erasures.declineErasure, { erasureId })).body.refusal, 'not_proposed', 'there is no way back')

  const log = await agent.ask(records.listRequests, { state: 'GRANTED' })
  assert.deepEqual(
    log.body.items.map((each) => [each.id, each.detail, each.answerWhy, each.person.familyName]),
    [[requestId, null, 'DONE', '—']],
  )
  assert.deepEqual(await eraseEverywhere(office.house), { erased: 0 })
})

test('an erasure that was stopped may be proposed again, and one person is enough where the office asks for no second', async () => {
  const admin = await office.as('admin@paris.example.org')
  const settled = await admin.ask(merges.changeSetting, { office: 1 as never, eraseFourEyes: false })
  assert.deepEqual([settled.body.eraseFourEyes, settled.body.mergeFourEyes], [false, false])
  const person = await addNamesake(agent, { familyName: 'Vortan-Exemple' })
  const requestId = await askToForget(person.id)
  const first = await agent.ask(erasures.proposeErasure, { requestId })
  assert.equal(first.body.state, 'CONFIRMED')
  assert.equal((await supervisor.ask(erasures.declineErasure, { erasureId: first.body.id })).body.state, 'DECLINED')
  assert.deepEqual(await eraseEverywhere(office.house), { erased: 0 })
  const again = await agent.ask(erasures.proposeErasure, { requestId })
  assert.equal(again.body.state, 'CONFIRMED')
  // Somebody is helped again before the night: nobody loses their file by it.
  const opened = await agent.ask(cases.openCase, {
    programmeCode: 'TRANSIT_CDG',
    destinationCountry: 'CAN',
    members: [{ personId: person.id, role: 'PA' }],
  })
  assert.deepEqual(await eraseEverywhere(office.house), { erased: 0 })
  await office.admin.query(`update cases_case set status = 'CANCELLED' where id = $1`, [opened.body.id])
  assert.deepEqual(await eraseEverywhere(office.house), { erased: 1 })
})

test('what was taken away or given to somebody else before is forgotten in the trail too, and the other person’s own trail stays', async () => {
  const [gone, other] = [
    await addNamesake(agent, { familyName: 'Fuyant-Exemple', number: 'FUYANT1' }),
    await addNamesake(agent, { familyName: 'Voisine-Exemple' }),
  ]
  for (const [id, type] of [
    [newId(), 'TRAVEL'],
    [newId(), 'RESEARCH'],
  ])
    await office.admin.query(
      `insert into people_consent (id, person_id, office, kind, form, language, given_at, recipient_name) values ($1, $2, 1, $3, 'EXPLICIT_ORAL', 'ti', now(), 'fuyant consents')`,
      [id, gone.id, type],
    )
  // A consent that was entered for the wrong person, one that was taken away with the document, and a link that two persons share.
  await office.admin.query(
    `update people_consent set person_id = $1, recipient_name = 'Voisine' where person_id = $2 and kind = 'TRAVEL'`,
    [other.id, gone.id],
  )
  await office.admin.query(`delete from people_consent where person_id = $1`, [gone.id])
  await office.admin.query(`delete from people_document where person_id = $1`, [gone.id])
  assert.ok((await isAnywhere('fuyant')).includes('kit_audit'))
  const requestId = await askToForget(gone.id)
  const proposed = await agent.ask(erasures.proposeErasure, { requestId })
  if (proposed.body.state === 'PROPOSED') await supervisor.ask(erasures.confirmErasure, { erasureId: proposed.body.id })
  assert.deepEqual(await eraseEverywhere(office.house), { erased: 1 })
  assert.deepEqual(await isAnywhere('fuyant'), [])
  const { rowCount } = await office.admin.query(`select 1 from kit_audit where after ->> 'family_name' = 'Voisine-Exemple'`)
  assert.equal(rowCount, 1)
})

test('a family of which one asked to be forgotten keeps its case', async () => {
  const [gone, stays] = [
    await addNamesake(agent, { familyName: 'Partie-Exemple' }),
    await addNamesake(agent, { familyName: 'Restee-Exemple' }),
  ]
  const opened = await agent.ask(cases.openCase, {
    programmeCode: 'TRANSIT_CDG',
    destinationCountry: 'CAN',
    members: [
      { personId: stays.id, role: 'PA' },
      { personId: gone.id, role: 'SIBLING' },
    ],
  })
  await office.admin.query(`update cases_case set status = 'CLOSED', receiving_party = 'Accueil-Exemple' where id = $1`, [opened.body.id])
  const requestId = await askToForget(gone.id)
  const plan = await agent.ask(erasures.getErasurePlan, { requestId })
  assert.deepEqual([plan.body.activeCases, plan.body.sharedCases, plan.body.kept], [0, 1, []])
  await agent.ask(erasures.proposeErasure, { requestId })
  await eraseEverywhere(office.house)
  assert.deepEqual(await isAnywhere('Partie-Exemple'), [])
  const seen = await agent.ask(cases.getCase, { caseId: opened.body.id })
  assert.deepEqual([seen.status, seen.body.case.receivingParty], [200, 'Accueil-Exemple'])
  assert.equal((await agent.ask(people.getPerson, { personId: stays.id })).body.person.familyName, 'Restee-Exemple')
})

test('an erasure of another office is not there', async () => {
  const marseille = await office.as('mouvements@marseille.example.org')
  const person = await addNamesake(agent, { familyName: 'Ailleurs-Exemple' })
  const requestId = await askToForget(person.id)
  assert.equal((await marseille.ask(erasures.proposeErasure, { requestId })).status, 404)
  const { body } = await agent.ask(erasures.proposeErasure, { requestId })
  assert.equal((await marseille.ask(erasures.declineErasure, { erasureId: body.id })).status, 404)
  assert.ok(!(await marseille.ask(erasures.listErasures, {})).body.items.some((each) => each.id === body.id))
})
