// A woman asks to be forgotten: her request is received, an erasure proposed, confirmed by a second person on a phone, and carried out at night.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { eraseEverywhere } from '#server/nightly.ts'
import { type Journey, phone, signIn, skip, startJourney } from './journey.ts'
import { addNamesake } from '#server/test-register.ts'
import type { Person } from '#domain/people/words.ts'

let journey: Journey
let woman: Person
before(async () => {
  if (skip !== false) return
  journey = await startJourney()
  woman = await addNamesake(await journey.office.as('mouvements@paris.example.org'), { familyName: 'Oubliee-Exemple' })
})
after(async () => {
  if (skip === false) await journey.close()
})

const inDialog = (page: Page) => page.getByRole('dialog')

test('an agent receives her request and proposes the erasure, which the agent alone cannot confirm', { skip }, async () => {
  const { page, complaints, close } = await journey.openDevice('agent')
  await signIn(page, 'mouvements@paris.example.org')
  await page.goto(`/desk/people/${woman.id}`)
  await page.getByRole('button', { name: 'Recevoir une demande' }).click()
  await inDialog(page).getByLabel('Demande', { exact: true }).selectOption({ label: 'Effacement' })
  await inDialog(page).getByLabel('Ce qui est demandé').fill('Elle demande que tout soit effacé')
  await inDialog(page).getByRole('button', { name: 'Enregistrer' }).click()
  await inDialog(page).waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'Effacement', exact: true }).click()
  await inDialog(page).getByText('Elle demande que tout soit effacé').waitFor()
  await inDialog(page).getByText('Aucune loi ne garde rien : tout part.').waitFor()
  await inDialog(page).getByRole('button', { name: 'Effacer la fiche de cette personne' }).click()
  await inDialog(page).getByText('Attend une deuxième personne').waitFor()
  const confirm = inDialog(page).getByRole('button', { name: 'Confirmer l’effacement' })
  assert.equal(await confirm.getAttribute('aria-disabled'), 'true')
  await eraseEverywhere(journey.office.house)
  await page.reload()
  await page.getByRole('heading', { name: /Semhar Oubliee-Exemple/ }).waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

test('on a phone, a second person reads what goes and confirms it', { skip }, async () => {
  const { page, complaints, close } = await journey.openDevice('supervisor', phone)
  await signIn(page, 'superviseur@paris.example.org')
  await page.goto('/desk/people/requests')
  await page.getByRole('link', { name: /Semhar Oubliee-Exemple/ }).waitFor()
  const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  assert.ok(Number(wider) <= 0, `${String(wider)} px too wide`)
  await page.getByRole('button', { name: 'Effacement', exact: true }).tap()
  await inDialog(page)
    .getByText(/C’est sans retour/)
    .waitFor()
  await inDialog(page).getByRole('button', { name: 'Confirmer l’effacement' }).tap()
  await inDialog(page).getByText('Confirmé', { exact: true }).waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

test(
  'after the night nobody finds her, her page says that there is no such file, and the answer log keeps no word of her',
  { skip },
  async () => {
    assert.deepEqual(await eraseEverywhere(journey.office.house), { erased: 1 })
    const { page, complaints, close } = await journey.openDevice('agent')
    await page.goto(`/desk/people/${woman.id}`)
    await page.getByText('Introuvable').first().waitFor()
    await page.goto('/desk/people')
    await page.getByRole('searchbox').last().fill('Oubliee')
    await page.getByText('Aucune personne trouvée').first().waitFor()

    await page.goto('/desk/people/requests')
    await page.getByText('Aucune demande n’attend de réponse').waitFor()
    await page.getByLabel('État').selectOption({ label: 'Accordée' })
    await page.getByText('Personne effacée').waitFor()
    await page.getByRole('table', { name: 'Effacements' }).getByText('Rien', { exact: true }).waitFor()
    assert.ok(!(await page.locator('main').innerText()).includes('Oubliee'))
    assert.deepEqual(complaints, [])
    await close()
  },
)
