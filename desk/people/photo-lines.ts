/** From the file that a camera or an album gives to the lines on it, without leaving the device. */
import type { Picture, PictureReading } from '#domain/people/photo-rules.ts'

/** The longer side of what is looked at; a phone's photo is two to three times as long. */
const mostPixels = 2400

/** `not_a_picture` where the browser cannot open the file. */
export async function linesInFile(file: File, year: number): Promise<PictureReading | 'not_a_picture'> {
  const picture = await greyOf(file)
  if (picture === undefined) return 'not_a_picture'
  const worker = new Worker(new URL('./photo-worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise<PictureReading>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<PictureReading>) => resolve(data)
      worker.onerror = (event) => reject(new Error(event.message))
      worker.postMessage({ picture, year }, [picture.data.buffer])
    })
  } finally {
    worker.terminate()
  }
}

async function greyOf(file: File): Promise<(Picture & { data: Uint8Array<ArrayBuffer> }) | undefined> {
  let image: ImageBitmap
  try {
    image = await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    return undefined
  }
  const scale = Math.min(1, mostPixels / Math.max(image.width, image.height))
  const [width, height] = [Math.max(1, Math.round(image.width * scale)), Math.max(1, Math.round(image.height * scale))]
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const pen = canvas.getContext('2d', { willReadFrequently: true })!
  pen.drawImage(image, 0, 0, width, height)
  image.close()
  const { data: colours } = pen.getImageData(0, 0, width, height)
  const data = new Uint8Array(width * height)
  for (let at = 0; at < data.length; at += 1)
    data[at] = 0.299 * colours[at * 4]! + 0.587 * colours[at * 4 + 1]! + 0.114 * colours[at * 4 + 2]!
  return { width, height, data }
}
