/** A frozen manifest as files: CSV with the columns of domain.md 1.6, a spreadsheet with its legs and changes, and the data of the printed list. */
import { type CellValue, writeXlsx } from 'hucre/xlsx'
import { csvLine } from '#server/kit/csv.ts'
import { printableName } from '#server/kit/print-letters.ts'
import { clockAt, dayAt } from '#domain/kit/day.ts'
import type { Manifest, ManifestChange, ManifestLeg, ManifestRow } from '#domain/movements/words.ts'
import { arabicManifestWords } from '#packs/prints/manifest-words.ts'
import { type Language, makeTranslator, type Translate, translator } from '#ui/languages/text.ts'
import { makeWriter, type Writer } from '#ui/languages/writer.ts'

/** The columns of domain.md 1.6 by their names there, so that a partner's import finds them in either language. */
const columns: [string, (row: ManifestRow) => string | number | null][] = [
  ['no', (row) => row.no],
  ['bookingRef', (row) => row.bookingRef],
  ['ticketNo', (row) => row.ticketNo],
  ['surname', (row) => row.surname],
  ['givenNames', (row) => row.givenNames],
  ['nativeName', (row) => row.nativeName],
  ['title', (row) => row.title],
  ['sex', (row) => row.sex],
  ['dob', (row) => row.bornOn],
  ['ageAtDeparture', (row) => row.ageAtDeparture],
  ['ageBand', (row) => row.ageBand],
  ['nationality', (row) => row.nationality],
  ['docType', (row) => row.docType],
  ['docNo', (row) => row.docNo],
  ['docIssuer', (row) => row.docIssuer],
  ['docExpiry', (row) => row.docExpiry],
  ['visaNo', (row) => row.visaNo],
  ['seat', (row) => row.seat],
  ['ssr', (row) => ssrText(row)],
  ['baggagePcs', (row) => row.bagsPieces],
  ['baggageKg', (row) => row.bagsKg],
  ['escortFlag', (row) => row.escortKind],
  ['infantWith', (row) => row.infantWith],
  ['caseRef', (row) => row.caseRef],
  ['finalDestination', (row) => row.finalDestination],
  ['handoverParty', (row) => row.handoverParty],
]

/** With the mark that tells a spreadsheet it is UTF-8; no cell of it can be taken for a formula. */
export function csvOf(manifest: Manifest): string {
  const lines = manifest.rows.map((row) => csvLine(columns.map(([, value]) => value(row))))
  return `\uFEFF${csvLine(columns.map(([name]) => name))}${lines.join('')}`
}

export async function xlsxOf(manifest: Manifest, language: Language): Promise<Uint8Array> {
  const t = translator(language)
  const writer = makeWriter(language)
  const bold = { font: { bold: true } }
  const sheet = (name: string, head: string[], rows: CellValue[][]) => ({
    name: t(`movements.sheet.${name}`),
    columns: head.map(() => ({ autoWidth: true })),
    rows: [head, ...rows],
    cells: new Map(head.map((value, at) => [`0,${at}`, { value, style: bold }])),
    freezePane: { rows: 1 },
    pageSetup: { orientation: 'landscape' as const, paperSize: 'a4' as const, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: `&L${manifest.number} v${manifest.version}&C${manifest.sha256.slice(0, 16)}&R&P / &N` },
  })
  const people = manifest.rows.map((row) => columns.map(([, value]): CellValue => value(row)))
  const legs = manifest.legs.map((leg): CellValue[] => [
    leg.number,
    leg.fromPlace,
    leg.fromTerminal,
    localTime(leg.departsAt, leg.fromZone, writer),
    leg.fromZone,
    leg.toPlace,
    leg.toTerminal,
    localTime(leg.arrivesAt, leg.toZone, writer),
    leg.toZone,
  ])
  const changes = manifest.diff.map((change): CellValue[] => [
    t(`movements.change.${change.what}`),
    change.name ?? `${t('movements.leg')} ${change.legSeq}`,
    change.field === null ? null : t(`movements.column.${change.field}`),
    change.before,
    change.after,
  ])
  const facts: CellValue[][] = [
    [t('movements.manifest_number'), manifest.number],
    [t('movements.version'), manifest.version],
    ['SHA-256', manifest.sha256],
    ...(['adults', 'children', 'infants', 'total'] as const).map((key): CellValue[] => [t(`movements.total.${key}`), manifest.totals[key]]),
  ]
  return writeXlsx({
    sheets: [
      sheet(
        'people',
        columns.map(([name]) => t(`movements.column.${name}`)),
        people,
      ),
      sheet(
        'legs',
        ['flight', 'from', 'terminal', 'departs', 'zone', 'to', 'terminal', 'arrives', 'zone'].map((name) => t(`movements.column.${name}`)),
        legs,
      ),
      sheet(
        'changes',
        ['what', 'whom', 'field', 'before', 'after'].map((name) => t(`movements.column.${name}`)),
        changes,
      ),
      sheet('facts', [t('movements.column.what'), t('movements.column.value')], facts),
    ],
  })
}

export type ManifestLanguage = 'fr' | 'en' | 'ar'
export type ManifestPlace = { movementRef: string; office: string; zone: string }

