// Those who pay themselves, from the question to the hand-over or the money given back (M004, domain.md 7.2), and those who borrow.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addDays } from '#domain/kit/day.ts'
import * as journeys from '#domain/movements/journey-contract.ts'
import * as manifests from '#domain/movements/manifest-contract.ts'
import * as movements from '#domain/movements/contract.ts'
import type { PersonId } from '#domain/people/words.ts'
import * as contract from '#domain/ticketing/contract.ts'
import * as quotes from '#domain/ticketing/quote-contract.ts'
import * as payers from '#domain/ticketing/payer-contract.ts'
import { scheduleOf } from '#domain/ticketing/payer-rules.ts'
import * as tickets from '#domain/ticketing/ticket-contract.ts'
import { newId } from '#server/kit/transaction.ts'
import { today } from '#server/test-family.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { askingFamily, must, numbersFor, seatedOn, takenQuote, wholeMinor } from '#server/test-tickets.ts'

let office: TestOffice
let agent: Visitor
let booker: Visitor
let finance: Visitor
before(async () => {
  office = await openTestOffice()
  agent = await office.as('mouvements@paris.example.org')
  booker = await office.as('billets@paris.example.org')
  finance = await office.as('finances@paris.example.org')
})
after(() => office.close())

const refusalOf = async (asked: Promise<{ status: number; body: { refusal?: string } }>): Promise<string | undefined> => {
  const { status, body } = await asked
  return status === 409 ? body.refusal : `${status} ${JSON.stringify(body).slice(0, 200)}`
}

/** Three seats at 500, one at 380, a baby at 50; our fees of the demonstration: three times 40 and once 20. */
const feesMinor = 14_000
const dueMinor = wholeMinor + feesMinor

const acceptance = {
  totalMinor: dueMinor,
  acceptedName: 'Daniel Tesfaye-Exemple',
  acceptedHow: 'SIGNED',
  acceptedLanguage: 'ti' as never,
  acceptedOn: today,
} as const
const payment = { amountMinor: dueMinor, mode: 'BANK', reference: 'VIR-EX-1', payerName: 'Daniel Tesfaye-Exemple', paidOn: today } as const

async function acceptedOffer() {
  const { family, file } = await askingFamily(agent, { payer: 'SELF' })
  const requestId = file.request.id
  await takenQuote(booker, file)
  await must(booker.ask(payers.confirmEligible, { requestId, checks: ['IDENTITY', 'VISA', 'FAMILY'] }))
  await must(booker.ask(payers.tellPrice, { requestId }))
  const accepted = await must(booker.ask(payers.recordAcceptance, { requestId, ...acceptance }))
  return { family, file: accepted, requestId }
}

