// The pairs of a flight that need more than seats (a wheelchair place, a stretcher, an escort), chosen together with the plain knapsack of its seats.
// The states are few because such pairs are: places × escorted × wheelchairs × stretchers, and a limit that cannot bind has one state.
import type { Knapsack } from './knapsack.ts'
import { escortsFor, escortsPerFlight, groupsPerEscort, type Seating } from './seating.ts'

export type Needs = {
  pairs: Int32Array
  count: number
  value: Float64Array
  taken: Uint8Array
  /** Of the load found last. */
  escorts: number
}

/** The highest figure of each axis; 0 when its limit cannot bind. */
type Axes = { wheelchairs: number; stretchers: number; escorted: number; places: number; states: number }

export function makeNeeds(mostPairs: number): Needs {
  return { pairs: new Int32Array(mostPairs), count: 0, value: new Float64Array(0), taken: new Uint8Array(0), escorts: 0 }
}

/** The best of special and plain pairs together. Returns -Infinity when no load is allowed; `plainAt` tells the places left to plain ones. */
export function chooseNeeds(
  seating: Seating,
  needs: Needs,
  plain: Knapsack,
  offer: { resource: number; price: Float64Array; escort: number; share: Float64Array },
): { value: number; plainAt: number } {
  const axes = measure(seating, needs, offer.resource)
  fillNeeds(seating, needs, axes, offer.price)
  const seats = seating.capacity[offer.resource]!
  const width = axes.places + 1
  const blocks = axes.states / width
  let best = -Infinity
  let at = -1
  let plainAt = 0
  for (let block = 0; block < blocks; block += 1) {
    const escorts = escortsFor(Math.floor((block * (axes.escorted + 1)) / blocks))
    const paid = escorts * offer.escort
    const from = block * width
    for (let places = 0, left = seats - escorts; places < width && left >= 0; places += 1, left -= 1) {
      const total = needs.value[from + places]! - paid + plain.windowBest[left]!
      if (total <= best) continue
      best = total
      at = from + places
      plainAt = plain.windowAt[left]!
    }
  }
  if (at >= 0) traceNeeds(seating, needs, axes, { at, share: offer.share })
  return { value: best, plainAt }
}

/**
 * Leaves out the pairs that plain ones outbid: whatever else is on board, taking such a pair off and offering its seats to plain ones loses nothing.
 * Only where no minimum load binds, so that the best plain load never falls with more places.
 */
export function dropOutbid(seating: Seating, needs: Needs, plain: Knapsack, price: Float64Array): void {
  const { windowBest, places } = plain
  let kept = 0
  for (let i = 0; i < needs.count; i += 1) {
    const pair = needs.pairs[i]!
    const weight = seating.pairWeight[pair]!
    let outbid = weight <= places
    for (let c = places; outbid && c >= weight; c -= 1) outbid = windowBest[c]! - windowBest[c - weight]! >= price[pair]!
    if (!outbid) needs.pairs[kept++] = pair
  }
  needs.count = kept
}

function measure(seating: Seating, needs: Needs, resource: number): Axes {
  let wheelchairs = 0
  let stretchers = 0
  let escorted = 0
  let places = 0
  for (let i = 0; i < needs.count; i += 1) {
    const g = seating.pairGroup[needs.pairs[i]!]!
    places += seating.pairWeight[needs.pairs[i]!]!
    wheelchairs += seating.wheelchairs[g]!
    stretchers += seating.stretchers[g]!
    escorted += seating.escorted[g]!
  }
  const axes = {
    wheelchairs: wheelchairs <= seating.wheelchairPlaces[resource]! ? 0 : seating.wheelchairPlaces[resource]!,
    stretchers: stretchers <= seating.stretcherPlaces[resource]! ? 0 : seating.stretcherPlaces[resource]!,
    escorted: Math.min(escorted, escortsPerFlight * groupsPerEscort, seating.escortPool * groupsPerEscort),
    places: Math.min(places, seating.capacity[resource]!),
    states: 0,
  }
  axes.states = (axes.wheelchairs + 1) * (axes.stretchers + 1) * (axes.escorted + 1) * (axes.places + 1)
  return axes
}

