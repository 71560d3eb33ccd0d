/** The journey of a few generated families: legs, seats, the frozen list, and what the airport desk makes of it. */
import { createHash } from 'node:crypto'
import { publicRef } from '#domain/kit/id.ts'
import type { Instant, TimeZone } from '#domain/kit/day.ts'
import type { AirportCode } from '#domain/kit/place.ts'
import type { AccountId } from '#domain/access/words.ts'
import { connectionsOf } from '#domain/movements/connection-rules.ts'
import { canonicalText, type Listed, manifestLegs, manifestRows, totalsOf } from '#domain/movements/manifest-rules.ts'
import { ageBandOf, legDaysOf } from '#domain/movements/ssr-rules.ts'
import type { Leg, LegId, Manifest, ManifestId, Movement, MovementId, Passenger, PassengerId } from '#domain/movements/words.ts'
import { dayMs, iso, type MadeCase, type Making } from './generated-case.ts'
import { writeGroups } from './generated-groups.ts'

const minuteMs = 60_000

/** Gives the families one departure and one arrival, and writes the movement when it has been booked by now. */
export function makeMovement(making: Making, cases: readonly MadeCase[]): void {
  const { dice, rows, nowMs } = making
  const first = cases[0]!
  const departMs = first.departMs
  const legs = makeLegs(making, first, departMs)
  const arriveMs = Date.parse(legs.at(-1)!.arrivesAt)
  for (const one of cases) Object.assign(one, { departMs, arriveMs })
  const bookedMs = departMs - 12 * dayMs
  if (bookedMs > nowMs) return

  const frozen = departMs - 2.5 * dayMs <= nowMs
  const status = arriveMs <= nowMs ? 'ARRIVED' : departMs <= nowMs ? 'DEPARTED' : frozen ? 'MANIFESTED' : 'BOOKED'
  const place = { office: first.office.id, compartment: first.compartment }
  const id = dice.id(bookedMs) as MovementId
  for (const one of cases) one.journey = { movementId: id, legs }
  const passengers = cases.flatMap((one) => makePassengers(making, id, one, legs, status))
  rows.add('movements_movement', {
    id,
    ...place,
    public_ref: publicRef('MVT', dice.bytes(8)),
    movement_type: first.programme.movementType,
    mode: 'AIR',
    status,
    starts_at: legs[0]!.departsAt,
    ends_at: legs.at(-1)!.arrivesAt,
    created_by: first.openedBy,
    created_at: iso(bookedMs),
    updated_at: iso(Math.min(nowMs, arriveMs)),
  })
  for (const leg of legs) writeLeg(making, id, place, leg)
  for (const passenger of passengers) writePassenger(making, passenger, place, legs, bookedMs)
  if (!frozen) return

  const movement: Movement = {
    id,
    publicRef: '',
    ...place,
    movementType: first.programme.movementType,
    mode: 'AIR',
    status,
    startsAt: legs[0]!.departsAt,
    endsAt: legs.at(-1)!.arrivesAt,
    legs,
    passengers,
    connections: connectionsOf(legs, passengers, [], () => undefined, []),
    manifest: null,
    changedSinceFreeze: false,
  }
  const manifest = freeze(making, movement, cases, departMs - 2.5 * dayMs)
  writeGroups(making, movement, manifest, cases)
}

function makeLegs({ dice, nowMs }: Making, { route }: MadeCase, departMs: number): Leg[] {
  let clock = departMs
  return route.hops.map((hop, at) => {
    const departsMs = clock
    const arrivesMs = departsMs + hop.minutes * minuteMs
    clock = arrivesMs + dice.between(11, 30) * 15 * minuteMs
    const late = dice.chance(0.12) && departsMs < nowMs + dayMs ? dice.between(2, 8) * 5 * minuteMs : undefined
    return {
      id: dice.id(departMs - 12 * dayMs) as LegId,
      seq: at + 1,
      mode: 'AIR',
      carrier: hop.carrier,
      number: `${hop.carrier}${dice.between(100, 999)}`,
      fromPlace: hop.from.place as AirportCode,
      fromTerminal: hop.from.terminal,
      fromZone: hop.from.zone as TimeZone,
      departsAt: iso(departsMs) as Instant,
      toPlace: hop.to.place as AirportCode,
      toTerminal: hop.to.terminal,
      toZone: hop.to.zone as TimeZone,
      arrivesAt: iso(arrivesMs) as Instant,
      expectedDepartsAt: late === undefined ? null : (iso(departsMs + late) as Instant),
      expectedArrivesAt: late === undefined ? null : (iso(arrivesMs + late) as Instant),
      status: arrivesMs <= nowMs ? 'ARRIVED' : departsMs <= nowMs ? 'DEPARTED' : late === undefined ? 'SCHEDULED' : 'DELAYED',
      bagsRechecked: false,
      borderEntry: false,
    }
  })
}

