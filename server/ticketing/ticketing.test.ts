import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addDays, addMinutes } from '#domain/kit/day.ts'
import * as clearances from '#domain/movements/clearance-contract.ts'
import * as journeys from '#domain/movements/journey-contract.ts'
import * as manifests from '#domain/movements/manifest-contract.ts'
import * as movements from '#domain/movements/contract.ts'
import * as contract from '#domain/ticketing/contract.ts'
import * as quotes from '#domain/ticketing/quote-contract.ts'
import * as tickets from '#domain/ticketing/ticket-contract.ts'
import { clockNow, newId } from '#server/kit/transaction.ts'
import { flightDay, planFlights, readyFamily } from '#server/test-family.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import {
  askingFamily,
  freshNumber,
  lastDay,
  must,
  numbersFor,
  quoteFor,
  seatedOn,
  takenQuote,
  ticketedFamily,
  ticketOf,
  wholeMinor,
} from '#server/test-tickets.ts'

let office: TestOffice
let agent: Visitor
let booker: Visitor
let finance: Visitor
let supervisor: Visitor
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
  booker = await office.as('billets@paris.example.org')
  finance = await office.as('finances@paris.example.org')
  supervisor = await office.as('superviseur@paris.example.org')
})
after(() => office.close())

const refusalOf = async (asked: Promise<{ status: number; body: { refusal?: string } }>): Promise<string | undefined> => {
  const { status, body } = await asked
  return status === 409 ? body.refusal : `${status} ${JSON.stringify(body).slice(0, 200)}`
}

const costsOf = async (caseId: string): Promise<Record<string, number>> => {
  const { rows } = await office.admin.query<{ nature: string; minor: string }>(
    `select nature, sum(amount_minor) as minor from ticketing_cost where case_id = $1 and struck_at is null group by nature`,
    [caseId],
  )
  return Object.fromEntries(rows.map(({ nature, minor }) => [nature, Number(minor)]))
}

test('a booker asks for the seats of a family on what it wishes: names as tickets print them, ages as carriers count, one payer each', async () => {
  const { family, file } = await askingFamily(agent)
  assert.match(file.request.publicRef, /^BIL-[0-9A-Z]{8}$/)
  assert.deepEqual([file.request.fromPlace, file.request.toPlace, file.request.status, file.request.oneWay], ['ADD', 'YUL', 'OPEN', true])
  const of = (personId: string) => file.passengers.find((one) => one.personId === personId)!
  assert.deepEqual(
    [family.mother, family.boy, family.girl, family.baby].map((id) => [of(id).ptc, of(id).title, of(id).payer]),
    [
      ['ADT', 'MRS', 'GOV'],
      ['ADT', 'MR', 'GOV'],
      ['CHD', 'MISS', 'GOV'],
      ['INF', 'MSTR', 'GOV'],
    ],
  )
  assert.match(of(family.mother).surname!, /^TESFAYE-[A-Z]+XEMPLE$/)
  assert.equal(of(family.baby).givenNames, 'NOE')
  assert.deepEqual(of(family.grandmother).ssr, [{ code: 'WCHR' }])
  assert.ok(file.passengers.every(({ documentId }) => documentId !== null))

  // The clerk of finance approves and pays: seats and sums, nobody's name.
  const seen = await must(finance.ask(contract.getTicketRequest, { requestId: file.request.id }))
  assert.ok(seen.passengers.every(({ surname, ssr, documentId }) => surname === null && ssr.length === 0 && documentId === null))
})

