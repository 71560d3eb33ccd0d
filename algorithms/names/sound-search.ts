// Finds, among words of one script, those that a word of another may spell: a walk through the letters of the query and a tree of all
// pool words at the same time, keeping the most probable ways at each letter (a beam). What the table of sounds does not know, a slip
// of the pen, passes at a price. Not exact: a way that is poor at its beginning and excellent at its end may be dropped.
// Cost: letters × ways kept × pieces per letter, some milliseconds for 100,000 words; memory 16 bytes a node of the tree.
import type { SoundTable } from './sounds.ts'

/** Words as a tree of their letters; the children of a node follow each other, in the order of their letters. */
export type WordTree = {
  readonly first: Int32Array
  /** Which letters go on from a node: letters 1-31 and 32-63 as bits. */
  readonly low: Int32Array
  readonly high: Int32Array
  /** The words that end at a node: a range of `words`. */
  readonly endsFrom: Int32Array
  readonly words: Int32Array
}

export type Found = { readonly word: number; readonly weight: number }

/** `words` are letters as numbers (sounds.ts `encode`); a word is known by its place in the list. */
export function growTree(words: readonly (readonly number[])[]): WordTree {
  const order = words.map((_, index) => index).sort((a, b) => compareWords(words[a]!, words[b]!))
  const first: number[] = []
  const low: number[] = []
  const high: number[] = []
  const endsFrom: number[] = []
  const ended: number[] = []
  // Level by level: each entry is a range of the sorted words that share their first `depth` letters.
  let level: [from: number, to: number][] = [[0, order.length]]
  let next = 1
  for (let depth = 0; level.length > 0; depth++) {
    const below: [number, number][] = []
    for (const [from, to] of level) {
      endsFrom.push(ended.length)
      let at = from
      while (at < to && words[order[at]!]!.length === depth) ended.push(order[at++]!)
      first.push(next)
      let lowBits = 0
      let highBits = 0
      while (at < to) {
        const letter = words[order[at]!]![depth]!
        const start = at
        while (at < to && words[order[at]!]![depth] === letter) at++
        below.push([start, at])
        if (letter < 32) lowBits |= 1 << letter
        else highBits |= 1 << (letter - 32)
        next++
      }
      low.push(lowBits)
      high.push(highBits)
    }
    level = below
  }
  endsFrom.push(ended.length)
  return {
    first: Int32Array.from(first),
    low: Int32Array.from(low),
    high: Int32Array.from(high),
    endsFrom: Int32Array.from(endsFrom),
    words: Int32Array.from(ended),
  }
}

function compareWords(a: readonly number[], b: readonly number[]): number {
  const shorter = Math.min(a.length, b.length)
  for (let at = 0; at < shorter; at++) if (a[at] !== b[at]) return a[at]! - b[at]!
  return a.length - b.length
}

function childOf(tree: WordTree, node: number, letter: number): number {
  if (letter < 32) {
    const bits = tree.low[node]!
    return (bits >>> letter) & 1 ? tree.first[node]! + ones(bits & ((1 << letter) - 1)) : -1
  }
  const bits = tree.high[node]!
  const place = letter - 32
  return (bits >>> place) & 1 ? tree.first[node]! + ones(tree.low[node]!) + ones(bits & ((1 << place) - 1)) : -1
}

