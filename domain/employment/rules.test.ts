// What may be said of a vacancy and a profile, and the steps from a proposal to the first day of work.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day, Instant } from '#domain/kit/day.ts'
import type { Match, MatchingScale } from './match-words.ts'
import {
  canPropose,
  canWriteProfile,
  checkProfile,
  checkVacancy,
  isOccupation,
  isOpenOn,
  mayLookForWork,
  moveReferral,
  moveVacancy,
  vetVacancy,
} from './rules.ts'
import { EmployerCheck, Profile, type Referral, type Vacancy } from './words.ts'

const today = '2026-11-23' as Day
const scale = { legalAge: 18, usualScoreMin: 0.5 } as MatchingScale
const vacancy = {
  occupation: '5223',
  wageMinMinor: 50_000,
  wageMaxMinor: 60_000,
  startsOn: '2027-01-15' as Day,
  deadlineOn: '2026-12-01' as Day,
  mustSkills: [],
  languages: [],
  openings: 1,
  status: 'OPEN',
  checks: [],
} as unknown as Vacancy

test('an occupation is a code whose group exists in ISCO-08', () => {
  for (const code of ['5223', '5249', '8142', '4120', '7115', '0110']) assert.ok(isOccupation(code), code)
  for (const code of ['5523', '0410', '9999', '522', '52233', 'ABCD']) assert.equal(isOccupation(code), false, code)
})

const vacancies: readonly [says: string, change: object, answer: string][] = [
  ['as it should be', {}, 'accepted'],
  ['an occupation of no group', { occupation: '5523' }, 'unknown_occupation'],
  ['a highest wage below the lowest', { wageMaxMinor: 40_000 }, 'wages_out_of_order'],
  ['a last day for applying after the first day of work', { deadlineOn: '2027-02-01' }, 'deadline_after_start'],
  ['a skill asked for twice', { mustSkills: [{ code: 'SALES' }, { code: 'SALES' }] }, 'asked_twice'],
]
for (const [says, change, answer] of vacancies)
  test(`somebody registers a vacancy: ${says}`, () => assert.equal(wordOf(checkVacancy({ ...vacancy, ...change })), answer))

const profile = Profile.parse({ desired: ['5223'], education: 3, country: 'IRQ', region: 'IQ-AR', availableFrom: '2027-01-10' })
const profiles: readonly [says: string, change: object, answer: string][] = [
  ['as they say it', {}, 'accepted'],
  ['work done in an occupation of no group', { experiences: [{ occupation: '4599', months: 2 }] }, 'unknown_occupation'],
  ['the same wish twice', { desired: ['5223', '5223'] }, 'said_twice'],
  ['a wage without its currency', { wageMinMinor: 100 }, 'wage_without_currency'],
  ['a place that is home and avoided', { avoids: ['IQ-AR'] }, 'place_wished_and_avoided'],
]
for (const [says, change, answer] of profiles)
  test(`somebody tells what they can do: ${says}`, () => assert.equal(wordOf(checkProfile({ ...profile, ...change } as Profile)), answer))

test('nobody writes over a profile that somebody else changed meanwhile, nor into a case that has ended', () => {
  const [older, newer] = ['2026-11-20T08:00:00.000Z', '2026-11-21T08:00:00.000Z'] as Instant[]
  assert.equal(wordOf(canWriteProfile('FOLLOW_UP', undefined, undefined)), 'accepted')
  assert.equal(wordOf(canWriteProfile('FOLLOW_UP', { updatedAt: newer! }, newer)), 'accepted')
  assert.equal(wordOf(canWriteProfile('FOLLOW_UP', { updatedAt: newer! }, older)), 'changed_meanwhile')
  assert.equal(wordOf(canWriteProfile('FOLLOW_UP', { updatedAt: newer! }, undefined)), 'changed_meanwhile')
  assert.equal(wordOf(canWriteProfile('CLOSED', undefined, undefined)), 'case_ended')
})

test('a child does not look for work; somebody whose age is not known may be written down', () => {
  assert.equal(mayLookForWork({ bornOn: '2010-01-01' as Day }, today, scale), false)
  assert.equal(mayLookForWork({ bornOn: '2008-11-23' as Day }, today, scale), true)
  assert.equal(mayLookForWork({ bornOn: null }, today, scale), true)
})

test('an employer is vetted with every check or not at all, and only a vetted vacancy opens', () => {
  const draft = { ...vacancy, status: 'DRAFT' } as Vacancy
  assert.equal(wordOf(moveVacancy(draft, 'OPEN')), 'step_not_possible')
  assert.equal(wordOf(vetVacancy(draft, ['SITE_VISIT', 'WAGE_PAID'])), 'employer_not_vetted')
  const vetted = vetVacancy(draft, EmployerCheck.options)
  assert.ok(vetted.ok)
  assert.equal(wordOf(vetVacancy(vetted.value, EmployerCheck.options)), 'step_not_possible')
  assert.equal(wordOf(moveVacancy(vetted.value, 'OPEN')), 'accepted')
  assert.equal(wordOf(moveVacancy({ ...vacancy, status: 'FILLED' }, 'OPEN')), 'step_not_possible')
})

