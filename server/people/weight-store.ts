/** SQL of what the register of an office weighs by: versions learned, which was in use when, and the decisions that teach. */
import { sql } from 'kysely'
import type { AccountId, OfficeId } from '#domain/access/words.ts'
import type { Instant } from '#domain/kit/day.ts'
import type { Lesson } from '#domain/people/weight-rules.ts'
import type { ReasonWeights, Weighing, WeighingEffect, WeighingId, WeighingUse } from '#domain/people/weight-words.ts'
import { brokeConstraint, type Db } from '#server/kit/database.ts'

/** The newest decisions teach; older ones were made by other people about other people. */
const lessonsMax = 2_000

/** What was said last of each pair that is decided. Sealed pairs teach nothing: what was learned would tell of them. Newest first. */
export async function listLessons(db: Db, office: number): Promise<Lesson[]> {
  const { rows } = await sql<{ pattern: Record<string, string>; decision: Lesson['decision']; at: string }>`
    select said.pattern, said.decision, said.decided_at as at
    from (select id, decided_at from people_suspected_pair where office = ${office} and compartment = 0 and state in ('SAME', 'NOT_SAME')
      order by decided_at desc, id desc limit ${lessonsMax}) p
    cross join lateral (select d.pattern, d.decision, d.decided_at, d.id from people_pair_decision d where d.pair_id = p.id
      order by d.decided_at desc, d.id desc limit 1) said
    where said.decision in ('SAME', 'NOT_SAME') order by said.decided_at desc, said.id desc`.execute(db)
  return rows.map(({ pattern, decision, at }) => ({ pattern, decision, decidedAt: at as Instant }))
}

export async function listWeighings(db: Db, office: number): Promise<Weighing[]> {
  const rows = await db
    .selectFrom('people_weighing')
    .selectAll()
    .where('office', '=', office)
    .orderBy('version', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    id: row.id as WeighingId,
    office: row.office as OfficeId,
    version: row.version,
    weights: row.weights as ReasonWeights,
    taughtBySame: row.taught_by_same,
    taughtByNotSame: row.taught_by_not_same,
    effect: row.effect as unknown as WeighingEffect,
    learnedBy: row.learned_by as AccountId,
    learnedAt: row.learned_at as Instant,
  }))
}

/** False when the id was given to another one before. */
export async function insertWeighing(db: Db, weighing: Weighing): Promise<boolean> {
  try {
    await db
      .insertInto('people_weighing')
      .values({
        id: weighing.id,
        office: weighing.office,
        version: weighing.version,
        weights: JSON.stringify(weighing.weights),
        taught_by_same: weighing.taughtBySame,
        taught_by_not_same: weighing.taughtByNotSame,
        effect: JSON.stringify(weighing.effect),
        learned_by: weighing.learnedBy,
        learned_at: weighing.learnedAt,
      })
      .execute()
    return true
  } catch (error) {
    if (brokeConstraint(error, 'people_weighing_pkey')) return false
    throw error
  }
}

export async function listUses(db: Db, office: number): Promise<WeighingUse[]> {
  const rows = await db
    .selectFrom('people_weighing_use as u')
    .leftJoin('people_weighing as w', 'w.id', 'u.weighing_id')
    .select(['u.weighing_id', 'w.version', 'u.used_by', 'u.used_at'])
    .where('u.office', '=', office)
    .orderBy('u.used_at', 'desc')
    .orderBy('u.id', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    weighingId: row.weighing_id as WeighingId | null,
    version: row.version,
    usedBy: row.used_by as AccountId,
    usedAt: row.used_at as Instant,
  }))
}

export async function insertUse(db: Db, use: WeighingUse & { readonly id: string; readonly office: number }): Promise<void> {
  await db
    .insertInto('people_weighing_use')
    .values({ id: use.id, office: use.office, weighing_id: use.weighingId, used_by: use.usedBy, used_at: use.usedAt })
    .execute()
}

/** The learned weights that each of these offices uses; an office that is missing uses those shipped. */
export async function listInUse(
  db: Db,
  offices: readonly number[],
): Promise<{ office: number; version: number; weights: ReasonWeights }[]> {
  const { rows } = await sql<{ office: number; version: number; weights: ReasonWeights }>`
    select o.office, w.version, w.weights from unnest(${offices}::int[]) as o (office)
    cross join lateral (select u.weighing_id from people_weighing_use u where u.office = o.office order by u.used_at desc, u.id desc limit 1) newest
    join people_weighing w on w.id = newest.weighing_id`.execute(db)
  return rows
}

export async function hasWeighFourEyes(db: Db, office: number): Promise<boolean> {
  const row = await db.selectFrom('people_setting').select('weigh_four_eyes').where('office', '=', office).executeTakeFirst()
  return row?.weigh_four_eyes ?? false
}
