// What a reintegration officer, a second person and a cashier are told by the rules of a plan.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Actor } from '#domain/access/words.ts'
import type { CaseStatus } from '#domain/cases/words.ts'
import { type Day, type Instant } from '#domain/kit/day.ts'
import type { Result } from '#domain/kit/result.ts'
import { Programme } from '#domain/programmes/words.ts'
import {
  allowanceOf,
  canApprove,
  canCancelLine,
  canCancelPlan,
  canClose,
  canDraftPlan,
  canHoldLine,
  canPay,
  canPropose,
  canSendBack,
  cutLine,
  invoiceKeyOf,
  recutLine,
  trancheDueOn,
  usualPattern,
} from './rules.ts'
import type { Line, Plan, Tranche, Visit } from './words.ts'

const now = '2026-11-20T10:00:00.000Z' as Instant
const names = { fr: 'Essai', en: 'Trial' }
const ceiling = { currency: 'EUR', source: 'demonstration', note: 'Demonstration figure, to be checked' } as const

const programme = Programme.parse({
  code: 'ESSAI',
  version: 1,
  names,
  summary: names,
  movementType: 'AVRR',
  direction: 'FROM_FRANCE',
  countries: [{ iso3: 'IRQ' }],
  openToOtherCountries: false,
  requiredClearances: [],
  stages: [{ code: 'PLAN', names }],
  forms: ['BUSINESS_CREATION', 'VOCATIONAL_TRAINING'],
  services: ['TEMP_ACCOMMODATION'],
  ceilings: [
    { ...ceiling, kind: 'PLAN_TOTAL', amountMinor: 350_000, perPersonOrHousehold: 'HOUSEHOLD' },
    { ...ceiling, kind: 'TEMP_ACCOMMODATION', amountMinor: 10_000, perPersonOrHousehold: 'PERSON' },
  ],
  followUp: { months: [1, 6, 12], windowDays: 15 },
  source: 'demonstration',
  validFrom: '2026-01-01',
})

const rose = { accountId: 'rose' } as unknown as Actor
const samir = { accountId: 'samir' } as unknown as Actor

const plan = (over: Partial<Plan> = {}): Plan =>
  ({
    id: 'plan',
    status: 'DRAFT',
    currency: 'EUR',
    ceilingMinor: 350_000,
    formCeilings: { TEMP_ACCOMMODATION: 20_000 },
    committedMinor: 0,
    paidMinor: 0,
    returnOn: null,
    proposedBy: null,
    ...over,
  }) as Plan
const line = (over: Partial<Line> = {}): Line =>
  ({ id: 'line', form: 'BUSINESS_CREATION', amountMinor: 100_000, cancelledAt: null, ...over }) as Line
const tranche = (seq: number, over: Partial<Tranche> = {}): Tranche =>
  ({ id: `tranche ${seq}`, seq, amountMinor: 40_000, status: 'PLANNED', ...over }) as Tranche
const visit = (over: Partial<Visit> = {}): Visit => ({ status: 'DUE', dueOn: '2026-12-01', ...over }) as Visit

const answer = (result: Result<unknown, string>): string => (result.ok ? 'accepted' : result.refusal)

test('A family of two is allowed the ceiling of the household, and the lodging of two', () => {
  assert.deepEqual(allowanceOf(programme, 2), {
    ok: true,
    value: { currency: 'EUR', ceilingMinor: 350_000, formCeilings: { TEMP_ACCOMMODATION: 20_000 } },
  })
  assert.equal(answer(allowanceOf({ ...programme, ceilings: [] }, 2)), 'no_ceiling_in_programme')
})

test('A counsellor opens one living plan for a case that has not ended', () => {
  const table: [string, CaseStatus, Plan | undefined][] = [
    ['accepted', 'HANDED_OVER', undefined],
    ['accepted', 'TRAVEL_READY', undefined],
    ['case_ended', 'WITHDRAWN', undefined],
    ['case_ended', 'DECEASED', undefined],
    ['plan_exists', 'HANDED_OVER', plan()],
  ]
  for (const [word, status, living] of table) assert.equal(answer(canDraftPlan(status, programme, 1, living)), word, status)
})

test('A line fits under the ceiling of the plan and of its form, or the officer is told what is left', () => {
  const standing = [line({ amountMinor: 300_000 }), line({ id: 'gone' as never, amountMinor: 90_000, cancelledAt: now })]
  const table: [string, Plan, readonly Line[], Pick<Line, 'form' | 'amountMinor'>][] = [
    ['accepted', plan(), standing, { form: 'BUSINESS_CREATION', amountMinor: 50_000 }],
    ['over_ceiling', plan(), standing, { form: 'BUSINESS_CREATION', amountMinor: 50_001 }],
    ['accepted', plan(), [], { form: 'TEMP_ACCOMMODATION', amountMinor: 20_000 }],
    [
      'over_form_ceiling',
      plan(),
      [line({ form: 'TEMP_ACCOMMODATION', amountMinor: 15_000 })],
      { form: 'TEMP_ACCOMMODATION', amountMinor: 5_001 },
    ],
    ['form_not_in_programme', plan(), [], { form: 'STUDIES', amountMinor: 1 }],
    ['plan_not_draft', plan({ status: 'APPROVED' }), [], { form: 'BUSINESS_CREATION', amountMinor: 1 }],
  ]
  for (const [word, of, besides, draft] of table) assert.equal(answer(canHoldLine(of, besides, draft, programme)), word)
  const over = canHoldLine(plan(), standing, { form: 'BUSINESS_CREATION', amountMinor: 50_001 }, programme)
  assert.deepEqual(over.ok ? null : over.details, { left: 500, ceiling: 3_500, currency: 'EUR' })
})

