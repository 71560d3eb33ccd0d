import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as people from '#domain/people/contract.ts'
import * as merges from '#domain/people/merge-contract.ts'
import * as pairs from '#domain/people/pair-contract.ts'
import type { PairLine } from '#domain/people/pair-words.ts'
import type { Person } from '#domain/people/words.ts'
import { findPairsEverywhere, followMergesEverywhere } from '#server/nightly.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { addNamesake, asOwner } from '#server/test-register.ts'

let office: TestOffice
let agent: Visitor
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
})
after(() => office.close())

async function pairsOf(person: Person, who: Visitor = agent, state: 'OPEN' | 'SAME' | 'NOT_SAME' = 'OPEN'): Promise<PairLine[]> {
  const { body } = await who.ask(pairs.listPairs, { state, limit: 200 })
  return body.items.filter((pair) => pair.aId === person.id || pair.bId === person.id)
}

let made = 0
/** Two files of one woman, with a name that nobody else of this test has. */
async function twins(changes: Parameters<typeof addNamesake>[1] = {}): Promise<[Person, Person]> {
  const familyName = `Jumelle${'bcdfghjklmnp'[made % 12]}${'aeiou'[made % 5]}${'rstvwxz'[made % 7]}a-Exemple`
  const bornOn = `${1960 + made++ * 3}-02-03`
  return [await addNamesake(agent, { familyName, bornOn }), await addNamesake(agent, { familyName, bornOn, ...changes })]
}

test('somebody entered although a very likely double is on file waits in the work list, explained', async () => {
  const [one, two] = await twins()
  const [pair] = await pairsOf(one)
  assert.deepEqual([pair!.aId, pair!.bId].sort(), [one.id, two.id].sort())
  assert.ok(pair!.score >= 75 && pair!.scorer !== '')
  const compared = await agent.ask(merges.comparePersons, { personId: one.id, otherId: two.id })
  assert.deepEqual(
    compared.body.evidence.map(({ field, reason }) => [field, reason]),
    [
      ['DOCUMENT', null],
      ['NAME', 'SAME_NAME'],
      ['BIRTH', 'SAME_BIRTH_DATE'],
      ['SEX', null],
      ['NATIONALITY', 'SAME_NATIONALITY'],
    ],
  )
  assert.deepEqual(
    [compared.body.bar, compared.body.masked, compared.body.a!.person.id, compared.body.safeContact],
    [null, false, one.id, 'NONE'],
  )
})

test('told apart, a pair is never suggested again, not even by the night or after a change', async () => {
  const [one, two] = await twins()
  const [pair] = await pairsOf(one)
  const decided = await agent.ask(pairs.decidePair, { pairId: pair!.id, decision: 'NOT_SAME' })
  assert.deepEqual([decided.status, decided.body.state], [200, 'NOT_SAME'])
  assert.equal((await agent.ask(pairs.decidePair, { pairId: pair!.id, decision: 'SAME' })).body.refusal, 'already_decided')
  await agent.ask(people.changePerson, { personId: two.id, reason: 'TYPING_ERROR', seenAt: two.updatedAt, givenNames: 'Semharr' })
  await findPairsEverywhere(office.house)
  assert.deepEqual(await pairsOf(one), [])
  const kept = await agent.ask(pairs.getPair, { pairId: pair!.id })
  assert.deepEqual(
    kept.body.decisions.map(({ decision, place, pattern }) => [decision, place, pattern.NAME, pattern.BIRTH]),
    [['NOT_SAME', 'LIST', 'SAME_NAME', 'SAME_BIRTH_DATE']],
  )
  assert.ok(!JSON.stringify(kept.body.decisions).includes('Jumelle'), 'what is kept to learn from holds no name')
  const back = await agent.ask(pairs.decidePair, { pairId: pair!.id, decision: 'REOPENED' })
  assert.equal(back.body.state, 'OPEN')
  assert.equal((await pairsOf(one)).length, 1)
})

test('somebody told apart from a file stays apart from it when that file is merged into another', async () => {
  const [one, two] = await twins()
  const [pair] = await pairsOf(one)
  await agent.ask(pairs.decidePair, { pairId: pair!.id, decision: 'NOT_SAME' })
  const third = await addNamesake(agent, { familyName: one.familyName, bornOn: one.bornOn! })
  const [withOne] = (await pairsOf(third)).filter((each) => [each.aId, each.bId].includes(one.id))
  const merged = await agent.ask(merges.mergePersons, { keptId: third.id, mergedId: one.id, grounds: 'ENTERED_TWICE' })
  assert.equal(merged.status, 200)
  assert.equal((await agent.ask(pairs.getPair, { pairId: withOne!.id })).body.pair.state, 'SAME')
  await asOwner(office, `delete from people_suspected_pair where state = 'OPEN' and '${third.id}' in (a_id, b_id)`)
  await asOwner(office, 'delete from people_pair_scan')
  await findPairsEverywhere(office.house)
  assert.deepEqual(
    (await pairsOf(third)).map((each) => each.id),
    [],
    'not with the one it was told apart from',
  )
  assert.equal((await agent.ask(people.getPerson, { personId: two.id })).body.person.id, two.id)
})

