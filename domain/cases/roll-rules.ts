/**
 * Reads a whole nominal roll: rows become families, each of which would be one household and one case; everything that stands in the way
 * is listed at once, by row and column. Pure: the same file on the same day gives the same answer.
 */
import { ageOn, type Day } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { PersonDraft } from '#domain/people/words.ts'
import type { Programme } from '#domain/programmes/words.ts'
import { chooseDestination, regionCode } from './destination-rules.ts'
import { adultAge, concernsOf } from './family-rules.ts'
import { hasTwoReadings, isBlank } from './roll-cell-rules.ts'
import { checkHeading, findHeading, type Heading, plain, titleOf } from './roll-heading-rules.ts'
import type { Means, RollRow } from './roll-look-rules.ts'
import { readRow } from './roll-row-rules.ts'
import { RollColumn } from './roll-words.ts'
import type { RawRow, RollFamily, RollFault, RollFaultWord, RollReading, RollRemark, RollRemarkWord } from './roll-words.ts'

export type { Means }

/** Rows in one file: the most for which reading, commit and undoing were measured to stay far from the minute that one statement may take. */
export const rollRowsMax = 100_000

/** A mother or father is at least this much older than a child by birth. */
const generationYears = 12

export function readRoll(
  rows: readonly RawRow[],
  programme: Programme,
  means: Means,
): Result<RollReading, 'roll_no_heading' | 'roll_empty' | 'roll_too_many_rows'> {
  if (rows.length === 0) return refuse('roll_empty')
  const heading = findHeading(rows)
  if (heading === undefined) return refuse('roll_no_heading')
  const below = rows.filter((row) => row.line > heading.line && row.cells.some((cell) => !isBlank(cell)))
  if (below.length === 0) return refuse('roll_empty')
  if (below.length > rollRowsMax) return refuse('roll_too_many_rows', { max: rollRowsMax, rows: below.length })

  const checked = checkHeading(heading)
  const titles = Object.fromEntries(RollColumn.options.map((column) => [column, titleOf(heading, column)])) as RollReading['titles']
  if (checked.faults.length > 0) return accept({ rowCount: below.length, families: [], ...checked, titles, headingLine: heading.line })

  const sheet: Sheet = {
    heading,
    means,
    programme,
    today: means.today,
    faults: [],
    remarks: checked.remarks,
    raw: new Map(below.map((row) => [row.line, row])),
  }
  const read = below.map((row) => readRow(sheet, row))
  checkDateOrder(sheet, below)
  checkPersons(sheet, read)
  const families = familiesOf(sheet, read)
  const inOrder = <Said extends RollFault | RollRemark>(list: Said[]): Said[] =>
    list.toSorted((a, b) => a.row - b.row || columnAt(heading, a) - columnAt(heading, b))
  return accept({
    rowCount: below.length,
    families,
    faults: inOrder(sheet.faults),
    remarks: inOrder(sheet.remarks),
    titles,
    headingLine: heading.line,
  })
}

type Sheet = {
  heading: Heading
  means: Means
  programme: Programme
  today: Day
  faults: RollFault[]
  remarks: RollRemark[]
  raw: Map<number, RawRow>
}

function columnAt(heading: Heading, said: RollFault | RollRemark): number {
  return said.column === null ? -1 : heading.columns.indexOf(said.column)
}

function fault(sheet: Sheet, row: number, column: RollColumn, word: RollFaultWord, details: RollFault['details'] = {}): void {
  sheet.faults.push({ ...where(sheet, row, column), details, word })
}

function remark(sheet: Sheet, row: number, column: RollColumn, word: RollRemarkWord, details: RollRemark['details'] = {}): void {
  sheet.remarks.push({ ...where(sheet, row, column), details, word })
}

function where(sheet: Sheet, row: number, column: RollColumn) {
  const given = sheet.raw.get(row)?.cells[sheet.heading.columns.indexOf(column)]?.text.trim() ?? ''
  return { row, column, heading: titleOf(sheet.heading, column), given: given === '' ? null : given.slice(0, 80) }
}

