import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMinutes, type Day, type Instant, instant } from '#domain/kit/day.ts'
import type { Leg } from '#domain/movements/words.ts'
import { charterGaps, checkCharter, costOf, freezeAt, shareOf } from './charter-rules.ts'
import { Charter, type Permit } from './charter-words.ts'
import { canCarry, canCloseBoarding, change, checkItems, commonGaps, decide, type Facts, limitsOn } from './rules.ts'
import type { Check, Gap, Staff, StateRequest, Transport, TransportLimits } from './words.ts'

const now = instant('2026-11-20T08:00:00Z')
const departs = instant('2026-11-21T06:00:00Z')
const limits: TransportLimits = {
  validFrom: '2026-01-01' as Day,
  source: 'test',
  toBeChecked: true,
  seaReportHours: 12,
  longestDriveMinutes: 270,
}
const leg = {
  seq: 1,
  mode: 'AIR',
  number: 'XX4101',
  fromPlace: 'TIP',
  fromZone: 'Africa/Tripoli',
  departsAt: departs,
  toPlace: 'NIM',
  toZone: 'Africa/Niamey',
  arrivesAt: addMinutes(departs, 210),
} as Leg
const person = (id: string, more: object = {}) =>
  ({
    id,
    caseId: `case-${id}`,
    caseRef: 'OIM-1',
    familyName: 'Sani-Exemple',
    givenNames: id,
    nativeName: null,
    sex: 'F',
    bornOn: '1990-01-01',
    ageBand: 'ADT',
    infantWith: null,
    bagsKg: 20,
    state: 'MANIFESTED',
    unaccompaniedMinor: false,
    ...more,
  }) as Facts['onBoard'][number]
const yes = (item: Check['item']): Check => ({ item, answer: 'YES', note: null, answeredBy: 'a' as never, answeredAt: now })
const pilot = { id: 's', duty: 'PILOT', bornOn: '1980-01-01', docNumber: 'T1', vehicleId: null } as unknown as Staff
const facts: Facts = {
  kind: 'CHARTER',
  movement: { status: 'MANIFESTED', movementType: 'VHR', changedSinceFreeze: false, hasList: true, legs: [leg] },
  onBoard: [person('Hadiza'), person('Zara')],
  escorts: 0,
  escortsMissing: 0,
  staff: [pilot],
  checks: checkItems.CHARTER.map(yes),
  stateRequest: null,
  consentMissing: 0,
  limits,
  now,
  leavesOn: '2026-11-21' as Day,
}
const charter = Charter.parse({
  aocNumber: 'AOC-1',
  aocValidUntil: '2027-01-01',
  aircraftType: 'A320',
  registration: '5N-XMP',
  seats: 100,
  insurer: 'Assurance-Exemple',
  insuredUntil: '2027-01-01',
  fuel: 'Plein',
  positioning: 'La veille',
  agents: [
    { place: 'TIP', name: 'A', phone: null },
    { place: 'NIM', name: 'B', phone: null },
  ],
  catering: 'Repas',
  medicalTeam: 'Médecin',
  security: 'Deux agents',
  bagsKgMax: 100,
  generalDeclarationRef: 'GD-1',
  busPlan: 'Cars',
  receptionPlan: 'Accueil',
  cancellationTerms: '50 %',
  currency: 'USD',
  priceMinor: 1000,
})
const permits = (['OVERFLIGHT', 'LANDING', 'SLOT'] as const).map(
  (kind) => ({ id: kind, kind, place: 'NIM', state: 'GRANTED', reference: 'P', validFrom: null, validUntil: null }) as Permit,
)
const words = (gaps: readonly Gap[]): string[] => gaps.map(({ level, word }) => `${level} ${word}`)

test('a charter that has everything lacks nothing', () => {
  assert.deepEqual(charterGaps(charter, permits, facts), [])
})

