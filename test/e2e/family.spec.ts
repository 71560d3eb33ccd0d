/**
 * One family, from the file that names them to the day they are ready to travel: Selam, her three children and their grandmother (F1
 * of domain.md appendix A). Their flights are in family-journey.spec.ts, what comes after a return in family-return.spec.ts.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import * as cases from '#domain/cases/contract.ts'
import type { CaseId } from '#domain/cases/words.ts'
import { addDays, type Day } from '#domain/kit/day.ts'
import * as clearances from '#domain/movements/clearance-contract.ts'
import * as people from '#domain/people/contract.ts'
import type { Visitor } from '#server/test-office.ts'
import { bytesOf, fill, giveMissingDocuments, goTo, must, panelOf, press, seats, today, typed, whyNot, whyStopped } from './family-steps.ts'
import { type Journey, skip, startJourney } from './journey.ts'

let journey: Journey
let demo: Visitor
let caseId: CaseId
const desk = seats(() => journey)
const transit = 'Accompagnement en transit à Paris-Charles-de-Gaulle'
const example = (name: string): string => new URL(`../../examples/${name}`, import.meta.url).pathname

before(async () => {
  if (skip !== false) return
  journey = await startJourney()
  demo = await journey.office.as('demo@paris.example.org')
})
after(() => journey?.close())

test(
  'a movement agent cannot bring in a list with faults, and reads each by row, column and remedy',
  { skip, timeout: 120_000 },
  async () => {
    const page = await desk.take('mouvements')
    await readRoll(page, 'roll-with-faults.xlsx')
    const faults = page.getByRole('table', { name: 'À corriger dans le fichier' })
    await faults.getByRole('row').nth(20).waitFor()
    const lines = await faults
      .getByRole('row')
      .evaluateAll((rows) => rows.slice(1).map((row) => [...row.children].map((cell) => cell.textContent ?? '')))
    assert.equal(lines.length, 20)
    for (const [row, column, , fault, remedy] of lines) {
      assert.match(row!, /^\d+$/)
      for (const said of [column, fault, remedy]) assert.ok(said!.length > 2, `row ${row}: ${column} / ${fault} / ${remedy}`)
    }
    await page.getByText('20 erreurs empêchent l’import').waitFor()
    assert.match(await whyNot(page, await page.getByRole('button', { name: /^Importer \d+/ }).innerText()), /Corrigez d’abord les erreurs/)
    assert.deepEqual((await must(demo, cases.listCases, {})).items, [])
  },
)

test(
  'the clean list becomes families and cases, once the agent said who is already known, and only once',
  { skip, timeout: 120_000 },
  async () => {
    const known = { nationality: 'SYR', languages: ['ar'], documents: [] }
    const omar = await must(demo, people.addPerson, {
      ...known,
      familyName: 'Khatib-Exemple',
      givenNames: 'Omar',
      sex: 'M',
      bornOn: '1985-05-16' as Day,
    })
    const page = await desk.take('mouvements')
    await readRoll(page, 'roll-clean.csv')
    await page.getByText('Aucune erreur.').waitFor()
    const commit = page.getByRole('button', { name: /^Importer \d+ personnes$/ })
    assert.match(await whyNot(page, await commit.innerText()), /Décidez d’abord pour les personnes déjà connues/)
    await page
      .getByRole('group', { name: /^Ligne \d+ : .*Omar/i })
      .getByLabel(/^La même que Omar/)
      .check()
    await page.getByLabel('De nouvelles personnes', { exact: true }).check()
    await commit.click()
    await page
      .getByText(/^Liste importée : \d+ personnes en \d+ dossiers\.$/)
      .first()
      .waitFor()
    await page.getByRole('link', { name: 'Voir les dossiers de cette liste' }).click()
    await page.getByRole('table', { name: 'Dossiers' }).getByRole('row').nth(10).waitFor()

    const made = await must(demo, cases.listCases, { limit: 200 })
    const selam = made.items.find(({ externalRef }) => externalRef === 'HCR-EX-101')!
    caseId = selam.id
    const other = await must(demo, cases.getCase, { caseId: made.items.find(({ externalRef }) => externalRef === 'HCR-EX-102')!.id })
    assert.ok(
      other.members.some(({ personId }) => personId === omar.id),
      'Omar was known, and is not there twice',
    )

    await readRoll(page, 'roll-clean.csv')
    assert.match(await whyStopped(page), /Ce fichier a déjà été importé/)
    assert.equal((await must(demo, cases.listCases, { limit: 200 })).items.length, made.items.length)
  },
)

test('F6: a return to Basra is not covered and is told why; Erbil is', { skip, timeout: 120_000 }, async () => {
  const page = await desk.take('mouvements')
  await goTo(page, '/programmes')
  assert.match(await page.getByRole('row', { name: /ARER/ }).innerText(), /13 pays/)
  await page.getByRole('link', { name: /\(ARER\)/ }).click()
  await page.getByText('seulement : Erbil, Dahouk, Souleimaniye').waitFor()

  await goTo(page, '/cases')
  await press(page, 'Ouvrir un dossier')
  const dialog = page.getByRole('dialog')
  await fill(dialog, { Programme: 'Programme d’appui au retour et à la réinstallation (ARER)', 'Pays de destination': 'Irak' })
  await fill(dialog, { 'Région de destination': 'Une autre région', 'Ville de destination': 'Bassora' })
  await press(dialog, 'Ouvrir un dossier')
  assert.match(await whyStopped(dialog), /ne couvre que : .*(Erbil|IQ-AR)/)
  const basra = await demo.ask(cases.openCase, {
    programmeCode: 'ARER',
    destinationCountry: 'IRQ',
    destinationSubregion: 'IQ-BA',
    members: [],
  })
  assert.equal(basra.body.refusal, 'subregion_not_in_programme')
  await fill(dialog, { 'Région de destination': 'Erbil', 'Ville de destination': 'Erbil' })
  await press(dialog, 'Ouvrir un dossier')
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: 'Chemin du dossier' }).or(page.getByText('Brouillon').first()).first().waitFor()
  assert.match(page.url(), /\/desk\/cases\/[0-9a-f-]{36}$/)
})

test('a counsellor hears the consent of the mother, and registers the case', { skip, timeout: 120_000 }, async () => {
  const { members } = await must(demo, cases.getCase, { caseId })
  const [mother, grandmother] = ['PA', 'PARENT'].map((role) => members.find((member) => member.role === role) ?? members.at(-1)!)
  for (const kind of ['DATA_PROCESSING', 'TRAVEL'] as const)
    await must(demo, people.recordConsent, { personId: grandmother!.personId, kind, form: 'EXPLICIT_ORAL', language: 'ti' })
  const page = await desk.take('conseil')
  await goTo(page, `/people/${mother!.personId}`)
  for (const kind of ['Traitement des données', 'Voyage']) {
    const row = page
      .getByRole('table', { name: 'Consentements' })
      .getByRole('row', { name: new RegExp(`^${kind}\\b`) })
      .first()
    await press(row, 'Enregistrer le consentement')
    const dialog = page.getByRole('dialog')
    await fill(dialog, { Forme: 'Écrit et signé' })
    await press(dialog, 'Enregistrer le consentement')
    await dialog.waitFor({ state: 'detached' })
    await row.getByText(/^Donné le/).waitFor()
  }
  await goTo(page, `/cases/${caseId}`)
  await press(page, 'Enregistrer le dossier')
  await page.getByRole('button', { name: 'Commencer les autorisations' }).waitFor()
})

test(
  'the agent opens the clearances of programme and movement type, writes them down, and the family is ready to travel',
  { skip, timeout: 120_000 },
  async () => {
    const page = await desk.take('mouvements')
    await goTo(page, `/cases/${caseId}`)
    await press(page, 'Ouvrir ce qui est demandé')
    const lines = panelOf(page, 'Autorisations')
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: 'Noter', exact: true }) })
    await lines.nth(24).waitFor()
    assert.equal(await lines.count(), 25, 'five for each of five people who go to Canada')
    await whyNot(page, 'Confirmer prêt au départ')
    await press(lines.filter({ hasText: 'Visa de transit' }).first(), 'Noter')
    const dialog = page.getByRole('dialog')
    await fill(dialog, {
      État: 'Accordée',
      'Valable à partir du': typed(addDays(today, -3)),
      'Valable jusqu’au': typed(addDays(today, 60)),
    })
    await press(dialog, 'Noter')
    await dialog.waitFor({ state: 'detached' })
    await lines.filter({ hasText: 'Visa de transit' }).filter({ hasText: 'Accordée' }).waitFor()

    for (const line of (await must(demo, clearances.listClearances, { caseId })).items) {
      if (line.status === 'CLEARED') continue
      await must(demo, clearances.recordClearance, {
        clearanceId: line.id,
        status: 'CLEARED',
        validFrom: addDays(today, -3),
        validUntil: addDays(today, 60),
      })
    }
    await giveMissingDocuments(demo, caseId)
    await page.reload()
    await press(page, 'Confirmer prêt au départ')
    await page.getByText('Famille prête au départ.').waitFor()
  },
)

test(
  'the agent takes along the nominal roll of the family that is ready, before anybody has a seat',
  { skip, timeout: 90_000 },
  async () => {
    const page = await desk.take('mouvements')
    const { publicRef } = (await must(demo, cases.getCase, { caseId })).case
    await goTo(page, '/movements')
    await press(page, 'Liste nominative')
    const dialog = page.getByRole('dialog')
    await press(dialog, 'Prendre la liste')
    assert.match(await whyStopped(dialog), /Choisissez au moins un dossier/)
    await dialog.getByLabel(new RegExp(publicRef)).check()
    await fill(dialog, { 'Pour qui': 'Autorité', 'Sous quelle forme': 'Texte (CSV)' })
    const roll = await bytesOf(page, () => press(dialog, 'Prendre la liste'))
    await dialog.waitFor({ state: 'detached' })
    const lines = roll.toString().trim().split(/\r?\n/)
    assert.equal(lines.length, 6, 'a line of headings and five persons')
    assert.match(lines[1]!, new RegExp(`^1,${publicRef},1,`))

    await goTo(page, `/cases/${caseId}`)
    await page.getByText('Liste nominative remise à une autorité (CSV) : 5 personnes').first().waitFor()
  },
)

test(
  'a counsellor takes the mother’s document against a signed receipt, she asks for it, and the case says that it is still here',
  { skip, timeout: 120_000 },
  async () => {
    const { members } = await must(demo, cases.getCase, { caseId })
    const mother = members.find(({ role }) => role === 'PA')!.personId
    const page = await desk.take('conseil')
    const original = page.getByRole('dialog')
    await goTo(page, `/people/${mother}`)
    await press(page, 'Garde et reçus')
    await press(original, 'Prendre en garde')
    await press(original, 'Prendre en garde')
    await original.getByText('Toutes les mains').waitFor()
    const receipt = await bytesOf(page, () => press(original, /^Reçu REC-[0-9A-Z]{8}, PDF$/))
    assert.equal(receipt.subarray(0, 5).toString(), '%PDF-')
    await press(original, 'Noter le reçu signé')
    await original
      .getByLabel('Joindre le reçu numérisé')
      .setInputFiles({ name: 'recu.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 Exemple') })
    await original.getByText('Reçu joint.').waitFor()
    await press(original, 'Noter le reçu signé')
    await original.getByText('Reçu signé', { exact: true }).waitFor()
    await press(original, 'La personne le demande')
    await original.getByText(/^À rendre depuis le/).waitFor()

    const agent = await desk.take('mouvements')
    await goTo(agent, `/cases/${caseId}`)
    const away = panelOf(agent, 'Originaux hors des mains de la famille')
    await away.getByText('Au bureau : à rendre avant le départ').waitFor()
    await away.getByText(/^À rendre depuis le/).waitFor()

    await press(original, 'Rendre à la personne')
    await press(original, 'Rendre à la personne')
    await original.getByText('Chez la personne', { exact: true }).waitFor()
    await agent.reload()
    await away.getByText('Chaque original est chez la personne à qui il est.').waitFor()
  },
)

test('nothing complained on any screen of those who prepared the journey', { skip }, () => assert.deepEqual(desk.complaints(), []))

async function readRoll(page: Page, name: string): Promise<void> {
  await goTo(page, '/cases/rolls/new')
  await fill(page.locator('form').first(), { Programme: transit })
  await page.getByLabel('Fichier CSV ou XLSX').setInputFiles(example(name))
  await press(page, 'Lire le fichier')
}
