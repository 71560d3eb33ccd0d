// Who may go along, who is wanted, and what becomes of a mission.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMinutes, type Day, instant } from '#domain/kit/day.ts'
import { type EscortedJourney, escortNeeds, isShort, limitsOn, type Traveller } from './need-rules.ts'
import * as rules from './rules.ts'
import type { Escort, EscortLimits, Mission } from './words.ts'

const limits: EscortLimits = {
  validFrom: '2026-01-01' as Day,
  source: 'test',
  toBeChecked: true,
  groupFrom: 15,
  longHaulMinutes: 360,
  personsPerEscort: { AIR: 20, SEA: 25, ROAD: 30, RAIL: 40 },
  childUnder: 15,
  elderlyFrom: 70,
  changesFrom: 2,
  passportMarginDays: 180,
  recordCheckMonths: 36,
  reportDays: 5,
}
const departs = instant('2026-11-20T08:00:00Z')
const leg = (mode: 'AIR' | 'SEA' | 'ROAD' = 'AIR', minutes = 480) => ({ mode, departsAt: departs, arrivesAt: addMinutes(departs, minutes) })
let made = 0
const traveller = (more: object = {}): Traveller =>
  ({
    id: `p${++made}`,
    caseId: `c${made}`,
    bornOn: '1990-01-01',
    ssr: [],
    escortKind: null,
    unaccompaniedMinor: false,
    fitWithConditions: false,
    escortDemanded: false,
    ...more,
  }) as unknown as Traveller
const crowd = (count: number): Traveller[] => Array.from({ length: count }, () => traveller())
const journey = (travellers: readonly Traveller[], legs: EscortedJourney['legs'] = [leg()]): EscortedJourney => ({
  legs,
  leavesOn: '2026-11-20' as Day,
  travellers,
})
const told = (of: EscortedJourney, missions: Parameters<typeof escortNeeds>[1] = []) =>
  escortNeeds(of, missions, limits).map(
    ({ reason, must, wanted, missing }) => `${reason} ${must ? 'must' : 'perhaps'} ${missing}/${wanted}`,
  )
const going = (kind: Mission['kind'], ...passengers: Traveller[]) => ({ kind, passengerIds: passengers.map(({ id }) => id) })

test('a large group on a long way wants one escort for so many, by the figures of the day', () => {
  assert.deepEqual(told(journey(crowd(14))), [])
  assert.deepEqual(told(journey(crowd(15))), ['GROUP must 1/1'])
  assert.deepEqual(told(journey(crowd(41))), ['GROUP must 3/3'])
  assert.deepEqual(told(journey(crowd(41), [leg('AIR', 300)])), [], 'a short flight')
  assert.deepEqual(told(journey(crowd(41), [leg('SEA', 300)])), ['GROUP must 2/2'], 'the sea is never short')
  assert.deepEqual(told(journey(crowd(41)), [going('OPERATIONAL'), going('OPERATIONAL')]), ['GROUP must 1/3'])
  assert.deepEqual(told(journey([])), [])
})

test('a child alone under fifteen must be accompanied, an older one is thought of; the carrier’s care and a relative count', () => {
  const young = traveller({ bornOn: '2014-01-01', unaccompaniedMinor: true })
  const older = traveller({ bornOn: '2010-01-01' })
  assert.deepEqual(told(journey([young, older])), ['CHILD_ALONE must 1/1', 'CHILD_ALONE perhaps 1/1'])
  assert.deepEqual(told(journey([young]), [going('CHILD', young)]), ['CHILD_ALONE must 0/1'])
  assert.deepEqual(
    told(journey([young]), [going('OPERATIONAL', young)]),
    ['CHILD_ALONE must 1/1'],
    'an escort of the group is not one of the child',
  )
  assert.deepEqual(told(journey([young]), [going('FAMILY', young)]), ['CHILD_ALONE must 0/1'])
  const byCarrier = traveller({ bornOn: '2014-01-01', escortKind: 'CARRIER_UM', ssr: [{ code: 'UMNR' }] })
  assert.deepEqual(told(journey([byCarrier])), ['CHILD_ALONE must 0/1'])
  const asked = { ...byCarrier, ssr: [] }
  assert.deepEqual(told(journey([asked])), ['CHILD_ALONE must 1/1'], 'a service that was not asked for is none')
  const withMother = traveller({ bornOn: '2014-01-01', caseId: 'home' })
  assert.deepEqual(told(journey([withMother, traveller({ caseId: 'home' })])), [])
})

test('oxygen and a stretcher want medical staff; a medical case and conditions of fitness are for a doctor to decide', () => {
  const oxygen = traveller({ ssr: [{ code: 'OXYG' }, { code: 'MEDA' }], fitWithConditions: true })
  const meda = traveller({ ssr: [{ code: 'MEDA' }] })
  const conditions = traveller({ fitWithConditions: true })
  const of = journey([oxygen, meda, conditions])
  assert.deepEqual(told(of), ['MEDICAL_REQUEST must 1/1', 'MEDICAL_REQUEST perhaps 1/1', 'FIT_WITH_CONDITIONS perhaps 1/1'])
  const demanded = traveller({ fitWithConditions: true, escortDemanded: true })
  assert.deepEqual(told(journey([demanded])), ['MEDICAL_REQUEST must 1/1'], 'what the fitness check demands is no question any more')
  assert.ok(isShort(escortNeeds(of, [], limits)))
  const nurse = going('MEDICAL_NURSE', oxygen)
  assert.ok(!isShort(escortNeeds(of, [nurse], limits)), 'what somebody has to think about is no shortfall')
})

