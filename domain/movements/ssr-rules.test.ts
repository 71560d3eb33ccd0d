import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMinutes, day, instantAt } from '#domain/kit/day.ts'
import { usualTerms } from './carrier-rules.ts'
import { ssrCodes } from './ssr-code-rules.ts'
import { ageBandOf, checkPassengers, ticketName, type Traveller, type TravelLeg } from './ssr-rules.ts'

const legs: TravelLeg[] = [
  { mode: 'AIR', carrier: 'ET', departsAt: instantAt('2026-11-14T00:30', 'Africa/Addis_Ababa'), fromZone: 'Africa/Addis_Ababa' },
  { mode: 'AIR', carrier: 'AC', departsAt: instantAt('2026-11-14T08:00', 'Europe/Paris'), fromZone: 'Europe/Paris' },
]
const longBefore = addMinutes(legs[0]!.departsAt, -10 * 24 * 60)

function traveller(personId: string, bornOn: string | null, more: Partial<Traveller> = {}): Traveller {
  return {
    personId,
    caseId: 'one case',
    familyName: 'Exemple',
    givenNames: 'Amina',
    bornOn: bornOn === null ? null : day(bornOn),
    ssr: [],
    escortKind: null,
    infantWith: null,
    ...more,
  }
}
const ssr = (...codes: (string | [string, string])[]): Traveller['ssr'] =>
  codes.map((code) => (typeof code === 'string' ? { code } : { code: code[0], text: code[1] }))
const found = (...travellers: Traveller[]): string[] =>
  checkPassengers(travellers, legs, longBefore).map(({ word, code, personId }) => [word, code, personId].filter(Boolean).join(' '))

const mother = traveller('mother', '1992-03-01')
/** A medical form that both airlines accepted. */
const formOf = (carrier: string, more: object = {}): NonNullable<Traveller['medifs']>[number] => ({
  carrier,
  outcome: 'FIT_WITH_CONDITIONS',
  escort: 'NONE',
  validUntil: day('2026-11-20'),
  submittedOn: day('2026-11-04'),
  decision: 'CLEARED',
  ...more,
})
const cleared = { medifs: [formOf('ET'), formOf('AC')] }

test('E160, E162: special requests that go together, that need another, and that nobody of ours may bear', () => {
  const doctor = { escortKind: 'MEDICAL_DOCTOR' as const }
  const table: [string, Traveller, string[]][] = [
    ['a wheelchair', { ...mother, ssr: ssr('WCHR') }, []],
    ['a wheelchair, blind and deaf', { ...mother, ssr: ssr('WCHC', 'BLND', 'DEAF') }, []],
    ['two wheelchair codes', { ...mother, ssr: ssr('WCHR', 'WCHC') }, ['wheelchair_codes_conflict E160 mother']],
    ['a stretcher with all it needs', { ...mother, ssr: ssr(['STCR', '6 seats'], 'MEDA'), ...doctor, ...cleared }, []],
    [
      'a stretcher without medical clearance',
      { ...mother, ssr: ssr(['STCR', '6 seats']), ...doctor },
      ['stretcher_needs_meda E160 mother'],
    ],
    [
      'a stretcher without doctor or nurse',
      { ...mother, ssr: ssr(['STCR', '6 seats'], 'MEDA'), ...cleared },
      ['stretcher_needs_medical_escort E160 mother'],
    ],
    ['oxygen alone', { ...mother, ssr: ssr(['OXYG', '2 l/min']) }, ['oxygen_needs_meda E160 mother']],
    ['oxygen with clearance', { ...mother, ssr: ssr(['OXYG', '2 l/min'], 'MEDA'), ...cleared }, []],
    ['oxygen without how much', { ...mother, ssr: ssr('OXYG', 'MEDA'), ...cleared }, ['ssr_text_missing E160 mother']],
    ['deported with escort', { ...mother, ssr: ssr('DEPA') }, ['deportee_code_forbidden E162 mother']],
    ['deported alone', { ...mother, ssr: ssr('DEPU') }, ['deportee_code_forbidden E162 mother']],
    ['a code nobody knows', { ...mother, ssr: ssr('ABCD') }, ['ssr_unknown E160 mother']],
    ['the same code twice', { ...mother, ssr: ssr('BLND', 'BLND') }, ['ssr_twice E160 mother']],
    ['a lap code without a baby', { ...mother, ssr: ssr('INFT') }, ['infant_code_without_infant E160 mother']],
    ['a cradle without a baby', { ...mother, ssr: ssr('BSCT') }, ['bassinet_without_infant E160 mother']],
    ['a child’s code for an adult', { ...mother, ssr: ssr('CHLD') }, ['child_code_without_child E160 mother']],
    ['one meal', { ...mother, ssr: ssr('MOML') }, []],
    ['two meals', { ...mother, ssr: ssr('MOML', 'DBML') }, ['meal_codes_conflict E160 mother']],
    ['the language she speaks', { ...mother, ssr: ssr(['LANG', 'ti']) }, []],
    ['a language by its name', { ...mother, ssr: ssr(['LANG', 'Tigrinya']) }, ['language_code_unknown E160 mother']],
    ['an extra seat', { ...mother, ssr: ssr('EXST') }, []],
  ]
  for (const [says, one, words] of table) assert.deepEqual(found(one), words, says)
  assert.ok(Object.keys(ssrCodes).every((code) => /^[A-Z]{4}$/.test(code)))
})

