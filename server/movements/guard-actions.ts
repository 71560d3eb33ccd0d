/** Guard G2 as booking and manifest ask it: clearances, papers and what doctors demand, for these members on these legs. */
import type { Case } from '#domain/cases/words.ts'
import { type DemandedSeat, unmetDemands } from '#domain/movements/clearance-rules.ts'
import type { GuardBlock } from '#domain/movements/clearance-words.ts'
import { checkBooking, journeyOf, type TravelPaper } from '#domain/movements/guard-rules.ts'
import { notOnBoard } from '#domain/movements/manifest-rules.ts'
import type { Movement } from '#domain/movements/words.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { Work } from '#server/kit/transaction.ts'
import { getDocuments } from '#server/people/document-actions.ts'
import { guardedCase } from './clearance-actions.ts'
import { marginsOf } from './need-actions.ts'

/** What keeps these members of a case from these legs. `joining`: the seats asked for; those on board already have theirs. */
export async function blocksOfBooking(
  work: Work,
  found: Case,
  movement: Pick<Movement, 'legs' | 'passengers'>,
  travelling?: readonly PersonId[],
  joining: readonly DemandedSeat[] = [],
): Promise<GuardBlock[]> {
  const [guarded, marginOn] = [await guardedCase(work, found), await marginsOf(work, found)]
  const members = travelling ?? guarded.travelling
  const onBoard = movement.passengers.filter(
    ({ caseId, personId, state }) => caseId === found.id && members.includes(personId) && !notOnBoard.includes(state),
  )
  const blocks = checkBooking(
    { ...guarded, travelling: members },
    journeyOf(movement.legs, marginOn),
    await papersOf(work, members),
    work.now,
  )
  return [...blocks, ...unmetDemands(guarded.clearances, [...onBoard, ...joining])]
}

export async function papersOf(work: Work, persons: readonly PersonId[]): Promise<Map<PersonId, TravelPaper[]>> {
  const papers = new Map<PersonId, TravelPaper[]>()
  for (const paper of await getDocuments(work, [...persons])) papers.set(paper.personId, [...(papers.get(paper.personId) ?? []), paper])
  return papers
}
