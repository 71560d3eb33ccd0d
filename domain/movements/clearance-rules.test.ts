import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#domain/kit/day.ts'
import type { PersonId } from '#domain/people/words.ts'
import {
  escortMeets,
  type FitnessSaid,
  isForDoctors,
  linesToOpen,
  recordFitness,
  requestsFor,
  unmetDemands,
  withWindow,
} from './clearance-rules.ts'
import type { Clearance } from './clearance-words.ts'
import { EscortKind } from './words.ts'

const amina = 'amina' as PersonId
const bilal = 'bilal' as PersonId
const today = day('2026-11-02')
const check: Clearance = {
  id: 'c' as Clearance['id'],
  caseId: 'case' as Clearance['caseId'],
  personId: amina,
  kind: 'MED_FIT_TO_TRAVEL',
  status: 'TO_REQUEST',
  requestedOn: null,
  validFrom: null,
  validUntil: null,
  issuer: null,
  reference: null,
  hasRestriction: false,
  fitness: null,
  updatedAt: '2026-11-01T00:00:00.000Z' as Clearance['updatedAt'],
}

test('a line of some members is opened for them alone, and only once', () => {
  const required = [
    { kind: 'VISA', perMember: true },
    { kind: 'BID', perMember: true, only: [bilal] },
  ] as const
  const open = linesToOpen(required, [amina, bilal], [{ kind: 'VISA', personId: amina }])
  assert.deepEqual(open, [
    { kind: 'VISA', personId: bilal },
    { kind: 'BID', personId: bilal },
  ])
})

test('the window of the office gives the last day where the paper is silent, and never moves a day that somebody wrote', () => {
  const cleared = { status: 'CLEARED' } as const
  const table: [string, Pick<Clearance, 'status' | 'validFrom' | 'validUntil'>, Parameters<typeof withWindow>[1], string | undefined][] = [
    ['cleared today', check, cleared, '2027-05-02'],
    ['cleared some days ago', check, { ...cleared, validFrom: day('2026-10-20') }, '2027-04-20'],
    ['the paper says it', check, { ...cleared, validUntil: day('2026-12-01') }, '2026-12-01'],
    ['asked for only', check, { status: 'REQUESTED' }, undefined],
    ['it stands with its day', { status: 'CLEARED', validFrom: today, validUntil: day('2026-11-30') }, cleared, undefined],
    ['cleared anew', { status: 'EXPIRED', validFrom: day('2025-01-01'), validUntil: day('2025-07-01') }, cleared, '2027-05-02'],
    ['it stood without a last day', { status: 'CLEARED', validFrom: day('2026-10-02'), validUntil: null }, cleared, '2027-04-02'],
  ]
  for (const [says, is, news, until] of table) assert.equal(withWindow(is, news, { months: 6 }, today).validUntil, until, says)
  assert.equal(withWindow(check, cleared, undefined, today).validUntil, undefined)
})

const said = (more: Partial<FitnessSaid> = {}): FitnessSaid => ({ outcome: 'FIT', escort: null, ssr: [], hasDetail: false, ...more })

test('what a doctor says becomes how the line stands, with what must be seen to', () => {
  const table: [FitnessSaid, string, string | null][] = [
    [said(), 'CLEARED', '2026-11-05'],
    [said({ outcome: 'FIT_WITH_CONDITIONS', escort: 'MEDICAL_NURSE', ssr: ['WCHS'] }), 'CLEARED', '2026-11-05'],
    [said({ outcome: 'FIT_WITH_CONDITIONS', hasDetail: true }), 'CLEARED', '2026-11-05'],
    [said({ outcome: 'UNFIT' }), 'REFUSED', null],
    [said({ outcome: 'POSTPONE' }), 'PENDING_INFO', null],
  ]
  for (const [words, status, until] of table) {
    const recorded = recordFitness(check, words, { days: 3 }, undefined, today)
    assert.ok(recorded.ok, words.outcome)
    assert.deepEqual([recorded.value.status, recorded.value.validUntil, recorded.value.fitness?.outcome], [status, until, words.outcome])
    assert.equal(isForDoctors(recorded.value), true)
  }
  const shorter = recordFitness(check, said(), { days: 3 }, 2, today)
  assert.ok(shorter.ok && shorter.value.validUntil === '2026-11-04', 'the programme’s own figure comes first')
})

