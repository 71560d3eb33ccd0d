/** Which office of the actor serves an airport: the first question of everything that this room answers. */
import { listMissionOffices, type MissionOffice } from '#server/kit/office.ts'
import type { Work } from '#server/kit/transaction.ts'

/** The office of the actor that serves an airport; undefined when none does, or when it is not theirs. */
export async function findOfficeAt(work: Work, airport: string): Promise<MissionOffice | undefined> {
  const offices = await listMissionOffices(work)
  return offices.find((office) => work.actor.offices.includes(office.id) && office.airports.includes(airport))
}
