/**
 * A resettlement week, from forty households whose clearances overlap to the day when those of the first flight are in good hands and
 * their journeys are closed: planned, one changed by hand, booked, announced, listed; a feeder is late at three in the morning, those
 * whom it would strand are moved; and the airport works a shift with no network. Each test goes on from the one before.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import * as cases from '#domain/cases/contract.ts'
import { addDays, type Instant, instantAt } from '#domain/kit/day.ts'
import * as clearances from '#domain/movements/clearance-contract.ts'
import * as movements from '#domain/movements/contract.ts'
import type { Movement, MovementId } from '#domain/movements/words.ts'
import * as notices from '#domain/notices/contract.ts'
import { expireClearancesEverywhere } from '#server/nightly.ts'
import type { Visitor } from '#server/test-office.ts'
import { must } from './family-steps.ts'
import { type Device, type Journey, phone, skip, startJourney, waitUntilInstalled } from './journey.ts'
import { putClockRight, putClockTo } from './office-clock.ts'
import { firstDay, type Household, offerWeek, readyHouseholds, tooEarly } from './week-households.ts'
import * as steps from './week-night-steps.ts'
import * as desk from './week-steps.ts'

let journey: Journey
let week: desk.Week
let households: Household[] = []
let device: Device
let page: Page
/** The household that an agent moved by hand. */
let moved: Household
/** Of the first day: those who fly on at half past two, those who stay in France. */
let early: { movementId: MovementId; cases: string[] }
let staying: { movementId: MovementId; cases: string[] }
let agent: Visitor
let supervisor: Visitor

before(async () => {
  if (skip !== false) return
  journey = await startJourney()
  agent = await journey.office.as('mouvements@paris.example.org')
  households = await readyHouseholds(agent)
  await offerWeek(agent)
  week = desk.weekOf(journey)
})
after(async () => {
  putClockRight()
  await journey?.close()
})

const placeable = () => households.filter((_, at) => at !== tooEarly)
const personsOf = (some: readonly Household[]) => some.reduce((sum, { persons }) => sum + persons.length, 0)

test(
  'forty households wait whose days overlap; thirty-nine are placed, and the last is told which paper lets it travel',
  { skip, timeout: 200_000 },
  async () => {
    device = await week.sitDown('planner', 'mouvements@paris.example.org')
    page = device.page
    await desk.goTo(page, '/planning')
    await page.getByText('40 sur 40 dossiers dans le prochain plan').waitFor()
    await desk.keep(page, 'planning-desktop')
    await desk.plan(page, '5')
    await page.getByText(`39 sur 40 dossiers placés, ${personsOf(placeable())} personnes`).waitFor()
    const left = households[tooEarly]!
    await desk.cardOf(page, left).getByText('Reste', { exact: true }).waitFor()
    assert.match(await desk.cardOf(page, left).innerText(), /Aptitude au voyage : prolongation (d’un jour|de [2-4] jours), jusqu’au/)
    await desk.keep(page, 'plan-desktop')
  },
)

test(
  'one household is put on another flight by keyboard alone, and the plan still holds for everybody',
  { skip, timeout: 200_000 },
  async () => {
    moved = households[12]!
    await desk.moveByKeyboard(page, moved)
    await desk.cardOf(page, moved).getByText('À la main').waitFor()
    await desk.cardOf(page, moved).getByText('Épinglé').waitFor()
    await page.getByText(`39 sur 40 dossiers placés, ${personsOf(placeable())} personnes`).waitFor()
  },
)

test(
  'all are booked from the plan in one go: each household whole, inside its days, and no flight over its seats',
  { skip, timeout: 240_000 },
  async () => {
    await desk.press(page, 'Tout réserver (39)')
    await desk.press(page.getByRole('dialog'), 'Réserver')
    await page.getByText('39 familles réservées, 0 refusée').waitFor({ timeout: 180_000 })
    const seated = await desk.everythingHolds(journey, placeable())
    assert.deepEqual([seated.length, seated.reduce((sum, { persons }) => sum + persons, 0)], [39, personsOf(placeable())])
    assert.ok(!seated.some(({ caseId }) => caseId === households[tooEarly]!.caseId))
    await desk.keep(page, 'plan-booked')
  },
)

const placed = async () => (await desk.seatsOf(journey)).map(({ movementId }) => movementId)
const allJourneys = async () => [...new Set(await placed())]
const read = async (movementId: MovementId): Promise<Movement> => must(agent, movements.getMovement, { movementId })
const at = (time: string, days = 0): Instant => instantAt(`${addDays(firstDay, days)}T${time}`, 'Europe/Paris')

