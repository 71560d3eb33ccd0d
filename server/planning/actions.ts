/** The door of the planning room: flights on offer and the figures of an office. Candidates, runs and bookings have their own actions. */
import { addDays, dayAt, startOfDay } from '#domain/kit/day.ts'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type * as contracts from '#domain/planning/contract.ts'
import * as rules from '#domain/planning/rules.ts'
import type { Offer, OfferDraft, OfferId } from '#domain/planning/words.ts'
import { findAirport } from '#packs/places/airports.ts'
import { findPlace } from '#packs/places/places.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { chooseOffice, getMissionOffice } from '#server/kit/office.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { getMovement } from '#server/movements/actions.ts'
import { boardingsOn, legsByJourney } from './booked.ts'
import { readFlightFile } from './flight-file.ts'
import { settingsFor } from './problem.ts'
import { findOffer, insertOffers, insertSettings, listJourneysOn, listOffersPage, listSettings, type Place, setWithdrawn } from './store.ts'

type Asked<C extends keyof typeof contracts> = (typeof contracts)[C] extends infer Contract ? InputOf<Contract> : never
type Answer<C extends keyof typeof contracts> = (typeof contracts)[C] extends infer Contract ? OutputOf<Contract> : never
export type Elsewhere = 'not_found' | 'not_your_office' | 'which_office'

/** A compartment that is not the actor's own is one that does not exist. */
export function placeOf(work: Work, asked: { office?: number | undefined; compartment: number }): Result<Place, Elsewhere> {
  if (asked.compartment !== 0 && !work.actor.compartments.includes(asked.compartment)) return refuse('not_found')
  const office = chooseOffice(work, asked.office)
  return office.ok ? accept({ office: office.value, compartment: asked.compartment }) : office
}

export async function listFlights(work: Work, input: Asked<'listFlights'>): Promise<Result<Answer<'listFlights'>, 'not_found'>> {
  const after = readCursor(input.after, 2)
  const place = placeOf(work, { ...input, office: input.office ?? work.actor.offices[0] })
  if (!place.ok) return refuse('not_found')
  if (after === null) return accept({ items: [], next: null })
  const { timeZone } = await getMissionOffice(work, place.value.office)
  const span = {
    from: input.from === undefined ? undefined : startOfDay(input.from, timeZone),
    to: input.to === undefined ? undefined : startOfDay(addDays(input.to, 1), timeZone),
  }
  const rows = await listOffersPage(work.db, place.value, span, after, input.limit)
  const page = pageOf(
    rows,
    input.limit,
    (row) => writeCursor(row.departsAt, row.id),
    (row) => row,
  )
  return accept({ items: await withTaken(work, page.items), next: page.next })
}

/** What journeys on these flights take of them. */
export async function withTaken<Line extends Pick<Offer, 'id' | 'movementId'>>(
  work: Work,
  offers: readonly Line[],
): Promise<(Line & { taken: number; wheelchairsTaken: number; stretchersTaken: number })[]> {
  const journeys = await listJourneysOn(
    work.db,
    offers.map(({ id }) => id),
  )
  const boardings = await boardingsOn(work, legsByJourney(journeys, offers), dayAt(work.now, 'UTC'))
  return offers.map((offer) => {
    const on = boardings.filter(({ legs }) => legs.includes(offer.id))
    const sum = (of: (needs: (typeof on)[number]['needs']) => number): number => on.reduce((all, { needs }) => all + of(needs), 0)
    return {
      ...offer,
      taken: sum(({ seats, stretchers }) => seats + 8 * stretchers),
      wheelchairsTaken: sum(({ wheelchairs }) => wheelchairs),
      stretchersTaken: sum(({ stretchers }) => stretchers),
    }
  })
}

type OfferRefusal = Elsewhere | rules.OfferRefusal | 'id_taken'

export async function offerFlight(work: Work, input: Asked<'offerFlight'>): Promise<Result<Offer, OfferRefusal>> {
  const place = placeOf(work, input)
  if (!place.ok) return place
  const offer = await draftOffer(work, place.value, input)
  if (!offer.ok) return offer
  try {
    await insertOffers(work.db, [offer.value], work.actor.accountId, work.now)
  } catch (error) {
    if (brokeConstraint(error, 'planning_flight_pkey')) return refuse('id_taken')
    throw error
  }
  recordOffer(work, 'flight_offered', offer.value)
  return offer
}

async function draftOffer(work: Work, place: Place, draft: OfferDraft): Promise<Result<Offer, rules.OfferRefusal>> {
  const { timeZone } = await getMissionOffice(work, place.office)
  const { settings } = await settingsFor(work, place.office, dayAt(work.now, timeZone))
  const leg = rules.offerFlight(draft, findPlace, settings)
  if (!leg.ok) return leg
  const { fromPlace, fromTerminal, fromZone, departsAt, toPlace, toTerminal, toZone, arrivesAt, number } = leg.value
  const { kind, use, seats, wheelchairs, stretchers, minimumLoad, fixedCostMinor, seatPriceMinor, currency } = draft
  return accept({
    id: draft.id ?? (newId() as OfferId),
    ...place,
    kind,
    use,
    number,
    fromPlace,
    fromTerminal,
    fromZone,
    departsAt,
    toPlace,
    toTerminal,
    toZone,
    arrivesAt,
    seats,
    wheelchairs,
    stretchers,
    fixedCostMinor,
    seatPriceMinor,
    currency,
    // Only a charter waits for a full load.
    minimumLoad: kind === 'CHARTER' ? minimumLoad : 0,
    movementId: null,
    withdrawnAt: null,
  })
}

