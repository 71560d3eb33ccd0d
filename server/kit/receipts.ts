/** Receipts make a command safe to send twice: the same id is answered again and never done again. */
import { hash } from 'node:crypto'
import type { Instant } from '#domain/kit/day.ts'
import { type Db, sendNow } from './database.ts'
import type { LastWord } from './transaction.ts'

type Receipt = { state: 'new' } | { state: 'answered'; answer: unknown } | { state: 'misused' }

/**
 * Claims the command id, waiting for a twin that is being worked on at this very moment.
 * `misused`: the id was used before for something else, or by somebody else (whose receipt nobody else can see).
 */
export async function openReceipt(
  db: Db,
  command: string,
  account: string,
  contract: string,
  input: unknown,
  now: Instant,
): Promise<Receipt> {
  const inputHash = hash('sha256', JSON.stringify(input), 'base64url')
  const claimed = await sendNow(db, {
    sql: 'insert into kit_receipt (command, account, contract, input_hash, at) values ($1, $2, $3, $4, $5) on conflict do nothing',
    parameters: [command, account, contract, inputHash, now],
  })
  if (claimed.rowCount === 1) return { state: 'new' }
  const before = await db
    .selectFrom('kit_receipt')
    .select(['contract', 'input_hash', 'answer'])
    .where('command', '=', command)
    .executeTakeFirst()
  if (before === undefined || before.contract !== contract || before.input_hash !== inputHash) return { state: 'misused' }
  return { state: 'answered', answer: before.answer }
}

export function keepReceipt(lastWord: LastWord, command: string, answer: unknown): void {
  lastWord({ sql: 'update kit_receipt set answer = $2 where command = $1', parameters: [command, JSON.stringify(answer ?? null)] })
}