test(
  'every journey is announced; the office that will receive the families reads the notice on its screen and says so, as the airport team does',
  { skip, timeout: 240_000 },
  async () => {
    const leaving = desk.journeysOn(await desk.seatsOf(journey), firstDay)
    early = leaving.find(({ flights }) => flights === 'XX200 XX201')!
    staying = leaving.find(({ flights }) => flights === 'XX200')!
    await steps.sendNoticeOnScreen(page, staying.movementId)
    const { number } = (await must(agent, notices.getNotice, { movementId: staying.movementId })).notice!
    const marseille = await week.sitDown('marseille', 'mouvements@marseille.example.org')
    await desk.goTo(marseille.page, '/notices')
    await desk.keep(marseille.page, 'notices-received')
    await steps.acknowledgeOnScreen(marseille.page, number)
    await desk.keep(marseille.page, 'notice-received')
    const airport = await week.sitDown('airport phone', 'transit@paris.example.org', phone)
    await steps.acknowledgeOnScreen(airport.page, number)
    const wider = await airport.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    assert.equal(wider, 0, 'a notice is as wide as the phone')
    await desk.keep(airport.page, 'notice-received-phone')
    await desk.goTo(page, `/notices/movements/${staying.movementId}`)
    assert.equal(await page.getByText(/^Bien reçu le/).count(), 2)
    await desk.keep(page, 'notice-sent')

    const others = (await allJourneys()).filter((id) => id !== staying.movementId)
    for (const movementId of others) assert.equal((await steps.sendNotice(agent, movementId)).kind, 'NEW')
    await desk.goTo(page, '/notices')
    await page.getByText('Rien à envoyer').waitFor()
    const told = await must(agent, notices.listNotices, { show: 'AWAITING', limit: 200 })
    assert.equal(told.items.length, others.length + 1, 'the booking desk has not answered yet')
    await desk.keep(page, 'notices-list')
    for (const email of ['mouvements@marseille', 'transit@paris', 'mouvements@paris'])
      await steps.acknowledgeEverything(await journey.office.as(`${email}.example.org`))
  },
)

test(
  'the list of each journey is frozen with everybody of the plan on it, and agrees with what was announced',
  { skip, timeout: 240_000 },
  async () => {
    await desk.goTo(page, `/movements/${early.movementId}`)
    await desk.press(desk.panelOf(page, 'Liste de passagers'), 'Figer la liste')
    await page.getByText('Version 1 figée.').waitFor()
    const all = await allJourneys()
    assert.equal(await steps.freezeAll(agent, all), personsOf(placeable()))
    for (const movementId of all) {
      const found = await must(agent, notices.getNotice, { movementId })
      assert.deepEqual([found.due, found.draft.pax.total], [null, (await read(movementId)).passengers.length])
    }
    const { rows } = await journey.office.admin.query(`select distinct status from cases_case where id = any($1)`, [
      placeable().map(({ caseId }) => caseId),
    ])
    assert.deepEqual(rows, [{ status: 'MANIFESTED' }])
  },
)

test(
  'at three in the morning the feeder is five hours late; whoever would miss the next flight is moved whole, and the others keep their seats',
  { skip, timeout: 280_000 },
  async () => {
    putClockTo(at('02:10'))
    assert.ok((await expireClearancesEverywhere(journey.office.house)) >= 2, 'the night ends what is over')
    agent = await journey.office.as('mouvements@paris.example.org')
    const { items: papers } = await must(agent, clearances.listClearances, { caseId: households[tooEarly]!.caseId })
    assert.deepEqual(
      papers.filter(({ status }) => status === 'EXPIRED').map(({ kind }) => kind),
      households[tooEarly]!.persons.map(() => 'MED_FIT_TO_TRAVEL'),
    )

    putClockTo(at('03:00'))
    const before = await desk.seatsOf(journey)
    await device.close()
    device = await week.sitDown('night desk', 'mouvements@paris.example.org')
    page = device.page
    await steps.tellDelayOnScreen(page, early.movementId, '11:00', '16:40')
    await desk.keep(page, 'movement-late')
    for (const { movementId } of desk.journeysOn(before, firstDay))
      assert.equal((await read(movementId)).legs[0]!.status, 'DELAYED', 'told once, known on every journey of that flight')

    await steps.askWhatIf(page, early.movementId, 300)
    const stranded = households.filter(({ caseId }) => early.cases.includes(caseId))
    for (const household of stranded) await desk.cardOf(page, household).getByText('Doit changer').waitFor()
    assert.equal(await page.getByText('Doit changer', { exact: true }).count(), stranded.length)
    await desk.keep(page, 'what-if')
    await desk.press(page, /^Accepter/)
    await desk.press(page.getByRole('dialog'), 'Déplacer la famille')
    await page.getByText(`${stranded.length} familles réservées, 0 refusée`).waitFor({ timeout: 120_000 })

    const now = await desk.everythingHolds(journey, placeable())
    const changed = now.filter((one) => before.find(({ caseId }) => caseId === one.caseId)!.movementId !== one.movementId)
    assert.deepEqual(changed.map(({ caseId }) => caseId).toSorted(), early.cases.toSorted())
    for (const { movementId } of desk.journeysOn(now, firstDay)) {
      const { legs, connections } = await read(movementId)
      assert.equal(legs[0]!.expectedArrivesAt, at('16:40'), 'every journey on the feeder knows when it lands')
      assert.ok(connections.every(({ colour }) => colour !== 'RED'))
    }
  },
)

