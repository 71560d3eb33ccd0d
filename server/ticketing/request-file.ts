/** A request with everything that belongs to it, as the desk reads it; names only for those who may read people. */
import type { Actor } from '#domain/access/words.ts'
import { ageOn, dayAt } from '#domain/kit/day.ts'
import { ages, ticketName } from '#domain/movements/ssr-rules.ts'
import type { ComparedQuote, SeenPassenger, TicketFile, TicketRequestFile } from '#domain/ticketing/contract.ts'
import { termsOn } from '#domain/ticketing/money-rules.ts'
import { loanAmount } from '#domain/ticketing/payer-rules.ts'
import type { TicketingTerms } from '#domain/ticketing/payer-words.ts'
import { durationMin, markQuotes, mismatchesOf } from '#domain/ticketing/quote-rules.ts'
import { bandMayChange } from '#domain/ticketing/rules.ts'
import { checkDigitOf } from '#domain/ticketing/ticket-rules.ts'
import type { Ticket } from '#domain/ticketing/ticket-words.ts'
import type { Quote, TicketPassenger, TicketRequest } from '#domain/ticketing/words.ts'
import { listTicketingTerms } from '#packs/fees/ticketing-terms.ts'
import { getCase, listMembers } from '#server/cases/actions.ts'
import type { Work } from '#server/kit/transaction.ts'
import { listJourneys } from '#server/movements/list-actions.ts'
import { getPersons } from '#server/people/actions.ts'
import { findLoan, findOffer, listPayments } from './payer-store.ts'
import { findChoice, listQuotes } from './quote-store.ts'
import { listEscortRequests, listPassengers } from './store.ts'
import { listCoupons, listTickets } from './ticket-store.ts'

/** The terms of the office today; undefined when none stand. */
export function termsToday(work: Work): TicketingTerms | undefined {
  return termsOn(listTicketingTerms(), dayAt(work.now, 'UTC'))
}

export async function readRequestFile(work: Work, request: TicketRequest): Promise<TicketRequestFile> {
  const found = await getCase(work, request.caseId)
  const passengers = await listPassengers(work.db, [request.id])
  const quotes = await listQuotes(work.db, request.id)
  const choice = (await findChoice(work.db, request.id)) ?? null
  const offer = (await findOffer(work.db, request.id)) ?? null
  const journeys = await listJourneys(work, { caseId: request.caseId })
  const chosen = quotes.find(({ id }) => id === choice?.quoteId)
  return {
    request: mayReadPeople(work.actor) ? request : { ...request, medifRef: null },
    caseRef: found.ok ? found.value.publicRef : '…',
    passengers: await seenPassengers(work, request, passengers),
    quotes: compared(request, quotes, passengers, work),
    choice,
    tickets: await withCoupons(work, await listTickets(work.db, { requestId: request.id })),
    offer,
    payments: offer === null ? [] : await listPayments(work.db, offer.id),
    loan: (await findLoan(work.db, request.id)) ?? null,
    loanAmountMinor: choice === null || chosen === undefined ? null : loanAmount(choice, chosen, passengers),
    escorts: await listEscortRequests(work.db, request.id),
    journeys: journeys.ok
      ? journeys.value.items
          .filter(({ status }) => status !== 'CANCELLED')
          .map(({ id, publicRef, startsAt, flights }) => ({ movementId: id, publicRef, startsAt, flights }))
      : [],
    adults: passengers.some(({ payer }) => payer === 'LOAN') ? await adultsOf(work, request) : [],
    terms: termsToday(work) ?? null,
  }
}

function mayReadPeople(actor: Pick<Actor, 'permissions'>): boolean {
  return actor.permissions.includes('people.read')
}

const bands = ['ADT', 'CHD', 'INF']

async function seenPassengers(work: Work, request: TicketRequest, passengers: readonly TicketPassenger[]): Promise<SeenPassenger[]> {
  const persons = await getPersons(
    work,
    passengers.flatMap(({ personId }) => personId ?? []),
  )
  // Who sits on a lap last, as a booking desk reads a family.
  const ordered = passengers.toSorted((a, b) => bands.indexOf(a.ptc) - bands.indexOf(b.ptc) || a.givenNames.localeCompare(b.givenNames))
  return ordered.map((one) => {
    const bornOn = persons.find(({ id }) => id === one.personId)?.bornOn ?? null
    return { ...asSeenBy(work.actor, one), bandMayChange: bandMayChange(bornOn, request) }
  })
}

/** Who approves or pays sees seats and sums: neither names nor what help is needed. The one place where they are left out. */
export function asSeenBy(actor: Pick<Actor, 'permissions'>, passenger: TicketPassenger): Omit<SeenPassenger, 'bandMayChange'> {
  return mayReadPeople(actor) ? passenger : { ...passenger, surname: null, givenNames: null, documentId: null, ssr: [] }
}

function compared(request: TicketRequest, quotes: readonly Quote[], passengers: readonly TicketPassenger[], work: Work): ComparedQuote[] {
  const marks = markQuotes(quotes, work.now)
  const daylight = termsToday(work)?.daylight ?? { from: 0, until: 24 }
  return quotes.map((quote) => ({
    ...quote,
    ...marks.get(quote.id)!,
    durationMin: durationMin(quote),
    mismatches: mismatchesOf(quote, request, passengers, daylight),
  }))
}

export async function withCoupons(work: Work, tickets: readonly Ticket[]): Promise<TicketFile[]> {
  const coupons = Map.groupBy(
    await listCoupons(
      work.db,
      tickets.map(({ id }) => id),
    ),
    ({ ticketId }) => ticketId,
  )
  return tickets.map((ticket) => ({ ...ticket, checkDigit: checkDigitOf(ticket.ticketNo), coupons: coupons.get(ticket.id) ?? [] }))
}

async function adultsOf(work: Work, request: TicketRequest): Promise<TicketRequestFile['adults']> {
  const members = await listMembers(work, request.caseId)
  const persons = await getPersons(
    work,
    members.map(({ personId }) => personId),
  )
  const today = dayAt(work.now, 'UTC')
  const seen = mayReadPeople(work.actor)
  return persons
    .filter(({ bornOn }) => bornOn !== null && ageOn(bornOn, today) >= ages.adult)
    .map((person) => ({
      personId: person.id,
      surname: seen ? (ticketName(person.familyName) ?? person.familyName) : null,
      givenNames: seen ? (ticketName(person.givenNames) ?? person.givenNames) : null,
    }))
}
