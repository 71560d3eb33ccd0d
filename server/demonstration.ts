/**
 * The demonstration office: founded in an empty database, then filled through the same contracts as the desk uses, by the accounts of
 * the cast, so that fictitious people stand at every step of the journey. A refusal here is a bug and stops the start with its word.
 */
import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { castCompartments, castOffices, castPassword, castStaff } from '#database/cast.ts'
import * as cases from '#domain/cases/contract.ts'
import * as rolls from '#domain/cases/roll-contract.ts'
import * as work from '#domain/cases/work-contract.ts'
import type { Contract, OutputOf, RequestOf } from '#domain/kit/contract.ts'
import { addDays, type Day, dayAt, instant, type Instant } from '#domain/kit/day.ts'
import * as clearances from '#domain/movements/clearance-contract.ts'
import * as movements from '#domain/movements/contract.ts'
import * as journeys from '#domain/movements/journey-contract.ts'
import * as manifests from '#domain/movements/manifest-contract.ts'
import * as people from '#domain/people/contract.ts'
import { findSomebody, type Somebody } from './acting.ts'
import { planTeam } from './demonstration-desk.ts'
import { enterDoubles } from './demonstration-doubles.ts'
import { fillRegistry } from './demonstration-liaison.ts'
import { planSeats } from './demonstration-plan.ts'
import { findWork, planFor } from './demonstration-return.ts'
import { askForSeats } from './demonstration-tickets.ts'
import { carryPeople } from './demonstration-transports.ts'
import { foundMission } from './founding.ts'
import { listeners } from './jobs.ts'
import { keepFile } from './kit/files.ts'
import { actAs } from './kit/route.ts'
import { clockNow, type House } from './kit/transaction.ts'

/** Returns true when the database was empty and the demonstration was made now. */
export async function loadDemonstration(house: House, say: (line: string) => void): Promise<boolean> {
  const accounts = await foundMission(house, {
    offices: castOffices,
    staff: castStaff,
    compartments: castCompartments,
    password: castPassword,
  })
  if (accounts.size === 0) return false
  say('Making the demonstration office (every person in it is fictitious)')
  await fillDemonstration(house)
  return true
}

/** People and cases for an office that has only its cast. */
export async function fillDemonstration(house: House): Promise<void> {
  const demo = await sitDown(house, 'demo@paris.example.org')
  const supervisor = await sitDown(house, 'superviseur@paris.example.org')
  const now = clockNow()
  const today = dayAt(now, 'Europe/Paris')

  await fillRegistry(await sitDown(house, 'liaison@paris.example.org'), today)
  const families = await importRoll(house, demo)
  const waiting = [...families.slice(5, 7), ...families.slice(10, 11)]
  const ready = [...families.slice(0, 5), ...waiting]
  for (const caseId of ready) await clear(demo, caseId, today)
  await flyThroughParis(demo, supervisor, ready.slice(0, 5), now)
  await planTeam(await sitDown(house, 'quart@paris.example.org'), today)
  await askForSeats(demo, ready.slice(5), today)
  await carryPeople(demo, now, today)
  for (const caseId of families.slice(7, 9)) await register(demo, caseId)
  const held = families[9]
  if (held !== undefined)
    await demo.must(work.placeHold, { caseId: held, reason: 'DOCUMENTS', note: 'Le laissez-passer est attendu du consulat.' })
  await returnWithPlan(demo, supervisor, today)
  await planSeats(demo, waiting, today)
  await enterDoubles((file) => demo.must(people.addPerson, file))
}

export type Hand = Somebody & {
  must<C extends Contract<z.ZodObject, z.ZodType, string>>(contract: C, input: RequestOf<C>): Promise<OutputOf<C>>
}

async function sitDown(house: House, email: string): Promise<Hand> {
  const somebody = await findSomebody(house, email, 'access.self')
  if (somebody === undefined) throw new Error(`${email} is not of the cast`)
  return {
    ...somebody,
    must: async (contract, input) => {
      const answered = await somebody.ask(contract, input)
      if (!answered.ok)
        throw new Error(
          `The demonstration was refused at ${contract.name}: ${JSON.stringify('body' in answered.reply ? answered.reply.body : answered.reply.status)}`,
        )
      return answered.value
    },
  }
}

