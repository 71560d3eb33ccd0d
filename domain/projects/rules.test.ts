// What a project officer is told about shares, amounts and results.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { achievement, amountsAddUp, archiveCount, sharesAddUp, totalsByDonor } from './rules.ts'
import type { Donor } from './words.ts'

const shares = (...percents: (number | undefined)[]) => percents.map((sharePercent) => (sharePercent === undefined ? {} : { sharePercent }))

test('A project officer sees shares that make a hundred accepted, also in thirds', () => {
  assert.deepEqual(sharesAddUp(shares(75, 15, 10)), { ok: true, value: 100 })
  assert.equal(sharesAddUp(shares(33.33, 33.33, 33.34)).ok, true)
  assert.equal(sharesAddUp(shares(33.33, 33.33, 33.33)).ok, true)
})

test('A project officer is told in a word why shares do not hold', () => {
  const refusals = [
    [[], 'no_donor'],
    [shares(undefined, undefined), 'shares_not_known'],
    [shares(75, undefined), 'share_missing'],
    [shares(60, 30), 'shares_do_not_add_up'],
  ] as const
  for (const [donors, word] of refusals) {
    const answer = sharesAddUp(donors)
    assert.equal(answer.ok ? 'accepted' : answer.refusal, word)
  }
})

test('A project officer can cut a budget in any way and the order of donors never matters', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 8 }), (cuts) => {
      const edges = [0, ...cuts.toSorted((a, b) => a - b), 10_000]
      const parts = edges.slice(1).map((edge, index) => (edge - edges[index]!) / 100)
      assert.equal(sharesAddUp(shares(...parts)).ok, true)
      assert.deepEqual(sharesAddUp(shares(...parts.toReversed())), sharesAddUp(shares(...parts)))
    }),
  )
})

test('An accountant is told which amounts do not make the budget', () => {
  const euros = (amountMinor?: number, currency = 'EUR') => (amountMinor === undefined ? {} : { amountMinor, currency })
  const budget = { amountMinor: 52627415, currency: 'EUR' }
  assert.deepEqual(amountsAddUp([euros(50000000), euros(2627415)], budget), { ok: true, value: 52627415 })
  const refusals = [
    [[], 'no_donor'],
    [[euros(1), euros()], 'amount_missing'],
    [[euros(52627415, 'GBP')], 'several_currencies'],
    [[euros(52627414)], 'amounts_do_not_add_up'],
  ] as const
  for (const [donors, word] of refusals) {
    const answer = amountsAddUp(donors, budget)
    assert.equal(answer.ok ? 'accepted' : answer.refusal, word)
  }
})

test('A donor reads how far a target was reached, also where fewer is better', () => {
  assert.deepEqual(achievement({ value: 300, unit: 'COUNT' }, { value: 150, unit: 'COUNT' }), { ok: true, value: 0.5 })
  const complaints = { value: 10, unit: 'COUNT', fewerIsBetter: true }
  for (const [actual, expected] of [
    [0, 2],
    [10, 1],
    [15, 0.5],
    [40, 0],
  ] as const) {
    assert.deepEqual(achievement(complaints, { value: actual, unit: 'COUNT' }), { ok: true, value: expected })
  }
})

test('A donor is not shown an achievement that cannot be computed', () => {
  const refusals = [
    [{ value: 1, unit: 'COUNT' }, { value: 1, unit: 'PERCENT' }, 'different_units'],
    [{ value: 0, unit: 'COUNT' }, { value: 1, unit: 'COUNT' }, 'target_not_positive'],
    [{ value: 1, unit: 'COUNT' }, { value: -1, unit: 'COUNT' }, 'actual_below_zero'],
  ] as const
  for (const [target, actual, word] of refusals) {
    const answer = achievement(target, actual)
    assert.equal(answer.ok ? 'accepted' : answer.refusal, word)
  }
})

test('A donor finds each of their contributions counted once', () => {
  const donor = (name: string, amountMinor?: number): Donor => ({
    name,
    role: 'CO_FUNDER',
    ...(amountMinor === undefined ? {} : { amountMinor, currency: 'EUR' }),
  })
  const totals = totalsByDonor([
    { code: 'D01', donors: [donor('OFII', 100), donor('AMIF')] },
    { code: 'D02', donors: [donor('OFII', 50)] },
  ])
  assert.deepEqual(totals, [
    { donor: 'AMIF', projects: ['D01'], amounts: [], unknownAmounts: 1 },
    { donor: 'OFII', projects: ['D01', 'D02'], amounts: [{ currency: 'EUR', amountMinor: 150 }], unknownAmounts: 0 },
  ])
})

test('An archivist counts two halves of one entry as one', () => {
  const parts = [
    { code: 'D03a', section: 'ONGOING', archiveNumber: 3 },
    { code: 'D03b', section: 'ONGOING', archiveNumber: 3 },
    { code: 'D09', section: 'NEWS' },
  ] as const
  assert.deepEqual(archiveCount(parts), { ONGOING: 1, COMPLETED: 0, NEWS: 1 })
})
