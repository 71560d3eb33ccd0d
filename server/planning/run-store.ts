/** SQL of planning runs: what was asked and how far it is. What a run says of each case is in placement-store.ts. */
import { sql } from 'kysely'
import type { Instance } from '#algorithms/seating/words.ts'
import type { AccountId } from '#domain/access/words.ts'
import { addMinutes, type Day, type Instant } from '#domain/kit/day.ts'
import type { Hypothesis, Run, RunFlight, RunId, RunStatus } from '#domain/planning/words.ts'
import type { Db } from '#server/kit/database.ts'
import { insertPlacements, type NewPlacement } from './placement-store.ts'
import type { Place } from './store.ts'

/** A run that says nothing for so long has lost its server. */
const silentMinutes = 1

export type NewRun = Place &
  Pick<
    Run,
    'id' | 'kind' | 'fromOn' | 'untilOn' | 'seed' | 'secondsMax' | 'inputHash' | 'hypothesis' | 'currency' | 'startedBy' | 'startedAt'
  >
export type Question = { instance: Instance; flights: RunFlight[] }
export async function insertRun(db: Db, run: NewRun, question: Question, cases: readonly NewPlacement[]): Promise<void> {
  const { office, compartment } = run
  await db
    .insertInto('planning_run')
    .values({
      id: run.id,
      office,
      compartment,
      kind: run.kind,
      from_on: run.fromOn,
      until_on: run.untilOn,
      seed: run.seed,
      seconds_max: run.secondsMax,
      input_hash: run.inputHash,
      hypothesis: run.hypothesis === null ? null : JSON.stringify(run.hypothesis),
      currency: run.currency,
      started_by: run.startedBy,
      started_at: run.startedAt,
    })
    .execute()
  await db
    .insertInto('planning_question')
    .values({
      run_id: run.id,
      office,
      compartment,
      instance: JSON.stringify(question.instance),
      flights: JSON.stringify(question.flights),
    })
    .execute()
  await db
    .insertInto('planning_progress')
    .values({ run_id: run.id, office, compartment, status: 'WAITING', told_at: run.startedAt })
    .execute()
  await insertPlacements(db, run, cases)
}

type RunRow = {
  id: string
  office: number
  compartment: number
  kind: string
  from_on: string
  until_on: string
  seed: number
  seconds_max: number
  input_hash: string
  hypothesis: unknown
  currency: string
  started_by: string
  started_at: string
  name: string | null
  status: string
  value: number | null
  bound: number | null
  seconds: number | null
  fixed_minor: number
  told_at: string
  finished_at: string | null
  cases: number
  placed: number
  persons: number
  persons_placed: number
  cost_minor: number
}

function runsWhere(where: ReturnType<typeof sql<unknown>>): ReturnType<typeof sql<RunRow>> {
  return sql<RunRow>`
    select r.id, r.office, r.compartment, r.kind, r.from_on, r.until_on, r.seed, r.seconds_max, r.input_hash, r.hypothesis, r.currency, r.started_by, r.started_at,
      a.name, p.status, p.value, p.bound, p.seconds, p.fixed_minor, p.told_at, p.finished_at, c.cases, c.placed, c.persons, c.persons_placed, c.cost_minor
    from planning_run r join planning_progress p on p.run_id = r.id left join access_account a on a.id = r.started_by
    cross join lateral (
      select count(*)::int as cases, count(first_flight)::int as placed, coalesce(sum((facts #>> '{needs,persons}')::int), 0)::int as persons,
        coalesce(sum((facts #>> '{needs,persons}')::int) filter (where first_flight is not null), 0)::int as persons_placed,
        coalesce(sum(cost_minor) filter (where first_flight is not null), 0)::bigint as cost_minor
      from planning_placement where run_id = r.id
    ) c ${where}`
}

