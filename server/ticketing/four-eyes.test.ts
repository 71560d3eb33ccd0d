// Above the ceiling two people, whoever writes and however many press at once; and no way round it with SQL.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import * as movements from '#domain/movements/contract.ts'
import * as quotes from '#domain/ticketing/quote-contract.ts'
import type { TicketRequestFile } from '#domain/ticketing/contract.ts'
import * as payers from '#domain/ticketing/payer-contract.ts'
import * as tickets from '#domain/ticketing/ticket-contract.ts'
import { listTicketingTerms } from '#packs/fees/ticketing-terms.ts'
import { newId, openingSql } from '#server/kit/transaction.ts'
import { publishCeilings } from '#server/ticketing/quote-actions.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { askingFamily, must, numbersFor, quoteFor, seatedOn, ticketedFamily } from '#server/test-tickets.ts'

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

const dear = [
  { ptc: 'ADT', baseMinor: 90_000, taxesMinor: 10_000 },
  { ptc: 'CHD', baseMinor: 70_000, taxesMinor: 8_000 },
  { ptc: 'INF', baseMinor: 9_000, taxesMinor: 1_000 },
] as TicketRequestFile['quotes'][number]['fares']
const dearMinor = 388_000

async function proposed(): Promise<TicketRequestFile> {
  const { file } = await askingFamily(agent)
  await must(booker.ask(quotes.addQuote, quoteFor(file, { fares: dear })))
  const two = await must(booker.ask(quotes.addQuote, quoteFor(file, { fares: dear, carrier: 'ET', flights: ['ET508'] })))
  return must(booker.ask(quotes.chooseQuote, { requestId: file.request.id, quoteId: two.quotes[0]!.id }))
}

const approval = ({ request, choice }: TicketRequestFile) => ({
  requestId: request.id,
  choiceId: choice!.id,
  reportMinor: choice!.reportMinor,
})

test('above the ceiling the booker’s choice waits for a second person, who reads the sum (E243)', async () => {
  const file = await proposed()
  assert.deepEqual(
    [file.request.status, file.choice!.reportMinor, file.choice!.approvedBy, file.choice!.ceilingMinor],
    ['PROPOSED', dearMinor, null, 250_000],
  )
  assert.equal((await booker.ask(quotes.approveChoice, approval(file))).status, 404)
  const wrong = await supervisor.ask(quotes.approveChoice, { ...approval(file), reportMinor: dearMinor - 1 })
  assert.equal(wrong.body.refusal, 'choice_changed_since')
  const movement = { requestId: file.request.id, movementId: newId() as never, bookingRef: 'AB12CD', tickets: numbersFor(file) }
  assert.equal((await booker.ask(tickets.issueTickets, movement)).status, 404)
  const approved = await must(supervisor.ask(quotes.approveChoice, approval(file)))
  assert.equal(approved.request.status, 'APPROVED')
  const second = await supervisor.ask(quotes.approveChoice, approval(file))
  assert.equal(second.body.refusal, 'no_choice_proposed')
})

test('the second person says no with a reason, and another quote is taken', async () => {
  const file = await proposed()
  const back = await must(supervisor.ask(quotes.sendBackChoice, { requestId: file.request.id, reason: 'Voyez un vol direct' }))
  assert.deepEqual([back.request.status, back.choice], ['OPEN', null])
  const again = await must(booker.ask(quotes.chooseQuote, { requestId: file.request.id, quoteId: file.quotes[1]!.id }))
  assert.equal(again.request.status, 'PROPOSED')
})

test('somebody with both permissions still needs a second person', async () => {
  // Demo books and supervises.
  const demo = await office.as('demo@paris.example.org')
  const { file } = await askingFamily(agent)
  await must(demo.ask(quotes.addQuote, quoteFor(file, { fares: dear })))
  const two = await must(demo.ask(quotes.addQuote, quoteFor(file, { fares: dear, carrier: 'ET', flights: ['ET508'] })))
  const own = await must(demo.ask(quotes.chooseQuote, { requestId: file.request.id, quoteId: two.quotes[0]!.id }))
  const alone = await demo.ask(quotes.approveChoice, approval(own))
  assert.deepEqual([alone.body.refusal, alone.body.details], ['second_person_on_tickets', { code: 'E243' }])
  await must(finance.ask(quotes.approveChoice, approval(own)))
})

