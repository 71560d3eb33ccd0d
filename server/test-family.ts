/** Family F1 of domain.md appendix A over HTTP, for the tests of this room: five fictitious people of one case, made ready step by step. */
import assert from 'node:assert/strict'
import * as cases from '#domain/cases/contract.ts'
import type { CaseId } from '#domain/cases/words.ts'
import { addDays, type Day, dayAt } from '#domain/kit/day.ts'
import * as clearances from '#domain/movements/clearance-contract.ts'
import type { Clearance } from '#domain/movements/clearance-words.ts'
import * as movements from '#domain/movements/contract.ts'
import * as minors from '#domain/movements/minor-contract.ts'
import type { Movement } from '#domain/movements/words.ts'
import * as people from '#domain/people/contract.ts'
import type { PersonId } from '#domain/people/words.ts'
import { clockNow } from './kit/transaction.ts'
import type { TestOffice, Visitor } from './test-office.ts'

export type Family = {
  caseId: CaseId
  caseRef: string
  mother: PersonId
  boy: PersonId
  girl: PersonId
  baby: PersonId
  grandmother: PersonId
}

export const today = dayAt(clockNow(), 'Europe/Paris')
/** The day of the flights: far enough for every window of the tests. */
export const flightDay = addDays(today, 20)

let made = 0

/** Persons with papers, and their case under the transit programme, registered. `documentDays`: how long papers last after the flight. */
export async function openFamily(
  who: Visitor,
  options: { documentDays?: number; office?: TestOffice; compartment?: number } = {},
): Promise<Family> {
  made++
  const born = (years: number): Day => addDays(flightDay, -Math.round(years * 365.25))
  const expiresOn = addDays(flightDay, options.documentDays ?? 900)
  const surname = `Tesfaye-${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[made % 26]}${'abcdefghijklmnopqrstuvwxyz'[Math.floor(made / 26) % 26]}xemple`
  const members: [keyof Family, string, string, 'F' | 'M', number, string, string[]][] = [
    ['mother', 'Amina', 'ኣሚና ተስፋይ', 'F', 34.2, 'PA', []],
    ['boy', 'Yonas', 'ዮናስ ተስፋይ', 'M', 12.4, 'CHILD', []],
    ['girl', 'Sara', 'سارة تسفاي', 'F', 7.3, 'CHILD', []],
    ['baby', 'Noé', 'ኖህ', 'M', 1.1, 'CHILD', []],
    ['grandmother', 'Letay', 'ለታይ', 'F', 71.5, 'GRANDPARENT', ['WCHR']],
  ]
  const family = {} as Family & Record<string, string>
  for (const [key, givenNames, nativeName, sex, age] of members) {
    const added = await who.ask(people.addPerson, {
      familyName: surname,
      givenNames,
      nativeName,
      sex,
      bornOn: born(age),
      nationality: 'ERI',
      languages: ['ti'],
      documents: [
        { type: 'CTD_1951', number: `EX${String(made).padStart(3, '0')}${key.slice(0, 4).toUpperCase()}`, issuer: 'ETH', expiresOn },
      ],
    })
    assert.equal(added.status, 200, JSON.stringify(added.body))
    family[key as keyof Family] = added.body.id as never
  }
  const opened = await who.ask(cases.openCase, {
    programmeCode: 'TRANSIT_CDG',
    destinationCountry: 'CAN',
    destinationCity: 'Montréal',
    receivingParty: 'Association d’accueil-Exemple',
    ...(options.compartment === undefined ? {} : { compartment: options.compartment }),
    members: members.map(([key, , , , , role, specialNeeds]) => ({
      personId: family[key as keyof Family] as PersonId,
      role: role as 'PA',
      specialNeeds: specialNeeds as 'WCHR'[],
      visaNumber: `V${made}${key.slice(0, 2).toUpperCase()}`,
    })),
  })
  assert.equal(opened.status, 200, JSON.stringify(opened.body))
  family.caseId = opened.body.id
  family.caseRef = opened.body.publicRef
  for (const adult of [family.mother, family.grandmother]) {
    for (const kind of ['DATA_PROCESSING', 'TRAVEL'] as const)
      await accepted(who.ask(people.recordConsent, { personId: adult, kind, form: 'EXPLICIT_WRITTEN', language: 'ti' }))
  }
  await accepted(who.ask(cases.advanceCase, { caseId: family.caseId, to: 'REGISTERED' }))
  return family
}

export async function clearancesOf(who: Visitor, caseId: CaseId): Promise<Clearance[]> {
  return (await who.ask(clearances.listClearances, { caseId })).body.items
}

