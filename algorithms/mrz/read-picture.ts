// Reads the machine readable zone out of a picture: rows of cells (find-rows.ts), each compared with the signs of OCR-B, each field held
// to the signs it may have, and the whole to its check digits. A sign that could be another one is named, never passed over.
import { findRows, type Row } from './find-rows.ts'
import { bitsOf, glyphColumns, glyphRows, glyphShapes } from './glyph-shapes.ts'
import { fieldAt, layouts, type MrzField, type MrzFormat } from './layout.ts'
import { parseMrz } from './mrz.ts'
import { darkShapes, greyAt, type Picture, shrink, turn } from './picture.ts'

export type UnsureSign = { readonly line: number; readonly position: number; readonly read: string; readonly perhaps: string }

/** `whole`: every check digit holds. `unsure`: signs that somebody must compare with the document before anything is taken from it. */
export type PictureReading =
  | { readonly ok: true; readonly lines: string[]; readonly whole: boolean; readonly unsure: UnsureSign[] }
  | { readonly ok: false }

/** Longer sides are shrunk: forty-four signs then still have more than twenty pixels each where the zone fills half the width. */
const mostPixels = 2000
/** What a cell must have in common with the best sign on average, or it is no zone, or stands on its head. */
const leastLikeness = 0.62
/**
 * A sign is sure when it is like the cell, and when the cell is on its side of the way to the second best sign by this share of the way.
 * On drawn zones no wrong sign came above 0.08.
 */
const leastMargin = 0.1
const leastSure = 0.6

export function readPicture(picture: Picture, referenceYear: number): PictureReading {
  let upright = shrink(picture, mostPixels)
  let best: Found | undefined
  for (let quarter = 0; quarter < 4; quarter += 1) {
    const found = readUpright(upright, referenceYear)
    // Some signs stand on their head as others: only check digits that hold end the search.
    if (found?.reading.ok === true && found.reading.whole) return found.reading
    if (found !== undefined && found.likeness > (best?.likeness ?? 0)) best = found
    upright = turn(upright)
  }
  return best?.reading ?? { ok: false }
}

type Found = { readonly likeness: number; readonly reading: PictureReading }

type Zone = { format: MrzFormat; rows: Row[] }
type Likeness = Readonly<Record<string, number>>

function readUpright(picture: Picture, referenceYear: number): Found | undefined {
  let best: Found | undefined
  for (const share of [60, 30]) {
    const radius = Math.max(10, Math.round(picture.width / share))
    for (const zone of zonesOf(findRows(darkShapes(picture, radius), picture.height))) {
      const read = zone.rows.map((row) => likenessesOf(picture, row, layouts[zone.format].lineLength))
      const likeness = meanOf(read.flat().map(bestOf))
      if (likeness < leastLikeness || (best !== undefined && likeness <= best.likeness)) continue
      best = { likeness, reading: understand(zone.format, read, referenceYear) }
    }
    if (best?.reading.ok === true && best.reading.whole) break
  }
  return best
}

/** Two or three neighbouring rows of nearly one pitch with about as many cells as a format has, the lowest first: below it stands nothing. */
function zonesOf(rows: readonly Row[]): Zone[] {
  const zones: Zone[] = []
  for (const format of ['TD3', 'TD1', 'TD2'] as const) {
    const { lineCount, lineLength } = layouts[format]
    const own = rows.filter((row) => Math.abs(row.cells - lineLength) <= 2)
    for (let first = own.length - lineCount; first >= 0; first -= 1) {
      const some = own.slice(first, first + lineCount)
      const areNeighbours = some.slice(1).every((row, at) => {
        const above = some[at]!
        const middle = row.x(lineLength / 2)
        const apart = (row.y(middle) - above.y(middle)) / row.pitch
        return apart > 1.1 && apart < 2.8 && Math.abs(above.pitch - row.pitch) < row.pitch * 0.06
      })
      if (areNeighbours) zones.push({ format, rows: some })
    }
  }
  return zones
}

