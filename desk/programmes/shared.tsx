/** How a programme is told in the reader's language, here and in other rooms. */
import type { DemandedParty } from '#domain/programmes/movement-type-words.ts'
import type { Text } from '#ui/TextProvider.tsx'

/** Whoever reads neither French nor English gets English. */
export function nameIn({ language }: Text, names: { fr: string; en: string }): string {
  return language === 'fr' ? names.fr : names.en
}

/** `Submission by UNHCR or Accepting State`: the parties of which one is demanded. */
export function demandText({ t }: Text, { oneOf }: DemandedParty): string {
  return oneOf.map(({ kind }) => t(`party.kind.${kind}`)).join(` ${t('programmes.or')} `)
}
