import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day, Instant } from '#domain/kit/day.ts'
import { answer, dueOn, extend, receive } from './request-rules.ts'
import { mayShare, type Sharing } from './sharing-rules.ts'
import type { Consent } from './words.ts'

const now = '2026-11-23T10:00:00.000Z' as Instant
const consent = (changes: Partial<Consent> = {}): Consent =>
  ({
    kind: 'DATA_SHARING',
    recipient: 'PARTNER',
    recipientName: null,
    scope: ['IDENTITY', 'JOURNEY'],
    givenAt: '2026-01-01T00:00:00.000Z',
    expiresAt: null,
    withdrawnAt: null,
    ...changes,
  }) as Consent
const asked = (changes: Partial<Sharing> = {}): Sharing => ({
  purpose: 'DATA_SHARING',
  recipient: 'PARTNER',
  recipientName: 'Relais',
  scope: ['IDENTITY'],
  ...changes,
})

test('what a person has agreed to is given to whom they agreed, and nothing else to nobody else', () => {
  assert.equal(mayShare([consent()], asked(), now).ok, true)
  assert.equal(mayShare([consent({ recipientName: 'relais ' })], asked(), now).ok, true)
  const refused: [Consent[], Partial<Sharing>, string][] = [
    [[], {}, 'consent_not_given'],
    [[consent()], { recipient: 'DONOR' }, 'consent_not_given'],
    [[consent()], { purpose: 'PHOTO_MEDIA' }, 'consent_not_given'],
    [[consent({ recipientName: 'Another house' })], {}, 'consent_not_given'],
    [[consent({ givenAt: '2027-01-01T00:00:00.000Z' as Instant })], {}, 'consent_not_given'],
    [[consent({ withdrawnAt: '2026-06-01T00:00:00.000Z' as Instant })], {}, 'consent_was_withdrawn'],
    [[consent({ expiresAt: '2026-06-01T00:00:00.000Z' as Instant })], {}, 'consent_is_over'],
    [[consent()], { scope: ['IDENTITY', 'HEALTH'] }, 'consent_covers_less'],
  ]
  for (const [consents, changes, refusal] of refused) {
    const may = mayShare(consents, asked(changes), now)
    assert.deepEqual([may.ok, 'refusal' in may && may.refusal], [false, refusal])
  }
})

test('a withdrawn consent does not spoil one that was given again', () => {
  assert.equal(mayShare([consent({ withdrawnAt: now }), consent()], asked(), now).ok, true)
})

const request = { kind: 'ERASURE', state: 'OPEN', askedOn: '2026-01-31' as Day, dueOn: '2026-02-28' as Day, extendedWhy: null } as const

test('somebody who asks about their record is answered within a month, or told why it takes three', () => {
  assert.equal(dueOn('2026-01-31' as Day), '2026-02-28')
  assert.deepEqual(receive('2026-11-24' as Day, '2026-11-23' as Day), {
    ok: false,
    refusal: 'in_the_future',
    details: { field: 'askedOn' },
  })
  assert.deepEqual(extend(request, '2026-02-28' as Day), { ok: true, value: { dueOn: '2026-04-30' } })
  assert.equal((extend(request, '2026-03-01' as Day) as { refusal: string }).refusal, 'too_late_to_extend')
  assert.equal((extend({ ...request, extendedWhy: 'COMPLEX' }, '2026-02-01' as Day) as { refusal: string }).refusal, 'already_extended')
  assert.equal((extend({ ...request, state: 'GRANTED' }, '2026-02-01' as Day) as { refusal: string }).refusal, 'already_answered')
})

test('a refusal has a reason that the law knows', () => {
  assert.equal(answer(request, 'GRANTED', 'DONE').ok, true)
  assert.equal(answer(request, 'REFUSED', 'LEGAL_DUTY_TO_KEEP').ok, true)
  assert.equal(answer({ ...request, kind: 'CORRECTION' }, 'REFUSED', 'NOT_WRONG').ok, true)
  assert.equal((answer(request, 'REFUSED', 'NOT_WRONG') as { refusal: string }).refusal, 'reason_does_not_fit')
  assert.equal((answer(request, 'REFUSED', 'DONE') as { refusal: string }).refusal, 'reason_does_not_fit')
  assert.equal((answer({ ...request, state: 'REFUSED' }, 'GRANTED', 'DONE') as { refusal: string }).refusal, 'already_answered')
})
