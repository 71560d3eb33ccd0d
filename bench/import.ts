/**
 * `npm run bench -- import`: a roll of many rows from its file to persons, households and cases and back, by the commands that the desk
 * gives, beside plain COPY of the very same rows into bare tables of the same database in the same run; then the register out again.
 */
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { castCompartments, castOffices, castPassword, castStaff } from '#database/cast.ts'
import * as rolls from '#domain/cases/roll-contract.ts'
import * as people from '#domain/people/contract.ts'
import { findSomebody, type Somebody } from '#server/acting.ts'
import { foundMission } from '#server/founding.ts'
import { listeners } from '#server/jobs.ts'
import { openPool } from '#server/kit/database.ts'
import { startPostgres } from '#server/kit/embedded-postgres.ts'
import { keepFile } from '#server/kit/files.ts'
import { migrate, readMigrations } from '#server/kit/migrate.ts'
import { actAs, answer } from '#server/kit/route.ts'
import type { House } from '#server/kit/transaction.ts'
import { loadPacks } from '#server/load-packs.ts'
import { routes } from '#server/routes.ts'
import { makeRoll, type MadeRoll } from './made-roll.ts'
import { meterOf, type Meter } from './meter.ts'

const schema = 'passerelle'
/** Issue 3, section 4: "100,000 rows in under a minute after the duplicate check". The other two are our own. */
const goals = { commitSeconds: 60, undoSeconds: 120, memoryMb: 2_048 }
const measuredRows = 100_000

type Bench = { house: House; owner: pg.Client; agent: Somebody; meter: Meter; folder: string }

