/** Flights, families and figures for the tests of planning: two days from Addis Ababa to Montréal over Paris, fictitious throughout. */
import type { Day, Instant, TimeZone } from '#domain/kit/day.ts'
import type { AirportCode } from '#domain/kit/place.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { TransitRule } from '#domain/movements/border-rules.ts'
import type { Bearer, PlannedCase, Problem } from './problem-words.ts'
import type { Needs, PlanningSettings, RunFlight } from './words.ts'

export const figures: PlanningSettings = {
  validFrom: '2027-01-01' as Day,
  hubs: [{ airport: 'CDG' as AirportCode, minimumConnection: 120, teamPer3h: 30 }],
  escortPoolPerDay: 2,
  currency: 'EUR',
  prices: {
    person: 1000,
    lateDay: 10,
    costWeight: 0.5,
    charterSeat: 150,
    scheduledSeat: 420,
    overnight: 120,
    otherDestination: 60,
    escort: 300,
    change: 200,
  },
  source: 'figures of the tests',
}

const zones: Record<string, string> = {
  ADD: 'Africa/Addis_Ababa',
  CDG: 'Europe/Paris',
  IST: 'Europe/Istanbul',
  YUL: 'America/Toronto',
  LYS: 'Europe/Paris',
}

export function flight(
  id: string,
  fromPlace: string,
  departsAt: string,
  toPlace: string,
  arrivesAt: string,
  change: Partial<RunFlight> = {},
): RunFlight {
  return {
    id,
    kind: 'SCHEDULED',
    use: 'CONNECTION',
    numbers: [`XX${id}`],
    fromPlace: fromPlace as AirportCode,
    fromTerminal: null,
    fromZone: zones[fromPlace] as TimeZone,
    departsAt: departsAt as Instant,
    toPlace: toPlace as AirportCode,
    toTerminal: null,
    toZone: zones[toPlace] as TimeZone,
    arrivesAt: arrivesAt as Instant,
    seats: 20,
    wheelchairs: 2,
    stretchers: 0,
    minimumLoad: 0,
    fixedCostMinor: 0,
    seatPriceMinor: 30_000,
    currency: 'EUR',
    movementId: null,
    supposed: null,
    ...change,
  }
}

/** Feeder and onward flight of the third of May, and the onward flight of the fourth. */
export const feeder = flight('1', 'ADD', '2027-05-03T01:00:00.000Z', 'CDG', '2027-05-03T07:00:00.000Z')
export const onward = flight('2', 'CDG', '2027-05-03T12:00:00.000Z', 'YUL', '2027-05-03T19:30:00.000Z')
export const nextOnward = flight('3', 'CDG', '2027-05-04T08:00:00.000Z', 'YUL', '2027-05-04T15:30:00.000Z')

export const four: Needs = { persons: 4, seats: 4, wheelchairs: 0, stretchers: 0, needsEscort: false, childAlone: false }
const person = '01900000-0000-7000-8000-000000000001' as PersonId

/** Four people with a visa until the last day of May and a passport of ten years. */
export function family(
  caseId: string,
  change: Partial<PlannedCase> & { visaUntil?: string; paperUntil?: string; bearer?: Partial<Bearer>; rules?: readonly TransitRule[] } = {},
): PlannedCase {
  const { visaUntil = '2027-05-31', paperUntil = '2035-01-01', bearer, rules = [], ...others } = change
  return {
    caseId,
    needs: four,
    priority: 'NORMAL',
    fromPlace: 'ADD',
    fromZone: 'Africa/Addis_Ababa',
    destinations: ['YUL'],
    window: { start: '2027-05-01' as Day, end: visaUntil as Day, endsBy: 'VISA' },
    wish: undefined,
    guarded: {
      status: 'TRAVEL_READY',
      onHold: false,
      travelling: [person],
      required: [{ kind: 'VISA', perMember: true }],
      clearances: [{ personId: person, kind: 'VISA', status: 'CLEARED', validFrom: '2027-05-01' as Day, validUntil: visaUntil as Day }],
      consented: new Set(),
    },
    marginOn: () => 90,
    borders: {
      bearers: new Map([
        [
          person,
          {
            nationality: 'ETH',
            papers: [{ type: 'PASSPORT', number: 'EX1', issuer: 'ETH', expiresOn: paperUntil as Day }],
            rights: [],
            ...bearer,
          },
        ],
      ]),
      rules,
      countryOf: (place) => ({ ADD: 'ETH', CDG: 'FRA', IST: 'TUR', YUL: 'CAN' })[place],
    },
    decisions: [],
    ...others,
  }
}

export function problem(change: Partial<Problem> = {}): Problem {
  return {
    startsAt: '2027-05-01T22:00:00.000Z' as Instant,
    flights: [feeder, onward, nextOnward],
    cases: [],
    booked: [],
    settings: figures,
    now: '2027-04-20T08:00:00.000Z' as Instant,
    minimumBetween: () => 60,
    ...change,
  }
}
