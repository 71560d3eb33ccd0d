// Reads a machine readable zone: the two or three lines at the foot of a passport, a card or a visa (ICAO Doc 9303,
// domain.md 2.1). Knows nothing of persons or cases, never reads the clock: the reference year is an argument.
import { checkDigit, fieldAt, layouts, textAt, type Layout, type MrzFault, type MrzField, type MrzFormat, type Place } from './layout.ts'

export type MrzPrecision = 'DAY' | 'MONTH' | 'YEAR' | 'UNKNOWN'

/** A calendar date as far as the document knows it; a part that is not known is absent. */
export type MrzDate = { precision: MrzPrecision; year?: number; month?: number; day?: number }

export type MrzRepair = { field: MrzField; line: number; position: number; found: string; became: string }

/** The check digits the zone carries, by what they protect. Visas have no composite, only passports one for the optional part. */
export type MrzChecks = { number: string; birthDate: string; expiryDate: string; optional?: string; composite?: string }

export type MrzDocument = {
  format: MrzFormat
  /** The lines as understood, after any repair. */
  lines: string[]
  documentCode: string
  issuer: string
  surname: string
  givenNames: string
  /** The name fills its field to the last position: it may go on. Never overwrite a longer printed name with it. */
  namesTruncated: boolean
  number: string
  nationality: string
  birthDate: MrzDate
  sex: 'F' | 'M' | 'X'
  expiryDate: MrzDate
  optional: string
  optional2: string
  checks: MrzChecks
  repaired: boolean
  repairs: MrzRepair[]
}

export type MrzReading = ({ ok: true } & MrzDocument) | { ok: false; faults: MrzFault[] }

/**
 * Reads the lines of one zone. `referenceYear` (four digits, usually this year) places two-digit years in a century.
 * Every fault found is listed, not only the first; when one stands, nothing of the document is returned as true.
 */
export function parseMrz(text: string, referenceYear: number): MrzReading {
  const given = text
    .toUpperCase()
    .split(/\r?\n/)
    .map((line) => line.replace(/\s+/g, ''))
    .filter((line) => line !== '')
  const format = formatOf(given)
  if (format === undefined) return { ok: false, faults: shapeFaults(given) }

  const layout = layouts[format]
  const sheet: Sheet = { layout, lines: [...given], faults: [], repairs: [] }
  checkCharacters(sheet)

  const number = readNumber(sheet)
  const birthDigit = readChecked(sheet, 'birthDate', 'birthDateCheck')
  const expiryDigit = readChecked(sheet, 'expiryDate', 'expiryDateCheck')
  const optionalDigit = readOptionalDigit(sheet)
  const compositeDigit = readComposite(sheet)

  const birthDate = readDate(sheet, 'birthDate', (year) => birthYear(year, referenceYear))
  const expiryDate = readDate(sheet, 'expiryDate', (year) => expiryYear(year, referenceYear))
  const sex = readSex(sheet)
  const names = readNames(sheet)
  if (sheet.faults.length > 0) return { ok: false, faults: sheet.faults }

  return {
    ok: true,
    format,
    lines: sheet.lines,
    documentCode: unfilled(textAt(sheet.lines, layout.fields.documentCode)),
    issuer: unfilled(textAt(sheet.lines, layout.fields.issuer)),
    ...names,
    number: number.value,
    nationality: unfilled(textAt(sheet.lines, layout.fields.nationality)),
    birthDate,
    sex,
    expiryDate,
    optional: number.optional,
    optional2: unfilled(textAt(sheet.lines, layout.fields.optional2)),
    checks: {
      number: number.digit,
      birthDate: birthDigit,
      expiryDate: expiryDigit,
      ...(optionalDigit === undefined ? {} : { optional: optionalDigit }),
      ...(compositeDigit === undefined ? {} : { composite: compositeDigit }),
    },
    repaired: sheet.repairs.length > 0,
    repairs: sheet.repairs,
  }
}

// The zone while it is being read: lines may be repaired, faults and repairs pile up.
type Sheet = { layout: Layout; lines: string[]; faults: MrzFault[]; repairs: MrzRepair[] }

function formatOf(lines: readonly string[]): MrzFormat | undefined {
  const visa = lines[0]?.startsWith('V') === true
  const fits = (format: MrzFormat) =>
    lines.length === layouts[format].lineCount && lines.every((line) => line.length === layouts[format].lineLength)
  if (fits('TD1')) return 'TD1'
  if (fits('TD2')) return visa ? 'MRV-B' : 'TD2'
  if (fits('TD3')) return visa ? 'MRV-A' : 'TD3'
  return undefined
}

