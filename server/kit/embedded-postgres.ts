// Starts the PostgreSQL that comes with Passerelle in a folder, finds again the one that outlived a killed server, and stops it.
// Reached only through a unix socket that no other user can enter. No table, role or query of ours enters here.
import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { diskRefusal, refusal } from '#server/kit/disk-refusals.ts'
import { claimFolder } from '#server/kit/owner-lock.ts'
import { chooseRunAs, giveTo, program, type Program, type RunAs } from '#server/kit/postgres-binaries.ts'
import { handOver, inspectFolder, makeFolder } from '#server/kit/postgres-folder.ts'
import { settingArguments, type Settings } from '#server/kit/postgres-settings.ts'
import { birthOf, commandOf } from '#server/kit/process-life.ts'

/** `durable: false` is for tests only: a power cut may then ruin the folder. `log` hears what a person may want to know. */
export type StartPostgres = { folder: string; settings?: Settings; log?: (line: string) => void; durable?: boolean }

export type RunningPostgres = {
  /** Give it to `pg` as `host`, with `port` and `user`; no password. */
  socketDir: string
  port: number
  user: 'postgres'
  pid: number
  /** True when a PostgreSQL that was already running was adopted. */
  reused: boolean
  stop(): Promise<void>
}

/** Starts (or adopts) the PostgreSQL of a folder, making the folder when there is none. Throws one clear sentence. */
export async function startPostgres({
  folder: asked,
  settings = {},
  log = () => {},
  durable = true,
}: StartPostgres): Promise<RunningPostgres> {
  if (process.platform === 'win32')
    throw refusal('The bundled PostgreSQL runs on Linux and macOS: on Windows set DATABASE_URL to a PostgreSQL 18 of your own.')
  const state = inspectFolder(resolve(asked))
  const runAs = chooseRunAs(state === 'ready' ? statSync(asked).uid : undefined)
  if (state === 'made') {
    log(`Making a new database in ${asked}`)
    await makeFolder(resolve(asked), runAs, durable)
  }

  const folder = realpathSync(asked)
  const release = claimFolder(folder)
  try {
    const socketDir = makeSocketDir(folder, runAs)
    const server = program('postgres', ['-D', folder, ...settingArguments(durable, settings, socketDir, port)], runAs)
    const wanted = commandSeen(server, runAs)

    const survivor = await findSurvivor(folder, wanted, socketDir)
    if (survivor !== undefined) log(`Found PostgreSQL still running (process ${survivor}) and took it over`)
    else handOver(folder, runAs)
    const pid = survivor ?? (await launch(folder, server, log))
    return running(folder, socketDir, pid, survivor !== undefined, release)
  } catch (error) {
    release()
    throw error
  }
}

// The number is only part of the socket's name: each folder has its own socket folder, so it never clashes.
const port = 5432
const logName = 'server.log'

function running(folder: string, socketDir: string, pid: number, reused: boolean, release: () => void): RunningPostgres {
  const birth = birthOf(pid)
  // A server that ends without stopping us (a crash, process.exit) leaves no PostgreSQL behind; only kill -9 does.
  const atExit = () => {
    if (birthOf(pid) === birth) process.kill(pid, 'SIGINT')
  }
  process.once('exit', atExit)

  let stopping: Promise<void> | undefined
  const stop = async () => {
    await stopPostmaster(pid, birth)
    process.off('exit', atExit)
    release()
    try {
      rmdirSync(socketDir)
    } catch {
      // Something is left in it, or it is gone: it is empty of meaning either way.
    }
  }
  return { socketDir, port, user: 'postgres', pid, reused, stop: () => (stopping ??= stop()) }
}

/** The PostgreSQL that outlived its server, when it runs just as we would start it; otherwise it is stopped first. */
async function findSurvivor(folder: string, wanted: string, socketDir: string): Promise<number | undefined> {
  const found = readPidFile(folder)
  const birth = found && birthOf(found.pid)
  if (!found || !birth) return undefined
  const command = commandOf(found.pid)
  if (!command.includes(`/bin/postgres -D ${folder} `)) {
    disarmPidFile(folder)
    return undefined
  }

  const alive = () => birthOf(found.pid) === birth
  while (alive() && readPidFile(folder)?.state === 'starting') await wait(10)
  if (alive() && command === wanted && readPidFile(folder)?.state === 'ready' && (await answers(socketDir))) return found.pid
  await stopPostmaster(found.pid, birth)
  return undefined
}

