import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day, Instant } from '#domain/kit/day.ts'
import { answer, dueOn, extend, receive } from './request-rules.ts'
import type { ConsentText } from './consent-text-words.ts'
import { checkText, mayShare, type Sharing, type Subject } from './sharing-rules.ts'
import type { Consent } from './words.ts'

const now = '2026-11-23T10:00:00.000Z' as Instant
const consent = (changes: Partial<Consent> = {}): Consent =>
  ({
    kind: 'DATA_SHARING',
    recipient: 'PARTNER',
    recipientName: null,
    scope: ['IDENTITY', 'JOURNEY'],
    form: 'EXPLICIT_WRITTEN',
    language: 'ti',
    textVersion: null,
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
const letay: Subject = { bornOn: '1990-05-04' as Day, languages: ['ti', 'am'] }
const text = (changes: Partial<ConsentText> = {}): ConsentText => ({
  kind: 'DATA_SHARING',
  version: '2026-1',
  validFrom: '2025-01-01' as Day,
  source: 'test',
  covers: [],
  forms: ['EXPLICIT_WRITTEN', 'EXPLICIT_ORAL'],
  ...changes,
})
const travelText = text({
  kind: 'TRAVEL',
  covers: [{ recipients: ['CARRIER', 'AUTHORITY'], scope: ['IDENTITY', 'DOCUMENTS', 'JOURNEY'] }],
})
const texts = [text(), travelText]

test('what a person has agreed to is given to whom they agreed, and nothing else to nobody else', () => {
  assert.equal(mayShare(letay, [consent()], asked(), now, texts).ok, true)
  assert.equal(mayShare(letay, [consent({ recipientName: 'relais ' })], asked(), now, texts).ok, true)
  const refused: [string, Consent[], Partial<Sharing>, string][] = [
    ['nobody asked', [], {}, 'consent_not_given'],
    ['another kind of recipient', [consent()], { recipient: 'DONOR' }, 'consent_not_given'],
    ['a partner is no employer', [consent()], { recipient: 'EMPLOYER' }, 'consent_not_given'],
    ['another purpose', [consent()], { purpose: 'PHOTO_MEDIA' }, 'consent_not_given'],
    ['another partner by name', [consent({ recipientName: 'Another house' })], {}, 'consent_not_given'],
    ['given later', [consent({ givenAt: '2027-01-01T00:00:00.000Z' as Instant })], {}, 'consent_not_given'],
    ['withdrawn', [consent({ withdrawnAt: '2026-06-01T00:00:00.000Z' as Instant })], {}, 'consent_was_withdrawn'],
    ['over', [consent({ expiresAt: '2026-06-01T00:00:00.000Z' as Instant })], {}, 'consent_is_over'],
    ['by somebody else', [consent({ form: 'PROXY' })], {}, 'consent_form_too_weak'],
    ['in a language that is not theirs', [consent({ language: 'fr' })], {}, 'consent_not_understood'],
    ['more than was agreed', [consent()], { scope: ['IDENTITY', 'HEALTH'] }, 'consent_covers_less'],
  ]
  for (const [why, consents, changes, refusal] of refused) {
    const may = mayShare(letay, consents, asked(changes), now, texts)
    assert.deepEqual([may.ok, 'refusal' in may && may.refusal], [false, refusal], why)
  }
})

test('a withdrawn consent does not spoil one that was given again, and two halves do not make a whole', () => {
  assert.equal(mayShare(letay, [consent({ withdrawnAt: now }), consent()], asked(), now, texts).ok, true)
  const halves = [consent({ scope: ['IDENTITY'] }), consent({ scope: ['JOURNEY'] })]
  const both = mayShare(letay, halves, asked({ scope: ['IDENTITY', 'JOURNEY'] }), now, texts)
  assert.equal('refusal' in both && both.refusal, 'consent_covers_less')
})

test('whoever answers for a child speaks for them, and where nobody knows what somebody speaks the clerk is believed', () => {
  const child: Subject = { bornOn: '2015-05-04' as Day, languages: ['ti'] }
  assert.equal(mayShare(child, [consent({ form: 'PROXY' })], asked(), now, texts).ok, true)
  assert.equal(mayShare({ ...letay, languages: [] }, [consent({ language: 'fr' })], asked(), now, texts).ok, true)
})

test('a consent to travel names by its text those who carry people, and nobody else', () => {
  const travel = consent({ kind: 'TRAVEL', recipient: 'OFFICE', scope: [] })
  const list = (recipient: Sharing['recipient'], scope: Sharing['scope'] = ['IDENTITY', 'DOCUMENTS', 'JOURNEY']) =>
    mayShare(letay, [travel], { purpose: 'TRAVEL', recipient, recipientName: null, scope }, now, texts)
  assert.equal(list('CARRIER').ok && list('AUTHORITY').ok, true)
  assert.deepEqual(
    [list('PARTNER'), list('CARRIER', ['HEALTH'])].map((may) => 'refusal' in may && may.refusal),
    ['consent_not_given', 'consent_covers_less'],
  )
})

test('what was agreed on a text that is withdrawn no longer holds; one that is only replaced does', () => {
  const versions = [
    text({ version: '2025-1', validTo: '2026-03-31' as Day, withdrawnOn: '2026-09-01' as Day }),
    text({ version: '2025-2', validTo: '2026-03-31' as Day }),
    text({ version: '2026-1', validFrom: '2026-04-01' as Day }),
  ]
  const may = (textVersion: string, at = now) => mayShare(letay, [consent({ textVersion })], asked(), at, versions)
  const withdrawn = may('2025-1')
  assert.equal('refusal' in withdrawn && withdrawn.refusal, 'consent_text_withdrawn')
  assert.equal(may('2025-1', '2026-08-31T12:00:00.000Z' as Instant).ok, true, 'until then it held')
  assert.equal(may('2025-2').ok, true)
})

test('a version that nobody reads on that day is named with those that are', () => {
  const on = (textVersion: string | undefined, givenAt: string) =>
    checkText({ kind: 'DATA_SHARING', textVersion }, givenAt as Instant, texts)
  assert.equal(on(undefined, '2026-01-01T00:00:00.000Z').ok && on('2026-1', '2026-01-01T00:00:00.000Z').ok, true)
  assert.deepEqual(on('2031-9', '2026-01-01T00:00:00.000Z'), {
    ok: false,
    refusal: 'consent_text_unknown',
    details: { field: 'textVersion', inForce: '2026-1' },
  })
  assert.equal(on('2026-1', '2024-01-01T00:00:00.000Z').ok, false)
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
  assert.equal(answer({ ...request, kind: 'ACCESS' }, 'GRANTED', 'DONE').ok, true)
  assert.equal((answer(request, 'GRANTED', 'DONE') as { refusal: string }).refusal, 'erase_to_grant')
  assert.equal(answer(request, 'REFUSED', 'LEGAL_DUTY_TO_KEEP').ok, true)
  assert.equal(answer({ ...request, kind: 'CORRECTION' }, 'REFUSED', 'NOT_WRONG').ok, true)
  assert.equal((answer(request, 'REFUSED', 'NOT_WRONG') as { refusal: string }).refusal, 'reason_does_not_fit')
  assert.equal((answer(request, 'REFUSED', 'DONE') as { refusal: string }).refusal, 'reason_does_not_fit')
  assert.equal((answer({ ...request, state: 'REFUSED' }, 'GRANTED', 'DONE') as { refusal: string }).refusal, 'already_answered')
})
