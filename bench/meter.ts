/** Time, processor time of this process and of its PostgreSQL, and memory: printed for each step. On a busy machine read the processor time. */
import { readdirSync, readFileSync } from 'node:fs'

export type Measured<Value> = { value: Value; seconds: number; nodeSeconds: number; postgresSeconds: number }
export type Meter = {
  run<Value>(what: string, rows: number, does: () => Promise<Value>): Promise<Measured<Value>>
  peakMb(): number
}

const seen = (value: number, unit: string): string => `${value.toFixed(1).padStart(7)} ${unit}`

export function meterOf(postgresPid: number): Meter {
  return {
    run: async (what, rows, does) => {
      const [from, cpu, postgres] = [performance.now(), process.cpuUsage(), postgresSeconds(postgresPid)]
      const value = await does()
      const seconds = (performance.now() - from) / 1_000
      const used = process.cpuUsage(cpu)
      const nodeSeconds = (used.user + used.system) / 1e6
      const measured = { value, seconds, nodeSeconds, postgresSeconds: postgresSeconds(postgresPid) - postgres }
      console.log(
        `  ${what.padEnd(34)}${seen(seconds, 's')}  ${Math.round(rows / seconds)
          .toLocaleString('en')
          .padStart(
            9,
          )} rows/s   processor: node ${seen(nodeSeconds, 's')}, PostgreSQL ${seen(measured.postgresSeconds, 's')}   ${peakMb()} MB`,
      )
      return measured
    },
    peakMb,
  }
}

function peakMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024)
}

/** Of all processes of this PostgreSQL; 0 where the system does not tell. */
function postgresSeconds(parent: number): number {
  let sum = 0
  for (const name of listProcesses()) {
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').pop()!.split(' ')
      if (Number(fields[1]) === parent || Number(name) === parent) sum += (Number(fields[11]) + Number(fields[12])) / 100
    } catch {
      // It has ended meanwhile.
    }
  }
  return sum
}

function listProcesses(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
}
