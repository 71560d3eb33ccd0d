// Which pairs of a flight can be in its best load at all. Pairs of one kind (as many seats, wheelchairs, stretchers, escorts) differ only in what they
// offer, so of each kind no more than fit into the flight alone need be looked at, the best first. Exact: any other can be traded for one of these.
// Cost: one comparison for nearly every pair, where the knapsack would take one for every place.
import type { Seating } from './seating.ts'

export type Picks = {
  /** Per place in the lists of the resources (seating.onResource): the pair's kind. In that order, because that is how they are read. */
  kind: Uint16Array
  /** Per kind: seats, 1 when it needs more than seats, and the best pairs of the present flight, best first. */
  weight: Int32Array
  needy: Uint8Array
  list: Int32Array[]
  count: Int32Array
  /** Kinds met on the present flight. */
  met: Int32Array
}

type Lists = { plain: { pairs: Int32Array; count: number }; needs: { pairs: Int32Array; count: number } }

export function openPicks(seating: Seating): Picks {
  const kinds = new Map<number, number>()
  const kind = new Uint16Array(seating.pairGroup.length)
  const facts: { weight: number; needy: boolean }[] = []
  const most: number[] = []
  for (let i = 0; i < kind.length; i += 1) {
    const pair = seating.onResource[i]!
    const g = seating.pairGroup[pair]!
    const onFlight = seating.pairResource[pair]! < seating.flights
    const [wheelchairs, stretchers, escorted] = onFlight
      ? [seating.wheelchairs[g]!, seating.stretchers[g]!, seating.escorted[g]!]
      : [0, 0, 0]
    const weight = seating.pairWeight[pair]!
    const key = ((weight * 256 + wheelchairs) * 256 + stretchers) * 2 + escorted
    let at = kinds.get(key)
    if (at === undefined) {
      at = facts.push({ weight, needy: wheelchairs + stretchers + escorted > 0 }) - 1
      most.push(0)
      kinds.set(key, at)
    }
    kind[i] = at
    most[at] = Math.max(most[at]!, roomFor(seating, seating.pairResource[pair]!, weight))
  }
  return {
    kind,
    weight: Int32Array.from(facts, (one) => one.weight),
    needy: Uint8Array.from(facts, (one) => (one.needy ? 1 : 0)),
    list: most.map((count) => new Int32Array(count)),
    count: new Int32Array(facts.length),
    met: new Int32Array(facts.length),
  }
}

/** How many of a weight fit at once. */
function roomFor({ capacity, resourceStart }: Seating, resource: number, weight: number): number {
  const pairs = resourceStart[resource + 1]! - resourceStart[resource]!
  return weight === 0 ? pairs : Math.min(pairs, Math.floor(capacity[resource]! / weight))
}

/** Appends the pairs to look at, only those that offer something when `positive`. Returns the seats of all plain ones that do, and the most of one. */
export function pickWorthy(
  seating: Seating,
  picks: Picks,
  asked: { resource: number; price: Float64Array; positive: boolean },
  { plain, needs }: Lists,
): { wanted: number; heaviest: number } {
  const { resource, price, positive } = asked
  const { kind, weight, needy, list, count, met } = picks
  let kinds = 0
  let wanted = 0
  let heaviest = 0
  for (let i = seating.resourceStart[resource]!; i < seating.resourceStart[resource + 1]!; i += 1) {
    const pair = seating.onResource[i]!
    const offered = price[pair]!
    if (positive && offered <= 0) continue
    const of = kind[i]!
    if (offered > 0 && needy[of] === 0) {
      wanted += weight[of]!
      if (weight[of]! > heaviest) heaviest = weight[of]!
    }
    const room = roomFor(seating, resource, weight[of]!)
    if (room === 0) continue
    if (count[of] === 0) met[kinds++] = of
    const chosen = list[of]!
    let at = count[of]!
    if (at < room) count[of] = at + 1
    else if (offered <= price[chosen[at - 1]!]!) continue
    else at -= 1
    for (; at > 0 && price[chosen[at - 1]!]! < offered; at -= 1) chosen[at] = chosen[at - 1]!
    chosen[at] = pair
  }
  for (let i = 0; i < kinds; i += 1) {
    const of = met[i]!
    const to = needy[of] === 1 ? needs : plain
    for (let at = 0; at < count[of]!; at += 1) to.pairs[to.count++] = list[of]![at]!
    count[of] = 0
  }
  return { wanted, heaviest }
}
