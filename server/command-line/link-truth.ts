/** What is known of who is who: a column of the input, a pattern in its ids, or a file of labelled pairs or of clusters. */
import { existsSync } from 'node:fs'
import { type Truth, pairKey } from '#algorithms/linkage/measure.ts'
import type { Column, Table } from '#algorithms/linkage/register.ts'
import { readTable } from './link-table.ts'

export type Input = { readonly tables: readonly Table[]; readonly ids: readonly Column[] }

export async function readTruth(asked: string, input: Input): Promise<Truth> {
  if (asked.startsWith('id:')) return fromIds(asked.slice(3), input)
  const columns = input.tables.map((table) => table.columns.find((column) => column.name === asked))
  if (columns.every((column) => column !== undefined)) return fromColumns(columns as Column[], input)
  if (!existsSync(asked)) {
    const names = input.tables[0]!.columns.map((column) => column.name).join(', ')
    throw new Error(`--truth ${asked}: neither a column of the input (${names}) nor a file. Or say id:PATTERN, such as id:^rec-(\\d+).`)
  }
  return fromFile(await readTable(asked), asked, input)
}

function secondOf({ tables }: Input): { second?: number } {
  return tables.length > 1 ? { second: tables[0]!.size } : {}
}

function fromColumns(columns: readonly Column[], input: Input): Truth {
  const numbers = new Map<string, number>()
  const personOf = new Int32Array(input.tables.reduce((sum, table) => sum + table.size, 0))
  let record = 0
  for (const column of columns) {
    const number = column.values.map((value, code) => (code === 0 ? -1 : numberOf(numbers, value)))
    for (const code of column.codes) personOf[record++] = number[code]!
  }
  return { kind: 'groups', personOf, ...secondOf(input) }
}

function numberOf(numbers: Map<string, number>, value: string): number {
  const known = numbers.get(value)
  if (known !== undefined) return known
  numbers.set(value, numbers.size)
  return numbers.size - 1
}

/** The first group of the pattern, or what it matches as a whole, is the person. */
function fromIds(pattern: string, input: Input): Truth {
  let expression: RegExp
  try {
    expression = new RegExp(pattern, 'u')
  } catch (error) {
    throw new Error(`--truth id:${pattern} is no regular expression: ${(error as Error).message}`)
  }
  const columns = input.ids.map((column) => ({
    ...column,
    values: column.values.map((value, code) => {
      const found = code === 0 ? null : expression.exec(value)
      return found === null ? '' : (found[1] ?? found[0])
    }),
  }))
  const truth = fromColumns(
    columns.map((column) => ({ ...column, codes: column.codes.map((code) => (column.values[code] === '' ? 0 : code)) })),
    input,
  )
  if (truth.kind === 'groups' && truth.personOf.every((person) => person < 0))
    throw new Error(`--truth id:${pattern} matches no id, such as "${input.ids[0]!.values[1] ?? ''}".`)
  return truth
}

/** Which columns hold ids of the input decides what the file is: two hold pairs, one holds a cluster each. */
function fromFile(file: Table, name: string, input: Input): Truth {
  const records = recordsById(input)
  const known = file.columns.map((column) => {
    let found = 0
    for (let code = 1; code < column.values.length; code++)
      if (records.first.has(column.values[code]!) || records.second.has(column.values[code]!)) found++
    return found / Math.max(1, column.values.length - 1)
  })
  const idColumns = file.columns.filter(
    (column, c) => known[c]! >= 0.8 && !/score|match|label|cluster|person|same|weight|prob/i.test(column.name),
  )
  if (idColumns.length >= 2) return fromPairs(file, idColumns, records)
  if (idColumns.length === 1 || file.columns.length === 2) return fromClusters(file, idColumns[0] ?? file.columns[0]!, name, input, records)
  throw new Error(
    `${name}: no column holds ids of the input (its columns: ${file.columns.map((column) => column.name).join(', ')}). Two columns of ids make labelled pairs; a column of ids and one of clusters make groups.`,
  )
}

type Records = { first: Map<string, number>; second: Map<string, number> }

function recordsById({ tables, ids }: Input): Records {
  const read = (t: number, from: number) => {
    const records = new Map<string, number>()
    ids[t]?.codes.forEach((code, record) => records.set(ids[t]!.values[code]!, from + record))
    return records
  }
  return { first: read(0, 0), second: tables.length > 1 ? read(1, tables[0]!.size) : new Map() }
}

function fromPairs(file: Table, [left, right]: readonly Column[], records: Records): Truth {
  const score = file.columns.find((column) => column !== left && column !== right && /score|match|label|same|truth|prob/i.test(column.name))
  const isSame = new Map<number, boolean>()
  let hasOther = false
  for (let row = 0; row < file.size; row++) {
    const a = records.first.get(left!.values[left!.codes[row]!]!)
    const other = right!.values[right!.codes[row]!]!
    const b = records.second.size > 0 ? records.second.get(other) : records.first.get(other)
    if (a === undefined || b === undefined || a === b) continue
    const same = score === undefined || isYes(score.values[score.codes[row]!]!)
    if (!same) hasOther = true
    isSame.set(pairKey(a, b), same)
  }
  if (isSame.size === 0) throw new Error('The truth has no pair of two ids of the input.')
  return { kind: 'pairs', isSame, onlyListed: hasOther }
}

function isYes(value: string): boolean {
  const number = Number(value)
  return Number.isFinite(number) && value.trim() !== '' ? number >= 0.5 : /^(true|yes|oui|match|same|y|o|t)$/i.test(value.trim())
}

function fromClusters(file: Table, id: Column, name: string, input: Input, records: Records): Truth {
  const others = file.columns.filter((column) => column !== id)
  const cluster = others.find((column) => /cluster|group|person|entity|label|truth/i.test(column.name)) ?? others[0]
  if (cluster === undefined) throw new Error(`${name} has one column: a column of ids and one of clusters are needed.`)
  const size = input.tables.reduce((sum, table) => sum + table.size, 0)
  const personOf = new Int32Array(size).fill(-1)
  let found = 0
  for (let row = 0; row < file.size; row++) {
    const value = id.values[id.codes[row]!]!
    for (const record of [records.first.get(value), records.second.get(value)]) {
      if (record === undefined || cluster.codes[row] === 0) continue
      personOf[record] = cluster.codes[row]!
      found++
    }
  }
  if (found === 0)
    throw new Error(
      `${name}: none of its ids (such as "${id.values[1] ?? ''}") is an id of the input (such as "${input.ids[0]!.values[1] ?? ''}"). Name the column with --id.`,
    )
  return { kind: 'groups', personOf, ...secondOf(input) }
}
