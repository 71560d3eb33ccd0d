/** What happened in a case, said once: the event lies where the case lies, and carries codes and numbers only. */
import type { Case } from '#domain/cases/words.ts'
import type { Work } from '#server/kit/transaction.ts'

type Facts = Record<string, string | number | boolean | null>

/** `subject` is the thing itself when it is not the case: a member, a hold, a task. */
export function record(work: Work, about: Case, name: string, facts: Facts, subject: string = about.id): void {
  work.record({ name, subject, office: about.office, compartment: about.compartment, caseId: about.id, facts })
}
