import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as cases from '#domain/cases/contract.ts'
import * as people from '#domain/people/contract.ts'
import * as merges from '#domain/people/merge-contract.ts'
import * as records from '#domain/people/record-contract.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { addNamesake } from '#server/test-register.ts'

let office: TestOffice
let agent: Visitor
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
})
after(() => office.close())

test('the story of a person goes across their files and cases, newest first and page by page, and says no more than a reader may know', async () => {
  const [kept, twin] = [await addNamesake(agent, {}), await addNamesake(agent, {})]
  const opened = await agent.ask(cases.openCase, {
    programmeCode: 'TRANSIT_CDG',
    destinationCountry: 'CAN',
    members: [{ personId: twin.id, role: 'PA' }],
  })
  await agent.ask(merges.mergePersons, { keptId: kept.id, mergedId: twin.id, grounds: 'ENTERED_TWICE' })
  const names = async (who: Visitor) => {
    const all: string[] = []
    for (let after: string | undefined; ;) {
      const { body } = await who.ask(records.listStory, { personId: kept.id, limit: 3, ...(after === undefined ? {} : { after }) })
      all.push(...body.items.map((moment) => moment.name))
      if (body.next === null) return all
      after = body.next
    }
  }
  const told = await names(agent)
  assert.ok(
    told.includes('case_opened') && told.includes('person_merged') && told.filter((name) => name === 'person_added').length === 2,
    told.join(' '),
  )
  assert.equal(told.at(-1), 'person_added')
  const booker = await office.as('billets@paris.example.org')
  const less = await names(booker)
  assert.ok(!less.includes('case_opened') && less.includes('person_merged'), 'a booker reads no cases')
  assert.equal(opened.status, 200)
})

test('what we hold about a person is a page in their language, which is written down and hides nothing dangerous', async () => {
  const person = await addNamesake(agent, { familyName: 'Abrha-Exemple', nativeName: '<b>ኣብርሃ</b>', number: 'REC001' })
  for (const [language, title] of [
    ['fr', 'Ce que nous savons de vous'],
    ['en', 'What we hold about you'],
  ] as const) {
    const given = await agent.ask(records.giveRecord, { personId: person.id, language })
    assert.equal(given.status, 200, JSON.stringify(given.body))
    assert.ok(
      given.body.html.includes(title) && given.body.html.includes('REC001') && given.body.html.includes('&lt;b&gt;'),
      given.body.html,
    )
    assert.ok(!given.body.html.includes('<script') && !given.body.html.includes('<b>'))
    assert.ok(!/\[[a-z]+\.[a-z_.]+\]/.test(given.body.html), 'every word is in the catalogue')
  }
  const story = await agent.ask(records.listStory, { personId: person.id })
  assert.equal(story.body.items.filter((moment) => moment.name === 'record_given').length, 2)
})

test('a partner is given what the person has consented to, and nothing once it is withdrawn', async () => {
  const person = await addNamesake(agent, { familyName: 'Partage-Exemple', number: 'SHR001' })
  const ask = (scope: string[], recipientName = 'Relais-Exemple') =>
    agent.ask(records.sharePerson, { personId: person.id, recipient: 'PARTNER', recipientName, scope } as never)
  assert.equal((await ask(['IDENTITY'])).body.refusal, 'consent_not_given')
  const consent = await agent.ask(people.recordConsent, {
    personId: person.id,
    kind: 'DATA_SHARING',
    recipient: 'PARTNER',
    recipientName: 'Relais-Exemple',
    scope: ['IDENTITY'],
    form: 'EXPLICIT_WRITTEN',
    language: 'ti',
    textVersion: '2026-1',
  })
  assert.deepEqual(
    [consent.status, consent.body.recipientName, consent.body.scope, consent.body.textVersion],
    [200, 'Relais-Exemple', ['IDENTITY'], '2026-1'],
  )
  const shared = await ask(['IDENTITY'])
  assert.ok(shared.body.html.includes('Partage-Exemple') && !shared.body.html.includes('SHR001'))
  assert.equal((await ask(['IDENTITY', 'DOCUMENTS'])).body.refusal, 'consent_covers_less')
  assert.equal((await ask(['IDENTITY'], 'Another house')).body.refusal, 'consent_not_given')
  await agent.ask(people.withdrawConsent, { consentId: consent.body.id })
  assert.equal((await ask(['IDENTITY'])).body.refusal, 'consent_was_withdrawn')
})

test('a request about one’s own record has a day, is extended once, and is answered with a reason', async () => {
  const person = await addNamesake(agent, {})
  const received = await agent.ask(records.recordRequest, {
    personId: person.id,
    kind: 'ERASURE',
    channel: 'LETTER',
    askedOn: '2026-11-02',
    detail: 'The phone number',
  })
  assert.deepEqual([received.status, received.body.dueOn, received.body.state], [200, '2026-12-02', 'OPEN'], JSON.stringify(received.body))
  const open = await agent.ask(records.listRequests, {})
  assert.deepEqual(
    open.body.items.map((it) => [it.id, it.person.id]),
    [[received.body.id, person.id]],
  )
  const requestId = received.body.id
  assert.equal((await agent.ask(records.answerRequest, { requestId, state: 'REFUSED', why: 'DONE' })).body.refusal, 'reason_does_not_fit')
  const answered = await agent.ask(records.answerRequest, { requestId, state: 'PARTLY', why: 'LEGAL_DUTY_TO_KEEP' })
  assert.deepEqual([answered.body.state, answered.body.answeredBy], ['PARTLY', await office.account('mouvements@paris.example.org')])
  assert.equal((await agent.ask(records.answerRequest, { requestId, state: 'GRANTED', why: 'DONE' })).body.refusal, 'already_answered')
  const reader = await office.as('audit@paris.example.org')
  for (const contract of [records.listRequests, records.giveRecord])
    assert.equal((await reader.askRaw(contract, { personId: person.id })).status, 404)
})
