/** SQL of transports as such: the head of each, lists, and what is read of the cases of those on board. */
import { sql } from 'kysely'
import type { Instant } from '#domain/kit/day.ts'
import type { TransportLine } from '#domain/transports/contract.ts'
import type { Transport, TransportKind, TransportStatus } from '#domain/transports/words.ts'
import type { Db } from '#server/kit/database.ts'

const columns = [
  'id',
  'public_ref',
  'office',
  'compartment',
  'movement_id',
  'kind',
  'operator',
  'status',
  'reason',
  'decided_by',
  'decided_at',
  'departs_at',
  'created_at',
  'updated_at',
] as const

export async function findTransport(db: Db, transportId: string): Promise<Transport | undefined> {
  const row = await db.selectFrom('transports_transport').select(columns).where('id', '=', transportId).executeTakeFirst()
  return row === undefined ? undefined : present(row)
}

/** Kept still until the end of the transaction. */
export async function findTransportForUpdate(db: Db, transportId: string): Promise<Transport | undefined> {
  const row = await db.selectFrom('transports_transport').select(columns).where('id', '=', transportId).forNoKeyUpdate().executeTakeFirst()
  return row === undefined ? undefined : present(row)
}

/** The vessel that a movement sails on, kept still. */
export async function findVesselOfMovement(db: Db, movementId: string): Promise<Transport | undefined> {
  const row = await db
    .selectFrom('transports_transport')
    .select(columns)
    .where('movement_id', '=', movementId)
    .where('kind', '=', 'VESSEL')
    .where('status', '<>', 'CANCELLED')
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row === undefined ? undefined : present(row)
}

export async function insertTransport(db: Db, transport: Transport, createdBy: string): Promise<void> {
  await db
    .insertInto('transports_transport')
    .values({
      id: transport.id,
      public_ref: transport.publicRef,
      office: transport.office,
      compartment: transport.compartment,
      movement_id: transport.movementId,
      kind: transport.kind,
      departs_at: transport.departsAt,
      created_by: createdBy,
      created_at: transport.createdAt,
      ...valuesOf(transport),
    })
    .execute()
}

export async function saveTransport(db: Db, transport: Transport): Promise<void> {
  await db.updateTable('transports_transport').set(valuesOf(transport)).where('id', '=', transport.id).execute()
}

function lines(db: Db) {
  return db.selectFrom('transports_transport as t').select([
    't.id',
    't.public_ref',
    't.movement_id',
    't.kind',
    't.operator',
    't.status',
    't.departs_at',
    sql<string>`(select m.public_ref from movements_movement m where m.id = t.movement_id)`.as('movement_ref'),
    sql<string>`(select l.from_zone from movements_leg l where l.movement_id = t.movement_id order by l.seq limit 1)`.as('departs_zone'),
    sql<string | null>`coalesce((select c.registration from transports_charter c where c.transport_id = t.id),
        (select v.name from transports_vessel v where v.transport_id = t.id), (select o.call_name from transports_convoy o where o.transport_id = t.id))`.as(
      'label',
    ),
  ])
}

export async function listTransportLines(
  db: Db,
  asked: { kind: TransportKind | undefined; status: TransportStatus | undefined; order: 'NEXT' | 'LAST'; now: Instant },
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<TransportLine[]> {
  const rows = await lines(db)
    .$if(asked.kind !== undefined, (query) => query.where('t.kind', '=', asked.kind!))
    .$if(asked.status !== undefined, (query) => query.where('t.status', '=', asked.status!))
    .$if(asked.order === 'NEXT', (query) =>
      query
        .where('t.departs_at', '>=', asked.now)
        .$if(after !== undefined, (next) =>
          next.where(sql<boolean>`(t.departs_at, t.id) > (${after![0]}::timestamptz, ${after![1]}::uuid)`),
        )
        .orderBy('t.departs_at')
        .orderBy('t.id'),
    )
    .$if(asked.order === 'LAST', (query) =>
      query
        .where('t.departs_at', '<', asked.now)
        .$if(after !== undefined, (last) =>
          last.where(sql<boolean>`(t.departs_at, t.id) < (${after![0]}::timestamptz, ${after![1]}::uuid)`),
        )
        .orderBy('t.departs_at', 'desc')
        .orderBy('t.id', 'desc'),
    )
    .limit(limit + 1)
    .execute()
  return rows.map(lineOf)
}

export async function listLinesOfMovement(db: Db, movementId: string): Promise<TransportLine[]> {
  const rows = await lines(db).where('t.movement_id', '=', movementId).orderBy('t.created_at').orderBy('t.id').execute()
  return rows.map(lineOf)
}

/** Passengers whose case says that they are under age and without an adult of their own. */
export async function listUnaccompanied(db: Db, movementId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('movements_passenger as p')
    .innerJoin('cases_case as c', 'c.id', 'p.case_id')
    .select('p.id')
    .where('p.movement_id', '=', movementId)
    .where('c.unaccompanied_minor', '=', true)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

function valuesOf(transport: Transport) {
  return {
    operator: transport.operator,
    status: transport.status,
    reason: transport.reason,
    decided_by: transport.decidedBy,
    decided_at: transport.decidedAt,
    updated_at: transport.updatedAt,
  }
}

type Line = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number]

function lineOf(row: Line): TransportLine {
  return {
    id: row.id,
    publicRef: row.public_ref,
    movementId: row.movement_id,
    kind: row.kind,
    operator: row.operator,
    status: row.status,
    departsAt: row.departs_at,
    movementRef: row.movement_ref,
    departsZone: row.departs_zone,
    label: row.label,
  } as TransportLine
}

type Row = { [Column in (typeof columns)[number]]: unknown }

function present(row: Row): Transport {
  return {
    id: row.id,
    publicRef: row.public_ref,
    office: row.office,
    compartment: row.compartment,
    movementId: row.movement_id,
    kind: row.kind,
    operator: row.operator,
    status: row.status,
    reason: row.reason,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    departsAt: row.departs_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  } as Transport
}