export async function benchImport(argv: string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: argv,
    options: {
      rows: { type: 'string', default: String(measuredRows) },
      'on-file': { type: 'string', default: '5000' },
      seed: { type: 'string', default: '2' },
    },
  })
  const [rows, onFile, seed] = [Number(values.rows), Number(values['on-file']), Number(values.seed)]
  const folder = await mkdtemp(join(process.env['PASSERELLE_BENCH_FOLDER'] ?? tmpdir(), 'passerelle-bench-'))
  const postgres = await startPostgres({ folder: join(folder, 'database') })
  const connection = { host: postgres.socketDir, port: postgres.port, user: postgres.user, database: 'passerelle' }
  try {
    await asOwner({ ...connection, database: 'postgres' }, (owner) => owner.query('create database passerelle'))
    await migrate(connection, schema, await readMigrations())
    const pool = openPool({ ...connection, user: 'passerelle_app' }, schema, 6)
    try {
      const house: House = { pool, filesFolder: join(folder, 'files'), send: async () => undefined, secret: '' }
      await foundMission(house, { offices: castOffices, staff: castStaff, compartments: castCompartments, password: castPassword })
      await loadPacks(house)
      const agent = (await findSomebody(house, 'mouvements@paris.example.org', 'cases.import'))!
      return await asOwner(connection, (owner) =>
        measure({ house, owner, agent, meter: meterOf(postgres.pid), folder }, { rows, onFile, seed }),
      )
    } finally {
      await pool.end()
    }
  } finally {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(bench: Bench, { rows, onFile, seed }: { rows: number; onFile: number; seed: number }): Promise<boolean> {
  const { owner, agent, meter } = bench
  console.log(
    `Rolls of ${onFile.toLocaleString('en')} and of ${rows.toLocaleString('en')} rows, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)} at the start\n`,
  )
  const known = makeRoll({ rows: onFile, seed: seed + 1_000, known: [], knownShare: 0 })
  const first = await look(bench, known)
  await must(agent.ask(rolls.commitRoll, { rollId: first.roll.id, others: 'NEW' }))
  await owner.query('vacuum analyze')

  const roll = makeRoll({ rows, seed, known: known.persons, knownShare: 0.01 })
  const { value: seen } = await meter.run('preview: file, rules, duplicates', rows, () => look(bench, roll))
  console.log(`    ${seen.duplicateCount.toLocaleString('en')} rows may be somebody on file; ${seen.roll.faultCount} faults`)
  const commit = await meter.run('commit', rows, () => must(agent.ask(rolls.commitRoll, { rollId: seen.roll.id, others: 'NEW' })))
  const made = await countRows(owner, seen.roll.id)
  const bound = await bareCopy(bench, seen.roll.id, made.total)
  await owner.query('vacuum analyze')
  const out = await meter.run('export of all persons as CSV', rows + onFile, () => exportAll(bench))
  const undo = await meter.run('undo', rows, () => must(agent.ask(rolls.undoRoll, { rollId: seen.roll.id })))

  const scale = Math.max(1, rows / measuredRows)
  console.log(`\n  ${made.total.toLocaleString('en')} rows in ${made.tables} tables for ${rows.toLocaleString('en')} rows of the file`)
  console.log(
    `  commit : plain COPY of the same rows ${(commit.seconds / bound.seconds).toFixed(1)} (processor time of PostgreSQL ${(commit.postgresSeconds / Math.max(0.01, bound.postgresSeconds)).toFixed(1)})`,
  )
  console.log(
    `  ${out.value.rows.toLocaleString('en')} persons exported, ${out.value.megabytes.toFixed(1)} MB, checksum ${out.value.isTrue ? 'true' : 'FALSE'}; load ${loadavg()[0]!.toFixed(1)} at the end\n`,
  )
  const memory = meter.peakMb()
  const lines: [string, boolean][] = [
    [
      `commit after the duplicate check ${commit.seconds.toFixed(1)} s, goal ${(goals.commitSeconds * scale).toFixed(0)} s`,
      commit.seconds <= goals.commitSeconds * scale,
    ],
    [`undo ${undo.seconds.toFixed(1)} s, goal ${(goals.undoSeconds * scale).toFixed(0)} s`, undo.seconds <= goals.undoSeconds * scale],
    [`memory of this process ${memory} MB at most, goal ${goals.memoryMb} MB`, memory <= goals.memoryMb],
    ['every person exported, with a true checksum', out.value.isTrue && out.value.rows >= rows],
  ]
  for (const [said, held] of lines) console.log(`  ${held ? 'held  ' : 'MISSED'}  ${said}`)
  return lines.every(([, held]) => held)
}

async function look({ house, agent }: Bench, roll: MadeRoll): Promise<rolls.RollPreview> {
  const scope = { account: agent.signed.accountId, offices: [1], compartments: [] }
  const actor = { accountId: agent.signed.accountId, offices: [1], compartments: [], airports: [], permissions: [] }
  const file = await actAs(house, listeners, actor, scope, (work) =>
    keepFile(work, { bytes: roll.csv, name: 'roll.csv', purpose: 'roll', office: 1, compartment: 0 }),
  )
  if (!file.ok) throw new Error(file.refusal)
  return must(agent.ask(rolls.previewRoll, { fileId: file.value.id as never, programmeCode: 'TRANSIT_CDG' }))
}

async function must<Value>(asked: Promise<{ ok: true; value: Value } | { ok: false; reply: unknown }>): Promise<Value> {
  const answered = await asked
  if (!answered.ok) throw new Error(JSON.stringify(answered.reply))
  return answered.value
}

/** Everything that the commit wrote, table by table. */
const written: readonly [table: string, where: string][] = [
  ['people_household', 'roll_id = $1'],
  ['people_person', 'roll_id = $1'],
  ['people_document', 'person_id in (select id from people_person where roll_id = $1)'],
  ['people_membership', 'person_id in (select id from people_person where roll_id = $1)'],
  ['people_token', 'person_id in (select id from people_person where roll_id = $1)'],
  ['cases_case', 'roll_id = $1'],
  ['cases_member', 'case_id in (select id from cases_case where roll_id = $1)'],
  ['kit_event', `command = (select command from kit_event where subject = $1 and name = 'roll_committed')`],
  ['kit_audit', `command = (select command from kit_event where subject = $1 and name = 'roll_committed')`],
]

async function countRows(owner: pg.Client, rollId: string): Promise<{ total: number; tables: number }> {
  let total = 0
  for (const [table, where] of written)
    total += (await owner.query<{ n: number }>(`select count(*)::int as n from ${table} where ${where}`, [rollId])).rows[0]!.n
  return { total, tables: written.length }
}

/** The bound: the same rows into tables without an index, a key, a rule or a trigger, by PostgreSQL's own fastest way. */
async function bareCopy({ owner, meter, folder }: Bench, rollId: string, total: number) {
  const file = (table: string): string => join(folder, 'database', `${table}.copy`)
  for (const [table, where] of written) {
    await owner.query(`create table bare_${table} (like ${table})`)
    await owner.query(`copy (select * from ${table} where ${where.replaceAll('$1', `'${rollId}'`)}) to '${file(table)}'`)
  }
  return meter.run('bound: COPY into bare tables', total, async () => {
    for (const [table] of written) await owner.query(`copy bare_${table} from '${file(table)}'`)
  })
}

async function exportAll({ house, agent }: Bench): Promise<{ rows: number; megabytes: number; isTrue: boolean }> {
  const route = routes.find(({ contract }) => contract.name === people.exportPersons.name)!
  const input = { purpose: 'STATISTICS', note: 'a benchmark' }
  const reply = await answer(house, listeners, agent.signed, route, { input })
  if (!('download' in reply)) throw new Error(JSON.stringify(reply))
  const hash = createHash('sha256')
  let [held, bytes] = ['', 0]
  for await (const part of reply.download.body as AsyncIterable<string>) {
    hash.update(held)
    held = part
    bytes += Buffer.byteLength(part)
  }
  const told = /^# rows (\d+),sha256 ([0-9a-f]{64})/.exec(held)
  return { rows: Number(told?.[1] ?? 0), megabytes: bytes / 1e6, isTrue: told?.[2] === hash.digest('hex') }
}

async function asOwner<Value>(connection: pg.ClientConfig, does: (owner: pg.Client) => Promise<Value>): Promise<Value> {
  const owner = new pg.Client({ ...connection, options: `-c search_path=${schema},public` })
  await owner.connect()
  try {
    return await does(owner)
  } finally {
    await owner.end()
  }
}
