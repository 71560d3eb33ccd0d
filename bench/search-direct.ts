/** Search as the server does it for somebody, transaction, rules and ranking included, without HTTP and without a session. */
import type { AccountId } from '#domain/access/words.ts'
import type { InputOf } from '#domain/kit/contract.ts'
import * as people from '#domain/people/contract.ts'
import { openPool, type Pool } from '#server/kit/database.ts'
import { askInScope, clockNow, type House, type Work } from '#server/kit/transaction.ts'
import { search } from '#server/people/search-actions.ts'
import { offices, type Register, schema } from './search-register.ts'

export type Direct = { find(text: string): Promise<string[]>; close(): Promise<void> }

export function openDirect(register: Pick<Register, 'connection' | 'account'>, limit = 10): Direct {
  const pool: Pool = openPool({ ...register.connection, user: 'passerelle_app' }, schema, 1)
  const house: House = { pool, filesFolder: '', send: async () => undefined, secret: '' }
  const accountId = register.account as AccountId
  const all = offices.map(({ id }) => id)
  const scope = { account: accountId, offices: all, compartments: [] }
  const actor = { accountId, offices: all, compartments: [], airports: [], permissions: ['people.read', 'people.write'] as const }
  return {
    find: async (text) => {
      const input: InputOf<typeof people.search> = people.search.input.parse({ q: text, limit })
      const answered = await askInScope(pool, scope, (db) => {
        const work: Work = { house, actor, now: clockNow(), db, scope, command: '', record: () => undefined, events: [] }
        return search(work, input)
      })
      return answered.ok ? people.search.output.parse(answered.value).items.map(({ person }) => person.id) : []
    },
    close: () => pool.end(),
  }
}
