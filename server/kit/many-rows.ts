/**
 * Writes many rows with one statement whose text does not depend on how many there are: one list a column. Half the cost of rows as JSON,
 * and planned once. For rows that the actor may write: the policies check each of them.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#database/tables.ts'
import type { Db } from './database.ts'

/** The columns that are written, with their types in PostgreSQL. A list in a column travels as text. */
export type Columns = Readonly<Record<string, string>>

export async function insertMany(
  db: Db,
  table: keyof Database,
  columns: Columns,
  rows: readonly Readonly<Record<string, unknown>>[],
  onConflict: RawBuilder<unknown> = sql``,
): Promise<void> {
  if (rows.length === 0) return
  const names = Object.keys(columns)
  const lists = names.map((name) => {
    const type = columns[name]!
    if (!type.endsWith('[]')) return sql`${rows.map((row) => row[name] ?? null)}::${sql.raw(type)}[]`
    return sql`${rows.map((row) => listText(row[name] as readonly string[]))}::text[]`
  })
  const values = names.map((name) =>
    columns[name]!.endsWith('[]') ? sql`${sql.ref(`given.${name}`)}::${sql.raw(columns[name]!)}` : sql.ref(`given.${name}`),
  )
  await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))}) select ${sql.join(values)}
    from unnest(${sql.join(lists)}) as given (${sql.join(names.map((name) => sql.ref(name)))}) ${onConflict}`.execute(db)
}

/** PostgreSQL's own form of a list. */
function listText(items: readonly string[]): string {
  return `{${items.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}
