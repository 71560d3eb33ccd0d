/** The second half of the week: what the office tells others, the lists, the news of three in the morning, and the work at the airport. */
import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import * as movements from '#domain/movements/contract.ts'
import * as journeys from '#domain/movements/journey-contract.ts'
import * as manifests from '#domain/movements/manifest-contract.ts'
import type { MovementId } from '#domain/movements/words.ts'
import * as notices from '#domain/notices/contract.ts'
import type { NoticeVersion, RecipientDraft } from '#domain/notices/words.ts'
import * as transit from '#domain/transit/contract.ts'
import type { BoardGroup } from '#domain/transit/board-words.ts'
import { groupsOnBoard, nextTask } from '#domain/transit/board-rules.ts'
import { lastStep } from '#domain/transit/rules.ts'
import { clockNow } from '#server/kit/transaction.ts'
import type { Visitor } from '#server/test-office.ts'
import { fill, goTo, must, press } from './family-steps.ts'
import type { Device } from './journey.ts'
import type { Household } from './week-households.ts'
import { keep } from './week-steps.ts'

// ── notices ──

/** To those who were told before and to everybody who must be told; an association in Montréal receives those who fly on. */
export async function sendNotice(who: Visitor, movementId: MovementId): Promise<NoticeVersion> {
  const { required, usual, draftSha256 } = await must(who, notices.getNotice, { movementId })
  const named = (role: RecipientDraft['role'], office?: number): RecipientDraft =>
    office === undefined ? { role, organisation: 'Accueil du Fleuve-Exemple', email: 'accueil@example.org' } : { role, office }
  const missing = required.filter(({ role, office }) => !usual.some((one) => one.role === role && one.office === office))
  const recipients = usual.length > 0 ? (usual as RecipientDraft[]) : missing.map(({ role, office }) => named(role, office))
  return must(who, notices.sendNotice, { movementId, draftSha256, recipients })
}

/** The families go on to Marseille, whose office will receive them: it is told besides those who must be. */
export async function sendNoticeOnScreen(page: Page, movementId: MovementId): Promise<void> {
  await goTo(page, `/notices/movements/${movementId}`)
  await press(page, 'Envoyer l’avis')
  const form = page.getByRole('dialog')
  await press(form, 'Ajouter un destinataire')
  await form.getByLabel('Rôle').last().selectOption({ label: 'Accueil à l’arrivée' })
  await form.getByLabel('Bureau de la mission, ou organisme extérieur').last().selectOption({ label: 'Marseille' })
  await keep(page, 'notice-form', false)
  await press(form, 'Envoyer l’avis')
  await form.waitFor({ state: 'detached' })
}

/** Opens a notice that waits for an answer, and says that it was read. */
export async function acknowledgeOnScreen(page: Page, number: string): Promise<void> {
  await goTo(page, '/notices')
  await page.getByLabel('À voir').selectOption('RECEIVED')
  await page
    .getByRole('link', { name: new RegExp(number) })
    .first()
    .click()
  await press(page, 'J’ai lu cette version')
  await page.getByText(/^Bien reçu le/).waitFor()
}

export async function acknowledgeEverything(who: Visitor): Promise<number> {
  const { items } = await must(who, notices.listReceived, { show: 'WAITING', limit: 200 })
  for (const { id } of items) {
    const { sha256 } = await must(who, notices.getReceived, { receivedId: id })
    await must(who, notices.acknowledgeNotice, { receivedId: id, sha256 })
  }
  return items.length
}

// ── lists ──

/** Freezes what is not on the newest list yet, and counts who is on the lists then. */
export async function freezeAll(who: Visitor, ids: readonly MovementId[]): Promise<number> {
  let persons = 0
  for (const movementId of ids) {
    const movement = await must(who, movements.getMovement, { movementId })
    if (movement.manifest === null || movement.changedSinceFreeze) await must(who, manifests.freezeManifest, { movementId })
    const list = await must(who, manifests.getManifest, { movementId })
    assert.match(list.sha256, /^[0-9a-f]{64}$/)
    persons += list.totals.total
  }
  return persons
}

// ── the news of the night ──

/** What the airline said of a feeder, on the page of one of the journeys that are on it: the feeder is its first leg. */
export async function tellDelayOnScreen(page: Page, movementId: MovementId, leaves: string, lands: string): Promise<void> {
  await goTo(page, `/movements/${movementId}`)
  await press(page.getByRole('row').filter({ hasText: 'XX200' }), 'Noter les heures')
  const form = page.getByRole('dialog')
  await form.getByLabel('Heure locale').nth(0).fill(leaves)
  await form.getByLabel('Heure locale').nth(1).fill(lands)
  await press(form, 'Noter les heures')
  await page.getByText('Retardé', { exact: true }).first().waitFor()
}

