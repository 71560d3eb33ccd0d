/**
 * When something goes wrong (domain.md 1.13): how grave it is, by when a supervisor must have taken it up, what to do at once,
 * who is told. The table is data; the decisions under it are few.
 */
import type { Actor } from '#domain/access/words.ts'
import { addMinutes, type Day, type Instant } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { BagHarm, ChecklistStep, Mishap, MishapCode, MishapDraft, MishapId, Notified, Severity } from './mishap-words.ts'
import { type Hand, isInTheFuture } from './rules.ts'
import type { TransitGroup, TransitTask } from './words.ts'

/**
 * The least severity of each code is our own design, but for the missed connection, which the source gives (domain.md 1.13, F9).
 * `away`: those whom it concerns are no longer with their group, so the next head count may be short of them.
 */
export const mishapKinds: Record<
  MishapCode,
  { severity: Severity; checklist: readonly ChecklistStep[]; notify: readonly Notified[]; away?: true; restricted?: true }
> = {
  DELAY: { severity: 1, checklist: ['RECOMPUTE_CONNECTIONS', 'MEALS', 'TELL_NEXT_DESK'], notify: ['TRANSIT_DESK', 'DESTINATION'] },
  CANCELLATION: { severity: 3, checklist: ['REBOOK_TOGETHER', 'HOTEL', 'CHECK_VISA_AND_FITNESS'], notify: ['ALL'] },
  MISCONNECT: { severity: 3, checklist: ['HOTEL', 'REBOOK_BEFORE_VISA_END'], notify: ['ALL'] },
  DENIED_BOARDING: {
    severity: 3,
    checklist: ['SUPERVISOR_TO_COUNTER', 'CALL_AUTHORITY', 'WRITTEN_REASON'],
    notify: ['ALL', 'PROTECTION'],
    away: true,
  },
  DOC_PROBLEM: { severity: 3, checklist: ['CUSTODY_OF_ORIGINALS'], notify: ['ALL'], away: true },
  REFUSED_ENTRY: {
    severity: 4,
    checklist: ['STOP_EVERYTHING', 'REFER_TO_LAWYER_OR_UNHCR', 'PROTECTION_REVIEW_FIRST'],
    notify: ['PROTECTION'],
    away: true,
  },
  ASYLUM_REQUEST: {
    severity: 4,
    checklist: ['NO_PRESSURE_TO_TRAVEL', 'INFORM_OF_RIGHTS', 'REFER_TO_PROTECTION'],
    notify: ['PROTECTION'],
    away: true,
    restricted: true,
  },
  MEDICAL: {
    severity: 4,
    checklist: ['EMERGENCY_SERVICES', 'NEXT_OF_KIN', 'SUSPEND_FITNESS'],
    notify: ['MEDICAL_FOCAL_POINT'],
    away: true,
  },
  NO_SHOW: { severity: 2, checklist: ['RECORD_WITHOUT_SEARCH', 'TELL_CASE_MANAGER'], notify: ['CASE_MANAGER'], away: true },
  ABSCONDED: { severity: 2, checklist: ['RECORD_WITHOUT_SEARCH', 'TELL_CASE_MANAGER'], notify: ['CASE_MANAGER'], away: true },
  BAGGAGE_LOSS: { severity: 1, checklist: ['BAGGAGE_REPORT_NUMBER', 'CLAIM_DATES'], notify: ['CASE_MANAGER'] },
  FAMILY_SPLIT: { severity: 4, checklist: ['MINOR_NEVER_ALONE', 'KEEP_TOGETHER'], notify: ['ALL'], away: true },
  UNRULY: { severity: 2, checklist: ['CALL_SUPERVISOR'], notify: ['SUPERVISOR'] },
  SECURITY: { severity: 4, checklist: ['CALL_SUPERVISOR'], notify: ['SUPERVISOR'] },
  STRANDED_GROUP: { severity: 3, checklist: ['CRISIS_CELL', 'LIST_OF_PERSONS', 'LODGING'], notify: ['HEADQUARTERS'] },
}