/** In a column where one date has its month first, no date that could be read both ways can be trusted. */
function checkDateOrder(sheet: Sheet, below: readonly RawRow[]): void {
  for (const column of ['bornOn', 'documentIssuedOn', 'documentExpiresOn'] as const) {
    const exchanged = sheet.faults.find((each) => each.word === 'date_month_first' && each.column === column)
    if (exchanged === undefined) continue
    const at = sheet.heading.columns.indexOf(column)
    for (const row of below) {
      const cell = row.cells[at]
      if (cell !== undefined && hasTwoReadings(cell)) fault(sheet, row.line, column, 'date_ambiguous', { other: exchanged.row })
    }
  }
}

/** The same person, or the same document, twice in one file. */
function checkPersons(sheet: Sheet, rows: readonly RollRow[]): void {
  const documents = new Map<string, number>()
  const persons = new Map<string, number>()
  for (const row of rows) {
    if (row.document !== undefined) {
      const key = `${row.document.issuer} ${row.document.number}`
      const other = documents.get(key)
      if (other === undefined) documents.set(key, row.row)
      else {
        fault(sheet, row.row, 'documentNumber', 'document_twice', { other })
        continue // Said once: two rows with one document are looked at anyway.
      }
    }
    if (row.surname === undefined || row.born?.on == null || row.born.precision !== 'DAY') continue
    const key = `${plain(`${row.surname} ${row.givenNames}`)} ${row.born.on} ${row.sex ?? ''}`
    const other = persons.get(key)
    if (other === undefined) persons.set(key, row.row)
    else fault(sheet, row.row, 'surname', 'person_twice', { other })
  }
}

function familiesOf(sheet: Sheet, rows: readonly RollRow[]): RollFamily[] {
  const byNumber = new Map<string, RollRow[]>()
  for (const row of rows) {
    if (row.familyNo === undefined) continue
    const family = byNumber.get(row.familyNo)
    if (family === undefined) byNumber.set(row.familyNo, [row])
    else family.push(row)
  }
  const faulty = new Set<number>()
  const families = [...byNumber].map(([familyNo, members]) => {
    checkFamily(sheet, familyNo, members)
    return { familyNo, members }
  })
  checkReferences(sheet, families)
  for (const each of sheet.faults) faulty.add(each.row)
  // A family of which one row is not understood would be another family: it is not shown as one that stands.
  return families.flatMap(({ familyNo, members }) =>
    members.some((row) => faulty.has(row.row)) ? [] : [familyFrom(sheet, familyNo, members)],
  )
}

function checkFamily(sheet: Sheet, familyNo: string, members: readonly RollRow[]): void {
  const first = members[0]!
  const principals = members.filter((row) => row.relation?.role === 'PA')
  const unread = members.some((row) => row.relation === undefined)
  if (principals.length === 0 && !unread) fault(sheet, first.row, 'relation', 'no_principal', { family: familyNo })
  for (const second of principals.slice(1))
    fault(sheet, second.row, 'relation', 'two_principals', { family: familyNo, other: principals[0]!.row })
  const principal = principals[0]
  if (principal !== undefined) checkPrincipal(sheet, principal, members)
  checkDestination(sheet, members)
  const references = members.filter((row) => row.caseRef !== undefined)
  const odd = references.find((row) => row.caseRef !== references[0]!.caseRef)
  if (odd !== undefined) fault(sheet, odd.row, 'caseRef', 'case_ref_differs', { family: familyNo, other: references[0]!.caseRef! })
}

function checkPrincipal(sheet: Sheet, principal: RollRow, members: readonly RollRow[]): void {
  const alone = travelsAlone(sheet, principal)
  const family = members.flatMap((row) =>
    row.relation === undefined ? [] : [{ personId: String(row.row), role: row.relation.role, bornOn: row.born?.on ?? null }],
  )
  for (const concern of concernsOf(family, alone, sheet.today)) {
    if (concern === 'principal_under_age') fault(sheet, principal.row, 'bornOn', 'principal_under_age', { adultAge })
    if (concern === 'spouse_under_age' || concern === 'several_spouses' || concern === 'child_without_parent')
      remark(sheet, principal.row, 'relation', concern)
  }
  if (alone) remark(sheet, principal.row, 'specialNeeds', 'unaccompanied_minor')
  const parentYear = yearOf(principal)
  for (const child of members) {
    const year = yearOf(child)
    if (child.relation?.role !== 'CHILD' || !child.relation.byBirth || parentYear === undefined || year === undefined) continue
    if (year - parentYear < generationYears)
      fault(sheet, child.row, 'bornOn', 'child_older_than_parent', {
        other: principal.row,
        years: Math.max(0, year - parentYear),
        born: year < parentYear ? 'BEFORE' : 'AFTER',
      })
  }
}

