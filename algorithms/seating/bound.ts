// The proved bound. Lagrangian decomposition: the groups choose options and the flights choose loads, each for itself, and a price for every group on
// every flight pays for their disagreement; the hub teams have one price for each three hours. For ANY prices the sum of both best answers is at
// least the value of every feasible plan, and at the best prices it equals the linear relaxation over the convex hulls of all flight loads
// (Geoffrion 1974; Guignard and Kim 1987), charters with their minimum load and fixed cost included: there the plain relaxation is weak.
// Prices improve by deflected subgradient steps (Camerini, Fratta, Maffioli 1975) towards a level that follows the success of the steps (Brannlund 1995).
import { bestLoad, type Loader, makeLoader } from './loads.ts'
import { openPrices, type Prices } from './prices.ts'
import { type Seating, stride } from './seating.ts'

export type Bound = {
  seating: Seating
  loader: Loader
  prices: Prices
  /** The least bound found, and the prices that prove it. */
  value: number
  best: Prices
  steps: number
  /** How far below the best bound the next steps aim, and how many of the last ones lowered it. */
  level: number
  wins: number
  /** What the groups' choices and the loads disagree on, averaged over the last steps. */
  disagreement: Disagreement
  share: Float64Array
  escorts: Float64Array
  chosen: Int32Array
  /** 1: the resource's places are sold at one price, whoever sits there, and its other limits do not count: weaker and quick. */
  whole: Uint8Array
  /** Per flight: how often its best load was not empty, averaged over the last steps. */
  flown: Float64Array
}

type Disagreement = { pair: Float64Array; resource: Float64Array; escort: Float64Array }

/** The part of the last direction that is kept: less makes early steps bolder, more lets late ones settle. */
const kept = 0.95
/** A flight's common price moves with the sum of its groups' disagreement, a hub's three hours has only that. */
const commonOnFlight = 0.05
const commonOnBucket = 0.1
const escortWeight = 16
const span = 8
/** Whether a charter's best load was empty, over some hundred steps. */
const remembered = 0.99
const firstLevel = 0.04

export function openBound(seating: Seating, perSeat: number): Bound {
  const pairs = seating.pairGroup.length
  const loader = makeLoader(seating)
  const prices = openPrices(seating, perSeat)
  // Where everybody who could come finds a place, a place costs nothing: only then may its load be left out of the sum.
  for (let pair = 0; pair < pairs; pair += 1) if (loader.free[seating.pairResource[pair]!] === 1) prices.place[pair] = 0
  return {
    seating,
    loader,
    prices,
    value: Infinity,
    best: { place: prices.place.slice(), escort: prices.escort.slice() },
    steps: 0,
    level: 0,
    wins: 0,
    disagreement: { pair: new Float64Array(pairs), resource: new Float64Array(seating.resources), escort: new Float64Array(seating.days) },
    share: new Float64Array(pairs),
    escorts: new Float64Array(seating.days),
    chosen: new Int32Array(seating.groups).fill(-1),
    whole: Uint8Array.from({ length: seating.resources }, (_, r) => (r < seating.flights ? 0 : 1)),
    flown: new Float64Array(seating.flights),
  }
}

/** The flights that choose whole loads from the next step on; the others sell their places at one price. Begins at the best prices. */
export function splitLoads(bound: Bound, splits: (flight: number) => boolean): void {
  for (let r = 0; r < bound.seating.flights; r += 1) bound.whole[r] = splits(r) ? 0 : 1
  copyPrices(bound.best, bound.prices)
  bound.steps = 0
  bound.wins = 0
}

/** Begins again at the prices of a leaf of the tree (tree.ts), whose bound is known. */
export function restartBound(bound: Bound, leaf: { value: number; place: Float64Array; escort: Float64Array; level: number }): void {
  bound.prices.place.set(leaf.place)
  bound.prices.escort.set(leaf.escort)
  copyPrices(bound.prices, bound.best)
  bound.value = leaf.value
  bound.steps = 0
  bound.wins = 0
  bound.level = leaf.level
}

/** The bound at the present prices; they are kept when it is the lowest so far, and taken back when not. */
export function tryPrices(bound: Bound): boolean {
  const value = chooseOptions(bound) + chooseLoads(bound)
  if (value >= bound.value) {
    copyPrices(bound.best, bound.prices)
    return false
  }
  bound.value = value
  copyPrices(bound.prices, bound.best)
  return true
}

/** One step: the bound at the present prices, then better prices. Returns the bound of this step. */
export function stepBound(bound: Bound): number {
  const value = chooseOptions(bound) + chooseLoads(bound)
  bound.steps += 1
  if (bound.steps === 1 && bound.level === 0) bound.level = firstLevel * Math.abs(value)
  if (value < bound.value) {
    bound.value = value
    bound.wins += 1
    copyPrices(bound.prices, bound.best)
  }
  if (bound.steps % span === 0 && followLevel(bound, value)) return value
  move(bound, value - bound.value + bound.level)
  return value
}