test('somebody old who travels alone, and a way with many changes, are thought of', () => {
  assert.deepEqual(told(journey([traveller({ bornOn: '1950-01-01' })])), ['ELDERLY_ALONE perhaps 1/1'])
  assert.deepEqual(told(journey([traveller({ bornOn: '1950-01-01', caseId: 'x' }), traveller({ caseId: 'x' })])), [])
  assert.deepEqual(told(journey(crowd(1), [leg(), leg(), leg()])), ['COMPLICATED_WAY perhaps 1/1'])
})

test('figures are those of the day', () => {
  assert.equal(limitsOn([limits], '2026-05-05' as Day), limits)
  assert.equal(limitsOn([{ ...limits, validTo: '2026-05-04' as Day }], '2026-05-05' as Day), undefined)
})

const escort = {
  kinds: ['OPERATIONAL', 'CHILD', 'MEDICAL_DOCTOR', 'FAMILY'],
  nationality: 'FRA',
  passportNumber: 'X',
  passportUntil: '2030-01-01',
  licenceNumber: 'L',
  licenceUntil: '2030-01-01',
  recordCheckedOn: '2026-01-01',
  resting: false,
  visas: [{ country: 'NER', number: '1', validUntil: '2026-12-01' }],
} as unknown as Escort
const movement: rules.EscortedMovement = {
  status: 'BOOKED',
  legs: [
    {
      seq: 1,
      fromZone: 'Africa/Tripoli' as never,
      departsAt: departs,
      toPlace: 'NIM' as never,
      toZone: 'Africa/Niamey' as never,
      arrivesAt: addMinutes(departs, 210),
    },
  ],
  passengers: [
    { id: 'adult' as never, bornOn: '1990-01-01' as Day },
    { id: 'child' as never, bornOn: '2015-01-01' as Day },
  ],
}
const asked: rules.MissionAsked = {
  kind: 'OPERATIONAL',
  legs: [1],
  passengerIds: [],
  returnLegs: [],
  returnTicket: 'WANTED',
  guardianContact: null,
  perDiem: null,
}
const home = (after: number) => ({
  number: 'XX1',
  fromPlace: 'NIM',
  fromZone: 'Africa/Niamey',
  departsAt: addMinutes(departs, after),
  toPlace: 'TIP',
  toZone: 'Africa/Tripoli',
  arrivesAt: addMinutes(departs, after + 200),
})

test('a mission lasts until the escort is home, its report is due five days later, and each day begun is paid', () => {
  const planned = rules.planMission(escort, { ...asked, returnLegs: [home(3 * 1440)] as never }, movement, [], limits)
  assert.ok(planned.ok)
  assert.deepEqual(planned.value, {
    startsAt: departs,
    endsAt: addMinutes(departs, 3 * 1440 + 200),
    returnsOn: '2026-11-23',
    reportDueOn: '2026-11-28',
    perDiemDays: 4,
  })
  const oneWay = rules.planMission(escort, asked, movement, [], limits)
  assert.ok(oneWay.ok && oneWay.value.perDiemDays === 1 && oneWay.value.endsAt === movement.legs[0]!.arrivesAt)
})

const refused: [refusal: rules.MissionRefusal, asked: object, escort: object, movement?: object][] = [
  ['movement_closed', {}, {}, { status: 'ARRIVED' }],
  ['leg_unknown', { legs: [1, 2] }, {}],
  ['passenger_unknown', { passengerIds: ['nobody'] }, {}],
  ['nobody_in_charge', { kind: 'CHILD', guardianContact: 'X' }, {}],
  ['guardian_contact_missing', { kind: 'CHILD', passengerIds: ['child'] }, {}],
  ['family_pays_itself', { kind: 'FAMILY', passengerIds: ['adult'], perDiem: { minorPerDay: 1, currency: 'EUR' } }, {}],
  ['return_before_arrival', { returnLegs: [home(100)] }, {}],
  ['escort_resting', {}, { resting: true }],
  ['escort_kind_not_held', {}, { kinds: ['CHILD'] }],
  ['escort_passport_missing', {}, { passportUntil: null }],
  ['escort_passport_ends_too_soon', {}, { passportUntil: '2027-05-18' }],
  ['escort_licence_ends_too_soon', { kind: 'MEDICAL_DOCTOR', passengerIds: ['adult'] }, { licenceUntil: '2026-11-19' }],
  ['record_check_missing', { passengerIds: ['child'] }, { recordCheckedOn: null }],
  ['record_check_too_old', { passengerIds: ['child'] }, { recordCheckedOn: '2023-11-19' }],
]
for (const [refusal, ask, who, where] of refused)
  test(`somebody is not sent along: ${refusal}`, () => {
    const answer = rules.planMission(
      { ...escort, ...who } as Escort,
      { ...asked, ...ask } as never,
      { ...movement, ...where } as never,
      [],
      limits,
    )
    assert.equal(answer.ok ? 'accepted' : answer.refusal, refusal)
  })

