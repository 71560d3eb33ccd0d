// A missed connection to its end: told to those who work on the journey, its bills, what the carrier owes and pays, and the lesson.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { addMinutes } from '#domain/kit/day.ts'
import { clockNow } from '#server/kit/transaction.ts'
import { type Landed, landFamilies } from '#server/test-arrivals.ts'
import { type Device, type Journey, phone, signIn, skip, startJourney } from './journey.ts'

let journey: Journey
let family: Landed
before(async () => {
  if (skip !== false) return
  journey = await startJourney()
  const lands = addMinutes(clockNow(), -30)
  ;[family] = (await landFamilies(journey.office, [
    { surname: 'Manquee-Exemple', ages: [34, 12, 7], lands, leaves: addMinutes(lands, 80), flight: 'XX301' },
  ])) as [Landed]
  // Their ticket begins in Paris: the way here was another one.
  await journey.office.admin.query('delete from movements_leg where seq = 1 and movement_id = $1', [family.movementId])
})
after(() => journey?.close())

async function open(who: string, email: string, options = {}): Promise<Device> {
  const device = await journey.openDevice(who, options)
  await signIn(device.page, email)
  return device
}

async function isWithin(page: Page): Promise<void> {
  const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  assert.ok(Number(wider) <= 0, `${String(wider)} px too wide`)
}

const card = (page: Page) => page.getByRole('article').filter({ hasText: 'Manquee-Exemple' })

test('an agent at the gate reports on a phone that the family missed its flight', { skip, timeout: 60_000 }, async () => {
  const { page, complaints, close } = await open('agent', 'transit@paris.example.org', phone)
  await page.goto('/desk/transit')
  await card(page).getByRole('link').first().tap()
  await page.getByRole('listitem').filter({ hasText: 'Porte du vol suivant' }).getByRole('button', { name: 'Signaler un incident' }).tap()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Ce qui s’est passé').selectOption({ label: 'Correspondance manquée' })
  await dialog.getByRole('button', { name: 'Signaler un incident' }).tap()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('3 · grave').first().waitFor()
  await page.getByRole('link', { name: 'Suites' }).tap()
  await page.getByRole('heading', { name: /Correspondance manquée/ }).waitFor()
  await page.getByText('Le retard à l’arrivée n’est pas encore noté').waitFor()
  await isWithin(page)
  assert.deepEqual(complaints, [])
  await close()
})

test('the counsellor of the family reads it on the first page, without a name, and says so', { skip, timeout: 60_000 }, async () => {
  const { page, complaints, close } = await open('counsellor', 'conseil@paris.example.org')
  const told = page
    .getByRole('region', { name: 'Incidents à connaître' })
    .or(page.locator('section').filter({ hasText: 'Incidents à connaître' }))
  await told.getByText('Correspondance manquée').first().waitFor()
  assert.ok(!(await told.first().innerText()).includes('Manquee'))
  await told.getByRole('button', { name: 'Nous savons' }).first().click()
  await page.getByText('Aucun incident n’attend votre réponse').waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

test(
  'a supervisor takes it up, enters the bills, claims, is paid, and closes it with its cause and its lesson',
  { skip, timeout: 120_000 },
  async () => {
    const { page, complaints, close } = await open('supervisor', 'quart@paris.example.org')
    await page.goto('/desk/transit')
    await card(page).getByRole('link').first().click()
    await page.getByRole('link', { name: 'Suites' }).click()
    const told = page.getByRole('table', { name: 'Qui a été prévenu' })
    await told.getByText('Célia Conseil-Exemple').waitFor()
    await told.getByText('Pas encore de réponse').first().waitFor()

    await page.getByRole('button', { name: 'Je m’en occupe' }).click()
    await page.getByRole('button', { name: 'Je m’en occupe' }).waitFor({ state: 'detached' })
    await addBill(page, 'Hôtel', '320,50', 'Le bureau')
    await addBill(page, 'Repas', '41', 'Le transporteur')
    await addBill(page, 'Transport', '999', 'Le bureau')
    const bills = page.getByRole('table', { name: 'Frais de l’incident' })
    await bills
      .getByRole('row', { name: /Transport/ })
      .getByRole('button', { name: 'Rayer' })
      .click()
    await bills.getByText('Rayée').waitFor()
    await page.getByText(/Bureau 320,50\s€ · transporteur 41,00\s€/).waitFor()

    await page.getByRole('button', { name: 'Compléter' }).click()
    await page.getByRole('dialog').getByLabel('Retard à l’arrivée finale, en minutes').fill('600')
    await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('Indemnisation entière, selon la distance et le retard à l’arrivée.').waitFor()
    await page.getByLabel('Référence de la réclamation').fill('XX-2026-77')
    await page.getByRole('button', { name: /^Réclamer 1\s800,00\s€$/ }).click()
    await page.getByText('Envoyée', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Le transporteur a payé' }).click()
    await page.getByText('Payée', { exact: true }).waitFor()

    await page.getByRole('button', { name: 'Clore l’incident' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Comment cela s’est terminé').fill('Partis ensemble le lendemain à midi')
    await dialog.getByLabel(/^Cause/).fill('Contrôle long au terminal')
    await dialog.getByLabel('À retenir pour la prochaine fois').fill('Demander une file réservée')
    await dialog.getByRole('button', { name: 'Clore l’incident' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('Clos', { exact: true }).waitFor()
    for (const words of ['Partis ensemble le lendemain à midi', 'Contrôle long au terminal', 'Demander une file réservée'])
      await page.getByText(words).waitFor()
    assert.equal(await page.getByRole('button', { name: 'Clore l’incident' }).count(), 0)
    assert.deepEqual(complaints, [])
    await close()
  },
)

async function addBill(page: Page, nature: string, amount: string, payer: string): Promise<void> {
  await page.getByRole('button', { name: 'Ajouter une facture' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nature').selectOption({ label: nature })
  await dialog.getByLabel('Montant').fill(amount)
  await dialog.getByLabel(payer).check()
  await dialog.getByRole('button', { name: 'Ajouter une facture' }).click()
  await dialog.waitFor({ state: 'detached' })
}
