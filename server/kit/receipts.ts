/** Receipts make a command safe to send twice: the same id is answered again and never done again. */
import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant } from '#domain/kit/day.ts'
import { type Db, sendNow } from './database.ts'
import type { LastWord } from './transaction.ts'

/** What a command is, besides its id. */
export type Claim = { readonly command: string; readonly account: string; readonly contract: string; readonly inputHash: string }

export function claimFor(command: string, account: string, contract: string, input: unknown): Claim {
  return { command, account, contract, inputHash: hash('sha256', JSON.stringify(input), 'base64url') }
}

/** Thrown when the id was used before. */
export class CommandKnown extends Error {}

/** Claims the command id, waiting for a twin that is being worked on at this very moment. Fails with `CommandKnown`. */
export async function claimCommand(db: Db, claim: Claim, now: Instant): Promise<void> {
  const claimed = await sendNow(db, {
    sql: 'insert into kit_receipt (command, account, contract, input_hash, at) values ($1, $2, $3, $4, $5) on conflict do nothing',
    parameters: [claim.command, claim.account, claim.contract, claim.inputHash, now],
  })
  if (claimed.rowCount !== 1) throw new CommandKnown()
}

export function keepReceipt(lastWord: LastWord, command: string, answer: unknown): void {
  lastWord({ sql: 'update kit_receipt set answer = $2 where command = $1', parameters: [command, JSON.stringify(answer ?? null)] })
}

/** Of so many commands given before this instant only that they were done is kept. Returns how many there were. */
export async function forgetAnswers(db: Db, before: Instant, most: number): Promise<number> {
  const { rows } = await sql<{ done: number }>`select kit_forget_answers(${before}::timestamptz, ${most}) as done`.execute(db)
  return rows[0]!.done
}

/** The answer given before; undefined when the id was used for something else, or by somebody else, whose receipt nobody else can see. */
export async function findReceipt(db: Db, claim: Claim): Promise<{ answer: unknown } | undefined> {
  const before = await db
    .selectFrom('kit_receipt')
    .select(['contract', 'input_hash', 'answer'])
    .where('command', '=', claim.command)
    .executeTakeFirst()
  return before?.contract === claim.contract && before.input_hash === claim.inputHash ? { answer: before.answer } : undefined
}
