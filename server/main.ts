/** `npm start`: opens the house, serves it, and closes it cleanly. Each thing that can go wrong is one sentence and exit code 1. */
import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { castPassword } from '#database/cast.ts'
import { loadDemonstration } from './demonstration.ts'
import { type Env, readEnv } from './env.ts'
import { buildServer } from './http.ts'
import { jobs } from './jobs.ts'
import { startJobs } from './kit/jobs.ts'
import { resumeLongCommands } from './long-commands.ts'
import { loadPacks } from './load-packs.ts'
import { openHouse } from './open-house.ts'
import { reindexEverywhere } from './reindex.ts'

export async function start(): Promise<void> {
  const began = Date.now()
  const say = (line: string): void => console.log(line)
  const env = readEnv()
  const opened = await openHouse(env, say)
  const { house } = opened
  try {
    await loadPacks(house)
    const demonstration = opened.embedded && env.mode === 'demonstration' ? await loadDemonstration(house, say) : undefined
    const app = buildServer(house, env, logTo(env))
    await listen(app, env)
    const working = await startJobs(house, opened.app, env.schema, jobs, logTo(env))
    // Beside those who work already; what is left when this process ends is done by the job of the same name.
    resumeLongCommands(house, 0, logTo(env)).catch((error: Error) => logTo(env)(`long-commands: ${error.name}`))
    reindexEverywhere(house, { again: false }).catch((error: Error) => logTo(env)(`people-reindex: ${error.name}`))

    const address = app.server.address()
    const port = typeof address === 'object' && address !== null ? address.port : env.port
    say(
      `\nPasserelle is ready after ${((Date.now() - began) / 1000).toFixed(1)} s:  http://${env.host === '127.0.0.1' ? 'localhost' : env.host}:${port}`,
    )
    if (demonstration !== undefined) sayDemonstration(say, port)
    say('Ctrl-C stops it.')

    const stop = async (): Promise<void> => {
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
      say('\nStopping: finishing what is under way.')
      await app.close()
      await working.stop()
      await opened.close()
      process.exit(0)
    }
    const onSignal = (): void => void stop()
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal)
  } catch (error) {
    await opened.close()
    throw error
  }
}

function sayDemonstration(say: (line: string) => void, port: number): void {
  say(`\nThe staff desk is at http://localhost:${port}/desk/ . This is a demonstration: every person in it is fictitious. Sign in with`)
  for (const [email, what] of [
    ['demo@paris.example.org', 'every role of the Paris office'],
    ['transit@paris.example.org', 'transit agent, airside'],
    ['mouvements@paris.example.org', 'movement agent'],
    ['reintegration@paris.example.org', 'reintegration officer'],
    ['superviseur@paris.example.org', 'supervisor (second signature)'],
    ['mouvements@marseille.example.org', 'another office'],
  ])
    say(`  ${email!.padEnd(36)} ${what}`)
  say(`  password: ${castPassword}\n`)
}

async function listen(app: ReturnType<typeof buildServer>, env: Env): Promise<void> {
  try {
    await app.listen({ host: env.host, port: env.port })
  } catch (error) {
    const code = (error as { code?: string }).code
    if (code === 'EADDRINUSE')
      throw new Error(`Port ${env.port} is in use by another program: stop it, or choose another with PORT=3001 npm start.`, {
        cause: error,
      })
    if (code === 'EACCES')
      throw new Error(`Port ${env.port} may not be used by this user: choose one above 1024 with PORT.`, { cause: error })
    throw error
  }
}

function logTo(env: Env): (line: string) => void {
  const folder = join(env.dataFolder, 'log')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return (line) => appendFileSync(join(folder, `${new Date().toISOString().slice(0, 10)}.log`), `${line}\n`, { mode: 0o600 })
}

if (import.meta.main) {
  start().catch((error: Error) => {
    console.error(process.env.PASSERELLE_SHOW_BUGS === '1' ? error : error.message)
    process.exit(1)
  })
}
