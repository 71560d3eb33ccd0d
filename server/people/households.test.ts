import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as people from '#domain/people/contract.ts'
import * as households from '#domain/people/household-contract.ts'
import type { Person } from '#domain/people/words.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { addNamesake, asOwner } from '#server/test-register.ts'

let office: TestOffice
let agent: Visitor
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
})
after(() => office.close())

const join = (person: Person, companion: Person, on: string, changes: { also?: boolean; why?: 'BORN' | 'REUNITED' } = {}) =>
  agent.ask(households.joinHousehold, { personId: person.id, withPersonId: companion.id, on, why: 'REUNITED', ...changes } as never)
const leave = (householdId: string, persons: readonly Person[], on: string) =>
  agent.ask(households.leaveHousehold, {
    householdId: householdId as never,
    personIds: persons.map(({ id }) => id),
    on,
    why: 'SEPARATED',
  } as never)
const namesOn = async (householdId: string, day: string) =>
  (await agent.ask(households.householdOn, { householdId, day } as never)).body.items.map((it) => it.person.givenNames).sort()
const add = (givenNames: string, bornOn = '1990-01-01') => addNamesake(agent, { familyName: 'Foyer-Exemple', givenNames, bornOn })

test('a mother, her sister and a child: who was together on which day stays known for ever', async () => {
  const [mother, aunt, child] = [await add('Mother'), await add('Aunt'), await add('Child', '2019-05-05')]
  const joined = await join(aunt, mother, '2025-01-10')
  assert.equal(joined.status, 200, JSON.stringify(joined.body))
  const { householdId } = joined.body.households[0]!
  assert.equal((await join(child, mother, '2025-03-01', { why: 'BORN' })).status, 200)
  assert.equal((await leave(householdId, [aunt], '2025-06-01')).status, 200)
  assert.deepEqual(await namesOn(householdId, '2025-02-01'), ['Aunt', 'Mother'])
  assert.deepEqual(await namesOn(householdId, '2025-04-01'), ['Aunt', 'Child', 'Mother'])
  assert.deepEqual(await namesOn(householdId, '2025-07-01'), ['Child', 'Mother'])
  assert.equal((await agent.ask(people.getPerson, { personId: aunt.id })).body.person.householdId, null)
})

test('no child is left alone, unless somebody stands for them', async () => {
  const [mother, child] = [await add('Mother'), await add('Child', '2018-05-05')]
  const { householdId } = (await join(child, mother, '2025-01-10')).body.households[0]!
  const alone = await leave(householdId, [mother], '2025-06-01')
  assert.deepEqual([alone.body.refusal, alone.body.details], ['child_left_alone', { count: 1, who: 'staying' }])
  assert.equal((await leave(householdId, [child], '2025-06-01')).body.details?.['who'], 'leaving')
  const guardian = await add('Guardian')
  const link = { personId: guardian.id, otherId: child.id, code: 'GUA', verified: 'DOC', verifiedOn: '2025-05-01' } as const
  assert.equal((await agent.ask(households.linkPersons, link)).status, 200)
  assert.equal((await agent.ask(households.linkPersons, link)).body.refusal, 'link_known')
  assert.equal((await leave(householdId, [mother], '2025-06-01')).status, 200)
})

test('those who leave together stay together, and two households are reunited', async () => {
  const [one, two, three, four] = [await add('One'), await add('Two'), await add('Three'), await add('Four')]
  const { householdId } = (await join(two, one, '2025-01-01')).body.households[0]!
  await join(three, one, '2025-01-01')
  await join(four, one, '2025-01-01')
  const split = await leave(householdId, [three, four], '2025-05-01')
  const other = split.body.households.find((each) => each.travelsNow)!
  assert.notEqual(other.householdId, householdId)
  assert.deepEqual(other.members.map((member) => member.person.givenNames).sort(), ['Four', 'Three'])
  const reunited = await agent.ask(households.reuniteHouseholds, { householdId, otherHouseholdId: other.householdId, on: '2025-09-01' })
  assert.deepEqual([reunited.status, reunited.body.joined], [200, 2])
  assert.deepEqual(await namesOn(householdId, '2025-06-01'), ['One', 'Two'])
  assert.deepEqual(await namesOn(householdId, '2025-10-01'), ['Four', 'One', 'Three', 'Two'])
})

test('whoever has a household is asked before they join another one, and may be of both', async () => {
  const [one, two, three] = [await add('One'), await add('Two'), await add('Three')]
  await join(two, one, '2025-01-01')
  assert.equal((await join(two, three, '2025-02-01')).body.refusal, 'has_household')
  const both = await join(two, three, '2025-02-01', { also: true })
  assert.deepEqual([both.body.households.length, both.body.households.filter((each) => each.travelsNow).length], [2, 1])
  assert.equal((await join(two, one, '2025-02-01', { also: true })).body.refusal, 'already_in_household')
  assert.equal((await join(three, one, '2999-01-01')).body.refusal, 'in_the_future')
})

test('a link says how it is known, and what cannot be is refused with the reason', async () => {
  const [mother, daughter, boy] = [await add('Mother', '1980-01-01'), await add('Daughter', '2004-01-01'), await add('Boy', '2015-01-01')]
  const link = (code: string, personId: string, otherId: string, more = {}) =>
    agent.ask(households.linkPersons, { personId, otherId, code, ...more } as never)
  assert.equal((await link('MOT', daughter.id, mother.id)).body.refusal, 'ages_disagree')
  assert.equal((await link('GUA', boy.id, daughter.id)).body.refusal, 'guardian_is_a_child')
  assert.equal((await link('DAU', daughter.id, daughter.id)).body.refusal, 'same_file')
  assert.equal((await link('DAU', daughter.id, mother.id, { verified: 'DNA' })).body.refusal, 'verified_when')
  const made = await link('DAU', daughter.id, mother.id)
  const verified = await agent.ask(households.verifyLink, { linkId: made.body.id, verified: 'DNA', verifiedOn: '2025-02-02' })
  assert.deepEqual([verified.body.verified, verified.body.verifiedOn], ['DNA', '2025-02-02'])
  const told = await agent.ask(households.listHouseholds, { personId: mother.id })
  assert.deepEqual(
    told.body.links.map((it) => [it.person.givenNames, it.code, it.other.givenNames]),
    [['Daughter', 'DAU', 'Mother']],
  )
  assert.equal((await agent.ask(households.endLink, { linkId: made.body.id, untilOn: '2025-03-03' })).status, 200)
  assert.equal((await agent.ask(households.endLink, { linkId: made.body.id, untilOn: '2025-03-03' })).body.refusal, 'already_ended')
})

test('a sealed member of an open household is not there, nor is a link to one', async () => {
  const [one, two] = [await add('One'), await add('Two')]
  await join(two, one, '2025-01-01')
  await agent.ask(households.linkPersons, { personId: two.id, otherId: one.id, code: 'COU' })
  await asOwner(office, `delete from people_membership where person_id = '${two.id}'`)
  await asOwner(office, `update people_person set compartment = 1, household_id = null where id = '${two.id}'`)
  const told = await agent.ask(households.listHouseholds, { personId: one.id })
  assert.ok(!told.raw.toString().includes(two.id))
})
