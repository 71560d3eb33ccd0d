/** What finds a person, as rows of the search index: written by every action that writes a person. No SQL. */
import { documentTokens } from '#domain/people/name-rules.ts'
import { lettersOf, postingsOf } from '#domain/people/posting-rules.ts'
import { contactTokens } from '#domain/people/query-rules.ts'
import { romanise } from './names.ts'
import type { PostingRow, TokenRow } from './search-store.ts'
import type { PersonRow } from './store.ts'

/** Their papers, telephones and addresses. */
export function tokenRows(person: PersonRow, documentNumbers: readonly string[]): TokenRow[] {
  return [...documentTokens(documentNumbers).map((token) => ({ ...token, person })), ...contactRows(person)]
}

/** Every word and sound of their names. */
export function nameRows(person: PersonRow): PostingRow[] {
  const letters = lettersOf(person)
  return postingsOf(person, romanise).map((posting) => ({ ...posting, person, letters }))
}

export function contactRows(person: PersonRow): TokenRow[] {
  return contactTokens(person.safeContact).map((token) => ({ ...token, person }))
}
