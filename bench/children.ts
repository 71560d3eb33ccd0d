/** Starts the servers under measure, each in a process of its own, and asks them how much processor they have used. */
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type pg from 'pg'

/** The first message to a child. */
export type ToldChild = { connection: pg.PoolConfig; schema: string; folder: string }

export type Measured = {
  name: 'house' | 'bare'
  port: number
  /** Processor time of the server's own process so far, in milliseconds. */
  cpuMs(): Promise<number>
  stop(): void
}

export async function startChild(name: 'house' | 'bare', told: ToldChild): Promise<Measured> {
  const child = fork(join(import.meta.dirname, `${name}-server.ts`), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: execArgvFor(name),
  })
  child.send(told)
  const { port } = (await nextMessage(child)) as { port: number }
  return {
    name,
    port,
    cpuMs: async () => {
      child.send('cpu')
      const { cpu } = (await nextMessage(child)) as { cpu: NodeJS.CpuUsage }
      return (cpu.user + cpu.system) / 1_000
    },
    stop: () => void child.kill(),
  }
}

/** `PASSERELLE_PROFILE=folder npm run bench -- api` leaves a profile of each server there. */
function execArgvFor(name: string): string[] {
  const folder = process.env['PASSERELLE_PROFILE']
  return folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`, `--cpu-prof-name=${name}-${Date.now()}.cpuprofile`]
}

function nextMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`a server under measure ended with ${code}`))
    child.once('exit', ended)
    child.once('message', (message) => {
      child.off('exit', ended)
      resolve(message)
    })
  })
}
