/** Persons in the one search box of the desk: by name in any script, birth, document, telephone or e-mail, with the reason beside. */
import * as people from '#domain/people/contract.ts'
import type { FoundHow, SearchHit } from '#domain/people/words.ts'
import { ask } from '#desk/kit/api.ts'
import type { Text } from '#ui/TextProvider.tsx'
import { nationalityText } from './nationality.ts'
import { nameOf } from './shared.tsx'

export const personSearch = {
  name: 'people.people',
  icon: 'people',
  permission: 'people.read',
  find: async (words: string, text: Text, signal: AbortSignal) => {
    const answer = await ask(people.search, { q: words, limit: 8 }, { signal })
    if (!answer.ok) return answer
    const value = answer.value.items.map((hit, at) => {
      const { person } = hit
      const why = whyText(text, hit)
      return {
        key: person.id,
        title: person.nativeName === null ? nameOf(person) : `${nameOf(person)} · \u2068${person.nativeName}\u2069`,
        detail: `${text.write.birthday(person.bornOn, person.bornPrecision)} · ${nationalityText(text, person.nationality)}`,
        ...(why === undefined ? {} : { why }),
        sure: surenessOf(hit) - at / 1_000,
        to: '/people/$personId',
        params: { personId: person.id },
      }
    })
    return { ...answer, value }
  },
} as const

/** What is plain from the name and the birth on the line above is not said again. */
export function whyText(text: Text, { why }: SearchHit): string | undefined {
  const told = [...new Set(why.map(({ how }) => how))].filter((how) => how !== 'EXACT' && how !== 'PREFIX')
  return told.length === 0 ? undefined : text.write.list(told.map((how) => text.t(`people.found_how.${how}`)))
}

const numbers: readonly FoundHow[] = ['DOCUMENT', 'PHONE', 'EMAIL']

function surenessOf({ why }: SearchHit): number {
  if (why.some(({ how }) => numbers.includes(how))) return 0.98
  const words = why.filter(({ how }) => how === 'EXACT' || how === 'PREFIX').length
  return 0.3 + (0.5 * words) / Math.max(1, why.length)
}
