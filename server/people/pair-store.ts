/** SQL of suspected pairs and of what was said of them. */
import { sql } from 'kysely'
import type { Instant } from '#domain/kit/day.ts'
import type { PairDecision, PairId, PairLine, SuspectedPair } from '#domain/people/pair-words.ts'
import type { PersonId } from '#domain/people/words.ts'
import { PersonLine } from '#domain/people/words.ts'
import type { Db } from '#server/kit/database.ts'
import { listPersonsById } from './store.ts'

const pairColumns = [
  'id',
  'office',
  'compartment',
  'a_id',
  'b_id',
  'state',
  'score',
  'scorer',
  'found_at',
  'put_off_at',
  'decided_by',
  'decided_at',
] as const
export type PlacedPair = SuspectedPair & { readonly office: number; readonly compartment: number }

/** The same two files always in the same order. */
export function inOrder(one: string, other: string): [a: PersonId, b: PersonId] {
  return (one < other ? [one, other] : [other, one]) as [PersonId, PersonId]
}

/** Those that were not there yet. A pair that was decided stays decided: nobody is asked twice. */
export async function insertPairs(db: Db, pairs: readonly PlacedPair[]): Promise<number> {
  if (pairs.length === 0) return 0
  const rows = pairs.map((pair) => ({
    id: pair.id,
    office: pair.office,
    compartment: pair.compartment,
    a_id: pair.aId,
    b_id: pair.bId,
    state: pair.state,
    score: pair.score,
    scorer: pair.scorer,
    found_at: pair.foundAt,
    put_off_at: pair.putOffAt,
    decided_by: pair.decidedBy,
    decided_at: pair.decidedAt,
  }))
  const written = await sql`insert into people_suspected_pair
    select * from jsonb_populate_recordset(null::people_suspected_pair, ${JSON.stringify(rows)}::jsonb) on conflict do nothing returning 1`.execute(
    db,
  )
  return written.rows.length
}

export async function findPairForUpdate(db: Db, id: string): Promise<PlacedPair | undefined> {
  const row = await db.selectFrom('people_suspected_pair').select(pairColumns).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && pairFrom(row)
}

export async function findPairOf(db: Db, one: string, other: string): Promise<PlacedPair | undefined> {
  const [a, b] = inOrder(one, other)
  const row = await db
    .selectFrom('people_suspected_pair')
    .select(pairColumns)
    .where('a_id', '=', a)
    .where('b_id', '=', b)
    .forUpdate()
    .executeTakeFirst()
  return row && pairFrom(row)
}

export async function updatePair(db: Db, pair: SuspectedPair): Promise<void> {
  await db
    .updateTable('people_suspected_pair')
    .set({ state: pair.state, put_off_at: pair.putOffAt, decided_by: pair.decidedBy, decided_at: pair.decidedAt })
    .where('id', '=', pair.id)
    .execute()
}

/** Pairs of two standing files that this actor sees both. A merged file waits with its pair until the merge is undone. */
export async function listPairLines(
  db: Db,
  offices: readonly number[],
  { state, limit }: { state: string; limit: number },
  after: readonly [string, string] | undefined,
): Promise<PairLine[]> {
  const { rows } = await sql<Record<(typeof pairColumns)[number], unknown>>`
    select s.* from unnest(${offices}::int[]) as o (office) cross join lateral (
      select ${sql.join(pairColumns.map((name) => sql.ref(`p.${name}`)))} from people_suspected_pair p
      join people_person a on a.id = p.a_id ${state === 'OPEN' ? sql`and a.merged_into is null` : sql``}
      join people_person b on b.id = p.b_id ${state === 'OPEN' ? sql`and b.merged_into is null` : sql``}
      where p.office = o.office and p.state = ${state}
        ${after === undefined ? sql`` : sql`and (p.put_off_at, p.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`}
      order by p.put_off_at, p.id limit ${limit + 1}
    ) s order by s.put_off_at, s.id limit ${limit + 1}`.execute(db)
  return withLines(db, rows.map(pairFrom))
}

export async function findPairLine(db: Db, id: string): Promise<PairLine | undefined> {
  const row = await db.selectFrom('people_suspected_pair').select(pairColumns).where('id', '=', id).executeTakeFirst()
  return row && (await withLines(db, [pairFrom(row)]))[0]
}

async function withLines(db: Db, pairs: readonly SuspectedPair[]): Promise<PairLine[]> {
  const persons = await listPersonsById(db, [...new Set(pairs.flatMap((pair) => [pair.aId, pair.bId]))])
  const byId = new Map(persons.map((person) => [person.id, PersonLine.parse(person)]))
  return pairs.flatMap((pair) => {
    const [a, b] = [byId.get(pair.aId), byId.get(pair.bId)]
    return a === undefined || b === undefined ? [] : [{ ...pair, a, b }]
  })
}

export async function insertDecisions(
  db: Db,
  decisions: readonly (PairDecision & { office: number; compartment: number })[],
): Promise<void> {
  if (decisions.length === 0) return
  const rows = decisions.map((decision) => ({
    id: decision.id,
    pair_id: decision.pairId,
    office: decision.office,
    compartment: decision.compartment,
    decision: decision.decision,
    place: decision.place,
    pattern: decision.pattern,
    score: decision.score,
    scorer: decision.scorer,
    decided_by: decision.decidedBy,
    decided_at: decision.decidedAt,
  }))
  await sql`insert into people_pair_decision
    select * from jsonb_populate_recordset(null::people_pair_decision, ${JSON.stringify(rows)}::jsonb)`.execute(db)
}

export async function listDecisions(db: Db, pairId: string): Promise<PairDecision[]> {
  const rows = await db
    .selectFrom('people_pair_decision')
    .select(['id', 'pair_id', 'decision', 'place', 'pattern', 'score', 'scorer', 'decided_by', 'decided_at'])
    .where('pair_id', '=', pairId)
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    pairId: row.pair_id as PairId,
    decision: row.decision as PairDecision['decision'],
    place: row.place as PairDecision['place'],
    pattern: row.pattern as PairDecision['pattern'],
    score: row.score,
    scorer: row.scorer,
    decidedBy: row.decided_by as PairDecision['decidedBy'],
    decidedAt: row.decided_at as Instant,
  }))
}

/** Of all pairs among these files, those that were told apart: also by way of files that were merged since. */
export async function listToldApart(db: Db, ids: readonly string[]): Promise<{ aId: PersonId; bId: PersonId }[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('people_suspected_pair')
    .select(['a_id', 'b_id'])
    .where(sql<boolean>`a_id = any (${ids}::uuid[])`)
    .where(sql<boolean>`b_id = any (${ids}::uuid[])`)
    .where('state', '=', 'NOT_SAME')
    .execute()
  return rows.map((row) => ({ aId: row.a_id as PersonId, bId: row.b_id as PersonId }))
}

/** Merged files by the file they were merged into directly. */
export async function listMergedInto(db: Db, ids: readonly string[]): Promise<{ id: PersonId; into: PersonId }[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('people_person')
    .select(['id', 'merged_into'])
    .where(sql<boolean>`merged_into = any (${ids}::uuid[])`)
    .execute()
  return rows.map((row) => ({ id: row.id as PersonId, into: row.merged_into as PersonId }))
}

function pairFrom(row: Record<(typeof pairColumns)[number], unknown>): PlacedPair {
  return {
    id: row.id,
    office: row.office,
    compartment: row.compartment,
    aId: row.a_id,
    bId: row.b_id,
    state: row.state,
    score: row.score,
    scorer: row.scorer,
    foundAt: row.found_at,
    putOffAt: row.put_off_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  } as PlacedPair
}
