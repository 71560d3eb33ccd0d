/** `npm run bench -- robustness`: one linker, unsupervised, on registers of many kinds, and what choosing without truth costs. */
import { parseArgs } from 'node:util'
import anyAscii from 'any-ascii'
import { codeOf, draftDictionary } from '#algorithms/linkage/dictionary.ts'
import { guessColumns } from '#algorithms/linkage/guess-columns.ts'
import { link } from '#algorithms/linkage/link.ts'
import { type Truth, meterOf, recallOfPasses } from '#algorithms/linkage/measure.ts'
import { visitOutcomes } from '#algorithms/linkage/outcomes.ts'
import type { Table } from '#algorithms/linkage/register.ts'
import { type MadeFile, makeRegister } from './made-registers.ts'
import { type Kind, kinds } from './register-kinds.ts'

export async function benchRobustness(argv: string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: argv,
    options: {
      seeds: { type: 'string', default: '1,2' },
      only: { type: 'string', default: '' },
      verbose: { type: 'boolean', default: false },
    },
  })
  const seeds = values.seeds.split(',').map(Number)
  console.log(
    `${'register'.padEnd(42)}${['records', 'true', 'said', 'precision', 'recall', 'F1', 'best F1', 'regret', 'blocking', 'pairs', 'processor'].map((name) => name.padStart(10)).join('')}`,
  )
  const all = kinds.filter(({ name }) => name.includes(values.only))
  let [sum, regret, count] = [0, 0, 0]
  for (const kind of all) {
    for (const seed of seeds) {
      const measured = measure(kind, seed, values.verbose)
      if (measured === undefined) {
        console.log('The names that people are made of are not there (../shared/data): nothing to measure.')
        return true
      }
      if (measured.truePairs > 0) {
        sum += measured.f1
        regret += measured.best.f1 - measured.f1
        count++
      }
    }
  }
  console.log(`mean of ${count}: F1 ${(sum / count).toFixed(4)}, regret ${(regret / count).toFixed(4)}`)
  return true
}

function measure(kind: Kind, seed: number, verbose: boolean) {
  const made = makeRegister(kind, seed)
  if (made === undefined) return undefined
  const tables = made.files.map(tableOf)
  const roleOf = tables.map((table) => guessColumns(table.columns, new Set([table.columns[0]!.name])))
  const began = process.cpuUsage()
  const linkage = link(tables, roleOf, { romanise: anyAscii })
  const { user, system } = process.cpuUsage(began)
  const second = linkage.register.second
  const truth: Truth = { kind: 'groups', personOf: made.personOf, ...(second === undefined ? {} : { second }) }
  const meter = meterOf(truth)
  let said = 0
  visitOutcomes(linkage, 0.01, (outcome) => {
    meter.add(outcome)
    if (outcome.isMatch) said++
  })
  const measured = meter.read()
  const blocking = recallOfPasses(linkage.passes, linkage.register.rowOf, truth).union
  console.log(
    `${`${made.name} (${seed})`.padEnd(42)}${[
      String(linkage.register.size),
      String(measured.truePairs),
      String(said),
      ...[measured.precision, measured.recall, measured.f1, measured.best.f1, measured.best.f1 - measured.f1, blocking].map((value) =>
        value.toFixed(4),
      ),
      String(linkage.compared),
      ((user + system) / 1e6).toFixed(2),
    ]
      .map((cell) => cell.padStart(10))
      .join('')}`,
  )
  if (verbose) {
    tables.forEach((table, t) => console.log('   ', table.columns.map((column, c) => `${column.name}: ${roleOf[t]![c]!}`).join(' · ')))
    console.log('   ', linkage.register.fields.map((field) => field.name).join(', '), 'share', linkage.model.share.toExponential(2))
  }
  return measured
}

function tableOf({ header, rows }: MadeFile): Table {
  return {
    size: rows.length,
    columns: header.map((name, c) => {
      const draft = draftDictionary()
      const codes = Int32Array.from(rows, (row) => codeOf(draft, row[c]!.trim()))
      return { name, codes, values: draft.texts }
    }),
  }
}
