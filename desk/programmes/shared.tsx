/** How a programme is told in the reader's language, here and in other rooms. */
import type { Text } from '#ui/TextProvider.tsx'

/** Whoever reads neither French nor English gets English. */
export function nameIn({ language }: Text, names: { fr: string; en: string }): string {
  return language === 'fr' ? names.fr : names.en
}
