/** Opens the house: the database (embedded or given), its schema, the pool of the server's role, the packs. Said step by step. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Env } from './env.ts'
import { readFeeds } from './flight-feeds.ts'
import { openPool } from './kit/database.ts'
import { startPostgres } from './kit/embedded-postgres.ts'
import { migrateJobs } from './kit/jobs.ts'
import { messagesToFolder } from './kit/messages.ts'
import { migrate, readMigrations, refuseUnboundRole } from './kit/migrate.ts'
import type { House } from './kit/transaction.ts'

export type OpenHouse = {
  house: House
  /** The owner of the schema: migrations and backup, never requests. */
  owner: pg.ClientConfig
  app: pg.PoolConfig
  embedded: boolean
  migrated: string[]
  close: () => Promise<void>
}

type Databases = { owner: pg.ClientConfig; app: pg.PoolConfig; embedded: boolean; stop(): Promise<void> }

/** `attach`: use the embedded PostgreSQL of a server that is running now, when there is one (the command line beside the server). */
export async function openHouse(env: Env, told: (line: string) => void, attach = false): Promise<OpenHouse> {
  await mkdir(env.dataFolder, { recursive: true, mode: 0o700 })
  const databases = env.databaseUrl === undefined ? await openEmbedded(env, told, attach) : openGiven(env, env.databaseUrl)
  try {
    const migrated = await migrate(databases.owner, env.schema, await readMigrations(), told)
    if (migrated.length > 0 || !(await hasJobs(databases.owner, env.schema))) await migrateJobs(databases.owner, env.schema)
    const pool = openPool(databases.app, env.schema, 12)
    await refuseUnboundRole(pool)
    const house: House = {
      pool,
      filesFolder: join(env.dataFolder, 'files'),
      send: messagesToFolder(join(env.dataFolder, 'messages')),
      secret: env.secret ?? (await keptSecret(env)),
      feeds: await readFeeds(env.flightsFile),
    }
    return {
      house,
      owner: databases.owner,
      app: databases.app,
      embedded: databases.embedded,
      migrated,
      close: async () => {
        await pool.end()
        await databases.stop()
      },
    }
  } catch (error) {
    await databases.stop()
    throw error
  }
}

async function openEmbedded(env: Env, told: (line: string) => void, attach: boolean): Promise<Databases> {
  const folder = join(env.dataFolder, 'database')
  const live = attach ? liveSocket(folder) : undefined
  const running =
    live === undefined
      ? await startPostgres({ folder, log: told })
      : { socketDir: live, port: 5432, user: 'postgres', stop: async () => undefined }
  const owner = { host: running.socketDir, port: running.port, user: running.user, database: 'passerelle' }
  await ensureDatabase({ ...owner, database: 'postgres' })
  return { owner, app: { ...owner, user: 'passerelle_app' }, embedded: true, stop: running.stop }
}

/** One URL is enough: each connection of the server takes the bound role as it opens, and cannot be opened as anything else. */
function openGiven(env: Env, url: string): Databases {
  const app: pg.PoolConfig = {
    connectionString: url,
    ...(new URL(url).username === 'passerelle_app' ? {} : { options: '-c role=passerelle_app' }),
  }
  return { owner: { connectionString: env.migrateUrl ?? url }, app, embedded: false, stop: async () => undefined }
}

/** Where the PostgreSQL of a running server listens: line 5 of its pid file, when the owner's lock is held by a live process. */
function liveSocket(folder: string): string | undefined {
  const lock = join(folder, 'server.lock')
  const pidFile = join(folder, 'postmaster.pid')
  if (!existsSync(lock) || !existsSync(pidFile)) return undefined
  const owner = Number(readFileSync(lock, 'utf8').split('\n')[0])
  try {
    process.kill(owner, 0)
  } catch {
    return undefined
  }
  return readFileSync(pidFile, 'utf8').split('\n')[4]?.trim()
}

async function ensureDatabase(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const there = await client.query(`select 1 from pg_database where datname = 'passerelle'`)
    if (there.rowCount === 0) await client.query('create database passerelle')
  } finally {
    await client.end()
  }
}

async function hasJobs(owner: pg.ClientConfig, schema: string): Promise<boolean> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const there = await client.query(`select to_regclass($1) is not null as there`, [`${schema}_jobs.version`])
    return there.rows[0].there as boolean
  } finally {
    await client.end()
  }
}

/** Outside production a secret is made once and kept beside the data. */
async function keptSecret(env: Env): Promise<string> {
  const path = join(env.dataFolder, 'secret')
  const kept = await readFile(path, 'utf8').catch(() => undefined)
  if (kept !== undefined) return kept
  const made = randomBytes(32).toString('base64url')
  await writeFile(path, made, { mode: 0o600 })
  return made
}
