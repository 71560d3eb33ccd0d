import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { checkPaxlst } from '#algorithms/edifact/paxlst-check.ts'
import { readPaxlst } from '#algorithms/edifact/paxlst-read.ts'
import { day } from '#domain/kit/day.ts'
import * as contract from '#domain/movements/manifest-contract.ts'
import type { Movement } from '#domain/movements/words.ts'
import * as people from '#domain/people/contract.ts'
import { paxlstRegisters } from '#packs/places/paxlst-registers.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { bookedFamily, flightDay } from '#server/test-family.ts'

let office: TestOffice
let agent: Visitor
let movement: Movement
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
  movement = (await bookedFamily(agent)).movement
  const frozen = await agent.ask(contract.freezeManifest, { movementId: movement.id })
  assert.equal(frozen.status, 200, JSON.stringify(frozen.body))
})
after(() => office.close())

const fetched = async (more: object = {}) => agent.ask(contract.manifestPaxlst, { movementId: movement.id, ...more })

test('a movement agent takes a frozen list along as PAXLST, in either directory and for either leg, without a fault', async () => {
  for (const directory of ['D05B', 'D12B'] as const) {
    for (const leg of [1, 2]) {
      const answered = await fetched({ directory, leg, recipient: 'canapi' })
      assert.equal(answered.status, 200, JSON.stringify(answered.body))
      assert.match(String(answered.headers['content-type']), /application\/edifact/)
      assert.match(String(answered.headers['content-disposition']), new RegExp(`MAN-PAR-\\d{4}-\\w{8}-v1-${leg}-${directory}\\.edi`))
      const text = answered.raw.toString('ascii')
      const check = checkPaxlst(text, paxlstRegisters)
      assert.deepEqual([check.faults, check.persons, check.sealed], [[], 5, true])
      const [list] = readPaxlst(text)
      assert.deepEqual([list!.recipient.id, list!.journey.number, list!.persons.length], ['CANAPI', leg === 1 ? 'AF911' : 'AC871', 5])
      assert.deepEqual(list!.journey.calls[1]!.arrives?.day, flightDay)
      assert.deepEqual(new Set(list!.persons.map(({ kind }) => kind)), new Set([leg === 1 ? 'TRANSIT_PASSENGER' : 'PASSENGER']))
    }
  }
})

test('a network that passes on only so much gets the list in numbered parts', async () => {
  const answered = await fetched({ blocks: 'CUT' })
  const text = answered.raw.toString('ascii')
  assert.deepEqual(checkPaxlst(text).faults, [])
  for (const part of text.split('\r\n')) assert.ok(part.length <= contract.blockCharacters)
})

test('who takes the older directory is told that seat and ticket stay behind, by line; of another office nothing is told', async () => {
  const warned = await agent.ask(contract.checkPaxlst, { movementId: movement.id, directory: 'D05B' })
  assert.deepEqual([warned.status, warned.body.warnings], [200, [{ word: 'references_left_out', rows: [1, 2, 3, 4, 5] }]])
  assert.deepEqual((await agent.ask(contract.checkPaxlst, { movementId: movement.id })).body.warnings, [])
  assert.deepEqual((await agent.ask(contract.checkPaxlst, { movementId: movement.id, leg: 9 })).body.warnings, [])
  const elsewhere = await office.as('mouvements@marseille.example.org')
  assert.equal((await elsewhere.askRaw(contract.checkPaxlst as never, { movementId: movement.id })).status, 404)
})

