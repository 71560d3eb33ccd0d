import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, instant } from '#domain/kit/day.ts'
import type { Result } from '#domain/kit/result.ts'
import { choice, coupons, legs, now, passenger, quote, request, ticket } from './sample-seats.ts'
import * as rules from './ticket-rules.ts'
import { CouponStatus } from './ticket-words.ts'

const wordOf = (found: Result<unknown, string>): string => (found.ok ? 'accepted' : found.refusal)
const prefixes = new Map([['AF', '057']])

test('a ticket number begins as the carrier’s do, and its fourteenth digit is the remainder by seven', () => {
  const number = '0571234567890'
  const digit = rules.checkDigitOf(number)
  assert.equal(digit, Number(571_234_567_890n % 7n))
  assert.deepEqual(rules.checkTicketNumber(`${number}${digit}`, 'AF', prefixes), { ok: true, value: number })
  for (const wrong of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter((each) => each !== digit))
    assert.equal(wordOf(rules.checkTicketNumber(`${number}${wrong}`, 'AF', prefixes)), 'ticket_check_digit')
  assert.equal(wordOf(rules.checkTicketNumber('0711234567890', 'AF', prefixes)), 'ticket_prefix_wrong')
  // A carrier the office does not know is not checked.
  assert.equal(wordOf(rules.checkTicketNumber('9991234567890', 'ZZ', prefixes)), 'accepted')
})

test('every pair of coupon statuses is decided: allowed by the table, or refused', () => {
  for (const from of CouponStatus.options)
    for (const to of CouponStatus.options) {
      const word = wordOf(rules.moveCoupon({ status: 'ISSUED' }, { status: from }, to))
      const expected = ['E', 'R', 'V', 'X'].includes(to)
        ? 'coupon_moves_with_ticket'
        : rules.couponMoves[from].includes(to)
          ? 'accepted'
          : 'coupon_cannot_move'
      assert.equal(word, expected, `${from} → ${to}`)
    }
  assert.equal(wordOf(rules.moveCoupon({ status: 'REFUNDED' }, { status: 'O' }, 'C')), 'ticket_settled')
  for (const final of ['F', 'E', 'R', 'V', 'X'] as const) assert.deepEqual(rules.couponMoves[final], [])
})

const early = instant('2026-11-14T21:30:00Z')
const between = instant('2026-11-15T06:00:00Z')
const after = instant('2026-11-15T15:00:00Z')
const told: [string, rules.CouponMove['to'][], Parameters<typeof rules.followPassenger>[1], typeof early, string][] = [
  ['boards the first flight', ['O', 'O'], 'BOARDED', early, 'LO'],
  ['boarded, told after the first landing', ['O', 'O'], 'BOARDED', between, 'FL'],
  ['changes aircraft', ['L', 'O'], 'CONNECTED', between, 'FL'],
  ['arrives', ['F', 'L'], 'ARRIVED', after, 'FF'],
  ['is received, told twice', ['F', 'F'], 'HANDED_OVER', after, 'FF'],
  ['misses the connection', ['L', 'O'], 'MISCONNECTED', between, 'FO'],
  ['is taken off before the door closed', ['C', 'O'], 'OFFLOADED', early, 'OO'],
  ['does not come', ['O', 'O'], 'NO_SHOW', early, 'OO'],
  ['arrived, and late news of boarding come', ['F', 'F'], 'BOARDED', after, 'FF'],
]
for (const [what, from, state, at, expected] of told) {
  test(`somebody ${what}: their coupons become ${expected}`, () => {
    const before = coupons(...from)
    const moves = rules.followPassenger(before, state, at)
    assert.equal(before.map((coupon) => moves.find(({ id }) => id === coupon.id)?.to ?? coupon.status).join(''), expected)
  })
}

