/**
 * Which columns of the whole schema name a person, read from the database's own foreign keys, so that a table made years from now is
 * not forgotten; and what a merge does with their rows (kit_repoint_rule). Reads the catalogue only.
 */
import { sql } from 'kysely'
import type { FoldRules } from '#domain/people/merge-rules.ts'
import type { Db, Pool } from '#server/kit/database.ts'

export type KeyColumn = { readonly name: string; readonly type: string }

/** A rule of the database that two rows in one place would break. */
export type Place = { readonly columns: readonly string[]; readonly nullsAreEqual: boolean; readonly predicate: string | null }

export type Reference = {
  readonly table: string
  readonly column: string
  readonly key: readonly KeyColumn[]
  /** Columns that can be written. */
  readonly columns: readonly string[]
  /** Other columns of the same table that name a person. */
  readonly siblings: readonly string[]
  readonly places: readonly Place[]
  readonly rules: FoldRules
  /** A row that other rows hang on, or that the server may not take away, is never folded into another. */
  readonly mayDelete: boolean
  readonly mayUpdate: boolean
}

const known = new WeakMap<Pool, Promise<Reference[]>>()

/** All references but those about the file itself. Read once: tables come with a new version, and a new version with a new start. */
export function listReferences(pool: Pool, db: Db): Promise<Reference[]> {
  const there = known.get(pool)
  if (there !== undefined) return there
  const read = readReferences(db)
  known.set(pool, read)
  read.catch(() => known.delete(pool))
  return read
}

async function readReferences(db: Db): Promise<Reference[]> {
  const [{ rows }, rules] = await Promise.all([
    sql<Omit<Reference, 'rules' | 'siblings'>>`
      select c.relname as "table", a.attname as "column",
        coalesce((select jsonb_agg(jsonb_build_object('name', k.attname, 'type', format_type(k.atttypid, k.atttypmod)) order by array_position(i.indkey::int2[], k.attnum))
          from pg_index i join pg_attribute k on k.attrelid = i.indrelid and k.attnum = any (i.indkey::int2[])
          where i.indrelid = c.oid and i.indisprimary), '[]') as "key",
        coalesce((select jsonb_agg(jsonb_build_object('columns', u.names, 'nullsAreEqual', u.equal, 'predicate', u.predicate) order by u.name) from (
          select i.indexrelid::regclass::text as name, i.indnullsnotdistinct as equal, pg_get_expr(i.indpred, i.indrelid) as predicate,
            (select jsonb_agg(k.attname) from pg_attribute k where k.attrelid = i.indrelid and k.attnum = any (i.indkey::int2[])) as names
          from pg_index i where i.indrelid = c.oid and i.indisunique and i.indexprs is null and a.attnum = any (i.indkey::int2[])) u), '[]') as "places",
        (select jsonb_agg(k.attname) from pg_attribute k
          where k.attrelid = c.oid and k.attnum > 0 and not k.attisdropped and k.attgenerated = '') as "columns",
        has_table_privilege(c.oid, 'DELETE') and not exists (
          select 1 from pg_constraint r where r.contype = 'f' and r.confrelid = c.oid) as "mayDelete",
        has_column_privilege(c.oid, a.attnum, 'UPDATE') as "mayUpdate"
      from pg_constraint f
      join pg_class c on c.oid = f.conrelid
      cross join lateral unnest(f.conkey, f.confkey) as p (here, there)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = p.here
      join pg_attribute t on t.attrelid = f.confrelid and t.attnum = p.there and t.attname = 'id'
      where f.contype = 'f' and f.confrelid = 'people_person'::regclass and f.conparentid = 0
      order by c.relname, a.attname`.execute(db),
    db.selectFrom('kit_repoint_rule').select(['table_name', 'column_name', 'rule']).execute(),
  ])
  const rulesOf = (table: string): FoldRules =>
    Object.fromEntries(rules.filter((rule) => rule.table_name === table).map((rule) => [rule.column_name, rule.rule]))
  const followed = rows.filter((row) => rulesOf(row.table)[row.column] !== 'STAYS')
  return followed.map((row) => ({
    ...row,
    rules: rulesOf(row.table),
    siblings: followed.filter((other) => other.table === row.table && other.column !== row.column).map((other) => other.column),
  }))
}
