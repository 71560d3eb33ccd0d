import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPaxlst } from '#algorithms/edifact/paxlst-check.ts'
import { writePaxlst } from '#algorithms/edifact/paxlst-write.ts'
import { day, type Instant, instantAt } from '#domain/kit/day.ts'
import { type PaxlstAsked, paxlstOf, refusalOf, warningsOf } from './paxlst-rules.ts'
import type { Manifest, ManifestLeg, ManifestRow } from './words.ts'

const zones: Record<string, string> = { ADD: 'Africa/Addis_Ababa', CDG: 'Europe/Paris', YUL: 'America/Toronto' }
const countries: Record<string, string> = { ADD: 'ETH', CDG: 'FRA', YUL: 'CAN' }
const countryOf = (place: string): string | null => countries[place] ?? null

const leg = (seq: number, number: string, from: string, departs: string, to: string, arrives: string): ManifestLeg =>
  ({
    seq,
    mode: 'AIR',
    carrier: number.slice(0, 2),
    number,
    fromPlace: from,
    fromTerminal: null,
    fromZone: zones[from],
    departsAt: instantAt(departs, zones[from]!),
    toPlace: to,
    toTerminal: null,
    toZone: zones[to],
    arrivesAt: instantAt(arrives, zones[to]!),
    bagsRechecked: false,
    borderEntry: false,
  }) as ManifestLeg

const row = (no: number, more: Partial<ManifestRow> = {}): ManifestRow =>
  ({
    no,
    surname: 'TESFAYE-EXEMPLE',
    givenNames: 'AMINA',
    sex: 'F',
    bornOn: day('1992-03-01'),
    nationality: 'ERI',
    bookingRef: 'AB12CD',
    ticketNo: '057-1234567890',
    seat: '12A',
    docType: 'CTD_1951',
    docNo: `EX${no}-0001`,
    docIssuer: 'ETH',
    docExpiry: day('2029-06-30'),
    visaNo: `V${no}`,
    bagsPieces: 2,
    bagsKg: 31,
    finalDestination: 'YUL',
    destinationCountry: 'CAN',
    ...more,
  }) as ManifestRow

const manifest = (rows: ManifestRow[], version = 1): Pick<Manifest, 'number' | 'version' | 'legs' | 'rows'> => ({
  number: 'MAN-PAR-2026-7F3K2M9Q',
  version,
  legs: [
    leg(1, 'AF911', 'ADD', '2026-11-14T00:20', 'CDG', '2026-11-14T06:40'),
    leg(2, 'AC871', 'CDG', '2026-11-14T08:15', 'YUL', '2026-11-14T09:45'),
  ],
  rows,
})

const asked: PaxlstAsked = {
  directory: 'D12B',
  leg: undefined,
  office: { code: 'PAR', name: 'Paris' },
  recipient: undefined,
  preparedAt: '2026-11-13T18:00:00.000Z' as Instant,
}

