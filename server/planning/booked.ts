/** Who is on board already: the families of journeys, with what they take up and on which flights of a run they sit. */
import type { Day } from '#domain/kit/day.ts'
import { needsOf, usualPriority } from '#domain/planning/need-rules.ts'
import type { BookedGroup } from '#domain/planning/problem-words.ts'
import type { Needs } from '#domain/planning/words.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { Work } from '#server/kit/transaction.ts'
import { getPersons } from '#server/people/actions.ts'
import { listOnBoard, type OnBoard } from './case-store.ts'
import { type Journey, listWishes } from './store.ts'

export type Boarding = {
  movementId: string
  caseId: string
  legs: string[]
  needs: Needs
  persons: PersonId[]
  ticketed: boolean
  underWay: boolean
}

const notLeft = ['PLANNED', 'REQUESTED', 'HELD', 'TICKETED', 'MANIFESTED']

/** `legsOf`: the flights of a run by the journeys that sit on them. */
export async function boardingsOn(work: Work, legsOf: ReadonlyMap<string, readonly string[]>, today: Day): Promise<Boarding[]> {
  const seats = await listOnBoard(work.db, [...legsOf.keys()])
  const persons = await getPersons(
    work,
    seats.map(({ personId }) => personId),
  )
  const born = new Map(persons.map((person) => [person.id, person.bornOn]))
  const families = Map.groupBy(seats, ({ movementId, caseId }) => `${movementId} ${caseId}`)
  return [...families.values()].map((family: OnBoard[]) => {
    const { movementId, caseId } = family[0]!
    return {
      movementId,
      caseId,
      legs: [...legsOf.get(movementId)!],
      needs: needsOf(
        family.map(({ personId, codes }) => ({ bornOn: born.get(personId) ?? null, codes })),
        today,
      ),
      persons: family.map(({ personId }) => personId),
      ticketed: family.some(({ ticketed, state }) => ticketed || state === 'TICKETED' || state === 'MANIFESTED'),
      underWay: family.some(({ state }) => !notLeft.includes(state)),
    }
  })
}

/** As people who stay where they are: a case on two journeys is two groups. */
export async function asStanding(work: Work, boardings: readonly Boarding[]): Promise<BookedGroup[]> {
  const wishes = await listWishes(
    work.db,
    boardings.map(({ caseId }) => caseId),
  )
  return boardings.map((one) => ({
    key: `${one.caseId} ${one.movementId}`,
    needs: one.needs,
    priority: wishes.get(one.caseId)?.priority ?? usualPriority(one.needs),
    legs: one.legs,
    movable: undefined,
    frozen: true,
    hit: false,
  }))
}

export function legsByJourney(
  journeys: readonly Journey[],
  offered: readonly { id: string; movementId: string | null }[],
): Map<string, string[]> {
  const legs = new Map<string, string[]>()
  for (const { movementId, firstFlight, secondFlight } of journeys)
    legs.set(movementId, [firstFlight, ...(secondFlight === null ? [] : [secondFlight])])
  for (const { id, movementId } of offered) if (movementId !== null) legs.set(movementId, [id])
  return legs
}
