import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, type Instant, instantAt } from '#domain/kit/day.ts'
import {
  canonicalText,
  checkManifest,
  freezeManifest,
  type Listed,
  type ManifestContent,
  type ManifestFacts,
  manifestLegs,
  manifestRows,
  totalsOf,
} from './manifest-rules.ts'
import { diffOf } from './version-rules.ts'
import type { Connection, Leg, Passenger } from './words.ts'

const zones: Record<string, string> = { ADD: 'Africa/Addis_Ababa', CDG: 'Europe/Paris', YUL: 'America/Toronto' }
const leg = (seq: number, number: string, from: string, departs: string, to: string, arrives: string): Leg => ({
  id: `leg ${seq}` as Leg['id'],
  seq,
  mode: 'AIR',
  carrier: number.slice(0, 2),
  number,
  fromPlace: from as Leg['fromPlace'],
  fromTerminal: null,
  fromZone: zones[from] as Leg['fromZone'],
  departsAt: instantAt(departs, zones[from]!),
  toPlace: to as Leg['toPlace'],
  toTerminal: null,
  toZone: zones[to] as Leg['toZone'],
  arrivesAt: instantAt(arrives, zones[to]!),
  expectedDepartsAt: null,
  expectedArrivesAt: null,
  status: 'SCHEDULED',
  bagsRechecked: false,
  borderEntry: false,
})
const legs = [
  leg(1, 'AF911', 'ADD', '2026-11-14T00:20', 'CDG', '2026-11-14T06:40'),
  leg(2, 'AC871', 'CDG', '2026-11-14T08:15', 'YUL', '2026-11-14T09:45'),
]

/** F1: five people of one case, the baby on the mother's lap. */
const people: [string, string, string, string, Partial<Passenger>][] = [
  ['mother', 'Amina', '1992-03-01', 'F', {}],
  ['boy12', 'Yonas', '2014-02-02', 'M', {}],
  ['girl7', 'Sara', '2019-05-05', 'F', {}],
  ['baby', 'Noé', '2025-08-08', 'M', { infantWith: 'mother' as Passenger['infantWith'] }],
  ['grandmother', 'Letay', '1955-01-20', 'F', { ssr: [{ code: 'WCHR' }] }],
]
const passengers = people.map(([personId, givenNames, bornOn, sex, more]): Passenger => ({
  id: `seat of ${personId}` as Passenger['id'],
  movementId: 'movement' as Passenger['movementId'],
  caseId: 'case' as Passenger['caseId'],
  caseRef: 'OIM-AAAAAAAA',
  personId: personId as Passenger['personId'],
  familyName: 'Tesfaye-Exemple',
  givenNames,
  nativeName: null,
  sex: sex as Passenger['sex'],
  bornOn: day(bornOn),
  ageBand: 'ADT',
  languages: ['ti'],
  state: 'TICKETED',
  bookingRef: 'AB12CD',
  ticketNo: '0571234567890',
  seat: null,
  ssr: [],
  bagsPieces: 2,
  bagsKg: 46,
  escortKind: null,
  infantWith: null,
  ...more,
}))
const listed = (change: (one: Listed) => Partial<Listed> = () => ({})): Listed[] =>
  passengers.map((passenger, at) => {
    const one: Listed = {
      passenger,
      nationality: 'ERI',
      leads: at === 0,
      papers: [{ type: 'CTD_1951', number: `EX000${at}`, issuer: 'ETH', expiresOn: day('2028-01-01') }],
      visaNo: `V${at}`,
      destinationCountry: 'CAN',
      handoverParty: 'Association d’accueil',
    }
    return { ...one, ...change(one) }
  })
