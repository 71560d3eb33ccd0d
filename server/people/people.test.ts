import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Instant } from '#domain/kit/day.ts'
import * as people from '#domain/people/contract.ts'
import type { PersonId } from '#domain/people/words.ts'
import { newId } from '#server/kit/transaction.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'

let office: TestOffice
let agent: Visitor
let marseille: Visitor
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
  marseille = await office.as('mouvements@marseille.example.org')
})
after(() => office.close())

const amina = {
  familyName: 'Hamidi-Exemple',
  givenNames: 'Amina',
  sex: 'F',
  bornOn: '1992-03-04',
  nationality: 'SYR',
  languages: ['ar', 'fr'],
} as const
const draft = (changes: Partial<Parameters<typeof agent.ask<typeof people.addPerson>>[1]> = {}) => ({
  ...amina,
  languages: [...amina.languages],
  ...changes,
})

async function added(changes: Parameters<typeof draft>[0] = {}, by: Visitor = agent) {
  const reply = await by.ask(people.addPerson, draft(changes))
  assert.equal(reply.status, 200, JSON.stringify(reply.body))
  return reply.body
}

/** Puts a person's file into the sealed compartment of Paris, as the screens of a later day will do. */
async function seal(id: string): Promise<void> {
  await office.admin.query('set session_replication_role = replica')
  for (const [table, column] of [
    ['people_person', 'id'],
    ['people_document', 'person_id'],
    ['people_consent', 'person_id'],
    ['people_token', 'person_id'],
    ['people_membership', 'person_id'],
  ])
    await office.admin.query(`update ${table} set compartment = 1 where ${column} = $1`, [id])
  await office.admin.query('update people_posting set compartment = 1 where person = (select search_no from people_person where id = $1)', [
    id,
  ])
  await office.admin.query('set session_replication_role = default')
}

test('a movement agent registers a woman with her Arabic name and her travel document, and reads her file', async () => {
  const person = await added({
    nativeName: 'أمينة حميدي',
    safeContact: 'By her sister, in the evening',
    documents: [{ type: 'PASSPORT', number: 'n 0012345', issuer: 'SYR', expiresOn: '2030-01-01' }],
  })
  assert.deepEqual([person.nativeScript, person.office, person.compartment, person.householdId], ['Arab', 1, 0, null])
  const file = await agent.ask(people.getPerson, { personId: person.id })
  assert.deepEqual(
    [file.body.person.id, file.body.documents[0]!.number, file.body.safeContact, file.body.safeContactShown],
    [person.id, 'N 0012345', 'By her sister, in the evening', true],
  )
  assert.deepEqual(
    file.body.history.map((event) => event.name),
    ['person_added'],
  )
  const tokens = await office.admin.query('select kind, token from people_token where person_id = $1 order by 1, 2', [person.id])
  assert.deepEqual(
    tokens.rows.filter((row) => row.kind === 'DOCUMENT'),
    [{ kind: 'DOCUMENT', token: 'N0012345' }],
  )
})

test('a booking agent reads the same file without the safe contact', async () => {
  const person = await added({ safeContact: 'Through her lawyer' })
  const booker = await office.as('billets@paris.example.org')
  const file = await booker.ask(people.getPerson, { personId: person.id })
  assert.deepEqual([file.status, file.body.safeContact, file.body.safeContactShown], [200, null, false])
  assert.ok(!file.raw.toString().includes('lawyer'))
})

test('somebody who may write in Marseille and only read in Paris sees safe contacts in Marseille alone', async () => {
  const booker = await office.account('billets@paris.example.org')
  await office.admin.query('insert into access_grant (id, account, office, role, granted_at) values ($1, $2, 2, $3, now())', [
    newId(),
    booker,
    'COUNSELLOR',
  ])
  const both = await office.as('billets@paris.example.org')
  const [there, here] = [await added({ safeContact: 'In Marseille' }, marseille), await added({ safeContact: 'In Paris' })]
  assert.equal((await both.ask(people.getPerson, { personId: there.id })).body.safeContact, 'In Marseille')
  assert.equal((await both.ask(people.getPerson, { personId: here.id })).body.safeContact, null)
  await office.admin.query('delete from access_grant where account = $1 and office = 2', [booker])
})