test('A business is paid in 40, 40 and 20 per cent, a night’s lodging at once', () => {
  assert.deepEqual(usualPattern(programme, 'BUSINESS_CREATION'), [40, 40, 20])
  assert.deepEqual(usualPattern(programme, 'TEMP_ACCOMMODATION'), [100])
  assert.deepEqual(cutLine(100_000, [40, 40, 20]), { ok: true, value: [40_000, 40_000, 20_000] })
  assert.deepEqual(cutLine(99, [40, 40, 20]), { ok: true, value: [39, 39, 21] })
  assert.deepEqual(cutLine(1, [40, 40, 20]), { ok: true, value: [1] })
  assert.deepEqual(cutLine(0, [40, 40, 20]), { ok: true, value: [] })
  for (const pattern of [[40, 40], [60, 60], [], [100, 0], [-50, 150]])
    assert.equal(answer(cutLine(100, pattern)), 'pattern_not_100', String(pattern))
})

test('No cent is lost or made, however an amount is cut and cut again', () => {
  const pattern = fc.constantFrom([100], [40, 40, 20], [50, 50], [30, 30, 30, 10], [1, 99])
  fc.assert(
    fc.property(fc.nat(5_000_000), fc.nat(5_000_000), pattern, fc.nat(3), (first, second, percents, paidCount) => {
      const parts = cutLine(first, percents)
      assert.ok(parts.ok)
      assert.equal(
        parts.value.reduce((sum, part) => sum + part, 0),
        first,
      )
      const tranches = parts.value.map((amountMinor, at) => tranche(at + 1, { amountMinor, status: at < paidCount ? 'PAID' : 'PLANNED' }))
      const paid = tranches.filter((each) => each.status === 'PAID').reduce((sum, each) => sum + each.amountMinor, 0)
      const recut = recutLine(tranches, second, plan())
      if (second < paid) return assert.equal(answer(recut), 'below_paid')
      assert.ok(recut.ok)
      const { keep, add, cancel } = recut.value
      assert.equal(paid + keep.reduce((sum, each) => sum + each.amountMinor, 0) + (add?.amountMinor ?? 0), second)
      assert.ok([...keep, ...(add === null ? [] : [add])].every((each) => each.amountMinor > 0))
      assert.equal(keep.length + cancel.length, tranches.filter((each) => each.status === 'PLANNED').length)
    }),
  )
})

test('A line of which something is paid cannot be taken away', () => {
  assert.equal(answer(canCancelLine(plan(), line(), [tranche(1)])), 'accepted')
  assert.equal(answer(canCancelLine(plan(), line(), [tranche(1, { status: 'PAID' })])), 'line_has_payments')
  assert.equal(answer(canCancelLine(plan(), line({ cancelledAt: now }), [])), 'line_cancelled')
  assert.equal(answer(canCancelLine(plan({ status: 'PROPOSED' }), line(), [])), 'plan_not_draft')
})

test('A plan is proposed when it says something', () => {
  assert.equal(answer(canPropose(plan(), [line()])), 'accepted')
  assert.equal(answer(canPropose(plan(), [line({ cancelledAt: now })])), 'plan_without_lines')
  assert.equal(answer(canPropose(plan({ status: 'PROPOSED' }), [line()])), 'plan_not_draft')
})

test('A second person approves the sum they read, after a return that has taken place', () => {
  const proposed = plan({ status: 'PROPOSED', proposedBy: 'rose' as never, committedMinor: 100_000 })
  const there = { status: 'HANDED_OVER', onHold: false } as const
  const asked = { totalMinor: 100_000, returnOn: '2026-11-01' as Day }
  const table: [string, Actor, Plan, { status: CaseStatus; onHold: boolean }, typeof asked | { totalMinor: number; returnOn: null }][] = [
    ['accepted', samir, proposed, there, asked],
    ['accepted', samir, proposed, { status: 'FOLLOW_UP', onHold: false }, asked],
    ['second_person_needed', rose, proposed, there, asked],
    ['plan_not_proposed', samir, plan(), there, asked],
    ['plan_changed_since', samir, proposed, there, { ...asked, totalMinor: 99_999 }],
    ['return_day_missing', samir, proposed, there, { ...asked, returnOn: null }],
    ['day_in_the_future', samir, proposed, there, { ...asked, returnOn: '2026-11-22' as Day }],
    ['on_hold', samir, proposed, { status: 'HANDED_OVER', onHold: true }, asked],
    ['case_not_handed_over', samir, proposed, { status: 'BOOKED', onHold: false }, asked],
  ]
  for (const [word, actor, of, file, approval] of table) assert.equal(answer(canApprove(actor, of, file, approval, now)), word)
  // It is already the 21st in Kiritimati: nobody there is told that today is the future.
  assert.equal(answer(canApprove(samir, proposed, there, { ...asked, returnOn: '2026-11-21' as Day }, now)), 'accepted')
})