test('E140: babies are on the lap of one adult, one each, and under two on every leg', () => {
  const baby = traveller('baby', '2025-08-08', { infantWith: 'mother' })
  const table: [string, Traveller[], string[]][] = [
    ['with her mother', [{ ...mother, ssr: ssr('INFT') }, baby], []],
    ['with nobody', [mother, { ...baby, infantWith: null }], ['infant_needs_adult E140 baby']],
    ['with an adult who is not on board', [mother, { ...baby, infantWith: 'father' }], ['infant_adult_not_on_board E140 baby']],
    [
      'with a sister of twelve',
      [mother, traveller('sister', '2014-02-02'), { ...baby, infantWith: 'sister' }],
      ['infant_adult_not_on_board E140 baby'],
    ],
    ['with a cradle', [{ ...mother, ssr: ssr('INFT', 'BSCT') }, baby], []],
    ['on a lap and on a seat of its own', [mother, { ...baby, ssr: ssr('EXST') }], ['extra_seat_and_lap E160 baby']],
    ['twins on one lap', [mother, baby, { ...baby, personId: 'twin' }], ['one_infant_per_adult E140 mother']],
    [
      'two today, before the second leg',
      [mother, traveller('baby', '2024-11-14', { infantWith: 'mother' })],
      ['infant_adult_not_on_board E140 baby'],
    ],
    ['two next week', [mother, traveller('baby', '2024-11-21', { infantWith: 'mother' })], []],
  ]
  for (const [says, people, words] of table) assert.deepEqual(found(...people), words, says)
})

test('E142: a baby who turns two between the first and the last leg cannot go on a lap', () => {
  const overnight = [legs[0]!, { ...legs[1]!, departsAt: instantAt('2026-11-15T08:00', 'Europe/Paris') }]
  const birthday = traveller('baby', '2024-11-15', { infantWith: 'mother' })
  const words = checkPassengers([mother, birthday], overnight, longBefore).map(({ word, code }) => [word, code])
  assert.deepEqual(words, [['infant_turns_two', 'E142']])
  assert.deepEqual(
    checkPassengers([mother, { ...birthday, infantWith: null }], overnight, longBefore),
    [],
    'with a seat of her own she flies as a child',
  )
})

test('the age bands of a family are told on the days of the legs', () => {
  const days = [day('2026-11-14'), day('2026-11-14')]
  const table: [string | null, string][] = [
    ['1992-03-01', 'ADT'],
    ['2014-02-02', 'ADT'],
    ['2014-11-14', 'ADT'],
    ['2014-11-15', 'CHD'],
    ['2019-05-05', 'CHD'],
    ['2025-08-08', 'INF'],
    ['2024-11-14', 'CHD'],
    ['2024-11-15', 'INF'],
    [null, 'ADT'],
  ]
  for (const [bornOn, band] of table) assert.equal(ageBandOf(bornOn === null ? null : day(bornOn), days), band, String(bornOn))
})

