// How a vacancy and a person fit: each term of domain.md 6.5 row by row, the fixture F5 of its appendix A, and what keeps two apart.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day, Instant } from '#domain/kit/day.ts'
import { matchOf, ranked, scaleOn, type Standing } from './match-rules.ts'
import { type Match, MatchingScale, type TermName, type TermReason } from './match-words.ts'
import { Candidate, type Vacancy } from './words.ts'

const scale = MatchingScale.parse({
  validFrom: '2026-01-01',
  source: 'domain.md 6.5',
  toBeChecked: true,
  weights: { OCCUPATION: 30, SKILLS: 25, EDUCATION: 10, EXPERIENCE: 10, LANGUAGES: 10, PLACE: 8, WAGE: 4, AVAILABILITY: 3 },
  occupation: { unit: 1, minor: 0.8, subMajor: 0.5, major: 0.2 },
  missingSkillCap: 0.5,
  educationStep: 0.2,
  place: { sameRegion: 1, withinReach: 0.6, wouldMove: 0.3 },
  availabilityDays: 30,
  notInTime: 0.5,
  legalAge: 18,
  usualScoreMin: 0.5,
})

const at = '2026-11-23T09:00:00.000Z' as Instant
const candidate = Candidate.parse({
  id: '0192f000-0000-7000-8000-000000000101',
  caseId: '0192f000-0000-7000-8000-000000000102',
  personId: '0192f000-0000-7000-8000-000000000103',
  office: 1,
  compartment: 0,
  status: 'ACTIVE',
  desired: ['5223'],
  education: 3,
  country: 'IRQ',
  region: 'IQ-AR',
  availableFrom: '2027-01-10',
  createdAt: at,
  updatedAt: at,
})
/** A shop in Erbil looks for a sales assistant and asks for nothing more. */
const vacancy = {
  id: '0192f000-0000-7000-8000-000000000104',
  office: 1,
  compartment: 0,
  employer: 'Épicerie-Exemple',
  title: 'Vendeuse ou vendeur',
  occupation: '5223',
  tasks: '',
  mustSkills: [],
  educationMin: null,
  experienceMonths: 0,
  languages: [],
  licences: [],
  country: 'IRQ',
  region: 'IQ-AR',
  city: 'Erbil',
  wageMinMinor: 50_000,
  wageMaxMinor: 60_000,
  currency: 'USD',
  openings: 1,
  startsOn: '2027-01-15' as Day,
  deadlineOn: null,
  status: 'OPEN',
  checks: [],
  createdAt: at,
  updatedAt: at,
} as unknown as Vacancy
const adult: Standing = { bornOn: '1991-04-12' as Day, bornPrecision: 'DAY', sharesWithEmployers: true }

const read = (who: Partial<Candidate> = {}, what: Partial<Vacancy> = {}, standing: Partial<Standing> = {}): Match =>
  matchOf({ ...candidate, ...who }, { ...vacancy, ...what }, { ...adult, ...standing }, scale)

test('F5: whoever sold in a shop and is offered a shop in Erbil fits entirely; a salesperson of another kind by 0.85', () => {
  const same = read({ desired: ['5223'] } as never)
  assert.equal(same.score, 1)
  assert.deepEqual(
    same.terms.map(({ value }) => value),
    [1, 1, 1, 1, 1, 1, 1, 1],
  )
  const near = read({ desired: ['5249'] } as never)
  assert.equal(near.score, 0.85)
  assert.deepEqual(near.terms[0], {
    name: 'OCCUPATION',
    weight: 30,
    value: 0.5,
    reason: 'SAME_SUB_MAJOR',
    facts: { asked: '5223', best: '5249' },
  })
  assert.deepEqual(
    near.terms.slice(1).map(({ value }) => value),
    [1, 1, 1, 1, 1, 1, 1],
  )
})

