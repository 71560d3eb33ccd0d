// Ships and convoys without a database: numbers that check themselves, seas, places apart, families in vehicles, and the lists for ports.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addMinutes, type Day, instant } from '#domain/kit/day.ts'
import type { Vehicle } from './convoy-words.ts'
import { checkRoute, checkVehicle, convoyGaps, seatFamilies, seatFamily } from './convoy-rules.ts'
import { crewColumns, crewOf, falHead, passengerColumns, passengerRows, seaLeg } from './fal-rules.ts'
import type { Facts, OnBoard } from './rules.ts'
import { checkCalls, checkVessel, isImoNumber, newestReport, placesApart, vesselGaps } from './vessel-rules.ts'
import { type PortCall, type SeaReport, Vessel } from './vessel-words.ts'
import type { Staff } from './words.ts'

test('an IMO number is known by its last digit: one digit changed, or two neighbours that differ by less than ten swapped, is seen', () => {
  for (const real of ['9074729', '1234567', '0000000', '9999998'].filter(isImoNumber)) {
    for (let at = 0; at < 7; at++)
      for (let by = 1; by < 10; by++) {
        const changed = [...real].map((digit, place) => (place === at ? String((Number(digit) + by) % 10) : digit)).join('')
        // A weight of five or of an even number lets some changes pass: those are found by no sum of this kind.
        if (at < 6 && ((7 - at) * by) % 10 === 0) continue
        assert.ok(!isImoNumber(changed), `${real} → ${changed}`)
      }
  }
  assert.ok(isImoNumber('9074729') && isImoNumber('1234567'))
  for (const wrong of ['9074728', '907472', '90747290', 'IMO9074', '']) assert.ok(!isImoNumber(wrong), wrong)
})

const ship = Vessel.parse({
  name: 'Étoile-Exemple',
  imoNumber: '9074729',
  flag: 'MLT',
  voyageNumber: 'EX 001',
  passengerPlaces: 20,
  lifeSavingCapacity: 25,
  seaStateMax: 4,
  familyPlaces: 10,
})

test('a ship is taken with a true number, places that it has, and boats for everybody', () => {
  const answer = (more: object, persons = 10) => {
    const checked = checkVessel({ ...ship, ...more }, persons)
    return checked.ok ? 'yes' : checked.refusal
  }
  assert.equal(answer({}), 'yes')
  assert.equal(answer({}, 25), 'yes')
  assert.equal(answer({}, 26), 'more_people_than_life_saving')
  assert.equal(answer({ imoNumber: '9074728' }), 'imo_number_wrong')
  assert.equal(answer({ minorPlaces: 11 }), 'places_apart_too_many')
})

const now = instant('2026-11-20T08:00:00Z')
const call = (seq: number, locode: string, purpose: PortCall['purpose'], arrives: number | null, departs: number | null): PortCall => ({
  seq,
  locode,
  zone: 'Africa/Tunis' as never,
  arrivesAt: arrives === null ? null : addMinutes(now, arrives),
  departsAt: departs === null ? null : addMinutes(now, departs),
  purpose,
})
const calls = [call(1, 'LYTIP', 'EMBARK', null, 60), call(2, 'MTMLA', 'CALL', 600, 700), call(3, 'TNTUN', 'DISEMBARK', 1500, null)]

test('ports come one after the other', () => {
  assert.ok(checkCalls(calls).ok)
  const early = checkCalls([calls[0]!, { ...calls[1]!, arrivesAt: addMinutes(now, 30) }])
  assert.equal(early.ok ? 'yes' : early.refusal, 'calls_out_of_order')
  const silent = checkCalls([{ ...calls[0]!, departsAt: null }])
  assert.equal(silent.ok ? 'yes' : silent.refusal, 'call_without_time')
})

const person = (id: string, caseId: string, more: object = {}) =>
  ({ id, caseId, sex: 'M', bornOn: '1990-01-01', infantWith: null, unaccompaniedMinor: false, bagsKg: 0, ...more }) as unknown as OnBoard

const facts: Facts = {
  kind: 'VESSEL',
  movement: { status: 'MANIFESTED', movementType: 'VHR', changedSinceFreeze: false, hasList: true, legs: [] },
  onBoard: [person('a', 'one'), person('b', 'one')],
  escorts: 0,
  escortsMissing: 0,
  staff: [{ duty: 'MASTER', docNumber: 'x', bornOn: '1970-01-01' } as Staff],
  checks: [],
  stateRequest: null,
  consentMissing: 0,
  limits: { validFrom: '2026-01-01' as Day, source: 'test', toBeChecked: true, seaReportHours: 12, longestDriveMinutes: 270 },
  now,
  leavesOn: '2026-11-20' as Day,
}
const report = (hoursAgo: number, seaState: number): SeaReport => ({ observedAt: addMinutes(now, -60 * hoursAgo), seaState }) as SeaReport