test('a vacancy is open until the end of its last day', () => {
  assert.ok(isOpenOn(vacancy, '2026-12-01' as Day))
  assert.equal(isOpenOn(vacancy, '2026-12-02' as Day), false)
  assert.equal(isOpenOn({ status: 'ON_HOLD', deadlineOn: null }, today), false)
})

const match = { score: 0.85, excludedBy: [] } as unknown as Match
const proposals: readonly [says: string, change: object, answer: string][] = [
  ['a good fit', {}, 'accepted'],
  ['a vacancy that is paused', { vacancy: { ...vacancy, status: 'ON_HOLD' } }, 'vacancy_not_open'],
  ['somebody who pauses', { candidate: { status: 'PAUSED' } }, 'not_looking_for_work'],
  ['the same a second time', { before: [{ status: 'SENT' }] }, 'already_proposed'],
  ['the same after they were hired there', { before: [{ status: 'HIRED' }] }, 'already_proposed'],
  ['the same after they once said no', { before: [{ status: 'DECLINED' }] }, 'accepted'],
  ['somebody who did not consent to share', { match: { ...match, excludedBy: ['NO_CONSENT_TO_SHARE'] } }, 'no_share_consent'],
  [
    'a reason does not go round what keeps two apart',
    { match: { ...match, excludedBy: ['UNDER_AGE'] }, reason: 'Quand même' },
    'kept_apart',
  ],
  ['a low score without a reason', { match: { ...match, score: 0.49 } }, 'low_score_without_reason'],
  ['a low score with a reason', { match: { ...match, score: 0.49 }, reason: 'Elle apprend vite' }, 'accepted'],
]
for (const [says, change, answer] of proposals)
  test(`a counsellor proposes a vacancy: ${says}`, () => {
    const asked = { vacancy, candidate: { status: 'ACTIVE' } as const, match, before: [], reason: undefined, ...change }
    assert.equal(wordOf(canPropose(asked, scale, today)), answer)
  })

const free = { sharesWithEmployers: true, hired: 0, openings: 1 }
const day = '2027-01-15' as Day
const moves: readonly [
  says: string,
  from: Referral['status'],
  to: Referral['status'],
  facts: object,
  startedOn: Day | undefined,
  answer: string,
][] = [
  ['the person says yes', 'PROPOSED', 'ACCEPTED_BY_CANDIDATE', {}, undefined, 'accepted'],
  ['the person says no', 'PROPOSED', 'DECLINED', {}, undefined, 'accepted'],
  ['nobody is sent without their yes', 'PROPOSED', 'SENT', {}, undefined, 'step_not_possible'],
  [
    'nobody is sent who withdrew their consent',
    'ACCEPTED_BY_CANDIDATE',
    'SENT',
    { sharesWithEmployers: false },
    undefined,
    'no_share_consent',
  ],
  ['sent', 'ACCEPTED_BY_CANDIDATE', 'SENT', {}, undefined, 'accepted'],
  ['an offer without an interview', 'SENT', 'OFFER', {}, undefined, 'accepted'],
  ['hired on a day', 'OFFER', 'HIRED', {}, day, 'accepted'],
  ['hired without a day', 'OFFER', 'HIRED', {}, undefined, 'first_day_missing'],
  ['no opening is left', 'OFFER', 'HIRED', { hired: 1 }, day, 'no_opening_left'],
  ['an end is an end', 'DECLINED', 'PROPOSED', {}, undefined, 'step_not_possible'],
]
for (const [says, from, to, facts, startedOn, answer] of moves)
  test(`a referral goes on: ${says}`, () => {
    const moved = moveReferral({ status: from } as Referral, { to, startedOn, endReason: undefined }, { ...free, ...facts })
    assert.equal(wordOf(moved), answer)
    if (moved.ok) assert.equal(moved.value.status, to)
  })

test('why it came to nothing is kept with the end, and with nothing else', () => {
  const asked = (to: Referral['status']) => ({ to, startedOn: day, endReason: 'Le chemin est trop long' })
  const declined = moveReferral({ status: 'OFFER', endReason: null } as Referral, asked('DECLINED'), free)
  const hired = moveReferral({ status: 'OFFER', endReason: null } as Referral, asked('HIRED'), free)
  assert.deepEqual([declined.ok && declined.value.endReason, hired.ok && hired.value.endReason], ['Le chemin est trop long', null])
})

function wordOf(result: { ok: true } | { ok: false; refusal: string }): string {
  return result.ok ? 'accepted' : result.refusal
}
