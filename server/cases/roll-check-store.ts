/** SQL of what a look at a roll found on file: ids only, for whom and with whose eyes. */
import type { RollId } from '#domain/cases/words.ts'
import type { Instant } from '#domain/kit/day.ts'
import type { PersonId } from '#domain/people/words.ts'
import type { Db } from '#server/kit/database.ts'
import type { Scope } from '#server/kit/transaction.ts'

export type RollCheck = { readonly checkedAt: Instant; readonly likely: ReadonlyMap<number, readonly PersonId[]> }

export async function saveCheck(
  db: Db,
  roll: { id: RollId; office: number; compartment: number },
  scope: Scope,
  check: RollCheck,
): Promise<void> {
  const pairs = [...check.likely].flatMap(([row, ids]) => ids.map((id) => ({ row, id })))
  const values = {
    account: scope.account!,
    offices: [...scope.offices],
    compartments: [...scope.compartments],
    checked_at: check.checkedAt,
    rows: pairs.map(({ row }) => row),
    persons: pairs.map(({ id }) => id),
  }
  await db
    .insertInto('cases_roll_check')
    .values({ roll_id: roll.id, office: roll.office, compartment: roll.compartment, ...values })
    .onConflict((conflict) => conflict.column('roll_id').doUpdateSet(values))
    .execute()
}

/** Only with the same eyes: what a colleague sees may be more, or less. */
export async function findCheck(db: Db, rollId: string, scope: Scope): Promise<RollCheck | undefined> {
  const row = await db
    .selectFrom('cases_roll_check')
    .select(['account', 'offices', 'compartments', 'checked_at', 'rows', 'persons'])
    .where('roll_id', '=', rollId)
    .executeTakeFirst()
  if (row === undefined || row.account !== scope.account) return undefined
  if (!isSame(row.offices, scope.offices) || !isSame(row.compartments, scope.compartments)) return undefined
  const likely = new Map<number, PersonId[]>()
  for (const [at, each] of row.rows.entries()) {
    const found = likely.get(each) ?? []
    found.push(row.persons[at] as PersonId)
    likely.set(each, found)
  }
  return { checkedAt: row.checked_at as Instant, likely }
}

export async function forgetCheck(db: Db, rollId: string): Promise<void> {
  await db.deleteFrom('cases_roll_check').where('roll_id', '=', rollId).execute()
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at])
}
