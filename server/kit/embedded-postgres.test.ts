// The life of the bundled PostgreSQL: made, stopped, cut off, adopted, refused. Each test leaves the folder stopped.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { startPostgres, type RunningPostgres } from '#server/kit/embedded-postgres.ts'
import { birthOf } from '#server/kit/process-life.ts'

const place = mkdtempSync(join(tmpdir(), 'passerelle-life-'))
const folder = join(place, 'office', 'database')
after(() => rmSync(place, { recursive: true, force: true }))
afterEach(() => latest?.stop())

let latest: RunningPostgres | undefined

// A process that dies loses nothing that the kernel has been given, so the disk need not be waited for; the commit must be.
const settings = { synchronous_commit: 'on' }

async function start(): Promise<RunningPostgres> {
  latest = undefined
  return (latest = await startPostgres({ folder, durable: false, settings }))
}

test('an office that starts for the first time gets a database, in a folder only its user can enter', async () => {
  const database = await start()
  assert.equal(database.reused, false)
  await ask(database, 'create table person (name text)')
  await ask(database, `insert into person values ('አበበ')`)
  assert.equal(statSync(folder).mode & 0o777, 0o700)
  assert.equal(statSync(database.socketDir).mode & 0o777, 0o700)
  await database.stop()
  await database.stop()
  assert.equal(birthOf(database.pid), undefined)
  assert.deepEqual(readdirSync(join(place, 'office')), ['database'])
})

test('an office that starts again finds its people', async () => {
  const database = await start()
  assert.deepEqual(await people(database), ['አበበ'])
  await database.stop()
})

test('an office whose PostgreSQL was killed starts again with every accepted write', async () => {
  const killed = await start()
  await ask(killed, `insert into person values ('Awa')`)
  process.kill(killed.pid, 'SIGKILL')
  while (birthOf(killed.pid)) await wait(5)

  const database = await start()
  assert.notEqual(database.pid, killed.pid)
  assert.deepEqual(await people(database), ['Awa', 'አበበ'])
  await database.stop()
})

test('a server that is killed leaves PostgreSQL running, and the next server takes it over and stops it', async () => {
  const first = await startElsewhere()
  process.kill(first.owner, 'SIGKILL')
  while (birthOf(first.owner)) await wait(5)
  assert.ok(birthOf(first.postgres), 'PostgreSQL outlives its server')

  const database = await start()
  assert.equal(database.reused, true)
  assert.equal(database.pid, first.postgres)
  assert.deepEqual(await people(database), ['Awa', 'አበበ'])
  await database.stop()
  assert.equal(birthOf(first.postgres), undefined)
})

test('a PostgreSQL left running with other settings is started again with ours', async () => {
  const first = await startElsewhere()
  process.kill(first.owner, 'SIGKILL')
  while (birthOf(first.owner)) await wait(5)

  const database = await startPostgres({ folder, durable: false, settings: { ...settings, work_mem: '5MB' } })
  assert.equal(database.reused, false)
  assert.deepEqual(await ask(database, 'show work_mem'), [{ work_mem: '5MB' }])
  await database.stop()
})

test('a server that ends without a word leaves no PostgreSQL behind', async () => {
  const first = await startElsewhere('setTimeout(() => process.exit(3), 100)')
  while (birthOf(first.owner)) await wait(5)
  for (let look = 0; birthOf(first.postgres) && look < 500; look++) await wait(10)
  assert.equal(birthOf(first.postgres), undefined)
})

test('a second server is refused the folder of one that is working, and harms nothing', async () => {
  const first = await startElsewhere()
  await assert.rejects(start(), {
    message: `Another Passerelle (process ${first.owner}) is already using ${folder}: stop it first, or choose another folder.`,
  })
  assert.ok(birthOf(first.postgres))
  process.kill(first.owner, 'SIGKILL')
  while (birthOf(first.owner)) await wait(5)
  await (await start()).stop()
})

