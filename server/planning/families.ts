/** Families that wait, as the planner and its screen need them: needs from ages and codes, days from clearances and requests, wishes and decisions. */
import type { Day } from '#domain/kit/day.ts'
import type { AirportCode } from '#domain/kit/place.ts'
import type { GuardedCase } from '#domain/movements/guard-rules.ts'
import type { PersonId } from '#domain/people/words.ts'
import { needsOf, usualPriority } from '#domain/planning/need-rules.ts'
import type { PlannedCase } from '#domain/planning/problem-words.ts'
import { whyNotPlannable, windowOfCase } from '#domain/planning/window-rules.ts'
import type { Candidate } from '#domain/planning/words.ts'
import { countryOfPlace, findPlace } from '#packs/places/places.ts'
import { listTransitRules } from '#packs/places/transit-visas.ts'
import type { Work } from '#server/kit/transaction.ts'
import { getPersons } from '#server/people/actions.ts'
import { bearersOf } from '#server/movements/guard-actions.ts'
import { marginsOf, needsOf as clearancesNeeded, requiredOf } from '#server/movements/need-actions.ts'
import type { CaseFacts } from './case-store.ts'
import { listDecisions, listWishes } from './store.ts'

export type Family = { facts: CaseFacts; candidate: Candidate; guarded: GuardedCase }

export async function asFamilies(work: Work, cases: readonly CaseFacts[], today: Day): Promise<Family[]> {
  const ids = cases.map(({ id }) => id)
  const [wishes, decisions, persons] = await Promise.all([
    listWishes(work.db, ids),
    listDecisions(work.db, ids),
    getPersons(
      work,
      cases.flatMap(({ members }) => members.map(({ personId }) => personId)),
    ),
  ])
  const known = new Map(persons.map((person) => [person.id, person]))
  return Promise.all(
    cases.map(async (facts) => {
      const guarded = await guardedOf(work, facts, known, today)
      const window = windowOfCase(guarded, facts.wish)
      const needs = needsOf(
        facts.members.map(({ personId, codes }) => ({ bornOn: known.get(personId)?.bornOn ?? null, codes })),
        today,
      )
      const wish = wishes.get(facts.id)
      const lead = facts.members.find(({ role }) => role === 'PA')
      const person = lead === undefined ? undefined : known.get(lead.personId)
      const candidate: Candidate = {
        caseId: facts.id,
        caseRef: facts.publicRef,
        leadName: person === undefined ? null : `${person.familyName} ${person.givenNames}`.trim() || null,
        movementType: facts.movementType,
        needs,
        priority: wish?.priority ?? usualPriority(needs),
        fromPlace: (facts.wish?.fromPlace ?? null) as AirportCode | null,
        destinations: [...new Set([...(facts.wish === undefined ? [] : [facts.wish.toPlace]), ...(wish?.alsoTo ?? [])])] as AirportCode[],
        window,
        criticalOn: facts.criticalOn,
        notPlannable: whyNotPlannable(guarded, facts.wish, window, today),
        decisions: decisions.get(facts.id) ?? [],
      }
      return { facts, candidate, guarded }
    }),
  )
}

/** Consent was asked for when the case became ready, and no booking asks again: the guards of a journey do not look at it. */
async function guardedOf(
  work: Work,
  facts: CaseFacts,
  known: ReadonlyMap<PersonId, { bornOn: Day | null }>,
  today: Day,
): Promise<GuardedCase> {
  const travelling = facts.members.map(({ personId }) => personId)
  const people = travelling.map((personId) => ({ personId, bornOn: known.get(personId)?.bornOn ?? null }))
  return {
    status: facts.status,
    onHold: facts.onHold,
    travelling,
    required: requiredOf(await clearancesNeeded(work, facts, today), facts, people, today),
    clearances: facts.clearances,
    consented: new Set(),
  }
}

/** With the papers of everybody and their rights at borders, which only a run looks at. */
export async function asPlanned(work: Work, families: readonly Family[]): Promise<PlannedCase[]> {
  const bearers = await bearersOf(
    work,
    families.flatMap(({ facts }) => facts.members.map(({ personId }) => personId)),
  )
  const borders = { bearers, rules: listTransitRules(), countryOf: countryOfPlace }
  const margins = await Promise.all(families.map(({ facts }) => marginsOf(work, facts)))
  return families.map(({ facts, candidate, guarded }, at) => ({
    caseId: facts.id,
    needs: candidate.needs,
    priority: candidate.priority,
    fromPlace: candidate.fromPlace ?? '',
    destinations: candidate.destinations,
    fromZone: findPlace(candidate.fromPlace ?? '')?.timeZone ?? 'UTC',
    window: candidate.window,
    wish: facts.wish,
    guarded,
    marginOn: margins[at]!,
    borders,
    decisions: candidate.decisions,
  }))
}
