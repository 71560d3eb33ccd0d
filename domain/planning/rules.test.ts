// The rules of planning as tables: what a family needs, which days it has, how the problem is built, what a hand may do, what if.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPlan } from '#algorithms/seating/check.ts'
import { planAlone } from '#algorithms/seating/plan.ts'
import type { Instance, Plan } from '#algorithms/seating/words.ts'
import type { Day, Instant } from '#domain/kit/day.ts'
import type { AirportCode } from '#domain/kit/place.ts'
import { costOfPlan, costOfSeats, differences } from './compare-rules.ts'
import { buildInstance } from './instance-rules.ts'
import { needsOf, usualPriority } from './need-rules.ts'
import { limitsBroken, pinsInTheWay, placeByHand, waysOf } from './override-rules.ts'
import type { BookedGroup } from './problem-words.ts'
import { isHorizon, offerFlight, seatsLeft, setSettings, settingsOn, withdrawFlight } from './rules.ts'
import { family, feeder, figures, flight, four, nextOnward, onward, problem } from './sample-skies.ts'
import { isHit, suppose, type Supposable } from './suppose-rules.ts'
import { explainStay } from './unblock-rules.ts'
import { whyNotPlannable, windowOfCase } from './window-rules.ts'
import type { Hypothesis, Offer, OfferId, RunFlight } from './words.ts'

const on = '2027-05-03' as Day
const born = (day: string, ...codes: string[]) => ({ bornOn: day as Day, codes })

const needs = [
  ['a couple takes two seats', [born('1990-01-01'), born('1991-01-01')], { persons: 2, seats: 2 }],
  ['a baby sits on a lap', [born('1990-01-01'), born('2026-01-01')], { persons: 2, seats: 1 }],
  ['of two babies and one adult one needs a seat', [born('1990-01-01'), born('2026-01-01'), born('2026-01-01')], { seats: 2 }],
  [
    'a girl of sixteen may hold a baby, and neither is of age',
    [born('2010-06-01'), born('2026-01-01')],
    { seats: 1, childAlone: true, needsEscort: true },
  ],
  ['a child alone does not travel without somebody of ours', [born('2015-01-01')], { childAlone: true, needsEscort: true }],
  ['somebody of unknown age is an adult', [{ bornOn: null, codes: [] }], { childAlone: false, needsEscort: false }],
  [
    'a wheelchair and a stretcher are counted, and the stretcher is escorted',
    [born('1950-01-01', 'WCHS'), born('1960-01-01', 'STCR', 'MEDA')],
    { wheelchairs: 1, stretchers: 1, needsEscort: true },
  ],
] as const
for (const [what, who, expected] of needs)
  test(`needs: ${what}`, () => {
    const found = needsOf(who, on)
    for (const [name, value] of Object.entries(expected)) assert.equal(found[name as keyof typeof found], value, name)
  })

test('a child alone presses more than others, until somebody says otherwise', () => {
  assert.deepEqual([usualPriority({ childAlone: true }), usualPriority({ childAlone: false })], ['URGENT', 'NORMAL'])
})

const wish = { fromPlace: 'ADD', toPlace: 'YUL', earliestOn: '2027-05-02' as Day, latestOn: '2027-05-20' as Day }

test('the days of a family are those of everybody in it, and what it asked for', () => {
  const { guarded } = family('A')
  assert.deepEqual(windowOfCase(guarded, undefined), { start: '2027-05-01', end: '2027-05-31', endsBy: 'VISA' })
  assert.deepEqual(windowOfCase(guarded, wish), { start: '2027-05-02', end: '2027-05-20', endsBy: 'REQUEST' })
  assert.deepEqual(windowOfCase({ ...guarded, clearances: [] }, undefined), { start: null, end: null, endsBy: null })
})

test('a family is put to the planner only when it can be asked for at all', () => {
  const { guarded, window } = family('A')
  const why = (change: object, asked: typeof wish | undefined = wish, days = window) =>
    whyNotPlannable({ ...guarded, ...change }, asked, days, on)
  assert.equal(why({}), null)
  assert.equal(why({ status: 'BOOKED' }), 'not_travel_ready')
  assert.equal(why({ onHold: true }), 'on_hold')
  assert.equal(why({ travelling: [] }), 'nobody_travels')
  assert.equal(whyNotPlannable(guarded, undefined, window, on), 'no_travel_request')
  assert.equal(why({}, wish, { ...window, end: '2027-05-02' as Day }), 'window_over')
})