test('what cannot be asked is refused with its reason', async () => {
  const family = await readyFamily(agent)
  const wish = { caseId: family.caseId, fromPlace: 'ADD', toPlace: 'YUL', earliestOn: addDays(flightDay, -3), latestOn: lastDay } as const
  const wished = await must(agent.ask(clearances.requestTravel, { ...wish, payer: 'PROJECT' }))
  const ask = (more: object) =>
    refusalOf(booker.ask(contract.requestTickets, { caseId: family.caseId, travelRequestId: wished.id, projectCode: 'D02', ...more }))
  const one = (more: object = {}) => ({ passengers: [{ personId: family.mother, ...more }] })
  assert.equal(await ask({ projectCode: undefined }), 'project_missing')
  assert.equal(await ask({ transitPreferred: ['IST'], transitForbidden: ['IST'] }), 'transit_contradiction')
  assert.equal(await ask({ transitForbidden: ['QQQ'] }), 'unknown_airport')
  assert.equal(await ask({ minConnectionMin: 40 }), 'connection_reason_missing')
  assert.equal(await ask({ passengers: [{ personId: newId() }] }), 'not_member')
  assert.equal(await ask({ passengers: [{ personId: family.mother }, { personId: family.mother }] }), 'passenger_twice')
  assert.equal(await ask(one({ ssr: [{ code: 'STCR', text: 'x' }] })), 'medif_reference_missing')
  const small = await booker.askRaw(contract.requestTickets, {
    caseId: family.caseId,
    travelRequestId: wished.id,
    ...one({ surname: 'Tesfayé', payer: 'EVERYBODY' }),
  })
  assert.deepEqual([small.status, small.body.fields!.map(({ path }) => path)], [422, ['passengers.0.payer', 'passengers.0.surname']])

  // The critical day came nearer: the paper that ends first is named.
  await office.admin.query(`begin; set local app.offices = '1'`)
  await office.admin.query('update cases_case set critical_on = $1 where id = $2', [addDays(lastDay, -1), family.caseId])
  await office.admin.query('commit')
  const late = await booker.ask(contract.requestTickets, { caseId: family.caseId, travelRequestId: wished.id, projectCode: 'D02' })
  assert.equal(late.body.refusal, 'ticket_after_critical_day')
  assert.deepEqual([late.body.details!['criticalOn'], late.body.details!['latestOn']], [addDays(lastDay, -1), lastDay])

  await office.admin.query(`begin; set local app.offices = '1'`)
  await office.admin.query('update cases_case set critical_on = $1 where id = $2', [lastDay, family.caseId])
  await office.admin.query('commit')
  const command = newId()
  const first = await booker.ask(
    contract.requestTickets,
    { caseId: family.caseId, travelRequestId: wished.id, projectCode: 'D02' },
    { command },
  )
  const again = await booker.ask(
    contract.requestTickets,
    { caseId: family.caseId, travelRequestId: wished.id, projectCode: 'D02' },
    { command },
  )
  assert.deepEqual([first.status, again.replayed, again.body.request.id], [200, true, first.body.request.id])
  assert.equal(await ask({}), 'tickets_already_asked')
})

test('quotes stand side by side: the cheapest, the fastest, what does not fit; one alone needs a reason (E241)', async () => {
  const { file } = await askingFamily(agent, { asked: { transitForbidden: ['IST'], daylightArrival: true, avoidDays: [] } })
  const requestId = file.request.id
  const one = await must(booker.ask(quotes.addQuote, quoteFor(file)))
  assert.equal(one.quotes[0]!.totalMinor, wholeMinor)
  const quoteId = one.quotes[0]!.id
  const alone = await booker.ask(quotes.chooseQuote, { requestId, quoteId })
  assert.deepEqual([alone.body.refusal, alone.body.details!['code']], ['second_quote_missing', 'E241'])

  const cheap = [
    { ptc: 'ADT', baseMinor: 30_000, taxesMinor: 9_000 },
    { ptc: 'CHD', baseMinor: 20_000, taxesMinor: 8_000 },
    { ptc: 'INF', baseMinor: 0, taxesMinor: 0 },
  ] as (typeof one.quotes)[number]['fares']
  await must(
    booker.ask(
      quotes.addQuote,
      quoteFor(file, { carrier: 'TK', via: ['IST'], fares: cheap, arrivesLocal: `${flightDay}T23:40`, refundable: false }),
    ),
  )
  const both = await must(booker.ask(contract.getTicketRequest, { requestId }))
  const [af, tk] = [both.quotes.find(({ carrier }) => carrier === 'AF')!, both.quotes.find(({ carrier }) => carrier === 'TK')!]
  assert.deepEqual([af.cheapest, af.fastest, af.mismatches], [false, true, []])
  assert.deepEqual([tk.cheapest, tk.fastest, tk.mismatches], [true, false, ['TRANSIT_FORBIDDEN', 'NIGHT_ARRIVAL']])
  assert.equal(await refusalOf(booker.ask(quotes.chooseQuote, { requestId, quoteId: tk.id })), 'quote_breaks_request')

  const taken = await must(booker.ask(quotes.chooseQuote, { requestId, quoteId: af.id }))
  assert.deepEqual([taken.request.status, taken.choice!.reportMinor, taken.choice!.approvedBy !== null], ['APPROVED', wholeMinor, true])
  assert.equal(await refusalOf(booker.ask(quotes.withdrawQuote, { quoteId: af.id })), 'quote_is_chosen')

  const wrong = (more: Parameters<typeof quoteFor>[1]) => refusalOf(booker.ask(quotes.addQuote, quoteFor(file, more)))
  assert.equal(await wrong({ fares: cheap.slice(0, 2) }), 'fare_missing_for_band')
  assert.equal(await wrong({ fares: [cheap[0]!, cheap[0]!] }), 'fare_twice_for_band')
  assert.equal(await wrong({ validUntil: addMinutes(clockNow(), -1) }), 'quote_already_expired')
  assert.equal(await wrong({ arrivesLocal: `${flightDay}T00:10`, departsLocal: `${flightDay}T23:00` }), 'arrives_before_it_leaves')
})

