// Draws a zone as a phone would see it: turned, unsharp, noisy, in a shadow, pressed as JPEG. Only tests import this file. Its letters
// are a lighter cut than those the reader compares with, and drawn at another size.
import { bitsOf } from './glyph-shapes.ts'
import { greyAt, type Picture } from './picture.ts'

export type Camera = {
  /** Pixels from one sign to the next. */
  pitch: number
  degrees: number
  /** Half width of the square over which each pixel is a mean. */
  blur: number
  /** Largest deviation of a pixel. */
  noise: number
  /** How much darker the right side is than the left one, 0 to 1. */
  shadow: number
  /** Step between two greys that JPEG tells apart in a block's detail; 0 is none. */
  press: number
}

/** As in sample-signs.json: each sign in base 64, a bit a point. */
export type DrawnSigns = { readonly columns: number; readonly rows: number; readonly signs: Readonly<Record<string, string>> }

/** `chance`: numbers from 0 to 1, so that a test draws the same picture twice. */
export function drawZone(drawn: DrawnSigns, lines: readonly string[], camera: Camera, chance: () => number): Picture {
  const { pitch, degrees, shadow } = camera
  const apart = pitch * 1.65
  const [width, height] = [Math.ceil(pitch * (lines[0]!.length + 6)), Math.ceil(apart * lines.length + pitch * 12)]
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      let ink = 0
      for (const [du, dv] of [
        [-0.3, -0.3],
        [0.3, -0.3],
        [-0.3, 0.3],
        [0.3, 0.3],
      ] as const) {
        const [fromX, fromY] = [x + du - width / 2, y + dv - height * 0.6]
        const across = (fromX * cos + fromY * sin) / pitch + lines[0]!.length / 2
        const down = (fromY * cos - fromX * sin) / apart + lines.length / 2
        ink += inkAt(drawn, lines, across, down, pitch / apart) / 4
      }
      data[y * width + x] = (215 - 165 * ink) * (1 - (shadow * x) / width)
    }
  return press(noisy(blurred({ width, height, data }, camera.blur), camera.noise, chance), camera.press)
}

function inkAt(drawn: DrawnSigns, lines: readonly string[], across: number, down: number, cellShare: number): number {
  const [line, cell] = [Math.floor(down), Math.floor(across)]
  const sign = lines[line]?.[cell]
  if (sign === undefined) return 0
  const { columns, rows } = drawn
  const x = Math.floor((across - cell) * columns)
  // A row of signs is higher than its letters: the cell stands in its middle.
  const y = Math.floor(((down - line - 0.5) / (cellShare * 1.5) + 0.5) * rows)
  if (y < 0 || y >= rows) return 0
  const at = y * columns + x
  return (bytesOf(drawn, sign)[at >> 3]! >> (7 - (at & 7))) & 1
}

const decoded = new Map<string, Uint8Array>()
function bytesOf(drawn: DrawnSigns, sign: string): Uint8Array {
  const known = decoded.get(sign) ?? bitsOf(drawn.signs[sign]!)
  decoded.set(sign, known)
  return known
}

function blurred(picture: Picture, radius: number): Picture {
  if (radius === 0) return picture
  const { width, height } = picture
  const pass = (from: Picture, stepX: number, stepY: number): Picture => {
    const data = new Uint8Array(width * height)
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        let sum = 0
        const points = 5
        for (let at = 0; at < points; at += 1) {
          const away = ((at / (points - 1)) * 2 - 1) * radius
          sum += greyAt(from, x + away * stepX, y + away * stepY)
        }
        data[y * width + x] = sum / points
      }
    return { width, height, data }
  }
  return pass(pass(picture, 1, 0), 0, 1)
}

function noisy({ width, height, data }: Picture, most: number, chance: () => number): Picture {
  return { width, height, data: data.map((grey) => Math.min(255, Math.max(0, grey + (chance() + chance() - 1) * most))) as Uint8Array }
}

/** What JPEG loses: each block of eight by eight as a sum of waves, their heights rounded to steps that grow with the detail. */
function press({ width, height, data }: Picture, step: number): Picture {
  if (step === 0) return { width, height, data }
  const out = new Uint8Array(data)
  const wave = Array.from({ length: 8 }, (_, u) =>
    Array.from({ length: 8 }, (__, x) => (u === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * x + 1) * u * Math.PI) / 16)),
  )
  for (let top = 0; top + 8 <= height; top += 8)
    for (let left = 0; left + 8 <= width; left += 8) {
      const block = Array.from({ length: 8 }, (_, y) => Array.from({ length: 8 }, (__, x) => data[(top + y) * width + left + x]!))
      const along = block.map((row) => wave.map((one) => row.reduce((sum, grey, x) => sum + grey * one[x]!, 0)))
      const heights = wave.map((one, v) =>
        along[0]!.map((_, u) => {
          const exact = along.reduce((sum, row, y) => sum + row[u]! * one[y]!, 0)
          const unit = step * (1 + u + v)
          return Math.round(exact / unit) * unit
        }),
      )
      for (let y = 0; y < 8; y += 1)
        for (let x = 0; x < 8; x += 1) {
          let grey = 0
          for (let v = 0; v < 8; v += 1) for (let u = 0; u < 8; u += 1) grey += heights[v]![u]! * wave[v]![y]! * wave[u]![x]!
          out[(top + y) * width + left + x] = Math.min(255, Math.max(0, grey))
        }
    }
  return { width, height, data: out }
}
