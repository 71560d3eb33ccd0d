/** Takes back the people of an import, as long as nobody has worked on them. */
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type { Work } from '#server/kit/transaction.ts'
import { deleteRoll, isWorkedOn, listPeopleOfRoll } from './removal-store.ts'

/**
 * Removes every person and household that this roll brought in. All or nothing: one person worked on, or still named by a case, keeps
 * the whole roll. The rows stay in the audit. A room above removes what it made of these people first.
 */
export async function removeUntouched(
  work: Work,
  rollId: string,
): Promise<Result<{ persons: number; households: number }, 'worked_on_since'>> {
  if (await isWorkedOn(work.db, rollId)) return refuse('worked_on_since')
  const people = await listPeopleOfRoll(work.db, rollId)
  try {
    const removed = await deleteRoll(work.db, rollId)
    for (const { id, office, compartment } of people)
      work.record({ name: 'person_removed', subject: id, office, compartment, facts: { fromRoll: true } })
    return accept(removed)
  } catch (error) {
    // Somebody put one of them in another case, a plan, a movement: those rows hold on to the person, and rightly.
    if ((error as { code?: string }).code === foreignKeyBroken) return refuse('worked_on_since')
    throw error
  }
}

const foreignKeyBroken = '23503'
