import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, instant } from '#domain/kit/day.ts'
import type { Result } from '#domain/kit/result.ts'
import * as rules from './payer-rules.ts'
import { type Offer, OfferStatus } from './payer-words.ts'
import { choice, now, passenger, quote, terms, today } from './sample-seats.ts'

const wordOf = (found: Result<unknown, string>): string => (found.ok ? 'accepted' : found.refusal)

const offer = (more: Partial<Offer> = {}): Offer =>
  ({
    id: 'o',
    requestId: 'r',
    caseId: 'c',
    status: 'QUOTED',
    checks: [],
    currency: 'EUR',
    faresMinor: 88_000,
    fees: [],
    feesMinor: 6_000,
    totalMinor: 94_000,
    toldAt: now,
    validUntil: instant('2026-10-05T12:00:00Z'),
    acceptedName: null,
    acceptedHow: null,
    acceptedLanguage: null,
    acceptedOn: null,
    paidMinor: 0,
    refundedMinor: 0,
    ...more,
  }) as unknown as Offer

const own = [passenger(1, { payer: 'SELF' }), passenger(2, { payer: 'SELF', ptc: 'CHD' })]
const approved = { choice: choice(), quote: quote(1) }

test('a price is the approved fare of those who pay themselves, and the fee of each of them', () => {
  const price = rules.tellPrice({ status: 'ELIGIBLE_TRAVEL' }, approved, own, terms, now)
  assert.ok(price.ok)
  assert.deepEqual([price.value.faresMinor, price.value.feesMinor, price.value.totalMinor], [88_000, 6_000, 94_000])
  const mixed = rules.tellPrice({ status: 'QUOTED' }, approved, [own[0]!, { ...own[1]!, payer: 'GOV' }], terms, now)
  assert.deepEqual(mixed.ok && [mixed.value.faresMinor, mixed.value.feesMinor], [50_000, 4_000])
})

const refused: Record<string, Result<unknown, string>> = {
  'told before it may be: offer_moved_on': rules.tellPrice({ status: 'ASKED' }, approved, own, terms, now),
  'told of nothing: not_approved': rules.tellPrice({ status: 'QUOTED' }, undefined, own, terms, now),
  'told too late: quote_expired': rules.tellPrice(
    { status: 'QUOTED' },
    { ...approved, quote: quote(1, { validUntil: now }) },
    own,
    terms,
    now,
  ),
  'told in two currencies: fee_currency_differs': rules.tellPrice(
    { status: 'QUOTED' },
    approved,
    own,
    { ...terms, reportCurrency: 'CHF' },
    now,
  ),
  'checked twice: offer_moved_on': rules.confirmEligible({ status: 'QUOTED' }, ['IDENTITY', 'VISA', 'FAMILY']),
  'checked in part: checks_missing': rules.confirmEligible({ status: 'ASKED' }, ['VISA']),
  'accepted before it was told: offer_moved_on': rules.acceptPrice(
    offer({ status: 'ASKED' }),
    { totalMinor: 94_000, acceptedOn: today },
    today,
    now,
  ),
  'accepted at another sum: price_changed': rules.acceptPrice(offer(), { totalMinor: 93_999, acceptedOn: today }, today, now),
  'accepted too late: quote_expired': rules.acceptPrice(offer({ validUntil: now }), { totalMinor: 94_000, acceptedOn: today }, today, now),
  'accepted tomorrow: day_in_the_future': rules.acceptPrice(offer(), { totalMinor: 94_000, acceptedOn: '2026-10-02' as Day }, today, now),
  'paid before it was accepted: nothing_to_pay': rules.recordPayment(offer(), { amountMinor: 94_000, paidOn: today }, today),
  'paid a cent less: payment_not_equal': rules.recordPayment(
    offer({ status: 'AWAITING_PAYMENT' }),
    { amountMinor: 93_999, paidOn: today },
    today,
  ),
  'paid a cent more: payment_not_equal': rules.recordPayment(
    offer({ status: 'AWAITING_PAYMENT' }),
    { amountMinor: 94_001, paidOn: today },
    today,
  ),
  'paid back without being paid: nothing_to_give_back': rules.payBack(offer(), { amountMinor: 1, paidOn: today }, false, today),
  'paid back too much: refund_over_paid': rules.payBack(
    offer({ paidMinor: 94_000, refundedMinor: 90_000 }),
    { amountMinor: 4_001, paidOn: today },
    false,
    today,
  ),
  'paid back with tickets in hand: tickets_still_living': rules.payBack(
    offer({ paidMinor: 94_000 }),
    { amountMinor: 1, paidOn: today },
    true,
    today,
  ),
}
for (const [what, found] of Object.entries(refused)) {
  test(`a price is not ${what}`, () => assert.equal(wordOf(found), what.split(': ')[1]))
}

