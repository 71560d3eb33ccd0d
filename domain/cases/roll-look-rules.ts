/**
 * One row of a nominal roll while it is being read: the text of a cell by its column, and the place to say what is wrong with it. A cell
 * that cannot be read at all (a formula, too long) is said here and then left alone.
 */
import type { Day } from '#domain/kit/day.ts'
import type { DocumentType, Sex } from '#domain/people/words.ts'
import { isBlank, type KnownDate } from './roll-cell-rules.ts'
import { type Heading, titleOf } from './roll-heading-rules.ts'
import type { RawCell, RawRow, RollColumn, RollFault, RollFaultWord, RollRemark, RollRemarkWord } from './roll-words.ts'
import type { MemberRole, SpecialNeed } from './words.ts'

/** What a roll is read with besides its own cells: the day, and the names of places and languages in every language of the office. */
export type Means = {
  today: Day
  /** ISO 3166-1 alpha-3 of a name or code. */
  country: (text: string) => string | undefined
  /** A country, or a status that documents know, such as XXB for a refugee. */
  nationality: (text: string) => string | undefined
  /** BCP 47 of a name or code. */
  language: (text: string) => string | undefined
  /** A proposal of how a name of another script is written in Latin letters; undefined where nothing sensible is left of it. */
  latinName: (text: string) => string | undefined
}

/** A row as understood. What could not be understood is undefined, and a fault says so. */
export type RollRow = {
  row: number
  familyNo: string | undefined
  caseRef: string | undefined
  surname: string | undefined
  givenNames: string
  nativeName: string | undefined
  sex: Sex | undefined
  born: KnownDate | undefined
  nationality: string | undefined
  relation: { role: MemberRole; byBirth: boolean } | undefined
  document:
    | {
        type: DocumentType
        number: string
        issuer: string
        nationality: string | undefined
        issuedOn: Day | undefined
        expiresOn: Day | undefined
        mrz: string | undefined
      }
    | undefined
  visaNumber: string | undefined
  specialNeeds: SpecialNeed[]
  languages: string[]
  destinationCountry: string | undefined
  destinationSubregion: string | undefined
  destinationCity: string | undefined
  sponsor: string | undefined
}

export type Desk = {
  heading: Heading
  means: Means
  faults: RollFault[]
  remarks: RollRemark[]
}

/** The longest text a cell may hold; names and references are kept to what the register of people takes. */
const longest: Partial<Record<RollColumn, number>> = {
  surname: 120,
  givenNames: 120,
  nativeName: 200,
  caseRef: 60,
  familyNo: 40,
  documentNumber: 40,
  visaNumber: 40,
  destinationCity: 120,
  sponsor: 200,
  mrz1: 60,
  mrz2: 60,
  mrz3: 60,
}
const longestOther = 200

/** What one row offers: the text of a cell by column, and the place to say what is wrong with it. */
export type Look = {
  means: Means
  cell: (column: RollColumn) => RawCell | undefined
  /** True when somebody wrote something there, understood or not. */
  given: (column: RollColumn) => boolean
  text: (column: RollColumn) => string | undefined
  fault: (column: RollColumn, word: RollFaultWord, details?: Record<string, string | number>) => undefined
  remark: (column: RollColumn, word: RollRemarkWord, details?: Record<string, string | number>) => void
}

export function lookAt({ heading, means, faults, remarks }: Desk, raw: RawRow): Look {
  const spoilt = new Set<RollColumn>()
  const where = (column: RollColumn, details: Record<string, string | number>) => {
    const given = raw.cells[heading.columns.indexOf(column)]?.text.trim() ?? ''
    return { row: raw.line, column, heading: titleOf(heading, column), given: given === '' ? null : given.slice(0, 80), details }
  }
  const look: Look = {
    means,
    cell: (column) => {
      const at = heading.columns.indexOf(column)
      const cell = at < 0 ? undefined : raw.cells[at]
      return cell === undefined || isBlank(cell) || spoilt.has(column) ? undefined : cell
    },
    given: (column) => spoilt.has(column) || look.cell(column) !== undefined,
    text: (column) => {
      const text = look.cell(column)?.text
      return text === undefined || /^[!-~]+$/.test(text) ? text : text.normalize('NFC').replace(/\s+/g, ' ').trim()
    },
    fault: (column, word, details = {}) => void faults.push({ ...where(column, details), word }),
    remark: (column, word, details = {}) => void remarks.push({ ...where(column, details), word }),
  }
  for (const column of heading.columns) {
    const cell = column === undefined ? undefined : look.cell(column)
    if (column === undefined || cell === undefined) continue
    const word = spoiltBy(column, cell)
    if (word === undefined) continue
    look.fault(column, word, word === 'cell_too_long' ? { max: longest[column] ?? longestOther, length: cell.text.length } : {})
    spoilt.add(column)
  }
  return look
}

/** A cell that is not looked at any further. */
function spoiltBy(column: RollColumn, cell: RawCell): RollFaultWord | undefined {
  if (cell.kind === 'FORMULA') return 'cell_is_formula'
  if (cell.text.trim().length > (longest[column] ?? longestOther)) return 'cell_too_long'
  return /[^\P{Cc}\t\r\n]/u.test(cell.text) ? 'cell_has_control_characters' : undefined
}

/** A name or code of a register; the fault when there is a text that no register knows. */
export function readCode(
  look: Look,
  column: RollColumn,
  find: (text: string) => string | undefined,
  word: RollFaultWord,
): string | undefined {
  const text = look.text(column)
  return text === undefined ? undefined : (find(text) ?? look.fault(column, word))
}
