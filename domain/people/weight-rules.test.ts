import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedWeights } from './likely-rules.ts'
import { canLearn, canUse, effectOf, learnWeights, type Lesson, neededOfEach } from './weight-rules.ts'

const at = '2026-11-02T08:00:00.000Z' as Lesson['decidedAt']
const lesson = (decision: Lesson['decision'], ...levels: string[]): Lesson => ({
  decision,
  decidedAt: at,
  pattern: Object.fromEntries(levels.map((level, n) => [`F${n}`, level])),
})
const many = (times: number, ...of: Lesson[]): Lesson[] => Array.from({ length: times }, () => of).flat()
/** A town in which the same name means little: those who share it and a birth month are two people. */
const commonNames = many(
  40,
  lesson('NOT_SAME', 'SAME_NAME', 'SAME_BIRTH_MONTH', 'SAME_NATIONALITY'),
  lesson('NOT_SAME', 'SAME_NAME', 'SAME_BIRTH_DATE', 'SAME_NATIONALITY', 'SEX_DIFFERS'),
  lesson('SAME', 'NAME_SPELT_OTHERWISE', 'SAME_BIRTH_DATE', 'SAME_NATIONALITY'),
  lesson('SAME', 'SAME_DOCUMENT', 'PART_OF_NAME'),
)

test('with too few decisions nothing is learned, and the number is said', () => {
  const few = canLearn(many(neededOfEach, lesson('SAME', 'SAME_NAME')))
  assert.deepEqual([few.ok, !few.ok && few.details], [false, { same: 30, notSame: 0, needed: 30 }])
  assert.ok(canLearn(commonNames).ok)
})

test('what clerks keep telling apart weighs less, and what they keep calling one person weighs more', () => {
  const learned = learnWeights(commonNames)
  assert.ok(learned.SAME_BIRTH_MONTH < shippedWeights.SAME_BIRTH_MONTH, JSON.stringify(learned))
  assert.ok(learned.SEX_DIFFERS < shippedWeights.SEX_DIFFERS)
  assert.ok(learned.SAME_DOCUMENT > shippedWeights.SAME_DOCUMENT)
})

test('a word that no decision holds stays where it was shipped', () => {
  const learned = learnWeights(commonNames)
  for (const reason of ['BIRTH_DATE_DIFFERS', 'NATIONALITY_DIFFERS'] as const) assert.equal(learned[reason], shippedWeights[reason])
})

test('the order of the decisions changes nothing', () => {
  const mixed = commonNames.map((each, n) => [each, (n * 7919) % 160] as const).toSorted((a, b) => a[1] - b[1])
  assert.deepEqual(learnWeights(mixed.map(([each]) => each)), learnWeights(commonNames))
})

test('more agreement never weighs less, whatever was said', () => {
  const perverse = many(
    200,
    lesson('NOT_SAME', 'SAME_NAME', 'SAME_BIRTH_DATE'),
    lesson('SAME', 'PART_OF_NAME', 'BIRTH_DATE_DIFFERS'),
    lesson('NOT_SAME', 'SAME_DOCUMENT', 'SAME_NAME'),
  )
  const learned = learnWeights(perverse)
  const names = [learned.SAME_NAME, learned.SAME_NAME_OTHER_ORDER, learned.NAME_SPELT_OTHERWISE, learned.PART_OF_NAME, 0]
  const births = [learned.SAME_BIRTH_DATE, learned.SAME_BIRTH_MONTH, learned.SAME_BIRTH_YEAR, learned.BIRTH_DATE_DIFFERS]
  for (const levels of [names, births, [learned.SAME_DOCUMENT, 0], [0, learned.SEX_DIFFERS]])
    for (let n = 1; n < levels.length; n++) assert.ok(levels[n - 1]! >= levels[n]!, levels.join(' '))
})

test('the effect is told of decisions that the weights had not seen', () => {
  const effect = effectOf(commonNames, shippedWeights)
  assert.equal(effect.judged, 160)
  assert.ok(effect.rightAfter > effect.rightBefore, JSON.stringify({ ...effect, changed: effect.changed.length }))
  assert.equal(effect.changed.length, 20)
})

test('a few slips of the hand among many decisions move nothing much', () => {
  const clean = learnWeights(commonNames)
  const slipped = learnWeights([...commonNames, lesson('NOT_SAME', 'SAME_DOCUMENT', 'SAME_NAME'), lesson('SAME', 'PART_OF_NAME')])
  assert.ok(Math.abs(clean.SAME_DOCUMENT - slipped.SAME_DOCUMENT) <= 12, `${clean.SAME_DOCUMENT} and ${slipped.SAME_DOCUMENT}`)
})

test('where the office asks for two people, whoever learned does not put to use; going back needs nobody', () => {
  const weighing = { id: 'w', learnedBy: 'me' } as never
  const told = (...args: Parameters<typeof canUse>) => {
    const may = canUse(...args)
    return may.ok ? 'accepted' : may.refusal
  }
  assert.deepEqual(
    [
      told(weighing, null, 'me', true),
      told(weighing, null, 'you', true),
      told(weighing, null, 'me', false),
      told(weighing, 'w', 'you', false),
      told(null, 'w', 'me', true),
      told(null, null, 'me', true),
    ],
    ['own_proposal', 'accepted', 'accepted', 'weights_in_use', 'accepted', 'weights_in_use'],
  )
})
