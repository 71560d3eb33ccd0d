/** Writes the search index of people again, in every office and compartment, under no account; by the clock when it is due, or by hand. */
import type { AccountId } from '#domain/access/words.ts'
import { accept } from '#domain/kit/result.ts'
import { listOffices } from './access/store.ts'
import { actAs } from './kit/route.ts'
import { type House, inScope, type Scope, type Work } from './kit/transaction.ts'
import { isReindexDue, reindexNext, restartReindex } from './people/reindex-actions.ts'

const theHouse = '00000000-0000-0000-0000-000000000000' as AccountId

export type ReindexOrder = {
  /** From the first person on, although nothing seems to be due. */
  readonly again: boolean
  /** Stops after this long; the next run goes on from there. */
  readonly untilMs?: number
  readonly told?: (persons: number, changed: number) => void
}

/** Returns how many persons were looked at and how many had wrong entries. */
export async function reindexEverywhere(
  house: House,
  { again, untilMs, told }: ReindexOrder,
): Promise<{ persons: number; changed: number }> {
  const does = await everywhere(house)
  if (again) await does((work) => restartReindex(work))
  else if (!(await does((work) => isReindexDue(work)))) return { persons: 0, changed: 0 }
  const done = { persons: 0, changed: 0 }
  for (let more = true; more && (untilMs === undefined || Date.now() < untilMs);) {
    const batch = await does((work) => reindexNext(work))
    done.persons += batch.persons
    done.changed += batch.changed
    told?.(done.persons, done.changed)
    more = batch.more
  }
  return done
}

async function everywhere(house: House): Promise<<Value>(does: (work: Work) => Promise<Value>) => Promise<Value>> {
  const { offices, compartments } = await inScope(
    house.pool,
    { account: null, offices: [], compartments: [], system: true },
    async (db) => {
      const sealed = await db.selectFrom('access_compartment').select('id').execute()
      return { offices: (await listOffices(db)).map(({ id }) => id), compartments: sealed.map(({ id }) => id) }
    },
  )
  const actor = { accountId: theHouse, offices, compartments, airports: [], permissions: [] }
  const scope: Scope = { account: theHouse, offices, compartments, system: true }
  return async (does) => {
    const done = await actAs(house, [], actor, scope, async (work) => accept(await does(work)))
    if (!done.ok) throw new Error(done.refusal)
    return done.value
  }
}
