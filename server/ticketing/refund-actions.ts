/** What becomes of tickets that are not flown: claimed, refunded, struck out, exchanged. */
import type { InputOf, RefusalOf } from '#domain/kit/contract.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { notOnBoard } from '#domain/movements/manifest-rules.ts'
import type { Movement, Passenger } from '#domain/movements/words.ts'
import * as rules from '#domain/ticketing/refund-rules.ts'
import type * as contracts from '#domain/ticketing/ticket-contract.ts'
import { checkTicketNumber, legsBetween, openStatuses } from '#domain/ticketing/ticket-rules.ts'
import type { Ticket, TicketId } from '#domain/ticketing/ticket-words.ts'
import { carrierPrefixes } from '#packs/fees/ticketing-terms.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { getMissionOffice } from '#server/kit/office.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { getMovement } from '#server/movements/actions.ts'
import { findChoice } from './quote-store.ts'
import { listPassengers, saveRequestStep } from './store.ts'
import { type OpenTicket, openTicket } from './coupon-actions.ts'
import { claimFrom, nothingSettled, type Segment, segmentOf, tellMovement, write } from './ticket-actions.ts'
import { recordLines, sumOf } from './ticket-costs.ts'
import { record } from './ticket-events.ts'
import { findTicket, moveCoupons, setClaimed, settleTicket } from './ticket-store.ts'

type Asked<C extends keyof typeof contracts> = InputOf<(typeof contracts)[C]>
type Refusal<C extends keyof typeof contracts> = RefusalOf<(typeof contracts)[C]> | 'not_found'

export async function claimRefund(work: Work, input: Asked<'claimRefund'>): Promise<Result<Ticket, Refusal<'claimRefund'>>> {
  const opened = await openTicket(work, input.ticketId)
  if (!opened.ok) return opened
  const { request, ticket, coupons } = opened.value
  const claimed = rules.claimRefund(ticket, coupons, (await seatOf(work, opened.value))?.state ?? null)
  if (!claimed.ok) return claimed
  await setClaimed(work.db, ticket.id, work.actor.accountId, work.now)
  record(work, request, 'refund_claimed', { carrier: ticket.carrier, ...sumOf(ticket, ticket.totalMinor) }, ticket.id)
  return accept((await findTicket(work.db, ticket.id))!)
}

export async function recordRefund(work: Work, input: Asked<'recordRefund'>): Promise<Result<Ticket, Refusal<'recordRefund'>>> {
  const opened = await openTicket(work, input.ticketId)
  if (!opened.ok) return opened
  const { request, ticket, coupons } = opened.value
  const refunded = rules.refundTicket(ticket, coupons, (await seatOf(work, opened.value))?.state ?? null, input)
  if (!refunded.ok) return refunded
  const settled = await settle(work, opened.value, refunded.value)
  record(
    work,
    request,
    'ticket_refunded',
    { carrier: ticket.carrier, ...sumOf(ticket, settled.refundedMinor), kept: sumOf(ticket, settled.keptMinor).amount },
    ticket.id,
  )
  return accept(settled)
}

export async function voidTicket(work: Work, input: Asked<'voidTicket'>): Promise<Result<Ticket, Refusal<'voidTicket'>>> {
  const opened = await openTicket(work, input.ticketId)
  if (!opened.ok) return opened
  const { request, ticket, coupons } = opened.value
  const { timeZone } = await getMissionOffice(work, request.office)
  const struck = rules.voidTicket(ticket, coupons, work.now, timeZone)
  if (!struck.ok) return struck
  const settled = await settle(work, opened.value, struck.value)
  // The seat is still theirs: another ticket may be issued for it.
  await saveRequestStep(work.db, request.id, { status: 'APPROVED', dueAt: request.dueAt }, work.now)
  record(work, request, 'ticket_voided', { carrier: ticket.carrier }, ticket.id)
  return accept(settled)
}

/** The ticket is settled, its coupons with it, and what came back is a cost line of its own. */
async function settle(work: Work, { request, ticket }: OpenTicket, settled: rules.Settled): Promise<Ticket> {
  const choice = (await findChoice(work.db, request.id))!
  await moveCoupons(work.db, settled.coupons, work.now)
  await settleTicket(work.db, ticket.id, settled, work.actor.accountId, work.now)
  const line = { ticket, nature: 'REFUND', amountMinor: -settled.refundedMinor, reportMinor: -settled.refundedReportMinor } as const
  await recordLines(work, request, choice, [{ ...line, person: await personOf(work, ticket) }])
  return (await findTicket(work.db, ticket.id))!
}

