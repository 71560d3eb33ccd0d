// Writes the zone of a passport (TD3) or a card (TD1), with its check digits. What cannot be written truthfully (a letter
// without a rule, a number too long) is refused with its field; a name too long is cut so that the cut shows.
import { checkDigit, layouts, textAt, type MrzFault, type MrzField } from './layout.ts'
import type { MrzDate } from './mrz.ts'
import { transliterate } from './transliterate.ts'

export type MrzContent = {
  format: 'TD3' | 'TD1'
  documentCode: string
  issuer: string
  surname: string
  givenNames: string
  number: string
  nationality: string
  birthDate: MrzDate
  sex: 'F' | 'M' | 'X'
  expiryDate: MrzDate
  optional?: string
  /** Cards only. */
  optional2?: string
}

export type MrzWriting = { ok: true; lines: string[]; namesTruncated: boolean } | { ok: false; faults: MrzFault[] }

export function formatMrz(content: MrzContent): MrzWriting {
  const faults: MrzFault[] = []
  return content.format === 'TD3' ? passport(content, faults) : card(content, faults)
}

function passport(content: MrzContent, faults: MrzFault[]): MrzWriting {
  const names = nameField(content, 39, faults)
  const number = filled(content.number, 9, 'number', faults)
  const birth = dateField(content.birthDate)
  const expiry = dateField(content.expiryDate)
  const optional = filled(content.optional ?? '', 14, 'optional', faults)
  const first = filled(content.documentCode, 2, 'documentCode', faults) + filled(content.issuer, 3, 'issuer', faults) + names.text
  const second =
    withDigit(number) +
    filled(content.nationality, 3, 'nationality', faults) +
    withDigit(birth) +
    sexSign(content) +
    withDigit(expiry) +
    withDigit(optional)
  return finish(content, [first, second + '?'], names.truncated, faults)
}

function card(content: MrzContent, faults: MrzFault[]): MrzWriting {
  const names = nameField(content, 30, faults)
  const first =
    filled(content.documentCode, 2, 'documentCode', faults) + filled(content.issuer, 3, 'issuer', faults) + cardNumber(content, faults)
  const second =
    withDigit(dateField(content.birthDate)) +
    sexSign(content) +
    withDigit(dateField(content.expiryDate)) +
    filled(content.nationality, 3, 'nationality', faults) +
    filled(content.optional2 ?? '', 11, 'optional2', faults)
  return finish(content, [first, second + '?', names.text], names.truncated, faults)
}

/** Number, check digit and optional part of a card: a long number runs on, its digit last, then '<'. */
function cardNumber(content: MrzContent, faults: MrzFault[]): string {
  const { number, optional = '' } = content
  if (number.length <= 9) return withDigit(filled(number, 9, 'number', faults)) + filled(optional, 15, 'optional', faults)

  filled(number, 22, 'number', faults)
  const rest = `${number.slice(9)}${checkDigit(number)}<`
  return `${number.slice(0, 9)}<${rest}${filled(optional, Math.max(0, 15 - rest.length), 'optional', faults)}`.padEnd(25, '<')
}

/** The last sign of the second line is the composite digit over everything already there. */
function finish(content: MrzContent, lines: string[], namesTruncated: boolean, faults: MrzFault[]): MrzWriting {
  if (faults.length > 0) return { ok: false, faults }
  const covered = layouts[content.format].composite.map((at) => textAt(lines, at)).join('')
  return { ok: true, lines: lines.map((line) => line.replace('?', checkDigit(covered))), namesTruncated }
}

function nameField(content: MrzContent, width: number, faults: MrzFault[]): { text: string; truncated: boolean } {
  const surname = transliterate(content.surname)
  const given = transliterate(content.givenNames)
  for (const letter of [...surname.unknown, ...given.unknown]) fault(content, 'names', 'A-Z', letter, faults)
  // Someone with one name only has it as the primary identifier, whichever box it was typed in.
  const primary = surname.text === '' ? given.text : surname.text
  const secondary = surname.text === '' ? '' : given.text
  if (primary === '') fault(content, 'names', 'A-Z', '', faults)

  const whole = secondary === '' ? primary : `${primary}<<${secondary}`
  if (whole.length <= width) return { text: whole.padEnd(width, '<'), truncated: whole.length === width }

  // A cut zone must end in a letter, so that the reader knows that the name goes on (Doc 9303-4, 4.2.3).
  const room = secondary === '' ? width : width - 3
  const kept = endingInLetter(primary, Math.min(primary.length, room))
  if (secondary === '') return { text: kept, truncated: true }
  return { text: `${kept}<<${endingInLetter(secondary, width - kept.length - 2)}`, truncated: true }
}

/** The first `width` signs; where they would end in '<', the part before gives up a letter for the next initial. */
function endingInLetter(text: string, width: number): string {
  const cut = text.slice(0, width)
  if (!cut.endsWith('<') || text.length <= width) return cut
  if (width < 3) return text.replaceAll('<', '').slice(0, width)
  return `${text.slice(0, width - 2)}<${text.charAt(width)}`
}

function filled(text: string, width: number, field: MrzField, faults: MrzFault[]): string {
  if (text.length > width) faults.push({ field, line: 1, position: width + 1, expected: String(width), found: String(text.length) })
  const stranger = /[^A-Z0-9<]/.exec(text)
  if (stranger !== null) faults.push({ field, line: 1, position: stranger.index + 1, expected: 'A-Z0-9<', found: stranger[0] })
  return text.padEnd(width, '<')
}

function fault(content: MrzContent, field: 'names', expected: string, found: string, faults: MrzFault[]): void {
  const at = layouts[content.format].fields[field]
  faults.push({ field, line: at.line, position: at.from, expected, found })
}

function dateField(date: MrzDate): string {
  const two = (part: number | undefined) => (part === undefined ? '<<' : String(part % 100).padStart(2, '0'))
  return two(date.year) + two(date.month) + two(date.day)
}

const withDigit = (text: string): string => text + checkDigit(text)
const sexSign = (content: MrzContent): string => (content.sex === 'X' ? '<' : content.sex)