test('M004: a refugee brings her family: request, quote, written acceptance, payment, tickets, journey, hand-over', async () => {
  const { family, file } = await askingFamily(agent, { payer: 'SELF' })
  const requestId = file.request.id
  assert.deepEqual([file.offer!.status, file.offer!.totalMinor], ['ASKED', null])
  assert.equal(await refusalOf(booker.ask(payers.tellPrice, { requestId })), 'offer_moved_on')
  assert.equal(await refusalOf(booker.ask(payers.confirmEligible, { requestId, checks: ['IDENTITY', 'VISA'] })), 'checks_missing')
  await must(booker.ask(payers.confirmEligible, { requestId, checks: ['IDENTITY', 'VISA', 'FAMILY'] }))
  assert.equal(await refusalOf(booker.ask(payers.tellPrice, { requestId })), 'not_approved')

  const taken = await takenQuote(booker, file)
  const told = await must(booker.ask(payers.tellPrice, { requestId }))
  assert.deepEqual(
    [told.offer!.status, told.offer!.faresMinor, told.offer!.feesMinor, told.offer!.totalMinor, told.offer!.fees.length],
    ['QUOTED', wholeMinor, feesMinor, dueMinor, 4],
  )
  assert.equal(
    await refusalOf(booker.ask(payers.recordAcceptance, { requestId, ...acceptance, totalMinor: dueMinor - 1 })),
    'price_changed',
  )
  assert.equal(await refusalOf(finance.ask(payers.recordPayment, { requestId, ...payment })), 'nothing_to_pay')
  const accepted = await must(booker.ask(payers.recordAcceptance, { requestId, ...acceptance }))
  assert.equal(accepted.offer!.status, 'AWAITING_PAYMENT')
  const again = taken.quotes.find(({ carrier }) => carrier === 'ET')!
  assert.equal(await refusalOf(booker.ask(quotes.chooseQuote, { requestId, quoteId: again.id })), 'price_already_accepted')

  const movement = await seatedOn(agent, family)
  const issue = { requestId, movementId: movement.id, bookingRef: 'AB12CD', tickets: numbersFor(taken) }
  assert.equal(await refusalOf(booker.ask(tickets.issueTickets, issue)), 'not_paid')
  const wrong = await finance.ask(payers.recordPayment, { requestId, ...payment, amountMinor: dueMinor - 100 })
  assert.deepEqual([wrong.body.refusal, wrong.body.details], ['payment_not_equal', { due: dueMinor / 100, currency: 'EUR' }])
  assert.equal((await booker.ask(payers.recordPayment, { requestId, ...payment })).status, 404)
  const paid = await must(finance.ask(payers.recordPayment, { requestId, ...payment }))
  assert.deepEqual([paid.offer!.status, paid.offer!.paidMinor, paid.payments.length], ['PAID', dueMinor, 1])
  assert.equal(await refusalOf(finance.ask(payers.recordPayment, { requestId, ...payment })), 'nothing_to_pay')
  assert.equal(await refusalOf(finance.ask(payers.refundPayment, { requestId, ...payment, amountMinor: dueMinor + 1 })), 'refund_over_paid')
  assert.equal(await refusalOf(booker.ask(contract.cancelTicketRequest, { requestId, reason: 'essai' })), 'refund_the_payer_first')

  const issued = await must(booker.ask(tickets.issueTickets, issue))
  assert.deepEqual([issued.request.status, issued.offer!.status], ['ISSUED', 'BOOKED'])
  const costs = await must(finance.ask(tickets.getCaseCosts, { caseId: family.caseId }))
  assert.deepEqual(costs.totals[0]!.byPayer, [{ payer: 'SELF', minor: dueMinor }])

  await must(agent.ask(manifests.freezeManifest, { movementId: movement.id }))
  const at = new Date(Date.now() - 60_000).toISOString() as never
  const news = (state: 'BOARDED' | 'ARRIVED' | 'HANDED_OVER') =>
    must(agent.ask(journeys.recordJourney, { movementId: movement.id, caseId: family.caseId, state, at }))
  const standing = async () => (await must(booker.ask(contract.getTicketRequest, { requestId }))).offer!.status
  await news('BOARDED')
  assert.equal(await standing(), 'BOOKED')
  await news('ARRIVED')
  assert.equal(await standing(), 'TRAVELLED')
  await news('HANDED_OVER')
  assert.equal(await standing(), 'HANDED_OVER')
})

test('who paid has a receipt in French and in English', async () => {
  const { requestId } = await acceptedOffer()
  const paid = await must(finance.ask(payers.recordPayment, { requestId, ...payment }))
  const [receipt] = paid.payments
  assert.match(receipt!.receiptNo, /^REC-[0-9A-Z]{8}$/)
  for (const language of ['fr', 'en'] as const) {
    const pdf = await finance.ask(payers.receiptPdf, { paymentId: receipt!.id, language })
    assert.equal(pdf.status, 200)
    assert.equal(pdf.raw.subarray(0, 5).toString(), '%PDF-')
    assert.match(String(pdf.headers['content-disposition']), /REC-[0-9A-Z]{8}\.pdf/)
  }
  const elsewhere = await office.as('mouvements@marseille.example.org')
  assert.equal((await elsewhere.ask(payers.receiptPdf, { paymentId: receipt!.id })).status, 404)
})

test('a journey that is given up is paid back, never more than was paid, and not while they hold tickets', async () => {
  const { family, file, requestId } = await acceptedOffer()
  await must(finance.ask(payers.recordPayment, { requestId, ...payment }))
  const movement = await seatedOn(agent, family)
  const issued = await must(
    booker.ask(tickets.issueTickets, { requestId, movementId: movement.id, bookingRef: 'AB12CD', tickets: numbersFor(file) }),
  )
  const back = { requestId, ...payment, reference: 'REMB-EX-1' }
  assert.equal(await refusalOf(finance.ask(payers.refundPayment, { ...back, amountMinor: 1_000 })), 'tickets_still_living')
  await must(agent.ask(movements.cancelBooking, { movementId: movement.id, caseId: family.caseId, reason: 'PERSON_ASKED' }))
  for (const ticket of issued.tickets)
    await must(finance.ask(tickets.recordRefund, { ticketId: ticket.id, amountMinor: ticket.totalMinor, keptMinor: 0 }))
  const part = await must(finance.ask(payers.refundPayment, { ...back, amountMinor: wholeMinor }))
  assert.deepEqual([part.offer!.status, part.offer!.refundedMinor], ['REFUNDED', wholeMinor])
  assert.equal(await refusalOf(finance.ask(payers.refundPayment, { ...back, amountMinor: feesMinor + 1 })), 'refund_over_paid')
  // What the seats cost went back to the cent; our fee did not.
  const costs = await must(finance.ask(tickets.getCaseCosts, { caseId: family.caseId }))
  assert.equal(costs.totals[0]!.totalMinor, feesMinor)
})

