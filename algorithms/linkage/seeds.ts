// A sample of the pairs that any blocking key might propose, before it is known which keys are worth their cost. Every key of one or two
// features is a candidate. A sampled pair counts by the balance heuristic (Veach 1997): 1 / Σ sampling rate of the keys on which it
// agrees, so that what many keys find is not counted many times.
import { blocksOf, pairsOfBlock } from './blocks.ts'
import { type Feature, featuresOf } from './features.ts'
import { type Key, keyAt } from './keys.ts'
import type { Register } from './register.ts'

/** Sizes of block at which a pass may be capped. */
export const caps = [6, 12, 25, 60, 150, 400] as const

export type Candidate = {
  readonly key: Key
  /** Bits of its features, 26 in each half. */
  readonly low: number
  readonly high: number
  /** Estimated pairs of blocks up to each cap. */
  readonly costs: Float64Array
  /** Share of this key's own pairs that was sampled. */
  rate: number
}

export type Seeds = {
  readonly features: readonly Feature[]
  readonly candidates: readonly Candidate[]
  readonly a: number[]
  readonly b: number[]
  /** Which candidate and which cap proposed the pair. */
  readonly from: number[]
  readonly cap: number[]
}

/** Not more than this many: a file of many columns is keyed by the readings that come first in each. */
const mostCandidates = 320

const few = 60

export function candidateKeys(register: Register): { features: Feature[]; keys: Key[] } {
  // Few enough to compare everyone with everyone: no key could do better.
  if (register.size <= few) return allWithAll(register)
  const all = featuresOf(register)
  for (let readings = 9; ; readings--) {
    const features = all.filter((feature) => feature.rank < readings).slice(0, 52)
    const keys = keysOf(features)
    if (keys.length <= mostCandidates || readings === 2) return { features, keys: keys.slice(0, mostCandidates) }
  }
}

function allWithAll({ size }: Register): { features: Feature[]; keys: Key[] } {
  const everyone: Feature = {
    name: 'everyone',
    source: 'everyone',
    values: new Int32Array(size).fill(1),
    rank: 0,
    distinct: 1,
    coarse: false,
  }
  return { features: [everyone], keys: [{ features: [everyone] }] }
}

function keysOf(features: readonly Feature[]): Key[] {
  const keys: Key[] = features.filter((feature) => !feature.coarse).map((feature) => ({ features: [feature] }))
  for (let i = 0; i < features.length; i++) {
    for (let j = i + 1; j < features.length; j++) {
      const [a, b] = [features[i]!, features[j]!]
      if (a.source === b.source || (a.coarse && b.coarse) || areBothNames(a, b)) continue
      keys.push({ features: [a, b] })
    }
  }
  return keys
}

function areBothNames(a: Feature, b: Feature): boolean {
  const names = ['first_name', 'surname']
  return (a.source === 'names' && names.includes(b.source)) || (b.source === 'names' && names.includes(a.source))
}

/** Some pairs of every candidate, drawn from whole blocks of a sample of its keys. */
export function sampleSeeds(register: Register, wanted: number): Seeds {
  const { features, keys } = candidateKeys(register)
  const { size, second } = register
  const quota = Math.max(200, Math.floor(wanted / keys.length))
  const seeds: Seeds = { features, candidates: [], a: [], b: [], from: [], cap: [] }
  const candidates = seeds.candidates as Candidate[]
  const mask = (1 << Math.max(0, Math.floor(Math.log2(size / Math.max(4_500, size / 24))))) - 1
  const sampleOf = sampler(size, mask)
  const own = new Int32Array(size)
  for (const key of keys) {
    const records = sampleOf(key)
    for (let n = 0; n < records.length; n++) own[n] = keyAt(key, records[n]!)
    const blocks = blocksOf(own, records.length, records)
    const candidate: Candidate = {
      key,
      ...bitsOf(key, features),
      costs: new Float64Array(caps.length),
      rate: 0,
    }
    for (let block = 0; block < blocks.count; block++) {
      const cap = capOf(blocks.starts[block + 1]! - blocks.starts[block]!)
      const pairs = pairsOfBlock(blocks, block, second) * (mask + 1)
      for (let at = cap; at < caps.length; at++) candidate.costs[at]! += pairs
    }
    const total = candidate.costs[caps.length - 1]!
    if (total === 0) continue
    const stride = Math.max(1, Math.ceil(total / (mask + 1) / quota))
    candidate.rate = 1 / (stride * (mask + 1))
    drawSeeds(seeds, blocks, candidates.length, stride, second)
    candidates.push(candidate)
  }
  return seeds
}

