import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseId } from '#domain/cases/words.ts'
import { type Day, day } from '#domain/kit/day.ts'
import { birthText, checkRoll, rollLines, whoMustAgree } from './roll-rules.ts'
import type { Proposed, ProposedCase, ProposedMember } from './roll-words.ts'

const on = day('2026-11-14')
const caseOf = (id: string, more: Partial<ProposedCase> = {}): ProposedCase => ({
  id: id as CaseId,
  office: 1 as ProposedCase['office'],
  compartment: 0,
  publicRef: `OIM-${id.toUpperCase()}`,
  status: 'TRAVEL_READY',
  destinationCountry: 'CAN' as ProposedCase['destinationCountry'],
  destinationSubregion: null,
  destinationCity: 'Montréal',
  receivingParty: 'Association d’accueil-Exemple',
  ...more,
})
const one = (
  of: ProposedCase,
  name: string,
  bornOn: Day | null,
  role: ProposedMember['role'],
  papers: Proposed['papers'] = [],
): Proposed => ({
  case: of,
  member: {
    caseId: of.id,
    role,
    specialNeeds: [],
    visaNumber: null,
    person: {
      id: name,
      familyName: 'Exemple',
      givenNames: name,
      nativeName: null,
      sex: 'F',
      bornOn,
      bornPrecision: 'DAY',
      languages: [],
    } as never,
  },
  papers,
})
const asked = ['a', 'b'] as CaseId[]
const asPaper = { format: 'PDF', language: 'fr' } as const

test('cases that are ready, booked or listed may stand on a roll, all of one place and all of those asked for', () => {
  const word = (...given: Parameters<typeof checkRoll>) => {
    const may = checkRoll(...given)
    return may.ok ? 'accepted' : may.refusal
  }
  const both = [caseOf('a'), caseOf('b', { status: 'MANIFESTED' })]
  assert.equal(word(asked, both, null, asPaper), 'accepted')
  assert.equal(word(asked, both, asked, asPaper), 'accepted')
  assert.equal(word(asked, both.slice(1), null, asPaper), 'not_found')
  assert.equal(word(asked, [caseOf('a'), caseOf('b', { compartment: 1 })], null, asPaper), 'roll_of_two_places')
  assert.equal(word(asked, [caseOf('a'), caseOf('b', { office: 2 as never })], null, asPaper), 'roll_of_two_places')
  for (const status of ['IN_CLEARANCE', 'ON_HOLD', 'DEPARTED', 'CLOSED'] as const)
    assert.equal(word(asked, [caseOf('a'), caseOf('b', { status })], null, asPaper), 'case_not_travel_ready', status)
  assert.equal(word(asked, both, ['a'] as CaseId[], asPaper), 'case_not_booked')
  assert.equal(word(asked, both, null, { format: 'PDF', language: 'ar' }), 'accepted')
  assert.equal(word(asked, both, null, { format: 'CSV', language: 'ar' }), 'arabic_on_paper_only')
})

test('families stand together, the principal applicant first and then the oldest, each with its number', () => {
  const [a, b] = [caseOf('a'), caseOf('b')]
  const lines = rollLines(
    [
      one(b, 'grandmother', day('1950-01-01'), 'GRANDPARENT'),
      one(a, 'child', day('2015-01-01'), 'CHILD'),
      one(b, 'daughter', day('1990-01-01'), 'PA'),
      one(a, 'mother', day('1985-01-01'), 'PA'),
      one(a, 'unknown', null, 'OTHER_DEP'),
    ],
    on,
  )
  assert.deepEqual(
    lines.map(({ seq, familyNo, person, caseRef }) => [seq, familyNo, person.givenNames, caseRef]),
    [
      [1, 1, 'mother', 'OIM-A'],
      [2, 1, 'unknown', 'OIM-A'],
      [3, 1, 'child', 'OIM-A'],
      [4, 2, 'daughter', 'OIM-B'],
      [5, 2, 'grandmother', 'OIM-B'],
    ],
  )
  assert.deepEqual([lines[0]!.sponsor, lines[0]!.destinationCity], ['Association d’accueil-Exemple', 'Montréal'])
})

test('of several papers the one that holds on the day of arrival is shown, and one that is over rather than none', () => {
  const paper = (number: string, expiresOn: string) => ({ type: 'PASSPORT', number, issuer: 'ERI', expiresOn: day(expiresOn) })
  const number = (...papers: Proposed['papers']) => rollLines([one(caseOf('a'), 'mother', null, 'PA', papers)], on)[0]!.paper?.number
  assert.equal(number(paper('OLD', '2026-11-13'), paper('NEW', '2027-01-01')), 'NEW')
  assert.equal(number(paper('OLD', '2026-11-13')), 'OLD')
  assert.equal(number(), undefined)
})

test('a birth is written as far as it is known', () => {
  const born = (bornPrecision: 'DAY' | 'MONTH' | 'YEAR' | 'UNKNOWN') =>
    birthText({ bornOn: bornPrecision === 'UNKNOWN' ? null : day('1990-03-01'), bornPrecision })
  assert.deepEqual([born('DAY'), born('MONTH'), born('YEAR'), born('UNKNOWN')], ['1990-03-01', '1990-03', '1990', null])
})

test('grown-ups agree for themselves, and a child whom no adult of the family accompanies is asked for too', () => {
  const [a, b] = [caseOf('a'), caseOf('b')]
  const proposed = [
    one(a, 'mother', day('1985-01-01'), 'PA'),
    one(a, 'child', day('2015-01-01'), 'CHILD'),
    one(b, 'alone', day('2012-01-01'), 'PA'),
  ]
  assert.deepEqual(whoMustAgree(proposed, on), ['mother', 'alone'])
})