/** How like each cell of a row is to each sign. Where the row was counted a cell too long or too short, the likeliest place is taken. */
function likenessesOf(picture: Picture, row: Row, cells: number): Likeness[] {
  const spare = cells - row.cells
  const [least, most] = [Math.min(0, -spare), Math.max(0, -spare)]
  const known = new Map<number, Likeness>()
  const at = (cell: number): Likeness => {
    const seen = known.get(cell) ?? likenessOf(picture, row, cell)
    known.set(cell, seen)
    return seen
  }
  let best: { sum: number; read: Likeness[] } | undefined
  for (let start = least; start <= most; start += 1) {
    const read = Array.from({ length: cells }, (_, cell) => at(start + cell))
    const sum = read.reduce((total, one) => total + bestOf(one), 0)
    if (best === undefined || sum > best.sum) best = { sum, read }
  }
  return best!.read
}

const play = 3

/** Correlation of a cell with every sign, at the best of a few places around the expected one. */
function likenessOf(picture: Picture, row: Row, cell: number): Likeness {
  const [x, step] = [row.x(cell), row.pitch / glyphColumns]
  const slope = (row.y(x + row.pitch) - row.y(x - row.pitch)) / (2 * row.pitch)
  const [wide, high] = [glyphColumns + 2 * play, glyphRows + 2 * play]
  const patch = new Float32Array(wide * high)
  for (let down = 0; down < high; down += 1)
    for (let right = 0; right < wide; right += 1) {
      const [u, v] = [(right - (wide - 1) / 2) * step, (down - (high - 1) / 2) * step]
      // Where pixels are finer than the grid, a few of them make one of its points.
      let sum = 0
      for (const [du, dv] of step > 1.2 ? around : alone) {
        const [uu, vv] = [u + du * step, v + dv * step]
        sum += greyAt(picture, x + uu - vv * slope, row.y(x) + vv + uu * slope)
      }
      patch[down * wide + right] = 255 - sum / (step > 1.2 ? around : alone).length
    }
  // Every sign at every second place; then the likeliest at each, with edges as hard and as soft as photos have them.
  const like: Record<string, number> = {}
  for (const sign of signs) like[sign] = -1
  for (let down = 0; down <= 2 * play; down += 2)
    for (let right = 0; right <= 2 * play; right += 2) compare(patch, { wide, down, right, softness: 1 }, signs, like)
  const likeliest = signs.toSorted((one, other) => like[other]! - like[one]!).slice(0, 9)
  for (let down = 0; down <= 2 * play; down += 1)
    for (let right = 0; right <= 2 * play; right += 1)
      for (const softness of [0, 1, 2]) compare(patch, { wide, down, right, softness }, likeliest, like)
  return like
}

const alone = [[0, 0]] as const
const around = [
  [-0.25, -0.25],
  [0.25, -0.25],
  [-0.25, 0.25],
  [0.25, 0.25],
] as const

type Where = { wide: number; down: number; right: number; softness: number }

function compare(patch: Float32Array, { wide, down, right, softness }: Where, some: readonly string[], like: Record<string, number>): void {
  let [sum, squares] = [0, 0]
  for (let y = 0; y < glyphRows; y += 1)
    for (let x = 0; x < glyphColumns; x += 1) {
      const value = patch[(y + down) * wide + x + right]!
      sum += value
      squares += value * value
    }
  const points = glyphRows * glyphColumns
  const spread = Math.sqrt(Math.max(squares - (sum * sum) / points, 1e-6))
  for (const sign of some) {
    const shape = shapesOf(sign)[softness]!
    let product = 0
    for (let y = 0; y < glyphRows; y += 1)
      for (let x = 0; x < glyphColumns; x += 1) product += patch[(y + down) * wide + x + right]! * shape[y * glyphColumns + x]!
    const likeness = product / spread
    if (likeness > like[sign]!) like[sign] = likeness
  }
}

const signs: readonly string[] = Object.keys(glyphShapes)
const known = new Map<string, Float32Array[]>()

/** A sign with mean 0 and length 1, its edges hard, soft and softer. */
function shapesOf(sign: string): Float32Array[] {
  const seen = known.get(sign)
  if (seen !== undefined) return seen
  const bits = bitsOf(glyphShapes[sign]!)
  let ink = Float32Array.from({ length: glyphColumns * glyphRows }, (_, at) => (bits[at >> 3]! >> (7 - (at & 7))) & 1)
  const made: Float32Array[] = []
  for (let softness = 0; softness < 3; softness += 1) {
    ink = softened(ink)
    const mean = meanOf([...ink])
    const length = Math.hypot(...ink.map((value) => value - mean))
    made.push(ink.map((value) => (value - mean) / length))
  }
  known.set(sign, made)
  return made
}