test('a grandmother of whom only the year of birth is known is listed so, and not as born on the first of January', async () => {
  const { family, movement: other } = await bookedFamily(agent)
  const { person } = (await agent.ask(people.getPerson, { personId: family.grandmother })).body
  const year = person.bornOn!.slice(0, 4)
  const changed = await agent.ask(people.changePerson, {
    personId: family.grandmother,
    reason: 'DOCUMENT_SHOWN',
    seenAt: person.updatedAt,
    bornOn: day(`${year}-01-01`),
    bornPrecision: 'YEAR',
  })
  assert.equal(changed.status, 200, JSON.stringify(changed.body))
  const frozen = (await agent.ask(contract.freezeManifest, { movementId: other.id })).body
  const row = frozen.rows.find(({ personId }) => personId === family.grandmother)!
  assert.deepEqual([row.bornPrecision, frozen.rows.filter(({ bornPrecision }) => bornPrecision !== undefined).length], ['YEAR', 1])
  const text = (await agent.ask(contract.manifestPaxlst, { movementId: other.id })).raw.toString('ascii')
  assert.match(text, new RegExp(`DTM\\+329:${year.slice(2)}<<<<'`))
  assert.deepEqual((await agent.ask(contract.checkPaxlst, { movementId: other.id })).body.warnings, [
    { word: 'birth_incomplete', rows: [row.no] },
  ])
})

test('a leg that is not on the list, and a version that is not there, are refused', async () => {
  const refused = await fetched({ leg: 9 })
  assert.deepEqual([refused.status, refused.body], [409, { refusal: 'leg_not_on_manifest', details: { leg: 9 } }])
  assert.equal((await fetched({ version: 9 })).status, 404)
  assert.equal((await agent.askRaw(contract.manifestPaxlst as never, { movementId: movement.id, directory: 'D99Z' })).status, 422)
})

test('somebody without a document on the frozen list is told by line, and no name goes into the answer', async () => {
  const { movement: other } = await bookedFamily(agent)
  await agent.ask(contract.freezeManifest, { movementId: other.id })
  // Freezing demands a document: only a list from before that rule can lack one.
  await office.admin.query(`alter table movements_manifest disable trigger all`)
  await office.admin.query(`update movements_manifest set rows = jsonb_set(rows, '{1,docNo}', 'null') where movement_id = $1`, [other.id])
  await office.admin.query(`alter table movements_manifest enable trigger all`)
  const refused = await agent.ask(contract.manifestPaxlst, { movementId: other.id })
  assert.deepEqual([refused.status, refused.body], [409, { refusal: 'passenger_without_document', details: { rows: '2', count: 1 } }])
})

test('who may not read the list, does not get it as PAXLST either', async () => {
  for (const email of ['transit@paris.example.org', 'mouvements@marseille.example.org', 'bailleur@paris.example.org']) {
    const who = await office.as(email)
    assert.equal((await who.askRaw(contract.manifestPaxlst as never, { movementId: movement.id })).status, 404, email)
  }
})

test('somebody who checks a file at the command line sees the segment that was changed, and exit code 1', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-paxlst-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'list.edi')
  const text = (await fetched({ leg: 2 })).raw.toString('ascii')
  writeFileSync(file, text)
  assert.deepEqual([(await check(file)).code, (await check(file, '--json')).code], [0, 0])
  const at = text.indexOf('AMINA')
  writeFileSync(file, `${text.slice(0, at)}E${text.slice(at + 1)}`)
  const said = await check(file)
  assert.equal(said.code, 1)
  assert.match(
    said.text,
    /ERREUR {2}segment \d+ NAD, ligne 1, colonne \d+, élément 4, composant 2 : {2}Modifié depuis l’écriture : « E » était « A »/,
  )
  const facts = JSON.parse((await check(file, '--json', '--language', 'en')).text) as {
    ok: boolean
    faults: { word: string; tag: string }[]
  }
  assert.deepEqual([facts.ok, facts.faults.map(({ word, tag }) => [word, tag])], [false, [['changed_since_written', 'NAD']]])
  assert.equal((await check()).code, 2)
})

function check(...args: string[]): Promise<{ code: number; text: string }> {
  const entry = join(import.meta.dirname, '../command-line/main.ts')
  return new Promise((done) => {
    execFile(process.execPath, [entry, 'paxlst', ...args], (error, stdout) =>
      done({ code: (error?.code as number | undefined) ?? 0, text: stdout }),
    )
  })
}
