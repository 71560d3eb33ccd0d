/** Quotes of carriers, the choice of one, and the second person's answer. What the rules let pass and the database still refuses comes back as the same word. */
import type { InputOf, RefusalOf } from '#domain/kit/contract.ts'
import type { Instant } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { existing } from '#domain/movements/rules.ts'
import type * as contracts from '#domain/ticketing/quote-contract.ts'
import type { TicketRequestFile } from '#domain/ticketing/contract.ts'
import type { TicketingTerms } from '#domain/ticketing/payer-words.ts'
import * as rules from '#domain/ticketing/quote-rules.ts'
import type { Choice, ChoiceId, Quote, QuoteId, TicketRequest } from '#domain/ticketing/words.ts'
import { listTicketingTerms } from '#packs/fees/ticketing-terms.ts'
import { type Airport, findAirport } from '#packs/places/airports.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { clockNow, type House, inScope, newId, type Work } from '#server/kit/transaction.ts'
import { findLoan, findOffer, saveOffer } from './payer-store.ts'
import {
  approveChoice as saveApproval,
  findChoice,
  findRequestIdOfQuote,
  insertChoice,
  insertQuote,
  listQuotes,
  publishCeiling,
  withdrawChoice,
  withdrawQuote as saveWithdrawal,
} from './quote-store.ts'
import { readRequestFile, termsToday } from './request-file.ts'
import { listPassengers, lockRequest, saveRequestStep } from './store.ts'
import { major, record } from './ticket-events.ts'

type Asked<C extends keyof typeof contracts> = InputOf<(typeof contracts)[C]>
type Refusal<C extends keyof typeof contracts> = RefusalOf<(typeof contracts)[C]> | 'not_found'

const looking = ['OPEN', 'PROPOSED', 'APPROVED']

export async function addQuote(work: Work, input: Asked<'addQuote'>): Promise<Result<TicketRequestFile, Refusal<'addQuote'>>> {
  const request = await lockRequest(work.db, input.requestId)
  if (request === undefined) return refuse('not_found')
  if (!looking.includes(request.status)) return refuse('request_closed', { status: request.status })
  if (input.validUntil <= work.now) return refuse('quote_already_expired')
  const passengers = await listPassengers(work.db, [request.id])
  const sums = rules.addUpFares(
    input.fares,
    passengers.map(({ ptc }) => ptc),
  )
  if (!sums.ok) return sums
  const unknown = input.via.find((place) => findAirport(place) === undefined)
  if (unknown !== undefined) return refuse('unknown_airport', { airport: unknown })
  const times = timesOf(request, input)
  if (!times.ok) return times

  const { departsLocal: _departs, arrivesLocal: _arrives, returnDepartsLocal: _returns, id, ...told } = input
  const quote: Quote = {
    ...told,
    ...sums.value,
    ...times.value,
    id: id ?? (newId() as QuoteId),
    changeFeeMinor: input.changeFeeMinor ?? null,
    shortestConnectionMin: input.shortestConnectionMin ?? null,
    quotedBy: work.actor.accountId,
    quotedAt: work.now,
    withdrawnAt: null,
  }
  try {
    await insertQuote(work.db, request, quote)
  } catch (error) {
    if (brokeConstraint(error, 'ticketing_quote_pkey')) return refuse('id_taken')
    throw error
  }
  record(work, request, 'quote_added', {
    carrier: quote.carrier,
    tariff: quote.tariff,
    total: major(quote.totalMinor, quote.currency),
    currency: quote.currency,
  })
  return accept(await step(work, request, request.status))
}

type Times = Pick<Quote, 'departsAt' | 'fromZone' | 'arrivesAt' | 'toZone' | 'returnDepartsAt'>

