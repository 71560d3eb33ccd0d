import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMinutes, day, type Instant, instantAt } from '#domain/kit/day.ts'
import { type Changing, type Companion, connect, connectionsOf, findMinimum, type MinimumRow } from './connection-rules.ts'

const paris = 'Europe/Paris'
const lands = instantAt('2026-11-14T06:40', paris)

/** ADD–CDG–YUL, arriving and leaving at 2E. */
function legs(connectionMinutes: number, more: Partial<Changing> = {}): [Changing, Changing] {
  const leaves = addMinutes(lands, connectionMinutes)
  const leg = (part: Partial<Changing>): Changing => ({
    seq: 1,
    carrier: 'AF',
    fromPlace: 'ADD' as Changing['fromPlace'],
    fromTerminal: null,
    fromZone: 'Africa/Addis_Ababa' as Changing['fromZone'],
    departsAt: addMinutes(lands, -7 * 60),
    expectedDepartsAt: null,
    toPlace: 'CDG' as Changing['toPlace'],
    toTerminal: '2E',
    toZone: paris as Changing['toZone'],
    arrivesAt: lands,
    expectedArrivesAt: null,
    bagsRechecked: false,
    borderEntry: false,
    ...part,
  })
  const next = {
    seq: 2,
    fromPlace: 'CDG' as Changing['fromPlace'],
    fromTerminal: '2E',
    fromZone: paris as Changing['fromZone'],
    departsAt: leaves,
    toPlace: 'YUL' as Changing['toPlace'],
    toTerminal: null,
    toZone: 'America/Toronto' as Changing['toZone'],
    arrivesAt: addMinutes(leaves, 460),
  }
  return [leg({}), leg({ ...next, ...more })]
}

const companion = (bornOn: string | null, ...ssr: string[]): Companion => ({
  bornOn: bornOn === null ? null : day(bornOn),
  ssr: ssr.map((code) => ({ code })),
})
/** F1: principal applicant of 34, children of 12, 7 and 1, a grandmother of 71 with a wheelchair. */
const familyF1 = [
  companion('1992-03-01'),
  companion('2014-02-02'),
  companion('2019-05-05'),
  companion('2025-08-08'),
  companion('1955-01-20', 'WCHR'),
]

test('F1: a family with a baby and a grandmother of 71 needs 90 minutes where the airport needs 60', () => {
  for (const [minutes, colour] of [
    [80, 'AMBER'],
    [95, 'GREEN'],
    [90, 'GREEN'],
    [55, 'RED'],
    [60, 'AMBER'],
    [59, 'RED'],
  ] as const) {
    const judged = connect(...legs(minutes), familyF1, 60, [])
    assert.deepEqual([judged.minutes, judged.neededMinutes, judged.colour], [minutes, 90, colour])
  }
})

test('each reason for more time is added once and said', () => {
  const adults = (count: number): Companion[] => Array.from({ length: count }, () => companion('1990-01-01'))
  const cases: [string, Companion[], Partial<Changing>, number, string[]][] = [
    ['two adults need the least time', adults(2), {}, 60, []],
    ['a baby and a wheelchair together count once', [companion('2026-01-01'), companion('1990-01-01', 'WCHC')], {}, 90, ['ASSISTANCE']],
    ['somebody whose birth date is not known counts as an adult', [companion(null)], {}, 60, []],
    ['a child alone with the carrier', [companion('2018-01-01', 'UMNR')], {}, 90, ['ASSISTANCE']],
    ['ten people need no more than one', adults(10), {}, 60, []],
    ['the eleventh begins another ten', adults(11), {}, 75, ['GROUP']],
    ['twenty-one begin two', adults(21), {}, 90, ['GROUP']],
    ['a charter is capped at an hour', adults(160), {}, 120, ['GROUP']],
    ['bags taken and given again', adults(1), { bagsRechecked: true }, 90, ['BAGS']],
    ['entering the country on the way', adults(1), { borderEntry: true, bagsRechecked: true }, 120, ['BAGS', 'BORDER']],
  ]
  for (const [says, companions, leg, needed, reasons] of cases) {
    const judged = connect(...legs(200, leg), companions, 60, [])
    assert.deepEqual([judged.neededMinutes, judged.buffers.map(({ reason }) => reason)], [needed, reasons], says)
  }
})

test('the latest news decides: a delay turns green into amber and red, an early landing turns it back', () => {
  const [first, second] = legs(95)
  const colour = (late: number): string =>
    connect({ ...first, expectedArrivesAt: addMinutes(lands, late) as Instant }, second, familyF1, 60, []).colour
  assert.deepEqual([colour(0), colour(15), colour(40), colour(-20)], ['GREEN', 'AMBER', 'RED', 'GREEN'])
})

test('an approval holds while the connection is no tighter than it was approved', () => {
  const approval = {
    fromSeq: 1,
    minutes: 80,
    neededMinutes: 90,
    approvedBy: '0198c0de-0000-7000-8000-000000000001' as never,
    approvedAt: lands,
  }
  const approved = (minutes: number, companions = familyF1): boolean =>
    connect(...legs(minutes), companions, 60, [approval]).approvedBy !== null
  assert.deepEqual([approved(80), approved(85), approved(79)], [true, true, false])
  assert.equal(approved(80, [...familyF1, ...familyF1, ...familyF1]), false, 'ten more people came after the approval')
})

