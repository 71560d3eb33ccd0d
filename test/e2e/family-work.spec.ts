/**
 * Work after a return (F5 of domain.md appendix A): a shop in Erbil looks for a sales assistant; somebody who came home fits it by 1.00,
 * by 0.85 when they sold something else; it is proposed, accepted, and they begin.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import type { CaseId } from '#domain/cases/words.ts'
import * as cases from '#domain/cases/contract.ts'
import * as employment from '#domain/employment/contract.ts'
import type { VacancyId } from '#domain/employment/words.ts'
import { addDays } from '#domain/kit/day.ts'
import * as people from '#domain/people/contract.ts'
import type { Visitor } from '#server/test-office.ts'
import { comeHome, fill, goTo, must, panelOf, press, seats, today, typed, whyNot, whyStopped } from './family-steps.ts'
import { type Journey, skip, startJourney } from './journey.ts'

let journey: Journey
let demo: Visitor
let caseId: CaseId
let vacancyId: VacancyId
const desk = seats(() => journey)
const job = 'Vendeuse ou vendeur en magasin'

before(async () => {
  if (skip !== false) return
  journey = await startJourney()
  demo = await journey.office.as('demo@paris.example.org')
  caseId = await comeHome(demo, 20)
})
after(() => journey?.close())

test(
  'an employment officer registers a vacancy in Erbil, and opens it once the employer is vetted',
  { skip, timeout: 120_000 },
  async () => {
    const page = await desk.take('emploi')
    await goTo(page, '/employment')
    await page.getByText('Aucune offre ici').waitFor()
    await page.getByRole('link', { name: 'Nouvelle offre' }).click()
    const form = page.locator('form').first()
    await fill(form, {
      Employeur: 'Épicerie-Exemple',
      'Intitulé du poste': job,
      'Métier (code CITP)': '5523',
      Pays: 'Irak',
      'Au moins': '500',
      'Au plus': '600',
      'Premier jour': typed(addDays(today, 20)),
    })
    await fill(form, { Région: 'Erbil' })
    await press(form, 'Enregistrer l’offre')
    assert.match(await whyStopped(form), /Le code 5523 n’est dans aucun groupe/)
    await fill(form, { 'Métier (code CITP)': '5223' })
    await form.getByText('5223 · Vente').waitFor()
    await press(form, 'Enregistrer l’offre')
    await page.waitForURL(/\/desk\/employment\/vacancies\/[0-9a-f]{8}-/)
    vacancyId = page.url().split('/').at(-1) as VacancyId

    await press(page, 'Vérifier l’employeur')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Le lieu de travail a été visité').check()
    await press(dialog, 'Vérifier l’employeur')
    assert.match(await whyStopped(dialog), /4 vérifications manquent.*E280/)
    for (const check of await dialog.getByRole('checkbox').all()) await check.check()
    await press(dialog, 'Vérifier l’employeur')
    await dialog.waitFor({ state: 'detached' })
    await press(page, 'Ouvrir')
    await page.getByText('Ouverte', { exact: true }).first().waitFor()
    await page.getByText('Aucune personne ne cherche dans un métier proche').waitFor()
  },
)

test(
  'F5: somebody who sold in a shop fits the shop by 1.00, and sees why; nothing is sent without consent',
  { skip, timeout: 120_000 },
  async () => {
    const page = await desk.take('emploi')
    const work = await openWork(page)
    await press(work, 'Écrire le profil')
    const dialog = page.getByRole('dialog')
    await fill(dialog, {
      'Métier (code CITP)': '5223',
      'Niveau d’études': 'Secondaire, second cycle',
      'Libre à partir du': typed(addDays(today, 10)),
    })
    await press(dialog, 'Enregistrer le profil')
    await dialog.waitFor({ state: 'detached' })
    const row = rowOf(work)
    await row.getByText('1,00', { exact: true }).waitFor()
    assert.match(await whyNot(row, 'Proposer'), /N’a pas consenti au partage/)
    const { members } = await must(demo, cases.getCase, { caseId })
    const { personId } = members[0]!
    const [language = 'fr'] = (await must(demo, people.getPerson, { personId })).person.languages
    const scope = ['IDENTITY' as const, 'WORK' as const]
    const sharing = { kind: 'DATA_SHARING', recipient: 'EMPLOYER', scope, form: 'EXPLICIT_WRITTEN' } as const
    await must(demo, people.recordConsent, { ...sharing, personId, language })
    await row.getByText('Pourquoi ce score').click()
    await row.getByText('Le même métier (5223).').waitFor()
    await row.getByText('La même région.').waitFor()
    assert.equal(await scoreOverTheApi(), 1)
  },
)

test(
  'F5: the same person who sold something else fits it by 0.85, because two digits are in common',
  { skip, timeout: 120_000 },
  async () => {
    const page = await desk.take('emploi')
    const work = await openWork(page)
    await press(work, 'Modifier le profil')
    const dialog = page.getByRole('dialog')
    await fill(dialog, { 'Métier (code CITP)': '5249' })
    await press(dialog, 'Enregistrer le profil')
    await dialog.waitFor({ state: 'detached' })
    const row = rowOf(work)
    await row.getByText('0,85', { exact: true }).waitFor()
    await row.getByText('Pourquoi ce score').click()
    await row.getByText('Deux chiffres en commun : 5249 pour 5223.').waitFor()
    assert.match(await row.innerText(), /Métier\s*30 % × 0,50/)
    assert.equal(await scoreOverTheApi(), 0.85)
  },
)

test(
  'the vacancy is proposed from its own page, the person accepts, and begins; the vacancy is filled',
  { skip, timeout: 150_000 },
  async () => {
    const page = await desk.take('emploi')
    await goTo(page, `/employment/vacancies/${vacancyId}`)
    const ranking = page.getByRole('table', { name: 'Personnes à qui l’offre convient' })
    await ranking.getByText('0,85', { exact: true }).waitFor()
    await press(ranking, 'Proposer')
    await press(page.getByRole('dialog'), 'Proposer')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    assert.match(await whyNot(ranking, 'Proposer'), /déjà proposée/)
    const proposals = page.getByRole('table', { name: 'Proposée à' })
    for (const [step, stands] of [
      ['La personne accepte', 'Acceptée par la personne'],
      ['Envoyer à l’employeur', 'Envoyée à l’employeur'],
      ['Embauche proposée', 'Embauche proposée'],
    ] as const) {
      await press(proposals, step)
      await proposals.locator('td', { hasText: stands }).first().waitFor()
      await proposals.getByRole('button', { name: step, exact: true }).waitFor({ state: 'detached' })
    }
    await press(proposals, 'A pris son poste')
    const dialog = page.getByRole('dialog')
    await fill(dialog, { 'Premier jour de travail': typed(today) })
    await press(dialog, 'A pris son poste')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('Pourvue', { exact: true }).first().waitFor()

    const work = await openWork(page)
    await work.getByText('En emploi', { exact: true }).waitFor()
    await page.getByText('A pris un poste (métier 5223)').waitFor()
    const { vacancy, referrals } = await must(demo, employment.getVacancy, { vacancyId })
    assert.deepEqual(
      [vacancy.status, referrals.map(({ status, score, startedOn }) => [status, score, startedOn])],
      ['FILLED', [['HIRED', 0.85, today]]],
    )
  },
)

test('nothing complained on any screen of those who looked for work', { skip }, () => assert.deepEqual(desk.complaints(), []))

async function openWork(page: Page): Promise<Locator> {
  await goTo(page, `/cases/${caseId}`)
  const work = panelOf(page, 'Emploi')
  await work.getByRole('heading', { level: 3 }).first().waitFor()
  return work
}

function rowOf(work: Locator): Locator {
  return work.getByRole('table', { name: 'Offres qui conviennent' }).getByRole('row').filter({ hasText: job })
}

async function scoreOverTheApi(): Promise<number | undefined> {
  const { profiles } = await must(demo, employment.getProfiles, { caseId })
  const { items } = await must(demo, employment.listMatches, { candidateId: profiles[0]!.candidate!.id })
  return items.find(({ vacancy }) => vacancy.id === vacancyId)?.match.score
}
