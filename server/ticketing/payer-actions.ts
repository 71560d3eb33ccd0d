/** Those who pay themselves: eligibility, price, acceptance, payment, money back, and the receipt. Loans are in loan-actions.ts. */
import type { InputOf, RefusalOf } from '#domain/kit/contract.ts'
import { type Day, dayAt } from '#domain/kit/day.ts'
import { publicRef } from '#domain/kit/id.ts'
import { accept, refuse, type Refused, type Result } from '#domain/kit/result.ts'
import type { TicketRequestFile } from '#domain/ticketing/contract.ts'
import type * as contracts from '#domain/ticketing/payer-contract.ts'
import * as rules from '#domain/ticketing/payer-rules.ts'
import type { Offer, OfferStatus, Payment, PaymentId } from '#domain/ticketing/payer-words.ts'
import type { Choice, Quote, TicketRequest } from '#domain/ticketing/words.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { getMissionOffice } from '#server/kit/office.ts'
import { print, PrintError } from '#server/kit/print.ts'
import type { Download } from '#server/kit/route.ts'
import { newId, newRandom, type Work } from '#server/kit/transaction.ts'
import { findOffer, findOfferById, findPayment, insertPayment, saveOffer } from './payer-store.ts'
import { receiptOf } from './prints.ts'
import { findChoice, listQuotes } from './quote-store.ts'
import { readRequestFile, termsToday } from './request-file.ts'
import { findRequest, listPassengers, lockRequest } from './store.ts'
import { major, record } from './ticket-events.ts'
import { listTickets } from './ticket-store.ts'

type Asked<C extends keyof typeof contracts> = InputOf<(typeof contracts)[C]>
type Refusal<C extends keyof typeof contracts> = RefusalOf<(typeof contracts)[C]> | 'not_found'
type Opened = { request: TicketRequest; offer: Offer; today: Day }

/** The offer of a request, with the request kept still. */
async function open(work: Work, requestId: string): Promise<Result<Opened, 'not_found' | 'no_self_payer'>> {
  const request = await lockRequest(work.db, requestId)
  if (request === undefined) return refuse('not_found')
  const offer = await findOffer(work.db, request.id)
  if (offer === undefined) return refuse('no_self_payer')
  return accept({ request, offer, today: dayAt(work.now, (await getMissionOffice(work, request.office)).timeZone) })
}

export async function confirmEligible(
  work: Work,
  input: Asked<'confirmEligible'>,
): Promise<Result<TicketRequestFile, Refusal<'confirmEligible'>>> {
  const opened = await open(work, input.requestId)
  if (!opened.ok) return opened
  const { request, offer } = opened.value
  const eligible = rules.confirmEligible(offer, input.checks)
  if (!eligible.ok) return eligible
  return accept(await keep(work, request, { ...offer, status: eligible.value, checks: [...new Set(input.checks)] }))
}

export async function tellPrice(work: Work, input: Asked<'tellPrice'>): Promise<Result<TicketRequestFile, Refusal<'tellPrice'>>> {
  const opened = await open(work, input.requestId)
  if (!opened.ok) return opened
  const { request, offer } = opened.value
  const terms = termsToday(work)
  if (terms === undefined) return refuse('no_terms_today')
  const approved = await approvedOf(work, request)
  const price = rules.tellPrice(offer, approved, await listPassengers(work.db, [request.id]), terms, work.now)
  if (!price.ok) return price
  const told: Offer = { ...offer, ...price.value, status: 'QUOTED', toldAt: work.now, validUntil: approved!.quote.validUntil }
  return accept(await keep(work, request, told, { toldBy: work.actor.accountId }))
}

/** The choice that stands, with its quote. */
export async function approvedOf(work: Work, request: TicketRequest): Promise<{ choice: Choice; quote: Quote } | undefined> {
  const choice = await findChoice(work.db, request.id)
  const quote = (await listQuotes(work.db, request.id)).find(({ id }) => id === choice?.quoteId)
  return choice === undefined || quote === undefined ? undefined : { choice, quote }
}

