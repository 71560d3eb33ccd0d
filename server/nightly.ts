/** What the house does by itself at night, in every office and compartment, under no account. */
import type { AccountId, OfficeId } from '#domain/access/words.ts'
import { addMinutes, dayAt } from '#domain/kit/day.ts'
import { accept } from '#domain/kit/result.ts'
import { listOffices } from './access/store.ts'
import { listeners } from './jobs.ts'
import { carryOutErasure } from './people/erasure-actions.ts'
import { listDueErasures } from './people/erasure-store.ts'
import { findNextPairs, type Step, type StepSizes } from './people/pair-scan-actions.ts'
import { isIndexUnsettled } from './people/pair-scan-store.ts'
import { followMerges } from './people/repointing.ts'
import { forgetBytes } from './kit/files.ts'
import { forgetAnswers } from './kit/receipts.ts'
import { actAs } from './kit/route.ts'
import { clockNow, type House, inScope } from './kit/transaction.ts'
import { expireClearances } from './movements/expiry-actions.ts'
import { mailNotices } from './notices/actions.ts'
import { mailTold } from './transit/told-actions.ts'

/** A mail that cannot be sent takes no more than these back with it, to be tried again. */
const mailsAtOnce = 20

/** Nobody: events and audit of the night carry it, and no account has it. */
export const theHouse = '00000000-0000-0000-0000-000000000000' as AccountId

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

/** References that came late to a merged file follow it. Returns how many files they were of. */
export async function followMergesEverywhere(house: House): Promise<number> {
  const { offices, compartments } = await everywhere(house)
  const actor = { accountId: theHouse, offices, compartments, airports: [], permissions: [] }
  const followed = await actAs(house, listeners, actor, { account: theHouse, offices, compartments }, async (work) =>
    accept(await followMerges(work)),
  )
  if (!followed.ok) throw new Error(followed.refusal)
  return followed.value
}

/** How long one turn of the night looks, and in which steps. */
export type PairsTurn = {
  /** Stops after this instant; the next turn, or the next night, goes on from there. */
  readonly untilMs?: number
  readonly sizes?: StepSizes
  /** Told after each step, which is a commit. */
  readonly stepped?: (office: number, step: Step) => void
}

/**
 * Whoever was entered or changed since is compared with everybody on file: a step of each office in turn, so that none waits for another,
 * and a commit for each. An office that fails is left until the next turn, and said at the end by its number alone.
 */
export async function findPairsEverywhere(house: House, { untilMs, sizes, stepped }: PairsTurn = {}): Promise<{ found: number }> {
  const { offices, compartments } = await everywhere(house)
  const actor = { accountId: theHouse, offices, compartments, airports: [], permissions: [] }
  const scope = { account: theHouse, offices, compartments }
  if (await inScope(house.pool, { ...scope, system: true }, isIndexUnsettled)) return { found: 0 }

  let found = 0
  const failed: number[] = []
  const isTime = (): boolean => untilMs === undefined || Date.now() < untilMs
  const stepIn = async (office: number): Promise<Step | undefined> => {
    const own = { offices: [office], compartments }
    try {
      const step = await actAs(house, listeners, { ...actor, ...own }, { ...scope, ...own }, async (work) =>
        accept(await findNextPairs(work, office as OfficeId, sizes)),
      )
      return step.ok ? step.value : undefined
    } catch {
      return undefined
    }
  }
  for (let waiting = offices; waiting.length > 0;) {
    const left: number[] = []
    for (const office of waiting) {
      if (!isTime()) break
      const step = await stepIn(office)
      if (step === undefined) failed.push(office)
      else {
        found += step.found
        stepped?.(office, step)
        if (step.more) left.push(office)
      }
    }
    waiting = left
  }
  if (failed.length > 0) throw new Error(`pairs could not be looked for in the offices ${failed.join(', ')}`)
  return { found }
}

/**
 * Erasures that were confirmed, and what a duty kept until today: a commit for each, so that one that fails holds up no other. The bytes
 * of files go after the commits. One that fails is said at the end, by its number alone.
 */
export async function eraseEverywhere(house: House): Promise<{ erased: number }> {
  const { offices, compartments, zone } = await everywhere(house)
  const actor = { accountId: theHouse, offices, compartments, airports: [], permissions: [] }
  const scope = { account: theHouse, offices, compartments, system: true }
  const due = await actAs(house, listeners, actor, scope, async (work) => accept(await listDueErasures(work.db, dayAt(clockNow(), zone))))
  if (!due.ok) throw new Error(due.refusal)
  let erased = 0
  const failed: string[] = []
  for (const id of due.value)
    try {
      const one = await actAs(house, listeners, actor, scope, async (work) => accept(await carryOutErasure(work, id)))
      if (one.ok && one.value) erased++
    } catch {
      failed.push(id)
    }
  await actAs(house, listeners, actor, scope, async (work) => accept(await forgetBytes(work)))
  if (failed.length > 0) throw new Error(`${failed.length} erasures could not be carried out: ${failed.join(', ')}`)
  return { erased }
}

/** A phone that was silent for so long sends nothing again; our own design. */
const answersKeptDays = 60
const answersAtOnce = 5_000

/** Of commands given long ago only that they were done is kept, not what was answered: a commit for each batch. Returns how many. */
export async function forgetAnswersEverywhere(house: House): Promise<number> {
  const before = addMinutes(clockNow(), -answersKeptDays * 1_440)
  let forgotten = 0
  for (let more = true; more;) {
    const done = await inScope(house.pool, { account: null, offices: [], compartments: [], system: true }, (db) =>
      forgetAnswers(db, before, answersAtOnce),
    )
    forgotten += done
    more = done === answersAtOnce
  }
  return forgotten
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

/** Those who must look at a grave mishap within the hour are written to. Returns to how many parties. */
export async function mailToldEverywhere(house: House): Promise<{ mailed: number }> {
  const { offices, compartments } = await everywhere(house)
  const actor = { accountId: theHouse, offices, compartments, airports: [], permissions: [] }
  const sent = await actAs(house, listeners, actor, { account: theHouse, offices, compartments }, async (work) =>
    accept(await mailTold(work, mailsAtOnce)),
  )
  if (!sent.ok) throw new Error(sent.refusal)
  return sent.value
}

/** All offices and all compartments: what only the house itself may see. */
export async function everywhere(house: House): Promise<{ offices: number[]; compartments: number[]; zone: string }> {
  return inScope(house.pool, { account: null, offices: [], compartments: [], system: true }, async (db) => {
    const all = await listOffices(db)
    const sealed = await db.selectFrom('access_compartment').select('id').execute()
    return { offices: all.map(({ id }) => id), compartments: sealed.map(({ id }) => id), zone: all[0]?.timeZone ?? 'Europe/Paris' }
  })
}