export async function askWhatIf(page: Page, movementId: MovementId, minutes: number): Promise<void> {
  await goTo(page, `/movements/${movementId}`)
  await page.getByRole('link', { name: 'Et s’il est en retard ou annulé ?' }).click()
  await fill(page.locator('form'), { 'Minutes de retard': String(minutes) })
  await press(page, 'Voir qui doit changer')
  await page.getByText(new RegExp(`Et si .* a ${minutes} minutes de retard`)).waitFor()
}

// ── at the airport ──

/** What the shift counted is at the office, person for person, and who stays is in the hands of those who wait for them. */
export function everybodyCounted(groups: readonly BoardGroup[], here: readonly Household[], stay: readonly Household[]): void {
  const met = groups.flatMap(({ tasks }) => tasks.filter(({ kind }) => kind === 'MEET_AT_AIRCRAFT'))
  assert.deepEqual(
    [met.length, met.every(({ state }) => state === 'DONE'), met.reduce((sum, { counted }) => sum + (counted ?? 0), 0)],
    [here.length, true, here.reduce((sum, { persons }) => sum + persons.length, 0)],
  )
  const handed = groups.flatMap(({ tasks }) => tasks.filter(({ kind }) => kind === 'HANDOVER_NGO'))
  assert.deepEqual(
    handed.map(({ state, handOver }) => [state, handOver?.receiverOrganisation]),
    stay.map(() => ['DONE', 'Accueil du Sud-Exemple']),
  )
}

/** The network is back: the queue empties by itself, and nothing waits for an answer of the agent. */
export async function comeBackOnline({ context, page }: Device): Promise<void> {
  await context.setOffline(false)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await page.goto('/desk/queue')
  await page.getByText('Tout est envoyé').first().waitFor({ timeout: 90_000 })
  assert.equal(await page.getByRole('region', { name: 'À reprendre' }).count(), 0)
}

/** Montréal says on the telephone that the families landed and are in good hands. */
export async function receivedAbroad(who: Visitor, movementId: MovementId, cases: readonly string[]): Promise<void> {
  for (const caseId of cases)
    for (const state of ['ARRIVED', 'HANDED_OVER'] as const)
      await must(who, journeys.recordJourney, { movementId, caseId: caseId as never, state, at: clockNow() })
}

/** Where a family is expected; a journey that it left may still show it, crossed out. */
export const groupCard = (page: Page, surname: string): Locator =>
  page.getByRole('article').filter({ hasText: surname.toUpperCase(), hasNotText: 'Retiré de la liste' })

/** Does what comes next for a group, as its big button says; false when everything is done. */
export async function doNext(page: Page, surname: string, only?: RegExp): Promise<boolean> {
  const button = groupCard(page, surname).getByRole('button').last()
  const name = (await button.count()) === 0 ? '' : await button.innerText()
  if (name === '' || only?.test(name) === false) return false
  await button.tap()
  const dialog = page.getByRole('dialog')
  if (name.endsWith('remettre')) {
    await dialog.getByLabel('Nom de la personne qui reçoit').fill('Camille Accueillante-Exemple')
    await dialog.getByRole('radio', { name: 'Carte professionnelle' }).check()
    await dialog.getByRole('button', { name: /^Remettre \d+ personnes$/ }).tap()
  } else if (name.endsWith('compter')) await dialog.getByRole('button', { name: /^Enregistrer \d+ personnes$/ }).tap()
  else await dialog.getByRole('button', { name: 'C’est fait' }).tap()
  await dialog.waitFor({ state: 'detached' })
  return true
}

/** Who is expected there on a day; those who left its lists are not. */
export async function groupsOf(who: Visitor, day: string): Promise<BoardGroup[]> {
  const board = await must(who, transit.getBoard, { airport: 'CDG' as never, day: day as never })
  return groupsOnBoard(board).filter(({ cancelledAt }) => cancelledAt === null)
}

/** A colleague with a network finishes what is left for a group: meals, wheelchairs, the gate. */
export async function finishGroup(who: Visitor, group: BoardGroup): Promise<void> {
  const open = group.tasks.filter((task) => nextTask({ tasks: [task] }) !== undefined)
  for (const task of open) {
    const step = { taskId: task.id, seenRevision: task.revision, doneAt: clockNow() }
    if (lastStep[task.kind] === 'HEAD_COUNT') await must(who, transit.recordHeadCount, { ...step, counted: task.expected })
    else await must(who, transit.finishTask, step)
  }
}