export async function importFlights(
  work: Work,
  input: Asked<'importFlights'>,
): Promise<Result<Answer<'importFlights'>, Elsewhere | 'csv_not_readable' | 'csv_too_many_rows'>> {
  const place = placeOf(work, input)
  if (!place.ok) return place
  const read = readFlightFile(input.csv)
  if (!read.ok) return read
  const faults = [...read.value.faults]
  const offers: Offer[] = []
  for (const { line, draft } of read.value.rows) {
    const offer = await draftOffer(work, place.value, { ...draft, compartment: place.value.compartment })
    if (offer.ok) offers.push(offer.value)
    else faults.push({ line, column: '', problem: offer.refusal })
  }
  // A half-read timetable is worse than none: somebody would plan with it.
  if (faults.length > 0) return accept({ added: 0, faults: faults.toSorted((a, b) => a.line - b.line).slice(0, 200) })
  if (offers.length > 0) await insertOffers(work.db, offers, work.actor.accountId, work.now)
  for (const offer of offers) recordOffer(work, 'flight_offered', offer)
  return accept({ added: offers.length, faults: [] })
}

export async function offerMovement(
  work: Work,
  input: Asked<'offerMovement'>,
): Promise<Result<Offer, 'not_found' | 'movement_closed' | 'already_offered'>> {
  const found = await getMovement(work, input.movementId)
  if (!found.ok) return found
  const { office, compartment, status, legs } = found.value
  if (!work.actor.offices.includes(office)) return refuse('not_found')
  if (!['PLANNED', 'BOOKED', 'MANIFESTED'].includes(status)) return refuse('movement_closed', { status })
  const { timeZone } = await getMissionOffice(work, office)
  const { settings } = await settingsFor(work, office, dayAt(work.now, timeZone))
  const [first, last] = [legs[0]!, legs.at(-1)!]
  const offer: Offer = {
    id: newId() as OfferId,
    office,
    compartment,
    kind: 'SCHEDULED',
    use: 'DIRECT',
    number: first.number,
    fromPlace: first.fromPlace,
    fromTerminal: first.fromTerminal,
    fromZone: first.fromZone,
    departsAt: first.departsAt,
    toPlace: last.toPlace,
    toTerminal: last.toTerminal,
    toZone: last.toZone,
    arrivesAt: last.arrivesAt,
    seats: input.seats,
    wheelchairs: input.wheelchairs,
    stretchers: input.stretchers,
    minimumLoad: 0,
    fixedCostMinor: 0,
    seatPriceMinor: input.seatPriceMinor,
    currency: settings.currency,
    movementId: input.movementId,
    withdrawnAt: null,
  }
  try {
    await insertOffers(work.db, [offer], work.actor.accountId, work.now)
  } catch (error) {
    if (brokeConstraint(error, 'planning_flight_of_movement')) return refuse('already_offered')
    throw error
  }
  recordOffer(work, 'flight_offered', offer)
  return accept(offer)
}

export async function withdrawFlight(
  work: Work,
  input: Asked<'withdrawFlight'>,
): Promise<Result<Offer, 'not_found' | 'already_off_offer'>> {
  const found = await findOffer(work.db, input.offerId, true)
  if (found === undefined) return refuse('not_found')
  const withdrawn = rules.withdrawFlight(found, work.now)
  if (!withdrawn.ok) return withdrawn
  await setWithdrawn(work.db, found.id, work.now)
  recordOffer(work, 'flight_withdrawn', found)
  return withdrawn
}

function recordOffer(work: Work, name: 'flight_offered' | 'flight_withdrawn', offer: Offer): void {
  const { id, office, compartment } = offer
  work.record({
    name,
    subject: id,
    office,
    compartment,
    facts: { flight: offer.number, from: offer.fromPlace, to: offer.toPlace, seats: offer.seats },
  })
}

// ── figures ──

export async function getSettings(work: Work, input: Asked<'getSettings'>): Promise<Result<Answer<'getSettings'>, 'not_found'>> {
  const office = input.office ?? work.actor.offices[0]
  if (office === undefined || !work.actor.offices.includes(office)) return refuse('not_found')
  const today = dayAt(work.now, (await getMissionOffice(work, office)).timeZone)
  const inForce = await settingsFor(work, office, today)
  return accept({ ...inForce, later: (await listSettings(work.db, office)).filter(({ validFrom }) => validFrom > today) })
}

export async function setSettings(
  work: Work,
  input: Asked<'setSettings'>,
): Promise<Result<Answer<'setSettings'>, Elsewhere | 'settings_in_the_past' | 'unknown_airport' | 'hub_twice' | 'other_currency'>> {
  const { office: asked, ...settings } = input
  const office = chooseOffice(work, asked)
  if (!office.ok) return office
  const today = dayAt(work.now, (await getMissionOffice(work, office.value)).timeZone)
  const before = await settingsFor(work, office.value, today)
  const set = rules.setSettings(settings, before.settings, today, (iata) => findAirport(iata) !== undefined)
  if (!set.ok) return set
  await insertSettings(work.db, office.value, set.value, work.actor.accountId, work.now)
  const facts = { validFrom: set.value.validFrom, hubs: set.value.hubs.length, escorts: set.value.escortPoolPerDay }
  work.record({ name: 'planning_figures_set', subject: newId(), office: office.value, compartment: 0, facts })
  return set
}
