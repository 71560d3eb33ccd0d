/** What happened to a request, said once: the event lies where the request lies, on the case's own timeline, in codes and numbers only. */
import { majorAmount } from '#domain/kit/currency-digits.ts'
import type { TicketRequest } from '#domain/ticketing/words.ts'
import type { NewEvent, Work } from '#server/kit/transaction.ts'

type About = Pick<TicketRequest, 'id' | 'caseId' | 'office' | 'compartment' | 'publicRef'>

/** `subject` is the thing itself when it is not the request: a ticket, a loan, a payment. */
export function record(work: Work, about: About, name: string, facts: NonNullable<NewEvent['facts']>, subject: string = about.id): void {
  const { office, compartment, caseId, publicRef } = about
  work.record({ name, subject, office, compartment, caseId, facts: { requestRef: publicRef, ...facts } })
}

/** An amount as a reader says it, in whole units of its currency. */
export function major(minor: number, currency: string): number {
  return majorAmount({ minor, currency })
}
