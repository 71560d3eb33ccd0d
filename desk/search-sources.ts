/** What the one search box looks through: one line a room. A source is asked only by those who may read it. */
import type { Permission } from '#domain/access/roles.ts'
import type { Answer } from './kit/api.ts'
import type { Text } from '#ui/TextProvider.tsx'
import type { IconName } from '#ui/Icon.tsx'

export type Found = {
  readonly key: string
  readonly title: string
  readonly detail?: string
  /** Why it was found, when that is not plain from the title. */
  readonly why?: string
  /** From 0 to 1, how surely this was meant: a whole reference or number 1, the first of many names about 0.7. One list is made of all sources. */
  readonly sure: number
  readonly to: string
  readonly params: Record<string, string>
}

export type SearchSource = {
  /** Translation key of what it finds, in the plural, as its list is called. */
  readonly name: string
  readonly icon: IconName
  readonly permission: Permission
  find(words: string, text: Text, signal: AbortSignal): Promise<Answer<readonly Found[]>>
}

/** Loaded with the first key typed, so that no room's contracts weigh on the first page. */
export const searchSources: readonly (() => Promise<SearchSource>)[] = [
  async () => (await import('./people/person-search.ts')).personSearch,
  async () => (await import('./cases/case-search.ts')).caseSearch,
  async () => (await import('./movements/movement-search.ts')).movementSearch,
]
