// The survey that ships, answered by people: fixture F12 of domain.md, and what must hold for any answers.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readPack } from './read-pack.ts'
import { bandOf, questionKeys, scoreInstrument, type InstrumentScore } from '#domain/programmes/instrument-rules.ts'
import type { Answers, Instrument, Item } from '#domain/programmes/instrument-words.ts'

const survey = read()
const questions = survey.items.flatMap((item) =>
  item.parts === undefined ? [{ key: item.code, item }] : item.parts.map((part) => ({ key: `${item.code}.${part.code}`, item })),
)

function read(): Instrument {
  const reading = readPack(import.meta.dirname)
  assert.ok(reading.ok, JSON.stringify(reading))
  const found = reading.pack.instruments.find((each) => each.code === 'SUSTAINABILITY_SURVEY' && each.version === 1)
  assert.ok(found)
  return found
}
function scored(answers: Answers): InstrumentScore {
  const answer = scoreInstrument(survey, answers)
  assert.ok(answer.ok, JSON.stringify(answer))
  return answer.value
}

/** The option nearest to a wanted score; where a scale has no half, halves alternate so that they average out. */
function answering(wanted: (item: Item) => number): Answers {
  const answers: Answers = {}
  let owed = 0
  for (const { key, item } of questions) {
    const options = survey.scales[item.scale]!.flatMap((option) =>
      option.score === null ? [] : [{ code: option.code, score: option.score }],
    )
    if (item.context || options.length === 0) continue
    const goal = wanted(item) + owed
    const best = options.toSorted((a, b) => Math.abs(a.score - goal) - Math.abs(b.score - goal))[0]!
    owed = goal - best.score
    answers[key] = best.code
  }
  return answers
}

test('A returnee who thrives, copes and suffers at once scores 1, one half and 0 (F12)', () => {
  const goals: Record<string, number> = { ECONOMIC: 1, SOCIAL: 0.5, PSYCHOSOCIAL: 0 }
  const answers = answering((item) => goals[item.dimension] ?? 0)
  // S16 is yes or no and has no half: the person would rather not say.
  answers['S16'] = 'NOT_SAID'
  for (const { key, item } of questions)
    if (item.dimension === 'SOCIAL' && key !== 'S16') answers[key] = survey.scales[item.scale]!.find((option) => option.score === 0.5)!.code
  const { dimensions, composite } = scored(answers)
  assert.equal(dimensions['ECONOMIC']?.score, 1)
  assert.equal(dimensions['SOCIAL']?.score, 0.5)
  assert.equal(dimensions['PSYCHOSOCIAL']?.score, 0)
  assert.equal(composite, 0.5)
})

test('The survey asks thirty-one things, eight, eleven and ten of which count', () => {
  assert.equal(survey.items.length, 31)
  const counted = (dimension: string) => survey.items.filter((item) => item.dimension === dimension && !item.context).length
  assert.deepEqual(['ECONOMIC', 'SOCIAL', 'PSYCHOSOCIAL'].map(counted), [8, 11, 10])
  assert.equal(questionKeys(survey).length, 37)
  assert.ok(survey.items.every((item) => item.question.fr !== '' && item.question.en !== ''))
})

test('A returnee who answers too little of a dimension gets no score there, and none overall', () => {
  const answers = answering(() => 1)
  for (const key of ['E1', 'E2', 'E3']) delete answers[key]
  const { dimensions, composite } = scored(answers)
  assert.deepEqual(dimensions['ECONOMIC'], { score: 'insufficient_data', answeredWeight: 5, totalWeight: 8 })
  assert.equal(dimensions['SOCIAL']?.score, 1)
  assert.equal(composite, 'insufficient_data')
})

test('A returnee who answers seven tenths of the psychosocial questions has a score', () => {
  const answers = answering(() => 1)
  for (const key of ['P29', 'P30', 'P31']) answers[key] = 'NOT_SAID'
  assert.equal(scored(answers).dimensions['PSYCHOSOCIAL']?.score, 1)
  delete answers['P28.ANGER']
  assert.equal(scored(answers).dimensions['PSYCHOSOCIAL']?.score, 'insufficient_data')
})

test('A returnee who looks for a job is heard, and not scored for it', () => {
  const answers = answering(() => 1)
  assert.deepEqual(scored({ ...answers, E9: 'YES', E10: ['EARN_MORE', 'SAFER'] }), scored(answers))
})

test('A returnee with a field and tools is counted once for owning something', () => {
  const answers = answering(() => 0)
  assert.equal(scored({ ...answers, E8: ['LAND', 'TOOLS'] }).dimensions['ECONOMIC']?.score, 0.125)
})

test('An interviewer cannot record a question or an answer that the survey does not have', () => {
  const refusals: [Answers, string][] = [
    [{ E99: 'YES' }, 'unknown_question'],
    [{ P28: 'NEVER' }, 'unknown_question'],
    [{ E1: 'PERHAPS' }, 'unknown_answer'],
    [{ E1: ['GOOD', 'POOR'] }, 'one_answer_only'],
  ]
  for (const [answers, word] of refusals) {
    const answer = scoreInstrument(survey, answers)
    assert.equal(answer.ok ? 'accepted' : answer.refusal, word)
  }
})

test('A case worker reads the band that a score falls in', () => {
  assert.deepEqual(
    [0, 0.32, 0.33, 0.65, 0.66, 1].map((score) => bandOf(survey, score)?.code),
    ['INTENSIVE', 'INTENSIVE', 'STANDARD', 'STANDARD', 'LIGHT', 'LIGHT'],
  )
})

const anyAnswers: fc.Arbitrary<Answers> = fc
  .tuple(
    ...questions.map(({ item }) =>
      fc.option(fc.constantFrom(...survey.scales[item.scale]!.map((option) => option.code)), { nil: undefined, freq: 12 }),
    ),
  )
  .map((given) => Object.fromEntries(questions.flatMap(({ key }, index) => (given[index] === undefined ? [] : [[key, given[index]]]))))

test('Whatever a returnee answers, scores stay between 0 and 1 and the order of questions changes nothing', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const { dimensions, composite } = scored(answers)
      const scores = Object.values(dimensions).map((dimension) => dimension.score)
      for (const score of [...scores, composite]) assert.ok(score === 'insufficient_data' || (score >= 0 && score <= 1))
      assert.equal(composite === 'insufficient_data', scores.includes('insufficient_data'))
      assert.deepEqual(scored(Object.fromEntries(Object.entries(answers).toReversed())), {
        instrument: survey.code,
        version: 1,
        dimensions,
        composite,
      })
    }),
  )
})

test('When a returnee gives one better answer, no score falls', () => {
  fc.assert(
    fc.property(anyAnswers, fc.constantFrom(...questions), (answers, { key, item }) => {
      const before = survey.scales[item.scale]!.find((option) => option.code === answers[key])
      const better = survey.scales[item.scale]!.find((option) => option.score === 1)
      if (before === undefined || before.score === null || better === undefined) return
      const was = scored(answers).dimensions[item.dimension]?.score
      const is = scored({ ...answers, [key]: better.code }).dimensions[item.dimension]?.score
      if (typeof was === 'number') assert.ok(typeof is === 'number' && is >= was)
    }),
  )
})
