/** `npm run schema`: applies all migrations to an empty database and writes database/schema.sql and database/tables.ts from it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '#server/kit/embedded-postgres.ts'
import { migrate, readMigrations } from '#server/kit/migrate.ts'
import { schemaText, tablesText } from '#server/kit/schema-text.ts'

const folder = await mkdtemp(join(tmpdir(), 'passerelle-schema-'))
const postgres = await startPostgres({ folder: join(folder, 'database'), durable: false })
try {
  const connection = { host: postgres.socketDir, port: postgres.port, user: postgres.user, database: 'postgres' }
  await migrate(connection, 'passerelle', await readMigrations())
  const root = new URL('../database/', import.meta.url)
  await writeFile(new URL('schema.sql', root), await schemaText(connection, 'passerelle'))
  await writeFile(new URL('tables.ts', root), await tablesText(connection, 'passerelle'))
  console.log('database/schema.sql and database/tables.ts are written')
} finally {
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}
