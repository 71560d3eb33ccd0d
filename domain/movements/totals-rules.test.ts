import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkSum, compareTotals } from './totals-rules.ts'

test('E180: two lists of one journey count the same people, or the first count that differs is told with both figures', () => {
  const list = { adults: 2, children: 2, infants: 1, total: 5 }
  const table: [string, Parameters<typeof compareTotals>[0], object | true][] = [
    ['the same', list, true],
    ['one adult fewer', { ...list, adults: 1, total: 4 }, { field: 'adults', one: 1, other: 2 }],
    ['a baby that became a child', { ...list, children: 3, infants: 0 }, { field: 'children', one: 3, other: 2 }],
    ['a message that says the total alone', { total: 5 }, true],
    ['another total', { total: 6 }, { field: 'total', one: 6, other: 5 }],
    ['nothing said', {}, true],
  ]
  for (const [says, one, expected] of table) {
    const compared = compareTotals(one, list)
    assert.deepEqual(compared.ok ? true : compared.details, expected === true ? true : { code: 'E180', ...(expected as object) }, says)
  }
  assert.equal(checkSum(list).ok, true)
  assert.equal(checkSum({ ...list, total: 6 }).ok, false, 'a list that contradicts itself')
})
