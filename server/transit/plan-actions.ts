/** The plan of the airport desk follows the frozen manifest: groups and tasks are made, changed or cancelled, in the same commit as the freeze. */
import type { CaseId } from '#domain/cases/words.ts'
import type { Manifest, MovementId } from '#domain/movements/words.ts'
import { type CaseFacts, type GroupPlan, groupsOf } from '#domain/transit/group-rules.ts'
import { mergeTasks, type TaskPlan, tasksFor } from '#domain/transit/plan-rules.ts'
import type { TransitGroup, TransitTask } from '#domain/transit/words.ts'
import { getCase } from '#server/cases/actions.ts'
import type { NewEvent, Work } from '#server/kit/transaction.ts'
import { getManifest, getMovement } from '#server/movements/actions.ts'
import { listAirportsOf } from './board-store.ts'
import { insertGroup, insertTasks, listGroupsForUpdate, listTasks, saveGroup, saveTask } from './store.ts'
import { makeTokens } from './token-actions.ts'

/**
 * Listens to `manifest_frozen`, and to later news of the hours of a leg. Told twice, or told of an older version late, it changes
 * nothing; work already done is kept whatever the newer manifest says (domain/transit/plan-rules.ts).
 */
export async function makeTasks(work: Work, event: NewEvent): Promise<void> {
  const movement = await getMovement(work, event.subject as MovementId)
  const manifest = await getManifest(work, event.subject as MovementId)
  if (!movement.ok || !manifest.ok) return // no manifest yet: the desk is not told of plans, only of lists
  const { id: movementId, office, compartment } = movement.value
  const standing = await listGroupsForUpdate(work.db, movementId)
  const known = standing.length > 0 && standing.every((group) => group.tokens[0]?.version === manifest.value.version)
  if (!known) await makeTokens(work, { office, compartment, movementId }, manifest.value)
  const airports = await listAirportsOf(work.db, office)
  const plans = groupsOf(movement.value, manifest.value, await factsOf(work, manifest.value), airports)
  const tasks = Map.groupBy(
    await listTasks(
      work.db,
      standing.map((group) => group.id),
    ),
    (task) => task.groupId,
  )

  for (const plan of plans) {
    const before = standing.find((group) => group.caseId === plan.caseId && group.airport === plan.airport)
    const group = before === undefined ? await insertGroup(work.db, plan, work.now) : await follow(work, before, plan)
    await follows(work, group, tasks.get(group.id) ?? [], tasksFor(group))
  }
  for (const group of standing.filter((one) => !plans.some((plan) => plan.caseId === one.caseId && plan.airport === one.airport))) {
    await cancel(work, group, tasks.get(group.id) ?? [])
  }
}

/** Listens to `movement_cancelled`: whoever stood on its last list is met from another journey's, or not at all. */
export async function dropTasks(work: Work, event: NewEvent): Promise<void> {
  const standing = await listGroupsForUpdate(work.db, event.subject as MovementId)
  const tasks = await listTasks(
    work.db,
    standing.map((group) => group.id),
  )
  for (const group of standing)
    await cancel(
      work,
      group,
      tasks.filter(({ groupId }) => groupId === group.id),
    )
}

async function follow(work: Work, before: TransitGroup, plan: GroupPlan): Promise<TransitGroup> {
  const group = { ...before, ...plan, cancelledAt: null }
  if (JSON.stringify(group) !== JSON.stringify(before)) await saveGroup(work.db, group, work.now)
  return group
}

/** Brings the tasks of a group to what is wanted, and says so once when anything changed. */
async function follows(work: Work, group: TransitGroup, standing: readonly TransitTask[], wanted: readonly TaskPlan[]): Promise<void> {
  const { add, change } = mergeTasks(standing, wanted)
  await insertTasks(work.db, group, add, work.command, work.now)
  for (const task of change) await saveTask(work.db, task, work.command, work.now)
  if (add.length + change.length > 0) tell(work, group, 'transit_tasks_made', { added: add.length, changed: change.length })
}

/** The case is no longer on the list. What was done for it stays; what was still to do is cancelled. */
async function cancel(work: Work, group: TransitGroup, standing: readonly TransitTask[]): Promise<void> {
  if (group.cancelledAt !== null) return
  await saveGroup(work.db, { ...group, cancelledAt: work.now }, work.now)
  for (const task of mergeTasks(standing, []).change) await saveTask(work.db, task, work.command, work.now)
  tell(work, group, 'transit_group_cancelled', {})
}

function tell(work: Work, group: TransitGroup, name: string, facts: Record<string, number>): void {
  const told = { airport: group.airport, version: group.manifestVersion, ...facts }
  work.record({ name, subject: group.id, office: group.office, compartment: group.compartment, caseId: group.caseId, facts: told })
}

/** What the cases of a list know and its lines do not. */
async function factsOf(work: Work, manifest: Manifest): Promise<Map<CaseId, CaseFacts>> {
  const facts = new Map<CaseId, CaseFacts>()
  for (const caseId of new Set(manifest.rows.map((row) => row.caseId))) {
    const found = await getCase(work, caseId)
    if (found.ok) facts.set(caseId, found.value)
  }
  return facts
}
