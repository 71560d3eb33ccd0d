/** SQL of tranches: planned, dated, paid once. What the database refuses of them is in 0008-reintegration.sql. */
import type { Day } from '#domain/kit/day.ts'
import type { Tranche } from '#domain/reintegration/words.ts'
import type { Db } from '#server/kit/database.ts'
import type { Place } from './store.ts'

const trancheColumns = [
  'id',
  'line_id',
  'plan_id',
  'seq',
  'amount_minor',
  'due_on',
  'status',
  'mode',
  'receipt',
  'supplier',
  'invoice',
  'quotes',
  'quotes_waiver',
  'paid_at',
  'paid_by',
] as const

export async function findPlanIdOfTranche(db: Db, trancheId: string): Promise<string | undefined> {
  return (await db.selectFrom('reintegration_tranche').select('plan_id').where('id', '=', trancheId).executeTakeFirst())?.plan_id
}

export async function listTranches(db: Db, planId: string): Promise<Tranche[]> {
  const rows = await db
    .selectFrom('reintegration_tranche')
    .select(trancheColumns)
    .where('plan_id', '=', planId)
    .orderBy('line_id')
    .orderBy('seq')
    .execute()
  return rows.map(presentTranche)
}

export async function insertTranches(
  db: Db,
  tranches: readonly Pick<Tranche, 'id' | 'lineId' | 'planId' | 'seq' | 'amountMinor' | 'dueOn'>[],
  place: Place,
): Promise<void> {
  if (tranches.length === 0) return
  await db
    .insertInto('reintegration_tranche')
    .values(
      tranches.map((tranche) => ({
        id: tranche.id,
        line_id: tranche.lineId,
        plan_id: tranche.planId,
        office: place.office,
        compartment: place.compartment,
        seq: tranche.seq,
        amount_minor: tranche.amountMinor,
        due_on: tranche.dueOn,
      })),
    )
    .execute()
}

export async function setTrancheAmount(db: Db, trancheId: string, amountMinor: number): Promise<void> {
  await db.updateTable('reintegration_tranche').set({ amount_minor: amountMinor }).where('id', '=', trancheId).execute()
}

export async function setTrancheDue(db: Db, trancheId: string, dueOn: Day): Promise<void> {
  await db.updateTable('reintegration_tranche').set({ due_on: dueOn }).where('id', '=', trancheId).execute()
}

export async function cancelTranches(db: Db, trancheIds: readonly string[]): Promise<void> {
  if (trancheIds.length === 0) return
  await db.updateTable('reintegration_tranche').set({ status: 'CANCELLED' }).where('id', 'in', trancheIds).execute()
}

export type PaidTranche = Pick<
  Tranche,
  'id' | 'mode' | 'receipt' | 'supplier' | 'invoice' | 'quotes' | 'quotesWaiver' | 'paidAt' | 'paidBy'
> & { invoiceKey: string | null }

export async function savePayment(db: Db, paid: PaidTranche): Promise<Tranche> {
  const row = await db
    .updateTable('reintegration_tranche')
    .set({
      status: 'PAID',
      mode: paid.mode,
      receipt: paid.receipt,
      supplier: paid.supplier,
      invoice: paid.invoice,
      invoice_key: paid.invoiceKey,
      quotes: paid.quotes,
      quotes_waiver: paid.quotesWaiver,
      paid_at: paid.paidAt,
      paid_by: paid.paidBy,
    })
    .where('id', '=', paid.id)
    .returning(trancheColumns)
    .executeTakeFirstOrThrow()
  return presentTranche(row)
}

function presentTranche(row: Record<(typeof trancheColumns)[number], unknown>): Tranche {
  return {
    id: row.id,
    lineId: row.line_id,
    planId: row.plan_id,
    seq: row.seq,
    amountMinor: row.amount_minor,
    dueOn: row.due_on,
    status: row.status,
    mode: row.mode,
    receipt: row.receipt,
    supplier: row.supplier,
    invoice: row.invoice,
    quotes: row.quotes,
    quotesWaiver: row.quotes_waiver,
    paidAt: row.paid_at,
    paidBy: row.paid_by,
  } as Tranche
}
