/** How well a vacancy and a person fit: eight terms, each with its weight, its value and its reason in a code (domain.md 6.5). */
import { z } from 'zod'
import { Day } from '#domain/kit/day.ts'
import { CandidateId, VacancyId } from './words.ts'

/** In the order of the formula. */
export const TermName = z
  .enum(['OCCUPATION', 'SKILLS', 'EDUCATION', 'EXPERIENCE', 'LANGUAGES', 'PLACE', 'WAGE', 'AVAILABILITY'])
  .meta({ id: 'MatchTermName' })
export type TermName = z.infer<typeof TermName>

/** Why a term has its value. The figures of the sentence are in the term's facts. */
export const TermReason = z
  .enum([
    'SAME_UNIT',
    'SAME_MINOR',
    'SAME_SUB_MAJOR',
    'SAME_MAJOR',
    'OTHER_OCCUPATION',
    'NOTHING_ASKED',
    'ALL_THERE',
    'PARTLY_THERE',
    'ONE_MISSING',
    'SAME_REGION',
    'WITHIN_REACH',
    'WOULD_MOVE',
    'TOO_FAR',
    'WAGE_REACHED',
    'WAGE_BELOW',
    'OTHER_CURRENCY',
    'IN_TIME',
    'NOT_IN_TIME',
  ])
  .meta({ id: 'MatchTermReason' })
export type TermReason = z.infer<typeof TermReason>

export const Term = z
  .object({
    name: TermName,
    /** In per cent of the score. */
    weight: z.int(),
    /** 0 to 1. */
    value: z.number().min(0).max(1),
    reason: TermReason,
    /** Codes and numbers for the sentence of the reason. */
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .meta({ id: 'MatchTerm' })
export type Term = z.infer<typeof Term>

/** What keeps a vacancy from somebody altogether, whatever the score. */
export const Exclusion = z
  .enum(['REFUSED_PLACE', 'UNDER_AGE', 'AGE_NOT_KNOWN', 'LICENCE_MISSING', 'NO_CONSENT_TO_SHARE'])
  .meta({ id: 'MatchExclusion' })
export type Exclusion = z.infer<typeof Exclusion>

export const Match = z
  .object({
    candidateId: CandidateId,
    vacancyId: VacancyId,
    /** 0 to 1, rounded to four places. */
    score: z.number().min(0).max(1),
    /** A skill that the work cannot do without is missing, so the score is held down. */
    isCapped: z.boolean(),
    terms: z.array(Term),
    excludedBy: z.array(Exclusion),
  })
  .meta({ id: 'Match' })
export type Match = z.infer<typeof Match>

/** The figures of the formula as they stood from a day on: data of the pack `matching`, never in the code. */
export const MatchingScale = z
  .strictObject({
    validFrom: Day,
    validTo: Day.optional(),
    source: z.string().min(1),
    toBeChecked: z.boolean(),
    /** Per cent; together 100. */
    weights: z.strictObject({
      OCCUPATION: z.int(),
      SKILLS: z.int(),
      EDUCATION: z.int(),
      EXPERIENCE: z.int(),
      LANGUAGES: z.int(),
      PLACE: z.int(),
      WAGE: z.int(),
      AVAILABILITY: z.int(),
    }),
    /** Value of an occupation that shares four, three, two or one digit of ISCO-08. */
    occupation: z.strictObject({ unit: z.number(), minor: z.number(), subMajor: z.number(), major: z.number() }),
    /** The most a score may be when a needed skill is missing. */
    missingSkillCap: z.number(),
    /** What one level of schooling less than asked takes away. */
    educationStep: z.number(),
    place: z.strictObject({ sameRegion: z.number(), withinReach: z.number(), wouldMove: z.number() }),
    /** Days between the first day of work and the day somebody is free. */
    availabilityDays: z.int(),
    notInTime: z.number(),
    /** Completed years: who is younger is never proposed. */
    legalAge: z.int(),
    /** Below it, whoever proposes says why. */
    usualScoreMin: z.number(),
  })
  .refine(({ weights }) => Object.values(weights).reduce((sum, weight) => sum + weight, 0) === 100, { error: 'weights_not_100' })
export type MatchingScale = z.infer<typeof MatchingScale>