/** Clocks on the walls of the two airports become instants. */
function timesOf(
  request: TicketRequest,
  input: Asked<'addQuote'>,
): Result<Times, 'unknown_airport' | 'local_time_does_not_exist' | 'arrives_before_it_leaves'> {
  const [from, to] = [findAirport(request.fromPlace), findAirport(request.toPlace)]
  if (from === undefined || to === undefined)
    return refuse('unknown_airport', { airport: from === undefined ? request.fromPlace : request.toPlace })
  const departs = at(input.departsLocal, from)
  if (!departs.ok) return departs
  const arrives = at(input.arrivesLocal, to)
  if (!arrives.ok) return arrives
  const returns = input.returnDepartsLocal === undefined ? accept(null) : at(input.returnDepartsLocal, to)
  if (!returns.ok) return returns
  if (arrives.value <= departs.value || (returns.value !== null && returns.value <= arrives.value))
    return refuse('arrives_before_it_leaves')
  return accept({
    departsAt: departs.value,
    fromZone: from.timeZone as Times['fromZone'],
    arrivesAt: arrives.value,
    toZone: to.timeZone as Times['toZone'],
    returnDepartsAt: returns.value,
  })
}

function at(local: string, place: Pick<Airport, 'timeZone'>): Result<Instant, 'local_time_does_not_exist'> {
  const instant = existing(local, place.timeZone)
  return instant === undefined ? refuse('local_time_does_not_exist', { leg: 1, time: local }) : accept(instant)
}

export async function withdrawQuote(
  work: Work,
  input: Asked<'withdrawQuote'>,
): Promise<Result<TicketRequestFile, Refusal<'withdrawQuote'>>> {
  const requestId = await findRequestIdOfQuote(work.db, input.quoteId)
  const request = requestId === undefined ? undefined : await lockRequest(work.db, requestId)
  if (request === undefined) return refuse('not_found')
  if (!looking.includes(request.status)) return refuse('request_closed', { status: request.status })
  const quote = (await listQuotes(work.db, request.id)).find(({ id }) => id === input.quoteId)
  if (quote === undefined) return refuse('not_found')
  if (quote.withdrawnAt !== null) return refuse('quote_withdrawn')
  if ((await findChoice(work.db, request.id))?.quoteId === quote.id) return refuse('quote_is_chosen')
  await saveWithdrawal(work.db, quote.id, work.actor.accountId, work.now)
  record(work, request, 'quote_withdrawn', { carrier: quote.carrier })
  return accept(await step(work, request, request.status))
}

export async function chooseQuote(work: Work, input: Asked<'chooseQuote'>): Promise<Result<TicketRequestFile, Refusal<'chooseQuote'>>> {
  const request = await lockRequest(work.db, input.requestId)
  if (request === undefined) return refuse('not_found')
  const quotes = await listQuotes(work.db, request.id)
  const quote = quotes.find(({ id }) => id === input.quoteId)
  if (quote === undefined) return refuse('not_found')
  const terms = termsToday(work)
  if (terms === undefined) return refuse('no_terms_today')
  const offer = await findOffer(work.db, request.id)
  const facts = {
    request,
    quote,
    quotes,
    mismatches: rules.mismatchesOf(quote, request, await listPassengers(work.db, [request.id]), terms.daylight),
    offerStatus: offer?.status ?? null,
    loanStatus: (await findLoan(work.db, request.id))?.status ?? null,
  }
  const chosen = rules.chooseQuote(facts, input, terms, work.now)
  if (!chosen.ok) return chosen

  const before = await findChoice(work.db, request.id)
  if (before !== undefined) await withdrawChoice(work.db, before.id, work.actor.accountId, 'REPLACED', work.now)
  const { approved, ...rate } = chosen.value
  const draft: Choice = {
    ...rate,
    id: newId() as ChoiceId,
    requestId: request.id,
    quoteId: quote.id,
    justification: input.justification ?? null,
    totalMinor: quote.totalMinor,
    currency: quote.currency,
    reportCurrency: terms.reportCurrency,
    ceilingMinor: terms.approvalCeilingMinor,
    proposedBy: work.actor.accountId,
    proposedAt: work.now,
    approvedBy: approved ? work.actor.accountId : null,
    approvedAt: approved ? work.now : null,
  }
  try {
    await insertChoice(work.db, request, draft)
  } catch (error) {
    if (brokeConstraint(error, 'ticketing_choice_four_eyes')) return refuse('second_person_on_tickets', { code: 'E243' })
    if (brokeConstraint(error, 'ticketing_choice_in_time')) return refuse('quote_expired', { validUntil: quote.validUntil })
    throw error
  }
  // A price that was told of another quote is told anew.
  if (offer?.status === 'QUOTED') await saveOffer(work.db, { ...offer, status: 'ELIGIBLE_TRAVEL' }, {}, work.now)
  record(work, request, approved ? 'quote_taken' : 'quote_proposed', {
    carrier: quote.carrier,
    total: major(draft.reportMinor, draft.reportCurrency),
    currency: draft.reportCurrency,
    quotes: quotes.filter(({ withdrawnAt }) => withdrawnAt === null).length,
  })
  return accept(await step(work, request, approved ? 'APPROVED' : 'PROPOSED'))
}