test('E141: a child is never alone on a flight without somebody’s care', () => {
  const alone = (bornOn: string, more: Partial<Traveller> = {}): Traveller =>
    traveller('child', bornOn, { caseId: 'another case', minorFile: [], ...more })
  const table: [string, Traveller[], string[]][] = [
    ['eleven, with the carrier and named adults', [alone('2015-01-01', { ssr: ssr(['UMNR', 'UM11 oncle à Lyon, tante à Addis']) })], []],
    ['eleven, nothing asked', [alone('2015-01-01')], ['minor_alone E141 child']],
    ['eleven, adults named in the file alone', [alone('2015-01-01', { ssr: ssr('UMNR') })], []],
    ['eleven, said to be twelve', [alone('2015-01-01', { ssr: ssr(['UMNR', 'UM12 oncle à Lyon']) })], ['umnr_age_differs E160 child']],
    [
      'eleven, the adults nowhere',
      [alone('2015-01-01', { ssr: ssr(['UMNR', 'UM11']), minorFile: null })],
      ['umnr_needs_adults E160 child', 'minor_file_missing E141 child'],
    ],
    ['both services at once', [alone('2013-01-01', { ssr: ssr('UMNR', ['YPTA', '13']) })], ['umnr_and_ypta E160 child']],
    ['eleven, as a young passenger', [alone('2015-01-01', { ssr: ssr(['YPTA', '11']) })], ['ypta_wrong_age E160 child']],
    ['eleven, with an escort of ours', [alone('2015-01-01', { escortKind: 'CHILD' })], []],
    ['eleven, beside another family', [mother, alone('2015-01-01')], ['minor_alone E141 child']],
    ['three, no carrier takes so young a child', [alone('2023-01-01', { ssr: ssr(['UMNR', 'UM03 …']) })], ['umnr_wrong_age E160 child']],
    ['sixteen, as a young passenger', [alone('2010-01-01', { ssr: ssr(['YPTA', '16']) })], []],
    ['seven, with the mother', [mother, traveller('child', '2019-05-05')], []],
    ['an adult needs no care of this kind', [{ ...mother, ssr: ssr(['UMNR', 'UM34']) }], ['umnr_wrong_age E160 mother']],
  ]
  for (const [says, people, words] of table) assert.deepEqual(found(...people), words, says)
})

test('F2: a minor of eleven who joins an uncle in Lyon flies with the carrier’s care and a whole file, and never without', () => {
  const joins = (more: Partial<Traveller>): Traveller => traveller('child', '2015-06-01', { caseId: 'alone', minorFile: [], ...more })
  const cared = { ssr: ssr(['UMNR', 'UM11']), escortKind: 'CARRIER_UM' as const }
  const table: [string, Traveller, string[]][] = [
    ['UMNR and the guardian’s papers', joins(cared), []],
    ['an escort of ours and the guardian’s papers', joins({ escortKind: 'CHILD' }), []],
    ['the papers, and nobody goes along', joins({}), ['minor_alone E141 child']],
    ['UMNR, and no file', joins({ ...cared, minorFile: null }), ['umnr_needs_adults E160 child', 'minor_file_missing E141 child']],
    [
      'UMNR, and nobody looked at the uncle’s papers',
      joins({ ...cared, ssr: ssr(['UMNR', 'UM11 oncle à Lyon']), minorFile: ['receiver_identity'] }),
      ['minor_file_incomplete E141 child'],
    ],
  ]
  for (const [says, child, words] of table) assert.deepEqual(found(child), words, says)
  assert.deepEqual(
    found(mother, { ...joins({}), caseId: mother.caseId, minorFile: null }),
    [],
    'with an adult of the family no file is needed',
  )
})

test('the ages of a carrier are those of its row: fifteen and twelve are not the same to all', () => {
  const strict = { terms: { ...usualTerms, unaccompaniedUntil: 11, youngFrom: 15 }, stage: 'BOOKING' as const }
  const words = (bornOn: string, ...codes: [string, string][]) =>
    checkPassengers([traveller('child', bornOn, { caseId: 'alone', minorFile: [], ssr: ssr(...codes) })], legs, longBefore, strict).map(
      ({ word }) => word,
    )
  assert.deepEqual(words('2014-01-01', ['UMNR', 'UM12 tante']), ['umnr_wrong_age'])
  assert.deepEqual(words('2013-01-01', ['YPTA', '13']), ['ypta_wrong_age'])
  assert.deepEqual(words('2011-01-01', ['YPTA', '15']), [])
})

