import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#domain/kit/day.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { Clearance } from './clearance-words.ts'
import {
  bookedState,
  caseStepsFor,
  type LegDraft,
  missingClearances,
  modeOf,
  movePassenger,
  type Place,
  planLegs,
  recordClearance,
  seatInfants,
  warningDue,
} from './rules.ts'

const amina = 'amina' as PersonId
const bilal = 'bilal' as PersonId
const today = day('2026-11-02')

const visa: Clearance = {
  id: 'c' as Clearance['id'],
  caseId: 'case' as Clearance['caseId'],
  personId: amina,
  kind: 'VISA',
  status: 'TO_REQUEST',
  requestedOn: null,
  validFrom: null,
  validUntil: null,
  issuer: null,
  reference: null,
  hasRestriction: false,
  fitness: null,
  updatedAt: '2026-11-01T00:00:00.000Z' as Clearance['updatedAt'],
}

test('a family gets a line for each clearance of each who travels, one for the case, and none twice', () => {
  const required = [
    { kind: 'VISA' as const, perMember: true },
    { kind: 'FINANCE' as const, perMember: false },
  ]
  const there = [{ kind: 'VISA' as const, personId: amina }]
  assert.deepEqual(missingClearances(required, [amina, bilal], there), [
    { kind: 'VISA', personId: bilal },
    { kind: 'FINANCE', personId: null },
  ])
  assert.deepEqual(missingClearances(required, [amina], [...there, { kind: 'FINANCE', personId: null }]), [])
})

test('a clearance that comes in gets its days from the paper, the programme or the usual life', () => {
  const recorded = (is: Partial<Clearance>, news: Parameters<typeof recordClearance>[1], validityDays?: number) => {
    const result = recordClearance({ ...visa, ...is }, news, validityDays, today)
    return result.ok ? [result.value.status, result.value.requestedOn, result.value.validFrom, result.value.validUntil] : result.refusal
  }
  assert.deepEqual(recorded({}, { status: 'REQUESTED' }), ['REQUESTED', today, null, null])
  assert.deepEqual(recorded({ requestedOn: day('2026-10-01') }, { status: 'PENDING_INFO' }), ['PENDING_INFO', '2026-10-01', null, null])
  assert.deepEqual(recorded({}, { status: 'CLEARED' }), ['CLEARED', today, today, null], 'a visa says its own days')
  assert.deepEqual(recorded({}, { status: 'CLEARED', validFrom: day('2026-11-01'), validUntil: day('2027-01-31') }), [
    'CLEARED',
    today,
    '2026-11-01',
    '2027-01-31',
  ])
  assert.deepEqual(recorded({ kind: 'MED_FIT_TO_TRAVEL' }, { status: 'CLEARED' }, 3), ['CLEARED', today, today, '2026-11-05'])
  assert.deepEqual(recorded({ kind: 'MED_HEALTH_ASSESSMENT' }, { status: 'CLEARED', validFrom: day('2026-10-31') }), [
    'CLEARED',
    today,
    '2026-10-31',
    '2027-04-30',
  ])
  assert.deepEqual(
    recorded({ kind: 'ASSURANCE', status: 'EXPIRED', validFrom: day('2026-01-01'), validUntil: day('2026-04-01') }, { status: 'CLEARED' }),
    ['CLEARED', today, today, '2027-01-31'],
    'cleared anew, it begins anew',
  )
  assert.deepEqual(
    recorded({ status: 'CLEARED', validFrom: today, validUntil: day('2027-01-01') }, { status: 'CLEARED', reference: 'V 12' }),
    ['CLEARED', today, today, '2027-01-01'],
  )
  assert.deepEqual(recorded({ status: 'CLEARED', validUntil: day('2027-01-01') }, { status: 'REVOKED' }), [
    'REVOKED',
    today,
    null,
    '2027-01-01',
  ])
})

test('a clearance cannot end before it begins, be over when it comes in, or be called expired by hand', () => {
  const word = (news: Parameters<typeof recordClearance>[1]) => {
    const result = recordClearance(visa, news, undefined, today)
    return result.ok ? 'accepted' : result.refusal
  }
  assert.equal(word({ status: 'CLEARED', validFrom: day('2026-12-01'), validUntil: day('2026-11-30') }), 'window_backwards')
  assert.equal(word({ status: 'CLEARED', validFrom: day('2026-10-01'), validUntil: day('2026-11-01') }), 'already_over')
  assert.equal(word({ status: 'EXPIRED' }), 'expired_is_told_by_the_calendar')
  assert.equal(word({ status: 'CLEARED', validUntil: today }), 'accepted')
})

