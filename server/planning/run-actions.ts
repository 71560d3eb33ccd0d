/** Planning runs: asked for, watched, stopped, read. What they are made from is in problem.ts, where they are computed in computing.ts. */
import { hash } from 'node:crypto'
import type { Instance, Plan } from '#algorithms/seating/words.ts'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { costOfPlan, costOfSeats } from '#domain/planning/compare-rules.ts'
import { buildInSteps } from '#domain/planning/instance-rules.ts'
import { pinsInTheWay } from '#domain/planning/override-rules.ts'
import type { Problem } from '#domain/planning/problem-words.ts'
import { isHorizon } from '#domain/planning/rules.ts'
import type * as contracts from '#domain/planning/run-contract.ts'
import { explainStay } from '#domain/planning/unblock-rules.ts'
import type { Run, RunCase, RunFlight, RunId } from '#domain/planning/words.ts'
import { getCase } from '#server/cases/actions.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { getPersons } from '#server/people/actions.ts'
import { type Elsewhere, placeOf } from './actions.ts'
import { listLeads, listReadyIds } from './case-store.ts'
import { breathe, compute } from './computing.ts'
import { type Horizon, horizonOf, problemFor } from './problem.ts'
import { listPlacements, type NewPlacement, type PlacementNews, savePlacements } from './placement-store.ts'
import { askToStop, findRun, getQuestion, insertRun, listRunsPage, type NewRun, saveProgress } from './run-store.ts'
import type { Place } from './store.ts'

type Asked<C extends keyof typeof contracts> = (typeof contracts)[C] extends infer Contract ? InputOf<Contract> : never
type Answer<C extends keyof typeof contracts> = (typeof contracts)[C] extends infer Contract ? OutputOf<Contract> : never

export const mostCases = 3000
/** Close enough that looking on is not worth anybody's waiting. */
const gapWanted = 0.0001

type StartRefusal = Elsewhere | 'id_taken' | 'horizon_not_usable' | 'nobody_to_plan' | 'no_flights_on_offer' | 'pins_cannot_stand'

export async function startRun(work: Work, input: Asked<'startRun'>): Promise<Result<Run, StartRefusal>> {
  const place = await runPlace(work, input)
  if (!place.ok) return place
  const horizon = await horizonOf(work, place.value.office, input.fromOn, input.untilOn)
  if (!isHorizon(input.fromOn, input.untilOn, horizon.today)) return refuse('horizon_not_usable')
  const ids = input.caseIds ?? (await listReadyIds(work.db, place.value, undefined, mostCases)).slice(0, mostCases).map(({ id }) => id)
  const { problem, families, unseen } = await problemFor(work, place.value, horizon, ids)
  if (unseen > 0) return refuse('not_found')
  if (families.length === 0) return refuse('nobody_to_plan')
  if (problem.flights.length === 0) return refuse('no_flights_on_offer')
  const instance = await breathe(buildInSteps(problem))
  const pinned = families.filter(({ candidate }) => candidate.decisions.some(({ kind }) => kind === 'PIN'))
  const stuck = pinsInTheWay(
    instance,
    pinned.map(({ facts }) => facts.id),
  )
  if (stuck.length > 0) {
    const refs = pinned.filter(({ facts }) => stuck.includes(facts.id)).map(({ facts }) => facts.publicRef)
    return refuse('pins_cannot_stand', { count: stuck.length, cases: refs.slice(0, 5).join(', ') })
  }

  const cases = families.map(({ facts, candidate: { needs, priority, window } }) => ({
    caseId: facts.id,
    facts: { needs, priority, window },
    before: [],
    beforeMovement: null,
    frozen: false,
    hit: false,
  }))
  return begin(work, { place: place.value, horizon, input, kind: 'PLAN', hypothesis: null }, { problem, instance, cases })
}

/** A sealed family is planned among the sealed, whoever asks: never beside open ones. */
async function runPlace(work: Work, input: Asked<'startRun'>): Promise<Result<Place, Elsewhere>> {
  const [first] = input.caseIds ?? []
  if (first === undefined || input.compartment !== undefined)
    return placeOf(work, { office: input.office, compartment: input.compartment ?? 0 })
  const found = await getCase(work, first)
  return found.ok ? placeOf(work, { office: found.value.office, compartment: found.value.compartment }) : found
}

export type Beginning = {
  place: Place
  horizon: Horizon
  input: Pick<Asked<'startRun'>, 'id' | 'fromOn' | 'untilOn' | 'seed' | 'seconds'>
  kind: Run['kind']
  hypothesis: Run['hypothesis']
}
export type Prepared = { problem: Problem; instance: Instance; cases: readonly NewPlacement[] }

