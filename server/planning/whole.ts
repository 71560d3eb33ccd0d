/** One family of many: what is done for it is kept whole, or undone whole while the others stand. */
import { sql } from 'kysely'
import type { Result } from '#domain/kit/result.ts'
import type { NewEvent, Work } from '#server/kit/transaction.ts'

/** A refusal takes back every row and every event of `does`; whatever it had done before in this transaction stays. */
export async function wholeOrNothing<Value>(
  work: Work,
  does: (work: Work) => Promise<Result<Value, string>>,
): Promise<Result<Value, string>> {
  const events: NewEvent[] = []
  await sql`savepoint one_family`.execute(work.db)
  const result = await does({ ...work, events, record: (event) => void events.push(event) })
  if (!result.ok) {
    await sql`rollback to savepoint one_family`.execute(work.db)
    return result
  }
  await sql`release savepoint one_family`.execute(work.db)
  for (const event of events) work.record(event)
  return result
}
