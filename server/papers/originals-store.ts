/** SQL of the receipts for originals that the office keeps of people. */
import { z } from 'zod'
import type { CaseId } from '#domain/cases/words.ts'
import type { Instant } from '#domain/kit/day.ts'
import type { PersonId } from '#domain/people/words.ts'
import { KeptOriginal, type OriginalsReceipt, type ReceiptId } from '#domain/papers/words.ts'
import type { Db } from '#server/kit/database.ts'

const columns = [
  'id',
  'office',
  'compartment',
  'case_id',
  'person_id',
  'items',
  'reason',
  'kept_at',
  'kept_by',
  'signed_name',
  'drawn',
  'returned_at',
  'returned_by',
  'returned_to',
  'return_drawn',
  'created_at',
] as const

export async function findReceipt(db: Db, id: ReceiptId, lock = false): Promise<OriginalsReceipt | undefined> {
  const row = await db
    .selectFrom('papers_receipt')
    .select(columns)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return row === undefined ? undefined : asReceipt(row)
}

export async function listReceipts(db: Db, caseId: string): Promise<OriginalsReceipt[]> {
  const rows = await db
    .selectFrom('papers_receipt')
    .select(columns)
    .where('case_id', '=', caseId)
    .orderBy('kept_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(asReceipt)
}

export async function insertReceipt(db: Db, receipt: OriginalsReceipt): Promise<void> {
  await db
    .insertInto('papers_receipt')
    .values({
      id: receipt.id,
      office: receipt.office,
      compartment: receipt.compartment,
      case_id: receipt.caseId,
      person_id: receipt.personId,
      items: JSON.stringify(receipt.items),
      reason: receipt.reason,
      kept_at: receipt.keptAt,
      kept_by: receipt.keptBy,
      signed_name: receipt.signedName,
      drawn: receipt.drawn,
      created_at: receipt.createdAt,
    })
    .execute()
}

export async function saveReturn(db: Db, receipt: OriginalsReceipt): Promise<void> {
  await db
    .updateTable('papers_receipt')
    .set({
      returned_at: receipt.returnedAt,
      returned_by: receipt.returnedBy,
      returned_to: receipt.returnedTo,
      return_drawn: receipt.returnDrawn,
    })
    .where('id', '=', receipt.id)
    .execute()
}

type Row = {
  id: string
  office: number
  compartment: number
  case_id: string
  person_id: string
  items: unknown
  reason: string
  kept_at: string
  kept_by: string
  signed_name: string
  drawn: string | null
  returned_at: string | null
  returned_by: string | null
  returned_to: string | null
  return_drawn: string | null
  created_at: string
}

function asReceipt(row: Row): OriginalsReceipt {
  return {
    id: row.id as ReceiptId,
    office: row.office as OriginalsReceipt['office'],
    compartment: row.compartment,
    caseId: row.case_id as CaseId,
    personId: row.person_id as PersonId,
    items: z.array(KeptOriginal).parse(row.items),
    reason: row.reason as OriginalsReceipt['reason'],
    keptAt: row.kept_at as Instant,
    keptBy: row.kept_by as OriginalsReceipt['keptBy'],
    signedName: row.signed_name,
    drawn: row.drawn,
    returnedAt: row.returned_at as Instant | null,
    returnedBy: row.returned_by as OriginalsReceipt['returnedBy'],
    returnedTo: row.returned_to,
    returnDrawn: row.return_drawn,
    createdAt: row.created_at as Instant,
  }
}
