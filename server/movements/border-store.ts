/** SQL of what lets people pass borders: visas, permits and waivers, and what supervisors let pass on a lawyer's word. */
import { sql } from 'kysely'
import type { CaseId } from '#domain/cases/words.ts'
import type { Day, Instant } from '#domain/kit/day.ts'
import type { TravelRight, TravelRightId, TravelRightKind } from '#domain/movements/border-words.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { Db } from '#server/kit/database.ts'

const columns = ['id', 'case_id', 'person_id', 'kind', 'country', 'reference', 'valid_from', 'valid_until', 'recorded_at'] as const

function asRight(row: Record<(typeof columns)[number], string>): TravelRight {
  return {
    id: row.id as TravelRightId,
    caseId: row.case_id as CaseId,
    personId: row.person_id as PersonId,
    kind: row.kind as TravelRightKind,
    country: row.country as TravelRight['country'],
    reference: row.reference,
    validFrom: row.valid_from as Day,
    validUntil: row.valid_until as Day,
    recordedAt: row.recorded_at as Instant,
  }
}

export async function insertRight(
  db: Db,
  place: { office: number; compartment: number },
  right: TravelRight & { recordedBy: string },
): Promise<void> {
  await db
    .insertInto('movements_travel_right')
    .values({
      id: right.id,
      case_id: right.caseId,
      person_id: right.personId,
      office: place.office,
      compartment: place.compartment,
      kind: right.kind,
      country: right.country,
      reference: right.reference,
      valid_from: right.validFrom,
      valid_until: right.validUntil,
      recorded_by: right.recordedBy,
      recorded_at: right.recordedAt,
    })
    .execute()
}

/** Those that stand; the ones that end last come first. */
export async function listRightsOfCase(db: Db, caseId: string): Promise<TravelRight[]> {
  const rows = await db
    .selectFrom('movements_travel_right')
    .select(columns)
    .where('case_id', '=', caseId)
    .where('ended_at', 'is', null)
    .orderBy('valid_until', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(asRight)
}

/** A visa in somebody's passport counts, whatever case it was written down for. */
export async function listRightsOfPersons(db: Db, persons: readonly string[]): Promise<TravelRight[]> {
  const rows = await db
    .selectFrom('movements_travel_right')
    .select(columns)
    .where(sql<boolean>`person_id = any(${persons}::uuid[])`)
    .where('ended_at', 'is', null)
    .execute()
  return rows.map(asRight)
}

export async function findRight(db: Db, id: string): Promise<(TravelRight & { isOver: boolean }) | undefined> {
  const row = await db
    .selectFrom('movements_travel_right')
    .select([...columns, 'ended_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? undefined : { ...asRight(row), isOver: row.ended_at !== null }
}

export async function endRight(db: Db, id: string, at: Instant): Promise<void> {
  await db.updateTable('movements_travel_right').set({ ended_at: at }).where('id', '=', id).execute()
}

export async function insertOriginApproval(
  db: Db,
  approval: {
    id: string
    movement_id: string
    case_id: string
    person_id: string
    office: number
    compartment: number
    reason: string
    legal_note: string
    approved_by: string
    approved_at: Instant
  },
): Promise<void> {
  await db.insertInto('movements_origin_approval').values(approval).execute()
}

export async function listApprovedOrigins(db: Db, movementId: string): Promise<Set<string>> {
  const rows = await db.selectFrom('movements_origin_approval').select('person_id').where('movement_id', '=', movementId).execute()
  return new Set(rows.map((row) => row.person_id))
}
