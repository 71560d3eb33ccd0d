/** What the queue screen tells of this room's commands: the words of the forms, not the names of fields. */
import type { CommandStory } from '#desk/kit/command-story.ts'
import type { Fact } from '#ui/DescriptionList.tsx'
import type { Text } from '#ui/TextProvider.tsx'
import { nationalityText } from './nationality.ts'

export const personStory: CommandStory = {
  facts: (input, text) => {
    const { t, write } = text
    return told([
      [t('people.name'), `${word(input, 'givenNames')} ${word(input, 'familyName')}`.trim()],
      [t('people.native_name'), word(input, 'nativeName')],
      [t('people.born_on'), write.birthday(word(input, 'bornOn') || null, word(input, 'bornPrecision') || 'DAY')],
      [t('people.nationality'), nationalityText(text, word(input, 'nationality'))],
    ])
  },
}

export const documentStory: CommandStory = {
  facts: (input, text) => {
    const { t } = text
    return told([
      [t('people.document_type'), t(`people.document_type.${word(input, 'type')}`)],
      [t('people.document_number'), word(input, 'number')],
      [t('people.document_issuer'), nationalityText(text, word(input, 'issuer'))],
    ])
  },
}

export const consentStory: CommandStory = {
  facts: (input, { t, write }: Text) =>
    told([
      [t('people.consent_kind'), t(`people.consent_kind.${word(input, 'kind')}`)],
      [t('people.consent_form'), t(`people.consent_form.${word(input, 'form')}`)],
      [t('people.consent_language'), write.language(word(input, 'language'))],
    ]),
}

function word(input: Record<string, unknown>, field: string): string {
  const value = input[field]
  return typeof value === 'string' ? value : ''
}

function told(facts: readonly (readonly [term: string, value: string])[]): Fact[] {
  return facts.filter(([, value]) => value !== '').map(([term, value]) => ({ term, value }))
}
