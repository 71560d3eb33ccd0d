/** Gives again what a crash cut off: as the account that gave it, with the same id, by the same door. At the start, and by the clock. */
import type { AccountId } from '#domain/access/words.ts'
import { listOffices } from './access/store.ts'
import { findSignedAccount } from './acting.ts'
import { listeners } from './jobs.ts'
import { forgetLongCommand, takeCutOff } from './kit/long-commands.ts'
import { answer } from './kit/route.ts'
import { type House, inScope, type Scope } from './kit/transaction.ts'
import { routes } from './routes.ts'

/** A command that brought the house down this often is not given again: it leaves nothing. */
const triesMax = 4

/** `olderThanMs`: at the start everything is cut off; later, what has just begun may not hold its row yet. Returns how many were given again. */
export async function resumeLongCommands(
  house: House,
  olderThanMs: number,
  told: (line: string) => void = () => undefined,
): Promise<number> {
  const scope = await everywhere(house)
  const seen: string[] = []
  for (;;) {
    const before = new Date(Date.now() - olderThanMs).toISOString()
    const cut = await inScope(house.pool, scope, (db) => takeCutOff(db, before, seen))
    if (cut === undefined) return seen.length
    seen.push(cut.command)
    const route = routes.find((one) => one.contract.name === cut.contract)
    const signed = await findSignedAccount(house, cut.account as AccountId)
    if (route === undefined || signed === undefined || cut.tries > triesMax) {
      await forgetLongCommand(house, scope, cut.command)
      told(`long-commands: ${cut.contract} given up`)
      continue
    }
    try {
      const reply = await answer(house, listeners, signed, route, { input: cut.input, command: cut.command, isResumed: true })
      told(`long-commands: ${cut.contract} given again, answered ${reply.status}`)
      await forgetLongCommand(house, scope, cut.command)
    } catch (error) {
      told(`long-commands: ${cut.contract} failed again, ${(error as Error).name}`)
    }
  }
}

/** All offices and all compartments: a sealed roll was cut off too. */
async function everywhere(house: House): Promise<Scope> {
  return inScope(house.pool, { account: null, offices: [], compartments: [], system: true }, async (db) => {
    const sealed = await db.selectFrom('access_compartment').select('id').execute()
    return { account: null, offices: (await listOffices(db)).map(({ id }) => id), compartments: sealed.map(({ id }) => id) }
  })
}
