// The seats of a world: what the family wishes, a request with its quote, the choice, a ticket, a cost, a self-payer and a loan.
import type { Insert, World } from './world-words.ts'

export async function ticketing(insert: Insert, world: World, now: string): Promise<void> {
  // The newest world presses most, so that it is on the first page of what comes next.
  const hours = (count: number): string => new Date(Date.parse(now) + count * 3_600_000).toISOString()
  const { flightOn } = world
  await insert('movements_request', {
    id: world.wish,
    case_id: world.case,
    from_place: world.airport,
    to_place: 'EBL',
    earliest_on: flightOn,
    latest_on: flightOn,
    payer: 'PROJECT',
    requested_by: world.account,
    requested_at: now,
  })
  await insert('ticketing_request', {
    id: world.ticketRequest,
    case_id: world.case,
    public_ref: `BIL-${world.caseRef.slice(4)}`,
    kind: 'FAMILY',
    travel_request_id: world.wish,
    from_place: world.airport,
    to_place: 'EBL',
    earliest_on: flightOn,
    latest_on: flightOn,
    status: 'OPEN',
    due_at: hours(2_000 - world.number),
    medif_ref: world.familyName,
    requested_by: world.account,
    requested_at: now,
    updated_at: now,
  })
  await insert('ticketing_passenger', {
    id: world.seat,
    request_id: world.ticketRequest,
    person_id: world.person,
    payer: 'PROJECT',
    surname: world.familyName,
    given_names: 'ALMA',
    title: 'MRS',
    ptc: 'ADT',
  })
  await quote(insert, world, now, hours)
  await insert('ticketing_ticket', {
    id: world.ticket,
    request_id: world.ticketRequest,
    passenger_id: world.seat,
    case_id: world.case,
    movement_id: world.movement,
    choice_id: world.choice,
    // Worth nothing, so that it may stand without cost lines.
    ticket_no: `999${String(world.number).padStart(10, '0')}`,
    booking_ref: 'AB12CD',
    carrier: 'XX',
    ptc: 'ADT',
    payer: 'PROJECT',
    currency: 'EUR',
    base_minor: 0,
    taxes_minor: 0,
    total_minor: 0,
    report_currency: 'EUR',
    rate_micro: 1_000_000,
    value_report_minor: 0,
    cash_report_minor: 0,
    status: 'ISSUED',
    claim_from: hours(-world.number),
    issued_by: world.account,
    issued_at: now,
  })
  await insert('ticketing_coupon', {
    id: world.coupon,
    ticket_id: world.ticket,
    seq: 1,
    leg_id: world.leg,
    flight: world.flight,
    from_place: world.airport,
    to_place: 'IST',
    departs_at: now,
    arrives_at: hours(3),
    status: 'O',
    changed_at: now,
  })
  await money(insert, world, now)
}

async function quote(insert: Insert, world: World, now: string, hours: (count: number) => string): Promise<void> {
  await insert('ticketing_quote', {
    id: world.quote,
    request_id: world.ticketRequest,
    carrier: 'XX',
    fare_basis: 'Y',
    tariff: 'MIGRANT',
    fares: JSON.stringify([{ ptc: 'ADT', baseMinor: 0, taxesMinor: 0 }]),
    base_minor: 0,
    taxes_minor: 0,
    total_minor: 0,
    currency: 'EUR',
    valid_until: hours(48),
    refundable: true,
    flights: `{${world.flight}}`,
    departs_at: hours(60),
    from_zone: 'Europe/Paris',
    arrives_at: hours(66),
    to_zone: 'Asia/Baghdad',
    quoted_by: world.account,
    quoted_at: now,
  })
  await insert('ticketing_choice', {
    id: world.choice,
    request_id: world.ticketRequest,
    quote_id: world.quote,
    justification: world.familyName,
    total_minor: 0,
    currency: 'EUR',
    rate_micro: 1_000_000,
    report_currency: 'EUR',
    report_minor: 0,
    proposed_by: world.account,
    proposed_at: now,
    approved_by: world.account,
    approved_at: now,
  })
}

async function money(insert: Insert, world: World, now: string): Promise<void> {
  await insert('ticketing_cost', {
    id: world.cost,
    case_id: world.case,
    movement_id: world.movement,
    person_id: world.person,
    nature: 'MEALS',
    payer: 'PROJECT',
    currency: 'EUR',
    amount_minor: 1_500,
    rate_micro: 1_000_000,
    report_currency: 'EUR',
    report_minor: 1_500,
    note: world.familyName,
    recorded_by: world.account,
    recorded_at: now,
    recorded_on: now.slice(0, 10),
  })
  await insert('ticketing_offer', {
    id: world.offer,
    request_id: world.ticketRequest,
    case_id: world.case,
    status: 'AWAITING_PAYMENT',
    currency: 'EUR',
    fares_minor: 100,
    fees_minor: 0,
    total_minor: 100,
    accepted_name: world.familyName,
    accepted_how: 'SIGNED',
    accepted_on: '2026-01-02',
    updated_at: now,
  })
  await insert('ticketing_payment', {
    id: world.payment,
    offer_id: world.offer,
    kind: 'PAYMENT',
    amount_minor: 100,
    currency: 'EUR',
    mode: 'CASH',
    reference: 'R-1',
    payer_name: world.familyName,
    receipt_no: `REC-${world.caseRef.slice(4)}`,
    paid_on: '2026-01-03',
    recorded_by: world.account,
    recorded_at: now,
  })
  await insert('ticketing_loan', {
    id: world.loan,
    request_id: world.ticketRequest,
    case_id: world.case,
    public_ref: `PRET-${world.caseRef.slice(4)}`,
    amount_minor: 100,
    currency: 'EUR',
    instalments: JSON.stringify([{ dueOn: '2027-01-01', amountMinor: 100 }]),
    status: 'DRAFT',
    drafted_by: world.account,
    drafted_at: now,
    updated_at: now,
  })
  await insert('ticketing_borrower', { loan_id: world.loan, person_id: world.person })
}
