/** What holds for every transport: to which movement it may belong, what is missing before it goes, and the decision to go (domain.md 1.14). */
import { addMinutes, type Day, type Instant } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { Leg, Movement, Passenger } from '#domain/movements/words.ts'
import type { Check, CheckItem, Gap, GapWord, Staff, StateRequest, Transport, TransportKind, TransportLimits } from './words.ts'

export function limitsOn(all: readonly TransportLimits[], day: Day): TransportLimits | undefined {
  return all.find(({ validFrom, validTo }) => validFrom <= day && (validTo === undefined || day <= validTo))
}

export type PlanRefusal = 'movement_closed' | 'movement_has_no_such_leg'

/** An aircraft flies a leg by air, a ship sails one by sea; a convoy may carry people on from whatever brought them. */
export function canCarry(
  kind: TransportKind,
  movement: { status: Movement['status']; legs: readonly Pick<Leg, 'mode'>[] },
): Result<true, PlanRefusal> {
  if (['ARRIVED', 'CANCELLED'].includes(movement.status)) return refuse('movement_closed', { status: movement.status })
  const mode = { CHARTER: 'AIR', VESSEL: 'SEA', CONVOY: undefined }[kind]
  if (mode !== undefined && !movement.legs.some((leg) => leg.mode === mode)) return refuse('movement_has_no_such_leg', { mode })

  return accept(true)
}

/** Which questions are asked before leaving: all of the list for a convoy, what can matter for the others. */
export const checkItems: Record<TransportKind, readonly CheckItem[]> = {
  CHARTER: ['SURFACE', 'ARMED_ACTORS', 'WEATHER', 'DESTINATION_SAFE', 'COMMUNICATIONS'],
  VESSEL: ['WEATHER', 'DESTINATION_SAFE', 'COMMUNICATIONS', 'HEALTH_ON_ROUTE', 'LIFE_JACKETS', 'MUSTER_DRILL'],
  CONVOY: ['SURFACE', 'MINES', 'CHECKPOINTS', 'ARMED_ACTORS', 'WEATHER', 'DESTINATION_SAFE', 'COMMUNICATIONS', 'HEALTH_ON_ROUTE'],
}

export type OnBoard = Pick<
  Passenger,
  | 'id'
  | 'caseId'
  | 'caseRef'
  | 'familyName'
  | 'givenNames'
  | 'nativeName'
  | 'sex'
  | 'bornOn'
  | 'ageBand'
  | 'infantWith'
  | 'bagsKg'
  | 'state'
> & {
  /** Of the case: under age, without an adult of the family. */
  unaccompaniedMinor: boolean
}

/** What the rules of a transport look at besides its own words. */
export type Facts = {
  kind: TransportKind
  movement: Pick<Movement, 'status' | 'movementType' | 'changedSinceFreeze'> & { legs: readonly Leg[]; hasList: boolean }
  onBoard: readonly OnBoard[]
  /** Escorts on board, and of those that the movement must have, how many are missing. */
  escorts: number
  escortsMissing: number
  staff: readonly Staff[]
  checks: readonly Check[]
  stateRequest: StateRequest | null
  /** Adults on board whose consent to travel is not in force. */
  consentMissing: number
  limits: TransportLimits
  now: Instant
  /** The day of departure, at its place. */
  leavesOn: Day
}

const evacuations = ['EVACUATION_INTL', 'EVACUATION_INTERNAL']

export function isEvacuation(movementType: string): boolean {
  return evacuations.includes(movementType)
}

export function stop(word: GapWord, details: Gap['details'] = {}): Gap {
  return { level: 'STOP', word, details }
}
export function warn(word: GapWord, details: Gap['details'] = {}): Gap {
  return { level: 'WARN', word, details }
}
export function when(is: boolean, gap: Gap): Gap[] {
  return is ? [gap] : []
}

