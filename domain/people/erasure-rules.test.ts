import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#domain/kit/day.ts'
import { againOn, answerOf, canConfirm, canDecline, canPropose, dutiesOf, keptOn } from './erasure-rules.ts'
import type { RetentionDuty } from './erasure-words.ts'

const day = (text: string) => text as Day
const duties: RetentionDuty[] = [
  { data: 'ACCOUNTING', validFrom: day('2000-01-01'), years: 10, after: 'LAST_PAYMENT', source: 'A law' },
  { data: 'JOURNEY', validFrom: day('2000-01-01'), validTo: day('2026-06-30'), years: 5, after: 'LAST_ARRIVAL', source: 'A habit' },
  { data: 'JOURNEY', validFrom: day('2026-07-01'), years: 1, after: 'LAST_ARRIVAL', source: 'A newer habit' },
]

test('what a duty keeps is counted from the last payment or the last arrival, and only while the duty is in force', () => {
  const last = { lastPaymentOn: day('2020-03-01'), lastArrivalOn: day('2024-02-29') }
  const kept = keptOn(day('2026-06-01'), last, duties)
  assert.deepEqual(
    kept.map(({ data, until }) => [data, until]),
    [
      ['ACCOUNTING', '2030-03-01'],
      ['JOURNEY', '2029-02-28'],
    ],
  )
  assert.deepEqual([dutiesOf(kept), againOn(kept)], [['ACCOUNTING', 'JOURNEY'], '2029-02-28'])
  assert.deepEqual(
    keptOn(day('2026-08-01'), last, duties).map(({ data }) => data),
    ['ACCOUNTING'],
  )
  assert.deepEqual(keptOn(day('2030-03-01'), last, duties), [], 'on the last day nothing is kept any more')
})

test('of somebody for whom nothing was paid and who never travelled nothing is kept', () => {
  const kept = keptOn(day('2026-06-01'), { lastPaymentOn: null, lastArrivalOn: null }, duties)
  assert.deepEqual([kept, againOn(kept), answerOf(kept)], [[], null, { state: 'GRANTED', why: 'DONE' }])
  assert.deepEqual(answerOf([1]), { state: 'PARTLY', why: 'LEGAL_DUTY_TO_KEEP' })
})

test('somebody is forgotten only when they asked for it, and not while they are being helped or we hold one of their papers', () => {
  const open = { kind: 'ERASURE', state: 'OPEN' } as const
  assert.ok(canPropose(open, { activeCases: 0, originalsAway: 0 }).ok)
  const refused = (request: Parameters<typeof canPropose>[0], activeCases = 0, originalsAway = 0) => {
    const may = canPropose(request, { activeCases, originalsAway })
    return may.ok ? 'accepted' : may.refusal
  }
  assert.equal(refused({ kind: 'CORRECTION', state: 'OPEN' }), 'not_an_erasure')
  assert.equal(refused({ kind: 'ERASURE', state: 'REFUSED' }), 'already_answered')
  assert.equal(refused(open, 2), 'assistance_goes_on')
  assert.equal(refused(open, 0, 1), 'original_not_returned')
})

test('whoever proposed an erasure does not confirm it where two are asked for, and nobody stops what was carried out', () => {
  const proposed = { state: 'PROPOSED', fourEyes: true, proposedBy: 'me' } as never
  assert.deepEqual(
    [canConfirm(proposed, 'me'), canConfirm({ ...(proposed as object), fourEyes: false } as never, 'me'), canConfirm(proposed, 'you')].map(
      (may) => (may.ok ? 'accepted' : may.refusal),
    ),
    ['own_proposal', 'accepted', 'accepted'],
  )
  assert.ok(!canConfirm({ ...(proposed as object), state: 'CONFIRMED' } as never, 'you').ok)
  assert.deepEqual(
    (['PROPOSED', 'CONFIRMED', 'DECLINED', 'DONE'] as const).map((state) => canDecline({ state }).ok),
    [true, true, false, false],
  )
})
