import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, instantAt } from '#domain/kit/day.ts'
import type { PersonId } from '#domain/people/words.ts'
import { checkBooking, checkTravelReady, criticalDay, type GuardedCase, journeyOf, type Standing, windowOf } from './guard-rules.ts'
import { choosePaper, paperOf, type TravelPaper } from './paper-rules.ts'

const amina = 'amina' as PersonId
const bilal = 'bilal' as PersonId
const today = day('2026-11-02')
const margin90 = () => 90

const cleared = (kind: string, personId: PersonId | null, validUntil: string | null, validFrom: string | null = null): Standing => ({
  kind: kind as Standing['kind'],
  personId,
  status: 'CLEARED',
  validFrom: validFrom === null ? null : day(validFrom),
  validUntil: validUntil === null ? null : day(validUntil),
})

/** Two who travel, each with visa and exit permit, all of it good. */
function ready(more: Partial<GuardedCase> = {}): GuardedCase {
  return {
    status: 'IN_CLEARANCE',
    onHold: false,
    travelling: [amina, bilal],
    required: [
      { kind: 'VISA', perMember: true },
      { kind: 'EXIT_PERMIT', perMember: true },
      { kind: 'FINANCE', perMember: false },
    ],
    clearances: [
      cleared('VISA', amina, '2027-01-20', '2026-10-01'),
      cleared('EXIT_PERMIT', amina, '2026-12-15'),
      cleared('VISA', bilal, '2027-02-01', '2026-11-10'),
      cleared('EXIT_PERMIT', bilal, '2026-12-20'),
      cleared('FINANCE', null, null),
    ],
    consented: new Set([amina, bilal]),
    ...more,
  }
}

function withOne(is: GuardedCase, kind: string, personId: PersonId | null, change: Partial<Standing> | null): GuardedCase {
  const clearances = is.clearances.flatMap((each) =>
    each.kind !== kind || each.personId !== personId ? [each] : change === null ? [] : [{ ...each, ...change }],
  )
  return { ...is, clearances }
}

test('G1: a family with everything cleared and agreed is ready', () => {
  assert.deepEqual(checkTravelReady(ready(), today), [])
})

test('G1 says in a word what blocks, of whom and until when', () => {
  const table: [string, GuardedCase, object[]][] = [
    ['the case is on hold', ready({ onHold: true }), [{ word: 'on_hold' }]],
    ['nobody travels', ready({ travelling: [], clearances: [cleared('FINANCE', null, null)] }), [{ word: 'nobody_travels' }]],
    [
      'Bilal has not agreed to travel',
      ready({ consented: new Set([amina]) }),
      [{ word: 'travel_consent_missing', code: 'E201', personId: bilal }],
    ],
    [
      'Amina has no line for her visa',
      withOne(ready(), 'VISA', amina, null),
      [{ word: 'clearance_missing', kind: 'VISA', personId: amina }],
    ],
    [
      'her visa is not asked for yet',
      withOne(ready(), 'VISA', amina, { status: 'TO_REQUEST' }),
      [{ word: 'clearance_to_request', kind: 'VISA', personId: amina }],
    ],
    [
      'her visa is asked for',
      withOne(ready(), 'VISA', amina, { status: 'REQUESTED' }),
      [{ word: 'clearance_pending', kind: 'VISA', personId: amina }],
    ],
    [
      'the consulate wants more papers',
      withOne(ready(), 'VISA', amina, { status: 'PENDING_INFO' }),
      [{ word: 'clearance_pending', kind: 'VISA', personId: amina }],
    ],
    [
      'the permit has conditions',
      withOne(ready(), 'EXIT_PERMIT', amina, { status: 'CONDITIONAL' }),
      [{ word: 'clearance_conditional', kind: 'EXIT_PERMIT', personId: amina }],
    ],
    [
      'the permit is refused',
      withOne(ready(), 'EXIT_PERMIT', amina, { status: 'REFUSED' }),
      [{ word: 'clearance_refused', kind: 'EXIT_PERMIT', personId: amina }],
    ],
    [
      'the permit is taken back',
      withOne(ready(), 'EXIT_PERMIT', amina, { status: 'REVOKED' }),
      [{ word: 'clearance_refused', kind: 'EXIT_PERMIT', personId: amina }],
    ],
    [
      'the calendar expired it',
      withOne(ready(), 'EXIT_PERMIT', amina, { status: 'EXPIRED', validUntil: day('2026-11-01') }),
      [{ word: 'clearance_expired', kind: 'EXIT_PERMIT', personId: amina, until: '2026-11-01' }],
    ],
    [
      'it ended yesterday and the night has not said so yet',
      withOne(ready(), 'EXIT_PERMIT', amina, { validUntil: day('2026-11-01') }),
      [{ word: 'clearance_expired', kind: 'EXIT_PERMIT', personId: amina, until: '2026-11-01' }],
    ],
    [
      'two days are left where three are kept free',
      withOne(ready(), 'EXIT_PERMIT', amina, { validUntil: day('2026-11-04') }),
      [{ word: 'clearance_window_over', kind: 'EXIT_PERMIT', personId: amina, until: '2026-11-04' }],
    ],
    ['three days are left', withOne(ready(), 'EXIT_PERMIT', amina, { validUntil: day('2026-11-05') }), []],
    [
      'the finance of the whole case is open',
      withOne(ready(), 'FINANCE', null, { status: 'REQUESTED' }),
      [{ word: 'clearance_pending', kind: 'FINANCE' }],
    ],
    ['what is not required of somebody does not block', withOne(ready(), 'VISA', amina, { status: 'NOT_REQUIRED' }), []],
  ]
  for (const [says, is, blocks] of table) assert.deepEqual(checkTravelReady(is, today), blocks, says)
})