test('two people approve in the same second: one approval stands, and a second click changes nothing', async () => {
  for (let round = 0; round < 3; round++) {
    const file = await proposed()
    const both = await Promise.all([
      supervisor.ask(quotes.approveChoice, approval(file)),
      finance.ask(quotes.approveChoice, approval(file)),
      supervisor.ask(quotes.approveChoice, approval(file)),
    ])
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409, 409])
    const { rows } = await office.admin.query(
      'select approved_by from ticketing_choice where request_id = $1 and approved_by is not null',
      [file.request.id],
    )
    assert.equal(rows.length, 1)
    const events = await office.admin.query(`select 1 from kit_event where subject = $1 and name = 'quote_approved'`, [file.request.id])
    assert.equal(events.rowCount, 1)
  }
})

test('two bookers take two quotes at once: one choice stands', async () => {
  const { file } = await askingFamily(agent)
  await must(booker.ask(quotes.addQuote, quoteFor(file)))
  const two = await must(booker.ask(quotes.addQuote, quoteFor(file, { carrier: 'ET', flights: ['ET508'] })))
  const choose = (who: Visitor, at: number) => who.ask(quotes.chooseQuote, { requestId: file.request.id, quoteId: two.quotes[at]!.id })
  await Promise.all([choose(booker, 0), choose(agent, 1), choose(agent, 0), choose(booker, 1)])
  const { rows } = await office.admin.query('select 1 from ticketing_choice where request_id = $1 and withdrawn_at is null', [
    file.request.id,
  ])
  assert.equal(rows.length, 1)
})

test('two clicks on refund, on payment and on issue: money moves once', async () => {
  const { file, family } = await askingFamily(agent, { payer: 'SELF' })
  const requestId = file.request.id
  await must(booker.ask(quotes.addQuote, quoteFor(file)))
  const two = await must(booker.ask(quotes.addQuote, quoteFor(file, { carrier: 'ET', flights: ['ET508'] })))
  await must(booker.ask(quotes.chooseQuote, { requestId, quoteId: two.quotes[0]!.id }))
  await must(booker.ask(payers.confirmEligible, { requestId, checks: ['IDENTITY', 'VISA', 'FAMILY'] }))
  const { offer } = await must(booker.ask(payers.tellPrice, { requestId }))
  const paper = {
    acceptedName: 'Daniel Exemple',
    acceptedHow: 'EMAIL',
    acceptedLanguage: 'fr' as never,
    acceptedOn: '2026-01-05' as never,
  } as const
  await must(booker.ask(payers.recordAcceptance, { requestId, totalMinor: offer!.totalMinor!, ...paper }))
  const pay = {
    requestId,
    amountMinor: offer!.totalMinor!,
    mode: 'CARD',
    reference: 'CB-1',
    payerName: 'Daniel Exemple',
    paidOn: '2026-01-06' as never,
  } as const
  const payments = await Promise.all([1, 2, 3].map(() => finance.ask(payers.recordPayment, pay)))
  assert.deepEqual(payments.map(({ status }) => status).toSorted(), [200, 409, 409])

  const movement = await seatedOn(agent, family)
  const issue = { requestId, movementId: movement.id, bookingRef: 'AB12CD', tickets: numbersFor(file) }
  const issued = await Promise.all([1, 2, 3].map(() => booker.ask(tickets.issueTickets, issue)))
  assert.deepEqual(issued.map(({ status }) => status).toSorted(), [200, 409, 409])
  const { rows } = await office.admin.query('select count(*)::int as n from ticketing_ticket where request_id = $1', [requestId])
  assert.equal(rows[0].n, 5)

  await must(agent.ask(movements.cancelBooking, { movementId: movement.id, caseId: family.caseId, reason: 'PERSON_ASKED' }))
  const { id, totalMinor } = issued.find(({ status }) => status === 200)!.body.tickets[0]!
  const refund = { ticketId: id, amountMinor: totalMinor, keptMinor: 0 }
  const refunds = await Promise.all([1, 2, 3].map(() => finance.ask(tickets.recordRefund, refund)))
  assert.deepEqual(refunds.map(({ status }) => status).toSorted(), [200, 409, 409])
  const lines = await office.admin.query(
    `select sum(amount_minor)::int as back from ticketing_cost where ticket_id = $1 and nature = 'REFUND'`,
    [id],
  )
  assert.equal(lines.rows[0].back, -totalMinor)
})

/** A connection of the server's own role, as somebody of Paris with a console would have it. */
async function console(): Promise<pg.Client> {
  const client = new pg.Client({ ...office.connection, user: 'passerelle_app', options: '-c search_path=passerelle,public' })
  await client.connect()
  await client.query(openingSql({ account: await office.account('billets@paris.example.org'), offices: [1], compartments: [] }, newId()))
  return client
}

