/**
 * Reads the bytes of a roll, CSV or XLSX, into rows of plain cells. Nothing in a file is believed: sizes, rows, columns and cells are
 * limited before they cost anything, and a file that tries more is refused with a word. What the cells mean is domain/cases.
 */
import { CsvError, parse } from 'csv-parse'
import { streamXlsxRows } from 'hucre/xlsx'
import { rollRowsMax } from '#domain/cases/roll-rules.ts'
import type { RawCell, RawRow, RollFileRefusal } from '#domain/cases/roll-words.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import { maxTableBytes, sniff } from '#server/kit/files.ts'
import { formulaCells, openWorkbook } from './roll-zip.ts'

/** A full roll with two machine readable lines in each row is some 35 MB. */
const bytesMax = maxTableBytes
/** A full roll unpacks to 80 to 200 MB, of which the texts of its cells are a small part. */
const unpackedMax = 400 * 1024 * 1024
const textsMax = 64 * 1024 * 1024
const columnsMax = 60
/** One line of text, with sixty cells at their longest. */
const lineMax = 32 * 1024
/** Rows may be preceded by a title, and blank ones lie between. */
const rowsMax = rollRowsMax + 200

export async function readRollFile(bytes: Uint8Array): Promise<Result<RawRow[], RollFileRefusal>> {
  const refused = refuseFile(bytes)
  if (refused !== undefined) return refused
  return sniff(bytes) === 'text/csv' ? readCsv(decode(bytes)) : readWorkbook(bytes)
}

/** What its first look says against a file, before anything of it is read. */
export function refuseFile(bytes: Uint8Array): (Result<never, RollFileRefusal> & { ok: false }) | undefined {
  if (bytes.length === 0) return refuse('roll_empty')
  if (bytes.length > bytesMax) return refuse('roll_file_too_large', { megabytes: bytesMax / 1024 / 1024 })
  // OLE2: what Excel makes of a workbook with a password, and its format of before 2007.
  if (Buffer.from(bytes.subarray(0, 4)).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) return refuse('roll_file_encrypted')
  const type = sniff(bytes)
  const isTable = type === 'text/csv' || type === 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return isTable ? undefined : refuse('roll_file_type')
}

/** UTF-8 or UTF-16 by their mark; without one UTF-8 if it is, else what Windows in Western Europe writes. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

async function readCsv(text: string): Promise<Result<RawRow[], RollFileRefusal>> {
  const long = longLine(text)
  if (long !== undefined) return refuse('roll_row_too_long', { row: long })
  const parser = parse({
    delimiter: delimiterOf(text),
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: lineMax,
    to: rowsMax + 1,
  })
  const rows: RawRow[] = []
  try {
    parser.end(text)
    let line = 1
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (rows.length >= rowsMax) return refuse('roll_too_many_rows', { max: rollRowsMax, rows: rows.length })
      if (record.length > columnsMax && record.slice(columnsMax).some((cell) => cell.trim() !== ''))
        return refuse('roll_too_many_columns', { max: columnsMax })
      rows.push({ line, cells: record.slice(0, columnsMax).map(cellOfText) })
      line = info.lines + 1
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return error.code === 'CSV_MAX_RECORD_SIZE' ? refuse('roll_row_too_long', { row: rows.length + 1 }) : refuse('roll_file_damaged')
  }
  return rows.length === 0 ? refuse('roll_empty') : accept(rows)
}

/** The number of the first line that no roll has: a gigabyte of commas is one line, and is never parsed. */
function longLine(text: string): number | undefined {
  let line = 1
  for (let start = 0; start < text.length; line++) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    if (end - start > lineMax) return line
    start = end + 1
  }
  return undefined
}

/** The sign that stands most often outside quotes in the first lines. */
function delimiterOf(text: string): string {
  const start = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r?\n/, 10)
    .join('\n')
  const counted = [';', ',', '\t'].map((sign) => ({ sign, count: start.split(sign).length }))
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).sign
}

/** A spreadsheet would compute a text that begins with = or @: in a roll it is never what somebody meant. */
function cellOfText(text: string): RawCell {
  return { text, kind: /^\s*[=@]/.test(text) ? 'FORMULA' : 'TEXT' }
}

async function readWorkbook(bytes: Uint8Array): Promise<Result<RawRow[], RollFileRefusal>> {
  const workbook = openWorkbook(bytes)
  if (workbook === undefined) return refuse('roll_file_damaged')
  if (workbook.unpackedBytes > unpackedMax) return refuse('roll_unpacks_too_large', { megabytes: unpackedMax / 1024 / 1024 })
  const texts = [...workbook.entries.values()].filter(({ name }) => !name.startsWith('xl/worksheets/'))
  if (texts.reduce((sum, { unpacked }) => sum + unpacked, 0) > textsMax)
    return refuse('roll_unpacks_too_large', { megabytes: textsMax / 1024 / 1024 })
  const formulas = await formulaCells(workbook)
  if (formulas === undefined) return refuse('roll_file_damaged')

  const rows: RawRow[] = []
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { maxRows: rowsMax + 1 })) {
      if (rows.length >= rowsMax) return refuse('roll_too_many_rows', { max: rollRowsMax, rows: rows.length })
      if (values.length > columnsMax && values.slice(columnsMax).some((value) => value !== null && value !== ''))
        return refuse('roll_too_many_columns', { max: columnsMax })
      rows.push({
        line: index + 1,
        cells: values.slice(0, columnsMax).map((value, column) => cellOfValue(value, formulas.has(`${letters(column)}${index + 1}`))),
      })
    }
  } catch {
    // Whatever the reader stumbled over, the file is at fault: nothing else was asked of it.
    return refuse('roll_file_damaged')
  }
  return rows.length === 0 ? refuse('roll_empty') : accept(rows)
}

type CellValue = string | number | boolean | Date | null

function cellOfValue(value: CellValue, computed: boolean): RawCell {
  if (computed) return { text: textOf(value), kind: 'FORMULA' }
  if (value instanceof Date) return { text: textOf(value), kind: 'DATE' }
  return { text: textOf(value), kind: typeof value === 'number' ? 'NUMBER' : 'TEXT' }
}

function textOf(value: CellValue): string {
  if (value === null) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '?' : value.toISOString().slice(0, 10)
  return String(value)
}

/** 0 is A, 26 is AA. */
function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26)
}
