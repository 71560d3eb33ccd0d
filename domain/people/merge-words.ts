/** The nouns of "one person, two files": a merge with its undoing, what it changed, and what two files say of one another. */
import { z } from 'zod'
import { AccountId } from '#domain/access/words.ts'
import { Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { LikelyReason, PersonId, PersonLine } from './words.ts'

export const MergeId = Id.brand<'MergeId'>().meta({ id: 'MergeId' })
export type MergeId = z.infer<typeof MergeId>

/** Why two files are held to be one person: a closed list, so that grounds never carry a story. */
export const MergeGrounds = z
  .enum(['SAME_DOCUMENT', 'PERSON_CONFIRMED', 'ENTERED_TWICE', 'IMPORTED_TWICE', 'OTHER_EVIDENCE'])
  .meta({ id: 'MergeGrounds' })
export type MergeGrounds = z.infer<typeof MergeGrounds>

export const UndoReason = z.enum(['TWO_PERSONS', 'WRONG_FILE', 'PERSON_ASKED']).meta({ id: 'UndoReason' })
export type UndoReason = z.infer<typeof UndoReason>

export const MergeState = z.enum(['PROPOSED', 'MERGED', 'DECLINED', 'UNDONE']).meta({ id: 'MergeState' })
export type MergeState = z.infer<typeof MergeState>

export const Merge = z
  .object({
    id: MergeId,
    keptId: PersonId,
    mergedId: PersonId,
    state: MergeState,
    grounds: MergeGrounds,
    /** Whether the office asked for a second person when this was proposed. */
    fourEyes: z.boolean(),
    proposedBy: AccountId,
    proposedAt: Instant,
    mergedBy: AccountId.nullable(),
    mergedAt: Instant.nullable(),
    undoneBy: AccountId.nullable(),
    undoneAt: Instant.nullable(),
    undoneWhy: UndoReason.nullable(),
  })
  .meta({ id: 'Merge' })
export type Merge = z.infer<typeof Merge>

/** What a merge did with the rows of one table, as far as this reader may see them. */
export const MergeCount = z.object({ table: z.string(), repointed: z.int(), folded: z.int(), stayed: z.int() }).meta({ id: 'MergeCount' })
export type MergeCount = z.infer<typeof MergeCount>

export const MergeLine = Merge.extend({ kept: PersonLine, merged: PersonLine }).meta({ id: 'MergeLine' })
export type MergeLine = z.infer<typeof MergeLine>

/** What is compared of two files, in the order in which it is shown. */
export const EvidenceField = z.enum(['DOCUMENT', 'NAME', 'BIRTH', 'SEX', 'NATIONALITY']).meta({ id: 'EvidenceField' })
export type EvidenceField = z.infer<typeof EvidenceField>

/** One field's word and weight, in hundredths: positive speaks for one person, negative against. Null: nothing to compare. */
export const Evidence = z.object({ field: EvidenceField, reason: LikelyReason.nullable(), weight: z.int() }).meta({ id: 'Evidence' })
export type Evidence = z.infer<typeof Evidence>

/** Why two files cannot be merged as they are, however alike they look. */
export const MergeBar = z.enum(['other_office', 'other_compartment', 'already_merged']).meta({ id: 'MergeBar' })
export type MergeBar = z.infer<typeof MergeBar>
