/**
 * After the journey: a plan that a second person approves, visits, a survey with its scores, the figures of the office and the public
 * page of the project; and the lines at the foot of a document, read on the page of a person.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { CaseId } from '#domain/cases/words.ts'
import { addDays, type Day } from '#domain/kit/day.ts'
import * as people from '#domain/people/contract.ts'
import * as programmes from '#domain/programmes/contract.ts'
import type { Instrument } from '#domain/programmes/instrument-words.ts'
import * as reintegration from '#domain/reintegration/contract.ts'
import type { Visitor } from '#server/test-office.ts'
import { comeHome, fill, goTo, must, panelOf, press, seats, today, typed, whyNot, whyStopped } from './family-steps.ts'
import { type Journey, skip, startJourney } from './journey.ts'

let journey: Journey
let demo: Visitor
let caseId: CaseId
const desk = seats(() => journey)
const daysHome = 42

before(async () => {
  if (skip !== false) return
  journey = await startJourney()
  demo = await journey.office.as('demo@paris.example.org')
  caseId = await comeHome(demo, daysHome)
})
after(() => journey?.close())

test('a person who came home plans their work with an officer, and no help goes over the ceiling', { skip, timeout: 120_000 }, async () => {
  const page = await desk.take('reintegration')
  await goTo(page, `/reintegration/cases/${caseId}`)
  const opening = page.locator('form').first()
  await fill(opening, { Projet: 'Ouvrir un atelier de couture dans le quartier.' })
  await press(opening, 'Ouvrir un plan')

  await addHelp('Création d’entreprise', 'Deux machines à coudre et du tissu', '2800', '1')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const lines = panelOf(page, 'Aides et versements')
  await lines.getByRole('heading', { name: 'Création d’entreprise' }).waitFor()
  assert.ok((await lines.getByText(/^Tranche \d sur \d$/).count()) > 1, 'the help is paid in tranches')

  await addHelp('Formation professionnelle', 'Cours de gestion, trois semaines', '900', '0')
  const dialog = page.getByRole('dialog')
  assert.match(plain(await whyStopped(dialog)), /Le plafond du plan est de 3 ?500 EUR ; il reste 700 EUR/)
  const { plan } = await must(demo, reintegration.getPlan, { caseId })
  const overspent = await demo.ask(reintegration.addLine, {
    planId: plan!.id,
    form: 'VOCATIONAL_TRAINING',
    description: 'Cours',
    amountMinor: 90_000,
  })
  assert.equal(overspent.body.refusal, 'over_ceiling')

  await fill(dialog, { Montant: '700' })
  await press(dialog, 'Ajouter une aide')
  await dialog.waitFor({ state: 'detached' })
  await lines.getByRole('heading', { name: 'Formation professionnelle' }).waitFor()

  await press(page, 'Proposer')
  await fill(page.getByRole('dialog'), { 'Jour du retour': typed(addDays(today, -daysHome)) })
  await press(page.getByRole('dialog'), 'Proposer')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await whyNot(page, 'Approuver')

  async function addHelp(form: string, description: string, amount: string, jobs: string): Promise<void> {
    await press(panelOf(page, 'Aides et versements'), 'Ajouter une aide')
    const asked = page.getByRole('dialog')
    await fill(asked, { 'Forme de l’aide': form, 'En quoi consiste l’aide': description, Montant: amount, 'Pour soi': jobs })
    await press(asked, 'Ajouter une aide')
  }
})

test(
  'a second person approves the plan, and the visits of the first year are dated from the return',
  { skip, timeout: 120_000 },
  async () => {
    const page = await desk.take('superviseur')
    await goTo(page, `/reintegration/cases/${caseId}`)
    await press(page, 'Approuver')
    await press(page.getByRole('dialog'), 'Approuver')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const visits = page.getByRole('table', { name: 'Visites de suivi' })
    await visits.getByRole('row').nth(3).waitFor()
    const rows = await visits.getByRole('row').allInnerTexts()
    assert.deepEqual(
      rows.slice(1).map((row) => /Mois \d+/.exec(row)?.[0]),
      ['Mois 1', 'Mois 6', 'Mois 12'],
    )
    const file = await must(demo, reintegration.getPlan, { caseId })
    assert.deepEqual([file.plan!.status, file.plan!.returnOn], ['APPROVED', addDays(today, -daysHome)])
  },
)

test('the officer writes the first visit with the jobs that are there', { skip, timeout: 120_000 }, async () => {
  const page = await desk.take('reintegration')
  await goTo(page, `/reintegration/cases/${caseId}`)
  await press(page.getByRole('row', { name: /^Mois 1\b/ }), 'Écrire la visite')
  const dialog = page.getByRole('dialog')
  await fill(dialog, { Comment: 'Sur le lieu de travail', 'Pour soi': '1', Famille: '0', Communauté: '2' })
  await dialog.getByRole('group', { name: 'L’activité fonctionne-t-elle ?' }).getByLabel('Oui').check()
  await dialog.getByRole('group', { name: 'La personne souhaite-t-elle rester ?' }).getByLabel('Oui').check()
  await press(dialog, 'Écrire la visite')
  await dialog.waitFor({ state: 'detached' })
  await page
    .getByRole('row', { name: /^Mois 1\b/ })
    .getByText('Faite', { exact: true })
    .waitFor()
})

test('F12: a person answers the survey, and reads one, a half, nothing, and a half of it all', { skip, timeout: 120_000 }, async () => {
  const instrument = await must(demo, programmes.getInstrument, { code: 'SUSTAINABILITY_SURVEY' })
  const page = await desk.take('reintegration')
  await goTo(page, `/reintegration/cases/${caseId}`)
  await page.getByRole('link', { name: 'Nouvelle enquête' }).click()
  await page.getByRole('button', { name: 'Suivant', exact: true }).waitFor()
  for (const [dimension, wanted] of [
    ['ECONOMIC', 1],
    ['SOCIAL', 0.5],
    ['PSYCHOSOCIAL', 0],
  ] as const) {
    await press(page, 'Suivant')
    for (const { group, answer } of answersOf(instrument, dimension, wanted))
      await page.getByRole('group', { name: group, exact: true }).getByLabel(answer, { exact: true }).check()
  }
  await press(page, 'Suivant')
  await press(page, 'Enregistrer l’enquête')
  await page.getByText('Enquête enregistrée.').first().waitFor()
  const scores = page.getByRole('table', { name: 'Scores de 0 à 1' })
  const shown = Object.fromEntries((await scores.getByRole('row').allInnerTexts()).slice(1).map((row) => row.split(/\s*[\t\n]\s*/)))
  assert.deepEqual(
    Object.entries(shown).map(([dimension, score]) => [dimension, Number(String(score).replace(',', '.'))]),
    [
      ['Économique', 1],
      ['Sociale', 0.5],
      ['Psychosociale', 0],
      ['Ensemble', 0.5],
    ],
  )
})