const rows: readonly [says: string, term: TermName, who: object, what: object, value: number, reason: TermReason][] = [
  ['the same unit group', 'OCCUPATION', {}, {}, 1, 'SAME_UNIT'],
  ['the same three digits', 'OCCUPATION', { desired: ['5221'] }, {}, 0.8, 'SAME_MINOR'],
  ['the same two digits', 'OCCUPATION', { desired: ['5249'] }, {}, 0.5, 'SAME_SUB_MAJOR'],
  ['the same first digit', 'OCCUPATION', { desired: ['5120'] }, {}, 0.2, 'SAME_MAJOR'],
  ['another trade', 'OCCUPATION', { desired: ['7115'] }, {}, 0, 'OTHER_OCCUPATION'],
  [
    'what was done counts like what is wished',
    'OCCUPATION',
    { desired: ['7115'], experiences: [{ occupation: '5223', months: 3 }] },
    {},
    1,
    'SAME_UNIT',
  ],
  ['no skill is asked for', 'SKILLS', {}, {}, 1, 'NOTHING_ASKED'],
  ['every skill, and more', 'SKILLS', { skills: [{ code: 'SALES', level: 5 }] }, { mustSkills: [must('SALES', 3)] }, 1, 'ALL_THERE'],
  ['a skill half as good', 'SKILLS', { skills: [{ code: 'SALES', level: 2 }] }, { mustSkills: [must('SALES', 4)] }, 0.5, 'PARTLY_THERE'],
  [
    'a skill that weighs three times as much is missing',
    'SKILLS',
    { skills: [{ code: 'SALES', level: 4 }] },
    { mustSkills: [must('SALES', 4), must('STOCK', 2, 3)] },
    0.25,
    'ONE_MISSING',
  ],
  ['no schooling is asked for', 'EDUCATION', { education: 0 }, {}, 1, 'NOTHING_ASKED'],
  ['more schooling than asked is not more', 'EDUCATION', { education: 6 }, { educationMin: 3 }, 1, 'ALL_THERE'],
  ['two levels less', 'EDUCATION', { education: 1 }, { educationMin: 3 }, 0.6, 'PARTLY_THERE'],
  ['six levels less', 'EDUCATION', { education: 0 }, { educationMin: 6 }, 0, 'PARTLY_THERE'],
  ['no months are asked for', 'EXPERIENCE', {}, {}, 1, 'NOTHING_ASKED'],
  [
    'months of the same three digits add up',
    'EXPERIENCE',
    {
      experiences: [
        { occupation: '5221', months: 6 },
        { occupation: '5223', months: 3 },
        { occupation: '5120', months: 40 },
      ],
    },
    { experienceMonths: 12 },
    0.75,
    'PARTLY_THERE',
  ],
  ['enough months', 'EXPERIENCE', { experiences: [{ occupation: '5223', months: 30 }] }, { experienceMonths: 12 }, 1, 'ALL_THERE'],
  ['no language is asked for', 'LANGUAGES', {}, {}, 1, 'NOTHING_ASKED'],
  [
    'the weakest language decides',
    'LANGUAGES',
    { languages: [speaks('ckb', 'C2'), speaks('ar', 'A2')] },
    { languages: [speaks('ckb', 'B2'), speaks('ar', 'B2')] },
    0.5,
    'PARTLY_THERE',
  ],
  ['a language that is missing', 'LANGUAGES', { languages: [speaks('ckb', 'C2')] }, { languages: [speaks('ar', 'A1')] }, 0, 'PARTLY_THERE'],
  ['the same governorate', 'PLACE', {}, {}, 1, 'SAME_REGION'],
  ['a way of at most 30 km', 'PLACE', { region: 'IQ-DA', commutesTo: ['IQ-AR'] }, {}, 0.6, 'WITHIN_REACH'],
  ['somebody who would move', 'PLACE', { region: 'IQ-SU', relocates: true }, {}, 0.3, 'WOULD_MOVE'],
  ['too far', 'PLACE', { region: 'IQ-SU' }, {}, 0, 'TOO_FAR'],
  ['no wage is asked for', 'WAGE', {}, {}, 1, 'NOTHING_ASKED'],
  ['the wage can be reached', 'WAGE', { wageMinMinor: 60_000, currency: 'USD' }, {}, 1, 'WAGE_REACHED'],
  ['the wage is three quarters', 'WAGE', { wageMinMinor: 80_000, currency: 'USD' }, {}, 0.75, 'WAGE_BELOW'],
  ['two currencies are not compared', 'WAGE', { wageMinMinor: 10, currency: 'IQD' }, {}, 0, 'OTHER_CURRENCY'],
  ['free thirty days before', 'AVAILABILITY', { availableFrom: '2026-12-16' }, {}, 1, 'IN_TIME'],
  ['free thirty-one days after', 'AVAILABILITY', { availableFrom: '2027-02-15' }, {}, 0.5, 'NOT_IN_TIME'],
]
for (const [says, name, who, what, value, reason] of rows)
  test(`${name.toLowerCase()}: ${says}`, () => {
    const term = read(who, what).terms.find((each) => each.name === name)!
    assert.deepEqual([term.value, term.reason, term.weight], [value, reason, scale.weights[name]])
  })