/** Writes the run and hands it to the planner. */
export async function begin(work: Work, of: Beginning, set: Prepared): Promise<Result<Run, 'id_taken'>> {
  const { place, input, kind, hypothesis } = of
  const { flights, settings } = set.problem
  const run: NewRun = {
    id: input.id ?? (newId() as RunId),
    ...place,
    kind,
    hypothesis,
    fromOn: input.fromOn,
    untilOn: input.untilOn,
    seed: input.seed,
    secondsMax: input.seconds,
    inputHash: hash('sha256', JSON.stringify(set.instance), 'hex'),
    currency: settings.currency,
    startedBy: work.actor.accountId,
    startedAt: work.now,
  }
  try {
    await insertRun(work.db, run, { instance: set.instance, flights: [...flights] }, set.cases)
  } catch (error) {
    if (brokeConstraint(error, 'planning_run_pkey')) return refuse('id_taken')
    throw error
  }
  const facts = { kind, cases: set.cases.length, flights: flights.length, inputHash: run.inputHash, seed: run.seed }
  work.record({ name: 'plan_asked', subject: run.id, ...place, facts })
  compute(work, place, {
    runId: run.id,
    instance: set.instance,
    asked: { seed: input.seed, seconds: input.seconds, gap: gapWanted },
    keep: async (plan) => {
      const news = await readPlan(set, of.horizon.zone, plan)
      return (opened) => keepPlan(opened, run, flights, plan, news)
    },
    fail: async (opened) => {
      await saveProgress(opened.db, run.id, { status: 'FAILED', finishedAt: opened.now }, opened.now)
      opened.record({ name: 'plan_failed', subject: run.id, ...place })
    },
  })
  return accept((await findRun(work.db, run.id, work.now))!)
}

/** The plan in the words of the office: where each case travels, or why it stays and what would let it. */
async function readPlan(set: Prepared, zone: string, plan: Plan): Promise<PlacementNews[]> {
  const flights = new Map(set.problem.flights.map((flight) => [flight.id, flight]))
  const legsOf = new Map(plan.placements.map(({ group, legs }) => [group, legs]))
  const stays = new Map(plan.unplaced.map((one) => [one.group, one]))
  function* steps(): Generator<undefined, PlacementNews[]> {
    const news: PlacementNews[] = []
    for (const { caseId, facts } of set.cases) {
      const legs = legsOf.get(caseId) ?? []
      const said = stays.get(caseId)
      const stay = said === undefined ? undefined : explainStay(set.problem, set.instance, zone, said)
      const costMinor = costOfSeats(
        facts.needs,
        legs.map((leg) => flights.get(leg)!),
      )
      news.push({ caseId, legs, costMinor, byHand: false, why: stay?.why ?? null, ways: stay?.ways ?? [] })
      yield undefined
    }
    return news
  }
  return breathe(steps())
}

async function keepPlan(work: Work, run: NewRun, flights: readonly RunFlight[], plan: Plan, news: readonly PlacementNews[]): Promise<void> {
  await savePlacements(work.db, run.id, news)
  const told = await saveProgress(
    work.db,
    run.id,
    { value: plan.value, bound: plan.bound, seconds: plan.seconds, fixedMinor: chartersOf(news, flights), finishedAt: work.now },
    work.now,
  )
  await saveProgress(work.db, run.id, { status: told?.stop === true ? 'STOPPED' : 'DONE' }, work.now)
  const placed = news.filter(({ legs }) => legs.length > 0).length
  const facts = { kind: run.kind, cases: news.length, placed, value: Math.round(plan.value), bound: Math.round(plan.bound) }
  work.record({ name: 'plan_made', subject: run.id, office: run.office, compartment: run.compartment, facts })
}

/** What the charters cost that the plan flies, beside the seats of families. */
export function chartersOf(
  placed: readonly { caseId: string; legs: readonly string[]; costMinor: number }[],
  flights: readonly RunFlight[],
): number {
  return costOfPlan(
    placed.map((one) => ({ ...one, costMinor: 0, needs: { seats: 0, persons: 0 } })),
    flights,
  )
}

export async function getRun(work: Work, input: Asked<'getRun'>): Promise<Result<Run, 'not_found'>> {
  const found = await findRun(work.db, input.runId, work.now)
  return found === undefined ? refuse('not_found') : accept(found)
}

