/** In which language somebody reads their card, and which of their needs stand on it. */
import { cardNeeds, type CardLanguage, cardLanguages } from './card-words.ts'

/** What is known of a reader: the languages in their own order, and their name as they write it, which tells the script they read. */
export type Reader = { readonly languages: readonly string[]; readonly nativeName?: string | null }

/**
 * The first of somebody's languages in which there are cards; else French for a journey that ends in France and English for any
 * other: what those who help on the way are likely to read out. `endsIn`: alpha-3.
 */
export function chooseCardLanguage({ languages, nativeName = null }: Reader, endsIn: string | null): CardLanguage {
  for (const language of languages) {
    const found = cardLanguageOf(language, nativeName)
    if (found !== undefined) return found
  }
  return endsIn === 'FRA' ? 'fr' : 'en'
}

/** Dari readers read the Persian card, though its words are those of Iran (domain.md 8.2). Kurmanji is not Sorani and has none. */
function cardLanguageOf(language: string, nativeName: string | null): CardLanguage | undefined {
  const [primary = '', ...rest] = language.split('-')
  if (primary === 'prs') return 'fa'
  if (primary === 'pnb') return 'pa-Arab'
  if (primary === 'pa') {
    if (rest.includes('Arab') || rest.includes('PK')) return 'pa-Arab'
    return !rest.includes('Guru') && /\p{Script=Arabic}/u.test(nativeName ?? '') ? 'pa-Arab' : 'pa'
  }
  return cardLanguages.find((known) => known === primary)
}

/** Each need once, in the order of the list. */
export function needsOnCard(codes: readonly string[]): { code: string; word: (typeof cardNeeds)[keyof typeof cardNeeds] }[] {
  return Object.entries(cardNeeds)
    .filter(([code]) => codes.includes(code))
    .map(([code, word]) => ({ code, word }))
}
