/** Kinds of registers that a linker meets: which columns there are, what goes wrong in them, and how often somebody stands in them twice. */
import {
  type Draw,
  type Made,
  type Slip,
  forgets,
  marries,
  misdates,
  mistypes,
  movesHouse,
  shortens,
  swapsNames,
  transcribes,
  writesNative,
} from './perturbed-people.ts'

type Columns = Readonly<Record<string, (record: Made) => string>>

export type Kind = {
  readonly name: string
  readonly rows: number
  readonly columns: Columns
  /** A second file, with its own columns: every second record of a person goes there. */
  readonly with?: Columns
  /** Chance in a hundred of each slip on a further record of a person. */
  readonly slips: readonly (readonly [percent: number, slip: Slip])[]
  /** In a hundred cells of any record, how many are empty. */
  readonly missing?: number
  /** How many records each person has. */
  readonly records: (draw: Draw) => number
  /** Persons of one family follow one another and share surname, address and telephone. */
  readonly families?: boolean
  readonly script?: 'arabic' | 'russian' | 'hebrew'
}

const two = (value: number) => String(value).padStart(2, '0')
const iso = (m: Made) => (m.year === 0 ? '' : `${m.year}-${two(m.month)}-${two(m.day)}`)
const slashed = (m: Made) => (m.year === 0 ? '' : `${two(m.day)}/${two(m.month)}/${m.year}`)
const part = (value: number) => (value === 0 ? '' : String(value))
const words = (...parts: string[]) => parts.filter((text) => text !== '').join(' ')

const whole: Columns = {
  id: () => '',
  'given name': (m) => m.first,
  surname: (m) => m.surname,
  'date of birth': iso,
  sex: (m) => m.sex,
  street_number: (m) => m.house,
  street: (m) => m.street,
  town: (m) => m.place,
  postcode: (m) => m.postcode,
  phone: (m) => m.phone,
  email: (m) => m.email,
}
const short: Columns = { id: () => '', first_name: (m) => m.first, last_name: (m) => m.surname, dob: iso, city: (m) => m.place }
const light: Kind['slips'] = [
  [20, mistypes('first')],
  [20, mistypes('surname')],
  [10, misdates],
  [10, mistypes('place')],
  [10, mistypes('phone', 'document')],
  [10, forgets('phone')],
  [10, movesHouse],
]
const some = (draw: Draw) => (draw(3) === 0 ? 2 + draw(3) : 1)