test('a wait is a night when it is longer than six hours or touches midnight to five at the place', () => {
  const at = (from: string, minutes: number): boolean => {
    const [first, second] = legs(0)
    const arrives = instantAt(from, paris)
    return connect({ ...first, arrivesAt: arrives }, { ...second, departsAt: addMinutes(arrives, minutes) }, [], 60, []).overnight
  }
  for (const [from, minutes, night] of [
    ['2026-11-14T06:40', 90, false],
    ['2026-11-14T06:40', 361, true],
    ['2026-11-14T23:10', 70, true],
    ['2026-11-14T22:00', 90, false],
    ['2026-11-15T04:50', 90, true],
    ['2026-11-15T05:00', 90, false],
  ] as const) {
    assert.equal(at(from, minutes), night, `${from} + ${minutes}`)
  }
})

test('the most specific row of least times wins, and a row that is over does not count', () => {
  const row = (minutes: number, more: Partial<MinimumRow> = {}): MinimumRow => ({
    airport: 'CDG',
    minutes,
    validFrom: day('2026-01-01'),
    ...more,
  })
  const rows = [
    row(90),
    row(60, { arrTerminal: '2E', depTerminal: '2E' }),
    row(45, { kind: 'DD' }),
    row(70, { arrTerminal: '2E', depTerminal: '2E', kind: 'II' }),
    row(75, { arrTerminal: '2E', depTerminal: '2F' }),
    row(50, { carrierArr: 'AF', carrierDep: 'AF' }),
    row(240, { toAirport: 'ORY' }),
    row(30, { arrTerminal: '2G', depTerminal: '2G', validTo: day('2026-06-30') }),
  ]
  const ask = (more: Partial<Parameters<typeof findMinimum>[1]>) =>
    findMinimum(rows, {
      airport: 'CDG',
      toAirport: 'CDG',
      arrTerminal: undefined,
      depTerminal: undefined,
      kind: 'II',
      carrierArr: 'ET',
      carrierDep: 'AC',
      on: day('2026-11-14'),
      ...more,
    })
  const table: [string, number | undefined, Partial<Parameters<typeof findMinimum>[1]>][] = [
    ['nothing known of the terminals', 90, {}],
    ['same terminal, outside Schengen both', 70, { arrTerminal: '2E', depTerminal: '2E' }],
    ['same terminal, one flight inside Schengen', 60, { arrTerminal: '2E', depTerminal: '2E', kind: 'ID' }],
    ['from 2E to 2F', 75, { arrTerminal: '2E', depTerminal: '2F' }],
    ['inside Schengen both, terminals unknown', 45, { kind: 'DD' }],
    ['one carrier for both says most', 50, { carrierArr: 'AF', carrierDep: 'AF', arrTerminal: '2E', depTerminal: '2E' }],
    ['a change of airport', 240, { toAirport: 'ORY' }],
    ['a row that ended in June', 90, { arrTerminal: '2G', depTerminal: '2G' }],
    ['an airport without rows', undefined, { airport: 'IST', toAirport: 'IST' }],
    ['two airports nobody changes between', undefined, { toAirport: 'BVA' }],
  ]
  for (const [says, minutes, asked] of table) assert.equal(ask(asked), minutes, says)
})

test('whether a flight stays inside Schengen is told by the countries of its two ends', () => {
  const rows: MinimumRow[] = [
    { airport: 'CDG', minutes: 60, kind: 'II', validFrom: day('2026-01-01') },
    { airport: 'CDG', minutes: 40, kind: 'ID', validFrom: day('2026-01-01') },
  ]
  const countries: Record<string, string> = { ADD: 'ETH', CDG: 'FRA', YUL: 'CAN', LYS: 'FRA' }
  const [first, second] = legs(120)
  const least = (to: string) =>
    connectionsOf([first, { ...second, toPlace: to as Changing['toPlace'] }], [], rows, (place) => countries[place], [])[0]!.minimumMinutes
  assert.deepEqual([least('YUL'), least('LYS')], [60, 40])
})

test('a flight inside one country crosses no border, in the Schengen area or not; a State is in it from its own day on', () => {
  const rows: MinimumRow[] = [
    { airport: 'CDG', minutes: 60, validFrom: day('2020-01-01') },
    { airport: 'CDG', minutes: 40, kind: 'DD', validFrom: day('2020-01-01') },
  ]
  const countries: Record<string, string> = { CDG: 'FRA', LYS: 'FRA', OTP: 'ROU', ADD: 'ETH' }
  const [first, second] = legs(120)
  const least = (from: string, years: number) => {
    const early = (at: Instant): Instant => addMinutes(at, -years * 365 * 24 * 60)
    return connectionsOf(
      [
        { ...first, fromPlace: from as Changing['fromPlace'], departsAt: early(first.departsAt), arrivesAt: early(first.arrivesAt) },
        { ...second, toPlace: 'LYS' as Changing['toPlace'], departsAt: early(second.departsAt), arrivesAt: early(second.arrivesAt) },
      ],
      [],
      rows,
      (place) => countries[place],
      [],
    )[0]!.minimumMinutes
  }
  assert.deepEqual([least('LYS', 0), least('ADD', 0), least('OTP', 0), least('OTP', 4)], [40, 60, 40, 60])
})

test('in the night the clocks go back a wait lasts the hours it lasts, not those on the wall', () => {
  const [first, second] = legs(0)
  const arrives = instantAt('2026-10-24T23:30', paris)
  const judged = connect({ ...first, arrivesAt: arrives }, { ...second, departsAt: instantAt('2026-10-25T05:10', paris) }, [], 60, [])
  assert.deepEqual([judged.minutes, judged.overnight], [400, true])
})
