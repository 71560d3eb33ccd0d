// What an officer is told who visits a family in the first year, and how the answers of a survey become scores.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Day, Instant } from '#domain/kit/day.ts'
import type { Result } from '#domain/kit/result.ts'
import { questionKeys } from '#domain/programmes/instrument-rules.ts'
import type { Answers, Instrument, Item } from '#domain/programmes/instrument-words.ts'
import type { Programme } from '#domain/programmes/words.ts'
import { readPack } from '#packs/read-pack.ts'
import { recordVisit, scoreSurvey, standingOf, visitsAfter, waveOn } from './visit-rules.ts'
import type { Plan, Visit } from './words.ts'

const now = '2026-11-20T10:00:00.000Z' as Instant
const reading = readPack(join(import.meta.dirname, '../../packs'))
const instrument: Instrument = reading.ok ? reading.pack.instruments[0]! : assert.fail('the instrument cannot be read')

const plan = (over: Partial<Plan> = {}): Plan => ({ status: 'APPROVED', returnOn: '2026-10-01', ...over }) as Plan
const visit = (over: Partial<Visit> = {}): Visit => ({ status: 'DUE', attempts: 0, ...over }) as Visit
const seen = {
  outcome: 'DONE',
  mode: 'HOME',
  visitedOn: '2026-11-18' as Day,
  activityRunning: true,
  jobs: { self: 1, family: 2, community: 0 },
  wishToStay: 'YES',
} as const
const answer = (result: Result<unknown, string>): string => (result.ok ? 'accepted' : result.refusal)

test('The visits of the first year are dated from the day of the return', () => {
  const programme = { followUp: { months: [1, 6, 12], windowDays: 15 } } as unknown as Programme
  assert.deepEqual(visitsAfter(programme, '2026-08-31' as Day), [
    { month: 1, dueOn: '2026-09-30', windowDays: 15 },
    { month: 6, dueOn: '2027-02-28', windowDays: 15 },
    { month: 12, dueOn: '2027-08-31', windowDays: 15 },
  ])
})

test('A visit is late on the day after its window, and never once it is written', () => {
  const table: [string, Visit['status'], string][] = [
    ['DUE', 'DUE', '2026-11-20'],
    ['LATE', 'DUE', '2026-11-19'],
    ['DONE', 'DONE', '2026-11-01'],
    ['UNREACHABLE', 'UNREACHABLE', '2026-11-01'],
  ]
  for (const [standing, status, lateAfter] of table)
    assert.equal(standingOf({ status, lateAfter: lateAfter as Day }, now), standing, lateAfter)
})

test('An officer writes what was seen, once, on a day that has come', () => {
  const table: [string, Plan, Visit, Parameters<typeof recordVisit>[2]][] = [
    ['accepted', plan(), visit(), seen],
    ['accepted', plan(), visit(), { ...seen, outcome: 'REFUSED', mode: null, activityRunning: null, jobs: null }],
    ['plan_not_approved', plan({ status: 'DRAFT' }), visit(), seen],
    ['visit_already_recorded', plan(), visit({ status: 'DONE' }), seen],
    ['day_in_the_future', plan(), visit(), { ...seen, visitedOn: '2026-11-22' as Day }],
    ['before_return', plan(), visit(), { ...seen, visitedOn: '2026-09-30' as Day }],
    ['visit_incomplete', plan(), visit(), { ...seen, activityRunning: null }],
    ['visit_incomplete', plan(), visit(), { ...seen, jobs: null }],
    ['visit_incomplete', plan(), visit(), { ...seen, mode: null }],
  ]
  for (const [word, of, which, report] of table) assert.equal(answer(recordVisit(of, which, report, now)), word)
})

