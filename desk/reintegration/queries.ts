/** Questions that several screens of this room ask the same way. */
import * as cases from '#domain/cases/contract.ts'
import type { CaseId } from '#domain/cases/words.ts'
import type { Instant } from '#domain/kit/day.ts'
import * as reintegration from '#domain/reintegration/contract.ts'
import * as visiting from '#domain/reintegration/visit-contract.ts'
import { usePending } from '#desk/kit/queue.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { may, useSelf } from '#desk/kit/session.ts'

/** Kept on the device, because a visit is written where the family lives. */
export function usePlanFile(caseId: string) {
  return useAsk(reintegration.getPlan, { caseId: caseId as CaseId }, { keep: true })
}

/** The names of the family, for those who may read them; a cashier sees the plan and no name. */
export function useFamily(caseId: string) {
  const mayRead = may(useSelf(), 'cases.read')
  return useAsk(cases.getCase, { caseId: caseId as CaseId }, { keep: true, enabled: mayRead })
}

/** Visits whose report still waits on this device. */
export function useWaitingVisits(): ReadonlySet<string> {
  return new Set(usePending(visiting.recordVisit).map((command) => command.input.visitId))
}

/** The clock of this device, for a rule that is asked before sending. */
export function deviceNow(): Instant {
  return new Date().toISOString() as Instant
}

/** The calendar day of this device, as the default of a date that somebody is about to type. */
export function deviceToday(): string {
  return new Date().toLocaleDateString('sv-SE')
}
