import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMinutes, instant } from '#domain/kit/day.ts'
import type { Leg, Manifest, ManifestRow, Movement } from '#domain/movements/words.ts'
import { byFlight } from './board-rules.ts'
import { type GroupPlan, groupsOf } from './group-rules.ts'
import { family, inbound, meeting, onBoard, outbound } from './sample-family.ts'

function legOf(seq: number, flight: typeof inbound): Leg {
  const { number, from, to, ...rest } = flight
  return {
    ...rest,
    id: `leg ${seq}`,
    seq,
    mode: 'AIR',
    carrier: number.slice(0, 2),
    number,
    fromPlace: from,
    toPlace: to,
  } as unknown as Leg
}

const mother = {
  caseId: family.caseId,
  caseRef: family.caseRef,
  leadsCase: true,
  surname: 'TESFAYE-EXEMPLE',
  givenNames: 'ALMAZ',
  bornOn: '1992-03-04',
  docNo: '21AB12345',
  ageBand: 'ADT',
  languages: ['ti', 'am'],
  ssr: [{ code: 'WCHR', text: 'fracture' }],
  handoverParty: 'Association Accueil-Exemple',
} as unknown as ManifestRow
const baby = {
  ...mother,
  leadsCase: false,
  givenNames: 'FEVEN',
  ageBand: 'INF',
  languages: ['ti'],
  ssr: [{ code: 'INFT', text: 'FEVEN 12MAR26' }],
} as ManifestRow

const movement = (...legs: Leg[]) =>
  ({ id: family.movementId, office: 1, compartment: 0, movementType: 'RESETTLEMENT', legs, connections: [] }) as unknown as Movement
const manifest = (...rows: ManifestRow[]) => ({ version: 2, rows }) as Manifest
const groups = (legs: Leg[], rows: ManifestRow[] = [baby, mother], airports = ['CDG', 'ORY']): GroupPlan[] =>
  groupsOf(movement(...legs), manifest(...rows), new Map(), airports)

test('a mother and her baby are one group, called after the mother, with bands for ages', () => {
  const [group] = groups([legOf(1, inbound), legOf(2, outbound)])
  assert.deepEqual(
    [group!.leadName, group!.headCount, group!.adults, group!.children, group!.infants],
    ['TESFAYE-EXEMPLE ALMAZ', 2, 1, 0, 1],
  )
  assert.deepEqual([group!.languages, group!.ssr, group!.handoverParty], [['ti', 'am'], ['INFT', 'WCHR'], 'Association Accueil-Exemple'])
})

test('what a special request explains, a birthday and a document number stay with movements', () => {
  const told = JSON.stringify(groups([legOf(1, inbound)]))
  for (const secret of ['fracture', '12MAR26', '1992', '21AB12345']) assert.ok(!told.includes(secret), secret)
})

test('the journey ends, goes on or begins at the airport', () => {
  assert.deepEqual(
    groups([legOf(1, inbound)]).map((group) => group.passage),
    ['ARRIVAL'],
  )
  assert.deepEqual(
    groups([legOf(1, inbound), legOf(2, outbound)]).map((group) => group.passage),
    ['CONNECTION'],
  )
  assert.deepEqual(
    groups([legOf(1, outbound)]).map((group) => group.passage),
    ['DEPARTURE'],
  )
  assert.deepEqual(groups([legOf(1, { ...inbound, to: 'LHR' })]), [])
})

test('landing at CDG and leaving from Orly is work for both airports', () => {
  const both = groups([legOf(1, inbound), legOf(2, { ...outbound, from: 'ORY' })])
  assert.deepEqual(
    both.map((group) => [group.airport, group.passage, group.inbound?.to, group.outbound?.from]),
    [
      ['CDG', 'CONNECTION', 'CDG', 'ORY'],
      ['ORY', 'CONNECTION', 'CDG', 'ORY'],
    ],
  )
})

test('a family that lands before midnight and flies on in the morning is on the boards of both days', () => {
  const late = { ...inbound, arrivesAt: instant('2026-11-14T22:30:00Z') } // 23:30 in Paris
  const [group] = groups([legOf(1, late), legOf(2, { ...outbound, departsAt: instant('2026-11-15T08:00:00Z') })])
  assert.deepEqual([group!.servesOn, group!.servesUntil], ['2026-11-14', '2026-11-15'])
})

test('work for a departure at half past one in the morning begins the evening before', () => {
  const [group] = groups([legOf(1, { ...outbound, departsAt: instant('2026-11-15T00:30:00Z') })])
  assert.deepEqual([group!.servesOn, group!.servesUntil], ['2026-11-14', '2026-11-15'])
})

test('a request for an unaccompanied minor makes the group one, whatever the case says', () => {
  const child = { ...mother, ageBand: 'CHD', ssr: [{ code: 'UMNR' }] } as ManifestRow
  assert.equal(groups([legOf(1, inbound)], [child])[0]!.unaccompaniedMinor, true)
})

test('a board lists flights by their newest hour, families by who flies on first and who left the list last, tasks in the order of the way', () => {
  const later = { ...inbound, number: 'XX999', expectedArrivesAt: addMinutes(inbound.arrivesAt, 45) }
  const gate = { ...meeting, kind: 'TRANSFER_GATE' } as const
  const flights = byFlight(
    [
      onBoard({ ...family, leadName: 'ZOLA-EXEMPLE', inbound: later }, gate, meeting),
      onBoard({ ...family, leadName: 'ADANE-EXEMPLE', cancelledAt: inbound.departsAt }),
      onBoard({ ...family, leadName: 'BEKELE-EXEMPLE' }),
      onBoard({ ...family, leadName: 'ABEBE-EXEMPLE', outbound: null }),
      onBoard({
        ...family,
        leadName: 'SARR-EXEMPLE',
        inbound: null,
        outbound: { ...outbound, number: 'XX777', departsAt: addMinutes(inbound.arrivesAt, 10) },
      }),
    ],
    'CDG',
  )
  assert.deepEqual(
    flights.map(({ flight, comesIn, groups: listed }) => [flight.number, comesIn, listed.map((group) => group.leadName)]),
    [
      ['XX123', true, ['BEKELE-EXEMPLE', 'ABEBE-EXEMPLE', 'ADANE-EXEMPLE']],
      ['XX777', false, ['SARR-EXEMPLE']],
      ['XX999', true, ['ZOLA-EXEMPLE']],
    ],
  )
  assert.deepEqual(
    flights[2]!.groups[0]!.tasks.map((task) => task.kind),
    ['MEET_AT_AIRCRAFT', 'TRANSFER_GATE'],
  )
})
