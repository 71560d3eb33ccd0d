/** The sentences of travellers' cards and receipts in each language, from languages/*.yaml, and where travellers call, from contact-points.yaml. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Day } from '#domain/kit/day.ts'
import { CardCatalogue, type CardLanguage, cardLanguages, ContactPoint, type ReceiptTexts } from '#domain/papers/card-words.ts'

const read = new Map<CardLanguage, CardCatalogue>()
let points: readonly ContactPoint[] | undefined

/** Read once and kept. Throws when the file is not valid: it ships with the code. */
export function cardCatalogue(language: CardLanguage): CardCatalogue {
  const known = read.get(language)
  if (known !== undefined) return known
  const made = CardCatalogue.parse(parse(textOf(`languages/${language.toLowerCase()}.yaml`)))
  if (made.language !== language) throw new Error(`the cards of ${language} say that they are ${made.language}`)
  read.set(language, made)
  return made
}

/** The languages in which there is paper for people. */
export const printedLanguages = cardLanguages
export type PrintedLanguage = CardLanguage

/** The words of a receipt, and how they are set: language, direction and letters as the templates know them. */
export function receiptTexts(language: PrintedLanguage): { texts: ReceiptTexts; lang: string; dir: 'ltr' | 'rtl'; letters: string } {
  const catalogue = cardCatalogue(language)
  return { texts: catalogue.receipt, lang: language.slice(0, 3).replace('-', ''), dir: catalogue.direction, letters: lettersOf(catalogue) }
}

/** A script, or Nastaliq, which is Arabic letters set on a slope. */
export function lettersOf({ script, letters }: Pick<CardCatalogue, 'script' | 'letters'>): string {
  return letters === 'NASTALIQ' ? 'Nast' : script
}

/** Undefined when the office has said nothing: a card without a number helps nobody. */
export function findContactPoint(office: string, on: Day): ContactPoint | undefined {
  points ??= z.array(ContactPoint).parse(parse(textOf('contact-points.yaml')))
  return points.filter((row) => row.office === office && row.validFrom <= on).toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
}

function textOf(path: string): string {
  return readFileSync(join(import.meta.dirname, path), 'utf8')
}
