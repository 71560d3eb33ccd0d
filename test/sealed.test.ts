// Sealed equals absent, for everything that can be asked of the house: lists, searches, type-ahead, likely doubles, counts, exports and
// unique constraints say the same whether a sealed twin is there or not. And each comparison is seen to fail when the seal is broken.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { castStaff } from '#database/cast.ts'
import * as people from '#domain/people/contract.ts'
import { contracts } from '#server/http.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { type Expectation, expectations } from './access-expectations.ts'
import type { World } from './world-words.ts'
import { makeWorld } from './worlds.ts'

let office: TestOffice
let own: World
let instrument: string
const staff = new Map<string, Visitor>()

before(async () => {
  office = await openTestOffice()
  const outsider = await office.account('protection@paris.example.org')
  await asOwner(`update access_compartment_member set left_at = now() where account = '${outsider}'`)
  instrument = (await office.admin.query<{ code: string }>('select code from programmes_instrument limit 1')).rows[0]!.code
  own = await makeWorld(office, 'ICI-EXEMPLE', 1, 0, instrument)
  for (const one of castStaff.filter((each) => each.office === 1 && each.roles.length === 1))
    staff.set(one.roles[0]!, await office.as(one.email))
})
after(() => office.close())

async function asOwner(statement: string): Promise<void> {
  await office.admin.query(`begin; set local app.offices = '1,2'; set local app.compartments = '1'; set local app.system = 'on'`)
  await office.admin.query(statement)
  await office.admin.query('commit')
}

/** The audit grows by what this test itself does, and the colleague of each world and what they sign in from are no secret. */
const growing = ['access.list_audit', 'access.list_accounts', 'access.list_devices']
const asked = contracts.flatMap((contract): { contract: (typeof contracts)[number]; expected: Expectation }[] => {
  const expected = expectations[contract.name]
  return contract.method === 'GET' && expected !== undefined && !growing.includes(contract.name) ? [{ contract, expected }] : []
})

const searches = ['alm', 'Alma Ici', 'ici exemple', 'alma exempel 1990', '04/05/1990', 'N10', 'K1']

/** Every question of the house, each by the first who may ask it, and all that the search box and the form for a new person ask. */
async function everything(): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  for (const { contract, expected } of asked) {
    const answered = await staff.get(expected.who[0]!)!.askRaw(contract, expected.input(own))
    answers.set(contract.name, `${answered.status} ${steady(answered.raw)}`)
  }
  const worker = staff.get(expectations['people.add_person']!.who[0]!)!
  for (const q of searches) answers.set(`search ${q}`, (await worker.ask(people.search, { q, limit: 50 })).raw.toString())
  for (const filter of [{ sex: 'F' as const }, { nationality: 'AFG' }, { ageFrom: 20, ageUntil: 60 }])
    answers.set(`list ${JSON.stringify(filter)}`, (await worker.ask(people.listPersons, filter)).raw.toString())
  const draft = { familyName: 'ICI-EXEMPLE', givenNames: own.givenNames, bornOn: '1990-05-04', sex: 'F' as const }
  answers.set('likely doubles', (await worker.ask(people.listLikely, draft)).raw.toString())
  return answers
}

/** The instant of asking is in some answers (a shift that begins now, a file that is printed today); it says nothing about anybody. */
function steady(raw: Buffer): string {
  const isText = !raw.includes(0)
  return isText
    ? raw.toString().replace(/20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '(instant)')
    : `(${raw.length > 0 ? 'a file' : 'nothing'})`
}

function differing(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...one].filter(([name, text]) => other.get(name) !== text).map(([name]) => name)
}

let without: Map<string, string>

test('with sealed twins, and twins of Marseille, every list, count, search, warning and export of Paris says what it said without', async () => {
  without = await everything()
  assert.deepEqual(differing(without, await everything()), [], 'asked twice, everything answers the same, or nothing would be shown')
  for (let twin = 0; twin < 3; twin++) await makeWorld(office, 'ICI-EXEMPLE', 1, 1, instrument)
  await makeWorld(office, 'ICI-EXEMPLE', 2, 0, instrument)
  // Who works when is no secret: the teams of the other worlds, whose evening may reach into our day, are not compared.
  await asOwner(`update transit_shift set cancelled_at = now() where id <> '${own.shift}'`)
  // They are met on the same day, whatever the time at which this test runs.
  await asOwner(`update transit_group set serves_on = '${own.flightOn}', serves_until = '${own.flightOn}' where compartment = 1`)
  // Those who are sealed were assisted this month, so that there is something to count.
  await asOwner(`insert into transit_assisted (group_id, office, compartment, airport, serves_on, passage, case_id, persons)
    select id, office, compartment, airport, current_date, passage, case_id, head_count from transit_group where compartment = 1`)
  assert.deepEqual(differing(without, await everything()), [])
})

