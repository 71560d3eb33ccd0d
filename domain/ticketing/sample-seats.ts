/** A family's request for seats with everything on it, for the tests of this room's rules: fictitious, and in order. */
import { type Day, type Instant, instant } from '#domain/kit/day.ts'
import type { Leg, TravelRequest } from '#domain/movements/words.ts'
import { TravelRequest as TravelRequestWord } from '#domain/movements/words.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { TicketingTerms } from './payer-words.ts'
import type { Traveller } from './rules.ts'
import type { Coupon, Ticket } from './ticket-words.ts'
import type { Choice, Quote, TicketPassenger, TicketRequest } from './words.ts'

const id = (n: number): string => `019ab000-0000-7000-8000-${String(n).padStart(12, '0')}`

export const now = instant('2026-10-01T08:00:00Z')
export const today = '2026-10-01' as Day

export const wish: TravelRequest = TravelRequestWord.parse({
  id: id(1),
  caseId: id(2),
  fromPlace: 'ADD',
  toPlace: 'YUL',
  earliestOn: '2026-11-10',
  latestOn: '2026-11-20',
  payer: 'GOV',
  services: [],
  status: 'OPEN',
  requestedBy: id(3),
  requestedAt: now,
})

/** The mother: her passport's lines say the same as her file. */
export const mother: Traveller = {
  personId: id(10) as PersonId,
  familyName: 'Tesfaye-Exemple',
  givenNames: 'Amina',
  sex: 'F',
  bornOn: '1992-03-04' as Day,
  specialNeeds: [],
  papers: [],
}

export const noWishes = { transitPreferred: [], transitForbidden: [], minConnectionMin: null, minConnectionReason: null, medifRef: null }

export const request: TicketRequest = {
  ...noWishes,
  id: id(20),
  caseId: wish.caseId,
  office: 1,
  compartment: 0,
  publicRef: 'BIL-EXEMPLE1',
  kind: 'FAMILY',
  travelRequestId: wish.id,
  escortsRequestId: null,
  fromPlace: wish.fromPlace,
  toPlace: wish.toPlace,
  earliestOn: wish.earliestOn,
  latestOn: wish.latestOn,
  oneWay: true,
  returnEarliestOn: null,
  returnLatestOn: null,
  projectCode: null,
  wbs: null,
  donor: null,
  avoidDays: [],
  daylightArrival: false,
  status: 'OPEN',
  dueAt: instant('2026-11-20T23:59:00Z'),
  cancelledReason: null,
  requestedBy: id(3),
  requestedAt: now,
} as unknown as TicketRequest

export function passenger(n: number, more: Partial<TicketPassenger> = {}): TicketPassenger {
  return {
    id: id(100 + n),
    requestId: request.id,
    personId: id(10 + n),
    payer: 'GOV',
    surname: 'TESFAYE-EXEMPLE',
    givenNames: `N${'ABCDEFGH'[n]!}`,
    title: 'MRS',
    ptc: 'ADT',
    documentId: null,
    escortKind: null,
    ssr: [],
    bagsPieces: 2,
    bagsKg: 46,
    ...more,
  } as TicketPassenger
}

export function quote(n: number, more: Partial<Quote> = {}): Quote {
  return {
    id: id(200 + n),
    requestId: request.id,
    carrier: 'AF',
    fareBasis: 'YMIGR',
    tariff: 'MIGRANT',
    fares: [
      { ptc: 'ADT', baseMinor: 40_000, taxesMinor: 10_000 },
      { ptc: 'CHD', baseMinor: 30_000, taxesMinor: 8_000 },
    ],
    baseMinor: 70_000,
    taxesMinor: 18_000,
    totalMinor: 88_000,
    currency: 'EUR',
    validUntil: instant('2026-10-05T12:00:00Z'),
    refundable: true,
    changeFeeMinor: 5_000,
    flights: ['AF911', 'AC871'],
    via: ['CDG'],
    departsAt: instant('2026-11-14T21:20:00Z'),
    fromZone: 'Africa/Addis_Ababa',
    arrivesAt: instant('2026-11-15T14:45:00Z'),
    toZone: 'America/Toronto',
    returnDepartsAt: null,
    shortestConnectionMin: 95,
    bagsPieces: 2,
    bagsKg: 46,
    quotedBy: id(3),
    quotedAt: now,
    withdrawnAt: null,
    ...more,
  } as unknown as Quote
}