/** Bolder when most steps win, humbler when few do; true when the prices went astray and start again from the best ones. */
function followLevel(bound: Bound, value: number): boolean {
  if (bound.wins === span) bound.level *= 2
  else if (bound.wins > 0.7 * span) bound.level *= 1.3
  else if (bound.wins < 0.3 * span) bound.level = Math.max(0.7 * bound.level, 1e-6 * Math.abs(value))
  bound.wins = 0
  if (value <= bound.value + 3 * bound.level) return false
  copyPrices(bound.best, bound.prices)
  return true
}

function copyPrices(from: Prices, to: Prices): void {
  to.place.set(from.place)
  to.escort.set(from.escort)
}

/** Each group takes its best option at the prices, or none. */
function chooseOptions({ seating, prices, chosen }: Bound): number {
  const { optionStart, optionValue, optionPair, locked } = seating
  const { place } = prices
  let sum = -seating.penalties
  for (let g = 0; g < seating.groups; g += 1) {
    let best = locked[g] === 1 ? -Infinity : 0
    let at = -1
    for (let o = optionStart[g]!; o < optionStart[g + 1]!; o += 1) {
      let value = optionValue[o]!
      for (let k = o * stride, end = k + stride; k < end; k += 1) {
        const pair = optionPair[k]!
        if (pair < 0) break
        value -= place[pair]!
      }
      if (value <= best) continue
      best = value
      at = o
    }
    sum += best
    chosen[g] = at
  }
  return sum
}

/** Each flight takes its best load at the prices, or stays empty; a hub's three hours are sold whole. */
function chooseLoads({ seating, loader, prices, share, escorts, flown, whole }: Bound): number {
  let sum = 0
  escorts.fill(0)
  share.fill(0)
  for (let r = 0; r < seating.resources; r += 1) {
    if (loader.free[r] === 1) continue
    if (whole[r] === 1) {
      const pair = seating.onResource[seating.resourceStart[r]!]!
      sum += (prices.place[pair]! / seating.pairWeight[pair]!) * seating.capacity[r]!
      continue
    }
    const day = seating.day[r]!
    const load = bestLoad(seating, loader, { resource: r, price: prices.place, escort: seating.escortPrice + prices.escort[day]!, share })
    sum += load
    flown[r] = remembered * flown[r]! + (load > 0 ? 1 - remembered : 0)
    escorts[day]! += loader.needs.escorts
  }
  for (let day = 0; day < seating.days; day += 1) sum += prices.escort[day]! * seating.escortPool
  return sum
}

/** Moves the prices against the averaged disagreement, so far that the bound would fall by `aim` were it linear. */
function move(bound: Bound, aim: number): void {
  const { seating, prices, disagreement, whole } = bound
  const { pairResource, pairWeight } = seating
  const { free } = bound.loader
  const norm = average(bound)
  if (norm === 0) return
  const step = aim / norm
  const { place, escort } = prices
  for (let pair = 0; pair < place.length; pair += 1) {
    const r = pairResource[pair]!
    if (free[r] === 1) continue
    const weight = pairWeight[pair]!
    if (whole[r] === 0) place[pair]! -= step * weight * (disagreement.pair[pair]! * weight + commonOnFlight * disagreement.resource[r]!)
    else place[pair] = Math.max(0, place[pair]! - step * weight * commonOnBucket * disagreement.resource[r]!)
  }
  for (let day = 0; day < seating.days; day += 1) escort[day] = Math.max(0, escort[day]! - step * escortWeight * disagreement.escort[day]!)
}

/** Loads less choices, averaged into `disagreement`. Returns its squared length in the measure of the steps. */
function average(bound: Bound): number {
  const { seating, share, disagreement, chosen, escorts, whole } = bound
  const { optionPair, pairWeight, pairResource, capacity } = seating
  const { pair: ofPair, resource: ofResource, escort: ofEscort } = disagreement
  const { free } = bound.loader
  const old = bound.steps === 1 ? 0 : kept
  for (let r = 0; r < seating.resources; r += 1) ofResource[r] = whole[r] === 0 ? 0 : old * ofResource[r]! + (1 - old) * capacity[r]!
  for (const option of chosen) {
    if (option < 0) continue
    for (let k = option * stride, end = k + stride; k < end; k += 1) {
      const pair = optionPair[k]!
      if (pair < 0) break
      const r = pairResource[pair]!
      if (whole[r] === 0) share[pair]! -= 1
      else ofResource[r]! -= (1 - old) * pairWeight[pair]!
    }
  }
  let norm = 0
  for (let pair = 0; pair < ofPair.length; pair += 1) {
    const r = pairResource[pair]!
    if (whole[r] === 1 || free[r] === 1) continue
    const weight = pairWeight[pair]!
    const d = old * ofPair[pair]! + (1 - old) * share[pair]!
    ofPair[pair] = d
    ofResource[r]! += d * weight
    norm += d * d * weight * weight
  }
  for (let r = 0; r < seating.resources; r += 1) {
    if (free[r] === 0) norm += (whole[r] === 0 ? commonOnFlight : commonOnBucket) * ofResource[r]! * ofResource[r]!
  }
  for (let day = 0; day < seating.days; day += 1) {
    ofEscort[day] = old * ofEscort[day]! + (1 - old) * (seating.escortPool - escorts[day]!)
    norm += escortWeight * ofEscort[day]! * ofEscort[day]!
  }
  return norm
}
