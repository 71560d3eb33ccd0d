/** SQL of what a card tells of the journey's end. Nothing is written. */
import type { CaseId } from '#domain/cases/words.ts'
import type { Db } from '#server/kit/database.ts'

/** Who meets each of these cases, where somebody does. */
export async function listReceivers(db: Db, cases: readonly CaseId[]): Promise<Map<string, string>> {
  const rows = await db.selectFrom('cases_case').select(['id', 'receiving_party']).where('id', 'in', cases).execute()
  return new Map(rows.flatMap((row) => (row.receiving_party === null ? [] : [[row.id, row.receiving_party] as const])))
}
