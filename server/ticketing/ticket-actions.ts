/** Issuing tickets: at the approved fare, for the flights on which the family has seats. Coupons are in coupon-actions.ts, refunds and exchanges in refund-actions.ts. */
import type { InputOf, RefusalOf } from '#domain/kit/contract.ts'
import { addMinutes, type Instant } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { notOnBoard } from '#domain/movements/manifest-rules.ts'
import { beforeDeparture, existing } from '#domain/movements/rules.ts'
import type { Leg, Movement, Passenger } from '#domain/movements/words.ts'
import type { TicketRequestFile } from '#domain/ticketing/contract.ts'
import type * as contracts from '#domain/ticketing/ticket-contract.ts'
import * as rules from '#domain/ticketing/ticket-rules.ts'
import type { Coupon, CouponId, Ticket, TicketId } from '#domain/ticketing/ticket-words.ts'
import type { Choice, Quote, TicketPassenger, TicketRequest } from '#domain/ticketing/words.ts'
import { carrierPrefixes } from '#packs/fees/ticketing-terms.ts'
import { findAirport } from '#packs/places/airports.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { getMovement } from '#server/movements/actions.ts'
import { updatePassenger } from '#server/movements/seat-actions.ts'
import { getPersons } from '#server/people/actions.ts'
import { findLoan, findOffer, saveOffer } from './payer-store.ts'
import { findChoice, listQuotes } from './quote-store.ts'
import { readRequestFile, termsToday } from './request-file.ts'
import { listPassengers, lockRequest, saveRequestStep } from './store.ts'
import { record } from './ticket-events.ts'
import { recordFees, recordLines } from './ticket-costs.ts'
import { insertCoupons, insertTickets, listTickets } from './ticket-store.ts'

type Asked<C extends keyof typeof contracts> = InputOf<(typeof contracts)[C]>
type Refusal<C extends keyof typeof contracts> = RefusalOf<(typeof contracts)[C]> | 'not_found'

export async function issueTickets(work: Work, input: Asked<'issueTickets'>): Promise<Result<TicketRequestFile, Refusal<'issueTickets'>>> {
  const request = await lockRequest(work.db, input.requestId)
  const movement = await getMovement(work, input.movementId)
  if (request === undefined || !movement.ok) return refuse('not_found')
  const facts = await factsOf(work, request, movement.value)
  const planned = rules.issueTickets(facts, input.tickets, input.returnFlights.length, carrierPrefixes(), work.now)
  if (!planned.ok) return planned
  const seats = seatsOf(movement.value, request, planned.value.tickets)
  if (!seats.ok) return seats
  const back = returnCoupons(input.returnFlights)
  if (!back.ok) return back

  const { choice, quote, offer } = facts as typeof facts & { choice: Choice; quote: Quote }
  const tickets = planned.value.tickets.map((one) => ticketOf(work, { request, movement: movement.value, choice, quote }, one, input))
  const segments = [...planned.value.legs.map(segmentOf), ...back.value]
  try {
    await write(work, request, tickets, segments)
  } catch (error) {
    if (brokeConstraint(error, 'ticketing_ticket_once')) return refuse('ticket_number_taken')
    if (brokeConstraint(error, 'ticketing_ticket_one')) return refuse('already_ticketed')
    throw error
  }
  const lines = planned.value.tickets.flatMap((one, at) => {
    const fare = request.kind === 'ESCORT' ? 'ESCORT_TICKET' : 'TICKET'
    return [
      { ticket: tickets[at]!, nature: fare, amountMinor: one.baseMinor, reportMinor: one.baseReportMinor } as const,
      { ticket: tickets[at]!, nature: 'TAXES', amountMinor: one.taxesMinor, reportMinor: one.taxesReportMinor } as const,
    ].map((line) => ({ ...line, person: one.passenger.personId }))
  })
  await recordLines(work, request, choice, lines)
  if (offer?.status === 'PAID') {
    await recordFees(work, request, movement.value.id, offer)
    await saveOffer(work.db, { ...offer, status: 'BOOKED' }, {}, work.now)
  }
  const told = await tellMovement(work, seats.value, tickets)
  if (!told.ok) return told
  await saveRequestStep(work.db, request.id, { status: 'ISSUED', dueAt: movement.value.startsAt }, work.now)
  record(work, request, 'tickets_issued', { carrier: quote.carrier, persons: tickets.length, movementRef: movement.value.publicRef })
  return accept(await readRequestFile(work, { ...request, status: 'ISSUED', dueAt: movement.value.startsAt }))
}

async function factsOf(work: Work, request: TicketRequest, movement: Movement) {
  const passengers = await listPassengers(work.db, [request.id])
  const persons = await getPersons(
    work,
    passengers.flatMap(({ personId }) => personId ?? []),
  )
  const choice = await findChoice(work.db, request.id)
  const offer = await findOffer(work.db, request.id)
  return {
    request,
    choice,
    quote: (await listQuotes(work.db, request.id)).find(({ id }) => id === choice?.quoteId),
    passengers: passengers.map((one) => ({ ...one, bornOn: persons.find(({ id }) => id === one.personId)?.bornOn ?? null })),
    // A void ticket was never one; every other stays the passenger's, whatever became of it.
    ticketed: (await listTickets(work.db, { requestId: request.id }))
      .filter(({ status }) => status !== 'VOID')
      .map(({ passengerId }) => passengerId),
    legs: movement.legs,
    offer,
    offerStatus: offer?.status ?? null,
    loan: await findLoan(work.db, request.id),
  }
}

