/** Cases in the one search box of the desk: by the beginning of our reference or of a partner's. */
import * as cases from '#domain/cases/contract.ts'
import { ask } from '#desk/kit/api.ts'
import type { Text } from '#ui/TextProvider.tsx'
import { countryText, nameIn, principalText } from './shared.tsx'

function isSame(words: string, reference: string | null): boolean {
  return reference?.toLowerCase() === words.trim().toLowerCase()
}

export const caseSearch = {
  name: 'cases.cases',
  icon: 'cases',
  permission: 'cases.read',
  find: async (words: string, text: Text, signal: AbortSignal) => {
    const answer = await ask(cases.findCases, { q: words.slice(0, 60), limit: 6 }, { signal })
    if (!answer.ok) return answer
    const value = answer.value.items.map((row) => ({
      key: row.id,
      // Nothing but a reference is looked for here, so what begins like one is meant.
      sure: isSame(words, row.publicRef) || isSame(words, row.externalRef) ? 1 : 0.9,
      title: [row.publicRef, principalText(row)].filter((part) => part !== '').join(' · '),
      detail: [
        text.t(`status.cases.${row.status}`),
        nameIn(text, row.programmeNames),
        ...(row.destinationCountry === null ? [] : [countryText(text, row.destinationCountry)]),
        ...(row.externalRef === null ? [] : [row.externalRef]),
      ].join(' · '),
      to: '/cases/$caseId',
      params: { caseId: row.id as string },
    }))
    return { ...answer, value }
  },
} as const
