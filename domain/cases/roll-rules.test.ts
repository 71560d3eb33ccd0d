import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#domain/kit/day.ts'
import { Programme } from '#domain/programmes/words.ts'
import { readDate } from './roll-cell-rules.ts'
import { findHeading } from './roll-heading-rules.ts'
import { type Means, readRoll } from './roll-rules.ts'
import type { RawCell, RawRow } from './roll-words.ts'

const codes: Record<string, string> = {
  eri: 'ERI',
  érythrée: 'ERI',
  syr: 'SYR',
  can: 'CAN',
  irq: 'IRQ',
  eth: 'ETH',
  fra: 'FRA',
  uto: 'UTO',
  xxb: 'XXB',
}
const means: Means = {
  today: '2026-11-23' as Day,
  country: (text) => codes[text.toLowerCase()],
  nationality: (text) => codes[text.toLowerCase()],
  language: (text) => ({ tigrinya: 'ti', arabe: 'ar', fr: 'fr' })[text.toLowerCase()],
  latinName: (text) => ({ Олена: 'Olena', Шевченко: 'Shevchenko', محمد: 'Mhmd' })[text],
}
const programme = Programme.parse({
  code: 'TEST',
  version: 1,
  names: { fr: 'Essai', en: 'Trial' },
  summary: { fr: 'Essai', en: 'Trial' },
  movementType: 'AVRR',
  direction: 'FROM_FRANCE',
  countries: [{ iso3: 'CAN' }, { iso3: 'IRQ', subregions: [{ code: 'IQ-AR', names: { fr: 'Erbil', en: 'Erbil' } }] }],
  openToOtherCountries: false,
  requiredClearances: [],
  stages: [{ code: 'A', names: { fr: 'A', en: 'A' } }],
  forms: [],
  services: [],
  ceilings: [],
  followUp: { months: [], windowDays: 0 },
  source: 'demonstration',
  validFrom: '2020-01-01',
})

const headings = [
  'Famille',
  'Nom',
  'Prénoms',
  'Sexe',
  'Date de naissance',
  'Nationalité',
  'Lien',
  'Pays de destination',
  'Région',
  'Type de document',
  'N° document',
  'Expire le',
  'Besoins',
  'Langue',
  'Nom d’origine',
  'Dossier',
  'MRZ1',
  'MRZ2',
]
const usual = {
  Famille: '1',
  Nom: 'Haile-Exemple',
  Prénoms: 'Selam',
  Sexe: 'F',
  'Date de naissance': '14/03/1992',
  Nationalité: 'ERI',
  Lien: 'DP',
  'Pays de destination': 'CAN',
}
type Written = Partial<Record<string, string>>

function text(value: string): RawCell {
  return { text: value, kind: value.startsWith('=') ? 'FORMULA' : 'TEXT' }
}

function roll(...rows: Written[]): RawRow[] {
  return [
    { line: 1, cells: headings.map(text) },
    ...rows.map((row, at) => ({ line: at + 2, cells: headings.map((title) => text({ ...usual, ...row }[title] ?? '')) })),
  ]
}

function read(...rows: Written[]) {
  const reading = readRoll(roll(...rows), programme, means)
  assert.ok(reading.ok)
  return reading.value
}

test('a row becomes a person in a family with one destination', () => {
  const { families, faults } = read({
    'Type de document': 'passeport',
    'N° document': 'ab 123',
    'Expire le': '2031-05-04',
    Besoins: 'wchr, MAAS',
    Langue: 'tigrinya / FR',
    Dossier: 'hcr-1',
    'Nom d’origine': 'ሰላም',
  })
  assert.deepEqual(faults, [])
  const family = families[0]!
  assert.deepEqual(
    [family.destinationCountry, family.caseRef, family.members[0]!.role, family.members[0]!.specialNeeds],
    ['CAN', 'HCR-1', 'PA', ['WCHR', 'MAAS']],
  )
  const { person } = family.members[0]!
  assert.deepEqual(
    [person.familyName, person.nativeName, person.bornOn, person.nationality, person.languages],
    ['Haile-Exemple', 'ሰላም', '1992-03-14', 'ERI', ['ti', 'fr']],
  )
  assert.deepEqual(
    person.documents.map(({ type, number, issuer, expiresOn }) => [type, number, issuer, expiresOn]),
    [['PASSPORT', 'AB123', 'ERI', '2031-05-04']],
  )
})

const child = { Famille: '1', Prénoms: 'Yonas', Sexe: 'M', 'Date de naissance': '18/02/2019', Lien: 'fils' }

