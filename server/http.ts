/** Composes the rooms into one HTTP server: routes from contracts, sessions, files, the API's own documents, the desk and the portal. */
import multipart from '@fastify/multipart'
import { Readable } from 'node:stream'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import * as access from '#domain/access/contract.ts'
import type { Contract } from '#domain/kit/contract.ts'
import type { Env } from './env.ts'
import { readSession, type Session, signIn, signOut } from './access/sign-in-actions.ts'
import { endOtherSessions } from './access/actions.ts'
import { listeners } from './jobs.ts'
import { keepFile, maxTableBytes, readStored } from './kit/files.ts'
import { docsPage, openApi } from './kit/open-api.ts'
import { actAs, answer, badInput, notFound, type Reply, type Route, type Signed } from './kit/route.ts'
import { clearedCookie, isSameOrigin, sessionCookie, tokenHash, tokenIn } from './kit/session.ts'
import { clockNow, type House, newId } from './kit/transaction.ts'
import { addDesk } from './desk-files.ts'
import { portalPages, sendMissing } from './portal.ts'
import { routes } from './routes.ts'
import { SessionCache } from './session-cache.ts'

const contentPolicy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `img-src 'self' data: blob:`,
  `font-src 'self'`,
  `connect-src 'self'`,
  `worker-src 'self'`,
  `manifest-src 'self'`,
  `form-action 'self'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ')

const ownContracts: Contract[] = [access.signIn, access.signOut, access.getSelf, access.endOtherSessions] as unknown as Contract[]
export const contracts: readonly Contract[] = [...ownContracts, ...routes.map((route) => route.contract)]

/** `logTo` receives one JSON line a request: an id, the route's pattern, the status, the time. Never a URL, never a body. */
export function buildServer(house: House, env: Env, logTo: (line: string) => void): FastifyInstance {
  const app = Fastify({
    logger: false,
    trustProxy: env.behindProxy,
    bodyLimit: 4 * 1024 * 1024,
    genReqId: () => newId(),
    routerOptions: { maxParamLength: 200 },
  })
  const limits = { idleMinutes: env.idleMinutes, absoluteHours: env.absoluteHours }
  const sessions = new SessionCache((hash) => readSession(house.pool, hash, limits, clockNow()))

  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy': contentPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
      ...(env.behindProxy ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    })
    if (request.method !== 'GET' && request.method !== 'HEAD' && !isSameOrigin(request.headers.origin, request.headers.host)) {
      return reply.code(403).send({ refusal: 'other_origin' })
    }
  })
  app.addHook('onResponse', async (request, reply) => {
    const line = {
      id: request.id,
      method: request.method,
      route: request.routeOptions.url ?? '(none)',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    }
    logTo(JSON.stringify(line))
  })
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    if (error.statusCode !== undefined && error.statusCode < 500)
      return reply.code(error.statusCode).send({ refusal: wordFor(error.statusCode) })
    // A bug: said once with its place in the code, never with the values that were being worked on.
    logTo(
      JSON.stringify({
        id: request.id,
        bug: error.name,
        code: error.code,
        at: error.stack
          ?.split('\n')
          .filter((line) => line.includes('/server/') || line.includes('/domain/'))
          .slice(0, 6),
      }),
    )
    if (process.env.PASSERELLE_SHOW_BUGS === '1') console.error(error)
    return reply.code(500).send({ refusal: 'our_mistake', details: { request: request.id } })
  })
  app.setNotFoundHandler((request, reply) =>
    request.url.startsWith('/api/') ? reply.code(404).send({ refusal: 'not_found' }) : sendMissing(request, reply),
  )

  app.addHook('preHandler', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })

  addSessionRoutes(app, house, env, sessions)
  for (const route of routes) addRoute(app, house, route, sessions)
  addFileRoutes(app, house, sessions)
  addDocuments(app, env)
  void app.register(portalPages, { house })
  addDesk(app)
  return app
}

/** Every answer of a request that is not signed in, whatever it asks for. */
const notSignedIn = { refusal: 'not_signed_in' }

function addRoute(app: FastifyInstance, house: House, route: Route, sessions: SessionCache): void {
  app.route({
    method: route.contract.method,
    url: route.contract.path,
    handler: async (request, reply) => {
      const session = await sessions.of(request)
      if (session === undefined) return reply.code(401).send(notSignedIn)
      const input = inputOf(request)
      const command = request.headers['idempotency-key']
      if (typeof command === 'string' && !isUuid(command))
        return reply.code(422).send({ refusal: 'bad_input', fields: [{ path: 'Idempotency-Key', problem: 'format', message: 'a UUID' }] })
      send(reply, await answer(house, listeners, signedFrom(session), route, { input, command: command as string | undefined }))
      if (route.contract.name.startsWith('access.')) sessions.forgetAll()
      return reply
    },
  })
}

function inputOf(request: FastifyRequest): Record<string, unknown> {
  const body = request.method === 'GET' ? request.query : request.body
  return { ...(isRecord(body) ? body : {}), ...(request.params as Record<string, unknown>) }
}

function send(reply: FastifyReply, answered: Reply): void {
  if ('download' in answered) {
    const { fileName, mediaType, body } = answered.download
    void reply
      .header('content-type', mediaType)
      .header('content-disposition', `attachment; filename="${fileName.replace(/[^\w.-]/g, '_')}"`)
      .send(typeof body === 'string' ? body : body instanceof Uint8Array ? Buffer.from(body) : Readable.from(body))
    return
  }
  if (answered.status === 200 && answered.replayed) reply.header('passerelle-replayed', '1')
  void reply.code(answered.status).send(answered.body)
}

function signedFrom(session: Session): Signed {
  const { self } = session
  return {
    accountId: self.accountId,
    grants: self.grants,
    compartments: session.compartments,
    airportsOf: (offices) => self.offices.filter((office) => offices.includes(office.id)).flatMap((office) => office.airports),
  }
}

function addSessionRoutes(app: FastifyInstance, house: House, env: Env, sessions: SessionCache): void {
  app.post(access.signIn.path, async (request, reply) => {
    const parsed = access.signIn.input.safeParse(inputOf(request))
    if (!parsed.success) return reply.code(422).send(bodyOf(badInput(parsed.error)))
    const result = await signIn(
      house,
      { ...parsed.data, address: request.ip },
      { idleMinutes: env.idleMinutes, absoluteHours: env.absoluteHours },
      clockNow(),
    )
    if (!result.ok)
      return reply
        .code(result.refusal === 'too_many_attempts' ? 429 : 409)
        .send({ refusal: result.refusal, ...(result.details ? { details: result.details } : {}) })
    return reply.header('set-cookie', sessionCookie(result.value.token, env.absoluteHours * 3600, env.behindProxy)).send(result.value.self)
  })
  app.post(access.signOut.path, async (request, reply) => {
    const token = tokenIn(request.headers.cookie)
    if (token !== undefined) {
      await signOut(house.pool, tokenHash(token), clockNow())
      sessions.forgetAll()
    }
    return reply.header('set-cookie', clearedCookie(env.behindProxy)).send({})
  })
  app.get(access.getSelf.path, async (request, reply) => {
    const session = await sessions.of(request)
    return session === undefined ? reply.code(401).send(notSignedIn) : session.self
  })
  app.post(access.endOtherSessions.path, async (request, reply) => {
    const session = await sessions.of(request)
    if (session === undefined) return reply.code(401).send(notSignedIn)
    const keep = tokenHash(tokenIn(request.headers.cookie)!)
    const result = await actAs(house, listeners, actorOf(session), scopeOf(session), async (work) => ({
      ok: true,
      value: await endOtherSessions(work, keep),
    }))
    sessions.forgetAll()
    return { ended: result.ok ? result.value : 0 }
  })
}

function actorOf(session: Session) {
  const signed = signedFrom(session)
  const offices = session.self.offices.map((office) => office.id)
  return {
    accountId: signed.accountId,
    offices,
    compartments: session.compartments,
    airports: signed.airportsOf(offices),
    permissions: session.self.permissions,
  }
}

function scopeOf(session: Session) {
  return { account: session.self.accountId, offices: session.self.offices.map((office) => office.id), compartments: session.compartments }
}

/** Upload and download of files: bytes do not fit a JSON contract. Any staff member of an office may upload; the row decides who reads. */
function addFileRoutes(app: FastifyInstance, house: House, sessions: SessionCache): void {
  void app.register(async (scoped) => {
    await scoped.register(multipart, { limits: { fileSize: maxTableBytes + 1, files: 1, fields: 5 } })
    scoped.post('/api/files', async (request, reply) => {
      const session = await sessions.of(request)
      if (session === undefined) return reply.code(401).send(notSignedIn)
      if (!request.isMultipart())
        return reply
          .code(422)
          .send({ refusal: 'bad_input', fields: [{ path: 'file', problem: 'missing', message: 'multipart/form-data with one file' }] })
      const part = await request.file()
      if (part === undefined)
        return reply.code(422).send({ refusal: 'bad_input', fields: [{ path: 'file', problem: 'missing', message: 'one file' }] })
      const bytes = await part.toBuffer()
      const office = session.self.office.id
      const result = await actAs(house, listeners, actorOf(session), scopeOf(session), (work) =>
        keepFile(work, { bytes, name: part.filename, purpose: 'upload', office, compartment: 0 }),
      )
      if (!result.ok)
        return reply
          .code(409)
          .send(result.details === undefined ? { refusal: result.refusal } : { refusal: result.refusal, details: result.details })
      return result.value
    })
  })
  app.get<{ Params: { fileId: string } }>('/api/files/:fileId', async (request, reply) => {
    const session = await sessions.of(request)
    if (session === undefined) return reply.code(401).send(notSignedIn)
    if (!isUuid(request.params.fileId)) return reply.code(404).send(bodyOf(notFound))
    const result = await actAs(house, listeners, actorOf(session), scopeOf(session), (work) => readStored(work, request.params.fileId))
    if (!result.ok) return reply.code(404).send(bodyOf(notFound))
    send(reply, { status: 200, download: { fileName: result.value.name, mediaType: result.value.mediaType, body: result.value.bytes } })
    return reply
  })
}

function addDocuments(app: FastifyInstance, env: Env): void {
  const document = openApi(contracts)
  const text = JSON.stringify(document)
  app.get('/api/openapi.json', async (_request, reply) => reply.type('application/json').send(text))
  app.get('/api/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').send(docsPage(contracts)))
  app.get('/api/health', async () => ({ ok: true, demonstration: env.mode === 'demonstration' && env.databaseUrl === undefined }))
}

function bodyOf(answered: Reply): unknown {
  return 'body' in answered ? answered.body : null
}

function wordFor(status: number): string {
  return status === 413 ? 'too_large' : status === 415 ? 'wrong_media_type' : status === 404 ? 'not_found' : 'bad_request'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)
}
