/**
 * SQL that moves references from one person to another and back, on whatever tables the catalogue names. Identifiers come from the
 * database's own catalogue, values are parameters. Every statement is about the rows of one person, found by their index.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Changes, Row } from '#domain/people/merge-rules.ts'
import type { Db } from '#server/kit/database.ts'
import type { Place, Reference } from './repoint-catalogue.ts'

/** A statement rewrites this many rows at most, so that somebody who waits sees the count move. */
export const chunk = 2_000

export type Did = 'REPOINTED' | 'FOLDED' | 'LEFT'
export type MovedRow = { readonly key: Row; readonly office: number; readonly compartment: number }

const keyOf = (reference: Reference, alias: string): RawBuilder<unknown> =>
  sql`jsonb_build_object(${sql.join(reference.key.flatMap(({ name }) => [sql.lit(name), sql.ref(`${alias}.${name}`)]))})`

const isKey = (reference: Reference, alias: string, key: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql.join(
    reference.key.map(({ name, type }) => sql`${sql.ref(`${alias}.${name}`)} = (${key} ->> ${sql.lit(name)})::${sql.raw(type)}`),
    sql` and `,
  )

const json = (value: unknown): RawBuilder<unknown> => sql`${JSON.stringify(value)}::jsonb`

export async function countReferences(
  db: Db,
  references: readonly Reference[],
  person: string,
): Promise<{ table: string; count: number }[]> {
  if (references.length === 0) return []
  const each = references.map(
    ({ table, column }) =>
      sql`select ${sql.lit(table)} as "table", count(*)::int as count from ${sql.table(table)} where ${sql.ref(column)} = ${person}::uuid`,
  )
  const { rows } = await sql<{ table: string; count: number }>`${sql.join(each, sql` union all `)}`.execute(db)
  return rows
}

/** Rows of the one and of the other that a rule of the database does not bear side by side. */
export async function listSamePlace(
  db: Db,
  reference: Reference,
  place: Place,
  kept: string,
  merged: string,
): Promise<{ kept: Row; merged: Row }[]> {
  const of = (person: string) => sql`(select * from ${sql.table(reference.table)} where ${sql.ref(reference.column)} = ${person}::uuid
    ${place.predicate === null ? sql`` : sql`and (${sql.raw(place.predicate)})`})`
  const others = place.columns
    .filter((name) => name !== reference.column)
    .map((name) =>
      place.nullsAreEqual ? sql`k.${sql.ref(name)} is not distinct from m.${sql.ref(name)}` : sql`k.${sql.ref(name)} = m.${sql.ref(name)}`,
    )
  const { rows } = await sql<{ kept: Row; merged: Row }>`
    select to_jsonb(k) as kept, to_jsonb(m) as merged from ${of(merged)} m join ${of(kept)} k
    on ${others.length === 0 ? sql`true` : sql.join(others, sql` and `)}`.execute(db)
  return rows
}

/** Rows that name both, each in a column of its own. */
export async function listSelf(db: Db, reference: Reference, sibling: string, kept: string, merged: string): Promise<Row[]> {
  const { rows } = await sql<{ row: Row }>`select to_jsonb(t) as row from ${sql.table(reference.table)} t
    where ${sql.ref(reference.column)} = ${merged}::uuid and ${sql.ref(sibling)} = ${kept}::uuid`.execute(db)
  return rows.map(({ row }) => row)
}

/** Points up to `chunk` rows of the merged person at the kept one and writes down which. Answers how many there were. */
export async function repoint(
  db: Db,
  reference: Reference,
  merge: { id: string; kept: string; merged: string },
  left: readonly Row[],
): Promise<number> {
  const table = sql.table(reference.table)
  const column = sql.ref(reference.column)
  const { rows } = await sql`
    with chosen as (
      select t.ctid as at from ${table} t where t.${column} = ${merge.merged}::uuid
        and ${keyOf(reference, 't')} <> all (${left.map((key) => JSON.stringify(key))}::jsonb[]) limit ${chunk}
    ), moved as (
      update ${table} t set ${column} = ${merge.kept}::uuid where t.ctid = any (array(select at from chosen))
      returning ${keyOf(reference, 't')} as key, t.office, t.compartment
    )
    insert into people_merge_reference (merge_id, office, compartment, table_name, column_name, key, did)
    select ${merge.id}::uuid, office, compartment, ${sql.lit(reference.table)}, ${sql.lit(reference.column)}, key, 'REPOINTED' from moved
    returning 1`.execute(db)
  return rows.length
}

export async function listRowsOf(db: Db, reference: Reference, person: string, left: readonly Row[]): Promise<MovedRow[]> {
  const { rows } = await sql<MovedRow>`select ${keyOf(reference, 't')} as key, t.office, t.compartment from ${sql.table(reference.table)} t
    where t.${sql.ref(reference.column)} = ${person}::uuid
      and ${keyOf(reference, 't')} <> all (${left.map((key) => JSON.stringify(key))}::jsonb[])`.execute(db)
  return rows
}

export async function repointOne(
  db: Db,
  reference: Reference,
  merge: { id: string; kept: string; merged: string },
  key: Row,
): Promise<void> {
  const column = sql.ref(reference.column)
  await sql`with moved as (
      update ${sql.table(reference.table)} t set ${column} = ${merge.kept}::uuid
      where t.${column} = ${merge.merged}::uuid and ${isKey(reference, 't', json(key))}
      returning ${keyOf(reference, 't')} as key, t.office, t.compartment
    )
    insert into people_merge_reference (merge_id, office, compartment, table_name, column_name, key, did)
    select ${merge.id}::uuid, office, compartment, ${sql.lit(reference.table)}, ${sql.lit(reference.column)}, key, 'REPOINTED' from moved`.execute(
    db,
  )
}

export type Written = {
  readonly did: Did
  readonly key: Row
  readonly office: number
  readonly compartment: number
  readonly foldedRow?: Row
  readonly keptKey?: Row
  readonly keptChanges?: Changes
}

/** A row that stayed at a merge is not written down again each night. */
export async function hasLeft(db: Db, mergeId: string, reference: Reference, key: Row): Promise<boolean> {
  const { rows } = await sql`select 1 from people_merge_reference where merge_id = ${mergeId}::uuid and table_name = ${reference.table}
    and column_name = ${reference.column} and did = 'LEFT' and key = ${json(key)}`.execute(db)
  return rows.length > 0
}

/** Merged files that some row still names, or names again, with the merge that they belong to: oldest first. */
export async function listStrays(db: Db, references: readonly Reference[]): Promise<{ id: string; kept: string; merged: string }[]> {
  if (references.length === 0) return []
  const named = references.map(
    ({ table, column }) => sql`exists (select 1 from ${sql.table(table)} t where t.${sql.ref(column)} = m.merged_id)`,
  )
  const { rows } = await sql<{ id: string; kept: string; merged: string }>`
    select m.id, m.kept_id as kept, m.merged_id as merged from people_merge m where m.state = 'MERGED' and (${sql.join(named, sql` or `)})
    order by m.merged_at, m.id`.execute(db)
  return rows
}

export async function writeReference(db: Db, mergeId: string, reference: Reference, written: Written): Promise<void> {
  await db
    .insertInto('people_merge_reference')
    .values({
      merge_id: mergeId,
      office: written.office,
      compartment: written.compartment,
      table_name: reference.table,
      column_name: reference.column,
      key: JSON.stringify(written.key),
      did: written.did,
      folded_row: written.foldedRow === undefined ? null : JSON.stringify(written.foldedRow),
      kept_key: written.keptKey === undefined ? null : JSON.stringify(written.keptKey),
      kept_changes: written.keptChanges === undefined ? null : JSON.stringify(written.keptChanges),
    })
    .execute()
}

export function keyIn(reference: Reference, row: Row): Row {
  return Object.fromEntries(reference.key.map(({ name }) => [name, row[name]]))
}

export async function findRow(db: Db, reference: Reference, key: Row): Promise<Row | undefined> {
  const { rows } = await sql<{ row: Row }>`select to_jsonb(t) as row from ${sql.table(reference.table)} t
    where ${isKey(reference, 't', json(key))} for update`.execute(db)
  return rows[0]?.row
}

export async function deleteRow(db: Db, reference: Reference, key: Row): Promise<void> {
  await sql`delete from ${sql.table(reference.table)} t where ${isKey(reference, 't', json(key))}`.execute(db)
}

export async function updateRow(db: Db, reference: Reference, key: Row, values: Row): Promise<void> {
  const names = Object.keys(values).filter((name) => reference.columns.includes(name))
  if (names.length === 0) return
  const table = sql.table(reference.table)
  const columns = sql.join(names.map((name) => sql.ref(name)))
  await sql`update ${table} t set (${columns}) = (select ${columns} from jsonb_populate_record(null::${table}, ${json(values)}))
    where ${isKey(reference, 't', json(key))}`.execute(db)
}

/** A row as it was. Columns that came with a later version get their default; columns that went with one are left out. */
export async function insertRow(db: Db, reference: Reference, row: Row): Promise<void> {
  const table = sql.table(reference.table)
  const columns = sql.join(reference.columns.filter((name) => name in row).map((name) => sql.ref(name)))
  await sql`insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, ${json(row)})`.execute(db)
}

export type Kept = {
  readonly id: string
  readonly table: string
  readonly column: string
  readonly foldedRow: Row | null
  readonly keptKey: Row | null
  readonly keptChanges: Changes | null
}

/** What was folded, and what is still to be given back one by one. */
export async function listFolded(db: Db, mergeId: string): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select id, table_name as "table", column_name as "column", folded_row as "foldedRow", kept_key as "keptKey", kept_changes as "keptChanges"
    from people_merge_reference where merge_id = ${mergeId}::uuid and did = 'FOLDED' order by table_name, id`.execute(db)
  return rows
}

/** Gives up to `chunk` rows back to the merged person. A row that is gone, or that somebody has given to another person since, stays as it is. */
export async function giveBack(db: Db, reference: Reference, merge: { id: string; kept: string; merged: string }): Promise<number> {
  const table = sql.table(reference.table)
  const column = sql.ref(reference.column)
  const { rows } = await sql`
    with chosen as (
      select id, key from people_merge_reference where merge_id = ${merge.id}::uuid and table_name = ${sql.lit(reference.table)}
        and column_name = ${sql.lit(reference.column)} and did = 'REPOINTED' and came_back is null limit ${chunk}
    ), found as materialized (
      -- One look-up by primary key a row: the planner would else compare every row of the person with every key.
      select chosen.id, row.at from chosen cross join lateral (
        select t.ctid as at, t.${column} as whose from ${table} t where ${isKey(reference, 't', sql`chosen.key`)} offset 0) row
      where row.whose = ${merge.kept}::uuid
    ), moved as (
      update ${table} t set ${column} = ${merge.merged}::uuid where t.ctid = any (array(select at from found)) returning 1
    )
    update people_merge_reference r set came_back = case when r.id in (select id from found) then 'BACK'
        when exists (select 1 from ${table} t where ${isKey(reference, 't', sql`r.key`)}) then 'STAYS' else 'GONE' end
    from chosen where r.id = chosen.id returning 1`.execute(db)
  return rows.length
}

export async function countToGiveBack(db: Db, mergeId: string): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from people_merge_reference where merge_id = ${mergeId}::uuid`.execute(db)
  return rows[0]?.count ?? 0
}

