/**
 * A register of people and its search index alone, in a PostgreSQL of its own: made by two threads, written with COPY in one
 * transaction and without a log, indexes built after. Removed at the end, also when the run is cut off.
 */
import { existsSync, rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import { castCompartments, castOffices, castPassword, castStaff } from '#database/cast.ts'
import { copyIn } from '#database/copy-rows.ts'
import { foundMission } from '#server/founding.ts'
import { openPool, type Pool } from '#server/kit/database.ts'
import { startPostgres } from '#server/kit/embedded-postgres.ts'
import { loadPacks } from '#server/load-packs.ts'
import { migrate, readMigrations } from '#server/kit/migrate.ts'
import { type Batch, type BatchOrder, copied, type Wanted } from './search-persons.ts'

export const schema = 'passerelle'
export const searcher = 'demo@paris.example.org'
export const offices = [
  ...castOffices,
  { id: 3, code: 'LYS', name: 'Lyon', timeZone: 'Europe/Paris', airports: ['LYS'] },
  { id: 4, code: 'LIL', name: 'Lille', timeZone: 'Europe/Paris', airports: ['LIL'] },
]

export type Register = {
  persons: number
  connection: pg.ClientConfig
  folder: string
  pool: Pool
  account: string
  wanted: Wanted[]
  owner: pg.Client
  close(): Promise<void>
}

/** `lists`: whether the indexes of lists and pages are made too, which the search index alone does without. */
export type RegisterOrder = { persons: number; seed: number; wanted: number; lists: boolean }

export async function makeRegister(order: RegisterOrder): Promise<Register> {
  const folder = await mkdtemp(join(process.env['PASSERELLE_BENCH_FOLDER'] ?? tmpdir(), 'passerelle-bench-'))
  const settings = { maintenance_work_mem: '1GB', max_wal_size: '4GB', wal_level: 'minimal', max_replication_slots: '0' }
  const postgres = await startPostgres({ folder: join(folder, 'database'), settings })
  // Cut off, it is told to stop as the process ends, and may be writing its last while its folder is taken away.
  const remove = (): void => removeWhole(folder)
  process.once('exit', remove)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  const connection = { host: postgres.socketDir, port: postgres.port, user: postgres.user, database: 'passerelle' }
  const maker = new pg.Client({ ...connection, database: 'postgres' })
  await maker.connect()
  await maker.query('create database passerelle')
  await maker.end()
  await migrate(connection, schema, await readMigrations())
  const pool = openPool({ ...connection, user: 'passerelle_app' }, schema, 4)
  const house = { pool, filesFolder: folder, send: async () => undefined, secret: '' }
  const accounts = await foundMission(house, { offices, staff: castStaff, compartments: castCompartments, password: castPassword })
  const account = accounts.get(searcher)!
  if (order.lists) await loadPacks(house)

  const owner = new pg.Client({ ...connection, options: `-c search_path=${schema},public` })
  await owner.connect()
  // The searcher has the same roles in every office: one search goes through the whole register.
  await owner.query(
    `insert into access_grant (id, account, office, role, granted_at)
     select gen_random_uuid(), g.account, o.id, g.role, now() from access_grant g, access_office o where g.account = $1 and o.id > 1 and g.office = 1`,
    [account],
  )
  const wanted = await fill(owner, order)
  return {
    persons: order.persons,
    connection,
    folder,
    pool,
    account,
    wanted,
    owner,
    close: async () => {
      await owner.end()
      await pool.end()
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
      process.off('exit', remove)
    },
  }
}

function removeWhole(folder: string): void {
  const still = new Int32Array(new SharedArrayBuffer(4))
  for (let tried = 0; tried < 120 && existsSync(folder); tried++) {
    try {
      rmSync(folder, { recursive: true, force: true })
    } catch {
      Atomics.wait(still, 0, 0, 250)
    }
  }
}

const filled = ['people_person', 'people_posting', 'people_token', 'people_document']
type IndexRow = { name: string; definition: string; table: string }

async function fill(owner: pg.Client, order: RegisterOrder): Promise<Wanted[]> {
  const began = performance.now()
  const indexes = await owner.query<IndexRow>(
    `select i.indexname as name, i.indexdef as definition, i.tablename as table from pg_indexes i
     where i.schemaname = $1 and i.tablename = any($2) and not exists (select 1 from pg_constraint c where c.conname = i.indexname)`,
    [schema, filled],
  )
  // Written by the transaction that empties the tables: nothing of it goes through the log, and every row is visible to all at once.
  await owner.query(`begin; set local session_replication_role = replica; truncate ${filled.join(', ')} cascade`)
  for (const { name } of indexes.rows) await owner.query(`drop index ${name}`)
  const { wanted, rows } = await copyBatches(owner, order)
  await owner.query('commit')
  await owner.query(`select setval('people_search_no', $1)`, [order.persons])
  const written = performance.now()
  for (const { definition, table } of indexes.rows) if (order.lists || table !== 'people_person') await owner.query(definition)
  await owner.query(`analyze ${filled.join(', ')}`)
  await owner.query('checkpoint')
  const { rows: sizes } = await owner.query<Record<'rows' | 'first' | 'second' | 'person', number>>(
    `select pg_table_size('people_posting')::int8 as rows, pg_relation_size('people_posting_first')::int8 as first,
       pg_relation_size('people_posting_second')::int8 as second, pg_relation_size('people_posting_person')::int8 as person`,
  )
  const { first, second, person, rows: table } = sizes[0]!
  const seconds = (ms: number): string => `${(ms / 1_000).toFixed(0)} s`
  const each = (bytes: number): string => `${(bytes / order.persons).toFixed(0)}`
  console.log(
    `  written in ${seconds(written - began)}, indexes and statistics in ${seconds(performance.now() - written)}\n` +
      `  the search index: ${(rows / order.persons).toFixed(1)} rows a person; ${each(table + first + second + person)} bytes a person, of which rows ${each(table)},` +
      ` lists ${each(first)} and ${each(second)}, by person ${each(person)}; ${((table + first + second + person) / 2 ** 30).toFixed(2)} GB in all`,
  )
  return wanted
}

const batchOf = 10_000
const threads = 2

/** Each thread makes the next batch while those before are written; at most a few wait. */
async function copyBatches(
  owner: pg.Client,
  { persons, seed, wanted: wantedMany }: RegisterOrder,
): Promise<{ wanted: Wanted[]; rows: number }> {
  const every = Math.max(1, Math.floor(persons / (wantedMany * 1.02)))
  const workers = Array.from({ length: threads }, () => new Worker(new URL('./search-persons.ts', import.meta.url)))
  let from = 0
  const next = (worker: Worker): Promise<Batch> | undefined => {
    if (from >= persons) return undefined
    const order: BatchOrder = { from, count: Math.min(batchOf, persons - from), seed, every }
    from += batchOf
    return new Promise((resolve, reject) => {
      worker.once('message', resolve)
      worker.removeAllListeners('error').once('error', reject)
      worker.postMessage(order)
    })
  }
  const wanted: Wanted[] = []
  let rows = 0
  try {
    const making = workers.map(next)
    for (let at = 0; making[at] !== undefined; at = (at + 1) % threads) {
      const batch = await making[at]!
      making[at] = next(workers[at]!)
      rows += batch.rows
      wanted.push(...batch.wanted)
      for (const [name, target] of Object.entries(copied) as [keyof typeof copied, string][])
        await copyIn(owner, `copy ${target} from stdin with (freeze)`, batch[name])
    }
  } finally {
    for (const worker of workers) await worker.terminate()
  }
  return { wanted: wanted.slice(0, wantedMany), rows }
}
