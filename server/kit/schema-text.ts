/** Writes the whole present schema as text, and the tables as TypeScript types, from PostgreSQL's own catalogue. */
import pg from 'pg'

type Column = {
  table: string
  name: string
  type: string
  nullable: boolean
  otherwise: string | null
  generated: boolean
  comment: string | null
}

/** The schema as one readable SQL text: the same for two databases exactly when their tables, constraints, indexes, policies, triggers, functions and grants are the same. */
export async function schemaText(connection: pg.ClientConfig, schema: string): Promise<string> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(`set search_path = ${schema}, public`)
    const columns = await readColumns(client, schema)
    const lines = ['-- The whole present schema, written by `npm run schema`; do not edit. What made it is in migrations/.', '']
    for (const text of await list(client, functionsSql, [schema])) lines.push(`${text.trim()};`, '')
    for (const table of new Set(columns.map((column) => column.table))) {
      lines.push(`create table ${table} (`)
      const own = columns.filter((column) => column.table === table)
      const constraints = await list(client, constraintsSql, [schema, table])
      lines.push([...own.map(columnText), ...constraints].map((line) => `  ${line}`).join(',\n'), ');')
      lines.push(...(await list(client, indexesSql, [schema, table])).map((line) => `${line.replaceAll(`${schema}.`, '')};`))
      lines.push(...(await list(client, securitySql, [schema, table])), ...(await list(client, policiesSql, [schema, table])))
      lines.push(...(await list(client, triggersSql, [schema, table])).map((line) => `${line.replaceAll(`${schema}.`, '')};`))
      lines.push(...(await list(client, grantsSql, [schema, table])))
      lines.push(
        ...own
          .filter((column) => column.comment !== null)
          .map((column) => `comment on column ${table}.${column.name} is '${column.comment}';`),
        '',
      )
    }
    return `${lines.join('\n').trim()}\n`
  } finally {
    await client.end()
  }
}

/** `database/tables.ts`: one interface a table, for kysely. */
export async function tablesText(connection: pg.ClientConfig, schema: string): Promise<string> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const columns = await readColumns(client, schema)
    const tables = [...new Set(columns.map((column) => column.table))]
    const interfaces = tables.map((table) => {
      const fields = columns.filter((column) => column.table === table).map((column) => `  ${column.name}: ${typeText(column)}`)
      return `export interface ${pascal(table)} {\n${fields.join('\n')}\n}\n`
    })
    const database = `export interface Database {\n${tables.map((table) => `  ${table}: ${pascal(table)}`).join('\n')}\n}\n`
    return [
      '/** The tables as kysely sees them, written by `npm run schema` from the migrations; do not edit. */',
      `import type { ColumnType, Generated, GeneratedAlways } from 'kysely'\n`,
      '/** JSON columns are given as text (JSON.stringify) and read as values. */',
      'export type Json = ColumnType<unknown, string, string>\n',
      ...interfaces,
      database,
    ].join('\n')
  } finally {
    await client.end()
  }
}

function columnText(column: Column): string {
  const otherwise =
    column.otherwise === null ? '' : column.generated ? ` generated always as (${column.otherwise}) stored` : ` default ${column.otherwise}`
  return `${column.name} ${column.type}${column.nullable ? '' : ' not null'}${otherwise}`
}

function typeText(column: Column): string {
  const type = column.type.endsWith('[]') ? `${scalar(column.type.slice(0, -2))}[]` : scalar(column.type)
  const whole = column.nullable
    ? type === 'Json'
      ? 'ColumnType<unknown, string | null | undefined, string | null>'
      : `${type} | null`
    : type
  if (column.generated) return `GeneratedAlways<${whole}>`
  if (column.otherwise !== null && type !== 'Json') return `Generated<${whole}>`
  if (column.otherwise !== null) return 'ColumnType<unknown, string | undefined, string>'
  return whole
}

function scalar(type: string): string {
  if (/^(integer|bigint|smallint|numeric|double precision)/.test(type)) return 'number'
  if (type === 'boolean') return 'boolean'
  if (type === 'jsonb') return 'Json'
  return 'string'
}

function pascal(name: string): string {
  return name.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())
}

async function readColumns(client: pg.Client, schema: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
       pg_get_expr(d.adbin, d.adrelid) as otherwise, a.attgenerated = 's' as generated, col_description(c.oid, a.attnum) as comment
     from pg_class c join pg_attribute a on a.attrelid = c.oid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
     where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
     order by c.relname, a.attnum`,
    [schema],
  )
  return rows
}

async function list(client: pg.Client, sql: string, values: string[]): Promise<string[]> {
  const { rows } = await client.query<{ text: string }>(sql, values)
  return rows.map((row) => row.text)
}

const functionsSql = `select replace(pg_get_functiondef(p.oid), n.nspname || '.', '') as text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where (n.nspname = $1 or (n.nspname = 'public' and p.proname like 'app\\_%')) order by p.proname, p.oid`
const constraintsSql = `select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) as text from pg_constraint
  where conrelid = format('%I.%I', $1::text, $2::text)::regclass and contype <> 'n' order by contype, conname`
const indexesSql = `select indexdef as text from pg_indexes i where schemaname = $1 and tablename = $2
  and not exists (select 1 from pg_constraint k where k.conindid = format('%I.%I', i.schemaname, i.indexname)::regclass) order by indexname`
const securitySql = `select format('alter table %I %s row level security, %s row level security;', relname, case when relrowsecurity then 'enable' else 'disable' end,
  case when relforcerowsecurity then 'force' else 'no force' end) as text from pg_class where oid = format('%I.%I', $1::text, $2::text)::regclass`
const policiesSql = `select format('create policy %I on %I for %s%s%s;', policyname, tablename, lower(cmd), ' using (' || qual || ')', ' with check (' || with_check || ')') as text
  from pg_policies where schemaname = $1 and tablename = $2 order by policyname`
const triggersSql = `select pg_get_triggerdef(oid) as text from pg_trigger where tgrelid = format('%I.%I', $1::text, $2::text)::regclass and not tgisinternal order by tgname`
const grantsSql = `select format('grant %s on %I to %s;', lower(string_agg(privilege_type, ', ' order by privilege_type)), table_name, grantee) as text
  from information_schema.role_table_grants where table_schema = $1 and table_name = $2 and grantee = 'passerelle_app' group by table_name, grantee`