test('the newest report on the sea counts, whatever order they come in, and an old one counts for nothing', () => {
  const words = (reports: readonly SeaReport[]) =>
    vesselGaps(ship, calls, reports, facts).flatMap(({ word }) => (word.startsWith('sea_') ? [word] : []))
  assert.deepEqual(words([]), ['sea_report_missing'])
  assert.deepEqual(words([report(1, 4)]), [])
  assert.deepEqual(words([report(5, 2), report(1, 5)]), ['sea_too_rough'])
  assert.deepEqual(words([report(1, 3), report(5, 9)]), [])
  assert.deepEqual(words([report(12, 1)]), ['sea_report_old'])
  assert.equal(newestReport([]), undefined)
})

test('crew, escorts and teams need a boat too', () => {
  const words = (more: Partial<Facts>) =>
    vesselGaps({ ...ship, lifeSavingCapacity: 4 }, calls, [report(0, 1)], { ...facts, ...more }).map(({ word }) => word)
  assert.ok(!words({}).includes('life_saving_short'))
  assert.ok(words({ escorts: 2 }).includes('life_saving_short'))
  assert.ok(words({ staff: [] }).includes('master_missing'))
})

test('women alone, families and children without an adult are counted apart', () => {
  const onBoard = [
    person('a', 'family'),
    person('b', 'family', { bornOn: '2018-01-01' }),
    person('c', 'alone', { sex: 'F' }),
    person('d', 'man'),
    person('e', 'child', { bornOn: '2012-01-01' }),
    person('f', 'minor', { bornOn: '2010-01-01', unaccompaniedMinor: true }),
  ]
  assert.deepEqual(placesApart({ onBoard, leavesOn: facts.leavesOn }), { women: 1, families: 2, minors: 2 })
})

// ── vehicles ──

const room = (id: string, seats: number, condition: 'FIT' | 'DEFECT' = 'FIT') => ({ id: id as Vehicle['id'], seats, condition })

test('however families and vehicles come, nobody is split, no vehicle is over-full, and an unfit one carries nobody', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 12 }),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.boolean()), { maxLength: 5 }),
      (sizes, seats) => {
        const onBoard = sizes.flatMap((size, family) => Array.from({ length: size }, (_, at) => person(`${family}-${at}`, `f${family}`)))
        const vehicles = seats.map(([count, fit], at) => room(`v${at}`, count, fit ? 'FIT' : 'DEFECT'))
        const { seats: given, left } = seatFamilies(onBoard, vehicles)
        for (const family of new Set(onBoard.map(({ caseId }) => caseId))) {
          const own = onBoard.filter(({ caseId }) => caseId === family).map(({ id }) => id)
          const used = new Set(given.filter(({ passengerId }) => own.includes(passengerId)).map(({ vehicleId }) => vehicleId))
          assert.equal(used.size, left.includes(family) ? 0 : 1)
        }
        for (const { id, seats: most, condition } of vehicles) {
          const inIt = given.filter(({ vehicleId }) => vehicleId === id).length
          assert.ok(inIt <= (condition === 'DEFECT' ? 0 : most))
        }
      },
    ),
  )
})

test('where the largest families first would leave somebody out, another way is found', () => {
  const sizes = [4, 3, 3, 2, 2, 2]
  const onBoard = sizes.flatMap((size, family) => Array.from({ length: size }, (_, at) => person(`${family}-${at}`, `f${family}`)))
  assert.deepEqual(seatFamilies(onBoard, [room('a', 8), room('b', 8)]).left, [])
})

test('a family is moved whole unless no vehicle could take them all', () => {
  const family = ['a', 'b', 'c', 'd', 'e'].map((id) => person(id, 'one'))
  const answer = (asked: string[], vehicle: ReturnType<typeof room>, all: ReturnType<typeof room>[], others = 0) => {
    const seated = seatFamily(family, asked, vehicle, all, others)
    return seated.ok ? seated.value.length : seated.refusal
  }
  const [large, small] = [room('L', 5), room('S', 3)]
  assert.equal(answer(['a', 'b', 'c', 'd', 'e'], large, [large, small]), 5)
  assert.equal(answer(['a', 'b'], small, [large, small]), 'family_together')
  assert.equal(answer(['a', 'b'], small, [small, room('T', 4)]), 2)
  assert.equal(answer(['a', 'b'], small, [small, room('T', 4)], 2), 'vehicle_too_full')
  assert.equal(answer(['a', 'z'], small, [small]), 'not_on_board')
  assert.equal(answer(['a'], room('S', 3, 'DEFECT'), [room('S', 3, 'DEFECT')]), 'vehicle_defect')
})

test('a vehicle says what it is: a truck has no seats, a check has its day, and who sits in it keeps the seat', () => {
  const bus = {
    id: 'v' as Vehicle['id'],
    kind: 'BUS',
    plate: 'EX-1',
    seats: 10,
    condition: null,
    checkedOn: null,
    checkNote: null,
  } as const
  const answer = (more: object, seated = 0) => {
    const checked = checkVehicle({ ...bus, ...more } as never, seated)
    return checked.ok ? 'yes' : checked.refusal
  }
  assert.equal(answer({}), 'yes')
  assert.equal(answer({ kind: 'LUGGAGE' }), 'vehicle_has_no_seats')
  assert.equal(answer({ condition: 'FIT' }), 'vehicle_check_incomplete')
  assert.equal(answer({ seats: 3 }, 4), 'vehicle_too_full')
})

