/**
 * Serves the public portal: reads published facts as nobody, and hands them to the pure pages of portal/. No session is looked
 * at here, so a page is the same for everybody and may be kept by any cache.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Day, dayAt } from '#domain/kit/day.ts'
import { readAbout } from '#packs/about.ts'
import { describeFault } from '#packs/read-pack.ts'
import { countryName } from '#packs/places/countries.ts'
import { portalLanguages, type PortalLanguage } from '#portal/addresses.ts'
import type { Facts } from '#portal/facts.ts'
import { type Asked, renderMissing, renderPage } from '#portal/pages.ts'
import { clockNow, type House } from './kit/transaction.ts'
import { type Published, readPublished } from './portal-facts.ts'

const factsKeptMs = 60_000
const pagesKept = 500

const stylesheetText = readFileSync(new URL('../portal/portal.css', import.meta.url), 'utf8')
const stylesheetMark = markOf(stylesheetText)
const stylesheet = `/portal.css?v=${stylesheetMark}`

export async function portalPages(app: FastifyInstance, options: { house: House }): Promise<void> {
  const facts = keepFacts(options.house)
  const kept = new Map<string, Sendable>()
  let keptFor: Facts | undefined

  const style = sendable(stylesheetText, 'text/css; charset=utf-8', 'public, max-age=31536000, immutable')
  app.get('/portal.css', async (request, reply) => send(request, reply, style))

  app.get('/', async (request, reply) =>
    reply
      .header('vary', 'accept-language')
      .header('cache-control', 'no-cache')
      .redirect(`/${portalLanguage(request)}`, 302),
  )

  const page = async (request: FastifyRequest, reply: FastifyReply) => {
    const path = request.url.split('?')[0] ?? ''
    const proper = path.replace(/\/+$/, '').toLowerCase()
    if (proper !== path) return reply.redirect(proper, 301)

    const now = await facts()
    if (now !== keptFor) {
      kept.clear()
      keptFor = now
    }
    const known = kept.get(path)
    if (known !== undefined && Object.keys(request.query as object).length === 0) return send(request, reply, known)

    const rendered = renderPage(path, askedIn(request.query), now)
    if (rendered === undefined) return sendMissing(request, reply)
    const caching = rendered.ofQuestion ? 'private, max-age=60' : 'public, max-age=300'
    const made = sendable(rendered.text, `text/${rendered.kind}; charset=utf-8`, caching, rendered.language)
    // Only addresses without a question are kept, so that nobody can fill the memory by asking.
    if (!rendered.ofQuestion && kept.size < pagesKept) kept.set(path, made)
    return send(request, reply, made)
  }
  for (const language of portalLanguages) {
    app.get(`/${language}`, page)
    app.get(`/${language}/*`, page)
  }
}

/** The house's page for an address that leads nowhere, in the visitor's language. */
export function notFoundPage(language: PortalLanguage): string {
  return renderMissing(language, { about: office(), stylesheet })
}

