import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '#domain/kit/day.ts'
import { accept, type Result } from '#domain/kit/result.ts'
import * as rules from './quote-rules.ts'
import { choice, now, passenger, quote, request, terms } from './sample-seats.ts'

const wordOf = (found: Result<unknown, string>): string => (found.ok ? 'accepted' : found.refusal)

const facts = (more: Partial<Parameters<typeof rules.chooseQuote>[0]> = {}) => ({
  request,
  quote: quote(1),
  quotes: [quote(1), quote(2)],
  mismatches: [],
  offerStatus: null,
  loanStatus: null,
  ...more,
})
const euro = {}
const dollar = { rateMicro: 913_700, rateSource: 'Taux-Exemple', rateOn: '2026-10-01' as never }

test('a booker alone takes a quote up to the ceiling of the day, and asks a second person above it', () => {
  const under = rules.chooseQuote(facts(), euro, terms, now)
  assert.deepEqual(under, accept({ rateMicro: 1_000_000, rateSource: null, rateOn: null, reportMinor: 88_000, approved: true }))
  const at = rules.chooseQuote(facts(), euro, { ...terms, approvalCeilingMinor: 88_000 }, now)
  const above = rules.chooseQuote(facts(), euro, { ...terms, approvalCeilingMinor: 87_999 }, now)
  assert.deepEqual([at.ok && at.value.approved, above.ok && above.value.approved], [true, false])
})

const usd = quote(1, { currency: 'USD' })
const refused: Record<string, Result<unknown, string>> = {
  request_closed: rules.chooseQuote(facts({ request: { ...request, status: 'ISSUED' } }), euro, terms, now),
  quote_withdrawn: rules.chooseQuote(facts({ quote: quote(1, { withdrawnAt: now }) }), euro, terms, now),
  quote_expired: rules.chooseQuote(facts({ quote: quote(1, { validUntil: now }) }), euro, terms, now),
  price_already_accepted: rules.chooseQuote(facts({ offerStatus: 'PAID' }), euro, terms, now),
  loan_already_signed: rules.chooseQuote(facts({ loanStatus: 'SIGNED' }), euro, terms, now),
  quote_breaks_request: rules.chooseQuote(facts({ mismatches: ['CONNECTION_SHORT'] }), euro, terms, now),
  second_quote_missing: rules.chooseQuote(facts({ quotes: [quote(1), quote(2, { withdrawnAt: now })] }), euro, terms, now),
  rate_missing: rules.chooseQuote(facts({ quote: usd }), euro, terms, now),
  rate_without_need: rules.chooseQuote(facts(), dollar, terms, now),
  day_in_the_future: rules.chooseQuote(facts({ quote: usd }), { ...dollar, rateOn: '2026-10-02' as never }, terms, now),
}
for (const [word, found] of Object.entries(refused)) {
  test(`a quote is not taken: ${word}`, () => assert.equal(wordOf(found), word))
}

test('one quote is enough with a reason, and one that ended still counts as having been asked for', () => {
  assert.equal(
    wordOf(rules.chooseQuote(facts({ quotes: [quote(1)] }), { justification: 'Une seule compagnie y va' }, terms, now)),
    'accepted',
  )
  assert.equal(wordOf(rules.chooseQuote(facts({ quotes: [quote(1), quote(2, { validUntil: now })] }), euro, terms, now)), 'accepted')
})

test('what keeps from nothing is only shown: an avoided day, a night arrival, few bags', () => {
  assert.equal(
    wordOf(rules.chooseQuote(facts({ mismatches: ['AVOIDED_DAY', 'NIGHT_ARRIVAL', 'BAGS_BELOW'] }), euro, terms, now)),
    'accepted',
  )
})

test('the second person says yes to the sum they read, while the quote stands, and is never the first', () => {
  const waiting = choice({ approvedBy: null, approvedAt: null })
  const asked = { choiceId: waiting.id, reportMinor: 88_000 }
  const second = { accountId: '019ab000-0000-7000-8000-000000000009' as never }
  const approve = (more: { who?: typeof second; status?: string; asked?: typeof asked; quote?: ReturnType<typeof quote> }) =>
    wordOf(
      rules.approveChoice(
        more.who ?? second,
        { status: (more.status ?? 'PROPOSED') as never },
        waiting,
        more.quote ?? quote(1),
        more.asked ?? asked,
        now,
      ),
    )
  assert.equal(approve({}), 'accepted')
  assert.equal(approve({ status: 'OPEN' }), 'no_choice_proposed')
  assert.equal(approve({ who: { accountId: waiting.proposedBy as never } }), 'second_person_on_tickets')
  assert.equal(approve({ asked: { ...asked, reportMinor: 87_000 } }), 'choice_changed_since')
  assert.equal(approve({ quote: quote(1, { withdrawnAt: now }) }), 'quote_withdrawn')
  assert.equal(approve({ quote: quote(1, { validUntil: now }) }), 'quote_expired')
})

