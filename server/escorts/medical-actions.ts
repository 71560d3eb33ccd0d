/** What the medical role writes and reads of a mission: medicines under control, and notes to the receiving doctor. */
import type * as contracts from '#domain/escorts/medical-contract.ts'
import type { DrugDeclaration, HandOverNote } from '#domain/escorts/medical-words.ts'
import * as rules from '#domain/escorts/rules.ts'
import type { Mission } from '#domain/escorts/words.ts'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import type { Id } from '#domain/kit/id.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import {
  findMission,
  findMissionForUpdate,
  insertDeclaration,
  insertHandOverNote,
  listDeclarations,
  listHandOverNotes,
} from './mission-store.ts'

type Asked<C extends keyof typeof contracts> = InputOf<(typeof contracts)[C]>

export async function readMedical(
  work: Work,
  input: Asked<'readMedical'>,
): Promise<Result<OutputOf<typeof contracts.readMedical>, 'not_found'>> {
  const mission = await findMission(work.db, input.missionId)
  if (mission === undefined) return refuse('not_found')
  return accept({ declarations: await listDeclarations(work.db, mission.id), notes: await listHandOverNotes(work.db, mission.id) })
}

export async function declareDrugs(
  work: Work,
  input: Asked<'declareDrugs'>,
): Promise<Result<DrugDeclaration, rules.MedicalRefusal | 'not_found'>> {
  const mission = await findMissionForUpdate(work.db, input.missionId)
  if (mission === undefined) return refuse('not_found')
  const may = rules.canDeclareDrugs(mission)
  if (!may.ok) return may

  const declared: DrugDeclaration = { ...input, id: newId() as Id, declaredBy: work.actor.accountId, declaredAt: work.now }
  await insertDeclaration(work.db, mission, declared)
  tell(work, mission, 'drugs_declared')
  return accept(declared)
}

export async function writeHandOverNote(
  work: Work,
  input: Asked<'writeHandOverNote'>,
): Promise<Result<HandOverNote, rules.MedicalRefusal | 'passenger_unknown' | 'not_found'>> {
  const mission = await findMissionForUpdate(work.db, input.missionId)
  if (mission === undefined) return refuse('not_found')
  const may = rules.canWriteHandOver(mission, input.passengerId)
  if (!may.ok) return may

  const note: HandOverNote = { ...input, id: newId() as Id, writtenBy: work.actor.accountId, writtenAt: work.now }
  await insertHandOverNote(work.db, mission, note)
  tell(work, mission, 'hand_over_noted')
  return accept(note)
}

/** That it was written, and nothing of what it says. */
function tell(work: Work, { id, office, compartment, publicRef }: Mission, name: string): void {
  work.record({ name, subject: id, office, compartment, facts: { missionRef: publicRef } })
}