test(
  'before dawn the lists are frozen anew, the empty journey is given up, and everybody who was told is told again',
  { skip, timeout: 200_000 },
  async () => {
    const { items } = await must(agent, notices.listNotices, { show: 'TO_SEND', limit: 200 })
    const kinds = new Map(items.map(({ movementId, due }) => [movementId, due]))
    assert.equal(kinds.get(early.movementId), 'CANCEL')
    assert.equal(kinds.get(staying.movementId), 'UPDATE')
    for (const { movementId } of items) await steps.sendNotice(agent, movementId)
    await must(agent, movements.cancelMovement, { movementId: early.movementId })
    assert.equal(await steps.freezeAll(agent, await allJourneys()), personsOf(placeable()))
    assert.deepEqual((await must(agent, notices.listNotices, { show: 'TO_SEND' })).items, [])
    const receiving = await journey.office.as('mouvements@marseille.example.org')
    assert.equal(await steps.acknowledgeEverything(receiving), 1)
    const { notice } = await must(agent, notices.getNotice, { movementId: staying.movementId })
    assert.ok(notice!.versions[0]!.recipients.find(({ office }) => office === 2)!.acknowledgedAt !== null)
  },
)

test(
  'the airport meets the late feeder with no network at all: everybody is counted and those who stay are handed over, and nothing is lost',
  { skip, timeout: 290_000 },
  async () => {
    putClockTo(at('16:42'))
    agent = await journey.office.as('mouvements@paris.example.org')
    const shift = await week.sitDown('shift phone', 'transit@paris.example.org', phone)
    const seated = desk.journeysOn(await desk.seatsOf(journey), firstDay)
    const here = households.filter(({ caseId }) => seated.some((one) => one.cases.includes(caseId)))
    const stay = here.filter(({ caseId }) => staying.cases.includes(caseId))
    await shift.page.goto('/desk/transit')
    await steps.groupCard(shift.page, here[0]!.surname).waitFor()
    const gone = shift.page.getByRole('article').filter({ hasText: 'Retiré de la liste' })
    assert.deepEqual(
      [await shift.page.getByRole('article').count(), await gone.count()],
      [here.length + early.cases.length, early.cases.length],
    )
    await desk.keep(shift.page, 'board-phone', false)
    await waitUntilInstalled(shift.page)

    await shift.context.setOffline(true)
    for (const { surname } of here) await steps.doNext(shift.page, surname)
    for (const { surname } of stay) while (await steps.doNext(shift.page, surname));
    for (const { surname } of stay) await steps.groupCard(shift.page, surname).getByText('Tout est fait').waitFor()
    assert.ok(
      (await steps.groupsOf(agent, firstDay)).every(({ tasks }) => tasks.every(({ counted }) => counted === null)),
      'the office knows nothing yet',
    )
    await desk.keep(shift.page, 'board-phone-offline', false)

    await steps.comeBackOnline(shift)
    const groups = await steps.groupsOf(agent, firstDay)
    steps.everybodyCounted(groups, here, stay)
    const states = (await desk.seatsOf(journey)).filter(({ movementId }) => movementId === staying.movementId)
    assert.ok(states.every((one) => one.states === 'HANDED_OVER'))
  },
)

test(
  'those who fly on are at their gate, received in Montréal, and every journey of the day is closed',
  { skip, timeout: 240_000 },
  async () => {
    putClockTo(at('19:10'))
    const colleague = await journey.office.as('quart@paris.example.org')
    for (const group of await steps.groupsOf(colleague, firstDay)) await steps.finishGroup(colleague, group)
    assert.ok(
      (await steps.groupsOf(colleague, firstDay)).every(({ tasks }) =>
        tasks.every(({ state }) => state === 'DONE' || state === 'CANCELLED'),
      ),
    )

    putClockTo(at('09:00', 1))
    agent = await journey.office.as('mouvements@paris.example.org')
    supervisor = await journey.office.as('superviseur@paris.example.org')
    const seated = desk.journeysOn(await desk.seatsOf(journey), firstDay)
    for (const { movementId, cases: own } of seated.filter(({ flights }) => flights !== 'XX200'))
      await steps.receivedAbroad(agent, movementId, own)
    for (const { movementId, cases: own } of seated) {
      assert.equal((await read(movementId)).status, 'ARRIVED')
      for (const caseId of own) {
        assert.equal((await must(supervisor, cases.getCase, { caseId: caseId as never })).case.status, 'HANDED_OVER')
        await must(supervisor, cases.closeCase, { caseId: caseId as never })
      }
      if ((await must(agent, notices.getNotice, { movementId })).due === 'DEPARTED') await steps.sendNotice(agent, movementId)
      const late = await agent.ask(movements.bookCase, { movementId, caseId: moved.caseId })
      assert.equal(late.body.refusal, 'movement_closed')
    }
    assert.equal((await read(early.movementId)).status, 'CANCELLED')
    await device.close()
    device = await week.sitDown('next morning', 'mouvements@paris.example.org')
    await desk.goTo(device.page, `/movements/${staying.movementId}`)
    await device.page.getByText('Remis aux accueillants').first().waitFor()
    await desk.keep(device.page, 'movement-closed')
    assert.deepEqual(week.complaints(), [])
  },
)
