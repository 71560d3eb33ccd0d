/** start, migrate, status, openapi: running the house from the command line. */
import pg from 'pg'
import { readEnv } from '#server/env.ts'
import { contracts } from '#server/http.ts'
import { openApi } from '#server/kit/open-api.ts'
import { start } from '#server/main.ts'
import { openHouse } from '#server/open-house.ts'
import type { Command } from './command.ts'

export const startCommand: Command = {
  name: 'start',
  usage: 'start',
  what: 'Starts the server, as npm start does. PORT, HOST, PASSERELLE_DATA, DATABASE_URL and PASSERELLE_ENV are read from the environment.',
  async run() {
    await start()
    return new Promise<number>(() => undefined) // until a signal ends the process
  },
}

export const migrateCommand: Command = {
  name: 'migrate',
  usage: 'migrate [--json]',
  what: 'Brings the database to the present schema and says what was applied.',
  async run({ json }) {
    const opened = await openHouse(readEnv(), (line) => json || console.log(line), true)
    await opened.close()
    if (json) console.log(JSON.stringify({ migrated: opened.migrated }))
    else console.log(opened.migrated.length === 0 ? 'The schema is current.' : `${opened.migrated.length} migrations applied.`)
    return 0
  },
}

export const status: Command = {
  name: 'status',
  usage: 'status [--json]',
  what: 'Says which database is used, how full it is and which migration is the last.',
  async run({ json }) {
    const env = readEnv()
    const opened = await openHouse(env, () => undefined, true)
    const client = new pg.Client(opened.owner)
    await client.connect()
    try {
      const { rows } = await client.query<{ server: string; bytes: number; migration: string }>(
        `select version() as server, pg_database_size(current_database()) as bytes, (select max(name) from ${env.schema}.kit_migration) as migration`,
      )
      const facts = { database: opened.embedded ? `embedded, in ${env.dataFolder}` : 'given by DATABASE_URL', ...rows[0]! }
      if (json) console.log(JSON.stringify(facts))
      else
        console.log(
          `database   ${facts.database}\nserver     ${facts.server.split(',')[0]}\nsize       ${Math.round(facts.bytes / 1024 / 1024)} MB\nmigration  ${facts.migration}`,
        )
      return 0
    } finally {
      await client.end()
      await opened.close()
    }
  },
}

export const openApiCommand: Command = {
  name: 'openapi',
  usage: 'openapi',
  what: 'Prints the OpenAPI 3.1 document of this version.',
  async run() {
    console.log(JSON.stringify(openApi(contracts), null, 2))
    return 0
  },
}
