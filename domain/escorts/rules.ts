/** Who may go on which mission, and what becomes of it: planned, briefed, reported, given up (domain.md 1.8). */
import { addDays, addMonths, ageOn, type Day, dayAt, daysBetween, type Instant } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { Leg, MovementStatus, Passenger } from '#domain/movements/words.ts'
import type { Escort, EscortKind, EscortLimits, Mission, MissionState, MissionStep, ReturnLeg } from './words.ts'

export type EscortRefusal = 'escort_licence_missing' | 'escort_passport_incomplete'

export function isMedical(kind: EscortKind): boolean {
  return kind === 'MEDICAL_DOCTOR' || kind === 'MEDICAL_NURSE'
}

/** What must be known of somebody before they stand in the register. */
export function checkEscort(
  escort: Pick<Escort, 'kinds' | 'licenceNumber' | 'passportNumber' | 'passportUntil'>,
): Result<true, EscortRefusal> {
  if (escort.kinds.some(isMedical) && escort.licenceNumber === null) return refuse('escort_licence_missing')
  if ((escort.passportNumber === null) !== (escort.passportUntil === null)) return refuse('escort_passport_incomplete')

  return accept(true)
}

export type MissionAsked = Pick<Mission, 'kind' | 'legs' | 'passengerIds' | 'returnLegs' | 'returnTicket' | 'guardianContact'> & {
  perDiem: { minorPerDay: number; currency: string } | null
}

/** The movement as a mission sees it. */
export type EscortedMovement = {
  status: MovementStatus
  legs: readonly Pick<Leg, 'seq' | 'fromZone' | 'departsAt' | 'toPlace' | 'toZone' | 'arrivesAt'>[]
  passengers: readonly Pick<Passenger, 'id' | 'bornOn'>[]
}

export type MissionRefusal =
  | 'movement_closed'
  | 'leg_unknown'
  | 'passenger_unknown'
  | 'nobody_in_charge'
  | 'guardian_contact_missing'
  | 'family_pays_itself'
  | 'return_before_arrival'
  | 'escort_resting'
  | 'escort_kind_not_held'
  | 'escort_passport_missing'
  | 'escort_passport_ends_too_soon'
  | 'escort_licence_ends_too_soon'
  | 'record_check_missing'
  | 'record_check_too_old'
  | 'mission_overlaps'

export type MissionTimes = Pick<Mission, 'startsAt' | 'endsAt' | 'returnsOn' | 'reportDueOn'> & { perDiemDays: number }

const adultAge = 18

/** When the mission begins and ends, or why this person cannot go on it. `others`: missions of the same escort that stand. */
export function planMission(
  escort: Escort,
  asked: MissionAsked,
  movement: EscortedMovement,
  others: readonly Pick<Mission, 'id' | 'startsAt' | 'endsAt'>[],
  limits: EscortLimits,
): Result<MissionTimes, MissionRefusal> {
  if (['CANCELLED', 'ARRIVED'].includes(movement.status)) return refuse('movement_closed', { status: movement.status })
  const legs = movement.legs.filter(({ seq }) => asked.legs.includes(seq))
  if (legs.length === 0 || legs.length < new Set(asked.legs).size) return refuse('leg_unknown')
  const charge = movement.passengers.filter(({ id }) => asked.passengerIds.includes(id))
  if (charge.length < new Set(asked.passengerIds).size) return refuse('passenger_unknown')
  // Who looks after somebody in particular says after whom.
  if (asked.kind !== 'OPERATIONAL' && charge.length === 0) return refuse('nobody_in_charge')
  if (asked.kind === 'CHILD' && asked.guardianContact === null) return refuse('guardian_contact_missing')
  if (asked.kind === 'FAMILY' && asked.perDiem !== null) return refuse('family_pays_itself')
  const [first, last] = [legs[0]!, legs.at(-1)!]
  const [home] = asked.returnLegs
  if (home !== undefined && home.departsAt < last.arrivesAt) return refuse('return_before_arrival')

  const times = timesOf(first, last, asked.returnLegs, limits)
  const leavesOn = dayAt(first.departsAt, first.fromZone)
  const withMinor = charge.some(({ bornOn }) => bornOn !== null && ageOn(bornOn, leavesOn) < adultAge)
  const fit = canGo(escort, asked.kind, { withMinor, returnsOn: times.returnsOn, leavesOn }, limits)
  if (!fit.ok) return fit
  if (others.some((other) => other.startsAt < times.endsAt && times.startsAt < other.endsAt)) return refuse('mission_overlaps')
  return accept(times)
}

type Trip = { withMinor: boolean; leavesOn: Day; returnsOn: Day }

function canGo(escort: Escort, kind: EscortKind, trip: Trip, limits: EscortLimits): Result<true, MissionRefusal> {
  if (escort.resting) return refuse('escort_resting')
  if (!escort.kinds.includes(kind)) return refuse('escort_kind_not_held', { kind })
  if (escort.passportUntil === null) return refuse('escort_passport_missing')
  const needed = addDays(trip.returnsOn, limits.passportMarginDays)
  if (escort.passportUntil < needed) return refuse('escort_passport_ends_too_soon', { until: escort.passportUntil, needed })
  if (isMedical(kind) && escort.licenceUntil !== null && escort.licenceUntil < trip.returnsOn)
    return refuse('escort_licence_ends_too_soon', { until: escort.licenceUntil, needed: trip.returnsOn })
  // Nobody is alone with a child whose criminal record nobody has looked at (domain.md 1.8). A relative is known to the family.
  if (kind === 'CHILD' || (kind !== 'FAMILY' && trip.withMinor)) {
    if (escort.recordCheckedOn === null) return refuse('record_check_missing')
    const validUntil = addMonths(escort.recordCheckedOn, limits.recordCheckMonths)
    if (validUntil < trip.leavesOn)
      return refuse('record_check_too_old', { checkedOn: escort.recordCheckedOn, months: limits.recordCheckMonths })
  }
  return accept(true)
}

