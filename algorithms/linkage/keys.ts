// A blocking key is one, two or three features that must agree. Pairs of a pass are those whose records share its key; a pair that
// several passes propose is visited in the first of them only, which is decided by looking at the two records' keys: no pair is stored.
import { type Blocks, blocksOf, countPairs } from './blocks.ts'
import { type Feature, mix } from './features.ts'

export type Key = { readonly features: readonly Feature[] }
/** A key as far as blocks are made of it. */
export type Keyed = { readonly features: readonly Pick<Feature, 'name' | 'values'>[] }

export function nameOf(key: Keyed): string {
  return key.features.map((feature) => feature.name).join(' + ')
}

/** The key of every record; 0 where a feature is missing. */
export function fillKeys(key: Keyed, size: number, keys: Int32Array): void {
  keys.set(key.features[0]!.values)
  for (let f = 1; f < key.features.length; f++) {
    const { values } = key.features[f]!
    for (let r = 0; r < size; r++) {
      const before = keys[r]!
      const value = values[r]!
      if (before !== 0) keys[r] = value === 0 ? 0 : mix(before, value) | 1
    }
  }
}

/** The same for one record. */
export function keyAt({ features }: Keyed, record: number): number {
  let key = features[0]!.values[record]!
  for (let f = 1; f < features.length && key !== 0; f++) {
    const value = features[f]!.values[record]!
    key = value === 0 ? 0 : mix(key, value) | 1
  }
  return key
}

export type Pass = {
  readonly name: string
  readonly cap: number
  readonly blocks: Blocks
  readonly pairs: number
}

export type Passes = {
  readonly passes: readonly Pass[]
  /** Key of record r in pass p: `keys[r * passes.length + p]`; 0 where the record takes no part (no key, or more sharers than the cap). */
  readonly keys: Int32Array
  readonly second?: number
}

export function openPasses(chosen: readonly { key: Keyed; cap: number }[], size: number, second?: number): Passes {
  const width = chosen.length
  const keys = new Int32Array(size * width)
  const own = new Int32Array(size)
  const passes = chosen.map(({ key, cap }, p) => {
    fillKeys(key, size, own)
    const all = blocksOf(own, size)
    const blocks = withinCap(all, cap)
    for (const record of blocks.order) keys[record * width + p] = own[record]!
    return { name: nameOf(key), cap, blocks, pairs: countPairs(blocks, second) }
  })
  return { passes, keys, ...(second === undefined ? {} : { second }) }
}

/** Blocks of more records than the cap cost much and prove little: their records meet in finer passes. */
function withinCap(blocks: Blocks, cap: number): Blocks {
  const starts: number[] = [0]
  const order = new Int32Array(blocks.order.length)
  let total = 0
  for (let block = 0; block < blocks.count; block++) {
    const start = blocks.starts[block]!
    const end = blocks.starts[block + 1]!
    if (end - start > cap) continue
    for (let at = start; at < end; at++) order[total++] = blocks.order[at]!
    starts.push(total)
  }
  return { order: order.subarray(0, total), starts: Int32Array.from(starts), count: starts.length - 1 }
}

/** Each pair once, `a < b`, block by block; with `every` > 1 only the pairs of each `every`th block of each pass. Returns the pairs visited. */
export function visitPairs({ passes, keys, second }: Passes, visit: (a: number, b: number) => void, every = 1): number {
  const width = passes.length
  let visited = 0
  for (let p = 0; p < width; p++) {
    const { order, starts, count } = passes[p]!.blocks
    for (let block = (p * 7) % every; block < count; block += every) {
      const start = starts[block]!
      const end = starts[block + 1]!
      let from = start + 1
      if (second !== undefined) while (from < end && order[from]! < second) from++
      for (let i = start; i < end; i++) {
        const a = order[i]!
        if (second !== undefined && a >= second) break
        const rowA = a * width
        for (let j = second === undefined ? i + 1 : from; j < end; j++) {
          const b = order[j]!
          if (second !== undefined && b < second) continue
          const rowB = b * width
          let earlier = 0
          while (earlier < p && (keys[rowA + earlier] === 0 || keys[rowA + earlier] !== keys[rowB + earlier])) earlier++
          if (earlier < p) continue
          visited++
          visit(a, b)
        }
      }
    }
  }
  return visited
}
