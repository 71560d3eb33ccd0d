// A clerk enters a double on purpose, is warned, merges the two files, and undoes it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { phone, signIn, skip, startJourney, type Journey } from './journey.ts'

let journey: Journey
before(async () => {
  if (skip === false) journey = await startJourney()
})
after(async () => {
  if (skip === false) await journey.close()
})

async function enter(page: Page, familyName: string, givenNames: string, native = ''): Promise<void> {
  await page.goto('/desk/people/new')
  await page.getByLabel('Nom de famille').fill(familyName)
  await page.getByLabel('Prénoms').fill(givenNames)
  if (native !== '') await page.getByLabel('Nom dans son écriture d’origine').fill(native)
  await page.getByLabel('Sexe').selectOption('F')
  await page.getByLabel('Date de naissance').fill('07/03/1988')
  await page.getByLabel('Nationalité').first().selectOption('ERI')
}

test('a clerk enters a double on purpose, is warned, merges, and undoes it', { skip }, async () => {
  const { page, complaints, close } = await journey.openDevice('clerk')
  await signIn(page, 'mouvements@paris.example.org')
  await enter(page, 'Gebremedhin-Exemple', 'Letay', 'ለታይ ገብረመድህን')
  await page.getByRole('button', { name: 'Enregistrer une personne' }).click()
  await page.getByRole('heading', { name: /Letay Gebremedhin-Exemple/ }).waitFor()
  const first = page.url()

  await enter(page, 'Gebremedhen-Exemple', 'Leteay')
  const warning = page.getByRole('status').filter({ hasText: 'Déjà enregistrée ?' })
  await warning.getByText('Letay Gebremedhin-Exemple').waitFor()
  await warning.getByText('même date de naissance').waitFor()
  await warning.getByRole('button', { name: /Comparer plus tard avec Letay/ }).click()
  await warning.getByText('À comparer plus tard').waitFor()
  await page.getByRole('button', { name: 'Enregistrer une personne' }).click()
  await page.getByRole('heading', { name: /Leteay Gebremedhen-Exemple/ }).waitFor()
  const second = page.url()

  await page.goto('/desk/people/pairs')
  await page.getByText('même nom écrit autrement').waitFor()
  await page.keyboard.press('s')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^Letay Gebremedhin-Exemple/).check()
  await dialog.getByRole('button', { name: 'Réunir les deux fiches' }).click()
  await page.getByText('Aucun double possible n’attend').waitFor()

  await page.goto(second)
  await page.getByText('La fiche que vous cherchiez a été réunie à celle-ci.').waitFor()
  await page.getByRole('heading', { name: /Letay Gebremedhin-Exemple/ }).waitFor()
  await page.goto('/desk/people')
  await page.getByRole('searchbox').last().fill('Leteay Gebremedhen')
  await page.getByRole('link', { name: /Letay Gebremedhin-Exemple/ }).click()

  await page.getByRole('button', { name: 'Détails' }).click()
  await page.getByRole('dialog').getByLabel('Ce sont deux personnes').check()
  await page.getByRole('dialog').getByRole('button', { name: 'Défaire la fusion' }).click()
  await page.getByText('Défaite', { exact: true }).waitFor()
  await page.goto(second)
  await page.getByRole('heading', { name: /Leteay Gebremedhen-Exemple/ }).waitFor()
  await page.goto(first)
  await page.getByRole('heading', { name: /Letay Gebremedhin-Exemple/ }).waitFor()
  await page.goto('/desk/people/pairs')
  await page.getByText('Aucun double possible n’attend').waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

test('a clerk types a Tigrinya name in Latin letters and finds the person who is registered in Ethiopic script', { skip }, async () => {
  const { page, complaints, close } = await journey.openDevice('scripts')
  await signIn(page, 'mouvements@paris.example.org')
  // The Latin letters of the paper say nothing of the name: it stands in its own script alone.
  await enter(page, 'Illisible-Exemple', '', 'ሰናይት ሃይለ')
  await page.getByRole('button', { name: 'Enregistrer une personne' }).click()
  await page.getByRole('heading', { name: /ሰናይት ሃይለ/ }).waitFor()
  await page.goto('/desk/people')
  await page.getByRole('searchbox').last().fill('Haile Senayt')
  await page.getByRole('link', { name: /ሰናይት ሃይለ/ }).click()
  await page.getByRole('heading', { name: /ሰናይት ሃይለ/ }).waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

test('on a phone the work list stays within the window', { skip }, async () => {
  const { page, close } = await journey.openDevice('phone', phone)
  await signIn(page, 'mouvements@paris.example.org')
  await enter(page, 'Tekle-Exemple', 'Ruta')
  await page.getByRole('button', { name: 'Enregistrer une personne' }).click()
  await page.getByRole('heading', { name: /Ruta Tekle-Exemple/ }).waitFor()
  await enter(page, 'Tekle-Exemple', 'Ruta')
  await page.getByRole('button', { name: 'Enregistrer une personne' }).click()
  await page.getByRole('heading', { name: /Ruta Tekle-Exemple/ }).waitFor()
  await page.goto('/desk/people/pairs')
  await page.getByRole('button', { name: 'Une autre personne (N)' }).waitFor()
  const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  assert.ok(Number(wider) <= 0, `${String(wider)} px too wide`)
  await page.getByRole('button', { name: 'Une autre personne (N)' }).click()
  await page.getByText('Aucun double possible n’attend').waitFor()
  await close()
})
