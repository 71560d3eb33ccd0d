// With no network an agent holds a family's slip before the camera, or types the code under its QR: the family stands on the screen,
// two taps later it is counted, and at the office the scan is kept. In the sun the same screens are black on white.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { CaseId } from '#domain/cases/words.ts'
import { addMinutes } from '#domain/kit/day.ts'
import { accept } from '#domain/kit/result.ts'
import type { MovementId } from '#domain/movements/words.ts'
import type { PersonId } from '#domain/people/words.ts'
import { actAs } from '#server/kit/route.ts'
import { clockNow } from '#server/kit/transaction.ts'
import { type Landed, landFamilies } from '#server/test-arrivals.ts'
import { recordMinorFile } from '#server/test-family.ts'
import { type PrintedToken, tokenFor } from '#server/transit/token-actions.ts'
import { type Journey, phone, signIn, skip, startJourney, waitUntilInstalled } from './journey.ts'

/** With PASSERELLE_KEEP_SCREENS the pages are kept as pictures to look at. */
const screens = process.env['PASSERELLE_KEEP_SCREENS']
const keep = async (of: Page, name: string) => {
  if (screens !== undefined) await of.screenshot({ path: `${screens}/${name}.png`, fullPage: true })
}

let journey: Journey
let landed: Landed[] = []
before(async () => {
  if (skip !== false) return
  journey = await startJourney()
  const lands = addMinutes(clockNow(), -5)
  landed = await landFamilies(journey.office, [
    { surname: 'Caméra-Exemple', ages: [34, 31, 7], lands, flight: 'XX201' },
    { surname: 'Chiffre-Exemple', ages: [52, 12], lands, flight: 'XX202' },
  ])
  await journey.office.admin.query(`update transit_task set created_at = created_at - interval '1 day'`)
})
after(() => journey?.close())

/** The browser of this machine reads no QR and has no camera: a reader that sees what it is told to, and a picture that moves. */
function standInForCamera(): void {
  const device = globalThis as unknown as { BarcodeDetector: unknown; shownQr?: string }
  device.BarcodeDetector = class {
    async detect() {
      return device.shownQr === undefined ? [] : [{ rawValue: device.shownQr }]
    }
  }
  navigator.mediaDevices.getUserMedia = async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 64 })
    setInterval(() => canvas.getContext('2d')?.fillRect(0, 0, Math.random() * 64, 64), 50)
    return canvas.captureStream(10)
  }
}

/** What the office heard, once it has heard so many. */
async function scansHeard(many: number): Promise<{ counted: number; stands: boolean }[]> {
  for (let look = 0; ; look += 1) {
    const { rows } = await journey.office.admin.query<{ counted: number; stands: boolean }>(
      'select s.counted, s.stands from transit_scan s join transit_task t on t.id = s.task_id order by s.counted',
    )
    if (rows.length >= many || look === 60) return rows
    await new Promise((done) => setTimeout(done, 500))
  }
}

test(
  'with no network a slip before the camera and a code that is typed each lead to the family, and both scans reach the office',
  { skip, timeout: 240_000 },
  async () => {
    const [byCamera, byCode] = [await slipOf(landed[0]!), await slipOf(landed[1]!)]
    const { page, context, complaints } = await journey.openDevice('scanning phone', phone)
    await context.addInitScript(standInForCamera)
    await signIn(page, 'transit@paris.example.org')
    await page.goto('/desk/transit')
    await page.getByRole('article').first().waitFor()
    await waitUntilInstalled(page)
    await context.setOffline(true)

    await page.getByRole('link', { name: 'Scanner' }).tap()
    await page.evaluate((text) => Object.assign(globalThis, { shownQr: text }), byCamera.text)
    await page.getByText('CAMÉRA-EXEMPLE').waitFor()
    await page.evaluate(() => Object.assign(globalThis, { shownQr: undefined }))
    await page.getByRole('button', { name: /compter/ }).tap()
    await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer 3 personnes' }).tap()

    await page.getByLabel('Code du bordereau').fill('AAAA-AAAA')
    await page.getByRole('button', { name: 'Trouver le groupe' }).tap()
    await page.getByText('Aucun groupe de ces deux jours n’a ce bordereau').waitFor()
    await page.getByLabel('Code du bordereau').fill(byCode.code.toLowerCase())
    await page.getByRole('button', { name: 'Trouver le groupe' }).tap()
    await page.getByText('CHIFFRE-EXEMPLE').waitFor()
    await page.getByRole('button', { name: /compter/ }).tap()
    await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer 2 personnes' }).tap()
    await page.getByLabel('Code du bordereau').waitFor()

    await context.setOffline(false)
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await page.goto('/desk/queue')
    await page.getByText('Tout est envoyé').first().waitFor()
    assert.deepEqual(await scansHeard(2), [
      { counted: 2, stands: true },
      { counted: 3, stands: true },
    ])
    assert.deepEqual(complaints, [])
  },
)

