/** Whether those on a list still agree to travel when it is given to an airline, a border authority or whoever receives them. */
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import { mustAgree } from '#domain/movements/manifest-rules.ts'
import type { Manifest } from '#domain/movements/words.ts'
import type { PersonId } from '#domain/people/words.ts'
import { manifestScope, type Sharing } from '#domain/people/sharing-rules.ts'
import { getPersons, mayGiveOf } from '#server/people/actions.ts'
import type { Work } from '#server/kit/transaction.ts'
import { findMovement } from './store.ts'

/** Before a journey leaves, its list names only people who agree. Once it has left, the list is what happened, and is kept as it was. */
export async function mayGiveList(
  work: Work,
  manifest: Pick<Manifest, 'movementId' | 'rows'>,
  recipient: Extract<Sharing['recipient'], 'CARRIER' | 'AUTHORITY'>,
): Promise<Result<null, 'list_without_consent'>> {
  const movement = await findMovement(work.db, manifest.movementId)
  if (movement === undefined || movement.status === 'DEPARTED' || movement.status === 'ARRIVED') return accept(null)
  return mayGiveNames(work, mustAgree(manifest.rows), recipient)
}

/** Whether each of these agrees to be named to this recipient for a journey. `mustAgree` says of a list who is asked. */
export async function mayGiveNames(
  work: Work,
  asked: readonly PersonId[],
  recipient: Sharing['recipient'],
): Promise<Result<null, 'list_without_consent'>> {
  // Somebody whose file this actor may not see is looked after by those who may: nothing is said of them here.
  const seen = (await getPersons(work, asked)).map(({ id }) => id)
  const may = await mayGiveOf(work, seen)
  const sharing = { purpose: 'TRAVEL', recipient, recipientName: null, scope: manifestScope } as const
  const answers = seen.map((personId) => may(personId, sharing)).filter((answer) => !answer.ok)
  const [first] = answers
  return first === undefined ? accept(null) : refuse('list_without_consent', { count: answers.length, why: first.refusal })
}