test('a quote past its hour cannot be taken, and nobody can bend that in the database', async () => {
  const { file } = await askingFamily(agent)
  await must(booker.ask(quotes.addQuote, quoteFor(file, { validUntil: addMinutes(clockNow(), 1) })))
  const both = await must(booker.ask(quotes.addQuote, quoteFor(file, { carrier: 'ET', flights: ['ET508'] })))
  const quote = both.quotes.find(({ carrier }) => carrier === 'AF')!
  await office.admin.query(`begin; set local app.offices = '1'`)
  await assert.rejects(
    office.admin.query(`update ticketing_quote set valid_until = now() + interval '9 days' where id = $1`, [quote.id]),
    /never changes/,
  )
  await office.admin.query('rollback')
  // The hour passes.
  await office.admin.query(`alter table ticketing_quote disable trigger guarded`)
  await office.admin.query(`begin; set local app.offices = '1'`)
  await office.admin.query(`update ticketing_quote set valid_until = now() - interval '1 minute' where id = $1`, [quote.id])
  await office.admin.query('commit')
  await office.admin.query(`alter table ticketing_quote enable trigger guarded`)
  assert.equal(await refusalOf(booker.ask(quotes.chooseQuote, { requestId: file.request.id, quoteId: quote.id })), 'quote_expired')
  const seen = await must(booker.ask(contract.getTicketRequest, { requestId: file.request.id }))
  assert.equal(seen.quotes.find(({ id }) => id === quote.id)!.expired, true)
})

test('in another currency the rate is frozen with its source, and the sum in euros is exact to the cent', async () => {
  const { file } = await askingFamily(agent)
  const dollars = quoteFor(file, { currency: 'USD' })
  await must(booker.ask(quotes.addQuote, dollars))
  const both = await must(booker.ask(quotes.addQuote, { ...dollars, carrier: 'ET', flights: ['ET508'] }))
  const choose = { requestId: file.request.id, quoteId: both.quotes[0]!.id }
  assert.equal(await refusalOf(booker.ask(quotes.chooseQuote, choose)), 'rate_missing')
  const rate = { rateMicro: 913_700, rateSource: 'Taux mensuel-Exemple', rateOn: addDays(flightDay, -21) }
  const taken = await must(booker.ask(quotes.chooseQuote, { ...choose, ...rate }))
  assert.deepEqual([taken.choice!.reportMinor, taken.choice!.rateSource], [Math.round(wholeMinor * 0.9137), 'Taux mensuel-Exemple'])
})

test('tickets are issued on the flights of the family: numbers, coupons, cost lines, and the passengers know their numbers', async () => {
  const { family, file, movement } = await ticketedFamily(agent)
  assert.deepEqual([file.request.status, file.tickets.length], ['ISSUED', 5])
  assert.ok(file.tickets.every(({ coupons }) => coupons.map(({ flight, status }) => `${flight} ${status}`).join() === 'AF911 O,AC871 O'))
  assert.deepEqual(await costsOf(family.caseId), { TICKET: 154_000, TAXES: 39_000 })
  const seats = await must(agent.ask(movements.getMovement, { movementId: movement.id }))
  assert.deepEqual(
    seats.passengers.map(({ ticketNo, bookingRef, state }) => [ticketNo, bookingRef, state]).toSorted(),
    file.tickets.map(({ ticketNo }) => [ticketNo, 'AB12CD', 'TICKETED']).toSorted(),
  )
  const costs = await must(agent.ask(tickets.getMovementCosts, { movementId: movement.id }))
  assert.deepEqual(
    costs.totals.map(({ totalMinor, perPersonMinor, remainderMinor, personsFlown }) => [
      totalMinor,
      perPersonMinor,
      remainderMinor,
      personsFlown,
    ]),
    [[wholeMinor, null, wholeMinor, 0]],
  )
})

