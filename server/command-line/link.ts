/** link: which rows of a file, or of two, are one person. Learns its weights from the file itself; says why of each pair. */
import { readFile, writeFile } from 'node:fs/promises'
import anyAscii from 'any-ascii'
import { explain, reasonsOf } from '#algorithms/linkage/explain.ts'
import { guessColumns } from '#algorithms/linkage/guess-columns.ts'
import { type Role, roles } from '#algorithms/linkage/levels.ts'
import { type Linkage, link as linkRecords } from '#algorithms/linkage/link.ts'
import { type Meter, type Truth, meterOf, recallOfPasses, visitTruePairs } from '#algorithms/linkage/measure.ts'
import { type Outcome, visitOutcomes } from '#algorithms/linkage/outcomes.ts'
import type { Column, Table } from '#algorithms/linkage/register.ts'
import { type Weights, weightsFault, weightsOf } from '#algorithms/linkage/weights.ts'
import { type Called, type Command, UsageError } from './command.ts'
import { printLinkage } from './link-report.ts'
import { openRows, quoted } from './link-rows.ts'
import { readTable } from './link-table.ts'
import { type Input, readTruth } from './link-truth.ts'

export const link: Command = {
  name: 'link',
  usage: 'link --input A.csv [--with B.csv] --output PAIRS.csv [options] [--json]',
  what: 'Finds the rows that are one person, in a file or between two, with a probability and a reason for each pair.',
  options: {
    input: { type: 'string' },
    with: { type: 'string' },
    output: { type: 'string' },
    id: { type: 'string' },
    columns: { type: 'string' },
    truth: { type: 'string' },
    'learn-from-truth': { type: 'boolean' },
    weights: { type: 'string' },
    'save-weights': { type: 'string' },
    'one-to-one': { type: 'boolean' },
    'many-to-many': { type: 'boolean' },
    largest: { type: 'string' },
    least: { type: 'string' },
  },
  optionHelp: {
    'input A.csv': 'a CSV with a header; comma, semicolon, tab or bar; UTF-8, UTF-16 or Windows-1252; plain or .gz',
    'with B.csv': 'a second file: pairs between the two are sought, none within one',
    'output PAIRS.csv': 'id_a,id_b,probability,match,why',
    'id COLUMN': 'the column of ids; the first when not given',
    'columns MAP.json': `{"column": "role"} where a guess is wrong; roles: ${Object.keys(roles).join(', ')}`,
    'truth WHAT': 'a column of equal values for one person, a file of labelled pairs or of clusters, or id:PATTERN',
    'learn-from-truth': 'supervised: count how records of one person agree on the true pairs',
    'weights FILE': 'weights saved before; nothing is learned then',
    'save-weights FILE': 'keeps what was learned, as readable JSON',
    'one-to-one': 'two files: a row meets one of the other file at most (decided from the files when not given)',
    'many-to-many': 'two files: a row may meet several',
    'largest N': 'no person has more rows than this; 100 when not given',
    'least P': 'tell pairs that are no match from this probability on; 0.01 when not given',
  },
  run,
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

async function run({ values, json }: Called): Promise<number> {
  const [inputFile, output, withFile] = [text(values.input), text(values.output), text(values.with)]
  if (inputFile === undefined || output === undefined) throw new UsageError('--input and --output are needed.')
  if (values['one-to-one'] === true && values['many-to-many'] === true)
    throw new UsageError('Say --one-to-one or --many-to-many, not both.')
  const clock = stopwatch()
  const tables = [await readTable(inputFile)]
  if (withFile !== undefined) tables.push(await readTable(withFile))
  const ids = tables.map((table, t) => idColumn(table, text(values.id), t === 0 ? inputFile : withFile!))
  const input: Input = { tables, ids }
  clock.step('file')
  const truth = text(values.truth) === undefined ? undefined : await readTruth(text(values.truth)!, input)
  const roleOf = await rolesOf(input, text(values.columns), text(values.truth))
  clock.step('truth')
  const linkage = linkRecords(tables, roleOf, {
    romanise: anyAscii,
    largest: numberOf(values.largest, 'largest', 100, 2, 10_000),
    step: clock.step,
    ...(values['one-to-one'] === true ? { oneToOne: true } : values['many-to-many'] === true ? { oneToOne: false } : {}),
    ...(text(values.weights) === undefined ? {} : { weights: await readWeights(text(values.weights)!) }),
    ...(values['learn-from-truth'] === true ? { labelled: labelsOf(truth, withFile === undefined ? undefined : tables[0]!.size) } : {}),
  })
  const meter = truth === undefined ? undefined : meterOf(truth)
  const written = writePairs(linkage, ids, output, numberOf(values.least, 'least', 0.01, 0, 1), meter)
  clock.step('write')
  if (text(values['save-weights']) !== undefined)
    await writeFile(text(values['save-weights'])!, `${JSON.stringify(weightsOf(linkage.model), undefined, 2)}\n`)
  printLinkage(
    {
      input,
      linkage,
      roleOf,
      written,
      seconds: clock.read(),
      ...(truth === undefined ? {} : { measured: meter!.read(), recall: recallOfPasses(linkage.passes, linkage.register.rowOf, truth) }),
    },
    json,
  )
  return 0
}

export type Seconds = { steps: Record<string, number>; processor: Record<string, number>; all: number; allProcessor: number }

/** Seconds on the wall, and seconds of the processor: on a busy machine only the second say what the work costs. */
function stopwatch() {
  const began = { wall: performance.now(), processor: process.cpuUsage() }
  let last = began
  const steps: Record<string, number> = {}
  const processor: Record<string, number> = {}
  const step = (name: string) => {
    steps[name] = (performance.now() - last.wall) / 1000
    processor[name] = spent(last.processor)
    last = { wall: performance.now(), processor: process.cpuUsage() }
  }
  const read = (): Seconds => ({ steps, processor, all: (performance.now() - began.wall) / 1000, allProcessor: spent(began.processor) })
  return { step, read }
}

function spent(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}

function idColumn(table: Table, name: string | undefined, file: string): Column {
  const column = name === undefined ? table.columns[0] : table.columns.find((one) => one.name === name)
  if (column === undefined)
    throw new UsageError(`${file} has no column "${name}". It has: ${table.columns.map((one) => one.name).join(', ')}.`)
  return column
}

/** The guess, corrected by the map. The column of ids is no evidence, unless it is a name or a date that stands first. */
async function rolesOf({ tables, ids }: Input, mapFile: string | undefined, truth: string | undefined): Promise<Role[][]> {
  const map = mapFile === undefined ? {} : await readMap(mapFile, tables)
  const roleOf = tables.map((table, t) => {
    const unused = new Set([...(truth === undefined ? [] : [truth]), ...(isIdentifying(ids[t]!) ? [ids[t]!.name] : [])])
    return guessColumns(table.columns, unused).map((role, c) => map[table.columns[c]!.name] ?? role)
  })
  const used = new Set(roleOf[0]!.filter((role) => role !== 'ignore' && roleOf.every((list) => list.includes(role))))
  if (used.size === 0)
    throw new Error(
      `No column could be read as something that people have in common. Say what they are with --columns MAP.json: {"${tables[0]!.columns.at(-1)!.name}": "surname"}.`,
    )
  return roleOf
}

function isIdentifying(column: Column): boolean {
  return column.values.length - 1 >= column.codes.length * 0.95
}

async function readMap(file: string, tables: readonly Table[]): Promise<Record<string, Role>> {
  const map = await readJson(file, '--columns')
  if (typeof map !== 'object' || map === null || Array.isArray(map)) throw new Error(`${file}: {"column": "role"} is needed.`)
  for (const [column, role] of Object.entries(map)) {
    if (!tables.some((table) => table.columns.some((one) => one.name === column)))
      throw new Error(`${file}: no column is called "${column}". There are: ${tables[0]!.columns.map((one) => one.name).join(', ')}.`)
    if (!Object.hasOwn(roles, String(role)))
      throw new Error(`${file}: "${String(role)}" is no role for ${column}. Roles: ${Object.keys(roles).join(', ')}.`)
  }
  return map as Record<string, Role>
}

async function readWeights(file: string): Promise<Weights> {
  const weights = await readJson(file, '--weights')
  const fault = weightsFault(weights)
  if (fault !== undefined) throw new Error(`${file} holds no weights: ${fault}. --save-weights writes such a file.`)
  return weights as Weights
}

async function readJson(file: string, option: string): Promise<unknown> {
  const content = await readFile(file, 'utf8').catch(() => {
    throw new Error(`${option} ${file} cannot be read.`)
  })
  try {
    return JSON.parse(content)
  } catch (error) {
    throw new Error(`${option} ${file} is no JSON: ${(error as Error).message}`)
  }
}

function numberOf(value: unknown, name: string, otherwise: number, least: number, most: number): number {
  if (value === undefined) return otherwise
  const number = Number(value)
  if (!Number.isFinite(number) || number < least || number > most) throw new UsageError(`--${name} is a number from ${least} to ${most}.`)
  return number
}

function labelsOf(truth: Truth | undefined, second: number | undefined) {
  if (truth === undefined) throw new UsageError('--learn-from-truth needs --truth.')
  const a: number[] = []
  const b: number[] = []
  visitTruePairs(truth, second, (left, right) => {
    if (a.length < 200_000) {
      a.push(left)
      b.push(right)
    }
  })
  return { a: Int32Array.from(a), b: Int32Array.from(b) }
}

export type Written = { pairs: number; matches: number; persons: number }

function writePairs(linkage: Linkage, ids: readonly Column[], output: string, least: number, meter: Meter | undefined): Written {
  const { register, weigher, personOf } = linkage
  const names = ids.map((column) => column.values.map(quoted))
  const second = register.second ?? register.size
  const idOf = (record: number) => (record < second ? names[0]![ids[0]!.codes[record]!]! : names[1]![ids[1]!.codes[record - second]!]!)
  const said = sentences(linkage)
  const chances: string[] = []
  const chance = (probability: number) => {
    const step = Math.round(probability * 10_000)
    return (chances[step] ??= (step / 10_000).toFixed(4))
  }
  const rows = openRows(output, 'id_a,id_b,probability,match,why')
  const written = { pairs: 0, matches: 0, persons: 0 }
  visitOutcomes(linkage, least, (outcome: Outcome) => {
    meter?.add(outcome)
    written.pairs++
    if (outcome.isMatch) written.matches++
    rows.write(`${idOf(outcome.a)},${idOf(outcome.b)},${chance(outcome.probability)},${outcome.isMatch ? 1 : 0},${said(outcome, idOf)}`)
  })
  rows.close()
  for (let record = 0; record < personOf.length; record++) if (personOf[record] === record) written.persons++
  return written

  function sentences({ model }: Linkage) {
    const reasons = reasonsOf(model.fields)
    const ofPattern: string[] = []
    const plain: string[] = []
    return ({ pattern, through, isApart }: Outcome, id: (record: number) => string): string => {
      const { patterns } = weigher
      const why = (plain[pattern] ??= explain(
        reasons(patterns.levels.subarray(pattern * patterns.fieldCount, (pattern + 1) * patterns.fieldCount)),
      ))
      if (through !== undefined) return `"through ${id(through).replaceAll('"', '')}: ${why}"`
      return isApart === true ? quoted(`${why}, but their groups disagree`) : (ofPattern[pattern] ??= quoted(why))
    }
  }
}
