/** SQL of tickets and their coupons. */
import { sql } from 'kysely'
import type { Instant } from '#domain/kit/day.ts'
import type { Settled } from '#domain/ticketing/refund-rules.ts'
import type { UnusedTicket } from '#domain/ticketing/ticket-contract.ts'
import type { CouponMove } from '#domain/ticketing/ticket-rules.ts'
import type { Coupon, Ticket } from '#domain/ticketing/ticket-words.ts'
import type { Db } from '#server/kit/database.ts'
import type { Place } from './store.ts'

const ticketColumns = [
  'id',
  'request_id',
  'passenger_id',
  'case_id',
  'movement_id',
  'choice_id',
  'ticket_no',
  'booking_ref',
  'carrier',
  'agency',
  'ptc',
  'payer',
  'currency',
  'base_minor',
  'taxes_minor',
  'total_minor',
  'fee_minor',
  'carried_in_minor',
  'refunded_minor',
  'kept_minor',
  'used_minor',
  'carried_on_minor',
  'report_currency',
  'rate_micro',
  'value_report_minor',
  'cash_report_minor',
  'status',
  'exchanged_from',
  'claim_from',
  'claimed_at',
  'issued_by',
  'issued_at',
  'settled_at',
] as const

export async function insertTickets(db: Db, place: Place, tickets: readonly Ticket[]): Promise<void> {
  await db
    .insertInto('ticketing_ticket')
    .values(
      tickets.map((one) => ({
        id: one.id,
        request_id: one.requestId,
        passenger_id: one.passengerId,
        case_id: one.caseId,
        movement_id: one.movementId,
        choice_id: one.choiceId,
        office: place.office,
        compartment: place.compartment,
        ticket_no: one.ticketNo,
        booking_ref: one.bookingRef,
        carrier: one.carrier,
        agency: one.agency,
        ptc: one.ptc,
        payer: one.payer,
        currency: one.currency,
        base_minor: one.baseMinor,
        taxes_minor: one.taxesMinor,
        total_minor: one.totalMinor,
        fee_minor: one.feeMinor,
        carried_in_minor: one.carriedInMinor,
        report_currency: one.reportCurrency,
        rate_micro: one.rateMicro,
        value_report_minor: one.valueReportMinor,
        cash_report_minor: one.cashReportMinor,
        status: one.status,
        exchanged_from: one.exchangedFrom,
        claim_from: one.claimFrom,
        issued_by: one.issuedBy,
        issued_at: one.issuedAt,
      })),
    )
    .execute()
}

export async function insertCoupons(db: Db, place: Place, coupons: readonly Coupon[], at: Instant): Promise<void> {
  await db
    .insertInto('ticketing_coupon')
    .values(
      coupons.map((one) => ({
        id: one.id,
        ticket_id: one.ticketId,
        office: place.office,
        compartment: place.compartment,
        seq: one.seq,
        leg_id: one.legId,
        flight: one.flight,
        from_place: one.fromPlace,
        to_place: one.toPlace,
        departs_at: one.departsAt,
        arrives_at: one.arrivesAt,
        status: one.status,
        changed_at: at,
      })),
    )
    .execute()
}

export async function findTicket(db: Db, ticketId: string): Promise<Ticket | undefined> {
  const row = await db.selectFrom('ticketing_ticket').select(ticketColumns).where('id', '=', ticketId).executeTakeFirst()
  return row === undefined ? undefined : presentTicket(row)
}

type Of = { requestId: string } | { caseId: string } | { movementId: string; caseId?: string }

/** Oldest first. */
export async function listTickets(db: Db, of: Of): Promise<Ticket[]> {
  let query = db.selectFrom('ticketing_ticket').select(ticketColumns)
  if ('requestId' in of) query = query.where('request_id', '=', of.requestId)
  else if ('movementId' in of) query = query.where('movement_id', '=', of.movementId)
  else {
    const ofCase = db.selectFrom('ticketing_request').select('id').where('case_id', '=', of.caseId)
    query = query.where('request_id', 'in', ofCase)
  }
  if ('movementId' in of && of.caseId !== undefined) query = query.where('case_id', '=', of.caseId)
  const rows = await query.orderBy('issued_at').orderBy('id').execute()
  return rows.map(presentTicket)
}

export async function listCoupons(db: Db, ticketIds: readonly string[]): Promise<Coupon[]> {
  if (ticketIds.length === 0) return []
  const rows = await db
    .selectFrom('ticketing_coupon')
    .select(['id', 'ticket_id', 'seq', 'leg_id', 'flight', 'from_place', 'to_place', 'departs_at', 'arrives_at', 'status'])
    .where(sql<boolean>`ticket_id = any(${ticketIds}::uuid[])`)
    .orderBy('ticket_id')
    .orderBy('seq')
    .execute()
  return rows.map(
    (row) =>
      ({
        id: row.id,
        ticketId: row.ticket_id,
        seq: row.seq,
        legId: row.leg_id,
        flight: row.flight,
        fromPlace: row.from_place,
        toPlace: row.to_place,
        departsAt: row.departs_at,
        arrivesAt: row.arrives_at,
        status: row.status,
      }) as unknown as Coupon,
  )
}

