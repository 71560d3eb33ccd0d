/**
 * A movement agent plans seats for two families, moves one of them by keyboard, books from the plan, and re-plans when the feeder is
 * late: all in a browser, with the network and the planner's threads as they are.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { addDays, type Day } from '#domain/kit/day.ts'
import * as clearances from '#domain/movements/clearance-contract.ts'
import * as planning from '#domain/planning/contract.ts'
import { type Family, flightDay, readyFamily, today } from '#server/test-family.ts'
import type { Visitor } from '#server/test-office.ts'
import { type Device, type Journey, signIn, skip, startJourney } from './journey.ts'

let journey: Journey
let device: Device
let page: Page
let families: Family[] = []

before(async () => {
  if (skip !== false) return
  journey = await startJourney()
  const agent = await journey.office.as('mouvements@paris.example.org')
  families = [await waiting(agent), await waiting(agent)]
  await offerWay(agent, flightDay, 4)
  await offerWay(agent, addDays(flightDay, 1), 10)
  device = await journey.openDevice('planner', { viewport: { width: 1280, height: 1000 } })
  page = device.page
  page.setDefaultTimeout(60_000)
  await signIn(page, 'mouvements@paris.example.org')
})
after(() => journey?.close())

async function waiting(agent: Visitor): Promise<Family> {
  const family = await readyFamily(agent)
  const asked = { fromPlace: 'ADD', toPlace: 'YUL', earliestOn: today, latestOn: addDays(flightDay, 1), payer: 'PROJECT', services: [] }
  assert.equal((await agent.askRaw(clearances.requestTravel, { caseId: family.caseId, ...asked })).status, 200)
  return family
}

async function offerWay(agent: Visitor, on: Day, seats: number): Promise<void> {
  const block = { kind: 'SCHEDULED', use: 'CONNECTION', wheelchairs: 3, seatPriceMinor: 40_000 }
  const feeder = { number: 'XX200', fromPlace: 'ADD', departsLocal: `${on}T00:20`, toPlace: 'CDG', arrivesLocal: `${on}T06:40`, seats: 30 }
  const onward = { number: 'XX201', fromPlace: 'CDG', departsLocal: `${on}T13:00`, toPlace: 'YUL', arrivesLocal: `${on}T14:40`, seats }
  for (const flight of [feeder, onward]) assert.equal((await agent.askRaw(planning.offerFlight, { ...block, ...flight })).status, 200)
}

const card = (family: Family) => page.getByRole('article', { name: `Dossier ${family.caseRef}` })

test('an agent sees who waits and what is on offer, and asks for a plan', { skip, timeout: 240_000 }, async () => {
  await page.goto(`${journey.origin}/desk/planning`)
  for (const { caseRef } of families) await page.getByRole('checkbox', { name: new RegExp(caseRef) }).waitFor()
  await page.getByText('2 sur 2 dossiers dans le prochain plan').waitFor()
  await page.getByLabel('Chercher au plus').selectOption('5')
  await page.getByRole('button', { name: 'Planifier' }).click()
  await page.waitForURL(/\/planning\/runs\/[0-9a-f]{8}-/)
  await page.getByText('2 sur 2 dossiers placés, 10 personnes').waitFor()
})

test('a family is put on another day by keyboard alone, and the plan says so', { skip, timeout: 240_000 }, async () => {
  const early = await earlyFamily()
  const button = card(early).getByRole('button', { name: 'Autres vols' })
  await button.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  const free = dialog.getByRole('radio', { disabled: false, checked: false }).last()
  await free.focus()
  await page.keyboard.press('Space')
  await dialog.getByRole('button', { name: 'Placer ici' }).focus()
  await page.keyboard.press('Enter')
  await card(early).getByText('À la main').waitFor()
  await card(early).getByText('Épinglé').waitFor()
})

/** Whichever of the two the planner put on the flight of the first day. */
async function earlyFamily(): Promise<Family> {
  const { rows } = await journey.office.admin.query<{ case_id: string }>(
    `select p.case_id from planning_placement p join planning_flight f on f.id = p.second_flight order by f.departs_at, p.case_id limit 1`,
  )
  return families.find(({ caseId }) => caseId === rows[0]!.case_id)!
}

test('both families are booked from the plan with one click, and none twice', { skip, timeout: 240_000 }, async () => {
  await page.getByRole('button', { name: 'Tout réserver (2)' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Réserver' }).click()
  await page.getByText('2 familles réservées, 0 refusée').waitFor()
  for (const family of families) await card(family).getByText('Réservé', { exact: true }).waitFor()
  assert.equal(await page.getByRole('button', { name: /Tout réserver/ }).count(), 0)
  const { rows } = await journey.office.admin.query<{ seats: number }>(
    `select count(*)::int as seats from movements_passenger where state <> 'CANCELLED'`,
  )
  assert.equal(rows[0]!.seats, 10)
})

test(
  'the feeder is late: who must move is shown, and accepted, the family travels whole on other flights',
  { skip, timeout: 280_000 },
  async () => {
    const early = await bookedFirst()
    await card(early).getByRole('link', { name: 'Voir le mouvement' }).click()
    await page.getByRole('link', { name: 'Et s’il est en retard ou annulé ?' }).click()
    await page.getByLabel('Minutes de retard').fill('420')
    await page.getByRole('button', { name: 'Voir qui doit changer' }).click()
    await page.getByText(/Et si .* a 420 minutes de retard/).waitFor()
    await card(early).getByText('Doit changer').waitFor()
    await page.getByRole('button', { name: /^Accepter/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Déplacer la famille' }).click()
    await page.getByText(/familles? réservées?, 0 refusée/).waitFor()
    const { rows } = await journey.office.admin.query<{ state: string; persons: number; movements: number }>(
      `select case when state = 'CANCELLED' then 'given' else 'taken' end as state, count(*)::int as persons, count(distinct movement_id)::int as movements
     from movements_passenger where case_id = $1 group by 1 order by 1`,
      [early.caseId],
    )
    assert.deepEqual(rows, [
      { state: 'given', persons: 5, movements: 1 },
      { state: 'taken', persons: 5, movements: 1 },
    ])
    assert.deepEqual(device.complaints, [])
  },
)

async function bookedFirst(): Promise<Family> {
  const { rows } = await journey.office.admin.query<{ case_id: string }>(
    `select p.case_id from movements_passenger p join movements_movement m on m.id = p.movement_id order by m.starts_at, p.case_id limit 1`,
  )
  return families.find(({ caseId }) => caseId === rows[0]!.case_id)!
}
