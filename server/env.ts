/** Everything the surroundings decide, read once at the start. Unsafe production settings are refused in one sentence each. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

export type Env = {
  mode: 'demonstration' | 'production' | 'test'
  host: string
  port: number
  dataFolder: string
  /** Absent: the embedded PostgreSQL. */
  databaseUrl: string | undefined
  /** The role that may change the schema; the server never connects with it. */
  migrateUrl: string | undefined
  schema: string
  /** Signs hand-over tokens and device keys. Made and kept in the data folder when not given. */
  secret: string | undefined
  /** The server stands behind a proxy that ends TLS and sets X-Forwarded-*. */
  behindProxy: boolean
  idleMinutes: number
  absoluteHours: number
  /** A file that says which feeds of flight news are asked, and how. */
  flightsFile: string | undefined
}

export class EnvError extends Error {}

export function readEnv(from: Record<string, string | undefined> = process.env): Env {
  const production = from.PASSERELLE_ENV === 'production'
  const env: Env = {
    mode: production ? 'production' : from.PASSERELLE_ENV === 'test' ? 'test' : 'demonstration',
    host: from.HOST ?? '127.0.0.1',
    port: wholeNumber(from, 'PORT', 3000, 0, 65_535),
    dataFolder: resolve(expandHome(from.PASSERELLE_DATA ?? '.passerelle')),
    databaseUrl: from.DATABASE_URL || undefined,
    migrateUrl: from.DATABASE_MIGRATE_URL || from.DATABASE_URL || undefined,
    schema: from.PASSERELLE_SCHEMA ?? 'passerelle',
    secret: from.PASSERELLE_SECRET || undefined,
    behindProxy: from.PASSERELLE_PROXY === '1',
    idleMinutes: wholeNumber(from, 'PASSERELLE_IDLE_MINUTES', 60, 5, 24 * 60),
    absoluteHours: wholeNumber(from, 'PASSERELLE_SESSION_HOURS', 12, 1, 7 * 24),
    flightsFile:
      from.PASSERELLE_FLIGHTS === undefined || from.PASSERELLE_FLIGHTS === '' ? undefined : resolve(expandHome(from.PASSERELLE_FLIGHTS)),
  }
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(env.schema)) throw new EnvError('PASSERELLE_SCHEMA must be lower-case letters, digits and _ only.')
  if (production) refuseUnsafe(env)
  return env
}

function refuseUnsafe(env: Env): void {
  if (env.secret === undefined || env.secret.length < 32 || new Set(env.secret).size < 10)
    throw new EnvError('PASSERELLE_SECRET is missing or weak: give at least 32 random characters (for example `openssl rand -base64 32`).')
  if (!env.behindProxy)
    throw new EnvError(
      'Plain http is refused in production: put a TLS proxy in front and set PASSERELLE_PROXY=1, which says that it is there.',
    )
}

function wholeNumber(from: Record<string, string | undefined>, name: string, otherwise: number, min: number, max: number): number {
  const text = from[name]
  if (text === undefined || text === '') return otherwise
  const value = Number(text)
  if (!Number.isInteger(value) || value < min || value > max)
    throw new EnvError(`${name} must be a whole number from ${min} to ${max}, not "${text}".`)
  return value
}

function expandHome(path: string): string {
  return path.startsWith('~/') ? join(homedir(), path.slice(2)) : path
}
