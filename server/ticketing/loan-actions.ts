/** Travel loans: the promise of adults to pay their seats back, signed in their language, and the note that is read to them. */
import type { InputOf, RefusalOf } from '#domain/kit/contract.ts'
import { dayAt } from '#domain/kit/day.ts'
import { publicRef } from '#domain/kit/id.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { TicketRequestFile } from '#domain/ticketing/contract.ts'
import type * as contracts from '#domain/ticketing/payer-contract.ts'
import * as rules from '#domain/ticketing/payer-rules.ts'
import type { Loan, LoanId } from '#domain/ticketing/payer-words.ts'
import { listMembers } from '#server/cases/actions.ts'
import { getMissionOffice } from '#server/kit/office.ts'
import type { Download } from '#server/kit/route.ts'
import { newId, newRandom, type Work } from '#server/kit/transaction.ts'
import { getPersons } from '#server/people/actions.ts'
import { approvedOf, printed } from './payer-actions.ts'
import { cancelLoan as saveCancel, findLoan, findLoanById, insertLoan, signLoan as saveSigned } from './payer-store.ts'
import { noteOf } from './prints.ts'
import { readRequestFile } from './request-file.ts'
import { findRequest, listPassengers, lockRequest } from './store.ts'
import { major, record } from './ticket-events.ts'
import { listTickets } from './ticket-store.ts'

type Asked<C extends keyof typeof contracts> = InputOf<(typeof contracts)[C]>
type Refusal<C extends keyof typeof contracts> = RefusalOf<(typeof contracts)[C]> | 'not_found'

export async function draftLoan(work: Work, input: Asked<'draftLoan'>): Promise<Result<TicketRequestFile, Refusal<'draftLoan'>>> {
  const request = await lockRequest(work.db, input.requestId)
  if (request === undefined) return refuse('not_found')
  const members = (await listMembers(work, request.caseId)).map(({ personId }) => personId)
  const persons = await getPersons(work, members)
  const before = await findLoan(work.db, request.id)
  const approved = await approvedOf(work, request)
  const facts = {
    approved,
    passengers: await listPassengers(work.db, [request.id]),
    before,
    members: persons.map(({ id, bornOn }) => ({ personId: id, bornOn })),
  }
  const drafted = rules.draftLoan(facts, input, dayAt(work.now, (await getMissionOffice(work, request.office)).timeZone))
  if (!drafted.ok) return drafted

  if (before !== undefined) await saveCancel(work.db, before.id, 'REPLACED', work.now)
  const loan: Loan = {
    id: newId() as LoanId,
    requestId: request.id,
    caseId: request.caseId,
    publicRef: publicRef('PRET', newRandom(8)),
    amountMinor: drafted.value.amountMinor,
    currency: approved!.choice.reportCurrency,
    instalments: input.instalments,
    borrowers: [...new Set(input.borrowers)],
    status: 'DRAFT',
    language: null,
    signedOn: null,
  }
  await insertLoan(work.db, { office: request.office, compartment: request.compartment }, loan, work.actor.accountId, work.now)
  const told = { loanRef: loan.publicRef, amount: major(loan.amountMinor, loan.currency), currency: loan.currency }
  record(work, request, 'loan_drafted', { ...told, instalments: loan.instalments.length }, loan.id)
  return accept(await readRequestFile(work, request))
}

export async function signLoan(work: Work, input: Asked<'signLoan'>): Promise<Result<TicketRequestFile, Refusal<'signLoan'>>> {
  const request = await lockRequest(work.db, input.requestId)
  if (request === undefined) return refuse('not_found')
  const loan = await findLoan(work.db, request.id)
  if (loan === undefined) return refuse('no_loan')
  const approved = await approvedOf(work, request)
  const amountNow =
    approved === undefined ? 0 : rules.loanAmount(approved.choice, approved.quote, await listPassengers(work.db, [request.id]))
  const today = dayAt(work.now, (await getMissionOffice(work, request.office)).timeZone)
  const signed = rules.signLoan(loan, amountNow, input.signedOn, today)
  if (!signed.ok) return signed
  await saveSigned(work.db, loan.id, { language: input.language, signedOn: input.signedOn, by: work.actor.accountId }, work.now)
  record(work, request, 'loan_signed', { loanRef: loan.publicRef, language: input.language }, loan.id)
  return accept(await readRequestFile(work, request))
}

export async function cancelLoan(work: Work, input: Asked<'cancelLoan'>): Promise<Result<TicketRequestFile, Refusal<'cancelLoan'>>> {
  const request = await lockRequest(work.db, input.requestId)
  if (request === undefined) return refuse('not_found')
  const loan = await findLoan(work.db, request.id)
  if (loan === undefined) return refuse('no_loan')
  const tickets = await listTickets(work.db, { requestId: request.id })
  const allowed = rules.canCancelLoan(
    loan,
    tickets.some(({ status, payer }) => status === 'ISSUED' && payer === 'LOAN'),
  )
  if (!allowed.ok) return allowed
  await saveCancel(work.db, loan.id, input.reason, work.now)
  record(work, request, 'loan_cancelled', { loanRef: loan.publicRef }, loan.id)
  return accept(await readRequestFile(work, request))
}

export async function notePdf(work: Work, input: Asked<'notePdf'>): Promise<Result<Download, 'not_found' | 'print_busy'>> {
  const loan = await findLoanById(work.db, input.loanId)
  const request = loan === undefined ? undefined : await findRequest(work.db, loan.requestId)
  if (loan === undefined || request === undefined) return refuse('not_found')
  const borrowers = await getPersons(work, loan.borrowers)
  const office = await getMissionOffice(work, request.office)
  return printed(loan.publicRef, 'promissory-note', noteOf(loan, borrowers, { request, office: office.name }, input.language))
}