/** What packs/prints/manifest.typ reads: words already chosen, nothing left to decide. */
export function printOf(manifest: Manifest, place: ManifestPlace, language: ManifestLanguage): Record<string, unknown> {
  const t = language === 'ar' ? makeTranslator('ar', arabicManifestWords()) : translator(language)
  const writer = language === 'ar' ? arabicWriter() : makeWriter(language)
  const { totals } = manifest
  return {
    language,
    dir: language === 'ar' ? 'rtl' : 'ltr',
    title: t('movements.print.title'),
    subtitle: t('movements.print.subtitle', { number: manifest.number, version: manifest.version, movement: place.movementRef }),
    frozen: t('movements.print.frozen', {
      when: `${writer.day(dayAt(manifest.frozenAt, place.zone))} ${clockAt(manifest.frozenAt, place.zone)}`,
      office: place.office,
    }),
    supersedes:
      manifest.supersedes === null
        ? null
        : t('movements.print.supersedes', { version: manifest.version - 1, hash: manifest.supersedes.slice(0, 16) }),
    totals: t('movements.print.totals', totals),
    pageWord: t('movements.print.page'),
    footer: `${manifest.number} · ${t('movements.version')} ${manifest.version} · SHA-256 ${manifest.sha256}`,
    notice: t('movements.print.notice'),
    legsHead: ['flight', 'from', 'departs', 'to', 'arrives'].map((name) => t(`movements.column.${name}`)),
    legs: manifest.legs.map((leg) => legCells(leg, writer, t)),
    head: ['no', 'person', 'sex_age', 'dob', 'nationality', 'document', 'visaNo', 'booking', 'seat', 'needs', 'baggage', 'family'].map(
      (name) => t(`movements.column.${name}`),
    ),
    rows: manifest.rows.map((row) => rowCells(row, writer, t)),
    changesTitle: t('movements.print.changes', { version: manifest.version - 1 }),
    changes: manifest.diff.map((change) => changeText(change, t, language === 'ar')),
  }
}

/** A day without the marks that turn its parts round: 14/11/2026 is read the same way on every list of a journey. */
export function arabicWriter(): Writer {
  const writer = makeWriter('ar')
  return { ...writer, day: (day, style) => writer.day(day, style).replaceAll('\u200F', '') }
}

function legCells(leg: ManifestLeg, writer: Writer, t: Translate): string[] {
  const at = (place: string, terminal: string | null): string =>
    terminal === null ? place : `${place} ${t('movements.terminal', { terminal })}`
  return [
    leg.number,
    at(leg.fromPlace, leg.fromTerminal),
    localTime(leg.departsAt, leg.fromZone, writer),
    at(leg.toPlace, leg.toTerminal),
    localTime(leg.arrivesAt, leg.toZone, writer),
  ]
}

/** Each cell is a list of lines; the first line is the one that is read from afar. */
function rowCells(row: ManifestRow, writer: Writer, t: Translate): string[][] {
  const age = row.ageAtDeparture === null ? '' : String(row.ageAtDeparture)
  return [
    [String(row.no)],
    lines(row.surname, row.givenNames, printableName(row.nativeName)),
    lines(`${row.title} ${row.sex}`, `${row.ageBand} ${age}`),
    [row.bornOn === null ? '—' : writer.day(row.bornOn)],
    [row.nationality],
    lines(
      row.docNo ?? '—',
      row.docType === null ? null : t(`movements.document.${row.docType}`),
      row.docExpiry === null ? row.docIssuer : `${row.docIssuer ?? ''} · ${t('movements.print.until', { day: writer.day(row.docExpiry) })}`,
    ),
    [row.visaNo ?? '—'],
    lines(row.bookingRef ?? '—', row.ticketNo),
    [row.seat ?? '—'],
    lines(
      ssrText(row) || '—',
      row.infantWith === null ? null : t('movements.print.on_lap_of', { no: row.infantWith }),
      row.escortKind === null ? null : t(`movements.escort.${row.escortKind}`),
      row.languages.length === 0 ? null : writer.list(row.languages.map((code) => writer.language(code))),
    ),
    [row.bagsPieces === 0 && row.bagsKg === 0 ? '—' : `${row.bagsPieces} / ${row.bagsKg} kg`],
    lines(row.caseRef, row.finalDestination, row.handoverParty),
  ]
}

/** Codes and names inside a sentence that runs from right to left are kept apart from it, so that none of their parts changes places. */
function changeText(change: ManifestChange, t: Translate, isArabic: boolean): string {
  const apart = (text: string): string => (isArabic ? `\u2066${text}\u2069` : text)
  const of = change.name === null ? `${t('movements.leg')} ${change.legSeq}` : apart(change.name)
  if (change.field === null) return t(`movements.diff.${change.what}`, { of })
  return t('movements.diff.FIELD', {
    of,
    field: t(`movements.column.${change.field}`),
    before: apart(change.before ?? '—'),
    after: apart(change.after ?? '—'),
  })
}

function localTime(at: ManifestLeg['departsAt'], zone: string, writer: Writer): string {
  return `${writer.day(dayAt(at, zone))} ${clockAt(at, zone)}`
}

function ssrText({ ssr }: ManifestRow): string {
  return ssr.map(({ code, text }) => (text === undefined || text === '' ? code : `${code} ${text}`)).join(', ')
}

function lines(...all: (string | null)[]): string[] {
  return all.filter((line): line is string => line !== null && line !== '')
}
