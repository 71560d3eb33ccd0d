// Records of one key together. Grouping is by hashing, O(records), and leaves two integer arrays.

export type Blocks = {
  /** Records, those of one key side by side, each key's in rising order. */
  readonly order: Int32Array
  /** Block k is `order[starts[k] … starts[k + 1]]`; `count` blocks, each of two records or more. */
  readonly starts: Int32Array
  readonly count: number
}

/** `keys[i]` is the key of record `records[i]` (or of record i); 0 is no key. */
export function blocksOf(keys: Int32Array, length: number, records?: Int32Array): Blocks {
  let bits = 4
  while (1 << bits < length * 2) bits++
  const slots = new Int32Array(1 << bits)
  const shift = 32 - bits
  const mask = (1 << bits) - 1
  const groupOf = new Int32Array(length)
  const sizes = new Int32Array(length + 1)
  const keyOf = new Int32Array(length + 1)
  let groups = 0
  for (let i = 0; i < length; i++) {
    const key = keys[i]!
    if (key === 0) continue
    let slot = Math.imul(key, 0x9e3779b1) >>> shift
    while (slots[slot] !== 0 && keyOf[slots[slot]!] !== key) slot = (slot + 1) & mask
    if (slots[slot] === 0) {
      slots[slot] = ++groups
      keyOf[groups] = key
    }
    const group = slots[slot]!
    groupOf[i] = group
    sizes[group]!++
  }
  return arranged(groupOf, sizes, groups, length, records)
}

function arranged(groupOf: Int32Array, sizes: Int32Array, groups: number, length: number, records?: Int32Array): Blocks {
  const starts = new Int32Array(groups + 1)
  const placeOf = new Int32Array(groups + 1).fill(-1)
  let count = 0
  let total = 0
  for (let group = 1; group <= groups; group++) {
    if (sizes[group]! < 2) continue
    placeOf[group] = total
    starts[count++] = total
    total += sizes[group]!
  }
  starts[count] = total
  const order = new Int32Array(total)
  for (let i = 0; i < length; i++) {
    const group = groupOf[i]!
    if (group === 0 || placeOf[group]! < 0) continue
    order[placeOf[group]!++] = records === undefined ? i : records[i]!
  }
  return { order, starts: starts.subarray(0, count + 1), count }
}

export function countPairs(blocks: Blocks, second?: number): number {
  let pairs = 0
  for (let block = 0; block < blocks.count; block++) pairs += pairsOfBlock(blocks, block, second)
  return pairs
}

/** Pairs of a block; with two files, those across. */
export function pairsOfBlock(blocks: Blocks, block: number, second?: number): number {
  const start = blocks.starts[block]!
  const end = blocks.starts[block + 1]!
  if (second === undefined) return ((end - start) * (end - start - 1)) / 2
  let middle = start
  while (middle < end && blocks.order[middle]! < second) middle++
  return (middle - start) * (end - middle)
}
