/**
 * A case opens with the party its movement type asks for: the form asks for exactly that, says what is missing, and the page of the case
 * tells it. A doctor demands an escort; whoever arranges the journey sees it and never why.
 */
import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import * as liaison from '#domain/liaison/contract.ts'
import * as clearances from '#domain/movements/clearance-contract.ts'
import { openFamily } from '#server/test-family.ts'
import { type Journey, phone, signIn, skip, startJourney } from './journey.ts'

let journey: Journey
const screens = process.env['PASSERELLE_LOOK']
before(async () => {
  if (skip !== false) return
  journey = await startJourney()
  const officer = await journey.office.as('liaison@paris.example.org')
  for (const [kind, name] of [
    ['SPONSOR', 'Parrains du Vercors-Exemple'],
    ['CARRIER', 'Compagnie-Exemple'],
  ] as const)
    await officer.ask(liaison.addOrganisation, { kind, name, country: 'FRA' as never, city: 'Die' })
  if (screens !== undefined) await mkdir(screens, { recursive: true })
})
after(() => journey?.close())

const look = async (page: Page, name: string) =>
  screens === undefined ? undefined : page.screenshot({ path: `${screens}/${name}.png`, fullPage: true })

test('an agent opens an evacuation only with the State that asks, its legal reason and why there is no other way', { skip }, async () => {
  const device = await journey.openDevice('evacuation')
  const { page } = device
  await signIn(page, 'mouvements@paris.example.org')
  await page.goto('/desk/cases')
  await page.getByRole('button', { name: 'Ouvrir un dossier' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Programme').selectOption({ label: 'Évacuation humanitaire internationale (cadre général)' })
  await look(page, 'open-evacuation')
  await form.getByRole('button', { name: 'Ouvrir un dossier' }).click()
  await form.getByText('ne s’ouvre pas sans l’État demandeur').or(form.getByText('il manque l’État')).first().waitFor()
  await form.getByLabel('État demandeur').selectOption({ label: 'France' })
  await form.getByLabel('Motif juridique').fill('Protection consulaire de ses ressortissants-Exemple')
  await form.getByRole('button', { name: 'Ouvrir un dossier' }).click()
  await form.getByText('il manque la raison du dernier recours').first().waitFor()
  await look(page, 'open-evacuation-refused')
  await form.getByLabel('Pourquoi il n’y a pas d’autre voie').fill('Aucune route sûre, aucun vol régulier-Exemple')
  await form.getByRole('button', { name: 'Ouvrir un dossier' }).click()
  await page.getByRole('heading', { name: 'Parties' }).waitFor()
  await page.getByText('Aucune route sûre, aucun vol régulier-Exemple').waitFor()
  await look(page, 'case-evacuation')
  assert.deepEqual(device.complaints, [])
  await device.close()
})

test('an agent on a phone chooses the sponsor among the organisations, and nobody else is offered', { skip }, async () => {
  const device = await journey.openDevice('sponsor', phone)
  const { page } = device
  await signIn(page, 'mouvements@paris.example.org')
  await page.goto('/desk/cases')
  await page.getByRole('button', { name: 'Ouvrir un dossier' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Programme').selectOption({ label: 'Parrainage communautaire (cadre général)' })
  await form.getByLabel('Parrain', { exact: true }).fill('comp')
  await form.getByText('Aucune organisation de ce nom').waitFor()
  await form.getByLabel('Parrain', { exact: true }).fill('verc')
  await form.getByRole('button', { name: 'Choisir Parrains du Vercors-Exemple' }).click()
  await form.getByLabel('État qui accueille').selectOption({ label: 'France' })
  await look(page, 'open-sponsorship-phone')
  await form.getByRole('button', { name: 'Ouvrir un dossier' }).click()
  await page.getByRole('heading', { name: 'Parties' }).waitFor()
  await page.getByText('Parrains du Vercors-Exemple').waitFor()
  assert.deepEqual(device.complaints, [])
  await device.close()
})

test('a doctor demands an escort; the agent sees escort and requests on the case, and never the reason', { skip }, async () => {
  const agent = await journey.office.as('mouvements@paris.example.org')
  const { caseId } = await openFamily(agent)
  await agent.ask(clearances.requireClearances, { caseId })

  const doctors = await journey.openDevice('doctor')
  await signIn(doctors.page, 'medical@paris.example.org')
  await doctors.page.goto(`/desk/cases/${caseId}`)
  await doctors.page.getByRole('button', { name: 'Noter la conclusion' }).first().click()
  const form = doctors.page.getByRole('dialog')
  await form.getByLabel('Apte sous conditions').check()
  await form.getByLabel('Escorte demandée').selectOption({ label: 'Infirmier accompagnant' })
  await form.getByLabel('WCHS', { exact: false }).check()
  await form.getByLabel('Détail médical').fill('Fracture récente-Exemple')
  await look(doctors.page, 'fitness-form')
  await form.getByRole('button', { name: 'Noter la conclusion' }).click()
  await doctors.page.getByText('Escorte : Infirmier accompagnant').first().waitFor()
  assert.deepEqual(doctors.complaints, [])

  const agents = await journey.openDevice('agent')
  await signIn(agents.page, 'mouvements@paris.example.org')
  await agents.page.goto(`/desk/cases/${caseId}`)
  await agents.page.getByText('Escorte : Infirmier accompagnant').first().waitFor()
  await agents.page.getByText('Demandes : WCHS').first().waitFor()
  await look(agents.page, 'case-fitness')
  assert.equal(await agents.page.getByText('Fracture').count(), 0)
  assert.equal(await agents.page.getByRole('button', { name: 'Noter la conclusion' }).count(), 0)
  assert.deepEqual(agents.complaints, [])
})

test(
  'a liaison officer writes a carrier down with its agreement, and whoever reads the types sees what is to be checked',
  { skip },
  async () => {
    const device = await journey.openDevice('liaison')
    const { page } = device
    await signIn(page, 'liaison@paris.example.org')
    await page.getByRole('link', { name: 'Organisations', exact: true }).click()
    await page.getByRole('link', { name: 'Compagnie-Exemple' }).waitFor()
    await look(page, 'organisations')
    await page.getByRole('button', { name: 'Ajouter une organisation' }).first().click()
    const form = page.getByRole('dialog')
    await form.getByLabel('Nature').selectOption({ label: 'Transporteur' })
    await form.getByLabel('Code transporteur').fill('xx')
    await form.getByLabel('Nom', { exact: true }).fill('Ailes-Exemple')
    await look(page, 'organisation-form')
    await form.getByRole('button', { name: 'Ajouter une organisation' }).click()
    await page.getByRole('heading', { name: 'Ailes-Exemple' }).waitFor()
    await page.getByRole('button', { name: 'Enregistrer un accord' }).click()
    const terms = page.getByRole('dialog')
    await terms.getByLabel('Du', { exact: true }).fill('01/01/2026')
    await terms.getByLabel('Conditions du tarif').fill('Tarif migrant, remboursable avant le départ')
    await terms.getByLabel('Où c’est écrit').fill('Lettre-Exemple 12')
    await terms.getByRole('button', { name: 'Enregistrer un accord' }).click()
    await page.getByText('2 bagages de 23 kg').waitFor()
    await look(page, 'organisation')
    await page.goto('/desk/programmes/types')
    await page.getByRole('link', { name: 'Relocalisation dans l’Union européenne' }).waitFor()
    await look(page, 'movement-types')
    await page.getByRole('link', { name: 'Relocalisation dans l’Union européenne' }).click()
    await page.getByText('à vérifier').first().waitFor()
    await look(page, 'movement-type')
    assert.deepEqual(device.complaints, [])
  },
)
