import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#domain/kit/day.ts'
import { concernsOf, joinFamily, leaveFamily, type Relative } from './family-rules.ts'
import { canMove, isActive, liftHold, moveCase, openEnds, placeHold, reopenCase, stepsByHand, type Standing } from './rules.ts'
import { whatBlocks, whatIsNext } from './story-rules.ts'
import { CaseStatus } from './words.ts'

const today = '2026-11-23' as Day
const at = (status: CaseStatus, statusBefore: CaseStatus | null = null): Standing => ({ status, statusBefore })
const word = (result: { ok: boolean; refusal?: string; value?: unknown }): string => (result.ok ? 'accepted' : result.refusal!)

test('the whole path of a family, from draft to closed, is a path of the table', () => {
  const path: CaseStatus[] = [
    'DRAFT',
    'REGISTERED',
    'IN_CLEARANCE',
    'TRAVEL_READY',
    'BOOKED',
    'MANIFESTED',
    'DEPARTED',
    'IN_TRANSIT',
    'ARRIVED',
    'HANDED_OVER',
    'FOLLOW_UP',
    'CLOSED',
  ]
  for (let n = 1; n < path.length; n++) assert.ok(canMove(path[n - 1]!, path[n]!), `${path[n - 1]} → ${path[n]}`)
})

test('a person may withdraw from every status that has not ended, and nobody withdraws twice', () => {
  for (const status of CaseStatus.options) {
    assert.equal(canMove(status, 'WITHDRAWN'), isActive(status), status)
    assert.equal(stepsByHand(status).includes('WITHDRAWN'), isActive(status), status)
    const moved = moveCase(at(status, status === 'MISHAP' ? 'IN_TRANSIT' : null), 'WITHDRAWN', undefined, true)
    assert.equal(moved.ok, isActive(status), `${status}: neither a hold nor a missing reason stops it`)
  }
  assert.deepEqual(openEnds, ['WITHDRAWN', 'DECEASED'])
})

test('each step is accepted or refused as the table says', () => {
  const cases: [Standing, CaseStatus, string | undefined, boolean, string][] = [
    [at('DRAFT'), 'REGISTERED', undefined, false, 'accepted'],
    [at('DRAFT'), 'BOOKED', undefined, false, 'cannot_move'],
    [at('TRAVEL_READY'), 'BOOKED', undefined, false, 'accepted'],
    [at('TRAVEL_READY'), 'BOOKED', undefined, true, 'on_hold'],
    [at('BOOKED'), 'MANIFESTED', undefined, true, 'on_hold'],
    [at('IN_CLEARANCE'), 'TRAVEL_READY', undefined, true, 'on_hold'],
    // A seat can be given up while a hold stands.
    [at('BOOKED'), 'TRAVEL_READY', undefined, true, 'accepted'],
    [at('MANIFESTED'), 'BOOKED', undefined, true, 'accepted'],
    // What happened in the air happened, whatever our paper says.
    [at('DEPARTED'), 'ARRIVED', undefined, true, 'accepted'],
    [at('TRAVEL_READY'), 'CANCELLED', 'sans objet', false, 'cannot_move'],
    [at('IN_CLEARANCE'), 'REJECTED', undefined, false, 'reason_missing'],
    [at('IN_CLEARANCE'), 'REJECTED', 'décision de l’État', false, 'accepted'],
    [at('FOLLOW_UP'), 'DECEASED', '  ', false, 'reason_missing'],
    [at('MISHAP', 'IN_TRANSIT'), 'IN_TRANSIT', undefined, false, 'accepted'],
    [at('MISHAP', 'IN_TRANSIT'), 'DEPARTED', undefined, false, 'cannot_move'],
    [at('ON_HOLD', 'IN_CLEARANCE'), 'IN_CLEARANCE', undefined, true, 'on_hold'],
    [at('CLOSED', 'HANDED_OVER'), 'FOLLOW_UP', undefined, false, 'cannot_move'],
  ]
  for (const [from, to, reason, held, expected] of cases)
    assert.equal(word(moveCase(from, to, reason, held)), expected, `${from.status} → ${to}`)
})

test('a hold before a booking stops the case, and lifting the last one lets it go on', () => {
  assert.deepEqual(placeHold(at('REGISTERED')), at('ON_HOLD', 'REGISTERED'))
  assert.deepEqual(placeHold(at('BOOKED')), at('BOOKED'), 'a booked case keeps its place; the hold stands beside it')
  assert.deepEqual(liftHold(at('ON_HOLD', 'REGISTERED'), 1), at('ON_HOLD', 'REGISTERED'), 'another hold still stands')
  assert.deepEqual(liftHold(at('ON_HOLD', 'REGISTERED'), 0), at('REGISTERED'))
  // Clearances may have run out meanwhile: the guard is asked again (domain.md 1.3, G1).
  assert.deepEqual(liftHold(at('ON_HOLD', 'TRAVEL_READY'), 0), at('IN_CLEARANCE'))
})

