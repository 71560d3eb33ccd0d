/**
 * What if: flights as a delay, a cancellation or a strike would leave them, and who could no longer travel as booked. Nothing is changed
 * by it: a supposition is an argument, and what is found is told and thrown away unless somebody accepts it.
 */
import { addMinutes, type Instant, minutesBetween } from '#domain/kit/day.ts'
import type { Changing } from '#domain/movements/connection-rules.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { PlannedCase, Problem } from './problem-words.ts'
import { blocksOfWay } from './way-rules.ts'
import type { Hypothesis, RunFlight } from './words.ts'

/** One leg of a flight on offer or of a journey; a flight on offer has one. */
export type SupposedLeg = Changing & { id: string; number: string; departsAt: Instant; arrivesAt: Instant }
export type Supposable = { flight: RunFlight; legs: readonly SupposedLeg[] }
export type MinimumBetween = (arrives: SupposedLeg, leaves: SupposedLeg) => number

export function suppose(
  all: readonly Supposable[],
  hypothesis: Hypothesis,
  minimum: MinimumBetween,
): Result<RunFlight[], 'strike_of_what' | 'flight_not_there'> {
  if (hypothesis.kind === 'STRIKE' && ((hypothesis.airport ?? hypothesis.carrier) === undefined || hypothesis.until <= hypothesis.from))
    return refuse('strike_of_what')
  if (hypothesis.kind !== 'STRIKE' && !all.some((one) => namesOf(one).includes(hypothesis.flight))) return refuse('flight_not_there')

  return accept(all.map((one) => supposeOne(one, hypothesis, minimum)))
}

function namesOf({ flight, legs }: Supposable): string[] {
  return [flight.id, ...legs.map(({ id }) => id)]
}

function supposeOne(one: Supposable, hypothesis: Hypothesis, minimum: MinimumBetween): RunFlight {
  const { flight } = one
  const touched = one.legs.map((leg) => isTouched(one, leg, hypothesis))
  if (!touched.includes(true)) return flight
  if (hypothesis.kind !== 'DELAY') return { ...flight, supposed: 'CANCELLED' }

  const legs = one.legs.map((leg, at) => (touched[at] === true ? later(leg, hypothesis.minutes) : leg))
  // A journey whose own connection is lost is no journey any more (domain.md 1.13, MISCONNECT).
  const lost = legs.slice(1).some((leg, at) => minutesBetween(legs[at]!.arrivesAt, leg.departsAt) < minimum(legs[at]!, leg))
  if (lost) return { ...flight, supposed: 'CANCELLED' }
  return { ...flight, departsAt: legs[0]!.departsAt, arrivesAt: legs.at(-1)!.arrivesAt, supposed: 'DELAYED' }
}

/** A delay of a journey of several legs is that of its first leg, unless one of them is named. */
function isTouched({ flight, legs }: Supposable, leg: SupposedLeg, hypothesis: Hypothesis): boolean {
  if (hypothesis.kind === 'DELAY') return hypothesis.flight === leg.id || (hypothesis.flight === flight.id && leg === legs[0])
  if (hypothesis.kind === 'CANCELLATION') return hypothesis.flight === leg.id || hypothesis.flight === flight.id
  const { airport, carrier, from, until } = hypothesis
  if (carrier !== undefined && leg.carrier !== carrier) return false
  const within = (at: Instant): boolean => at >= from && at <= until
  if (airport === undefined) return within(leg.departsAt)
  return (leg.fromPlace === airport && within(leg.departsAt)) || (leg.toPlace === airport && within(leg.arrivesAt))
}

function later(leg: SupposedLeg, minutes: number): SupposedLeg {
  return { ...leg, departsAt: addMinutes(leg.departsAt, minutes), arrivesAt: addMinutes(leg.arrivesAt, minutes) }
}

/** Whether people booked on these flights could no longer travel so: a flight is gone, a change is too short, or a paper ends first. */
export function isHit(one: PlannedCase, legs: readonly RunFlight[], now: Instant, minimum: Problem['minimumBetween']): boolean {
  if (legs.some(({ supposed }) => supposed === 'CANCELLED')) return true
  if (legs.every(({ supposed }) => supposed === null)) return false
  const missed = legs.slice(1).some((leg, at) => minutesBetween(legs[at]!.arrivesAt, leg.departsAt) < minimum(legs[at]!, leg))
  return missed || blocksOfWay(one, legs, now).length > 0
}
