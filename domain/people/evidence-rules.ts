/**
 * What two files say of one another, field by field, with a weight for each word. `scorer` has the weights shipped; `scorerOf` takes those
 * that an office's decisions taught (weight-rules.ts), and every screen, list and warning of that office follows.
 */
import { compareTraits, shippedWeights, type Traits } from './likely-rules.ts'
import type { Evidence, EvidenceField } from './merge-words.ts'
import type { ReasonWeights } from './weight-words.ts'
import type { LikelyReason } from './words.ts'

export type Weighed = { readonly score: number; readonly evidence: readonly Evidence[] }

export type Scorer = {
  /** Kept with every pair and every decision, so that figures made with other weights are never mixed up. */
  readonly name: string
  weigh(a: Traits, b: Traits): Weighed
}

const fieldOf: Record<LikelyReason, EvidenceField> = {
  SAME_DOCUMENT: 'DOCUMENT',
  SAME_NAME: 'NAME',
  SAME_NAME_OTHER_ORDER: 'NAME',
  NAME_SPELT_OTHERWISE: 'NAME',
  PART_OF_NAME: 'NAME',
  SAME_BIRTH_DATE: 'BIRTH',
  BIRTH_DAY_AND_MONTH_SWAPPED: 'BIRTH',
  SAME_BIRTH_MONTH: 'BIRTH',
  SAME_BIRTH_YEAR: 'BIRTH',
  BIRTH_YEAR_ONE_OFF: 'BIRTH',
  BIRTH_DATE_UNKNOWN: 'BIRTH',
  BIRTH_DATE_DIFFERS: 'BIRTH',
  SAME_NATIONALITY: 'NATIONALITY',
  NATIONALITY_DIFFERS: 'NATIONALITY',
  SEX_DIFFERS: 'SEX',
}

const fields: readonly EvidenceField[] = ['DOCUMENT', 'NAME', 'BIRTH', 'SEX', 'NATIONALITY']

/** The words of likely-rules.ts with the hundredths that an office's own decisions taught, or with those shipped. */
export function scorerOf(name: string, weights: ReasonWeights): Scorer {
  return {
    name,
    weigh: (a, b) => {
      const { score, reasons } = compareTraits(a, b, weights)
      const evidence = fields.map((field): Evidence => {
        const reason = reasons.find((each) => fieldOf[each] === field) ?? null
        return { field, reason, weight: reason === null ? 0 : weights[reason] }
      })
      return { score, evidence }
    },
  }
}

export const scorer: Scorer = scorerOf('reasons-1', shippedWeights)

/** From here a pair goes into the work list without anybody asking for it. */
export const suspectedFrom = 0.75

/** Levels of agreement by field, without a word of what was written: the form in which decisions teach weights. */
export function patternOf(a: Traits, b: Traits, evidence: readonly Evidence[]): Record<EvidenceField, string> {
  const silent: Record<EvidenceField, string> = {
    DOCUMENT: a.documents.length > 0 && b.documents.length > 0 ? 'DIFFERENT' : 'UNKNOWN',
    NAME: 'DIFFERENT',
    BIRTH: 'UNKNOWN',
    SEX: isSameSex(a, b) ? 'SAME' : 'UNKNOWN',
    NATIONALITY: 'UNKNOWN',
  }
  return Object.fromEntries(evidence.map(({ field, reason }) => [field, reason ?? silent[field]])) as Record<EvidenceField, string>
}

function isSameSex(a: Traits, b: Traits): boolean {
  return a.sex !== null && a.sex !== 'X' && a.sex === b.sex
}