test('a feeder and an onward flight become the problem in minutes from the first day, and a flight of one leg is flown for itself', () => {
  const direct = flight('9', 'ADD', '2027-05-03T02:00:00.000Z', 'YUL', '2027-05-03T18:00:00.000Z', { use: 'DIRECT' })
  const charter = flight('8', 'ADD', '2027-05-03T02:00:00.000Z', 'YUL', '2027-05-03T18:00:00.000Z', {
    kind: 'CHARTER',
    use: 'DIRECT',
    minimumLoad: 12,
    fixedCostMinor: 500_000,
  })
  const instance = buildInstance(problem({ flights: [feeder, onward, direct, charter], cases: [family('A')] }))
  assert.deepEqual(
    instance.flights.map(({ id, kind, departsAt, minimumLoad, fixedCost }) => [id, kind, departsAt, minimumLoad, fixedCost]),
    [
      ['1', 'scheduled', 1620, 0, 0],
      ['2', 'scheduled', 2280, 0, 0],
      ['9', 'charter', 1680, 0, 0],
      ['8', 'charter', 1680, 12, 5000],
    ],
  )
  const [group] = instance.groups
  assert.deepEqual([group!.size, group!.priority, group!.from, group!.destinations], [4, 1, 'ADD', ['YUL']])
  // From the first minute of the first of May in Addis Ababa to the last of the thirty-first.
  assert.deepEqual(group!.window, { start: -1500 + 60 - 60, end: -1500 + 31 * 1440 - 1 })
  assert.equal('change' in instance.prices, false)
})

test('a way that a booking would refuse is closed before the planner looks', () => {
  const closed = (change: Parameters<typeof family>[1], more: Parameters<typeof problem>[0] = {}): string[] =>
    buildInstance(problem({ cases: [family('A', change)], ...more })).forbidden!.map(({ legs }) => legs.join(' '))
  assert.deepEqual(closed({}), [])
  // The visa ends on the third: arriving on the fourth is too late, though the feeder leaves in time.
  assert.deepEqual(closed({ visaUntil: '2027-05-03' }), ['1 3'])
  // The passport must outlast the arrival by the margin of the office.
  assert.deepEqual(closed({ paperUntil: '2027-07-01' }), ['1 2', '1 3'])
  // Five hours between the two are too few where the table asks for six.
  assert.deepEqual(closed({}, { minimumBetween: () => 360 }), ['1 2'])
  const decisions = [{ kind: 'FORBID' as const, legs: ['3' as OfferId] }]
  assert.deepEqual(closed({ decisions }), ['3'])
})

test('a pin is a placement that stands', () => {
  const pinned = family('A', { decisions: [{ kind: 'PIN', legs: ['1' as OfferId, '3' as OfferId] }] })
  assert.deepEqual(buildInstance(problem({ cases: [pinned] })).fixed, [{ group: 'A', legs: ['1', '3'] }])
  assert.deepEqual(run(buildInstance(problem({ cases: [pinned, family('B')] }))).placements.find(({ group }) => group === 'A')!.legs, [
    '1',
    '3',
  ])
})

const booked = (key: string, change: Partial<BookedGroup> = {}): BookedGroup => ({
  key,
  needs: four,
  priority: 'NORMAL',
  legs: ['1', '2'],
  movable: undefined,
  frozen: true,
  hit: false,
  ...change,
})

function run(instance: Instance): Plan {
  return planAlone(instance, { seed: 1, seconds: Infinity, gap: 0, rounds: 8, now: () => 0 })
}

test('who is booked stays where they are, and every limit counts them', () => {
  const flights = [feeder, { ...onward, seats: 6 }, nextOnward]
  const plan = run(buildInstance(problem({ flights, cases: [family('A')], booked: [booked('B')] })))
  assert.deepEqual(plan.placements.find(({ group }) => group === 'A')!.legs, ['1', '3'])
  assert.deepEqual(plan.placements.find(({ group }) => group === 'B')!.legs, ['1', '2'])
})

test('what was booked past a limit is a fact: the limit gives way for those people and for nobody else', () => {
  const flights = [feeder, { ...onward, seats: 3 }]
  const instance = buildInstance(problem({ flights, cases: [family('A')], booked: [booked('B')] }))
  const plan = run(instance)
  assert.deepEqual(
    plan.placements.map(({ group }) => group),
    ['B'],
  )
  assert.equal(plan.unplaced[0]!.why, 'seats')
})