test('each slip of the hand is named by row and column', () => {
  const slips: [string, Written[], [number, string | null, string][]][] = [
    ['no surname', [{ Nom: '' }], [[2, 'surname', 'surname_missing']]],
    ['a digit in a name', [{ Nom: 'Hai1e' }], [[2, 'surname', 'name_not_convertible']]],
    ['no sex', [{ Sexe: '' }], [[2, 'sex', 'sex_missing']]],
    ['a sex of no list', [{ Sexe: 'zz' }], [[2, 'sex', 'sex_unknown']]],
    ['no date of birth', [{ 'Date de naissance': '' }], [[2, 'bornOn', 'birth_date_missing']]],
    ['born tomorrow', [{}, { ...child, 'Date de naissance': '24/11/2026' }], [[3, 'bornOn', 'birth_date_in_future']]],
    ['born in 1801', [{ 'Date de naissance': '1801-01-02' }], [[2, 'bornOn', 'birth_date_too_long_ago']]],
    ['the 30th of February', [{ 'Date de naissance': '30/02/1990' }], [[2, 'bornOn', 'date_impossible']]],
    ['two digits for the year', [{ 'Date de naissance': '13/04/90' }], [[2, 'bornOn', 'date_two_digit_year']]],
    ['a season', [{ 'Date de naissance': 'printemps 1990' }], [[2, 'bornOn', 'date_unreadable']]],
    ['no nationality', [{ Nationalité: '' }], [[2, 'nationality', 'nationality_missing']]],
    ['a country that is not', [{ Nationalité: 'Atlantide' }], [[2, 'nationality', 'nationality_unknown']]],
    ['no relation', [{}, { ...child, Lien: '' }], [[3, 'relation', 'relation_missing']]],
    ['a neighbour', [{}, { ...child, Lien: 'voisin' }], [[3, 'relation', 'relation_unknown']]],
    ['no family', [{}, { ...child, Famille: '' }], [[3, 'familyNo', 'family_number_missing']]],
    ['nobody principal', [{ Lien: 'frère' }], [[2, 'relation', 'no_principal']]],
    ['two principals', [{}, { Prénoms: 'Abeba', 'Date de naissance': '13/03/1990' }], [[3, 'relation', 'two_principals']]],
    ['a principal of twelve', [{ 'Date de naissance': '20/05/2014' }], [[2, 'bornOn', 'principal_under_age']]],
    ['a son older than his mother', [{}, { ...child, 'Date de naissance': '18/02/1990' }], [[3, 'bornOn', 'child_older_than_parent']]],
    ['two references in a family', [{ Dossier: 'A1' }, { ...child, Dossier: 'A2' }], [[3, 'caseRef', 'case_ref_differs']]],
    [
      'one reference for two families',
      [{ Dossier: 'A1' }, { Famille: '2', Prénoms: 'Rigat', Dossier: 'A1' }],
      [[3, 'caseRef', 'case_ref_shared']],
    ],
    ['no destination', [{ 'Pays de destination': '' }], [[2, 'destinationCountry', 'destination_missing']]],
    ['two destinations', [{}, { ...child, 'Pays de destination': 'IRQ' }], [[3, 'destinationCountry', 'destination_differs']]],
    ['a destination that is not', [{ 'Pays de destination': 'Atlantide' }], [[2, 'destinationCountry', 'country_unknown']]],
    ['a country outside the programme', [{ 'Pays de destination': 'SYR' }], [[2, 'destinationCountry', 'country_not_in_programme']]],
    [
      'Basra under a programme of the north',
      [{ 'Pays de destination': 'IRQ', Région: 'Basra' }],
      [[2, 'destinationSubregion', 'subregion_not_in_programme']],
    ],
    ['a number without a type', [{ 'N° document': 'A123' }], [[2, 'documentType', 'document_type_missing']]],
    ['a fishing licence', [{ 'Type de document': 'permis de pêche' }], [[2, 'documentType', 'document_type_unknown']]],
    ['a passport without number', [{ 'Type de document': 'passeport' }], [[2, 'documentNumber', 'document_number_missing']]],
    [
      'a travel document of nobody',
      [{ 'Type de document': 'titre de voyage', 'N° document': 'A1' }],
      [[2, 'documentIssuer', 'document_issuer_missing']],
    ],
    [
      'a passport of 2019',
      [{ 'Type de document': 'passeport', 'N° document': 'A1', 'Expire le': '20/01/2019' }],
      [[2, 'documentExpiresOn', 'document_expired']],
    ],
    ['a language of Mars', [{ Langue: 'martien' }], [[2, 'language', 'language_unknown']]],
    ['a need told in words', [{ Besoins: 'asthme' }], [[2, 'specialNeeds', 'special_need_unknown']]],
    ['a formula', [{}, { ...child, Prénoms: '=B2' }], [[3, 'givenNames', 'cell_is_formula']]],
    ['a novel in a cell', [{ Nom: 'a'.repeat(121) }], [[2, 'surname', 'cell_too_long']]],
    ['a bell in a cell', [{ Nom: 'Hai\u0007le' }], [[2, 'surname', 'cell_has_control_characters']]],
    ['the same person twice', [{}, { Famille: '2' }], [[3, 'surname', 'person_twice']]],
  ]
  for (const [what, rows, expected] of slips) {
    const { faults } = read(...rows)
    assert.deepEqual(
      faults.map((fault) => [fault.row, fault.column, fault.word]),
      expected,
      what,
    )
  }
})