test('a number that is none, of another carrier, typed twice or taken already is refused, and so is a ticket without a seat', async () => {
  const { family, file } = await askingFamily(agent)
  const taken = await takenQuote(agent, file)
  const empty = await planFlights(agent)
  const issue = (more: object, who = booker) =>
    who.ask(tickets.issueTickets, {
      requestId: file.request.id,
      movementId: empty.id,
      bookingRef: 'AB12CD',
      tickets: numbersFor(taken),
      ...more,
    })
  assert.equal(await refusalOf(issue({})), 'not_booked_here')
  const movement = await seatedOn(agent, family)
  const on = { movementId: movement.id }
  const numbers = numbersFor(taken)
  const replaced = (ticketNo: string) => ({ ...on, tickets: [{ ...numbers[0]!, ticketNo }, ...numbers.slice(1)] })
  const digit = Number(BigInt(numbers[0]!.ticketNo) % 7n)
  assert.equal(await refusalOf(issue(replaced(`${numbers[0]!.ticketNo}${(digit + 1) % 7}`))), 'ticket_check_digit')
  assert.equal(await refusalOf(issue(replaced(freshNumber('071')))), 'ticket_prefix_wrong')
  assert.equal(await refusalOf(issue(replaced(numbers[1]!.ticketNo))), 'ticket_number_twice')
  assert.equal(await refusalOf(issue({ ...on, tickets: numbers.slice(1) })), 'ticket_missing_for')
  const other = await ticketedFamily(agent)
  assert.equal(await refusalOf(issue(replaced(other.file.tickets[0]!.ticketNo))), 'ticket_number_taken')
  const issued = await issue(replaced(`${numbers[0]!.ticketNo.slice(0, 3)}-${numbers[0]!.ticketNo.slice(3)} ${digit}`))
  assert.equal(issued.status, 200, JSON.stringify(issued.body))
  assert.equal(await refusalOf(issue({ ...on })), 'not_approved')
})

test('coupons follow the journey: lifted, flown, and open again for who was left behind', async () => {
  const { family, file, movement } = await ticketedFamily(agent)
  await must(agent.ask(manifests.freezeManifest, { movementId: movement.id }))
  const [first, second] = movement.legs
  const at = (state: 'BOARDED' | 'ARRIVED', when: string) =>
    must(agent.ask(journeys.recordJourney, { movementId: movement.id, caseId: family.caseId, state, at: when as never }))
  const now = new Date(Date.now() - 60_000).toISOString()
  await at('BOARDED', now)
  const lifted = await must(booker.ask(contract.getTicketRequest, { requestId: file.request.id }))
  assert.ok(
    lifted.tickets.every(({ coupons }) => coupons.map(({ status }) => status).join('') === 'LO'),
    JSON.stringify(lifted.tickets[0]),
  )
  assert.ok(first!.departsAt < second!.departsAt)
  await at('ARRIVED', now)
  const flown = await must(booker.ask(contract.getTicketRequest, { requestId: file.request.id }))
  assert.ok(flown.tickets.every(({ coupons }) => coupons.map(({ status }) => status).join('') === 'FF'))
  const costs = await must(agent.ask(tickets.getMovementCosts, { movementId: movement.id }))
  const [total] = costs.totals
  assert.deepEqual([total!.personsFlown, total!.perPersonMinor, total!.remainderMinor], [5, wholeMinor / 5, 0])
  const ticket = flown.tickets[0]!
  assert.equal(await refusalOf(booker.ask(tickets.moveCoupon, { ticketId: ticket.id, seq: 1, to: 'O' })), 'coupon_cannot_move')
  assert.equal(await refusalOf(booker.ask(tickets.moveCoupon, { ticketId: ticket.id, seq: 1, to: 'R' })), 'coupon_moves_with_ticket')
  assert.equal(
    await refusalOf(finance.ask(tickets.recordRefund, { ticketId: ticket.id, amountMinor: 50_000, keptMinor: 0 })),
    'nothing_left_to_fly',
  )
})

