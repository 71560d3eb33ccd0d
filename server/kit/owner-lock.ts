// One live server process per data folder: the lock file that says whose it is. PostgreSQL's own lock keeps a second PostgreSQL
// out; this one keeps a second Passerelle from sharing (and stopping) the PostgreSQL of the first.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { refusal } from '#server/kit/disk-refusals.ts'
import { birthOf } from '#server/kit/process-life.ts'

export const lockName = 'server.lock'

/** Makes this process the owner of the folder and returns how to give it up. Throws when another live process owns it. */
export function claimFolder(folder: string): () => void {
  const lock = join(folder, lockName)
  const mine = `${process.pid}\n${birthOf(process.pid)}\n`

  for (let attempt = 0; attempt < 5; attempt++) {
    if (placed(lock, mine)) return () => giveUp(lock, mine)

    const found = read(lock)
    if (found === mine) return () => giveUp(lock, mine)
    const [pid, birth] = (found ?? '').split('\n')
    if (birth && birthOf(Number(pid)) === birth) {
      throw refusal(`Another Passerelle (process ${pid}) is already using ${folder}: stop it first, or choose another folder.`)
    }
    if (found !== undefined) takeAway(lock, found)
  }
  throw refusal(`Several Passerelle processes are fighting over ${folder}: stop all but one.`)
}

// A hard link appears whole or not at all, so that nobody ever reads a lock half written.
function placed(lock: string, mine: string): boolean {
  const draft = `${lock}.${process.pid}`
  writeFileSync(draft, mine, { mode: 0o600 })
  try {
    linkSync(draft, lock)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

// Another process may have replaced the dead lock since we read it: then what we moved is a live one, and goes back.
function takeAway(lock: string, dead: string): void {
  const aside = `${lock}.${process.pid}.dead`
  try {
    renameSync(lock, aside)
    if (read(aside) !== dead) linkSync(aside, lock)
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function giveUp(lock: string, mine: string): void {
  if (read(lock) === mine) rmSync(lock, { force: true })
}

function read(lock: string): string | undefined {
  try {
    return readFileSync(lock, 'utf8')
  } catch {
    return undefined
  }
}
