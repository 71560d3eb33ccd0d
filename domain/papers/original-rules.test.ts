import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countByType, isStillHere, leavingOf } from './original-rules.ts'

test('from a seat on a family leaves, and once it left whatever is here was left behind', () => {
  const cases = [
    ['IN_CLEARANCE', 'NOT_YET'],
    ['TRAVEL_READY', 'NOT_YET'],
    ['ON_HOLD', 'NOT_YET'],
    ['WITHDRAWN', 'NOT_YET'],
    ['BOOKED', 'LEAVING'],
    ['MANIFESTED', 'LEAVING'],
    ['DEPARTED', 'LEFT'],
    ['CLOSED', 'LEFT'],
  ] as const
  for (const [status, wanted] of cases) assert.equal(leavingOf(status), wanted, status)
})

test('an original with an escort or at a consulate is away, and not here', () => {
  assert.deepEqual(
    (['OFFICE', 'ESCORT', 'CONSULATE'] as const).map((holder) => isStillHere({ holder })),
    [true, false, false],
  )
})

test('on the receipt of a bag stand kinds and numbers of pieces alone', () => {
  assert.deepEqual(countByType([{ type: 'PASSPORT' }, { type: 'CTD_1951' }, { type: 'PASSPORT' }]), [
    { type: 'CTD_1951', count: 1 },
    { type: 'PASSPORT', count: 2 },
  ])
})