test('a supervisor re-opens an ended case with a reason, and a journey not begun starts again from its clearances', () => {
  const cases: [Standing, string, string][] = [
    [at('CLOSED', 'FOLLOW_UP'), 'nouveau fait', 'FOLLOW_UP'],
    [at('WITHDRAWN', 'BOOKED'), 'la famille souhaite partir', 'IN_CLEARANCE'],
    [at('WITHDRAWN', 'DRAFT'), 'erreur', 'DRAFT'],
    [at('CANCELLED', 'REGISTERED'), ' ', 'reason_missing'],
    [at('BOOKED'), 'pourquoi pas', 'not_ended'],
  ]
  for (const [from, reason, expected] of cases) {
    const back = reopenCase(from, reason)
    assert.equal(back.ok ? back.value.status : back.refusal, expected)
  }
  const stopped = moveCase(at('ON_HOLD', 'TRAVEL_READY'), 'WITHDRAWN', undefined, true)
  assert.ok(stopped.ok && stopped.value.statusBefore === 'TRAVEL_READY', 'the place under the hold is remembered')
})

const relative = (personId: string, role: Relative['role'], bornOn: string | null): Relative => ({
  personId,
  role,
  bornOn: bornOn as Day | null,
})
const mother = relative('a', 'PA', '1992-03-14')

test('a family has exactly one principal applicant, of age unless a child travels alone', () => {
  assert.equal(word(joinFamily([], mother, false, today)), 'accepted')
  assert.equal(word(joinFamily([mother], relative('b', 'PA', '1980-01-01'), false, today)), 'principal_already_there')
  assert.equal(word(joinFamily([mother], relative('a', 'CHILD', null), false, today)), 'already_member')
  assert.equal(word(joinFamily([], relative('c', 'PA', '2014-05-20'), false, today)), 'principal_under_age')
  assert.equal(word(joinFamily([], relative('c', 'PA', '2014-05-20'), true, today)), 'accepted')
  assert.equal(word(joinFamily([], relative('c', 'PA', '2008-11-23'), false, today)), 'accepted', 'eighteen today')
  assert.equal(word(leaveFamily([mother, relative('d', 'CHILD', null)], 'a')), 'principal_needed')
  assert.equal(word(leaveFamily([mother], 'a')), 'accepted')
  assert.equal(word(leaveFamily([mother], 'z')), 'not_member')
})

test('what needs care in a family is said, and only what must stop a case stops it', () => {
  assert.deepEqual(concernsOf([], false, today), ['no_principal'])
  assert.deepEqual(concernsOf([mother, relative('b', 'SPOUSE', '2010-01-01')], false, today), ['spouse_under_age'])
  assert.deepEqual(concernsOf([mother, relative('b', 'SPOUSE', null), relative('c', 'PARTNER', null)], false, today), ['several_spouses'])
  assert.deepEqual(concernsOf([relative('b', 'CHILD', null)], false, today), ['no_principal', 'child_without_parent'])
})

test('a case says what blocks it and what is next', () => {
  const facts = { status: 'DRAFT' as CaseStatus, criticalOn: null as Day | null, holds: [], tasks: [], concerns: [], consentsMissing: 0 }
  assert.equal(whatIsNext({ ...facts, concerns: ['no_principal'] }), 'add_principal')
  assert.equal(whatIsNext({ ...facts, consentsMissing: 2 }), 'record_consent')
  assert.equal(whatIsNext(facts), 'register')
  assert.equal(whatIsNext({ ...facts, status: 'BOOKED', holds: [{ reason: 'MEDICAL' }] }), 'lift_hold')
  assert.equal(whatIsNext({ ...facts, status: 'ARRIVED', holds: [{ reason: 'MEDICAL' }] }), 'hand_over')
  const blocks = whatBlocks(
    {
      ...facts,
      status: 'IN_CLEARANCE',
      criticalOn: '2026-12-01' as Day,
      holds: [{ reason: 'DOCUMENTS' }],
      tasks: [
        { state: 'OPEN', dueOn: '2026-11-22' as Day },
        { state: 'DONE', dueOn: '2026-11-01' as Day },
        { state: 'OPEN', dueOn: today },
      ],
      concerns: ['spouse_under_age'],
    },
    today,
  )
  assert.deepEqual(
    blocks.map((block) => [block.code, block.weight, block.reason ?? block.count ?? block.on]),
    [
      ['on_hold', 'STOPS', 'DOCUMENTS'],
      ['spouse_under_age', 'CARE', null],
      ['critical_day_near', 'CARE', 8],
      ['task_overdue', 'CARE', 1],
    ],
  )
  assert.deepEqual(whatBlocks({ ...facts, status: 'CLOSED', concerns: ['no_principal'] }, today), [], 'an ended case is blocked by nothing')
  assert.equal(whatBlocks({ ...facts, status: 'BOOKED', criticalOn: '2026-11-22' as Day }, today)[0]?.code, 'critical_day_passed')
})
