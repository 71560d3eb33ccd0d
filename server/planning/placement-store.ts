/** SQL of what a run says of each case: on which flights, or why not; and what became of it when it was booked. */
import { sql } from 'kysely'
import type { CaseId } from '#domain/cases/words.ts'
import type { Instant } from '#domain/kit/day.ts'
import type { MovementId } from '#domain/movements/words.ts'
import type { CaseWindow, Needs, Priority, RunCase } from '#domain/planning/words.ts'
import type { Db } from '#server/kit/database.ts'
import type { Place } from './store.ts'

export type CaseFactsOfRun = { needs: Needs; priority: Priority; window: CaseWindow }
export type NewPlacement = {
  caseId: string
  facts: CaseFactsOfRun
  before: readonly string[]
  beforeMovement: string | null
  frozen: boolean
  hit: boolean
}

export async function insertPlacements(db: Db, run: Place & { id: string }, cases: readonly NewPlacement[]): Promise<void> {
  await db
    .insertInto('planning_placement')
    .values(
      cases.map((one, at) => ({
        run_id: run.id,
        case_id: one.caseId,
        office: run.office,
        compartment: run.compartment,
        place: at,
        facts: JSON.stringify(one.facts),
        before_first: one.before[0] ?? null,
        before_second: one.before[1] ?? null,
        before_movement: one.beforeMovement,
        frozen: one.frozen,
        hit: one.hit,
      })),
    )
    .execute()
}

const placementColumns = [
  'p.run_id',
  'p.case_id',
  'p.place',
  'p.facts',
  'p.first_flight',
  'p.second_flight',
  'p.cost_minor',
  'p.by_hand',
  'p.why',
  'p.ways',
  'p.before_first',
  'p.before_second',
  'p.before_movement',
  'p.frozen',
  'p.hit',
  'p.booked_on',
  'p.refusal',
  'p.refusal_details',
  'c.public_ref',
] as const
type PlacementRow = Record<string, unknown>

/** Still on the journey that it was booked on: a booking given back since is none. */
const stillBooked = sql<boolean>`exists (select 1 from movements_passenger s where s.movement_id = p.booked_on and s.case_id = p.case_id
  and s.state not in ('NO_SHOW', 'OFFLOADED', 'DENIED_BOARDING', 'CANCELLED', 'REFUNDED'))`.as('still')
const pinned = sql<boolean>`exists (select 1 from planning_decision d where d.case_id = p.case_id and d.kind = 'PIN')`.as('pinned')

export type Placement = RunCase & { place: number }

export async function listPlacements(
  db: Db,
  runId: string,
  wish: {
    stays?: boolean | undefined
    after?: number | undefined
    limit?: number | undefined
    caseIds?: readonly string[] | undefined
  } = {},
): Promise<Placement[]> {
  const rows = await db
    .selectFrom('planning_placement as p')
    .innerJoin('cases_case as c', 'c.id', 'p.case_id')
    .select([...placementColumns, stillBooked, pinned])
    .where('p.run_id', '=', runId)
    .$if(wish.stays !== undefined, (query) => query.where('p.first_flight', wish.stays === true ? 'is' : 'is not', null))
    .$if(wish.after !== undefined, (query) => query.where('p.place', '>', wish.after!))
    .$if(wish.caseIds !== undefined, (query) => query.where(sql<boolean>`p.case_id = any(${wish.caseIds!}::uuid[])`))
    .orderBy('p.place')
    .$if(wish.limit !== undefined, (query) => query.limit(wish.limit!))
    .execute()
  return rows.map(presentPlacement)
}

/** Kept still: a second click waits for the first and finds it done. */
export async function findPlacementForUpdate(db: Db, runId: string, caseId: string): Promise<Placement | undefined> {
  const locked = await db
    .selectFrom('planning_placement')
    .select('case_id')
    .where('run_id', '=', runId)
    .where('case_id', '=', caseId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return locked === undefined ? undefined : (await listPlacements(db, runId, { caseIds: [caseId] }))[0]
}

function presentPlacement(row: PlacementRow): Placement {
  const { needs, priority, window } = row['facts'] as CaseFactsOfRun
  const legs = (one: unknown, other: unknown): string[] => [one, other].filter((leg): leg is string => typeof leg === 'string')
  return {
    place: row['place'] as number,
    caseId: row['case_id'] as CaseId,
    caseRef: row['public_ref'] as string,
    leadName: null,
    needs,
    priority,
    window,
    legs: legs(row['first_flight'], row['second_flight']),
    costMinor: Number(row['cost_minor']),
    byHand: row['by_hand'] as boolean,
    pinned: row['pinned'] as boolean,
    why: row['why'] as RunCase['why'],
    ways: row['ways'] as RunCase['ways'],
    before: legs(row['before_first'], row['before_second']),
    beforeMovementId: row['before_movement'] as MovementId | null,
    frozen: row['frozen'] as boolean,
    hit: row['hit'] as boolean,
    bookedOn: row['still'] === true ? (row['booked_on'] as MovementId) : null,
    refusal: row['refusal'] as string | null,
    refusalDetails: row['refusal_details'] as RunCase['refusalDetails'],
  }
}

export type PlacementNews = {
  caseId: string
  legs: readonly string[]
  costMinor: number
  byHand: boolean
  why: string | null
  ways: unknown
}

/** Many at once in one statement; rows of cases that were sealed meanwhile are not seen and not written. */
export async function savePlacements(db: Db, runId: string, news: readonly PlacementNews[]): Promise<void> {
  if (news.length === 0) return
  await sql`update planning_placement p set first_flight = n.first, second_flight = n.second, cost_minor = n.cost, by_hand = n.hand, why = n.why, ways = n.ways
    from unnest(${news.map((one) => one.caseId)}::uuid[], ${news.map((one) => one.legs[0] ?? null)}::uuid[], ${news.map((one) => one.legs[1] ?? null)}::uuid[],
      ${news.map((one) => one.costMinor)}::bigint[], ${news.map((one) => one.byHand)}::boolean[], ${news.map((one) => one.why)}::text[], ${news.map((one) => JSON.stringify(one.ways))}::jsonb[])
      as n (case_id, first, second, cost, hand, why, ways)
    where p.run_id = ${runId}::uuid and p.case_id = n.case_id`.execute(db)
}

export async function saveBooking(
  db: Db,
  runId: string,
  caseId: string,
  told: { bookedOn: MovementId; at: Instant } | { refusal: string; details: unknown },
): Promise<void> {
  const values =
    'bookedOn' in told
      ? { booked_on: told.bookedOn, booked_at: told.at, refusal: null, refusal_details: null }
      : { refusal: told.refusal, refusal_details: told.details === undefined ? null : JSON.stringify(told.details) }
  await db.updateTable('planning_placement').set(values).where('run_id', '=', runId).where('case_id', '=', caseId).execute()
}