/** A principal applicant under age is one only when the roll asks for an escort of the carrier (UMNR): then nobody adult is forgotten. */
function travelsAlone(sheet: Sheet, principal: RollRow): boolean {
  const bornOn = principal.born?.on
  return principal.specialNeeds.includes('UMNR') && bornOn != null && ageOn(bornOn, sheet.today) < adultAge
}

function yearOf(row: RollRow): number | undefined {
  return row.born?.on == null ? undefined : Number(row.born.on.slice(0, 4))
}

/** One destination for a family, within what the programme covers (domain.md 4.4, 4.7; F6). */
function checkDestination(sheet: Sheet, members: readonly RollRow[]): void {
  for (const column of ['destinationCountry', 'destinationSubregion', 'destinationCity', 'sponsor'] as const) {
    const told = members.filter((row) => row[column] !== undefined)
    const odd = told.find((row) => plain(row[column]!) !== plain(told[0]![column]!))
    if (odd !== undefined) fault(sheet, odd.row, column, 'destination_differs', { other: told[0]![column]! })
  }
  const first = members[0]!
  const said = members.find((row) => row.destinationCountry !== undefined)
  const region = members.find((row) => row.destinationSubregion !== undefined)
  const at = sheet.heading.columns.indexOf('destinationCountry')
  // A country that no register knows is a fault of its own cell already.
  const written = at >= 0 && members.some((row) => !isBlank(sheet.raw.get(row.row)?.cells[at]))
  if (said === undefined && written) return
  const chosen = chooseDestination(sheet.programme, said?.destinationCountry, region?.destinationSubregion)
  if (chosen.ok) return
  const details = { programme: sheet.programme.code, covered: String(chosen.details?.['covered'] ?? '') }
  if (chosen.refusal === 'subregion_not_in_programme') fault(sheet, (region ?? first).row, 'destinationSubregion', chosen.refusal, details)
  else fault(sheet, (said ?? first).row, 'destinationCountry', chosen.refusal, details)
}

function checkReferences(sheet: Sheet, families: readonly { familyNo: string; members: RollRow[] }[]): void {
  const seen = new Map<string, string>()
  for (const { familyNo, members } of families) {
    const row = members.find((each) => each.caseRef !== undefined)
    if (row === undefined) continue
    const other = seen.get(row.caseRef!)
    if (other === undefined) seen.set(row.caseRef!, familyNo)
    else fault(sheet, row.row, 'caseRef', 'case_ref_shared', { other })
  }
}

function familyFrom(sheet: Sheet, familyNo: string, members: readonly RollRow[]): RollFamily {
  const first = <Column extends 'caseRef' | 'destinationCountry' | 'destinationSubregion' | 'destinationCity' | 'sponsor'>(
    column: Column,
  ): string | null => members.find((row) => row[column] !== undefined)?.[column] ?? null
  const chosen = chooseDestination(sheet.programme, first('destinationCountry') ?? undefined, first('destinationSubregion') ?? undefined)
  const country = chosen.ok ? chosen.value : ''
  const principal = members.find((row) => row.relation?.role === 'PA')!
  return {
    familyNo,
    caseRef: first('caseRef'),
    destinationCountry: country,
    destinationSubregion: regionCode(sheet.programme, country, first('destinationSubregion') ?? undefined) ?? null,
    destinationCity: first('destinationCity'),
    sponsor: first('sponsor'),
    unaccompaniedMinor: travelsAlone(sheet, principal),
    members: members.map((row) => ({
      row: row.row,
      person: personFrom(row),
      role: row.relation!.role,
      specialNeeds: row.specialNeeds,
      visaNumber: row.visaNumber ?? null,
    })),
  }
}

function personFrom(row: RollRow): PersonDraft {
  return PersonDraft.parse({
    familyName: row.surname,
    givenNames: row.givenNames,
    ...(row.nativeName === undefined ? {} : { nativeName: row.nativeName }),
    sex: row.sex,
    ...(row.born?.on == null ? {} : { bornOn: row.born.on }),
    bornPrecision: row.born?.precision ?? 'UNKNOWN',
    nationality: row.nationality,
    languages: row.languages,
    documents: row.document === undefined ? [] : [row.document],
  })
}