/** What every transport lacks, whatever it is. `listed`: it goes with a frozen list of those who travel. */
export function commonGaps(facts: Facts, listed: { frozenBy: Instant } | null): Gap[] {
  const { movement, onBoard } = facts
  return [
    ...when(['CANCELLED', 'ARRIVED'].includes(movement.status), stop('movement_not_open')),
    ...when(onBoard.length === 0, stop('nobody_on_board')),
    ...when(listed !== null && !movement.hasList && facts.now >= listed.frozenBy, stop('list_not_frozen')),
    ...when(listed !== null && !movement.hasList && facts.now < listed.frozenBy, warn('list_not_frozen')),
    ...when(movement.hasList && movement.changedSinceFreeze, stop('list_changed')),
    ...when(facts.escortsMissing > 0, stop('escorts_missing', { count: facts.escortsMissing })),
    ...evacuationGaps(facts),
    ...checkGaps(facts),
  ]
}

/** An evacuation moves only where a government asked for it, and only people who are willing (domain.md 1.14). */
function evacuationGaps({ movement, stateRequest, consentMissing }: Facts): Gap[] {
  if (!isEvacuation(movement.movementType)) return []
  return [
    ...when(stateRequest === null, stop('state_request_missing')),
    ...when(consentMissing > 0, stop('consent_missing', { count: consentMissing })),
  ]
}

function checkGaps({ kind, checks }: Facts): Gap[] {
  return checkItems[kind].flatMap((item) => {
    const answer = checks.find((check) => check.item === item)?.answer
    if (answer === undefined) return [stop('check_unanswered', { item })]
    return when(answer === 'NO', stop('check_says_no', { item }))
  })
}

/** Crew whose list an authority would send back. */
export function crewGaps(crew: readonly Staff[]): Gap[] {
  const lacking = crew.filter(({ docNumber, bornOn }) => docNumber === null || bornOn === null)
  return [
    ...when(crew.length === 0, stop('crew_missing')),
    ...when(lacking.length > 0, stop('crew_papers_missing', { count: lacking.length })),
  ]
}

export type ChangeRefusal = 'transport_cancelled'

/** A transport that was given up stays as it is; a decision to go falls with the facts it stood on. */
export function change(transport: Transport, now: Instant): Result<Transport, ChangeRefusal> {
  if (transport.status === 'CANCELLED') return refuse('transport_cancelled')
  return accept({ ...transport, status: transport.status === 'GO' ? 'PLANNED' : transport.status, updatedAt: now })
}

export type Decision = { status: 'GO' | 'NO_GO'; reason: string | null }

/** Go: nothing that stops is left. No go is always possible, and says why. */
export function decide(
  transport: Transport,
  decision: Decision,
  gaps: readonly Gap[],
): Result<Transport, 'transport_cancelled' | 'not_ready_to_go' | 'reason_missing'> {
  if (transport.status === 'CANCELLED') return refuse('transport_cancelled')
  if (decision.status === 'NO_GO' && decision.reason === null) return refuse('reason_missing')
  const stops = gaps.filter(({ level }) => level === 'STOP')
  if (decision.status === 'GO' && stops.length > 0) return refuse('not_ready_to_go', { count: stops.length, gap: stops[0]!.word })

  return accept({ ...transport, ...decision })
}

export type BoardingRefusal = 'transport_cancelled' | 'movement_closed' | 'list_not_frozen' | 'too_early_for_absence' | 'not_on_board'

/** Who did not come is known on the day of departure, and not before (domain.md 1.3). */
export function canCloseBoarding(
  transport: Pick<Transport, 'status'>,
  movement: Pick<Movement, 'status' | 'manifest'> & { passengers: readonly Pick<Passenger, 'id' | 'state'>[] },
  asked: { absent: readonly string[]; onBoard: readonly string[]; departsAt: Instant; now: Instant },
): Result<true, BoardingRefusal> {
  if (transport.status === 'CANCELLED') return refuse('transport_cancelled')
  if (['DEPARTED', 'ARRIVED', 'CANCELLED'].includes(movement.status)) return refuse('movement_closed', { status: movement.status })
  if (movement.manifest === null) return refuse('list_not_frozen')
  const from = addMinutes(asked.departsAt, -24 * 60)
  if (asked.absent.length > 0 && asked.now < from) return refuse('too_early_for_absence', { from })
  if (asked.absent.some((id) => !asked.onBoard.includes(id))) return refuse('not_on_board')
  return accept(true)
}