test('people on a journey that the problem does not know still sit in their seats', () => {
  const flights = [feeder, { ...onward, seats: 6 }]
  const instance = buildInstance(problem({ flights, cases: [family('A')], booked: [booked('B', { legs: ['2'] })] }))
  assert.equal(instance.flights.find(({ id }) => id === '2')!.seats, 2)
  assert.equal(run(instance).placements.length, 0)
})

test('a charter on which somebody is booked flies, however few come now', () => {
  const charter = flight('8', 'ADD', '2027-05-03T02:00:00.000Z', 'YUL', '2027-05-03T18:00:00.000Z', {
    kind: 'CHARTER',
    use: 'DIRECT',
    minimumLoad: 12,
  })
  const instance = buildInstance(problem({ flights: [charter], cases: [family('A')], booked: [booked('B', { legs: ['8'] })] }))
  assert.equal(run(instance).placements.length, 2)
})

test('of those who are booked, only who must or may move is asked again: a ticket is frozen, a change has its price', () => {
  const movable = family('B')
  const ask = (change: Partial<BookedGroup>) => buildInstance(problem({ booked: [booked('B', { movable, ...change })] }))
  const held = ask({})
  assert.deepEqual([held.fixed, held.current], [[{ group: 'B', legs: ['1', '2'] }], []])
  const free = ask({ frozen: false })
  assert.deepEqual([free.fixed, free.current], [[], [{ group: 'B', legs: ['1', '2'], penalty: 800 }]])
  assert.deepEqual(run(free).placements, [{ group: 'B', legs: ['1', '2'] }])
  const gone = buildInstance(
    problem({ flights: [feeder, { ...onward, supposed: 'CANCELLED' }, nextOnward], booked: [booked('B', { movable, hit: true })] }),
  )
  assert.deepEqual([gone.fixed, gone.current, gone.flights.map(({ id }) => id)], [[], [], ['1', '3']])
  assert.deepEqual(run(gone).placements, [{ group: 'B', legs: ['1', '3'] }])
  // Their visa is over already: nobody who need not move is taken off a flight for it by a planner.
  const over = ask({ frozen: false, movable: family('B', { visaUntil: '2027-05-02' }) })
  assert.deepEqual(over.fixed, [{ group: 'B', legs: ['1', '2'] }])
})

test('an agent puts a family where it fits; each limit has its word, and what is no way is none', () => {
  const chair = { ...four, wheelchairs: 1 }
  const flights = [feeder, { ...onward, seats: 4, wheelchairs: 0 }, nextOnward]
  const instance = buildInstance(problem({ flights, cases: [family('A'), family('B'), family('C', { needs: chair })] }))
  const plan = [{ group: 'A', legs: ['1', '2'] }]
  const place = (id: string, ...legs: string[]) => placeByHand(instance, plan, id, legs)
  const word = (result: ReturnType<typeof place>) => (result.ok ? 'accepted' : result.refusal)
  assert.equal(word(place('B', '1', '3')), 'accepted')
  assert.equal(word(place('B', '1', '2')), 'flight_full')
  assert.equal(word(place('C', '1', '3')), 'accepted')
  assert.equal(word(placeByHand(instance, [], 'C', ['1', '2'])), 'no_wheelchair_place')
  assert.equal(word(place('B', '2')), 'no_way_for_case')
  assert.equal(word(place('Z', '1', '2')), 'no_way_for_case')
  const off = place('A')
  assert.deepEqual(off.ok && [off.value.placements, off.value.value], [[], 0])
  const closed = buildInstance(problem({ cases: [family('A', { visaUntil: '2027-05-03' })] }))
  assert.equal(word(placeByHand(closed, [], 'A', ['1', '3'])), 'way_is_closed')
  assert.deepEqual(
    waysOf(instance, plan, 'B').map(({ legs, limits }) => [legs.join(' '), limits]),
    [
      ['1 2', ['flight_full']],
      ['1 3', []],
    ],
  )
})

