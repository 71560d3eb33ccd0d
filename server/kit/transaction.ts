/**
 * Opens a transaction as somebody: `begin` and `set local` travel in the same pipeline as the first query
 * (postgres-facts.md 3), so row-level security costs no round trip. Outside such a transaction the server sees no row at all.
 */
import { randomBytes } from 'node:crypto'
import type { Actor } from '#domain/access/words.ts'
import type { Instant } from '#domain/kit/day.ts'
import { uuidV7 } from '#domain/kit/id.ts'
import { type Db, forgetGate, kyselyOn, type Pool, send, sendNow } from './database.ts'
import type { SendMessage } from './messages.ts'

/** Whose eyes and hands a transaction has. */
export type Scope = {
  readonly account: string | null
  readonly offices: readonly number[]
  readonly compartments: readonly number[]
  /** The server acting for nobody: sign-in, rate limits, loading packs. */
  readonly system?: boolean
}

/** What the running server has: made once in main.ts, handed down, never a global. */
export type House = {
  readonly pool: Pool
  readonly filesFolder: string
  /** Mail and SMS leave by this door; the default writes them to a folder. */
  readonly send: SendMessage
  /** Signs tokens and hashes addresses. */
  readonly secret: string
}

/** All that an action may use besides its input. */
export type Work = {
  readonly house: House
  readonly actor: Actor
  readonly now: Instant
  readonly db: Db
  readonly scope: Scope
  readonly command: string
  /** Says what happened; written in the same commit, then told to the listeners of server/jobs.ts. */
  record(event: NewEvent): void
  readonly events: readonly NewEvent[]
}

export type NewEvent = {
  /** Past tense: `arrival_recorded`. */
  readonly name: string
  readonly subject: string
  readonly office: number
  readonly compartment: number
  readonly caseId?: string | undefined
  /** Codes and numbers a timeline needs; never a name, never a diagnosis. */
  readonly facts?: Record<string, string | number | boolean | null> | undefined
}

/** Chance is drawn for many ids at once: asking the system each time costs more than the rest of an id. */
const chance = { bytes: new Uint8Array(0), used: 0 }

export function newId(nowMs = Date.now()): string {
  if (chance.used + 10 > chance.bytes.length) Object.assign(chance, { bytes: randomBytes(4_000), used: 0 })
  chance.used += 10
  return uuidV7(nowMs, chance.bytes.subarray(chance.used - 10, chance.used))
}

export function newRandom(bytes: number): Uint8Array {
  return randomBytes(bytes)
}

export function clockNow(): Instant {
  return new Date().toISOString() as Instant // the canonical form, of which domain/kit/day.ts tells
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The settings of a scope. Only integers and uuids that we format ourselves go in; anything else is a bug and throws. */
function settingsOf(scope: Scope, command: string | undefined): [name: string, value: string][] {
  for (const value of [scope.account, command]) if (value != null && value !== '' && !uuid.test(value)) throw new TypeError('not a uuid')
  const integers = (list: readonly number[]): string => {
    if (!list.every((value) => Number.isSafeInteger(value) && value >= 0)) throw new TypeError('not a list of integers')
    return list.join(',')
  }
  return [
    ['app.account', scope.account ?? ''],
    ['app.offices', integers(scope.offices)],
    ['app.compartments', integers(scope.compartments)],
    ['app.command', command ?? ''],
    ['app.system', scope.system === true ? 'on' : ''],
  ]
}

/**
 * The statements that open a transaction. What is empty is left out: a setting is only ever set for one transaction, so in a new one
 * each is empty already.
 */
export function openingSql(scope: Scope, command?: string, begin = 'begin'): string {
  const told = settingsOf(scope, command).filter(([, value]) => value !== '')
  return [begin, ...told.map(([name, value]) => `set local ${name} = '${value}'`)].join('; ')
}

/** Thrown to leave a transaction without keeping anything; the value is the answer. */
export class RollBack<Answer> extends Error {
  readonly answer: Answer
  constructor(answer: Answer) {
    super('rolled back on purpose')
    this.answer = answer
  }
}

/** A statement whose answer nobody needs; its failure undoes the whole transaction. */
export type LastWord = (statement: { sql: string; parameters: readonly unknown[] }) => void

/**
 * Runs `does` in one transaction of this scope. A throw rolls everything back; a `RollBack` too, but its answer is returned. What
 * `does` has to write at its very end it says through `lastWord`: that travels together with the commit.
 */
export async function inScope<Answer>(
  pool: Pool,
  scope: Scope,
  does: (db: Db, lastWord: LastWord) => Promise<Answer>,
  command?: string,
): Promise<Answer> {
  const connection = await pool.connect()
  let broken: Error | undefined
  try {
    const opened = send(connection, openingSql(scope, command))
    opened.catch(() => undefined) // the first query of `does` fails too, and is awaited
    try {
      const db = kyselyOn(connection)
      const lastWords: Promise<unknown>[] = []
      const answer = await does(db, (statement) => void lastWords.push(sendNow(db, statement)))
      await opened
      const closed = send(connection, 'commit')
      await Promise.all([...lastWords, closed])
      // After a failed statement, which somebody may have passed over, PostgreSQL answers a commit by rolling back.
      if ((await closed).command !== 'COMMIT') throw new Error('the transaction could not be committed')
      return answer
    } catch (error) {
      await send(connection, 'rollback').catch((lost: Error) => (broken = lost))
      if (error instanceof RollBack) return error.answer as Answer
      throw error
    }
  } finally {
    forgetGate(connection)
    connection.release(broken)
  }
}

/** Runs a question in a transaction that can write nothing. Its end is nobody's concern, so nobody waits for it. */
export async function askInScope<Answer>(pool: Pool, scope: Scope, does: (db: Db) => Promise<Answer>): Promise<Answer> {
  const connection = await pool.connect()
  const opened = send(connection, openingSql(scope, undefined, 'begin read only'))
  opened.catch(() => undefined)
  try {
    const answer = await does(kyselyOn(connection))
    await opened
    return answer
  } finally {
    send(connection, 'rollback').then(
      () => connection.release(),
      (lost: Error) => connection.release(lost),
    )
  }
}

/** A transaction that says nothing for a minute is ended, and whoever downloads may be slow. */
const stillHereMs = 20_000

/** Reads out of one moment of the database, for as long as whoever asked takes what is read; nothing can be written. */
export async function* inSnapshot<Part>(pool: Pool, scope: Scope, reads: (db: Db) => AsyncGenerator<Part>): AsyncGenerator<Part> {
  const connection = await pool.connect()
  const stillHere = setInterval(() => void send(connection, 'select 1').catch(() => undefined), stillHereMs)
  let broken: Error | undefined
  try {
    await send(connection, openingSql(scope, undefined, 'begin isolation level repeatable read read only'))
    yield* reads(kyselyOn(connection))
  } finally {
    clearInterval(stillHere)
    await send(connection, 'rollback').catch((lost: Error) => (broken = lost))
    connection.release(broken)
  }
}

/** Changes the scope of the open transaction, for a listener that works in another office's rows of the same commit. */
export async function rescope(db: Db, scope: Scope): Promise<void> {
  const { sql } = await import('kysely')
  for (const [name, value] of settingsOf(scope, undefined)) {
    if (name === 'app.command') continue // the command stays what caused it all
    await sql.raw(`set local ${name} = '${value}'`).execute(db) // also what is empty now: it may not have been
  }
}
