/**
 * A whole office for one test file: a real PostgreSQL, a database of its own copied from a template with the cast in it, and the
 * real HTTP server. `npm test` starts one PostgreSQL for all files (PASSERELLE_TEST_POSTGRES); a file run alone starts its own.
 */
import { createHash } from 'node:crypto'
import { appendFileSync, globSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import type { z } from 'zod'
import { castCompartments, castOffices, castPassword, castStaff } from '#database/cast.ts'
import * as access from '#domain/access/contract.ts'
import type { Contract, OutputOf, RequestOf } from '#domain/kit/contract.ts'
import { readEnv } from './env.ts'
import { foundMission } from './founding.ts'
import { buildServer } from './http.ts'
import { loadPacks } from './load-packs.ts'
import { openPool, type Pool } from './kit/database.ts'
import { messagesToFolder } from './kit/messages.ts'
import { startPostgres } from './kit/embedded-postgres.ts'
import { migrate, readMigrations } from './kit/migrate.ts'
import { type House, newId } from './kit/transaction.ts'

const schema = 'passerelle'
const root = join(import.meta.dirname, '..')

export type Answered<Output> = {
  status: number
  body: Output & { refusal?: string; details?: Record<string, unknown>; fields?: { path: string }[] }
  replayed: boolean
  raw: Buffer
  headers: Record<string, unknown>
}

/** Somebody of the cast at their keyboard. */
export type Visitor = {
  ask<C extends Contract<z.ZodObject, z.ZodType, string>>(
    contract: C,
    input: RequestOf<C>,
    options?: { command?: string },
  ): Promise<Answered<OutputOf<C>>>
  /** Any input at all, for tests of what must be refused. */
  askRaw(contract: Contract, input: Record<string, unknown>, options?: { command?: string }): Promise<Answered<Record<string, unknown>>>
  upload(name: string, bytes: Uint8Array): Promise<Answered<{ id: string }>>
  cookie: string
}

export type TestOffice = {
  app: FastifyInstance
  house: House
  pool: Pool
  /** As the owner of the schema: to look behind the curtain, never to pass a rule. */
  admin: pg.Client
  connection: pg.ClientConfig
  as(email: string): Promise<Visitor>
  /** Accounts of the cast by e-mail. */
  account(email: string): Promise<string>
  log: string[]
  close(): Promise<void>
}

export async function openTestOffice(): Promise<TestOffice> {
  const server = await testPostgres()
  const template = await ensureTemplate(server.connection)
  const database = `test_${newId().replaceAll('-', '')}`
  await withClient({ ...server.connection, database: 'postgres' }, (client) =>
    client.query(`create database ${database} template ${template}`),
  )

  const connection = { ...server.connection, database }
  const files = await mkdtemp(join(tmpdir(), 'passerelle-files-'))
  const pool = openPool({ ...connection, user: 'passerelle_app' }, schema, 6)
  const house: House = {
    pool,
    filesFolder: files,
    send: messagesToFolder(join(files, 'messages')),
    secret: 'test-secret-of-the-house-0123456789',
  }
  const log: string[] = []
  const app = buildServer(house, readEnv({ PASSERELLE_ENV: 'test' }), (line) => {
    log.push(line)
    if (process.env.PASSERELLE_TEST_LOG !== undefined) appendFileSync(process.env.PASSERELLE_TEST_LOG, `${line}\n`)
  })
  await app.ready()
  const admin = new pg.Client({ ...connection, options: `-c search_path=${schema},public` })
  await admin.connect()

  return {
    app,
    house,
    pool,
    admin,
    connection,
    log,
    as: (email) => visit(app, email),
    account: async (email) => (await admin.query<{ id: string }>('select id from access_account where email = $1', [email])).rows[0]!.id,
    close: async () => {
      await app.close()
      await admin.end()
      await pool.end()
      await withClient({ ...server.connection, database: 'postgres' }, (client) =>
        client.query(`drop database if exists ${database} with (force)`),
      )
      await rm(files, { recursive: true, force: true })
      await server.stop()
    },
  }
}

async function visit(app: FastifyInstance, email: string): Promise<Visitor> {
  const signed = await app.inject({
    method: 'POST',
    url: access.signIn.path,
    payload: { email, password: castPassword },
    remoteAddress: `127.0.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`,
  })
  if (signed.statusCode !== 200) throw new Error(`${email} cannot sign in: ${signed.body}`)
  const cookie = String(signed.headers['set-cookie']).split(';')[0]!
  const askRaw: Visitor['askRaw'] = async (contract, input, options) => {
    const inPath = [...contract.path.matchAll(/:(\w+)/g)].map((match) => match[1]!)
    const url = contract.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input[name])))
    const rest = Object.fromEntries(Object.entries(input).filter(([name, value]) => !inPath.includes(name) && value !== undefined))
    const reply = await app.inject({
      method: contract.method,
      url: contract.method === 'GET' ? `${url}?${new URLSearchParams(rest as Record<string, string>).toString()}` : url,
      headers: { cookie, ...(options?.command === undefined ? {} : { 'idempotency-key': options.command }) },
      ...(contract.method === 'GET' ? {} : { payload: rest }),
    })
    const isJson = String(reply.headers['content-type']).includes('json')
    return {
      status: reply.statusCode,
      body: isJson ? reply.json() : {},
      replayed: reply.headers['passerelle-replayed'] === '1',
      raw: reply.rawPayload,
      headers: reply.headers,
    }
  }
  return {
    cookie,
    askRaw,
    ask: askRaw as unknown as Visitor['ask'],
    upload: async (name, bytes) => {
      const boundary = 'passerelle-test-boundary'
      const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
      const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
      const reply = await app.inject({
        method: 'POST',
        url: '/api/files',
        headers: { cookie, 'content-type': `multipart/form-data; boundary=${boundary}` },
        payload,
      })
      return { status: reply.statusCode, body: reply.json(), replayed: false, raw: reply.rawPayload, headers: reply.headers }
    },
  }
}