test('every limit is held for a hand as for the planner', () => {
  const lying = { ...four, stretchers: 1, needsEscort: true }
  const broken = (change: Parameters<typeof problem>[0], who: Parameters<typeof family>[1]) =>
    limitsBroken(buildInstance(problem({ ...change, cases: [family('A', who)] })), [{ group: 'A', legs: ['1', '2'] }])
  assert.deepEqual(broken({}, { needs: lying }), ['no_stretcher_place'])
  assert.deepEqual(broken({ settings: { ...figures, escortPoolPerDay: 0 } }, { needs: { ...four, needsEscort: true } }), ['no_escort_left'])
  const hubs = [{ ...figures.hubs[0]!, teamPer3h: 3 }]
  assert.deepEqual(broken({ settings: { ...figures, hubs } }, {}), ['team_is_full'])
  const charter = flight('8', 'ADD', '2027-05-03T02:00:00.000Z', 'YUL', '2027-05-03T18:00:00.000Z', {
    kind: 'CHARTER',
    use: 'DIRECT',
    minimumLoad: 12,
  })
  const alone = buildInstance(problem({ flights: [charter], cases: [family('A')] }))
  assert.deepEqual(limitsBroken(alone, [{ group: 'A', legs: ['8'] }]), ['charter_too_empty'])
})

test('pins are tried one after the other, and those that do not fit are named', () => {
  const pin = [{ kind: 'PIN' as const, legs: ['1' as OfferId, '2' as OfferId] }]
  const flights = [feeder, { ...onward, seats: 4 }]
  const both = buildInstance(problem({ flights, cases: [family('A', { decisions: pin }), family('B', { decisions: pin })] }))
  assert.deepEqual(pinsInTheWay(both, ['A', 'B']), ['B'])
  const gone = buildInstance(problem({ flights: [feeder], cases: [family('A', { decisions: pin })] }))
  assert.deepEqual(pinsInTheWay(gone, ['A']), ['A'])
})

test('who stays is told what would let them travel, in places and in days', () => {
  const say = (of: ReturnType<typeof problem>) => {
    const instance = buildInstance(of)
    return run(instance).unplaced.map((one) => explainStay(of, instance, 'Europe/Paris', one))
  }
  const full = say(problem({ flights: [feeder, { ...onward, seats: 3 }], cases: [family('A')] }))
  assert.deepEqual(full[0]!.ways[0]!.needs, [{ word: 'more_seats', count: 1, flight: '2' }])
  const team = say(
    problem({ flights: [feeder, onward], settings: { ...figures, hubs: [{ ...figures.hubs[0]!, teamPer3h: 3 }] }, cases: [family('A')] }),
  )
  assert.deepEqual(team[0]!.ways[0]!.needs[0], { word: 'bigger_team', count: 1, airport: 'CDG', at: '2027-05-03T07:00:00.000Z' })
  // Only the flight of the fourth is left, and the visa ends on the second.
  const late = say(
    problem({
      flights: [feeder, nextOnward],
      cases: [family('A', { visaUntil: '2027-05-02', window: { start: null, end: '2027-05-02' as Day, endsBy: 'VISA' } })],
    }),
  )
  assert.deepEqual(late[0]!.ways[0]!.needs, [{ word: 'longer_clearance', count: 2, until: '2027-05-04', clearance: 'VISA' }])
  const paper = say(problem({ cases: [family('A', { paperUntil: '2027-07-01' })] }))
  assert.deepEqual(paper[0]!.ways[0]!.needs, [
    { word: 'guard', guard: 'document_expires_before_arrival', clearance: 'TRAVEL_DOC', until: '2027-07-01' },
  ])
  const nowhere = say(problem({ cases: [family('A', { destinations: ['LYS'] })] }))
  assert.deepEqual(nowhere[0]!.ways, [
    { legs: [], needs: [{ word: 'another_flight', airport: 'ADD', toAirport: 'LYS', on: '2027-05-01', until: '2027-05-31' }] },
  ])
})

test('every plan of a built problem passes the rules of the problem, and every placed family its own guards', () => {
  const flights = [feeder, { ...onward, seats: 10 }, { ...nextOnward, seats: 5 }]
  const cases = ['A', 'B', 'C', 'D'].map((id, at) => family(id, at === 1 ? { visaUntil: '2027-05-03' } : {}))
  const instance = buildInstance(problem({ flights, cases, booked: [booked('X')] }))
  const plan = run(instance)
  assert.ok(checkPlan(instance, plan.placements).feasible)
  assert.notDeepEqual(plan.placements.find(({ group }) => group === 'B')?.legs, ['1', '3'])
})

// ── what if ──

