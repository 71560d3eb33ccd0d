/** The pool of connections, and kysely over one open connection. Who acts is set in transaction.ts, never here. */
import { createHash } from 'node:crypto'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import pg from 'pg'
import type { Database } from '#database/tables.ts'

pg.types.setTypeParser(20, Number) // bigint: amounts and sizes stay below 2^53
pg.types.setTypeParser(1700, Number) // numeric: percentages and scores
pg.types.setTypeParser(1082, (text) => text) // date stays YYYY-MM-DD
pg.types.setTypeParser(1184, instantFrom)

export type Db = Kysely<Database>
export type Connection = pg.PoolClient
export type Pool = pg.Pool

/** Each statement sent, for the test that explains every one of them. Undefined in service. */
let observer: ((statement: { sql: string; parameters: readonly unknown[] }) => void) | undefined
export function observeStatements(see: typeof observer): void {
  observer = see
}

export function openPool(connection: pg.PoolConfig, schema: string, size = 10): Pool {
  const pool = new pg.Pool({
    ...connection,
    max: size,
    pipeline: true,
    options:
      `-c search_path=${schema},public -c timezone=UTC -c plan_cache_mode=force_generic_plan -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000 ${connection.options ?? ''}`.trim(),
  } as pg.PoolConfig)
  // Without a listener, a stopped server would end the process: 57P01 on an idle connection, EPIPE on one that is at work. Whoever
  // waits for an answer there is told by the answer.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

const inUtc = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?\+00$/

/** timestamptz becomes our canonical instant. In UTC, as the server's connections are, the text only has to be put in its form. */
function instantFrom(text: string): string {
  const parts = inUtc.exec(text)
  return parts === null ? new Date(text).toISOString() : `${parts[1]}T${parts[2]}.${(parts[3] ?? '').slice(0, 3).padEnd(3, '0')}Z`
}

const instances = new WeakMap<Connection, Db>()
const connections = new WeakMap<Db, Connection>()

/** Kysely bound to one connection whose transaction is already open. Statements are named, so that PostgreSQL plans each once. */
export function kyselyOn(connection: Connection): Db {
  const there = instances.get(connection)
  if (there !== undefined) return there
  const made = bind(connection)
  instances.set(connection, made)
  connections.set(made, connection)
  return made
}

/**
 * Sends a statement at once, behind whatever was sent before, without waiting for an answer: what has no use for the answer of the
 * statement before it travels in the same write. The answer must be awaited before the transaction ends well.
 */
export function sendNow(db: Db, query: Pick<CompiledQuery, 'sql' | 'parameters'>): Promise<pg.QueryResult> {
  observer?.(query)
  const answer = send(connections.get(db)!, { name: nameOf(query.sql), text: query.sql, values: query.parameters as unknown[] })
  answer.catch(() => undefined) // awaited later, when the statements after it have been sent too
  return answer
}

/** What the statements of a connection wait for; once it has failed, no other statement is even sent. */
type Gate = { readonly first: Promise<unknown>; failure?: unknown }
const gates = new WeakMap<Connection, Gate>()

/**
 * Statements sent before `first` is settled are not answered before it, and fail with it: they may travel in the same write as the
 * statement that decides whether they were wanted at all. When it fails, whatever comes later in the transaction fails with it too.
 */
export function answerAfter(db: Db, first: Promise<unknown>): void {
  const connection = connections.get(db)!
  const gate: Gate = { first }
  gates.set(connection, gate)
  first.then(
    () => gates.delete(connection),
    (failure: unknown) => (gate.failure = failure),
  )
}

/** At the end of a transaction: the next one is not answerable for it. */
export function forgetGate(connection: Connection): void {
  gates.delete(connection)
}

/** Waits for statements that were sent together, in their order: of several failures the first is told, because it caused the others. */
export async function inOneFlight(...sent: Promise<unknown>[]): Promise<void> {
  for (const each of await Promise.allSettled(sent)) if (each.status === 'rejected') throw each.reason
}

type Wire = { cork(): void; uncork(): void }
const gathering = new WeakSet<Wire>()

/** What is sent in one turn of the event loop leaves in one write: a write is the dearest thing that a small request does. */
export function send(connection: Connection, query: string | pg.QueryConfig): Promise<pg.QueryResult> {
  const { stream } = (connection as unknown as { connection: { stream: Wire } }).connection
  if (!gathering.has(stream)) {
    gathering.add(stream)
    stream.cork()
    process.nextTick(() => {
      gathering.delete(stream)
      stream.uncork()
    })
  }
  return connection.query(query as pg.QueryConfig)
}

function bind(connection: Connection): Db {
  return new Kysely<Database>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driverOn(connection),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => compiler,
    },
  })
}

const compiler = new PostgresQueryCompiler()

function driverOn(connection: Connection): Driver {
  const only: DatabaseConnection = {
    async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
      observer?.(query)
      const gate = gates.get(connection)
      if (gate?.failure !== undefined) throw gate.failure
      const sent = send(connection, { name: nameOf(query.sql), text: query.sql, values: query.parameters as unknown[] })
      if (gate !== undefined) {
        sent.catch(() => undefined) // awaited below, unless the gate stays shut
        await gate.first
      }
      const answer = await sent
      const rows = answer.rows as Row[]
      return answer.command === 'SELECT' ? { rows } : { rows, numAffectedRows: BigInt(answer.rowCount ?? 0) }
    },
    // eslint-disable-next-line require-yield
    async *streamQuery() {
      throw new Error('read in pages instead')
    },
  }
  const nothing = async (): Promise<void> => undefined
  return {
    init: nothing,
    acquireConnection: async () => only,
    beginTransaction: nothing,
    commitTransaction: nothing,
    rollbackTransaction: nothing,
    releaseConnection: nothing,
    destroy: nothing,
  }
}

const names = new Map<string, string>()
function nameOf(sql: string): string {
  let name = names.get(sql)
  if (name === undefined) {
    name = createHash('sha1').update(sql).digest('base64url')
    if (names.size < 5_000) names.set(sql, name)
  }
  return name
}

/** True when a thrown error is PostgreSQL refusing by this constraint: how an action turns a database refusal into a word. */
export function brokeConstraint(error: unknown, constraint: string): boolean {
  return error instanceof pg.DatabaseError && error.constraint === constraint
}