test('a warning is due thirty days and seven days before the end, once each', () => {
  const due = (validUntil: string, warnedDays: number | null, kind: Clearance['kind'] = 'VISA') =>
    warningDue({ kind, status: 'CLEARED', validUntil: day(validUntil), warnedDays }, today)
  assert.deepEqual(
    [
      due('2026-12-03', null),
      due('2026-12-02', null),
      due('2026-11-20', 30),
      due('2026-11-09', 30),
      due('2026-11-09', null),
      due('2026-11-05', 7),
    ],
    [undefined, 30, undefined, 7, 7, undefined],
  )
  assert.equal(due('2026-11-05', null, 'MED_FIT_TO_TRAVEL'), undefined, 'a check that lives three days warns of nothing')
})

const air: Place['modes'] = ['AIR', 'ROAD', 'RAIL']
const places: Record<string, Place> = {
  FRCQF: { code: 'FRCQF', modes: ['ROAD', 'SEA', 'RAIL'], timeZone: 'Europe/Paris', terminals: ['PORT', 'VILLE'] },
  GBDVR: { code: 'GBDVR', modes: ['ROAD', 'SEA', 'RAIL'], timeZone: 'Europe/London', terminals: [] },
  FRPAR: { code: 'FRPAR', modes: ['ROAD', 'RAIL'], timeZone: 'Europe/Paris', terminals: ['NORD', 'LYON'] },
  NENIM: { code: 'NENIM', modes: ['ROAD'], timeZone: 'Africa/Niamey', terminals: [] },
  NEAJY: { code: 'NEAJY', modes: ['ROAD'], timeZone: 'Africa/Niamey', terminals: [] },
  ADD: { code: 'ADD', modes: air, timeZone: 'Africa/Addis_Ababa', terminals: [] },
  CDG: { code: 'CDG', modes: air, timeZone: 'Europe/Paris', terminals: ['1', '2E', '2F'] },
  ORY: { code: 'ORY', modes: air, timeZone: 'Europe/Paris', terminals: [] },
  YUL: { code: 'YUL', modes: air, timeZone: 'America/Toronto', terminals: [] },
  JFK: { code: 'JFK', modes: air, timeZone: 'America/New_York', terminals: [] },
}
const leg = (
  number: string,
  fromPlace: string,
  departsLocal: string,
  toPlace: string,
  arrivesLocal: string,
  more: Partial<LegDraft> = {},
): LegDraft => ({ mode: 'AIR', number, fromPlace, departsLocal, toPlace, arrivesLocal, bagsRechecked: false, borderEntry: false, ...more })
const plan = (...drafts: LegDraft[]) =>
  planLegs(
    drafts,
    (iata) => places[iata],
    (from, to) => `${from}${to}` === 'CDGORY',
  )

test('times on the walls of airports become instants, over midnight and over the change of clocks', () => {
  const table: [string, LegDraft, string, string][] = [
    [
      'a night flight lands the next morning',
      leg('AF911', 'ADD', '2026-11-14T00:20', 'CDG', '2026-11-14T06:40'),
      '2026-11-13T21:20:00.000Z',
      '2026-11-14T05:40:00.000Z',
    ],
    [
      'to the west it lands before it left by the clock',
      leg('AC871', 'CDG', '2026-11-14T13:00', 'YUL', '2026-11-14T14:30'),
      '2026-11-14T12:00:00.000Z',
      '2026-11-14T19:30:00.000Z',
    ],
    [
      'it leaves before midnight and lands two calendar days apart',
      leg('AF006', 'CDG', '2026-12-31T23:30', 'ADD', '2027-01-01T08:30'),
      '2026-12-31T22:30:00.000Z',
      '2027-01-01T05:30:00.000Z',
    ],
    [
      'in the night the clocks go back, the flight lasts an hour longer than it looks',
      leg('AF1', 'CDG', '2026-10-25T01:30', 'ADD', '2026-10-25T11:00'),
      '2026-10-24T23:30:00.000Z',
      '2026-10-25T08:00:00.000Z',
    ],
    [
      'of an hour that comes twice the first is meant',
      leg('AF1', 'CDG', '2026-10-25T02:30', 'ADD', '2026-10-25T11:00'),
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T08:00:00.000Z',
    ],
    [
      'New York changes its clocks on another night than Paris',
      leg('AF6', 'CDG', '2026-10-28T10:00', 'JFK', '2026-10-28T13:20'),
      '2026-10-28T09:00:00.000Z',
      '2026-10-28T17:20:00.000Z',
    ],
  ]
  for (const [says, draft, departsAt, arrivesAt] of table) {
    const planned = plan(draft)
    assert.ok(planned.ok, says)
    assert.deepEqual([planned.value[0]!.departsAt, planned.value[0]!.arrivesAt], [departsAt, arrivesAt], says)
  }
})

