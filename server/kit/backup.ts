// A whole copy of an office, taken while it works: the embedded database and the folder of attached files, with a fingerprint of
// each file. Restoring stands in restore.ts. An office with its own PostgreSQL backs that up with PostgreSQL's tools instead.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Pool, type ClientBase } from 'pg'
import { copyFile, listFolder, type CopiedFile } from '#server/kit/copied-files.ts'
import { diskRefusal, refusal } from '#server/kit/disk-refusals.ts'

export type Manifest = {
  format: 1
  madeAt: string
  /** The version of Passerelle that made the backup, and of the PostgreSQL whose files it holds. */
  version: string
  postgres: string
  /** Folders, some of them empty, without which PostgreSQL does not start. */
  folders: string[]
  files: CopiedFile[]
}

export const manifestName = 'manifest.json'

export type Backup = {
  /** A superuser's connection, or a pool of them. */
  admin: Pool | ClientBase
  dataFolder: string
  filesFolder: string
  /** The folder to make; it must not exist yet. */
  into: string
  version?: string
  now?: Date
}

/** Copies a running office into a new folder, which appears only when it is whole. */
export async function backupEmbedded({
  admin,
  dataFolder,
  filesFolder,
  into,
  version = 'unknown',
  now = new Date(),
}: Backup): Promise<Manifest> {
  const target = resolve(into)
  if (existsSync(target)) throw refusal(`${target} already exists: a backup is always a new folder.`)
  for (const source of [dataFolder, filesFolder]) {
    if (`${target}/`.startsWith(`${resolve(source)}/`))
      throw refusal(`A backup cannot stand inside ${source}, which it copies: choose another folder.`)
  }

  const draft = `${target}.unfinished-${process.pid}`
  try {
    await rm(draft, { recursive: true, force: true })
    await mkdir(draft, { recursive: true, mode: 0o700 })
    const postgres = await copyDatabase(admin, resolve(dataFolder), draft)
    // After the database: then every file that a row in the backup speaks of has been written already.
    const files = await copyFiles(resolve(filesFolder), draft)

    const manifest: Manifest = {
      format: 1,
      madeAt: now.toISOString(),
      version,
      postgres: postgres.version,
      folders: [...postgres.folders, ...files.folders],
      files: [...postgres.files, ...files.files],
    }
    await writeFile(join(draft, manifestName), JSON.stringify(manifest, undefined, 1), { mode: 0o600 })
    // On the disk before it takes its name. One call for the whole disk is far quicker than one per file.
    spawnSync('sync', ['-f', draft])
    await rename(draft, target)
    return manifest
  } catch (error) {
    throw isDisk(error) ? diskRefusal(error, dirname(target)) : error
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

type Copied = { folders: string[]; files: CopiedFile[] }

/**
 * PostgreSQL's own procedure for copying a folder that is being written to: the copy is not coherent, and becomes so when the
 * log written meanwhile is replayed over it. So the log is copied last, after the stop, and must reach back to the start.
 * https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP
 */
async function copyDatabase(admin: Pool | ClientBase, dataFolder: string, draft: string): Promise<Copied & { version: string }> {
  // Start and stop belong to one session: should it be lost, PostgreSQL ends the backup by itself.
  const session = admin instanceof Pool ? await admin.connect() : admin
  let done = false
  try {
    const { rows } = await session.query(`select current_setting('data_directory') as folder, current_setting('server_version') as version`)
    if (resolve(rows[0].folder) !== dataFolder)
      throw refusal(`The connection reaches the database in ${rows[0].folder}, not the one in ${dataFolder}.`)
    // A busy office would otherwise recycle the log that the copy still needs. It goes with the session.
    await session.query(`select pg_create_physical_replication_slot('${slot}', true, true)`)
    await session.query(`select pg_backup_start('passerelle', true)`)

    const data = await copyTree(dataFolder, draft, 'data', leftOutOfData)
    // Last of all, or it could speak of a checkpoint later than the files copied before it.
    const control = await copyOne(dataFolder, draft, 'data', controlFile)

    const stopped = await session.query('select labelfile, spcmapfile, pg_walfile_name(lsn) as last from pg_backup_stop(false)')
    const { labelfile, spcmapfile, last } = stopped.rows[0] as { labelfile: string; spcmapfile: string; last: string }
    if (spcmapfile.trim() !== '') throw refusal('This database has tablespaces, which a backup does not hold.')
    const label = await writeLabel(draft, labelfile)
    const first = /\(file ([0-9A-F]{24})\)/.exec(labelfile)?.[1] ?? ''
    const log = await copyTree(join(dataFolder, 'pg_wal'), draft, 'data/pg_wal', (name) => !isLogBetween(name, first, last))
    for (const name of [first, last]) {
      if (!log.files.some((file) => file.path.endsWith(`/${name}`)))
        throw refusal(`The backup could not be finished because PostgreSQL no longer has its log ${name}: try again.`)
    }
    await session.query(`select pg_drop_replication_slot('${slot}')`)
    done = true
    return { version: rows[0].version, folders: [...data.folders, ...log.folders], files: [...data.files, control, label, ...log.files] }
  } finally {
    // A pool must never hand out a session that is still in the middle of a backup; a lone client is put in order.
    if ('release' in session && admin instanceof Pool) (session as { release(destroy: boolean): void }).release(!done)
    else if (!done) await abandon(session)
  }
}

const slot = 'passerelle_backup'
const controlFile = 'global/pg_control'

async function abandon(session: ClientBase): Promise<void> {
  await session.query('select pg_backup_stop(false)').catch(() => {})
  await session.query('select pg_drop_replication_slot($1)', [slot]).catch(() => {})
}

// What belongs to the running process and not to the data; PostgreSQL makes it again. The folders themselves must be there.
function leftOutOfData(path: string): boolean {
  if (/^(postmaster\.(pid|opts)|server\.lock.*|server\.log.*|backup_label.*|tablespace_map.*)$/.test(path)) return true
  if (/^(pg_wal|pg_dynshmem|pg_notify|pg_replslot|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\//.test(path)) return true
  return path === controlFile || /(^|\/)(pgsql_tmp[^/]*|pg_internal\.init[^/]*)$/.test(path)
}

// The log's file names are timeline, then position, in hexadecimal: text order is the order of writing.
function isLogBetween(name: string, first: string, last: string): boolean {
  if (/^[0-9A-F]{8}\.history$/.test(name)) return true
  return /^[0-9A-F]{24}$/.test(name) && name.slice(8) >= first.slice(8) && name.slice(8) <= last.slice(8)
}

async function writeLabel(draft: string, labelfile: string): Promise<CopiedFile> {
  const path = 'data/backup_label'
  const written = join(draft, `${path}.new`)
  await writeFile(written, labelfile, { mode: 0o600 })
  const label = await copyFile(written, join(draft, path))
  await rm(written)
  if (!label) throw refusal('The label of the backup could not be written.')
  return { path, ...label }
}

function copyFiles(filesFolder: string, draft: string): Promise<Copied> {
  return copyTree(filesFolder, draft, 'files', () => false)
}

async function copyTree(root: string, draft: string, under: string, leftOut: (path: string) => boolean): Promise<Copied> {
  const listing = await listFolder(root, leftOut)
  const folders = [under, ...listing.folders.map((path) => `${under}/${path}`)]
  for (const path of folders) await mkdir(join(draft, path), { recursive: true, mode: 0o700 })

  const files: CopiedFile[] = []
  for (const path of listing.files) {
    const copied = await copyFile(join(root, path), join(draft, under, path))
    if (copied) files.push({ path: `${under}/${path}`, ...copied })
  }
  return { folders, files }
}

async function copyOne(root: string, draft: string, under: string, path: string): Promise<CopiedFile> {
  const copied = await copyFile(join(root, path), join(draft, under, path))
  if (!copied) throw refusal(`${join(root, path)} is missing: this is not the folder of a running database.`)
  return { path: `${under}/${path}`, ...copied }
}

function isDisk(error: unknown): boolean {
  return ['ENOSPC', 'EACCES', 'EPERM', 'EROFS', 'EDQUOT'].includes((error as NodeJS.ErrnoException)?.code ?? '')
}
