/** The planning problem of an office as it stands now: what is on offer, who waits, who is booked already, by which figures. Reads only. */
import { addDays, type Day, dayAt, type Instant, startOfDay } from '#domain/kit/day.ts'
import type { Problem } from '#domain/planning/problem-words.ts'
import { settingsOn } from '#domain/planning/rules.ts'
import type { PlanningSettings } from '#domain/planning/words.ts'
import { listUsualSettings } from '#packs/planning/planning-settings.ts'
import { getMissionOffice } from '#server/kit/office.ts'
import type { Work } from '#server/kit/transaction.ts'
import { asStanding, boardingsOn, legsByJourney } from './booked.ts'
import { listLegsOf, readCases } from './case-store.ts'
import { asFamilies, asPlanned, type Family } from './families.ts'
import { asSupposable, minimumBetween } from './offers.ts'
import { listJourneysOn, listOffersBetween, listSettings, type Place } from './store.ts'

export type Horizon = { startsAt: Instant; from: Instant; to: Instant; zone: string; today: Day }

/** The days of the office; what has left already is not planned with. */
export async function horizonOf(work: Work, office: number, fromOn: Day, untilOn: Day): Promise<Horizon> {
  const zone = (await getMissionOffice(work, office)).timeZone
  const startsAt = startOfDay(fromOn, zone)
  return {
    startsAt,
    from: startsAt > work.now ? startsAt : work.now,
    to: startOfDay(addDays(untilOn, 1), zone),
    zone,
    today: dayAt(work.now, zone),
  }
}

/** The office's own figures in force on a day, else the usual ones. */
export async function settingsFor(work: Work, office: number, on: Day): Promise<{ settings: PlanningSettings; isUsual: boolean }> {
  const own = settingsOn(await listSettings(work.db, office), on)
  if (own !== undefined) return { settings: own, isUsual: false }
  const usual = settingsOn(listUsualSettings(), on) ?? listUsualSettings()[0]!
  return { settings: usual, isUsual: true }
}

/** `unseen`: cases named that this actor does not see in this place. */
export type Asked = { problem: Problem; families: Family[]; unseen: number }

/** Of the cases named, those that can be planned are put to the planner; `families` holds them in the order asked. */
export async function problemFor(work: Work, place: Place, horizon: Horizon, caseIds: readonly string[]): Promise<Asked> {
  const { settings } = await settingsFor(work, place.office, horizon.today)
  const offers = await listOffersBetween(work.db, place, horizon.from, horizon.to)
  const journeys = await listJourneysOn(
    work.db,
    offers.map(({ id }) => id),
  )
  const legs = Map.groupBy(
    await listLegsOf(
      work.db,
      offers.flatMap(({ movementId }) => movementId ?? []),
    ),
    ({ movementId }) => movementId,
  )
  const known = new Set(offers.map(({ id }) => id as string))
  // A feeder of yesterday has left: of its journey only the flights that still lie ahead are looked at.
  const legsOf = new Map([...legsByJourney(journeys, offers)].map(([movement, ids]) => [movement, ids.filter((id) => known.has(id))]))
  const booked = await asStanding(work, await boardingsOn(work, legsOf, horizon.today))
  const cases = await readCases(work.db, place, [...new Set(caseIds)])
  const families = (await asFamilies(work, cases, horizon.today)).filter(({ candidate }) => candidate.notPlannable === null)
  return {
    families,
    unseen: new Set(caseIds).size - cases.length,
    problem: {
      startsAt: horizon.startsAt,
      flights: offers.map((offer) => asSupposable(offer, legs.get(offer.movementId!) ?? []).flight),
      cases: await asPlanned(work, families),
      booked,
      settings,
      now: work.now,
      minimumBetween,
    },
  }
}