test('a way begins with a departure, ends with an arrival and goes forward', () => {
  const stop = (kind: string, arrives: number | null, departs: number | null) =>
    ({
      kind,
      place: 'X',
      zone: 'Africa/Niamey',
      km: null,
      arrivesAt: arrives === null ? null : addMinutes(now, arrives),
      departsAt: departs === null ? null : addMinutes(now, departs),
    }) as never
  const answer = (...stops: never[]) => {
    const checked = checkRoute(stops)
    return checked.ok ? 'yes' : checked.refusal
  }
  assert.equal(answer(stop('DEPARTURE', null, 0), stop('ARRIVAL', 60, null)), 'yes')
  assert.equal(answer(stop('REST', null, 0), stop('ARRIVAL', 60, null)), 'route_needs_both_ends')
  assert.equal(answer(stop('DEPARTURE', null, 0), stop('REST', null, null), stop('ARRIVAL', 60, null)), 'stop_without_time')
  assert.equal(answer(stop('DEPARTURE', null, 100), stop('ARRIVAL', 60, null)), 'stops_out_of_order')
})

test('railway carriages need no driver of ours and no halt on the road', () => {
  const car = {
    id: 'v',
    seq: 1,
    kind: 'RAIL_CAR',
    plate: 'WAGON 1',
    seats: 40,
    condition: 'FIT',
    checkedOn: facts.leavesOn,
    checkNote: null,
  } as unknown as Vehicle
  const stops = [
    { seq: 1, kind: 'DEPARTURE', place: 'A', zone: 'UTC', arrivesAt: null, departsAt: now, km: null },
    { seq: 2, kind: 'ARRIVAL', place: 'B', zone: 'UTC', arrivesAt: addMinutes(now, 600), departsAt: null, km: null },
  ] as never[]
  const convoy = { callName: 'X', radio: 'VHF', phone: null, tracking: null, wayStation: null }
  const words = (vehicle: Vehicle) =>
    convoyGaps({ convoy, vehicles: [vehicle], stops, seats: [] }, { ...facts, kind: 'CONVOY' }).map(({ word }) => word)
  assert.ok(!words(car).includes('driver_missing') && !words(car).includes('rest_stop_missing'))
  const bus = { ...car, kind: 'BUS' } as Vehicle
  assert.ok(words(bus).includes('driver_missing') && words(bus).includes('rest_stop_missing'))
})

// ── lists for ports ──

test('a list of departure is for the first port of embarkation, one of arrival for the last of disembarkation, or for the one named', () => {
  const head = (direction: 'ARRIVAL' | 'DEPARTURE', seq?: number) => {
    const found = falHead(6, direction, ship, calls, seq)
    return found.ok ? [found.value.port, found.value.at, found.value.lastPort] : found.refusal
  }
  assert.deepEqual(head('DEPARTURE'), ['LYTIP', calls[0]!.departsAt, null])
  assert.deepEqual(head('ARRIVAL'), ['TNTUN', calls[2]!.arrivesAt, 'MTMLA'])
  assert.deepEqual(head('ARRIVAL', 2), ['MTMLA', calls[1]!.arrivesAt, 'LYTIP'])
  assert.equal(head('ARRIVAL', 9), 'port_not_called')
  const leg = seaLeg(ship, calls)
  assert.ok(leg.ok && leg.value.fromPlace === ('LYTIP' as never) && leg.value.mode === 'SEA')
  assert.equal(seaLeg(ship, calls.slice(0, 1)).ok, false)
})

test('the fields of the forms stand in their order, the master leads the crew, and a birth is told no better than it is known', () => {
  assert.deepEqual(crewColumns.slice(1, 5), ['familyName', 'givenNames', 'rank', 'nationality'])
  assert.deepEqual(passengerColumns.slice(-4), ['embarksAt', 'visaNumber', 'disembarksAt', 'transit'])
  const staff = (['SECURITY', 'SEAFARER', 'MASTER', 'DRIVER'] as const).map(
    (duty) => ({ id: duty, duty, familyName: 'X', givenNames: '' }) as unknown as Staff,
  )
  assert.deepEqual(
    crewOf(staff, 'VESSEL').map(({ duty }) => duty),
    ['MASTER', 'SEAFARER', 'SECURITY'],
  )
  const row = (bornPrecision: string) => ({ surname: 'SANI', givenNames: 'ISSA', bornOn: '1990-01-01', bornPrecision }) as never
  const rows = passengerRows({ rows: ['DAY', 'MONTH', 'YEAR', 'UNKNOWN'].map(row) }, [], calls)
  assert.deepEqual(
    rows.map(({ no, bornOn, embarksAt, disembarksAt }) => [no, bornOn, embarksAt, disembarksAt]),
    [
      [1, '1990-01-01', 'LYTIP', 'TNTUN'],
      [2, '1990-01', 'LYTIP', 'TNTUN'],
      [3, '1990', 'LYTIP', 'TNTUN'],
      [4, null, 'LYTIP', 'TNTUN'],
    ],
  )
})
