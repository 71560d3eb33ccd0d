// A backup taken while people work, and what a restore makes of it when all is well, and when a file was damaged.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Pool } from 'pg'
import { backupEmbedded, type Manifest } from '#server/kit/backup.ts'
import { startPostgres, type RunningPostgres } from '#server/kit/embedded-postgres.ts'
import { restoreEmbedded } from '#server/kit/restore.ts'

const place = mkdtempSync(join(tmpdir(), 'passerelle-backup-'))
const dataFolder = join(place, 'office', 'database')
const filesFolder = join(place, 'office', 'files')
const into = join(place, 'backups', 'monday')
const restored = { dataFolder: join(place, 'restored', 'database'), filesFolder: join(place, 'restored', 'files') }

let database: RunningPostgres
let admin: Pool
let manifest: Manifest

before(async () => {
  database = await startPostgres({ folder: dataFolder, durable: false })
  admin = connect(database)
  await admin.query('create table person (id int primary key, name text)')
  await admin.query(`insert into person select n, 'person ' || n from generate_series(1, 20000) n`)
  mkdirSync(join(filesFolder, 'empty'), { recursive: true })
  writeFileSync(join(filesFolder, 'letter.pdf'), 'a letter')
})

after(async () => {
  await admin.end()
  await database.stop()
  rmSync(place, { recursive: true, force: true })
})

test('a backup is taken while a colleague keeps writing, and appears whole under its name', async () => {
  const writer = keepWriting()
  manifest = await backupEmbedded({ admin, dataFolder, filesFolder, into, version: '0.1.0', now: new Date('2026-11-23T08:00:00Z') })
  const written = await writer.stop()
  assert.ok(written > 0, 'the office was not stopped by its backup')

  assert.deepEqual(readdirSync(join(place, 'backups')), ['monday'])
  assert.deepEqual(readdirSync(into), ['data', 'files', 'manifest.json'])
  assert.deepEqual(JSON.parse(readFileSync(join(into, 'manifest.json'), 'utf8')), manifest)
  assert.equal(manifest.madeAt, '2026-11-23T08:00:00.000Z')
  assert.match(manifest.postgres, /^18\./)
  assert.equal(statSync(into).mode & 0o077, 0, 'nobody else may read it')
  assert.ok(!manifest.files.some(({ path }) => /postmaster|server\./.test(path)))
})

test('after changes and a loss, a restore shows the office as it was at the backup', async () => {
  await admin.query('delete from person where id <= 20000')
  writeFileSync(join(filesFolder, 'letter.pdf'), 'written over')

  assert.deepEqual(await restoreEmbedded({ from: into, ...restored }), manifest)
  const again = await startPostgres({ folder: restored.dataFolder, durable: false })
  const there = connect(again)
  const { rows } = await there.query('select count(*)::int as people from person where id <= 20000')
  assert.equal(rows[0].people, 20000)
  // The writer wrote 20001, 20002, …: what the backup holds of it has no gap, and nothing is half there.
  const tail = await there.query('select count(*)::int as count, coalesce(max(id), 20000)::int as last from person where id > 20000')
  assert.equal(tail.rows[0].last - 20000, tail.rows[0].count)
  await there.query('reindex table person')
  await there.query(`insert into person values (0, 'after the restore')`)
  await there.end()
  await again.stop()

  assert.equal(readFileSync(join(restored.filesFolder, 'letter.pdf'), 'utf8'), 'a letter')
  assert.deepEqual(readdirSync(join(restored.filesFolder)), ['empty', 'letter.pdf'])
})

test('a restore never writes over an office that is there', async () => {
  await assert.rejects(restoreEmbedded({ from: into, ...restored }), /restored\/database is not empty/)
  await assert.rejects(restoreEmbedded({ from: into, dataFolder: join(place, 'new'), filesFolder }), /office\/files is not empty/)
})

test('a backup never writes over a backup, nor into what it copies', async () => {
  await assert.rejects(backupEmbedded({ admin, dataFolder, filesFolder, into }), /already exists/)
  await assert.rejects(backupEmbedded({ admin, dataFolder, filesFolder, into: join(filesFolder, 'b') }), /cannot stand inside/)
})

test('a backup of the wrong folder is refused, leaves nothing behind, and a later one still works', async () => {
  const wrong = backupEmbedded({ admin, dataFolder: restored.dataFolder, filesFolder, into: join(place, 'backups', 'wrong') })
  await assert.rejects(wrong, /The connection reaches the database in .*office\/database, not the one in/)
  await backupEmbedded({ admin, dataFolder, filesFolder, into: join(place, 'backups', 'tuesday') })
  assert.deepEqual(readdirSync(join(place, 'backups')), ['monday', 'tuesday'])
  const { rows } = await admin.query('select count(*)::int as slots from pg_replication_slots')
  assert.equal(rows[0].slots, 0)
})

test('a damaged, missing or foreign file in a backup is refused by name and nothing is changed', async () => {
  const nowhere = join(place, 'nowhere')
  const attempt = () => restoreEmbedded({ from: into, dataFolder: join(nowhere, 'database'), filesFolder: join(nowhere, 'files') })
  const victim = manifest.files.find(({ path, size }) => path.startsWith('data/base/') && size > 100_000)
  assert.ok(victim)
  const path = join(into, victim.path)
  const whole = readFileSync(path)

  const damaged = Buffer.from(whole)
  damaged[50_000] = (damaged[50_000] ?? 0) ^ 1
  writeFileSync(path, damaged)
  await assert.rejects(attempt(), { message: `The backup is damaged: ${victim.path} is not as it was written. Nothing was changed.` })
  rmSync(path)
  await assert.rejects(attempt(), { message: `The backup is damaged: ${victim.path} is missing. Nothing was changed.` })
  writeFileSync(path, whole)

  const outside: Manifest = { ...manifest, files: [{ path: 'files/../../escaped', size: 0, sha256: '' }] }
  writeFileSync(join(into, 'manifest.json'), JSON.stringify(outside))
  await assert.rejects(attempt(), /names a file outside of it: files\/\.\.\/\.\.\/escaped/)
  rmSync(join(into, 'manifest.json'))
  await assert.rejects(attempt(), /is not a whole backup of Passerelle/)
  assert.deepEqual(readdirSync(place).sort(), ['backups', 'office', 'restored'])
})

function connect({ socketDir, port, user }: RunningPostgres): Pool {
  return new Pool({ host: socketDir, port, user, database: 'postgres', max: 4 }).on('error', () => {})
}

function keepWriting(): { stop(): Promise<number> } {
  let going = true
  const work = (async () => {
    let id = 20000
    while (going) await admin.query('insert into person values ($1, $2)', [++id, 'x'.repeat(500)])
    return id - 20000
  })()
  return { stop: () => ((going = false), work) }
}
