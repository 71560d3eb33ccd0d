/** SQL of merges, of the office's setting, and of the progress that somebody who waits can read. */
import { sql } from 'kysely'
import type { OfficeId } from '#domain/access/words.ts'
import type { Instant } from '#domain/kit/day.ts'
import type { RegisterSetting } from '#domain/people/merge-contract.ts'
import type { Changes, Row } from '#domain/people/merge-rules.ts'
import type { Merge, MergeCount, MergeId, MergeLine } from '#domain/people/merge-words.ts'
import type { Db } from '#server/kit/database.ts'
import { listPersonsById } from './store.ts'
import { PersonLine } from '#domain/people/words.ts'

const mergeColumns = [
  'id',
  'office',
  'compartment',
  'kept_id',
  'merged_id',
  'state',
  'grounds',
  'four_eyes',
  'proposed_by',
  'proposed_at',
  'merged_by',
  'merged_at',
  'undone_by',
  'undone_at',
  'undone_why',
] as const
export type Placed = { readonly office: number; readonly compartment: number }
export type PlacedMerge = Merge & Placed

/** Both files, locked in the order of their ids, as the table has them. Two people who merge the same files wait for each other. */
export async function lockPersonRows(db: Db, ids: readonly [string, string]): Promise<Map<string, Row>> {
  const { rows } = await sql<{
    row: Row
  }>`select to_jsonb(p) as row from people_person p where p.id = any (${ids}::uuid[]) and p.erased_at is null order by p.id for update`.execute(
    db,
  )
  return new Map(rows.map(({ row }) => [String(row['id']), row]))
}

/** Writes columns of a person as JSON has them, and answers the row as it became. */
export async function setPersonColumns(db: Db, id: string, values: Row): Promise<Row> {
  const columns = sql.join(Object.keys(values).map((name) => sql.ref(name)))
  const { rows } = await sql<{ row: Row }>`
    update people_person p set (${columns}) = (select ${columns} from jsonb_populate_record(null::people_person, ${JSON.stringify(values)}::jsonb))
    where id = ${id}::uuid returning to_jsonb(p) as row`.execute(db)
  return rows[0]!.row
}

export async function insertMerge(db: Db, merge: PlacedMerge): Promise<void> {
  await db.insertInto('people_merge').values(rowOf(merge)).execute()
}

export async function updateMerge(db: Db, merge: Merge, changes?: Changes): Promise<void> {
  const { merged_by, merged_at, undone_by, undone_at, undone_why, state } = rowOf({ ...merge, office: 0, compartment: 0 })
  await db
    .updateTable('people_merge')
    .set({
      state,
      merged_by,
      merged_at,
      undone_by,
      undone_at,
      undone_why,
      ...(changes === undefined ? {} : { person_changes: JSON.stringify(changes) }),
    })
    .where('id', '=', merge.id)
    .execute()
}

