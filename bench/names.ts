/**
 * `npm run bench -- names`: pairs of names of persons, labelled same or not. The threshold that ships is judged as it is, and again as
 * if it had been chosen on four fifths and judged on the last (ten ways of dealing the folds). Beside it greedy Jaro-Winkler over
 * romanised words, with its own best threshold, in the same run. Times are processor time of whole comparisons, from two texts to a score.
 */
import { compareNames, sameNameFrom } from '#algorithms/names/compare-names.ts'
import { hearingOf } from '#algorithms/names/hear-words.ts'
import { knownSounds } from '#algorithms/names/known-sounds.ts'
import { normaliseName } from '#algorithms/names/read-name.ts'
import { romanise } from '#server/people/names.ts'
import { foldOf, isAbsent, type NamePair, readNamePairs } from './labelled-names.ts'
import { greedyLikeness } from './peer-names.ts'

type Judged = { readonly score: number; readonly same: boolean }

const path = 'name-pairs/name_bench_cases.csv'
const goal = { f1: 0.82, microseconds: 20 }
const folds = 5
const deals = 10
const thresholds = Array.from({ length: 96 }, (_, step) => 0.04 + step / 100)

export async function benchNames(): Promise<boolean> {
  if (isAbsent(path)) return true
  const hear = hearingOf(knownSounds().native)
  const pairs = readNamePairs(path)
  const ours = (pair: NamePair) => compareNames(normaliseName(pair.a, romanise), normaliseName(pair.b, romanise), hear).score
  const peer = (pair: NamePair) => greedyLikeness(pair.a, pair.b, romanise)
  console.log('pairs of names          pairs   F1 five-fold   F1 as shipped (precision, recall)   F1 at its best   a pair')
  let held = true
  for (const [what, list] of [
    ['persons', pairs.filter((pair) => pair.person)],
    ['companies and others', pairs.filter((pair) => !pair.person)],
  ] as const) {
    const us = measure(list, ours)
    say(what, list.length, us, shippedOf(us.judged))
    say('  greedy Jaro-Winkler', list.length, measure(list, peer), '-')
    if (what === 'persons') held = us.crossed >= goal.f1 && us.microseconds <= goal.microseconds
  }
  const prepared = pairs.map((pair) => [normaliseName(pair.a, romanise), normaliseName(pair.b, romanise)] as const)
  console.log(`\na pair of names read before: ${timed(prepared, ([a, b]) => compareNames(a, b, hear).score).toFixed(1)} µs`)
  console.log(`goal for persons: F1 ${goal.f1} five-fold, ${goal.microseconds} µs a pair: ${held ? 'held' : 'MISSED'}`)
  return held
}

function measure(pairs: readonly NamePair[], score: (pair: NamePair) => number) {
  const judged = pairs.map((pair) => ({ score: score(pair), same: pair.same }))
  let crossed = 0
  for (let deal = 0; deal < deals; deal++) crossed += crossValidated(judged, deal) / deals
  return { judged, crossed, best: f1(judged, bestThreshold(judged)), microseconds: timed(pairs, score) }
}

function timed<Item>(items: readonly Item[], run: (item: Item) => number): number {
  let fastest = Infinity
  for (let round = 0; round < 15; round++) {
    const before = process.cpuUsage()
    for (const item of items) run(item)
    const { user, system } = process.cpuUsage(before)
    fastest = Math.min(fastest, user + system)
  }
  return fastest / items.length
}

function crossValidated(judged: readonly Judged[], deal: number): number {
  const decided: Judged[] = []
  for (let fold = 0; fold < folds; fold++) {
    const threshold = bestThreshold(judged.filter((_, place) => foldOf(place, folds, deal) !== fold))
    for (const one of judged.filter((_, place) => foldOf(place, folds, deal) === fold))
      decided.push({ score: one.score >= threshold ? 1 : 0, same: one.same })
  }
  return f1(decided, 0.5)
}

function bestThreshold(judged: readonly Judged[]): number {
  return thresholds.reduce((best, threshold) => (f1(judged, threshold) > f1(judged, best) ? threshold : best))
}

function rates(judged: readonly Judged[], threshold: number) {
  const said = judged.filter(({ score }) => score >= threshold)
  const right = said.filter(({ same }) => same).length
  return { precision: right / Math.max(1, said.length), recall: right / Math.max(1, judged.filter(({ same }) => same).length) }
}

function f1(judged: readonly Judged[], threshold: number): number {
  const { precision, recall } = rates(judged, threshold)
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
}

function shippedOf(judged: readonly Judged[]): string {
  const { precision, recall } = rates(judged, sameNameFrom)
  return `${f1(judged, sameNameFrom).toFixed(4)} (${precision.toFixed(3)}, ${recall.toFixed(3)})`
}

function say(what: string, count: number, measured: ReturnType<typeof measure>, shipped: string): void {
  const { crossed, best, microseconds } = measured
  console.log(
    [
      what.padEnd(22),
      String(count).padStart(6),
      crossed.toFixed(4).padStart(14),
      shipped.padStart(36),
      best.toFixed(4).padStart(16),
      `${microseconds.toFixed(1)} µs`.padStart(10),
    ].join(' '),
  )
}