test('G1 counts what an agent added beyond the programme, and not what concerns somebody who stays', () => {
  const added = ready({ clearances: [...ready().clearances, { ...cleared('SECURITY', amina, null), status: 'REQUESTED' }] })
  assert.deepEqual(checkTravelReady(added, today), [{ word: 'clearance_pending', kind: 'SECURITY', personId: amina }])
  const stays = ready({
    travelling: [bilal],
    clearances: [...ready().clearances, { ...cleared('SECURITY', amina, null), status: 'REFUSED' }],
  })
  assert.deepEqual(checkTravelReady(stays, today), [])
})

test('G1 does not wait for the checks of the last days, and stops at one that said no', () => {
  const asks = ready({ required: [...ready().required, { kind: 'MED_FIT_TO_TRAVEL', perMember: true }] })
  assert.deepEqual(checkTravelReady(asks, today), [])
  const unfit: Standing = { ...cleared('MED_FIT_TO_TRAVEL', amina, null), status: 'REFUSED' }
  assert.deepEqual(checkTravelReady({ ...asks, clearances: [...asks.clearances, unfit] }, today), [
    { word: 'clearance_refused', kind: 'MED_FIT_TO_TRAVEL', personId: amina },
  ])
})

test('the critical day is the end of the shortest window in the family', () => {
  assert.deepEqual(windowOf(ready(), amina), { start: '2026-10-01', end: '2026-12-15' })
  assert.deepEqual(windowOf(ready(), bilal), { start: '2026-11-10', end: '2026-12-20' })
  assert.equal(criticalDay(ready()), '2026-12-15')
  assert.equal(criticalDay(ready({ clearances: [] })), null)
})

const journey = (leaves: string, lands: string) =>
  journeyOf(
    [
      {
        departsAt: instantAt(leaves, 'Africa/Addis_Ababa'),
        fromZone: 'Africa/Addis_Ababa',
        arrivesAt: instantAt(lands, 'America/Toronto'),
        toZone: 'America/Toronto',
      },
    ],
    margin90,
  )
const passport = (expiresOn: string | null, type = 'PASSPORT'): TravelPaper => ({
  type,
  number: 'EX1234567',
  issuer: 'ETH',
  expiresOn: expiresOn === null ? null : day(expiresOn),
})
const papers = (mine: TravelPaper[]): Map<PersonId, TravelPaper[]> =>
  new Map([
    [amina, mine],
    [bilal, [passport('2030-01-01')]],
  ])
const long = [passport('2030-01-01')]
const now = instantAt('2026-11-02T09:00', 'Europe/Paris')