/** The seat of each passenger on the movement; an escort has none of ours, but goes where the family goes. */
function seatsOf(
  movement: Movement,
  request: TicketRequest,
  tickets: readonly { passenger: TicketPassenger }[],
): Result<Map<string, Passenger>, 'not_booked_here'> {
  const onBoard = movement.passengers.filter(({ caseId, state }) => caseId === request.caseId && !notOnBoard.includes(state))
  if (onBoard.length === 0) return refuse('not_booked_here')
  const seats = new Map<string, Passenger>()
  for (const { passenger } of tickets) {
    if (passenger.personId === null) continue
    const seat = onBoard.find(({ personId }) => personId === passenger.personId)
    if (seat === undefined) return refuse('not_booked_here')
    seats.set(passenger.id, seat)
  }
  return accept(seats)
}

export type TellRefusal = 'seat_needs_mending' | 'already_departed' | 'not_booked_here'

/** The number of each ticket goes to the passenger, through the door of movements. */
export async function tellMovement(
  work: Work,
  seats: ReadonlyMap<string, Passenger>,
  tickets: readonly Ticket[],
): Promise<Result<true, TellRefusal>> {
  for (const ticket of tickets) {
    const seat = seats.get(ticket.passengerId)
    if (seat === undefined || !beforeDeparture.includes(seat.state)) continue
    const told = await updatePassenger(work, { passengerId: seat.id, bookingRef: ticket.bookingRef, ticketNo: ticket.ticketNo })
    if (told.ok) continue
    if (told.refusal === 'not_found') return refuse('not_booked_here')
    return told.refusal === 'already_departed' ? refuse('already_departed') : refuse('seat_needs_mending', { word: told.refusal })
  }
  return accept(true)
}

type Bought = { request: TicketRequest; movement: Movement; choice: Choice; quote: Quote }

function ticketOf(
  work: Work,
  { request, movement, choice, quote }: Bought,
  one: rules.NewTicket,
  input: Pick<Asked<'issueTickets'>, 'bookingRef' | 'agency'>,
): Ticket {
  const valueReportMinor = one.baseReportMinor + one.taxesReportMinor
  return {
    id: newId() as TicketId,
    requestId: request.id,
    passengerId: one.passenger.id,
    caseId: request.caseId,
    movementId: movement.id,
    choiceId: choice.id,
    ticketNo: one.ticketNo,
    bookingRef: input.bookingRef,
    carrier: quote.carrier,
    agency: input.agency ?? null,
    ptc: one.passenger.ptc,
    payer: one.passenger.payer,
    currency: quote.currency,
    baseMinor: one.baseMinor,
    taxesMinor: one.taxesMinor,
    totalMinor: one.baseMinor + one.taxesMinor,
    ...nothingSettled,
    reportCurrency: choice.reportCurrency,
    rateMicro: choice.rateMicro,
    valueReportMinor,
    cashReportMinor: valueReportMinor,
    exchangedFrom: null,
    claimFrom: claimFrom(work, movement.endsAt),
    issuedBy: work.actor.accountId,
    issuedAt: work.now,
  }
}

export const nothingSettled = {
  feeMinor: 0,
  carriedInMinor: 0,
  refundedMinor: 0,
  keptMinor: 0,
  usedMinor: 0,
  carriedOnMinor: 0,
  status: 'ISSUED',
  claimedAt: null,
  settledAt: null,
} as const

export function claimFrom(work: Work, lastArrival: Instant): Instant {
  return addMinutes(lastArrival, (termsToday(work)?.claimAfterHours ?? 0) * 60)
}

export type Segment = Pick<Coupon, 'legId' | 'flight' | 'fromPlace' | 'toPlace' | 'departsAt' | 'arrivesAt'>

export function segmentOf(leg: Leg): Segment {
  const { id, number, fromPlace, toPlace, departsAt, arrivesAt } = leg
  return { legId: id, flight: number, fromPlace, toPlace, departsAt, arrivesAt }
}

function returnCoupons(
  flights: Asked<'issueTickets'>['returnFlights'],
): Result<Segment[], 'unknown_airport' | 'local_time_does_not_exist' | 'arrives_before_it_leaves'> {
  const segments: Segment[] = []
  for (const one of flights) {
    const [from, to] = [findAirport(one.fromPlace), findAirport(one.toPlace)]
    if (from === undefined || to === undefined)
      return refuse('unknown_airport', { airport: from === undefined ? one.fromPlace : one.toPlace })
    const [departsAt, arrivesAt] = [existing(one.departsLocal, from.timeZone), existing(one.arrivesLocal, to.timeZone)]
    if (departsAt === undefined || arrivesAt === undefined)
      return refuse('local_time_does_not_exist', { leg: 1, time: departsAt === undefined ? one.departsLocal : one.arrivesLocal })
    if (arrivesAt <= departsAt) return refuse('arrives_before_it_leaves')
    segments.push({ legId: null, flight: one.flight, fromPlace: from.iata, toPlace: to.iata, departsAt, arrivesAt })
  }
  return accept(segments)
}

/** Tickets with a coupon for each flight; a baby has one too. */
export async function write(work: Work, request: TicketRequest, tickets: readonly Ticket[], segments: readonly Segment[]): Promise<void> {
  const place = { office: request.office, compartment: request.compartment }
  await insertTickets(work.db, place, tickets)
  const coupons = tickets.flatMap((ticket) =>
    segments.map((segment, at): Coupon => ({ ...segment, id: newId() as CouponId, ticketId: ticket.id, seq: at + 1, status: 'O' })),
  )
  await insertCoupons(work.db, place, coupons, work.now)
}
