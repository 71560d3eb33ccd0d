/**
 * The lines at the foot of a document out of a photo, read on the device that took it. What comes out is a proposal: somebody compares it
 * with the document, and it is judged afterwards as if it had been typed (document-rules.ts).
 */
import type { Picture } from '#algorithms/mrz/picture.ts'
import { type PictureReading, readPicture } from '#algorithms/mrz/read-picture.ts'

export type { Picture, PictureReading }

/** Grey, row after row; `year` is this year, as for typed lines. */
export function linesInPhoto(picture: Picture, year: number): PictureReading {
  return readPicture(picture, year)
}
