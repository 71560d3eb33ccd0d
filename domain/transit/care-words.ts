/**
 * What the desk must know of one person of a group to look after them: who is to receive a child who travels alone, and what a medical
 * form asks for. Why a doctor asks for it, and the word by which a receiver is known, never enter here.
 */
import { z } from 'zod'
import { CaseId, SpecialNeed } from '#domain/cases/words.ts'
import { Instant } from '#domain/kit/day.ts'
import { AirportCode, LanguageCode } from '#domain/kit/place.ts'
import { FitOutcome, MedifEscort } from '#domain/movements/medif-words.ts'
import { IdentityShown, MinorCompanion } from '#domain/movements/minor-words.ts'
import { PersonId } from '#domain/people/words.ts'
import { GroupId } from './words.ts'

/** Of the file of a minor, what is compared at the door: the name, the kind of paper that was seen, the telephone that must ring. */
export const AwaitedReceiver = z
  .object({
    name: z.string(),
    relation: z.string(),
    phone: z.string(),
    identity: IdentityShown.nullable(),
    companion: MinorCompanion,
    language: LanguageCode,
    hasCodeWord: z.boolean(),
  })
  .meta({ id: 'AwaitedReceiver' })
export type AwaitedReceiver = z.infer<typeof AwaitedReceiver>

/** Of a medical form, its outcome, the help it asks for and whom it wants at the person's side; null while the doctor has not written. */
export const MedicalCare = z
  .object({ outcome: FitOutcome.nullable(), escort: MedifEscort.nullable(), needs: z.array(SpecialNeed) })
  .meta({ id: 'MedicalCare' })
export type MedicalCare = z.infer<typeof MedicalCare>

export const PersonCare = z
  .object({
    groupId: GroupId,
    caseId: CaseId,
    personId: PersonId,
    name: z.string(),
    receiver: AwaitedReceiver.nullable(),
    medical: MedicalCare.nullable(),
  })
  .meta({ id: 'PersonCare' })
export type PersonCare = z.infer<typeof PersonCare>

/** Everybody of a day, or of today and tomorrow, who needs such care; kept on a phone no longer than its shift. */
export const Care = z
  .object({ airport: AirportCode, takenAt: Instant, keepUntil: Instant, items: z.array(PersonCare) })
  .meta({ id: 'Care' })
export type Care = z.infer<typeof Care>

/** How the receiver of a child was known: by the word, which the office had checked, or without it, because nobody could check it. */
export const ReceiverProof = z.enum(['CODE_WORD', 'WITHOUT_WORD']).meta({ id: 'ReceiverProof' })
export type ReceiverProof = z.infer<typeof ReceiverProof>
