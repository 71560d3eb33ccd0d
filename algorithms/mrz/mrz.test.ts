// The machine readable zone against the specimens of ICAO Doc 9303 and one invented refugee document (domain.md 2.1, F14).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkDigit, layouts, type MrzFormat } from './layout.ts'
import { parseMrz, type MrzDate, type MrzDocument } from './mrz.ts'
import { transliterate } from './transliterate.ts'
import { formatMrz, type MrzContent } from './write-mrz.ts'

const specimens = {
  TD3: ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'],
  TD2: ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'],
  TD1: ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<'],
} satisfies Partial<Record<MrzFormat, string[]>>
const visas = {
  'MRV-A': ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L8988901C4XXX4009078F96121096ZE184226B<<<<<<'],
  'MRV-B': ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'L8988901C4XXX4009078F9612109<<<<<<<<'],
}
const refugee = ['PRFRAEXEMPLE<<AMINA<TEST<<<<<<<<<<<<<<<<<<<<', '21AB123457XXB9001011F2906302<<<<<<<<<<<<<<00']

const read = (lines: readonly string[]) => parseMrz(lines.join('\n'), 2026)
function mustRead(lines: readonly string[]): MrzDocument {
  const reading = read(lines)
  assert.ok(reading.ok, JSON.stringify(reading))
  return reading
}
const changed = (lines: readonly string[], line: number, position: number, sign: string) =>
  lines.map((text, index) => (index + 1 === line ? text.slice(0, position - 1) + sign + text.slice(position) : text))

test('Anna Maria Eriksson is read from the passport specimen and every check digit holds', () => {
  const anna = mustRead(specimens.TD3)
  assert.deepEqual(anna.checks, { number: '6', birthDate: '2', expiryDate: '9', optional: '1', composite: '0' })
  assert.equal(anna.format, 'TD3')
  assert.equal(anna.surname, 'ERIKSSON')
  assert.equal(anna.givenNames, 'ANNA MARIA')
  assert.equal(anna.number, 'L898902C3')
  assert.equal(anna.optional, 'ZE184226B')
  assert.deepEqual(anna.birthDate, { precision: 'DAY', year: 1974, month: 8, day: 12 })
  assert.deepEqual(anna.expiryDate, { precision: 'DAY', year: 2012, month: 4, day: 15 })
  assert.equal(anna.sex, 'F')
  assert.equal(anna.repaired, false)
  assert.equal(anna.namesTruncated, false)
})

test('Anna Maria Eriksson is the same woman on both cards', () => {
  for (const format of ['TD1', 'TD2'] as const) {
    const anna = mustRead(specimens[format])
    assert.equal(anna.format, format)
    assert.deepEqual(anna.checks, { number: '7', birthDate: '2', expiryDate: '9', composite: '6' })
    assert.equal(`${anna.surname}, ${anna.givenNames}, ${anna.number}, ${anna.nationality}`, 'ERIKSSON, ANNA MARIA, D23145890, UTO')
  }
})

test('A visa of either size is read, and carries no composite digit', () => {
  for (const format of ['MRV-A', 'MRV-B'] as const) {
    const visa = mustRead(visas[format])
    assert.equal(visa.format, format)
    assert.deepEqual(visa.checks, { number: '4', birthDate: '8', expiryDate: '9' })
    assert.equal(visa.birthDate.year, 1940)
  }
})

test('Amina Exemple travels on a refugee document whose nationality is the code for a refugee', () => {
  const amina = mustRead(refugee)
  assert.equal(amina.documentCode, 'PR')
  assert.equal(amina.nationality, 'XXB')
  assert.equal(amina.optional, '')
  assert.deepEqual(mustRead(changed(refugee, 2, 43, '<')).checks.optional, '<')
})

test('One digit read wrongly anywhere under a check digit is always noticed', () => {
  for (const lines of [...Object.values(specimens), refugee]) {
    const places = coveredDigits(lines)
    assert.ok(places.length >= 20)
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.integer({ min: 1, max: 9 }), ({ line, position }, shift) => {
        const digit = Number(lines[line - 1]!.charAt(position - 1))
        const reading = read(changed(lines, line, position, String((digit + shift) % 10)))
        assert.equal(reading.ok, false)
      }),
      { numRuns: 400 },
    )
  }
})