test('Somebody who does not answer is called three times before they count as unreachable', () => {
  const silent = { ...seen, outcome: 'NO_ANSWER', activityRunning: null, jobs: null, wishToStay: null } as const
  assert.deepEqual(recordVisit(plan(), visit(), silent, now), { ok: true, value: { status: 'DUE', attempts: 1 } })
  assert.deepEqual(recordVisit(plan(), visit({ attempts: 1 }), silent, now), { ok: true, value: { status: 'DUE', attempts: 2 } })
  assert.deepEqual(recordVisit(plan(), visit({ attempts: 2 }), silent, now), { ok: true, value: { status: 'UNREACHABLE', attempts: 3 } })
})

/** The answer of an item that is worth `score`; nothing where none is. */
function answersWorth(worth: (item: Item) => number): Answers {
  const answers: Answers = {}
  for (const key of questionKeys(instrument)) {
    const item = instrument.items.find((each) => each.code === key.split('.')[0])!
    const option = instrument.scales[item.scale]!.find((each) => each.score === worth(item))
    if (option !== undefined) answers[key] = option.code
  }
  return answers
}

test('Everything well for money, half well among people, nothing well at heart: 1, 0.5, 0 and 0.5 in all', () => {
  const worth: Record<string, number> = { ECONOMIC: 1, SOCIAL: 0.5, PSYCHOSOCIAL: 0 }
  const answers = answersWorth((item) => worth[item.dimension]!)
  const scored = scoreSurvey(
    plan(),
    ['amal' as never],
    instrument,
    { personId: 'amal' as never, answeredOn: '2026-11-01' as Day, wave: null, answers },
    now,
  )
  assert.ok(scored.ok)
  assert.deepEqual(
    scored.value.dimensions.map(({ code, score }) => [code, score]),
    [
      ['ECONOMIC', 1],
      ['SOCIAL', 0.5],
      ['PSYCHOSOCIAL', 0],
    ],
  )
  assert.equal(scored.value.composite, 0.5)
  assert.equal(scored.value.wave, 'BASELINE')
})

test('Where too little is answered, no number is made up', () => {
  const answers = answersWorth((item) => (item.dimension === 'ECONOMIC' ? 1 : Number.NaN))
  const scored = scoreSurvey(
    plan(),
    ['amal' as never],
    instrument,
    { personId: 'amal' as never, answeredOn: '2026-11-01' as Day, wave: null, answers },
    now,
  )
  assert.ok(scored.ok)
  assert.deepEqual(
    scored.value.dimensions.map(({ score }) => score),
    [1, null, null],
  )
  assert.equal(scored.value.composite, null)
})

test('A survey is taken from somebody of the case, after the return, with answers that exist', () => {
  const good = { personId: 'amal' as never, answeredOn: '2026-11-01' as Day, wave: null, answers: { E1: 'GOOD' } as Answers }
  const table: [string, Pick<Plan, 'returnOn'>, Partial<typeof good>][] = [
    ['accepted', plan(), {}],
    ['plan_without_return_day', plan({ returnOn: null }), {}],
    ['person_not_in_case', plan(), { personId: 'nobody' as never }],
    ['day_in_the_future', plan(), { answeredOn: '2026-11-22' as Day }],
    ['before_return', plan(), { answeredOn: '2026-09-30' as Day }],
    ['nothing_answered', plan(), { answers: {} }],
    ['unknown_question', plan(), { answers: { Z9: 'GOOD' } }],
    ['unknown_answer', plan(), { answers: { E1: 'SPLENDID' } }],
    ['one_answer_only', plan(), { answers: { E1: ['GOOD', 'POOR'] } }],
  ]
  for (const [word, of, over] of table)
    assert.equal(answer(scoreSurvey(of, ['amal' as never], instrument, { ...good, ...over }, now)), word)
})

test('The wave is told by the time since the return', () => {
  const table = [
    ['BASELINE', '2026-10-01'],
    ['BASELINE', '2027-01-01'],
    ['MIDLINE', '2027-01-02'],
    ['MIDLINE', '2027-09-30'],
    ['ENDLINE', '2027-10-01'],
  ] as const
  for (const [wave, on] of table) assert.equal(waveOn('2026-10-01' as Day, on as Day), wave, on)
})
