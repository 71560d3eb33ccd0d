/** What crosses the wire for the medical role alone: medicines under control that are carried, and notes from one doctor to the next. */
import { z } from 'zod'
import { command, query } from '#domain/kit/contract.ts'
import { PassengerId } from '#domain/movements/words.ts'
import { DrugDeclaration, HandOverNote, Medicine } from './medical-words.ts'
import { MissionId } from './words.ts'

const line = (longest: number) => z.string().trim().min(1).max(longest)

export const readMedical = query({
  name: 'escorts.read_medical',
  path: '/api/escorts/missions/:missionId/medical',
  summary: 'Declarations and hand-over notes of a medical mission, the newest first',
  input: z.object({ missionId: MissionId }),
  output: z.object({ declarations: z.array(DrugDeclaration), notes: z.array(HandOverNote) }),
})

export const declareDrugs = command({
  name: 'escorts.declare_drugs',
  path: '/api/escorts/missions/:missionId/drugs',
  summary: 'Which medicines under control the escort carries, or that there is none; a new declaration takes the place of the one before',
  input: z.object({
    missionId: MissionId,
    medicines: z.array(Medicine).max(40),
    authority: line(160).nullable().default(null),
    reference: line(80).nullable().default(null),
  }),
  output: DrugDeclaration,
  refusals: ['mission_cancelled', 'not_medical'],
})

export const writeHandOverNote = command({
  name: 'escorts.write_hand_over_note',
  path: '/api/escorts/missions/:missionId/hand-over',
  summary: 'What the receiving doctor must know of somebody in the charge of this mission',
  input: z.object({
    missionId: MissionId,
    passengerId: PassengerId,
    receivingDoctor: line(160),
    receivingPlace: line(200),
    note: line(8000),
  }),
  output: HandOverNote,
  refusals: ['mission_cancelled', 'not_medical', 'passenger_unknown'],
})
