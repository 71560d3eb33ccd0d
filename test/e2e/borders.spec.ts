/**
 * Borders and care on the way, in a real browser: a journey by train, ferry and coach planned by hand; a medical form that the doctor
 * writes and movement staff see the outcome of; and a child who travels alone, held back until the file is whole.
 * With PASSERELLE_KEEP_SCREENS the pages are kept as pictures to look at.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import * as cases from '#domain/cases/contract.ts'
import type { CaseId } from '#domain/cases/words.ts'
import { addDays } from '#domain/kit/day.ts'
import * as medifs from '#domain/movements/medif-contract.ts'
import * as movements from '#domain/movements/contract.ts'
import type { MovementId } from '#domain/movements/words.ts'
import * as people from '#domain/people/contract.ts'
import type { PersonId } from '#domain/people/words.ts'
import { type Family, flightDay, readyFamily } from '#server/test-family.ts'
import type { Visitor } from '#server/test-office.ts'
import { fill, goTo, must, panelOf, press, seats, today, typed, whyNot } from './family-steps.ts'
import { type Journey, phone, signIn, skip, startJourney } from './journey.ts'

let journey: Journey
let agent: Visitor
let family: Family
let alone: { caseId: CaseId; personId: PersonId }
const desk = seats(() => journey)
const screens = process.env['PASSERELLE_KEEP_SCREENS']

async function keep(of: Page | Locator, name: string): Promise<void> {
  if (screens !== undefined) await of.screenshot({ path: `${screens}/${name}.png` })
}

before(async () => {
  if (skip !== false) return
  journey = await startJourney()
  agent = await journey.office.as('mouvements@paris.example.org')
  family = await readyFamily(agent)
  alone = await openMinor()
})
after(() => journey?.close())

async function openMinor(): Promise<{ caseId: CaseId; personId: PersonId }> {
  const person = await must(agent, people.addPerson, {
    familyName: 'Neveu-Exemple',
    givenNames: 'Dawit',
    nativeName: 'ዳዊት',
    sex: 'M',
    bornOn: addDays(flightDay, -Math.round(11.4 * 365.25)),
    nationality: 'ERI',
    languages: ['ti'],
  })
  const opened = await must(agent, cases.openCase, {
    programmeCode: 'TRANSIT_CDG',
    destinationCountry: 'FRA',
    unaccompaniedMinor: true,
    members: [{ personId: person.id, role: 'PA' }],
  })
  return { caseId: opened.id, personId: person.id }
}

type Typed = {
  mode: string
  fields: Record<string, string>
  clocks: [string, string]
  stops?: (string | undefined)[]
  kinds?: [string, string]
}

async function typeLeg(page: Page, number: number, leg: Typed): Promise<void> {
  const group = page.getByRole('group', { name: `Trajet ${number}` })
  await fill(group, { Mode: leg.mode })
  for (const [end, kind] of (leg.kinds ?? []).entries())
    await group.getByLabel('Sorte de lieu', { exact: true }).nth(end).selectOption({ label: kind })
  await fill(group, leg.fields)
  for (const [end, clock] of leg.clocks.entries()) await group.getByLabel('Heure locale').nth(end).fill(clock)
}

test(
  'an agent plans a train, a ferry and a coach, choosing each station, port and town by its name',
  { skip, timeout: 120_000 },
  async () => {
    const page = await desk.take('mouvements')
    await goTo(page, '/movements/new')
    const on = typed(flightDay)
    await typeLeg(page, 1, {
      mode: 'Train',
      fields: {
        Numéro: 'TER 5795',
        Transporteur: 'Rail-Exemple',
        'Lieu de départ': 'Paris (FRPAR)',
        'Lieu d’arrivée': 'Calais (FRCQF)',
        'Jour de départ': on,
        'Jour d’arrivée': on,
      },
      clocks: ['07:00', '10:20'],
    })
    const first = page.getByRole('group', { name: 'Trajet 1' })
    await first
      .getByLabel(/^Gare ou quai/)
      .nth(0)
      .selectOption({ label: 'Gare du Nord' })
    await first
      .getByLabel(/^Gare ou quai/)
      .nth(1)
      .selectOption({ label: 'Gare Calais-Ville' })
    await keep(page, 'plan-train')
    await press(page, 'Ajouter un trajet')
    await typeLeg(page, 2, {
      mode: 'Mer',
      fields: {
        Numéro: 'FERRY 7',
        Transporteur: 'Ferry-Exemple',
        'Lieu de départ': 'Calais (FRCQF)',
        'Lieu d’arrivée': 'Douvres (GBDVR)',
        'Jour de départ': on,
        'Jour d’arrivée': on,
      },
      clocks: ['13:00', '13:30'],
    })
    await page
      .getByRole('group', { name: 'Trajet 2' })
      .getByLabel(/^Gare ou quai/)
      .first()
      .selectOption({ label: 'Port' })
    await press(page, 'Ajouter un trajet')
    await typeLeg(page, 3, {
      mode: 'Route',
      kinds: ['Port', 'Aéroport'],
      fields: {
        Numéro: 'CAR 12',
        'Lieu de départ': 'Douvres (GBDVR)',
        'Aéroport d’arrivée': 'LHR',
        'Jour de départ': on,
        'Jour d’arrivée': on,
      },
      clocks: ['15:30', '18:00'],
    })
    await keep(page, 'plan-mixed')
    await press(page, 'Prévoir un mouvement')
    await page.waitForURL(/\/desk\/movements\/[0-9a-f-]{36}$/)
    const planned = await must(agent, movements.getMovement, { movementId: page.url().split('/').at(-1) as MovementId })
    assert.deepEqual(
      [
        planned.mode,
        ...planned.legs.map((leg) => `${leg.mode} ${leg.fromPlace} ${leg.fromTerminal ?? ''}–${leg.toPlace} ${leg.toTerminal ?? ''}`),
      ],
      ['MIXED', 'RAIL FRPAR NORD–FRCQF VILLE', 'SEA FRCQF PORT–GBDVR ', 'ROAD GBDVR –LHR '],
    )
    const legs = panelOf(page, 'Trajets')
    for (const name of ['Paris', 'Gare du Nord', 'Calais', 'Douvres', 'Mer']) await legs.getByText(name, { exact: true }).first().waitFor()
    await keep(page, 'movement-mixed')
  },
)

test('the doctor writes a form that movement staff see the outcome of, and never the reason', { skip, timeout: 150_000 }, async () => {
  const page = await desk.take('mouvements')
  await goTo(page, `/cases/${family.caseId}`)
  const panel = panelOf(page, 'Formulaires médicaux (MEDIF)')
  await press(panel, 'Demander un formulaire')
  const dialog = page.getByRole('dialog')
  const name = (await dialog.getByLabel('Personne').locator('option').filter({ hasText: 'Letay' }).textContent())!
  await fill(dialog, { Personne: name, Compagnie: 'AF', 'Jour du voyage': typed(flightDay) })
  await press(dialog, 'Demander un formulaire')
  await panel.getByText('Demandé au médecin').waitFor()
  assert.match(await whyNot(panel, 'Partie du médecin'), /détail médical/)
  assert.match(await whyNot(panel, 'Noter l’envoi ou la réponse'), /médecin/)

  const doctor = await desk.take('medical')
  await goTo(doctor, `/cases/${family.caseId}`)
  const theirs = panelOf(doctor, 'Formulaires médicaux (MEDIF)')
  await press(theirs, 'Partie du médecin')
  const form = doctor.getByRole('dialog')
  await form.getByRole('radio', { name: 'Apte sous conditions' }).check()
  await form.getByRole('checkbox', { name: /^WCHC/ }).check()
  await fill(form, {
    Accompagnant: 'Avec un infirmier',
    Diagnostic: 'I50.9',
    Pronostic: 'Bon',
    Médecin: 'Dr Soignante-Exemple',
    'Numéro d’exercice': '10000000001',
    'Signé le': typed(today),
  })
  await keep(doctor, 'medif-doctor')
  await press(form, 'Enregistrer')
  await theirs.getByText('Apte sous conditions').first().waitFor()

  await goTo(page, `/cases/${family.caseId}`)
  await panel.getByText('Rempli, à envoyer').waitFor()
  await panel.getByText('Avec un infirmier').waitFor()
  assert.ok(!(await page.content()).includes('I50'), 'no diagnosis on the page of movement staff')
  for (const personId of (await must(agent, cases.getCase, { caseId: family.caseId as never })).members.map((one) => one.personId))
    await must(agent, people.recordConsent, { personId, kind: 'MEDICAL_DISCLOSURE', form: 'EXPLICIT_ORAL', language: 'ti' })
  await press(panel, 'Noter l’envoi ou la réponse')
  await fill(page.getByRole('dialog'), { 'Envoyé le': typed(today), 'Réponse de la compagnie': 'Accepté' })
  await press(page.getByRole('dialog'), 'Enregistrer')
  await page.getByRole('dialog').getByRole('alert').first().waitFor()
  await fill(page.getByRole('dialog'), { 'Référence de la compagnie': 'AF-EX-1' })
  await press(page.getByRole('dialog'), 'Enregistrer')
  await panel.getByText('Accepté').waitFor()
  await keep(page, 'case-medif')
  const [medif] = (await must(agent, medifs.listMedifs, { caseId: family.caseId })).items
  assert.deepEqual([medif!.decision, medif!.carrierRef], ['CLEARED', 'AF-EX-1'])
})

test('a child who travels alone has a file, and the page says what is missing until it is whole', { skip, timeout: 150_000 }, async () => {
  const page = await desk.take('mouvements')
  await goTo(page, `/cases/${alone.caseId}`)
  const panel = panelOf(page, 'Mineurs sans adulte de la famille')
  await panel.getByText(/Aucun dossier de mineur/).waitFor()
  await press(panel, 'Ouvrir le dossier du mineur')
  const form = page.getByRole('dialog')
  const guardian = form.getByRole('group', { name: 'Qui confie l’enfant' })
  const receiver = form.getByRole('group', { name: 'Qui l’accueille' })
  await fill(guardian, { Nom: 'Letay Tutrice-Exemple', 'Lien avec l’enfant': 'tante', 'Pièce vue': 'passeport', 'Vue le': typed(today) })
  await fill(receiver, { Nom: 'Yonas Oncle-Exemple', 'Lien avec l’enfant': 'oncle' })
  await fill(form, {
    Nature: 'Décision de justice',
    'Référence du document': 'Jugement-Exemple 12',
    'Daté du': typed(addDays(today, -60)),
    'L’autre parent': 'Un seul parent décide',
    'Langue de l’enfant': 'ti',
  })
  await keep(page, 'minor-form')
  await press(form, 'Enregistrer')
  await panel.getByText('4 points manquent avant le départ').waitFor()
  await keep(page, 'case-minor')
  await press(panel, 'Compléter')
  await fill(receiver, { Téléphone: '+33 6 00 00 00 00', 'Pièce vue': 'titre de séjour', 'Vue le': typed(today) })
  const way = form.getByRole('group', { name: 'En chemin' })
  await fill(way, { Référence: 'UM-EX-1', 'Mot convenu': 'étoile du nord' })
  await press(form, 'Enregistrer')
  await panel.getByText('Dossier complet').waitFor()
})

test(
  'a supervisor lets somebody go to the country they fled, on a lawyer’s word, and the family’s page of seats says who still may not',
  { skip, timeout: 150_000 },
  async () => {
    const on = flightDay
    const planned = await must(agent, movements.planMovement, {
      movementType: 'VHR',
      legs: [{ number: 'ET312', fromPlace: 'ADD', departsLocal: `${on}T09:00`, toPlace: 'ASM', arrivesLocal: `${on}T10:10` }],
    })
    const supervisor = await desk.take('superviseur')
    await goTo(supervisor, `/movements/${planned.id}`)
    await press(supervisor, 'Accepter une exception')
    const dialog = supervisor.getByRole('dialog')
    await dialog.getByRole('button', { name: new RegExp(family.caseRef) }).click()
    await dialog.getByRole('radio', { name: /^Trajet par le pays d’origine/ }).check()
    const name = (await dialog.getByLabel('Personne').locator('option').filter({ hasText: 'Amina' }).textContent())!
    await fill(dialog, {
      Personne: name,
      Pourquoi: 'Elle retourne auprès de sa mère',
      'Avis du juriste': 'Avis de Me Exemple : retour volontaire',
    })
    await keep(supervisor, 'exception')
    await press(dialog, 'Accepter une exception')
    await supervisor.getByText('Exception acceptée.').waitFor()

    const page = await desk.take('mouvements')
    await goTo(page, `/movements/${planned.id}`)
    await press(page, 'Réserver pour une famille')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: new RegExp(family.caseRef) })
      .click()
    await page
      .getByRole('dialog')
      .getByText(/4 points bloquent/)
      .first()
      .waitFor()
    assert.equal(
      await page
        .getByRole('dialog')
        .getByText(/titre de voyage pour réfugié/)
        .count(),
      4,
      'the four who have no lawyer’s word',
    )
    await keep(page, 'book-blocked')
  },
)

test('a visa of a State on the way is written down by its reference, on the phone too', { skip, timeout: 120_000 }, async () => {
  const device = await journey.openDevice('phone', phone)
  await signIn(device.page, 'mouvements@paris.example.org')
  await goTo(device.page, `/cases/${family.caseId}`)
  const panel = panelOf(device.page, 'Visas et titres en chemin')
  await press(panel, 'Noter un titre')
  const form = device.page.getByRole('dialog')
  const name = (await form.getByLabel('Personne').locator('option').filter({ hasText: 'Amina' }).textContent())!
  await fill(form, {
    Personne: name,
    'État qui l’a donné': 'États-Unis',
    'Numéro ou référence': 'V-EX-77',
    'Valable à partir du': typed(today),
    'Valable jusqu’au': typed(flightDay),
  })
  await keep(form, 'right-form-phone')
  await press(form, 'Noter un titre')
  await panel.getByText('V-EX-77').waitFor()
  await keep(panel, 'rights-phone')
  await keep(panelOf(device.page, 'Formulaires médicaux (MEDIF)'), 'medif-phone')
  await goTo(device.page, '/movements/new')
  await fill(device.page.getByRole('group', { name: 'Trajet 1' }), { Mode: 'Mer' })
  await keep(device.page, 'plan-phone')
  assert.deepEqual([...device.complaints, ...desk.complaints()], [])
})
