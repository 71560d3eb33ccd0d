/**
 * Decisions on the way of a case through a journey: which clearances it needs, what may be recorded of one, how legs are planned,
 * who may be booked, and which state of a passenger may follow which. Guards, connections, SSR and the manifest have their own files.
 */
import { addDays, addMonths, clockAt, type Day, daysBetween, type Instant, instantAt, minutesBetween } from '#domain/kit/day.ts'
import { accept, refuse, type Refused, type Result } from '#domain/kit/result.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { Clearance, ClearanceKind, ClearanceStatus } from './clearance-words.ts'
import { lastChecks, type RequiredClearance } from './guard-rules.ts'
import type { Leg, LegMode, Mode, PassengerState } from './words.ts'

/** How long a clearance lives when neither its paper nor the programme says so (domain.md 1.4; the usual figures). */
const usualLife: Partial<Record<ClearanceKind, { months?: number; days?: number }>> = {
  MED_HEALTH_ASSESSMENT: { months: 6 },
  MED_FIT_TO_TRAVEL: { days: 3 },
  BID: { months: 12 },
  ASSURANCE: { days: 90 },
  RISK_RETURN: { months: 3 },
}

export type MissingClearance = { kind: ClearanceKind; personId: PersonId | null }

/** What the programme asks for and has no row yet: of each travelling member, or once for the case. */
export function missingClearances(
  required: readonly RequiredClearance[],
  travelling: readonly PersonId[],
  there: readonly Pick<Clearance, 'kind' | 'personId'>[],
): MissingClearance[] {
  return required
    .flatMap(({ kind, perMember }): MissingClearance[] =>
      perMember ? travelling.map((personId) => ({ kind, personId })) : [{ kind, personId: null }],
    )
    .filter((wanted) => !there.some(({ kind, personId }) => kind === wanted.kind && personId === wanted.personId))
}

export type ClearanceNews = {
  status: ClearanceStatus
  requestedOn?: Day | undefined
  validFrom?: Day | undefined
  validUntil?: Day | undefined
  issuer?: string | undefined
  reference?: string | undefined
}
export type ClearanceRefusal = 'window_backwards' | 'already_over' | 'expired_is_told_by_the_calendar'

/** What becomes of a clearance when news of it arrives. Words left out stay as they were. */
export function recordClearance(
  is: Clearance,
  news: ClearanceNews,
  validityDays: number | undefined,
  today: Day,
): Result<Clearance, ClearanceRefusal> {
  if (news.status === 'EXPIRED') return refuse('expired_is_told_by_the_calendar')
  const cleared = news.status === 'CLEARED'
  // Cleared anew, it begins anew: the days of an earlier clearance say nothing of this one.
  const was = cleared && is.status !== 'CLEARED' ? { validFrom: null, validUntil: null } : is
  const validFrom = news.validFrom ?? was.validFrom ?? (cleared ? today : null)
  const validUntil = news.validUntil ?? was.validUntil ?? (cleared ? endOf(is.kind, validFrom ?? today, validityDays) : null)
  if (validFrom !== null && validUntil !== null && validUntil < validFrom) return refuse('window_backwards', { validFrom, validUntil })
  if (cleared && validUntil !== null && validUntil < today) return refuse('already_over', { validUntil })
  const asked = !['TO_REQUEST', 'NOT_REQUIRED'].includes(news.status)
  return accept({
    ...is,
    status: news.status,
    requestedOn: news.requestedOn ?? is.requestedOn ?? (asked ? today : null),
    validFrom,
    validUntil,
    issuer: news.issuer ?? is.issuer,
    reference: news.reference ?? is.reference,
  })
}

function endOf(kind: ClearanceKind, from: Day, validityDays: number | undefined): Day | null {
  if (validityDays !== undefined) return addDays(from, validityDays)
  const life = usualLife[kind]
  if (life === undefined) return null
  return life.months === undefined ? addDays(from, life.days!) : addMonths(from, life.months)
}

/** Warnings before the end of a clearance (domain.md 1.4). */
export const warningDays = [30, 7] as const

/** Which warning is due and was not given yet: the closer one when both are. A last check lives for days only and warns of nothing. */
export function warningDue(
  is: { kind: ClearanceKind; status: ClearanceStatus; validUntil: Day | null; warnedDays: number | null },
  today: Day,
): 30 | 7 | undefined {
  if (is.status !== 'CLEARED' || is.validUntil === null || lastChecks.includes(is.kind)) return undefined
  const left = daysBetween(today, is.validUntil)
  const due = warningDays.findLast((days) => left <= days)
  return due !== undefined && (is.warnedDays === null || due < is.warnedDays) ? due : undefined
}

