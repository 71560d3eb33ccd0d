/** What people do in the resettlement week: each at a device of their own whose clock is the office's, and what the office then knows. */
import assert from 'node:assert/strict'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { dayAt, type Day, type Instant } from '#domain/kit/day.ts'
import type { MovementId } from '#domain/movements/words.ts'
import { goTo, panelOf, press } from './family-steps.ts'
import { type Device, type Journey, signIn } from './journey.ts'
import { setDeviceClock } from './office-clock.ts'
import type { Household } from './week-households.ts'

const screens = process.env['PASSERELLE_KEEP_SCREENS']

/** A picture to look at, when somebody asked for pictures. */
export async function keep(of: Page | Locator, name: string, whole = true): Promise<void> {
  if (screens === undefined) return
  const path = `${screens}/${name}.png`
  await ('goto' in of ? of.screenshot({ path, fullPage: whole }) : of.screenshot({ path }))
}

export type Week = ReturnType<typeof weekOf>

export function weekOf(journey: Journey) {
  const taken: Device[] = []
  return {
    /** Somebody signs in at a device that nobody used before. */
    sitDown: async (name: string, email: string, options: BrowserContextOptions = { viewport: { width: 1280, height: 1000 } }) => {
      const device = await journey.openDevice(name, options)
      taken.push(device)
      await setDeviceClock(device.context)
      device.page.setDefaultTimeout(60_000)
      await signIn(device.page, email)
      return device
    },
    complaints: () => taken.flatMap((device) => device.complaints),
  }
}

// ── planning ──

export const cardOf = (page: Page, { caseRef }: Pick<Household, 'caseRef'>): Locator =>
  page.getByRole('article', { name: `Dossier ${caseRef}` })

/** From the planner's table to a finished plan of everybody who waits. */
export async function plan(page: Page, seconds: string): Promise<void> {
  await goTo(page, '/planning')
  await page.getByLabel('Chercher au plus').selectOption(seconds)
  await press(page, 'Planifier')
  await page.waitForURL(/\/planning\/runs\/[0-9a-f]{8}-/)
  await page.getByText('Terminé', { exact: true }).first().waitFor()
}

/** Puts a family on the last of the ways that are free for it, and touches no mouse. */
export async function moveByKeyboard(page: Page, household: Household): Promise<void> {
  const card = cardOf(page, household)
  await card.getByRole('button', { name: 'Autres vols' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  const free = dialog.getByRole('radio', { disabled: false, checked: false }).last()
  await free.focus()
  await page.keyboard.press('Space')
  await keep(page, 'ways', false)
  await dialog.getByRole('button', { name: 'Placer ici' }).focus()
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
}

// ── what the office knows ──

export type Seated = {
  caseId: string
  movementId: MovementId
  flights: string
  leavesAt: Instant
  landsAt: Instant
  persons: number
  states: string
}

/** Where everybody sits now, a line for each household. */
export async function seatsOf(journey: Journey): Promise<Seated[]> {
  const { rows } = await journey.office.admin.query<Seated>(
    `select p.case_id as "caseId", p.movement_id as "movementId", min(l.flights) as flights,
       to_char(min(l.leaves) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "leavesAt",
       to_char(min(l.lands) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "landsAt",
       count(distinct p.person_id)::int as persons, string_agg(distinct p.state, ' ') as states
     from movements_passenger p
     join (select movement_id, string_agg(number, ' ' order by seq) as flights, min(departs_at) as leaves, max(arrives_at) as lands
           from movements_leg group by 1) l on l.movement_id = p.movement_id
     where p.state <> 'CANCELLED' group by 1, 2 order by 4, 3, 1`,
  )
  return rows
}

/** Nobody is split, nobody travels outside their days, and no flight holds more than its seats. */
export async function everythingHolds(journey: Journey, households: readonly Household[]): Promise<Seated[]> {
  const seated = await seatsOf(journey)
  for (const household of households) {
    const own = seated.filter(({ caseId }) => caseId === household.caseId)
    assert.deepEqual(
      own.map(({ persons }) => persons),
      [household.persons.length],
      `${household.surname} sits together, once`,
    )
    const on = dayAt(own[0]!.leavesAt, 'Africa/Addis_Ababa')
    const [opens, ends] = household.days
    assert.ok(opens <= on && on <= ends, `${household.surname} leaves on ${on}, cleared from ${opens} to ${ends}`)
  }
  const { rows } = await journey.office.admin.query<{ number: string; on: string; over: number }>(
    `select f.number, f.departs_at::text as on, count(p.id) - f.seats as over
     from planning_flight f join planning_journey j on f.id in (j.first_flight, j.second_flight)
     join movements_passenger p on p.movement_id = j.movement_id and p.state <> 'CANCELLED' and p.infant_with is null
     group by f.id having count(p.id) > f.seats`,
  )
  assert.deepEqual(rows, [], 'a flight holds more than its seats')
  return seated
}

/** The journeys that leave on a day, the fullest first. */
export function journeysOn(seated: readonly Seated[], on: Day): { movementId: MovementId; flights: string; cases: string[] }[] {
  const leaving = seated.filter(({ leavesAt }) => dayAt(leavesAt, 'Africa/Addis_Ababa') === on)
  return [...Map.groupBy(leaving, ({ movementId }) => movementId)]
    .map(([movementId, own]) => ({ movementId, flights: own[0]!.flights, cases: own.map(({ caseId }) => caseId) }))
    .toSorted((one, other) => other.cases.length - one.cases.length)
}

export { goTo, panelOf, press }
