/** Flights as a run sees them: blocks on offer, and journeys that lie on none, each with its legs so that a delay of one can be supposed. */
import type { Instant } from '#domain/kit/day.ts'
import { minimumBetween as leastBetween } from '#domain/movements/connection-rules.ts'
import type { MovementId } from '#domain/movements/words.ts'
import type { Supposable, SupposedLeg } from '#domain/planning/suppose-rules.ts'
import type { Offer, RunFlight } from '#domain/planning/words.ts'
import { findAirport } from '#packs/places/airports.ts'
import { listMinimumConnections } from '#packs/places/minimum-connections.ts'
import type { MovementLeg } from './case-store.ts'

/** `legs`: of the journey whose free seats are on offer; a block of its own is one leg. */
export function asSupposable(offer: Offer, legs: readonly MovementLeg[]): Supposable {
  const flight: RunFlight = {
    id: offer.id,
    kind: offer.kind,
    use: offer.use,
    numbers: legs.length === 0 ? [offer.number] : legs.map(({ number }) => number),
    fromPlace: offer.fromPlace,
    fromTerminal: offer.fromTerminal,
    fromZone: offer.fromZone,
    departsAt: offer.departsAt,
    toPlace: offer.toPlace,
    toTerminal: offer.toTerminal,
    toZone: offer.toZone,
    arrivesAt: offer.arrivesAt,
    seats: offer.seats,
    wheelchairs: offer.wheelchairs,
    stretchers: offer.stretchers,
    minimumLoad: offer.minimumLoad,
    fixedCostMinor: offer.fixedCostMinor,
    seatPriceMinor: offer.seatPriceMinor,
    currency: offer.currency,
    movementId: offer.movementId,
    supposed: null,
  }
  return { flight, legs: legs.length > 0 ? legs : [legOf(flight)] }
}

/** A journey that nobody planned here: its passengers fill it, and nobody else is put on it. */
export function journeyAsFlight(movementId: MovementId, legs: readonly MovementLeg[], seats: number, currency: string): Supposable {
  const first = legs[0]!
  const last = legs.at(-1)!
  const flight: RunFlight = {
    id: movementId,
    kind: 'SCHEDULED',
    use: 'DIRECT',
    numbers: legs.map(({ number }) => number),
    fromPlace: first.fromPlace,
    fromTerminal: first.fromTerminal,
    fromZone: first.fromZone,
    departsAt: first.departsAt,
    toPlace: last.toPlace,
    toTerminal: last.toTerminal,
    toZone: last.toZone,
    arrivesAt: last.arrivesAt,
    seats,
    wheelchairs: seats,
    stretchers: seats,
    minimumLoad: 0,
    fixedCostMinor: 0,
    seatPriceMinor: 0,
    currency,
    movementId,
    supposed: null,
  }
  return { flight, legs }
}

/** The least minutes between two flights of a run, by the office's table. */
export function minimumBetween(arrives: RunFlight, leaves: RunFlight): number {
  return minimumBetweenLegs(legOf(arrives), legOf(leaves))
}

export function minimumBetweenLegs(arrives: SupposedLeg, leaves: SupposedLeg): number {
  return leastBetween(arrives, leaves, listMinimumConnections(), (place) => findAirport(place)?.countryIso3)
}

function legOf(flight: RunFlight): SupposedLeg {
  return {
    id: flight.id,
    seq: 1,
    carrier: flight.numbers[0]!.slice(0, 2),
    number: flight.numbers[0]!,
    fromPlace: flight.fromPlace,
    fromTerminal: flight.fromTerminal,
    fromZone: flight.fromZone,
    departsAt: flight.departsAt as Instant,
    expectedDepartsAt: null,
    toPlace: flight.toPlace,
    toTerminal: flight.toTerminal,
    toZone: flight.toZone,
    arrivesAt: flight.arrivesAt as Instant,
    expectedArrivesAt: null,
    bagsRechecked: false,
    borderEntry: false,
  }
}
