/** What the airport desk tells movements: people seen here are further on their way than the booking desk knows. */
import type { CaseStatus } from '#domain/cases/words.ts'
import { caseStepsFor } from '#domain/movements/rules.ts'
import type { PassengerState } from '#domain/movements/words.ts'
import type { TransitGroup, TransitTask } from '#domain/transit/words.ts'
import { advanceCase } from '#server/cases/actions.ts'
import { recordPassengerState } from '#server/movements/actions.ts'
import type { Work } from '#server/kit/transaction.ts'

/**
 * Told only of a whole group: of a partial count nobody knows from here who is missing, so each passenger's state is then for the
 * booking desk to say. A state that movements cannot take (a seat given back meanwhile) does not undo what was seen at the airport.
 */
export async function tellMovement(work: Work, group: TransitGroup, task: TransitTask): Promise<void> {
  const state = stateToldBy(task, group)
  if (state === undefined || task.doneAt === null) return
  const told = await recordPassengerState(work, group.movementId, group.caseId, state, task.doneAt)
  if (told.ok) return
  work.record({
    name: 'transit_movement_disagrees',
    subject: group.id,
    office: group.office,
    compartment: group.compartment,
    caseId: group.caseId,
    facts: { state, refusal: told.refusal },
  })
}

/** A case that comes out of a mishap hears again what was told meanwhile: movements knew it, the case could not follow. */
export async function catchUp(work: Work, group: TransitGroup, from: CaseStatus, tasks: readonly TransitTask[]): Promise<void> {
  const told = tasks.map((task) => stateToldBy(task, group))
  const furthest = (['HANDED_OVER', 'ARRIVED', 'CONNECTED', 'BOARDED'] as const).find((state) => told.includes(state))
  if (furthest === undefined) return
  for (const step of caseStepsFor(from, furthest)) {
    const advanced = await advanceCase(work, group.caseId, step)
    if (!advanced.ok) return
  }
}

function stateToldBy(task: TransitTask, group: TransitGroup): PassengerState | undefined {
  if (task.state !== 'DONE') return undefined
  if (task.kind === 'MEET_AT_AIRCRAFT') return group.passage === 'ARRIVAL' ? 'ARRIVED' : 'CONNECTED'
  if (task.kind === 'DEPARTURE_ASSIST') return 'BOARDED'
  if (group.passage !== 'ARRIVAL') return undefined
  return task.kind === 'HANDOVER_NGO' || task.kind === 'HANDOVER_FAMILY' || task.kind === 'UM_TRANSFER' ? 'HANDED_OVER' : undefined
}
