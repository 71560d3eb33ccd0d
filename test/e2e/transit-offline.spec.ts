// A whole shift at the airport with no network: twelve arrivals on one phone, the browser restarted in between, a supervisor at the
// office changing one of them meanwhile. Back on the network nothing is lost, and the one conflict can be read from both sides.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { addMinutes } from '#domain/kit/day.ts'
import * as transit from '#domain/transit/contract.ts'
import type { TransitTask } from '#domain/transit/words.ts'
import { clockNow } from '#server/kit/transaction.ts'
import { type Landed, landFamilies } from '#server/test-arrivals.ts'
import { type Device, type Journey, phone, signIn, skip, startJourney, waitUntilInstalled } from './journey.ts'

const surnames = ['Abebe', 'Bekele', 'Chala', 'Desta', 'Eyob', 'Fikru', 'Girma', 'Haile', 'Isayas', 'Jemal', 'Kebede', 'Lemma']
const ages = [34, 31, 12, 7, 1]
const short = 'Chala' // one of this family did not come off the aircraft
const contested = 'Eyob' // the office says something else of this one
const agreed = 'Girma' // the office says the same of this one
const bagless = 'Jemal' // a bag of this family did not come

let journey: Journey
let landed: Landed[] = []
before(async () => {
  if (skip !== false) return
  journey = await startJourney()
  const now = clockNow()
  landed = await landFamilies(
    journey.office,
    surnames.map((surname, at) => ({
      surname: `${surname}-Exemple`,
      ages,
      lands: addMinutes(now, -at - 1),
      flight: `XX${101 + at}`,
      language: at % 2 === 0 ? 'ti' : 'am',
    })),
  )
  await journey.office.admin.query(`update transit_task set created_at = created_at - interval '1 day'`)
})
after(() => journey?.close())

test(
  'an agent works a whole shift with no network, restarts the browser in between, and nothing is lost',
  { skip, timeout: 240_000 },
  async () => {
    const { office } = journey
    const supervisor = await office.as('quart@paris.example.org')
    let device = await journey.openDevice('transit phone', phone)

    await signIn(device.page, 'transit@paris.example.org')
    await device.page.goto('/desk/transit')
    await cardOf(device.page, 'Lemma').waitFor()
    assert.equal(await device.page.getByRole('article').count(), 12)
    await waitUntilInstalled(device.page)

    await device.context.setOffline(true)
    for (const surname of surnames.slice(0, 6)) await meet(device.page, surname, surname === short ? 4 : 5)
    device = await restart(device)
    for (const surname of surnames.slice(0, 6))
      assert.ok(await cardOf(device.page, surname).getByText('En attente d’envoi').isVisible(), `${surname} waits after the restart`)
    for (const surname of surnames.slice(6)) await meet(device.page, surname, 5)
    await loseBag(device.page, bagless)
    assert.ok(await device.page.getByText(/Hors ligne · relevé à \d\d:\d\d/).isVisible())
    assert.deepEqual(await wordsInTheClear(device.page), [], 'what lies on the device can be read')

    // Meanwhile at the office: the same of one family, something else of another.
    const contestedTask = await meetingOf(contested)
    await say(supervisor, contestedTask, 3, 'MEDICAL')
    await say(supervisor, await meetingOf(agreed), 5)

    await device.context.setOffline(false)
    await device.page.evaluate(() => window.dispatchEvent(new Event('online')))
    await device.page.goto('/desk/queue')
    await device.page.getByRole('heading', { name: 'Compter un groupe' }).waitFor()
    await device.page.getByText('Tout est envoyé').first().waitFor()

    const { rows } = await office.admin.query<{ lead: string; state: string; counted: number; by: string }>(
      `select g.lead_name as lead, t.state, t.counted, a.email as by from transit_task t
     join transit_group g on g.id = t.group_id left join access_account a on a.id = t.done_by where t.kind = 'MEET_AT_AIRCRAFT' order by 1`,
    )
    assert.deepEqual(
      rows.map((row) => [row.lead.split('-')[0], row.state, row.counted, row.by?.split('@')[0]]),
      surnames.map((surname) => {
        if (surname === short) return [surname.toUpperCase(), 'PARTIAL', 4, 'transit']
        if (surname === contested) return [surname.toUpperCase(), 'PARTIAL', 3, 'quart']
        return [surname.toUpperCase(), 'DONE', 5, surname === agreed ? 'quart' : 'transit']
      }),
    )
    const mishaps = await office.admin.query(
      `select m.code, m.persons, t.kind as task from transit_mishap m join transit_task t on t.id = m.task_id order by m.code`,
    )
    assert.deepEqual(mishaps.rows, [
      { code: 'BAGGAGE_LOSS', persons: 5, task: 'BORDER_ASSIST' },
      { code: 'MEDICAL', persons: 2, task: 'MEET_AT_AIRCRAFT' },
      { code: 'NO_SHOW', persons: 1, task: 'MEET_AT_AIRCRAFT' },
    ])

    // The tray holds the one conflict, and only it, with both sides in words.
    const tray = device.page.getByRole('region', { name: 'À reprendre' })
    assert.equal(await tray.getByRole('heading', { name: 'Compter un groupe' }).count(), 1)
    assert.match(await tray.innerText(), /entre-temps/)
    const [mine, theirs] = await Promise.all([
      sideOf(device.page, 'Ce que vous avez saisi'),
      sideOf(device.page, 'Ce que dit le serveur à présent'),
    ])
    assert.match(mine, /Personnes comptées\s*5/)
    assert.match(theirs, /EYOB-EXEMPLE/)
    assert.match(theirs, /3 sur 5/)
    assert.match(theirs, /Problème de santé/)
    assert.match(theirs, /Quentin Quart-Exemple/)

    // Back on the board the truth has replaced the promise.
    await device.page.goto('/desk/transit')
    await cardOf(device.page, 'Lemma').waitFor()
    await device.page.getByText(/^Relevé à \d\d:\d\d/).waitFor()
    assert.equal(await device.page.getByText('En attente d’envoi').count(), 0)
    assert.ok(await cardOf(device.page, contested).getByText('Problème de santé').isVisible())
    assert.deepEqual(device.complaints, [])
  },
)

