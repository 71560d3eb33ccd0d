// Whether a process is alive, and whether it is still the one we once knew: pids are given out again, after a reboot or in a
// container quite soon. Nothing about databases enters here.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** When a process was born, in a form only good for comparing; undefined when it is dead. A zombie counts as dead. */
export function birthOf(pid: number): string | undefined {
  if (!Number.isInteger(pid) || pid <= 0 || !answersSignals(pid)) return undefined
  if (process.platform !== 'linux') return birthFromPs(pid)
  try {
    // The command name may hold spaces and brackets, so count the fields from the last bracket: state first, start time 20th.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`
  } catch {
    // It died between two looks, or /proc hides other people's processes: then alive is all we know.
    return answersSignals(pid) ? 'alive' : undefined
  }
}

/** The command line of a process, its arguments joined by one space; empty when it is dead or hidden. */
export function commandOf(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'command=')
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replace(/\0$/, '').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function birthFromPs(pid: number): string | undefined {
  if (ps(pid, 'stat=').startsWith('Z')) return undefined
  return ps(pid, 'lstart=') || undefined
}

function ps(pid: number, column: string): string {
  return spawnSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? ''
}
