// The folder that holds the database: is it ours, may we use it, and making a new one. Starting PostgreSQL stands next door,
// in embedded-postgres.ts.
import { spawn, spawnSync } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { diskRefusal, refusal } from '#server/kit/disk-refusals.ts'
import { giveTo, program, type RunAs } from '#server/kit/postgres-binaries.ts'
import { birthOf } from '#server/kit/process-life.ts'

/** The major version of the bundled PostgreSQL; it reads no folder made by another one. */
export const bundledMajor = '18'

// Says that Passerelle made this folder: another program's PostgreSQL must never be started, or stopped, by us.
const markName = 'made-by-passerelle'

/** Says whether the folder is `ready`, or still to be `made`; throws one sentence when it must not be used. */
export function inspectFolder(folder: string): 'ready' | 'made' {
  if (!existsSync(folder)) return 'made'
  if (!statSync(folder).isDirectory()) throw refusal(`${folder} is a file, and the database needs a folder.`)
  const owner = statSync(folder).uid
  const me = process.getuid?.() ?? owner
  if (me !== 0 && owner !== me)
    throw refusal(`The folder ${folder} belongs to another user: start Passerelle as that user, or choose another folder.`)
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw diskRefusal(error, folder)
  }

  if (readdirSync(folder).length === 0) return 'made'
  if (!existsSync(join(folder, 'PG_VERSION'))) {
    throw refusal(`The folder ${folder} holds other files and no database of Passerelle: choose an empty folder.`)
  }
  if (!existsSync(join(folder, markName))) {
    throw refusal(`The folder ${folder} holds a PostgreSQL database that Passerelle did not make: choose an empty folder.`)
  }
  const major = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  if (major !== bundledMajor) {
    throw refusal(
      `The folder ${folder} was made by PostgreSQL ${major} and this Passerelle brings PostgreSQL ${bundledMajor}: start it with the Passerelle that made it, export, and import here.`,
    )
  }
  return 'ready'
}

/**
 * Makes a new database in the folder (absent or empty), or leaves it as it was. It is made beside and renamed, so that a machine
 * switched off in the middle leaves no half-made folder behind, and of two processes that try at once one makes it.
 */
export async function makeFolder(folder: string, runAs: RunAs, durable: boolean): Promise<void> {
  const draft = `${folder}.new-${process.pid}`
  try {
    mkdirSync(dirname(folder), { recursive: true })
  } catch (error) {
    throw diskRefusal(error, folder)
  }
  mustReach(folder, runAs)
  try {
    clearAbandoned(folder)
    mkdirSync(draft, { mode: 0o700 })
    giveTo(runAs, draft)
    await initialise(draft, runAs, durable)
    writeFileSync(join(draft, markName), 'This folder is kept by Passerelle. Change nothing in it by hand.\n', { mode: 0o600 })
    takeName(draft, folder)
  } catch (error) {
    throw diskRefusal(error, folder)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** Lets PostgreSQL read a folder that root filled, when PostgreSQL cannot run as root here. */
export function handOver(folder: string, runAs: RunAs): void {
  if (runAs.way !== 'other') return
  mustReach(folder, runAs)
  if (statSync(folder).uid !== runAs.uid) spawnSync('chown', ['-R', `${runAs.uid}:${runAs.gid}`, folder])
  chmodSync(folder, 0o700)
}

function mustReach(folder: string, runAs: RunAs): void {
  if (runAs.way !== 'other') return
  if (spawnSync('test', ['-x', dirname(folder)], { cwd: '/', uid: runAs.uid, gid: runAs.gid }).status !== 0) {
    throw refusal(`PostgreSQL may not run as root, and the user it runs as cannot reach ${folder}: choose a folder under /var/lib.`)
  }
}

function initialise(draft: string, runAs: RunAs, durable: boolean): Promise<void> {
  // Code point order is the same on every machine; the French or Amharic order of a list is asked for by the list.
  const args = [
    '-D',
    draft,
    '-U',
    'postgres',
    '-A',
    'trust',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ]
  if (!durable) args.push('--no-sync')
  const initdb = program('initdb', args, runAs)

  return new Promise((resolve, reject) => {
    const child = spawn(initdb.command, initdb.args, { ...initdb.options, stdio: ['ignore', 'ignore', 'pipe'] })
    let complaint = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(complaint || `initdb ended with code ${code}`))))
  })
}

function takeName(draft: string, folder: string): void {
  try {
    renameSync(draft, folder)
  } catch (error) {
    // Another process was quicker: its folder stands, and the lock in it decides which of us goes on.
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

function clearAbandoned(folder: string): void {
  const start = `${basename(folder)}.new-`
  for (const name of readdirSync(dirname(folder))) {
    if (!name.startsWith(start)) continue
    const pid = Number(name.slice(start.length))
    if (pid === process.pid || birthOf(pid) === undefined) rmSync(join(dirname(folder), name), { recursive: true, force: true })
  }
}