/** How like two signs are to each other, at the best of the places that a cell is tried at. */
function alikeOf(one: string, other: string): number {
  const known = alike.get(one + other)
  if (known !== undefined) return known
  const [first, second] = [shapesOf(one)[1]!, shapesOf(other)[1]!]
  let best = -1
  for (let down = -1; down <= 1; down += 1)
    for (let right = -1; right <= 1; right += 1) {
      let product = 0
      for (let y = 1; y < glyphRows - 1; y += 1)
        for (let x = 1; x < glyphColumns - 1; x += 1)
          product += first[y * glyphColumns + x]! * second[(y + down) * glyphColumns + x + right]!
      best = Math.max(best, product)
    }
  alike.set(one + other, best)
  return best
}
const alike = new Map<string, number>()

function softened(ink: Float32Array): Float32Array<ArrayBuffer> {
  const at = (x: number, y: number): number => (x < 0 || y < 0 || x >= glyphColumns || y >= glyphRows ? 0 : ink[y * glyphColumns + x]!)
  const soft = new Float32Array(glyphColumns * glyphRows)
  for (let y = 0; y < glyphRows; y += 1)
    for (let x = 0; x < glyphColumns; x += 1)
      for (let dy = -1; dy <= 1; dy += 1)
        for (let dx = -1; dx <= 1; dx += 1)
          soft[y * glyphColumns + x]! += (at(x + dx, y + dy) * (dx === 0 ? 2 : 1) * (dy === 0 ? 2 : 1)) / 16
  return soft
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ<'
const figures = '0123456789'
const allowedIn: Partial<Record<MrzField, string>> = {
  documentCode: letters,
  issuer: letters,
  names: letters,
  nationality: letters,
  birthDate: `${figures}<`,
  birthDateCheck: figures,
  sex: 'MF<',
  expiryDate: `${figures}<`,
  expiryDateCheck: figures,
  compositeCheck: figures,
  numberCheck: `${figures}<`,
  optionalCheck: `${figures}<`,
}

function understand(format: MrzFormat, read: readonly Likeness[][], referenceYear: number): PictureReading {
  const layout = layouts[format]
  const unsure: UnsureSign[] = []
  const lines = read.map((cells, line) =>
    cells
      .map((like, cell) => {
        const allowed = allowedIn[fieldAt(layout, line + 1, cell + 1)] ?? `${letters}${figures}`
        const [first, second] = [...allowed].toSorted((one, other) => like[other]! - like[one]!) as [string, string]
        const margin = (like[first]! - like[second]!) / (like[first]! * (1 - alikeOf(first, second)))
        if (like[first]! < leastSure || margin < leastMargin)
          unsure.push({ line: line + 1, position: cell + 1, read: first, perhaps: second })
        return first
      })
      .join(''),
  )
  return mend({ lines, unsure }, referenceYear)
}

/** One unsure sign exchanged for the next likely one, if then every check digit holds, and only then; it stays unsure. */
function mend({ lines, unsure }: { lines: string[]; unsure: UnsureSign[] }, referenceYear: number): PictureReading {
  const holds = (some: readonly string[]): boolean => parseMrz(some.join('\n'), referenceYear).ok
  if (holds(lines)) return { ok: true, lines, whole: true, unsure }
  for (const one of unsure) {
    const text = lines[one.line - 1]!
    const changed = lines.with(one.line - 1, text.slice(0, one.position - 1) + one.perhaps + text.slice(one.position))
    if (!holds(changed)) continue
    const now = unsure.map((each) => (each === one ? { ...one, read: one.perhaps, perhaps: one.read } : each))
    return { ok: true, lines: changed, whole: true, unsure: now }
  }
  return { ok: true, lines, whole: false, unsure }
}

function bestOf(like: Likeness): number {
  return Math.max(...Object.values(like))
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
