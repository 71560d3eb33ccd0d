/** Forty fictitious households of a resettlement week, ready to travel over the API, each inside days that overlap with its neighbours'. */
import * as cases from '#domain/cases/contract.ts'
import type { CaseId } from '#domain/cases/words.ts'
import { addDays, type Day } from '#domain/kit/day.ts'
import * as clearances from '#domain/movements/clearance-contract.ts'
import * as people from '#domain/people/contract.ts'
import type { PersonId } from '#domain/people/words.ts'
import * as planning from '#domain/planning/contract.ts'
import type { Visitor } from '#server/test-office.ts'
import { must, today } from './family-steps.ts'

/** The first day on which anybody flies. */
export const firstDay = addDays(today, 3)
export const weekDays = [0, 1, 2, 3].map((days) => addDays(firstDay, days))

export type Household = {
  caseId: CaseId
  caseRef: string
  surname: string
  persons: PersonId[]
  toPlace: 'YUL' | 'CDG'
  /** The first and the last day of the week on which everything is cleared. */
  days: readonly [Day, Day]
}

/** By the number of the household: how many they are, where they go, and on which days of the week they may leave. */
const sizes = [4, 3, 5, 2, 4]
const windows = [
  [0, 1],
  [1, 2],
  [2, 3],
  [0, 3],
] as const
/** The fitness of this household ends the day before the first flight. */
export const tooEarly = 38
const desks = 4
const inWheelchair = [5, 17, 29]

export async function readyHouseholds(who: Visitor): Promise<Household[]> {
  // A few desks at work at once, as in any office.
  const households: Household[] = []
  const desk = async (first: number) => {
    for (let at = first; at < 40; at += desks) households[at] = await readyHousehold(who, at)
  }
  await Promise.all(Array.from({ length: desks }, async (_, first) => desk(first)))
  return households
}

async function readyHousehold(who: Visitor, at: number): Promise<Household> {
  const toPlace = at % 4 === 3 ? 'CDG' : 'YUL'
  const [opens, ends] = at === tooEarly ? ([-3, -1] as const) : windows[Math.floor(at / 4) % windows.length]!
  const days = [addDays(firstDay, opens), addDays(firstDay, ends)] as const
  const surname = `Semaine-${'ABCDEFGH'[Math.floor(at / 5)]}${'aeiou'[at % 5]}xemple`
  const persons = await addPersons(who, at, surname)
  const opened = await must(who, cases.openCase, {
    programmeCode: 'TRANSIT_CDG',
    destinationCountry: toPlace === 'CDG' ? 'FRA' : 'CAN',
    destinationCity: toPlace === 'CDG' ? 'Marseille' : 'Montréal',
    receivingParty: toPlace === 'CDG' ? 'Accueil du Sud-Exemple' : 'Accueil du Fleuve-Exemple',
    members: persons.map((personId, place) => ({
      personId,
      role: (['PA', 'SPOUSE'] as const)[place] ?? ('CHILD' as const),
      specialNeeds: place === 1 && inWheelchair.includes(at) ? ['WCHR' as const] : [],
    })),
  })
  const caseId = opened.id
  for (const personId of persons.slice(0, 2))
    for (const kind of ['DATA_PROCESSING', 'TRAVEL'] as const)
      await must(who, people.recordConsent, { personId, kind, form: 'EXPLICIT_WRITTEN', language: 'ti' })
  await must(who, cases.advanceCase, { caseId, to: 'REGISTERED' })
  await clear(who, caseId, days)
  await must(who, clearances.confirmTravelReady, { caseId })
  await must(who, clearances.requestTravel, {
    caseId,
    fromPlace: 'ADD' as never,
    toPlace: toPlace as never,
    earliestOn: today,
    latestOn: days[1],
    payer: 'PROJECT',
    services: ['TRANSIT_ASSISTANCE'],
  })
  return { caseId, caseRef: opened.publicRef, surname, persons, toPlace, days }
}

async function addPersons(who: Visitor, at: number, surname: string): Promise<PersonId[]> {
  const ages = [34, 36, 12, 7, at % 3 === 0 ? 1 : 4]
  const names = ['Almaz', 'Biniam', 'Chaltu', 'Dawit', 'Elsa']
  const persons: PersonId[] = []
  for (let place = 0; place < sizes[at % sizes.length]!; place++) {
    const added = await must(who, people.addPerson, {
      familyName: surname,
      givenNames: names[place]!,
      sex: place % 2 === 0 ? 'F' : 'M',
      bornOn: addDays(firstDay, -Math.round((ages[place]! + 0.4) * 365.25)),
      nationality: 'ERI',
      languages: ['ti'],
      documents: [
        { type: 'CTD_1951', number: `SE${String(at).padStart(3, '0')}${place}`, issuer: 'ETH', expiresOn: addDays(firstDay, 900) },
      ],
    })
    persons.push(added.id)
  }
  return persons
}

/** The visa is there first and lasts longest, the airport visa lies in between, the fitness to travel decides: together they leave the days. */
async function clear(who: Visitor, caseId: CaseId, [opens, ends]: readonly [Day, Day]): Promise<void> {
  await must(who, clearances.requireClearances, { caseId })
  const spans: Partial<Record<string, [Day, Day]>> = {
    MED_FIT_TO_TRAVEL: [opens, ends],
    TRANSIT_VISA: [addDays(opens, -1), addDays(ends, 10)],
  }
  for (const { id, kind } of (await must(who, clearances.listClearances, { caseId })).items) {
    const [validFrom, validUntil] = spans[kind] ?? [today, addDays(ends, 30)]
    await must(who, clearances.recordClearance, { clearanceId: id, status: 'CLEARED', validFrom, validUntil })
  }
}

const block = { kind: 'SCHEDULED', wheelchairs: 3 } as const

/** Of each day: one feeder in the morning, with seats for those who stay and for those who fly on, by the early flight or the late one. */
export async function offerWeek(who: Visitor): Promise<void> {
  for (const on of weekDays) {
    const feeder = {
      ...block,
      number: 'XX200',
      fromPlace: 'ADD' as never,
      departsLocal: `${on}T06:00`,
      toPlace: 'CDG' as never,
      arrivesLocal: `${on}T11:40`,
      seatPriceMinor: 40_000,
    }
    await must(who, planning.offerFlight, { ...feeder, use: 'CONNECTION', seats: 45 })
    await must(who, planning.offerFlight, { ...feeder, use: 'DIRECT', seats: 15 })
    for (const [number, leaves, lands, seats, seatPriceMinor] of [
      ['XX201', '14:30', '16:30', 30, 40_000],
      ['XX203', '20:00', '22:00', 45, 41_500],
    ] as const)
      await must(who, planning.offerFlight, {
        ...block,
        use: 'CONNECTION',
        number,
        fromPlace: 'CDG' as never,
        departsLocal: `${on}T${leaves}`,
        toPlace: 'YUL' as never,
        arrivesLocal: `${on}T${lands}`,
        seats,
        seatPriceMinor,
      })
  }
}