export const kinds: readonly Kind[] = [
  { name: 'whole address, light slips', rows: 5_000, columns: whole, slips: light, records: some },
  { name: 'whole address, no sex, no phone', rows: 5_000, columns: without(whole, 'sex', 'phone', 'email'), slips: light, records: some },
  { name: 'every second value mistyped', rows: 4_000, columns: whole, slips: everyField(50), records: some },
  { name: 'a quarter of all missing', rows: 5_000, columns: whole, slips: light, missing: 25, records: some },
  { name: 'a quarter missing, few columns', rows: 8_000, columns: short, slips: light, missing: 25, records: some },
  { name: 'a half of all missing', rows: 5_000, columns: whole, slips: light, missing: 50, records: some },
  { name: 'moved and married', rows: 5_000, columns: whole, slips: [...light, [60, movesHouse], [35, marries]], records: some },
  { name: 'called by short names', rows: 5_000, columns: whole, slips: [...light, [50, shortens]], records: some },
  {
    name: 'other transcriptions',
    rows: 5_000,
    columns: short,
    slips: [
      [80, transcribes],
      [15, misdates],
      [10, movesHouse],
    ],
    records: some,
  },
  { name: 'names in the wrong columns', rows: 5_000, columns: short, slips: [...light, [30, swapsNames]], records: some },
  {
    name: 'Arabic and Latin letters',
    rows: 4_000,
    columns: short,
    slips: [[60, writesNative], ...light.slice(2)],
    records: some,
    script: 'arabic',
  },
  {
    name: 'Cyrillic and Latin letters',
    rows: 4_000,
    columns: short,
    slips: [[60, writesNative], ...light.slice(2)],
    records: some,
    script: 'russian',
  },
  {
    name: 'full name and year of birth',
    rows: 4_000,
    columns: { n: () => '', name: (m) => words(m.first, m.middle, m.surname), 'birth year': (m) => part(m.year) },
    slips: [
      [25, mistypes('first')],
      [25, mistypes('surname')],
      [20, forgets('middle')],
    ],
    records: some,
  },
  {
    name: 'full name and nothing else',
    rows: 3_000,
    columns: { n: () => '', name: (m) => words(m.first, m.middle, m.surname) },
    slips: [
      [25, mistypes('first')],
      [25, mistypes('surname')],
      [20, forgets('middle')],
    ],
    records: some,
  },
  {
    name: 'surname first, capitals, day/month/year',
    rows: 5_000,
    columns: {
      no: () => '',
      'Nom et prénom': (m) => `${m.surname.toUpperCase()} ${m.first}`,
      'né(e) le': slashed,
      commune: (m) => m.place,
      tél: (m) => m.phone,
    },
    slips: light,
    records: some,
  },
  {
    name: 'day, month and year apart',
    rows: 5_000,
    columns: {
      id: () => '',
      fname_c1: (m) => m.first,
      fname_c2: (m) => m.middle,
      lname_c1: (m) => m.surname,
      by: (m) => part(m.year),
      bm: (m) => part(m.month),
      bd: (m) => part(m.day),
    },
    slips: [
      [30, mistypes('first')],
      [30, mistypes('surname')],
      [30, misdates],
      [20, forgets('middle')],
    ],
    records: (draw) => (draw(10) === 0 ? 2 : 1),
  },
  {
    name: 'household survey with ages',
    rows: 5_000,
    columns: {
      hhid_row: () => '',
      'respondent name': (m) => m.first,
      'father name': (m) => m.father,
      sex: (m) => m.sex,
      age: (m) => part(2020 - m.year),
      village: (m) => m.place,
      district: (m) => m.region,
      mobile: (m) => m.phone,
      occupation: (m) => m.work,
    },
    slips: [
      [25, mistypes('first')],
      [25, mistypes('father')],
      [25, (m, { draw }) => (m.year += draw(3) - 1)],
      [20, mistypes('phone')],
      [15, forgets('phone')],
    ],
    records: (draw) => (draw(4) === 0 ? 2 : 1),
    families: true,
  },
  {
    name: 'name, mail and telephone',
    rows: 5_000,
    columns: {
      id: () => '',
      name: (m) => words(m.first, m.surname),
      'e-mail': (m) => m.email,
      mobile: (m) => m.phone,
      zip: (m) => m.postcode,
    },
    slips: [...light, [20, forgets('email')], [20, mistypes('email')]],
    records: some,
  },
  {
    name: 'two files, other columns',
    rows: 6_000,
    columns: {
      ref: () => '',
      full_name: (m) => words(m.first, m.middle, m.surname),
      birth_date: slashed,
      phone: (m) => m.phone,
      city: (m) => m.place,
      nationality: (m) => m.nationality,
    },
    with: {
      key: () => '',
      last: (m) => m.surname,
      first: (m) => m.first,
      dob: iso,
      email: (m) => m.email,
      mobile: (m) => m.phone,
      passport: (m) => m.document,
      country: (m) => m.nationality,
    },
    slips: light,
    records: (draw) => (draw(2) === 0 ? 2 : 1),
  },
  {
    name: 'two files, headers say nothing',
    rows: 6_000,
    columns: renamed(whole, 'a'),
    with: renamed(whole, 'b'),
    slips: light,
    records: (draw) => (draw(2) === 0 ? 2 : 1),
  },
  { name: 'headers say nothing', rows: 5_000, columns: renamed(whole, 'c'), slips: light, records: some },
  { name: 'families at one address', rows: 5_000, columns: whole, slips: light, records: some, families: true },
  { name: '200 rows', rows: 200, columns: whole, slips: light, records: some },
  { name: '200 rows, few columns', rows: 200, columns: short, slips: light, records: some },
  { name: '60 rows, few columns', rows: 60, columns: short, slips: light, records: some },
  { name: 'one in a hundred twice', rows: 5_000, columns: short, slips: light, records: (draw) => (draw(100) === 0 ? 2 : 1) },
  { name: 'half of all records double', rows: 6_000, columns: short, slips: light, records: () => 2 },
  { name: 'many records a person', rows: 8_000, columns: short, slips: light, records: (draw) => 1 + draw(15) },
  { name: '20,000 rows, few columns', rows: 20_000, columns: short, slips: light, records: some },
  { name: 'nobody twice, 5,000', rows: 5_000, columns: whole, slips: [], records: () => 1 },
  { name: 'nobody twice, few columns', rows: 5_000, columns: short, slips: [], records: () => 1 },
  { name: 'nobody twice, families', rows: 5_000, columns: whole, slips: [], records: () => 1, families: true },
  {
    name: 'nobody twice, families, few columns',
    rows: 5_000,
    columns: { ...short, sex: (m) => m.sex },
    slips: [],
    records: () => 1,
    families: true,
  },
  { name: 'nobody twice, 150 rows', rows: 150, columns: short, slips: [], records: () => 1 },
]

function without(columns: Columns, ...names: string[]): Columns {
  return Object.fromEntries(Object.entries(columns).filter(([name]) => !names.includes(name)))
}

function renamed(columns: Columns, prefix: string): Columns {
  return Object.fromEntries(Object.values(columns).map((of, n) => [`${prefix}${n}`, of]))
}

function everyField(percent: number): Kind['slips'] {
  const fields = ['first', 'surname', 'street', 'place', 'postcode', 'phone', 'email'] as const
  return [...fields.map((field) => [percent, mistypes(field)] as const), [percent, misdates]]
}
