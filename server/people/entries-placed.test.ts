/** Search entries lie where their person lies, whoever writes them and whatever becomes of the person: what a foreign key said before. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Day } from '#domain/kit/day.ts'
import * as people from '#domain/people/contract.ts'
import { openTestOffice, type TestOffice } from '#server/test-office.ts'

let office: TestOffice
let id: string
let number: number
before(async () => {
  office = await openTestOffice()
  const agent = await office.as('mouvements@paris.example.org')
  const draft = {
    familyName: 'Placée-Exemple',
    givenNames: 'Selam',
    sex: 'F',
    bornOn: '1991-05-06' as Day,
    nationality: 'ERI',
    languages: [],
    documents: [],
  }
  id = (await agent.ask(people.addPerson, draft as never)).body.id
  number = (await office.admin.query<{ search_no: number }>('select search_no from people_person where id = $1', [id])).rows[0]!.search_no
})
after(() => office.close())

const places = async (): Promise<{ office: number; compartment: number; n: number }[]> =>
  (await office.admin.query('select office, compartment, count(*)::int as n from people_posting where person = $1 group by 1, 2', [number]))
    .rows

test('an entry of nobody, or of somebody of another office or compartment, cannot be written', async () => {
  const write = (person: number, inOffice: number, compartment: number): Promise<unknown> =>
    office.admin.query('insert into people_posting (first, person, office, compartment) values (1, $1, $2, $3)', [
      person,
      inOffice,
      compartment,
    ])
  const refused = { code: '23503' }
  await assert.rejects(write(number + 1000, 1, 0), refused)
  await assert.rejects(write(number, 2, 0), refused)
  await assert.rejects(write(number, 1, 1), refused)
  await write(number, 1, 0)
})

test('the server itself cannot write an entry for a person whom the actor does not see', async () => {
  const client = await office.pool.connect()
  try {
    await client.query(`begin; set local app.offices = '2'`)
    await assert.rejects(client.query('insert into people_posting (first, person, office) values (1, $1, 2)', [number]), {
      code: '23503',
    })
  } finally {
    await client.query('rollback')
    client.release()
  }
})

test('a person who is sealed, moved or removed takes every entry along', async () => {
  const before = (await places())[0]!.n
  assert.ok(before > 5)
  await office.admin.query('update people_person set compartment = 1 where id = $1', [id])
  assert.deepEqual(await places(), [{ office: 1, compartment: 1, n: before }])
  await office.admin.query('update people_person set office = 2, compartment = 0 where id = $1', [id])
  assert.deepEqual(await places(), [{ office: 2, compartment: 0, n: before }])
  await office.admin.query('delete from people_person where id = $1', [id])
  assert.deepEqual(await places(), [])
})

test('the trace of who came and went is written row by row, although by one statement', async () => {
  const { rows } = await office.admin.query(
    `select operation, (before ->> 'family_name') as before, (after ->> 'family_name') as after from kit_audit where row_id = $1 and table_name = 'people_person' order by at`,
    [id],
  )
  assert.deepEqual(
    rows.map((row) => [row.operation, row.before, row.after]),
    [
      ['INSERT', null, 'Placée-Exemple'],
      ['UPDATE', 'Placée-Exemple', 'Placée-Exemple'],
      ['UPDATE', 'Placée-Exemple', 'Placée-Exemple'],
      ['DELETE', 'Placée-Exemple', null],
    ],
  )
})
