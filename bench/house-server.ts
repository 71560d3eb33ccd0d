/** The house itself, as `npm start` serves it, but for the jobs and the desk's files: sessions, access rules, receipts, events, audit, log. */
import { join } from 'node:path'
import { readEnv } from '#server/env.ts'
import { buildServer } from '#server/http.ts'
import { openPool } from '#server/kit/database.ts'
import { openLog } from '#server/kit/log.ts'
import type { ToldChild } from './children.ts'

process.once('disconnect', () => process.exit(0)) // whoever measured is gone
process.once('message', (told: ToldChild) => void serve(told))

async function serve({ connection, schema, folder }: ToldChild): Promise<void> {
  const log = openLog(join(folder, 'log'))
  const pool = openPool({ ...connection, user: 'passerelle_app' }, schema, 12)
  const house = { pool, filesFolder: join(folder, 'files'), send: async () => undefined, secret: 'secret-of-a-benchmark-0123456789abcdef' }
  const app = buildServer(house, readEnv({ PASSERELLE_ENV: 'test' }), log.add)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  process.on('message', () => process.send!({ cpu: process.cpuUsage() }))
  process.on('SIGTERM', () => process.exit(0)) // so that a profile is written
  process.send!({ port: typeof address === 'object' && address !== null ? address.port : 0 })
}
