/** Reads the lines out of a photo beside the page, so that the page goes on answering. It knows no network and keeps nothing. */
import { linesInPhoto, type Picture } from '#domain/people/photo-rules.ts'

self.onmessage = ({ data }: MessageEvent<{ picture: Picture; year: number }>) => {
  self.postMessage(linesInPhoto(data.picture, data.year))
}