export async function stopRun(work: Work, input: Asked<'stopRun'>): Promise<Result<Run, 'not_found' | 'run_is_over'>> {
  const found = await findRun(work.db, input.runId, work.now)
  if (found === undefined) return refuse('not_found')
  if (found.status !== 'WAITING' && found.status !== 'RUNNING') return refuse('run_is_over', { status: found.status })
  await askToStop(work.db, found.id, work.now)
  work.record({ name: 'plan_stopped', subject: found.id, office: found.office, compartment: found.compartment })
  return accept(found)
}

export async function listRuns(work: Work, input: Asked<'listRuns'>): Promise<Result<Answer<'listRuns'>, never>> {
  const after = readCursor(input.after, 2)
  if (after === null) return accept({ items: [], next: null })
  const rows = await listRunsPage(work.db, work.actor.offices, input.kind, after, input.limit, work.now)
  return accept(
    pageOf(
      rows,
      input.limit,
      (row) => writeCursor(row.startedAt, row.id),
      (row) => row,
    ),
  )
}

export async function listRunCases(work: Work, input: Asked<'listRunCases'>): Promise<Result<Answer<'listRunCases'>, 'not_found'>> {
  const after = readCursor(input.after, 1)
  const found = await findRun(work.db, input.runId, work.now)
  if (found === undefined) return refuse('not_found')
  if (after === null) return accept({ items: [], next: null })
  const stays = input.stays === undefined ? undefined : input.stays === 'true'
  const last = after?.[0]
  const rows = await listPlacements(work.db, found.id, {
    stays,
    after: typeof last === 'number' ? last : undefined,
    limit: input.limit + 1,
  })
  const page = pageOf(
    rows,
    input.limit,
    (row) => writeCursor(row.place),
    (row) => row,
  )
  return accept({ items: await named(work, page.items), next: page.next })
}

/** The person after whom each family is called, for those who may read of people. */
export async function named<Line extends { caseId: string; leadName: string | null }>(work: Work, lines: readonly Line[]): Promise<Line[]> {
  const leads = await listLeads(
    work.db,
    lines.map(({ caseId }) => caseId),
  )
  const persons = new Map((await getPersons(work, [...leads.values()])).map((person) => [person.id, person]))
  return lines.map((line) => {
    const person = persons.get(leads.get(line.caseId)!)
    return { ...line, leadName: person === undefined ? null : `${person.familyName} ${person.givenNames}`.trim() || null }
  })
}

export async function listRunFlights(work: Work, input: Asked<'listRunFlights'>): Promise<Result<Answer<'listRunFlights'>, 'not_found'>> {
  const found = await findRun(work.db, input.runId, work.now)
  if (found === undefined) return refuse('not_found')
  const { instance, flights } = await getQuestion(work.db, found.id)
  const placed = (await listPlacements(work.db, found.id)).filter(({ legs }) => legs.length > 0)
  return accept({ items: flights.map((flight) => fill(flight, instance, placed)) })
}

/** How full the plan makes a flight, with those who sat there before it was made. */
function fill(flight: RunFlight, instance: Instance, placed: readonly RunCase[]): Answer<'listRunFlights'>['items'][number] {
  const planned = new Set<string>(placed.map(({ caseId }) => caseId))
  const before = (instance.fixed ?? [])
    .filter(({ group, legs }) => !planned.has(group) && legs.includes(flight.id))
    .map(({ group }) => group)
  const standing = instance.groups.filter(({ id }) => before.includes(id))
  const own = placed.filter(({ legs }) => legs.includes(flight.id)).map(({ needs }) => needs)
  const offered = instance.flights.find(({ id }) => id === flight.id)
  const sum = (group: (one: Instance['groups'][number]) => number, needs: (one: RunCase['needs']) => number): number =>
    standing.reduce((all, one) => all + group(one), 0) + own.reduce((all, one) => all + needs(one), 0)
  const escorted = standing.filter(({ needsEscort }) => needsEscort).length + own.filter(({ needsEscort }) => needsEscort).length
  const gone = offered === undefined ? 0 : Math.max(0, flight.seats - offered.seats)
  return {
    ...flight,
    taken:
      gone +
      sum(
        ({ size, stretchers }) => size + 8 * stretchers,
        ({ seats, stretchers }) => seats + 8 * stretchers,
      ),
    wheelchairsTaken: sum(
      ({ wheelchairs }) => wheelchairs,
      ({ wheelchairs }) => wheelchairs,
    ),
    stretchersTaken: sum(
      ({ stretchers }) => stretchers,
      ({ stretchers }) => stretchers,
    ),
    escorts: Math.ceil(escorted / 3),
  }
}
