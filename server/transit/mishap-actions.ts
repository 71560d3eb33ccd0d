/** Mishaps: opened from a task or a group, taken up, worked off line by line, closed. A grave one stops the case until it is closed. */
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { dayAt } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import { bagClaimBy } from '#domain/transit/claim-rules.ts'
import type * as transit from '#domain/transit/contract.ts'
import type * as contracts from '#domain/transit/mishap-contract.ts'
import * as rules from '#domain/transit/mishap-rules.ts'
import type { Mishap, MishapDraft, MishapId } from '#domain/transit/mishap-words.ts'
import type { TransitGroup } from '#domain/transit/words.ts'
import { passengerRightsOn } from '#packs/transit/passenger-rights.ts'
import { advanceCase, getCase } from '#server/cases/actions.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { findClaim, listCosts } from './claim-store.ts'
import { findMishap, findMishapForUpdate, insertMishap, listMishaps, saveMishap } from './mishap-store.ts'
import { findGroup, getGroup, listTasks } from './store.ts'
import { catchUp } from './telling.ts'
import { tellParties } from './told-actions.ts'
import { listParties } from './told-store.ts'

export async function openMishap(
  work: Work,
  input: InputOf<typeof transit.openMishap>,
): Promise<Result<Mishap, rules.OpenRefusal | 'task_of_another_group' | 'not_found'>> {
  const group = await findGroup(work.db, input.groupId)
  if (group === undefined) return refuse('not_found')
  const taskId = input.taskId ?? null
  const seen = rules.isSeenAt(taskId === null ? [] : await listTasks(work.db, [group.id]), taskId)
  if (!seen.ok) return seen
  const opened = await openFor(work, group, input, { taskId, persons: input.persons, openedAt: input.doneAt })
  return opened.ok ? accept(rules.asSeenBy(work.actor, opened.value)) : opened
}

/** Opens a mishap unless a colleague opened the very same; then that one is the answer. */
export async function openFor(
  work: Work,
  group: TransitGroup,
  draft: MishapDraft,
  about: Omit<rules.Opening, 'id'>,
): Promise<Result<Mishap, rules.OpenRefusal>> {
  const known = await listMishaps(work.db, [group.id], 'all')
  const same = known.find((mishap) => mishap.id === draft.id || rules.isSameMishap(mishap, draft, about.taskId))
  if (same !== undefined) return accept(same)
  const opened = rules.openMishap(work.actor, group, draft, { id: draft.id ?? (newId() as MishapId), ...about }, work.now)
  if (!opened.ok) return opened

  await insertMishap(work.db, group, opened.value, draft.code)
  await tellParties(work, group, opened.value)
  tell(work, group, opened.value, 'mishap_opened', {
    severity: opened.value.severity,
    persons: opened.value.persons,
    acknowledgeBy: opened.value.acknowledgeBy,
  })
  // A case that has not departed, or has arrived, has no such step: there the mishap stands beside it.
  if (opened.value.severity >= rules.stopsTheCase) await advanceCase(work, group.caseId, 'MISHAP')
  return opened
}

export async function acknowledgeMishap(
  work: Work,
  input: InputOf<typeof transit.acknowledgeMishap>,
): Promise<Result<Mishap, 'in_the_future' | 'not_found'>> {
  return change(work, input.mishapId, 'mishap_acknowledged', (mishap) =>
    rules.acknowledgeMishap(work.actor, mishap, input.doneAt, work.now),
  )
}

export async function tickMishapStep(
  work: Work,
  input: InputOf<typeof transit.tickMishapStep>,
): Promise<Result<Mishap, 'in_the_future' | 'not_on_the_list' | 'not_found'>> {
  return change(work, input.mishapId, 'mishap_step_ticked', (mishap) =>
    rules.tickStep(rules.asSeenBy(work.actor, mishap), input.step, input.doneAt, work.now),
  )
}

export async function closeMishap(
  work: Work,
  input: InputOf<typeof transit.closeMishap>,
): Promise<Result<Mishap, rules.CloseRefusal | 'not_found'>> {
  const closed = await change(work, input.mishapId, 'mishap_closed', (mishap) =>
    rules.closeMishap(work.actor, mishap, input.closingNote, input.doneAt, work.now, input),
  )
  if (closed.ok) await resumeCase(work, await getGroup(work.db, closed.value.groupId))
  return closed
}