const alone = (one: RunFlight): Supposable => ({ flight: one, legs: [legOf(one)] })
const legOf = (one: RunFlight, id = one.id) => ({
  ...one,
  id,
  seq: 1,
  carrier: one.numbers[0]!.slice(0, 2),
  number: one.numbers[0]!,
  expectedDepartsAt: null,
  expectedArrivesAt: null,
  bagsRechecked: false,
  borderEntry: false,
})
const journey: Supposable = {
  flight: { ...feeder, id: 'J', toPlace: onward.toPlace, toZone: onward.toZone, arrivesAt: onward.arrivesAt, numbers: ['XX1', 'XX2'] },
  legs: [legOf(feeder, 'J1'), legOf(onward, 'J2')],
}
const day = { from: '2027-05-03T00:00:00.000Z' as Instant, until: '2027-05-03T23:00:00.000Z' as Instant }
const supposed = (hypothesis: Hypothesis) => {
  const found = suppose([alone(feeder), alone(onward), alone(nextOnward), journey], hypothesis, () => 60)
  return found.ok ? found.value.map(({ supposed: change }) => change) : found.refusal
}

test('a delay, a cancellation and a strike touch the flights they name and no others', () => {
  assert.deepEqual(supposed({ kind: 'DELAY', flight: '1', minutes: 60 }), ['DELAYED', null, null, null])
  assert.deepEqual(supposed({ kind: 'CANCELLATION', flight: 'J2' }), [null, null, null, 'CANCELLED'])
  // Five hours in Paris: four lost are bearable, five are not.
  assert.deepEqual(supposed({ kind: 'DELAY', flight: 'J1', minutes: 240 }), [null, null, null, 'DELAYED'])
  assert.deepEqual(supposed({ kind: 'DELAY', flight: 'J', minutes: 270 }), [null, null, null, 'CANCELLED'])
  assert.deepEqual(supposed({ kind: 'STRIKE', airport: 'YUL' as AirportCode, ...day }), [null, 'CANCELLED', null, 'CANCELLED'])
  assert.deepEqual(supposed({ kind: 'STRIKE', airport: 'ADD' as AirportCode, carrier: 'ZZ', ...day }), [null, null, null, null])
  assert.deepEqual(supposed({ kind: 'STRIKE', carrier: 'XX', ...day }), ['CANCELLED', 'CANCELLED', null, 'CANCELLED'])
  assert.equal(supposed({ kind: 'STRIKE', ...day }), 'strike_of_what')
  assert.equal(supposed({ kind: 'STRIKE', carrier: 'XX', from: day.until, until: day.from }), 'strike_of_what')
  assert.equal(supposed({ kind: 'DELAY', flight: 'nobody', minutes: 60 }), 'flight_not_there')
})

test('a family is hit when its flight is gone, its change too short, or its visa over at the new hour', () => {
  const later = { ...feeder, arrivesAt: '2027-05-03T11:30:00.000Z' as Instant, supposed: 'DELAYED' as const }
  const hit = (legs: RunFlight[], who = family('A')) => isHit(who, legs, problem().now, () => 60)
  assert.equal(hit([feeder, onward]), false)
  assert.equal(hit([feeder, { ...onward, supposed: 'CANCELLED' }]), true)
  assert.equal(hit([later, onward]), true)
  assert.equal(hit([later, nextOnward]), false)
  assert.equal(hit([later, nextOnward], family('A', { visaUntil: '2027-05-03' })), true)
  // Nothing of theirs is changed: what their papers lack today is no work of the supposed change.
  assert.equal(hit([feeder, nextOnward], family('A', { visaUntil: '2027-05-03' })), false)
})

// ── offers, figures, money ──

const zones: Record<string, string> = { ADD: 'Africa/Addis_Ababa', CDG: 'Europe/Paris' }
const places = (iata: string) =>
  zones[iata] === undefined ? undefined : { code: iata, timeZone: zones[iata], terminals: [], modes: ['AIR' as const] }
const draft = {
  kind: 'SCHEDULED' as const,
  use: 'DIRECT' as const,
  number: 'XX12',
  fromPlace: 'ADD' as AirportCode,
  departsLocal: '2027-05-03T00:20',
  toPlace: 'CDG' as AirportCode,
  arrivesLocal: '2027-05-03T06:40',
  seats: 10,
  minimumLoad: 0,
  currency: 'EUR',
}