test('a crossing, a train and a coach are kept in the local times of their ports, stations and towns', () => {
  const road = { mode: 'ROAD' as const }
  const table: [string, LegDraft, string, string][] = [
    [
      'the ferry lands in Dover at the hour at which it left Calais, by the clocks',
      leg('FERRY 7', 'FRCQF', '2026-11-14T10:00', 'GBDVR', '2026-11-14T10:30', { mode: 'SEA', fromTerminal: 'PORT' }),
      '2026-11-14T09:00:00.000Z',
      '2026-11-14T10:30:00.000Z',
    ],
    [
      'in the night the clocks go forward the train runs an hour less than it looks',
      leg('5795', 'FRCQF', '2026-03-29T01:30', 'FRPAR', '2026-03-29T06:00', { mode: 'RAIL', fromTerminal: 'VILLE', toTerminal: 'NORD' }),
      '2026-03-29T00:30:00.000Z',
      '2026-03-29T04:00:00.000Z',
    ],
    [
      'a coach through the night and over midnight',
      leg('CAR 1', 'NENIM', '2026-12-31T16:00', 'NEAJY', '2027-01-01T09:00', road),
      '2026-12-31T15:00:00.000Z',
      '2027-01-01T08:00:00.000Z',
    ],
    [
      'a coach from the airport to the station',
      leg('CAR 2', 'CDG', '2026-11-14T09:00', 'FRPAR', '2026-11-14T10:15', road),
      '2026-11-14T08:00:00.000Z',
      '2026-11-14T09:15:00.000Z',
    ],
  ]
  for (const [says, draft, departsAt, arrivesAt] of table) {
    const planned = plan(draft)
    assert.ok(planned.ok, says)
    assert.deepEqual([planned.value[0]!.departsAt, planned.value[0]!.arrivesAt], [departsAt, arrivesAt], says)
  }
})

test('a leg that cannot be is refused with its number and the reason', () => {
  const first = leg('AF911', 'ADD', '2026-11-14T00:20', 'CDG', '2026-11-14T06:40', { toTerminal: '2E' })
  const table: [string, LegDraft[], string][] = [
    ['no such airport', [leg('AF1', 'QQQ', '2026-11-14T00:20', 'CDG', '2026-11-14T06:40')], 'unknown_airport'],
    ['no such port', [leg('F1', 'FRCQF', '2026-11-14T00:20', 'GBQQQ', '2026-11-14T06:40', { mode: 'SEA' })], 'unknown_place'],
    ['a ship to Paris', [leg('F1', 'FRCQF', '2026-11-14T00:20', 'FRPAR', '2026-11-14T06:40', { mode: 'SEA' })], 'place_not_for_mode'],
    ['a ship from an airport', [leg('F1', 'CDG', '2026-11-14T00:20', 'GBDVR', '2026-11-14T06:40', { mode: 'SEA' })], 'place_not_for_mode'],
    ['a flight from a port', [leg('AF1', 'FRCQF', '2026-11-14T00:20', 'CDG', '2026-11-14T06:40')], 'place_not_for_mode'],
    [
      'a train to a town without rails',
      [leg('T1', 'FRPAR', '2026-11-14T00:20', 'NENIM', '2026-11-14T06:40', { mode: 'RAIL' })],
      'place_not_for_mode',
    ],
    [
      'no such station',
      [leg('T1', 'FRPAR', '2026-11-14T00:20', 'FRCQF', '2026-11-14T06:40', { mode: 'RAIL', fromTerminal: 'EST' })],
      'unknown_terminal',
    ],
    ['no such terminal', [{ ...first, toTerminal: '9' }], 'unknown_terminal'],
    ['a time the clocks skip', [leg('AF1', 'CDG', '2026-03-29T02:30', 'ADD', '2026-03-29T11:00')], 'local_time_does_not_exist'],
    ['it lands before it leaves', [leg('AF1', 'CDG', '2026-11-14T10:00', 'YUL', '2026-11-14T03:00')], 'leg_ends_before_it_begins'],
    ['a flight of two days', [leg('AF1', 'CDG', '2026-11-14T10:00', 'YUL', '2026-11-16T10:00')], 'leg_too_long'],
    ['two legs that do not meet', [first, leg('AC1', 'JFK', '2026-11-14T12:00', 'YUL', '2026-11-14T14:00')], 'legs_do_not_meet'],
    ['the next leaves before the first lands', [first, leg('AC871', 'CDG', '2026-11-14T06:00', 'YUL', '2026-11-14T07:30')], 'legs_overlap'],
    ['a flight without a flight number', [leg('TRAIN', 'CDG', '2026-11-14T10:00', 'ADD', '2026-11-14T20:00')], 'flight_number_needed'],
  ]
  for (const [says, drafts, word] of table) {
    const planned = plan(...drafts)
    assert.equal(planned.ok ? 'accepted' : planned.refusal, word, says)
  }
})

