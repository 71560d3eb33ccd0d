/**
 * Which step of a case may follow which, who takes it, and how holds, withdrawal and re-opening bend the path. One table says it
 * all (domain.md 1.3). No clock, no database: facts come in, an answer goes out.
 */
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { CaseStatus } from './words.ts'

/**
 * How a step comes about: PERSON takes it by a decision on the case page; FACT follows from something recorded elsewhere (a clearance, a
 * booking, a manifest, an arrival); RETURN goes back to where the case stood before a hold or a mishap.
 */
export type StepKind = 'PERSON' | 'FACT' | 'RETURN'

/** From → to → how. What is not written here cannot happen, but for the ends below, which are open to every living case. */
export const steps: Record<CaseStatus, Partial<Record<CaseStatus, StepKind>>> = {
  DRAFT: { REGISTERED: 'PERSON', CANCELLED: 'PERSON' },
  REGISTERED: { IN_CLEARANCE: 'PERSON', ON_HOLD: 'PERSON', CANCELLED: 'PERSON' },
  IN_CLEARANCE: { TRAVEL_READY: 'FACT', ON_HOLD: 'PERSON', REJECTED: 'PERSON', CANCELLED: 'PERSON' },
  TRAVEL_READY: { BOOKED: 'FACT', IN_CLEARANCE: 'FACT', ON_HOLD: 'PERSON' },
  BOOKED: { MANIFESTED: 'FACT', TRAVEL_READY: 'FACT', CANCELLED: 'PERSON' },
  MANIFESTED: { DEPARTED: 'FACT', BOOKED: 'FACT' },
  DEPARTED: { IN_TRANSIT: 'FACT', ARRIVED: 'FACT', MISHAP: 'FACT' },
  IN_TRANSIT: { ARRIVED: 'FACT', MISHAP: 'FACT' },
  MISHAP: { DEPARTED: 'RETURN', IN_TRANSIT: 'RETURN' },
  ARRIVED: { HANDED_OVER: 'FACT' },
  HANDED_OVER: { FOLLOW_UP: 'FACT', CLOSED: 'PERSON' },
  FOLLOW_UP: { CLOSED: 'PERSON' },
  ON_HOLD: { REGISTERED: 'RETURN', IN_CLEARANCE: 'RETURN' },
  CLOSED: {},
  REJECTED: {},
  CANCELLED: {},
  WITHDRAWN: {},
  DECEASED: {},
}

/** Somebody may always stop, and a death ends a case wherever it stands: from every status that has not ended. */
export const openEnds: readonly CaseStatus[] = ['WITHDRAWN', 'DECEASED']

const ended: readonly CaseStatus[] = ['CLOSED', 'REJECTED', 'CANCELLED', 'WITHDRAWN', 'DECEASED']

/** These ends, and a hold, are never recorded without saying why. */
const withReason: readonly CaseStatus[] = ['REJECTED', 'CANCELLED', 'DECEASED', 'ON_HOLD']

/** The way to a seat. Whoever asks, a hold stops each step forward on it, and none back: a seat can always be given up. */
const towardsSeat: readonly CaseStatus[] = ['IN_CLEARANCE', 'TRAVEL_READY', 'BOOKED', 'MANIFESTED']

/** The statuses from which the path still leads on. */
export function isActive(status: CaseStatus): boolean {
  return !ended.includes(status)
}

export function canMove(from: CaseStatus, to: CaseStatus): boolean {
  return stepKind(from, to) !== undefined
}

/** How the step comes about; undefined where there is none. */
export function stepKind(from: CaseStatus, to: CaseStatus): StepKind | undefined {
  if (openEnds.includes(to)) return isActive(from) ? 'PERSON' : undefined
  return steps[from][to]
}

/** The steps that somebody may take by hand from here, in the order of the table; ends last. */
export function stepsByHand(from: CaseStatus): CaseStatus[] {
  const here = Object.entries(steps[from]).flatMap(([to, kind]) => (kind === 'PERSON' ? [to as CaseStatus] : []))
  return isActive(from) ? [...here, ...openEnds] : here
}

export type Standing = { status: CaseStatus; statusBefore: CaseStatus | null }
export type MoveRefusal = 'cannot_move' | 'reason_missing' | 'on_hold'

/**
 * One step of a case. `held`: an open hold stands. The status from which a hold, a mishap or an end was entered is kept, because
 * the way back leads there.
 */
export function moveCase(stands: Standing, to: CaseStatus, reason: string | undefined, held: boolean): Result<Standing, MoveRefusal> {
  if (!canMove(stands.status, to)) return refuse('cannot_move', { from: stands.status, to })
  if (withReason.includes(to) && (reason ?? '').trim() === '') return refuse('reason_missing', { to })
  if (held && (nearsSeat(stands.status, to) || (stands.status === 'ON_HOLD' && isActive(to)))) return refuse('on_hold')
  // After a mishap the journey goes on from where it was, not from anywhere.
  if (stands.status === 'MISHAP' && isActive(to) && to !== stands.statusBefore) return refuse('cannot_move', { from: stands.status, to })

  const remembers = to === 'ON_HOLD' || to === 'MISHAP' || !isActive(to)
  return accept({ status: to, statusBefore: remembers ? comesFrom(stands) : null })
}

/**
 * Where a case stands while a hold is open. Before a booking the case itself stops; once booked or on its way the hold stands
 * beside it and stops the next booking, because a flight does not stop for our paper.
 */
export function placeHold(stands: Standing): Standing {
  if (!canMove(stands.status, 'ON_HOLD')) return stands
  return { status: 'ON_HOLD', statusBefore: stands.status }
}

/**
 * Where a case goes when its last hold is lifted. A case that was ready to travel collects its clearances again: they may have run
 * out meanwhile, and only the guard G1 says "ready" (domain.md 1.3).
 */
export function liftHold(stands: Standing, holdsLeft: number): Standing {
  if (stands.status !== 'ON_HOLD' || holdsLeft > 0) return stands
  return { status: stands.statusBefore === 'REGISTERED' ? 'REGISTERED' : 'IN_CLEARANCE', statusBefore: null }
}

/** A supervisor takes an ended case up again, always with a reason. A journey not yet begun starts again from its clearances. */
export function reopenCase(stands: Standing, reason: string): Result<Standing, 'not_ended' | 'reason_missing'> {
  if (isActive(stands.status)) return refuse('not_ended', { status: stands.status })
  if (reason.trim() === '') return refuse('reason_missing')
  return accept({ status: reopensTo(stands), statusBefore: null })
}

function reopensTo({ status, statusBefore }: Standing): CaseStatus {
  const before = statusBefore ?? (status === 'CLOSED' ? 'HANDED_OVER' : 'REGISTERED')
  // Seats and manifests of an ended case were given back.
  return before === 'TRAVEL_READY' || before === 'BOOKED' || before === 'MANIFESTED' || before === 'ON_HOLD' ? 'IN_CLEARANCE' : before
}

function nearsSeat(from: CaseStatus, to: CaseStatus): boolean {
  return towardsSeat.includes(from) && towardsSeat.indexOf(to) > towardsSeat.indexOf(from)
}

/** The journey's own status under a hold or a mishap. */
function comesFrom({ status, statusBefore }: Standing): CaseStatus {
  return (status === 'ON_HOLD' || status === 'MISHAP') && statusBefore !== null ? statusBefore : status
}
