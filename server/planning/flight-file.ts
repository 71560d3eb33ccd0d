/** Reads a timetable, CSV with a heading line, into drafts of flights on offer. What is wrong in a line is told by its number and column. */
import { CsvError, parse } from 'csv-parse/sync'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { OfferDraft } from '#domain/planning/words.ts'

const rowsMax = 2000
const columnsOf = {
  number: 'number',
  from: 'fromPlace',
  from_terminal: 'fromTerminal',
  departs: 'departsLocal',
  to: 'toPlace',
  to_terminal: 'toTerminal',
  arrives: 'arrivesLocal',
  kind: 'kind',
  use: 'use',
  seats: 'seats',
  wheelchairs: 'wheelchairs',
  stretchers: 'stretchers',
  minimum_load: 'minimumLoad',
  fixed_cost_minor: 'fixedCostMinor',
  seat_price_minor: 'seatPriceMinor',
  currency: 'currency',
} as const
const numeric = ['seats', 'wheelchairs', 'stretchers', 'minimumLoad', 'fixedCostMinor', 'seatPriceMinor']

export type FlightFile = { rows: { line: number; draft: OfferDraft }[]; faults: { line: number; column: string; problem: string }[] }

export function readFlightFile(text: string): Result<FlightFile, 'csv_not_readable' | 'csv_too_many_rows'> {
  let records: { record: Record<string, string>; info: { lines: number } }[]
  try {
    records = parse(text, {
      bom: true,
      columns: (heading: string[]) => heading.map((name) => name.trim().toLowerCase()),
      delimiter: (text.split('\n', 1)[0] ?? '').includes(';') ? ';' : ',',
      info: true,
      skip_empty_lines: true,
      trim: true,
      to: rowsMax + 1,
    }) as unknown as typeof records
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return refuse('csv_not_readable')
  }
  if (records.length > rowsMax) return refuse('csv_too_many_rows', { max: rowsMax })
  if (records.length === 0) return refuse('csv_not_readable')
  const file: FlightFile = { rows: [], faults: [] }
  for (const { record, info } of records) readRow(file, record, info.lines)
  return accept(file)
}

function readRow(file: FlightFile, record: Record<string, string>, line: number): void {
  const unknown = Object.keys(record).find((column) => !(column in columnsOf))
  if (unknown !== undefined) return void file.faults.push({ line, column: unknown.slice(0, 40), problem: 'unrecognized_keys' })
  const given = Object.entries(columnsOf).flatMap(([column, field]): [string, unknown][] => {
    const cell = record[column]
    if (cell === undefined || cell === '') return []
    // A spreadsheet writes a space where the standard has a T.
    if (field === 'departsLocal' || field === 'arrivesLocal') return [[field, cell.replace(' ', 'T')]]
    return [[field, numeric.includes(field) ? Number(cell) : cell]]
  })
  const parsed = OfferDraft.safeParse(Object.fromEntries(given))
  if (parsed.success) return void file.rows.push({ line, draft: parsed.data })
  for (const { path, code, message } of parsed.error.issues) {
    const field = String(path[0])
    const column = Object.entries(columnsOf).find(([, name]) => name === field)?.[0] ?? field
    const missing = code === 'invalid_type' && !given.some(([name]) => name === field)
    file.faults.push({
      line,
      column,
      problem: missing ? 'missing' : message === 'local_time' || message === 'airport_code' ? message : code,
    })
  }
}
