/**
 * What a quote comes to, whether it fits what was asked, which of several is cheapest and fastest, and who may take it: two quotes or a
 * reason (E241), a second person above the ceiling of the day (E243), and never after its hour. The ceiling and the hour are guarded a
 * second time by the database (database/migrations/0023-ticketing.sql).
 */
import type { Actor } from '#domain/access/words.ts'
import { majorAmount } from '#domain/kit/currency-digits.ts'
import { clockAt, type Day, dayAt, daysBetween, type Instant, minutesBetween } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { AgeBand } from '#domain/movements/words.ts'
import { convert, type Rate, type RateRefusal, rateOf, split } from './money-rules.ts'
import type { TicketingTerms } from './payer-words.ts'
import type { Choice, Fare, MismatchWord, Quote, QuoteId, TicketPassenger, TicketPassengerId, TicketRequest } from './words.ts'

export type Sums = Pick<Quote, 'baseMinor' | 'taxesMinor' | 'totalMinor'>
export type FareRefusal = 'fare_missing_for_band' | 'fare_twice_for_band' | 'fare_for_nobody'

/** A quote for everybody on the request, from the fare of each age band. */
export function addUpFares(fares: readonly Fare[], bands: readonly AgeBand[]): Result<Sums, FareRefusal> {
  const twice = fares.find(({ ptc }, at) => fares.findIndex((other) => other.ptc === ptc) !== at)
  if (twice !== undefined) return refuse('fare_twice_for_band', { band: twice.ptc })
  const nobodys = fares.find(({ ptc }) => !bands.includes(ptc))
  if (nobodys !== undefined) return refuse('fare_for_nobody', { band: nobodys.ptc })
  let [baseMinor, taxesMinor] = [0, 0]
  for (const band of bands) {
    const fare = fares.find(({ ptc }) => ptc === band)
    if (fare === undefined) return refuse('fare_missing_for_band', { band })
    baseMinor += fare.baseMinor
    taxesMinor += fare.taxesMinor
  }
  return accept({ baseMinor, taxesMinor, totalMinor: baseMinor + taxesMinor })
}

/** These keep a quote from being taken; the other mismatches are for the reader to weigh. */
export const stoppingMismatches: readonly MismatchWord[] = ['OUTSIDE_WINDOW', 'TRANSIT_FORBIDDEN', 'CONNECTION_SHORT', 'RETURN_MISSING']

type Itinerary = Pick<
  Quote,
  'departsAt' | 'fromZone' | 'arrivesAt' | 'toZone' | 'via' | 'shortestConnectionMin' | 'returnDepartsAt' | 'bagsPieces' | 'bagsKg'
>

export function mismatchesOf(
  quote: Itinerary,
  request: TicketRequest,
  passengers: readonly Pick<TicketPassenger, 'bagsPieces' | 'bagsKg' | 'ptc'>[],
  daylight: TicketingTerms['daylight'],
): MismatchWord[] {
  const departsOn = dayAt(quote.departsAt, quote.fromZone)
  const arrivesHour = Number(clockAt(quote.arrivesAt, quote.toZone).slice(0, 2))
  const returnsOn = quote.returnDepartsAt === null ? null : dayAt(quote.returnDepartsAt, quote.toZone)
  const backInTime =
    returnsOn !== null && returnsOn >= (request.returnEarliestOn ?? returnsOn) && returnsOn <= (request.returnLatestOn ?? returnsOn)
  const found: [MismatchWord, boolean][] = [
    ['OUTSIDE_WINDOW', departsOn < request.earliestOn || departsOn > request.latestOn],
    ['TRANSIT_FORBIDDEN', quote.via.some((place) => request.transitForbidden.includes(place))],
    ['CONNECTION_SHORT', request.minConnectionMin !== null && (quote.shortestConnectionMin ?? Infinity) < request.minConnectionMin],
    ['RETURN_MISSING', !request.oneWay && !backInTime],
    ['AVOIDED_DAY', request.avoidDays.includes(weekdayOf(departsOn))],
    ['NIGHT_ARRIVAL', request.daylightArrival && (arrivesHour < daylight.from || arrivesHour >= daylight.until)],
    [
      'NOT_BY_PREFERRED',
      request.transitPreferred.length > 0 && quote.via.length > 0 && !quote.via.some((place) => request.transitPreferred.includes(place)),
    ],
    ['BAGS_BELOW', passengers.some((one) => one.ptc !== 'INF' && (one.bagsPieces > quote.bagsPieces || one.bagsKg > quote.bagsKg))],
  ]
  return found.filter(([, is]) => is).map(([word]) => word)
}

/** Monday is 1. */
export function weekdayOf(on: Day): number {
  return (((daysBetween(aMonday, on) % 7) + 7) % 7) + 1
}
const aMonday = '2024-01-01' as Day

export function durationMin(quote: Pick<Quote, 'departsAt' | 'arrivesAt'>): number {
  return minutesBetween(quote.departsAt, quote.arrivesAt)
}

export function isLiving(quote: Pick<Quote, 'withdrawnAt' | 'validUntil'>, now: Instant): boolean {
  return quote.withdrawnAt === null && quote.validUntil > now
}

export type QuoteMarks = { cheapest: boolean; fastest: boolean; expired: boolean }

/** Side by side: the cheapest of those in the same currency, and the fastest, among what can still be taken. */
export function markQuotes(quotes: readonly Quote[], now: Instant): Map<QuoteId, QuoteMarks> {
  const living = quotes.filter((quote) => isLiving(quote, now))
  const fastest = Math.min(...living.map(durationMin))
  return new Map(
    quotes.map((quote) => {
      const alike = living.filter(({ currency }) => currency === quote.currency)
      const isIn = isLiving(quote, now)
      const marks = {
        cheapest: isIn && alike.length > 1 && quote.totalMinor === Math.min(...alike.map(({ totalMinor }) => totalMinor)),
        fastest: isIn && living.length > 1 && durationMin(quote) === fastest,
        expired: quote.withdrawnAt === null && quote.validUntil <= now,
      }
      return [quote.id, marks]
    }),
  )
}