async function launch(folder: string, server: Program, log: (line: string) => void): Promise<number> {
  const patience = Date.now() + 10_000
  while (true) {
    const output = openLog(folder)
    const from = fstatSync(output).size
    // Detached, or a Ctrl-C would reach PostgreSQL before the requests under way have been answered.
    const child = spawn(server.command, server.args, { ...server.options, detached: true, stdio: ['ignore', output, output] })
    closeSync(output)
    const ready = await becameReady(folder, child, log)
    if (ready === 'ready' && child.pid !== undefined) {
      child.unref()
      return child.pid
    }

    const complaint = ready === 'ended' ? readFileSync(join(folder, logName)).subarray(from).toString('utf8') : String(ready)
    // After a kill -9 of PostgreSQL its children take a moment to notice and go. Removing postmaster.pid instead would let a
    // second server write beside them.
    if (!/pre-existing shared memory block|lock file .* already exists/.test(complaint) || Date.now() > patience)
      throw diskRefusal(complaint, folder)
    await wait(100)
  }
}

async function becameReady(folder: string, child: ChildProcess, log: (line: string) => void): Promise<'ready' | 'ended' | Error> {
  let end: 'ended' | Error | undefined
  child.once('error', (error) => (end = error))
  child.once('exit', () => (end ??= 'ended'))

  let nextWord = Date.now() + 5_000
  while (end === undefined) {
    // The pid too: a file left by a killed server says "ready" as well.
    const found = readPidFile(folder)
    if (found?.pid === child.pid && found?.state === 'ready') return 'ready'
    if (Date.now() > nextWord) {
      log('PostgreSQL is still recovering what was being written when it was last cut off')
      nextWord += 30_000
    }
    await wait(10)
  }
  return end
}

async function stopPostmaster(pid: number, birth: string | undefined): Promise<void> {
  // First everything is written out in order; a server that hangs is then cut off, which loses no accepted write either.
  for (const [signal, patience] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    const deadline = Date.now() + patience
    if (birth === undefined || birthOf(pid) !== birth) return
    process.kill(pid, signal)
    while (Date.now() < deadline) {
      if (birthOf(pid) !== birth) return
      await wait(10)
    }
  }
  throw refusal(`PostgreSQL (process ${pid}) does not stop: end it by hand with kill ${pid}.`)
}

function makeSocketDir(folder: string, runAs: RunAs): string {
  const name = `passerelle-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`
  // A socket's path may have 107 bytes (103 on macOS), so it lies in the temporary folder, and in /tmp when that is deep too.
  const socketDir =
    [tmpdir(), '/tmp'].map((parent) => join(parent, name)).find((path) => Buffer.byteLength(path) <= 85) ?? join('/tmp', name)
  const me = process.getuid?.()
  // One left by a start as another user; root may clear it away.
  if (me === 0 && existsSync(socketDir) && lstatSync(socketDir).uid !== runAs.uid) rmSync(socketDir, { recursive: true })
  mkdirSync(socketDir, { recursive: true, mode: 0o700 })

  // Anybody may write to the temporary folder: a folder or link prepared there by somebody else would let them in.
  const found = lstatSync(socketDir)
  if (!found.isDirectory() || (found.uid !== me && found.uid !== runAs.uid)) {
    throw refusal(`${socketDir} was made by another user: remove it and start again.`)
  }
  chmodSync(socketDir, 0o700)
  giveTo(runAs, socketDir)
  return socketDir
}

// Lines of postmaster.pid: 1 pid, 2 folder, 3 start, 4 port, 5 socket folder, 6 address, 7 shared memory, 8 state.
function readPidFile(folder: string): { pid: number; state: string } | undefined {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), state: lines[7]?.trim() ?? 'starting' }
  } catch {
    return undefined
  }
}

// The pid in the file has been given to another program, and PostgreSQL would take that for itself and refuse. It ignores the pid
// of its own parent, which is us, and still looks at line 7 for children of the dead server: so we keep all but line 1.
function disarmPidFile(folder: string): void {
  const path = join(folder, 'postmaster.pid')
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^\d+/, String(process.pid)))
}

/** The command line as the system will show it: `unshare` replaces itself by PostgreSQL. */
function commandSeen(server: Program, runAs: RunAs): string {
  const line = [server.command, ...server.args]
  return line.slice(runAs.way === 'mapped' ? line.findIndex((part) => basename(part) === 'postgres') : 0).join(' ')
}

function answers(socketDir: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(join(socketDir, `.s.PGSQL.${port}`))
    const say = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket
      .setTimeout(2_000, () => say(false))
      .once('connect', () => say(true))
      .once('error', () => say(false))
  })
}

function openLog(folder: string): number {
  const path = join(folder, logName)
  try {
    if (statSync(path).size > 4_000_000) renameSync(path, `${path}.1`)
  } catch {
    // The first start: there is no log yet.
  }
  try {
    return openSync(path, 'a', 0o600)
  } catch (error) {
    throw diskRefusal(error, folder)
  }
}