/** How far a pair moves the state. */
function stepOf(seating: Seating, axes: Axes, pair: number): number {
  const g = seating.pairGroup[pair]!
  const width = axes.places + 1
  let step = seating.pairWeight[pair]!
  if (axes.stretchers > 0) step += width * seating.stretchers[g]!
  if (axes.wheelchairs > 0) step += width * (axes.stretchers + 1) * seating.wheelchairs[g]!
  if (axes.escorted > 0) step += width * (axes.stretchers + 1) * (axes.wheelchairs + 1) * seating.escorted[g]!
  return step
}

function fillNeeds(seating: Seating, needs: Needs, axes: Axes, price: Float64Array): void {
  if (needs.value.length < axes.states) needs.value = new Float64Array(axes.states * 2)
  if (needs.taken.length < axes.states * needs.count) needs.taken = new Uint8Array(axes.states * needs.count * 2)
  const { value, taken } = needs
  value.fill(-Infinity, 0, axes.states)
  value[0] = 0
  const reached = { wheelchairs: 0, stretchers: 0, escorted: 0, places: 0, states: 0 }
  for (let i = 0; i < needs.count; i += 1) {
    const pair = needs.pairs[i]!
    const row = i * axes.states
    taken.fill(0, row, row + axes.states)
    reachOn(seating, axes, reached, pair)
    addPair(seating, needs, axes, { pair, row, price: price[pair]!, reached })
  }
}

/** How far along each axis the pairs so far can come: what lies beyond is not looked at. */
function reachOn(seating: Seating, axes: Axes, reached: Axes, pair: number): void {
  const g = seating.pairGroup[pair]!
  reached.wheelchairs = Math.min(axes.wheelchairs, reached.wheelchairs + seating.wheelchairs[g]!)
  reached.stretchers = Math.min(axes.stretchers, reached.stretchers + seating.stretchers[g]!)
  reached.escorted = Math.min(axes.escorted, reached.escorted + seating.escorted[g]!)
  reached.places = Math.min(axes.places, reached.places + seating.pairWeight[pair]!)
}

/** Within one block (same wheelchairs, stretchers, escorted) places only grow, so blocks and places are both walked downwards. */
function addPair(seating: Seating, needs: Needs, axes: Axes, one: { pair: number; row: number; price: number; reached: Axes }): void {
  const { value, taken } = needs
  const g = seating.pairGroup[one.pair]!
  const width = axes.places + 1
  const weight = seating.pairWeight[one.pair]!
  const step = stepOf(seating, axes, one.pair)
  const w = axes.wheelchairs > 0 ? seating.wheelchairs[g]! : 0
  const t = axes.stretchers > 0 ? seating.stretchers[g]! : 0
  const e = axes.escorted > 0 ? seating.escorted[g]! : 0
  for (let escorted = one.reached.escorted; escorted >= e; escorted -= 1) {
    for (let chairs = one.reached.wheelchairs; chairs >= w; chairs -= 1) {
      for (let stretchers = one.reached.stretchers; stretchers >= t; stretchers -= 1) {
        const from = ((escorted * (axes.wheelchairs + 1) + chairs) * (axes.stretchers + 1) + stretchers) * width
        for (let c = one.reached.places; c >= weight; c -= 1) {
          const together = value[from + c - step]! + one.price
          if (together <= value[from + c]!) continue
          value[from + c] = together
          taken[one.row + from + c] = 1
        }
      }
    }
  }
}

function traceNeeds(seating: Seating, needs: Needs, axes: Axes, found: { at: number; share: Float64Array }): void {
  let { at } = found
  needs.escorts = escortsFor(Math.floor(at / (axes.states / (axes.escorted + 1))))
  for (let i = needs.count - 1; i >= 0; i -= 1) {
    if (needs.taken[i * axes.states + at] === 0) continue
    const pair = needs.pairs[i]!
    found.share[pair] = 1
    at -= stepOf(seating, axes, pair)
  }
}