test('A wrong check digit is named with its line, its position, what was expected and what was found', () => {
  const reading = read(changed(specimens.TD3, 2, 20, '5'))
  assert.ok(!reading.ok)
  assert.deepEqual(reading.faults[0], { field: 'birthDateCheck', line: 2, position: 20, expected: '2', found: '5' })
  assert.deepEqual(
    reading.faults.map((fault) => fault.field),
    ['birthDateCheck', 'compositeCheck'],
  )
})

test('A birth date whose zeros were read as the letter O is repaired, and says so', () => {
  const amina = mustRead(changed(changed(refugee, 2, 15, 'O'), 2, 20, 'I'))
  assert.equal(amina.repaired, true)
  assert.deepEqual(
    amina.repairs.map(({ field, position, became }) => [field, position, became]),
    [
      ['birthDate', 15, '0'],
      ['birthDateCheck', 20, '1'],
    ],
  )
  assert.deepEqual(amina.lines, refugee)
})

test('A repair that does not satisfy the check digit is not made', () => {
  assert.equal(read(changed(refugee, 2, 15, 'B')).ok, false)
})

test('A letter in a document number is left alone: numbers may hold letters', () => {
  assert.equal(mustRead(specimens.TD3).number, 'L898902C3')
  assert.equal(read(changed(specimens.TD3, 2, 8, 'B')).ok, false)
})

test('A person whose day or month of birth is not known keeps that uncertainty', () => {
  const cases: [string, MrzDate][] = [
    ['90<<<<', { precision: 'YEAR', year: 1990 }],
    ['9005<<', { precision: 'MONTH', year: 1990, month: 5 }],
    ['<<<<<<', { precision: 'UNKNOWN' }],
    ['900000', { precision: 'YEAR', year: 1990 }],
    ['260101', { precision: 'DAY', year: 2026, month: 1, day: 1 }],
    ['270101', { precision: 'DAY', year: 1927, month: 1, day: 1 }],
  ]
  for (const [birth, expected] of cases) assert.deepEqual(mustRead(withBirth(birth)).birthDate, expected, birth)
})

test('A day that no calendar has is refused even when its check digit holds', () => {
  for (const [birth, position] of [
    ['900230', 18],
    ['901301', 16],
    ['9<0101', 14],
  ] as const) {
    const reading = read(withBirth(birth))
    assert.ok(!reading.ok)
    assert.deepEqual(
      reading.faults.map((fault) => [fault.field, fault.position]),
      [['birthDate', position]],
    )
  }
})

test('A person whose sex is not stated is X, and someone with one name has it as surname', () => {
  const lines = changed(['PRFRAAMINA'.padEnd(44, '<'), refugee[1]!], 2, 21, '<')
  const amina = mustRead(lines)
  assert.equal(amina.sex, 'X')
  assert.deepEqual([amina.surname, amina.givenNames], ['AMINA', ''])
})

test('A card number longer than nine signs runs on into the optional part', () => {
  const written = formatMrz({ ...content('TD1'), number: 'D23145890734', optional: 'AB' })
  assert.ok(written.ok)
  assert.equal(written.lines[0]!.charAt(14), '<')
  const card = mustRead(written.lines)
  assert.deepEqual([card.number, card.optional], ['D23145890734', 'AB'])
})

test('A line with a sign missing is measured, not guessed', () => {
  const reading = read([specimens.TD3[0]!, specimens.TD3[1]!.slice(0, 43)])
  assert.ok(!reading.ok)
  assert.deepEqual(reading.faults, [{ field: 'lines', line: 2, position: 44, expected: '44', found: '43' }])
  assert.equal(read([]).ok, false)
})

