import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '#domain/kit/day.ts'
import { askAgainAt, feedStanding, flightKey, itemsOf, judgeNews, type KnownLeg, readItem } from './flight-rules.ts'
import type { FlightNews } from './flight-words.ts'
import { inbound, minute, now } from './sample-family.ts'

/** XX123 from Addis Ababa (UTC+3), landing at 06:40 in Paris (UTC+1); it is 07:00 in Paris now. */
const leg: KnownLeg = { ...inbound, legId: 'leg', carrier: 'XX', saidAt: null }
const news: FlightNews = {
  flight: 'XX123',
  on: '2026-11-14' as Day,
  status: null,
  departs: null,
  arrives: '2026-11-14T07:25',
  hoursIn: 'LOCAL',
  saidAt: minute(-10),
}
const judged = (changes: Partial<FlightNews>, known: Partial<KnownLeg> = {}, before: FlightNews[] = []) =>
  judgeNews('CDG', [{ ...leg, ...known }], { ...news, ...changes }, before, now)

test('a flight that lands 45 minutes late is known to be late, by the clock of the airport where it lands', () => {
  const { outcome, change, hours } = judged({})
  assert.deepEqual([outcome, change], ['TAKEN', { expectedArrivesLocal: '2026-11-14T07:25' }])
  assert.equal(hours?.arrivesAt, '2026-11-14T06:25:00.000Z')
})

test('each hour is by the clock of its own airport, in UTC where the source says so, or by the offset that it carries', () => {
  const both = judged({ departs: '2026-11-13T23:30', arrives: '2026-11-14T06:25:00Z' })
  assert.deepEqual(both.change, { expectedDepartsLocal: '2026-11-13T23:30', expectedArrivesLocal: '2026-11-14T07:25' })
  assert.equal(both.hours?.departsAt, '2026-11-13T20:30:00.000Z')
  assert.equal(judged({ arrives: '2026-11-14T06:25', hoursIn: 'UTC' }).hours?.arrivesAt, '2026-11-14T06:25:00.000Z')
  assert.equal(judged({ arrives: '2026-11-14T07:25:40+01:00' }).outcome, 'TAKEN')
})

test('bad news are left out, each with the reason', () => {
  const cases: [string, Partial<FlightNews>, Partial<KnownLeg>?][] = [
    ['UNKNOWN_FLIGHT', { flight: 'XX999' }],
    ['OTHER_DAY', { on: '2026-11-15' as Day }], // the flight of the same number, a day later
    ['WRONG_ZONE', { arrives: '2026-11-14T07:25:00+05:00' }],
    ['WRONG_ZONE', { arrives: '2026-11-14T07:25:00+02:00' }], // summer time in November
    ['OLDER', { saidAt: minute(-20) }, { saidAt: minute(-15) }],
    ['IMPLAUSIBLE', { saidAt: minute(30) }], // said by a clock that is ahead of everybody’s
    ['IMPLAUSIBLE', { arrives: '2026-11-14T03:40' }], // three hours early
    ['IMPLAUSIBLE', { arrives: '2026-11-16T07:40' }], // two days late
    ['IMPLAUSIBLE', { arrives: 'soon' }],
    ['IMPLAUSIBLE', { arrives: '2026-11-14T25:61' }],
    ['IMPLAUSIBLE', { departs: '2026-11-14T09:00', arrives: null }], // leaves after it lands
    ['IMPLAUSIBLE', { status: 'ARRIVED', arrives: '2026-11-14T09:00' }], // landed two hours from now
    ['GOES_BACK', { status: 'SCHEDULED' }, { status: 'ARRIVED' }],
    ['GOES_BACK', { status: 'DEPARTED' }, { status: 'ARRIVED' }],
    ['GOES_BACK', { status: 'DELAYED' }, { status: 'DEPARTED' }],
    ['GOES_BACK', { status: 'SCHEDULED', saidAt: null }, { status: 'CANCELLED' }],
  ]
  for (const [outcome, changes, known] of cases)
    assert.deepEqual([judged(changes, known).outcome, judged(changes, known).change], [outcome, undefined], JSON.stringify(changes))
})

test('a source that repeats what is known changes nothing; one flight twice in an answer is taken once', () => {
  assert.equal(judged({}, { expectedArrivesAt: minute(25) }).outcome, 'SAME')
  assert.equal(judged({ arrives: '2026-11-14T07:40' }, {}, [news]).outcome, 'SAID_TWICE')
  assert.equal(judged({ arrives: '2026-11-14T07:40', saidAt: minute(-5) }, {}, [news]).outcome, 'TAKEN', 'the later of the two is newer')
})

