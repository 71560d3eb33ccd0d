/** How far a long command has come, for the screen of whoever gave it: told beside its transaction, because nobody sees into that before it ends. */
import type { Db } from './database.ts'
import { inScope, type Work } from './transaction.ts'

export type Told = (done: number, total: number) => void

/** From here on waiting deserves a count. */
const slowFrom = 500

/**
 * Never waited for: a command that held its connection while it waited for another one would be a trap when many are given at once.
 * `over` forgets the count, whatever became of the command.
 */
export function progressOf(work: Work, id: string): { told: Told; over(): void } {
  let chain: Promise<unknown> | undefined
  const beside = (does: (db: Db) => Promise<unknown>): void => {
    chain = (chain ?? Promise.resolve()).then(() => inScope(work.house.pool, work.scope, does)).catch(() => undefined)
  }
  return {
    told: (done, total) => {
      if (total >= slowFrom) beside((db) => saveProgress(db, { id, account: work.actor.accountId, done, total, at: work.now }))
    },
    over: () => {
      if (chain !== undefined) beside((db) => db.deleteFrom('kit_progress').where('id', '=', id).execute())
    },
  }
}

async function saveProgress(
  db: Db,
  { id, ...values }: { id: string; account: string; done: number; total: number; at: string },
): Promise<void> {
  await db
    .insertInto('kit_progress')
    .values({ id, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ done: values.done, total: values.total, at: values.at }))
    .execute()
}

/** Of one's own commands only. */
export async function findProgress(db: Db, id: string): Promise<{ done: number; total: number } | undefined> {
  return db.selectFrom('kit_progress').select(['done', 'total']).where('id', '=', id).executeTakeFirst()
}
