/** What a linkage says of itself: pairs, seconds, memory, the passes it chose, and with truth how right it was. */
import { type ChosenPass, describePass } from '#algorithms/linkage/choose-passes.ts'
import type { Role } from '#algorithms/linkage/levels.ts'
import { type Linkage, threshold } from '#algorithms/linkage/link.ts'
import type { Measured } from '#algorithms/linkage/measure.ts'
import { weightsOf } from '#algorithms/linkage/weights.ts'
import type { Seconds, Written } from './link.ts'
import type { Input } from './link-truth.ts'

type Reported = {
  input: Input
  linkage: Linkage
  roleOf: readonly (readonly Role[])[]
  written: Written
  seconds: Seconds
  measured?: Measured
  recall?: { each: number[]; union: number }
}

export function printLinkage(reported: Reported, json: boolean): void {
  const facts = factsOf(reported)
  if (json) {
    console.log(JSON.stringify(facts))
    return
  }
  const { input, linkage, roleOf, measured, recall } = reported
  const lines: [string, string][] = [
    [
      'records',
      `${count(facts.records)}${input.tables.length > 1 ? ` in two files (${input.tables.map((table) => count(table.size)).join(' and ')})` : ''}`,
    ],
    ...input.tables.map((table, t): [string, string] => [
      t === 0 ? 'columns' : 'columns (with)',
      table.columns.map((column, c) => `${column.name}: ${roleOf[t]![c]!.replaceAll('_', ' ')}`).join(' · '),
    ]),
    [
      'pairs compared',
      `${count(facts.pairsCompared)} of ${count(facts.pairsPossible)}, ${count(facts.pairsPerSecond)} a second of one processor`,
    ],
    [
      'seconds',
      `${facts.seconds.toFixed(2)}, of a processor ${facts.processorSeconds.toFixed(2)} (${Object.entries(facts.steps)
        .map(([name, value]) => `${name} ${value.toFixed(2)}`)
        .join(', ')})`,
    ],
    ['memory', `${facts.memoryMb} MB at most`],
    ['threshold', `${threshold} (chosen without truth; rows are grouped by average link${linkage.oneToOne ? ', one to one' : ''})`],
    ['matches', `${count(facts.matches)} pairs of ${count(facts.pairsWritten)} written; ${count(facts.persons)} persons`],
  ]
  if (measured !== undefined && recall !== undefined) {
    lines.push(
      [
        'with truth',
        `precision ${measured.precision.toFixed(4)}, recall ${measured.recall.toFixed(4)}, F1 ${measured.f1.toFixed(4)} over ${count(measured.truePairs)} true pairs`,
      ],
      ['best threshold', `${measured.best.threshold} would give F1 ${measured.best.f1.toFixed(4)}`],
      ['pair recall', `${recall.union.toFixed(4)} of the true pairs are proposed by a pass`],
    )
  }
  for (const [name, value] of lines) console.log(`${name.padEnd(16)}${value}`)
  console.log('passes')
  linkage.chosen.forEach((pass, p) => console.log(`  ${passLine(pass, linkage.passes.passes[p]!.pairs, recall?.each[p])}`))
}

function passLine(pass: ChosenPass, pairs: number, recall: number | undefined): string {
  return `${describePass(pass).padEnd(78)} ${count(pairs).padStart(12)} pairs${recall === undefined ? '' : `, recall ${recall.toFixed(4)}`}`
}

function factsOf({ linkage, written, seconds, measured, recall, roleOf, input }: Reported) {
  const { size, second } = linkage.register
  return {
    records: size,
    columns: input.tables.map((table, t) => Object.fromEntries(table.columns.map((column, c) => [column.name, roleOf[t]![c]!]))),
    pairsCompared: linkage.compared,
    pairsPossible: second === undefined ? (size * (size - 1)) / 2 : second * (size - second),
    pairsPerSecond: Math.round(linkage.compared / Math.max(0.001, seconds.processor['compare'] ?? 0)),
    seconds: round(seconds.all),
    processorSeconds: round(seconds.allProcessor),
    steps: rounded(seconds.steps),
    processorSteps: rounded(seconds.processor),
    memoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
    threshold,
    oneToOne: linkage.oneToOne,
    pairsWritten: written.pairs,
    matches: written.matches,
    persons: written.persons,
    passes: linkage.chosen.map((pass, p) => ({
      name: describePass(pass),
      pairs: linkage.passes.passes[p]!.pairs,
      ...(recall === undefined ? {} : { pairRecall: round(recall.each[p]!) }),
    })),
    ...(measured === undefined || recall === undefined ? {} : { ...measured, pairRecall: round(recall.union) }),
    weights: weightsOf(linkage.model),
  }
}

function rounded(steps: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(steps).map(([name, value]) => [name, round(value)]))
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

function count(value: number): string {
  return value.toLocaleString('en-GB')
}