test('a needed skill that somebody does not have holds the whole score at a half, and says so', () => {
  const held = read({}, { mustSkills: [must('SALES', 1)] })
  assert.deepEqual([held.score, held.isCapped], [0.5, true])
  const low = read({ desired: ['7115'], region: 'IQ-SU' } as never, { mustSkills: [must('SALES', 1)] })
  assert.deepEqual([low.score, low.isCapped], [0.37, false])
})

const apart: readonly [says: string, who: object, what: object, standing: object, excludedBy: Match['excludedBy']][] = [
  ['nothing stands between', {}, {}, {}, []],
  ['a place somebody does not wish to work in', { avoids: ['IQ-AR'], region: 'IQ-SU' }, {}, {}, ['REFUSED_PLACE']],
  ['seventeen on the first day', {}, {}, { bornOn: '2009-01-16' }, ['UNDER_AGE']],
  ['eighteen on the first day', {}, {}, { bornOn: '2009-01-15' }, []],
  ['a year of birth in which they may still be seventeen', {}, {}, { bornOn: '2009-01-01', bornPrecision: 'YEAR' }, ['UNDER_AGE']],
  ['a month of birth after which they are eighteen', {}, {}, { bornOn: '2008-12-01', bornPrecision: 'MONTH' }, []],
  ['an age that nobody knows', {}, {}, { bornOn: null, bornPrecision: 'UNKNOWN' }, ['AGE_NOT_KNOWN']],
  ['a licence that the work needs', { licences: ['B'] }, { licences: ['B', 'C'] }, {}, ['LICENCE_MISSING']],
  ['no consent to share', {}, {}, { sharesWithEmployers: false }, ['NO_CONSENT_TO_SHARE']],
]
for (const [says, who, what, standing, excludedBy] of apart)
  test(`kept apart: ${says}`, () => {
    const match = read(who, what, standing)
    assert.deepEqual(match.excludedBy, excludedBy)
    assert.ok(match.score > 0.5, 'what keeps two apart takes nothing off the score')
  })

test('the best fit comes first, and whoever is kept apart last, however good', () => {
  const [good, fair, hidden] = [read(), read({ desired: ['5249'] } as never), read({}, {}, { sharesWithEmployers: false })]
  assert.deepEqual(ranked([hidden, fair, good]), [good, fair, hidden])
})

test('the figures are those that were in force on the day', () => {
  const old = { ...scale, validFrom: '2020-01-01' as Day, validTo: '2025-12-31' as Day }
  assert.equal(scaleOn([old, scale], '2025-12-31' as Day), old)
  assert.equal(scaleOn([old, scale], '2026-01-01' as Day), scale)
  assert.equal(scaleOn([old, scale], '2019-01-01' as Day), undefined)
})

test('weights that do not make a hundred are not a scale', () => {
  assert.equal(MatchingScale.safeParse({ ...scale, weights: { ...scale.weights, WAGE: 5 } }).success, false)
})

function must(code: string, level: number, weight = 1) {
  return { code, level, weight } as Vacancy['mustSkills'][number]
}

function speaks(language: string, level: string) {
  return { language, level } as Candidate['languages'][number]
}