test('a transit agent, a donor and an auditor may not register anybody', async () => {
  for (const email of ['transit@paris.example.org', 'bailleur@paris.example.org', 'audit@paris.example.org']) {
    const reply = await (await office.as(email)).ask(people.addPerson, draft())
    assert.deepEqual([reply.status, reply.body], [404, { refusal: 'not_found' }])
  }
})

test('a person is registered once, though the phone sends the command twice', async () => {
  const command = newId()
  const once = draft({ id: newId(), familyName: 'Twice-Exemple' })
  const [first, second] = [await agent.ask(people.addPerson, once, { command }), await agent.ask(people.addPerson, once, { command })]
  assert.deepEqual([first.status, second.status, second.replayed, second.body.id], [200, 200, true, first.body.id])
  assert.equal((await agent.ask(people.addPerson, once)).body.refusal, 'id_taken')
})

test('what cannot be is refused with the field and the reason', async () => {
  const cases: [Parameters<typeof draft>[0], string, string?][] = [
    [{ familyName: 'حميدي' }, 'name_not_latin', 'familyName'],
    [{ givenNames: 'Amina 2' }, 'name_not_latin', 'givenNames'],
    [{ bornOn: '2999-01-01' }, 'born_in_the_future', 'bornOn'],
    [{ bornOn: '1800-01-01' }, 'born_too_long_ago', 'bornOn'],
    [{ bornOn: undefined }, 'birth_date_missing', 'bornOn'],
    [{ nationality: 'QQQ' }, 'unknown_nationality', 'nationality'],
    [{ office: 2 }, 'not_your_office'],
    [{ travelsWith: newId() as PersonId }, 'companion_not_found'],
    [{ documents: [{ type: 'PASSPORT', number: 'A1', issuer: 'QQQ' }] }, 'unknown_issuer', 'issuer'],
    [
      { documents: [{ type: 'PASSPORT', number: 'A1', issuer: 'SYR', issuedOn: '2025-01-01', expiresOn: '2024-01-01' }] },
      'document_dates_order',
      'expiresOn',
    ],
    [{ documents: [{ type: 'PASSPORT', number: 'A1', issuer: 'SYR', issuedOn: '2999-01-01' }] }, 'issued_in_the_future', 'issuedOn'],
    [
      {
        documents: [
          { type: 'PASSPORT', number: 'A1', issuer: 'SYR' },
          { type: 'PASSPORT', number: 'a 1', issuer: 'SYR' },
        ],
      },
      'document_known',
      'number',
    ],
  ]
  for (const [changes, refusal, field] of cases) {
    const reply = await agent.ask(people.addPerson, draft(changes))
    assert.deepEqual([reply.status, reply.body.refusal, reply.body.details?.['field']], [409, refusal, field], JSON.stringify(changes))
  }
})

test('somebody stateless, of whom only the year of birth is known, is registered as that and no more', async () => {
  const person = await added({ nationality: 'XXA', bornOn: '1980-07-09', bornPrecision: 'YEAR', givenNames: '' })
  assert.deepEqual([person.nationality, person.bornOn, person.bornPrecision], ['XXA', '1980-01-01', 'YEAR'])
})

test('a child joins the mother she travels with, and both files show it', async () => {
  const mother = await added({ givenNames: 'Mother' })
  const child = await added({ givenNames: 'Child', bornOn: '2019-05-05', travelsWith: mother.id })
  assert.ok(child.householdId !== null)
  const file = await agent.ask(people.getPerson, { personId: mother.id })
  assert.deepEqual(
    file.body.household.map((member) => member.id),
    [child.id],
  )
  const listed = await agent.ask(people.listPersons, { householdId: child.householdId! })
  assert.equal(listed.body.items.length, 2)
  const alone = await agent.ask(people.changePerson, {
    personId: child.id,
    reason: 'FAMILY_CHANGE',
    seenAt: child.updatedAt,
    travelsWith: null,
  })
  assert.equal(alone.body.householdId, null)
})