test('a quote is added up for everybody by what carriers count them as', () => {
  const fares = quote(1).fares
  assert.deepEqual(rules.addUpFares(fares, ['ADT', 'ADT', 'CHD']), accept({ baseMinor: 110_000, taxesMinor: 28_000, totalMinor: 138_000 }))
  assert.equal(wordOf(rules.addUpFares(fares, ['ADT', 'INF'])), 'fare_for_nobody')
  assert.equal(wordOf(rules.addUpFares(fares.slice(0, 1), ['ADT', 'INF'])), 'fare_missing_for_band')
  assert.equal(wordOf(rules.addUpFares([fares[0]!, fares[0]!], ['ADT'])), 'fare_twice_for_band')
})

test('where a quote does not fit what was asked is said by name', () => {
  const of = (more: object, wanted: object = {}) =>
    rules.mismatchesOf(quote(1, more as never), { ...request, ...wanted }, [passenger(1)], terms.daylight)
  assert.deepEqual(of({}), [])
  assert.deepEqual(of({ departsAt: instant('2026-11-21T21:20:00Z'), arrivesAt: instant('2026-11-22T14:45:00Z') }), ['OUTSIDE_WINDOW'])
  // 00:20 on the 15th in Addis Ababa is still the 14th in London: the day counts where the flight leaves.
  assert.deepEqual(of({}, { latestOn: '2026-11-14' }), ['OUTSIDE_WINDOW'])
  assert.deepEqual(of({}, { transitForbidden: ['CDG'] }), ['TRANSIT_FORBIDDEN'])
  assert.deepEqual(of({}, { minConnectionMin: 120 }), ['CONNECTION_SHORT'])
  assert.deepEqual(of({}, { oneWay: false, returnEarliestOn: '2026-11-16', returnLatestOn: '2026-11-18' }), ['RETURN_MISSING'])
  assert.deepEqual(
    of(
      { returnDepartsAt: instant('2026-11-17T20:00:00Z') },
      { oneWay: false, returnEarliestOn: '2026-11-16', returnLatestOn: '2026-11-18' },
    ),
    [],
  )
  assert.deepEqual(of({}, { avoidDays: [7] }), ['AVOIDED_DAY'])
  assert.deepEqual(of({ arrivesAt: instant('2026-11-16T01:45:00Z') }, { daylightArrival: true }), ['NIGHT_ARRIVAL'])
  assert.deepEqual(of({}, { transitPreferred: ['IST'] }), ['NOT_BY_PREFERRED'])
  assert.deepEqual(of({ bagsPieces: 1 }), ['BAGS_BELOW'])
})

test('a Monday is the first day of the week, in any year', () => {
  assert.deepEqual(
    ['2026-11-29', '2026-11-30', '1999-12-31', '2024-02-29'].map((on) => rules.weekdayOf(on as never)),
    [7, 1, 5, 4],
  )
})

test('the cheapest is told among quotes of one currency that still stand, the fastest among all of them', () => {
  const quotes = [
    quote(1),
    quote(2, { totalMinor: 80_000, arrivesAt: instant('2026-11-15T20:00:00Z') }),
    quote(3, { totalMinor: 10_000, currency: 'USD' }),
    quote(4, { totalMinor: 1, validUntil: now }),
    quote(5, { totalMinor: 2, withdrawnAt: now }),
  ]
  const marks = [...rules.markQuotes(quotes, now).values()]
  assert.deepEqual(
    marks.map(({ cheapest, fastest, expired }) => [cheapest, fastest, expired]),
    [
      [false, true, false],
      [true, false, false],
      [false, true, false],
      [false, false, true],
      [false, false, false],
    ],
  )
})

test('what is due next is the hour of the chosen quote, else the first that ends, else the last day', () => {
  const early = quote(1)
  const late = quote(2, { validUntil: instant('2026-10-09T12:00:00Z') })
  assert.equal(rules.nextDueAt(request, [early, late], late.id, now), late.validUntil)
  assert.equal(rules.nextDueAt(request, [early, late], undefined, now), early.validUntil)
  assert.equal(rules.nextDueAt(request, [quote(1, { withdrawnAt: now })], undefined, now), '2026-11-20T23:59:00.000Z')
})

test('the shares of everybody are together what was approved, whatever the rate leaves over', () => {
  const passengers = [passenger(1), passenger(2), passenger(3, { ptc: 'CHD' })]
  for (const reportMinor of [0, 1, 2, 88_001, 126_121]) {
    const shares = rules.sharesOf(choice({ reportMinor }), quote(1), passengers)
    assert.equal(
      [...shares.values()].reduce((sum, share) => sum + share, 0),
      reportMinor,
    )
  }
})
