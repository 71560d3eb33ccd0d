/**
 * Identity documents: the order of their dates, and machine readable lines checked by themselves (E101) and against what was typed
 * (E102, domain.md 2.1 and appendix F). The desk and the import of rolls ask the same questions.
 */
import type { MrzFault } from '#algorithms/mrz/layout.ts'
import { type MrzDate, type MrzDocument, parseMrz } from '#algorithms/mrz/mrz.ts'
import { transliterate } from '#algorithms/mrz/transliterate.ts'
import { foldedWords } from '#algorithms/names/fold.ts'
import type { DatePrecision, Day } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import { documentToken } from './name-rules.ts'
import type { DocumentDraft, DocumentType, Sex } from './words.ts'

/** The field a fault belongs to, as forms and rolls call it. */
export type LinesField = 'mrz' | 'familyName' | 'givenNames' | 'bornOn' | 'sex' | 'nationality' | 'type' | 'number' | 'issuer' | 'expiresOn'

/** E101: a line is not as it should be, at a place of it. E102: it says something else than what was typed. */
export type LinesFault = {
  readonly code: 'E101' | 'E102'
  readonly field: LinesField
  readonly line: number | null
  readonly position: number | null
}

/** What the lines say, in the words of a form. */
export type LinesContent = {
  readonly lines: string
  readonly repaired: boolean
  readonly namesTruncated: boolean
  readonly type: DocumentType | null
  readonly number: string
  readonly issuer: string
  readonly nationality: string
  readonly expiresOn: Day | null
  readonly familyName: string
  readonly givenNames: string
  readonly sex: Sex
  readonly bornOn: Day | null
  readonly bornPrecision: DatePrecision
}

export type Holder = {
  readonly familyName: string
  readonly givenNames: string
  readonly sex: Sex
  readonly bornOn: Day | null
  readonly bornPrecision: DatePrecision
}

/** Reads pasted lines. `year` is this year, which tells the century of a two-digit one. */
export function readLines(text: string, year: number): { ok: true; content: LinesContent } | { ok: false; faults: LinesFault[] } {
  const reading = parseMrz(text, year)
  if (!reading.ok) return { ok: false, faults: reading.faults.map(faultOf) }
  const birth = knownDay(reading.birthDate)
  return {
    ok: true,
    content: {
      lines: reading.lines.join('\n'),
      repaired: reading.repaired,
      namesTruncated: reading.namesTruncated,
      type: typeOf(reading),
      number: reading.number,
      issuer: countryOf(reading.issuer),
      nationality: countryOf(reading.nationality),
      expiresOn: reading.expiryDate.precision === 'DAY' ? knownDay(reading.expiryDate).on : null,
      familyName: reading.surname,
      givenNames: reading.givenNames,
      sex: reading.sex,
      bornOn: birth.on,
      bornPrecision: birth.precision,
    },
  }
}

/** Every difference between the lines and what was typed; empty when they agree. */
export function checkLines(
  content: LinesContent,
  typed: Pick<DocumentDraft, 'number' | 'issuer' | 'nationality' | 'expiresOn'>,
  holder: Holder,
): LinesFault[] {
  const differs: LinesField[] = []
  if (content.type === null) differs.push('type')
  if (documentToken(content.number) !== documentToken(typed.number)) differs.push('number')
  if (content.issuer !== '' && content.issuer !== countryOf(typed.issuer)) differs.push('issuer')
  if (typed.nationality !== undefined && content.nationality !== '' && content.nationality !== countryOf(typed.nationality))
    differs.push('nationality')
  if (typed.expiresOn !== undefined && content.expiresOn !== null && content.expiresOn !== typed.expiresOn) differs.push('expiresOn')
  if (content.sex !== 'X' && holder.sex !== 'X' && content.sex !== holder.sex) differs.push('sex')
  if (!isSameBirth(content, holder)) differs.push('bornOn')
  differs.push(...differingNames(content, holder))
  return differs.map((field) => ({ code: 'E102', field, line: null, position: null }))
}

export type DocumentRefusal = 'mrz_check_digit' | 'mrz_mismatch' | 'document_dates_order' | 'issued_in_the_future' | 'unknown_issuer'

export type Times = { readonly today: Day; readonly isNationality: (code: string) => boolean }

export type CheckedDocument = DocumentDraft & { readonly mrzValid: boolean | null }