test('Names in Latin letters are spelt the way the standard spells them', () => {
  const spelt: [string, string][] = [
    ['Müller', 'MUELLER'],
    ['Åse Bjørn', 'AASE<BJOERN'],
    ['Ægir Þór Óðinn', 'AEGIR<THOR<ODINN'],
    ['Straße', 'STRASSE'],
    ["N'Diaye-Koné", 'NDIAYE<KONE'],
    ['Núñez', 'NUNEZ'],
    ['Łukasz Żółć', 'LUKASZ<ZOLC'],
    ['Şahin Işık', 'SAHIN<ISIK'],
  ]
  for (const [name, expected] of spelt) assert.deepEqual(transliterate(name), { text: expected, unknown: [] })
  // A letter without a rule is named, so that a person decides how it is spelt.
  assert.deepEqual(transliterate('Am\u0639na'), { text: 'AMNA', unknown: ['\u0639'] })
})

test('What is written for a person is what is read back', () => {
  fc.assert(
    fc.property(contents, (given) => {
      const written = formatMrz(given)
      assert.ok(written.ok, JSON.stringify(written))
      assert.ok(written.lines.every((line) => line.length === layouts[given.format].lineLength))
      const person = mustRead(written.lines)
      for (const field of ['documentCode', 'issuer', 'number', 'nationality', 'sex', 'birthDate', 'expiryDate'] as const) {
        assert.deepEqual(person[field], given[field])
      }
      assert.equal(person.namesTruncated, written.namesTruncated)
      assert.equal(person.repaired, false)
      if (!written.namesTruncated) assert.deepEqual([person.surname, person.givenNames], [given.surname, given.givenNames])
    }),
  )
})

function coveredDigits(lines: readonly string[]): { line: number; position: number }[] {
  const format = lines.length === 3 ? 'TD1' : lines[0]!.length === 36 ? 'TD2' : 'TD3'
  return layouts[format].composite.flatMap(({ line, from, to }) =>
    Array.from({ length: to - from + 1 }, (_, index) => ({ line, position: from + index })).filter(({ position }) =>
      /[0-9]/.test(lines[line - 1]!.charAt(position - 1)),
    ),
  )
}

function withBirth(birth: string): string[] {
  const start = `${refugee[1]!.slice(0, 13)}${birth}${checkDigit(birth)}${refugee[1]!.slice(20, 43)}`
  return [refugee[0]!, start + checkDigit(start.slice(0, 10) + start.slice(13, 20) + start.slice(21, 43))]
}

function content(format: 'TD1' | 'TD3'): MrzContent {
  const day: MrzDate = { precision: 'DAY', year: 1990, month: 1, day: 1 }
  return {
    format,
    documentCode: 'I',
    issuer: 'UTO',
    surname: 'EXEMPLE',
    givenNames: 'AMINA',
    number: 'AB1',
    nationality: 'XXA',
    birthDate: day,
    sex: 'F',
    expiryDate: { ...day, year: 2030 },
  }
}

const letters = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: min, maxLength: max })
const words = (min: number) => fc.array(letters(1, 14), { minLength: min, maxLength: 4 }).map((list) => list.join(' '))
const dates = (from: number, to: number): fc.Arbitrary<MrzDate> =>
  fc
    .record({
      year: fc.integer({ min: from, max: to }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      precision: fc.constantFrom('DAY', 'MONTH', 'YEAR'),
    })
    .map(({ year, month, day, precision }) =>
      precision === 'DAY'
        ? { precision, year, month, day }
        : precision === 'MONTH'
          ? { precision, year, month }
          : { precision: 'YEAR', year },
    )
const contents: fc.Arbitrary<MrzContent> = fc.record({
  format: fc.constantFrom('TD1', 'TD3'),
  documentCode: fc.constantFrom('P', 'PR', 'I', 'AC'),
  issuer: letters(3, 3),
  surname: words(1),
  givenNames: words(0),
  number: letters(1, 9),
  nationality: letters(3, 3),
  birthDate: dates(1927, 2026),
  sex: fc.constantFrom('F', 'M', 'X'),
  expiryDate: dates(2000, 2075),
})
