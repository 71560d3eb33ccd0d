/**
 * What the family journeys do over and over: somebody of the cast takes a seat at a device of their own, goes somewhere, fills a
 * form, reads what stands in the way. What comes before a journey's own subject is made ready here over the API.
 */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import type { Download, Locator, Page } from 'playwright-core'
import type { z } from 'zod'
import * as cases from '#domain/cases/contract.ts'
import * as rolls from '#domain/cases/roll-contract.ts'
import type { CaseId } from '#domain/cases/words.ts'
import type { Contract, OutputOf, RequestOf } from '#domain/kit/contract.ts'
import { addDays, addMinutes, type Day, dayAt, type Instant, instant } from '#domain/kit/day.ts'
import * as clearances from '#domain/movements/clearance-contract.ts'
import * as movements from '#domain/movements/contract.ts'
import * as journeys from '#domain/movements/journey-contract.ts'
import * as manifests from '#domain/movements/manifest-contract.ts'
import * as people from '#domain/people/contract.ts'
import type { PersonId } from '#domain/people/words.ts'
import { clockNow } from '#server/kit/transaction.ts'
import type { Visitor } from '#server/test-office.ts'
import { type Device, type Journey, signIn } from './journey.ts'

export const today = dayAt(clockNow(), 'Europe/Paris')

/** Everybody keeps their own device for the whole journey; what their pages complained of is asked at the end. */
export function seats(journey: () => Journey) {
  const taken = new Map<string, Device>()
  return {
    take: async (name: string): Promise<Page> => {
      const device =
        taken.get(name) ?? (await journey().openDevice(name, { viewport: { width: 1280, height: 900 }, acceptDownloads: true }))
      if (!taken.has(name)) await signIn(device.page, `${name}@paris.example.org`)
      taken.set(name, device)
      return device.page
    },
    complaints: () => [...taken.values()].flatMap((device) => device.complaints),
  }
}