/** Names the lines whose length is wrong, measured against the format that the zone is nearest to. */
function shapeFaults(lines: readonly string[]): MrzFault[] {
  if (lines.length !== 2 && lines.length !== 3) {
    return [{ field: 'lines', line: Math.max(lines.length, 1), position: 1, expected: '2|3', found: String(lines.length) }]
  }
  const longest = Math.max(...lines.map((line) => line.length))
  const wanted = lines.length === 3 ? 30 : longest <= 40 ? 36 : 44
  return lines.flatMap((line, index) =>
    line.length === wanted
      ? []
      : [
          {
            field: 'lines' as const,
            line: index + 1,
            position: Math.min(line.length, wanted) + 1,
            expected: String(wanted),
            found: String(line.length),
          },
        ],
  )
}

function checkCharacters(sheet: Sheet): void {
  sheet.lines.forEach((text, index) => {
    for (let position = 1; position <= text.length; position += 1) {
      const found = text.charAt(position - 1)
      const field = fieldAt(sheet.layout, index + 1, position)
      const lettersOnly = field === 'issuer' || field === 'nationality' || field === 'names' || field === 'documentCode'
      const allowed = lettersOnly ? /[A-Z<]/ : /[A-Z0-9<]/
      if (!allowed.test(found)) {
        sheet.faults.push({ field, line: index + 1, position, expected: lettersOnly ? 'A-Z<' : 'A-Z0-9<', found })
      }
    }
  })
}

/** On cards a number longer than nine signs runs on into the optional part, its check digit last (Doc 9303-5, 4.2.2; -6). */
function readNumber(sheet: Sheet): { value: string; digit: string; optional: string } {
  const { layout, lines } = sheet
  const number = textAt(lines, layout.fields.number)
  const optional = textAt(lines, layout.fields.optional)
  const card = layout === layouts.TD1 || layout === layouts.TD2
  const runsOn = card && textAt(lines, layout.fields.numberCheck) === '<' && /^[A-Z0-9]{2,}/.test(optional)
  if (!runsOn) {
    return { value: unfilled(number), digit: readChecked(sheet, 'number', 'numberCheck'), optional: unfilled(optional) }
  }

  const rest = optional.split('<')[0] ?? ''
  const full = number + rest.slice(0, -1)
  const digit = rest.slice(-1)
  const expected = checkDigit(full)
  const at = layout.fields.optional
  if (digit !== expected) {
    sheet.faults.push({ field: 'numberCheck', line: at.line, position: at.from + rest.length - 1, expected, found: digit })
  }
  return { value: full, digit, optional: unfilled(optional.slice(rest.length + 1)) }
}

type CheckedField = 'number' | 'birthDate' | 'expiryDate' | 'optional'

/** Tests a field against its check digit, repairing letters read for digits where only digits can stand. */
function readChecked(sheet: Sheet, field: CheckedField, checkField: `${CheckedField}Check`): string {
  const { layout } = sheet
  const checkAt = layout.fields[checkField]
  if (checkAt === undefined) return ''
  const numeric = field === 'birthDate' || field === 'expiryDate'

  const text = textAt(sheet.lines, layout.fields[field])
  const digit = textAt(sheet.lines, checkAt)
  const clearText = numeric ? asDigits(text) : text
  const clearDigit = asDigits(digit)
  const holds = checkDigit(clearText) === clearDigit
  if (holds && (!numeric || /^[0-9<]+$/.test(clearText))) {
    write(sheet, field, layout.fields[field], clearText)
    write(sheet, checkField, checkAt, clearDigit)
    return clearDigit
  }

  sheet.faults.push({ field: checkField, line: checkAt.line, position: checkAt.from, expected: checkDigit(text), found: digit })
  return digit
}

/** The optional part of a passport may be empty with '<' or 0 for its check digit. */
function readOptionalDigit(sheet: Sheet): string | undefined {
  const { layout, lines } = sheet
  if (layout.fields.optionalCheck === undefined) return undefined
  const empty = /^<+$/.test(textAt(lines, layout.fields.optional))
  if (empty && textAt(lines, layout.fields.optionalCheck) === '<') return '<'
  return readChecked(sheet, 'optional', 'optionalCheck')
}

