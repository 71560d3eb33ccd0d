import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import * as programmes from '#domain/programmes/contract.ts'
import * as types from '#domain/programmes/movement-type-contract.ts'
import { MovementType } from '#domain/programmes/movement-types.ts'
import { openTestOffice, type TestOffice } from '#server/test-office.ts'
import { publishPacks } from './actions.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
  await publishPacks(office.house)
})
after(() => office.close())

test('a translator of the office reads every programme with its countries and ceilings', async () => {
  const translator = await office.as('traduction@paris.example.org')
  const page = await translator.ask(programmes.listProgrammes, {})
  assert.equal(page.status, 200)
  const announced = page.body.items.filter(({ onPortal }) => onPortal !== false)
  assert.deepEqual(
    announced.map((programme) => programme.code),
    ['ARER', 'FAMILY_REUNIFICATION', 'TRANSIT_CDG'],
  )
  const arer = announced[0]!
  assert.equal(arer.countries.length, 13) // M090
  assert.ok(arer.ceilings.every((ceiling) => ceiling.note !== ''))
  const codes = page.body.items.map(({ code }) => code)
  const first = await translator.ask(programmes.listProgrammes, { limit: 10 })
  const rest = await translator.ask(programmes.listProgrammes, { limit: 10, after: first.body.next! })
  assert.deepEqual([[...first.body.items, ...rest.body.items].map(({ code }) => code), rest.body.next], [codes, null])
})

test('somebody who asks for a version gets that version, and nothing for one that was never published', async () => {
  const counsellor = await office.as('conseil@paris.example.org')
  const arer = await counsellor.ask(programmes.getProgramme, { code: 'ARER', version: 1 })
  assert.deepEqual([arer.body.programme.version, arer.body.versions.map((each) => each.version)], [1, [1]])
  assert.equal((await counsellor.ask(programmes.getProgramme, { code: 'ARER', version: 99 })).status, 404)
  assert.equal((await counsellor.ask(programmes.getProgramme, { code: 'NOWHERE' })).status, 404)
})

test('an officer reads the survey with its questions', async () => {
  const officer = await office.as('reintegration@paris.example.org')
  const page = await officer.ask(programmes.listInstruments, {})
  const code = page.body.items[0]!.code
  const instrument = await officer.ask(programmes.getInstrument, { code })
  assert.ok(instrument.body.items.length > 0)
  assert.equal((await officer.ask(programmes.getInstrument, { code: 'NOTHING' })).status, 404)
})

test('a server that starts again publishes nothing twice', async () => {
  assert.deepEqual(await publishPacks(office.house), { published: [] })
})

test('a published version that was changed in its file stops the start, with the name of the file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-pack-'))
  await cp(fileURLToPath(new URL('../../packs/france', import.meta.url)), folder, { recursive: true })
  const path = join(folder, 'programmes', 'arer.yaml')
  const text = await readFile(path, 'utf8')
  await writeFile(path, text.replace('iso3: KEN', 'iso3: TZA'))
  await assert.rejects(publishPacks(office.house, [folder]), /programmes\/arer\.yaml: ARER version 1 is published with other content/)

  await writeFile(path, text.replace('iso3: KEN', 'iso3: TZA').replace('version: 1', 'version: 2'))
  assert.deepEqual(await publishPacks(office.house, [folder]), { published: ['ARER 2'] })
  await writeFile(path, 'code: [')
  await assert.rejects(publishPacks(office.house, [folder]), /arer\.yaml:1/)
  await rm(folder, { recursive: true })
  const counsellor = await office.as('conseil@paris.example.org')
  const newest = await counsellor.ask(programmes.getProgramme, { code: 'ARER' })
  assert.deepEqual(
    newest.body.versions.map((each) => each.version),
    [2, 1],
  )
})

test('nobody changes or withdraws a published version, not even the owner of the database', async () => {
  await assert.rejects(office.admin.query(`update programmes_programme set valid_from = '2030-01-01'`), /a published version never changes/)
  await assert.rejects(office.admin.query(`delete from programmes_instrument`), /a published version never changes/)
})

test('M132: a counsellor reads all sixteen movement types, each with its parties, its clearances and what is still to be checked', async () => {
  const counsellor = await office.as('conseil@paris.example.org')
  const { items, standing } = (await counsellor.ask(types.listMovementTypes, {})).body
  assert.deepEqual(items.map(({ code }) => code).toSorted(), MovementType.options.toSorted())
  assert.ok(
    items.every(({ parties, clearances, documentMargins }) => parties.length > 0 && clearances.length > 0 && documentMargins.length > 0),
  )
  assert.deepEqual(standing.map(({ programme }) => programme).toSorted(), ['ARER', 'FAMILY_REUNIFICATION', 'TRANSIT_CDG'])
  const programmesOfTypes = (await counsellor.ask(programmes.listProgrammes, { limit: 200 })).body.items.map(
    ({ movementType }) => movementType,
  )
  assert.deepEqual([...new Set(programmesOfTypes)].toSorted(), MovementType.options.toSorted(), 'each can be opened under a programme')
  const sheet = await counsellor.ask(types.getMovementType, { code: 'RELOCATION_EU' })
  assert.equal(sheet.body.countryNames['GRC']?.fr, 'Grèce')
  assert.equal((await counsellor.ask(types.getMovementType, { code: 'RELOCATION_EU', version: 9 })).status, 404)
  assert.equal((await counsellor.askRaw(types.getMovementType, { code: 'HOLIDAY' })).status, 422)
})

test('whoever changes a sheet that is published is told the file; a wrong one is told its line and how to mend it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-pack-'))
  await cp(fileURLToPath(new URL('../../packs/movement-types', import.meta.url)), join(folder, 'movement-types'), { recursive: true })
  const path = join(folder, 'movement-types', 'avrr.yaml')
  const text = await readFile(path, 'utf8')
  await writeFile(path, text.replace('days: 90', 'days: 30'))
  await assert.rejects(publishPacks(office.house, [folder]), /movement-types\/avrr\.yaml: AVRR version 1 is published with other content/)
  await writeFile(path, text.replace('kind: PERSON, by: NOBODY', 'kind: PERSON, by: ORGANISATION'))
  const line = text.split('\n').findIndex((each) => each.includes('kind: PERSON')) + 1
  await assert.rejects(publishPacks(office.house, [folder]), new RegExp(`avrr\\.yaml:${line} .*organisationKinds`))
  await rm(folder, { recursive: true })
})
