/** Flights on offer, families who wait for one, and plans made of them, for tests of planning over HTTP. */
import assert from 'node:assert/strict'
import type { CaseId } from '#domain/cases/words.ts'
import { addDays, type Day } from '#domain/kit/day.ts'
import * as clearances from '#domain/movements/clearance-contract.ts'
import * as planning from '#domain/planning/contract.ts'
import * as runs from '#domain/planning/run-contract.ts'
import type { Offer, OfferId, Run, RunCase, RunId } from '#domain/planning/words.ts'
import { type Family, flightDay, readyFamily, today } from '#server/test-family.ts'
import { type Visitor } from '#server/test-office.ts'

type Draft = Partial<Parameters<Visitor['ask']>[1]> & Record<string, unknown>

export async function offer(who: Visitor, change: Draft): Promise<Offer> {
  const made = await who.ask(planning.offerFlight, {
    kind: 'SCHEDULED',
    use: 'CONNECTION',
    number: 'XX100',
    fromPlace: 'ADD',
    departsLocal: `${flightDay}T00:20`,
    toPlace: 'CDG',
    arrivesLocal: `${flightDay}T06:40`,
    seats: 20,
    wheelchairs: 2,
    stretchers: 0,
    seatPriceMinor: 40_000,
    ...change,
  } as never)
  assert.equal(made.status, 200, JSON.stringify(made.body))
  return made.body
}

/** ADD – CDG – YUL on a day, with so many seats onward. */
export async function offerWay(who: Visitor, on: Day, seats: number, change: Draft = {}): Promise<OfferId[]> {
  const feeder = await offer(who, { ...change, number: 'XX200', departsLocal: `${on}T00:20`, arrivesLocal: `${on}T06:40`, seats: 40 })
  const onward = await offer(who, {
    ...change,
    number: 'XX201',
    fromPlace: 'CDG',
    departsLocal: `${on}T13:00`,
    toPlace: 'YUL',
    arrivesLocal: `${on}T14:40`,
    seats,
  })
  return [feeder.id, onward.id]
}

/** A family of five, a wheelchair and a baby on a lap among them, that asked to go from Addis Ababa to Montréal. */
export async function waitingFamily(who: Visitor, options: Parameters<typeof readyFamily>[1] = {}): Promise<Family> {
  const family = await readyFamily(who, options)
  const asked = await who.ask(clearances.requestTravel, {
    caseId: family.caseId,
    fromPlace: 'ADD' as never,
    toPlace: 'YUL' as never,
    earliestOn: today,
    latestOn: addDays(flightDay, 1),
    payer: 'PROJECT',
    services: [],
  } as never)
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  return family
}

export async function finished(who: Visitor, runId: RunId): Promise<Run> {
  for (let look = 0; look < 300; look += 1) {
    const { body, status } = await who.ask(runs.getRun, { runId })
    assert.equal(status, 200)
    if (body.status !== 'WAITING' && body.status !== 'RUNNING') return body
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('the run does not end')
}

type Start = { caseIds?: CaseId[]; compartment?: number; seconds?: number; fromOn?: Day; untilOn?: Day }

export async function plan(
  who: Visitor,
  { caseIds, compartment, seconds = 1, fromOn = addDays(flightDay, -1), untilOn = addDays(flightDay, 6) }: Start,
): Promise<Run> {
  const started = await who.ask(runs.startRun, {
    fromOn,
    untilOn,
    seconds,
    ...(caseIds === undefined ? {} : { caseIds }),
    ...(compartment === undefined ? {} : { compartment }),
  })
  assert.equal(started.status, 200, JSON.stringify(started.body))
  const run = await finished(who, started.body.id)
  assert.equal(run.status, 'DONE', JSON.stringify(run))
  return run
}

export async function casesOf(who: Visitor, runId: RunId): Promise<RunCase[]> {
  return (await who.ask(runs.listRunCases, { runId, limit: 200 })).body.items
}

/** What earlier tests put on offer is taken off again, so that each test has its own sky. */
export async function clearSky(who: Visitor, compartment = 0): Promise<void> {
  const { items } = (await who.ask(planning.listFlights, { limit: 200, compartment })).body
  for (const { id, withdrawnAt } of items) if (withdrawnAt === null) await who.ask(planning.withdrawFlight, { offerId: id })
}