export async function recordAcceptance(
  work: Work,
  input: Asked<'recordAcceptance'>,
): Promise<Result<TicketRequestFile, Refusal<'recordAcceptance'>>> {
  const opened = await open(work, input.requestId)
  if (!opened.ok) return opened
  const { request, offer, today } = opened.value
  const accepted = rules.acceptPrice(offer, input, today, work.now)
  if (!accepted.ok) return accepted
  const { acceptedName, acceptedHow, acceptedLanguage, acceptedOn } = input
  const now: Offer = { ...offer, status: accepted.value, acceptedName, acceptedHow, acceptedLanguage, acceptedOn }
  return accept(await keep(work, request, now, { acceptedBy: work.actor.accountId }))
}

export async function recordPayment(
  work: Work,
  input: Asked<'recordPayment'>,
): Promise<Result<TicketRequestFile, Refusal<'recordPayment'>>> {
  const opened = await open(work, input.requestId)
  if (!opened.ok) return opened
  const { request, offer, today } = opened.value
  const paid = rules.recordPayment(offer, input, today)
  if (!paid.ok) return paid
  try {
    return accept(await pay(work, request, offer, input, { kind: 'PAYMENT', status: paid.value }))
  } catch (error) {
    if (brokeConstraint(error, 'ticketing_payment_once')) return refuse('nothing_to_pay', { status: 'PAID' })
    throw error
  }
}

export async function refundPayment(
  work: Work,
  input: Asked<'refundPayment'>,
): Promise<Result<TicketRequestFile, Refusal<'refundPayment'>>> {
  const opened = await open(work, input.requestId)
  if (!opened.ok) return opened
  const { request, offer, today } = opened.value
  const tickets = await listTickets(work.db, { requestId: request.id })
  const holds = tickets.some(({ status, payer }) => status === 'ISSUED' && payer === 'SELF')
  const back = rules.payBack(offer, input, holds, today)
  if (!back.ok) return back
  return accept(await pay(work, request, offer, input, { kind: 'REFUND', status: back.value }))
}

async function pay(
  work: Work,
  request: TicketRequest,
  offer: Offer,
  input: Asked<'recordPayment'>,
  { kind, status }: { kind: Payment['kind']; status: OfferStatus },
): Promise<TicketRequestFile> {
  const payment: Payment = {
    id: newId() as PaymentId,
    offerId: offer.id,
    kind,
    amountMinor: input.amountMinor,
    currency: offer.currency!,
    mode: input.mode,
    reference: input.reference,
    payerName: input.payerName,
    receiptNo: publicRef('REC', newRandom(8)),
    paidOn: input.paidOn,
  }
  const place = { office: request.office, compartment: request.compartment }
  await insertPayment(work.db, place, payment, work.actor.accountId, work.now)
  return keep(work, request, { ...offer, status }, {}, { amount: major(payment.amountMinor, payment.currency), currency: payment.currency })
}

async function keep(
  work: Work,
  request: TicketRequest,
  offer: Offer,
  by: { toldBy?: string; acceptedBy?: string } = {},
  facts: { amount?: number; currency?: string } = {},
): Promise<TicketRequestFile> {
  await saveOffer(work.db, offer, by, work.now)
  record(work, request, 'offer_moved', { to: offer.status, ...facts }, offer.id)
  return readRequestFile(work, request)
}

export async function receiptPdf(work: Work, input: Asked<'receiptPdf'>): Promise<Result<Download, 'not_found' | 'print_busy'>> {
  const payment = await findPayment(work.db, input.paymentId)
  const offer = payment === undefined ? undefined : await findOfferById(work.db, payment.offerId)
  const request = offer === undefined ? undefined : await findRequest(work.db, offer.requestId)
  if (payment === undefined || offer === undefined || request === undefined) return refuse('not_found')
  const office = await getMissionOffice(work, request.office)
  return printed(payment.receiptNo, 'receipt', receiptOf(payment, offer, { request, office: office.name }, input.language))
}

/** A document, or the word for a press that has too much to do. */
export async function printed(name: string, template: string, filled: unknown): Promise<Result<Download, never> | Refused<'print_busy'>> {
  try {
    return accept({ fileName: `${name}.pdf`, mediaType: 'application/pdf', body: await print(template, filled) })
  } catch (error) {
    if (error instanceof PrintError && error.reason !== 'template') return refuse('print_busy')
    throw error
  }
}
