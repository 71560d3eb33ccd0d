/** Chance that can be repeated: the same seed throws the same dice, so that two runs of a benchmark meet the same office. */
import { uuidV7 } from '#domain/kit/id.ts'

export type Dice = {
  /** From 0 up to, not including, 1. */
  roll(): number
  /** A whole number, both ends included. */
  between(least: number, most: number): number
  chance(share: number): boolean
  pick<Item>(list: readonly Item[]): Item
  /** The index of one of the weights, as often as it weighs. */
  weighted(weights: readonly number[]): number
  bytes(count: number): Uint8Array
  /** An id as it would have been made at that moment. */
  id(atMs: number): string
}

/** splitmix32: 32 bits of state, good enough for fictitious people, and far from good enough for a secret. */
export function seededDice(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
  const roll = (): number => next() / 4_294_967_296
  const between = (least: number, most: number): number => least + Math.floor(roll() * (most - least + 1))
  const bytes = (count: number): Uint8Array => {
    const made = new Uint8Array(count)
    for (let at = 0; at < count; at += 4) {
      const word = next()
      for (let byte = 0; byte < 4 && at + byte < count; byte++) made[at + byte] = (word >>> (8 * byte)) & 0xff
    }
    return made
  }
  return {
    roll,
    between,
    chance: (share) => roll() < share,
    pick: (list) => list[Math.floor(roll() * list.length)]!,
    weighted: (weights) => {
      let left = roll() * weights.reduce((sum, weight) => sum + weight, 0)
      const found = weights.findIndex((weight) => (left -= weight) < 0)
      return found === -1 ? weights.length - 1 : found
    },
    bytes,
    id: (atMs) => uuidV7(Math.floor(atMs), bytes(10)),
  }
}