export function choice(more: Partial<Choice> = {}): Choice {
  return {
    id: id(300),
    requestId: request.id,
    quoteId: id(201),
    justification: null,
    totalMinor: 88_000,
    currency: 'EUR',
    rateMicro: 1_000_000,
    rateSource: null,
    rateOn: null,
    reportCurrency: 'EUR',
    reportMinor: 88_000,
    ceilingMinor: 250_000,
    proposedBy: id(3),
    proposedAt: now,
    approvedBy: id(4),
    approvedAt: now,
    ...more,
  } as unknown as Choice
}

export const terms: TicketingTerms = {
  validFrom: '2026-01-01' as Day,
  source: 'demonstration',
  demonstration: true,
  reportCurrency: 'EUR',
  approvalCeilingMinor: 250_000,
  quotesMin: 2,
  fees: [
    { code: 'SERVICE_ADT', ptc: 'ADT', amountMinor: 4_000 },
    { code: 'SERVICE_CHD', ptc: 'CHD', amountMinor: 2_000 },
  ],
  baggage: [],
  daylight: { from: 7, until: 19 },
  claimAfterHours: 24,
}

/** ADD – CDG – YUL in the night of 14 to 15 November. */
export const legs: Leg[] = [
  {
    n: 1,
    number: 'AF911',
    from: 'ADD',
    fromZone: 'Africa/Addis_Ababa',
    to: 'CDG',
    toZone: 'Europe/Paris',
    departs: '14T21:20',
    arrives: '15T05:40',
  },
  {
    n: 2,
    number: 'AC871',
    from: 'CDG',
    fromZone: 'Europe/Paris',
    to: 'YUL',
    toZone: 'America/Toronto',
    departs: '15T07:15',
    arrives: '15T14:45',
  },
].map(
  (leg) =>
    ({
      id: id(400 + leg.n),
      seq: leg.n,
      mode: 'AIR',
      number: leg.number,
      fromPlace: leg.from,
      fromZone: leg.fromZone,
      toPlace: leg.to,
      toZone: leg.toZone,
      departsAt: instant(`2026-11-${leg.departs}:00Z`),
      arrivesAt: instant(`2026-11-${leg.arrives}:00Z`),
    }) as unknown as Leg,
)

export function coupons(...statuses: Coupon['status'][]): Coupon[] {
  return statuses.map((status, at) => {
    const { fromPlace, toPlace, departsAt, arrivesAt, number } = legs[at]!
    return {
      id: id(500 + at),
      ticketId: id(600),
      seq: at + 1,
      legId: legs[at]!.id,
      flight: number,
      fromPlace,
      toPlace,
      departsAt,
      arrivesAt,
      status,
    } as Coupon
  })
}

export function ticket(more: Partial<Ticket> = {}): Ticket {
  return {
    id: id(600),
    requestId: request.id,
    passengerId: id(101),
    caseId: wish.caseId,
    movementId: id(700),
    choiceId: id(300),
    ticketNo: '0571234567890',
    bookingRef: 'AB12CD',
    carrier: 'AF',
    agency: null,
    ptc: 'ADT',
    payer: 'GOV',
    currency: 'EUR',
    baseMinor: 40_000,
    taxesMinor: 10_000,
    totalMinor: 50_000,
    feeMinor: 0,
    carriedInMinor: 0,
    refundedMinor: 0,
    keptMinor: 0,
    usedMinor: 0,
    carriedOnMinor: 0,
    reportCurrency: 'EUR',
    rateMicro: 1_000_000,
    valueReportMinor: 50_000,
    cashReportMinor: 50_000,
    status: 'ISSUED',
    exchangedFrom: null,
    claimFrom: instant('2026-11-16T14:45:00Z'),
    claimedAt: null,
    issuedBy: id(3),
    issuedAt: now as Instant,
    settledAt: null,
    ...more,
  } as unknown as Ticket
}
