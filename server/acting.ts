/** Acts as an account of the office without a session, through the same routes and rules as the desk: the command line, the demonstration. */
import type { z } from 'zod'
import { officesWith, type Permission } from '#domain/access/roles.ts'
import type { AccountId } from '#domain/access/words.ts'
import type { Contract, OutputOf, RequestOf } from '#domain/kit/contract.ts'
import { listCompartmentsOf, listGrantsOf, listOffices } from './access/store.ts'
import { listeners } from './jobs.ts'
import type { Db } from './kit/database.ts'
import { answer, type Reply, type Signed } from './kit/route.ts'
import { type House, inScope } from './kit/transaction.ts'
import { routes } from './routes.ts'

export type Asked<Output> = { ok: true; value: Output } | { ok: false; reply: Reply }

export type Somebody = {
  readonly email: string
  readonly signed: Signed
  ask<C extends Contract<z.ZodObject, z.ZodType, string>>(contract: C, input: RequestOf<C>): Promise<Asked<OutputOf<C>>>
}

const everywhere = { account: null, offices: [], compartments: [], system: true }

/** The account of this e-mail, or the first active one that holds the permission; undefined when nobody does. */
export async function findSomebody(house: House, email: string | undefined, permission: Permission): Promise<Somebody | undefined> {
  const found = await findSigned(house, email, permission)
  if (found === undefined) return undefined
  return {
    ...found,
    ask: async (contract, input) => {
      const route = routes.find((one) => one.contract.name === contract.name)
      if (route === undefined) throw new Error(`${contract.name} has no route`)
      const reply = await answer(house, listeners, found.signed, route, { input })
      return reply.status === 200 && 'body' in reply ? { ok: true, value: reply.body as never } : { ok: false, reply }
    },
  }
}

/** Whoever this account is today: nobody when it was closed meanwhile. */
export async function findSignedAccount(house: House, accountId: AccountId): Promise<Signed | undefined> {
  return inScope(house.pool, everywhere, async (db) => {
    const active = await db
      .selectFrom('access_account')
      .select('id')
      .where('id', '=', accountId)
      .where('status', '=', 'ACTIVE')
      .executeTakeFirst()
    return active === undefined ? undefined : signedFrom(db, accountId, await listGrantsOf(db, accountId))
  })
}

async function findSigned(
  house: House,
  email: string | undefined,
  permission: Permission,
): Promise<{ email: string; signed: Signed } | undefined> {
  return inScope(house.pool, everywhere, async (db) => {
    const accounts = await db
      .selectFrom('access_account')
      .select(['id', 'email'])
      .where('status', '=', 'ACTIVE')
      .$if(email !== undefined, (query) => query.where('email', '=', email!.toLowerCase()))
      .orderBy('created_at')
      .orderBy('id')
      .execute()
    for (const account of accounts) {
      const grants = await listGrantsOf(db, account.id)
      if (officesWith(grants, permission).length === 0) continue
      return { email: account.email, signed: await signedFrom(db, account.id as AccountId, grants) }
    }
    return undefined
  })
}

async function signedFrom(db: Db, accountId: AccountId, grants: Signed['grants']): Promise<Signed> {
  const offices = await listOffices(db)
  return {
    accountId,
    grants,
    compartments: await listCompartmentsOf(db, accountId),
    airportsOf: (ids) => offices.filter((office) => ids.includes(office.id)).flatMap((office) => office.airports),
  }
}
