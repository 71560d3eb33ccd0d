/** SQL of what a mishap costs and of what was claimed for it. */
import type { AccountId } from '#domain/access/words.ts'
import type { Day, Instant } from '#domain/kit/day.ts'
import type { Claim, ClaimStatus, MishapCost, WorkedOut } from '#domain/transit/claim-words.ts'
import type { Db } from '#server/kit/database.ts'
import { newId } from '#server/kit/transaction.ts'

type Place = { office: number; compartment: number }

const costColumns = [
  'id',
  'mishap_id',
  'nature',
  'minor',
  'currency',
  'paid_by',
  'spent_on',
  'note',
  'added_at',
  'added_by',
  'cancelled_at',
] as const

export async function listCosts(db: Db, mishapId: string): Promise<MishapCost[]> {
  const rows = await db
    .selectFrom('transit_mishap_cost')
    .select(costColumns)
    .where('mishap_id', '=', mishapId)
    .orderBy('added_at')
    .orderBy('id')
    .execute()
  return rows.map(presentCost)
}

/** Kept still until the end of the transaction, with where it belongs. */
export async function findCostForUpdate(db: Db, id: string): Promise<(MishapCost & Place) | undefined> {
  const row = await db
    .selectFrom('transit_mishap_cost')
    .select([...costColumns, 'office', 'compartment'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? undefined : { ...presentCost(row), office: row.office, compartment: row.compartment }
}

export async function insertCost(db: Db, place: Place, cost: MishapCost): Promise<void> {
  await db
    .insertInto('transit_mishap_cost')
    .values({
      id: cost.id,
      mishap_id: cost.mishapId,
      office: place.office,
      compartment: place.compartment,
      nature: cost.nature,
      minor: cost.minor,
      currency: cost.currency,
      paid_by: cost.paidBy,
      spent_on: cost.spentOn,
      note: cost.note,
      added_at: cost.addedAt,
      added_by: cost.addedBy,
    })
    .execute()
}

export async function setCostCancelled(db: Db, id: string, by: string, at: Instant): Promise<void> {
  await db.updateTable('transit_mishap_cost').set({ cancelled_at: at, cancelled_by: by }).where('id', '=', id).execute()
}

export async function findClaim(db: Db, mishapId: string): Promise<Claim | undefined> {
  const row = await db
    .selectFrom('transit_claim')
    .select(['id', 'mishap_id', 'worked_out', 'status', 'reference', 'claimed_at', 'settled_at'])
    .where('mishap_id', '=', mishapId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    id: row.id,
    mishapId: row.mishap_id,
    workedOut: row.worked_out as WorkedOut,
    status: row.status as ClaimStatus,
    reference: row.reference,
    claimedAt: row.claimed_at as Instant,
    settledAt: row.settled_at as Instant | null,
  }
}

export async function insertClaim(
  db: Db,
  place: Place,
  claim: Pick<Claim, 'mishapId' | 'workedOut' | 'reference' | 'claimedAt'>,
  by: string,
): Promise<Claim> {
  const id = newId()
  await db
    .insertInto('transit_claim')
    .values({
      id,
      mishap_id: claim.mishapId,
      office: place.office,
      compartment: place.compartment,
      worked_out: JSON.stringify(claim.workedOut),
      minor: claim.workedOut.totalMinor,
      currency: claim.workedOut.currency,
      status: 'SENT',
      reference: claim.reference,
      claimed_at: claim.claimedAt,
      claimed_by: by,
    })
    .execute()
  return { id, ...claim, status: 'SENT', settledAt: null }
}

export async function setClaimSettled(db: Db, id: string, status: ClaimStatus, by: string, at: Instant): Promise<void> {
  await db.updateTable('transit_claim').set({ status, settled_at: at, settled_by: by }).where('id', '=', id).execute()
}

function presentCost(row: { [Column in (typeof costColumns)[number]]: unknown }): MishapCost {
  return {
    id: row.id as MishapCost['id'],
    mishapId: row.mishap_id as string,
    nature: row.nature as MishapCost['nature'],
    minor: Number(row.minor),
    currency: row.currency as string,
    paidBy: row.paid_by as MishapCost['paidBy'],
    spentOn: row.spent_on as Day,
    note: row.note as string | null,
    addedAt: row.added_at as Instant,
    addedBy: row.added_by as AccountId,
    cancelledAt: row.cancelled_at as Instant | null,
  }
}
