// What a place costs, to each group its own price: the multipliers of the bound, and what the search steers by.
import type { Seating } from './seating.ts'

export type Prices = {
  /** Per pair: what the group pays for its places on the resource. */
  place: Float64Array
  /** Per day: what an escort costs above its wage, because the day's pool is small. */
  escort: Float64Array
}

/** The first prices: the same for every place of a kind, whoever sits there. */
export function openPrices(seating: Seating, perSeat: number): Prices {
  const place = new Float64Array(seating.pairGroup.length)
  for (let pair = 0; pair < place.length; pair += 1)
    place[pair] = seating.pairResource[pair]! < seating.flights ? perSeat * seating.pairWeight[pair]! : 0
  return { place, escort: new Float64Array(seating.days) }
}
