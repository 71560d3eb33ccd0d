/** The seats of a generated family: what was asked, two quotes, and what was bought for its journey. Only of the last months: tickets are what a desk works with. */
import { publicRef } from '#domain/kit/id.ts'
import type { Leg } from '#domain/movements/words.ts'
import { ageBandOf, legDaysOf, ticketName } from '#domain/movements/ssr-rules.ts'
import { dayMs, iso, type MadeCase, type Making } from './generated-case.ts'
import { dayOf } from './generated-family.ts'
import type { Dice } from './seeded-dice.ts'

const monthsKept = 7
const fares = { ADT: [41_000, 9_500], CHD: [31_000, 8_000], INF: [4_100, 900] } as const

/** `dice` are of this part alone, so that the rest of the office is the same with and without tickets. */
export function writeTickets({ rows, nowMs }: Making, dice: Dice, one: MadeCase, wish: string | undefined): void {
  if (wish === undefined || one.openedMs < nowMs - monthsKept * 30 * dayMs) return
  const askedMs = one.departMs - 21 * dayMs
  const place = { office: one.office.id, compartment: one.compartment }
  const bought = one.journey !== undefined && one.departMs - 12 * dayMs <= nowMs
  const id = dice.id(askedMs)
  const validMs = bought ? one.departMs - 10 * dayMs : nowMs + dice.between(2, 200) * 3_600_000
  const [from, to] = [one.route.hops[0]!.from, one.route.hops.at(-1)!.to]
  rows.add('ticketing_request', {
    id,
    case_id: one.id,
    ...place,
    public_ref: publicRef('BIL', dice.bytes(8)),
    kind: 'FAMILY',
    travel_request_id: wish,
    from_place: from.place,
    to_place: to.place,
    earliest_on: dayOf(one.departMs - 3 * dayMs),
    latest_on: dayOf(one.departMs + 10 * dayMs),
    project_code: 'D02',
    status: bought ? 'ISSUED' : 'OPEN',
    due_at: iso(bought ? one.departMs : validMs),
    requested_by: one.openedBy,
    requested_at: iso(askedMs),
    updated_at: iso(askedMs),
  })
  const legDays = one.journey === undefined ? [dayOf(one.departMs)] : legDaysOf(one.journey.legs)
  const seats = one.family.members.map((person) => ({ id: dice.id(askedMs), person, ptc: ageBandOf(person.bornOn, legDays) }))
  for (const { id: seat, person, ptc } of seats) {
    rows.add('ticketing_passenger', {
      id: seat,
      request_id: id,
      person_id: person.id,
      ...place,
      payer: 'PROJECT',
      surname: ticketName(person.familyName) ?? 'EXEMPLE',
      given_names: ticketName(person.givenNames) ?? '',
      title: person.sex === 'F' ? 'MRS' : person.sex === 'M' ? 'MR' : 'MX',
      ptc,
    })
  }
  const quotes = ['AF', 'TK'].map((carrier) => {
    const quote = dice.id(askedMs)
    const sum = (part: 0 | 1): number => seats.reduce((total, { ptc }) => total + fares[ptc][part], 0)
    rows.add('ticketing_quote', {
      id: quote,
      request_id: id,
      ...place,
      carrier,
      fare_basis: 'YMIGR',
      tariff: 'MIGRANT',
      fares: JSON.stringify((['ADT', 'CHD', 'INF'] as const).map((ptc) => ({ ptc, baseMinor: fares[ptc][0], taxesMinor: fares[ptc][1] }))),
      base_minor: sum(0),
      taxes_minor: sum(1),
      total_minor: sum(0) + sum(1),
      currency: 'EUR',
      valid_until: iso(validMs),
      refundable: true,
      flights: one.journey?.legs.map(({ number }) => number) ?? [`${carrier}100`],
      departs_at: iso(one.departMs),
      from_zone: from.zone,
      arrives_at: iso(one.arriveMs),
      to_zone: to.zone,
      quoted_by: one.openedBy,
      quoted_at: iso(askedMs),
    })
    return { id: quote, totalMinor: sum(0) + sum(1) }
  })
  if (bought) buy({ rows, nowMs }, dice, one, { id, seats, quote: quotes[0]! })
}

type Bought = {
  id: string
  seats: readonly { id: string; person: { id: string }; ptc: 'ADT' | 'CHD' | 'INF' }[]
  quote: { id: string; totalMinor: number }
}

function buy({ rows, nowMs }: Pick<Making, 'rows' | 'nowMs'>, dice: Dice, one: MadeCase, { id, seats, quote }: Bought): void {
  const { movementId, legs } = one.journey!
  const boughtMs = one.departMs - 12 * dayMs
  const place = { office: one.office.id, compartment: one.compartment }
  const choice = dice.id(boughtMs)
  const money = { currency: 'EUR', rate_micro: 1_000_000, report_currency: 'EUR' }
  rows.add('ticketing_choice', {
    id: choice,
    request_id: id,
    quote_id: quote.id,
    ...place,
    ...money,
    total_minor: quote.totalMinor,
    report_minor: quote.totalMinor,
    ceiling_minor: 1_000_000,
    proposed_by: one.openedBy,
    proposed_at: iso(boughtMs),
    approved_by: one.openedBy,
    approved_at: iso(boughtMs),
  })
  const stayed = dice.chance(0.02)
  const flown = (leg: Leg): boolean => !stayed && Date.parse(leg.arrivesAt) <= nowMs
  for (const seat of seats) {
    const ticket = dice.id(boughtMs)
    const [base, taxes] = fares[seat.ptc]
    rows.add('ticketing_ticket', {
      id: ticket,
      request_id: id,
      passenger_id: seat.id,
      case_id: one.id,
      movement_id: movementId,
      choice_id: choice,
      ...place,
      ...money,
      ticket_no: `057${String(dice.between(1, 9_999_999_999)).padStart(10, '0')}`,
      booking_ref: 'AB12CD',
      carrier: 'AF',
      ptc: seat.ptc,
      payer: 'PROJECT',
      base_minor: base,
      taxes_minor: taxes,
      total_minor: base + taxes,
      value_report_minor: base + taxes,
      cash_report_minor: base + taxes,
      status: 'ISSUED',
      open_coupons: legs.filter((leg) => !flown(leg)).length,
      claim_from: iso(one.arriveMs + dayMs),
      issued_by: one.openedBy,
      issued_at: iso(boughtMs),
    })
    for (const [at, leg] of legs.entries()) {
      rows.add('ticketing_coupon', {
        id: dice.id(boughtMs),
        ticket_id: ticket,
        ...place,
        seq: at + 1,
        leg_id: leg.id,
        flight: leg.number,
        from_place: leg.fromPlace,
        to_place: leg.toPlace,
        departs_at: leg.departsAt,
        arrives_at: leg.arrivesAt,
        status: flown(leg) ? 'F' : 'O',
        changed_at: iso(boughtMs),
      })
    }
    for (const [nature, minor] of [
      ['TICKET', base],
      ['TAXES', taxes],
    ] as const) {
      rows.add('ticketing_cost', {
        id: dice.id(boughtMs),
        case_id: one.id,
        movement_id: movementId,
        person_id: seat.person.id,
        request_id: id,
        ticket_id: ticket,
        ...place,
        ...money,
        nature,
        payer: 'PROJECT',
        project_code: 'D02',
        amount_minor: minor,
        report_minor: minor,
        recorded_by: one.openedBy,
        recorded_at: iso(boughtMs),
        recorded_on: dayOf(boughtMs),
      })
    }
  }
}
