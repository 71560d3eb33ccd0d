/**
 * Whether two records may be the same person: evidence for and against, each with a word for it, added up to a score from 0 to 1.
 * Proposes and explains; the decision is a person's (domain.md 10.9: no automated refusal).
 */
import { daysBetween } from '#domain/kit/day.ts'
import { allSkeletons, type NameTraits, wordsOf } from './name-rules.ts'
import type { ReasonWeights } from './weight-words.ts'
import type { Birth, LikelyReason, Sex } from './words.ts'

export type Traits = NameTraits &
  Birth & {
    readonly sex: Sex | null
    readonly nationality: string | null
    /** As `documentToken` writes them. */
    readonly documents: readonly string[]
  }

export type Likeness = { readonly score: number; readonly reasons: readonly LikelyReason[] }

/** Below this, showing somebody would cost more attention than it saves. */
export const likelyFrom = 0.5

// Hundredths, from how often each agrees by chance among people of one roll: a document number never, a sex half of the time.
export const shippedWeights: ReasonWeights = {
  SAME_DOCUMENT: 70,
  SAME_NAME: 45,
  SAME_NAME_OTHER_ORDER: 42,
  NAME_SPELT_OTHERWISE: 36,
  PART_OF_NAME: 25,
  SAME_BIRTH_DATE: 40,
  BIRTH_DAY_AND_MONTH_SWAPPED: 32,
  SAME_BIRTH_MONTH: 25,
  SAME_BIRTH_YEAR: 15,
  BIRTH_YEAR_ONE_OFF: 8,
  SAME_NATIONALITY: 6,
  BIRTH_DATE_UNKNOWN: 6,
  BIRTH_DATE_DIFFERS: -30,
  SEX_DIFFERS: -20,
  NATIONALITY_DIFFERS: -6,
}

/** From 0 to 1. Without a document or a name in common nobody is alike, whatever else agrees. */
export function scoreOf(reasons: readonly LikelyReason[], weights: ReasonWeights): number {
  if (!reasons.some((reason) => core.has(reason))) return 0
  const sum = reasons.reduce((total, reason) => total + weights[reason], 0)
  return Math.min(100, Math.max(0, sum)) / 100
}

const core: ReadonlySet<LikelyReason> = new Set([
  'SAME_DOCUMENT',
  'SAME_NAME',
  'SAME_NAME_OTHER_ORDER',
  'NAME_SPELT_OTHERWISE',
  'PART_OF_NAME',
])

export function compareTraits(draft: Traits, known: Traits, weights: ReasonWeights = shippedWeights): Likeness {
  const reasons: LikelyReason[] = []
  if (draft.documents.some((number) => known.documents.includes(number))) reasons.push('SAME_DOCUMENT')
  const name = compareNames(draft, known)
  if (name !== undefined) reasons.push(name)
  const birth = compareBirths(draft, known)
  if (birth !== undefined) reasons.push(birth)
  if (draft.nationality !== null && known.nationality !== null)
    reasons.push(draft.nationality === known.nationality ? 'SAME_NATIONALITY' : 'NATIONALITY_DIFFERS')
  if (isTold(draft.sex) && isTold(known.sex) && draft.sex !== known.sex) reasons.push('SEX_DIFFERS')
  return { score: scoreOf(reasons, weights), reasons }
}

/** X is "not said", and so never speaks against anybody. */
function isTold(sex: Sex | null): boolean {
  return sex === 'F' || sex === 'M'
}

function compareNames(a: NameTraits, b: NameTraits): LikelyReason | undefined {
  if (isSame(a.latin, b.latin) || isSame(a.native, b.native)) return 'SAME_NAME'
  if (isSame(a.latin.toSorted(), b.latin.toSorted()) || isSame(a.native.toSorted(), b.native.toSorted())) return 'SAME_NAME_OTHER_ORDER'
  if (isSpeltWithin(a, b) && isSpeltWithin(b, a)) return 'NAME_SPELT_OTHERWISE'

  const [ours, theirs] = [allSkeletons(a), allSkeletons(b)]
  const alike = ours.filter((skeleton) => theirs.includes(skeleton)).length
  const shared = wordsOf(a).filter((word) => wordsOf(b).includes(word)).length
  // One word in common is a family; for somebody with a single name it is all there is.
  return alike >= 2 || shared >= 2 || (alike === 1 && (ours.length === 1 || theirs.length === 1)) ? 'PART_OF_NAME' : undefined
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && a.length === b.length && a.every((word, at) => word === b[at])
}

/** Every word of the name, in one of its scripts, sounds like a word of the other name. */
function isSpeltWithin(name: NameTraits, other: NameTraits): boolean {
  const theirs = allSkeletons(other)
  return [name.latinSkeletons, name.nativeSkeletons].some(
    (words) => words.length >= 2 && words.every((skeleton) => theirs.includes(skeleton)),
  )
}

function compareBirths(a: Birth, b: Birth): LikelyReason | undefined {
  if (a.bornOn === null || b.bornOn === null) return a.bornOn === b.bornOn ? undefined : 'BIRTH_DATE_UNKNOWN'
  const sameYear = a.bornOn.slice(0, 4) === b.bornOn.slice(0, 4)
  const precisions = [a.bornPrecision, b.bornPrecision]
  if (precisions.includes('YEAR'))
    return sameYear ? 'SAME_BIRTH_YEAR' : isYearOff(a.bornOn, b.bornOn) ? 'BIRTH_YEAR_ONE_OFF' : 'BIRTH_DATE_DIFFERS'
  const sameMonth = a.bornOn.slice(0, 7) === b.bornOn.slice(0, 7)
  if (precisions.includes('MONTH')) return sameMonth ? 'SAME_BIRTH_MONTH' : sameYear ? 'SAME_BIRTH_YEAR' : 'BIRTH_DATE_DIFFERS'

  if (a.bornOn === b.bornOn) return 'SAME_BIRTH_DATE'
  const [year, month, day] = a.bornOn.split('-')
  if (b.bornOn === `${year}-${day}-${month}`) return 'BIRTH_DAY_AND_MONTH_SWAPPED'
  // 1 January is what offices write when only the year is known.
  if (sameYear && (a.bornOn.endsWith('-01-01') || b.bornOn.endsWith('-01-01'))) return 'SAME_BIRTH_YEAR'
  if (sameMonth) return 'SAME_BIRTH_MONTH'
  if (sameYear) return 'SAME_BIRTH_YEAR'
  if (a.bornOn.slice(4) === b.bornOn.slice(4) && isYearOff(a.bornOn, b.bornOn)) return 'BIRTH_YEAR_ONE_OFF'
  return Math.abs(daysBetween(a.bornOn, b.bornOn)) <= 1 ? 'SAME_BIRTH_MONTH' : 'BIRTH_DATE_DIFFERS'
}

function isYearOff(a: string, b: string): boolean {
  return Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4))) === 1
}
