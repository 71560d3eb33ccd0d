/** A CSV file of any size to columns of codes (RFC 4180; comma, semicolon, tab or bar; UTF-8, UTF-16 or Windows-1252; plain or gzip), read in one stream. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import type { Column, Table } from '#algorithms/linkage/register.ts'

const longestRow = 1_000_000

export async function readTable(file: string): Promise<Table> {
  const start = await readStart(file)
  const isGzip = start[0] === 0x1f && start[1] === 0x8b
  const encoding = start[0] === 0xff && start[1] === 0xfe ? 'utf-16le' : start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return await readAs(file, isGzip, encoding)
  } catch (error) {
    // Not UTF-8 after all: what western spreadsheets write when nobody asks them.
    if ((error as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return readAs(file, isGzip, 'windows-1252')
    if ((error as { code?: string }).code?.startsWith('Z_') === true)
      throw new Error(`${file} begins like a gzip file and is damaged: pack it again, or give the plain CSV.`)
    throw error
  }
}

async function readStart(file: string): Promise<Uint8Array> {
  try {
    const handle = await open(file)
    try {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(4), 0, 4, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  } catch (error) {
    const { code } = error as { code?: string }
    throw new Error(`${file} cannot be read${code === 'ENOENT' ? ': there is no such file' : code === 'EISDIR' ? ': it is a folder' : ''}.`)
  }
}

async function readAs(file: string, isGzip: boolean, encoding: string): Promise<Table> {
  const reader = rowReader(file)
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' })
  const bytes = createReadStream(file, { highWaterMark: 1 << 20 })
  const source = isGzip ? bytes.pipe(createGunzip({ chunkSize: 1 << 20 })) : bytes
  if (isGzip) bytes.on('error', (error) => (source as ReturnType<typeof createGunzip>).destroy(error))
  for await (const chunk of source) reader.push(decoder.decode(chunk as Uint8Array, { stream: true }))
  reader.push(decoder.decode())
  return reader.end()
}

type ColumnDraft = { name: string; codes: Int32Array<ArrayBuffer>; values: string[]; known: Map<string, number> }

function rowReader(file: string) {
  let rest = ''
  let line = 1
  let size = 0
  let delimiter = ','
  let columns: ColumnDraft[] | undefined
  const fault = (message: string) => new Error(`${file}, line ${line}: ${message}`)

  const take = (fields: string[]) => {
    if (columns === undefined) {
      columns = openColumns(fields, fault)
      return
    }
    if (fields.length !== columns.length) {
      throw fault(
        `${fields.length} fields where the header has ${columns.length}. Put texts that hold the delimiter "${delimiter === '\t' ? 'tab' : delimiter}" or a line break in double quotes.`,
      )
    }
    if (size === columns[0]!.codes.length) for (const column of columns) column.codes = doubled(column.codes)
    for (let c = 0; c < columns.length; c++) columns[c]!.codes[size] = codeOf(columns[c]!, fields[c]!)
    size++
  }

  const consume = (text: string, isLast: boolean) => {
    let at = 0
    // Where the next quote stands is looked up once, not once a row: most files have none.
    let quote = text.indexOf('"')
    while (at < text.length) {
      if (quote >= 0 && quote < at) quote = text.indexOf('"', at)
      const plain = text.indexOf('\n', at)
      const isQuoted = quote >= 0 && (plain < 0 || quote < plain)
      let end = isQuoted ? endOfRow(text, at) : plain
      if (end < 0 && isLast) end = text.length
      if (end < 0) break
      const row = text.charCodeAt(end - 1) === 13 ? text.slice(at, end - 1) : text.slice(at, end)
      if (row.trim() !== '') {
        if (columns === undefined) delimiter = delimiterOf(row)
        take(isQuoted ? quotedFields(row, delimiter, fault) : row.split(delimiter))
      }
      line += isQuoted ? row.split('\n').length : 1
      at = end + 1
    }
    rest = text.slice(at)
    if (rest.length > longestRow) throw fault('a row of more than a million characters. Is a double quote opened here and never closed?')
  }

  return {
    push: (text: string) => {
      if (text !== '')
        consume(rest === '' ? (size === 0 && columns === undefined ? text.replace(/^\uFEFF/, '') : text) : rest + text, false)
    },
    end: (): Table => {
      if (rest !== '') consume(rest, true)
      if (columns === undefined) throw new Error(`${file} is empty: a first line with the names of the columns is needed.`)
      if (size === 0) throw new Error(`${file} has a header and no rows.`)
      return { size, columns: columns.map(({ name, codes, values }): Column => ({ name, codes: codes.subarray(0, size), values })) }
    },
  }
}

/** The line break that ends a row with quotes: the first outside them; -1 when the text does not hold it yet. */
function endOfRow(text: string, from: number): number {
  let at = from
  for (;;) {
    const end = text.indexOf('\n', at)
    const quote = text.indexOf('"', at)
    if (end < 0 || quote < 0 || end < quote) return end
    const close = text.indexOf('"', quote + 1)
    if (close < 0) return -1
    at = close + 1
  }
}

function quotedFields(row: string, delimiter: string, fault: (message: string) => Error): string[] {
  const fields: string[] = []
  let at = 0
  for (;;) {
    let start = at
    while (row[start] === ' ') start++
    if (row[start] !== '"') {
      const end = row.indexOf(delimiter, at)
      fields.push(end < 0 ? row.slice(at) : row.slice(at, end))
      if (end < 0) return fields
      at = end + 1
      continue
    }
    let text = ''
    let from = start + 1
    for (;;) {
      const close = row.indexOf('"', from)
      if (close < 0) throw fault('a double quote is opened and never closed.')
      text += row.slice(from, close)
      from = close + 1
      if (row[from] !== '"') break
      text += '"'
      from++
    }
    const end = row.indexOf(delimiter, from)
    fields.push(text + (end < 0 ? row.slice(from) : row.slice(from, end)).trimEnd())
    if (end < 0) return fields
    at = end + 1
  }
}

function delimiterOf(header: string): string {
  const bare = header.replace(/"[^"]*"/g, '')
  const count = (delimiter: string) => bare.split(delimiter).length
  return [',', ';', '\t', '|'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best))
}

function openColumns(fields: string[], fault: (message: string) => Error): ColumnDraft[] {
  const names = fields.map((field) => field.trim())
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) throw fault(`two columns are called "${twice}". Give each its own name.`)
  if (names.some((name) => name.includes('\u0000'))) throw fault('this is no text. Save the sheet as CSV (UTF-8).')
  return names.map((name) => ({ name, codes: new Int32Array(4096), values: [''], known: new Map([['', 0]]) }))
}

function codeOf(column: ColumnDraft, field: string): number {
  const known = column.known.get(field)
  if (known !== undefined) return known
  const value = field.trim()
  const trimmed = column.known.get(value)
  const code = trimmed ?? column.values.push(value) - 1
  column.known.set(value, code)
  if (field !== value) column.known.set(field, code)
  return code
}

function doubled(codes: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(codes.length * 2)
  wider.set(codes)
  return wider
}
