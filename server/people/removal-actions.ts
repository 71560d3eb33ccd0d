/** Takes back the people of an import, as long as nobody has worked on them. */
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import { isStopAsked } from '#server/kit/long-commands.ts'
import type { Work } from '#server/kit/transaction.ts'
import { deleteHouseholds, deletePersons, isWorkedOn, listHouseholdsOfRoll, lockPeopleOfRoll } from './removal-store.ts'

export type RemovalRefusal = 'worked_on_since' | 'stopped_on_request'

/** In one statement: some hundred milliseconds each, so that none comes near the minute that one may take. */
const personsAtOnce = 500
const householdsAtOnce = 2_000

/**
 * Removes every person and household that this roll brought in. All or nothing: one person worked on, or still named by a case, keeps
 * the whole roll. The rows stay in the audit. A room above removes what it made of these people first.
 */
export async function removeUntouched(
  work: Work,
  rollId: string,
  told: (done: number) => void = () => undefined,
): Promise<Result<{ persons: number; households: number }, RemovalRefusal>> {
  const people = await lockPeopleOfRoll(work.db, rollId)
  if (await isWorkedOn(work.db, rollId)) return refuse('worked_on_since')
  const households = await listHouseholdsOfRoll(work.db, rollId)
  try {
    for (let from = 0; from < people.length; from += personsAtOnce) {
      const some = people.slice(from, from + personsAtOnce)
      await deletePersons(
        work.db,
        some.map(({ id }) => id),
      )
      if (await isStopAsked(work)) return refuse('stopped_on_request')
      told(from + some.length)
    }
    for (let from = 0; from < households.length; from += householdsAtOnce)
      await deleteHouseholds(work.db, households.slice(from, from + householdsAtOnce))
  } catch (error) {
    // Somebody put one of them in another case, a plan, a movement: those rows hold on to the person, and rightly.
    if ((error as { code?: string }).code === foreignKeyBroken) return refuse('worked_on_since')
    throw error
  }
  for (const { id, office, compartment } of people)
    work.record({ name: 'person_removed', subject: id, office, compartment, facts: { fromRoll: true } })
  return accept({ persons: people.length, households: households.length })
}

const foreignKeyBroken = '23503'
