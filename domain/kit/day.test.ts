import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Instant, instant, msOf } from './day.ts'

test('an instant is kept in one form, however it was written', () => {
  const rows: [written: string, kept: string][] = [
    ['2026-01-01T10:00:00.123Z', '2026-01-01T10:00:00.123Z'],
    ['2026-01-01T10:00:00Z', '2026-01-01T10:00:00.000Z'],
    ['2026-01-01T10:00:00.123999+02:00', '2026-01-01T08:00:00.123Z'],
    ['2024-02-29T23:59:59.999Z', '2024-02-29T23:59:59.999Z'],
  ]
  for (const [written, kept] of rows) {
    assert.equal(instant(written), kept)
    assert.equal(Instant.parse(written), kept)
    assert.equal(msOf(instant(written)), Date.parse(kept))
  }
})

test('what looks like an instant and is none is refused', () => {
  for (const written of ['2026-02-30T00:00:00.000Z', '2026-01-01T25:00:00.000Z', '2025-02-29T10:00:00.000Z', '2026-01-01', 'yesterday']) {
    assert.throws(() => instant(written), RangeError, written)
    assert.ok(!Instant.safeParse(written).success, written)
  }
})