test('the project manager reads how many persons were assisted and how many jobs were found', { skip, timeout: 120_000 }, async () => {
  const page = await desk.take('projets')
  await goTo(page, '/projects/indicators')
  const reached = async (table: string, name: string) => {
    const row = page
      .getByRole('table', { name: table, exact: true })
      .first()
      .getByRole('row', { name: new RegExp(`^${name}`) })
    return Number(/(\d+)\D*$/.exec(await row.innerText())?.[1])
  }
  assert.ok((await reached('Personnes', 'Personnes accompagnées')) >= 1)
  assert.deepEqual([await reached('Emplois', 'Emplois pour soi'), await reached('Emplois', 'Emplois pour la communauté')], [1, 2])
})

test('anybody reads the page of the project on the portal, without signing in', { skip, timeout: 60_000 }, async () => {
  const visitor = await journey.openDevice('a stranger')
  const answer = await visitor.page.goto('/fr/projets/c01')
  assert.equal(answer?.status(), 200)
  await visitor.page.getByRole('heading', { level: 1, name: /Programme d’appui au retour et à la réinstallation/ }).waitFor()
  assert.ok(await visitor.page.getByText('OFII').first().isVisible())
  assert.deepEqual([...(await visitor.context.cookies()), ...visitor.complaints], [])
})

const specimen = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10']
const travelTitle = ['PRETHGHEBRE<EXEMPLE<<SELAM<<<<<<<<<<<<<<<<<<', 'EX07001379XXB9203147F3511200<<<<<<<<<<<<<<06']

test(
  'F14: the lines of a document are believed when every check digit is right, and the place is told where one is not',
  { skip, timeout: 120_000 },
  async () => {
    const anna = await must(demo, people.addPerson, {
      familyName: 'Eriksson',
      givenNames: 'Anna Maria',
      sex: 'F',
      bornOn: '1974-08-12' as Day,
      nationality: 'XXX',
      languages: ['fr'],
      documents: [],
    })
    const selam = await must(demo, people.addPerson, {
      familyName: 'Ghebre-Exemple',
      givenNames: 'Selam',
      sex: 'F',
      bornOn: '1992-03-14' as Day,
      nationality: 'ERI',
      languages: ['ti'],
      documents: [],
    })
    const page = await desk.take('conseil')
    const dialog = page.getByRole('dialog')
    const paste = async (personId: string, lines: string[]) => {
      await goTo(page, `/people/${personId}`)
      await press(page, 'Ajouter un document')
      await fill(dialog, { 'Lignes de lecture (MRZ)': lines.join('\n') })
    }

    await paste(anna.id, specimen)
    await dialog.getByText('Les chiffres de contrôle sont justes').waitFor()
    await fill(dialog, { 'Lignes de lecture (MRZ)': [specimen[0], specimen[1]!.replace('L898902C36', 'L898903C36')].join('\n') })
    await dialog
      .getByText(/^Ligne 2, position \d+ : un signe ne tombe pas juste/)
      .first()
      .waitFor()

    await paste(selam.id, travelTitle)
    await press(dialog, 'Remplir d’après les lignes')
    await fill(dialog, { Numéro: 'EX0700138' })
    await dialog.getByText('Numéro : La ligne dit autre chose : EX0700137').waitFor()
    await press(dialog, 'Ajouter un document')
    assert.match(await whyStopped(dialog), /E102.*le numéro/)
    await press(dialog, 'Remplir d’après les lignes')
    await press(dialog, 'Ajouter un document')
    await dialog.waitFor({ state: 'detached' })
    const row = page.getByRole('table', { name: 'Documents d’identité' }).getByRole('row').nth(1)
    assert.match(await row.innerText(), /EX0700137[^]*Lignes vérifiées/)
  },
)

test('nothing complained on any screen of those who worked on the return', { skip }, () => assert.deepEqual(desk.complaints(), []))

/** For every question the answer that is worth so much; questions that know no such answer are passed over. */
function answersOf(instrument: Instrument, dimension: string, wanted: number): { group: string; answer: string }[] {
  return instrument.items
    .filter((item) => item.dimension === dimension)
    .flatMap((item) => {
      const option = instrument.scales[item.scale]!.find(({ score }) => score === wanted)
      const questions = item.parts ?? [item]
      return option === undefined ? [] : questions.map(({ question }) => ({ group: question.fr, answer: option.names.fr }))
    })
}

/** Narrow and non-breaking spaces as plain ones. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ')
}
