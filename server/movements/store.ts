/** SQL of movements and the lists read from them. Legs, passengers, clearances and manifests have their own store. */
import { sql } from 'kysely'
import type { CaseId } from '#domain/cases/words.ts'
import type { Day, Instant } from '#domain/kit/day.ts'
import { ManifestTotals, type Movement, type MovementId } from '#domain/movements/words.ts'
import type { Db } from '#server/kit/database.ts'

export type MovementRow = Pick<
  Movement,
  'id' | 'publicRef' | 'office' | 'compartment' | 'movementType' | 'mode' | 'status' | 'startsAt' | 'endsAt'
>

export async function insertMovement(db: Db, movement: MovementRow & { createdBy: string; createdAt: Instant }): Promise<void> {
  await db
    .insertInto('movements_movement')
    .values({
      id: movement.id,
      office: movement.office,
      compartment: movement.compartment,
      public_ref: movement.publicRef,
      movement_type: movement.movementType,
      mode: movement.mode,
      status: movement.status,
      starts_at: movement.startsAt,
      ends_at: movement.endsAt,
      created_by: movement.createdBy,
      created_at: movement.createdAt,
      updated_at: movement.createdAt,
    })
    .execute()
}

const movementColumns = ['id', 'public_ref', 'office', 'compartment', 'movement_type', 'mode', 'status', 'starts_at', 'ends_at'] as const

export async function findMovement(db: Db, id: string, lock = false): Promise<MovementRow | undefined> {
  const row = await db
    .selectFrom('movements_movement')
    .select(movementColumns)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return row === undefined ? undefined : asMovement(row)
}

/** What others were told last of how many travel; nobody was told where it is null. */
export async function findAnnounced(db: Db, id: MovementId): Promise<ManifestTotals | null> {
  const row = await db.selectFrom('movements_movement').select('announced').where('id', '=', id).executeTakeFirst()
  return row?.announced == null ? null : ManifestTotals.parse(row.announced)
}

export async function setAnnounced(db: Db, id: MovementId, totals: ManifestTotals | null): Promise<void> {
  await db
    .updateTable('movements_movement')
    .set({ announced: totals === null ? null : JSON.stringify(totals) })
    .where('id', '=', id)
    .execute()
}

function asMovement(row: {
  id: string
  public_ref: string
  office: number
  compartment: number
  movement_type: string
  mode: string
  status: string
  starts_at: string
  ends_at: string
}): MovementRow {
  return {
    id: row.id as MovementId,
    publicRef: row.public_ref,
    office: row.office,
    compartment: row.compartment,
    movementType: row.movement_type,
    mode: row.mode as Movement['mode'],
    status: row.status as Movement['status'],
    startsAt: row.starts_at as Instant,
    endsAt: row.ends_at as Instant,
  }
}

export async function setMovementStatus(db: Db, id: string, status: Movement['status'], at: Instant): Promise<void> {
  await db.updateTable('movements_movement').set({ status, updated_at: at }).where('id', '=', id).execute()
}

// ── lists ──

export type ListWish = {
  from: Instant | undefined
  to: Instant | undefined
  status: string | undefined
  order: 'NEXT' | 'LAST'
  after: readonly (string | number | null)[] | undefined
  limit: number
}

/** Each office is read in the order of its own index and the pages are merged: one index over several offices has no such order. */
export async function listMovementRows(db: Db, offices: readonly number[], wish: ListWish): Promise<MovementRow[]> {
  const next = wish.order === 'NEXT'
  const direction = next ? sql`asc` : sql`desc`
  const [startsAt, id] = wish.after ?? []
  const { rows } = await sql<Parameters<typeof asMovement>[0]>`
    select m.* from unnest(${offices}::int[]) as o (office) cross join lateral (
      select ${sql.join(movementColumns.map((name) => sql.ref(name)))} from movements_movement
      where office = o.office
        ${wish.from === undefined ? sql`` : sql`and starts_at >= ${wish.from}::timestamptz`}
        ${wish.to === undefined ? sql`` : sql`and starts_at < ${wish.to}::timestamptz`}
        ${wish.status === undefined ? sql`` : sql`and status = ${wish.status}`}
        ${wish.after === undefined ? sql`` : sql`and (starts_at, id) ${next ? sql`>` : sql`<`} (${startsAt}::timestamptz, ${id}::uuid)`}
      order by starts_at ${direction}, id ${direction} limit ${wish.limit + 1}
    ) m order by m.starts_at ${direction}, m.id ${direction} limit ${wish.limit + 1}`.execute(db)
  return rows.map(asMovement)
}

