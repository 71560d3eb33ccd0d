/** SQL of legs: those of a movement, and those of one flight in several movements. */
import { type Selectable, sql } from 'kysely'
import type { Instant } from '#domain/kit/day.ts'
import type { Leg, LegId, MovementId } from '#domain/movements/words.ts'
import type { Database } from '#database/tables.ts'
import type { Db } from '#server/kit/database.ts'
import type { MovementRow } from './store.ts'

export async function insertLegs(db: Db, movement: MovementRow, legs: readonly Leg[]): Promise<void> {
  await db
    .insertInto('movements_leg')
    .values(
      legs.map((leg) => ({
        id: leg.id,
        movement_id: movement.id,
        office: movement.office,
        compartment: movement.compartment,
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
        bags_rechecked: leg.bagsRechecked,
        border_entry: leg.borderEntry,
      })),
    )
    .execute()
}

export type LegRow = Leg & { movementId: MovementId }

export async function listLegs(db: Db, movements: readonly string[]): Promise<LegRow[]> {
  const rows = await db
    .selectFrom('movements_leg')
    .selectAll()
    .where(sql<boolean>`movement_id = any(${movements}::uuid[])`)
    .orderBy('movement_id')
    .orderBy('seq')
    .execute()
  return rows.map(asLeg)
}

export async function findLeg(db: Db, legId: string): Promise<LegRow | undefined> {
  const row = await db.selectFrom('movements_leg').selectAll().where('id', '=', legId).executeTakeFirst()
  return row === undefined ? undefined : asLeg(row)
}

/** The same flight, train or crossing of other journeys that stand: its carrier, number, places and planned departure are the same. */
export async function listLegsLike(db: Db, leg: Leg): Promise<LegRow[]> {
  if (leg.number === null) return []
  const rows = await db
    .selectFrom('movements_leg as l')
    .innerJoin('movements_movement as m', 'm.id', 'l.movement_id')
    .selectAll('l')
    .where('l.number', '=', leg.number)
    .where('l.departs_at', '=', leg.departsAt)
    .where('l.carrier', leg.carrier === null ? 'is' : '=', leg.carrier)
    .where('l.mode', '=', leg.mode)
    .where('l.from_place', '=', leg.fromPlace)
    .where('l.to_place', '=', leg.toPlace)
    .where('l.id', '<>', leg.id)
    .where('m.status', '<>', 'CANCELLED')
    .execute()
  return rows.map(asLeg)
}

function asLeg(row: Selectable<Database['movements_leg']>): LegRow {
  return {
    movementId: row.movement_id as MovementId,
    id: row.id as LegId,
    seq: row.seq,
    mode: row.mode as Leg['mode'],
    carrier: row.carrier,
    number: row.number,
    fromPlace: row.from_place as Leg['fromPlace'],
    fromTerminal: row.from_terminal,
    fromZone: row.from_zone as Leg['fromZone'],
    departsAt: row.departs_at as Instant,
    toPlace: row.to_place as Leg['toPlace'],
    toTerminal: row.to_terminal,
    toZone: row.to_zone as Leg['toZone'],
    arrivesAt: row.arrives_at as Instant,
    expectedDepartsAt: row.expected_departs_at as Instant | null,
    expectedArrivesAt: row.expected_arrives_at as Instant | null,
    status: row.status as Leg['status'],
    bagsRechecked: row.bags_rechecked,
    borderEntry: row.border_entry,
  }
}

export async function setLegTimes(db: Db, leg: Pick<Leg, 'id' | 'expectedDepartsAt' | 'expectedArrivesAt' | 'status'>): Promise<void> {
  await db
    .updateTable('movements_leg')
    .set({ expected_departs_at: leg.expectedDepartsAt, expected_arrives_at: leg.expectedArrivesAt, status: leg.status })
    .where('id', '=', leg.id)
    .execute()
}

/** Legs of a number around a day; which day it is at the place is told by the caller. */
export async function listLegsOfFlight(
  db: Db,
  number: string,
  from: Instant,
  to: Instant,
): Promise<{ legId: string; movementId: string; movementRef: string }[]> {
  return db
    .selectFrom('movements_leg as l')
    .innerJoin('movements_movement as m', 'm.id', 'l.movement_id')
    .select(['l.id as legId', 'm.id as movementId', 'm.public_ref as movementRef'])
    .where('l.number', '=', number)
    .where('l.departs_at', '>=', from)
    .where('l.departs_at', '<', to)
    .where('m.status', '<>', 'CANCELLED')
    .orderBy('l.departs_at')
    .limit(50)
    .execute()
}