function makePassengers({ dice }: Making, movementId: MovementId, one: MadeCase, legs: readonly Leg[], status: string): Passenger[] {
  const bookingRef = Array.from(dice.bytes(6), (byte) => 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'[byte % 32]).join('')
  const days = legDaysOf(legs)
  const state =
    status === 'ARRIVED' ? 'HANDED_OVER' : status === 'DEPARTED' ? 'BOARDED' : status === 'MANIFESTED' ? 'MANIFESTED' : 'TICKETED'
  const adult = one.family.members[0]!.id
  return one.family.members.map((person) => {
    const ageBand = ageBandOf(person.bornOn, days)
    return {
      id: dice.id(one.departMs - 12 * dayMs) as PassengerId,
      movementId,
      caseId: one.id,
      caseRef: one.publicRef,
      personId: person.id,
      familyName: person.familyName,
      givenNames: person.givenNames,
      nativeName: person.nativeName,
      sex: person.sex,
      bornOn: person.bornOn,
      ageBand,
      languages: [...person.languages],
      state,
      bookingRef,
      ticketNo: `057${String(dice.between(1, 9_999_999_999)).padStart(10, '0')}`,
      seat: null,
      ssr: dice.chance(0.03) ? [{ code: 'WCHR' }] : [],
      bagsPieces: ageBand === 'INF' ? 0 : 1,
      bagsKg: ageBand === 'INF' ? 0 : 23,
      escortKind: null,
      infantWith: ageBand === 'INF' ? adult : null,
    }
  })
}

type Place = { office: number; compartment: number }

function writeLeg({ rows }: Making, movementId: MovementId, place: Place, leg: Leg): void {
  rows.add('movements_leg', {
    id: leg.id,
    movement_id: movementId,
    ...place,
    seq: leg.seq,
    mode: leg.mode,
    carrier: leg.carrier,
    number: leg.number,
    from_place: leg.fromPlace,
    from_terminal: leg.fromTerminal,
    from_zone: leg.fromZone,
    departs_at: leg.departsAt,
    to_place: leg.toPlace,
    to_terminal: leg.toTerminal,
    to_zone: leg.toZone,
    arrives_at: leg.arrivesAt,
    expected_departs_at: leg.expectedDepartsAt,
    expected_arrives_at: leg.expectedArrivesAt,
    status: leg.status,
    bags_rechecked: leg.bagsRechecked,
    border_entry: leg.borderEntry,
  })
}

function writePassenger({ rows }: Making, passenger: Passenger, place: Place, legs: readonly Leg[], bookedMs: number): void {
  rows.add('movements_passenger', {
    id: passenger.id,
    movement_id: passenger.movementId,
    case_id: passenger.caseId,
    person_id: passenger.personId,
    ...place,
    state: passenger.state,
    booking_ref: passenger.bookingRef,
    ticket_no: passenger.ticketNo,
    seat: passenger.seat,
    ssr: JSON.stringify(passenger.ssr),
    bags_pieces: passenger.bagsPieces,
    bags_kg: passenger.bagsKg,
    escort_kind: passenger.escortKind,
    infant_with: passenger.infantWith,
    travels: `["${legs[0]!.departsAt}","${legs.at(-1)!.arrivesAt}")`,
    changed_at: iso(bookedMs),
    updated_at: iso(bookedMs),
  })
}

/** The list as movements write it, with a hash that is true. */
function freeze({ dice, rows, staffOf }: Making, movement: Movement, cases: readonly MadeCase[], frozenMs: number): Manifest {
  const known = new Map(cases.flatMap((one) => one.family.members.map((person) => [person.id, { one, person }] as const)))
  const listed: Listed[] = movement.passengers.map((passenger) => {
    const { one, person } = known.get(passenger.personId)!
    return {
      passenger,
      nationality: person.nationality,
      leads: person.role === 'PA',
      papers: [person.paper],
      visaNo: null,
      destinationCountry: one.route.country,
      handoverParty: `Accueil ${one.route.city}`,
    }
  })
  const content = { legs: manifestLegs(movement.legs), rows: manifestRows(listed, movement.legs) }
  const totals = totalsOf(content.rows)
  const number = publicRef('MAN', dice.bytes(8))
  const manifest: Manifest = {
    id: dice.id(frozenMs) as ManifestId,
    movementId: movement.id,
    number,
    version: 1,
    frozenAt: iso(frozenMs) as Instant,
    frozenBy: dice.pick(staffOf(movement.office)) as AccountId,
    sha256: createHash('sha256')
      .update(canonicalText({ number, version: 1, supersedes: null, ...content, totals }))
      .digest('hex'),
    supersedes: null,
    ...content,
    totals,
    diff: [],
  }
  rows.add('movements_manifest', {
    id: manifest.id,
    movement_id: manifest.movementId,
    office: movement.office,
    compartment: movement.compartment,
    number,
    version: 1,
    frozen_at: manifest.frozenAt,
    frozen_by: manifest.frozenBy,
    sha256: manifest.sha256,
    supersedes: null,
    rows: JSON.stringify(manifest.rows),
    legs: JSON.stringify(manifest.legs),
    totals: JSON.stringify(totals),
    diff: '[]',
  })
  return manifest
}
