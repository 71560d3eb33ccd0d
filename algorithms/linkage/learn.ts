// From a register to a model and its passes, without labels: a first model on seeds drawn by every candidate key, the passes that this
// model finds worth their cost, then the model again on the pairs of those passes.
import { type ChosenPass, choosePasses } from './choose-passes.ts'
import { type Sharing, chooseParents, correctGiven, measureSharing, rarest } from './dependence.ts'
import { type Agreement, type Model, type Observed, expectation, firstGuess, fromCounts } from './expectation.ts'
import { frequencies } from './frequencies.ts'
import { type Passes, openPasses } from './keys.ts'
import { sharedByKin } from './kin.ts'
import type { Nature } from './levels.ts'
import { type Comparer, emptyPatterns } from './patterns.ts'
import type { Register } from './register.ts'
import { countPatterns, weigherOf } from './score.ts'
import { type Seeds, type WeighedSeeds, sampleSeeds, weighSeeds } from './seeds.ts'
import { measureStrangers, withoutMatches } from './strangers.ts'
import { type Weights, agreementOf as savedAgreement, probabilityOf } from './weights.ts'

export type Learned = { model: Model; chosen: ChosenPass[]; passes: Passes }

export type Lessons = { readonly weights?: Weights; readonly labelled?: { readonly a: Int32Array; readonly b: Int32Array } }

export function learn(register: Register, comparer: Comparer, { weights, labelled }: Lessons = {}): Learned {
  const { size, second } = register
  const pairs = second === undefined ? (size * (size - 1)) / 2 : second * (size - second)
  const measured = measureStrangers(register, comparer, drawsFor(size, 30_000))
  const model: Model = {
    fields: comparer.fields.map((field, f) =>
      agreementOf(
        weights,
        field,
        measured[f]!,
        comparer.fields.map((one) => one.name),
      ),
    ),
    share: weights?.share ?? Math.min(0.1, size / 4 / pairs),
    rounds: 0,
    ...(weights?.kin === undefined ? {} : { kin: weights.kin }),
  }
  if (weights === undefined) expectKin(model, comparer)
  if (labelled !== undefined && weights === undefined) learnFromLabels(model, comparer, labelled)
  const isKnown = weights !== undefined
  const keepsM = labelled !== undefined
  const seeds = sampleSeeds(register, drawsFor(size, 40_000))
  const weighed = weighSeeds(seeds)
  const sharing = isKnown ? [] : measureSharing(register, comparer, 10_000)
  const seen: Seen = { comparer, model, measured, sharing, pairs, isKnown, keepsM }
  if (!isKnown) chooseParents(model, sharing)
  let chance = learnFromSeeds(seeds, weighed, register, seen)
  if (!isKnown && isKinDoubtful(model)) {
    forgetKin(model)
    chance = learnFromSeeds(seeds, weighed, register, seen)
  }
  if (!isKnown) chooseParents(model, sharing)
  const chosen = choosePasses(seeds, weighed, chance, size, { budget: Math.max(size * 32, 1_500_000), worth: 10_000 })
  const passes = openPasses(chosen, size, second)
  if (!isKnown) learnFromPasses(passes, size, seen)
  return { model, chosen, passes }
}

/** As many kin as matches are expected, until the pairs have been seen. */
function expectKin(model: Model, comparer: Comparer): void {
  const isShared = sharedByKin(comparer.fields)
  if (isShared === undefined) return
  model.kin = model.share
  model.fields.forEach((field, f) => {
    if (isShared[f]!) field.kin = [...field.m]
  })
}

/**
 * Kin and a person who goes by two first names look the same, but for the date of birth. Where families stand in a file there are more
 * pairs of kin than of doubles: a class that is smaller, or with dates less than half as large, is one of nicknames and slips.
 */
function isKinDoubtful({ fields, share, kin }: Model): boolean {
  const least = fields.some(({ nature }) => nature === 'date') ? share / 2 : share
  return kin !== undefined && kin < least
}

function forgetKin(model: Model): void {
  delete model.kin
  for (const field of model.fields) delete field.kin
}

/** As if everyone stood in the file twenty times. */
function mostMatchesOf(size: number, pairs: number): number {
  return Math.min(size * 10, pairs / 4)
}

