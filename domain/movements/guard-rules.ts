/**
 * The two guards of a journey: G1 says whether a case may be called ready to travel, G2 whether it may be put on these flights
 * (domain.md 1.3). Both answer with everything that blocks, in words, and until when; an empty list is a yes.
 */
import { addDays, addMinutes, type Day, dayAt, type Instant } from '#domain/kit/day.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { Clearance, ClearanceKind, GuardBlock, TravelWindow } from './clearance-words.ts'
import { choosePaper, type TravelPaper } from './paper-rules.ts'

/** Days left free before the end of a window (G1): a figure of the office. The days a travel document must outlast the arrival (G2) are of its sheet. */
export type GuardSettings = { bufferDays: number }
export const guardSettings: GuardSettings = { bufferDays: 3 }

/** `only`: of these members alone, such as children who travel without an adult. */
export type RequiredClearance = { kind: ClearanceKind; perMember: boolean; only?: readonly PersonId[] }
export type Standing = Pick<Clearance, 'personId' | 'kind' | 'status' | 'validFrom' | 'validUntil'>

/** A case as the guards see it: who travels, what the programme asks for, how each clearance stands. */
export type GuardedCase = {
  readonly status: string
  readonly onHold: boolean
  readonly travelling: readonly PersonId[]
  readonly required: readonly RequiredClearance[]
  readonly clearances: readonly Standing[]
  /** Who agreed to travel, and has not taken it back. */
  readonly consented: ReadonlySet<PersonId>
}

/** Made in the last days, after the booking (domain.md 1.4: fitness 24 to 48 h before, orientation after booking): G1 does not wait for them. */
export const lastChecks: readonly ClearanceKind[] = ['MED_FIT_TO_TRAVEL', 'PRE_DEP_ORIENT']
/** The last hour at which a last check can still be made. */
export const lastCheckHours = 24

/** G1, travel-ready. */
export function checkTravelReady(is: GuardedCase, today: Day, settings = guardSettings): GuardBlock[] {
  const blocks: GuardBlock[] = []
  if (is.onHold) blocks.push({ word: 'on_hold' })
  if (is.travelling.length === 0) blocks.push({ word: 'nobody_travels' })
  for (const personId of is.travelling)
    if (!is.consented.has(personId)) blocks.push({ word: 'travel_consent_missing', code: 'E201', personId })
  for (const needed of neededOf(is)) {
    const block = standsInTheWay(needed, today, settings)
    if (block !== undefined) blocks.push(block)
  }
  return blocks
}

/**
 * G2, booking: the journey as its places see it. `marginDays` is that of the destination; `barred` are those who hold a Convention
 * travel document that is not valid for this journey, and left out of `papers` (border-rules.ts, E104).
 */
export type PlannedJourney = { departsAt: Instant; departsOn: Day; arrivesOn: Day; marginDays: number }

export function checkBooking(
  is: GuardedCase,
  journey: PlannedJourney,
  papers: ReadonlyMap<PersonId, readonly TravelPaper[]>,
  now: Instant,
  barred: ReadonlySet<PersonId> = new Set(),
): GuardBlock[] {
  const blocks: GuardBlock[] = []
  if (is.onHold) blocks.push({ word: 'on_hold' })
  for (const needed of neededOf(is)) {
    const block = coversJourney(needed, journey, now)
    if (block !== undefined) blocks.push(block)
  }
  for (const personId of is.travelling) {
    const chosen = choosePaper(papers.get(personId) ?? [], journey)
    if (chosen.block !== undefined && barred.has(personId))
      blocks.push({ word: 'document_origin_block', code: 'E104', kind: 'TRAVEL_DOC', personId })
    else if (chosen.block !== undefined) blocks.push({ ...chosen.block, personId })
    else if (chosen.paper?.faults !== undefined) blocks.push({ ...chosen.paper.faults, kind: 'TRAVEL_DOC', personId })
  }
  return blocks
}

/** On which days somebody may travel, by all that is cleared for them. */
export function windowOf(is: GuardedCase, personId: PersonId): TravelWindow {
  const own = neededOf(is).filter((needed) => needed.personId === personId || needed.personId === undefined)
  const cleared = own.flatMap(({ standing }) => (standing?.status === 'CLEARED' ? [standing] : []))
  const starts = cleared.flatMap(({ validFrom }) => validFrom ?? []).toSorted()
  const ends = cleared.flatMap(({ validUntil }) => validUntil ?? []).toSorted()
  return { start: starts.at(-1) ?? null, end: ends[0] ?? null }
}

/** The day by which the whole family must have travelled: the sort key of the work list. Null while nothing runs out. */
export function criticalDay(is: GuardedCase): Day | null {
  return is.travelling.flatMap((personId) => windowOf(is, personId).end ?? []).toSorted()[0] ?? null
}

