/** Decisions on flights on offer, figures and horizons: what may be offered, from when figures hold, over which days a run plans. */
import { type Day, daysBetween } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { type LegRefusal, type Place, planLegs, type PlannedLeg } from '#domain/movements/rules.ts'
import type { Needs, Offer, OfferDraft, PlanningSettings } from './words.ts'

export type OfferRefusal =
  | Exclude<LegRefusal, 'legs_do_not_meet' | 'legs_overlap'>
  | 'charter_is_direct'
  | 'minimum_above_seats'
  | 'other_currency'

/** The leg of a flight on offer, its times made instants as those of a journey are. */
export function offerFlight(
  draft: Pick<
    OfferDraft,
    | 'kind'
    | 'use'
    | 'number'
    | 'fromPlace'
    | 'fromTerminal'
    | 'departsLocal'
    | 'toPlace'
    | 'toTerminal'
    | 'arrivesLocal'
    | 'seats'
    | 'minimumLoad'
    | 'currency'
  >,
  findPlace: (iata: string) => Place | undefined,
  settings: Pick<PlanningSettings, 'currency'>,
): Result<PlannedLeg, OfferRefusal> {
  if (draft.kind === 'CHARTER' && draft.use !== 'DIRECT') return refuse('charter_is_direct')
  if (draft.minimumLoad > draft.seats) return refuse('minimum_above_seats', { seats: draft.seats, minimum: draft.minimumLoad })
  if (draft.currency !== settings.currency) return refuse('other_currency', { currency: settings.currency })
  const planned = planLegs([{ ...draft, mode: 'AIR', bagsRechecked: false, borderEntry: false }], findPlace, () => false)
  return planned.ok ? accept(planned.value[0]!) : (planned as Result<PlannedLeg, OfferRefusal>)
}

export function withdrawFlight(is: Offer, now: Offer['withdrawnAt']): Result<Offer, 'already_off_offer'> {
  if (is.withdrawnAt !== null) return refuse('already_off_offer')
  return accept({ ...is, withdrawnAt: now })
}

/** Of the figures kept, those in force on a day: the latest that began. Undefined before the first. */
export function settingsOn<Settings extends { validFrom: Day }>(all: readonly Settings[], on: Day): Settings | undefined {
  return all.filter(({ validFrom }) => validFrom <= on).toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
}

/** Figures never change backwards: a run of last week was made with last week's. */
export function setSettings(
  asked: PlanningSettings,
  before: Pick<PlanningSettings, 'currency'>,
  today: Day,
  knowsPlace: (iata: string) => boolean,
): Result<PlanningSettings, 'settings_in_the_past' | 'unknown_airport' | 'hub_twice' | 'other_currency'> {
  if (asked.validFrom < today) return refuse('settings_in_the_past', { today })
  const unknown = asked.hubs.find(({ airport }) => !knowsPlace(airport))
  if (unknown !== undefined) return refuse('unknown_airport', { leg: 0, airport: unknown.airport })
  const twice = asked.hubs.find(({ airport }, at) => asked.hubs.findIndex((hub) => hub.airport === airport) !== at)
  if (twice !== undefined) return refuse('hub_twice', { airport: twice.airport })
  // Blocks on offer are priced in it: another one would make their figures mean something else.
  if (asked.currency !== before.currency) return refuse('other_currency', { currency: before.currency })
  return accept(asked)
}

export const horizonDaysMax = 92

export function isHorizon(fromOn: Day, untilOn: Day, today: Day): boolean {
  const days = daysBetween(fromOn, untilOn)
  return untilOn >= today && days >= 0 && days < horizonDaysMax
}

/** Whether a family still finds its places on a flight, at the moment of booking. */
export function seatsLeft(
  flight: {
    number: string
    seats: number
    wheelchairs: number
    stretchers: number
    taken: number
    wheelchairsTaken: number
    stretchersTaken: number
  },
  needs: Pick<Needs, 'seats' | 'wheelchairs' | 'stretchers'>,
): Result<true, 'flight_full' | 'no_wheelchair_place' | 'no_stretcher_place'> {
  const { number } = flight
  if (flight.taken + needs.seats + 8 * needs.stretchers > flight.seats) return refuse('flight_full', { flight: number })
  if (flight.wheelchairsTaken + needs.wheelchairs > flight.wheelchairs) return refuse('no_wheelchair_place', { flight: number })
  if (flight.stretchersTaken + needs.stretchers > flight.stretchers) return refuse('no_stretcher_place', { flight: number })
  return accept(true)
}