async function refusedBy(statement: string, values: unknown[] = []): Promise<string> {
  const client = await console()
  try {
    await client.query(statement, values)
    await client.query('commit')
    return 'accepted'
  } catch (error) {
    assert.ok(error instanceof pg.DatabaseError, String(error))
    return error.constraint ?? error.message
  } finally {
    await client.query('rollback').catch(() => undefined)
    await client.end()
  }
}

test('somebody who writes SQL past every rule approves nothing alone, and raises no ceiling', async () => {
  const file = await proposed()
  const own = file.choice!.proposedBy
  const id = file.choice!.id
  assert.equal(
    await refusedBy(`update ticketing_choice set approved_by = proposed_by, approved_at = now() where id = $1`, [id]),
    'ticketing_choice_four_eyes',
  )
  assert.equal(await refusedBy(`update ticketing_choice set ceiling_minor = 99999999 where id = $1`, [id]), 'ticketing_choice_is_frozen')
  assert.equal(await refusedBy(`update ticketing_choice set report_minor = 1 where id = $1`, [id]), 'ticketing_choice_is_frozen')
  // Given a ceiling of their own making, the database writes the one of the day over it.
  const insert = `insert into ticketing_choice (id, request_id, quote_id, office, total_minor, currency, rate_micro, report_currency, report_minor, ceiling_minor, proposed_by, proposed_at, approved_by, approved_at)
    select gen_random_uuid(), request_id, quote_id, office, total_minor, currency, rate_micro, report_currency, report_minor, 99999999, $2, now(), $2, now() from ticketing_choice where id = $1`
  const withdrawn = `update ticketing_choice set withdrawn_at = now(), withdrawn_by = proposed_by where id = $1`
  assert.equal(await refusedBy(withdrawn, [id]), 'accepted')
  assert.equal(await refusedBy(insert, [id, own]), 'ticketing_choice_four_eyes')
  assert.equal(
    await refusedBy(
      `insert into ticketing_ceiling (currency, valid_from, amount_minor, source, published_at) values ('EUR', '2026-02-01', 99999999, 'x', now())`,
    ),
    'new row violates row-level security policy for table "ticketing_ceiling"',
  )
})

test('nobody bends a settled ticket, a coupon, a cost line, a payment or a signed note in the database', async () => {
  const { file } = await ticketedFamily(agent)
  const [ticket] = file.tickets
  const id = ticket!.id
  const change = (set: string, table = 'ticketing_ticket', where = 'id') =>
    refusedBy(`update ${table} set ${set} where ${where} = $1`, [id])
  assert.equal(
    await change(`status = 'REFUNDED', settled_at = now(), refunded_minor = total_minor - 1`),
    'ticketing_ticket_money_goes_somewhere',
  )
  // A refund without its cost line fails at the commit.
  assert.equal(await change(`status = 'REFUNDED', settled_at = now(), refunded_minor = total_minor`), 'ticketing_cost_adds_up')
  assert.equal(await change(`base_minor = base_minor + 1, total_minor = total_minor + 1`), 'ticketing_ticket_settled_once')
  assert.equal(await change(`status = 'X'`, 'ticketing_coupon', 'ticket_id'), 'ticketing_coupon_moves')
  assert.equal(await change(`amount_minor = 1`, 'ticketing_cost', 'ticket_id'), 'ticketing_cost_is_fixed')
  const line = `insert into ticketing_cost (id, case_id, ticket_id, office, nature, payer, currency, amount_minor, rate_micro, report_currency, report_minor, recorded_by, recorded_at, recorded_on)
    select gen_random_uuid(), case_id, ticket_id, office, 'TICKET', payer, currency, 100, rate_micro, report_currency, 100, recorded_by, now(), recorded_on from ticketing_cost where ticket_id = $1 limit 1`
  assert.equal(await refusedBy(line, [id]), 'ticketing_cost_adds_up')
  assert.equal(await refusedBy(`delete from ticketing_cost where ticket_id = $1`, [id]), 'permission denied for table ticketing_cost')
})

test('a ceiling that changed under its day stops the start, and the same one is published once', async () => {
  await publishCeilings(office.house)
  const raised = listTicketingTerms().map((terms) => ({ ...terms, approvalCeilingMinor: terms.approvalCeilingMinor + 1 }))
  await assert.rejects(publishCeilings(office.house, raised), /A ceiling never changes/)
  const { rows } = await office.admin.query(`select count(*)::int as n from ticketing_ceiling`)
  assert.equal(rows[0].n, 1)
})