test(
  'a child who travels alone goes to whoever knows the word: a wrong one keeps it, and with no network the phone says what to do instead',
  { skip, timeout: 240_000 },
  async () => {
    const { office } = journey
    const mover = await office.as('mouvements@paris.example.org')
    const lands = addMinutes(clockNow(), -30)
    const alone = { ages: [11], lands, alone: true }
    const children = await landFamilies(office, [
      { surname: 'Seule-Exemple', flight: 'XX203', ...alone },
      { surname: 'Loin-Exemple', flight: 'XX204', ...alone },
    ])
    await office.admin.query(`update transit_task set created_at = created_at - interval '1 day'`)
    for (const { caseId, rows } of children) await recordMinorFile(mover, caseId as CaseId, rows[0]!.personId as unknown as PersonId)

    const { page, context, complaints } = await journey.openDevice('phone beside a child', phone)
    await signIn(page, 'transit@paris.example.org')
    const open = async (surname: string) => {
      await page.getByRole('link', { name: `${surname} ALMAZ` }).tap()
      await page
        .locator('section')
        .filter({ has: page.getByRole('heading', { name: 'Prise en charge' }) })
        .getByText('Yonas Oncle-Exemple')
        .waitFor()
      await page.getByRole('button', { name: 'Remise du mineur : remettre' }).tap()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Nom de la personne qui reçoit').fill('Yonas Oncle-Exemple')
      await dialog.getByLabel('Titre de séjour').check()
      return { dialog, submit: dialog.getByRole('button', { name: 'Remettre 1 personne' }) }
    }
    await page.goto('/desk/transit')
    await page.getByText('LOIN-EXEMPLE').waitFor()
    await waitUntilInstalled(page)

    const near = await open('SEULE-EXEMPLE')
    await near.submit.tap()
    await near.dialog.getByText('le mot convenu n’a pas été demandé').first().waitFor()
    const say = async (word: string) => {
      await near.dialog.getByLabel('Mot convenu').fill(word)
      await near.dialog.getByRole('button', { name: 'Vérifier le mot' }).tap()
    }
    await say('lune du sud')
    await near.dialog.getByText('Le mot n’est pas exact').waitFor()
    assert.equal(await near.dialog.getByLabel('Mot convenu').inputValue(), '', 'what was said does not stay on the screen')
    await say('Étoile du Nord')
    await near.dialog.getByText('Le mot est exact.').waitFor()
    assert.ok(!(await page.content()).includes('toile'))
    await keep(page, 'word-right')
    await near.submit.tap()
    await near.dialog.waitFor({ state: 'detached' })

    await page.getByRole('link', { name: 'Tableau du jour' }).first().tap()
    await page.getByText('LOIN-EXEMPLE').waitFor()
    await context.setOffline(true)
    await page.evaluate(() => window.dispatchEvent(new Event('offline')))
    const far = await open('LOIN-EXEMPLE')
    await far.dialog.getByText('Sans réseau, le mot convenu ne peut pas être vérifié').waitFor()
    await far.dialog.getByText('il doit sonner dans la main de la personne').waitFor()
    assert.equal(await far.dialog.getByLabel('Mot convenu').count(), 0)
    await keep(page, 'word-offline')
    await far.submit.tap()
    await far.dialog.getByText('le mot convenu n’a pas été demandé').first().waitFor()
    await far.dialog.getByLabel(/Le mot n’a pas pu être vérifié/).check()
    await far.submit.tap()
    await far.dialog.waitFor({ state: 'detached' })
    await context.setOffline(false)
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await page.goto('/desk/queue')
    await page.getByText('Tout est envoyé').first().waitFor()

    const { rows } = await office.admin.query<{ receiver: string }>(
      `select facts ->> 'receiver' as receiver from kit_event where name = 'hand_over_recorded' and case_id = any($1::uuid[]) order by at`,
      [children.map(({ caseId }) => caseId)],
    )
    assert.deepEqual(
      rows.map(({ receiver }) => receiver),
      ['CODE_WORD', 'WITHOUT_WORD'],
    )
    assert.deepEqual(complaints, [])
  },
)

test(
  'an agent who chose the sunlight screen has it again the next time, and goes back to what was before',
  { skip, timeout: 120_000 },
  async () => {
    const { page } = await journey.openDevice('phone in the sun', phone)
    await signIn(page, 'transit@paris.example.org')
    await page.goto('/desk/transit')
    await page.getByRole('button', { name: 'Plein soleil' }).tap()
    await page.reload()
    const button = page.getByRole('button', { name: 'Plein soleil', pressed: true })
    await button.waitFor()
    const ink = await page.evaluate(() => getComputedStyle(document.body).color)
    assert.equal(ink, 'rgb(0, 0, 0)')
    await button.tap()
    assert.equal(await page.evaluate(() => document.documentElement.dataset['theme']), undefined)
  },
)

async function slipOf({ movementId, caseId, office, compartment }: Landed): Promise<PrintedToken> {
  const accountId = (await journey.office.account('mouvements@paris.example.org')) as never
  const actor = { accountId, offices: [office], compartments: [compartment], airports: [], permissions: [] }
  const scope = { account: accountId, offices: [office], compartments: [compartment] }
  const printed = await actAs(journey.office.house, [], actor, scope, async (work) =>
    accept(await tokenFor(work, movementId as MovementId, caseId as CaseId)),
  )
  return printed.ok && printed.value !== undefined ? printed.value : assert.fail('there is no slip')
}
