/** backup and restore of the embedded database and the files. A given server has better tools of its own. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { readEnv } from '#server/env.ts'
import { backupEmbedded } from '#server/kit/backup.ts'
import { restoreEmbedded } from '#server/kit/restore.ts'
import { openHouse } from '#server/open-house.ts'
import { type Command, UsageError } from './command.ts'

const useOwnTools =
  "The database is given by DATABASE_URL: use that server's own tools (pg_dump, pg_basebackup), and copy the files folder."

export const backup: Command = {
  name: 'backup',
  usage: 'backup DIR [--json]',
  what: 'Copies the running or resting database and its files into DIR, which must not exist yet. The server goes on working meanwhile.',
  async run({ positionals, json }) {
    const into = positionals[0]
    if (into === undefined) throw new UsageError('Say into which folder.')
    const env = readEnv()
    if (env.databaseUrl !== undefined) throw new Error(useOwnTools)
    if (!existsSync(join(env.dataFolder, 'database')))
      throw new Error(`There is no database in ${env.dataFolder}: PASSERELLE_DATA says where it is.`)
    const opened = await openHouse(env, () => undefined, true)
    const admin = new pg.Client(opened.owner)
    await admin.connect()
    try {
      const manifest = await backupEmbedded({
        admin,
        dataFolder: join(env.dataFolder, 'database'),
        filesFolder: join(env.dataFolder, 'files'),
        into: resolve(into),
      })
      if (json) console.log(JSON.stringify({ into: resolve(into), files: manifest.files.length }))
      else console.log(`${manifest.files.length} files are in ${resolve(into)}. Keep it as safe as the data itself: it holds everything.`)
      return 0
    } finally {
      await admin.end()
      await opened.close()
    }
  },
}

export const restore: Command = {
  name: 'restore',
  usage: 'restore DIR [--json]',
  what: 'Checks every file of a backup, then puts it in place of an empty data folder (PASSERELLE_DATA). Changes nothing when a file is damaged.',
  async run({ positionals, json }) {
    const from = positionals[0]
    if (from === undefined) throw new UsageError('Say from which folder.')
    const env = readEnv()
    if (env.databaseUrl !== undefined) throw new Error(useOwnTools)
    const manifest = await restoreEmbedded({
      from: resolve(from),
      dataFolder: join(env.dataFolder, 'database'),
      filesFolder: join(env.dataFolder, 'files'),
    })
    if (json) console.log(JSON.stringify({ into: env.dataFolder, files: manifest.files.length }))
    else console.log(`${manifest.files.length} files checked and in place in ${env.dataFolder}. npm start serves them.`)
    return 0
  },
}