test('two missions may touch and not overlap', () => {
  const other = (from: number, to: number) => [{ id: 'm' as never, startsAt: addMinutes(departs, from), endsAt: addMinutes(departs, to) }]
  const answer = (others: ReturnType<typeof other>) => rules.planMission(escort, asked, movement, others, limits).ok
  assert.deepEqual(
    [answer(other(-100, 0)), answer(other(210, 300)), answer(other(-10, 1)), answer(other(209, 300))],
    [true, true, false, false],
  )
})

const mission = {
  kind: 'MEDICAL_DOCTOR',
  passengerIds: ['adult'],
  startsAt: departs,
  endsAt: addMinutes(departs, 500),
  reportDueOn: '2026-11-25',
  briefedOn: null,
  steps: [],
  drugsDeclared: false,
  returnTicket: 'WANTED',
  returnLegs: [],
  perDiem: { minorPerDay: 9_550, days: 3, currency: 'EUR' },
  reportedAt: null,
  cancelledAt: null,
} as unknown as Mission

test('where a mission stands is found from its days and its news', () => {
  const state = (more: object, minutes: number, today = '2026-11-20') =>
    rules.missionState({ ...mission, ...more }, addMinutes(departs, minutes), today as Day)
  assert.equal(state({}, -10), 'PLANNED')
  assert.equal(state({ briefedOn: '2026-11-19' }, -10), 'BRIEFED')
  assert.equal(state({}, 10), 'UNDER_WAY')
  assert.equal(state({}, 500), 'REPORT_DUE')
  assert.equal(state({}, 500, '2026-11-25'), 'REPORT_DUE')
  assert.equal(state({}, 500, '2026-11-26'), 'REPORT_LATE')
  assert.equal(state({ reportedAt: departs }, 500), 'REPORTED')
  assert.equal(state({ cancelledAt: departs }, 500), 'CANCELLED')
})

test('what is still to be done is said by kind, and nothing is left when all is done', () => {
  assert.deepEqual(rules.gapsOf(mission), ['briefing', 'steps', 'drugs', 'return_ticket', 'way_home'])
  const done = {
    ...mission,
    briefedOn: '2026-11-19',
    steps: rules.stepsOf('MEDICAL_DOCTOR'),
    drugsDeclared: true,
    returnTicket: 'NOT_NEEDED',
  } as Mission
  assert.deepEqual(rules.gapsOf(done), [])
  assert.ok(rules.stepsOf('CHILD').includes('GUARDIAN_REACHED') && !rules.stepsOf('OPERATIONAL').includes('KIT_CHECKED'))
  assert.equal(rules.perDiemTotal(mission), 28_650)
})

test('a closed mission changes no more, and only a medical one has medicines and hand-over notes', () => {
  const word = (result: { ok: boolean; refusal?: string }) => (result.ok ? 'yes' : result.refusal)
  assert.equal(word(rules.isOpen({ ...mission, cancelledAt: departs })), 'mission_cancelled')
  assert.equal(word(rules.isOpen({ ...mission, reportedAt: departs })), 'mission_reported')
  assert.equal(word(rules.canReport(mission, departs)), 'mission_not_over')
  assert.equal(word(rules.canReport(mission, addMinutes(departs, 500))), 'yes')
  assert.equal(word(rules.tickStep(mission, 'GUARDIAN_REACHED', true)), 'step_not_of_this_mission')
  assert.deepEqual(rules.tickStep({ ...mission, steps: ['KIT_CHECKED'] }, 'KIT_CHECKED', false), { ok: true, value: [] })
  assert.equal(word(rules.canDeclareDrugs({ ...mission, kind: 'OPERATIONAL' })), 'not_medical')
  assert.equal(word(rules.canWriteHandOver(mission, 'somebody')), 'passenger_unknown')
  assert.equal(word(rules.canWriteHandOver({ ...mission, reportedAt: departs }, 'adult')), 'yes', 'a note may follow the report')
})

test('a country on the way without a lasting visa is to be looked at, one’s own is not', () => {
  assert.deepEqual(rules.visasToLookAt(escort, ['FRA', 'LBY', 'NER', 'LBY'], '2026-11-30' as Day), ['LBY'])
  assert.deepEqual(rules.visasToLookAt(escort, ['NER'], '2026-12-02' as Day), ['NER'])
})

test('a doctor stands in the register with a licence, and a passport with its end', () => {
  const word = (more: object) => {
    const checked = rules.checkEscort({ ...escort, ...more } as Escort)
    return checked.ok ? 'yes' : checked.refusal
  }
  assert.deepEqual(
    [word({}), word({ licenceNumber: null }), word({ passportUntil: null })],
    ['yes', 'escort_licence_missing', 'escort_passport_incomplete'],
  )
})
