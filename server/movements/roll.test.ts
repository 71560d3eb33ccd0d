import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { readXlsx } from 'hucre/xlsx'
import * as rolls from '#domain/cases/roll-contract.ts'
import { findHeading } from '#domain/cases/roll-heading-rules.ts'
import type { CaseId } from '#domain/cases/words.ts'
import { giveRoll } from '#domain/movements/roll-contract.ts'
import type { RollFormat, RollLanguage } from '#domain/movements/roll-words.ts'
import * as people from '#domain/people/contract.ts'
import { newId } from '#server/kit/transaction.ts'
import { publishPacks } from '#server/programmes/actions.ts'
import { bookedFamily, type Family, readyFamily } from '#server/test-family.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { translator } from '#ui/languages/text.ts'
import { rollTitles } from './roll-present.ts'

let office: TestOffice
let agent: Visitor
before(async () => {
  office = await openTestOffice()
  await publishPacks(office.house)
  agent = await office.as('mouvements@paris.example.org')
})
after(() => office.close())

const take = (who: Visitor, families: readonly Pick<Family, 'caseId'>[], format: RollFormat, more: object = {}) =>
  who.ask(giveRoll, { caseIds: families.map(({ caseId }) => caseId), recipient: 'AUTHORITY', format, ...more })

async function preview(who: Visitor, name: string, bytes: Uint8Array) {
  const file = await who.upload(name, bytes)
  assert.equal(file.status, 200, JSON.stringify(file.body))
  return who.ask(rolls.previewRoll, { fileId: file.body.id, programmeCode: 'TRANSIT_CDG' } as never)
}

test('the import of another office reads a roll back without a fault, in both formats and both languages', async () => {
  const families = [await readyFamily(agent), await readyFamily(agent)]
  // Whatever a partner is called, no spreadsheet takes it for a formula.
  await office.admin.query(`update cases_case set receiving_party = '=cmd|Exemple' where id = $1`, [families[1]!.caseId])
  await office.admin.query(`update people_person set born_precision = 'YEAR', born_on = '1950-01-01' where id = $1`, [
    families[0]!.grandmother,
  ])
  await office.admin.query(`update people_person set born_precision = 'UNKNOWN', born_on = null where id = $1`, [families[1]!.grandmother])
  const marseille = await office.as('mouvements@marseille.example.org')
  for (const format of ['CSV', 'XLSX'] as const) {
    for (const language of ['fr', 'en'] as const) {
      const file = await take(agent, families, format, { language })
      assert.equal(file.status, 200, file.raw.toString('utf8', 0, 300))
      const seen = await preview(marseille, `liste.${format.toLowerCase()}`, file.raw)
      assert.equal(seen.status, 200, JSON.stringify(seen.body))
      assert.deepEqual(seen.body.faults, [], `${format} ${language}`)
      assert.deepEqual([seen.body.roll.rowCount, seen.body.roll.householdCount], [10, 2])
    }
  }
})

test('what was known of each person comes back as it was', async () => {
  const family = await readyFamily(agent)
  const file = await take(agent, [family], 'XLSX', { language: 'en' })
  const [sheet] = (await readXlsx(file.raw)).sheets
  const [heads, ...rows] = sheet!.rows as string[][]
  const cell = (row: number, title: string) => rows[row]![heads!.indexOf(title)]
  assert.deepEqual(
    rows.map((_, at) => [cell(at, 'No'), cell(at, 'Given names'), cell(at, 'Relationship to principal applicant')]),
    [
      [1, 'Amina', 'PA'],
      [2, 'Letay', 'GRANDPARENT'],
      [3, 'Yonas', 'CHILD'],
      [4, 'Sara', 'CHILD'],
      [5, 'Noé', 'CHILD'],
    ],
  )
  assert.deepEqual(
    ['Case reference', 'Family number', 'Document type', 'Special needs', 'Destination country', 'Destination city', 'Languages'].map(
      (title) => cell(1, title),
    ),
    [family.caseRef, 1, 'CTD_1951', 'WCHR', 'CAN', 'Montréal', 'ti'],
  )
  const file2 = await take(agent, [family], 'CSV')
  assert.match(file2.raw.toString(), /^\uFEFFN°,Référence du dossier,Famille,Nom,/)
})

test('each heading in French and in English is one that the import knows', () => {
  for (const language of ['fr', 'en'] as const) {
    const titles = rollTitles(translator(language))
    const heading = findHeading([{ line: 1, cells: titles.map((text) => ({ text, kind: 'TEXT' as const })) }])
    assert.ok(heading !== undefined)
    assert.deepEqual(
      titles.filter((_, at) => heading.columns[at] === undefined),
      [],
      language,
    )
    assert.equal(new Set(heading.columns).size, titles.length, 'no two headings are one column')
  }
})

