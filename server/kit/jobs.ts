/** Work that waits or repeats, on pg-boss in a schema of its own. Payloads hold ids only: its tables are not under our policies. */
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { House } from './transaction.ts'

export type Job = {
  /** `room-verb`, such as `movements-expire-clearances`. */
  readonly name: string
  /** Five cron fields, read in the zone of the mission. */
  readonly cron: string
  readonly timeZone: string
  run(house: House): Promise<void>
}

const schemaOf = (schema: string): string => `${schema}_jobs`

/** Makes or updates the tables of pg-boss as the owner, and lets the server's role use them. Does nothing when they are current. */
export async function migrateJobs(owner: pg.ClientConfig, schema: string): Promise<void> {
  const boss = new PgBoss({ ...(owner as object), schema: schemaOf(schema), migrate: true, supervise: false, schedule: false, max: 2 })
  boss.on('error', () => undefined)
  await boss.start()
  await boss.stop({ graceful: false, close: true })
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const jobs = schemaOf(schema)
    await client.query(`grant usage, create on schema ${jobs} to passerelle_app;
      grant all on all tables in schema ${jobs} to passerelle_app;
      grant all on all sequences in schema ${jobs} to passerelle_app;
      grant all on all functions in schema ${jobs} to passerelle_app`)
  } finally {
    await client.end()
  }
}

export async function startJobs(
  house: House,
  app: pg.PoolConfig,
  schema: string,
  jobs: readonly Job[],
  failed: (line: string) => void,
): Promise<{ stop(): Promise<void> }> {
  const boss = new PgBoss({ ...(app as object), schema: schemaOf(schema), migrate: false, max: 3 })
  boss.on('error', (error: Error) => failed(`jobs: ${error.name}`))
  await boss.start()
  for (const job of jobs) {
    await boss.createQueue(job.name, { retryLimit: 3, retryDelay: 30, retryBackoff: true })
    await boss.schedule(job.name, job.cron, null, { tz: job.timeZone })
    await boss.work(job.name, { pollingIntervalSeconds: 10 }, async () => job.run(house))
  }
  return { stop: () => boss.stop({ graceful: true, close: true, timeout: 5_000 }) }
}