test('who gave their seats back has money to claim: listed, claimed, refunded to the cent, and never twice', async () => {
  const asked = await ticketedFamily(agent)
  const { family, movement } = asked
  const mother = ticketOf(asked, family.mother)
  const refund = { ticketId: mother.id, amountMinor: 45_000, keptMinor: 5_000 }
  assert.equal(await refusalOf(finance.ask(tickets.recordRefund, refund)), 'still_on_board')
  assert.ok(!(await must(booker.ask(tickets.listUnused, { limit: 200 }))).items.some(({ id }) => id === mother.id))
  await must(agent.ask(movements.cancelBooking, { movementId: movement.id, caseId: family.caseId, reason: 'DOCUMENTS' }))
  const unused = (await must(booker.ask(tickets.listUnused, { limit: 200 }))).items.find(({ id }) => id === mother.id)!
  assert.deepEqual([unused.openCoupons, unused.passengerState, unused.refundable, unused.totalMinor], [2, 'CANCELLED', true, 50_000])

  assert.equal((await must(booker.ask(tickets.claimRefund, { ticketId: mother.id }))).claimedAt !== null, true)
  assert.equal(await refusalOf(booker.ask(tickets.claimRefund, { ticketId: mother.id })), 'already_claimed')
  const short = await finance.ask(tickets.recordRefund, { ...refund, keptMinor: 0 })
  assert.deepEqual([short.body.refusal, short.body.details], ['refund_does_not_add_up', { given: 450, worth: 500, currency: 'EUR' }])
  const command = newId()
  const done = await finance.ask(tickets.recordRefund, refund, { command })
  const twin = await finance.ask(tickets.recordRefund, refund, { command })
  assert.deepEqual([done.status, done.body.status, twin.replayed], [200, 'REFUNDED', true])
  assert.equal(await refusalOf(finance.ask(tickets.recordRefund, refund)), 'ticket_settled')
  assert.deepEqual(await costsOf(family.caseId), { TICKET: 154_000, TAXES: 39_000, REFUND: -45_000 })
  assert.equal(
    await refusalOf(booker.ask(contract.cancelTicketRequest, { requestId: mother.requestId, reason: 'plus de voyage' })),
    'tickets_still_living',
  )
})

test('a ticket is exchanged for another flight: its worth goes on, the difference and the fee are paid', async () => {
  const asked = await ticketedFamily(agent)
  const { family, movement } = asked
  const old = ticketOf(asked, family.grandmother)
  const later = { ticketId: old.id, ticketNo: freshNumber(), baseMinor: 46_000, taxesMinor: 10_500, feeMinor: 5_000 }
  assert.equal(await refusalOf(booker.ask(tickets.exchangeTicket, { ...later, usedMinor: 100 })), 'used_does_not_fit')
  assert.equal(await refusalOf(booker.ask(tickets.exchangeTicket, { ...later, baseMinor: 900_000 })), 'exchange_over_ceiling')
  const next = await must(booker.ask(tickets.exchangeTicket, later))
  assert.deepEqual([next.carriedInMinor, next.totalMinor, next.feeMinor, next.exchangedFrom], [50_000, 56_500, 5_000, old.id])
  const file = await must(booker.ask(contract.getTicketRequest, { requestId: old.requestId }))
  const before = file.tickets.find(({ id }) => id === old.id)!
  assert.deepEqual([before.status, before.carriedOnMinor, before.coupons.map(({ status }) => status).join('')], ['EXCHANGED', 50_000, 'EE'])
  assert.deepEqual(await costsOf(family.caseId), { TICKET: 154_000 + 6_500, TAXES: 39_000, SERVICE_FEE: 5_000 })
  const seats = await must(agent.ask(movements.getMovement, { movementId: movement.id }))
  assert.equal(seats.passengers.find(({ personId }) => personId === family.grandmother)!.ticketNo, next.ticketNo)
  assert.equal(await refusalOf(booker.ask(tickets.voidTicket, { ticketId: next.id })), 'void_of_exchanged')
})