test('adults who borrow sign a note whose instalments are the loan; no ticket is bought without it', async () => {
  const { family, file } = await askingFamily(agent, { payer: 'LOAN' })
  const requestId = file.request.id
  const draft = (borrowers: PersonId[], instalments = scheduleOf(wholeMinor, 7, addDays(today, 60))) =>
    booker.ask(payers.draftLoan, { requestId, borrowers, instalments })
  assert.equal(await refusalOf(draft([family.mother])), 'not_approved')
  const taken = await takenQuote(booker, file)
  assert.equal(taken.loanAmountMinor, wholeMinor)
  const movement = await seatedOn(agent, family)
  const issue = { requestId, movementId: movement.id, bookingRef: 'AB12CD', tickets: numbersFor(taken) }
  assert.equal(await refusalOf(booker.ask(tickets.issueTickets, issue)), 'loan_not_signed')

  assert.equal(await refusalOf(draft([family.boy])), 'borrower_not_adult')
  assert.equal(await refusalOf(draft([newId() as PersonId])), 'not_member')
  const short = scheduleOf(wholeMinor - 1, 3, addDays(today, 60))
  assert.equal(await refusalOf(draft([family.mother], short)), 'schedule_does_not_add_up')
  assert.equal(await refusalOf(draft([family.mother], scheduleOf(wholeMinor, 3, addDays(today, -60)))), 'schedule_out_of_order')
  const drafted = await must(draft([family.mother, family.grandmother]))
  assert.equal(
    drafted.loan!.instalments.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    wholeMinor,
  )
  assert.equal(await refusalOf(booker.ask(tickets.issueTickets, issue)), 'loan_not_signed')
  assert.equal(
    await refusalOf(booker.ask(payers.signLoan, { requestId, language: 'ti' as never, signedOn: addDays(today, 2) })),
    'day_in_the_future',
  )
  const signed = await must(booker.ask(payers.signLoan, { requestId, language: 'ti' as never, signedOn: today }))
  assert.deepEqual([signed.loan!.status, signed.loan!.language, signed.loan!.borrowers.length], ['SIGNED', 'ti', 2])
  assert.equal(await refusalOf(draft([family.mother])), 'loan_already_signed')
  const et = taken.quotes.find(({ carrier }) => carrier === 'ET')!
  assert.equal(await refusalOf(booker.ask(quotes.chooseQuote, { requestId, quoteId: et.id })), 'loan_already_signed')
  for (const language of ['fr', 'en'] as const) {
    const pdf = await booker.ask(payers.notePdf, { loanId: signed.loan!.id, language })
    assert.equal(pdf.raw.subarray(0, 5).toString(), '%PDF-')
  }
  assert.equal((await finance.ask(payers.notePdf, { loanId: signed.loan!.id })).status, 404)
  const issued = await must(booker.ask(tickets.issueTickets, issue))
  assert.equal(issued.request.status, 'ISSUED')
  assert.equal(await refusalOf(booker.ask(payers.cancelLoan, { requestId, reason: 'essai de retrait' })), 'tickets_still_living')
})

test('a signed note that nobody used is given up, and another may be written', async () => {
  const { family, file } = await askingFamily(agent, { payer: 'LOAN' })
  const requestId = file.request.id
  assert.equal(await refusalOf(booker.ask(payers.cancelLoan, { requestId, reason: 'rien à rendre' })), 'no_loan')
  await takenQuote(booker, file)
  const draft = { requestId, borrowers: [family.mother], instalments: scheduleOf(wholeMinor, 2, addDays(today, 30)) }
  await must(booker.ask(payers.draftLoan, draft))
  await must(booker.ask(payers.signLoan, { requestId, language: 'ti' as never, signedOn: today }))
  const none = await must(booker.ask(payers.cancelLoan, { requestId, reason: 'Un bailleur paie' }))
  assert.equal(none.loan, null)
  assert.equal((await must(booker.ask(payers.draftLoan, draft))).loan!.status, 'DRAFT')
})