const people = [
  { ...passenger(1), bornOn: '1992-03-04' },
  { ...passenger(2, { ptc: 'CHD' }), bornOn: '2020-01-02' },
]
const facts = (more: Partial<rules.IssueFacts> = {}): rules.IssueFacts => ({
  request: { ...request, status: 'APPROVED' },
  choice: choice(),
  quote: quote(1),
  passengers: people,
  ticketed: [],
  legs,
  offerStatus: null,
  loan: undefined,
  ...more,
})
const typed = people.map(({ id }, at) => ({ passengerId: id, ticketNo: `057123456789${at}` }))
const issue = (more: Partial<rules.IssueFacts> = {}, numbers = typed, back = 0, at = now) =>
  rules.issueTickets(facts(more), numbers, back, prefixes, at)

test('tickets are issued for everybody at the approved fare, which adds up to what was approved', () => {
  const found = issue()
  assert.ok(found.ok)
  assert.deepEqual(
    found.value.tickets.map(({ ticketNo, baseMinor, taxesMinor }) => [ticketNo, baseMinor, taxesMinor]),
    [
      ['0571234567890', 40_000, 10_000],
      ['0571234567891', 30_000, 8_000],
    ],
  )
  assert.equal(
    found.value.tickets.reduce((sum, one) => sum + one.baseReportMinor + one.taxesReportMinor, 0),
    choice().reportMinor,
  )
  assert.deepEqual(
    found.value.legs.map(({ number }) => number),
    ['AF911', 'AC871'],
  )
})

const borrowing = people.map((one) => ({ ...one, payer: 'LOAN' as const }))
const refused: Record<string, Result<unknown, string>> = {
  not_approved: issue({ request: { ...request, status: 'PROPOSED' } }),
  quote_expired: issue({}, typed, 0, instant('2026-10-06T00:00:00Z')),
  not_of_this_request: issue({}, [...typed, { passengerId: 'x' as never, ticketNo: '0570000000000' }]),
  already_ticketed: issue({ ticketed: [people[0]!.id] }),
  ticket_number_twice: issue({}, [typed[0]!, { ...typed[1]!, ticketNo: typed[0]!.ticketNo }]),
  ticket_missing_for: issue({}, typed.slice(0, 1)),
  not_paid: issue({ passengers: people.map((one) => ({ ...one, payer: 'SELF' as const })), offerStatus: 'AWAITING_PAYMENT' }),
  loan_not_signed: issue({ passengers: borrowing, loan: { status: 'DRAFT', amountMinor: 88_000 } }),
  loan_amount_differs: issue({ passengers: borrowing, loan: { status: 'SIGNED', amountMinor: 87_999 } }),
  movement_elsewhere: issue({ legs: legs.slice(0, 1) }),
  outside_window: issue({ request: { ...request, status: 'APPROVED', latestOn: '2026-11-14' as Day } }),
  return_flight_missing: issue({ request: { ...request, status: 'APPROVED', oneWay: false } }),
  age_band_changed: issue({ passengers: [people[0]!, { ...people[1]!, bornOn: '2014-11-15' }] }),
  ticket_prefix_wrong: issue({}, [typed[0]!, { ...typed[1]!, ticketNo: '0711234567891' }]),
}
for (const [word, found] of Object.entries(refused)) {
  test(`tickets are not issued: ${word}`, () => assert.equal(wordOf(found), word))
}

test('who paid or signed for exactly their seats has tickets', () => {
  assert.equal(wordOf(issue({ passengers: borrowing, loan: { status: 'SIGNED', amountMinor: 88_000 } })), 'accepted')
  assert.equal(wordOf(issue({ passengers: people.map((one) => ({ ...one, payer: 'SELF' as const })), offerStatus: 'PAID' })), 'accepted')
})

test('a road that leads to the airport has no coupon', () => {
  const road = { ...legs[0]!, seq: 0, mode: 'ROAD', fromPlace: 'BJR', toPlace: 'ADD' } as (typeof legs)[number]
  assert.deepEqual(
    rules.legsBetween([road, ...legs], 'BJR', 'YUL')?.map(({ number }) => number),
    ['AF911', 'AC871'],
  )
  assert.equal(rules.legsBetween(legs, 'YUL', 'ADD'), undefined)
})

test('a sample ticket is worth what it says', () => assert.equal(ticket().baseMinor + ticket().taxesMinor, ticket().totalMinor))