test('E161: a medical case flies when each airline has accepted a form that is still good on the last leg', () => {
  const ill = (medifs: NonNullable<Traveller['medifs']>, more: Partial<Traveller> = {}): Traveller => ({
    ...mother,
    ssr: ssr('MEDA'),
    medifs,
    ...more,
  })
  const both = (more: object): NonNullable<Traveller['medifs']> => [formOf('ET', more), formOf('AC')]
  const table: [string, Traveller, string[]][] = [
    ['no form at all', ill([]), ['STOP medif_missing ET', 'STOP medif_missing AC']],
    ['a form of one of the two', ill([formOf('ET')]), ['STOP medif_missing AC']],
    ['both accepted', ill([formOf('ET'), formOf('AC')]), []],
    ['not answered yet', ill(both({ decision: null })), ['WARN medif_undecided ET']],
    ['refused', ill(both({ decision: 'REFUSED' })), ['STOP medif_refused ET']],
    ['refused, and a newer one accepted', ill([formOf('ET', { decision: 'REFUSED' }), formOf('ET'), formOf('AC')]), []],
    ['the doctor says no', ill(both({ outcome: 'UNFIT', decision: null })), ['STOP unfit_to_fly']],
    ['ends before the flight', ill(both({ validUntil: day('2026-11-13') })), ['STOP medif_expired 2026-11-13']],
    ['good on the very day', ill(both({ validUntil: day('2026-11-14') })), []],
    ['a nurse is wanted', ill(both({ escort: 'NURSE' })), ['STOP medif_needs_escort NURSE']],
    ['a nurse goes along', ill(both({ escort: 'NURSE' }), { escortKind: 'MEDICAL_NURSE' }), []],
    [
      'a doctor is wanted, a nurse goes',
      ill(both({ escort: 'DOCTOR' }), { escortKind: 'MEDICAL_NURSE' }),
      ['STOP medif_needs_escort DOCTOR'],
    ],
  ]
  const says = (one: Traveller, at = longBefore, stage: 'BOOKING' | 'LIST' = 'BOOKING', on = legs) =>
    checkPassengers([one], on, at, { terms: usualTerms, stage })
      .filter(({ code }) => code === 'E161')
      .map(({ level, word, detail }) => [level, word, detail].filter(Boolean).join(' '))
  for (const [what, one, words] of table) assert.deepEqual(says(one), words, what)
  assert.deepEqual(says(ill(both({ decision: null })), longBefore, 'LIST'), ['STOP medif_undecided ET'], 'no list is frozen on a maybe')
  const late = says(ill(both({ decision: null, submittedOn: null })), addMinutes(legs[0]!.departsAt, -71 * 60))
  assert.deepEqual(late, ['WARN medif_undecided ET', 'WARN medif_late ET'])
  assert.deepEqual(says(ill([]), longBefore, 'LIST', [{ ...legs[0]!, mode: 'SEA', carrier: 'Ferry' }]), [], 'a ship asks for no such form')
})

test('many children for one adult, and help asked for late, are looked at again and never refused', () => {
  const children = [1, 2, 3, 4, 5, 6, 7].map((each) => traveller(`child ${each}`, '2018-01-01'))
  const many = checkPassengers([mother, ...children], legs, longBefore)
  assert.deepEqual(
    many.map(({ level, word }) => [level, word]),
    [['WARN', 'children_per_adult']],
  )
  const late = checkPassengers([{ ...mother, ssr: ssr('WCHR') }], legs, addMinutes(legs[0]!.departsAt, -47 * 60))
  assert.deepEqual(
    late.map(({ level, word }) => [level, word]),
    [['WARN', 'assistance_notice_late']],
  )
})

test('E110: names on tickets have the letters A to Z, or the person is asked how they spell it', () => {
  const table: [string, string | undefined][] = [
    ['Exemple', 'EXEMPLE'],
    ['Ngô-Démonstration', 'NGO-DEMONSTRATION'],
    ['El Amine Exemple', 'EL AMINE EXEMPLE'],
    ["N’Diaye d'Exemple", 'NDIAYE DEXEMPLE'],
    ['Müller-Sørensen', 'MUELLER-SOERENSEN'],
    ['አበበ', undefined],
    ['محمد', undefined],
    ['Ali2', undefined],
    ['', undefined],
  ]
  for (const [name, ticket] of table) assert.equal(ticketName(name), ticket, name)
  assert.deepEqual(found({ ...mother, familyName: 'አበበ' }), ['name_not_latin E110 mother'])
  assert.deepEqual(found({ ...mother, givenNames: '' }), [], 'somebody with a single name')
})