export async function findMergeForUpdate(db: Db, id: string): Promise<(PlacedMerge & { changes: Changes }) | undefined> {
  const row = await db
    .selectFrom('people_merge')
    .select([...mergeColumns, 'person_changes'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && { ...mergeFrom(row), changes: row.person_changes as Changes }
}

/** The latest merge that stands on this one: into the same person afterwards, or of that person into another. */
export async function findLaterMerge(db: Db, merge: Merge): Promise<Merge | undefined> {
  const row = await db
    .selectFrom('people_merge')
    .select(mergeColumns)
    .where('state', '=', 'MERGED')
    .where('id', '<>', merge.id)
    .where((either) =>
      either.or([
        either.and([
          either('kept_id', '=', merge.keptId),
          sql<boolean>`(merged_at, id) > (${merge.mergedAt}::timestamptz, ${merge.id}::uuid)`,
        ]),
        either('merged_id', '=', merge.keptId),
      ]),
    )
    .orderBy('merged_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && mergeFrom(row)
}

/** Merges that a file has part in, newest first: what its page tells. */
export async function listMergesOf(db: Db, personId: string): Promise<Merge[]> {
  const rows = await db
    .selectFrom('people_merge')
    .select(mergeColumns)
    .where((either) => either.or([either('kept_id', '=', personId), either('merged_id', '=', personId)]))
    .orderBy('proposed_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(mergeFrom)
}

export async function listMergeLines(
  db: Db,
  offices: readonly number[],
  { state, limit }: { state?: string | undefined; limit: number },
  after: readonly [string, string] | undefined,
): Promise<MergeLine[]> {
  let query = db
    .selectFrom('people_merge')
    .select(mergeColumns)
    .where(sql<boolean>`office = any (${offices}::int[])`)
  if (state !== undefined) query = query.where('state', '=', state)
  if (after !== undefined) query = query.where(sql<boolean>`(proposed_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  const rows = await query
    .orderBy('proposed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return withLines(db, rows.map(mergeFrom))
}

export async function findMergeLine(db: Db, id: string): Promise<(MergeLine & { changes: Changes }) | undefined> {
  const row = await db
    .selectFrom('people_merge')
    .select([...mergeColumns, 'person_changes'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const [line] = await withLines(db, [mergeFrom(row)])
  return line && { ...line, changes: row.person_changes as Changes }
}

async function withLines(db: Db, merges: readonly Merge[]): Promise<MergeLine[]> {
  const persons = await listPersonsById(db, [...new Set(merges.flatMap((merge) => [merge.keptId, merge.mergedId]))])
  const byId = new Map(persons.map((person) => [person.id, PersonLine.parse(person)]))
  return merges.flatMap((merge) => {
    const [kept, merged] = [byId.get(merge.keptId), byId.get(merge.mergedId)]
    return kept === undefined || merged === undefined ? [] : [{ ...merge, kept, merged }]
  })
}

export async function countByTable(db: Db, mergeId: string): Promise<MergeCount[]> {
  const { rows } = await sql<MergeCount>`select table_name as "table",
      count(*) filter (where did = 'REPOINTED')::int as repointed,
      count(*) filter (where did = 'FOLDED')::int as folded,
      count(*) filter (where did = 'LEFT' or came_back in ('GONE', 'STAYS'))::int as stayed
    from people_merge_reference where merge_id = ${mergeId}::uuid group by table_name order by table_name`.execute(db)
  return rows
}

export async function countCameBack(db: Db, mergeId: string): Promise<{ back: number; gone: number; stayed: number }> {
  const { rows } = await sql<{ back: number; gone: number; stayed: number }>`select
      count(*) filter (where came_back = 'BACK')::int as back,
      count(*) filter (where came_back = 'GONE')::int as gone,
      count(*) filter (where came_back = 'STAYS')::int as stayed
    from people_merge_reference where merge_id = ${mergeId}::uuid`.execute(db)
  return rows[0]!
}

export async function hasFourEyes(db: Db, office: number): Promise<boolean> {
  const row = await db.selectFrom('people_setting').select('merge_four_eyes').where('office', '=', office).executeTakeFirst()
  return row?.merge_four_eyes ?? false
}

export async function listSettingRows(db: Db): Promise<RegisterSetting[]> {
  const rows = await db
    .selectFrom('people_setting')
    .select(['office', 'merge_four_eyes', 'erase_four_eyes', 'weigh_four_eyes'])
    .orderBy('office')
    .execute()
  return rows.map((row) => ({
    office: row.office as OfficeId,
    mergeFourEyes: row.merge_four_eyes,
    eraseFourEyes: row.erase_four_eyes,
    weighFourEyes: row.weigh_four_eyes,
  }))
}

export async function saveSetting(db: Db, setting: RegisterSetting, account: string, at: Instant): Promise<void> {
  const { office, mergeFourEyes, eraseFourEyes, weighFourEyes } = setting
  const values = {
    merge_four_eyes: mergeFourEyes,
    erase_four_eyes: eraseFourEyes,
    weigh_four_eyes: weighFourEyes,
    changed_by: account,
    changed_at: at,
  }
  await db
    .insertInto('people_setting')
    .values({ office, ...values })
    .onConflict((conflict) => conflict.column('office').doUpdateSet(values))
    .execute()
}

function rowOf(merge: PlacedMerge) {
  return {
    id: merge.id,
    office: merge.office,
    compartment: merge.compartment,
    kept_id: merge.keptId,
    merged_id: merge.mergedId,
    state: merge.state,
    grounds: merge.grounds,
    four_eyes: merge.fourEyes,
    proposed_by: merge.proposedBy,
    proposed_at: merge.proposedAt,
    merged_by: merge.mergedBy,
    merged_at: merge.mergedAt,
    undone_by: merge.undoneBy,
    undone_at: merge.undoneAt,
    undone_why: merge.undoneWhy,
  }
}

function mergeFrom(row: Record<(typeof mergeColumns)[number], unknown>): PlacedMerge {
  return {
    id: row.id as MergeId,
    office: row.office,
    compartment: row.compartment,
    keptId: row.kept_id,
    mergedId: row.merged_id,
    state: row.state,
    grounds: row.grounds,
    fourEyes: row.four_eyes,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    mergedBy: row.merged_by,
    mergedAt: row.merged_at,
    undoneBy: row.undone_by,
    undoneAt: row.undone_at,
    undoneWhy: row.undone_why,
  } as PlacedMerge
}