/** The language of the address, else the one the visitor's browser likes best of ours, else French. */
export function portalLanguage(request: Pick<FastifyRequest, 'url' | 'headers'>): PortalLanguage {
  const named = portalLanguages.find((language) => new RegExp(`^/${language}(/|\\?|$)`).test(request.url))
  if (named !== undefined) return named
  const wishes = (request.headers['accept-language'] ?? '')
    .slice(0, 200)
    .split(',')
    .map((wish) => /^\s*([a-z]{2,3})(?:-[\w-]*)?\s*(?:;\s*q=([\d.]+))?\s*$/i.exec(wish))
    .flatMap((wish) => (wish === null ? [] : [{ language: wish[1]?.toLowerCase(), weight: Number(wish[2] ?? 1) }]))
    .filter((wish) => wish.weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
  return (
    portalLanguages.find(
      (language) => language === wishes.find((wish) => portalLanguages.some((each) => each === wish.language))?.language,
    ) ?? 'fr'
  )
}

export function sendMissing(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const language = portalLanguage(request)
  return send(request, reply.code(404), sendable(notFoundPage(language), 'text/html; charset=utf-8', 'no-store', language))
}

function askedIn(query: unknown): Asked {
  const { q, section } = (query ?? {}) as Record<string, unknown>
  return { q: typeof q === 'string' ? q : undefined, section: typeof section === 'string' ? section : undefined }
}

/** Facts are read again after a minute. While the database does not answer, the last ones known are served. */
function keepFacts(house: House): () => Promise<Facts> {
  let last: { facts: Facts; mark: string; until: number } | undefined
  let reading: Promise<Facts> | undefined

  const readAgain = async (): Promise<Facts> => {
    try {
      const today = dayAt(clockNow(), 'Europe/Paris')
      const published = await readPublished(house)
      const mark = markOf(JSON.stringify([today, published]))
      // The same facts stay the same object, so that pages made from them stay too.
      last = { facts: last?.mark === mark ? last.facts : gather(published, today), mark, until: Date.now() + factsKeptMs }
    } catch (error) {
      if (last === undefined) throw error
      last.until = Date.now() + factsKeptMs / 10
    }
    return last.facts
  }
  return () => {
    if (last !== undefined && last.until > Date.now()) return Promise.resolve(last.facts)
    reading ??= readAgain().finally(() => (reading = undefined))
    return reading
  }
}

function gather({ programmes, projects }: Published, today: Day): Facts {
  const codes = new Set([...programmes, ...projects].flatMap((each) => each.countries.map((country) => country.iso3)))
  const countryNames = Object.fromEntries(
    [...codes].map((code) => [code, { fr: countryName(code, 'fr') ?? code, en: countryName(code, 'en') ?? code }]),
  )
  return { programmes, projects, about: office(), countryNames, today, stylesheet }
}

let read: Facts['about'] | undefined

/** What the office says of itself, read from its pack once. A pack with a fault stops the server with file, line and remedy. */
function office(): Facts['about'] {
  if (read !== undefined) return read
  const reading = readAbout(fileURLToPath(new URL('../packs/france', import.meta.url)))
  if (!reading.ok) throw new Error(`The pack cannot be used:\n${reading.faults.map(describeFault).join('\n')}`)
  read = reading.word
  return read
}

type Sendable = {
  body: Buffer
  mark: string
  mediaType: string
  caching: string
  language: PortalLanguage | undefined
  packed: Map<string, Promise<Buffer>>
}

function sendable(text: string, mediaType: string, caching: string, language?: PortalLanguage): Sendable {
  return { body: Buffer.from(text), mark: markOf(text), mediaType, caching, language, packed: new Map() }
}

const packers: Record<string, (body: Buffer) => Promise<Buffer>> = {
  br: (body) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
  gzip: (body) => promisify(gzip)(body),
}

async function send(request: FastifyRequest, reply: FastifyReply, what: Sendable): Promise<FastifyReply> {
  const coding = codingFor(request.headers['accept-encoding'])
  const mark = `"${what.mark}${coding === undefined ? '' : `-${coding}`}"`
  void reply.headers({ 'content-type': what.mediaType, 'cache-control': what.caching, etag: mark, vary: 'accept-encoding' })
  if (what.language !== undefined) void reply.header('content-language', what.language)
  if (reply.statusCode === 200 && (request.headers['if-none-match'] ?? '').split(/\s*,\s*/).includes(mark)) return reply.code(304).send()
  if (coding === undefined) return reply.send(what.body)

  let packed = what.packed.get(coding)
  if (packed === undefined) what.packed.set(coding, (packed = packers[coding]!(what.body)))
  return reply.header('content-encoding', coding).send(await packed)
}

/** The best coding that the browser takes; one it weighs with 0 is refused. */
function codingFor(accepted: string | undefined): string | undefined {
  const taken = (accepted ?? '')
    .toLowerCase()
    .split(',')
    .map((each) => each.trim().split(/\s*;\s*q=/))
  return Object.keys(packers).find((coding) => taken.some(([name, weight]) => name === coding && Number(weight ?? 1) > 0))
}

function markOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16)
}
