/** The nouns of a scan: what was scanned at a task, and what the office has to say of it although the step is done. */
import { z } from 'zod'
import { AccountId } from '#domain/access/words.ts'
import { Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { TransitTask } from './words.ts'

/** A token out of a QR, or the code that is printed under it. Read by token-rules.ts. */
export const ScanText = z
  .string()
  .trim()
  .min(8)
  .max(200)
  .regex(/^[\p{L}\p{N}: -]+$/u, { error: 'one_line' })
  .meta({ id: 'ScanText', description: 'The text of a scanned QR, or the code printed under it' })

/** A word about something that was done, or found to be done: the phone keeps the command in its tray until a person has read it. */
export const Told = z
  .object({ word: z.enum(['scanned_before']), details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])) })
  .meta({ id: 'Told' })
export type Told = z.infer<typeof Told>

/** A task as it stands after a step, and what must be told of it. */
export const RecordedTask = TransitTask.extend({ told: Told.optional() }).meta({ id: 'RecordedTask' })
export type RecordedTask = z.infer<typeof RecordedTask>

/** A scan as the office keeps it. Of two scans of one slip, both are here. */
export const TaskScan = z
  .object({
    id: Id,
    taskId: Id,
    tokenVersion: z.int(),
    scannedAt: Instant,
    scannedBy: AccountId,
    scannedByName: z.string().nullable(),
    /** False for a second scan by somebody who had not seen the first. */
    stands: z.boolean(),
    counted: z.int(),
  })
  .meta({ id: 'TaskScan' })
export type TaskScan = z.infer<typeof TaskScan>