test('a flight on offer has its hours as instants, and what cannot be flown is refused with a word', () => {
  const made = offerFlight(draft, places, figures)
  assert.deepEqual(made.ok && [made.value.departsAt, made.value.arrivesAt], ['2027-05-02T21:20:00.000Z', '2027-05-03T04:40:00.000Z'])
  const refused = {
    charter_is_direct: { kind: 'CHARTER' as const, use: 'CONNECTION' as const },
    minimum_above_seats: { minimumLoad: 11 },
    other_currency: { currency: 'XAF' },
    unknown_airport: { toPlace: 'ZZZ' as AirportCode },
    leg_ends_before_it_begins: { arrivesLocal: '2027-05-02T06:40' },
    flight_number_needed: { number: 'EXPRESS' },
    local_time_does_not_exist: { toPlace: 'CDG' as AirportCode, departsLocal: '2027-03-28T00:20', arrivesLocal: '2027-03-28T02:30' },
  }
  for (const [word, change] of Object.entries(refused)) {
    const result = offerFlight({ ...draft, ...change }, places, figures)
    assert.equal(result.ok ? 'accepted' : result.refusal, word)
  }
})

test('a flight is taken off the offer once', () => {
  const now = '2027-05-01T00:00:00.000Z' as Instant
  const offer = { withdrawnAt: null } as Offer
  assert.equal(withdrawFlight(offer, now).ok, true)
  assert.equal(withdrawFlight({ ...offer, withdrawnAt: now }, now).ok, false)
})

test('figures hold from their day on, and none is set for a day that is over', () => {
  const all = ['2027-03-01', '2027-01-01', '2027-06-01'].map((validFrom) => ({ validFrom: validFrom as Day }))
  assert.equal(settingsOn(all, on)?.validFrom, '2027-03-01')
  assert.equal(settingsOn(all, '2026-12-31' as Day), undefined)
  const set = (change: object) => {
    const result = setSettings({ ...figures, validFrom: on, ...change }, figures, on, (iata) => iata !== 'ZZZ')
    return result.ok ? 'accepted' : result.refusal
  }
  assert.equal(set({}), 'accepted')
  assert.equal(set({ validFrom: '2027-05-02' }), 'settings_in_the_past')
  assert.equal(set({ currency: 'XAF' }), 'other_currency')
  assert.equal(set({ hubs: [{ ...figures.hubs[0]!, airport: 'ZZZ' }] }), 'unknown_airport')
  assert.equal(set({ hubs: [figures.hubs[0]!, figures.hubs[0]!] }), 'hub_twice')
})

test('a horizon lies ahead, in order, and is no longer than a quarter', () => {
  const days = (from: string, to: string) => isHorizon(from as Day, to as Day, on)
  assert.deepEqual(
    [days('2027-05-01', '2027-05-03'), days('2027-05-03', '2027-08-02'), days('2027-05-03', '2027-08-03')],
    [true, true, false],
  )
  assert.deepEqual([days('2027-05-01', '2027-05-02'), days('2027-05-09', '2027-05-08')], [false, false])
})

test('a seat is booked only while it is there', () => {
  const on = { number: 'XX1', seats: 10, wheelchairs: 1, stretchers: 1, taken: 6, wheelchairsTaken: 0, stretchersTaken: 0 }
  const word = (change: object, who: object = four) => {
    const left = seatsLeft({ ...on, ...change }, { ...four, ...who })
    return left.ok ? 'accepted' : left.refusal
  }
  assert.equal(word({}), 'accepted')
  assert.equal(word({ taken: 7 }), 'flight_full')
  assert.equal(word({ wheelchairsTaken: 1 }, { wheelchairs: 1 }), 'no_wheelchair_place')
  assert.equal(word({ taken: 0, seats: 30, stretchersTaken: 1 }, { stretchers: 1 }), 'no_stretcher_place')
})

test('a plan costs its seats and each charter once, and two plans differ in who travels otherwise', () => {
  const charter = { ...feeder, id: 'C', kind: 'CHARTER' as const, fixedCostMinor: 900_000 }
  assert.equal(costOfSeats(four, [feeder, onward]), 240_000)
  const placed = ['A', 'B'].map((caseId) => ({ caseId, legs: ['C'], needs: four, costMinor: 120_000 }))
  assert.equal(costOfPlan(placed, [charter, feeder]), 1_140_000)
  assert.equal(costOfPlan([{ ...placed[0]!, legs: [] }], [charter]), 0)
  const line = (caseId: string, ...legs: string[]) => ({ caseId, legs, needs: four, costMinor: 0 })
  assert.deepEqual(
    differences([line('A', '1', '2'), line('B', '1', '2'), line('C')], [line('A', '1', '3'), line('B', '1', '2'), line('D', '1', '2')]),
    [
      { caseId: 'A', before: ['1', '2'], after: ['1', '3'] },
      { caseId: 'D', before: [], after: ['1', '2'] },
    ],
  )
})
