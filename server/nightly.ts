/** What the house does by itself at night, in every office and compartment, under no account. */
import type { AccountId } from '#domain/access/words.ts'
import { dayAt } from '#domain/kit/day.ts'
import { accept } from '#domain/kit/result.ts'
import { listOffices } from './access/store.ts'
import { listeners } from './jobs.ts'
import { findPairs } from './people/pair-actions.ts'
import { followMerges } from './people/repointing.ts'
import { actAs } from './kit/route.ts'
import { clockNow, type House, inScope } from './kit/transaction.ts'
import { expireClearances } from './movements/expiry-actions.ts'
import { mailNotices } from './notices/actions.ts'

/** A mail that cannot be sent takes no more than these back with it, to be tried again. */
const mailsAtOnce = 20

/** Nobody: events and audit of the night carry it, and no account has it. */
const theHouse = '00000000-0000-0000-0000-000000000000' as AccountId

/** Clearances that ended are expired and those that end soon are announced, a commit for each batch. Returns how many were expired. */
export async function expireClearancesEverywhere(house: House): Promise<number> {
  const { offices, compartments, zone } = await everywhere(house)
  const actor = { accountId: theHouse, offices, compartments, airports: [], permissions: [] }
  const today = dayAt(clockNow(), zone)
  let expired = 0
  for (let more = true; more;) {
    const night = await actAs(house, listeners, actor, { account: theHouse, offices, compartments }, async (work) =>
      accept(await expireClearances(work, today)),
    )
    if (!night.ok) throw new Error(night.refusal)
    expired += night.value.expired
    more = night.value.more
  }
  return expired
}

/** References that came late to a merged file follow it, and whoever was entered or changed since is compared with everybody on file. */
export async function keepRegisterEverywhere(house: House): Promise<{ found: number }> {
  const { offices, compartments } = await everywhere(house)
  const actor = { accountId: theHouse, offices, compartments, airports: [], permissions: [] }
  const scope = { account: theHouse, offices, compartments }
  await actAs(house, listeners, actor, scope, async (work) => accept(await followMerges(work)))
  let found = 0
  for (const office of offices) {
    for (let more = true; more;) {
      const looked = await actAs(house, listeners, actor, scope, (work) => findPairs(work, { office }))
      if (!looked.ok) throw new Error(looked.refusal)
      found += looked.value.found
      more = looked.value.more
    }
  }
  return { found }
}

/** Notices to addresses outside leave, and those who are late with their answer are reminded once. Returns how many were written to. */
export async function mailNoticesEverywhere(house: House): Promise<{ mailed: number }> {
  const { offices, compartments } = await everywhere(house)
  const actor = { accountId: theHouse, offices, compartments, airports: [], permissions: [] }
  let mailed = 0
  for (let more = true; more;) {
    const sent = await actAs(house, listeners, actor, { account: theHouse, offices, compartments }, async (work) =>
      accept(await mailNotices(work, mailsAtOnce)),
    )
    if (!sent.ok) throw new Error(sent.refusal)
    mailed += sent.value.mailed
    more = sent.value.mailed === mailsAtOnce
  }
  return { mailed }
}

/** All offices and all compartments: what only the house itself may see. */
async function everywhere(house: House): Promise<{ offices: number[]; compartments: number[]; zone: string }> {
  return inScope(house.pool, { account: null, offices: [], compartments: [], system: true }, async (db) => {
    const all = await listOffices(db)
    const sealed = await db.selectFrom('access_compartment').select('id').execute()
    return { offices: all.map(({ id }) => id), compartments: sealed.map(({ id }) => id), zone: all[0]?.timeZone ?? 'Europe/Paris' }
  })
}
