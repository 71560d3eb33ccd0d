// Which blocking passes a file deserves, chosen from the file itself: the seeds that the model takes for matches show what each key would
// find, and passes are taken greedily, each the one that adds most expected matches for the pairs it costs (the greedy cover of Chvátal 1979).
import { type Key, nameOf } from './keys.ts'
import { type Candidate, type Seeds, type WeighedSeeds, caps } from './seeds.ts'

export type ChosenPass = { readonly key: Key; readonly cap: number; readonly costs: number; readonly adds: number }

/** `chance[n]` that seed n is a match. `budget` in pairs. A pass must add a match for `worth` pairs at least. */
export function choosePasses(
  seeds: Seeds,
  weighed: WeighedSeeds,
  chance: Float64Array,
  size: number,
  { budget, worth }: { budget: number; worth: number },
): ChosenPass[] {
  const groups = groupMatches(weighed, chance)
  const gains = seeds.candidates.map((candidate) => gainOf(candidate, groups))
  const reaches = reachesOf(seeds, chance, gains)
  const taken = new Map<number, { cap: number; adds: number }>()
  let spent = 0
  while (taken.size < 40) {
    // Gains only fall as passes are taken (the cover is submodular), so a stale gain is a bound: only the leader is counted again.
    let best: (Offer & { k: number }) | undefined
    for (;;) {
      best = undefined
      for (let k = 0; k < gains.length; k++) {
        const offer = bestOffer(seeds.candidates[k]!.costs, reaches[k]!, gains[k]!, taken.get(k)?.cap ?? -1, {
          size,
          purse: budget - spent,
        })
        if (offer !== undefined && offer.ratio * worth >= 1 && (best === undefined || offer.ratio > best.ratio)) best = { ...offer, k }
      }
      if (best === undefined) break
      const fresh = gainOf(seeds.candidates[best.k]!, groups)
      if (fresh >= gains[best.k]! * 0.999) break
      gains[best.k] = fresh
    }
    if (best === undefined) break
    const { k, cap, adds, costs } = best
    const before = taken.get(k)
    const found = before === undefined ? 0 : reaches[k]![before.cap]!
    cover(seeds.candidates[k]!, groups, (1 - reaches[k]![cap]!) / (1 - found))
    taken.set(k, { cap, adds: adds + (before?.adds ?? 0) })
    spent += costs
  }
  return Array.from(taken, ([k, { cap, adds }]) => ({
    key: seeds.candidates[k]!.key,
    cap: caps[cap]!,
    costs: seeds.candidates[k]!.costs[cap]!,
    adds,
  }))
}

/** Of all matches that agree on each key, the share that stands in blocks up to each cap: the rest has too many sharers. */
function reachesOf(seeds: Seeds, chance: Float64Array, gains: readonly number[]): Float64Array[] {
  const reaches = seeds.candidates.map(() => new Float64Array(caps.length))
  for (let n = 0; n < chance.length; n++) {
    const reach = reaches[seeds.from[n]!]!
    for (let cap = seeds.cap[n]!; cap < caps.length; cap++) reach[cap]! += chance[n]!
  }
  return reaches.map((reach, k) => reach.map((matches) => Math.min(0.99, matches / seeds.candidates[k]!.rate / Math.max(gains[k]!, 1e-9))))
}

type Offer = { cap: number; adds: number; costs: number; ratio: number }

/** The cap at which a candidate gives most for its cost; a candidate already taken may be taken again with a higher cap. */
function bestOffer(
  allCosts: Float64Array,
  reach: Float64Array,
  gain: number,
  before: number,
  { size, purse }: { size: number; purse: number },
): Offer | undefined {
  const found = before < 0 ? 0 : reach[before]!
  let best: Offer | undefined
  for (let cap = before + 1; cap < caps.length; cap++) {
    const adds = (gain * (reach[cap]! - found)) / (1 - found)
    const costs = allCosts[cap]! - (before < 0 ? 0 : allCosts[before]!)
    const ratio = adds / (costs + (before < 0 ? size * 2 : 1))
    if (adds > 0 && costs <= purse && (best === undefined || ratio > best.ratio)) best = { cap, adds, costs, ratio }
  }
  return best
}

type Groups = { low: Int32Array; high: Int32Array; left: Float64Array }

function gainOf({ low, high }: Candidate, groups: Groups): number {
  let gain = 0
  for (let g = 0; g < groups.left.length; g++)
    if ((groups.low[g]! & low) === low && (groups.high[g]! & high) === high) gain += groups.left[g]!
  return gain
}

/** What one pass has found may still hide pairs like it that it does not find: a tenth of its worth stays open for another pass. */
function cover(candidate: Candidate, groups: Groups, left: number): void {
  for (let g = 0; g < groups.left.length; g++)
    if (covers(candidate, groups.low[g]!, groups.high[g]!)) groups.left[g]! *= Math.max(left, openShare)
}

const openShare = 0.1

function covers(candidate: Candidate, low: number, high: number): boolean {
  return (candidate.low & low) === candidate.low && (candidate.high & high) === candidate.high
}

function groupMatches({ groupOf, groups, low, high, weight }: WeighedSeeds, chance: Float64Array): Groups {
  const matches = new Float64Array(groups)
  for (let n = 0; n < chance.length; n++) if (chance[n]! >= 0.2) matches[groupOf[n]!]! += chance[n]! * weight[groupOf[n]!]!
  const kept = Array.from(matches.keys()).filter((group) => matches[group]! > 0)
  return {
    low: Int32Array.from(kept, (group) => low[group]!),
    high: Int32Array.from(kept, (group) => high[group]!),
    left: Float64Array.from(kept, (group) => matches[group]!),
  }
}

export function describePass(pass: ChosenPass): string {
  return `${nameOf(pass.key)}, up to ${pass.cap} sharers`
}