/** Minutes until somebody must have taken it up; severity 1 has no clock. */
export const acknowledgeWithinMin: Record<Severity, number | null> = { 1: null, 2: 240, 3: 60, 4: 15 }

/** From this severity on, the case itself stands in a mishap (domain.md 1.3). */
export const stopsTheCase: Severity = 2

/** What is known when a mishap is opened, besides its draft. */
export type Opening = { readonly id: MishapId; readonly taskId: string | null; readonly persons: number; readonly openedAt: Instant }

export type OpenRefusal = 'in_the_future' | 'severity_too_low' | 'more_than_expected'

export function openMishap(
  actor: Hand,
  group: Pick<TransitGroup, 'id' | 'headCount' | 'travelBefore'>,
  draft: MishapDraft,
  opening: Opening,
  now: Instant,
): Result<Mishap, OpenRefusal> {
  const kind = mishapKinds[draft.code]
  const severity = draft.severity ?? kind.severity
  if (isInTheFuture(opening.openedAt, now)) return refuse('in_the_future')
  if (severity < kind.severity) return refuse('severity_too_low', { least: kind.severity })
  if (opening.persons > group.headCount) return refuse('more_than_expected', { counted: opening.persons, expected: group.headCount })

  const minutes = acknowledgeWithinMin[severity]
  return accept({
    id: opening.id,
    groupId: group.id,
    taskId: opening.taskId,
    code: draft.code,
    severity,
    persons: opening.persons,
    note: draft.note ?? null,
    openedAt: opening.openedAt,
    openedBy: actor.accountId,
    acknowledgeBy: minutes === null ? null : addMinutes(opening.openedAt, minutes),
    acknowledgedAt: null,
    acknowledgedBy: null,
    // A new seat is of use only while visa, permits and fitness still hold (F9).
    checklist: kind.checklist.map((step) => ({ step, by: step === 'REBOOK_BEFORE_VISA_END' ? group.travelBefore : null, doneAt: null })),
    closedAt: null,
    closedBy: null,
    closingNote: null,
    cause: null,
    delayMinutes: draft.delayMinutes ?? null,
    lesson: null,
    bag: { report: null, harm: null, receivedOn: null },
  })
}

/** A mishap is seen at a task of its own group. A task of others and one that is not there are the same answer. */
export function isSeenAt(tasks: readonly Pick<TransitTask, 'id'>[], taskId: string | null): Result<true, 'task_of_another_group'> {
  return taskId === null || tasks.some((task) => task.id === taskId) ? accept(true) : refuse('task_of_another_group')
}

/** A supervisor has seen it and takes it up. The first to do so stands; late is recorded as late. */
export function acknowledgeMishap(actor: Hand, mishap: Mishap, at: Instant, now: Instant): Result<Mishap, 'in_the_future'> {
  if (isInTheFuture(at, now)) return refuse('in_the_future')
  if (mishap.acknowledgedAt !== null) return accept(mishap)

  return accept({ ...mishap, acknowledgedAt: at, acknowledgedBy: actor.accountId })
}

/** A line of the list is done. Said twice, the first time stands. */
export function tickStep(
  mishap: Mishap,
  step: ChecklistStep,
  at: Instant,
  now: Instant,
): Result<Mishap, 'in_the_future' | 'not_on_the_list'> {
  if (isInTheFuture(at, now)) return refuse('in_the_future')
  const line = mishap.checklist.find((one) => one.step === step)
  if (line === undefined) return refuse('not_on_the_list')
  if (line.doneAt !== null) return accept(mishap)

  return accept({ ...mishap, checklist: mishap.checklist.map((one) => (one.step === step ? { ...one, doneAt: at } : one)) })
}

/** What is known of a mishap only while it is worked on, or when it is over. */
export type Learned = {
  readonly cause?: string | undefined
  readonly lesson?: string | undefined
  readonly delayMinutes?: number | undefined
}
export type BagFacts = { readonly report?: string | undefined; readonly harm?: BagHarm | undefined; readonly receivedOn?: Day | undefined }