/**
 * One of `mask + 1` values of the finest feature of a key, with all records that have it: who shares the key is in the sample together.
 * Where no feature is fine, a value would be too large a part of the file, and values of the whole key are drawn.
 */
function sampler(size: number, mask: number): (key: Key) => Int32Array {
  const lists = new Map<Feature, Int32Array>()
  const isDrawn = (value: number) => value !== 0 && ((Math.imul(value, 0x85ebca6b) >>> 16) & mask) === 0
  return (key) => {
    const finest = key.features.reduce((best, feature) => (feature.distinct > best.distinct ? feature : best))
    if (finest.distinct < 400) return drawn(size, (record) => isDrawn(keyAt(key, record)))
    const known = lists.get(finest)
    if (known !== undefined) return known
    const list = drawn(size, (record) => isDrawn(finest.values[record]!))
    lists.set(finest, list)
    return list
  }
}

function drawn(size: number, isIn: (record: number) => boolean): Int32Array {
  const records = new Int32Array(size)
  let length = 0
  for (let record = 0; record < size; record++) if (isIn(record)) records[length++] = record
  return records.slice(0, length)
}

/** Every `stride`th pair in the order of the blocks. */
function drawSeeds(seeds: Seeds, blocks: ReturnType<typeof blocksOf>, from: number, stride: number, second?: number): void {
  let until = stride >> 1
  for (let block = 0; block < blocks.count; block++) {
    const start = blocks.starts[block]!
    const end = blocks.starts[block + 1]!
    const cap = capOf(end - start)
    if (cap === caps.length) continue
    for (let i = start; i < end; i++) {
      for (let j = i + 1; j < end; j++) {
        const a = blocks.order[i]!
        const b = blocks.order[j]!
        if (second !== undefined && a < second === b < second) continue
        if (until-- > 0) continue
        until = stride - 1
        seeds.a.push(a)
        seeds.b.push(b)
        seeds.from.push(from)
        seeds.cap.push(cap)
      }
    }
  }
}

function capOf(size: number): number {
  let cap = 0
  while (cap < caps.length && size > caps[cap]!) cap++
  return cap
}

function bitsOf(key: Key, features: readonly Feature[]): { low: number; high: number } {
  let low = 0
  let high = 0
  for (const feature of key.features) {
    const at = features.indexOf(feature)
    if (at < 26) low |= 1 << at
    else high |= 1 << (at - 26)
  }
  return { low, high }
}

/** The seeds by the features on which they agree: seeds of one group are found, or missed, by the same keys. */
export type WeighedSeeds = {
  readonly groupOf: Int32Array
  readonly groups: number
  /** Bits of the features of each group, 26 in each half. */
  readonly low: Int32Array
  readonly high: Int32Array
  /** What each seed of a group counts in an estimate of all pairs. */
  readonly weight: Float64Array
}

export function weighSeeds(seeds: Seeds): WeighedSeeds {
  const count = seeds.a.length
  const features = seeds.features.map((feature) => feature.values)
  const bits = 32 - Math.clz32(count * 2)
  const slots = new Int32Array(1 << bits).fill(-1)
  const groupOf = new Int32Array(count)
  const lows = new Int32Array(count)
  const highs = new Int32Array(count)
  let groups = 0
  for (let n = 0; n < count; n++) {
    const a = seeds.a[n]!
    const b = seeds.b[n]!
    let low = 0
    let high = 0
    for (let f = 0; f < features.length; f++) {
      const values = features[f]!
      if (values[a] === 0 || values[a] !== values[b]) continue
      if (f < 26) low |= 1 << f
      else high |= 1 << (f - 26)
    }
    let slot = (Math.imul(low, 0x9e3779b1) + Math.imul(high, 0x85ebca6b)) >>> (32 - bits)
    while (slots[slot]! >= 0 && (lows[slots[slot]!] !== low || highs[slots[slot]!] !== high)) slot = (slot + 1) & ((1 << bits) - 1)
    if (slots[slot]! < 0) {
      lows[groups] = low
      highs[groups] = high
      slots[slot] = groups++
    }
    groupOf[n] = slots[slot]!
  }
  const least = seeds.candidates.reduce((rate, candidate) => Math.min(rate, candidate.rate), 1)
  const weight = new Float64Array(groups)
  for (const { low, high, rate } of seeds.candidates)
    for (let g = 0; g < groups; g++) if ((lows[g]! & low) === low && (highs[g]! & high) === high) weight[g]! += rate
  for (let g = 0; g < groups; g++) weight[g] = 1 / Math.max(least, weight[g]!)
  return { groupOf, groups, low: lows.subarray(0, groups), high: highs.subarray(0, groups), weight }
}
