/** What happened in a plan, said once: the event lies where the plan lies, on the case's own timeline, in codes and numbers only. */
import { majorAmount } from '#domain/kit/currency-digits.ts'
import type { Currency } from '#domain/kit/money.ts'
import type { Plan } from '#domain/reintegration/words.ts'
import type { NewEvent, Work } from '#server/kit/transaction.ts'

type About = Pick<Plan, 'id' | 'caseId' | 'office' | 'compartment'>

/** `subject` is the thing itself when it is not the plan: a line, a tranche, a visit. */
export function record(work: Work, plan: About, name: string, facts: NonNullable<NewEvent['facts']>, subject: string = plan.id): void {
  work.record({ name, subject, office: plan.office, compartment: plan.compartment, caseId: plan.caseId, facts })
}

/** An amount as a reader says it, in whole units of its currency. */
export function major(plan: { currency: Currency }, minor: number): number {
  return majorAmount({ minor, currency: plan.currency })
}