/** A document as it will be kept. What the lines know and nobody typed is taken from them. */
export function checkDocument(
  draft: DocumentDraft,
  holder: Holder,
  { today, isNationality }: Times,
): Result<CheckedDocument, DocumentRefusal> {
  if (!isNationality(draft.issuer)) return refuse('unknown_issuer', { field: 'issuer', value: draft.issuer })
  if (draft.nationality !== undefined && !isNationality(draft.nationality))
    return refuse('unknown_issuer', { field: 'nationality', value: draft.nationality })
  if (draft.issuedOn !== undefined && draft.issuedOn > today) return refuse('issued_in_the_future', { field: 'issuedOn' })
  if (draft.mrz === undefined || draft.mrz.trim() === '') return datesInOrder({ ...draft, mrz: undefined, mrzValid: null })

  const reading = readLines(draft.mrz, Number(today.slice(0, 4)))
  if (!reading.ok) return refuse('mrz_check_digit', detailsOf(reading.faults))
  const faults = checkLines(reading.content, draft, holder)
  if (faults.length > 0) return refuse('mrz_mismatch', detailsOf(faults))
  const { lines, expiresOn, nationality } = reading.content
  return datesInOrder({
    ...draft,
    mrz: lines,
    mrzValid: true,
    expiresOn: draft.expiresOn ?? expiresOn ?? undefined,
    nationality: draft.nationality ?? (isNationality(nationality) ? (nationality as DocumentDraft['nationality']) : undefined),
  })
}

function datesInOrder(document: CheckedDocument): Result<CheckedDocument, DocumentRefusal> {
  const { issuedOn, expiresOn } = document
  return issuedOn !== undefined && expiresOn !== undefined && expiresOn < issuedOn
    ? refuse('document_dates_order', { field: 'expiresOn' })
    : accept(document)
}

/** The first fault in full and the fields of all, for the sentence that names them. */
function detailsOf(faults: readonly LinesFault[]): {
  code: string
  field: string
  fields: string
  line: number | null
  position: number | null
} {
  const [first] = faults
  const { code = 'E101', field = 'mrz', line = null, position = null } = first ?? {}
  return { code, field, fields: [...new Set(faults.map((fault) => fault.field))].join(' '), line, position }
}

function faultOf(fault: MrzFault): LinesFault {
  return { code: 'E101', field: 'mrz', line: fault.line, position: fault.position }
}

/** The second letter of a document code has no agreed meaning yet (domain.md 2.1), so the status in the nationality tells. */
function typeOf(reading: MrzDocument): DocumentType | null {
  if (reading.documentCode.startsWith('V')) return null // a visa is not an identity document
  if (!reading.documentCode.startsWith('P')) return 'NATIONAL_ID'
  if (reading.nationality === 'XXB' || reading.nationality === 'XXC') return 'CTD_1951'
  return reading.nationality === 'XXA' ? 'CTD_1954' : 'PASSPORT'
}

/** Documents write Germany D and Kosovo in three ways. */
function countryOf(code: string): string {
  return aliases[code] ?? code
}
const aliases: Record<string, string> = { D: 'DEU', RKS: 'XKX', UNK: 'XKX', RKX: 'XKX' }

function knownDay({ precision, year, month = 1, day = 1 }: MrzDate): { on: Day | null; precision: DatePrecision } {
  if (year === undefined) return { on: null, precision: 'UNKNOWN' }
  const two = (part: number): string => String(part).padStart(2, '0')
  return { on: `${year}-${two(month)}-${two(day)}` as Day, precision }
}

/** Equal as far as both are known: a year agrees with every day in it. */
function isSameBirth(lines: Pick<LinesContent, 'bornOn' | 'bornPrecision'>, holder: Holder): boolean {
  if (lines.bornOn === null || holder.bornOn === null) return true
  const known = Math.min(lengthOf[lines.bornPrecision], lengthOf[holder.bornPrecision])
  return lines.bornOn.slice(0, known) === holder.bornOn.slice(0, known)
}
const lengthOf: Record<DatePrecision, number> = { DAY: 10, MONTH: 7, YEAR: 4, UNKNOWN: 0 }

function differingNames(content: LinesContent, holder: Holder): LinesField[] {
  // Without a surname on the document its single name may have been typed in either box.
  if (content.givenNames === '' || content.familyName === '') {
    const typed = `${holder.familyName} ${holder.givenNames}`.trim()
    return isSameName(`${content.familyName}${content.givenNames}`, typed, content.namesTruncated) ? [] : ['familyName']
  }
  const family = isSameName(content.familyName, holder.familyName, content.namesTruncated)
  const given = isSameName(content.givenNames, holder.givenNames, content.namesTruncated)
  return [...(family ? [] : (['familyName'] as const)), ...(given ? [] : (['givenNames'] as const))]
}

/** Equal when spelt by Doc 9303 (ü as UE) or without accents (ü as U); a name cut short by the lines agrees with the longer one. */
function isSameName(printed: string, typed: string, truncated: boolean): boolean {
  const lines = printed.replace(/[^A-Z]/g, '')
  const spellings = [transliterate(typed).text, foldedWords(typed).join('').toUpperCase()].map((text) => text.replace(/[^A-Z]/g, ''))
  return spellings.some((spelling) => spelling === lines || (truncated && lines !== '' && spelling.startsWith(lines)))
}