async function personOf(work: Work, ticket: Ticket) {
  return (await listPassengers(work.db, [ticket.requestId])).find(({ id }) => id === ticket.passengerId)?.personId ?? null
}

/** Where the passenger of a ticket sits, when they are of the case. */
async function seatOf(work: Work, { ticket }: OpenTicket): Promise<Passenger | undefined> {
  const movement = await getMovement(work, ticket.movementId)
  return movement.ok ? seatOn(movement.value, await personOf(work, ticket)) : undefined
}

function seatOn(movement: Movement, personId: string | null): Passenger | undefined {
  const own = movement.passengers.filter((one) => one.personId === personId)
  return own.find(({ state }) => !notOnBoard.includes(state)) ?? own[0]
}

export async function exchangeTicket(work: Work, input: Asked<'exchangeTicket'>): Promise<Result<Ticket, Refusal<'exchangeTicket'>>> {
  const opened = await openTicket(work, input.ticketId)
  if (!opened.ok) return opened
  const { request, ticket, coupons } = opened.value
  const movement = await getMovement(work, input.movementId ?? ticket.movementId)
  if (!movement.ok) return movement
  const choice = (await findChoice(work.db, request.id))!
  const exchanged = rules.exchangeTicket(ticket, coupons, input, choice.ceilingMinor)
  if (!exchanged.ok) return exchanged
  const number = checkTicketNumber(input.ticketNo, ticket.carrier, carrierPrefixes())
  if (!number.ok) return number
  const personId = await personOf(work, ticket)
  const seat = seatOn(movement.value, personId)
  if (personId !== null && movement.value.id !== ticket.movementId && (seat === undefined || notOnBoard.includes(seat.state)))
    return refuse('not_booked_here')
  const segments = segmentsLeft(opened.value, movement.value)
  if (!segments.ok) return segments

  const { old, next } = exchanged.value
  const { cashMinor, fareReportMinor, feeReportMinor, ...sums } = next
  const made: Ticket = {
    ...ticket,
    ...nothingSettled,
    ...sums,
    id: newId() as TicketId,
    movementId: movement.value.id,
    ticketNo: number.value,
    bookingRef: input.bookingRef ?? ticket.bookingRef,
    exchangedFrom: ticket.id,
    claimFrom: claimFrom(work, segments.value.at(-1)!.arrivesAt),
    issuedBy: work.actor.accountId,
    issuedAt: work.now,
  }
  await settle(work, opened.value, old)
  try {
    await write(work, request, [made], segments.value)
  } catch (error) {
    if (brokeConstraint(error, 'ticketing_ticket_once')) return refuse('ticket_number_taken')
    if (brokeConstraint(error, 'ticketing_ticket_exchange_ceiling')) return refuse('exchange_over_ceiling', { code: 'E243' })
    throw error
  }
  const fare = request.kind === 'ESCORT' ? 'ESCORT_TICKET' : 'TICKET'
  await recordLines(work, request, choice, [
    { ticket: made, nature: fare, amountMinor: cashMinor, reportMinor: fareReportMinor, person: personId },
    { ticket: made, nature: 'SERVICE_FEE', amountMinor: made.feeMinor, reportMinor: feeReportMinor, person: personId },
  ])
  if (seat !== undefined && !notOnBoard.includes(seat.state)) {
    const told = await tellMovement(work, new Map([[made.passengerId, seat]]), [made])
    if (!told.ok) return told
  }
  const facts = { carrier: ticket.carrier, ...sumOf(ticket, cashMinor + made.feeMinor), back: sumOf(ticket, old.refundedMinor).amount }
  record(work, request, 'ticket_exchanged', facts, made.id)
  return accept((await findTicket(work.db, made.id))!)
}

/** What was not flown yet, on the flights of the movement; the way back of an escort stays as it was. */
function segmentsLeft({ coupons }: OpenTicket, movement: Movement): Result<Segment[], 'movement_elsewhere'> {
  const open = coupons.filter(({ status }) => openStatuses.includes(status))
  const out = open.filter(({ legId }) => legId !== null)
  const back = open
    .filter(({ legId }) => legId === null)
    .map(({ flight, fromPlace, toPlace, departsAt, arrivesAt, legId }) => ({ flight, fromPlace, toPlace, departsAt, arrivesAt, legId }))
  if (out.length === 0) return accept(back)
  const [from, to] = [out[0]!.fromPlace, out.at(-1)!.toPlace]
  const legs = legsBetween(movement.legs, from, to)
  return legs === undefined ? refuse('movement_elsewhere', { from, to }) : accept([...legs.map(segmentOf), ...back])
}