const content = (from = listed()): ManifestContent => {
  const rows = manifestRows(from, legs)
  return { legs: manifestLegs(legs), rows, totals: totalsOf(rows) }
}
const connection = (colour: Connection['colour'], approvedBy: string | null = null): Connection => ({
  fromSeq: 1,
  toSeq: 2,
  airport: 'CDG' as never,
  toAirport: 'CDG' as never,
  minutes: 80,
  minimumMinutes: 60,
  neededMinutes: 90,
  buffers: [],
  colour,
  overnight: false,
  approvedBy: approvedBy as never,
  approvedAt: null,
})
const facts = (more: Partial<ManifestFacts> = {}): ManifestFacts => ({
  status: 'BOOKED',
  rows: content().rows,
  passengers,
  arrivesOn: day('2026-11-14'),
  connections: [connection('GREEN')],
  people: [],
  cases: [{ caseId: 'case', status: 'BOOKED', missing: [], strangers: [], splitApproved: false, blocks: [] }],
  announced: {},
  ...more,
})
const words = (more: Partial<ManifestFacts> = {}): string[] =>
  checkManifest(facts(more)).map(({ level, word, code }) => [level, word, code].filter(Boolean).join(' '))

test('a line of the list has the name as on the ticket, the age on the day, and the paper that lasts', () => {
  const { rows, totals } = content()
  assert.deepEqual(
    rows.map(({ no, surname, givenNames, ageBand, ageAtDeparture, title }) => [no, surname, givenNames, ageBand, ageAtDeparture, title]),
    [
      [1, 'TESFAYE-EXEMPLE', 'AMINA', 'ADT', 34, 'MRS'],
      [2, 'TESFAYE-EXEMPLE', 'LETAY', 'ADT', 71, 'MRS'],
      [3, 'TESFAYE-EXEMPLE', 'YONAS', 'ADT', 12, 'MR'],
      [4, 'TESFAYE-EXEMPLE', 'SARA', 'CHD', 7, 'MISS'],
      [5, 'TESFAYE-EXEMPLE', 'NOE', 'INF', 1, 'MSTR'],
    ],
  )
  assert.deepEqual([rows[4]!.infantWith, rows[0]!.leadsCase, rows[1]!.leadsCase, rows[1]!.docNo], [1, true, false, 'EX0004'])
  assert.deepEqual(totals, { adults: 3, children: 1, infants: 1, total: 5 })
})

test('what stands against freezing is said in words, each with its code', () => {
  assert.deepEqual(words(), [])
  const noPaper = manifestRows(
    listed((one) => (one.leads ? { papers: [] } : {})),
    legs,
  )
  const samePaper = manifestRows(
    listed(() => ({ papers: [{ type: 'PASSPORT', number: 'SAME', issuer: 'ETH', expiresOn: day('2028-01-01') }] })),
    legs,
  )
  const lateral = manifestRows(
    listed((one) => (one.leads ? { papers: [{ type: 'PASSPORT', number: 'OLD', issuer: 'ETH', expiresOn: day('2026-11-13') }] } : {})),
    legs,
  )
  const oneCase = facts().cases[0]!
  const table: [string, Partial<ManifestFacts>, string[]][] = [
    ['an empty list', { rows: [], cases: [] }, ['STOP no_passengers']],
    ['a movement given up', { status: 'CANCELLED' }, ['STOP movement_cancelled']],
    ['everybody arrived', { status: 'ARRIVED' }, ['STOP movement_over']],
    ['somebody without a document', { rows: noPaper }, ['STOP document_missing']],
    [
      'five people on one passport',
      { rows: samePaper },
      ['STOP document_twice', 'STOP document_twice', 'STOP document_twice', 'STOP document_twice'],
    ],
    ['a document that ended the day before the last arrival', { rows: lateral }, ['STOP document_expired_on_arrival E103']],
    ['a red connection', { connections: [connection('RED', 'supervisor')] }, ['STOP connection_red E130']],
    ['an amber one nobody approved', { connections: [connection('AMBER')] }, ['STOP connection_amber_unapproved W131']],
    ['an amber one that was approved', { connections: [connection('AMBER', 'supervisor')] }, []],
    ['a family of which one stays behind', { cases: [{ ...oneCase, missing: ['father'] }] }, ['STOP family_split_unapproved E151']],
    [
      'a family whose split was approved',
      { cases: [{ ...oneCase, status: 'TRAVEL_READY', missing: ['father'], splitApproved: true }] },
      [],
    ],
    ['a case on hold', { cases: [{ ...oneCase, blocks: [{ word: 'on_hold' }] }] }, ['STOP on_hold']],
    ['a case that is not booked any more', { cases: [{ ...oneCase, status: 'IN_CLEARANCE' }] }, ['STOP case_not_booked']],
    ['somebody who left the family', { cases: [{ ...oneCase, strangers: ['boy12'] }] }, ['STOP no_longer_travels']],
    [
      'the last check was not made',
      { cases: [{ ...oneCase, blocks: [{ word: 'last_check_cannot_be_scheduled', kind: 'MED_FIT_TO_TRAVEL' }] }] },
      ['STOP last_check_missing'],
    ],
    ['the notice said four', { announced: { total: 4 } }, ['STOP totals_mismatch E180']],
    ['the notice said the same', { announced: { adults: 3, children: 1, infants: 1, total: 5 } }, []],
    [
      'somebody without a ticket number',
      { rows: content().rows.map((row) => ({ ...row, ticketNo: row.no === 1 ? null : row.ticketNo })) },
      ['WARN ticket_missing'],
    ],
    [
      'a finding about the people',
      { people: [{ level: 'STOP', word: 'minor_alone', code: 'E141', personId: 'girl7' }] },
      ['STOP minor_alone E141'],
    ],
  ]
  for (const [says, more, expected] of table) assert.deepEqual(words(more), expected, says)
})

