/** Which escorts a movement wants, and which are still missing (domain.md 1.8). Figures come from packs/escorts, dated. */
import { ageOn, type Day, minutesBetween } from '#domain/kit/day.ts'
import type { Leg, Passenger } from '#domain/movements/words.ts'
import type { EscortLimits, EscortNeed, EscortRole, Mission, NeedReason } from './words.ts'

export type Traveller = Pick<Passenger, 'id' | 'caseId' | 'bornOn' | 'ssr' | 'escortKind'> & {
  /** Of the case: somebody under age without an adult of the family. */
  unaccompaniedMinor: boolean
  /** Fitness to travel was given with conditions. What they are is for the medical role. */
  fitWithConditions: boolean
  /** The fitness check itself asks for a nurse or a doctor. */
  escortDemanded: boolean
}

export type EscortedJourney = {
  legs: readonly Pick<Leg, 'mode' | 'departsAt' | 'arrivesAt'>[]
  /** The day of departure, at its place. */
  leavesOn: Day
  /** Those who are on board. */
  travellers: readonly Traveller[]
}

/** These codes are medical help on the way: a stretcher and oxygen never travel without somebody who knows how (domain.md 1.9). */
const medicalCodes = { must: ['STCR', 'OXYG'], perhaps: ['MEDA'] }
const adultAge = 18

export function limitsOn(all: readonly EscortLimits[], day: Day): EscortLimits | undefined {
  return all.find(({ validFrom, validTo }) => validFrom <= day && (validTo === undefined || day <= validTo))
}

type Wanted = Omit<EscortNeed, 'missing'>
type Going = Pick<Mission, 'kind' | 'passengerIds'>

/** Needs in the order of their weight; `missions` are those that were not given up. */
export function escortNeeds(journey: EscortedJourney, missions: readonly Going[], limits: EscortLimits): EscortNeed[] {
  const wanted = [...childrenAlone(journey, limits), ...medicalNeeds(journey), ...groupNeeds(journey, limits)]
  return wanted.map((need) => ({ ...need, missing: missingOf(need, journey.travellers, missions) }))
}

/** Whether a need that must be met is not. */
export function isShort(needs: readonly EscortNeed[]): boolean {
  return needs.some(({ must, missing }) => must && missing > 0)
}

/** A child alone under the age of the figures; and any child who has no adult of their own on board. */
function childrenAlone({ travellers, leavesOn }: EscortedJourney, limits: EscortLimits): Wanted[] {
  const age = ({ bornOn }: Traveller): number => (bornOn === null ? adultAge : ageOn(bornOn, leavesOn))
  const alone = travellers.filter((one) => {
    if (age(one) >= adultAge) return false
    const hasAdult = travellers.some((other) => other.caseId === one.caseId && age(other) >= adultAge)
    return !hasAdult || (one.unaccompaniedMinor && age(one) < limits.childUnder)
  })
  const young = alone.filter((one) => age(one) < limits.childUnder)
  const older = alone.filter((one) => age(one) >= limits.childUnder)
  return [...each('CHILD', 'CHILD_ALONE', true, young), ...each('CHILD', 'CHILD_ALONE', false, older)]
}

function medicalNeeds({ travellers }: EscortedJourney): Wanted[] {
  const asks = (codes: readonly string[]) => (one: Traveller) => one.ssr.some(({ code }) => codes.includes(code))
  const must = travellers.filter((one) => one.escortDemanded || asks(medicalCodes.must)(one))
  const perhaps = travellers.filter((one) => !must.includes(one) && asks(medicalCodes.perhaps)(one))
  // With conditions and no escort demanded: the movement agent looks again, and asks the doctor where they are in doubt.
  const conditions = travellers.filter((one) => one.fitWithConditions && !must.includes(one) && !perhaps.includes(one))
  return [
    ...each('MEDICAL', 'MEDICAL_REQUEST', true, must),
    ...each('MEDICAL', 'MEDICAL_REQUEST', false, perhaps),
    ...each('MEDICAL', 'FIT_WITH_CONDITIONS', false, conditions),
  ]
}

function groupNeeds({ legs, travellers, leavesOn }: EscortedJourney, limits: EscortLimits): Wanted[] {
  const first = legs[0]
  if (first === undefined) return []
  const minutes = minutesBetween(first.departsAt, legs.at(-1)!.arrivesAt)
  const byAir = legs.every(({ mode }) => mode === 'AIR')
  const isLong = !byAir || minutes >= limits.longHaulMinutes
  const people = travellers.length
  // Several kinds of transport on one way: the one that asks for most decides.
  const each1 = Math.min(...legs.map(({ mode }) => limits.personsPerEscort[mode]))
  const group: Wanted[] =
    isLong && people >= limits.groupFrom
      ? [{ role: 'OPERATIONAL', reason: 'GROUP', must: true, wanted: Math.ceil(people / each1), passengerIds: [] }]
      : []
  const complicated: Wanted[] =
    people > 0 && legs.length - 1 >= limits.changesFrom
      ? [{ role: 'OPERATIONAL', reason: 'COMPLICATED_WAY', must: false, wanted: 1, passengerIds: [] }]
      : []
  const elderly = travellers.filter(
    (one) =>
      one.bornOn !== null &&
      ageOn(one.bornOn, leavesOn) >= limits.elderlyFrom &&
      !travellers.some((other) => other !== one && other.caseId === one.caseId),
  )
  return [...group, ...complicated, ...each('OPERATIONAL', 'ELDERLY_ALONE', false, elderly)]
}

function each(role: EscortRole, reason: NeedReason, must: boolean, whom: readonly Traveller[]): Wanted[] {
  return whom.length === 0 ? [] : [{ role, reason, must, wanted: whom.length, passengerIds: whom.map(({ id }) => id) }]
}

const rolesOf: Record<Mission['kind'], EscortRole | undefined> = {
  OPERATIONAL: 'OPERATIONAL',
  MEDICAL_DOCTOR: 'MEDICAL',
  MEDICAL_NURSE: 'MEDICAL',
  CHILD: 'CHILD',
  // A relative who goes along looks after their own: they count for those in their charge, and for no group.
  FAMILY: undefined,
}

function missingOf(need: Wanted, travellers: readonly Traveller[], missions: readonly Going[]): number {
  const going = missions.filter(({ kind }) => rolesOf[kind] === need.role)
  if (need.passengerIds.length === 0) return Math.max(0, need.wanted - going.length)
  return need.passengerIds.filter((id) => {
    const inCharge = (all: readonly Going[]): boolean => all.some(({ passengerIds }) => passengerIds.includes(id))
    if (inCharge(going)) return false
    if (need.role === 'CHILD') {
      const relatives = missions.filter(({ kind }) => kind === 'FAMILY')
      const one = travellers.find((each) => each.id === id)
      // The carrier's own care counts once it is confirmed as a request of this passenger.
      const byCarrier = one?.escortKind === 'CARRIER_UM' && one.ssr.some(({ code }) => code === 'UMNR')
      return !inCharge(relatives) && !byCarrier
    }
    return true
  }).length
}
