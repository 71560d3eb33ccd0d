/** A family that asks for seats, over HTTP, for the tests of ticketing: what it wishes, two quotes, a booking on its flights. */
import assert from 'node:assert/strict'
import { addDays, addMinutes, type Instant } from '#domain/kit/day.ts'
import * as clearances from '#domain/movements/clearance-contract.ts'
import * as movements from '#domain/movements/contract.ts'
import type { Movement, Payer } from '#domain/movements/words.ts'
import type { TicketRequestFile } from '#domain/ticketing/contract.ts'
import * as ticketing from '#domain/ticketing/contract.ts'
import * as quotes from '#domain/ticketing/quote-contract.ts'
import * as tickets from '#domain/ticketing/ticket-contract.ts'
import type { TicketId } from '#domain/ticketing/ticket-words.ts'
import type { RequestOf } from '#domain/kit/contract.ts'
import { clockNow } from './kit/transaction.ts'
import { type Family, flightDay, planFlights, readyFamily } from './test-family.ts'
import type { Visitor } from './test-office.ts'

export type AskingFamily = { family: Family; file: TicketRequestFile }

/** The last day everything of a `readyFamily` still holds. */
export const lastDay = flightDay

/** A family ready to travel, what it wishes, and the request for its seats. */
export async function askingFamily(
  agent: Visitor,
  more: { payer?: Payer; asked?: Partial<RequestOf<typeof ticketing.requestTickets>> } = {},
): Promise<AskingFamily> {
  const family = await readyFamily(agent)
  const wished = await agent.ask(clearances.requestTravel, {
    caseId: family.caseId,
    fromPlace: 'ADD',
    toPlace: 'YUL',
    earliestOn: addDays(flightDay, -3),
    latestOn: lastDay,
    payer: more.payer ?? 'GOV',
  })
  assert.equal(wished.status, 200, JSON.stringify(wished.body))
  const asked = await agent.ask(ticketing.requestTickets, { caseId: family.caseId, travelRequestId: wished.body.id, ...more.asked })
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  return { family, file: asked.body }
}

/** Two adults at 400 + 100, one boy who counts as an adult, a girl at 300 + 80, a baby at 40 + 10: 1 930 in all. */
export const wholeMinor = 193_000

export function quoteFor(
  file: Pick<TicketRequestFile, 'request'>,
  more: Partial<RequestOf<typeof quotes.addQuote>> = {},
): RequestOf<typeof quotes.addQuote> {
  return {
    requestId: file.request.id,
    carrier: 'AF',
    fareBasis: 'YMIGR',
    tariff: 'MIGRANT',
    fares: [
      { ptc: 'ADT', baseMinor: 40_000, taxesMinor: 10_000 },
      { ptc: 'CHD', baseMinor: 30_000, taxesMinor: 8_000 },
      { ptc: 'INF', baseMinor: 4_000, taxesMinor: 1_000 },
    ],
    currency: 'EUR',
    validUntil: addMinutes(clockNow(), 3 * 24 * 60) as Instant,
    refundable: true,
    changeFeeMinor: 5_000,
    flights: ['AF911', 'AC871'],
    via: ['CDG'],
    departsLocal: `${flightDay}T00:20`,
    arrivesLocal: `${flightDay}T09:45`,
    shortestConnectionMin: 95,
    bagsPieces: 2,
    bagsKg: 46,
    ...more,
  }
}

/** Two quotes, the cheaper of them taken. Under the ceiling one person is enough. */
export async function takenQuote(agent: Visitor, file: TicketRequestFile): Promise<TicketRequestFile> {
  await must(agent.ask(quotes.addQuote, quoteFor(file)))
  const second = await must(
    agent.ask(
      quotes.addQuote,
      quoteFor(file, { carrier: 'ET', fareBasis: 'KPUB', tariff: 'PUBLISHED', fares: dearer, flights: ['ET508'] }),
    ),
  )
  const quoteId = second.quotes.find(({ carrier }) => carrier === 'AF')!.id
  return must(agent.ask(quotes.chooseQuote, { requestId: file.request.id, quoteId }))
}

const dearer = [
  { ptc: 'ADT', baseMinor: 50_000, taxesMinor: 10_000 },
  { ptc: 'CHD', baseMinor: 40_000, taxesMinor: 8_000 },
  { ptc: 'INF', baseMinor: 5_000, taxesMinor: 1_000 },
] as const as unknown as RequestOf<typeof quotes.addQuote>['fares']

/** Seats on flights of the day, without tickets. */
export async function seatedOn(agent: Visitor, family: Family, connectionMinutes = 95): Promise<Movement> {
  const movement = await planFlights(agent, connectionMinutes)
  return must(agent.ask(movements.bookCase, { movementId: movement.id, caseId: family.caseId, bookingRef: 'AB12CD' }))
}

let numbers = 5_700_000_000

/** Numbers of the carrier, each once in a test run. */
export function freshNumber(prefix = '057'): string {
  numbers += 7
  return `${prefix}${numbers}`
}

export function numbersFor(file: TicketRequestFile): RequestOf<typeof tickets.issueTickets>['tickets'] {
  return file.passengers.map(({ id }) => ({ passengerId: id, ticketNo: freshNumber() }))
}

export type TicketedFamily = AskingFamily & { movement: Movement }

/** All the way: asked, quoted, taken, seated, ticketed. */
export async function ticketedFamily(agent: Visitor, more: Parameters<typeof askingFamily>[1] = {}): Promise<TicketedFamily> {
  const { family, file } = await askingFamily(agent, more)
  const taken = await takenQuote(agent, file)
  const movement = await seatedOn(agent, family)
  const issued = await must(
    agent.ask(tickets.issueTickets, {
      requestId: file.request.id,
      movementId: movement.id,
      bookingRef: 'AB12CD',
      tickets: numbersFor(taken),
    }),
  )
  return { family, file: issued, movement }
}

/** The ticket of somebody of the family. */
export function ticketOf({ file }: Pick<AskingFamily, 'file'>, personId: string): TicketRequestFile['tickets'][number] & { id: TicketId } {
  const passenger = file.passengers.find((one) => one.personId === personId)!
  return file.tickets.findLast(({ passengerId }) => passengerId === passenger.id)!
}

export async function must<Body>(asked: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status, body } = await asked
  assert.equal(status, 200, JSON.stringify(body))
  return body
}
