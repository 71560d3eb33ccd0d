import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMinutes, day, instantAt } from '#domain/kit/day.ts'
import { ageBandOf, checkPassengers, ssrCodes, ticketName, type Traveller } from './ssr-rules.ts'

const legs = [
  { departsAt: instantAt('2026-11-14T00:30', 'Africa/Addis_Ababa'), fromZone: 'Africa/Addis_Ababa' },
  { departsAt: instantAt('2026-11-14T08:00', 'Europe/Paris'), fromZone: 'Europe/Paris' },
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

test('special requests: what goes together, what needs what, and what nobody of ours may bear', () => {
  const doctor = { escortKind: 'MEDICAL_DOCTOR' as const }
  const table: [string, Traveller, string[]][] = [
    ['a wheelchair', { ...mother, ssr: ssr('WCHR') }, []],
    ['a wheelchair, blind and deaf', { ...mother, ssr: ssr('WCHC', 'BLND', 'DEAF') }, []],
    ['two wheelchair codes', { ...mother, ssr: ssr('WCHR', 'WCHC') }, ['wheelchair_codes_conflict E160 mother']],
    ['a stretcher with all it needs', { ...mother, ssr: ssr(['STCR', '6 seats'], ['MEDA', 'MEDIF 12']), ...doctor }, []],
    [
      'a stretcher without medical clearance',
      { ...mother, ssr: ssr(['STCR', '6 seats']), ...doctor },
      ['stretcher_needs_meda E160 mother'],
    ],
    [
      'a stretcher without doctor or nurse',
      { ...mother, ssr: ssr(['STCR', '6 seats'], ['MEDA', 'MEDIF 12']) },
      ['stretcher_needs_medical_escort E160 mother'],
    ],
    ['medical clearance without its form', { ...mother, ssr: ssr('MEDA') }, ['medif_missing E161 mother']],
    ['oxygen alone', { ...mother, ssr: ssr(['OXYG', '2 l/min']) }, ['oxygen_needs_meda E160 mother']],
    ['oxygen with clearance', { ...mother, ssr: ssr(['OXYG', '2 l/min'], ['MEDA', 'MEDIF 12']) }, []],
    ['oxygen without how much', { ...mother, ssr: ssr('OXYG', ['MEDA', 'MEDIF 12']) }, ['ssr_text_missing E160 mother']],
    ['deported with escort', { ...mother, ssr: ssr('DEPA') }, ['deportee_code_forbidden E162 mother']],
    ['deported alone', { ...mother, ssr: ssr('DEPU') }, ['deportee_code_forbidden E162 mother']],
    ['a code nobody knows', { ...mother, ssr: ssr('ABCD') }, ['ssr_unknown E160 mother']],
    ['the same code twice', { ...mother, ssr: ssr('BLND', 'BLND') }, ['ssr_twice E160 mother']],
    ['a lap code without a baby', { ...mother, ssr: ssr('INFT') }, ['infant_code_without_infant E160 mother']],
  ]
  for (const [says, one, words] of table) assert.deepEqual(found(one), words, says)
  assert.ok(Object.keys(ssrCodes).every((code) => /^[A-Z]{4}$/.test(code)))
})

test('babies: on the lap of one adult, one each, and under two on every leg', () => {
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
  const overnight = [legs[0]!, { departsAt: instantAt('2026-11-15T08:00', 'Europe/Paris'), fromZone: 'Europe/Paris' }]
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
    traveller('child', bornOn, { caseId: 'another case', ...more })
  const table: [string, Traveller[], string[]][] = [
    ['eleven, with the carrier and named adults', [alone('2015-01-01', { ssr: ssr(['UMNR', 'UM11 oncle à Lyon, tante à Addis']) })], []],
    ['eleven, nothing asked', [alone('2015-01-01')], ['minor_alone E141 child']],
    ['eleven, adults not named', [alone('2015-01-01', { ssr: ssr('UMNR') })], ['umnr_needs_adults E160 child']],
    ['eleven, with an escort of ours', [alone('2015-01-01', { escortKind: 'CHILD' })], []],
    ['eleven, beside another family', [mother, alone('2015-01-01')], ['minor_alone E141 child']],
    [
      'three, no carrier takes so young a child',
      [alone('2023-01-01', { ssr: ssr(['UMNR', 'UM03 …']) })],
      ['umnr_wrong_age E160 child', 'minor_alone E141 child'],
    ],
    ['sixteen, as a young passenger', [alone('2010-01-01', { ssr: ssr(['YPTA', '16']) })], []],
    ['seven, with the mother', [mother, traveller('child', '2019-05-05')], []],
    ['an adult needs no care of this kind', [{ ...mother, ssr: ssr(['UMNR', 'UM34']) }], ['umnr_wrong_age E160 mother']],
  ]
  for (const [says, people, words] of table) assert.deepEqual(found(...people), words, says)
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
