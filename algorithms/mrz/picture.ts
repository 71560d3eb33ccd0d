// A grey picture and the dark shapes in it: everything between a photo and the signs of a machine readable zone that knows no sign yet.

/** Row after row, 0 is black. */
export type Picture = { readonly width: number; readonly height: number; readonly data: Uint8Array | Uint8ClampedArray }

/** A dark shape by its edges, both included. */
export type Shape = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number; readonly mass: number }

/** Means of whole squares of pixels, so that neither side is longer than `most`. */
export function shrink(picture: Picture, most: number): Picture {
  const factor = Math.ceil(Math.max(picture.width, picture.height) / most)
  if (factor <= 1) return picture
  const [width, height] = [Math.floor(picture.width / factor), Math.floor(picture.height / factor)]
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      let sum = 0
      for (let dy = 0; dy < factor; dy += 1) {
        const from = (y * factor + dy) * picture.width + x * factor
        for (let dx = 0; dx < factor; dx += 1) sum += picture.data[from + dx]!
      }
      data[y * width + x] = sum / (factor * factor)
    }
  return { width, height, data }
}

/** A quarter turn clockwise. */
export function turn({ width, height, data }: Picture): Picture {
  const turned = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) turned[x * height + (height - 1 - y)] = data[y * width + x]!
  return { width: height, height: width, data: turned }
}

/** The grey between pixels, white outside. */
export function greyAt({ width, height, data }: Picture, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) return 255
  const [right, down, at] = [x - left, y - top, top * width + left]
  const upper = data[at]! * (1 - right) + data[at + 1]! * right
  const lower = data[at + width]! * (1 - right) + data[at + width + 1]! * right
  return upper * (1 - down) + lower * down
}

/**
 * Shapes of pixels that are darker than what lies around them (Bradley and Roth 2007: below a share of the mean of a window, by sums
 * over rectangles, so that a shadow across the page changes nothing). One pass over the picture and one over its dark pixels.
 */
export function darkShapes(picture: Picture, windowRadius: number, share = 0.85): Shape[] {
  const dark = darkPixels(picture, windowRadius, share)
  const { width } = picture
  const shapes: Shape[] = []
  const open: number[] = []
  for (let start = 0; start < dark.length; start += 1) {
    if (dark[start] !== 1) continue
    let [left, top, right, bottom, mass] = [width, Math.floor(start / width), 0, 0, 0]
    open.push(start)
    dark[start] = 2
    while (open.length > 0) {
      const at = open.pop()!
      const [x, y] = [at % width, Math.floor(at / width)]
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
      mass += 1
      for (let dy = -1; dy <= 1; dy += 1)
        for (let dx = -1; dx <= 1; dx += 1) {
          const [nextX, next] = [x + dx, at + dy * width + dx]
          if (nextX < 0 || nextX >= width || dark[next] !== 1) continue
          dark[next] = 2
          open.push(next)
        }
    }
    shapes.push({ left, top, right, bottom, mass })
  }
  return shapes
}

function darkPixels({ width, height, data }: Picture, radius: number, share: number): Uint8Array {
  const sums = new Float64Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y += 1) {
    let row = 0
    for (let x = 0; x < width; x += 1) {
      row += data[y * width + x]!
      sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1]! + row
    }
  }
  const mean = (x: number, y: number, around: number): number => {
    const [left, top] = [Math.max(0, x - around), Math.max(0, y - around)]
    const [right, bottom] = [Math.min(width, x + around + 1), Math.min(height, y + around + 1)]
    const corner = (cx: number, cy: number): number => sums[cy * (width + 1) + cx]!
    return (corner(right, bottom) - corner(left, bottom) - corner(right, top) + corner(left, top)) / ((right - left) * (bottom - top))
  }
  const dark = new Uint8Array(width * height)
  // A pixel and its neighbours together: single grains of noise are no shape.
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) if (mean(x, y, 1) < mean(x, y, radius) * share) dark[y * width + x] = 1
  return dark
}
