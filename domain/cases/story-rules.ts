/**
 * Reads a case as a story: what blocks it now, and what comes next. Both are lists of codes that screens put into words; nothing here
 * changes anything.
 */
import { type Day, daysBetween } from '#domain/kit/day.ts'
import type { FamilyConcern } from './family-rules.ts'
import { isActive } from './rules.ts'
import type { CaseStatus, CaseTask, HoldReason } from './words.ts'

export type StoryFacts = {
  status: CaseStatus
  criticalOn: Day | null
  holds: readonly { reason: HoldReason }[]
  tasks: readonly Pick<CaseTask, 'state' | 'dueOn'>[]
  concerns: readonly FamilyConcern[]
  /** Adults, and children travelling alone, whose agreement to our keeping their data is not recorded. */
  consentsMissing: number
}

export type BlockCode = 'on_hold' | 'critical_day_passed' | 'critical_day_near' | 'consent_missing' | 'task_overdue' | FamilyConcern
/** `weight`: STOPS the next step, or asks for CARE. */
export type Block = { code: BlockCode; weight: 'STOPS' | 'CARE'; reason: HoldReason | null; count: number | null; on: Day | null }

export type NextCode =
  | 'add_principal'
  | 'record_consent'
  | 'register'
  | 'lift_hold'
  | 'request_clearances'
  | 'collect_clearances'
  | 'book'
  | 'freeze_manifest'
  | 'confirm_departure'
  | 'confirm_arrival'
  | 'close_mishap'
  | 'hand_over'
  | 'close_or_follow'
  | 'follow_up'
  | 'nothing'

/** Clearances run out one by one before the critical day; a fortnight leaves time to renew one. */
export const nearDays = 14

export function whatBlocks(facts: StoryFacts, today: Day): Block[] {
  if (!isActive(facts.status)) return []
  const blocks: Block[] = facts.holds.map((hold) => block('on_hold', 'STOPS', { reason: hold.reason }))
  const preparing = facts.status === 'DRAFT' || facts.status === 'REGISTERED'
  const travels = beforeDeparture.includes(facts.status)
  for (const concern of facts.concerns) {
    const stops = concern === 'no_principal' || concern === 'principal_under_age'
    blocks.push(block(concern, stops ? 'STOPS' : 'CARE'))
  }
  if (facts.consentsMissing > 0 && preparing) blocks.push(block('consent_missing', 'STOPS', { count: facts.consentsMissing }))
  if (travels && facts.criticalOn !== null) {
    const left = daysBetween(today, facts.criticalOn)
    if (left < 0) blocks.push(block('critical_day_passed', 'STOPS', { on: facts.criticalOn }))
    else if (left <= nearDays) blocks.push(block('critical_day_near', 'CARE', { on: facts.criticalOn, count: left }))
  }
  const overdue = facts.tasks.filter((task) => task.state === 'OPEN' && task.dueOn !== null && task.dueOn < today).length
  if (overdue > 0) blocks.push(block('task_overdue', 'CARE', { count: overdue }))
  return blocks
}

export function whatIsNext(facts: StoryFacts): NextCode {
  if (facts.holds.length > 0 && beforeDeparture.includes(facts.status)) return 'lift_hold'
  if (facts.status !== 'DRAFT') return nextBy[facts.status]
  if (facts.concerns.includes('no_principal')) return 'add_principal'
  return facts.consentsMissing > 0 ? 'record_consent' : 'register'
}

const beforeDeparture: readonly CaseStatus[] = ['DRAFT', 'REGISTERED', 'IN_CLEARANCE', 'TRAVEL_READY', 'BOOKED', 'MANIFESTED', 'ON_HOLD']

const nextBy: Record<Exclude<CaseStatus, 'DRAFT'>, NextCode> = {
  REGISTERED: 'request_clearances',
  IN_CLEARANCE: 'collect_clearances',
  TRAVEL_READY: 'book',
  BOOKED: 'freeze_manifest',
  MANIFESTED: 'confirm_departure',
  DEPARTED: 'confirm_arrival',
  IN_TRANSIT: 'confirm_arrival',
  MISHAP: 'close_mishap',
  ARRIVED: 'hand_over',
  HANDED_OVER: 'close_or_follow',
  FOLLOW_UP: 'follow_up',
  ON_HOLD: 'lift_hold',
  CLOSED: 'nothing',
  REJECTED: 'nothing',
  CANCELLED: 'nothing',
  WITHDRAWN: 'nothing',
  DECEASED: 'nothing',
}

function block(code: BlockCode, weight: Block['weight'], more: Partial<Block> = {}): Block {
  return { code, weight, reason: null, count: null, on: null, ...more }
}
