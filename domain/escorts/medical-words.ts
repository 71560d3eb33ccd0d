/** What only the medical role reads of a mission: medicines under control that are carried, and what one doctor tells the next. */
import { z } from 'zod'
import { AccountId } from '#domain/access/words.ts'
import { Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { PassengerId } from '#domain/movements/words.ts'
import { MissionId } from './words.ts'

export const Medicine = z
  .object({ name: z.string().trim().min(1).max(120), quantity: z.string().trim().min(1).max(60) })
  .meta({ id: 'CarriedMedicine' })
export type Medicine = z.infer<typeof Medicine>

export const DrugDeclaration = z
  .object({
    id: Id,
    missionId: MissionId,
    /** Empty: none is carried. */
    medicines: z.array(Medicine),
    /** Who was told, and the number of the permit. */
    authority: z.string().nullable(),
    reference: z.string().nullable(),
    declaredBy: AccountId,
    declaredAt: Instant,
  })
  .meta({ id: 'DrugDeclaration' })
export type DrugDeclaration = z.infer<typeof DrugDeclaration>

export const HandOverNote = z
  .object({
    id: Id,
    missionId: MissionId,
    passengerId: PassengerId,
    receivingDoctor: z.string(),
    receivingPlace: z.string(),
    note: z.string(),
    writtenBy: AccountId,
    writtenAt: Instant,
  })
  .meta({ id: 'HandOverNote' })
export type HandOverNote = z.infer<typeof HandOverNote>
