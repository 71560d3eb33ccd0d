/** A large party of fictitious people over HTTP, for the tests of charters, ships and convoys: households made ready and put on a movement. */
import assert from 'node:assert/strict'
import * as cases from '#domain/cases/contract.ts'
import type { CaseId } from '#domain/cases/words.ts'
import { addDays, addMinutes, clockAt, type Day, dayAt, type Instant } from '#domain/kit/day.ts'
import * as clearances from '#domain/movements/clearance-contract.ts'
import * as movements from '#domain/movements/contract.ts'
import type { LegMode, Movement, MovementId } from '#domain/movements/words.ts'
import * as people from '#domain/people/contract.ts'
import type { PersonId } from '#domain/people/words.ts'
import { clearancesOf } from './test-family.ts'
import { clockNow } from './kit/transaction.ts'
import type { Visitor } from './test-office.ts'

export type Household = { caseId: CaseId; persons: PersonId[] }

export const inHours = (hours: number): Instant => addMinutes(clockNow(), Math.round(hours * 60))
export const localTime = (at: Instant, zone: string): string => `${dayAt(at, zone)}T${clockAt(at, zone)}`

/** From Tripoli to Niamey, so many hours from now, three and a half hours long. The movement is one of voluntary humanitarian return. */
export async function planRoute(
  who: Visitor,
  options: { mode?: LegMode; hours?: number; movementType?: string; number?: string; lasts?: number; caseId?: CaseId } = {},
): Promise<Movement> {
  const departs = inHours(options.hours ?? 6)
  // A ship goes from the port of Tripoli to that of Tunis.
  const [from, to] = options.mode === 'SEA' ? (['LYTIP', 'TNTUN'] as const) : (['TIP', 'NIM'] as const)
  const planned = await who.ask(movements.planMovement, {
    movementType: options.movementType ?? 'VHR',
    ...(options.caseId === undefined ? {} : { caseId: options.caseId }),
    legs: [
      {
        mode: options.mode ?? 'AIR',
        number: options.number ?? 'XX4101',
        carrier: options.mode === 'SEA' ? 'Compagnie-Exemple' : undefined,
        fromPlace: from,
        departsLocal: localTime(departs, 'Africa/Tripoli'),
        toPlace: to,
        arrivesLocal: localTime(addMinutes(departs, options.lasts ?? 210), to === 'NIM' ? 'Africa/Niamey' : 'Africa/Tunis'),
      },
    ],
  })
  assert.equal(planned.status, 200, JSON.stringify(planned.body))
  return planned.body
}

let made = 0
const roles = ['PA', 'SPOUSE'] as const

/** One household: its first two are adults, the others children of seven and more. With papers, consent and everything cleared. */
export async function readyHousehold(
  who: Visitor,
  size: number,
  options: { single?: 'F' | 'M'; compartment?: number; ages?: readonly number[]; unaccompanied?: boolean } = {},
): Promise<Household> {
  // Its own number all along: several households may be made at once.
  const number = ++made
  const today = dayAt(clockNow(), 'Europe/Paris')
  const surname = `Sani-${letters(number)}xemple`
  const born = (years: number): Day => addDays(today, -Math.round(years * 365.25) - 20)
  const persons: PersonId[] = []
  for (let at = 0; at < size; at++) {
    const age = options.ages?.[at] ?? (at < 2 ? 31 + at : 7 + at)
    const added = await accepted(
      who.ask(people.addPerson, {
        familyName: surname,
        givenNames: ['Hadiza', 'Moussa', 'Zara', 'Issa', 'Aïcha', 'Omar', 'Rabi', 'Salif'][at % 8]!,
        sex: options.single ?? (at % 2 === 0 ? 'F' : 'M'),
        bornOn: born(age),
        nationality: 'NER',
        languages: ['ha'],
        documents: [{ type: 'LPC', number: `NE${String(number).padStart(4, '0')}${at}`, issuer: 'NER', expiresOn: addDays(today, 200) }],
      }),
    )
    persons.push(added.id)
  }
  const opened = await accepted(
    who.ask(cases.openCase, {
      programmeCode: 'TRANSIT_CDG',
      destinationCountry: 'NER',
      receivingParty: 'Accueil-Exemple',
      ...(options.compartment === undefined ? {} : { compartment: options.compartment }),
      unaccompaniedMinor: options.unaccompanied ?? false,
      members: persons.map((personId, at) => ({ personId, role: roles[at] ?? ('CHILD' as const) })),
    }),
  )
  const caseId = opened.id
  for (const personId of persons.slice(0, 2))
    for (const kind of ['DATA_PROCESSING', 'TRAVEL'] as const)
      await accepted(who.ask(people.recordConsent, { personId, kind, form: 'EXPLICIT_WRITTEN', language: 'ha' }))
  await accepted(who.ask(cases.advanceCase, { caseId, to: 'REGISTERED' }))
  await accepted(who.ask(clearances.requireClearances, { caseId }))
  for (const { id } of await clearancesOf(who, caseId))
    await accepted(
      who.ask(clearances.recordClearance, {
        clearanceId: id,
        status: 'CLEARED',
        validFrom: addDays(today, -1),
        validUntil: addDays(today, 30),
      }),
    )
  await accepted(who.ask(clearances.confirmTravelReady, { caseId }))
  return { caseId, persons }
}

export async function book(who: Visitor, movementId: MovementId, household: Household): Promise<Movement> {
  return accepted(
    who.ask(movements.bookCase, {
      movementId,
      caseId: household.caseId,
      bookingRef: 'CHARTR',
      passengers: household.persons.map((personId) => ({ personId, bagsPieces: 1, bagsKg: 20 })),
    }),
  )
}

export async function accepted<Body>(asked: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status, body } = await asked
  assert.equal(status, 200, JSON.stringify(body))
  return body
}

/** A, B … Z, Aa, Ab …: names without digits, as documents have them. */
function letters(number: number): string {
  const [first, second] = [Math.floor((number - 1) / 26), (number - 1) % 26]
  return `${first === 0 ? '' : String.fromCharCode(64 + first)}${String.fromCharCode(first === 0 ? 65 + second : 97 + second)}`
}