type CaseId = OutputOf<typeof cases.openCase>['id']

/** A roll of its own, so that the examples can still be imported. */
async function importRoll(house: House, demo: Hand): Promise<CaseId[]> {
  const bytes = await readFile(new URL('../examples/roll-demonstration.csv', import.meta.url))
  const { signed } = demo
  const scope = { account: signed.accountId, offices: [1], compartments: [] }
  const kept = await actAs(
    house,
    listeners,
    { accountId: signed.accountId, offices: [1], compartments: [], airports: [], permissions: [] },
    scope,
    (opened) => keepFile(opened, { bytes, name: 'roll-demonstration.csv', purpose: 'roll', office: 1, compartment: 0 }),
  )
  if (!kept.ok) throw new Error(`The example roll was refused: ${kept.refusal}`)
  const preview = await demo.must(rolls.previewRoll, { fileId: kept.value.id, programmeCode: 'TRANSIT_CDG' })
  const decisions = preview.duplicates.map(({ row }) => ({ row, samePerson: null }))
  await demo.must(rolls.commitRoll, { rollId: preview.roll.id, decisions })
  const made = await demo.must(cases.listCases, { rollId: preview.roll.id, limit: 200 })
  return made.items.toSorted((a, b) => (a.externalRef ?? '').localeCompare(b.externalRef ?? '')).map((line) => line.id)
}

async function register(demo: Hand, caseId: CaseId): Promise<OutputOf<typeof cases.getCase>> {
  const story = await demo.must(cases.getCase, { caseId })
  for (const { personId } of story.members) {
    // The text is read to somebody in a language that is theirs.
    const [language = 'fr'] = (await demo.must(people.getPerson, { personId })).person.languages
    for (const kind of ['TRAVEL', 'DATA_PROCESSING'] as const) {
      const asked = { personId, kind, form: 'EXPLICIT_WRITTEN', language } as const
      const given = await demo.ask(people.recordConsent, asked)
      if (!given.ok && !JSON.stringify(given.reply).includes('consent_already_given'))
        throw new Error(`consent: ${JSON.stringify(given.reply)}`)
    }
  }
  await demo.must(cases.advanceCase, { caseId, to: 'REGISTERED' })
  return story
}

/** Every clearance that the programme asks for, in hand; then the case is ready to travel. */
async function clear(demo: Hand, caseId: CaseId, today: Day, from = addDays(today, -3), until = addDays(today, 120)): Promise<void> {
  const story = await register(demo, caseId)
  await giveMissingDocuments(demo, story)
  await demo.must(clearances.requireClearances, { caseId })
  const { items } = await demo.must(clearances.listClearances, { caseId })
  for (const { id } of items)
    await demo.must(clearances.recordClearance, {
      clearanceId: id,
      status: 'CLEARED',
      requestedOn: addDays(from, -14),
      validFrom: from,
      validUntil: until,
      issuer: 'Autorité-Exemple',
    })
  await demo.must(clearances.confirmTravelReady, { caseId })
}

/** The roll holds babies without papers, as rolls do: their travel documents have come since. */
async function giveMissingDocuments(demo: Hand, story: OutputOf<typeof cases.getCase>): Promise<void> {
  for (const [at, { personId }] of story.members.entries()) {
    const file = await demo.must(people.getPerson, { personId })
    if (file.documents.length > 0) continue
    const number = `EX99${story.case.publicRef.slice(4, 8)}${at}`
    await demo.must(people.addDocument, {
      personId,
      type: 'CTD_1951',
      number,
      issuer: 'ETH',
      issuedOn: '2026-01-15',
      expiresOn: '2031-01-14',
    })
  }
}

