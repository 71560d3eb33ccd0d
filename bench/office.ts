/** A durable PostgreSQL of its own with a generated mission in it, and the two servers that stand on it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { castCompartments, castOffices, castPassword, castStaff } from '#database/cast.ts'
import { generateOffice } from '#database/generate-office.ts'
import { readPack } from '#packs/read-pack.ts'
import { foundMission } from '#server/founding.ts'
import { openPool } from '#server/kit/database.ts'
import { startPostgres } from '#server/kit/embedded-postgres.ts'
import { migrate, readMigrations } from '#server/kit/migrate.ts'
import { loadPacks } from '#server/load-packs.ts'
import { romanise } from '#server/people/names.ts'
import { type Measured, startChild } from './children.ts'
import { drawFacts, type Mix, makeMix, signInAll } from './mix.ts'

const schema = 'passerelle'
const offices = [
  ...castOffices,
  { id: 3, code: 'LYS', name: 'Lyon', timeZone: 'Europe/Paris', airports: ['LYS'] },
  { id: 4, code: 'LIL', name: 'Lille', timeZone: 'Europe/Paris', airports: ['LIL'] },
]
/** The cast, and for each other office one hand that does everything and one that only reads files. */
const staff = [
  ...castStaff,
  ...['marseille', 'lyon', 'lille'].flatMap((city, at) => [
    { ...castStaff.at(-1)!, email: `tout@${city}.example.org`, office: at + 2 },
    { ...castStaff.find(({ roles }) => roles.includes('COUNSELLOR'))!, email: `conseil@${city}.example.org`, office: at + 2 },
  ]),
]

export type BenchOffice = { persons: number; house: Measured; bare: Measured; mixOf(seed: number): Mix; close(): Promise<void> }

export async function openBenchOffice(persons: number, months: number, seed: number): Promise<BenchOffice> {
  const { folder, connection, close } = await openGenerated(persons, months, seed)
  const house = await startChild('house', { connection, schema, folder })
  const bare = await startChild('bare', { connection, schema, folder })
  const facts = await withOwner(connection, async (owner) => {
    const drawn = []
    for (const office of offices) drawn.push(await drawFacts(owner, office.id, office.airports[0]!, seed + office.id))
    return drawn
  })
  const visitors = await signInAll(house.port, facts, staff)
  return {
    persons,
    house,
    bare,
    mixOf: (own) => makeMix(own, visitors),
    close: async () => {
      house.stop()
      bare.stop()
      await close()
    },
  }
}

export type Generated = { folder: string; connection: pg.ClientConfig & { database: string }; close(): Promise<void> }

/** The database of such a mission, with nobody at work in it. */
export async function openGenerated(persons: number, months: number, seed: number): Promise<Generated> {
  const folder = await mkdtemp(join(process.env['PASSERELLE_BENCH_FOLDER'] ?? tmpdir(), 'passerelle-bench-'))
  const postgres = await startPostgres({ folder: join(folder, 'database') })
  const connection = { host: postgres.socketDir, port: postgres.port, user: postgres.user, database: 'passerelle' }
  await withOwner({ ...connection, database: 'postgres' }, (owner) => owner.query('create database passerelle'))
  await migrate(connection, schema, await readMigrations())

  const began = performance.now()
  await fill(connection, folder, persons, months, seed)
  console.log(
    `  ${persons.toLocaleString('en')} persons over ${months} months: made in ${((performance.now() - began) / 1_000).toFixed(0)} s`,
  )
  return {
    folder,
    connection,
    close: async () => {
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function fill(connection: pg.ClientConfig, folder: string, persons: number, months: number, seed: number): Promise<void> {
  const pool = openPool({ ...connection, user: 'passerelle_app' }, schema, 2)
  const house = { pool, filesFolder: folder, send: async () => undefined, secret: '' }
  const accounts = await foundMission(house, { offices, staff, compartments: castCompartments, password: castPassword })
  await loadPacks(house)
  await pool.end()
  const pack = readPack('packs/france')
  if (!pack.ok) throw new Error('the pack of France has faults')
  await withOwner(connection, (owner) =>
    generateOffice(owner, {
      persons,
      months,
      nowMs: Date.now(),
      seed,
      offices,
      compartment: castCompartments[0]!.id,
      staffOf: (office) => staff.filter((member) => member.office === office).map(({ email }) => accounts.get(email)!),
      programmes: pack.pack.programmes,
      romanise,
    }),
  )
}

export async function withOwner<Value>(connection: pg.ClientConfig, does: (owner: pg.Client) => Promise<Value>): Promise<Value> {
  const owner = new pg.Client({ ...connection, options: `-c search_path=${schema},public` })
  await owner.connect()
  try {
    return await does(owner)
  } finally {
    await owner.end()
  }
}
