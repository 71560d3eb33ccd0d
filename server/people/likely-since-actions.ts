/**
 * The likely same persons among those alone who were written since a look at everybody: what a second look soon after costs. They are laid
 * out in memory by the words that the index would be asked for, so that a draft with none of them costs no question at all.
 */
import type { Instant } from '#domain/kit/day.ts'
import { likelyFrom, type Traits } from '#domain/people/likely-rules.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { Work } from '#server/kit/transaction.ts'
import { type LikelyDraft, likelyWords, traitsOfDraft, traitsOfPerson } from './likely-actions.ts'
import { placeOf } from './place.ts'
import { listNumberTokens } from './search-store.ts'
import { listPersonsById, listWrittenSince } from './store.ts'
import { scorersOf } from './weight-actions.ts'

/** Who of them may be this one; asked of one draft at a time. */
export type AmongWritten = (draft: LikelyDraft) => PersonId[]

/** Undefined when more than `most` were written since: everybody is then compared again. */
export async function likelyAmongWritten(work: Work, since: Instant, most: number): Promise<AmongWritten | undefined> {
  const ids = await listWrittenSince(work.db, placeOf(work).offices, since, most + 1)
  if (ids.length > most) return undefined
  const [persons, documents] = [await listPersonsById(work.db, ids), await listNumberTokens(work.db, ids, ['DOCUMENT'])]
  const numbers = Map.groupBy(documents, (each) => each.personId)
  const byWord = new Map<string, { id: PersonId; office: number; traits: Traits }[]>()
  for (const person of persons) {
    const traits = traitsOfPerson(
      person,
      (numbers.get(person.id) ?? []).map(({ token }) => token),
    )
    const known = { id: person.mergedInto ?? person.id, office: person.office, traits }
    for (const word of likelyWords(traits)) byWord.set(word, [...(byWord.get(word) ?? []), known])
  }
  const scorers = await scorersOf(
    work,
    persons.map(({ office }) => office),
  )
  return (draft) => {
    if (byWord.size === 0) return []
    const traits = traitsOfDraft(draft)
    const met = new Set(likelyWords(traits).flatMap((word) => byWord.get(word) ?? []))
    return [...new Set([...met].filter((each) => scorers(each.office).weigh(traits, each.traits).score >= likelyFrom).map(({ id }) => id))]
  }
}