test('a correction says why, finds the person under the new name, and never writes over a colleague', async () => {
  const person = await added({ familyName: 'Before-Exemple', safeContact: 'Stays as it is' })
  const change = { personId: person.id, reason: 'DOCUMENT_SHOWN', seenAt: person.updatedAt, familyName: 'Afterwards-Exemple' } as const
  const changed = await agent.ask(people.changePerson, change)
  assert.deepEqual([changed.status, changed.body.familyName], [200, 'Afterwards-Exemple'])
  assert.equal((await agent.ask(people.search, { q: 'afterwards' })).body.items.length, 1)
  assert.equal(
    (await agent.ask(people.search, { q: 'before exemple' })).body.items.some((hit) => hit.person.id === person.id),
    false,
  )

  const late = await agent.ask(people.changePerson, { ...change, familyName: 'Late-Exemple' })
  assert.equal(late.body.refusal, 'changed_meanwhile')
  const same = await agent.ask(people.changePerson, { ...change, seenAt: changed.body.updatedAt })
  assert.equal(same.body.refusal, 'nothing_changed')
  const file = await agent.ask(people.getPerson, { personId: person.id })
  assert.deepEqual(
    [file.body.safeContact, file.body.history[0]!.facts],
    ['Stays as it is', { reason: 'DOCUMENT_SHOWN', fields: 'familyName' }],
  )
})

test('machine readable lines are read with the document, and their faults are named', async () => {
  const lines = 'PRFRAEXEMPLE<<AMINA<TEST<<<<<<<<<<<<<<<<<<<<\n21AB123457XXB9001011F2906302<<<<<<<<<<<<<<00'
  const person = await added({ familyName: 'Exemple', givenNames: 'Amina Test', bornOn: '1990-01-01', nationality: 'XXB' })
  const document = { personId: person.id, type: 'CTD_1951', number: '21AB12345', issuer: 'FRA', mrz: lines } as const
  const flipped = await agent.ask(people.addDocument, { ...document, mrz: lines.replace('9001011', '9101011') })
  assert.deepEqual([flipped.body.refusal, flipped.body.details?.['code'], flipped.body.details?.['line']], ['mrz_check_digit', 'E101', 2])
  const other = await agent.ask(people.addDocument, { ...document, number: '99ZZ99999', expiresOn: '2030-06-30' })
  assert.deepEqual(
    [other.body.refusal, other.body.details?.['code'], other.body.details?.['fields']],
    ['mrz_mismatch', 'E102', 'number expiresOn'],
  )
  const kept = await agent.ask(people.addDocument, document)
  assert.deepEqual([kept.status, kept.body.mrzValid, kept.body.expiresOn, kept.body.nationality], [200, true, '2029-06-30', 'XXB'])
  assert.equal((await agent.ask(people.addDocument, document)).body.refusal, 'document_known')
})

test('a consent is given, counted once, and withdrawn with one click', async () => {
  const person = await added()
  const given = await agent.ask(people.recordConsent, { personId: person.id, kind: 'TRAVEL', form: 'EXPLICIT_WRITTEN', language: 'ar' })
  assert.equal(given.status, 200)
  const again = await agent.ask(people.recordConsent, { personId: person.id, kind: 'TRAVEL', form: 'EXPLICIT_ORAL', language: 'ar' })
  assert.equal(again.body.refusal, 'consent_already_given')
  const withdrawn = await agent.ask(people.withdrawConsent, { consentId: given.body.id })
  assert.ok(withdrawn.body.withdrawnAt !== null)
  assert.equal((await agent.ask(people.withdrawConsent, { consentId: given.body.id })).body.refusal, 'already_withdrawn')
  assert.equal(
    (await agent.ask(people.recordConsent, { personId: person.id, kind: 'TRAVEL', form: 'EXPLICIT_ORAL', language: 'ar' })).status,
    200,
  )
  const file = await agent.ask(people.getPerson, { personId: person.id })
  assert.deepEqual(
    file.body.history.map((event) => event.name),
    ['consent_recorded', 'consent_withdrawn', 'consent_recorded', 'person_added'],
  )
})