test('an offer follows the family to the hand-over, and goes nowhere from where it ended', () => {
  assert.equal(rules.offerAfter('BOOKED', 'ARRIVED'), 'TRAVELLED')
  assert.equal(rules.offerAfter('BOOKED', 'HANDED_OVER'), 'HANDED_OVER')
  assert.equal(rules.offerAfter('TRAVELLED', 'HANDED_OVER'), 'HANDED_OVER')
  for (const status of OfferStatus.options.filter((each) => !['BOOKED', 'TRAVELLED'].includes(each)))
    for (const state of ['BOARDED', 'ARRIVED', 'HANDED_OVER', 'NO_SHOW'] as const) assert.equal(rules.offerAfter(status, state), undefined)
})

test('instalments of any loan over any number of months are the loan, a month apart', () => {
  for (const amount of [1, 99, 88_000, 193_001])
    for (const count of [1, 2, 7, 24, 60]) {
      const schedule = rules.scheduleOf(amount, count, '2026-01-31' as Day)
      assert.equal(
        schedule.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
        amount,
      )
      assert.equal(schedule.length, count)
      assert.equal(new Set(schedule.map(({ dueOn }) => dueOn)).size, count)
    }
  assert.equal(rules.scheduleOf(300, 3, '2026-01-31' as Day)[1]!.dueOn, '2026-02-28')
})

const borrowing = [passenger(1, { payer: 'LOAN' }), passenger(2, { payer: 'GOV', ptc: 'CHD' })]
const members = [
  { personId: 'adult', bornOn: '1992-03-04' as Day },
  { personId: 'boy', bornOn: '2010-03-04' as Day },
]
const draft = (more: {
  before?: 'DRAFT' | 'SIGNED'
  borrowers?: string[]
  amount?: number
  first?: string
  passengers?: typeof borrowing
  approved?: typeof approved | null
}) =>
  wordOf(
    rules.draftLoan(
      {
        approved: more.approved === null ? undefined : approved,
        passengers: more.passengers ?? borrowing,
        before: more.before === undefined ? undefined : { status: more.before },
        members,
      },
      {
        borrowers: more.borrowers ?? ['adult'],
        instalments: rules.scheduleOf(more.amount ?? 50_000, 3, (more.first ?? '2026-11-01') as Day),
      },
      today,
    ),
  )

test('adults of the family borrow exactly their own seats', () => {
  assert.equal(rules.loanAmount(approved.choice, approved.quote, borrowing), 50_000)
  assert.equal(draft({}), 'accepted')
  assert.equal(draft({ before: 'DRAFT' }), 'accepted')
  assert.equal(draft({ before: 'SIGNED' }), 'loan_already_signed')
  assert.equal(draft({ approved: null }), 'not_approved')
  assert.equal(draft({ passengers: [borrowing[1]!] }), 'nobody_borrows')
  assert.equal(draft({ borrowers: ['boy'] }), 'borrower_not_adult')
  assert.equal(draft({ borrowers: ['stranger'] }), 'not_member')
  assert.equal(draft({ amount: 50_001 }), 'schedule_does_not_add_up')
  assert.equal(draft({ first: '2026-09-30' }), 'schedule_out_of_order')
})

test('a note is signed for the sum that stands, and given up only while nobody flies on it', () => {
  const sign = (status: 'DRAFT' | 'SIGNED', amountNow: number, on = today) =>
    wordOf(rules.signLoan({ status, amountMinor: 50_000 }, amountNow, on, today))
  assert.equal(sign('DRAFT', 50_000), 'accepted')
  assert.equal(sign('SIGNED', 50_000), 'loan_not_in_draft')
  assert.equal(sign('DRAFT', 49_999), 'loan_amount_differs')
  assert.equal(sign('DRAFT', 50_000, '2026-10-02' as Day), 'day_in_the_future')
  assert.equal(wordOf(rules.canCancelLoan({ status: 'SIGNED' }, false)), 'accepted')
  assert.equal(wordOf(rules.canCancelLoan({ status: 'SIGNED' }, true)), 'tickets_still_living')
  assert.equal(wordOf(rules.canCancelLoan({ status: 'CANCELLED' }, false)), 'loan_not_in_draft')
})
