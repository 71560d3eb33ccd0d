/**
 * Every page of the desk, filled with the demonstration, in French, English and the right-to-left pseudo-language: axe finds nothing,
 * nothing complains on the console, and no title names anybody. With PASSERELLE_SCREENS=1 the main screens are kept in docs/screens/.
 */
import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { castWords } from '#database/cast-words.ts'
import { fillDemonstration } from '#server/demonstration.ts'
import { type Device, type Journey, phone, signIn, skip, startJourney } from './journey.ts'

const timeout = 290_000
let journey: Journey
let addresses: Record<string, string> = {}
const screens = new URL('../../docs/screens/', import.meta.url).pathname

before(async () => {
  if (skip !== false) return
  journey = await startJourney()
  await fillDemonstration(journey.office.house)
  await planIsMade()
  addresses = await listAddresses()
  await mkdir(screens, { recursive: true })
})
after(() => journey?.close())

/** The plan of the demonstration is computed beside it. */
async function planIsMade(): Promise<void> {
  for (let look = 0; look < 120; look += 1) {
    const { rows } = await journey.office.admin.query(`select 1 from planning_progress where status = 'DONE'`)
    if (rows.length > 0) return
    await new Promise((done) => setTimeout(done, 500))
  }
  throw new Error('the plan of the demonstration is not made')
}

async function listAddresses(): Promise<Record<string, string>> {
  const one = async (sql: string): Promise<string> => (await journey.office.admin.query<{ id: string }>(sql)).rows[0]!.id
  const travelling = await one(`select id from cases_case where status = 'MANIFESTED' order by public_ref limit 1`)
  const returned = await one(`select id from cases_case where status = 'FOLLOW_UP' limit 1`)
  const movement = await one(`select id from movements_movement where movement_type = 'RESETTLEMENT' order by starts_at limit 1`)
  const person = await one(`select person_id as id from cases_member where case_id = '${travelling}' and role = 'PA'`)
  const group = await one(`select id from transit_group order by serves_on desc, id limit 1`)
  const vacancy = await one(`select vacancy_id as id from employment_referral limit 1`)
  const carrier = await one(`select id from liaison_organisation where kind = 'CARRIER' limit 1`)
  const run = await one(`select run_id as id from planning_progress limit 1`)
  const roll = await one(`select id from cases_roll limit 1`)
  const seats = await one(`select request_id as id from ticketing_offer limit 1`)
  const dear = await one(`select id from ticketing_request where status = 'PROPOSED' limit 1`)
  const transport = (kind: string) => one(`select id from transports_transport where kind = '${kind}' limit 1`)
  const escort = await one(`select id from escorts_escort limit 1`)
  const mission = await one(`select id from escorts_mission limit 1`)
  return {
    home: '/desk/',
    queue: '/desk/queue',
    board: '/desk/transit',
    group: `/desk/transit/groups/${group}`,
    sheet: '/desk/transit/sheet',
    notes: '/desk/transit/notes',
    figures: '/desk/transit/figures',
    movements: '/desk/movements',
    'plan-movement': '/desk/movements/new',
    expiring: '/desk/movements/expiring',
    movement: `/desk/movements/${movement}`,
    notices: '/desk/notices',
    'notices-movement': `/desk/notices/movements/${movement}`,
    tickets: '/desk/ticketing',
    'tickets-request': `/desk/ticketing/requests/${seats}`,
    'tickets-proposed': `/desk/ticketing/requests/${dear}`,
    'tickets-costs': '/desk/ticketing/costs',
    transports: '/desk/transports',
    charter: `/desk/transports/${await transport('CHARTER')}`,
    vessel: `/desk/transports/${await transport('VESSEL')}`,
    convoy: `/desk/transports/${await transport('CONVOY')}`,
    'plan-charter': `/desk/transports/new/${movement}/CHARTER`,
    escorts: '/desk/escorts',
    escort: `/desk/escorts/${escort}`,
    missions: '/desk/escorts/missions',
    mission: `/desk/escorts/missions/${mission}`,
    planning: '/desk/planning',
    'planning-flights': '/desk/planning/flights',
    'planning-figures': '/desk/planning/figures',
    'planning-run': `/desk/planning/runs/${run}`,
    'planning-compare': `/desk/planning/runs/${run}/compare/${run}`,
    'planning-replan': `/desk/planning/replan?movement=${movement}`,
    people: '/desk/people',
    'add-person': '/desk/people/new',
    person: `/desk/people/${person}`,
    cases: '/desk/cases',
    case: `/desk/cases/${travelling}`,
    'case-returned': `/desk/cases/${returned}`,
    rolls: '/desk/cases/rolls',
    roll: `/desk/cases/rolls/${roll}`,
    organisations: '/desk/liaison',
    organisation: `/desk/liaison/${carrier}`,
    'movement-types': '/desk/programmes/types',
    'movement-type': '/desk/programmes/types/RELOCATION_EU',
    accounts: '/desk/accounts',
    plans: '/desk/reintegration',
    visits: '/desk/reintegration/visits',
    jobs: '/desk/reintegration/jobs',
    plan: `/desk/reintegration/cases/${returned}`,
    survey: `/desk/reintegration/cases/${returned}/survey`,
    vacancies: '/desk/employment',
    'add-vacancy': '/desk/employment/vacancies/new',
    vacancy: `/desk/employment/vacancies/${vacancy}`,
    programmes: '/desk/programmes',
    programme: '/desk/programmes/ARER',
    projects: '/desk/projects',
    indicators: '/desk/projects/indicators',
    project: '/desk/projects/D04b',
  }
}