/** A leg as somebody types it: wall-clock times at its places. */
export type LegDraft = {
  mode: LegMode
  carrier?: string | undefined
  number: string
  fromPlace: string
  fromTerminal?: string | undefined
  departsLocal: string
  toPlace: string
  toTerminal?: string | undefined
  arrivesLocal: string
  bagsRechecked: boolean
  borderEntry: boolean
}
/** A place as planning needs it. `terminals`: its terminals, stations or quays, where the register knows them. */
export type Place = { code: string; timeZone: string; terminals: readonly string[]; modes: readonly LegMode[] }
export type PlannedLeg = Omit<Leg, 'id' | 'expectedDepartsAt' | 'expectedArrivesAt' | 'status'>
export const legRefusals = [
  'unknown_airport',
  'unknown_place',
  'place_not_for_mode',
  'unknown_terminal',
  'local_time_does_not_exist',
  'leg_ends_before_it_begins',
  'leg_too_long',
  'legs_do_not_meet',
  'legs_overlap',
  'flight_number_needed',
] as const
export type LegRefusal = (typeof legRefusals)[number]

/** No leg lasts longer: more is a mistyped day. */
const longestLegHours = { AIR: 24, ROAD: 72, RAIL: 72, SEA: 480 }

/**
 * Typed legs become instants with zones. A time that a change of clocks skips is refused, because no timetable has it; of a time that
 * comes twice that night the first is meant. `changes` says whether people may change from one airport to the other.
 */
export function planLegs(
  drafts: readonly LegDraft[],
  findPlace: (code: string) => Place | undefined,
  changes: (from: string, to: string) => boolean,
): Result<PlannedLeg[], LegRefusal> {
  const legs: PlannedLeg[] = []
  for (const [at, draft] of drafts.entries()) {
    const leg = planLeg(draft, at + 1, findPlace)
    if (!leg.ok) return leg
    const before = legs.at(-1)
    if (before !== undefined) {
      if (before.toPlace !== leg.value.fromPlace && !changes(before.toPlace, leg.value.fromPlace))
        return refuse('legs_do_not_meet', { leg: at + 1, from: before.toPlace, to: leg.value.fromPlace })
      if (leg.value.departsAt <= before.arrivesAt) return refuse('legs_overlap', { leg: at + 1 })
    }
    legs.push(leg.value)
  }
  return accept(legs)
}

function planLeg(draft: LegDraft, seq: number, findPlace: (code: string) => Place | undefined): Result<PlannedLeg, LegRefusal> {
  const from = findPlace(draft.fromPlace)
  const to = findPlace(draft.toPlace)
  if (from === undefined) return unknownPlace(seq, draft.fromPlace)
  if (to === undefined) return unknownPlace(seq, draft.toPlace)
  const unfit = [from, to].find(({ modes }) => !modes.includes(draft.mode))
  if (unfit !== undefined) return refuse('place_not_for_mode', { leg: seq, place: unfit.code, mode: draft.mode })
  if (!hasTerminal(from, draft.fromTerminal))
    return refuse('unknown_terminal', { leg: seq, airport: from.code, terminal: draft.fromTerminal!, terminals: from.terminals.join(', ') })
  if (!hasTerminal(to, draft.toTerminal))
    return refuse('unknown_terminal', { leg: seq, airport: to.code, terminal: draft.toTerminal!, terminals: to.terminals.join(', ') })
  if (draft.mode === 'AIR' && !/^[A-Z0-9]{2}\d{1,4}[A-Z]?$/.test(draft.number)) return refuse('flight_number_needed', { leg: seq })
  const departsAt = existing(draft.departsLocal, from.timeZone)
  const arrivesAt = existing(draft.arrivesLocal, to.timeZone)
  if (departsAt === undefined || arrivesAt === undefined)
    return refuse('local_time_does_not_exist', { leg: seq, time: departsAt === undefined ? draft.departsLocal : draft.arrivesLocal })
  if (arrivesAt <= departsAt) return refuse('leg_ends_before_it_begins', { leg: seq })
  const hours = minutesBetween(departsAt, arrivesAt) / 60
  if (hours > longestLegHours[draft.mode]) return refuse('leg_too_long', { leg: seq, hours: Math.round(hours) })
  return accept({
    seq,
    mode: draft.mode,
    carrier: draft.carrier ?? (draft.mode === 'AIR' ? draft.number.slice(0, 2) : ''),
    number: draft.number,
    fromPlace: from.code as Leg['fromPlace'],
    fromTerminal: draft.fromTerminal ?? null,
    fromZone: from.timeZone as Leg['fromZone'],
    departsAt,
    toPlace: to.code as Leg['toPlace'],
    toTerminal: draft.toTerminal ?? null,
    toZone: to.timeZone as Leg['toZone'],
    arrivesAt,
    bagsRechecked: draft.bagsRechecked,
    borderEntry: draft.borderEntry,
  })
}

