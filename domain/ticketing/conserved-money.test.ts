// Money is conserved: in any order of issue, exchange, refund and void, in the currency of the ticket and in that of the reports, what the
// cost lines say was paid is what the tickets are worth, were worth when flown, or the carrier kept. Thousands of random lives of a ticket.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '#domain/kit/day.ts'
import type { Result } from '#domain/kit/result.ts'
import { convert, rateOf, signedAmount, split, termsOn, totalsOf } from './money-rules.ts'
import * as rules from './refund-rules.ts'
import { coupons, now, terms, ticket } from './sample-seats.ts'
import type { CostSum, Coupon, Ticket } from './ticket-words.ts'

/** A die with a memory: the same seed throws the same numbers. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

type Line = { amountMinor: number; reportMinor: number }
type Life = { tickets: Ticket[]; coupons: Coupon[]; lines: Line[] }

const currencies = [
  { currency: 'EUR', rateMicro: 1_000_000 },
  { currency: 'USD', rateMicro: 913_707 },
  { currency: 'XOF', rateMicro: 1_524 },
  { currency: 'TND', rateMicro: 296_333 },
] as const

function born(roll: ReturnType<typeof dice>): Life {
  const { currency, rateMicro } = currencies[roll(currencies.length)]!
  const [baseMinor, taxesMinor] = [roll(300_000), roll(60_000)]
  const valueReportMinor = convert(baseMinor + taxesMinor, currency, 'EUR', rateMicro)
  const made = ticket({
    currency: currency as never,
    rateMicro,
    baseMinor,
    taxesMinor,
    totalMinor: baseMinor + taxesMinor,
    valueReportMinor,
    cashReportMinor: valueReportMinor,
  })
  return { tickets: [made], coupons: coupons('O', 'O'), lines: [{ amountMinor: made.totalMinor, reportMinor: valueReportMinor }] }
}

function settleIn(life: Life, settled: rules.Settled): void {
  const old = life.tickets.pop()!
  life.tickets.push({ ...old, ...settled, settledAt: now } as Ticket)
  life.coupons = life.coupons.map((coupon) => ({
    ...coupon,
    status: settled.coupons.find(({ id }) => id === coupon.id)?.to ?? coupon.status,
  }))
  if (settled.refundedMinor > 0) life.lines.push({ amountMinor: -settled.refundedMinor, reportMinor: -settled.refundedReportMinor })
}

/** One thing that may happen; what is refused changes nothing. */
function happens(life: Life, roll: ReturnType<typeof dice>): void {
  const last = life.tickets.at(-1)!
  switch (roll(5)) {
    case 0: {
      const open = life.coupons.findIndex(({ status }) => status === 'O')
      if (open >= 0 && last.status === 'ISSUED') life.coupons[open] = { ...life.coupons[open]!, status: 'F' }
      return
    }
    case 1: {
      const kept = roll(last.totalMinor + 1)
      const refunded = rules.refundTicket(last, life.coupons, 'CANCELLED', { amountMinor: last.totalMinor - kept, keptMinor: kept })
      if (refunded.ok) settleIn(life, refunded.value)
      return
    }
    case 2: {
      const given = roll(last.totalMinor + 1)
      const part = rules.refundTicket(last, life.coupons, 'NO_SHOW', { amountMinor: given, keptMinor: 0 })
      if (part.ok) settleIn(life, part.value)
      return
    }
    case 3: {
      const struck = rules.voidTicket(last, life.coupons, now, 'Europe/Paris')
      if (struck.ok) settleIn(life, struck.value)
      return
    }
    default: {
      const asked = {
        baseMinor: roll(350_000),
        taxesMinor: roll(60_000),
        feeMinor: roll(20_000),
        usedMinor: roll(2) === 0 ? 0 : roll(last.totalMinor + 1),
        residue: roll(2) === 0 ? 'REFUND' : 'KEPT',
      } as const
      const exchanged = rules.exchangeTicket(last, life.coupons, asked, 400_000)
      if (!exchanged.ok) return
      const { cashMinor, fareReportMinor, feeReportMinor, ...sums } = exchanged.value.next
      settleIn(life, exchanged.value.old)
      life.tickets.push(
        ticket({
          ...last,
          ...sums,
          status: 'ISSUED',
          settledAt: null,
          exchangedFrom: last.id,
          refundedMinor: 0,
          keptMinor: 0,
          usedMinor: 0,
          carriedOnMinor: 0,
        }),
      )
      life.coupons = coupons('O', 'O')
      life.lines.push({ amountMinor: cashMinor + sums.feeMinor, reportMinor: fareReportMinor + feeReportMinor })
    }
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

test('in any order of what may happen to a ticket, what was paid and not given back is somewhere', () => {
  let settled = 0
  let exchanges = 0
  for (let seed = 1; seed <= 6_000; seed++) {
    const roll = dice(seed)
    const life = born(roll)
    for (let step = roll(8); step >= 0; step--) {
      happens(life, roll)
      const paid = sum(life.lines.map(({ amountMinor }) => amountMinor))
      const held = sum(life.tickets.map((one) => (one.status === 'ISSUED' ? one.totalMinor : one.keptMinor + one.usedMinor) + one.feeMinor))
      assert.equal(paid, held, `seed ${seed}`)
      // Each ticket by itself: its lines are what the database weighs it against.
      for (const one of life.tickets)
        if (one.status !== 'ISSUED') assert.equal(one.refundedMinor + one.keptMinor + one.usedMinor + one.carriedOnMinor, one.totalMinor)
      for (let at = 1; at < life.tickets.length; at++) assert.equal(life.tickets[at]!.carriedInMinor, life.tickets[at - 1]!.carriedOnMinor)
    }
    settled += life.tickets.filter(({ status }) => status !== 'ISSUED').length
    exchanges += life.tickets.length - 1
  }
  // Something did happen.
  assert.ok(settled > 3_000 && exchanges > 1_000, `${settled} settled, ${exchanges} exchanged`)
})

test('a ticket given back whole gives back to the cent what it cost, also at an odd rate and after exchanges', () => {
  for (let seed = 1; seed <= 3_000; seed++) {
    const roll = dice(seed)
    const life = born(roll)
    for (let times = roll(3); times > 0; times--) {
      const last = life.tickets.at(-1)!
      const asked = { baseMinor: last.totalMinor + roll(9_000), taxesMinor: roll(900), feeMinor: 0, usedMinor: 0, residue: 'KEPT' } as const
      const exchanged = rules.exchangeTicket(last, life.coupons, asked, 10_000_000)
      assert.ok(exchanged.ok)
      const { cashMinor, fareReportMinor, feeReportMinor: _fee, ...sums } = exchanged.value.next
      settleIn(life, exchanged.value.old)
      life.tickets.push(ticket({ ...last, ...sums, status: 'ISSUED', exchangedFrom: last.id }))
      life.coupons = coupons('O', 'O')
      life.lines.push({ amountMinor: cashMinor, reportMinor: fareReportMinor })
    }
    const last = life.tickets.at(-1)!
    const back = rules.refundTicket(last, life.coupons, null, { amountMinor: last.totalMinor, keptMinor: 0 })
    assert.ok(back.ok)
    settleIn(life, back.value)
    assert.equal(sum(life.lines.map(({ amountMinor }) => amountMinor)), 0, `seed ${seed}`)
    assert.equal(sum(life.lines.map(({ reportMinor }) => reportMinor)), 0, `seed ${seed}`)
  }
})

const wordOf = (found: Result<unknown, string>): string => (found.ok ? 'accepted' : found.refusal)
const refund = (more: {
  is?: Partial<Ticket>
  at?: Coupon['status'][]
  state?: Parameters<typeof rules.refundTicket>[2]
  amountMinor?: number
}) =>
  wordOf(
    rules.refundTicket(ticket(more.is), coupons(...(more.at ?? ['O', 'O'])), more.state ?? 'CANCELLED', {
      amountMinor: more.amountMinor ?? 45_000,
      keptMinor: 5_000,
    }),
  )

test('a refund is refused while somebody may still fly, when nothing is left to fly, and when it does not add up', () => {
  assert.equal(refund({}), 'accepted')
  assert.equal(refund({ is: { status: 'VOID' } }), 'ticket_settled')
  assert.equal(refund({ at: ['L', 'O'] }), 'coupons_in_use')
  assert.equal(refund({ at: ['F', 'F'] }), 'nothing_left_to_fly')
  assert.equal(refund({ state: 'TICKETED' }), 'still_on_board')
  assert.equal(refund({ amountMinor: 44_999 }), 'refund_does_not_add_up')
  assert.equal(refund({ amountMinor: 45_001 }), 'refund_does_not_add_up')
  // Of a journey half flown, the rest was flown.
  assert.equal(refund({ at: ['F', 'O'], amountMinor: 10_000, state: 'MISCONNECTED' }), 'accepted')
})

test('a ticket is claimed once, struck out on its day only, and exchanged for no more than one person may spend', () => {
  assert.equal(wordOf(rules.claimRefund(ticket(), coupons('O', 'O'), 'NO_SHOW')), 'accepted')
  assert.equal(wordOf(rules.claimRefund(ticket({ claimedAt: now }), coupons('O', 'O'), 'NO_SHOW')), 'already_claimed')
  assert.equal(wordOf(rules.claimRefund(ticket(), coupons('O', 'O'), 'HELD')), 'still_on_board')
  const late = instant('2026-10-01T22:30:00Z')
  assert.equal(wordOf(rules.voidTicket(ticket(), coupons('O', 'O'), late, 'UTC')), 'accepted')
  assert.equal(wordOf(rules.voidTicket(ticket(), coupons('O', 'O'), late, 'Europe/Paris')), 'void_only_same_day')
  assert.equal(wordOf(rules.voidTicket(ticket(), coupons('C', 'O'), now, 'UTC')), 'coupons_in_use')
  assert.equal(wordOf(rules.voidTicket(ticket(), coupons('F', 'O'), now, 'UTC')), 'coupons_in_use')
  assert.equal(wordOf(rules.voidTicket(ticket({ exchangedFrom: ticket().id }), coupons('O', 'O'), now, 'UTC')), 'void_of_exchanged')
  const dearer = { baseMinor: 90_000, taxesMinor: 0, feeMinor: 100, usedMinor: 0, residue: 'KEPT' } as const
  assert.equal(wordOf(rules.exchangeTicket(ticket(), coupons('O', 'O'), dearer, 40_100)), 'accepted')
  assert.equal(wordOf(rules.exchangeTicket(ticket(), coupons('O', 'O'), dearer, 40_099)), 'exchange_over_ceiling')
  assert.equal(wordOf(rules.exchangeTicket(ticket(), coupons('O', 'O'), dearer, null)), 'exchange_over_ceiling')
  assert.equal(wordOf(rules.exchangeTicket(ticket(), coupons('O', 'O'), { ...dearer, usedMinor: 1 }, 99_999)), 'used_does_not_fit')
})

test('an amount and its refund are changed alike, whatever the digits of the currencies', () => {
  assert.equal(convert(193_000, 'USD', 'EUR', 913_700), 176_344)
  assert.equal(convert(5_000, 'XOF', 'EUR', 1_524), 762)
  assert.equal(convert(1_000, 'TND', 'EUR', 296_333), 30)
  assert.equal(convert(1, 'EUR', 'EUR', 500_000), 1) // half a cent goes up
  for (const minor of [1, 33, 101, 99_999, 193_000])
    assert.equal(convert(-minor, 'USD', 'EUR', 913_707), -convert(minor, 'USD', 'EUR', 913_707))
})

test('a whole cut by weights loses no cent', () => {
  const roll = dice(7)
  for (let times = 0; times < 2_000; times++) {
    const weights = Array.from({ length: 1 + roll(6) }, () => roll(4) * roll(900))
    const whole = roll(2_000_000)
    const parts = split(whole, weights)
    assert.equal(sum(parts), whole)
    if (weights.some((weight) => weight > 0)) weights.forEach((weight, at) => assert.ok(weight > 0 || parts[at] === 0))
  }
})

test('costs are the same sum by nature, by payer, by project and by person', () => {
  const line = (nature: CostSum['nature'], payer: CostSum['payer'], projectCode: string | null, reportMinor: number): CostSum => ({
    nature,
    payer,
    projectCode,
    reportCurrency: 'EUR',
    reportMinor,
    lines: 1,
  })
  const sums = [
    line('TICKET', 'PROJECT', 'D02', 100_001),
    line('TAXES', 'PROJECT', 'D02', 20_000),
    line('TICKET', 'SELF', null, 40_000),
    line('REFUND', 'PROJECT', 'D02', -9_999),
  ]
  const [total] = totalsOf(sums, 7)
  assert.equal(total!.totalMinor, 150_002)
  for (const cut of [total!.byNature, total!.byPayer, total!.byProject]) assert.equal(sum(cut.map(({ minor }) => minor)), total!.totalMinor)
  assert.equal(total!.perPersonMinor! * 7 + total!.remainderMinor, total!.totalMinor)
  assert.deepEqual([totalsOf(sums, 0)[0]!.perPersonMinor, totalsOf([], 3)], [null, []])
  assert.deepEqual([signedAmount('REFUND', 5), signedAmount('MEALS', 5)], [-5, 5])
})

test('the terms of a day are the latest that had begun and had not ended', () => {
  const old = { ...terms, validTo: '2026-06-30' as never, approvalCeilingMinor: 1 }
  const later = { ...terms, validFrom: '2026-07-01' as never, approvalCeilingMinor: 2 }
  assert.deepEqual(
    ['2025-12-31', '2026-06-30', '2026-07-01'].map((on) => termsOn([old, later], on as never)?.approvalCeilingMinor),
    [undefined, 1, 2],
  )
  assert.equal(wordOf(rateOf({ rateMicro: 900_000, rateSource: 'x' }, 'USD', 'EUR', '2026-10-01' as never)), 'rate_missing')
})