/** Sets the language of the account, as the switch in the frame does. */
async function choose(page: Page, language: 'fr' | 'en'): Promise<void> {
  const status = await page.evaluate(async (wanted) => {
    const reply = await fetch('/api/access/language', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ language: wanted }),
    })
    localStorage.clear()
    return reply.status
  }, language)
  assert.equal(status, 200)
}

/** Goes to a page and waits until its heading is there and nothing is being fetched. */
async function goTo(page: Page, address: string): Promise<void> {
  await page.goto(journey.origin + address, { waitUntil: 'networkidle' })
  await page.locator('h1').first().waitFor()
}

async function faultsOf(page: Page, name: string): Promise<string[]> {
  const found = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  assert.ok(found.passes.length > 10, `${name}: axe did not look`)
  return found.violations.map((fault) => `${name} ${fault.id}: ${fault.nodes.map((node) => node.target.join(' ')).join(', ')}`)
}

const kept = [
  'board',
  'notices',
  'charter',
  'tickets',
  'case',
  'roll',
  'movement',
  'person',
  'planning',
  'planning-run',
  'plan',
  'survey',
  'project',
  'indicators',
  'home',
]
const surnames = ['ghebre', 'khatib', 'sadat', 'shevchuk', 'kabongo', 'hama']

/** So many tests share the pages, so that none of them takes long on a busy machine. */
const parts = 3

async function walk(device: Device, device_name: string, language: string, part: number): Promise<void> {
  const faults: string[] = []
  for (const [name, address] of Object.entries(addresses).filter((_, at) => at % parts === part)) {
    await goTo(device.page, address)
    // axe takes what lies under the bar at the foot of a phone for a target that is too small, though it scrolls free: so it looks at
    // the whole page on a screen long enough for it.
    const screen = device.page.viewportSize()!
    if (device_name === 'phone') await device.page.setViewportSize({ width: screen.width, height: 14_000 })
    faults.push(...(await faultsOf(device.page, name)))
    if (device_name === 'phone') await device.page.setViewportSize(screen)
    if ((await device.page.locator('[data-failure]').count()) > 0) faults.push(`${name}: the page could not be shown`)
    const title = (await device.page.title()).toLowerCase()
    for (const word of [...castWords(), ...surnames])
      if (title.includes(word.toLowerCase())) faults.push(`${name}: the title names somebody`)
    const text = await device.page.locator('body').innerText()
    const untold = /\[[a-z]+(\.[a-z_A-Z]+)+\]/.exec(text)
    if (untold !== null) faults.push(`${name}: ${untold[0]} has no words`)
    const wide = await device.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (wide > 1) faults.push(`${name}: ${wide} px wider than the screen`)
    if (process.env['PASSERELLE_SCREENS'] === '1' && (language === 'fr' || language === 'ar-XB') && kept.includes(name)) {
      await device.page.screenshot({ path: `${screens}${name}-${device_name}.png`, fullPage: false })
    }
  }
  assert.deepEqual([...faults, ...device.complaints], [], device_name)
}

const desktop = { viewport: { width: 1280, height: 860 } }

for (let part = 0; part < parts; part += 1) {
  const pages = `on any page of the desk, part ${part + 1} of ${parts}`

  test(
    `Officers who work in French, at a desk and with a phone, meet no obstacle that axe knows, ${pages}`,
    { skip, timeout },
    async () => {
      const [desk, hand] = [await journey.openDevice(`desk-fr-${part}`, desktop), await journey.openDevice(`desk-phone-${part}`, phone)]
      for (const device of [desk, hand]) await signIn(device.page, 'demo@paris.example.org')
      await Promise.all([walk(desk, 'desktop', 'fr', part), walk(hand, 'phone', 'fr', part)])
      for (const device of [desk, hand]) await device.close()
    },
  )

  test(
    `Officers who work in English, or read from right to left, meet no obstacle that axe knows, ${pages}`,
    { skip, timeout },
    async () => {
      const [desk, rtl] = [await journey.openDevice(`desk-en-${part}`, desktop), await journey.openDevice(`desk-rtl-${part}`, desktop)]
      for (const device of [desk, rtl]) await signIn(device.page, 'demo@paris.example.org')
      await choose(desk.page, 'en')
      try {
        await goTo(rtl.page, '/desk/?language=ar-XB')
        await Promise.all([walk(desk, 'english', 'en', part), walk(rtl, 'rtl', 'ar-XB', part)])
      } finally {
        await choose(desk.page, 'fr')
      }
      if (part === 0 && process.env['PASSERELLE_SCREENS'] === '1') {
        await rtl.page.setViewportSize({ width: 390, height: 844 })
        await goTo(rtl.page, addresses['board']!)
        await rtl.page.screenshot({ path: `${screens}board-phone-rtl.png`, fullPage: false })
      }
      for (const device of [desk, rtl]) await device.close()
    },
  )
}