/** A sample large enough for small files, never more than they have, and half a draw a record for large ones. */
function drawsFor(size: number, least: number): number {
  return Math.min(size * 20, Math.max(least, Math.round(size * 0.5)))
}

function agreementOf(
  weights: Weights | undefined,
  field: { name: string; nature: Nature },
  measured: readonly number[],
  names: readonly string[],
): Agreement {
  const known = weights === undefined ? undefined : savedAgreement(weights, field.name, field.nature, names)
  return known ?? { name: field.name, nature: field.nature, m: firstGuess(field.nature), u: withFloor(measured) }
}

function withFloor(measured: readonly number[]): number[] {
  return measured.map((u, level) => (level === 0 ? 0 : Math.max(u, rarest)))
}

type Seen = { comparer: Comparer; model: Model; measured: number[][]; pairs: number; isKnown: boolean; keepsM: boolean; sharing: Sharing }

/** The chance of each seed to be a match, after learning from all of them. */
function learnFromSeeds(seeds: Seeds, { groupOf, weight }: WeighedSeeds, register: Register, seen: Seen): Float64Array {
  const { comparer, model, pairs } = seen
  const patterns = emptyPatterns(comparer.fields.length)
  const levels = new Uint8Array(comparer.fields.length)
  const numbers = new Int32Array(seeds.a.length)
  for (let n = 0; n < numbers.length; n++) {
    comparer.levelsOf(seeds.a[n]!, seeds.b[n]!, levels)
    numbers[n] = patterns.numberOf(levels)
  }
  const counts = new Float64Array(patterns.count)
  for (let n = 0; n < numbers.length; n++) counts[numbers[n]!]! += weight[groupOf[n]!]!
  if (!seen.isKnown)
    settle(seen, { count: patterns.count, levels: patterns.levels, counts, pairs, mostMatches: mostMatchesOf(register.size, pairs) })
  const weigher = weigherOf(comparer, model, frequencies(register, model), patterns)
  return Float64Array.from(numbers, (_, n) => probabilityOf(weigher.weightOf(seeds.a[n]!, seeds.b[n]!)))
}

/** Passes propose pairs that look like matches. Kin among them are no fair sample of kin: what the seeds showed of those stays. */
function learnFromPasses(passes: Passes, size: number, seen: Seen): void {
  const all = passes.passes.reduce((sum, pass) => sum + pass.pairs, 0)
  const every = Math.max(1, Math.round(all / 120_000))
  const { patterns, counts } = countPatterns(passes, seen.comparer, every)
  const scaled = counts.subarray(0, patterns.count).map((count) => count * every)
  settle(
    seen,
    {
      count: patterns.count,
      levels: patterns.levels,
      counts: scaled,
      pairs: seen.pairs,
      mostMatches: mostMatchesOf(size, seen.pairs),
    },
    true,
  )
}

/** EM in turns with the correction of u for the matches among the random pairs. */
function settle({ model, measured, keepsM, sharing }: Seen, observed: Observed, keepsKin = false): void {
  for (let turn = 0; turn < 3; turn++) {
    expectation(model, observed, turn === 2 ? 25 : 10, { m: keepsM, kin: keepsKin })
    model.fields.forEach((field, f) => (field.u = withoutMatches(withoutKin(measured[f]!, field, model), field, model.share, rarest)))
    correctGiven(model, sharing)
  }
}

/** The random pairs hold kin too. */
function withoutKin(measured: readonly number[], field: Agreement, { kin }: Model): readonly number[] {
  return kin === undefined || field.kin === undefined ? measured : withoutMatches(measured, { m: field.kin }, kin, rarest)
}

/** Supervised: m as counted on pairs that someone confirmed. */
function learnFromLabels(model: Model, comparer: Comparer, { a, b }: { readonly a: Int32Array; readonly b: Int32Array }): void {
  const levels = new Uint8Array(comparer.fields.length)
  const agreed = model.fields.map((field) => new Float64Array(field.m.length))
  for (let n = 0; n < a.length; n++) {
    comparer.levelsOf(a[n]!, b[n]!, levels)
    for (let f = 0; f < levels.length; f++) agreed[f]![levels[f]!]!++
  }
  model.fields.forEach((field, f) => (field.m = fromCounts(field.nature, agreed[f]!)))
}
