// The charter, the ship, the convoy, the escort and the mission of a world.
import type { Insert, World } from './world-words.ts'

export async function escorts(insert: Insert, world: World, now: string, departs: Date): Promise<void> {
  await insert('escorts_escort', {
    id: world.escort,
    family_name: world.familyName,
    // Each is listed before the one made before it, so that the newest is on the first page.
    given_names: String(99_999 - world.number),
    sex: 'F',
    kinds: '{OPERATIONAL,MEDICAL_NURSE}',
    nationality: 'FRA',
    passport_number: `FR${world.number}`,
    passport_until: '2099-01-01',
    licence_number: 'L-1',
    record_checked_on: now.slice(0, 10),
    created_at: now,
    updated_at: now,
  })
  const until = new Date(departs.getTime() + 7 * 3_600_000)
  await insert('escorts_mission', {
    id: world.mission,
    movement_id: world.movement,
    escort_id: world.escort,
    public_ref: `MIS-${world.caseRef.slice(4)}`,
    kind: 'MEDICAL_NURSE',
    legs: '{1}',
    away: `[${departs.toISOString()},${until.toISOString()})`,
    return_ticket: 'WANTED',
    guardian_contact: world.familyName,
    returns_on: world.flightOn,
    report_due_on: world.flightOn,
    created_at: now,
    updated_at: now,
  })
  await insert('escorts_charge', { mission_id: world.mission, passenger_id: world.passenger })
}

export async function transports(insert: Insert, world: World, now: string, departs: Date): Promise<void> {
  const kinds = [
    [world.transport, 'CHARTER'],
    [world.ship, 'VESSEL'],
    [world.convoy, 'CONVOY'],
  ] as const
  for (const [id, kind] of kinds) {
    await insert('transports_transport', {
      id,
      movement_id: world.movement,
      public_ref: `TRA-${kind}-${world.caseRef.slice(4)}`,
      kind,
      operator: world.familyName,
      status: 'PLANNED',
      departs_at: departs.toISOString(),
      created_at: now,
      updated_at: now,
    })
  }
  await insert('transports_charter', { transport_id: world.transport, seats: 100 })
  await insert('transports_permit', {
    id: world.permit,
    transport_id: world.transport,
    kind: 'LANDING',
    place: 'CDG',
    state: 'REQUESTED',
    updated_at: now,
  })
  await insert('transports_staff', {
    id: world.staff,
    transport_id: world.transport,
    duty: 'PILOT',
    rank: 'Pilote',
    family_name: world.familyName,
    sex: 'F',
    nationality: 'TUN',
    updated_at: now,
  })
  await insert('transports_vessel', {
    transport_id: world.ship,
    name: world.familyName,
    imo_number: '9074729',
    flag: 'MLT',
    voyage_number: 'EX 001',
    passenger_places: 50,
    life_saving_capacity: 60,
    sea_state_max: 4,
  })
  await insert('transports_convoy', { transport_id: world.convoy, call_name: world.familyName })
  await insert('transports_vehicle', {
    id: world.vehicle,
    transport_id: world.convoy,
    seq: 1,
    kind: 'BUS',
    plate: 'EX-1',
    seats: 20,
    updated_at: now,
  })
}
