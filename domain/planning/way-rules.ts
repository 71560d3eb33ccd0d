/** What a booking of a family on a way would be refused for, in the words of movements: papers, clearances, and the borders on the way. */
import type { Instant } from '#domain/kit/day.ts'
import { checkTransits, countriesTouched, papersFor, transitsOf } from '#domain/movements/border-rules.ts'
import type { GuardBlock } from '#domain/movements/clearance-words.ts'
import { checkBooking, journeyOf } from '#domain/movements/guard-rules.ts'
import { choosePaper } from '#domain/movements/paper-rules.ts'
import type { PlannedCase } from './problem-words.ts'
import type { RunFlight } from './words.ts'

/**
 * Guard G2. Of a journey that lies on no offered flight only its two ends are known here: its changes were judged when it was booked.
 * A supervisor lets somebody go through the country they fled for one journey: for a way that nobody booked yet, nobody did.
 */
export function blocksOfWay(one: PlannedCase, legs: readonly RunFlight[], now: Instant): GuardBlock[] {
  const journey = journeyOf(legs, one.marginOn)
  const { travelling, clearances } = one.guarded
  const { bearers, rules, countryOf } = one.borders
  const touched = countriesTouched(legs, countryOf)
  const usable = new Map(
    travelling.map((personId) => {
      const bearer = bearers.get(personId)
      return [personId, papersFor(bearer?.papers ?? [], bearer?.nationality ?? '', touched, false)]
    }),
  )
  const papers = new Map([...usable].map(([personId, each]) => [personId, each.papers]))
  const barred = new Set([...usable].flatMap(([personId, each]) => (each.barred ? personId : [])))
  const people = travelling.map((personId) => ({
    personId,
    nationality: bearers.get(personId)?.nationality ?? 'XXX',
    paper: choosePaper(papers.get(personId)!, journey).paper,
    rights: bearers.get(personId)?.rights ?? [],
    clearances: clearances.filter((standing) => standing.personId === null || standing.personId === personId),
  }))
  const flown = legs.map((leg) => ({ ...leg, mode: 'AIR' as const, borderEntry: false }))
  const borders = checkTransits(people, transitsOf(flown, countryOf), countryOf(flown.at(-1)!.toPlace), rules)
  return [...checkBooking(one.guarded, journey, papers, now, barred), ...borders.blocks]
}