test('the list goes by name without accents, page by page, and filters by nationality and sex', async () => {
  for (const familyName of ['Éclair-Liste', 'Eclair-Liste', 'Zed-Liste', 'a-Liste'])
    await added({ familyName, nationality: 'VUT', sex: 'X' }, marseille)
  const names: string[] = []
  let after: string | undefined
  do {
    const page = await marseille.ask(people.listPersons, {
      limit: 2,
      nationality: 'VUT',
      sex: 'X',
      ...(after === undefined ? {} : { after }),
    })
    names.push(...page.body.items.map((item) => item.familyName))
    after = page.body.next ?? undefined
  } while (after !== undefined)
  assert.deepEqual(
    [names[0], names.slice(1, 3).toSorted(), names[3]],
    ['a-Liste', ['Eclair-Liste', 'Éclair-Liste'].toSorted(), 'Zed-Liste'],
  )
  assert.deepEqual((await marseille.ask(people.listPersons, { after: 'made-up' })).body, { items: [], next: null })
})

test('a person of Marseille is nowhere to be found in Paris', async () => {
  const theirs = await added(
    { familyName: 'Calanque-Exemple', documents: [{ type: 'PASSPORT', number: 'MRS998877', issuer: 'SYR' }] },
    marseille,
  )
  const given = await marseille.ask(people.recordConsent, { personId: theirs.id, kind: 'RESEARCH', form: 'PROXY', language: 'fr' })
  await nowhere(theirs.id, theirs.updatedAt, given.body.id, 'Calanque-Exemple', 'MRS998877')
})

test('a person in a sealed compartment is nowhere to be found, and there for its members', async () => {
  const sealed = await added({ familyName: 'Scellee-Exemple', documents: [{ type: 'PASSPORT', number: 'SEAL4455', issuer: 'SYR' }] })
  const given = await agent.ask(people.recordConsent, { personId: sealed.id, kind: 'RESEARCH', form: 'PROXY', language: 'fr' })
  await seal(sealed.id)
  await nowhere(sealed.id, sealed.updatedAt, given.body.id, 'Scellee-Exemple', 'SEAL4455')
  const member = await office.as('sealed@paris.example.org')
  assert.equal((await member.ask(people.getPerson, { personId: sealed.id })).body.person.compartment, 1)
  assert.equal((await member.ask(people.search, { q: 'scellee' })).body.items.length, 1)
  const child = await added({ familyName: 'Scellee-Exemple', givenNames: 'Child', travelsWith: sealed.id }, member)
  assert.equal(child.compartment, 1)
})

/** Asks every question of the room as an agent of Paris: the answers are those for somebody who does not exist. */
async function nowhere(personId: PersonId, seenAt: Instant, consentId: string, familyName: string, number: string): Promise<void> {
  const gone = [
    await agent.ask(people.getPerson, { personId }),
    await agent.ask(people.changePerson, { personId, reason: 'TYPING_ERROR', seenAt, givenNames: 'X' }),
    await agent.ask(people.addDocument, { personId, type: 'PASSPORT', number: 'A1', issuer: 'SYR' }),
    await agent.ask(people.recordConsent, { personId, kind: 'TRAVEL', form: 'PROXY', language: 'fr' }),
    await agent.ask(people.withdrawConsent, { consentId: consentId as never }),
  ]
  for (const reply of gone) assert.deepEqual([reply.status, reply.body], [404, { refusal: 'not_found' }])
  assert.equal((await agent.ask(people.addPerson, draft({ travelsWith: personId }))).body.refusal, 'companion_not_found')
  for (const q of [familyName, number])
    assert.deepEqual(
      (await agent.ask(people.search, { q })).body.items.filter((hit) => hit.person.id === personId),
      [],
    )
  const likely = await agent.ask(people.listLikely, { familyName, givenNames: 'Amina', bornOn: amina.bornOn, documentNumber: number })
  assert.deepEqual(
    likely.body.items.filter((item) => item.person.id === personId),
    [],
  )
  const listed = await agent.ask(people.listPersons, { limit: 200 })
  assert.ok(!listed.body.items.some((item) => item.id === personId))
}