test('a ticket struck out on its day cost nothing, and another is issued in its place', async () => {
  const asked = await ticketedFamily(agent)
  const { family, movement, file } = asked
  const girl = ticketOf(asked, family.girl)
  const struck = await must(booker.ask(tickets.voidTicket, { ticketId: girl.id }))
  assert.deepEqual([struck.status, struck.refundedMinor], ['VOID', 38_000])
  const issue = (passengerId: string) =>
    booker.ask(tickets.issueTickets, {
      requestId: file.request.id,
      movementId: movement.id,
      bookingRef: 'AB12CD',
      tickets: [{ passengerId: passengerId as never, ticketNo: freshNumber() }],
    })
  const mother = file.passengers.find(({ personId }) => personId === family.mother)!
  assert.equal(await refusalOf(issue(mother.id)), 'already_ticketed')
  const again = await must(issue(girl.passengerId))
  assert.deepEqual([again.request.status, again.tickets.length], ['ISSUED', 6])
  const { REFUND, ...bought } = await costsOf(family.caseId)
  assert.equal(
    Object.values(bought).reduce((sum, minor) => sum + minor, REFUND!),
    wholeMinor,
  )
})

test('escorts have a request of their own, with their way back', async () => {
  const { file, family } = await askingFamily(agent)
  const escort = { surname: 'ESCORTE-EXEMPLE', givenNames: 'PAUL', sex: 'M', escortKind: 'OPERATIONAL' } as const
  const ask = (more: object = {}) =>
    booker.ask(contract.requestEscortSeats, {
      requestId: file.request.id,
      escorts: [escort],
      payer: 'GOV',
      returnEarliestOn: addDays(flightDay, 1),
      returnLatestOn: addDays(flightDay, 3),
      ...more,
    })
  assert.equal(await refusalOf(ask({ returnEarliestOn: addDays(flightDay, -9), returnLatestOn: flightDay })), 'return_before_journey')
  const apart = await must(ask())
  assert.deepEqual([apart.request.kind, apart.request.oneWay, apart.passengers[0]!.personId], ['ESCORT', false, null])
  const quote = quoteFor(apart, { fares: [{ ptc: 'ADT', baseMinor: 60_000, taxesMinor: 12_000 }] })
  await must(booker.ask(quotes.addQuote, quote))
  const two = await must(booker.ask(quotes.addQuote, { ...quote, returnDepartsLocal: `${addDays(flightDay, 2)}T18:00` }))
  const [none, back] = two.quotes
  assert.deepEqual([none!.mismatches, back!.mismatches], [['RETURN_MISSING'], []])
  await must(booker.ask(quotes.chooseQuote, { requestId: apart.request.id, quoteId: back!.id }))
  const movement = await seatedOn(agent, family)
  const issue = {
    requestId: apart.request.id,
    movementId: movement.id,
    bookingRef: 'EE12EE',
    tickets: [{ passengerId: apart.passengers[0]!.id, ticketNo: freshNumber() }],
  }
  assert.equal(await refusalOf(booker.ask(tickets.issueTickets, issue)), 'return_flight_missing')
  const day = addDays(flightDay, 2)
  const returnFlights = [
    { flight: 'AF349', fromPlace: 'YUL', departsLocal: `${day}T18:00`, toPlace: 'CDG', arrivesLocal: `${addDays(day, 1)}T07:00` },
  ]
  const issued = await must(booker.ask(tickets.issueTickets, { ...issue, returnFlights }))
  assert.deepEqual(
    issued.tickets[0]!.coupons.map(({ flight }) => flight),
    ['AF911', 'AC871', 'AF349'],
  )
  assert.deepEqual(await costsOf(family.caseId), { ESCORT_TICKET: 60_000, TAXES: 12_000 })
  const whole = await must(booker.ask(contract.getTicketRequest, { requestId: file.request.id }))
  assert.deepEqual(
    whole.escorts.map(({ id }) => id),
    [apart.request.id],
  )
})