test('a doctor is told what does not go together', () => {
  const refused: [FitnessSaid, string, Partial<Clearance>?][] = [
    [said(), 'not_a_fitness_check', { kind: 'VISA' }],
    [said({ escort: 'MEDICAL_NURSE' }), 'fit_needs_no_conditions'],
    [said({ outcome: 'UNFIT', ssr: ['WCHR'] }), 'fit_needs_no_conditions'],
    [said({ outcome: 'FIT_WITH_CONDITIONS' }), 'conditions_missing'],
    [said({ outcome: 'FIT_WITH_CONDITIONS', ssr: ['STCR'] }), 'stretcher_needs_escort'],
    [said({ outcome: 'FIT_WITH_CONDITIONS', ssr: ['STCR'], escort: 'FAMILY' }), 'stretcher_needs_escort'],
    [said({ validFrom: today, validUntil: day('2026-11-01') }), 'window_backwards'],
    [said({ validFrom: day('2026-10-01'), validUntil: day('2026-11-01') }), 'already_over'],
  ]
  for (const [words, word, is] of refused) {
    const answer = recordFitness({ ...check, ...is }, words, { days: 3 }, undefined, today)
    assert.ok(!answer.ok && answer.refusal === word, word)
  }
})

test('a stretcher and oxygen are a medical case for the carrier, whether the doctor says so or not', () => {
  const stretcher = recordFitness(
    check,
    said({ outcome: 'FIT_WITH_CONDITIONS', ssr: ['STCR'], escort: 'MEDICAL_DOCTOR' }),
    { days: 3 },
    undefined,
    today,
  )
  assert.ok(stretcher.ok)
  assert.deepEqual(stretcher.value.fitness?.ssr, ['STCR', 'MEDA'])
})

const demanding = (fitness: Clearance['fitness'], status: Clearance['status'] = 'CLEARED') => [{ ...check, status, fitness }]

test('M138: nobody flies without the escort and the help that a doctor demands', () => {
  const demands = demanding({ outcome: 'FIT_WITH_CONDITIONS', escort: 'MEDICAL_NURSE', ssr: ['WCHS', 'MAAS'] })
  const seat = { personId: amina, ssr: [{ code: 'WCHC' }, { code: 'MAAS' }], escortKind: 'MEDICAL_DOCTOR' } as const
  assert.deepEqual(unmetDemands(demands, [seat]), [])
  assert.deepEqual(unmetDemands(demands, [{ ...seat, escortKind: 'FAMILY' }]), [
    { word: 'escort_demanded', kind: 'MED_FIT_TO_TRAVEL', personId: amina, escort: 'MEDICAL_NURSE' },
  ])
  assert.deepEqual(unmetDemands(demands, [{ ...seat, ssr: [{ code: 'WCHR' }] }]), [
    { word: 'ssr_demanded', kind: 'MED_FIT_TO_TRAVEL', personId: amina, ssr: ['WCHS', 'MAAS'] },
  ])
  assert.deepEqual(unmetDemands(demands, [{ ...seat, personId: bilal, ssr: [], escortKind: null }]), [])
  const over = demanding({ outcome: 'FIT_WITH_CONDITIONS', escort: 'MEDICAL_NURSE', ssr: [] }, 'EXPIRED')
  assert.deepEqual(unmetDemands(over, [{ ...seat, escortKind: null }]), [], 'the guard asks for the check itself')
})

test('a doctor stands in for a nurse, either for an escort without training, and nobody else for another', () => {
  const meets = EscortKind.options.map((demanded) => EscortKind.options.filter((given) => escortMeets(demanded, given)))
  assert.deepEqual(meets, [
    ['OPERATIONAL', 'MEDICAL_DOCTOR', 'MEDICAL_NURSE'],
    ['MEDICAL_DOCTOR'],
    ['MEDICAL_DOCTOR', 'MEDICAL_NURSE'],
    ['CHILD'],
    ['FAMILY'],
    ['CARRIER_UM'],
  ])
  assert.equal(escortMeets('OPERATIONAL', null), false)
})

test('what the case knows and what a doctor demands become one request each: of wheelchairs the fullest', () => {
  assert.deepEqual(requestsFor(['WCHR', 'BLND'], ['WCHC']), ['BLND', 'WCHC'])
  assert.deepEqual(requestsFor(['WCHC'], ['WCHR']), ['WCHC'])
  assert.deepEqual(requestsFor(['MAAS'], ['MAAS']), ['MAAS'])
})
