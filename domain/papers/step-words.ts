/** What somebody says when a bag is sealed or changes hands. What stands afterwards is in words.ts. */
import { z } from 'zod'
import { CaseId } from '#domain/cases/words.ts'
import { Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { MovementId } from '#domain/movements/words.ts'
import { BagId, BagItem, Drawn, HolderKind } from './words.ts'

const line = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least)
    .max(most)
    .regex(/^\P{Cc}*$/u, { error: 'one_line' })

export const Sealing = z.object({
  id: BagId.optional(),
  caseId: CaseId,
  movementId: MovementId.optional(),
  seal: line(1, 40).optional(),
  contents: z.array(BagItem).max(20),
  medicalEnvelope: z.boolean().default(false),
  /** Who holds it once it is sealed: whoever sealed it, by name. */
  holderName: line(2, 120),
  doneAt: Instant,
})
export type Sealing = z.infer<typeof Sealing>

/** The bag as the giver had it before their eyes; `seenCommand` names an own earlier command that still waited then. */
export const Handing = z.object({
  bagId: BagId,
  seenRevision: z.int().min(1),
  seenCommand: Id.optional(),
  toKind: HolderKind,
  toName: line(2, 120),
  toFunction: line(2, 120).optional(),
  sealIntact: z.boolean(),
  note: line(3, 500).optional(),
  drawn: Drawn.optional(),
  doneAt: Instant,
})
export type Handing = z.infer<typeof Handing>