test('E120 and the others: G2 says what keeps a family from these flights', () => {
  const good = journey('2026-11-14T00:30', '2026-11-14T12:00')
  const fit = ready({ required: [{ kind: 'MED_FIT_TO_TRAVEL', perMember: false }], clearances: [] })
  const table: [string, GuardedCase, ReturnType<typeof journey>, TravelPaper[], object[]][] = [
    ['all is well', ready(), good, long, []],
    ['a hold stops a booking, whoever asks', ready({ onHold: true }), good, long, [{ word: 'on_hold' }]],
    [
      'Bilal’s visa begins two days after the arrival',
      ready(),
      journey('2026-11-08T00:30', '2026-11-08T12:00'),
      long,
      [{ word: 'visa_not_yet_valid', kind: 'VISA', personId: bilal, until: '2026-11-10', code: 'E120' }],
    ],
    [
      'the exit permits end before the departure',
      ready(),
      journey('2026-12-18T00:30', '2026-12-18T12:00'),
      long,
      [{ word: 'departure_after_window', kind: 'EXIT_PERMIT', personId: amina, until: '2026-12-15' }],
    ],
    [
      'F9: the visa ends the day before the arrival',
      withOne(ready(), 'VISA', amina, { validUntil: day('2026-11-13') }),
      good,
      long,
      [{ word: 'visa_ends_before_arrival', kind: 'VISA', personId: amina, until: '2026-11-13', code: 'E120' }],
    ],
    [
      'a permit that begins later',
      withOne(ready(), 'EXIT_PERMIT', bilal, { validFrom: day('2026-11-20') }),
      good,
      long,
      [{ word: 'departure_before_window', kind: 'EXIT_PERMIT', personId: bilal, until: '2026-11-20' }],
    ],
    [
      'a visa that is not there yet',
      withOne(ready(), 'VISA', amina, { status: 'REQUESTED' }),
      good,
      long,
      [{ word: 'clearance_pending', kind: 'VISA', personId: amina }],
    ],
    ['the fitness check can still be made', fit, good, long, []],
    [
      'it leaves tonight and nobody was seen by the doctor',
      fit,
      journey('2026-11-02T23:50', '2026-11-03T08:00'),
      long,
      [{ word: 'last_check_cannot_be_scheduled', kind: 'MED_FIT_TO_TRAVEL', until: '2026-11-02' }],
    ],
    [
      'Amina has no travel document',
      ready(),
      good,
      [passport('2030-01-01', 'NATIONAL_ID')],
      [{ word: 'document_missing', kind: 'TRAVEL_DOC', personId: amina }],
    ],
    [
      'nobody wrote down when it ends',
      ready(),
      good,
      [passport(null)],
      [{ word: 'document_expiry_unknown', kind: 'TRAVEL_DOC', personId: amina }],
    ],
  ]
  for (const [says, is, goes, mine, blocks] of table) {
    assert.deepEqual(checkBooking(is, goes, papers(mine), now), blocks, says)
  }
})

test('F8, E103: a travel document that ends 20 days after the arrival, with a margin of 90, keeps somebody from being booked', () => {
  const goes = journey('2026-11-14T00:30', '2026-11-14T12:00')
  const found = checkBooking(ready(), goes, papers([passport('2026-12-04')]), now)
  assert.deepEqual(found, [
    {
      word: 'document_expires_before_arrival',
      code: 'E103',
      kind: 'TRAVEL_DOC',
      until: '2026-12-04',
      needed: '2027-02-12',
      personId: amina,
    },
  ])
  assert.deepEqual(checkBooking(ready(), { ...goes, marginDays: 20 }, papers([passport('2026-12-04')]), now), [])
  assert.deepEqual(
    checkBooking(ready(), goes, papers([passport('2026-12-04'), passport('2027-12-04', 'CTD_1951')]), now),
    [],
    'another paper lasts',
  )
})