const lacking: [what: string, charter: Partial<Charter>, permits: readonly Permit[], facts: Partial<Facts>, expected: string[]][] = [
  ['no certificate', { aocNumber: null }, permits, {}, ['STOP aoc_missing']],
  ['a certificate that ends the day before', { aocValidUntil: '2026-11-20' as Day }, permits, {}, ['STOP aoc_over']],
  ['no registration', { registration: null }, permits, {}, ['STOP aircraft_unknown']],
  ['an insurance that is over', { insuredUntil: '2026-11-01' as Day }, permits, {}, ['STOP insurance_over']],
  ['too few seats for people and escorts', { seats: 2 }, permits, { escorts: 1 }, ['STOP seats_short']],
  ['no slot', {}, permits.slice(0, 2), {}, ['STOP permit_missing']],
  ['a permit that was only asked for', {}, [...permits.slice(1), { ...permits[0]!, state: 'REQUESTED' }], {}, ['STOP permit_not_granted']],
  [
    'a permit from the day after',
    {},
    [...permits.slice(1), { ...permits[0]!, validFrom: '2026-11-22' as Day }],
    {},
    ['STOP permit_not_on_day'],
  ],
  ['nobody at the arrival', { agents: charter.agents.slice(0, 1) }, permits, {}, ['STOP agent_missing']],
  ['heavier bags than allowed', { bagsKgMax: 39 }, permits, {}, ['STOP bags_too_heavy']],
  ['no price yet', { priceMinor: null, currency: null }, permits, {}, ['WARN price_missing']],
  ['crew without papers', {}, permits, { staff: [{ ...pilot, docNumber: null }] }, ['STOP crew_papers_missing']],
  ['no crew', {}, permits, { staff: [] }, ['STOP crew_missing']],
  ['nobody on board', {}, permits, { onBoard: [] }, ['STOP nobody_on_board']],
  ['an escort that must be there and is not', {}, permits, { escortsMissing: 2 }, ['STOP escorts_missing']],
  ['a list that changed', {}, permits, { movement: { ...facts.movement, changedSinceFreeze: true } }, ['STOP list_changed']],
  ['no list, 22 hours before', {}, permits, { movement: { ...facts.movement, hasList: false } }, ['STOP list_not_frozen']],
  [
    'no list, but a shorter freeze',
    { freezeHours: 10 },
    permits,
    { movement: { ...facts.movement, hasList: false } },
    ['WARN list_not_frozen'],
  ],
  ['a movement that is over', {}, permits, { movement: { ...facts.movement, status: 'ARRIVED' } }, ['STOP movement_not_open']],
  ['a question without an answer', {}, permits, { checks: facts.checks.slice(1) }, ['STOP check_unanswered']],
  [
    'an answer that says no',
    {},
    permits,
    { checks: [{ ...facts.checks[0]!, answer: 'NO' }, ...facts.checks.slice(1)] },
    ['STOP check_says_no'],
  ],
]
for (const [what, of, granted, also, expected] of lacking)
  test(`whoever prepares a charter is told: ${what}`, () => {
    assert.deepEqual(words(charterGaps({ ...charter, ...of }, granted, { ...facts, ...also })), expected)
  })

test('a baby on a lap takes no seat, and a medical team does', () => {
  const onBoard = [person('Hadiza'), person('Issa', { infantWith: 'Hadiza' })]
  assert.deepEqual(words(charterGaps({ ...charter, seats: 1 }, permits, { ...facts, onBoard })), [])
  const nurse = { ...pilot, duty: 'MEDICAL' } as Staff
  assert.deepEqual(words(charterGaps({ ...charter, seats: 1 }, permits, { ...facts, onBoard, staff: [pilot, nurse] })), [
    'STOP seats_short',
  ])
})

test('an evacuation lacks the request of a State and the will of people; any other movement lacks neither', () => {
  const gaps = (more: Partial<Facts>) => words(commonGaps({ ...facts, ...more }, null))
  assert.deepEqual(gaps({ consentMissing: 3 }), [])
  const movement = { ...facts.movement, movementType: 'EVACUATION_INTL' }
  assert.deepEqual(gaps({ movement, consentMissing: 1 }), ['STOP state_request_missing', 'STOP consent_missing'])
  assert.deepEqual(gaps({ movement, stateRequest: { state: 'NER' } as unknown as StateRequest }), [])
})

test('the list is frozen a day before, or as many hours as was agreed', () => {
  assert.equal(freezeAt(departs, 24), '2026-11-20T06:00:00.000Z')
  assert.equal(freezeAt(departs, 0), departs)
})

test('a share is rounded to the nearest whole unit, a half upwards, and never through a fraction', () => {
  const rows: [total: number, parts: number, share: number | null][] = [
    [20_000_000, 160, 125_000],
    [20_000_000, 155, 129_032],
    [100, 3, 33],
    [101, 3, 34],
    [5, 2, 3],
    [0, 4, 0],
    [7, 0, null],
    [9_007_199_254_740_991, 2, 4_503_599_627_370_496],
  ]
  for (const [total, parts, share] of rows) assert.equal(shareOf(total, parts), share, `${total} / ${parts}`)
})

test('a seat is sold to whoever did not give it back, and flown by whoever came; what rounding leaves over is told', () => {
  const passengers = (['BOARDED', 'ARRIVED', 'MEDICAL_STOP', 'NO_SHOW', 'OFFLOADED', 'CANCELLED', 'REFUNDED'] as const).map((state) => ({
    state,
    infantWith: null,
  }))
  const baby = { state: 'BOARDED' as const, infantWith: 'x' as never }
  const cost = costOf(
    { ...charter, seats: 6, positioningMinor: 50, handlingMinor: 30, permitsMinor: 20 },
    [...passengers, baby],
    'DEPARTED',
  )
  assert.deepEqual(cost, {
    currency: 'USD',
    totalMinor: 1100,
    seatsSold: 5,
    seatsFlown: 3,
    perSeatSoldMinor: 220,
    perSeatFlownMinor: 367,
    restMinor: -1,
    loadTenThousandths: 5000,
    isFinal: true,
  })
  const empty = costOf(charter, [], 'PLANNED')
  assert.deepEqual([empty!.perSeatFlownMinor, empty!.restMinor, empty!.isFinal], [null, 1000, false])
  assert.equal(costOf({ ...charter, priceMinor: null, currency: null }, [], 'PLANNED'), null)
  assert.equal(checkCharter({ priceMinor: 5, currency: null }).ok, false)
})

