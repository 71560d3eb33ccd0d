/** Cases that wait for seats, how much they press, and what is settled for them before a run. */
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { dayAt } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type * as contracts from '#domain/planning/contract.ts'
import { findAirport } from '#packs/places/airports.ts'
import { getCase } from '#server/cases/actions.ts'
import { readCursor, writeCursor } from '#server/kit/cursor.ts'
import { getMissionOffice } from '#server/kit/office.ts'
import type { Work } from '#server/kit/transaction.ts'
import { placeOf } from './actions.ts'
import { listReadyIds, readCases } from './case-store.ts'
import { asFamilies } from './families.ts'
import { findOffer, listDecisions, removeDecisions, saveDecision, saveWish } from './store.ts'

export async function listCandidates(
  work: Work,
  input: InputOf<typeof contracts.listCandidates>,
): Promise<Result<OutputOf<typeof contracts.listCandidates>, 'not_found'>> {
  const after = readCursor(input.after, 2)
  const place = placeOf(work, { ...input, office: input.office ?? work.actor.offices[0] })
  if (!place.ok) return refuse('not_found')
  if (after === null) return accept({ items: [], next: null })
  const ready = await listReadyIds(work.db, place.value, after, input.limit)
  const shown = ready.slice(0, input.limit)
  const last = shown.at(-1)
  const today = dayAt(work.now, (await getMissionOffice(work, place.value.office)).timeZone)
  const cases = await readCases(
    work.db,
    place.value,
    shown.map(({ id }) => id),
  )
  const families = await asFamilies(work, cases, today)
  return accept({
    items: families.map(({ candidate }) => candidate),
    next: ready.length > input.limit && last !== undefined ? writeCursor(last.criticalOn, last.id) : null,
  })
}

export async function setWish(
  work: Work,
  input: InputOf<typeof contracts.setWish>,
): Promise<Result<OutputOf<typeof contracts.setWish>, 'not_found' | 'unknown_airport'>> {
  const found = await getCase(work, input.caseId)
  if (!found.ok) return found
  const unknown = input.alsoTo.find((place) => findAirport(place) === undefined)
  if (unknown !== undefined) return refuse('unknown_airport', { leg: 0, airport: unknown })
  const { office, compartment } = found.value
  const wish = { priority: input.priority, alsoTo: [...new Set(input.alsoTo)] }
  await saveWish(work.db, { office, compartment }, input.caseId, wish, work.actor.accountId, work.now)
  const facts = { priority: wish.priority, alsoTo: wish.alsoTo.join(' ') }
  work.record({ name: 'planning_wish_set', subject: input.caseId, office, compartment, caseId: input.caseId, facts })
  return accept(wish)
}

export async function decide(
  work: Work,
  input: InputOf<typeof contracts.decide>,
): Promise<Result<OutputOf<typeof contracts.decide>, 'not_found' | 'flight_not_there'>> {
  const found = await getCase(work, input.caseId)
  if (!found.ok) return found
  const { office, compartment } = found.value
  if (input.kind === 'FREE') await removeDecisions(work.db, input.caseId, input.legs)
  else {
    for (const leg of input.legs) {
      const offer = await findOffer(work.db, leg)
      if (offer?.office !== office || offer.compartment !== compartment) return refuse('flight_not_there')
    }
    const decision = { kind: input.kind, legs: input.legs }
    await saveDecision(work.db, { office, compartment }, input.caseId, decision, work.actor.accountId, work.now)
  }
  const facts = { kind: input.kind, legs: input.legs.length }
  work.record({ name: 'planning_decided', subject: input.caseId, office, compartment, caseId: input.caseId, facts })
  return accept({ caseId: input.caseId, decisions: (await listDecisions(work.db, [input.caseId])).get(input.caseId) ?? [] })
}
