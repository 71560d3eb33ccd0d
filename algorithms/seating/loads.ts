// The best load of one resource when every group offers its own price for a place: a knapsack over seats with wheelchair places, stretchers and
// escorts, a minimum load and a fixed cost. Exact.
import { fill, type Knapsack, makeKnapsack, slide, trace } from './knapsack.ts'
import { chooseNeeds, dropOutbid, makeNeeds, type Needs } from './needs.ts'
import { pickWorthy, type Picks, openPicks } from './picks.ts'
import type { Seating } from './seating.ts'

/** `fate`, per resource: -1 stays empty, 1 flies whatever it costs, 0 as is best. */
export type Loader = { plain: Knapsack; needs: Needs; picks: Picks; free: Uint8Array; fate: Int8Array }

/** What each pair offers for its place, what an escort costs on the resource's day, and where the answer is written (1 for each pair in the load, the others untouched). */
export type Offer = { resource: number; price: Float64Array; escort: number; share: Float64Array }

export function makeLoader(seating: Seating): Loader {
  const { resourceStart, capacity, resources } = seating
  let most = 0
  for (let r = 0; r < resources; r += 1) most = Math.max(most, resourceStart[r + 1]! - resourceStart[r]!)
  return {
    plain: makeKnapsack(
      most,
      capacity.reduce((max, places) => Math.max(max, places), 0),
    ),
    needs: makeNeeds(most),
    picks: openPicks(seating),
    free: findFree(seating),
    fate: new Int8Array(resources),
  }
}

/** Resources that can hold everybody who could come: their places cost nothing. */
function findFree(seating: Seating): Uint8Array {
  return Uint8Array.from({ length: seating.resources }, (_, r) => {
    if (seating.minimumLoad[r]! > 0 || seating.fixedCost[r]! > 0) return 0
    let weight = 0
    let needy = 0
    for (let i = seating.resourceStart[r]!; i < seating.resourceStart[r + 1]!; i += 1) {
      const pair = seating.onResource[i]!
      const g = seating.pairGroup[pair]!
      weight += seating.pairWeight[pair]!
      if (r < seating.flights) needy += seating.wheelchairs[g]! + seating.stretchers[g]! + seating.escorted[g]!
    }
    return weight <= seating.capacity[r]! && needy === 0 ? 1 : 0
  })
}

/** Value of the best load, escorts and fixed cost paid; `loader.needs.escorts` holds its escorts. Empty is a load of value 0. */
export function bestLoad(seating: Seating, loader: Loader, offer: Offer): number {
  const { plain, needs } = loader
  const r = offer.resource
  needs.escorts = 0
  const wanted = sort(seating, loader, offer)
  const flies = loader.fate[r] === 1
  if (plain.count + needs.count === 0 && !flies) return 0
  const places = seating.capacity[r]!
  if (needs.count === 0 && seating.minimumLoad[r] === 0 && seating.fixedCost[r] === 0 && wanted <= places) return takeAll(plain, offer)
  fill(plain, places, offer.price, seating.pairWeight)
  slide(plain, places - seating.minimumLoad[r]!)
  if (seating.minimumLoad[r] === 0) dropOutbid(seating, needs, plain, offer.price)
  const { value, plainAt } =
    needs.count === 0 ? { value: plain.windowBest[places]!, plainAt: plain.windowAt[places]! } : chooseNeeds(seating, needs, plain, offer)
  const left = value - seating.fixedCost[r]!
  if (left > 0 || (flies && left > -Infinity)) {
    trace(plain, plainAt, seating.pairWeight, offer.share)
    return left
  }
  for (let i = 0; i < needs.count; i += 1) offer.share[needs.pairs[i]!] = 0
  needs.escorts = 0
  return flies ? left : 0
}

/** Parts the pairs worth their place into plain ones and those with needs; the unprofitable join when a minimum load may want them. */
function sort(seating: Seating, { plain, needs, picks, fate }: Loader, { resource: r, price }: Offer): number {
  plain.count = 0
  needs.count = 0
  if (fate[r] === -1) return 0
  const asked = { resource: r, price, positive: true }
  const { wanted, heaviest } = pickWorthy(seating, picks, asked, { plain, needs })
  const minimum = seating.minimumLoad[r]!
  // A load that holds an unprofitable pair can trade it for profitable plain ones when those alone reach the minimum, without passing the capacity.
  const tradable = wanted >= minimum && seating.capacity[r]! - minimum >= heaviest
  if (minimum === 0 || tradable || (plain.count + needs.count === 0 && fate[r] === 0)) return wanted
  plain.count = 0
  needs.count = 0
  pickWorthy(seating, picks, { ...asked, positive: false }, { plain, needs })
  return wanted
}

function takeAll(plain: Knapsack, offer: Offer): number {
  let sum = 0
  for (let i = 0; i < plain.count; i += 1) {
    sum += offer.price[plain.pairs[i]!]!
    offer.share[plain.pairs[i]!] = 1
  }
  return sum
}
