/** SQL of convoys: vehicles, the way, and who sits where. */
import { sql } from 'kysely'
import type { Convoy, RouteStop, Vehicle, VehicleSeat } from '#domain/transports/convoy-words.ts'
import type { Transport } from '#domain/transports/words.ts'
import type { Db } from '#server/kit/database.ts'

type Of = Pick<Transport, 'id' | 'office' | 'compartment'>

export async function findConvoy(db: Db, transportId: string): Promise<Convoy | undefined> {
  const row = await db
    .selectFrom('transports_convoy')
    .select(['call_name', 'radio', 'phone', 'tracking', 'way_station'])
    .where('transport_id', '=', transportId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return { callName: row.call_name, radio: row.radio, phone: row.phone, tracking: row.tracking, wayStation: row.way_station }
}

export async function insertConvoy(db: Db, of: Of, convoy: Convoy): Promise<void> {
  await db
    .insertInto('transports_convoy')
    .values({ transport_id: of.id, office: of.office, compartment: of.compartment, ...valuesOf(convoy) })
    .execute()
}

export async function updateConvoy(db: Db, of: Of, convoy: Convoy): Promise<void> {
  await db.updateTable('transports_convoy').set(valuesOf(convoy)).where('transport_id', '=', of.id).execute()
}

function valuesOf({ callName, radio, phone, tracking, wayStation }: Convoy) {
  return { call_name: callName, radio, phone, tracking, way_station: wayStation }
}

export async function listVehicles(db: Db, transportId: string): Promise<Vehicle[]> {
  const rows = await db
    .selectFrom('transports_vehicle')
    .select(['id', 'seq', 'kind', 'plate', 'seats', 'condition', 'checked_on', 'check_note'])
    .where('transport_id', '=', transportId)
    .orderBy('seq')
    .orderBy('id')
    .execute()
  return rows.map(({ checked_on, check_note, ...row }) => ({ ...row, checkedOn: checked_on, checkNote: check_note }) as Vehicle)
}

/** Written anew when the convoy has it already, else put at its end. */
export async function saveVehicle(db: Db, of: Of, vehicle: Omit<Vehicle, 'seq'>, at: string): Promise<void> {
  const values = {
    kind: vehicle.kind,
    plate: vehicle.plate,
    seats: vehicle.seats,
    condition: vehicle.condition,
    checked_on: vehicle.checkedOn,
    check_note: vehicle.checkNote,
    updated_at: at,
  }
  const changed = await db
    .updateTable('transports_vehicle')
    .set(values)
    .where('id', '=', vehicle.id)
    .where('transport_id', '=', of.id)
    .executeTakeFirst()
  if (changed.numUpdatedRows > 0n) return
  await db
    .insertInto('transports_vehicle')
    .values({
      id: vehicle.id,
      transport_id: of.id,
      office: of.office,
      compartment: of.compartment,
      seq: sql<number>`(select coalesce(max(v.seq), 0) + 1 from transports_vehicle v where v.transport_id = ${of.id})`,
      ...values,
    })
    .execute()
}

export async function deleteVehicle(db: Db, transportId: string, vehicleId: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('transports_vehicle')
    .where('id', '=', vehicleId)
    .where('transport_id', '=', transportId)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

export async function listStops(db: Db, transportId: string): Promise<RouteStop[]> {
  const rows = await db
    .selectFrom('transports_stop')
    .select(['seq', 'kind', 'place', 'zone', 'arrives_at', 'departs_at', 'km'])
    .where('transport_id', '=', transportId)
    .orderBy('seq')
    .execute()
  return rows.map(({ arrives_at, departs_at, ...row }) => ({ ...row, arrivesAt: arrives_at, departsAt: departs_at }) as RouteStop)
}

export async function replaceStops(db: Db, of: Of, stops: readonly RouteStop[]): Promise<void> {
  await db.deleteFrom('transports_stop').where('transport_id', '=', of.id).execute()
  await db
    .insertInto('transports_stop')
    .values(
      stops.map((stop) => ({
        transport_id: of.id,
        office: of.office,
        compartment: of.compartment,
        seq: stop.seq,
        kind: stop.kind,
        place: stop.place,
        zone: stop.zone,
        arrives_at: stop.arrivesAt,
        departs_at: stop.departsAt,
        km: stop.km,
      })),
    )
    .execute()
}

export async function listVehicleSeats(db: Db, transportId: string): Promise<VehicleSeat[]> {
  const rows = await db
    .selectFrom('transports_seat')
    .select(['passenger_id', 'vehicle_id'])
    .where('transport_id', '=', transportId)
    .orderBy('passenger_id')
    .execute()
  return rows.map((row) => ({ passengerId: row.passenger_id, vehicleId: row.vehicle_id }) as VehicleSeat)
}

/** These passengers get these seats; whatever seats they had in this convoy are given up. */
export async function replaceSeats(db: Db, of: Of, passengerIds: readonly string[], seats: readonly VehicleSeat[]): Promise<void> {
  await db
    .deleteFrom('transports_seat')
    .where('transport_id', '=', of.id)
    .where(sql<boolean>`passenger_id = any(${passengerIds}::uuid[])`)
    .execute()
  if (seats.length === 0) return
  await db
    .insertInto('transports_seat')
    .values(
      seats.map(({ passengerId, vehicleId }) => ({
        transport_id: of.id,
        passenger_id: passengerId,
        vehicle_id: vehicleId,
        office: of.office,
        compartment: of.compartment,
      })),
    )
    .execute()
}
