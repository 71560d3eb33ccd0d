/** names: are two names spellings of one (pairs in a CSV), and which names of a list spell a given one, in any script. Needs no database. */
import { createReadStream, createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { compareNames, type ComparedPart, sameNameFrom } from '#algorithms/names/compare-names.ts'
import { hearingOf } from '#algorithms/names/hear-words.ts'
import { knownSounds } from '#algorithms/names/known-sounds.ts'
import { buildNameIndex } from '#algorithms/names/find-names.ts'
import { normaliseName } from '#algorithms/names/read-name.ts'
import { romanise } from '#server/people/names.ts'
import { type Called, type Command, UsageError } from './command.ts'

export const namesCommand: Command = {
  name: 'names',
  usage: 'names --input PAIRS.csv --output SCORES.csv | names --index POOL.txt --queries QUERIES.txt --output HITS.csv [--top 10] [--json]',
  what: 'Compares pairs of names, or finds names in a list, across scripts and spellings.',
  options: {
    input: { type: 'string' },
    columns: { type: 'string' },
    index: { type: 'string' },
    queries: { type: 'string' },
    top: { type: 'string' },
    output: { type: 'string' },
  },
  optionHelp: {
    'input PAIRS.csv': 'a CSV in UTF-8 with a header and two columns of names; its rows come out with score, match and why',
    'columns A,B': 'the two columns that hold the names; a,b when not given',
    'index POOL.txt': 'the names to search, one a line; equal lines count once',
    'queries QUERIES.txt': 'the names to find, one a line',
    'top N': 'how many hits a query, best first; 10 when not given',
    'output FILE': 'a CSV: of the pairs, or query,rank,name,score',
  },
  async run(called) {
    const { input, index, queries, output } = called.values
    if (typeof output !== 'string') throw new UsageError('Say where to write with --output.')
    if (typeof input === 'string' && index === undefined && queries === undefined) return comparePairs(called, input, output)
    if (input === undefined && typeof index === 'string' && typeof queries === 'string') return findAll(called, index, queries, output)
    throw new UsageError('Give --input, or --index and --queries.')
  },
}

type Row = Record<string, string>

async function comparePairs({ values, json }: Called, input: string, output: string): Promise<number> {
  const [first = '', second = '', ...more] = (typeof values.columns === 'string' ? values.columns : 'a,b')
    .split(',')
    .map((name) => name.trim())
  if (first === '' || second === '' || more.length > 0) throw new UsageError('--columns takes two names: --columns a,b')
  const hear = hearingOf(knownSounds().native)
  const started = performance.now()
  const to = openOutput(output)
  let header: string[] | undefined
  let pairs = 0
  let matches = 0
  for await (const row of readRows(input)) {
    if (header === undefined) {
      header = Object.keys(row)
      for (const name of [first, second]) {
        if (!header.includes(name))
          throw new Error(`${input} has no column "${name}": it has ${header.join(', ')}. Name the two with --columns.`)
      }
      await to.put([...header, 'score', 'match', 'why'])
    }
    const { score, parts } = compareNames(normaliseName(row[first]!, romanise), normaliseName(row[second]!, romanise), hear)
    const match = score >= sameNameFrom
    pairs += 1
    if (match) matches += 1
    await to.put([
      ...header.map((name) => row[name] ?? ''),
      score.toFixed(4),
      match ? '1' : '0',
      parts
        .map(sayPart)
        .filter((text) => text !== '')
        .join('; '),
    ])
  }
  if (header === undefined) throw new Error(`${input} has no rows.`)
  await to.close()
  say(
    json,
    { pairs, matches, threshold: sameNameFrom, seconds: seconds(started) },
    `${pairs} pairs, ${matches} of them one name, ${seconds(started)} s`,
  )
  return 0
}

async function* readRows(file: string): AsyncGenerator<Row> {
  const rows = parse({ bom: true, columns: true, skip_empty_lines: true, relax_column_count: true, relax_quotes: true })
  createReadStream(file)
    .on('error', (error) => rows.destroy(error))
    .pipe(rows)
  try {
    for await (const row of rows) yield row as Row
  } catch (error) {
    throw unreadable(file, error)
  }
}

function unreadable(file: string, error: unknown): Error {
  const { code, message } = error as Error & { code?: string }
  return new Error(
    `${file} cannot be read: ${code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : message}.`,
  )
}

function sayPart({ a, b, kind, score }: ComparedPart): string {
  if (kind === 'missing') return `${a ?? b} only in ${a === undefined ? 'b' : 'a'}`
  if (kind === 'same') return `${a} = ${b}`
  const words = {
    initial: 'initial of',
    spelt_another_way: 'spelt another way',
    transliterated: 'in another script',
    different: 'differs from',
  }[kind]
  return `${a} ${kind === 'different' || kind === 'initial' ? `${words} ${b}` : `~ ${b} ${words}`} (${score.toFixed(2)})`
}

async function findAll({ values, json }: Called, pool: string, queries: string, output: string): Promise<number> {
  const top = Number(values.top ?? 10)
  if (!Number.isInteger(top) || top < 1 || top > 1_000) throw new UsageError('--top takes a number from 1 to 1000.')
  const started = performance.now()
  const index = buildNameIndex(await readLines(pool), knownSounds(), romanise)
  const built = seconds(started)
  const asked = await readLines(queries)
  const to = openOutput(output)
  await to.put(['query', 'rank', 'name', 'score'])
  const begun = performance.now()
  let found = 0
  for (const query of asked) {
    const hits = index.find(query, top)
    if (hits.length > 0) found += 1
    for (const [rank, hit] of hits.entries()) await to.put([query, String(rank + 1), hit.name, hit.score.toFixed(4)])
  }
  await to.close()
  const msPerQuery = Math.round(((performance.now() - begun) / Math.max(1, asked.length)) * 1000) / 1000
  say(
    json,
    { names: index.size, queries: asked.length, found, secondsToBuild: built, msPerQuery },
    `${index.size} names indexed in ${built} s; ${asked.length} queries, ${found} with hits, ${msPerQuery} ms each`,
  )
  return 0
}

async function readLines(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw unreadable(file, error)
  })
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Cells are quoted and never changed: a name comes out as it went in. */
function openOutput(file: string) {
  const stream: Writable = createWriteStream(file, { mode: 0o600 })
  const failed = new Promise<never>((_, reject) => stream.on('error', reject))
  failed.catch(() => undefined)
  return {
    async put(cells: readonly string[]) {
      const line = cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')
      if (!stream.write(`${line}\n`)) await Promise.race([failed, new Promise((resolve) => stream.once('drain', resolve))])
    },
    async close() {
      stream.end()
      await Promise.race([failed, finished(stream)])
    },
  }
}

function seconds(since: number): number {
  return Math.round(performance.now() - since) / 1000
}

function say(json: boolean, facts: Record<string, unknown>, words: string): void {
  console.log(json ? JSON.stringify(facts) : words)
}
