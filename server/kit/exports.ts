/**
 * A list on its way out of the house: every row the actor may see and no sealed one, read page by page out of one moment of the database
 * while it is sent, so that its memory does not grow with its length. Its last line says how many rows there are and their checksum: a file that was
 * cut shows. Who took it and what for is an event before the first row is sent, and another when the last one was.
 */
import { createHash, type Hash } from 'node:crypto'
import { writeXlsxStream } from 'hucre/xlsx'
import type { Page } from '#domain/kit/contract.ts'
import type { Exporting } from '#domain/kit/export-words.ts'
import { translator } from '#ui/languages/text.ts'
import { csvLine, safeText } from './csv.ts'
import type { Db } from './database.ts'
import { lock } from './locked-file.ts'
import { actAs, type Download } from './route.ts'
import { inSnapshot, newId, type Work } from './transaction.ts'
import { turnsOf } from './turns.ts'

type Value = string | number | null

export type ExportedList<Row> = {
  /** Also the name of the file. */
  readonly list: 'persons' | 'cases' | 'movements'
  /** Headings are `export.column.<name>`. */
  readonly columns: Readonly<Record<string, (row: Row) => Value>>
  page(work: Work, after: string | undefined, limit: number): Promise<Page<Row>>
}

const rowsAtOnce = 1_000
/** Each holds a connection as long as somebody downloads. */
const turns = turnsOf(3)

type Taken = { readonly id: string; readonly work: Work; readonly asked: Exporting; rows: number; sha256: string | null }

export function exportList<Row>(work: Work, asked: Exporting, list: ExportedList<Row>): Download {
  const taken: Taken = { id: newId(), work, asked, rows: 0, sha256: null }
  for (const office of work.actor.offices) work.record({ ...eventOf(taken, list.list, office), name: 'export_begun' })

  const { passphrase, format } = asked
  const written = format === 'XLSX' ? workbookOf(taken, list) : csvOf(taken, list)
  const body = traced(taken, list.list, passphrase === undefined ? written : lock(written, passphrase))
  const fileName = `${list.list}-${work.now.slice(0, 10)}.${format.toLowerCase()}`
  if (passphrase !== undefined) return { fileName: `${fileName}.locked`, mediaType: 'application/octet-stream', body }
  const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { fileName, mediaType: format === 'XLSX' ? sheet : 'text/csv; charset=utf-8', body }
}

async function* csvOf<Row>(taken: Taken, list: ExportedList<Row>): AsyncGenerator<string> {
  const mark = '\uFEFF' // without it Excel takes the text for that of an old Windows
  const hash = createHash('sha256').update(mark)
  yield mark
  for await (const rows of pagesOf(taken, list)) {
    const text = rows.map(csvLine).join('')
    hash.update(text)
    yield text
  }
  yield csvLine(lastLine(taken, hash))
}

/** Read while the workbook is written: the checksum is that of the rows as lines of cells with tabs between. */
async function* workbookOf<Row>(taken: Taken, list: ExportedList<Row>): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  async function* lines(): AsyncGenerator<Value[]> {
    for await (const rows of pagesOf(taken, list)) {
      for (const row of rows) {
        const cells = row.map((value) => (typeof value === 'string' ? safeText(value) : value))
        hash.update(`${cells.join('\t')}\n`)
        yield cells
      }
    }
    yield lastLine(taken, hash)
  }
  yield* writeXlsxStream(lines(), { name: list.list }) as unknown as AsyncIterable<Uint8Array>
}

function lastLine(taken: Taken, hash: Hash): string[] {
  taken.sha256 = hash.digest('hex')
  return [`# rows ${taken.rows}`, `sha256 ${taken.sha256}`]
}

/** The headings, then page after page, all out of one moment, however long it takes to send them. */
async function* pagesOf<Row>(taken: Taken, { columns, page }: ExportedList<Row>): AsyncGenerator<Value[][]> {
  const t = translator(taken.asked.language)
  yield [Object.keys(columns).map((name) => t(`export.column.${name}`))]
  const { work } = taken
  const scope = { ...work.scope, compartments: [] }
  const giveBack = await turns.take()
  try {
    yield* inSnapshot(work.house.pool, scope, async function* (db: Db): AsyncGenerator<Value[][]> {
      const reading = { ...work, db, scope }
      let after: string | undefined
      do {
        const found = await page(reading, after, rowsAtOnce)
        taken.rows += found.items.length
        if (found.items.length > 0) yield found.items.map((row) => Object.values(columns).map((of) => of(row)))
        after = found.next ?? undefined
      } while (after !== undefined)
    })
  } finally {
    giveBack()
  }
}

/** What became of it is kept too: a download that was broken off has left the house as far as it came. */
async function* traced(taken: Taken, list: string, body: AsyncGenerator<string | Uint8Array>): AsyncGenerator<string | Uint8Array> {
  let isWhole = false
  try {
    yield* body
    isWhole = true
  } finally {
    const { house, actor, scope } = taken.work
    await actAs(house, [], actor, scope, async (work) => {
      for (const office of actor.offices)
        work.record({ ...eventOf(taken, list, office), name: isWhole ? 'export_made' : 'export_broken_off' })
      return { ok: true, value: undefined }
    })
  }
}

function eventOf({ id, asked, rows, sha256 }: Taken, list: string, office: number) {
  const { purpose, note, format, passphrase } = asked
  const facts = { list, purpose, note, format, isLocked: passphrase !== undefined, rows, sha256 }
  return { subject: id, office, compartment: 0, facts }
}