export type ChooseRefusal =
  | RateRefusal
  | 'request_closed'
  | 'quote_withdrawn'
  | 'quote_expired'
  | 'quote_breaks_request'
  | 'second_quote_missing'
  | 'price_already_accepted'
  | 'loan_already_signed'

export type Chosen = Rate & { reportMinor: number; approved: boolean }

/** Somebody takes a quote. At or under the ceiling that is enough; above it a second person is asked. */
export function chooseQuote(
  facts: {
    request: TicketRequest
    quote: Quote
    quotes: readonly Quote[]
    mismatches: readonly MismatchWord[]
    offerStatus: string | null
    loanStatus: string | null
  },
  asked: { justification?: string | undefined; rateMicro?: number | undefined; rateSource?: string | undefined; rateOn?: Day | undefined },
  terms: Pick<TicketingTerms, 'reportCurrency' | 'approvalCeilingMinor' | 'quotesMin'>,
  now: Instant,
): Result<Chosen, ChooseRefusal> {
  const { request, quote } = facts
  if (!['OPEN', 'PROPOSED', 'APPROVED'].includes(request.status)) return refuse('request_closed', { status: request.status })
  if (quote.withdrawnAt !== null) return refuse('quote_withdrawn')
  if (quote.validUntil <= now) return refuse('quote_expired', { validUntil: quote.validUntil })
  // Who accepted or paid a price, or signed a note for it, is not given another one behind their back.
  if (facts.offerStatus !== null && ['AWAITING_PAYMENT', 'PAID', 'BOOKED'].includes(facts.offerStatus))
    return refuse('price_already_accepted')
  if (facts.loanStatus === 'SIGNED') return refuse('loan_already_signed')
  const stop = facts.mismatches.find((word) => stoppingMismatches.includes(word))
  if (stop !== undefined) return refuse('quote_breaks_request', { what: stop })
  const standing = facts.quotes.filter(({ withdrawnAt }) => withdrawnAt === null).length
  if (standing < terms.quotesMin && asked.justification === undefined)
    return refuse('second_quote_missing', { code: 'E241', count: standing, needed: terms.quotesMin })
  const rate = rateOf(asked, quote.currency, terms.reportCurrency, dayAt(now, 'UTC'))
  if (!rate.ok) return rate

  const reportMinor = convert(quote.totalMinor, quote.currency, terms.reportCurrency, rate.value.rateMicro)
  return accept({ ...rate.value, reportMinor, approved: reportMinor <= terms.approvalCeilingMinor })
}

export type ApproveRefusal =
  | 'no_choice_proposed'
  | 'second_person_on_tickets'
  | 'choice_changed_since'
  | 'quote_expired'
  | 'quote_withdrawn'

/** The second person says yes to the sum they read, while the quote still stands. */
export function approveChoice(
  actor: Pick<Actor, 'accountId'>,
  request: Pick<TicketRequest, 'status'>,
  choice: Choice,
  quote: Pick<Quote, 'validUntil' | 'withdrawnAt'>,
  asked: { choiceId: string; reportMinor: number },
  now: Instant,
): Result<true, ApproveRefusal> {
  if (request.status !== 'PROPOSED' || choice.approvedBy !== null) return refuse('no_choice_proposed', { status: request.status })
  // Four eyes (domain.md 1.7, E243): a rule here and a constraint in the database.
  if (choice.proposedBy === actor.accountId) return refuse('second_person_on_tickets', { code: 'E243' })
  if (asked.choiceId !== choice.id || asked.reportMinor !== choice.reportMinor)
    return refuse('choice_changed_since', {
      amount: majorAmount({ minor: choice.reportMinor, currency: choice.reportCurrency }),
      currency: choice.reportCurrency,
    })
  if (quote.withdrawnAt !== null) return refuse('quote_withdrawn')
  if (quote.validUntil <= now) return refuse('quote_expired', { validUntil: quote.validUntil })
  return accept(true)
}

/** What each passenger's seat comes to in the report currency; together exactly what was approved. */
export function sharesOf(
  choice: Pick<Choice, 'reportMinor'>,
  quote: Pick<Quote, 'fares'>,
  passengers: readonly Pick<TicketPassenger, 'id' | 'ptc'>[],
): Map<TicketPassengerId, number> {
  const ordered = passengers.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const parts = split(
    choice.reportMinor,
    ordered.map(({ ptc }) => {
      const fare = quote.fares.find((each) => each.ptc === ptc)
      return fare === undefined ? 0 : fare.baseMinor + fare.taxesMinor
    }),
  )
  return new Map(ordered.map(({ id }, at) => [id, parts[at]!]))
}

/** By when the next thing must be done: the chosen quote's hour, the first that ends, or the end of the window. */
export function nextDueAt(
  request: Pick<TicketRequest, 'latestOn'>,
  quotes: readonly Pick<Quote, 'id' | 'validUntil' | 'withdrawnAt'>[],
  chosen: QuoteId | undefined,
  now: Instant,
): Instant {
  const living = quotes.filter(({ withdrawnAt, validUntil }) => withdrawnAt === null && validUntil > now)
  const own = quotes.find(({ id }) => id === chosen)
  const first = own?.validUntil ?? living.map(({ validUntil }) => validUntil).toSorted()[0]
  return first ?? (`${request.latestOn}T23:59:00.000Z` as Instant)
}