/** The page of a mishap: itself, its group, who was told, the bills, the claim. */
export async function getMishap(
  work: Work,
  input: InputOf<typeof contracts.getMishap>,
): Promise<Result<OutputOf<typeof contracts.getMishap>, 'not_found'>> {
  const mishap = await findMishap(work.db, input.mishapId)
  if (mishap === undefined) return refuse('not_found')
  return accept({
    mishap: rules.asSeenBy(work.actor, mishap),
    group: await getGroup(work.db, mishap.groupId),
    told: await listParties(work.db, mishap.id),
    costs: await listCosts(work.db, mishap.id),
    claim: (await findClaim(work.db, mishap.id)) ?? null,
  })
}

/** What is learned later; a delay that turns out to be felt at the destination is then told there too. */
export async function describeMishap(
  work: Work,
  input: InputOf<typeof contracts.describeMishap>,
): Promise<Result<Mishap, 'in_the_future' | 'already_closed' | 'no_bag_is_missing' | 'not_found'>> {
  const group = await findGroupOfMishap(work, input.mishapId)
  if (group === undefined) return refuse('not_found')
  const today = dayAt(work.now, group.zone)
  const described = await change(work, input.mishapId, 'mishap_described', (mishap) => {
    const harm = input.harm ?? mishap.bag.harm
    const receivedOn = input.receivedOn ?? mishap.bag.receivedOn
    const by = harm === null || receivedOn === null ? null : bagClaimBy(passengerRightsOn(receivedOn), harm, receivedOn)
    // Who may not know what it is has nothing to add to it.
    return rules.asSeenBy(work.actor, mishap).code === null ? refuse('not_found') : rules.describeMishap(mishap, input, by, today)
  })
  if (described.ok && described.value.code !== null) await tellParties(work, group, described.value)
  return described
}

async function findGroupOfMishap(work: Work, mishapId: MishapId): Promise<TransitGroup | undefined> {
  const mishap = await findMishap(work.db, mishapId)
  return mishap === undefined ? undefined : findGroup(work.db, mishap.groupId)
}

async function change<Refusal extends string>(
  work: Work,
  id: MishapId,
  event: string,
  ask: (mishap: Mishap) => Result<Mishap, Refusal>,
): Promise<Result<Mishap, Refusal | 'not_found'>> {
  const mishap = await findMishapForUpdate(work.db, id)
  if (mishap === undefined) return refuse('not_found')
  const group = await getGroup(work.db, mishap.groupId)
  const changed = ask(mishap)
  if (!changed.ok) return changed

  // Said by a colleague before: nothing changes, and the case hears nothing twice.
  if (changed.value === mishap) {
    work.record({
      name: 'mishap_confirmed',
      subject: mishap.id,
      office: group.office,
      compartment: group.compartment,
      facts: { severity: mishap.severity },
    })
    return accept(rules.asSeenBy(work.actor, mishap))
  }
  await saveMishap(work.db, changed.value)
  tell(work, group, mishap, event, { severity: mishap.severity })
  return accept(rules.asSeenBy(work.actor, changed.value))
}

/** After its last grave mishap a case goes on from where it stood, and hears again what was recorded meanwhile. */
async function resumeCase(work: Work, group: TransitGroup): Promise<void> {
  const open = await listMishaps(work.db, [group.id], 'open')
  if (open.some((mishap) => mishap.severity >= rules.stopsTheCase)) return
  const stopped = await getCase(work, group.caseId)
  if (!stopped.ok || stopped.value.status !== 'MISHAP' || stopped.value.statusBefore === null) return

  await advanceCase(work, group.caseId, stopped.value.statusBefore)
  await catchUp(work, group, stopped.value.statusBefore, await listTasks(work.db, [group.id]))
}

/** The timeline of a case is read by more people than the airport desk: of a restricted mishap it says only that there is one. */
function tell(work: Work, group: TransitGroup, mishap: Mishap, event: string, facts: Record<string, string | number | null>): void {
  const code = mishap.code === null || rules.isRestricted(mishap.code) ? 'RESTRICTED' : mishap.code
  work.record({
    name: event,
    subject: mishap.id,
    office: group.office,
    compartment: group.compartment,
    caseId: group.caseId,
    facts: { code, airport: group.airport, ...facts },
  })
}
