/** What each agreement weighs in an office's register: the weights shipped, and those that its own decisions taught. Codes and numbers only. */
import { z } from 'zod'
import { AccountId, OfficeId } from '#domain/access/words.ts'
import { Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { LikelyReason } from './words.ts'

export const WeighingId = Id.brand<'WeighingId'>().meta({ id: 'WeighingId' })
export type WeighingId = z.infer<typeof WeighingId>

/** Hundredths that each word of evidence adds or takes away. */
export const ReasonWeights = z.record(LikelyReason, z.int().min(-100).max(100)).meta({ id: 'ReasonWeights' })
export type ReasonWeights = Readonly<Record<LikelyReason, number>>

/** Decisions that would have been foretold, with the weights in use and with the new ones; each judged by weights that had not seen it. */
export const WeighingEffect = z
  .object({
    judged: z.int(),
    rightBefore: z.int(),
    rightAfter: z.int(),
    /** The newest decisions on which the two differ. */
    changed: z.array(z.object({ decision: z.enum(['SAME', 'NOT_SAME']), before: z.int(), after: z.int(), decidedAt: Instant })),
  })
  .meta({ id: 'WeighingEffect' })
export type WeighingEffect = z.infer<typeof WeighingEffect>

export const Weighing = z
  .object({
    id: WeighingId,
    office: OfficeId,
    version: z.int().min(1),
    weights: ReasonWeights,
    taughtBySame: z.int(),
    taughtByNotSame: z.int(),
    effect: WeighingEffect,
    learnedBy: AccountId,
    learnedAt: Instant,
  })
  .meta({ id: 'Weighing' })
export type Weighing = z.infer<typeof Weighing>

/** From when on which weights were in use; none: those shipped. */
export const WeighingUse = z
  .object({ weighingId: WeighingId.nullable(), version: z.int().nullable(), usedBy: AccountId, usedAt: Instant })
  .meta({ id: 'WeighingUse' })
export type WeighingUse = z.infer<typeof WeighingUse>
