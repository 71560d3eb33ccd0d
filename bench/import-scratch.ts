import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { castCompartments, castOffices, castPassword, castStaff } from '#database/cast.ts'
import * as rolls from '#domain/cases/roll-contract.ts'
import { findSomebody } from '#server/acting.ts'
import { foundMission } from '#server/founding.ts'
import { listeners } from '#server/jobs.ts'
import { openPool } from '#server/kit/database.ts'
import { startPostgres } from '#server/kit/embedded-postgres.ts'
import { keepFile } from '#server/kit/files.ts'
import { migrate, readMigrations } from '#server/kit/migrate.ts'
import { actAs } from '#server/kit/route.ts'
import { loadPacks } from '#server/load-packs.ts'
import { readRollFile } from '#server/cases/roll-file.ts'
import { makeRoll } from '/work/wt-import/bench/made-roll.ts'

const schema = 'passerelle'
export async function benchImport(argv: string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: argv,
    options: { rows: { type: 'string', default: '20000' }, 'on-file': { type: 'string', default: '2000' }, keep: { type: 'boolean' } },
  })
  const folder = await mkdtemp(join(process.env['PASSERELLE_BENCH_FOLDER'] ?? tmpdir(), 'passerelle-bench-'))
  const postgres = await startPostgres({ folder: join(folder, 'database'), settings: JSON.parse(process.env['PGSET'] ?? '{}') })
  const connection = { host: postgres.socketDir, port: postgres.port, user: postgres.user, database: 'passerelle' }
  const maker = new pg.Client({ ...connection, database: 'postgres' })
  await maker.connect()
  await maker.query('create database passerelle')
  await maker.end()
  await migrate(connection, schema, await readMigrations())
  const pool = openPool({ ...connection, user: 'passerelle_app' }, schema, 6)
  const house = { pool, filesFolder: join(folder, 'files'), send: async () => undefined, secret: '' }
  await foundMission(house, { offices: castOffices, staff: castStaff, compartments: castCompartments, password: castPassword })
  await loadPacks(house)
  const agent = (await findSomebody(house, 'mouvements@paris.example.org', 'cases.import'))!
  const owner = new pg.Client({ ...connection, options: `-c search_path=${schema},public` })
  await owner.connect()
  const time = async <V>(what: string, does: () => Promise<V>): Promise<V> => {
    const from = performance.now()
    const pgCpu = postgresCpu(postgres.pid)
    const cpu = process.cpuUsage()
    const v = await does()
    const used = process.cpuUsage(cpu)
    console.log(
      `${what.padEnd(28)} ${((performance.now() - from) / 1000).toFixed(2)} s, node cpu ${((used.user + used.system) / 1e6).toFixed(2)} s, pg cpu ${((postgresCpu(postgres.pid) - pgCpu) / 1000).toFixed(2)} s, rss max ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
    )
    return v
  }
  try {
    const first = makeRoll({ rows: Number(values['on-file']), seed: 1, known: [], knownShare: 0 })
    const roll = makeRoll({ rows: Number(values.rows), seed: 2, known: first.persons, knownShare: 0.01 })
    for (const [made, label] of [
      [first, 'first'],
      [roll, 'main'],
    ] as const) {
      console.log(label, made.rows, 'rows', (made.csv.length / 1e6).toFixed(1), 'MB')
      const file = await time('keep file', () =>
        actAs(
          house,
          listeners,
          { accountId: agent.signed.accountId, offices: [1], compartments: [], airports: [], permissions: [] },
          { account: agent.signed.accountId, offices: [1], compartments: [] },
          (work) => keepFile(work, { bytes: made.csv, name: 'roll.csv', purpose: 'roll', office: 1, compartment: 0 }),
        ),
      )
      if (!file.ok) throw new Error(file.refusal)
      await time('read file', () => readRollFile(made.csv))
      const seen = await time('preview', () =>
        agent.ask(rolls.previewRoll, { fileId: (file.value as any).id, programmeCode: 'TRANSIT_CDG' } as never),
      )
      if (!seen.ok) throw new Error(JSON.stringify(seen.reply))
      console.log('faults', seen.value.faults.length, seen.value.faults.slice(0, 3), 'dups', seen.value.duplicates.length)
      if (process.env.PROF_WAIT) {
        console.log('pid', (await owner.query('select pg_backend_pid()')).rows)
      }
      const committed = await time('commit', () =>
        agent.ask(rolls.commitRoll, {
          rollId: seen.value.roll.id,
          decisions: seen.value.duplicates.map(({ row }) => ({ row, samePerson: null })),
        } as never),
      )
      if (!committed.ok) throw new Error(JSON.stringify(committed.reply))
      console.log(JSON.stringify(byProcess(postgres.pid)), (await owner.query('select wal_bytes, wal_fpi from pg_stat_wal')).rows[0])
      await owner.query('vacuum analyze')
      if (label === 'main') {
        console.log(
          (await owner.query(`select relname, n_live_tup from pg_stat_user_tables where n_live_tup > 1000 order by 2 desc`)).rows
            .map((r: any) => `${r.relname} ${r.n_live_tup}`)
            .join(', '),
        )
        const undone = await time('undo', () => agent.ask(rolls.undoRoll, { rollId: seen.value.roll.id }))
        if (!undone.ok) throw new Error(JSON.stringify(undone.reply))
      }
    }
    return true
  } finally {
    await owner.end()
    await pool.end()
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function postgresCpu(parent: number): number {
  let sum = 0
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const f = readFileSync('/proc/' + name + '/stat', 'utf8')
        .split(') ')
        .pop()!
        .split(' ')
      if (Number(f[1]) === parent || Number(name) === parent) sum += (Number(f[11]) + Number(f[12])) * 10
    } catch {}
  }
  return sum
}

function byProcess(parent: number) {
  const out: any = {}
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const f = readFileSync('/proc/' + name + '/stat', 'utf8')
        .split(') ')
        .pop()!
        .split(' ')
      if (Number(f[1]) === parent) {
        const cmd = readFileSync('/proc/' + name + '/cmdline', 'utf8')
          .replaceAll('\0', ' ')
          .slice(0, 40)
        out[cmd + name] = (Number(f[11]) + Number(f[12])) / 100
      }
    } catch {}
  }
  return out
}
