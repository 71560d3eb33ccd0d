/**
 * The file of a minor who travels without an adult of the family: who answers for them where they leave and where they arrive, and how
 * that is known (domain.md 1.8, 1.9, F2). Kept apart from the register of people: these adults are not ours.
 */
import { z } from 'zod'
import { CaseId } from '#domain/cases/words.ts'
import { Day, Instant } from '#domain/kit/day.ts'
import { LanguageCode } from '#domain/kit/place.ts'
import { PersonId } from '#domain/people/words.ts'

export const MinorFileId = z.uuid().brand<'MinorFileId'>().meta({ id: 'MinorFileId' })
export type MinorFileId = z.infer<typeof MinorFileId>

/** On what the guardian's word rests. */
export const AuthorityKind = z.enum(['PARENT', 'COURT_ORDER', 'GUARDIANSHIP', 'CHILD_PROTECTION'])
export type AuthorityKind = z.infer<typeof AuthorityKind>
/** What the other parent says of the journey, or why nobody asks them. */
export const OtherParent = z.enum(['GIVEN', 'REFUSED', 'NOT_ASKED', 'SOLE_AUTHORITY', 'DECEASED', 'UNREACHABLE'])
export type OtherParent = z.infer<typeof OtherParent>
/** Who goes along: somebody of ours, or the carrier's service. */
export const MinorCompanion = z.enum(['ESCORT', 'CARRIER_UM'])
export type MinorCompanion = z.infer<typeof MinorCompanion>
/** What paper was looked at; its number is not kept. */
export const IdentityShown = z.enum(['PASSPORT', 'NATIONAL_ID', 'RESIDENCE_PERMIT', 'TRAVEL_DOCUMENT', 'OTHER_WITH_PHOTO'])
export type IdentityShown = z.infer<typeof IdentityShown>

const name = z.string().trim().min(2).max(160)
const line = (longest: number) => z.string().trim().max(longest).default('')

/** What is typed; the code word itself is never read again by anybody. */
export const MinorDraft = z.object({
  guardianName: name,
  guardianRelation: z.string().trim().min(2).max(60),
  guardianPhone: line(40),
  guardianIdentity: IdentityShown.nullable().default(null),
  guardianCheckedOn: Day.nullable().default(null),
  authorityKind: AuthorityKind,
  authorityRef: line(120),
  authorityIssuedOn: Day.nullable().default(null),
  receiverName: name,
  receiverRelation: z.string().trim().min(2).max(60),
  receiverPhone: line(40),
  receiverIdentity: IdentityShown.nullable().default(null),
  receiverCheckedOn: Day.nullable().default(null),
  companion: MinorCompanion,
  companionRef: line(80),
  otherParent: OtherParent,
  otherParentRef: line(120),
  language: LanguageCode,
})
export type MinorDraft = z.infer<typeof MinorDraft>

/** What still keeps a minor from leaving. */
export const MinorGap = z.enum([
  'guardian_identity',
  'authority_document',
  'receiver_identity',
  'receiver_phone',
  'other_parent',
  'companion_reference',
  'code_word',
])
export type MinorGap = z.infer<typeof MinorGap>

export const MinorFile = MinorDraft.extend({
  id: MinorFileId,
  caseId: CaseId,
  personId: PersonId,
  hasCodeWord: z.boolean(),
  updatedAt: Instant,
  gaps: z.array(MinorGap),
}).meta({ id: 'MinorFile' })
export type MinorFile = z.infer<typeof MinorFile>
