/**
 * Fixture F4 of domain.md in front of a screen: a charter of 160 people from Tripoli to Niamey, made ready over the API; on the day five
 * do not come, an agent ticks them off at the aircraft door, and reads what a seat costs now.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as manifests from '#domain/movements/manifest-contract.ts'
import type { MovementId } from '#domain/movements/words.ts'
import { planCharter } from '#domain/transports/charter-contract.ts'
import * as transports from '#domain/transports/contract.ts'
import type { TransportId } from '#domain/transports/words.ts'
import { aircraft, complete } from '#server/test-charter.ts'
import type { Visitor } from '#server/test-office.ts'
import { book, type Household, planRoute, readyHousehold } from '#server/test-party.ts'
import { goTo, must, panelOf, press } from './family-steps.ts'
import { type Device, type Journey, phone, signIn, skip, startJourney } from './journey.ts'
import { keep } from './week-steps.ts'

let journey: Journey
let agent: Visitor
let device: Device
let movementId: MovementId
let transportId: TransportId
const households: Household[] = []

/** Thirty-nine families of four and four people alone, as the fixture counts them. */
const sizes = [...Array<number>(39).fill(4), 1, 1, 1, 1]
const desks = 4

before(async () => {
  if (skip !== false) return
  journey = await startJourney()
  agent = await journey.office.as('mouvements@paris.example.org')
  const desk = async (first: number) => {
    for (let at = first; at < sizes.length; at += desks) households[at] = await readyHousehold(agent, sizes[at]!)
  }
  await Promise.all(Array.from({ length: desks }, async (_, first) => desk(first)))
  movementId = (await planRoute(agent)).id
  for (const household of households) await book(agent, movementId, household)
  const planned = await must(agent, planCharter, { movementId, ...aircraft })
  transportId = planned.transport.id
  await complete(agent, transportId, planned.items)
  device = await journey.openDevice('charter desk', { viewport: { width: 1280, height: 1000 } })
  device.page.setDefaultTimeout(60_000)
  await signIn(device.page, 'mouvements@paris.example.org')
})
after(() => journey?.close())

/** The figures of the panel of costs, each under its name. */
async function costs(): Promise<Record<string, string>> {
  const lines = (await panelOf(device.page, 'Coût').locator('dl > div').allInnerTexts()).map((text) => text.split('\n'))
  return Object.fromEntries(lines.map(([name, figure, note]) => [name!, `${figure} · ${note ?? ''}`.replace(/\s/g, ' ').trim()]))
}

test(
  'a charter of 160 goes once its list is frozen: until then the page says that this, and nothing else, is missing',
  { skip, timeout: 200_000 },
  async () => {
    const { page } = device
    await goTo(page, `/transports/${transportId}`)
    await page.getByText('160 passagers à bord').waitFor()
    assert.equal((await costs())['Coût par siège vendu'], '1 250,00 $US · 160 sièges')
    await keep(page, 'charter-desktop')
    await must(agent, manifests.freezeManifest, { movementId })
    await goTo(page, `/transports/${transportId}`)
    await press(panelOf(page, 'Départ ou non'), 'Accorder le départ')
    await page.getByText('Départ accordé').first().waitFor()
  },
)

test(
  'five of the 160 do not come: they are ticked off, the list is frozen for 155, and a seat costs 1,290.32 dollars on the screen',
  { skip, timeout: 240_000 },
  async () => {
    const { page } = device
    const absent = [households[0]!, households[42]!]
    assert.equal(absent.flatMap(({ persons }) => persons).length, 5)
    const file = await must(agent, transports.getTransport, { transportId })
    await press(panelOf(page, '160 passagers à bord'), 'Clore l’embarquement')
    const dialog = page.getByRole('dialog')
    for (const { caseId } of absent) {
      const { caseRef } = file.families.find((family) => family.caseId === caseId)!
      for (const box of await dialog.getByRole('group', { name: caseRef }).getByRole('checkbox').all()) await box.check()
    }
    await keep(page, 'charter-absent', false)
    await press(dialog, 'Retirer 5 personnes et figer la liste')
    await page.getByText('Embarquement clos : 155 personnes, liste version 2').waitFor()
    await page.getByText('155 passagers à bord').waitFor()
    const seen = await costs()
    assert.equal(seen['Coût par personne transportée'], '1 290,32 $US · 155 sièges, prévus')
    assert.equal(seen['Coût par siège vendu'], '1 250,00 $US · 160 sièges')
    assert.equal(seen['Coût total'], '200 000,00 $US ·')
    await keep(page, 'charter-flown')

    const list = await must(agent, manifests.getManifest, { movementId })
    assert.deepEqual([list.version, list.totals.total, list.rows.length], [2, 155, 155])
    assert.ok(!list.rows.some(({ caseId }) => absent.some((household) => household.caseId === caseId)))
  },
)

test('the same figure is read on a phone at the aircraft door', { skip, timeout: 120_000 }, async () => {
  const handheld = await journey.openDevice('charter phone', phone)
  await signIn(handheld.page, 'mouvements@paris.example.org')
  await goTo(handheld.page, `/transports/${transportId}`)
  await handheld.page.getByText('1 290,32 $US').waitFor()
  const wide = await handheld.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  assert.ok(wide <= 0, `the page is ${wide} pixels wider than the phone`)
  await keep(handheld.page, 'charter-phone')
  assert.deepEqual([...device.complaints, ...handheld.complaints], [])
})
