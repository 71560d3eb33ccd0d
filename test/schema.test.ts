// The schema is what the migrations make, every table is under row-level security of a known kind, and personal columns have a class.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { schemaText, tablesText } from '#server/kit/schema-text.ts'
import { openTestOffice, type TestOffice } from '#server/test-office.ts'
import { rooms } from '#rooms'

let office: TestOffice
before(async () => void (office = await openTestOffice()))
after(() => office.close())

const root = new URL('../database/', import.meta.url)

test('an empty database with all migrations is exactly database/schema.sql', async () => {
  assert.equal(await schemaText(office.connection, 'passerelle'), await readFile(new URL('schema.sql', root), 'utf8'), 'run npm run schema')
})

test('database/tables.ts says the columns that are there', async () => {
  assert.equal(await tablesText(office.connection, 'passerelle'), await readFile(new URL('tables.ts', root), 'utf8'), 'run npm run schema')
})

const officePolicy = '((office = ANY (app_offices())) AND ((compartment = 0) OR (compartment = ANY (app_compartments()))))'

test('every table forces row-level security, with a policy of one of the four known kinds', async () => {
  const { rows } = await office.admin.query<{ name: string; forced: boolean; policies: string[] | null }>(
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
       (select array_agg(p.qual order by p.policyname) from pg_policies p where p.schemaname = 'passerelle' and p.tablename = c.relname and p.policyname = 'seen') as policies
     from pg_class c where c.relnamespace = 'passerelle'::regnamespace and c.relkind in ('r', 'p')`,
  )
  assert.ok(rows.length > 30)
  const known = [officePolicy, '((office = 0) OR (office = ANY (app_offices())))', '(account = app_account())', 'app_system()']
  const wrong = rows.filter(
    (row) => !row.forced || (row.name !== 'kit_migration' && (row.policies?.length !== 1 || !known.includes(row.policies[0]!))),
  )
  assert.deepEqual(wrong, [])
})

test('no policy reads another table, so that the same schema works on a sharded server', async () => {
  const { rows } = await office.admin.query(
    `select tablename, policyname from pg_policies where schemaname = 'passerelle' and (qual ~* 'select' or with_check ~* 'select')`,
  )
  assert.deepEqual(rows, [])
})

/** Rooms whose tables may say something of a person: all but those that hold what everybody of a mission reads. */
const personalRooms = Object.keys(rooms).filter((room) => !['access', 'programmes', 'projects'].includes(room))

test('what belongs to a person lies under the policy of offices and compartments, or is seen by no account at all', async () => {
  const { rows } = await office.admin.query(
    `select tablename from pg_policies where schemaname = 'passerelle' and policyname = 'seen' and qual not in ($1, 'app_system()') and split_part(tablename, '_', 1) = any($2)
       and tablename <> 'ticketing_ceiling' -- a figure of the packs for the whole mission, about nobody`,
    [officePolicy, personalRooms],
  )
  assert.deepEqual(rows, [])
})

test('every text, date or JSON column of a personal table has a privacy class', async () => {
  const { rows } = await office.admin.query(
    `select c.relname || '.' || a.attname as unclassed from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'passerelle'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
       and split_part(c.relname, '_', 1) = any($1)
       and format_type(a.atttypid, null) in ('text', 'text[]', 'date', 'jsonb')
       and coalesce(col_description(c.oid, a.attnum), '') !~ '^privacy: L[0-3]$'
     order by 1`,
    [personalRooms],
  )
  assert.deepEqual(
    rows.map((row) => row.unclassed),
    [],
  )
})

test('every table is named after its room', async () => {
  const { rows } = await office.admin.query<{ relname: string }>(
    `select relname from pg_class where relnamespace = 'passerelle'::regnamespace and relkind in ('r', 'p')`,
  )
  assert.deepEqual(
    rows.map((row) => row.relname.split('_')[0]!).filter((room) => room !== 'kit' && !(room in rooms)),
    [],
  )
})

test('every audited table writes who changed what, and the server cannot unwrite it', async () => {
  const { rows } = await office.admin.query(
    `select privilege_type from information_schema.role_table_grants where grantee = 'passerelle_app' and table_name = 'kit_audit' order by 1`,
  )
  assert.deepEqual(
    rows.map((row) => row.privilege_type),
    ['INSERT', 'SELECT'],
  )
  const unaudited = await office.admin.query<{ relname: string }>(
    `select c.relname from pg_class c where c.relnamespace = 'passerelle'::regnamespace and c.relkind in ('r', 'p')
     and not exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'audit') order by 1`,
  )
  // Derived or passing rows, and the traces themselves.
  const without = [
    'access_attempt',
    'access_secret',
    'access_session',
    'access_surrendered',
    'cases_roll_check',
    'kit_audit',
    'kit_audit_left',
    'kit_event',
    'kit_file_gone', // hashes alone, taken away once the bytes are gone
    'kit_long_command',
    'kit_migration',
    'kit_progress',
    'kit_receipt',
    'kit_reindex',
    'people_merge_reference',
    'people_posting',
    'people_token',
    'planning_progress',
    'planning_question',
    'reintegration_jobs',
    'transit_assisted',
    'transit_flight_feed',
    'transit_flight_news',
  ]
  assert.deepEqual(
    unaudited.rows.map((row) => row.relname),
    without,
  )
})

test('migrating a current database again changes nothing', async () => {
  const { migrate, readMigrations } = await import('#server/kit/migrate.ts')
  assert.deepEqual(await migrate(office.connection, 'passerelle', await readMigrations()), [])
})

test('a database made by a newer Passerelle, or a migration edited afterwards, is refused in one sentence', async () => {
  const { migrate, readMigrations } = await import('#server/kit/migrate.ts')
  const migrations = await readMigrations()
  await assert.rejects(migrate(office.connection, 'passerelle', migrations.slice(0, -1)), /newer Passerelle/)
  await assert.rejects(
    migrate(
      office.connection,
      'passerelle',
      migrations.map((file) => ({ ...file, sha256: 'edited' })),
    ),
    /never edited/,
  )
})