test('a paper made for one journey needs to last for the journey only', () => {
  const goes = { arrivesOn: day('2026-11-14'), marginDays: 90 }
  assert.equal(choosePaper([passport('2026-11-14', 'ICRC_ETD')], goes).block, undefined)
  assert.equal(choosePaper([passport('2026-11-13', 'ICRC_ETD')], goes).block?.word, 'document_expires_before_arrival')
  assert.equal(choosePaper([], goes).block?.word, 'document_missing')
})

test('the day of arrival is the day at the place, across the date line of the night and the hour of summer', () => {
  const legs = [
    {
      departsAt: instantAt('2026-10-24T23:55', 'Europe/Paris'),
      fromZone: 'Europe/Paris',
      arrivesAt: instantAt('2026-10-25T02:30', 'Europe/Paris'),
      toZone: 'Europe/Paris',
    },
  ]
  assert.deepEqual([journeyOf(legs, margin90).departsOn, journeyOf(legs, margin90).arrivesOn], ['2026-10-24', '2026-10-25'])
  const west = [
    {
      departsAt: instantAt('2026-11-14T23:30', 'Europe/Paris'),
      fromZone: 'Europe/Paris',
      arrivesAt: instantAt('2026-11-15T00:20', 'America/Toronto'),
      toZone: 'America/Toronto',
    },
  ]
  assert.equal(journeyOf(west, margin90).arrivesOn, '2026-11-15')
})

test('E101, E102: a paper with false lines, or with lines of another name, keeps somebody from flying until it is mended', () => {
  const document = (mrz: string | null) => ({
    id: 'a' as never,
    personId: amina,
    type: 'CTD_1951' as const,
    number: '21AB12345',
    issuer: 'FRA',
    nationality: 'XXB',
    issuedOn: null,
    expiresOn: day('2029-06-30'),
    mrz,
    mrzValid: null,
    createdAt: now,
  })
  const holder = {
    familyName: 'Exemple',
    givenNames: 'Amina Test',
    sex: 'F' as const,
    bornOn: day('1990-01-01'),
    bornPrecision: 'DAY' as const,
  }
  const lines = 'PRFRAEXEMPLE<<AMINA<TEST<<<<<<<<<<<<<<<<<<<<\n21AB123457XXB9001011F2906302<<<<<<<<<<<<<<00'
  const says = (mrz: string | null, who = holder) => paperOf(document(mrz), who, day('2026-11-02')).faults
  assert.equal(says(lines), undefined)
  assert.equal(says(null), undefined, 'no lines, nothing to compare')
  assert.deepEqual(says(lines.replace('21AB12345', '21AB12346')), { word: 'document_lines_wrong', code: 'E101' })
  const differs: [string, typeof holder][] = [
    ['the name was changed in the file', { ...holder, familyName: 'Exemplaire' }],
    ['the day of birth was', { ...holder, bornOn: day('1990-01-02') }],
    ['the given names were typed one short', { ...holder, givenNames: 'Amina' }],
  ]
  for (const [what, who] of differs) assert.deepEqual(says(lines, who), { word: 'document_lines_differ', code: 'E102' }, what)
  assert.equal(says(lines, { ...holder, familyName: 'Exémple' }), undefined, 'accents are not printed there')

  const goes = journey('2026-11-14T00:30', '2026-11-14T12:00')
  const faulty = paperOf(document(lines), { ...holder, familyName: 'Exemplaire' }, day('2026-11-02'))
  assert.deepEqual(checkBooking(ready(), goes, papers([faulty]), now), [
    { word: 'document_lines_differ', code: 'E102', kind: 'TRAVEL_DOC', personId: amina },
  ])
  assert.deepEqual(
    checkBooking(ready(), goes, papers([faulty, passport('2029-01-01')]), now),
    [],
    'a paper without fault is taken before it',
  )
})

test('E104: whoever has only a Convention travel document that is not valid for the way is told so', () => {
  const goes = journey('2026-11-14T00:30', '2026-11-14T12:00')
  assert.deepEqual(checkBooking(ready(), goes, papers([]), now, new Set([amina])), [
    { word: 'document_origin_block', code: 'E104', kind: 'TRAVEL_DOC', personId: amina },
  ])
  assert.deepEqual(checkBooking(ready(), goes, papers([passport('2029-01-01')]), now, new Set([amina])), [], 'on a passport they may go')
})