test('a booker prints the roll of those booked on a journey, in French, English and Arabic, and its name tells nobody’s', async () => {
  const { family, movement } = await bookedFamily(agent)
  const booker = await office.as('billets@paris.example.org')
  for (const language of ['fr', 'en', 'ar'] satisfies RollLanguage[]) {
    const pdf = await take(booker, [family], 'PDF', { movementId: movement.id, language, recipient: 'CARRIER' })
    assert.deepEqual([pdf.status, pdf.raw.subarray(0, 5).toString()], [200, '%PDF-'], pdf.raw.toString('utf8', 0, 300))
    assert.match(String(pdf.headers['content-disposition']), /nominal-roll-[A-Z]+-[0-9A-Z]{8}\.pdf/)
    if (process.env['PASSERELLE_KEEP_PRINTS'] !== undefined)
      await writeFile(`${process.env['PASSERELLE_KEEP_PRINTS']}/roll-${language}.pdf`, pdf.raw)
  }
  const ready = await readyFamily(agent)
  assert.equal((await take(booker, [family, ready], 'CSV', { movementId: movement.id })).body.refusal, 'case_not_booked')
  assert.equal((await take(booker, [ready], 'CSV', { language: 'ar' })).body.refusal, 'arabic_on_paper_only')
  const pdf = await take(booker, [ready], 'PDF')
  if (process.env['PASSERELLE_KEEP_PRINTS'] !== undefined)
    await writeFile(`${process.env['PASSERELLE_KEEP_PRINTS']}/roll-ready.pdf`, pdf.raw)
})

test('a roll on which somebody does not agree to be named is not given, and only whoever did not go is left out of it', async () => {
  const family = await readyFamily(agent)
  const file = await agent.ask(people.getPerson, { personId: family.mother })
  const consent = file.body.consents.find(({ kind }) => kind === 'TRAVEL')!
  await agent.ask(people.withdrawConsent, { consentId: consent.id })
  const refused = await take(agent, [family], 'CSV')
  assert.deepEqual([refused.status, refused.body.refusal, refused.body.details?.['count']], [409, 'roll_without_consent', 1])
  const other = await readyFamily(agent)
  assert.equal((await take(agent, [other], 'CSV')).status, 200)
})

test('that a roll was given stands in the story of each case: for whom and how many, and nobody’s name', async () => {
  const families = [await readyFamily(agent), await readyFamily(agent)]
  const command = newId()
  const asked = { caseIds: families.map(({ caseId }) => caseId), recipient: 'RECEIVING_MISSION', format: 'CSV' } as const
  assert.equal((await agent.ask(giveRoll, asked, { command })).status, 200)
  const again = await agent.ask(giveRoll, asked, { command })
  assert.deepEqual([again.status, again.body.refusal], [409, 'command_id_reused'], 'a file is not given a second time by the same command')
  const { rows } = await office.admin.query<{ case_id: string; facts: Record<string, unknown> }>(
    `select case_id, facts from kit_event where name = 'roll_given' and case_id = any ($1)`,
    [asked.caseIds],
  )
  assert.equal(rows.length, 2)
  assert.deepEqual(rows[0]!.facts, { recipient: 'RECEIVING_MISSION', format: 'CSV', persons: 5 })
})

test('who does not book, another office, and whoever is outside a sealed file are given no roll', async () => {
  const family = await readyFamily(agent)
  for (const email of ['conseil@paris.example.org', 'transit@paris.example.org', 'mouvements@marseille.example.org'])
    assert.equal((await take(await office.as(email), [family], 'CSV')).status, 404, email)
  await office.admin.query(`update cases_case set compartment = 1 where id = $1`, [family.caseId])
  const open = await readyFamily(agent)
  assert.equal((await take(agent, [open, family], 'CSV')).status, 404, 'a sealed case is one that is not there')
  assert.equal((await take(agent, [{ caseId: newId() as CaseId }], 'CSV')).status, 404)
})

test('a case that is not ready for a journey is not proposed for one', async () => {
  const family = await readyFamily(agent)
  await office.admin.query(`update cases_case set status = 'IN_CLEARANCE' where id = $1`, [family.caseId])
  assert.equal((await take(agent, [family], 'PDF')).body.refusal, 'case_not_travel_ready')
})
