// No plan uses a way whose borders a family may not pass, and whoever stays for that is told which paper would open it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planAlone } from '#algorithms/seating/plan.ts'
import type { Day, Instant } from '#domain/kit/day.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { TransitRule } from '#domain/movements/border-rules.ts'
import { buildInstance } from './instance-rules.ts'
import { family, feeder, flight, onward, problem } from './sample-skies.ts'
import { explainStay } from './unblock-rules.ts'
import { blocksOfWay } from './way-rules.ts'

const person = '01900000-0000-7000-8000-000000000001' as PersonId
const throughFrance = [feeder, onward]
const askedInFrance: TransitRule[] = [
  {
    countries: ['FRA'],
    stay: 'AIRSIDE',
    nationalities: ['ETH'],
    exempt: { visaOf: ['USA'], residenceOf: ['USA'], documentOf: [] },
    validFrom: '2020-01-01' as Day,
  },
]
/** In rounds, not in seconds: what is found does not depend on the machine. */
const limits = { seed: 1, seconds: Infinity, gap: 0, rounds: 8, now: () => 0 }
const now = '2027-04-20T08:00:00.000Z' as Instant
const right = (kind: 'VISA' | 'RESIDENCE', country: string, validUntil = '2027-12-31') => ({
  kind,
  country,
  validFrom: '2027-01-01' as Day,
  validUntil: validUntil as Day,
})
const convention = (issuer: string) => ({ type: 'CTD_1951', number: 'EX2', issuer, expiresOn: '2035-01-01' as Day })

const borders: [what: string, who: Parameters<typeof family>[1], words: string[]][] = [
  ['a State that asks nothing', {}, []],
  ['a State that asks for a visa nobody has', { rules: askedInFrance }, ['transit_visa_missing']],
  ['with the visa of the State itself', { rules: askedInFrance, bearer: { rights: [right('VISA', 'FRA')] } }, []],
  ['with a permit that takes its place', { rules: askedInFrance, bearer: { rights: [right('RESIDENCE', 'USA')] } }, []],
  [
    'with a visa that is over that day',
    { rules: askedInFrance, bearer: { rights: [right('VISA', 'FRA', '2027-05-02')] } },
    ['transit_visa_missing'],
  ],
  ['a refugee of another State', { bearer: { nationality: 'SOM', papers: [convention('ETH')] } }, []],
  ['a refugee who would start in the country they fled', { bearer: { papers: [convention('KEN')] } }, ['document_origin_block']],
]

test('a family is asked at each border of a way what a booking would ask', () => {
  for (const [what, who, words] of borders)
    assert.deepEqual(
      blocksOfWay(family('A', who), throughFrance, now).map(({ word }) => word),
      words,
      what,
    )
})

test('a family without the transit visa is planned through another State, even later; with the visa it takes the first', () => {
  const byIstanbul = [
    flight('5', 'ADD', '2027-05-06T01:00:00.000Z', 'IST', '2027-05-06T06:00:00.000Z'),
    flight('6', 'IST', '2027-05-06T10:00:00.000Z', 'YUL', '2027-05-06T21:00:00.000Z'),
  ]
  const planned = (who: Parameters<typeof family>[1]) => {
    const of = problem({ flights: [...throughFrance, ...byIstanbul], cases: [family('A', who)] })
    const hubs = [...of.settings.hubs, { ...of.settings.hubs[0]!, airport: 'IST' as never }]
    return planAlone(buildInstance({ ...of, settings: { ...of.settings, hubs } }), limits).placements[0]!.legs
  }
  assert.deepEqual(planned({ rules: askedInFrance }), ['5', '6'])
  assert.deepEqual(planned({ rules: askedInFrance, bearer: { rights: [right('VISA', 'FRA')] } }), ['1', '2'])
})

test('who can only travel through a State that asks for a visa is told of which State it is', () => {
  const of = problem({ flights: throughFrance, cases: [family('A', { rules: askedInFrance })] })
  const instance = buildInstance(of)
  const [stays] = planAlone(instance, limits).unplaced.map((one) => explainStay(of, instance, 'Europe/Paris', one))
  assert.deepEqual(stays!.ways[0]!.needs, [{ word: 'guard', guard: 'transit_visa_missing', clearance: 'TRANSIT_VISA', country: 'FRA' }])
  assert.equal(of.cases[0]!.guarded.travelling[0], person)
})