test('a family’s list becomes the facts of one flight, at the local times of its airports, without an error', () => {
  const list = paxlstOf(manifest([row(1), row(2, { givenNames: 'YONAS', sex: 'M' })]), { ...asked, leg: 2 }, countryOf)
  assert.ok(list.ok)
  const { journey, recipient, sender, contact, purpose, revision, persons } = list.value
  assert.deepEqual(journey, {
    number: 'AC871',
    carrier: 'AC',
    mode: 'AIR',
    calls: [
      { role: 'LAST_DEPARTURE', place: 'CDG', arrives: null, departs: { day: '2026-11-14', clock: '08:15' } },
      { role: 'FIRST_ARRIVAL', place: 'YUL', arrives: { day: '2026-11-14', clock: '09:45' }, departs: null },
    ],
  })
  assert.deepEqual([sender.id, recipient.id, contact.name, purpose, revision], ['OIMPAR', 'APICAN', 'OIM Paris', 'ORIGINAL', 1])
  const [mother] = persons
  assert.deepEqual([mother!.kind, mother!.clearsAt, mother!.embarksAt, mother!.disembarksAt], ['PASSENGER', 'YUL', 'CDG', 'YUL'])
  assert.deepEqual(mother!.references, [
    { code: 'AVF', value: 'AB12CD' },
    { code: 'ABO', value: 'MAN-PAR-2026-7F3K2M9Q-001' },
    { code: 'SEA', value: '12A' },
    { code: 'YZY', value: '0571234567890' },
  ])
  for (const directory of ['D05B', 'D12B'] as const) {
    const written = writePaxlst({ ...list.value, directory }, { control: 'TEST' })
    assert.ok(written.ok)
    assert.deepEqual(checkPaxlst(written.interchanges[0]!).faults, [])
    assert.match(written.interchanges[0]!, /DOC\+P:110:111\+EX10001'DTM\+36:290630'LOC\+91\+ETH'DOC\+V:110:111\+V1'LOC\+91\+CAN'/)
  }
})

test('somebody who only changes planes is in transit there; their visa is told where it is looked at', () => {
  const first = paxlstOf(manifest([row(1)]), asked, countryOf)
  assert.ok(first.ok)
  assert.deepEqual(
    first.value.persons.map(({ kind, clearsAt, documents }) => [kind, clearsAt, documents.map(({ code }) => code)]),
    [['TRANSIT_PASSENGER', null, ['P']]],
  )
  const entering = manifest([row(1)])
  entering.legs[1]!.borderEntry = true
  const list = paxlstOf(entering, asked, countryOf)
  assert.ok(list.ok && list.value.persons[0]!.kind === 'PASSENGER' && list.value.persons[0]!.clearsAt === 'CDG')
})

test('a birth date is told as far as it is known, and a later version as a change', () => {
  const births = [
    [{}, { year: 1992, month: 3, day: 1 }],
    [{ bornPrecision: 'MONTH' }, { year: 1992, month: 3 }],
    [{ bornPrecision: 'YEAR' }, { year: 1992 }],
    [{ bornPrecision: 'UNKNOWN' }, null],
    [{ bornOn: null }, null],
  ] as const
  for (const [more, birth] of births) {
    const list = paxlstOf(manifest([row(1, more)], 2), asked, countryOf)
    assert.ok(list.ok)
    assert.deepEqual([list.value.persons[0]!.birth, list.value.purpose, list.value.revision], [birth, 'CHANGE', 2])
  }
})

test('each kind of paper has its code, and a paper of one journey needs no expiry', () => {
  const code = (docType: string) => {
    const list = paxlstOf(manifest([row(1, { docType, docExpiry: null })]), asked, countryOf)
    return list.ok ? list.value.persons[0]!.documents[0]!.code : list.refusal
  }
  assert.deepEqual(['PASSPORT', 'CTD_1954', 'NATIONAL_ID', 'LPC', 'ICRC_ETD'].map(code), ['P', 'P', 'I', 'F', 'F'])
})

test('what is missing is told by the lines of the list, never by a name', () => {
  const refused: [ManifestRow[], Partial<PaxlstAsked>, unknown][] = [
    [[], {}, { ok: false, refusal: 'no_passengers' }],
    [[row(1)], { leg: 7 }, { ok: false, refusal: 'leg_not_on_manifest', details: { leg: 7 } }],
    [
      [row(1), row(2, { docNo: null }), row(3, { docType: null })],
      {},
      { ok: false, refusal: 'passenger_without_document', details: { rows: '2, 3', count: 2 } },
    ],
  ]
  for (const [rows, more, expected] of refused) assert.deepEqual(paxlstOf(manifest(rows), { ...asked, ...more }, countryOf), expected)

  const unwritable: [Partial<ManifestRow>, unknown][] = [
    [{ surname: 'ተስፋይ' }, { ok: false, refusal: 'passenger_name_unwritable', details: { rows: '2', count: 1 } }],
    [{ docNo: 'ኤ1' }, { ok: false, refusal: 'document_number_unwritable', details: { rows: '2', count: 1 } }],
  ]
  for (const [more, expected] of unwritable) {
    const rows = [row(1), row(2, more)]
    const list = paxlstOf(manifest(rows), asked, countryOf)
    const written = writePaxlst(list.ok ? list.value : assert.fail(), { control: 'TEST' })
    assert.deepEqual(written.ok ? written : refusalOf(written.faults, rows), expected)
  }
})

test('what is shortened or left out is gathered by word, with its lines', () => {
  const rows = [row(1), row(2), row(5)]
  const warnings = [
    { person: 2, word: 'references_left_out' as const },
    { person: 0, word: 'name_shortened' as const },
    { person: null, word: 'contact_shortened' as const },
    { person: 1, word: 'references_left_out' as const },
  ]
  assert.deepEqual(warningsOf(warnings, rows), [
    { word: 'contact_shortened', rows: [] },
    { word: 'name_shortened', rows: [1] },
    { word: 'references_left_out', rows: [5, 2] },
  ])
})
