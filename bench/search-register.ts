/** A register of people and its search index alone, in a durable PostgreSQL of its own: written with COPY, indexes built after. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { castCompartments, castOffices, castPassword, castStaff } from '#database/cast.ts'
import { copyIn } from '#database/copy-rows.ts'
import { type Dice, seededDice } from '#database/seeded-dice.ts'
import { sortKeyOf, tokensOf, withLetters } from '#domain/people/name-rules.ts'
import { foundMission } from '#server/founding.ts'
import { openPool, type Pool } from '#server/kit/database.ts'
import { startPostgres } from '#server/kit/embedded-postgres.ts'
import { migrate, readMigrations } from '#server/kit/migrate.ts'
import { newId } from '#server/kit/transaction.ts'
import { romanise } from '#server/people/names.ts'
import { type MadeName, makeName, type NameSource } from './search-names.ts'

export const schema = 'passerelle'
export const searcher = 'demo@paris.example.org'
const offices = [
  ...castOffices,
  { id: 3, code: 'LYS', name: 'Lyon', timeZone: 'Europe/Paris', airports: ['LYS'] },
  { id: 4, code: 'LIL', name: 'Lille', timeZone: 'Europe/Paris', airports: ['LIL'] },
]
const officeWeights = [0.4, 0.25, 0.2, 0.15]

/** Somebody who is looked for in the benchmark. */
export type Wanted = { id: string; name: MadeName; bornOn: string; sex: string; nationality: string; document: string | undefined }
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

export async function makeRegister(persons: number, names: NameSource, seed: number, wantedMany: number): Promise<Register> {
  const folder = await mkdtemp(join(process.env['PASSERELLE_BENCH_FOLDER'] ?? tmpdir(), 'passerelle-bench-'))
  const settings = { maintenance_work_mem: '1GB', max_wal_size: '8GB' }
  const postgres = await startPostgres({ folder: join(folder, 'database'), settings })
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

  const owner = new pg.Client({ ...connection, options: `-c search_path=${schema},public` })
  await owner.connect()
  // The searcher has the same roles in every office: one search goes through the whole register.
  await owner.query(
    `insert into access_grant (id, account, office, role, granted_at)
     select gen_random_uuid(), g.account, o.id, g.role, now() from access_grant g, access_office o where g.account = $1 and o.id > 1 and g.office = 1`,
    [account],
  )
  const wanted = await fill(owner, persons, names, seededDice(seed), wantedMany)
  return {
    persons,
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
    },
  }
}

const batchOf = 20_000
const personColumns =
  'id, office, compartment, family_name, given_names, native_name, native_script, sex, born_on, born_precision, nationality, sort_key, created_at, updated_at'

async function fill(owner: pg.Client, persons: number, names: NameSource, dice: Dice, wantedMany: number): Promise<Wanted[]> {
  const began = performance.now()
  const indexes = await owner.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes where schemaname = $1 and tablename in ('people_token', 'people_person')
      and indexname not like '%key' and indexname not like '%pkey'`,
    [schema],
  )
  await owner.query('set session_replication_role = replica')
  for (const { name } of indexes.rows) await owner.query(`drop index ${name}`)
  const wanted: Wanted[] = []
  let tokens = 0
  let sending: Promise<unknown> = Promise.resolve()
  for (let from = 0; from < persons; from += batchOf) {
    const [people, entries]: [string[], string[]] = [[], []]
    for (let at = from; at < Math.min(persons, from + batchOf); at++) {
      const made = makePerson(dice, names, people, entries)
      if (at % Math.max(1, Math.floor(persons / wantedMany)) === 0 && made !== undefined && wanted.length < wantedMany) wanted.push(made)
    }
    tokens += entries.length
    await sending
    sending = copyIn(owner, `copy people_person (${personColumns}) from stdin`, people.join('')).then(() =>
      copyIn(owner, 'copy people_token (token, person_id, office, compartment, kind, born_on, letters) from stdin', entries.join('')),
    )
    sending.catch(() => undefined) // and awaited above or below
  }
  await sending
  const copied = performance.now()
  for (const { definition } of indexes.rows) await owner.query(definition)
  await owner.query('set session_replication_role = origin')
  await owner.query('vacuum analyze people_person; ')
  await owner.query('vacuum analyze people_token')
  const { rows } = await owner.query<{ table: string; index: string }>(
    `select pg_size_pretty(pg_table_size('people_token')) as table, pg_size_pretty(pg_relation_size('people_token_met')) as index`,
  )
  const seconds = (ms: number): string => `${(ms / 1_000).toFixed(0)} s`
  console.log(
    `  ${persons.toLocaleString('en')} persons, ${(tokens / persons).toFixed(1)} entries each: written in ${seconds(copied - began)}, ` +
      `indexes and statistics in ${seconds(performance.now() - copied)}; entries ${rows[0]!.table}, their index ${rows[0]!.index}`,
  )
  return wanted
}

const nationalities = ['SYR', 'IRQ', 'MAR', 'TUN', 'DZA', 'EGY', 'SDN', 'UKR', 'RUS', 'GEO']

/** Undefined for a person whom the searcher may not see. */
function makePerson(dice: Dice, names: NameSource, people: string[], entries: string[]): Wanted | undefined {
  const id = newId()
  const office = dice.weighted(officeWeights) + 1
  const compartment = office === 1 && dice.chance(0.01) ? castCompartments[0]!.id : 0
  const name = makeName(dice, names)
  const [givenNames, familyName] = [name.words.slice(0, -1).join(' '), name.words.at(-1)!]
  const nativeName = dice.chance(0.3) ? name.groups.map(({ native }) => native).join(' ') : null
  const year = dice.between(1940, 2024)
  const two = (part: number): string => String(part).padStart(2, '0')
  const bornOn = dice.chance(0.15) ? `${year}-01-01` : `${year}-${two(dice.between(1, 12))}-${two(dice.between(1, 28))}`
  const [sex, nationality] = [dice.pick(['F', 'M']), dice.pick(nationalities)]
  const document = dice.chance(0.5) ? `${dice.pick(['K', 'L', 'T'])}${dice.between(1_000_000, 99_999_999)}` : undefined
  const person = { familyName, givenNames, nativeName }
  people.push(
    `${id}\t${office}\t${compartment}\t${familyName}\t${givenNames}\t${nativeName ?? '\\N'}\t${nativeName === null ? '\\N' : 'Arab'}\t${sex}\t${bornOn}\tDAY\t${nationality}\t${sortKeyOf(person)}\t2024-01-01\t2024-01-01\n`,
  )
  for (const { kind, token, letters } of withLetters(person, tokensOf(person, document === undefined ? [] : [document], romanise)))
    entries.push(`${token}\t${id}\t${office}\t${compartment}\t${kind}\t${bornOn}\t${letters}\n`)
  return compartment === 0 ? { id, name, bornOn, sex, nationality, document } : undefined
}