function unknownPlace(leg: number, place: string): Refused<'unknown_airport' | 'unknown_place'> {
  return place.length === 3 ? refuse('unknown_airport', { leg, airport: place }) : refuse('unknown_place', { leg, place })
}

/** Where the register knows the terminals, only those are taken. */
function hasTerminal(place: Place, terminal: string | undefined): boolean {
  return terminal === undefined || place.terminals.length === 0 || place.terminals.includes(terminal)
}

/** The instant of a wall-clock time, undefined for one that the clocks skip that night. */
export function existing(local: string, zone: string): Instant | undefined {
  const at = instantAt(local, zone)
  return clockAt(at, zone) === local.slice(11, 16) ? at : undefined
}

export function modeOf(legs: readonly Pick<Leg, 'mode'>[]): Mode {
  const first = legs[0]!.mode
  return legs.every(({ mode }) => mode === first) ? first : 'MIXED'
}

/** How far a booking has come, by what is known of it. */
export function bookedState(booking: { bookingRef?: string | undefined; ticketNo?: string | undefined }): PassengerState {
  if (booking.ticketNo !== undefined) return 'TICKETED'
  return booking.bookingRef === undefined ? 'REQUESTED' : 'HELD'
}

/** States before the journey, in which a seat may still be changed or given back by the booking desk. */
export const beforeDeparture: readonly PassengerState[] = ['PLANNED', 'REQUESTED', 'HELD', 'TICKETED', 'MANIFESTED']
const road: readonly PassengerState[] = [...beforeDeparture, 'BOARDED', 'CONNECTED', 'ARRIVED', 'HANDED_OVER']
/** From these nobody comes back on the same booking. */
const given: readonly PassengerState[] = ['CANCELLED', 'REFUNDED']

export type StateMove = { moves: boolean }

/**
 * News of a passenger from the airport. Offline desks send news late and twice, so a state already passed is accepted and changes
 * nothing; a side state may be entered from any point of the road and left again when the journey goes on (domain.md 1.3).
 */
export function movePassenger(from: PassengerState, to: PassengerState): Result<StateMove, 'passenger_cancelled' | 'not_on_manifest'> {
  if (given.includes(from)) return refuse('passenger_cancelled')
  if (from === to) return accept({ moves: false })
  const isRoad = road.includes(to)
  if (isRoad && road.indexOf(to) > road.indexOf('MANIFESTED') && road.includes(from) && road.indexOf(from) < road.indexOf('MANIFESTED'))
    return refuse('not_on_manifest')
  if (isRoad && road.includes(from)) return accept({ moves: road.indexOf(to) > road.indexOf(from) })
  return accept({ moves: true })
}

/** How a case follows its passengers: the statuses to walk through, in order. */
export function caseStepsFor(status: string, state: PassengerState): ('DEPARTED' | 'IN_TRANSIT' | 'ARRIVED' | 'HANDED_OVER')[] {
  const goal = { BOARDED: 'DEPARTED', CONNECTED: 'IN_TRANSIT', ARRIVED: 'ARRIVED', HANDED_OVER: 'HANDED_OVER' }[state as string]
  const order = ['MANIFESTED', 'DEPARTED', 'IN_TRANSIT', 'ARRIVED', 'HANDED_OVER'] as const
  const at = order.findIndex((each) => each === status)
  const to = order.findIndex((each) => each === goal)
  if (at < 0 || to <= at) return []
  // The stop in between is walked through only by those who were seen there.
  return order.slice(at + 1, to + 1).filter((each) => each !== 'IN_TRANSIT' || goal === 'IN_TRANSIT') as (
    | 'DEPARTED'
    | 'IN_TRANSIT'
    | 'ARRIVED'
    | 'HANDED_OVER'
  )[]
}

/** Who may hold a baby, in the order in which we would ask them; a booking that names nobody is seated so. */
const lapOrder = ['PA', 'SPOUSE', 'PARTNER', 'PARENT', 'GRANDPARENT', 'CAREGIVER', 'SIBLING', 'OTHER_DEP', 'CHILD']

export type FamilySeat = { personId: string; role: string; ageBand: 'ADT' | 'CHD' | 'INF'; mayHold: boolean }

/** Each baby of a family with an adult of its own; those for whom none is left are not in the answer. */
export function seatInfants(family: readonly FamilySeat[]): Map<string, string> {
  const adults = family.filter(({ mayHold }) => mayHold).toSorted((a, b) => lapOrder.indexOf(a.role) - lapOrder.indexOf(b.role))
  const infants = family.filter(({ ageBand }) => ageBand === 'INF')
  return new Map(infants.flatMap((infant, at) => (adults[at] === undefined ? [] : [[infant.personId, adults[at].personId]])))
}
