/** In which language somebody reads their card, and which of their needs stand on it. */
import { type Reader, readingLanguageOf } from '#domain/people/reading-rules.ts'
import { cardNeeds, type CardLanguage, cardLanguages } from './card-words.ts'

/**
 * The first of somebody's languages in which there are cards; else French for a journey that ends in France and English for any
 * other: what those who help on the way are likely to read out. `endsIn`: alpha-3.
 */
export function chooseCardLanguage(reader: Reader, endsIn: string | null): CardLanguage {
  return readingLanguageOf(reader, cardLanguages) ?? (endsIn === 'FRA' ? 'fr' : 'en')
}

/** Each need once, in the order of the list. */
export function needsOnCard(codes: readonly string[]): { code: string; word: (typeof cardNeeds)[keyof typeof cardNeeds] }[] {
  return Object.entries(cardNeeds)
    .filter(([code]) => codes.includes(code))
    .map(([code, word]) => ({ code, word }))
}
