/** A plan changed by hand, the ways a case has in it, and two plans side by side. */
import type { Placement as Seated } from '#algorithms/seating/words.ts'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { costOfSeats, differences } from '#domain/planning/compare-rules.ts'
import { type HandRefusal, placeByHand, waysOf } from '#domain/planning/override-rules.ts'
import type * as contracts from '#domain/planning/run-contract.ts'
import type { Run, RunFlight } from '#domain/planning/words.ts'
import type { Work } from '#server/kit/transaction.ts'
import { chartersOf, named } from './run-actions.ts'
import { findPlacementForUpdate, listPlacements, type Placement, savePlacements } from './placement-store.ts'
import { findRun, getQuestion, getRunFlights, saveProgress } from './run-store.ts'
import { removePin, saveDecision } from './store.ts'

type Asked<C extends keyof typeof contracts> = (typeof contracts)[C] extends infer Contract ? InputOf<Contract> : never
type Answer<C extends keyof typeof contracts> = (typeof contracts)[C] extends infer Contract ? OutputOf<Contract> : never

export function isDone(run: Run): boolean {
  return run.status === 'DONE' || run.status === 'STOPPED'
}

export async function listWays(work: Work, input: Asked<'listWays'>): Promise<Result<Answer<'listWays'>, 'not_found'>> {
  const [run, [own]] = [
    await findRun(work.db, input.runId, work.now),
    await listPlacements(work.db, input.runId, { caseIds: [input.caseId] }),
  ]
  if (run === undefined || own === undefined) return refuse('not_found')
  const { instance, flights } = await getQuestion(work.db, run.id)
  const seated = seatedIn(instance.fixed ?? [], await listPlacements(work.db, run.id))
  const byId = new Map(flights.map((flight) => [flight.id, flight]))
  const ways = waysOf(instance, seated, input.caseId)
    .map((way) => ({
      ...way,
      costMinor: costOfSeats(
        own.needs,
        way.legs.map((leg) => byId.get(leg)!),
      ),
    }))
    .toSorted((a, b) => arrivalOf(a.legs, byId).localeCompare(arrivalOf(b.legs, byId)))
  return accept({ items: ways.slice(0, waysMost) })
}

/** More ways than anybody reads through; the earliest arrivals come first. */
const waysMost = 200

function arrivalOf(legs: readonly string[], flights: ReadonlyMap<string, RunFlight>): string {
  return flights.get(legs.at(-1)!)!.arrivesAt
}

/** The plan as it stands now, with those who sat there before it was made. */
function seatedIn(fixed: readonly Seated[], placements: readonly Placement[]): Seated[] {
  const planned = new Set<string>(placements.map(({ caseId }) => caseId))
  const standing = fixed.filter(({ group }) => !planned.has(group))
  return [...standing, ...placements.filter(({ legs }) => legs.length > 0).map(({ caseId, legs }) => ({ group: caseId, legs }))]
}

type PlaceRefusal = 'not_found' | 'run_not_done' | 'case_is_booked' | HandRefusal

export async function placeCase(work: Work, input: Asked<'placeCase'>): Promise<Result<Answer<'placeCase'>, PlaceRefusal>> {
  const run = await findRun(work.db, input.runId, work.now)
  const own = run && (await findPlacementForUpdate(work.db, input.runId, input.caseId))
  if (run === undefined || own === undefined) return refuse('not_found')
  if (!isDone(run)) return refuse('run_not_done', { status: run.status })
  if (own.bookedOn !== null) return refuse('case_is_booked')
  const { instance, flights } = await getQuestion(work.db, run.id)
  const all = await listPlacements(work.db, run.id)
  const placed = placeByHand(instance, seatedIn(instance.fixed ?? [], all), input.caseId, input.legs)
  if (!placed.ok) return placed

  const byId = new Map(flights.map((flight) => [flight.id, flight]))
  const legs = input.legs.map((leg) => byId.get(leg)!)
  const news = {
    caseId: input.caseId,
    legs: input.legs,
    costMinor: costOfSeats(own.needs, legs),
    byHand: true,
    why: input.legs.length === 0 ? 'left_by_hand' : null,
    ways: [],
  }
  await savePlacements(work.db, run.id, [news])
  const fixedMinor = chartersOf([...all.filter(({ caseId }) => caseId !== input.caseId), news], flights)
  await saveProgress(work.db, run.id, { value: placed.value.value, fixedMinor }, work.now)
  await remember(work, run, input)
  const { office, compartment } = run
  const facts = { legs: input.legs.length, runId: run.id }
  work.record({ name: 'case_placed_by_hand', subject: input.caseId, office, compartment, caseId: input.caseId, facts })
  const [changed] = await named(work, await listPlacements(work.db, run.id, { caseIds: [input.caseId] }))
  return accept({ run: (await findRun(work.db, run.id, work.now))!, case: changed! })
}

/** What a hand has put somewhere the next run keeps; a what-if is forgotten with its supposition. */
async function remember(work: Work, run: Run, input: Asked<'placeCase'>): Promise<void> {
  if (run.kind !== 'PLAN') return
  const { office, compartment } = run
  if (input.legs.length === 0) return removePin(work.db, input.caseId)
  const pin = { kind: 'PIN' as const, legs: input.legs }
  await saveDecision(work.db, { office, compartment }, input.caseId, pin, work.actor.accountId, work.now)
}

export async function compareRuns(work: Work, input: Asked<'compareRuns'>): Promise<Result<Answer<'compareRuns'>, 'not_found'>> {
  const [run, other] = [await findRun(work.db, input.runId, work.now), await findRun(work.db, input.otherId, work.now)]
  if (run === undefined || other === undefined) return refuse('not_found')
  const [own, others] = [await listPlacements(work.db, run.id), await listPlacements(work.db, other.id)]
  const lines = new Map([...own, ...others].map((one) => [one.caseId as string, one]))
  const items = differences(others, own).map((difference) => {
    const { caseId, caseRef } = lines.get(difference.caseId)!
    return { ...difference, caseId, caseRef, leadName: null as string | null }
  })
  const flights = new Map(
    [...(await getRunFlights(work.db, other.id)), ...(await getRunFlights(work.db, run.id))].map((one) => [one.id, one]),
  )
  return accept({ run, other, items: await named(work, items), flights: [...flights.values()] })
}
