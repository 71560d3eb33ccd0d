/** On which days a whole family may travel: what is cleared for each of them, together with what the family asked for. */
import type { Day } from '#domain/kit/day.ts'
import { type GuardedCase, windowOf } from '#domain/movements/guard-rules.ts'
import type { CaseWindow, NotPlannable, Wish } from './words.ts'

/** The latest of all starts and the earliest of all ends; `endsBy` says what would have to be longer. */
export function windowOfCase(is: GuardedCase, wish: Wish | undefined): CaseWindow {
  const windows = is.travelling.map((personId) => windowOf(is, personId))
  const starts = [...windows.flatMap(({ start }) => start ?? []), ...(wish === undefined ? [] : [wish.earliestOn])].toSorted()
  const cleared = windows.flatMap(({ end }) => end ?? []).toSorted()[0]
  const start = starts.at(-1) ?? null
  if (wish !== undefined && (cleared === undefined || wish.latestOn < cleared)) return { start, end: wish.latestOn, endsBy: 'REQUEST' }
  if (cleared === undefined) return { start, end: null, endsBy: null }
  const endsBy = is.clearances.find((one) => one.status === 'CLEARED' && one.validUntil === cleared)?.kind ?? null
  return { start, end: cleared, endsBy }
}

/** Why a case is not put to the planner at all. A family without a request has no place to leave from. */
export function whyNotPlannable(is: GuardedCase, wish: Wish | undefined, window: CaseWindow, today: Day): NotPlannable | null {
  if (is.status !== 'TRAVEL_READY') return 'not_travel_ready'
  if (is.onHold) return 'on_hold'
  if (is.travelling.length === 0) return 'nobody_travels'
  if (wish === undefined) return 'no_travel_request'
  if (window.end !== null && (window.end < today || (window.start !== null && window.end < window.start))) return 'window_over'
  return null
}
