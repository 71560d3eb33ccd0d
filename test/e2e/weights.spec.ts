// What clerks say of pairs teaches the weights of the register: an administrator tries a version, puts it to use, and goes back from it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Person } from '#domain/people/words.ts'
import { newId } from '#server/kit/transaction.ts'
import { addNamesake, asOwner } from '#server/test-register.ts'
import { type Journey, phone, signIn, skip, startJourney } from './journey.ts'

let journey: Journey
let sisters: [Person, Person]
before(async () => {
  if (skip !== false) return
  journey = await startJourney()
  const agent = await journey.office.as('mouvements@paris.example.org')
  // Two sisters of one name, born in one month: what the weights as shipped take for one woman.
  sisters = [await addNamesake(agent, { bornOn: '1991-02-03' }), await addNamesake(agent, { bornOn: '1991-02-17' })]
  await decided(30, 'SAME', { NAME: 'NAME_SPELT_OTHERWISE', BIRTH: 'SAME_BIRTH_DATE' })
  await decided(29, 'NOT_SAME', { NAME: 'SAME_NAME', BIRTH: 'SAME_BIRTH_MONTH', NATIONALITY: 'SAME_NATIONALITY' })
})
after(async () => {
  if (skip === false) await journey.close()
})

/** Decisions of the months before, each on a pair of its own. */
async function decided(times: number, decision: string, pattern: Record<string, string>): Promise<void> {
  for (let n = 0; n < times; n++) {
    const [a, b] = [newId(), newId()].toSorted()
    const person = (id: string): string => `('${id}', 1, 'Decidee-Exemple', '', 'decidee', 'F', '1990-01-02', 'ERI', now(), now())`
    await asOwner(
      journey.office,
      `insert into people_person (id, office, family_name, given_names, sort_key, sex, born_on, nationality, created_at, updated_at)
         values ${person(a!)}, ${person(b!)};
       with pair as (insert into people_suspected_pair (id, office, a_id, b_id, state, score, scorer, found_at, put_off_at, decided_by, decided_at)
         values (gen_random_uuid(), 1, '${a}', '${b}', '${decision}', 80, 'reasons-1', now(), now(), gen_random_uuid(), now()) returning id)
       insert into people_pair_decision (id, pair_id, office, decision, place, pattern, score, scorer, decided_by, decided_at)
         select gen_random_uuid(), id, 1, '${decision}', 'LIST', '${JSON.stringify(pattern)}', 80, 'reasons-1', gen_random_uuid(), now() from pair`,
    )
  }
}

/** How much the two sisters are alike, as a clerk reads it. */
async function likenessFor(page: Page): Promise<number> {
  await page.goto(`/desk/people/compare/${sisters[0].id}/${sisters[1].id}`)
  const told = await page
    .getByText(/^Ressemblance : /)
    .first()
    .innerText()
  return Number(/(\d+)\s*%/.exec(told)![1])
}

test('with one decision too few nothing can be learned, and the screen says how many are missing', { skip }, async () => {
  const { page, complaints, close } = await journey.openDevice('admin')
  await signIn(page, 'admin@paris.example.org')
  await page.goto('/desk/people/weights')
  await page.getByText('30 paires sont une seule personne, 29 paires sont deux personnes').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Apprendre des décisions' }).getAttribute('aria-disabled'), 'true')
  await page.getByText('Rien d’appris encore').waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

test('a clerk tells the sisters apart by one key', { skip }, async () => {
  const { page, complaints, close } = await journey.openDevice('clerk')
  await signIn(page, 'mouvements@paris.example.org')
  await page.goto('/desk/people/pairs')
  await page.getByRole('button', { name: 'Une autre personne (N)' }).waitFor()
  await page.keyboard.press('n')
  await page.getByText('Aucun double possible n’attend').waitFor()
  assert.deepEqual(complaints, [])
  await close()
})

test('an administrator lets the register learn, reads what would change, puts the version to use, and goes back', { skip }, async () => {
  const clerk = await journey.openDevice('clerk')
  const before = await likenessFor(clerk.page)
  const { page, complaints, close } = await journey.openDevice('admin')
  await page.goto('/desk/people/weights')
  await page.getByRole('button', { name: 'Apprendre des décisions' }).click()
  await page.getByText('Nouvelle version apprise. Elle n’est pas encore en service.').waitFor()
  const versions = page.getByRole('table', { name: 'Versions' })
  await versions.getByText(/Sur 60 décisions, \d+ prévues justes au lieu de \d+/).waitFor()
  await page.getByRole('heading', { name: 'Décisions que la version 1 prévoit autrement' }).waitFor()
  assert.equal(await likenessFor(clerk.page), before, 'nothing is in use yet')

  await versions.getByRole('button', { name: 'Mettre en service' }).click()
  await page.getByText('Ces poids sont en service dès maintenant.').first().waitFor()
  await versions.getByText('En service').waitFor()
  assert.ok((await likenessFor(clerk.page)) < before)

  await page.getByRole('button', { name: 'Revenir aux poids livrés' }).click()
  await versions.getByRole('button', { name: 'Revenir à celle-ci' }).waitFor()
  assert.equal(await likenessFor(clerk.page), before)
  assert.deepEqual([...complaints, ...clerk.complaints], [])
  await close()
  await clerk.close()
})

test('on a phone the weights stay within the window, and so does how far the night has come', { skip }, async () => {
  const { page, close } = await journey.openDevice('phone', phone)
  await signIn(page, 'admin@paris.example.org')
  for (const [path, words] of [
    ['/desk/people/weights', 'Ce que compte chaque accord, en centièmes'],
    ['/desk/people/settings', 'Recherche de doublons de la nuit'],
  ] as const) {
    await page.goto(path)
    await page.getByRole('heading', { name: words }).waitFor()
    const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    assert.ok(Number(wider) <= 0, `${path}: ${String(wider)} px too wide`)
  }
  await close()
})