test('a pid file and a lock that name a stranger, as after a reboot, do not keep the office closed', async (t) => {
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore' })
  t.after(() => stranger.kill('SIGKILL'))
  await once(stranger, 'spawn')
  writeFileSync(join(folder, 'postmaster.pid'), `${stranger.pid}\n${folder}\n1\n5432\n/tmp\n\n\nready\n`)
  writeFileSync(join(folder, 'server.lock'), `${stranger.pid}\nanother life\n`)

  const database = await start()
  assert.deepEqual(await people(database), ['Awa', 'አበበ'])
  await database.stop()
  assert.ok(birthOf(stranger.pid ?? 0), 'the stranger was left alone')
})

test('a folder that holds something else is refused and left as it was', async () => {
  const foreign = join(place, 'photographs')
  mkdirSync(foreign)
  writeFileSync(join(foreign, 'child.jpg'), 'picture')
  await assert.rejects(startPostgres({ folder: foreign }), {
    message: `The folder ${foreign} holds other files and no database of Passerelle: choose an empty folder.`,
  })
  writeFileSync(join(foreign, 'PG_VERSION'), '18\n')
  await assert.rejects(startPostgres({ folder: foreign }), {
    message: `The folder ${foreign} holds a PostgreSQL database that Passerelle did not make: choose an empty folder.`,
  })
  assert.deepEqual(readdirSync(foreign), ['PG_VERSION', 'child.jpg'])
  await assert.rejects(startPostgres({ folder: join(foreign, 'child.jpg') }), /is a file, and the database needs a folder/)
})

test('a folder made by another version of PostgreSQL is refused with what to do', async () => {
  writeFileSync(join(folder, 'PG_VERSION'), '17\n')
  await assert.rejects(start(), /was made by PostgreSQL 17 and this Passerelle brings PostgreSQL 18: start it with/)
  writeFileSync(join(folder, 'PG_VERSION'), '18\n')
})

test('a place where no folder can be made is refused in one sentence', async () => {
  const letter = join(place, 'letter.txt')
  writeFileSync(letter, 'a letter')
  await assert.rejects(
    startPostgres({ folder: join(letter, 'database'), durable: false }),
    /^Error: PostgreSQL cannot use the folder [^\n]*letter.txt\/database: [^\n]*$/,
  )
})

test('a setting that PostgreSQL does not know is refused in its own words, and the folder is free again', async () => {
  await assert.rejects(
    startPostgres({ folder, durable: false, settings: { colour: 'blue' } }),
    /unrecognized configuration parameter "colour"/,
  )
  assert.equal(existsSync(join(folder, 'server.lock')), false)
  await (await start()).stop()
})

test('a name that breaks a rule of the database never reaches the log file', async () => {
  const database = await start()
  await ask(database, 'create unique index on person (name)')
  await assert.rejects(ask(database, `insert into person values ('Awa')`), /duplicate key/)
  await database.stop()
  const log = readFileSync(join(folder, 'server.log'), 'utf8')
  assert.match(log, /duplicate key/)
  assert.doesNotMatch(log, /Awa/)
})

/** Another server process, as a second terminal would start it. */
async function startElsewhere(then = 'setInterval(() => {}, 1000)'): Promise<{ owner: number; postgres: number }> {
  const script = `
    const { startPostgres } = await import(${JSON.stringify(import.meta.resolve('#server/kit/embedded-postgres.ts'))})
    const { pid } = await startPostgres(${JSON.stringify({ folder, durable: false, settings })})
    console.log(pid)
    ${then}`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const line = await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => assert.fail('the other server ended at once')),
  ])
  return { owner: child.pid ?? 0, postgres: Number(String(line[0])) }
}

async function people(database: RunningPostgres): Promise<string[]> {
  return (await ask(database, 'select name from person order by name')).map((row) => String(row['name']))
}

async function ask(database: RunningPostgres, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ host: database.socketDir, port: database.port, user: database.user, database: 'postgres' })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
