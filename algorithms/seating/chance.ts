// Chance as an argument: the same seed gives the same numbers on every machine.

export type Chance = () => number

/** Uniform in [0, 1); a 32-bit counter mixed twice (the murmur3 finaliser), period 2^32. */
export function makeChance(seed: number): Chance {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296
  }
}

export function below(chance: Chance, limit: number): number {
  return Math.floor(chance() * limit)
}
