// Over which months a project officer sees things counted, and what stands beside a target.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day, Instant } from '#domain/kit/day.ts'
import { daysOf, fillMonths, periodOf, readIndicators } from './indicator-rules.ts'

const now = '2026-11-30T23:30:00.000Z' as Instant
const paris = 'Europe/Paris'

test('An officer who asks for nothing sees the last twelve months, in the time of their office', () => {
  assert.deepEqual(periodOf({}, undefined, now, 'UTC'), { fromMonth: '2025-12', toMonth: '2026-11' })
  assert.deepEqual(periodOf({}, undefined, now, paris), { fromMonth: '2026-01', toMonth: '2026-12' })
})

test('A project that began not long ago is counted from its first month', () => {
  const start = (on: string) => ({ on: on as Day, precision: 'DAY' as const })
  assert.equal(periodOf({}, start('2024-05-20'), now, 'UTC').fromMonth, '2024-05')
  assert.equal(periodOf({}, start('2009-05-01'), now, 'UTC').fromMonth, '2025-12')
  assert.equal(periodOf({}, start('2027-05-01'), now, 'UTC').fromMonth, '2025-12')
})

test('A period is as asked, and never longer than five years', () => {
  assert.deepEqual(periodOf({ fromMonth: '2026-03', toMonth: '2026-04' }, undefined, now, paris), {
    fromMonth: '2026-03',
    toMonth: '2026-04',
  })
  assert.deepEqual(periodOf({ fromMonth: '1990-01' }, undefined, now, 'UTC'), { fromMonth: '2021-12', toMonth: '2026-11' })
})

test('Days and months of a period leave no gap', () => {
  const period = { fromMonth: '2026-11', toMonth: '2027-02' }
  assert.deepEqual(daysOf(period), { from: '2026-11-01', until: '2027-03-01' })
  assert.deepEqual(fillMonths(period, [{ month: '2027-01', persons: 12 }]), [
    { month: '2026-11', persons: 0 },
    { month: '2026-12', persons: 0 },
    { month: '2027-01', persons: 12 },
    { month: '2027-02', persons: 0 },
  ])
})

test('What was reached stands beside its target, and alone where no target was set', () => {
  const reached = {
    PERSONS_ASSISTED: 150,
    TRANSIT_PERSONS: 600,
    ASSISTED_AT_AIRPORT: 640,
    MOVED_PERSONS: 0,
    JOBS_SELF: 3,
    JOBS_FAMILY: 2,
    JOBS_COMMUNITY: 1,
  }
  const readings = readIndicators(reached, [{ code: 'PERSONS_ASSISTED', target: 300, targetBy: '2026-12-31' as Day }])
  assert.deepEqual(readings[0], {
    code: 'PERSONS_ASSISTED',
    unit: 'PERSONS',
    reached: 150,
    target: 300,
    targetBy: '2026-12-31',
    achievement: 0.5,
  })
  assert.deepEqual(readings[1], { code: 'TRANSIT_PERSONS', unit: 'PERSONS', reached: 600, target: null, targetBy: null, achievement: null })
  assert.equal(readings.length, 7)
})
