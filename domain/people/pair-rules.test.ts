import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Instant } from '#domain/kit/day.ts'
import { patternOf, scorer } from './evidence-rules.ts'
import type { Traits } from './likely-rules.ts'
import { placeOfPair, saidByUndoing, sayOfPair } from './pair-rules.ts'

const now = '2026-11-23T10:00:00.000Z' as Instant
const open = { state: 'OPEN', putOffAt: '2026-11-01T10:00:00.000Z' as Instant, decidedBy: null, decidedAt: null } as const

test('a pair lies where both its files are seen, and nowhere when there is no such place', () => {
  const side = (id: string, office: number, compartment: number) => ({ id, office, compartment })
  assert.deepEqual(placeOfPair(side('a', 1, 0), side('b', 1, 0)), { office: 1, compartment: 0 })
  assert.deepEqual(placeOfPair(side('a', 1, 0), side('b', 1, 3)), { office: 1, compartment: 3 })
  assert.equal(placeOfPair(side('a', 1, 2), side('b', 1, 3)), undefined)
  assert.equal(placeOfPair(side('a', 1, 0), side('b', 2, 0)), undefined)
  assert.equal(placeOfPair(side('a', 1, 0), side('a', 1, 0)), undefined)
})

test('a clerk says same, not same or later, once, and can take it back', () => {
  assert.deepEqual(sayOfPair(open, 'LATER', 'me', now), { ok: true, value: { ...open, putOffAt: now } })
  const decided = sayOfPair(open, 'NOT_SAME', 'me', now)
  assert.deepEqual(decided, { ok: true, value: { ...open, state: 'NOT_SAME', decidedBy: 'me', decidedAt: now } })
  assert.ok(decided.ok)
  assert.deepEqual(sayOfPair(decided.value, 'SAME', 'you', now), { ok: false, refusal: 'already_decided', details: { state: 'NOT_SAME' } })
  assert.deepEqual(sayOfPair(decided.value, 'REOPENED', 'you', now), { ok: true, value: { ...open, putOffAt: now } })
  assert.deepEqual(sayOfPair(open, 'REOPENED', 'me', now), { ok: false, refusal: 'not_decided' })
})

test('a merge undone because they are two persons says so of the pair; for another reason the question stays open', () => {
  assert.deepEqual(
    [saidByUndoing('TWO_PERSONS'), saidByUndoing('WRONG_FILE'), saidByUndoing('PERSON_ASKED')],
    [['REOPENED', 'NOT_SAME'], ['REOPENED'], ['REOPENED']],
  )
})

const traits = (changes: Partial<Traits> = {}): Traits => ({
  latin: ['tesfaye', 'amina'],
  native: [],
  sounded: [],
  latinSkeletons: ['TSF', 'MN'],
  latinSounds: [],
  nativeSkeletons: [],
  nativeSounds: [],
  bornOn: '1990-01-02' as never,
  bornPrecision: 'DAY',
  sex: 'F',
  nationality: 'ERI',
  documents: ['A1'],
  ...changes,
})

test('each field has its word and its weight, and the pattern keeps levels and no names', () => {
  const [a, b] = [traits(), traits({ bornOn: '1990-02-01' as never, documents: ['B2'] })]
  const { score, evidence } = scorer.weigh(a, b)
  assert.deepEqual(
    evidence.map(({ field, reason, weight }) => [field, reason, Math.sign(weight)]),
    [
      ['DOCUMENT', null, 0],
      ['NAME', 'SAME_NAME', 1],
      ['BIRTH', 'BIRTH_DAY_AND_MONTH_SWAPPED', 1],
      ['SEX', null, 0],
      ['NATIONALITY', 'SAME_NATIONALITY', 1],
    ],
  )
  assert.ok(score > 0.75)
  assert.deepEqual(patternOf(a, b, evidence), {
    DOCUMENT: 'DIFFERENT',
    NAME: 'SAME_NAME',
    BIRTH: 'BIRTH_DAY_AND_MONTH_SWAPPED',
    SEX: 'SAME',
    NATIONALITY: 'SAME_NATIONALITY',
  })
  assert.ok(!JSON.stringify(patternOf(a, b, evidence)).includes('tesfaye'))
})

test('a pair weighs the same from either side', () => {
  const [a, b] = [traits(), traits({ latin: ['amina', 'tesfay'], sex: 'M', nationality: 'ETH', documents: [] })]
  assert.deepEqual(scorer.weigh(a, b), scorer.weigh(b, a))
})