test('A proposed or approved plan can be sent back, a draft or an ended one cannot', () => {
  const table: [string, Plan['status']][] = [
    ['accepted', 'PROPOSED'],
    ['accepted', 'APPROVED'],
    ['plan_not_open', 'DRAFT'],
    ['plan_not_open', 'CLOSED'],
    ['plan_not_open', 'CANCELLED'],
  ]
  for (const [word, status] of table) assert.equal(answer(canSendBack(plan({ status }))), word, status)
})

test('A cashier pays tranches in order, the second after a visit, and buys with three offers in hand', () => {
  const approved = plan({ status: 'APPROVED' })
  const cash = { mode: 'CASH', quotes: 0, quotesWaiver: null } as const
  const first = tranche(1)
  const second = tranche(2)
  const paid = tranche(1, { status: 'PAID' })
  const pay = (
    of: Plan,
    which: Tranche,
    ofLine: Tranche[],
    visits: Visit[],
    payment: Parameters<typeof canPay>[5] = cash,
    onHold = false,
  ) => answer(canPay(of, which, ofLine, visits, onHold, payment))

  assert.equal(pay(approved, first, [first, second], [visit()]), 'accepted')
  assert.equal(pay(plan({ status: 'PROPOSED' }), first, [first], []), 'plan_not_approved')
  assert.equal(pay(approved, paid, [paid, second], []), 'already_paid')
  assert.equal(pay(approved, tranche(1, { status: 'CANCELLED' }), [], []), 'tranche_cancelled')
  assert.equal(pay(approved, first, [first], [], cash, true), 'on_hold')
  assert.equal(pay(approved, second, [first, second], [visit({ status: 'DONE' })]), 'earlier_tranche_unpaid')
  assert.equal(pay(approved, second, [paid, second], [visit()]), 'visit_needed')
  assert.equal(pay(approved, second, [paid, second], [visit({ status: 'REFUSED' })]), 'visit_needed')
  assert.equal(pay(approved, second, [paid, second], [visit(), visit({ status: 'DONE' })]), 'accepted')
  assert.equal(pay(approved, second, [paid, second], []), 'accepted', 'a programme without follow-up has no visit to wait for')
  assert.equal(pay(approved, second, [tranche(1, { status: 'CANCELLED' }), second], [visit()]), 'accepted')
  assert.equal(pay(approved, first, [first], [], { mode: 'IN_KIND', quotes: 2, quotesWaiver: ' ' }), 'quotes_missing')
  assert.equal(pay(approved, first, [first], [], { mode: 'IN_KIND', quotes: 3, quotesWaiver: null }), 'accepted')
  assert.equal(pay(approved, first, [first], [], { mode: 'VOUCHER', quotes: 1, quotesWaiver: 'The only mill of the valley' }), 'accepted')
})

test('A plan closes when its visits are written, and is set aside only while nothing is paid', () => {
  assert.equal(answer(canClose(plan({ status: 'APPROVED' }), [visit({ status: 'DONE' }), visit({ status: 'REFUSED' })])), 'accepted')
  assert.equal(answer(canClose(plan({ status: 'APPROVED' }), [visit()])), 'visits_open')
  assert.equal(answer(canClose(plan(), [])), 'plan_not_approved')
  assert.equal(answer(canCancelPlan(plan({ status: 'APPROVED' }))), 'accepted')
  assert.equal(answer(canCancelPlan(plan({ status: 'APPROVED', paidMinor: 1 }))), 'plan_has_payments')
  assert.equal(answer(canCancelPlan(plan({ status: 'CLOSED' }))), 'plan_not_open')
})

test('A tranche is due with the visit that it waits for', () => {
  const visits = [{ dueOn: '2026-12-01' as Day }, { dueOn: '2027-05-01' as Day }]
  const start = '2026-11-20' as Day
  assert.deepEqual(
    [1, 2, 3, 4].map((seq) => trancheDueOn(seq, start, visits)),
    ['2026-11-20', '2026-12-01', '2027-05-01', '2027-05-01'],
  )
  assert.equal(trancheDueOn(3, start, []), start)
  assert.equal(trancheDueOn(2, '2027-01-01' as Day, visits), '2027-01-01', 'never before the approval itself')
})

test('An invoice handed in twice is known again, however it is spelt', () => {
  assert.equal(invoiceKeyOf('Garage  Kawa', 'F-2026/17'), invoiceKeyOf('garage kawa', 'f 2026 17'))
  assert.notEqual(invoiceKeyOf('Garage Kawa', 'F-2026/17'), invoiceKeyOf('Atelier Kawa', 'F-2026/17'))
  assert.equal(invoiceKeyOf('Garage Kawa', undefined), null)
})
