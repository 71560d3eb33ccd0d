/**
 * Writes the search index again while the desk works: a commit for each few hundred persons, only what differs is written, and an
 * interrupted run goes on where it was. Until then everybody is found by what was written for them before.
 */
import { contactTokens } from '#domain/people/query-rules.ts'
import { documentTokens, indexVersion } from '#domain/people/name-rules.ts'
import { lettersOf, postingsOf } from '#domain/people/posting-rules.ts'
import type { Work } from '#server/kit/transaction.ts'
import { romanise } from './names.ts'
import * as store from './reindex-store.ts'
import { insertPostings, insertTokens, type PostingRow, type TokenRow } from './search-store.ts'

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
  // Entries before documents: a document added meanwhile may be written twice, which harms nobody, but is never forgotten.
  const standing = await store.listEntries(work.db, persons)
  const numbers = Map.groupBy(
    await store.listDocumentNumbers(
      work.db,
      persons.map(({ id }) => id),
    ),
    ({ personId }) => personId,
  )
  const tokens = difference(
    standing.tokens,
    persons.flatMap((person) =>
      wantedTokens(
        person,
        (numbers.get(person.id) ?? []).map(({ number }) => number),
      ),
    ),
  )
  const postings = difference(standing.postings, persons.flatMap(wantedPostings))
  await store.deleteEntries(work.db, 'people_token', tokens.wrong)
  await store.deleteEntries(work.db, 'people_posting', postings.wrong)
  const byId = new Map(persons.map((person) => [person.id, person]))
  const rowsOf = <Row>(entries: readonly store.Entry[]): Row[] =>
    entries.map(({ personId, row }) => ({ ...row, person: byId.get(personId)! }) as Row)
  await insertTokens(work.db, rowsOf<TokenRow>(tokens.missing))
  await insertPostings(work.db, rowsOf<PostingRow>(postings.missing))
  return new Set([...tokens.wrong, ...tokens.missing, ...postings.wrong, ...postings.missing].map(({ personId }) => personId)).size
}

/** What stands and should not, of two same ones one, and what is missing. */
function difference(standing: readonly store.Entry[], wanted: readonly store.Entry[]): { wrong: store.Entry[]; missing: store.Entry[] } {
  const missing = new Map(wanted.map((entry) => [keyOf(entry), entry]))
  return { wrong: standing.filter((entry) => !missing.delete(keyOf(entry))), missing: [...missing.values()] }
}

function keyOf({ personId, text }: store.Entry): string {
  return `${personId} ${text}`
}

function wantedTokens(person: store.PersonToIndex, numbers: readonly string[]): store.Entry[] {
  return [...documentTokens(numbers), ...contactTokens(person.safeContact)].map((row) => ({
    personId: person.id,
    text: store.tokenText(row, person.bornOn),
    row,
  }))
}

function wantedPostings(person: store.PersonToIndex): store.Entry[] {
  const letters = lettersOf(person)
  return postingsOf(person, romanise).map((posting) => {
    const row = { ...posting, letters }
    return { personId: person.id, text: store.postingText(row, person.bornOn), row }
  })
}