export async function listMovementsByIds(db: Db, ids: readonly string[]): Promise<MovementRow[]> {
  const rows = await db
    .selectFrom('movements_movement')
    .select(movementColumns)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .orderBy('starts_at', 'desc')
    .execute()
  return rows.map(asMovement)
}

/** For the movements of one page: how many are on board, and the newest manifest. */
export async function countOnBoard(
  db: Db,
  movements: readonly string[],
): Promise<Map<string, { passengers: number; version: number | null }>> {
  const rows = await db
    .selectFrom('movements_movement as m')
    .select([
      'm.id',
      sql<number>`(select count(*)::int from movements_passenger p where p.movement_id = m.id and p.state not in ('NO_SHOW', 'OFFLOADED', 'DENIED_BOARDING', 'CANCELLED', 'REFUNDED'))`.as(
        'passengers',
      ),
      sql<number | null>`(select max(version) from movements_manifest f where f.movement_id = m.id)`.as('version'),
    ])
    .where(sql<boolean>`m.id = any(${movements}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, { passengers: row.passengers, version: row.version }]))
}

export type ReadyRow = {
  caseId: CaseId
  caseRef: string
  criticalOn: Day | null
  destinationCountry: string | null
  destinationCity: string | null
  leadName: string | null
  persons: number
  earliestOn: Day | null
  latestOn: Day | null
}

/** Cases that wait for seats; those that nothing hurries come last. */
export async function listReadyRows(
  db: Db,
  offices: readonly number[],
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<ReadyRow[]> {
  const [criticalOn, id] = after ?? []
  const later =
    criticalOn === null
      ? sql`critical_on is null and id > ${id}::uuid`
      : sql`((critical_on, id) > (${criticalOn}::date, ${id}::uuid) or critical_on is null)`
  const { rows } = await sql<ReadyRow>`
    select c.id as "caseId", c.public_ref as "caseRef", c.critical_on as "criticalOn", c.destination_country as "destinationCountry", c.destination_city as "destinationCity",
      (select nullif(trim(concat(p.family_name, ' ', p.given_names)), '') from cases_member m join people_person p on p.id = m.person_id
        where m.case_id = c.id and m.role = 'PA' and m.left_at is null) as "leadName",
      (select count(*)::int from cases_member m where m.case_id = c.id and m.travelling and m.left_at is null) as persons,
      (select min(r.earliest_on) from movements_request r where r.case_id = c.id and r.status = 'OPEN') as "earliestOn",
      (select max(r.latest_on) from movements_request r where r.case_id = c.id and r.status = 'OPEN') as "latestOn"
    from (
      select w.* from unnest(${offices}::int[]) as o (office) cross join lateral (
        select id, public_ref, critical_on, destination_country, destination_city from cases_case
        where office = o.office and status = 'TRAVEL_READY' ${after === undefined ? sql`` : sql`and ${later}`}
        order by critical_on, id limit ${limit + 1}
      ) w order by w.critical_on, w.id limit ${limit + 1}
    ) c order by c.critical_on, c.id`.execute(db)
  return rows
}

export async function findOffice(db: Db, office: number): Promise<{ code: string; name: string; timeZone: string }> {
  const row = await db.selectFrom('access_office').select(['code', 'name', 'time_zone']).where('id', '=', office).executeTakeFirstOrThrow()
  return { code: row.code, name: row.name, timeZone: row.time_zone }
}
