import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scorer, suspectedFrom } from './evidence-rules.ts'
import { shippedWeights, type Traits } from './likely-rules.ts'
import { traitsOf } from './name-rules.ts'
import { bestOfEach, canWalk, isBefore, nextStep, type ScanStands, shareWalked, sharersMax, visitWorthPairs } from './pair-scan-rules.ts'

const monday = { at: '2026-03-02T10:00:00.000001Z', id: '01' }
const friday = { at: '2026-03-06T10:00:00.000000Z', id: '01' }
const never: ScanStands = { scannedTo: null, walkTo: null, walkIndex: null, isWalkEnded: true }

const steps: readonly [what: string, scan: Partial<ScanStands>, isMany: boolean, step: string][] = [
  ['a whole register that nobody was compared in yet is walked', {}, true, 'BEGIN_WALK'],
  ['a few new persons are looked for one by one', {}, false, 'LOOK'],
  ['a walk goes on where it was, however few are new', { walkTo: friday, walkIndex: 2, isWalkEnded: false }, false, 'WALK'],
  [
    'lists that were written otherwise meanwhile are walked anew',
    { walkTo: friday, walkIndex: 1, isWalkEnded: false },
    false,
    'BEGIN_WALK',
  ],
  ['after the walk its persons are looked for by their papers', { walkTo: friday, walkIndex: 2 }, true, 'REST'],
  ['also when some were compared before it', { scannedTo: monday, walkTo: friday }, true, 'REST'],
  ['whoever came after the walk is looked for', { scannedTo: friday, walkTo: friday }, false, 'LOOK'],
  ['and walked again when they are many', { scannedTo: friday, walkTo: friday }, true, 'BEGIN_WALK'],
]
for (const [what, scan, isMany, step] of steps)
  test(what, () => assert.equal(nextStep({ ...never, ...scan }, isMany, shippedWeights, 2), step))

test('an office whose decisions taught that a name alone is enough looks for each person', () => {
  assert.equal(canWalk(shippedWeights), true)
  const taught = { ...shippedWeights, SAME_NAME: 70 }
  assert.equal(canWalk(taught), false)
  assert.equal(nextStep(never, true, taught, 2), 'LOOK')
})

test('two persons changed in the same microsecond have an order', () => {
  assert.equal(isBefore(monday, friday), true)
  assert.equal(isBefore(friday, { ...friday, id: '02' }), true)
  assert.equal(isBefore(friday, friday), false)
})

const visited = (births: readonly string[], weights = shippedWeights, lists?: readonly number[]): string[] => {
  const pairs: string[] = []
  visitWorthPairs(
    births.map((bornOn, at) => ({ list: lists?.[at] ?? 7, bornOn })),
    weights,
    (one, other) => pairs.push(`${one} ${other}`),
  )
  return pairs.toSorted()
}

const births: readonly [what: string, births: [string, string], isWorth: boolean][] = [
  ['the same day', ['1990-05-06', '1990-05-06'], true],
  ['day and month swapped', ['1990-05-06', '1990-06-05'], true],
  ['the same month', ['1990-05-06', '1990-05-29'], true],
  ['the last day of a year and the first of the next', ['1990-12-31', '1991-01-01'], true],
  ['the same year', ['1990-05-06', '1990-11-29'], false],
  ['another year', ['1990-05-06', '1991-05-06'], false],
  ['an unknown day', ['1990-05-06', '-infinity'], false],
  ['two unknown days', ['-infinity', '-infinity'], false],
]
for (const [what, pair, isWorth] of births)
  test(`two namesakes born on ${what} are ${isWorth ? '' : 'not '}weighed`, () => assert.deepEqual(visited(pair), isWorth ? ['0 1'] : []))

test('where decisions taught that a year is enough, namesakes of one year or of the next are weighed', () => {
  const taught = { ...shippedWeights, SAME_BIRTH_YEAR: 24, BIRTH_YEAR_ONE_OFF: 24 }
  assert.deepEqual(visited(['1990-05-06', '1990-11-29', '1991-01-02', '1993-01-02'], taught), ['0 1', '0 2', '1 2'])
})

test('nobody is weighed against a person of another list', () => {
  assert.deepEqual(visited(['1990-05-06', '1990-05-06', '1990-05-06'], shippedWeights, [1, 2, 1]), ['0 2'])
})

test('a name and a day that more share than anybody could look through are left out, and the others of that list are not', () => {
  const many = Array.from({ length: sharersMax + 1 }, () => '1990-01-01')
  assert.deepEqual(visited([...many, '1991-07-09', '1991-07-09']), [`${many.length} ${many.length + 1}`])
})

test('whoever may be suspected is always weighed: every kind of birth beside every other', () => {
  const traits = (bornOn: string | null, bornPrecision: Traits['bornPrecision']): Traits => ({
    ...traitsOf({ familyName: 'Tekle', givenNames: 'Ruta', nativeName: null }, (text) => text),
    bornOn: bornOn as never,
    bornPrecision,
    sex: 'F',
    nationality: 'ERI',
    documents: [],
  })
  const days = ['1990-01-01', '1990-01-31', '1990-02-01', '1990-03-04', '1990-04-03', '1990-12-31', '1991-01-01', '1991-03-04', null]
  const all = days.flatMap((bornOn) =>
    (bornOn === null ? (['UNKNOWN'] as const) : (['DAY', 'MONTH', 'YEAR'] as const)).map((precision) => traits(bornOn, precision)),
  )
  const weighed = new Set(visited(all.map(({ bornOn }) => bornOn ?? '-infinity')))
  let suspected = 0
  for (const [one, a] of all.entries())
    for (const [other, b] of all.entries())
      if (one < other && scorer.weigh(a, b).score >= suspectedFrom) {
        suspected++
        assert.ok(weighed.has(`${one} ${other}`), `${a.bornOn} ${a.bornPrecision} beside ${b.bornOn} ${b.bornPrecision}`)
      }
  assert.ok(suspected > 10)
})

test('a person who looks like very many is shown with the likest of them, whatever the order in which they are found', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => ({ id })) as [{ id: string }, { id: string }, { id: string }, { id: string }]
  const found = [
    { person: a, other: b, score: 0.8 },
    { person: a, other: c, score: 0.9 },
    { person: b, other: c, score: 0.76 },
    { person: d, other: a, score: 0.77 },
  ]
  const kept = bestOfEach(found, 1).map(({ person, other }) => person.id + other.id)
  assert.deepEqual(kept, ['ac', 'ab', 'da'], 'each has one, and nobody has none')
  assert.deepEqual(
    bestOfEach(found.toReversed(), 1).map(({ person, other }) => person.id + other.id),
    kept,
  )
})

test('a walk is never said to be whole before it is', () => {
  assert.deepEqual([shareWalked(0, 0), shareWalked(1, 3), shareWalked(3, 3), shareWalked(9, 3)], [99, 33, 99, 99])
})
