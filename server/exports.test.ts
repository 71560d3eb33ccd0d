/** Lists that leave the house: whole, told, as the actor sees them, never with a sealed file, and locked when asked. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { streamXlsxRows } from 'hucre/xlsx'
import * as cases from '#domain/cases/contract.ts'
import type { Day } from '#domain/kit/day.ts'
import * as movements from '#domain/movements/contract.ts'
import * as people from '#domain/people/contract.ts'
import { unlock } from '#server/kit/locked-file.ts'
import { publishPacks } from '#server/programmes/actions.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'

let office: TestOffice
let agent: Visitor
const asked = { purpose: 'AUTHORITY', note: 'liste pour la préfecture' } as const

before(async () => {
  office = await openTestOffice()
  await publishPacks(office.house)
  agent = await office.as('mouvements@paris.example.org')
  await person(agent, '=CMD()-Exemple', 'Selam')
  for (let at = 0; at < 2_300; at += 1) made.push(`Nom${String(at).padStart(4, '0')}-Exemple`)
  await office.admin.query(
    `insert into people_person (id, office, family_name, given_names, sex, born_on, born_precision, nationality, sort_key, created_at, updated_at)
     select gen_random_uuid(), 1, n, 'Essai', 'F', '1990-01-02', 'DAY', 'SYR', lower(n), now(), now() from unnest($1::text[]) n`,
    [made],
  )
})
after(() => office.close())

const made: string[] = []

async function person(who: Visitor, familyName: string, givenNames: string): Promise<string> {
  const draft = { familyName, givenNames, sex: 'F', bornOn: '1991-05-06' as Day, nationality: 'ERI', languages: [], documents: [] } as const
  const added = await who.ask(people.addPerson, draft as never)
  if (added.status === 200) return added.body.id
  // No name begins so: it is put there as an old import would have left it.
  const { rows } = await office.admin.query(
    `insert into people_person (id, office, family_name, given_names, sex, born_on, born_precision, nationality, sort_key, created_at, updated_at)
     values (gen_random_uuid(), 1, $1, $2, 'F', '1991-05-06', 'DAY', 'ERI', lower($1), now(), now()) returning id`,
    [familyName, givenNames],
  )
  return rows[0].id as string
}

function told(raw: Buffer): { rows: string[][]; count: number } {
  const text = raw.toString('utf8')
  const end = text.lastIndexOf('\r\n', text.length - 3) + 2
  const [count, checksum] = text.slice(end).trim().split(',')
  assert.equal(checksum, `sha256 ${createHash('sha256').update(text.slice(0, end)).digest('hex')}`, 'as `head -n -1 FILE | sha256sum` says')
  const rows = parse(text.slice(1, end), { relax_column_count: false }) as string[][]
  assert.equal(count, `# rows ${rows.length - 1}`)
  return { rows, count: rows.length - 1 }
}

const events = async (name: string): Promise<{ facts: Record<string, unknown> }[]> =>
  (await office.admin.query('select facts from kit_event where name = $1 order by at, id', [name])).rows

test('a movement agent takes the whole list of persons: every page of it, its number of rows and its checksum, with what it is for', async () => {
  const answered = await agent.ask(people.exportPersons, asked)
  assert.deepEqual([answered.status, answered.headers['content-type']], [200, 'text/csv; charset=utf-8'])
  const { rows, count } = told(answered.raw)
  assert.equal(count, made.length + 1)
  assert.equal(new Set(rows.slice(1).map((row) => row[0])).size, count, 'nobody twice')
  assert.deepEqual(rows[0]!.slice(2, 4), ['Nom', 'Prénoms'])
  assert.ok(
    rows.some((row) => row[2] === "'=CMD()-Exemple"),
    'what a spreadsheet would compute is a text',
  )
  assert.ok(answered.raw.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])))
  const [begun] = await events('export_begun')
  const [done] = await events('export_made')
  assert.deepEqual(
    [begun!.facts['purpose'], begun!.facts['note'], done!.facts['rows'], done!.facts['list'], done!.facts['isLocked']],
    ['AUTHORITY', asked.note, count, 'persons', false],
  )
})

test('the list is narrowed as it is on the screen, and reads in English for whoever asks so', async () => {
  const { rows } = told((await agent.ask(people.exportPersons, { ...asked, nationality: 'ERI', language: 'en' } as never)).raw)
  assert.deepEqual([rows.length, rows[0]![2], rows[1]![3]], [2, 'Family name', 'Selam'])
})

test('a workbook holds the same rows as texts, and the number of them in its last line', async () => {
  const answered = await agent.ask(people.exportPersons, { ...asked, format: 'XLSX' })
  const rows: unknown[][] = []
  for await (const { values } of streamXlsxRows(answered.raw)) rows.push(values)
  assert.equal(rows.length, made.length + 3)
  assert.equal(rows.at(-1)![0], `# rows ${made.length + 1}`)
  assert.match(String(rows.at(-1)![1]), /^sha256 [0-9a-f]{64}$/)
  assert.ok(rows.some((row) => row[2] === "'=CMD()-Exemple"))
})

test('a list locked with a passphrase says nothing without it, and everything with it; the passphrase is kept nowhere', async () => {
  const passphrase = 'onze chevaux traversent la Seine'
  const answered = await agent.ask(people.exportPersons, { ...asked, passphrase })
  assert.match(String(answered.headers['content-disposition']), /persons-.*\.csv\.locked"/)
  assert.ok(!answered.raw.includes('Exemple'))
  const parts: Buffer[] = []
  async function* once(): AsyncGenerator<Buffer> {
    yield answered.raw
  }
  for await (const part of unlock(once(), passphrase)) parts.push(part)
  assert.equal(told(Buffer.concat(parts)).count, made.length + 1)
  const kept = await office.admin.query(
    `select count(*)::int as n from kit_event e, kit_receipt r where e.facts::text like '%chevaux%' or r.answer::text like '%chevaux%'`,
  )
  assert.equal(kept.rows[0].n, 0)
  assert.ok(!office.log.some((line) => line.includes('chevaux')))
  const short = await agent.ask(people.exportPersons, { ...asked, passphrase: 'court' })
  assert.deepEqual([short.status, short.body.fields?.[0]?.path], [422, 'passphrase'])
})

test('an export without a purpose is not made, and nobody who may only read takes a list away', async () => {
  const without = await agent.askRaw(people.exportPersons, { note: 'x' })
  assert.deepEqual(
    [without.status, (without.body as { fields: { path: string }[] }).fields.map(({ path }) => path)],
    [422, ['purpose', 'note']],
  )
  for (const email of ['conseil@paris.example.org', 'audit@paris.example.org']) {
    const other = await office.as(email)
    assert.equal((await other.ask(people.exportPersons, asked)).status, 404, email)
  }
})

test('a sealed person is in no list, not even in that of somebody who may see the file, and neither is one of Marseille', async () => {
  const id = await person(agent, 'Discrète-Exemple', 'Zubayda')
  const before = told((await agent.ask(people.exportPersons, asked)).raw).count
  await office.admin.query('update people_person set compartment = 1 where id = $1', [id])
  const insider = await office.as('sealed@paris.example.org')
  assert.equal((await insider.ask(people.getPerson, { personId: id } as never)).status, 200, 'the insider does see her')
  for (const who of [agent, insider]) {
    const answered = await who.ask(people.exportPersons, asked)
    if (answered.status === 404) continue // an insider without the right to export
    assert.equal(told(answered.raw).count, before - 1)
    assert.ok(!answered.raw.includes('Discrète'))
  }
  const marseille = await office.as('mouvements@marseille.example.org')
  assert.equal(told((await marseille.ask(people.exportPersons, asked)).raw).count, 0)
})

test('cases and movements leave in the same way', async () => {
  const id = await person(agent, 'Dossier-Exemple', 'Hiwet')
  const opened = await agent.ask(cases.openCase, {
    programmeCode: 'TRANSIT_CDG',
    destinationCountry: 'CAN',
    members: [{ personId: id, role: 'PA' }],
  } as never)
  assert.equal(opened.status, 200, JSON.stringify(opened.body))
  const { rows } = told((await agent.ask(cases.exportCases, asked)).raw)
  assert.deepEqual([rows.length, rows[1]![rows[0]!.indexOf('Nom')], rows[1]![rows[0]!.indexOf('Membres')]], [2, 'Dossier-Exemple', '1'])
  assert.equal(told((await agent.ask(cases.exportCases, { ...asked, status: 'CLOSED' })).raw).count, 0)
  assert.equal(told((await agent.ask(movements.exportMovements, asked)).raw).count, 0)
})

test('the same command sent twice is not answered with a second file', async () => {
  const command = '01920000-0000-7000-8000-000000000001'
  assert.equal((await agent.ask(people.exportPersons, asked, { command })).status, 200)
  const again = await agent.ask(people.exportPersons, asked, { command })
  assert.deepEqual([again.status, again.body.refusal], [409, 'command_id_reused'])
})
