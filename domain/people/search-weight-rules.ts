/**
 * How much each agreement says, in bits: the binary logarithm of how much more often it is seen between two records of one person than
 * between two strangers. The only place in which search knows a weight, so that learned ones are put in here and nowhere else.
 */
import type { FoundHow } from './words.ts'

/** How alike a typed word and a word of a name are: the share of the word's weight that they earn. */
export const likeness = {
  EXACT: 1,
  PREFIX: 0.88,
  SOUNDS_ALIKE: 0.84,
  NEARLY: 0.62,
  DISTANTLY: 0.3,
} as const

/** Of two who sound alike, the one who is spelt more alike was meant: so much of a word's weight goes with each letter that differs. */
export const letterApart = 0.035
/** Beyond this, spellings are not told apart: another script differs in every letter. */
export const lettersApartMax = 4

/** Postings of a word are counted as far as this, among what the asker may see and nowhere else. */
export const countedMax = 500

/**
 * What a word weighs by how many have it: from 9 bits for the commonest to 18 for one that nobody else has. Only counts as far as
 * `countedMax`, so that a sealed file neither adds to a weight nor takes from it.
 */
export function wordWeight(count: number): number {
  return 18 - Math.log2(1 + Math.min(count, countedMax))
}

/** A typed word that is nowhere in the name. */
export const missingWord = -6
/** Each word of the name beyond those typed: of two who have every word, the one with fewer others was meant. */
export const otherWord = -0.4

/** A birthday agrees by chance once in 25,000, a year once in 50; 1 January is on the papers of whole countries. */
export const birthWeights: Readonly<Partial<Record<FoundHow, number>>> = {
  SAME_BIRTH_DATE: 13.5,
  BIRTH_DAY_AND_MONTH_SWAPPED: 10,
  BIRTH_DAY_UNSURE: 6,
  SAME_BIRTH_MONTH: 7,
  SAME_BIRTH_YEAR: 5,
  BIRTH_YEAR_ONE_OFF: 1.5,
  BIRTH_DATE_UNKNOWN: 0,
}
/** A typed date that is another one: as often a clerk's error as a stranger, but never a reason to hide somebody. */
export const birthDiffers = -5

/** A number that is one person's own. */
export const ownNumber = 60
