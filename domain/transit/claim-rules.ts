/**
 * What a mishap costs, and what the carrier owes for it: compensation of Regulation (EC) 261/2004 by distance and delay, and the last
 * days of claims on bags (Montreal Convention). The figures are dated configuration (PassengerRights); this only reckons with them.
 */
import { addDays, type Day } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { Claim, ClaimReason, ClaimStatus, MishapCost, PassengerRights, WorkedOut } from './claim-words.ts'
import type { BagHarm, MishapCode } from './mishap-words.ts'

/** Of which mishaps the regulation speaks: a late or cancelled flight, a connection missed on one ticket, boarding denied. */
const kinds: readonly MishapCode[] = ['DELAY', 'CANCELLATION', 'MISCONNECT', 'DENIED_BOARDING']

export type Place = { readonly code: string; readonly country: string; readonly lat: number; readonly lon: number }

export type ClaimFacts = {
  readonly code: MishapCode | null
  readonly persons: number
  /** The first airport of the ticket and the last; undefined where the register has no such place. */
  readonly from: Place | undefined
  readonly to: Place | undefined
  readonly fromCode: string
  readonly toCode: string
  /** How late the last airport is reached; null while nobody knows. */
  readonly delayMinutes: number | null
  /** The carrier that flies is one of the territory. */
  readonly communityCarrier: boolean
  /** Weather, strikes of others, closed airspace: what no care could have avoided. */
  readonly extraordinary: boolean
}

/** Compensation as the terms of the day give it. Nothing owed is an answer too, with its reason. */
export function workOutClaim(terms: PassengerRights, facts: ClaimFacts): WorkedOut {
  const distanceKm = facts.from === undefined || facts.to === undefined ? null : greatCircleKm(facts.from, facts.to)
  const nothing = (reason: ClaimReason): WorkedOut => ({
    reason,
    from: facts.fromCode,
    to: facts.toCode,
    distanceKm,
    delayMinutes: facts.delayMinutes,
    persons: facts.persons,
    perPersonMinor: 0,
    totalMinor: 0,
    currency: terms.currency,
    termsFrom: terms.validFrom,
    source: terms.source,
    toBeChecked: terms.toBeChecked,
  })
  if (facts.code === null || !kinds.includes(facts.code)) return nothing('NOT_THIS_KIND')
  if (facts.from === undefined || facts.to === undefined || distanceKm === null) return nothing('PLACE_UNKNOWN')
  const [leaves, enters] = [terms.territory.includes(facts.from.country), terms.territory.includes(facts.to.country)]
  if (!leaves && !(enters && facts.communityCarrier)) return nothing('NOT_COVERED')
  if (facts.extraordinary) return nothing('EXTRAORDINARY')
  // Who is denied boarding is owed at once; who is late, only by how much they are late where the ticket ends.
  if (facts.code !== 'DENIED_BOARDING') {
    if (facts.delayMinutes === null) return nothing('DELAY_UNKNOWN')
    if (facts.delayMinutes < terms.delayFromMin) return nothing('NOT_LATE_ENOUGH')
  }

  const band = Math.min(bandOf(terms, distanceKm), leaves && enters ? terms.withinTerritoryBand : terms.bands.length - 1)
  const isReduced =
    band === terms.bands.length - 1 &&
    facts.delayMinutes !== null &&
    facts.code !== 'DENIED_BOARDING' &&
    facts.delayMinutes < (terms.reducedUnderMin ?? 0)
  const perPersonMinor = Math.round(terms.bands[band]!.minor * (isReduced ? (terms.reducedShare ?? 1) : 1))
  return { ...nothing(isReduced ? 'OWED_IN_PART' : 'OWED'), perPersonMinor, totalMinor: perPersonMinor * facts.persons }
}

/** The last day on which a claim on a bag can be written, from the day of its receipt. */
export function bagClaimBy(terms: PassengerRights, harm: BagHarm, receivedOn: Day): Day {
  return addDays(receivedOn, harm === 'DAMAGED' ? terms.bagDamageDays : terms.bagDelayDays)
}

/** A claim is written to the carrier once, and only when something is owed. */
export function sendClaim(worked: WorkedOut, standing: Claim | undefined): Result<WorkedOut, 'nothing_is_owed' | 'claimed_already'> {
  if (standing !== undefined) return refuse('claimed_already', { status: standing.status })
  if (worked.totalMinor === 0) return refuse('nothing_is_owed', { reason: worked.reason })
  return accept(worked)
}

/** The carrier paid, or will not. The first answer stands. */
export function settleClaim(claim: Claim, status: Exclude<ClaimStatus, 'SENT'>): Result<ClaimStatus, 'settled_already'> {
  if (claim.status === status) return accept(status)
  return claim.status === 'SENT' ? accept(status) : refuse('settled_already', { status: claim.status })
}

/** What a mishap costs the office and what the carrier paid at once, currency by currency: two currencies are never added. */
export function totalsOf(costs: readonly MishapCost[]): { currency: string; officeMinor: number; carrierMinor: number }[] {
  const standing = costs.filter((cost) => cost.cancelledAt === null)
  const sum = (currency: string, paidBy: MishapCost['paidBy']) =>
    standing.filter((cost) => cost.currency === currency && cost.paidBy === paidBy).reduce((total, cost) => total + cost.minor, 0)
  return [...new Set(standing.map((cost) => cost.currency))]
    .toSorted()
    .map((currency) => ({ currency, officeMinor: sum(currency, 'OFFICE'), carrierMinor: sum(currency, 'CARRIER') }))
}

const earthRadiusKm = 6_371

/** By the haversine formula, in whole kilometres; on a sphere, as the regulation's great circle is. */
export function greatCircleKm(from: Pick<Place, 'lat' | 'lon'>, to: Pick<Place, 'lat' | 'lon'>): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const [north, east] = [radians(to.lat - from.lat), radians(to.lon - from.lon)]
  const chord = Math.sin(north / 2) ** 2 + Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * Math.sin(east / 2) ** 2
  return Math.round(2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(chord))))
}

function bandOf(terms: PassengerRights, distanceKm: number): number {
  return terms.bands.findIndex(({ upToKm }) => upToKm === null || distanceKm <= upToKm)
}
