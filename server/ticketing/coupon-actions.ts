/** Coupons moved by hand, tickets opened to be changed, and the list of money to claim back. */
import type { InputOf, OutputOf, RefusalOf } from '#domain/kit/contract.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type * as contracts from '#domain/ticketing/ticket-contract.ts'
import * as rules from '#domain/ticketing/ticket-rules.ts'
import type { Coupon, Ticket, TicketId } from '#domain/ticketing/ticket-words.ts'
import type { TicketRequest } from '#domain/ticketing/words.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import type { Work } from '#server/kit/transaction.ts'
import { lockRequest } from './store.ts'
import { record } from './ticket-events.ts'
import { findTicket, listCoupons, listUnusedRows, moveCoupons } from './ticket-store.ts'

type Asked<C extends keyof typeof contracts> = InputOf<(typeof contracts)[C]>
type Refusal<C extends keyof typeof contracts> = RefusalOf<(typeof contracts)[C]> | 'not_found'

export type OpenTicket = { request: TicketRequest; ticket: Ticket; coupons: Coupon[] }

/** A ticket with its request kept still. */
export async function openTicket(work: Work, ticketId: TicketId): Promise<Result<OpenTicket, 'not_found'>> {
  const seen = await findTicket(work.db, ticketId)
  const request = seen === undefined ? undefined : await lockRequest(work.db, seen.requestId)
  // Read again behind the lock: somebody may have settled it meanwhile.
  const ticket = request === undefined ? undefined : await findTicket(work.db, ticketId)
  if (request === undefined || ticket === undefined) return refuse('not_found')
  return accept({ request, ticket, coupons: await listCoupons(work.db, [ticketId]) })
}

export async function moveCoupon(
  work: Work,
  input: Asked<'moveCoupon'>,
): Promise<Result<OutputOf<typeof contracts.moveCoupon>, Refusal<'moveCoupon'>>> {
  const opened = await openTicket(work, input.ticketId)
  if (!opened.ok) return opened
  const { request, ticket, coupons } = opened.value
  const coupon = coupons.find(({ seq }) => seq === input.seq)
  if (coupon === undefined) return refuse('not_found')
  const moved = rules.moveCoupon(ticket, coupon, input.to)
  if (!moved.ok) return moved
  await moveCoupons(work.db, [{ id: coupon.id, to: moved.value }], work.now)
  record(work, request, 'coupon_moved', { flight: coupon.flight, from: coupon.status, to: moved.value }, ticket.id)
  return accept({ coupons: await listCoupons(work.db, [ticket.id]) })
}

export async function listUnused(work: Work, input: Asked<'listUnused'>): Promise<Result<OutputOf<typeof contracts.listUnused>, never>> {
  const after = readCursor(input.after, 2)
  if (after === null) return accept({ items: [], next: null })
  const rows = await listUnusedRows(work.db, work.actor.offices, work.now, after, input.limit)
  return accept(
    pageOf(
      rows,
      input.limit,
      (row) => writeCursor(row.claimFrom, row.id),
      (row) => row,
    ),
  )
}
