/**
 * Commands that take long: kept as a row from before they begin until their answer is given, so that one that a crash cut off is given
 * again, with its own id, by whoever starts the house next. The receipt makes that safe. Only SQL and the order of steps are here.
 */
import { sql } from 'kysely'
import type { Result } from '#domain/kit/result.ts'
import { type Db, sendNow } from './database.ts'
import { type Claim, findReceipt } from './receipts.ts'
import { type House, inScope, type Scope, type Work } from './transaction.ts'

/** What a long command is about: of two on one thing, the second is refused. Found as the actor, so that nothing is told of what is hidden. */
export type LongSubject = { readonly subject: string; readonly office: number; readonly compartment: number }
export type FindsSubject = (work: Work, input: never) => Promise<Result<LongSubject, 'not_found'>>

export type Begun = 'BEGUN' | 'KNOWN' | 'UNDER_WAY' | 'NOT_FOUND'

/**
 * Writes the row of a command in a transaction of its own. KNOWN: the very command is being worked on, was cut off, or is answered; the
 * claim of its receipt says which.
 */
export async function beginLongCommand(
  house: House,
  scope: Scope,
  { claim, input, workOn, find }: { claim: Claim; input: unknown; workOn: (db: Db) => Work; find: FindsSubject },
): Promise<Begun> {
  return inScope(house.pool, scope, async (db) => {
    if ((await findReceipt(db, claim)) !== undefined) return 'KNOWN'
    const work = workOn(db)
    const found = await find(work, input as never)
    if (!found.ok) return 'NOT_FOUND'
    const { subject, office, compartment } = found.value
    const written = await db
      .insertInto('kit_long_command')
      .values({
        command: claim.command,
        office,
        compartment,
        account: claim.account,
        contract: claim.contract,
        input: JSON.stringify(input),
        subject,
        began_at: work.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (written.numInsertedOrUpdatedRows === 1n) return 'BEGUN'
    const standing = await db.selectFrom('kit_long_command').select('command').where('subject', '=', subject).executeTakeFirst()
    return standing?.command === claim.command ? 'KNOWN' : 'UNDER_WAY'
  })
}

/** Says to others, until the end of the transaction, that somebody is at work on it. It may still be asked to stop. */
export function holdLongCommand(db: Db, command: string): void {
  void sendNow(db, { sql: 'select 1 from kit_long_command where command = $1 for key share', parameters: [command] })
}

/** Where this fails, the row stays, and the command is given again: it is known by then. */
export async function forgetLongCommand(house: House, scope: Scope, command: string): Promise<void> {
  await inScope(house.pool, scope, (db) => db.deleteFrom('kit_long_command').where('command', '=', command).execute()).catch(
    () => undefined,
  )
}

/** Asked between two parts of the work. */
export async function isStopAsked(work: Work): Promise<boolean> {
  const row = await work.db
    .selectFrom('kit_long_command')
    .select('stop_asked_at')
    .where('command', '=', work.command)
    .where('stop_asked_at', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

/** False when nothing is under way there. */
export async function askToStop(work: Work, subject: string): Promise<boolean> {
  const asked = await work.db
    .updateTable('kit_long_command')
    .set({ stop_asked_at: work.now, stop_asked_by: work.actor.accountId })
    .where('subject', '=', subject)
    .executeTakeFirst()
  return asked.numUpdatedRows > 0n
}

export type LongCommand = {
  readonly command: string
  readonly subject: string
  readonly contract: string
  readonly account: string
  readonly beganAt: string
  readonly isStopping: boolean
}

/** What is under way on these things, as far as the actor may see them. */
export async function listLongCommands(db: Db, subjects: readonly string[]): Promise<LongCommand[]> {
  if (subjects.length === 0) return []
  const rows = await db
    .selectFrom('kit_long_command')
    .select(['command', 'subject', 'contract', 'account', 'began_at', 'stop_asked_at'])
    .where(sql<boolean>`subject = any(${subjects}::uuid[])`)
    .execute()
  return rows.map((row) => ({
    command: row.command,
    subject: row.subject,
    contract: row.contract,
    account: row.account,
    beganAt: row.began_at,
    isStopping: row.stop_asked_at !== null,
  }))
}

export type CutOff = {
  readonly command: string
  readonly account: string
  readonly contract: string
  readonly input: unknown
  readonly tries: number
}

/** The oldest command that nobody is at work on, counted as tried once more. `except`: those looked at already. */
export async function takeCutOff(db: Db, begunBefore: string, except: readonly string[]): Promise<CutOff | undefined> {
  const { rows } = await sql<{ command: string; account: string; contract: string; input: unknown; tries: number }>`
    update kit_long_command set tries = tries + 1 where command = (
      select command from kit_long_command where began_at <= ${begunBefore} and command <> all(${except}::uuid[])
      order by began_at limit 1 for update skip locked)
    returning command, account, contract, input, tries`.execute(db)
  return rows[0]
}