type Server = { connection: pg.ClientConfig; stop(): Promise<void> }

async function testPostgres(): Promise<Server> {
  const shared = process.env.PASSERELLE_TEST_POSTGRES
  if (shared !== undefined) return { connection: { host: shared, port: 5432, user: 'postgres' }, stop: async () => undefined }
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-test-'))
  const postgres = await startPostgres({ folder: join(folder, 'database'), durable: false })
  return {
    connection: { host: postgres.socketDir, port: postgres.port, user: postgres.user },
    stop: async () => {
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The template holds the schema and the cast; its name is the hash of what made it. Many files may ask at once: one makes it. */
async function ensureTemplate(connection: pg.ClientConfig): Promise<string> {
  const migrations = await readMigrations()
  const packs = globSync('packs/**/*.yaml', { cwd: root }).sort()
  const contents = await Promise.all(packs.map((file) => readFile(join(root, file), 'utf8')))
  const made = createHash('sha1')
    .update(JSON.stringify([migrations.map((file) => file.sha256), castStaff, castOffices, contents]))
    .digest('hex')
    .slice(0, 16)
  const name = `template_${made}`
  return withClient({ ...connection, database: 'postgres' }, async (client) => {
    await client.query('select pg_advisory_lock(81)')
    const there = await client.query('select 1 from pg_database where datname = $1', [name])
    if (there.rowCount === 1) return name
    const draft = `draft_${made}`
    await client.query(`drop database if exists ${draft} with (force)`)
    await client.query(`create database ${draft}`)
    await migrate({ ...connection, database: draft }, schema, migrations)
    const pool = openPool({ ...connection, database: draft, user: 'passerelle_app' }, schema, 2)
    const house: House = { pool, filesFolder: tmpdir(), send: async () => undefined, secret: '' }
    await foundMission(house, { offices: castOffices, staff: castStaff, compartments: castCompartments, password: castPassword })
    await loadPacks(house)
    await pool.end()
    await client.query(`alter database ${draft} rename to ${name}`)
    return name
  })
}

async function withClient<Value>(connection: pg.ClientConfig, does: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return await does(client)
  } finally {
    await client.end()
  }
}
