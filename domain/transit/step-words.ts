/** What an agent says when a step is done, at the desk or hours later out of a phone's queue. What stands afterwards is in words.ts. */
import { z } from 'zod'
import { AccountId } from '#domain/access/words.ts'
import { Day, Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { Currency, MinorUnits } from '#domain/kit/money.ts'
import { AirportCode } from '#domain/kit/place.ts'
import { DeskShiftId, ShiftNoteId } from './board-words.ts'
import { ReceiverProof } from './care-words.ts'
import { CostId, CostNature } from './claim-words.ts'
import { BagHarm, ChecklistStep, MishapDraft, MishapId } from './mishap-words.ts'
import { ScanText } from './scan-words.ts'
import { GroupId, ReceiverIdKind, TaskId } from './words.ts'

/** One line of text, and a text of several: no other control characters, which neither a screen nor a database takes well. */
const line = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least)
    .max(most)
    .regex(/^\P{Cc}*$/u, { error: 'one_line' })
const text = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least)
    .max(most)
    .regex(/^(\P{Cc}|[\n\r\t])*$/u, { error: 'plain_text' })

/**
 * What every step of an agent carries besides its facts: which state of the task the agent had before their eyes, and when it
 * was done by their own clock. `seenCommand` names the agent's own earlier command that still waited when this one was made.
 */
export const Seen = z.object({ taskId: TaskId, seenRevision: z.int().min(1), seenCommand: Id.optional(), doneAt: Instant })
export type Seen = z.infer<typeof Seen>

export const Assignment = Seen.extend({ assignee: AccountId.nullable() })
export type Assignment = z.infer<typeof Assignment>

/** A count below the manifest is taken only together with the mishap that says what happened to the others. */
export const HeadCount = Seen.extend({ counted: z.int().min(0).max(999), mishap: MishapDraft.optional(), scan: ScanText.optional() })
export type HeadCount = z.infer<typeof HeadCount>

export const Finish = Seen.extend({ note: text(1, 1000).optional() })
export type Finish = z.infer<typeof Finish>

export const HandingOver = HeadCount.extend({
  receiverName: line(2, 120),
  receiverOrganisation: line(2, 120).optional(),
  receiverIdKind: ReceiverIdKind,
  /** Asked for when a child who travels alone is handed over to whoever is to know the word. */
  receiverProof: ReceiverProof.optional(),
})
export type HandingOver = z.infer<typeof HandingOver>

/** A mishap that comes with no head count: a delay, an illness, a lost bag. `taskId`: the task of the group at which it was seen. */
export const MishapReport = MishapDraft.extend({
  groupId: GroupId,
  taskId: TaskId.optional(),
  persons: z.int().min(1).max(999),
  doneAt: Instant,
})
export type MishapReport = z.infer<typeof MishapReport>

export const MishapStep = z.object({ mishapId: MishapId, doneAt: Instant })
export type MishapStep = z.infer<typeof MishapStep>

export const Tick = MishapStep.extend({ step: ChecklistStep })
export type Tick = z.infer<typeof Tick>

/** What is learned of a mishap: why it happened, how late people arrive, and what will be done otherwise. */
const learned = {
  cause: text(3, 500).optional(),
  lesson: text(3, 2000).optional(),
  delayMinutes: z.int().min(0).max(10_000).optional(),
}

export const Closing = MishapStep.extend({ closingNote: text(3, 2000), ...learned })
export type Closing = z.infer<typeof Closing>

/** `report`: the number of the carrier's report on a bag (PIR), such as CDGAF12345. */
export const Description = MishapStep.extend({
  ...learned,
  report: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{5,20}$/, { error: 'bag_report' })
    .optional(),
  harm: BagHarm.optional(),
  receivedOn: Day.optional(),
})
export type Description = z.infer<typeof Description>

export const NewCost = z.object({
  id: CostId,
  mishapId: MishapId,
  nature: CostNature,
  minor: MinorUnits.min(1).max(100_000_000),
  currency: Currency,
  paidBy: z.enum(['CARRIER', 'OFFICE']),
  spentOn: Day,
  note: line(1, 200).optional(),
})
export type NewCost = z.infer<typeof NewCost>

export const NewShiftNote = z.object({ id: ShiftNoteId.optional(), airport: AirportCode, on: Day, text: text(3, 4000), doneAt: Instant })
export type NewShiftNote = z.infer<typeof NewShiftNote>

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'clock' })

/** A shift by the clocks of the airport; one that ends before it begins ends on the next day. */
export const NewShift = z.object({
  id: DeskShiftId.optional(),
  airport: AirportCode,
  on: Day,
  from: clock,
  until: clock,
  agents: z.array(AccountId).min(1).max(60),
})
export type NewShift = z.infer<typeof NewShift>

/** The end of a shift and what it tells the next, in one. */
export const ShiftClosing = z.object({ shiftId: DeskShiftId, noteId: ShiftNoteId, text: text(3, 4000), doneAt: Instant })
export type ShiftClosing = z.infer<typeof ShiftClosing>
