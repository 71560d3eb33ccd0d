/** What a charter still lacks before it flies, and what a seat of it costs (domain.md 1.14). Amounts are whole minor units. */
import { addMinutes, dayAt, type Instant } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { Movement, Passenger, PassengerState } from '#domain/movements/words.ts'
import type { Charter, CharterCost, Permit, PermitKind } from './charter-words.ts'
import { commonGaps, crewGaps, type Facts, stop, warn, when } from './rules.ts'
import type { Gap, Staff } from './words.ts'

export type CharterRefusal = 'price_without_currency'

export function checkCharter(charter: Pick<Charter, 'priceMinor' | 'currency'>): Result<true, CharterRefusal> {
  return (charter.priceMinor === null) === (charter.currency === null) ? accept(true) : refuse('price_without_currency')
}

/** When the list is frozen: so many hours before the aircraft leaves. */
export function freezeAt(departsAt: Instant, freezeHours: number): Instant {
  return addMinutes(departsAt, -60 * freezeHours)
}

export function isAirCrew({ duty }: Pick<Staff, 'duty'>): boolean {
  return duty === 'PILOT' || duty === 'CABIN'
}

export function charterGaps(charter: Charter, permits: readonly Permit[], facts: Facts): Gap[] {
  const { legs } = facts.movement
  const frozenBy = freezeAt(legs[0]!.departsAt, charter.freezeHours)
  return [
    ...commonGaps(facts, { frozenBy }),
    ...aircraftGaps(charter, facts),
    ...permitGaps(permits, facts),
    ...crewGaps(facts.staff.filter(isAirCrew)),
    ...planGaps(charter, facts),
  ]
}

function aircraftGaps(charter: Charter, facts: Facts): Gap[] {
  const { legs } = facts.movement
  const returnsOn = dayAt(legs.at(-1)!.arrivesAt, legs.at(-1)!.toZone)
  const seats = seatsTaken(facts)
  return [
    ...when(charter.aocNumber === null || charter.aocValidUntil === null, stop('aoc_missing')),
    ...when(charter.aocValidUntil !== null && charter.aocValidUntil < returnsOn, stop('aoc_over', { until: charter.aocValidUntil ?? '' })),
    ...when(charter.aircraftType === null || charter.registration === null, stop('aircraft_unknown')),
    ...when(seats > charter.seats, stop('seats_short', { seats: charter.seats, needed: seats })),
    ...when(charter.insurer === null || charter.insuredUntil === null, stop('insurance_missing')),
    ...when(
      charter.insuredUntil !== null && charter.insuredUntil < returnsOn,
      stop('insurance_over', { until: charter.insuredUntil ?? '' }),
    ),
  ]
}

/** Escorts and teams sit too; a baby on a lap does not. */
function seatsTaken({ onBoard, escorts, staff }: Facts): number {
  const teams = staff.filter(({ duty }) => duty === 'MEDICAL' || duty === 'SECURITY').length
  return onBoard.filter(({ infantWith }) => infantWith === null).length + escorts + teams
}

const permitKinds: readonly PermitKind[] = ['OVERFLIGHT', 'LANDING', 'SLOT']

/** One of each kind at least, and each that is written down granted for the day. */
function permitGaps(permits: readonly Permit[], { leavesOn }: Facts): Gap[] {
  return permitKinds.flatMap((kind) => {
    const own = permits.filter((permit) => permit.kind === kind)
    if (own.length === 0) return [stop('permit_missing', { kind })]
    return own.flatMap(({ state, place, validFrom, validUntil }) => {
      if (state !== 'GRANTED') return [stop('permit_not_granted', { kind, place })]
      const onDay = (validFrom === null || validFrom <= leavesOn) && (validUntil === null || leavesOn <= validUntil)
      return when(!onDay, stop('permit_not_on_day', { kind, place }))
    })
  })
}

function planGaps(charter: Charter, { movement, onBoard }: Facts): Gap[] {
  const places = [...new Set(movement.legs.flatMap(({ fromPlace, toPlace }) => [fromPlace as string, toPlace as string]))]
  const bagsKg = onBoard.reduce((sum, one) => sum + one.bagsKg, 0)
  const max = charter.bagsKgMax
  return [
    ...places.flatMap((place) => when(!charter.agents.some((agent) => agent.place === place), stop('agent_missing', { place }))),
    ...when(charter.fuel === null, stop('fuel_missing')),
    ...when(charter.positioning === null, warn('positioning_missing')),
    ...when(charter.catering === null, warn('catering_missing')),
    ...when(charter.medicalTeam === null, stop('medical_team_missing')),
    ...when(charter.security === null, stop('security_missing')),
    ...when(max !== null && bagsKg > max, stop('bags_too_heavy', { kg: bagsKg, max: max ?? 0 })),
    ...when(charter.generalDeclarationRef === null, stop('general_declaration_missing')),
    ...when(charter.busPlan === null, stop('bus_plan_missing')),
    ...when(charter.receptionPlan === null, stop('reception_plan_missing')),
    ...when(charter.cancellationTerms === null, warn('cancellation_terms_missing')),
    ...when(charter.priceMinor === null, warn('price_missing')),
  ]
}

/** A seat given back before it was flown was never sold; one whose holder did not come was. */
const givenBack: readonly PassengerState[] = ['CANCELLED', 'REFUNDED']
const notFlown: readonly PassengerState[] = [...givenBack, 'NO_SHOW', 'OFFLOADED', 'DENIED_BOARDING']

/**
 * costPerBeneficiary = (charter price + positioning + handling + permits) / seats flown (domain.md 1.14), to the nearest minor unit,
 * a half upwards. What rounding leaves over is told, so that the parts can be added up again.
 */
export function costOf(
  charter: Charter,
  passengers: readonly Pick<Passenger, 'state' | 'infantWith'>[],
  status: Movement['status'],
): CharterCost | null {
  if (charter.priceMinor === null || charter.currency === null) return null
  const totalMinor = charter.priceMinor + charter.positioningMinor + charter.handlingMinor + charter.permitsMinor
  const seated = passengers.filter(({ infantWith }) => infantWith === null)
  const seatsSold = seated.filter(({ state }) => !givenBack.includes(state)).length
  const seatsFlown = seated.filter(({ state }) => !notFlown.includes(state)).length
  const perSeatFlownMinor = shareOf(totalMinor, seatsFlown)
  return {
    currency: charter.currency,
    totalMinor,
    seatsSold,
    seatsFlown,
    perSeatSoldMinor: shareOf(totalMinor, seatsSold),
    perSeatFlownMinor,
    restMinor: perSeatFlownMinor === null ? totalMinor : totalMinor - perSeatFlownMinor * seatsFlown,
    loadTenThousandths: shareOf(seatsFlown * 10_000, charter.seats)!,
    isFinal: status === 'DEPARTED' || status === 'ARRIVED',
  }
}

/** In whole numbers only: a quotient in floating point would round twice. */
export function shareOf(totalMinor: number, parts: number): number | null {
  if (parts === 0) return null
  const rest = totalMinor % parts
  const whole = (totalMinor - rest) / parts
  return rest * 2 >= parts ? whole + 1 : whole
}