test('a change between two airports is planned where an office knows how long it takes', () => {
  const planned = plan(
    leg('AF911', 'ADD', '2026-11-14T00:20', 'CDG', '2026-11-14T06:40'),
    leg('TO1', 'ORY', '2026-11-14T14:00', 'ADD', '2026-11-14T23:00'),
  )
  assert.equal(planned.ok, true)
  assert.equal(modeOf([{ mode: 'AIR' }, { mode: 'ROAD' }]), 'MIXED')
  assert.equal(modeOf([{ mode: 'AIR' }, { mode: 'AIR' }]), 'AIR')
})

test('a booking is as far as what is known of it', () => {
  assert.deepEqual(
    [bookedState({}), bookedState({ bookingRef: 'AB12CD' }), bookedState({ bookingRef: 'AB12CD', ticketNo: '0571234567890' })],
    ['REQUESTED', 'HELD', 'TICKETED'],
  )
})

test('news from the airport comes late and twice, and only moves somebody forward', () => {
  const moves = (from: Parameters<typeof movePassenger>[0], to: Parameters<typeof movePassenger>[1]) => {
    const result = movePassenger(from, to)
    return result.ok ? result.value.moves : result.refusal
  }
  const table: [Parameters<typeof movePassenger>[0], Parameters<typeof movePassenger>[1], boolean | string][] = [
    ['MANIFESTED', 'BOARDED', true],
    ['BOARDED', 'ARRIVED', true],
    ['ARRIVED', 'BOARDED', false],
    ['ARRIVED', 'ARRIVED', false],
    ['MANIFESTED', 'NO_SHOW', true],
    ['NO_SHOW', 'BOARDED', true],
    ['MISCONNECTED', 'CONNECTED', true],
    ['CANCELLED', 'BOARDED', 'passenger_cancelled'],
    ['TICKETED', 'ARRIVED', 'not_on_manifest'],
  ]
  for (const [from, to, answer] of table) assert.equal(moves(from, to), answer, `${from} → ${to}`)
})

test('a case walks through the steps its passengers have gone', () => {
  assert.deepEqual(caseStepsFor('MANIFESTED', 'BOARDED'), ['DEPARTED'])
  assert.deepEqual(caseStepsFor('MANIFESTED', 'CONNECTED'), ['DEPARTED', 'IN_TRANSIT'])
  assert.deepEqual(caseStepsFor('MANIFESTED', 'ARRIVED'), ['DEPARTED', 'ARRIVED'])
  assert.deepEqual(caseStepsFor('IN_TRANSIT', 'HANDED_OVER'), ['ARRIVED', 'HANDED_OVER'])
  assert.deepEqual(caseStepsFor('HANDED_OVER', 'ARRIVED'), [])
  assert.deepEqual(caseStepsFor('MISHAP', 'ARRIVED'), [])
  assert.deepEqual(caseStepsFor('MANIFESTED', 'NO_SHOW'), [])
})

test('a booking that names nobody gives each baby a lap of its own, the principal applicant’s first', () => {
  const seat = (personId: string, role: string, ageBand: 'ADT' | 'CHD' | 'INF', mayHold = ageBand === 'ADT') => ({
    personId,
    role,
    ageBand,
    mayHold,
  })
  const family = [
    seat('daughter of 12', 'CHILD', 'ADT', false),
    seat('grandmother', 'GRANDPARENT', 'ADT'),
    seat('mother', 'PA', 'ADT'),
    seat('baby', 'CHILD', 'INF'),
    seat('twin', 'CHILD', 'INF'),
  ]
  assert.deepEqual(
    [...seatInfants(family)],
    [
      ['baby', 'mother'],
      ['twin', 'grandmother'],
    ],
  )
  assert.deepEqual(
    [...seatInfants([seat('mother', 'PA', 'ADT'), seat('baby', 'CHILD', 'INF'), seat('twin', 'CHILD', 'INF')])],
    [['baby', 'mother']],
  )
})
