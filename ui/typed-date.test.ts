import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTypedDay, writeTypedDay } from './typed-date.ts'

const read: [string, string | undefined][] = [
  ['02/11/2026', '2026-11-02'],
  ['2.11.2026', '2026-11-02'],
  ['2-11-2026', '2026-11-02'],
  ['02112026', '2026-11-02'],
  ['2026-11-02', '2026-11-02'],
  [' 29/02/2028 ', '2028-02-29'],
  ['29/02/2027', undefined],
  ['31/04/2026', undefined],
  ['13/13/2026', undefined],
  ['02/11/26', undefined],
  ['soon', undefined],
  ['', ''],
]
for (const [typed, day] of read)
  test(`Somebody who types "${typed}" means ${day ?? 'no day'}`, () => assert.equal(readTypedDay(typed), day))

test('A day is shown as it is typed, and half a day stays as it stands', () => {
  assert.equal(writeTypedDay('2026-11-02'), '02/11/2026')
  assert.equal(writeTypedDay('02/1'), '02/1')
})
