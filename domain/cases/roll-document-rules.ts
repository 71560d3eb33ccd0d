/**
 * The identity document of a row: what was typed, and its machine readable zone, which is checked (ICAO Doc 9303, E101) and compared
 * with what was typed (E102; domain.md appendix F).
 */
import { parseMrz } from '#algorithms/mrz/mrz.ts'
import { addDays, type Day } from '#domain/kit/day.ts'
import { checkLines, type LinesContent, type LinesField, readLines } from '#domain/people/document-rules.ts'
import { documentToken } from '#domain/people/name-rules.ts'
import type { DocumentDraft, DocumentType } from '#domain/people/words.ts'
import { readDate, readDocumentType } from './roll-cell-rules.ts'
import { type Look, type Means, readCode, type RollRow } from './roll-look-rules.ts'
import type { RollColumn } from './roll-words.ts'

/** A document about to run out often stops a journey later (domain.md 1.3, G2: expiry against arrival and margin). */
const soonDays = 180

/** The zone as understood; nothing when there is none, or when it does not hold. */
export function readZone(look: Look): LinesContent | undefined {
  const columns = ['mrz1', 'mrz2', 'mrz3'] as const
  const lines = columns.flatMap((column) => look.text(column)?.replaceAll(' ', '') ?? [])
  if (lines.length === 0 || columns.some((column) => look.given(column) && look.cell(column) === undefined)) return undefined
  const year = Number(look.means.today.slice(0, 4))
  const read = readLines(lines.join('\n'), year)
  if (read.ok) {
    if (read.content.repaired) look.remark('mrz2', 'mrz_repaired')
    return read.content
  }
  // Asked once more for what stands there and what should: a person mends a line with both before their eyes.
  const zone = parseMrz(lines.join('\n'), year)
  const faults = zone.ok ? [] : zone.faults
  const first = faults.find((fault) => fault.field.endsWith('Check')) ?? faults[0]
  const details = { line: first?.line ?? 1, position: first?.position ?? 1, expected: first?.expected ?? '', found: first?.found ?? '' }
  return look.fault(columns[details.line - 1] ?? 'mrz1', first?.field.endsWith('Check') ? 'mrz_check_digit' : 'mrz_unreadable', details)
}

const columnOf: Record<LinesField, RollColumn> = {
  mrz: 'mrz1',
  familyName: 'surname',
  givenNames: 'givenNames',
  bornOn: 'bornOn',
  sex: 'sex',
  nationality: 'nationality',
  type: 'documentType',
  number: 'documentNumber',
  issuer: 'documentIssuer',
  expiresOn: 'documentExpiresOn',
}

/** E102: what was typed differs from the zone. A status on the document, such as refugee, is no other nationality (domain.md 2.1). */
export function compareWithZone(look: Look, zone: LinesContent, row: RollRow): void {
  const holder = {
    familyName: row.surname ?? zone.familyName,
    givenNames: row.givenNames,
    sex: row.sex ?? 'X',
    bornOn: row.born?.on ?? null,
    bornPrecision: row.born?.precision ?? 'UNKNOWN',
  } as const
  const typed = row.document ?? { number: zone.number, issuer: zone.issuer, nationality: undefined, expiresOn: undefined }
  const said: Record<LinesField, string> = {
    ...zone,
    mrz: '',
    type: zone.type ?? '',
    bornOn: zone.bornOn ?? '',
    expiresOn: zone.expiresOn ?? '',
  }
  for (const { field } of checkLines(zone, typed as DocumentDraft, holder))
    look.fault(columnOf[field], 'mrz_mismatch', { read: said[field] })
  const differs = row.nationality !== undefined && zone.nationality !== '' && row.nationality !== zone.nationality
  if (differs && !zone.nationality.startsWith('XX') && row.nationality?.startsWith('XX') === false)
    look.fault('nationality', 'mrz_mismatch', { read: zone.nationality })
}

/** A State's own papers bear its nationality; every other document says who issued it. */
const issuedByOwnState: readonly DocumentType[] = ['PASSPORT', 'NATIONAL_ID', 'LPC', 'ETD']

export function readDocument(look: Look, mrz: LinesContent | undefined, nationality: string | undefined): RollRow['document'] {
  const typeText = look.text('documentType')
  const type = typeText === undefined ? undefined : readDocumentType(typeText)
  const number = look.text('documentNumber') ?? (look.given('documentNumber') ? undefined : mrz?.number)
  const issuedOn = readDocumentDate(look, 'documentIssuedOn')
  const expiresOn =
    readDocumentDate(look, 'documentExpiresOn') ?? (look.given('documentExpiresOn') ? undefined : (mrz?.expiresOn ?? undefined))
  const typedIssuer = readCode(look, 'documentIssuer', look.means.nationality, 'document_issuer_unknown')
  if (typeText !== undefined && type === undefined) return look.fault('documentType', 'document_type_unknown')
  if (type === 'NONE' || (type === undefined && number === undefined)) {
    if (!look.given('documentType') && !look.given('documentNumber')) look.remark('documentNumber', 'no_document')
    return undefined
  }
  if (type === undefined) return look.given('documentType') ? undefined : look.fault('documentType', 'document_type_missing')
  if (number === undefined) return look.given('documentNumber') ? undefined : look.fault('documentNumber', 'document_number_missing')
  const issuer =
    typedIssuer ??
    (look.given('documentIssuer') || !mrz ? undefined : look.means.nationality(mrz.issuer)) ??
    (!look.given('documentIssuer') && issuedByOwnState.includes(type) ? nationality : undefined)
  if (issuer === undefined)
    return look.given('documentIssuer') || nationality === undefined ? undefined : look.fault('documentIssuer', 'document_issuer_missing')

  if (issuedOn !== undefined && issuedOn > look.means.today) look.fault('documentIssuedOn', 'document_issued_in_future')
  if (issuedOn !== undefined && expiresOn !== undefined && expiresOn < issuedOn)
    look.fault('documentExpiresOn', 'document_dates_order', { issued: issuedOn })
  else if (expiresOn !== undefined && expiresOn < look.means.today) look.fault('documentExpiresOn', 'document_expired')
  else if (expiresOn !== undefined && expiresOn < soonFrom(look.means))
    look.remark('documentExpiresOn', 'document_expires_soon', { on: expiresOn })
  return {
    type,
    number: documentToken(number) || number,
    issuer,
    nationality: mrz && look.means.nationality(mrz.nationality),
    issuedOn,
    expiresOn,
    mrz: mrz?.lines,
  }
}

/** Asked of every row, and the same for all of them. */
const soon = new WeakMap<Means, Day>()
function soonFrom(means: Means): Day {
  const known = soon.get(means) ?? addDays(means.today, soonDays)
  soon.set(means, known)
  return known
}

function readDocumentDate(look: Look, column: 'documentIssuedOn' | 'documentExpiresOn'): Day | undefined {
  const cell = look.cell(column)
  if (cell === undefined) return undefined
  const read = readDate(cell)
  if (!read.ok) return look.fault(column, read.word)
  // A document is dated to the day; less is not enough to judge whether it still holds.
  return read.date.precision === 'DAY' && read.date.on !== null ? read.date.on : look.fault(column, 'date_unreadable')
}