/** What each table must be among: when its policy forgets the compartment, these differ. */
const broken: [table: string, among: string][] = [
  ['people_person', 'people.list_persons'],
  ['cases_case', 'cases.list'],
  ['movements_movement', 'movements.list_movements'],
  ['transit_group', 'transit.get_board'],
  ['transit_assisted', 'transit.monthly_figures'],
]

for (const [table, among] of broken) {
  test(`the comparison fails when the policy of ${table} forgets the compartment`, async () => {
    await office.admin.query(`alter policy seen on ${table} using (office = any (app_offices()))`)
    try {
      const found = differing(without, await everything())
      assert.ok(found.includes(among), `${among} is not among ${found.join(', ')}`)
    } finally {
      await office.admin.query(
        `alter policy seen on ${table} using (office = any (app_offices()) and (compartment = 0 or compartment = any (app_compartments())))`,
      )
    }
    assert.deepEqual(differing(without, await everything()), [])
  })
}

/**
 * A unique index tells that a row is there. None may hold only what an outsider can type: it either has the compartment in it, or the id of
 * something that lies in the same compartment and cannot be named from outside. Some tables hold nothing that is ever sealed.
 */
const tellingIndexes = `
  select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
  cross join lateral (select array_agg(a.attname::text) as names, array_agg(a.attname::text) filter (where a.atttypid = 'uuid'::regtype) as ids
    from pg_attribute a where a.attrelid = c.oid and a.attnum = any (i.indkey::int2[])) k
  where i.indisunique and c.relnamespace = 'passerelle'::regnamespace
    and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'compartment' and a.attgenerated = '')
    and not exists (select 1 from pg_constraint n where n.conrelid = c.oid and n.contype = 'c'
      and pg_get_constraintdef(n.oid) = 'CHECK ((compartment = 0))')
    and not 'compartment' = any (k.names) and coalesce(array_remove(k.ids, 'account'), '{}') = '{}'
  order by 1`

test('no unique constraint can tell somebody outside that a sealed row is there, and one that could is named', async () => {
  const telling = async () => (await office.admin.query<{ name: string }>(tellingIndexes)).rows.map(({ name }) => name)
  assert.deepEqual(await telling(), [])
  await office.admin.query('create unique index people_document_telling on people_document (number, office)')
  assert.deepEqual(await telling(), ['people_document_telling'])
  await office.admin.query('drop index people_document_telling')
})

test('a clerk of Paris enters somebody with the papers of a sealed person, and hears what they would hear of a stranger', async () => {
  const worker = staff.get(expectations['people.add_person']!.who[0]!)!
  const member = await office.as('sealed@paris.example.org')
  const draft = (number: string) => ({
    familyName: 'Jumelle-Exemple',
    givenNames: 'Nour',
    sex: 'F' as const,
    bornOn: '1988-03-09',
    nationality: 'SYR',
    documents: [{ type: 'PASSPORT' as const, number, issuer: 'SYR' }],
  })
  const first = await member.ask(people.addPerson, draft('TWIN778899'))
  assert.equal(first.status, 200, JSON.stringify(first.body))
  await asOwner(`update people_person set compartment = 1 where id = '${first.body.id}'`)

  const warnings = async (documentNumber: string) =>
    (await worker.ask(people.listLikely, { familyName: 'Jumelle-Exemple', givenNames: 'Nour', bornOn: '1988-03-09', documentNumber })).body
  assert.deepEqual(await warnings('TWIN778899'), { items: [] })
  const [twin, stranger] = [
    await worker.ask(people.addPerson, draft('TWIN778899')),
    await worker.ask(people.addPerson, draft('STRA112233')),
  ]
  assert.deepEqual([twin.status, stranger.status], [200, 200])
  assert.deepEqual(Object.keys(twin.body).sort(), Object.keys(stranger.body).sort())
  assert.equal((await member.ask(people.listLikely, { documentNumber: 'TWIN778899' })).body.items.length, 2, 'a member is warned')
})