export async function approveChoice(
  work: Work,
  input: Asked<'approveChoice'>,
): Promise<Result<TicketRequestFile, Refusal<'approveChoice'>>> {
  const request = await lockRequest(work.db, input.requestId)
  if (request === undefined) return refuse('not_found')
  const choice = await findChoice(work.db, request.id)
  const quote = (await listQuotes(work.db, request.id)).find(({ id }) => id === choice?.quoteId)
  if (choice === undefined || quote === undefined) return refuse('no_choice_proposed', { status: request.status })
  const allowed = rules.approveChoice(work.actor, request, choice, quote, input, work.now)
  if (!allowed.ok) return allowed
  await saveApproval(work.db, choice.id, work.actor.accountId, work.now)
  record(work, request, 'quote_approved', {
    carrier: quote.carrier,
    total: major(choice.reportMinor, choice.reportCurrency),
    currency: choice.reportCurrency,
  })
  return accept(await step(work, request, 'APPROVED'))
}

export async function sendBackChoice(
  work: Work,
  input: Asked<'sendBackChoice'>,
): Promise<Result<TicketRequestFile, Refusal<'sendBackChoice'>>> {
  const request = await lockRequest(work.db, input.requestId)
  if (request === undefined) return refuse('not_found')
  const choice = await findChoice(work.db, request.id)
  if (request.status !== 'PROPOSED' || choice === undefined) return refuse('no_choice_proposed', { status: request.status })
  await withdrawChoice(work.db, choice.id, work.actor.accountId, input.reason, work.now)
  record(work, request, 'quote_sent_back', {})
  return accept(await step(work, request, 'OPEN'))
}

/** The request as it stands now, with the hour of what comes next. */
async function step(work: Work, request: TicketRequest, status: TicketRequest['status']): Promise<TicketRequestFile> {
  const [quotes, choice] = [await listQuotes(work.db, request.id), await findChoice(work.db, request.id)]
  const dueAt = rules.nextDueAt(request, quotes, choice?.quoteId, work.now)
  await saveRequestStep(work.db, request.id, { status, dueAt }, work.now)
  return readRequestFile(work, { ...request, status, dueAt })
}

/** When the server starts: the ceilings of the packs that the database does not have. One that changed under its day stops the start. */
export async function publishCeilings(house: House, terms: readonly TicketingTerms[] = listTicketingTerms()): Promise<void> {
  await inScope(house.pool, { account: null, offices: [], compartments: [], system: true }, async (db) => {
    for (const { reportCurrency, validFrom, approvalCeilingMinor, source } of terms) {
      const ceiling = { currency: reportCurrency, validFrom, amountMinor: approvalCeilingMinor, source }
      const stands = await publishCeiling(db, ceiling, clockNow())
      if (stands !== approvalCeilingMinor)
        throw new Error(
          `packs/fees/ticketing-terms.yaml: the ceiling of ${validFrom} stands at ${stands} already. A ceiling never changes: end this entry with validTo and add one with a later validFrom.`,
        )
    }
  })
}