function ones(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** A table made ready for queries on its Latin side: which pieces begin with which letters, and room to work in. */
export type SoundReader = { readonly table: SoundTable; readonly byChunk: ReadonlyMap<number, Int32Array>; readonly fronts: Front[] }

export function soundReader(table: SoundTable): SoundReader {
  const lists = new Map<number, number[]>()
  for (let piece = 1; piece < table.size; piece++) {
    const chunk = table.latinChunks[piece]!
    const list = lists.get(chunk)
    if (list === undefined) lists.set(chunk, [piece])
    else list.push(piece)
  }
  return { table, byChunk: new Map([...lists].map(([chunk, list]) => [chunk, Int32Array.from(list)])), fronts: [] }
}

/** How many ways are kept at a letter, how far behind the best, and the price of a letter that no piece explains (zero forbids it). */
export type Beam = { readonly ways: number; readonly width: number; readonly slip: number }

export const strict: Beam = { ways: 250, width: 12, slip: 0 }
export const lenient: Beam = { ways: 600, width: 14, slip: 8 }

/** The pool words that the query (letters as numbers) may spell, with the logarithm of how probable it is, best first. */
export function findSpellings(reader: SoundReader, tree: WordTree, query: readonly number[], beam: Beam): Found[] {
  while (reader.fronts.length <= query.length + 2) reader.fronts.push(newFront())
  for (let at = 0; at <= query.length + 2; at++) clear(reader.fronts[at]!)
  offer(reader.fronts[0]!, 0, 0, 0)
  for (let at = 0; at <= query.length; at++) {
    const front = reader.fronts[at]!
    const cut = Math.max(front.best - beam.width, weightOfRank(front, beam))
    while (front.waiting) {
      front.waiting = false
      for (let way = 0; way < front.size; way++) {
        if (front.walked[way] === 1 || front.weights[way]! < cut) continue
        front.walked[way] = 1
        walk(reader, tree, query, beam, { at, way, cut })
      }
    }
  }
  return arrivals(reader.table, tree, reader.fronts[query.length]!)
}

type Step = { readonly at: number; readonly way: number; readonly cut: number }

function walk(reader: SoundReader, tree: WordTree, query: readonly number[], beam: Beam, { at, way, cut }: Step): void {
  const { table, byChunk, fronts } = reader
  const front = fronts[at]!
  const node = front.nodes[way]!
  const weight = front.weights[way]!
  const row = front.pieces[way]! * table.size
  for (let taken = 0; taken <= 2 && at + taken <= query.length; taken++) {
    const pieces = byChunk.get(taken === 0 ? 0 : taken === 1 ? query[at]! : query[at]! | (query[at + 1]! << 6))
    if (pieces === undefined) continue
    const there = fronts[at + taken]!
    for (let index = 0; index < pieces.length; index++) {
      const next = pieces[index]!
      const reached = weight + table.follow[row + next]!
      if (reached < (taken === 0 ? cut : there.best - beam.width)) continue
      const chunk = table.nativeChunks[next]!
      let child = node
      if (chunk !== 0) {
        child = childOf(tree, child, chunk & 63)
        if (child >= 0 && chunk >> 6) child = childOf(tree, child, chunk >> 6)
        if (child < 0) continue
      }
      offer(there, child, next, reached)
    }
  }
  if (beam.slip > 0 && weight - beam.slip >= cut) slip(reader, tree, query, beam, { at, way, cut })
}

/** A letter too many, another letter, or a letter left out. */
function slip({ fronts }: SoundReader, tree: WordTree, query: readonly number[], beam: Beam, { at, way }: Step): void {
  const front = fronts[at]!
  const node = front.nodes[way]!
  const piece = front.pieces[way]!
  const weight = front.weights[way]! - beam.slip
  const after = at < query.length ? fronts[at + 1]! : undefined
  const last = tree.first[node]! + ones(tree.low[node]!) + ones(tree.high[node]!)
  for (let child = tree.first[node]!; child < last; child++) {
    offer(front, child, piece, weight)
    if (after !== undefined) offer(after, child, piece, weight)
  }
  if (after !== undefined) offer(after, node, piece, weight)
}

function arrivals(table: SoundTable, tree: WordTree, front: Front): Found[] {
  const best = new Map<number, number>()
  for (let way = 0; way < front.size; way++) {
    const node = front.nodes[way]!
    if (tree.endsFrom[node] === tree.endsFrom[node + 1]) continue
    const weight = front.weights[way]! + table.follow[front.pieces[way]! * table.size]!
    if (weight > (best.get(node) ?? -Infinity)) best.set(node, weight)
  }
  const found: Found[] = []
  for (const [node, weight] of best) {
    for (let end = tree.endsFrom[node]!; end < tree.endsFrom[node + 1]!; end++) found.push({ word: tree.words[end]!, weight })
  }
  return found.sort((a, b) => b.weight - a.weight || a.word - b.word)
}

/** The ways that have read the same number of letters of the query, one for each node and last piece; `slots` is a hash table of them. */
type Front = {
  nodes: Int32Array
  pieces: Int32Array
  weights: Float32Array
  walked: Uint8Array
  slots: Int32Array
  size: number
  best: number
  waiting: boolean
}

function newFront(): Front {
  return { ...emptyFront(512), size: 0, best: -Infinity, waiting: false }
}

function emptyFront(capacity: number) {
  return {
    nodes: new Int32Array(capacity),
    pieces: new Int32Array(capacity),
    weights: new Float32Array(capacity),
    walked: new Uint8Array(capacity),
    slots: new Int32Array(capacity * 2).fill(-1),
  }
}

function clear(front: Front): void {
  front.slots.fill(-1)
  front.size = 0
  front.best = -Infinity
  front.waiting = false
}

function offer(front: Front, node: number, piece: number, weight: number): void {
  const mask = front.slots.length - 1
  let slot = ((Math.imul(node, 0x9e3779b1) ^ Math.imul(piece, 0x85ebca6b)) >>> 7) & mask
  for (;;) {
    const way = front.slots[slot]!
    if (way < 0) break
    if (front.nodes[way] === node && front.pieces[way] === piece) {
      if (weight > front.weights[way]!) {
        front.weights[way] = weight
        front.walked[way] = 0
        front.waiting = true
        if (weight > front.best) front.best = weight
      }
      return
    }
    slot = (slot + 1) & mask
  }
  if (front.size === front.nodes.length) {
    enlarge(front)
    offer(front, node, piece, weight)
    return
  }
  const way = front.size++
  front.slots[slot] = way
  front.nodes[way] = node
  front.pieces[way] = piece
  front.weights[way] = weight
  front.walked[way] = 0
  front.waiting = true
  if (weight > front.best) front.best = weight
}

function enlarge(front: Front): void {
  const { nodes, pieces, weights, walked, size } = front
  Object.assign(front, emptyFront(nodes.length * 2), { size: 0 })
  for (let way = 0; way < size; way++) {
    offer(front, nodes[way]!, pieces[way]!, weights[way]!)
    front.walked[way] = walked[way]!
  }
}

/** The weight below which only ways beyond the beam's number lie, to a sixty-fourth of its width. */
function weightOfRank(front: Front, beam: Beam): number {
  if (front.size <= beam.ways) return -Infinity
  const counts = new Int32Array(64)
  for (let way = 0; way < front.size; way++) {
    const behind = Math.floor(((front.best - front.weights[way]!) / beam.width) * 64)
    if (behind < 64) counts[behind]!++
  }
  let kept = 0
  for (let behind = 0; behind < 64; behind++) {
    kept += counts[behind]!
    if (kept > beam.ways) return front.best - (behind / 64) * beam.width
  }
  return -Infinity
}
