/** Missions as lines of a list: whose, of which movement, and where each stands today. */
import type { MissionLine } from '#domain/escorts/contract.ts'
import { missionState } from '#domain/escorts/rules.ts'
import type { Mission } from '#domain/escorts/words.ts'
import type { Work } from '#server/kit/transaction.ts'
import { limitsToday } from './limits.ts'
import { listEscortNames, listMovementRefs } from './store.ts'

/** Two queries, however many missions there are. */
export async function linesOf(work: Work, missions: readonly Mission[]): Promise<MissionLine[]> {
  if (missions.length === 0) return []
  const refs = await listMovementRefs(
    work.db,
    missions.map(({ movementId }) => movementId),
  )
  const names = await listEscortNames(
    work.db,
    missions.map(({ escortId }) => escortId),
  )
  const { today } = await limitsToday(work, missions[0]!.office)
  return missions.map((mission) => ({
    id: mission.id,
    publicRef: mission.publicRef,
    movementId: mission.movementId,
    escortId: mission.escortId,
    kind: mission.kind,
    startsAt: mission.startsAt,
    returnsOn: mission.returnsOn,
    reportDueOn: mission.reportDueOn,
    returnTicket: mission.returnTicket,
    escort: names.get(mission.escortId) ?? { familyName: '…', givenNames: '' },
    state: missionState(mission, work.now, today),
    movementRef: refs.get(mission.movementId) ?? '',
    inCharge: mission.passengerIds.length,
  }))
}
