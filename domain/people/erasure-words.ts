/** What a person asked to be forgotten: proposed, confirmed by a second person, carried out; what went, and what a law keeps until when. */
import { z } from 'zod'
import { AccountId } from '#domain/access/words.ts'
import { Day, Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { PersonId } from './words.ts'

export const ErasureId = Id.brand<'ErasureId'>().meta({ id: 'ErasureId' })
export type ErasureId = z.infer<typeof ErasureId>

/** What a duty keeps: proofs of money, or who travelled when. */
export const KeptWhat = z.enum(['ACCOUNTING', 'JOURNEY']).meta({ id: 'KeptWhat' })
export type KeptWhat = z.infer<typeof KeptWhat>

export const RetentionDuty = z.strictObject({
  data: KeptWhat,
  validFrom: Day,
  validTo: Day.optional(),
  years: z.int().min(0).max(100),
  after: z.enum(['LAST_PAYMENT', 'LAST_ARRIVAL']),
  source: z.string().min(1),
})
export type RetentionDuty = z.infer<typeof RetentionDuty>

/** Kept until this day, and why. */
export const Kept = z.object({ data: KeptWhat, until: Day, source: z.string() }).meta({ id: 'Kept' })
export type Kept = z.infer<typeof Kept>

export const ErasureState = z.enum(['PROPOSED', 'CONFIRMED', 'DECLINED', 'DONE']).meta({ id: 'ErasureState' })
export type ErasureState = z.infer<typeof ErasureState>

/** What became of the rows of one table. SHARED: a file of a family that others are in stays theirs. */
export const ErasedRows = z
  .object({ table: z.string(), what: z.enum(['REMOVED', 'EMPTIED', 'KEPT', 'SHARED']), rows: z.int() })
  .meta({ id: 'ErasedRows' })
export type ErasedRows = z.infer<typeof ErasedRows>

export const Erasure = z
  .object({
    id: ErasureId,
    requestId: Id,
    personId: PersonId,
    state: ErasureState,
    fourEyes: z.boolean(),
    proposedBy: AccountId,
    proposedAt: Instant,
    confirmedBy: AccountId.nullable(),
    confirmedAt: Instant.nullable(),
    doneAt: Instant.nullable(),
    kept: z.array(Kept),
    did: z.array(ErasedRows),
    /** From this day on what was kept goes too. */
    againOn: Day.nullable(),
  })
  .meta({ id: 'Erasure' })
export type Erasure = z.infer<typeof Erasure>
