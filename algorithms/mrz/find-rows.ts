// Where the signs of a machine readable zone stand in a picture: rows of dark shapes of one size at one distance. Each cell of a zone
// holds a sign, fillers too, so a row has no gap, and how many cells it has tells the format.
import type { Shape } from './picture.ts'

/** A row of cells: the middle of cell `k` is at `x(k)`, `y(x)`; `pitch` is the mean distance of two. */
export type Row = {
  readonly cells: number
  readonly pitch: number
  readonly x: (cell: number) => number
  readonly y: (x: number) => number
}

type Spot = { x: number; y: number; width: number; height: number }

/** Fewer shapes in a line are a caption or a signature. */
const shortestRow = 18

/** Rows of a zone, from the top; those that only have the right size and distance among them. */
export function findRows(shapes: readonly Shape[], pictureHeight: number): Row[] {
  const spots = shapes.flatMap(({ left, top, right, bottom }): Spot[] => {
    const [width, height] = [right - left + 1, bottom - top + 1]
    const isSign = height >= 7 && height <= pictureHeight / 6 && width >= 2 && width <= height * 1.6
    return isSign ? [{ x: (left + right) / 2, y: (top + bottom) / 2, width, height }] : []
  })
  spots.sort((one, other) => one.x - other.x)
  return chainsOf(spots)
    .flatMap((chain) => rowOf(chain, spots) ?? [])
    .toSorted((one, other) => one.y(one.x(0)) - other.y(other.x(0)))
}

/** Each spot to its nearest fitting neighbour on the right; the longest chains first, no spot in two of them. */
function chainsOf(spots: readonly Spot[]): Spot[][] {
  const next = spots.map((spot, at) => neighbourOf(spots, spot, at))
  const length = Array.from({ length: spots.length }, () => 1)
  for (let at = spots.length - 1; at >= 0; at -= 1) if (next[at] !== undefined) length[at] = 1 + length[next[at]!]!
  const order = spots.map((_, at) => at).toSorted((one, other) => length[other]! - length[one]!)
  const used = new Set<number>()
  const chains: Spot[][] = []
  for (const start of order) {
    if (length[start]! < shortestRow / 2) break
    const chain: Spot[] = []
    for (let at: number | undefined = start; at !== undefined && !used.has(at); at = next[at]) {
      used.add(at)
      chain.push(spots[at]!)
    }
    if (chain.length >= shortestRow / 2) chains.push(chain)
  }
  return chains
}

function neighbourOf(spots: readonly Spot[], spot: Spot, at: number): number | undefined {
  for (let other = at + 1; other < spots.length; other += 1) {
    const to = spots[other]!
    const [dx, tallest] = [to.x - spot.x, Math.max(to.height, spot.height)]
    if (dx > tallest * 2) return undefined
    const isLike = to.height < spot.height * 1.8 && spot.height < to.height * 1.8
    if (isLike && dx > tallest * 0.45 && Math.abs(to.y - spot.y) < tallest * 0.35) return other
  }
  return undefined
}

/** Fits a curve through a chain, takes in what else lies on it, and counts its cells. */
function rowOf(chain: readonly Spot[], spots: readonly Spot[]): Row | undefined {
  const tall = medianOf(chain.map(({ height }) => height))
  let line = fitCurve(chain.map(({ x, y }) => [x, y] as const))
  let own: Spot[] = [...chain]
  for (let again = 0; again < 2; again += 1) {
    const y = line
    own = spots.filter((spot) => Math.abs(spot.y - y(spot.x)) < tall * 0.3 && spot.height > tall * 0.5 && spot.height < tall * 1.6)
    if (own.length < shortestRow) return undefined
    line = fitCurve(own.map((spot) => [spot.x, spot.y] as const))
  }
  const gaps = own.slice(1).map((spot, at) => spot.x - own[at]!.x)
  const guess = medianOf(gaps.filter((gap) => gap > tall * 0.6 && gap < tall * 1.7))
  if (!(guess > 0)) return undefined
  // Cells are numbered from neighbour to neighbour, so that a slow change of the distance adds up to no wrong number.
  const numbered: (readonly [cell: number, x: number])[] = [[0, own[0]!.x]]
  let cell = 0
  let from = own[0]!.x
  for (const spot of own.slice(1)) {
    const steps = (spot.x - from) / guess
    if (steps < 0.6) continue // a speck beside a sign
    if (steps > 4) {
      if (numbered.length >= shortestRow) break // what comes after the row
      numbered.length = 0 // what came before it
      cell = 0
    } else cell += Math.round(steps)
    from = spot.x
    numbered.push([cell, spot.x])
  }
  if (numbered.length < shortestRow) return undefined
  const x = fitCurve(numbered)
  const cells = numbered.at(-1)![0] + 1
  return { cells, pitch: (x(cells - 1) - x(0)) / (cells - 1), x, y: line }
}

/** Least squares with a curve of the second degree: a page that is not quite flat before the lens bends lines a little. */
function fitCurve(points: readonly (readonly [number, number])[]): (at: number) => number {
  const middle = points.reduce((sum, [at]) => sum + at, 0) / points.length
  const scale = Math.max(1, ...points.map(([at]) => Math.abs(at - middle)))
  // Normal equations of 1, t, t², solved by elimination.
  const rows = [0, 1, 2].map((i) => [0, 1, 2, 3].map((j) => sumOf(points, middle, scale, i, j)))
  for (let pivot = 0; pivot < 3; pivot += 1)
    for (let row = 0; row < 3; row += 1) {
      if (row === pivot) continue
      const times = rows[row]![pivot]! / (rows[pivot]![pivot]! || 1)
      for (let column = pivot; column < 4; column += 1) rows[row]![column]! -= times * rows[pivot]![column]!
    }
  const [a, b, c] = [0, 1, 2].map((row) => rows[row]![3]! / (rows[row]![row]! || 1)) as [number, number, number]
  return (at) => {
    const t = (at - middle) / scale
    return a + b * t + c * t * t
  }
}

function sumOf(points: readonly (readonly [number, number])[], middle: number, scale: number, i: number, j: number): number {
  return points.reduce((sum, [at, value]) => {
    const t = (at - middle) / scale
    return sum + t ** i * (j === 3 ? value : t ** j)
  }, 0)
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}