export async function findRun(db: Db, id: string, now: Instant): Promise<Run | undefined> {
  const { rows } = await runsWhere(sql`where r.id = ${id}::uuid`).execute(db)
  return rows[0] === undefined ? undefined : present(rows[0], now)
}

export async function listRunsPage(
  db: Db,
  offices: readonly number[],
  kind: string | undefined,
  after: readonly (string | number | null)[] | undefined,
  limit: number,
  now: Instant,
): Promise<Run[]> {
  const { rows } = await runsWhere(sql`where r.office = any(${offices}::int[])
    ${kind === undefined ? sql`` : sql`and r.kind = ${kind}`}
    ${after === undefined ? sql`` : sql`and (r.started_at, r.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by r.started_at desc, r.id desc limit ${limit + 1}`).execute(db)
  return rows.map((row) => present(row, now))
}

function present(row: RunRow, now: Instant): Run {
  const status = row.status as RunStatus
  const isSilent = (status === 'RUNNING' || status === 'WAITING') && addMinutes(row.told_at as Instant, silentMinutes) < now
  const gap = row.value === null || row.bound === null || row.value <= 0 ? null : Math.max(0, (row.bound - row.value) / row.value)
  return {
    id: row.id as RunId,
    office: row.office,
    compartment: row.compartment,
    kind: row.kind as Run['kind'],
    status: isSilent ? 'LOST' : status,
    fromOn: row.from_on as Day,
    untilOn: row.until_on as Day,
    seed: row.seed,
    secondsMax: row.seconds_max,
    inputHash: row.input_hash,
    hypothesis: row.hypothesis as Hypothesis | null,
    startedBy: row.started_by as AccountId,
    startedByName: row.name,
    startedAt: row.started_at as Instant,
    finishedAt: row.finished_at as Instant | null,
    seconds: row.seconds,
    value: row.value,
    bound: row.bound,
    gap,
    cases: row.cases,
    placed: row.placed,
    persons: row.persons,
    personsPlaced: row.persons_placed,
    costMinor: Number(row.cost_minor) + Number(row.fixed_minor),
    currency: row.currency,
  }
}

export async function getQuestion(db: Db, runId: string): Promise<Question> {
  const row = await db.selectFrom('planning_question').select(['instance', 'flights']).where('run_id', '=', runId).executeTakeFirstOrThrow()
  return { instance: row.instance as Instance, flights: row.flights as RunFlight[] }
}

export async function getRunFlights(db: Db, runId: string): Promise<RunFlight[]> {
  const row = await db.selectFrom('planning_question').select('flights').where('run_id', '=', runId).executeTakeFirstOrThrow()
  return row.flights as RunFlight[]
}

// ── progress ──

export type ProgressNews = Partial<{
  status: RunStatus
  value: number
  bound: number
  seconds: number
  fixedMinor: number
  finishedAt: Instant
}>

/** Undefined when the run is not there (yet); else whether somebody asked it to stop. */
export async function saveProgress(db: Db, runId: string, news: ProgressNews, at: Instant): Promise<{ stop: boolean } | undefined> {
  const row = await db
    .updateTable('planning_progress')
    .set({
      told_at: at,
      ...(news.status === undefined ? {} : { status: news.status }),
      ...(news.value === undefined ? {} : { value: news.value }),
      ...(news.bound === undefined ? {} : { bound: news.bound }),
      ...(news.seconds === undefined ? {} : { seconds: news.seconds }),
      ...(news.fixedMinor === undefined ? {} : { fixed_minor: news.fixedMinor }),
      ...(news.finishedAt === undefined ? {} : { finished_at: news.finishedAt }),
    })
    .where('run_id', '=', runId)
    .returning('stop_asked_at')
    .executeTakeFirst()
  return row === undefined ? undefined : { stop: row.stop_asked_at !== null }
}

export async function askToStop(db: Db, runId: string, at: Instant): Promise<void> {
  await db.updateTable('planning_progress').set({ stop_asked_at: at }).where('run_id', '=', runId).execute()
}