test('costs of a case and of a whole movement add up; a wrong one is struck out with its reason, and a ticket’s never', async () => {
  const { family, movement, file } = await ticketedFamily(agent, { asked: { projectCode: 'D02' } })
  const meal = await must(
    agent.ask(tickets.addCost, {
      caseId: family.caseId,
      movementId: movement.id,
      personId: family.mother,
      nature: 'MEALS',
      payer: 'PROJECT',
      projectCode: 'D02',
      currency: 'EUR',
      amountMinor: 3_350,
    }),
  )
  await must(
    agent.ask(tickets.addCost, { movementId: movement.id, nature: 'GROUND', payer: 'AGENCY', currency: 'EUR', amountMinor: 12_000 }),
  )
  await must(agent.ask(tickets.addCost, { caseId: family.caseId, nature: 'REFUND', payer: 'GOV', currency: 'EUR', amountMinor: 2_000 }))
  const ofCase = await must(finance.ask(tickets.getCaseCosts, { caseId: family.caseId }))
  assert.equal(ofCase.totals[0]!.totalMinor, wholeMinor + 3_350 - 2_000)
  for (const parts of ['byNature', 'byPayer', 'byProject'] as const)
    assert.equal(
      ofCase.totals[0]![parts].reduce((sum, { minor }) => sum + minor, 0),
      ofCase.totals[0]!.totalMinor,
    )
  const ofMovement = await must(finance.ask(tickets.getMovementCosts, { movementId: movement.id }))
  assert.equal(ofMovement.totals[0]!.totalMinor, wholeMinor + 3_350 + 12_000)

  const strike = { costId: meal.id, reason: 'Saisi deux fois' }
  assert.equal((await agent.ask(tickets.strikeCost, strike)).status, 404)
  assert.notEqual((await must(finance.ask(tickets.strikeCost, strike))).struckAt, null)
  assert.equal(await refusalOf(finance.ask(tickets.strikeCost, strike)), 'cost_struck_already')
  const ofTicket = ofCase.costs.find(({ ticketId }) => ticketId === file.tickets[0]!.id)!
  assert.equal(await refusalOf(finance.ask(tickets.strikeCost, { ...strike, costId: ofTicket.id })), 'cost_follows_its_ticket')
  assert.equal(
    await refusalOf(agent.ask(tickets.addCost, { nature: 'MEALS', payer: 'GOV', currency: 'EUR', amountMinor: 1 })),
    'cost_of_nothing',
  )

  const today = clockNow().slice(0, 10) as never
  const span = { from: addDays(today, -1), to: addDays(today, 1) }
  const projects = await must(finance.ask(tickets.projectTotals, span))
  assert.ok(projects.projects.some(({ projectCode, minor }) => projectCode === 'D02' && minor >= wholeMinor))
  const csv = (await finance.ask(tickets.costsCsv, span)).raw.toString()
  assert.ok(
    csv.startsWith('\uFEFFrecordedOn,caseRef,') && csv.includes(family.caseRef) && csv.includes('TICKET') && !csv.includes('TESFAYE'),
  )
  assert.ok(csv.includes(',-20,') || csv.includes(',-20.00,'), 'a refund is negative')
})

test('a supervisor approves but does not book, a booker books but does not pay, and a transit agent sees nothing', async () => {
  const { file } = await askingFamily(agent)
  const transit = await office.as('transit@paris.example.org')
  assert.equal((await transit.ask(contract.getTicketRequest, { requestId: file.request.id })).status, 404)
  assert.equal((await supervisor.ask(quotes.addQuote, quoteFor(file))).status, 404)
  assert.equal((await supervisor.ask(contract.getTicketRequest, { requestId: file.request.id })).status, 200)
  const elsewhere = await office.as('mouvements@marseille.example.org')
  assert.equal((await elsewhere.ask(contract.getTicketRequest, { requestId: file.request.id })).status, 404)
  const list = await must(booker.ask(contract.listTicketRequests, { status: 'OPEN', limit: 200 }))
  const line = list.items.find(({ id }) => id === file.request.id)!
  assert.deepEqual([line.persons, line.quotes, line.payers], [5, 0, ['GOV']])
  assert.deepEqual((await must(booker.ask(contract.listTicketRequests, { after: 'bent' }))).items, [])
  const none = await must(booker.ask(contract.cancelTicketRequest, { requestId: file.request.id, reason: 'La famille attend' }))
  assert.equal(none.request.status, 'CANCELLED')
  assert.equal(await refusalOf(booker.ask(quotes.addQuote, quoteFor(file))), 'request_closed')
})