test('E170: a second version exists only when something changed, and says what', () => {
  const first = content()
  assert.deepEqual(freezeManifest(first, null, []), { ok: true, value: { diff: [] } })
  assert.deepEqual(freezeManifest(content(), first, []), { ok: false, refusal: 'nothing_changed' })
  const refused = freezeManifest(first, null, checkManifest(facts({ connections: [connection('RED')], status: 'CANCELLED' })))
  assert.deepEqual(refused, { ok: false, refusal: 'movement_cancelled', details: { count: 2, code: null, detail: null } })

  const reseated = content(
    listed((one) => (one.leads ? { passenger: { ...one.passenger, seat: '12A', ssr: [{ code: 'LANG', text: 'ti' }] } } : {})),
  )
  assert.deepEqual(
    diffOf(first, reseated).map(({ what, name, field, before, after }) => [what, name, field, before, after]),
    [
      ['CHANGED', 'TESFAYE-EXEMPLE AMINA', 'seat', null, '12A'],
      ['CHANGED', 'TESFAYE-EXEMPLE AMINA', 'ssr', null, 'LANG ti'],
    ],
  )
  const without = content(listed().filter(({ passenger }) => passenger.personId !== 'boy12'))
  assert.deepEqual(
    diffOf(first, without).map(({ what, name }) => [what, name]),
    [['REMOVED', 'TESFAYE-EXEMPLE YONAS']],
    'the numbers of the others moved, and that is no change of theirs',
  )
  assert.deepEqual(
    diffOf(without, first).map(({ what, name }) => [what, name]),
    [['ADDED', 'TESFAYE-EXEMPLE YONAS']],
  )
  const otherLap = content(
    listed((one) =>
      one.passenger.personId === 'baby' ? { passenger: { ...one.passenger, infantWith: 'grandmother' as Passenger['infantWith'] } } : {},
    ),
  )
  assert.deepEqual(
    diffOf(first, otherLap).map(({ field, before, after }) => [field, before, after]),
    [['infantWith', 'TESFAYE-EXEMPLE AMINA', 'TESFAYE-EXEMPLE LETAY']],
  )
  const later = {
    ...first,
    legs: first.legs.map((each) => (each.seq === 2 ? { ...each, departsAt: '2026-11-14T09:15:00.000Z' as Instant } : each)),
  }
  assert.deepEqual(
    diffOf(first, later).map(({ what, legSeq, field }) => [what, legSeq, field]),
    [['LEG_CHANGED', 2, 'departsAt']],
  )
})

test('one content has one text, in whatever order it was put together', () => {
  assert.equal(canonicalText({ b: 1, a: [{ d: null, c: 'é' }], e: undefined }), '{"a":[{"c":"é","d":null}],"b":1}')
  assert.equal(canonicalText({ a: 1, b: 2 }), canonicalText({ b: 2, a: 1 }))
  assert.notEqual(canonicalText({ a: [1, 2] }), canonicalText({ a: [2, 1] }))
})