type Needed = { kind: ClearanceKind; personId: PersonId | undefined; standing: Standing | undefined }

/** What the programme asks for, of each who travels or of the case, and what an agent added beyond it. */
function neededOf(is: GuardedCase): Needed[] {
  const asked = is.required.flatMap(({ kind, perMember, only }) =>
    perMember
      ? is.travelling
          .filter((personId) => only?.includes(personId) !== false)
          .map((personId) => ({ kind, personId: personId as PersonId | undefined }))
      : [{ kind, personId: undefined }],
  )
  const added = is.clearances
    .filter(({ personId }) => personId === null || is.travelling.includes(personId))
    .map(({ kind, personId }) => ({ kind, personId: personId ?? undefined }))
    .filter((each) => !asked.some((one) => one.kind === each.kind && one.personId === each.personId))
  return [...asked, ...added].map((each) => ({
    ...each,
    standing: is.clearances.find(({ kind, personId }) => kind === each.kind && (personId ?? undefined) === each.personId),
  }))
}

/** Says a block of one clearance: of which kind, of whom, until when. */
function blockOf({ kind, personId }: Needed): (word: GuardBlock['word'], until?: Day | null) => GuardBlock {
  return (word, until) => ({ word, kind, ...(personId === undefined ? {} : { personId }), ...(until == null ? {} : { until }) })
}

function standsInTheWay(needed: Needed, today: Day, settings: GuardSettings): GuardBlock | undefined {
  const { kind, standing } = needed
  const block = blockOf(needed)
  const isLast = lastChecks.includes(kind)
  if (standing?.status === 'REFUSED' || standing?.status === 'REVOKED') return block('clearance_refused')
  if (standing?.status === 'NOT_REQUIRED') return undefined
  if (isLast && standing?.status !== 'CLEARED') return undefined
  if (standing?.status !== 'CLEARED') return notCleared(needed)
  const until = standing.validUntil
  if (until === null || isLast) return undefined
  if (until < today) return block('clearance_expired', until)
  if (addDays(until, -settings.bufferDays) < today) return block('clearance_window_over', until)
  return undefined
}

/** Of what is neither cleared nor refused, how far it has come: both guards say it in the same words. */
function notCleared(needed: Needed): GuardBlock {
  const block = blockOf(needed)
  switch (needed.standing?.status) {
    case undefined:
      return block('clearance_missing')
    case 'TO_REQUEST':
      return block('clearance_to_request')
    case 'CONDITIONAL':
      return block('clearance_conditional')
    case 'EXPIRED':
      return block('clearance_expired', needed.standing.validUntil)
    default:
      return block('clearance_pending')
  }
}

function coversJourney(needed: Needed, journey: PlannedJourney, now: Instant): GuardBlock | undefined {
  const { kind, standing } = needed
  const block = blockOf(needed)
  if (standing?.status === 'NOT_REQUIRED') return undefined
  if (standing?.status === 'REFUSED' || standing?.status === 'REVOKED') return block('clearance_refused')
  if (standing?.status !== 'CLEARED') {
    if (!lastChecks.includes(kind)) return notCleared(needed)
    return addMinutes(now, lastCheckHours * 60) <= journey.departsAt
      ? undefined
      : block('last_check_cannot_be_scheduled', journey.departsOn)
  }
  const { validFrom, validUntil } = standing
  // A visa is looked at where one arrives; every other paper where one leaves.
  if (kind === 'VISA') {
    if (validFrom !== null && journey.arrivesOn < validFrom) return { ...block('visa_not_yet_valid', validFrom), code: 'E120' }
    if (validUntil !== null && journey.arrivesOn > validUntil) return { ...block('visa_ends_before_arrival', validUntil), code: 'E120' }
    return undefined
  }
  if (validFrom !== null && journey.departsOn < validFrom) return block('departure_before_window', validFrom)
  if (validUntil !== null && journey.departsOn > validUntil) return block('departure_after_window', validUntil)
  return undefined
}

/** The day at the place of departure and of last arrival. `marginOn` tells the margin of the destination on the day of arrival. */
export function journeyOf(
  legs: readonly { departsAt: Instant; fromZone: string; arrivesAt: Instant; toZone: string }[],
  marginOn: (arrivesOn: Day) => number,
): PlannedJourney {
  const first = legs[0]!
  const last = legs.at(-1)!
  const arrivesOn = dayAt(last.arrivesAt, last.toZone)
  return {
    departsAt: first.departsAt,
    departsOn: dayAt(first.departsAt, first.fromZone),
    arrivesOn,
    marginDays: marginOn(arrivesOn),
  }
}