export async function listToGiveBack(db: Db, reference: Reference, mergeId: string): Promise<{ id: string; key: Row }[]> {
  const { rows } = await sql<{ id: string; key: Row }>`select id, key from people_merge_reference where merge_id = ${mergeId}::uuid
    and table_name = ${reference.table} and column_name = ${reference.column} and did = 'REPOINTED' and came_back is null`.execute(db)
  return rows
}

export async function giveBackOne(db: Db, reference: Reference, merge: { kept: string; merged: string }, key: Row): Promise<boolean> {
  const column = sql.ref(reference.column)
  const { rows } = await sql`update ${sql.table(reference.table)} t set ${column} = ${merge.merged}::uuid
    where t.${column} = ${merge.kept}::uuid and ${isKey(reference, 't', json(key))} returning 1`.execute(db)
  return rows.length === 1
}

export async function setCameBack(db: Db, id: string, cameBack: 'BACK' | 'GONE' | 'STAYS'): Promise<void> {
  await db.updateTable('people_merge_reference').set({ came_back: cameBack }).where('id', '=', id).execute()
}

/** Tries something that a rule of the database may refuse; answers false when it does, and the transaction goes on. */
export async function tryOut(db: Db, does: () => Promise<unknown>): Promise<boolean> {
  await sql`savepoint trying`.execute(db)
  try {
    await does()
    await sql`release savepoint trying`.execute(db)
    return true
  } catch (error) {
    const { code } = error as { code?: string }
    // Not unique, overlapping, or against a check: anything else is a bug.
    if (code !== '23505' && code !== '23P01' && code !== '23514' && code !== '23503') throw error
    await sql`rollback to savepoint trying`.execute(db)
    return false
  }
}