function readComposite(sheet: Sheet): string | undefined {
  const { layout } = sheet
  const at = layout.fields.compositeCheck
  if (at === undefined) return undefined

  const found = textAt(sheet.lines, at)
  const expected = checkDigit(layout.composite.map((part) => textAt(sheet.lines, part)).join(''))
  if (asDigits(found) === expected) write(sheet, 'compositeCheck', at, expected)
  else sheet.faults.push({ field: 'compositeCheck', line: at.line, position: at.from, expected, found })
  return expected
}

function readDate(sheet: Sheet, field: 'birthDate' | 'expiryDate', centuryOf: (year: number) => number): MrzDate {
  const at = sheet.layout.fields[field]
  const text = textAt(sheet.lines, at)
  const [year, month, day] = [text.slice(0, 2), text.slice(2, 4), text.slice(4, 6)].map(part)
  const fault = (offset: number, expected: string): MrzDate => {
    sheet.faults.push({ field, line: at.line, position: at.from + offset, expected, found: text.slice(offset, offset + 2) })
    return { precision: 'UNKNOWN' }
  }
  if (year === 'unreadable') return fault(0, 'YY')
  if (month === 'unreadable' || (typeof month === 'number' && month > 12)) return fault(2, '01-12')
  if (day === 'unreadable') return fault(4, '01-31')
  if (year === undefined) return { precision: 'UNKNOWN' }

  const full = centuryOf(year)
  // Some issuers print 00 where the standard wants '<<'; both mean that the person's month or day is not known.
  if (!month) return { precision: 'YEAR', year: full }
  const last = daysIn(full, month)
  if (day !== undefined && day > last) return fault(4, `01-${last}`)
  return day ? { precision: 'DAY', year: full, month, day } : { precision: 'MONTH', year: full, month }
}

function part(text: string): number | undefined | 'unreadable' {
  if (text === '<<') return undefined
  return /^[0-9]{2}$/.test(text) ? Number(text) : 'unreadable'
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Nobody is born after the reference year: a later two-digit year belongs to the century before. */
function birthYear(year: number, referenceYear: number): number {
  const full = Math.floor(referenceYear / 100) * 100 + year
  return full > referenceYear ? full - 100 : full
}

/** Expiry stays in the reference century; only more than fifty years past does it mean the next one. */
function expiryYear(year: number, referenceYear: number): number {
  const full = Math.floor(referenceYear / 100) * 100 + year
  return full < referenceYear - 50 ? full + 100 : full
}

function readSex(sheet: Sheet): 'F' | 'M' | 'X' {
  const at = sheet.layout.fields.sex
  const found = textAt(sheet.lines, at)
  if (found === 'F' || found === 'M') return found
  if (found !== '<') sheet.faults.push({ field: 'sex', line: at.line, position: at.from, expected: 'F|M|<', found })
  return 'X'
}

function readNames(sheet: Sheet): { surname: string; givenNames: string; namesTruncated: boolean } {
  const at = sheet.layout.fields.names
  const text = textAt(sheet.lines, at)
  const [first = '', ...others] = text.replace(/<+$/, '').split('<<')
  if (first === '' && others.length === 0) {
    sheet.faults.push({ field: 'names', line: at.line, position: at.from, expected: 'A-Z', found: text.charAt(0) })
  }
  return { surname: spaced(first), givenNames: spaced(others.join('<')), namesTruncated: !text.endsWith('<') }
}

/** Puts the understood characters into the sheet and remembers each one that was changed. */
function write(sheet: Sheet, field: MrzField, at: Place, understood: string): void {
  const line = sheet.lines[at.line - 1] ?? ''
  for (let index = 0; index < understood.length; index += 1) {
    const found = line.charAt(at.from - 1 + index)
    const became = understood.charAt(index)
    if (found !== became) sheet.repairs.push({ field, line: at.line, position: at.from + index, found, became })
  }
  sheet.lines[at.line - 1] = line.slice(0, at.from - 1) + understood + line.slice(at.from - 1 + understood.length)
}

const lookalikes: Record<string, string> = { O: '0', I: '1', B: '8', S: '5', Z: '2' }
const asDigits = (text: string): string => text.replace(/[OIBSZ]/g, (letter) => lookalikes[letter] ?? letter)
const spaced = (text: string): string =>
  text
    .split('<')
    .filter((word) => word !== '')
    .join(' ')
const unfilled = (text: string): string => text.replace(/<+$/, '')
