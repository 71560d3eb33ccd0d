// A knapsack by dynamic programming on reusable memory: the best value for exactly c places, for every c, and which pairs make it.
// Cost: pairs × places.

export type Knapsack = {
  pairs: Int32Array
  count: number
  places: number
  /** best[c]: the best value of pairs that take exactly c places. */
  best: Float64Array
  taken: Uint8Array
  /** windowBest[c]: the best that takes at most c and at least c − slack places, and the places it takes. */
  windowBest: Float64Array
  windowAt: Int32Array
}

export function makeKnapsack(mostPairs: number, mostPlaces: number): Knapsack {
  return {
    pairs: new Int32Array(mostPairs),
    count: 0,
    places: 0,
    best: new Float64Array(mostPlaces + 1),
    taken: new Uint8Array(0),
    windowBest: new Float64Array(mostPlaces + 1),
    windowAt: new Int32Array(mostPlaces + 1),
  }
}

export function fill(knapsack: Knapsack, places: number, price: Float64Array, weight: Int32Array): void {
  const { pairs, count, best } = knapsack
  const width = places + 1
  if (knapsack.taken.length < count * width) knapsack.taken = new Uint8Array(count * width * 2)
  const { taken } = knapsack
  knapsack.places = places
  best.fill(-Infinity, 0, width)
  best[0] = 0
  let reach = 0
  for (let i = 0; i < count; i += 1) {
    const w = weight[pairs[i]!]!
    const value = price[pairs[i]!]!
    const row = i * width
    reach = Math.min(places, reach + w)
    taken.fill(0, row, row + width)
    for (let c = reach; c >= w; c -= 1) {
      const together = best[c - w]! + value
      if (together <= best[c]!) continue
      best[c] = together
      taken[row + c] = 1
    }
  }
}

export function slide(knapsack: Knapsack, slack: number): void {
  const { best, windowBest, windowAt, places } = knapsack
  let at = 0
  for (let c = 0; c <= places; c += 1) {
    if (best[c]! >= best[at]!) at = c
    else if (at < c - slack) {
      at = c - slack
      for (let k = at + 1; k <= c; k += 1) if (best[k]! > best[at]!) at = k
    }
    windowBest[c] = best[at]!
    windowAt[c] = at
  }
}

/** Marks the pairs that make best[from]. */
export function trace(knapsack: Knapsack, from: number, weight: Int32Array, share: Float64Array): void {
  const { pairs, taken, places } = knapsack
  let c = from
  for (let i = knapsack.count - 1; i >= 0; i -= 1) {
    if (taken[i * (places + 1) + c] === 0) continue
    share[pairs[i]!] = 1
    c -= weight[pairs[i]!]!
  }
}