export async function moveCoupons(db: Db, moves: readonly CouponMove[], at: Instant): Promise<void> {
  for (const { id, to } of moves)
    await db.updateTable('ticketing_coupon').set({ status: to, changed_at: at }).where('id', '=', id).execute()
}

/** Once and for ever: the database refuses a second time. */
export async function settleTicket(db: Db, ticketId: string, settled: Settled, by: string, at: Instant): Promise<void> {
  await db
    .updateTable('ticketing_ticket')
    .set({
      status: settled.status,
      refunded_minor: settled.refundedMinor,
      kept_minor: settled.keptMinor,
      used_minor: settled.usedMinor,
      carried_on_minor: settled.carriedOnMinor,
      settled_by: by,
      settled_at: at,
    })
    .where('id', '=', ticketId)
    .execute()
}

export async function setClaimed(db: Db, ticketId: string, by: string, at: Instant): Promise<void> {
  await db.updateTable('ticketing_ticket').set({ claimed_by: by, claimed_at: at }).where('id', '=', ticketId).execute()
}

/** The seats were given up: what is open may be claimed from now on. */
export async function setClaimFrom(db: Db, ticketIds: readonly string[], at: Instant): Promise<void> {
  await db
    .updateTable('ticketing_ticket')
    .set({ claim_from: at })
    .where(sql<boolean>`id = any(${ticketIds}::uuid[])`)
    .where('status', '=', 'ISSUED')
    .where('claim_from', '>', at)
    .execute()
}

/** The page is chosen in the index of each office, and only then is anything told of its tickets. */
export async function listUnusedRows(
  db: Db,
  offices: readonly number[],
  now: Instant,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<UnusedTicket[]> {
  const beyond = after === undefined ? sql`true` : sql`(claim_from, id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`
  const chosen = sql`select w.id from unnest(${[...offices]}::int[]) as o (office) cross join lateral (
      select id, claim_from from ticketing_ticket
      where office = o.office and status = 'ISSUED' and open_coupons > 0 and claim_from <= ${now} and ${beyond} order by claim_from, id limit ${limit + 1}
    ) w order by w.claim_from, w.id limit ${limit + 1}`
  const rows = await db
    .selectFrom('ticketing_ticket as t')
    .innerJoin('cases_case as c', 'c.id', 't.case_id')
    .innerJoin('ticketing_choice as h', 'h.id', 't.choice_id')
    .innerJoin('ticketing_quote as q', 'q.id', 'h.quote_id')
    .select([
      't.id',
      't.request_id',
      't.case_id',
      't.movement_id',
      't.ticket_no',
      't.carrier',
      't.payer',
      't.currency',
      't.total_minor',
      't.claim_from',
      't.claimed_at',
      't.open_coupons',
      'c.public_ref',
      'q.refundable',
      sql<number>`(select count(*)::int from ticketing_coupon k where k.ticket_id = t.id)`.as('coupons'),
      sql<string | null>`(select m.state from ticketing_passenger p join movements_passenger m on m.person_id = p.person_id
        where p.id = t.passenger_id and m.movement_id = t.movement_id order by m.updated_at desc limit 1)`.as('state'),
    ])
    .where(sql<boolean>`t.id = any (array(${chosen}))`)
    .orderBy('t.claim_from')
    .orderBy('t.id')
    .execute()
  return rows.map(
    (row) =>
      ({
        id: row.id,
        requestId: row.request_id,
        caseId: row.case_id,
        movementId: row.movement_id,
        ticketNo: row.ticket_no,
        carrier: row.carrier,
        payer: row.payer,
        currency: row.currency,
        totalMinor: row.total_minor,
        claimFrom: row.claim_from,
        claimedAt: row.claimed_at,
        caseRef: row.public_ref,
        openCoupons: row.open_coupons,
        coupons: row.coupons,
        passengerState: row.state,
        refundable: row.refundable,
      }) as unknown as UnusedTicket,
  )
}

function presentTicket(row: Record<(typeof ticketColumns)[number], unknown>): Ticket {
  return {
    id: row.id,
    requestId: row.request_id,
    passengerId: row.passenger_id,
    caseId: row.case_id,
    movementId: row.movement_id,
    choiceId: row.choice_id,
    ticketNo: row.ticket_no,
    bookingRef: row.booking_ref,
    carrier: row.carrier,
    agency: row.agency,
    ptc: row.ptc,
    payer: row.payer,
    currency: row.currency,
    baseMinor: row.base_minor,
    taxesMinor: row.taxes_minor,
    totalMinor: row.total_minor,
    feeMinor: row.fee_minor,
    carriedInMinor: row.carried_in_minor,
    refundedMinor: row.refunded_minor,
    keptMinor: row.kept_minor,
    usedMinor: row.used_minor,
    carriedOnMinor: row.carried_on_minor,
    reportCurrency: row.report_currency,
    rateMicro: row.rate_micro,
    valueReportMinor: row.value_report_minor,
    cashReportMinor: row.cash_report_minor,
    status: row.status,
    exchangedFrom: row.exchanged_from,
    claimFrom: row.claim_from,
    claimedAt: row.claimed_at,
    issuedBy: row.issued_by,
    issuedAt: row.issued_at,
    settledAt: row.settled_at,
  } as Ticket
}
