/**
 * Asks a feed of flights over HTTP. The world outside is taken at its worst: it may never answer, answer with errors, half an answer,
 * or far too much. Whatever it does, this gives a list of news or a word for what went wrong, in bounded time and memory.
 */
import type { Day } from '#domain/kit/day.ts'
import { itemsOf, readItem } from '#domain/transit/flight-rules.ts'
import type { FeedOutcome, FeedTerms, FlightNews } from '#domain/transit/flight-words.ts'

export type FeedAnswer = {
  readonly outcome: FeedOutcome
  readonly news: readonly FlightNews[]
  /** Items that do not say which flight and which day. */
  readonly unreadable: number
  readonly etag: string | null
  readonly retryAfterSeconds: number | undefined
}

/** An airport's whole day is far below this. */
const bytesMax = 2 * 1024 * 1024
const itemsMax = 5_000

export async function askFeed(terms: FeedTerms, zone: string, day: Day, etag: string | null): Promise<FeedAnswer> {
  const url = terms.url.replaceAll('{airport}', terms.airport).replaceAll('{day}', day)
  const timeout = AbortSignal.timeout(terms.timeoutMs)
  try {
    const headers = { accept: 'application/json', ...terms.headers, ...(etag === null ? {} : { 'if-none-match': etag }) }
    // A redirect would carry the key in the headers to whoever is named.
    const response = await fetch(url, { headers, signal: timeout, redirect: 'error' })
    if (response.status === 304) return bad('NOT_CHANGED', { etag })
    if (response.status === 429)
      return bad('TOO_MANY_REQUESTS', { etag, retryAfterSeconds: secondsOf(response.headers.get('retry-after')) })
    if (!response.ok) return bad('ERROR_STATUS', { etag, retryAfterSeconds: secondsOf(response.headers.get('retry-after')) })
    const text = await readAtMost(response, bytesMax)
    if (text === undefined) return bad('TOO_LARGE', { etag })
    return read(text, terms, zone, response.headers.get('etag'))
  } catch {
    return bad(timeout.aborted ? 'TOO_SLOW' : 'UNREACHABLE', { etag })
  }
}

function read(text: string, terms: FeedTerms, zone: string, etag: string | null): FeedAnswer {
  const items = itemsOf(parsed(text), terms.items)
  if (items === undefined || items.length > itemsMax) return bad('UNREADABLE', { etag: null })
  const news = items.flatMap((item) => readItem(item, terms, zone) ?? [])
  // A list of which nothing can be read is another list than the terms speak of.
  if (items.length > 0 && news.length === 0) return bad('UNREADABLE', { etag: null })
  return { outcome: 'NEWS', news, unreadable: items.length - news.length, etag, retryAfterSeconds: undefined }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

async function readAtMost(response: Response, most: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).length
    if (size > most) {
      await response.body?.cancel().catch(() => undefined)
      return undefined
    }
    chunks.push(chunk as Uint8Array)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function secondsOf(header: string | null): number | undefined {
  if (header === null) return undefined
  const seconds = /^\d+$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - Date.now()) / 1000)
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined
}

function bad(outcome: FeedOutcome, rest: { etag: string | null; retryAfterSeconds?: number | undefined }): FeedAnswer {
  return { outcome, news: [], unreadable: 0, etag: rest.etag, retryAfterSeconds: rest.retryAfterSeconds }
}