/** From the board to a recorded head count: open, (say who is missing,) record. Never more than three taps when everybody is there. */
async function meet(page: Page, surname: string, counted: number): Promise<void> {
  await cardOf(page, surname)
    .getByRole('button', { name: /Accueil passerelle : compter/ })
    .tap()
  const dialog = page.getByRole('dialog')
  for (let taps = 5; taps > counted; taps--) await dialog.getByRole('button', { name: 'Un de moins' }).tap()
  if (counted < 5) await dialog.getByLabel(/Ce qui s’est passé/).selectOption('NO_SHOW')
  await dialog.getByRole('button', { name: `Enregistrer ${counted} personnes` }).tap()
  await dialog.waitFor({ state: 'detached' })
  await cardOf(page, surname).getByText('En attente d’envoi').waitFor()
}

/** What went wrong at the task that comes next, reported from it. */
async function loseBag(page: Page, surname: string): Promise<void> {
  await cardOf(page, surname).getByRole('button').first().tap()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Signaler un incident' }).tap()
  await dialog.getByLabel(/Ce qui s’est passé/).selectOption('BAGGAGE_LOSS')
  await dialog.getByRole('button', { name: 'Signaler un incident' }).tap()
  await dialog.waitFor({ state: 'detached' })
  await cardOf(page, surname).getByText('Bagage perdu ou abîmé').waitFor()
}

/** The browser is closed and started again on the same device, still with no network. */
async function restart(device: Device): Promise<Device> {
  await device.close()
  const again = await journey.openDevice('transit phone', phone)
  await again.context.setOffline(true)
  await again.page.goto('/desk/transit')
  await cardOf(again.page, 'Lemma').waitFor()
  return again
}

function cardOf(page: Page, surname: string) {
  return page.getByRole('article').filter({ hasText: `${surname.toUpperCase()}-EXEMPLE` })
}

async function meetingOf(surname: string): Promise<TransitTask> {
  const family = landed.find((one) => one.surname.startsWith(surname))!
  const { rows } = await journey.office.admin.query<{ id: string }>(
    `select t.id from transit_task t join transit_group g on g.id = t.group_id where g.case_id = $1 and t.kind = 'MEET_AT_AIRCRAFT'`,
    [family.caseId],
  )
  const visitor = await journey.office.as('quart@paris.example.org')
  return (await visitor.ask(transit.getTask, { taskId: rows[0]!.id as TransitTask['id'] })).body.task
}

async function say(
  visitor: Awaited<ReturnType<Journey['office']['as']>>,
  task: TransitTask,
  counted: number,
  code?: 'MEDICAL',
): Promise<void> {
  const step = { taskId: task.id, seenRevision: task.revision, doneAt: clockNow(), counted }
  const answer = await visitor.ask(transit.recordHeadCount, code === undefined ? step : { ...step, mishap: { code } })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
}

async function sideOf(page: Page, title: string): Promise<string> {
  const section = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: title, level: 3 }) })
    .last()
  return section.innerText()
}

/** Names of families that could be read by whoever finds the phone. */
async function wordsInTheClear(page: Page): Promise<string[]> {
  const stored = await page.evaluate(async () => {
    const texts: string[] = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })]
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name!)
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve) => {
          const request = database.transaction(store).objectStore(store).getAll()
          request.onsuccess = () => resolve(request.result)
        })
        const plain = (_: string, value: unknown) =>
          value instanceof ArrayBuffer
            ? new TextDecoder().decode(value)
            : ArrayBuffer.isView(value)
              ? new TextDecoder().decode(value)
              : value
        texts.push(JSON.stringify(rows, plain))
      }
      database.close()
    }
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) if (request.url.includes('/api/')) texts.push(request.url)
    }
    return texts.join('\n')
  })
  if (stored.length < 1_000) return ['nothing was kept on the device']
  return [...surnames.map((surname) => surname.toUpperCase()), '/api/'].filter((word) => stored.includes(word))
}
