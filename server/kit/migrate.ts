/** Forward-only migrations: plain SQL files in order, each applied once, its hash remembered. Runs as the owner, never as the server's role. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'

const folder = new URL('../../database/migrations/', import.meta.url)

/** Said to a person in one sentence; the command line prints it and exits with 1. */
export class MigrationError extends Error {}

export type MigrationFile = { name: string; sql: string; sha256: string }

export async function readMigrations(): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/** Applies what is missing and returns the names applied. Throws MigrationError on a newer, changed or foreign database. */
export async function migrate(
  connection: pg.ClientConfig,
  schema: string,
  migrations: MigrationFile[],
  told: (line: string) => void = () => undefined,
): Promise<string[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const { rows } = await client.query<{ version: number }>(`select current_setting('server_version_num')::int / 10000 as version`)
    if (rows[0]!.version < 15) throw new MigrationError(`This server is PostgreSQL ${rows[0]!.version}; Passerelle needs 15 or newer.`)
    await client.query('select pg_advisory_lock(7263548)') // one migrator at a time
    await makeRole(client)
    const isThere = await client.query('select 1 from pg_namespace where nspname = $1', [schema])
    const isOurs = await client.query('select 1 from pg_tables where schemaname = $1 and tablename = $2', [schema, 'kit_migration'])
    if (isThere.rowCount === 1 && isOurs.rowCount === 0) {
      const tables = await client.query('select 1 from pg_tables where schemaname = $1 limit 1', [schema])
      if (tables.rowCount !== 0)
        throw new MigrationError(`The schema "${schema}" holds tables that are not Passerelle's: give another one with PASSERELLE_SCHEMA.`)
    }
    await client.query(
      `create schema if not exists ${schema}; grant usage on schema ${schema} to passerelle_app; set search_path = ${schema}, public`,
    )
    await client.query(`create table if not exists kit_migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now());
      alter table kit_migration enable row level security; alter table kit_migration force row level security`)
    await client.query(`do $$ begin
      if not exists (select 1 from pg_policies where schemaname = current_schema and tablename = 'kit_migration') then
        create policy seen on kit_migration using (true) with check (true);
        grant select on kit_migration to passerelle_app;
      end if; end $$`)
    return await applyMissing(client, migrations, told)
  } finally {
    await client.end()
  }
}

async function applyMissing(client: pg.Client, migrations: MigrationFile[], told: (line: string) => void): Promise<string[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from kit_migration order by name')
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const row of rows) {
    const file = known.get(row.name)
    if (file === undefined)
      throw new MigrationError(`This database was made by a newer Passerelle (it has ${row.name}): update the program first.`)
    if (file.sha256 !== row.sha256)
      throw new MigrationError(
        `The migration ${row.name} is not the one this database was made with: migrations are never edited once applied.`,
      )
  }
  const done = new Set(rows.map((row) => row.name))
  const missing = migrations.filter((migration) => !done.has(migration.name))
  for (const migration of missing) {
    told(`migrating ${migration.name}`)
    await client.query('begin')
    try {
      await client.query(migration.sql)
      await client.query('insert into kit_migration (name, sha256) values ($1, $2)', [migration.name, migration.sha256])
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw new MigrationError(`The migration ${migration.name} failed and was rolled back: ${(error as Error).message}`)
    }
  }
  return missing.map((migration) => migration.name)
}

/** The server's role: it owns nothing and cannot step over a policy. */
async function makeRole(client: pg.Client): Promise<void> {
  await client.query(`do $$ begin
    if not exists (select 1 from pg_roles where rolname = 'passerelle_app') then
      create role passerelle_app login nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
    end if; end $$`)
  await client.query(`do $$ begin
    if not pg_has_role(current_user, 'passerelle_app', 'member') then execute format('grant passerelle_app to %I', current_user); end if;
    end $$`)
}

/** Refuses to serve with a role that row-level security does not bind. */
export async function refuseUnboundRole(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string; unbound: boolean }>(
    'select rolname as name, rolsuper or rolbypassrls as unbound from pg_roles where rolname = current_user',
  )
  if (rows[0]?.unbound !== false)
    throw new MigrationError(
      `The server connected as "${rows[0]?.name}", which row-level security does not bind: it must be passerelle_app.`,
    )
}