test('"later" goes to the end of the list, and what a merge or its undoing says is written down', async () => {
  const [one] = await twins()
  const [other] = await twins()
  const [first] = await pairsOf(one)
  await agent.ask(pairs.decidePair, { pairId: first!.id, decision: 'LATER' })
  const order = (await agent.ask(pairs.listPairs, { limit: 200 })).body.items.map((pair) => pair.id)
  const [second] = await pairsOf(other)
  assert.ok(order.indexOf(first!.id) > order.indexOf(second!.id))

  const merged = await agent.ask(merges.mergePersons, { keptId: first!.aId, mergedId: first!.bId, grounds: 'PERSON_CONFIRMED' })
  assert.equal((await agent.ask(pairs.getPair, { pairId: first!.id })).body.pair.state, 'SAME')
  await agent.ask(merges.undoMerge, { mergeId: merged.body.id, why: 'TWO_PERSONS' })
  const told = await agent.ask(pairs.getPair, { pairId: first!.id })
  assert.deepEqual(
    [told.body.pair.state, told.body.decisions.map((it) => it.decision).sort()],
    ['NOT_SAME', ['LATER', 'NOT_SAME', 'REOPENED', 'SAME']],
  )
})

test('what a clerk says of likely persons while entering is kept when the person is saved', async () => {
  const [one, two] = await twins()
  const likely = await agent.ask(people.listLikely, {
    familyName: one.familyName,
    givenNames: one.givenNames,
    bornOn: one.bornOn!,
    sex: 'F',
  })
  assert.deepEqual(likely.body.items.map((it) => it.person.id).sort(), [one.id, two.id].sort())
  const added = await agent.ask(people.addPerson, {
    familyName: one.familyName,
    givenNames: one.givenNames,
    sex: 'F',
    bornOn: one.bornOn!,
    nationality: 'ERI',
    decisions: [
      { personId: one.id, decision: 'NOT_SAME' },
      { personId: two.id, decision: 'LATER' },
    ],
  })
  assert.equal(added.status, 200, JSON.stringify(added.body))
  assert.deepEqual([(await pairsOf(added.body, agent, 'NOT_SAME')).length, (await pairsOf(added.body)).length], [1, 1])
  const [open] = await pairsOf(added.body)
  assert.deepEqual(
    (await agent.ask(pairs.getPair, { pairId: open!.id })).body.decisions.map((it) => [it.decision, it.place]),
    [['LATER', 'ENTRY']],
  )
})

test('the night finds pairs among everybody, seals the pair of a sealed file, and never pairs two offices', async () => {
  const marseille = await office.as('mouvements@marseille.example.org')
  const familyName = 'Nocturne-Exemple'
  const [open, sealed] = [await addNamesake(agent, { familyName }), await addNamesake(agent, { familyName, givenNames: 'Semhar Ruta' })]
  await addNamesake(marseille, { familyName })
  await asOwner(office, `delete from people_suspected_pair where '${sealed.id}' in (a_id, b_id)`)
  await asOwner(office, `update people_person set compartment = 1, updated_at = now() where id = '${sealed.id}'`)
  await asOwner(office, `update people_person set given_names = 'Semhar' where id = '${sealed.id}'`)
  await findPairsEverywhere(office.house)
  assert.deepEqual(await pairsOf(open), [])
  const insider = await office.as('sealed@paris.example.org')
  const [pair] = await pairsOf(open, insider)
  assert.deepEqual([pair!.aId, pair!.bId].sort(), [open.id, sealed.id].sort())
  assert.equal((await agent.ask(pairs.getPair, { pairId: pair!.id })).status, 404)
  const compared = await insider.ask(merges.comparePersons, { personId: open.id, otherId: sealed.id })
  assert.deepEqual([compared.body.bar, compared.body.masked, compared.body.a, compared.body.b], ['other_compartment', true, null, null])
  assert.ok(compared.body.evidence.some((it) => it.reason === 'SAME_BIRTH_DATE') && !compared.raw.toString().includes('Nocturne'))
  const { rows } = await office.admin.query(
    `select 1 from people_suspected_pair s join people_person a on a.id = s.a_id join people_person b on b.id = s.b_id where a.office <> b.office`,
  )
  assert.equal(rows.length, 0)
})

test('a row that comes late for a merged file follows its person in the night', async () => {
  const [one, two] = await twins()
  await agent.ask(merges.mergePersons, { keptId: one.id, mergedId: two.id, grounds: 'ENTERED_TWICE' })
  await asOwner(
    office,
    `insert into people_consent (id, person_id, office, kind, form, language, given_at) values (gen_random_uuid(), '${two.id}', 1, 'TRAVEL', 'EXPLICIT_ORAL', 'ti', now())`,
  )
  await followMergesEverywhere(office.house)
  assert.deepEqual(
    (await agent.ask(people.getPerson, { personId: one.id })).body.consents.map((it) => it.kind),
    ['TRAVEL'],
  )
})

test('those who may only read people have no work list', async () => {
  for (const email of ['billets@paris.example.org', 'audit@paris.example.org', 'transit@paris.example.org'])
    assert.equal((await (await office.as(email)).ask(pairs.listPairs, {})).status, 404)
})