/** Everything the programme asks for, cleared until a day. */
export async function clearEverything(who: Visitor, caseId: CaseId, validUntil: Day = addDays(flightDay, 100)): Promise<void> {
  await accepted(who.ask(clearances.requireClearances, { caseId }))
  for (const { id, kind } of await clearancesOf(who, caseId)) {
    await accepted(
      who.ask(clearances.recordClearance, {
        clearanceId: id,
        status: 'CLEARED',
        validFrom: today,
        validUntil: kind === 'MED_FIT_TO_TRAVEL' ? addDays(flightDay, 1) : validUntil,
      }),
    )
  }
}

export async function readyFamily(who: Visitor, options: Parameters<typeof openFamily>[1] = {}): Promise<Family> {
  const family = await openFamily(who, options)
  await clearEverything(who, family.caseId)
  await accepted(who.ask(clearances.confirmTravelReady, { caseId: family.caseId }))
  return family
}

/** ADD–CDG–YUL on the flight day, both at 2E, with the minutes between them. */
export async function planFlights(who: Visitor, connectionMinutes = 95, more: { caseId?: CaseId; on?: Day } = {}): Promise<Movement> {
  const on = more.on ?? flightDay
  const leaves = 6 * 60 + 40 + connectionMinutes
  const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  const planned = await who.ask(movements.planMovement, {
    movementType: 'RESETTLEMENT',
    ...(more.caseId === undefined ? {} : { caseId: more.caseId }),
    legs: [
      { number: 'AF911', fromPlace: 'ADD', departsLocal: `${on}T00:20`, toPlace: 'CDG', toTerminal: '2E', arrivesLocal: `${on}T06:40` },
      {
        number: 'AC871',
        fromPlace: 'CDG',
        fromTerminal: '2E',
        departsLocal: `${on}T${clock(leaves)}`,
        toPlace: 'YUL',
        arrivesLocal: `${on}T${clock(leaves + 90)}`,
      },
    ],
  })
  assert.equal(planned.status, 200, JSON.stringify(planned.body))
  return planned.body
}

/** A family on its flights, with a booking and tickets. */
export async function bookedFamily(who: Visitor, connectionMinutes = 95): Promise<{ family: Family; movement: Movement }> {
  const family = await readyFamily(who)
  const movement = await planFlights(who, connectionMinutes)
  const booked = await who.ask(movements.bookCase, {
    movementId: movement.id,
    caseId: family.caseId,
    bookingRef: 'AB12CD',
    passengers: seatsOf(family),
  })
  assert.equal(booked.status, 200, JSON.stringify(booked.body))
  return { family, movement: booked.body }
}

/** The whole file of a minor who travels without an adult of the family; the word is `étoile du nord`. */
export async function recordMinorFile(who: Visitor, caseId: CaseId, personId: PersonId, more: object = {}): Promise<void> {
  await accepted(
    who.ask(minors.recordMinor, {
      caseId,
      personId,
      guardianName: 'Letay Tutrice-Exemple',
      guardianRelation: 'tante',
      guardianPhone: '+251 900 000 000',
      guardianIdentity: 'PASSPORT',
      guardianCheckedOn: today,
      authorityKind: 'COURT_ORDER',
      authorityRef: 'Jugement-Exemple 12',
      authorityIssuedOn: addDays(today, -60),
      receiverName: 'Yonas Oncle-Exemple',
      receiverRelation: 'oncle',
      receiverPhone: '+33 6 00 00 00 00',
      receiverIdentity: 'RESIDENCE_PERMIT',
      receiverCheckedOn: today,
      companion: 'CARRIER_UM',
      companionRef: 'UM-EX-1',
      otherParent: 'DECEASED',
      otherParentRef: 'Acte-Exemple 3',
      language: 'ti',
      codeWord: 'Étoile du Nord',
      ...more,
    }),
  )
}

export function seatsOf(family: Family) {
  return [
    { personId: family.mother, ticketNo: '0571234567891', bagsPieces: 2, bagsKg: 46 },
    { personId: family.boy, ticketNo: '0571234567892', bagsPieces: 2, bagsKg: 46 },
    { personId: family.girl, ticketNo: '0571234567893', bagsPieces: 2, bagsKg: 46 },
    { personId: family.baby, ticketNo: '0571234567894', infantWith: family.mother },
    { personId: family.grandmother, ticketNo: '0571234567895', ssr: [{ code: 'WCHR' }] },
  ]
}

async function accepted(asked: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await asked
  assert.equal(status, 200, JSON.stringify(body))
}
