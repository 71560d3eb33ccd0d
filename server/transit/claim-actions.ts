/** What a mishap costs and what the carrier owes: bills, the claim worked out by the terms of the day, and how it was answered. */
import type { InputOf } from '#domain/kit/contract.ts'
import { dayAt } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import * as rules from '#domain/transit/claim-rules.ts'
import type { Claim, MishapCost, WorkedOut } from '#domain/transit/claim-words.ts'
import type * as contracts from '#domain/transit/mishap-contract.ts'
import { asSeenBy } from '#domain/transit/mishap-rules.ts'
import type { Mishap } from '#domain/transit/mishap-words.ts'
import type { TransitGroup } from '#domain/transit/words.ts'
import { findAirport } from '#packs/places/airports.ts'
import { passengerRightsOn } from '#packs/transit/passenger-rights.ts'
import type { Work } from '#server/kit/transaction.ts'
import { getMovement } from '#server/movements/actions.ts'
import { findClaim, findCostForUpdate, insertClaim, insertCost, listCosts, setClaimSettled, setCostCancelled } from './claim-store.ts'
import { findMishap, findMishapForUpdate } from './mishap-store.ts'
import { getGroup } from './store.ts'

export async function addMishapCost(
  work: Work,
  input: InputOf<typeof contracts.addMishapCost>,
): Promise<Result<MishapCost, 'in_the_future' | 'not_found'>> {
  const found = await findWithGroup(work, input.mishapId)
  if (found === undefined) return refuse('not_found')
  const { group } = found
  if (input.spentOn > dayAt(work.now, group.zone)) return refuse('in_the_future')
  const known = (await listCosts(work.db, input.mishapId)).find((cost) => cost.id === input.id)
  if (known !== undefined) return accept(known)

  const cost: MishapCost = { ...input, note: input.note ?? null, addedAt: work.now, addedBy: work.actor.accountId, cancelledAt: null }
  await insertCost(work.db, group, cost)
  tell(work, group, input.mishapId, 'mishap_cost_added', { nature: cost.nature, minor: cost.minor, currency: cost.currency })
  return accept(cost)
}

export async function cancelMishapCost(
  work: Work,
  input: InputOf<typeof contracts.cancelMishapCost>,
): Promise<Result<MishapCost, 'not_found'>> {
  const found = await findCostForUpdate(work.db, input.costId)
  if (found === undefined) return refuse('not_found')
  const { office, compartment, ...cost } = found
  if (cost.cancelledAt !== null) return accept(cost)

  await setCostCancelled(work.db, cost.id, work.actor.accountId, work.now)
  work.record({
    name: 'mishap_cost_cancelled',
    subject: cost.mishapId,
    office,
    compartment,
    facts: { nature: cost.nature, minor: cost.minor },
  })
  return accept({ ...cost, cancelledAt: work.now })
}

export async function workOutClaim(work: Work, input: InputOf<typeof contracts.workOutClaim>): Promise<Result<WorkedOut, 'not_found'>> {
  const found = await findWithGroup(work, input.mishapId)
  return found === undefined ? refuse('not_found') : workOut(work, found, input)
}

export async function sendClaim(
  work: Work,
  input: InputOf<typeof contracts.sendClaim>,
): Promise<Result<Claim, 'nothing_is_owed' | 'claimed_already' | 'not_found'>> {
  const mishap = await findMishapForUpdate(work.db, input.mishapId)
  if (mishap === undefined) return refuse('not_found')
  const group = await getGroup(work.db, mishap.groupId)
  const worked = await workOut(work, { mishap, group }, input)
  if (!worked.ok) return worked
  const claim = rules.sendClaim(worked.value, await findClaim(work.db, mishap.id))
  if (!claim.ok) return claim

  const draft = { mishapId: mishap.id, workedOut: claim.value, reference: input.reference ?? null, claimedAt: work.now }
  const sent = await insertClaim(work.db, group, draft, work.actor.accountId)
  tell(work, group, mishap.id, 'mishap_claim_sent', { minor: claim.value.totalMinor, currency: claim.value.currency })
  return accept(sent)
}

export async function settleClaim(
  work: Work,
  input: InputOf<typeof contracts.settleClaim>,
): Promise<Result<Claim, 'settled_already' | 'not_found'>> {
  const mishap = await findMishapForUpdate(work.db, input.mishapId)
  const claim = mishap === undefined ? undefined : await findClaim(work.db, mishap.id)
  if (mishap === undefined || claim === undefined) return refuse('not_found')
  const settled = rules.settleClaim(claim, input.status)
  if (!settled.ok) return settled
  if (claim.status === settled.value) return accept(claim)

  await setClaimSettled(work.db, claim.id, settled.value, work.actor.accountId, work.now)
  tell(work, await getGroup(work.db, mishap.groupId), mishap.id, 'mishap_claim_settled', { status: settled.value })
  return accept({ ...claim, status: settled.value, settledAt: work.now })
}

type WithGroup = { mishap: Mishap; group: TransitGroup }

async function findWithGroup(work: Work, mishapId: string): Promise<WithGroup | undefined> {
  const mishap = await findMishap(work.db, mishapId)
  return mishap === undefined ? undefined : { mishap: asSeenBy(work.actor, mishap), group: await getGroup(work.db, mishap.groupId) }
}

/** The whole journey counts, from its first airport to its last: that is what a ticket promises. */
async function workOut(
  work: Work,
  { mishap, group }: WithGroup,
  circumstances: Pick<InputOf<typeof contracts.workOutClaim>, 'communityCarrier' | 'extraordinary'>,
): Promise<Result<WorkedOut, 'not_found'>> {
  const movement = await getMovement(work, group.movementId)
  const legs = movement.ok ? movement.value.legs.filter((leg) => leg.mode === 'AIR').toSorted((one, other) => one.seq - other.seq) : []
  const fromCode = legs[0]?.fromPlace ?? (group.inbound ?? group.outbound)!.from
  const toCode = legs.at(-1)?.toPlace ?? (group.outbound ?? group.inbound)!.to
  const terms = passengerRightsOn(dayAt(mishap.openedAt, group.zone))
  const facts = {
    code: mishap.code,
    persons: mishap.persons,
    from: placeOf(fromCode),
    to: placeOf(toCode),
    fromCode,
    toCode,
    delayMinutes: mishap.delayMinutes,
    ...circumstances,
  }
  return accept(rules.workOutClaim(terms, facts))
}

function placeOf(code: string): rules.Place | undefined {
  const airport = findAirport(code)
  return airport === undefined ? undefined : { code, country: airport.countryIso3, lat: airport.lat, lon: airport.lon }
}

function tell(work: Work, group: TransitGroup, mishapId: string, name: string, facts: Record<string, string | number>): void {
  work.record({ name, subject: mishapId, office: group.office, compartment: group.compartment, caseId: group.caseId, facts })
}
