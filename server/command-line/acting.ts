/** The command line opens the house, which may be served at this very moment, and acts in it as an account of the office. */
import type { Permission } from '#domain/access/roles.ts'
import { findSomebody, type Somebody } from '#server/acting.ts'
import { loadDemonstration } from '#server/demonstration.ts'
import { readEnv } from '#server/env.ts'
import type { House } from '#server/kit/transaction.ts'
import { loadPacks } from '#server/load-packs.ts'
import { openHouse } from '#server/open-house.ts'

export type Acting = Somebody & { house: House; close(): Promise<void> }

/** Acts as `email`, or as the first active account that holds the permission. Throws one sentence when nobody does. */
export async function actingAs(email: string | undefined, permission: Permission, told: (line: string) => void): Promise<Acting> {
  const env = readEnv()
  const opened = await openHouse(env, told, true)
  try {
    await loadPacks(opened.house)
    // A fresh clone has no office yet: the demonstration is made, as npm start makes it.
    if (opened.embedded && env.mode === 'demonstration') await loadDemonstration(opened.house, told)
    const somebody = await findSomebody(opened.house, email, permission)
    if (somebody === undefined) {
      throw new Error(
        email === undefined
          ? `No account holds "${permission}": add one with passerelle user add.`
          : `${email} is no active account that holds "${permission}".`,
      )
    }
    return { ...somebody, house: opened.house, close: opened.close }
  } catch (error) {
    await opened.close()
    throw error
  }
}
