/** Persons in the one search box of the desk: by name in any script, or by document number, with the reason beside. */
import * as people from '#domain/people/contract.ts'
import { ask } from '#desk/kit/api.ts'
import type { Text } from '#ui/TextProvider.tsx'
import { nationalityText } from './nationality.ts'
import { nameOf } from './shared.tsx'

export const personSearch = {
  name: 'people.people',
  icon: 'people',
  permission: 'people.read',
  find: async (words: string, text: Text, signal: AbortSignal) => {
    const answer = await ask(people.search, { q: words, limit: 6 }, { signal })
    if (!answer.ok) return answer
    const value = answer.value.items.map(({ person, why }) => ({
      key: person.id,
      title: person.nativeName === null ? nameOf(person) : `${nameOf(person)} · \u2068${person.nativeName}\u2069`,
      detail: [
        text.write.birthday(person.bornOn, person.bornPrecision),
        nationalityText(text, person.nationality),
        ...new Set(why.filter(({ how }) => how !== 'EXACT').map(({ how }) => text.t(`people.found_how.${how}`))),
      ].join(' · '),
      to: '/people/$personId',
      params: { personId: person.id },
    }))
    return { ...answer, value }
  },
} as const
