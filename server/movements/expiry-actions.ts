/** What runs out: the work list, and the night that expires what is over and warns of what ends. */
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { addDays, type Day, daysBetween } from '#domain/kit/day.ts'
import { accept, type Result } from '#domain/kit/result.ts'
import type * as contracts from '#domain/movements/clearance-contract.ts'
import { warningDue } from '#domain/movements/rules.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import type { Work } from '#server/kit/transaction.ts'
import { follow, todayIn } from './clearance-actions.ts'
import { listEnding, listOver, listToWarn, notLeft, type OverRow, setExpired, setWarned } from './clearance-store.ts'

export async function listExpiring(
  work: Work,
  input: InputOf<typeof contracts.listExpiring>,
): Promise<Result<OutputOf<typeof contracts.listExpiring>, never>> {
  const after = readCursor(input.after, 4)
  if (after === null) return accept({ items: [], next: null })
  const today = await todayIn(work, work.actor.offices[0]!)
  const rows = await listEnding(work.db, work.actor.offices, {
    until: addDays(today, input.withinDays),
    kind: input.kind,
    after,
    limit: input.limit,
  })
  return accept(
    pageOf(
      rows,
      input.limit,
      (row) => writeCursor(row.criticalOn, row.caseId, row.validUntil, row.id),
      (row) => ({ ...row, daysLeft: daysBetween(today, row.validUntil) }),
    ),
  )
}

export type NightWork = { expired: number; returned: number; warned: number; more: boolean }

/**
 * Every night: what was cleared until yesterday is expired, its case goes back to collecting when it was ready to travel, and what ends
 * in 30 or 7 days is said once each on the timeline (domain.md 1.4). `work` sees every office and compartment. One call does at most
 * `most` of each; `more` says that another call, in a commit of its own, is due.
 */
export async function expireClearances(work: Work, today: Day, most = 1_000): Promise<NightWork> {
  const over = await listOver(work.db, today, most)
  await setExpired(
    work.db,
    over.map(({ id }) => id),
    work.now,
  )
  // Of those who have left, a visa that ends is no news.
  const waiting = over.filter(({ caseStatus }) => notLeft.includes(caseStatus))
  for (const row of waiting) say(work, row, 'clearance_expired', { until: row.validUntil })
  let returned = 0
  for (const caseId of new Set(waiting.map((row) => row.caseId))) if (await follow(work, caseId)) returned++

  const ending = await listToWarn(work.db, today, most)
  for (const row of ending) {
    const days = warningDue(row, today)
    if (days === undefined) continue
    await setWarned(work.db, row.id, days, work.now)
    say(work, row, 'clearance_ending', { until: row.validUntil, days: daysBetween(today, row.validUntil) })
  }
  return { expired: over.length, returned, warned: ending.length, more: over.length === most || ending.length === most }
}

function say(work: Work, { id, office, compartment, caseId, kind }: OverRow, name: string, facts: Record<string, string | number>): void {
  work.record({ name, subject: id, office, compartment, caseId, facts: { kind, ...facts } })
}
