/** What a family asks for before seats are looked for (domain.md 1.7). */
import { isActive } from '#domain/cases/rules.ts'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type * as contracts from '#domain/movements/clearance-contract.ts'
import type { RequestId, TravelRequest } from '#domain/movements/words.ts'
import { findPlace } from '#packs/places/places.ts'
import { getCase, isOnHold } from '#server/cases/actions.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { insertRequest, listRequestRows } from './clearance-store.ts'

type RequestRefusal =
  | 'not_found'
  | 'unknown_airport'
  | 'unknown_place'
  | 'window_backwards'
  | 'later_than_critical_day'
  | 'case_ended'
  | 'on_hold'
  | 'id_taken'

export async function requestTravel(
  work: Work,
  input: InputOf<typeof contracts.requestTravel>,
): Promise<Result<TravelRequest, RequestRefusal>> {
  const found = await getCase(work, input.caseId)
  if (!found.ok) return found
  const { office, compartment, status, criticalOn } = found.value
  if (!isActive(status)) return refuse('case_ended', { status })
  if (await isOnHold(work, input.caseId)) return refuse('on_hold')
  const unknown = [input.fromPlace, input.toPlace].find((place) => findPlace(place) === undefined)
  if (unknown !== undefined)
    return unknown.length === 3 ? refuse('unknown_airport', { airport: unknown }) : refuse('unknown_place', { place: unknown })
  if (input.latestOn < input.earliestOn) return refuse('window_backwards', { validFrom: input.earliestOn, validUntil: input.latestOn })
  // domain.md 1.7: latest ≤ criticalDate.
  if (criticalOn !== null && input.latestOn > criticalOn) return refuse('later_than_critical_day', { criticalOn })
  const { id = newId() as RequestId, ...wanted } = input
  const request: TravelRequest = { ...wanted, id, status: 'OPEN', requestedBy: work.actor.accountId, requestedAt: work.now }
  try {
    await insertRequest(work.db, { office, compartment }, request)
  } catch (error) {
    if (brokeConstraint(error, 'movements_request_pkey')) return refuse('id_taken')
    throw error
  }
  work.record({
    name: 'travel_requested',
    subject: id,
    office,
    compartment,
    caseId: input.caseId,
    facts: { from: input.fromPlace, to: input.toPlace, payer: input.payer, latestOn: input.latestOn },
  })
  return accept(request)
}

export async function listRequests(
  work: Work,
  input: InputOf<typeof contracts.listRequests>,
): Promise<Result<OutputOf<typeof contracts.listRequests>, 'not_found'>> {
  const found = await getCase(work, input.caseId)
  return found.ok ? accept({ items: await listRequestRows(work.db, input.caseId) }) : found
}