test('an aircraft carries a leg by air, a ship one by sea, a convoy whatever came; nothing carries what is over', () => {
  const rows: [Parameters<typeof canCarry>[0], string, string, string][] = [
    ['CHARTER', 'AIR', 'PLANNED', 'yes'],
    ['CHARTER', 'SEA', 'PLANNED', 'movement_has_no_such_leg'],
    ['VESSEL', 'SEA', 'BOOKED', 'yes'],
    ['VESSEL', 'AIR', 'BOOKED', 'movement_has_no_such_leg'],
    ['CONVOY', 'AIR', 'MANIFESTED', 'yes'],
    ['CONVOY', 'ROAD', 'ARRIVED', 'movement_closed'],
    ['CHARTER', 'AIR', 'CANCELLED', 'movement_closed'],
  ]
  for (const [kind, mode, status, expected] of rows) {
    const may = canCarry(kind, { status: status as 'PLANNED', legs: [{ mode: mode as 'AIR' }] })
    assert.equal(may.ok ? 'yes' : may.refusal, expected, `${kind} ${mode} ${status}`)
  }
})

const transport = { status: 'PLANNED', updatedAt: now } as Transport
const later = addMinutes(now, 5)

test('a go falls back when the transport changes, a no-go stays, and what was given up does not change', () => {
  const became = (status: Transport['status']) => {
    const changed = change({ ...transport, status }, later)
    return changed.ok ? changed.value.status : changed.refusal
  }
  assert.deepEqual(
    [became('GO'), became('NO_GO'), became('PLANNED'), became('CANCELLED')],
    ['PLANNED', 'NO_GO', 'PLANNED', 'transport_cancelled'],
  )
})

test('nobody decides to go while something stops; a warning does not, and a no-go wants its reason', () => {
  const answer = (status: 'GO' | 'NO_GO', gaps: Gap[], reason: string | null = null, of = transport) => {
    const decided = decide(of, { status, reason }, gaps)
    return decided.ok ? decided.value.status : decided.refusal
  }
  const stops: Gap[] = [{ level: 'STOP', word: 'crew_missing', details: {} }]
  assert.equal(answer('GO', [{ level: 'WARN', word: 'price_missing', details: {} }]), 'GO')
  assert.equal(answer('GO', stops), 'not_ready_to_go')
  assert.equal(answer('NO_GO', stops), 'reason_missing')
  assert.equal(answer('NO_GO', stops, 'Tempête'), 'NO_GO')
  assert.equal(answer('GO', [], null, { ...transport, status: 'CANCELLED' }), 'transport_cancelled')
})

test('boarding is closed once, on the day, with a list, and only for people who are on board', () => {
  type Movement = Parameters<typeof canCloseBoarding>[1]
  const movement = { status: 'MANIFESTED', manifest: {}, passengers: [] } as unknown as Movement
  const asked = { absent: ['a'], onBoard: ['a', 'b'], departsAt: departs, now: addMinutes(departs, -60) as Instant }
  const answer = (of: Partial<Movement>, more: Partial<typeof asked>, status: Transport['status'] = 'GO') => {
    const may = canCloseBoarding({ status }, { ...movement, ...of }, { ...asked, ...more })
    return may.ok ? 'yes' : may.refusal
  }
  assert.equal(answer({}, {}), 'yes')
  assert.equal(answer({}, {}, 'CANCELLED'), 'transport_cancelled')
  assert.equal(answer({ status: 'DEPARTED' }, {}), 'movement_closed')
  assert.equal(answer({ manifest: null }, {}), 'list_not_frozen')
  assert.equal(answer({}, { now: addMinutes(departs, -25 * 60) }), 'too_early_for_absence')
  assert.equal(answer({}, { now: addMinutes(departs, -25 * 60), absent: [] }), 'yes')
  assert.equal(answer({}, { absent: ['c'] }), 'not_on_board')
})

test('figures are those of the day', () => {
  const old = { ...limits, validFrom: '2020-01-01' as Day, validTo: '2025-12-31' as Day }
  assert.equal(limitsOn([old, limits], '2025-12-31' as Day), old)
  assert.equal(limitsOn([old, limits], '2026-01-01' as Day), limits)
  assert.equal(limitsOn([old, limits], '2019-01-01' as Day), undefined)
})
