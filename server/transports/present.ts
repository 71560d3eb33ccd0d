/** FAL forms 5 and 6 as files: CSV and a spreadsheet with the fields of the form in its order, and the data of the printed form. */
import { type CellValue, writeXlsx } from 'hucre/xlsx'
import { clockAt, dayAt } from '#domain/kit/day.ts'
import { crewColumns, type FalColumn, type FalHead, type FalRow, passengerColumns } from '#domain/transports/fal-rules.ts'
import { csvLine } from '#server/kit/csv.ts'
import { type Language, type Translate, translator } from '#ui/languages/text.ts'
import { makeWriter, type Writer } from '#ui/languages/writer.ts'

export function columnsOf(form: FalHead['form']): readonly FalColumn[] {
  return form === 5 ? crewColumns : passengerColumns
}

/** The names of the fields stand in English, so that a port's import finds them in either language. With the mark that tells a spreadsheet it is UTF-8. */
export function falCsvOf(head: FalHead, rows: readonly FalRow[]): string {
  const columns = columnsOf(head.form)
  const lines = rows.map((row) => csvLine(columns.map((column) => row[column] ?? '')))
  return `\uFEFF${csvLine(columns)}${lines.join('')}`
}

export async function falXlsxOf(head: FalHead, rows: readonly FalRow[], language: Language): Promise<Uint8Array> {
  const t = translator(language)
  const columns = columnsOf(head.form)
  const bold = { font: { bold: true } }
  const titles = columns.map((column) => t(`transports.fal.${column}`))
  const facts = headFacts(head, t, makeWriter(language)).map(([term, value]): CellValue[] => [term, value])
  return writeXlsx({
    sheets: [
      {
        name: t(`transports.fal.sheet_${head.form}`),
        columns: titles.map(() => ({ autoWidth: true })),
        rows: [titles, ...rows.map((row) => columns.map((column): CellValue => row[column] ?? null))],
        cells: new Map(titles.map((value, at) => [`0,${at}`, { value, style: bold }])),
        freezePane: { rows: 1 },
        pageSetup: { orientation: 'landscape' as const, paperSize: 'a4' as const, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      },
      { name: t('transports.fal.sheet_head'), columns: [{ autoWidth: true }, { autoWidth: true }], rows: facts },
    ],
  })
}

/** What packs/prints/fal-list.typ reads: words already chosen, nothing left to decide. */
export function falPrintOf(head: FalHead, rows: readonly FalRow[], language: Language): Record<string, unknown> {
  const t = translator(language)
  const writer = makeWriter(language)
  const columns = columnsOf(head.form)
  return {
    language,
    title: t(`transports.fal.title_${head.form}`),
    form: t('transports.fal.form', { form: head.form }),
    directions: (['ARRIVAL', 'DEPARTURE'] as const).map((each) => ({
      word: t(`transports.fal.direction.${each}`),
      isIt: each === head.direction,
    })),
    facts: headFacts(head, t, writer).slice(1),
    head: columns.map((column) => t(`transports.fal.${column}`)),
    widths: columns.map((column) => widths[column]),
    rows: rows.map((row) => columns.map((column) => cellText(row, column, t, writer))),
    total: t('transports.fal.total', { count: rows.length }),
    signature: t('transports.fal.signature'),
    pageWord: t('movements.print.page'),
    footer: `${head.ship.name} · IMO ${head.ship.imoNumber} · ${head.port}`,
  }
}

/** Shares of the width, so that a long head does not take the room of names; a column without one is as wide as its text. */
const widths: Record<FalColumn, number> = {
  no: 0,
  familyName: 2.2,
  givenNames: 2.2,
  rank: 1.8,
  nationality: 1.15,
  bornOn: 1.25,
  bornAt: 1.3,
  sex: 0,
  docType: 2.2,
  docNumber: 1.5,
  docIssuer: 1.05,
  docExpiresOn: 1.25,
  embarksAt: 1.85,
  visaNumber: 1.1,
  disembarksAt: 1.7,
  transit: 0.9,
}

function headFacts(head: FalHead, t: Translate, writer: Writer): [string, string][] {
  const { ship, at, zone } = head
  return [
    [t('transports.fal.direction'), t(`transports.fal.direction.${head.direction}`)],
    [t('transports.fal.ship'), ship.name],
    [t('transports.fal.imo'), ship.imoNumber],
    [t('transports.fal.call_sign'), ship.callSign ?? ''],
    [t('transports.fal.voyage'), ship.voyageNumber],
    [t(`transports.fal.port.${head.direction}`), head.port],
    [t(`transports.fal.date.${head.direction}`), at === null ? '' : `${writer.day(dayAt(at, zone))} ${clockAt(at, zone)}`],
    [t('transports.fal.flag'), ship.flag],
    [t('transports.fal.last_port'), head.lastPort ?? ''],
  ]
}

function cellText(row: FalRow, column: FalColumn, t: Translate, writer: Writer): string {
  const value = row[column]
  if (value === null || value === undefined || value === '') return ''
  const text = String(value)
  if ((column === 'bornOn' || column === 'docExpiresOn') && text.length === 10) return writer.day(text)
  if (column === 'docType') return text === 'CREW_CARD' ? t('transports.document.CREW_CARD') : t(`movements.document.${text}`)
  return text
}
