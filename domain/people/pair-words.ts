/** Two files that may be one person, and what people said of them: kept, reversible, and in the form from which weights learn. */
import { z } from 'zod'
import { AccountId, OfficeId } from '#domain/access/words.ts'
import { Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { EvidenceField } from './merge-words.ts'
import { PersonId, PersonLine } from './words.ts'

export const PairId = Id.brand<'PairId'>().meta({ id: 'PairId' })
export type PairId = z.infer<typeof PairId>

export const PairState = z.enum(['OPEN', 'SAME', 'NOT_SAME']).meta({ id: 'PairState' })
export type PairState = z.infer<typeof PairState>

/** REOPENED takes a decision back: the pair is in the list again. */
export const PairSaying = z.enum(['SAME', 'NOT_SAME', 'LATER', 'REOPENED']).meta({ id: 'PairSaying' })
export type PairSaying = z.infer<typeof PairSaying>

/** Where it was said: in the work list, while somebody was being entered, or in the preview of an import. */
export const PairPlace = z.enum(['LIST', 'ENTRY', 'IMPORT']).meta({ id: 'PairPlace' })
export type PairPlace = z.infer<typeof PairPlace>

export const SuspectedPair = z
  .object({
    id: PairId,
    aId: PersonId,
    bId: PersonId,
    state: PairState,
    score: z.int().min(0).max(100),
    scorer: z.string(),
    foundAt: Instant,
    putOffAt: Instant,
    decidedBy: AccountId.nullable(),
    decidedAt: Instant.nullable(),
  })
  .meta({ id: 'SuspectedPair' })
export type SuspectedPair = z.infer<typeof SuspectedPair>

export const PairLine = SuspectedPair.extend({ a: PersonLine, b: PersonLine }).meta({ id: 'PairLine' })
export type PairLine = z.infer<typeof PairLine>

export const PairDecision = z
  .object({
    id: Id,
    pairId: PairId,
    decision: PairSaying,
    place: PairPlace,
    /** Field → level of agreement. Codes only, so that it can be learned from anywhere. */
    pattern: z.record(EvidenceField, z.string()),
    score: z.int(),
    scorer: z.string(),
    decidedBy: AccountId,
    decidedAt: Instant,
  })
  .meta({ id: 'PairDecision' })
export type PairDecision = z.infer<typeof PairDecision>

/** What a clerk says of somebody shown as likely while entering: "same" opens that person instead, and needs no word here. */
export const EntryDecision = z.object({ personId: PersonId, decision: z.enum(['NOT_SAME', 'LATER']) }).meta({ id: 'EntryDecision' })
export type EntryDecision = z.infer<typeof EntryDecision>

/** How far a look has come in the order in which persons were entered or changed: to the microsecond, as text that compares. */
export type ScannedTo = { readonly at: string; readonly id: string }

/**
 * How the look for pairs stands in an office. LISTS: very many are new, and lists of names are walked; `share` in hundredths. PERSONS: persons
 * are looked for one by one. DONE: nobody was left. No count of persons: it would tell of sealed files.
 */
export const PairScan = z
  .object({
    office: OfficeId,
    state: z.enum(['NEVER', 'LISTS', 'PERSONS', 'DONE']),
    share: z.int().min(0).max(100).nullable(),
    beganAt: Instant.nullable(),
    steppedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'PairScan' })
export type PairScan = z.infer<typeof PairScan>
