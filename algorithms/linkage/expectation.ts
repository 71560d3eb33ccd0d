// Expectation-maximisation for the Fellegi-Sunter model (Fellegi & Sunter 1969; Winkler 1988) over patterns with their counts, not over
// pairs: a round costs patterns × fields. How often strangers agree (u) is measured on random pairs and held; how often two records of one
// person agree (m), and how many pairs are one person (the share), are learned. Pairs that no pass proposed count as strangers.
import { amongKin, heldToLife } from './kin.ts'
import { natures, sameLevel } from './levels.ts'
import type { Nature } from './levels.ts'

export type Agreement = {
  readonly name: string
  readonly nature: Nature
  /** Probability of each level when both values are known; index 0 (missing) is 0. */
  m: number[]
  u: number[]
  /** Where the field `parent` is the same, these hold instead (dependence.ts); `share` of such pairs are one person. */
  given?: { readonly parent: number; readonly share: number; m: number[]; readonly u: number[] }
  /** Probability of each level among kin (kin.ts); undefined where they agree no more than strangers do. */
  kin?: number[]
}

export type Model = {
  readonly fields: Agreement[]
  share: number
  rounds: number
  /** Share of all pairs that are kin; undefined where the register cannot tell. */
  kin?: number
}

export type Observed = {
  readonly count: number
  readonly levels: Uint8Array
  /** How many pairs of each pattern. */
  readonly counts: Float64Array
  /** All pairs there are, compared or not. */
  readonly pairs: number
  /** More of them than this are not one person: a class of pairs that is larger is a class of something else (a sex, a country). */
  readonly mostMatches: number
}

/** Belief before the first look: two records of one person mostly agree. */
export function firstGuess(nature: Nature): number[] {
  const levels: number = natures[nature].length
  const m = Array.from({ length: levels }, () => 0)
  for (let level = 1; level < levels; level++) m[level] = level === levels - 1 ? 0.75 : level === 1 ? 0.08 : 0.17 / Math.max(1, levels - 3)
  return normalised(m)
}

export type Kept = {
  /** Only the share of matches is learned, not how they agree. */
  readonly m?: boolean
  /** Nothing is learned of kin. */
  readonly kin?: boolean
}

/** Changes the model in place, until the share moves by less than a thousandth. */
export function expectation(model: Model, observed: Observed, rounds = 60, kept: Kept = {}): Model {
  const { fields } = model
  const width = fields.length
  const { count, counts, pairs } = observed
  const places = placesOf(observed, model)
  for (let round = 0; round < rounds; round++) {
    const { weights, prior } = logOdds(model)
    const kin = logOddsOfKin(model)
    const agreed = new Float64Array(width * stride)
    const agreedOfKin = new Float64Array(width * stride)
    let matches = 0
    let relatives = 0
    for (let p = 0, at = 0; p < count; p++) {
      const end = at + width
      let weight = prior
      for (let n = at; n < end; n++) weight += weights[places[n]!]!
      let others = 1
      if (kin !== undefined) {
        let ofKin = kin.prior
        for (let n = at; n < end; n++) ofKin += kin.weights[places[n]!]!
        const odds = Math.exp(ofKin)
        others += odds
        const chance = (counts[p]! * odds) / (others + Math.exp(weight))
        relatives += chance
        if (chance > 1e-9) for (let n = at; n < end; n++) agreedOfKin[places[n]!]! += chance
      }
      const chance = counts[p]! / (1 + others * Math.exp(-weight))
      matches += chance
      if (chance > 1e-9) for (let n = at; n < end; n++) agreed[places[n]!]! += chance
      at = end
    }
    const share = Math.min(observed.mostMatches, Math.max(matches, 0.5)) / pairs
    if (kept.m !== true) fields.forEach((field, f) => learnField(field, agreed.subarray(f * stride, (f + 1) * stride)))
    if (kin !== undefined && kept.kin !== true) {
      fields.forEach((field, f) => learnKin(field, agreedOfKin.subarray(f * stride, (f + 1) * stride)))
      model.kin = Math.min(pairs / 4, Math.max(relatives, 0.5)) / pairs
    }
    const change = Math.abs(Math.log(share / model.share))
    model.share = share
    model.rounds = round + 1
    if (change < 1e-3 && round > 3) break
  }
  return model
}

/** Levels of a field side by side, so that a pattern is a list of places in one array; those under a parent that is the same come second. */
const mostLevels = 10
const stride = mostLevels * 2

function placesOf({ count, levels }: Observed, { fields }: Model): Int32Array {
  const width = fields.length
  const places = new Int32Array(count * width)
  fields.forEach(({ given }, f) => {
    const same = given === undefined ? -1 : sameLevel(fields[given.parent]!.nature)
    for (let at = 0; at < places.length; at += width) {
      const isGiven = given !== undefined && levels[at + given.parent] === same
      places[at + f] = f * stride + levels[at + f]! + (isGiven ? mostLevels : 0)
    }
  })
  return places
}

function learnField(field: Agreement, agreed: Float64Array): void {
  const size = field.m.length
  field.m = heldToLife(field, fromCounts(field.nature, agreed.subarray(0, size)))
  if (field.given !== undefined) field.given.m = heldToLife(field, fromCounts(field.nature, agreed.subarray(mostLevels, mostLevels + size)))
}

/** Kin have one distribution, whatever the parent says. */
function learnKin(field: Agreement, agreed: Float64Array): void {
  if (field.kin === undefined) return
  const size = field.m.length
  field.kin = fromCounts(
    field.nature,
    agreed.subarray(0, size).map((count, level) => count + agreed[mostLevels + level]!),
  )
}

/** Counts to probabilities, leaning on the first guess as if it had been seen ten times. */
export function fromCounts(nature: Nature, agreed: Float64Array): number[] {
  const lean = firstGuess(nature)
  return normalised(Array.from(agreed, (count, level) => (level === 0 ? 0 : count + lean[level]! * 10)))
}

export function normalised(counts: readonly number[]): number[] {
  const sum = counts.reduce((total, count) => total + count, 0)
  return counts.map((count) => count / sum)
}

/** Each level's log-odds as learned, and that of the share; in nats, for `exp`. */
function logOdds(model: Model): { weights: Float64Array; prior: number } {
  const weights = new Float64Array(model.fields.length * stride)
  model.fields.forEach(({ m, u, given }, f) => {
    for (let level = 1; level < m.length; level++) {
      weights[f * stride + level] = Math.log(m[level]! / u[level]!)
      if (given !== undefined) weights[f * stride + mostLevels + level] = Math.log(given.m[level]! / given.u[level]!)
    }
  })
  return { weights, prior: Math.log(model.share / (1 - model.share)) }
}

function logOddsOfKin(model: Model): { weights: Float64Array; prior: number } | undefined {
  if (model.kin === undefined) return undefined
  const weights = new Float64Array(model.fields.length * stride)
  model.fields.forEach((field, f) => {
    const { u, given } = field
    const kin = amongKin(field)
    if (kin === undefined) return
    for (let level = 1; level < kin.length; level++) {
      weights[f * stride + level] = Math.log(kin[level]! / u[level]!)
      if (given !== undefined) weights[f * stride + mostLevels + level] = Math.log(kin[level]! / given.u[level]!)
    }
  })
  return { weights, prior: Math.log(model.kin / (1 - model.kin)) }
}