/**
 * More is known: why, how late, which report the carrier gave for a bag, when it was received. What is said replaces what was said;
 * what is not said stays. `claimBy`: the last day of a claim on the bag, once harm and receipt are known.
 */
export function describeMishap(
  mishap: Mishap,
  learned: Learned & BagFacts,
  claimBy: Day | null,
  today: Day,
): Result<Mishap, 'already_closed' | 'no_bag_is_missing' | 'in_the_future'> {
  const { report, harm, receivedOn } = learned
  const aboutBag = report !== undefined || harm !== undefined || receivedOn !== undefined
  if (aboutBag && mishap.code !== 'BAGGAGE_LOSS') return refuse('no_bag_is_missing')
  // A bag may come weeks after everything else is over.
  if (mishap.closedAt !== null && !aboutBag) return refuse('already_closed')
  if (receivedOn !== undefined && receivedOn > today) return refuse('in_the_future')

  const { cause = mishap.cause, lesson = mishap.lesson, delayMinutes = mishap.delayMinutes } = learned
  const bag = { report: report ?? mishap.bag.report, harm: harm ?? mishap.bag.harm, receivedOn: receivedOn ?? mishap.bag.receivedOn }
  const checklist = mishap.checklist.map((line) => (line.step === 'CLAIM_DATES' && claimBy !== null ? { ...line, by: claimBy } : line))
  return accept({ ...mishap, cause, lesson, delayMinutes, bag, checklist })
}

export type CloseRefusal = 'in_the_future' | 'not_acknowledged' | 'already_closed'

/** Closed with a note that says how it ended: the list may have open lines, the story may not. */
export function closeMishap(
  actor: Hand,
  mishap: Mishap,
  closingNote: string,
  at: Instant,
  now: Instant,
  learned: Learned = {},
): Result<Mishap, CloseRefusal> {
  if (isInTheFuture(at, now)) return refuse('in_the_future')
  if (mishap.closedAt !== null) return mishap.closingNote === closingNote ? accept(mishap) : refuse('already_closed')
  if (mishap.acknowledgeBy !== null && mishap.acknowledgedAt === null) return refuse('not_acknowledged')

  const { cause = mishap.cause, lesson = mishap.lesson, delayMinutes = mishap.delayMinutes } = learned
  return accept({ ...mishap, closedAt: at, closedBy: actor.accountId, closingNote, cause, lesson, delayMinutes })
}

/** Two agents who report the same of the same task have opened one mishap; words of one's own are always kept. */
export function isSameMishap(open: Mishap, draft: MishapDraft, taskId: string | null): boolean {
  return (
    open.closedAt === null && open.taskId === taskId && open.code === draft.code && (draft.note === undefined || draft.note === open.note)
  )
}

/**
 * For how many persons a count short of the manifest opens its mishap. Never none: when a newer manifest took the missing person
 * off the list meanwhile, what the agent saw is still told.
 */
export function missingFrom(expected: number, counted: number): number {
  return Math.max(1, expected - counted)
}

/** How many of a group are known to be away. A code that the reader may not see counts too. */
export function personsAway(mishaps: readonly Mishap[]): number {
  return mishaps
    .filter((mishap) => mishap.closedAt === null && (mishap.code === null || mishapKinds[mishap.code].away === true))
    .reduce((sum, mishap) => sum + mishap.persons, 0)
}

export function isRestricted(code: MishapCode): boolean {
  return mishapKinds[code].restricted === true
}

/** A restricted log shows others that there is a mishap and its clock, never what it is (domain.md 1.13, asylum request). */
export function asSeenBy(reader: Pick<Actor, 'accountId' | 'permissions'>, mishap: Mishap): Mishap {
  if (mishap.code === null || !isRestricted(mishap.code)) return mishap
  if (mishap.openedBy === reader.accountId || reader.permissions.includes('transit.supervise')) return mishap
  return { ...mishap, code: null, note: null, checklist: [], closingNote: null, cause: null, lesson: null }
}