/** Five families change planes at Charles de Gaulle today: the board of the airport desk. */
async function flyThroughParis(demo: Hand, supervisor: Hand, families: CaseId[], now: Instant): Promise<void> {
  const at = (hours: number, zone: string): string => localAt(now, hours, zone)
  const flights = [
    {
      inbound: 'XX123',
      from: 'ADD',
      fromZone: 'Africa/Addis_Ababa',
      outbound: 'XX456',
      to: 'YUL',
      toZone: 'America/Toronto',
      lands: 1.5,
      waits: 3,
      count: 2,
    },
    {
      inbound: 'XX701',
      from: 'AMM',
      fromZone: 'Asia/Amman',
      outbound: 'XX88',
      to: 'ARN',
      toZone: 'Europe/Stockholm',
      lands: 3,
      waits: 1.4,
      count: 2,
    },
    {
      inbound: 'XX915',
      from: 'NBO',
      fromZone: 'Africa/Nairobi',
      outbound: 'XX31',
      to: 'JFK',
      toZone: 'America/New_York',
      lands: 5,
      waits: 4,
      count: 1,
    },
  ]
  let next = 0
  for (const flight of flights) {
    const movement = await demo.must(movements.planMovement, {
      movementType: 'RESETTLEMENT',
      legs: [
        {
          number: flight.inbound,
          fromPlace: flight.from,
          departsLocal: at(flight.lands - 7, flight.fromZone),
          toPlace: 'CDG',
          toTerminal: '2E',
          arrivesLocal: at(flight.lands, 'Europe/Paris'),
        },
        {
          number: flight.outbound,
          fromPlace: 'CDG',
          fromTerminal: '2E',
          departsLocal: at(flight.lands + flight.waits, 'Europe/Paris'),
          toPlace: flight.to,
          arrivesLocal: at(flight.lands + flight.waits + 8, flight.toZone),
        },
      ],
    })
    const travelling = families.slice(next, next + flight.count)
    next += flight.count
    for (const caseId of travelling) await demo.must(movements.bookCase, { movementId: movement.id, caseId })
    const seated = await demo.must(movements.getMovement, { movementId: movement.id })
    for (const connection of seated.connections) {
      if (connection.colour === 'AMBER')
        await supervisor.must(movements.approveConnection, {
          movementId: movement.id,
          fromSeq: connection.fromSeq,
          reason: 'Un agent attend à la porte de l’avion.',
        })
    }
    await demo.must(manifests.freezeManifest, { movementId: movement.id })
  }
}

/** A person who returned to Erbil six weeks ago, with an approved plan and the first visits ahead. */
async function returnWithPlan(demo: Hand, supervisor: Hand, today: Day): Promise<void> {
  const person = await demo.must(people.addPerson, {
    familyName: 'HAMA-EXEMPLE',
    givenNames: 'Dilan',
    nativeName: 'دیلان حەمە',
    sex: 'F',
    bornOn: '1991-04-12',
    nationality: 'IRQ',
    languages: ['ckb', 'ar'],
    documents: [
      { type: 'PASSPORT', number: 'EX4410027', issuer: 'IRQ', nationality: 'IRQ', issuedOn: '2023-02-01', expiresOn: '2031-01-31' },
    ],
  })
  const opened = await demo.must(cases.openCase, {
    programmeCode: 'ARER',
    destinationCountry: 'IRQ',
    destinationSubregion: 'IQ-AR',
    destinationCity: 'Erbil',
    receivingParty: 'Bureau d’Erbil (fictif)',
    projectCode: 'C01',
    members: [{ personId: person.id, role: 'PA' }],
  })
  await demo.must(people.recordConsent, { personId: person.id, kind: 'RETURN_VOLUNTARY', form: 'EXPLICIT_WRITTEN', language: 'ckb' })
  const left = addDays(today, -42)
  await clear(demo, opened.id, today, addDays(left, -10), addDays(today, 60))
  const movement = await demo.must(movements.planMovement, {
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
  await demo.must(movements.bookCase, { movementId: movement.id, caseId: opened.id })
  await demo.must(manifests.freezeManifest, { movementId: movement.id })
  const arrived = instant(`${left}T20:10:00Z`)
  for (const state of ['BOARDED', 'ARRIVED', 'HANDED_OVER'] as const)
    await demo.must(journeys.recordJourney, { movementId: movement.id, caseId: opened.id, state, at: arrived })
  await planFor(demo, supervisor, opened.id, left)
  await findWork(demo, { caseId: opened.id, personId: person.id }, today)
}

/** Local wall-clock time, some hours from now, on a five minutes' mark, as a timetable has it. */
function localAt(now: Instant, hours: number, zone: string): string {
  const ms = Math.round((Date.parse(now) + hours * 3_600_000) / 300_000) * 300_000
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(ms)
  return parts.replace(' ', 'T')
}