test('a document is one person’s: its second bearer is named with the row of the first', () => {
  const passport = { 'Type de document': 'passeport', 'N° document': 'A1' }
  const { faults } = read(passport, { ...child, ...passport })
  assert.deepEqual(
    faults.map((fault) => [fault.row, fault.word, fault.details]),
    [[3, 'document_twice', { other: 2 }]],
  )
})

test('where one date has its month first, every date of that column that could be read both ways is named', () => {
  const { faults } = read(
    { 'Date de naissance': '04/25/1990' },
    { ...child, 'Date de naissance': '04/05/2015' },
    { ...child, Prénoms: 'Filmon', 'Date de naissance': '25/05/2016' },
  )
  assert.deepEqual(
    faults.map((fault) => [fault.row, fault.word]),
    [
      [2, 'date_month_first'],
      [3, 'date_ambiguous'],
    ],
  )
})

// The specimen of ICAO Doc 9303-4 (domain.md 2.1, F14).
const specimen = { MRZ1: 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', MRZ2: 'L898902C36UTO7408122F1204159ZE184226B<<<<<10' }
const anna = {
  Nom: 'Eriksson',
  Prénoms: 'Anna Maria',
  'Date de naissance': '12/08/1974',
  Nationalité: 'UTO',
  'Type de document': 'passeport',
  'N° document': 'L898902C3',
}

test('the machine readable zone is checked, fills what was not typed, and contradicts what was typed wrongly (F14)', () => {
  const expired = { column: 'documentExpiresOn', word: 'document_expired' }
  const say = (row: Written) => read(row).faults.map(({ column, word }) => ({ column, word }))
  assert.deepEqual(say({ ...anna, ...specimen }), [expired], 'the specimen expired in 2012, and nothing else is wrong with it')
  assert.deepEqual(say({ ...anna, ...specimen, MRZ2: specimen.MRZ2.replace('1204159', '1204158') }), [
    { column: 'mrz2', word: 'mrz_check_digit' },
  ])
  assert.deepEqual(say({ ...anna, ...specimen, MRZ1: specimen.MRZ1.slice(1) }), [{ column: 'mrz1', word: 'mrz_unreadable' }])
  assert.deepEqual(
    say({ ...anna, ...specimen, 'N° document': 'L898902D3' }),
    [expired, { column: 'documentNumber', word: 'mrz_mismatch' }].toSorted(byColumn),
  )
  assert.deepEqual(
    say({ ...anna, ...specimen, 'Date de naissance': '13/08/1974' })
      .map(({ word }) => word)
      .toSorted(),
    ['document_expired', 'mrz_mismatch'],
  )
  assert.deepEqual(
    say({
      ...specimen,
      Famille: '1',
      Nom: '',
      Prénoms: '',
      'Date de naissance': '',
      Nationalité: '',
      Sexe: '',
      'Type de document': 'passeport',
    }),
    [expired],
    'every blank is filled from the zone',
  )
})

function byColumn(a: { column: string }, b: { column: string }): number {
  return headingsAt(a.column) - headingsAt(b.column)
}
function headingsAt(column: string): number {
  return ['documentNumber', 'documentExpiresOn'].indexOf(column)
}

test('a name of another script is kept, and a Latin spelling is proposed to be looked at', () => {
  const { families, remarks } = read({ Nom: 'Шевченко', Prénoms: 'Олена' })
  const { person } = families[0]!.members[0]!
  assert.deepEqual([person.familyName, person.givenNames, person.nativeName], ['Shevchenko', 'Olena', 'Шевченко Олена'])
  assert.ok(remarks.some((remark) => remark.word === 'name_converted' && remark.details['name'] === 'Shevchenko Olena'))
  const arabic = read({ Nom: 'محمد', Prénoms: '' })
  assert.ok(
    arabic.remarks.some((remark) => remark.word === 'name_without_vowels'),
    'Arabic leaves its vowels to the reader',
  )
})

test('a child alone is no fault when the roll asks for the escort of the carrier', () => {
  const { families, faults, remarks } = read({ 'Date de naissance': '20/05/2014', Besoins: 'UMNR' })
  assert.deepEqual(faults, [])
  assert.equal(families[0]!.unaccompaniedMinor, true)
  assert.ok(remarks.some((remark) => remark.word === 'unaccompanied_minor'))
})

test('headings are found in French or English, under a title, and a missing one is named', () => {
  const english = [
    'Family no',
    'SURNAME',
    'Given names',
    'Gender',
    'Date of birth (dd/mm/yyyy)',
    'Nationality',
    'Relationship to PA',
    'Shoe size',
  ]
  const rows: RawRow[] = [
    { line: 1, cells: [text('Nominal roll of November')] },
    { line: 3, cells: english.map(text) },
    { line: 4, cells: ['1', 'Haile-Exemple', 'Selam', 'F', '14/03/1992', 'ERI', 'PA', '38'].map(text) },
  ]
  assert.equal(findHeading(rows)?.line, 3)
  const reading = readRoll(rows, programme, means)
  assert.ok(reading.ok)
  assert.deepEqual(
    reading.value.faults.map((fault) => fault.word),
    ['destination_missing'],
  )
  assert.deepEqual(reading.value.remarks.map((remark) => [remark.word, remark.heading]).at(0), ['column_ignored', 'Shoe size'])

  const without = readRoll(
    [
      { line: 1, cells: headings.filter((title) => title !== 'Sexe').map(text) },
      { line: 2, cells: [text('1')] },
    ],
    programme,
    means,
  )
  assert.ok(without.ok)
  assert.deepEqual(
    without.value.faults.map((fault) => [fault.word, fault.column]),
    [['column_missing', 'sex']],
  )
  const twice = readRoll(
    [
      { line: 1, cells: [...headings, 'Surname'].map(text) },
      { line: 2, cells: [text('1')] },
    ],
    programme,
    means,
  )
  assert.ok(twice.ok && twice.value.faults[0]?.word === 'column_twice')
})

test('a text that is no roll is refused as a whole', () => {
  assert.deepEqual(readRoll([], programme, means), { ok: false, refusal: 'roll_empty' })
  assert.deepEqual(readRoll([{ line: 1, cells: [text('bonjour')] }], programme, means), { ok: false, refusal: 'roll_no_heading' })
  assert.deepEqual(readRoll(roll(), programme, means), { ok: false, refusal: 'roll_empty' })
})

test('dates are read as far as they are known, and never guessed', () => {
  const dates: [RawCell, unknown][] = [
    [text('1990-03-25'), { on: '1990-03-25', precision: 'DAY' }],
    [text('25.03.1990'), { on: '1990-03-25', precision: 'DAY' }],
    [text('1/2/1990'), { on: '1990-02-01', precision: 'DAY' }],
    [text('03/1990'), { on: '1990-03-01', precision: 'MONTH' }],
    [text('1990'), { on: '1990-01-01', precision: 'YEAR' }],
    [text('inconnue'), { on: null, precision: 'UNKNOWN' }],
    [text('٢٥/٠٣/١٩٩٠'), { on: '1990-03-25', precision: 'DAY' }],
    [text('۱۹۹۰-۰۳-۲۵'), { on: '1990-03-25', precision: 'DAY' }],
    [
      { text: '32957', kind: 'NUMBER' },
      { on: '1990-03-25', precision: 'DAY' },
    ],
    [
      { text: '1990', kind: 'NUMBER' },
      { on: '1990-01-01', precision: 'YEAR' },
    ],
    [
      { text: '1990-03-25', kind: 'DATE' },
      { on: '1990-03-25', precision: 'DAY' },
    ],
    [text('29/02/2023'), 'date_impossible'],
    [text('13/13/2023'), 'date_impossible'],
    [text('03/25/1990'), 'date_month_first'],
    [text('25/03/90'), 'date_two_digit_year'],
    [{ text: '3.5', kind: 'NUMBER' }, 'date_unreadable'],
  ]
  for (const [cell, expected] of dates) {
    const reading = readDate(cell)
    assert.deepEqual(reading.ok ? reading.date : reading.word, expected, cell.text)
  }
})
