// The second half of a move: groups on the ground are offered the places that came free, the best first, each taking its best option at the prices.
import { type Chance } from './chance.ts'
import { type Journal, placeGroup } from './journal.ts'
import { fits } from './seats.ts'
import { type Seating, stride } from './seating.ts'

/** Options of a group looked at in one move, in the order of what they leave when their places are paid. */
const mostOptions = 40
/** Options of a group that a move may insist on: the best ones at the prices. */
export const mostSorted = 80
/** One option in so many is overlooked, so that the search does not always choose alike. */
const overlooked = 0.02

export type Offers = {
  /** Per option: its value less the prices of its places. */
  reduced: Float64Array
  /** Options of each group, best first by `reduced`; the same segments as seating.optionStart. */
  order: Int32Array
  /** Per group: candidates of the move, gathered once. */
  gatheredIn: Int32Array
  gathered: number[]
  key: Float64Array
}

export function openOffers(seating: Seating): Offers {
  const offers: Offers = {
    reduced: seating.optionValue.slice(),
    order: Int32Array.from(seating.optionValue, (_, option) => option),
    gatheredIn: new Int32Array(seating.groups),
    gathered: [],
    key: new Float64Array(seating.groups),
  }
  sortOptions(seating, offers)
  return offers
}

export function setPrices(seating: Seating, offers: Offers, place: Float64Array): void {
  const { optionPair, optionValue } = seating
  const { reduced } = offers
  for (let option = 0; option < optionValue.length; option += 1) {
    let value = optionValue[option]!
    for (let k = option * stride; k < option * stride + stride && optionPair[k]! >= 0; k += 1) value -= place[optionPair[k]!]!
    reduced[option] = value
  }
  sortOptions(seating, offers)
}

function sortOptions({ groups, optionStart }: Seating, { order, reduced }: Offers): void {
  for (let g = 0; g < groups; g += 1) sortFirst(order, reduced, optionStart[g]!, optionStart[g + 1]!)
}

/** Sorts the options `from` … `to` best first, as far as anybody looks: of many, only the first ones. By insertion; nearly all fall at the first look. */
function sortFirst(order: Int32Array, reduced: Float64Array, from: number, to: number): void {
  const sorted = Math.min(to, from + mostSorted)
  for (let i = from; i < to; i += 1) {
    const option = order[i]!
    const value = reduced[option]!
    let at = i
    if (i >= sorted) {
      if (value <= reduced[order[sorted - 1]!]!) continue
      order[i] = order[sorted - 1]!
      at = sorted - 1
    }
    for (; at > from && reduced[order[at - 1]!]! < value; at -= 1) order[at] = order[at - 1]!
    order[at] = option
  }
}

/** Candidates: everybody lifted in this move, and those on the ground who could use a place that came free. */
export function gather(journal: Journal, offers: Offers, most: number, chance: Chance): void {
  const { seating, seats, entries, freed, move } = journal
  offers.gathered.length = 0
  for (let i = 0; i < entries.length; i += 2) take(offers, seats.option, entries[i]!, move)
  for (const r of freed) {
    const first = seating.resourceStart[r]!
    const count = seating.resourceStart[r + 1]! - first
    const from = Math.floor(chance() * count)
    for (let i = 0; i < count && offers.gathered.length < most; i += 1) {
      const pair = seating.onResource[first + ((from + i) % count)]!
      take(offers, seats.option, seating.pairGroup[pair]!, move)
    }
  }
}

function take(offers: Offers, option: Int32Array, group: number, move: number): void {
  if (option[group]! >= 0 || offers.gatheredIn[group] === move) return
  offers.gatheredIn[group] = move
  offers.gathered.push(group)
}

/** `blend` 0: options by value; 1: by what they leave at the prices. */
export function recreate(journal: Journal, offers: Offers, blend: number, chance: Chance): void {
  const { seating, seats } = journal
  const { gathered, key } = offers
  const style = chance()
  const noise = chance() < 0.5 ? 0.2 : 0.6
  for (const g of gathered) {
    const first = offers.order[seating.optionStart[g]!]!
    const weight = seating.pairWeight[seating.optionPair[first * stride]!]!
    const profit = (1 - blend) * seating.optionValue[first]! + blend * offers.reduced[first]!
    key[g] =
      style < 0.15
        ? chance()
        : style < 0.3
          ? weight * (1 + noise * chance())
          : (style < 0.65 ? seating.optionValue[first]! / weight : profit / weight) * (1 + noise * chance())
  }
  gathered.sort((a, b) => key[b]! - key[a]! || a - b)
  for (const g of gathered) {
    const option = bestOption(journal, offers, { group: g, blend, chance })
    if (option >= 0 && seats.option[g]! < 0) placeGroup(journal, option)
  }
}

function bestOption({ seating, seats }: Journal, offers: Offers, asked: { group: number; blend: number; chance: Chance }): number {
  const { group: g, blend, chance } = asked
  const { order, reduced } = offers
  const end = Math.min(seating.optionStart[g + 1]!, seating.optionStart[g]! + mostOptions)
  let best = -Infinity
  let at = -1
  for (let i = seating.optionStart[g]!; i < end; i += 1) {
    const option = order[i]!
    const score = seating.optionValue[option]! * (1 - blend) + reduced[option]! * blend
    if (score <= best || !fits(seating, seats, option) || isClosed(seating, seats, option) || chance() < overlooked) continue
    best = score
    at = option
    if (blend === 1) break
  }
  return at
}

/** An empty charter is opened by charters.ts only: one group alone cannot fill it. */
function isClosed(seating: Seating, seats: { used: Int32Array }, option: number): boolean {
  const r = seating.pairResource[seating.optionPair[option * stride]!]!
  return seats.used[r] === 0 && (seating.minimumLoad[r]! > 0 || seating.fixedCost[r]! > 0)
}