function timesOf(
  first: Pick<Leg, 'departsAt' | 'fromZone'>,
  last: Pick<Leg, 'arrivesAt' | 'toZone'>,
  returnLegs: readonly ReturnLeg[],
  limits: EscortLimits,
): MissionTimes {
  const home = returnLegs.at(-1)
  const [endsAt, zone] = home === undefined ? [last.arrivesAt, last.toZone] : [home.arrivesAt, home.toZone]
  const returnsOn = dayAt(endsAt, zone)
  return {
    startsAt: first.departsAt,
    endsAt,
    returnsOn,
    reportDueOn: addDays(returnsOn, limits.reportDays),
    // Each day begun counts, by the calendars of where it began and of where it ends.
    perDiemDays: Math.max(1, daysBetween(dayAt(first.departsAt, first.fromZone), returnsOn) + 1),
  }
}

/** Whole minor units a day, so nothing is rounded. */
export function perDiemTotal({ perDiem }: Pick<Mission, 'perDiem'>): number | null {
  return perDiem === null ? null : perDiem.minorPerDay * perDiem.days
}

export function missionState(
  mission: Pick<Mission, 'cancelledAt' | 'reportedAt' | 'startsAt' | 'endsAt' | 'briefedOn' | 'reportDueOn'>,
  now: Instant,
  today: Day,
): MissionState {
  if (mission.cancelledAt !== null) return 'CANCELLED'
  if (mission.reportedAt !== null) return 'REPORTED'
  if (mission.endsAt <= now) return mission.reportDueOn < today ? 'REPORT_LATE' : 'REPORT_DUE'
  if (mission.startsAt <= now) return 'UNDER_WAY'
  return mission.briefedOn === null ? 'PLANNED' : 'BRIEFED'
}

/** The checklist of a mission: by its kind. */
export function stepsOf(kind: EscortKind): MissionStep[] {
  const all: MissionStep[] = ['PASSENGERS_MET', 'LIST_IN_HAND', 'PAPERS_IN_HAND', 'NUMBERS_IN_HAND']
  if (isMedical(kind)) return [...all, 'KIT_CHECKED']
  return kind === 'CHILD' ? [...all, 'GUARDIAN_REACHED'] : all
}

export const missionGaps = ['briefing', 'steps', 'drugs', 'return_ticket', 'way_home', 'nobody_in_charge'] as const
export type MissionGap = (typeof missionGaps)[number]

/** What is still to be done before the escort leaves. */
export function gapsOf(mission: Mission): MissionGap[] {
  const open = stepsOf(mission.kind).filter((step) => !mission.steps.includes(step))
  const gaps: [MissionGap, boolean][] = [
    ['briefing', mission.briefedOn === null],
    ['steps', open.length > 0],
    ['drugs', isMedical(mission.kind) && !mission.drugsDeclared],
    ['return_ticket', mission.returnTicket === 'WANTED'],
    ['way_home', mission.returnTicket !== 'NOT_NEEDED' && mission.returnLegs.length === 0],
    ['nobody_in_charge', mission.kind !== 'OPERATIONAL' && mission.passengerIds.length === 0],
  ]
  return gaps.flatMap(([gap, is]) => (is ? [gap] : []))
}

export type MissionClosed = 'mission_cancelled' | 'mission_reported'
export type MedicalRefusal = 'mission_cancelled' | 'not_medical'

/** A mission that was reported or given up does not change any more. */
export function isOpen(mission: Pick<Mission, 'cancelledAt' | 'reportedAt'>): Result<true, MissionClosed> {
  if (mission.cancelledAt !== null) return refuse('mission_cancelled')
  return mission.reportedAt === null ? accept(true) : refuse('mission_reported')
}

export function tickStep(
  mission: Mission,
  step: MissionStep,
  done: boolean,
): Result<MissionStep[], MissionClosed | 'step_not_of_this_mission'> {
  const open = isOpen(mission)
  if (!open.ok) return open
  if (!stepsOf(mission.kind).includes(step)) return refuse('step_not_of_this_mission')
  return accept(done ? [...new Set([...mission.steps, step])] : mission.steps.filter((each) => each !== step))
}

/** A report tells what happened, so it comes after; how late it is, is shown and refused by nobody. */
export function canReport(mission: Mission, now: Instant): Result<true, MissionClosed | 'mission_not_over'> {
  const open = isOpen(mission)
  if (!open.ok) return open
  return mission.endsAt > now ? refuse('mission_not_over', { endsAt: mission.endsAt }) : accept(true)
}

export function canDeclareDrugs(mission: Mission): Result<true, MedicalRefusal> {
  if (mission.cancelledAt !== null) return refuse('mission_cancelled')
  return isMedical(mission.kind) ? accept(true) : refuse('not_medical')
}

export function canWriteHandOver(mission: Mission, passengerId: string): Result<true, MedicalRefusal | 'passenger_unknown'> {
  const medical = canDeclareDrugs(mission)
  if (!medical.ok) return medical
  return mission.passengerIds.some((id) => id === passengerId) ? accept(true) : refuse('passenger_unknown')
}

/** Countries on the way for which no visa of this escort is on file that lasts: to be looked at, since whether one is needed is not known here. */
export function visasToLookAt(escort: Escort, countries: readonly string[], until: Day): string[] {
  const covered = (country: string): boolean =>
    country === escort.nationality || escort.visas.some((visa) => visa.country === country && visa.validUntil >= until)
  return [...new Set(countries)].filter((country) => !covered(country))
}