/** Goes to a page of the desk and waits for its own heading. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(`/desk${path}`, { waitUntil: 'networkidle' })
  await page.getByRole('heading', { level: 1 }).first().waitFor()
}

export function panelOf(page: Page, title: string): Locator {
  return page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) })
    .last()
}

/** Fills fields by their labels: days and words are typed, lists are chosen from. */
export async function fill(form: Locator, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, answer] of Object.entries(answers)) {
    const field = form.getByLabel(new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(\\s?\\(facultatif\\))?$`)).first()
    if ((await field.evaluate((each) => each.tagName)) === 'SELECT') await field.selectOption({ label: answer })
    else await field.fill(answer)
  }
}

export async function press(within: Page | Locator, name: string | RegExp): Promise<void> {
  await within
    .getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
    .first()
    .click()
}

/** What a form says stands in its way. */
export async function whyStopped(within: Page | Locator): Promise<string> {
  const said = within.getByRole('alert').first()
  await said.waitFor()
  return said.innerText()
}

/** A button that may not be pressed now, and the reason that it gives. What the server just decided may reach the screen a moment later. */
export async function whyNot(within: Page | Locator, name: string): Promise<string> {
  const button = within.getByRole('button', { name, exact: true }).first()
  await button.waitFor()
  const stopped = button.and(button.page().locator('[aria-disabled="true"]'))
  await stopped.waitFor().catch(() => assert.fail(`${name} can be pressed`))
  const id = await button.getAttribute('aria-describedby')
  return (await button.page().locator(`[id="${id}"]`).textContent()) ?? ''
}

/** As a French hand writes a day. */
export function typed(day: Day): string {
  return day.split('-').toReversed().join('/')
}

export async function bytesOf(page: Page, press: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return readFile(await (download as Download).path())
}

/** Asks over the API, and expects to be answered. */
export async function must<C extends Contract<z.ZodObject, z.ZodType, string>>(
  who: Visitor,
  contract: C,
  input: RequestOf<C>,
): Promise<OutputOf<C>> {
  const answer = await who.ask(contract, input)
  assert.equal(answer.status, 200, `${contract.name}: ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** From an open case to one that is ready to travel: consents, registration, every clearance of the programme. */
export async function makeReady(
  who: Visitor,
  caseId: CaseId,
  from: Day = addDays(today, -3),
  until: Day = addDays(today, 120),
  visaUntil: Day = until,
): Promise<void> {
  const story = await must(who, cases.getCase, { caseId })
  for (const { personId } of story.members) {
    const [language = 'fr'] = (await must(who, people.getPerson, { personId })).person.languages
    for (const kind of ['TRAVEL', 'DATA_PROCESSING', 'RETURN_VOLUNTARY'] as const)
      await must(who, people.recordConsent, { personId, kind, form: 'EXPLICIT_WRITTEN', language })
  }
  await must(who, cases.advanceCase, { caseId, to: 'REGISTERED' })
  await must(who, clearances.requireClearances, { caseId })
  const { items } = await must(who, clearances.listClearances, { caseId })
  for (const { id, kind } of items)
    await must(who, clearances.recordClearance, {
      clearanceId: id,
      status: 'CLEARED',
      validFrom: from,
      validUntil: kind === 'VISA' ? visaUntil : until,
    })
  await must(who, clearances.confirmTravelReady, { caseId })
}

type Somebody = { familyName: string; givenNames: string; sex: 'F' | 'M'; bornOn: Day; nationality: string; number: string; expiresOn: Day }

export async function register(who: Visitor, { number, expiresOn, ...person }: Somebody): Promise<PersonId> {
  const document = { type: 'PASSPORT' as const, number, issuer: person.nationality, expiresOn }
  return (await must(who, people.addPerson, { ...person, languages: ['fr'], documents: [document] })).id
}

/** Somebody of the return programme who came home to Erbil so many days ago. */
export async function comeHome(who: Visitor, daysAgo: number): Promise<CaseId> {
  const personId = await register(who, {
    familyName: 'HAMA-EXEMPLE',
    givenNames: 'Dilan',
    sex: 'F',
    bornOn: '1991-04-12' as Day,
    nationality: 'IRQ',
    number: 'EX4410027',
    expiresOn: addDays(today, 900),
  })
  const opened = await must(who, cases.openCase, {
    programmeCode: 'ARER',
    destinationCountry: 'IRQ',
    destinationSubregion: 'IQ-AR',
    destinationCity: 'Erbil',
    projectCode: 'C01',
    members: [{ personId, role: 'PA' }],
  })
  const left = addDays(today, -daysAgo)
  await makeReady(who, opened.id, addDays(left, -10), addDays(today, 60))
  const movement = await must(who, movements.planMovement, {
    movementType: 'AVRR',
    legs: [
      {
        number: 'XX1820',
        fromPlace: 'CDG',
        fromTerminal: '2E',
        departsLocal: `${left}T11:20`,
        toPlace: 'IST',
        arrivesLocal: `${left}T16:45`,
      },
      { number: 'XX804', fromPlace: 'IST', departsLocal: `${left}T20:30`, toPlace: 'EBL', arrivesLocal: `${left}T22:50` },
    ],
  })
  await must(who, movements.bookCase, { movementId: movement.id, caseId: opened.id })
  await must(who, manifests.freezeManifest, { movementId: movement.id })
  const at: Instant = instant(`${left}T20:10:00Z`)
  for (const state of ['BOARDED', 'ARRIVED', 'HANDED_OVER'] as const)
    await must(who, journeys.recordJourney, { movementId: movement.id, caseId: opened.id, state, at })
  return opened.id
}

/** The clock on the wall of a place, as a ticket has it. */
function localOf(at: Instant, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(at)).replace(' ', 'T')
}

/** The example list over the API, as an agent would bring it in; the family that its partner calls so. */
export async function importFamily(who: Visitor, externalRef: string): Promise<{ caseId: CaseId; ref: string }> {
  const bytes = await readFile(new URL('../../examples/roll-clean.csv', import.meta.url))
  const { body } = await who.upload('roll-clean.csv', bytes)
  const { roll, duplicates } = await must(who, rolls.previewRoll, { fileId: body.id, programmeCode: 'TRANSIT_CDG' })
  await must(who, rolls.commitRoll, { rollId: roll.id, decisions: duplicates.map(({ row }) => ({ row, samePerson: null })) })
  const { items } = await must(who, cases.listCases, { rollId: roll.id, limit: 200 })
  const found = items.find((line) => line.externalRef === externalRef)!
  await giveMissingDocuments(who, found.id)
  return { caseId: found.id, ref: found.publicRef }
}

/** A list holds babies without papers, as lists do: these have come since. */
export async function giveMissingDocuments(who: Visitor, caseId: CaseId): Promise<void> {
  for (const [at, { personId }] of (await must(who, cases.getCase, { caseId })).members.entries()) {
    const { documents } = await must(who, people.getPerson, { personId })
    if (documents.length === 0)
      await must(who, people.addDocument, {
        personId,
        type: 'CTD_1951',
        number: `EX99000${at}`,
        issuer: 'ETH',
        expiresOn: addDays(today, 900),
      })
  }
}

/** From Addis Ababa to Montréal by the same terminal of Charles de Gaulle, with so many minutes between the two flights. */
export function legsWith(lands: Instant, minutes: number) {
  const leaves = addMinutes(lands, minutes)
  return [
    {
      number: 'XX123',
      fromPlace: 'ADD',
      departsLocal: localOf(addMinutes(lands, -460), 'Africa/Addis_Ababa'),
      toPlace: 'CDG',
      toTerminal: '2E',
      arrivesLocal: localOf(lands, 'Europe/Paris'),
    },
    {
      number: 'XX456',
      fromPlace: 'CDG',
      fromTerminal: '2E',
      departsLocal: localOf(leaves, 'Europe/Paris'),
      toPlace: 'YUL',
      arrivesLocal: localOf(addMinutes(leaves, 480), 'America/Toronto'),
    },
  ]
}

export async function typeLegs(page: Page, legs: ReturnType<typeof legsWith>): Promise<void> {
  for (const [at, leg] of legs.entries()) {
    if (at > 0) await press(page, 'Ajouter un trajet')
    const fields = page.getByRole('group', { name: `Trajet ${at + 1}` })
    const [departs, arrives] = [leg.departsLocal.split('T'), leg.arrivesLocal.split('T')]
    await fill(fields, {
      'Numéro de vol': leg.number,
      'Aéroport de départ': leg.fromPlace,
      'Jour de départ': typed(departs[0] as Day),
      'Aéroport d’arrivée': leg.toPlace,
      'Jour d’arrivée': typed(arrives[0] as Day),
    })
    for (const [end, clock] of [departs[1]!, arrives[1]!].entries()) await fields.getByLabel('Heure locale').nth(end).fill(clock)
    for (const [end, terminal] of [leg.fromTerminal, leg.toTerminal].entries())
      if (terminal !== undefined)
        await fields
          .getByLabel(/^Terminal/)
          .nth(end)
          .fill(terminal)
  }
}
