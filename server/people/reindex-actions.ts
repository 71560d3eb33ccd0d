/**
 * Writes the search index again while the desk works: a commit for each few hundred persons, only what differs is written, and an
 * interrupted run goes on where it was. Until then everybody is found by what was written for them before.
 */
import { contactTokens } from '#domain/people/query-rules.ts'
import { indexVersion, tokensOf, withLetters } from '#domain/people/name-rules.ts'
import type { Work } from '#server/kit/transaction.ts'
import { romanise } from './names.ts'
import * as store from './reindex-store.ts'
import { insertTokens } from './search-store.ts'

export type Reindexed = { readonly persons: number; readonly changed: number; readonly more: boolean }

const batchOf = 500

/** Compares the entries of the next persons with what their names, numbers and contacts ask for, and writes the difference. */
export async function reindexNext(work: Work): Promise<Reindexed> {
  const progress = await store.findProgress(work.db, indexVersion)
  if (progress === undefined) await store.startProgress(work.db, indexVersion, work.now)
  else if (progress.isFinished) return { persons: 0, changed: 0, more: false }

  const persons = await store.listPersonsToIndex(work.db, progress?.after ?? null, batchOf)
  const changed = await reindexPersons(work, persons)
  const more = persons.length === batchOf
  await store.saveProgress(work.db, indexVersion, {
    after: persons.at(-1)?.id ?? null,
    persons: persons.length,
    changed,
    finishedAt: more ? null : work.now,
  })
  return { persons: persons.length, changed, more }
}

/** Everybody again, from the first one: asked for by hand. */
export async function restartReindex(work: Work): Promise<void> {
  await store.startProgress(work.db, indexVersion, work.now)
}

export async function isReindexDue(work: Work): Promise<boolean> {
  const progress = await store.findProgress(work.db, indexVersion)
  return progress === undefined || !progress.isFinished
}

/** How many of these persons had entries that were wrong. */
async function reindexPersons(work: Work, persons: readonly store.PersonToIndex[]): Promise<number> {
  if (persons.length === 0) return 0
  const ids = persons.map(({ id }) => id)
  // Entries before documents: a document added meanwhile may be written twice, which harms nobody, but is never forgotten.
  const entries = Map.groupBy(await store.listEntries(work.db, ids), ({ personId }) => personId)
  const numbers = Map.groupBy(await store.listDocumentNumbers(work.db, ids), ({ personId }) => personId)
  const wrong: store.Entry[] = []
  const written: store.Entry[] = []
  for (const person of persons) {
    const documents = (numbers.get(person.id) ?? []).map(({ number }) => number)
    const wanted = wantedEntries(person, documents)
    const standing = new Set<string>()
    const gone = new Set<string>()
    for (const entry of entries.get(person.id) ?? []) {
      const key = keyOf(entry)
      if (wanted.has(key) && !standing.has(key)) standing.add(key)
      else {
        gone.add(store.wordOf(entry))
        wrong.push(entry)
      }
    }
    // An entry goes by its word, with the others of that word: of another birth, or a second one. The right one is then written anew.
    for (const [key, entry] of wanted) if (!standing.has(key) || gone.has(store.wordOf(entry))) written.push(entry)
  }
  await store.deleteEntries(work.db, wrong)
  const byId = new Map(persons.map((person) => [person.id, person]))
  await insertTokens(
    work.db,
    written.map(({ personId, ...token }) => ({ ...token, person: byId.get(personId)! })),
  )
  return new Set([...wrong, ...written].map(({ personId }) => personId)).size
}

function wantedEntries(person: store.PersonToIndex, numbers: readonly string[]): Map<string, store.Entry> {
  const tokens = withLetters(person, [...tokensOf(person, numbers, romanise), ...contactTokens(person.safeContact)])
  return new Map(
    tokens.map((token) => {
      const entry = { ...token, personId: person.id, bornOn: person.bornOn }
      return [keyOf(entry), entry]
    }),
  )
}

function keyOf(entry: store.Entry): string {
  return `${store.wordOf(entry)} ${entry.bornOn} ${entry.letters}`
}
