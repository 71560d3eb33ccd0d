/** The nouns of a mishap (FR: incident de voyage, domain.md 1.13): something went wrong, a clock runs, and a list says what to do first. */
import { z } from 'zod'
import { AccountId } from '#domain/access/words.ts'
import { Day, Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'

export const MishapId = Id.brand<'MishapId'>().meta({ id: 'MishapId' })
export type MishapId = z.infer<typeof MishapId>

export const MishapCode = z
  .enum([
    'DELAY',
    'CANCELLATION',
    'MISCONNECT',
    'DENIED_BOARDING',
    'DOC_PROBLEM',
    'REFUSED_ENTRY',
    'ASYLUM_REQUEST',
    'MEDICAL',
    'NO_SHOW',
    'ABSCONDED',
    'BAGGAGE_LOSS',
    'FAMILY_SPLIT',
    'UNRULY',
    'SECURITY',
    'STRANDED_GROUP',
  ])
  .meta({ id: 'MishapCode' })
export type MishapCode = z.infer<typeof MishapCode>

/** 1: for information. 4: life or protection. */
export const Severity = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).meta({ id: 'Severity' })
export type Severity = z.infer<typeof Severity>

export const ChecklistStep = z
  .enum([
    'RECOMPUTE_CONNECTIONS',
    'MEALS',
    'TELL_NEXT_DESK',
    'REBOOK_TOGETHER',
    'HOTEL',
    'CHECK_VISA_AND_FITNESS',
    'REBOOK_BEFORE_VISA_END',
    'SUPERVISOR_TO_COUNTER',
    'CALL_AUTHORITY',
    'WRITTEN_REASON',
    'CUSTODY_OF_ORIGINALS',
    'STOP_EVERYTHING',
    'REFER_TO_LAWYER_OR_UNHCR',
    'PROTECTION_REVIEW_FIRST',
    'NO_PRESSURE_TO_TRAVEL',
    'INFORM_OF_RIGHTS',
    'REFER_TO_PROTECTION',
    'EMERGENCY_SERVICES',
    'NEXT_OF_KIN',
    'SUSPEND_FITNESS',
    'RECORD_WITHOUT_SEARCH',
    'TELL_CASE_MANAGER',
    'BAGGAGE_REPORT_NUMBER',
    'CLAIM_DATES',
    'MINOR_NEVER_ALONE',
    'KEEP_TOGETHER',
    'CALL_SUPERVISOR',
    'CRISIS_CELL',
    'LIST_OF_PERSONS',
    'LODGING',
  ])
  .meta({ id: 'ChecklistStep' })
export type ChecklistStep = z.infer<typeof ChecklistStep>

/** One line of the list. `by` is the last day on which it still helps. */
export const ChecklistLine = z.object({ step: ChecklistStep, by: Day.nullable(), doneAt: Instant.nullable() }).meta({ id: 'ChecklistLine' })
export type ChecklistLine = z.infer<typeof ChecklistLine>

/** Who must be told. */
export const Notified = z
  .enum(['ALL', 'TRANSIT_DESK', 'DESTINATION', 'PROTECTION', 'CASE_MANAGER', 'MEDICAL_FOCAL_POINT', 'SUPERVISOR', 'HEADQUARTERS'])
  .meta({ id: 'Notified' })
export type Notified = z.infer<typeof Notified>

/** What became of a bag: it came late, or it came damaged. The days of a claim are counted from the day on which it was received. */
export const BagHarm = z.enum(['DELAYED', 'DAMAGED']).meta({ id: 'BagHarm' })
export type BagHarm = z.infer<typeof BagHarm>

/** The carrier's report number (PIR), what happened to the bag, and when it was in its owner's hands. */
export const LostBag = z
  .object({ report: z.string().nullable(), harm: BagHarm.nullable(), receivedOn: Day.nullable() })
  .meta({ id: 'LostBag' })
export type LostBag = z.infer<typeof LostBag>

export const Mishap = z
  .object({
    id: MishapId,
    groupId: Id,
    taskId: Id.nullable(),
    /** Null where the log is restricted and the reader is neither who opened it nor a supervisor. */
    code: MishapCode.nullable(),
    severity: Severity,
    persons: z.int(),
    note: z.string().nullable(),
    openedAt: Instant,
    openedBy: AccountId,
    acknowledgeBy: Instant.nullable(),
    acknowledgedAt: Instant.nullable(),
    acknowledgedBy: AccountId.nullable(),
    checklist: z.array(ChecklistLine),
    closedAt: Instant.nullable(),
    closedBy: AccountId.nullable(),
    closingNote: z.string().nullable(),
    /** Why it happened, by how much somebody arrives late, and what is learned from it. */
    cause: z.string().nullable(),
    delayMinutes: z.int().nullable(),
    lesson: z.string().nullable(),
    bag: LostBag,
  })
  .meta({ id: 'Mishap' })
export type Mishap = z.infer<typeof Mishap>

/** A mishap as somebody reports it. The id may be made on a phone with no network. */
export const MishapDraft = z.object({
  id: MishapId.optional(),
  code: MishapCode,
  /** The severity of the code when not given; it may be raised, never lowered. */
  severity: Severity.optional(),
  note: z
    .string()
    .trim()
    .min(1)
    .max(1000)
    .regex(/^(\P{Cc}|[\n\r\t])*$/u, { error: 'plain_text' })
    .optional(),
  /** Of a late flight, as far as it is known when it is reported. */
  delayMinutes: z.int().min(0).max(10_000).optional(),
})
export type MishapDraft = z.infer<typeof MishapDraft>