test('a flight leaves, lands, is called off, and flies after all when newer news say so', () => {
  assert.deepEqual(judged({ status: 'DEPARTED', arrives: null }).change, { status: 'DEPARTED' })
  assert.deepEqual(judged({ status: 'ARRIVED', arrives: '2026-11-14T06:38' }).change, {
    expectedArrivesLocal: '2026-11-14T06:38',
    status: 'ARRIVED',
  })
  assert.deepEqual(judged({ status: 'CANCELLED', arrives: null }).change, { status: 'CANCELLED' })
  assert.deepEqual(judged({ status: 'SCHEDULED', arrives: null }, { status: 'CANCELLED' }).change, { status: 'SCHEDULED' })
  assert.equal(judged({ status: 'DELAYED', arrives: null }).outcome, 'SAME', 'late or not is worked out from the hours')
})

test('people write flight numbers in many ways', () => {
  for (const written of ['XX123', 'xx 123', 'XX0123', 'XX-123']) assert.equal(flightKey(written), 'XX123', written)
  assert.equal(judged({ flight: 'XX123' }, { number: '123' }).outcome, 'TAKEN', 'the carrier stands apart in our own leg')
})

const terms = {
  fields: { flight: 'ident', on: 'times.day', status: 'state', departsAt: 'times.out', arrivesAt: 'times.in', saidAt: 'heard' },
  hoursIn: 'LOCAL',
  statuses: { Atterri: 'ARRIVED' },
} as const

test('an answer is read by the paths that the office wrote down; what does not say which flight on which day is not news', () => {
  const item = { ident: 'xx 0123', state: 'ATTERRI', times: { day: '2026-11-14', in: '2026-11-14 07:25' }, heard: '2026-11-14T06:50' }
  assert.deepEqual(readItem(item, terms, 'Europe/Paris'), {
    flight: 'XX123',
    on: '2026-11-14',
    status: 'ARRIVED',
    departs: null,
    arrives: '2026-11-14 07:25',
    hoursIn: 'LOCAL',
    saidAt: '2026-11-14T05:50:00.000Z',
  })
  assert.equal(readItem({ ...item, times: { day: '2026-11-13T23:40:00Z' } }, terms, 'Europe/Paris')?.on, '2026-11-14')
  assert.equal(readItem({ ...item, state: 'Boarding' }, terms, 'Europe/Paris')?.status, null)
  for (const broken of [
    null,
    7,
    'x',
    [],
    {},
    { ident: 'XX123' },
    { ...item, times: { day: '2026-02-30' } },
    { ...item, times: { day: 'today' } },
    { ...item, ident: 'a long text that is no flight' },
  ])
    assert.equal(readItem(broken, terms, 'Europe/Paris'), undefined, JSON.stringify(broken))
})

test('the list lies where the office says, and nowhere else', () => {
  assert.deepEqual(itemsOf({ data: { flights: [1] } }, 'data.flights'), [1])
  assert.deepEqual(itemsOf([1], ''), [1])
  for (const answer of [null, 'x', { data: {} }, { data: { flights: {} } }, { __proto__: { data: { flights: [] } } }])
    assert.equal(itemsOf(answer, 'data.flights'), undefined)
})

test('a feed is asked in its turn, ever less often while it fails, and not before it asked for', () => {
  const after = (outcome: Parameters<typeof askAgainAt>[0], bad: number, retry?: number) => askAgainAt(outcome, 5, bad, retry, now)
  assert.equal(after('NEWS', 0), minute(5))
  assert.equal(after('NOT_CHANGED', 0), minute(5))
  assert.deepEqual(
    [1, 2, 3, 9].map((bad) => after('TOO_SLOW', bad)),
    [minute(10), minute(20), minute(30), minute(30)],
  )
  assert.equal(after('TOO_MANY_REQUESTS', 1, 45 * 60), minute(45))
  assert.equal(after('TOO_MANY_REQUESTS', 1, 1e9), minute(120))
})

test('the board says that its news are old when a feed was silent for three of its turns, or never spoke', () => {
  const feed = (answeredAt: ReturnType<typeof minute> | null) =>
    feedStanding({ askedAt: now, answeredAt, outcome: 'TOO_SLOW' }, 5, now).isStale
  assert.deepEqual([feed(minute(-14)), feed(minute(-16)), feed(null)], [false, true, true])
})
