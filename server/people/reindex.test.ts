// The search index is written again beside people who work: what was wrong is mended, what was right is left alone, nothing is lost.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as people from '#domain/people/contract.ts'
import { reindexEverywhere } from '#server/reindex.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'

let office: TestOffice
let agent: Visitor

before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
})
after(() => office.close())

async function addPerson(familyName: string, givenNames: string) {
  const { body } = await agent.ask(people.addPerson, {
    familyName,
    givenNames,
    sex: 'F',
    bornOn: '1990-05-04',
    nationality: 'SYR',
    documents: [{ type: 'PASSPORT', number: `${familyName.slice(0, 2)}123456`, issuer: 'SYR' }],
    safeContact: '+33 6 12 34 56 78',
  })
  return body.id
}

const entriesOf = async (id: string) =>
  (
    await office.admin.query<{ entry: string }>(
      `select concat_ws(' ', kind, token, born_on, office, compartment) as entry from people_token where person_id = $1
       union all select concat_ws(' ', coalesce(first, 0), coalesce(second, 0), letters, t.born_on, t.office, t.compartment)
         from people_posting t join people_person p on p.search_no = t.person where p.id = $1 order by 1`,
      [id],
    )
  ).rows.map(({ entry }) => entry)

test('entries that are wrong, missing or double are mended, those of the others are not touched', async () => {
  const persons: string[] = []
  for (const name of ['Alpha', 'Beta', 'Gamma', 'Delta', 'Sound']) persons.push(await addPerson(`${name}-Exemple`, 'Mariam'))
  const [wrong, missing, double, undated, sound] = persons
  const entriesOfAll = async () => {
    const entries: string[][] = []
    for (const id of persons) entries.push(await entriesOf(id))
    return entries
  }
  const asTheyWere = await entriesOfAll()
  const standing = async () =>
    (
      await office.admin.query<{ ctid: string }>(
        `select ctid::text from people_token where person_id = $1
         union all select t.ctid::text from people_posting t join people_person p on p.search_no = t.person where p.id = $1 order by 1`,
        [sound],
      )
    ).rows
  const untouched = await standing()
  const numberOf = '(select search_no from people_person where id = $1)'
  await office.admin.query(`update people_posting set second = 1 where person = ${numberOf} and first is not null`, [wrong])
  await office.admin.query(`delete from people_token where person_id = $1 and kind = 'PHONE'`, [missing])
  await office.admin.query(`delete from people_posting where person = ${numberOf} and first is null`, [missing])
  await office.admin.query(`insert into people_posting select * from people_posting where person = ${numberOf}`, [double])
  await office.admin.query(`insert into people_token select * from people_token where person_id = $1`, [double])
  for (const update of ['people_token set born_on', 'people_posting set born_on'])
    await office.admin.query(
      `update ${update} = '-infinity' where ${update.startsWith('people_token') ? 'person_id = $1' : `person = ${numberOf}`}`,
      [undated],
    )

  const done = await reindexEverywhere(office.house, { again: true })
  assert.equal(done.changed, 4)
  assert.deepEqual(await entriesOfAll(), asTheyWere)
  assert.deepEqual(await standing(), untouched)
  assert.deepEqual(await reindexEverywhere(office.house, { again: true }), { persons: done.persons, changed: 0 })
})

test('a register that is indexed is not looked at again until the index is written otherwise', async () => {
  assert.deepEqual(await reindexEverywhere(office.house, { again: false }), { persons: 0, changed: 0 })
  await office.admin.query('update kit_reindex set version = 0')
  assert.ok((await reindexEverywhere(office.house, { again: false })).persons > 0)
})

test('a run that is cut off goes on where it was', async () => {
  await office.admin.query('delete from kit_reindex')
  const stopped = await reindexEverywhere(office.house, { again: true, untilMs: 0 })
  assert.equal(stopped.persons, 0)
  assert.ok((await reindexEverywhere(office.house, { again: false })).persons > 0)
})

test('a person whose birth, name or contact changes is found by the new one and no longer by the old one', async () => {
  const id = await addPerson('Omega-Exemple', 'Salma')
  const read = await agent.ask(people.getPerson, { personId: id })
  const changed = await agent.ask(people.changePerson, {
    personId: id,
    reason: 'TYPING_ERROR',
    seenAt: read.body.person.updatedAt,
    bornOn: '1971-02-03',
    bornPrecision: 'DAY',
    givenNames: 'Nawal',
    safeContact: 'nawal@example.org',
  })
  assert.equal(changed.status, 200)
  const found = async (q: string) => (await agent.ask(people.search, { q })).body.items.some(({ person }) => person.id === id)
  assert.deepEqual(await Promise.all(['omega nawal', 'nawal omega 1971', 'nawal@example.org'].map(found)), [true, true, true])
  assert.deepEqual(await Promise.all(['salma omega', '0612345678'].map(found)), [false, false])
  assert.ok((await entriesOf(id)).every((entry) => entry.includes(' 1971-02-03 ')))
  assert.deepEqual((await reindexEverywhere(office.house, { again: true })).changed, 0)
})

test('a file that is sealed takes its entries along', async () => {
  const id = await addPerson('Sealed-Exemple', 'Rim')
  const compartment = (await office.admin.query<{ id: number }>('select id from access_compartment limit 1')).rows[0]!.id
  await office.admin.query('update people_person set compartment = $2 where id = $1', [id, compartment])
  assert.ok((await entriesOf(id)).every((entry) => entry.endsWith(` ${compartment}`)))
  const found = (await agent.ask(people.search, { q: 'rim sealed exemple' })).body.items
  assert.ok(found.every(({ person }) => person.id !== id))
})
