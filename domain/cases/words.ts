/**
 * The nouns of a case (FR: dossier): the household that travels together, who it is, where it stands, what holds it. Closed lists
 * stand here; which step may follow which is in rules.ts.
 */
import { z } from 'zod'
import { AccountId, OfficeId } from '#domain/access/words.ts'
import { Day, Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { CountryCode } from '#domain/kit/place.ts'
import { OrganisationId } from '#domain/liaison/words.ts'
import { PersonId } from '#domain/people/words.ts'
import { PartyDraft, PartyKind } from '#domain/programmes/party-words.ts'
import type { Programme } from '#domain/programmes/words.ts'

export const CaseId = Id.brand<'CaseId'>().meta({ id: 'CaseId' })
export type CaseId = z.infer<typeof CaseId>

export const RollId = Id.brand<'RollId'>().meta({ id: 'RollId' })
export type RollId = z.infer<typeof RollId>

/** domain.md 1.3, in the order in which a journey goes; the last five end it. */
export const CaseStatus = z
  .enum([
    'DRAFT',
    'REGISTERED',
    'IN_CLEARANCE',
    'TRAVEL_READY',
    'BOOKED',
    'MANIFESTED',
    'DEPARTED',
    'IN_TRANSIT',
    'MISHAP',
    'ARRIVED',
    'HANDED_OVER',
    'FOLLOW_UP',
    'ON_HOLD',
    'CLOSED',
    'REJECTED',
    'CANCELLED',
    'WITHDRAWN',
    'DECEASED',
  ])
  .meta({ id: 'CaseStatus' })
export type CaseStatus = z.infer<typeof CaseStatus>

/** domain.md 1.2. The principal applicant (demandeur principal) is the one whom the case is called after. */
export const MemberRole = z
  .enum(['PA', 'SPOUSE', 'PARTNER', 'CHILD', 'PARENT', 'SIBLING', 'GRANDPARENT', 'OTHER_DEP', 'CAREGIVER'])
  .meta({ id: 'MemberRole' })
export type MemberRole = z.infer<typeof MemberRole>

/** Why a case is stopped. A code, never a diagnosis: the note is for what must be said in words. */
export const HoldReason = z
  .enum([
    'MEDICAL',
    'SECURITY',
    'DOCUMENTS',
    'FAMILY_CHANGE',
    'PERSON_ASKED',
    'PROTECTION',
    'UNREACHABLE',
    'FUNDING',
    'DESTINATION',
    'OTHER',
  ])
  .meta({ id: 'HoldReason' })
export type HoldReason = z.infer<typeof HoldReason>

export const TaskKind = z
  .enum(['DOCUMENTS', 'CONSENT', 'COUNSELLING', 'MEDICAL', 'CONSULATE', 'TRAVEL', 'RECEPTION', 'FAMILY', 'OTHER'])
  .meta({ id: 'TaskKind' })
export type TaskKind = z.infer<typeof TaskKind>

export const TaskState = z.enum(['OPEN', 'DONE', 'CANCELLED'])
export type TaskState = z.infer<typeof TaskState>

/** IATA codes of the help somebody needs on the way (domain.md 1.9): what is needed, never why. */
export const SpecialNeed = z
  .enum(['WCHR', 'WCHS', 'WCHC', 'BLND', 'DEAF', 'DPNA', 'MEDA', 'OXYG', 'STCR', 'MAAS', 'UMNR', 'BSCT'])
  .meta({ id: 'SpecialNeed', description: 'IATA SSR code' })
export type SpecialNeed = z.infer<typeof SpecialNeed>

export const Case = z
  .object({
    id: CaseId,
    office: OfficeId,
    compartment: z.int(),
    /** Random, so that it tells neither volume nor name (domain.md 1.2). */
    publicRef: z.string(),
    /** The reference of the partner who referred the family, such as a HCR case number. */
    externalRef: z.string().nullable(),
    programmeCode: z.string(),
    programmeVersion: z.int(),
    projectCode: z.string().nullable(),
    movementType: z.string(),
    /** Of the sheet of that type; null for a case opened before sheets had versions. */
    movementTypeVersion: z.int().nullable(),
    destinationCountry: CountryCode.nullable(),
    destinationSubregion: z.string().nullable(),
    destinationCity: z.string().nullable(),
    receivingParty: z.string().nullable(),
    /** Somebody under age who travels without an adult of the family: then the principal applicant may be a child (domain.md 3.5). */
    unaccompaniedMinor: z.boolean(),
    status: CaseStatus,
    /** Where it stood before a hold, a mishap or an end. */
    statusBefore: CaseStatus.nullable(),
    statusReason: z.string().nullable(),
    statusSince: Instant,
    /** The last day on which every clearance of every member still holds (domain.md 1.3). */
    criticalOn: Day.nullable(),
    rollId: RollId.nullable(),
    openedBy: AccountId.nullable(),
    openedAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Case' })
export type Case = z.infer<typeof Case>

export const CaseMember = z
  .object({
    caseId: CaseId,
    personId: PersonId,
    role: MemberRole,
    travelling: z.boolean(),
    specialNeeds: z.array(SpecialNeed),
    visaNumber: z.string().nullable(),
    joinedAt: Instant,
  })
  .meta({ id: 'CaseMember' })
export type CaseMember = z.infer<typeof CaseMember>

/** What is needed to open a case; the programme's version is the newest valid one unless it is named. */
export const CaseDraft = z.object({
  id: CaseId.optional(),
  office: OfficeId.optional(),
  compartment: z.int().min(0).optional(),
  programmeCode: z.string().min(1).max(60),
  destinationCountry: CountryCode.optional(),
  destinationSubregion: z.string().max(20).optional(),
  destinationCity: z.string().trim().max(120).optional(),
  receivingParty: z.string().trim().max(200).optional(),
  externalRef: z.string().trim().min(1).max(60).optional(),
  projectCode: z.string().max(20).optional(),
  unaccompaniedMinor: z.boolean().default(false),
  /** Those that the movement type asks for, where the programme does not always have them. */
  parties: z.array(PartyDraft).max(8).default([]),
})
export type CaseDraft = Omit<z.infer<typeof CaseDraft>, 'unaccompaniedMinor' | 'parties'> & {
  unaccompaniedMinor?: boolean
  parties?: PartyDraft[]
}

/** Who asked for a case, who decided it, who receives it, as it stands now. */
export const CaseParty = z
  .object({
    id: Id,
    kind: PartyKind,
    organisationId: OrganisationId.nullable(),
    /** Null where it is not for this reader. */
    organisationName: z.string().nullable(),
    state: CountryCode.nullable(),
    reference: z.string().nullable(),
    reason: z.string().nullable(),
    lastResort: z.string().nullable(),
    /** Nobody gave it: every case of the programme has it. */
    fromProgramme: z.boolean(),
    recordedAt: Instant,
  })
  .meta({ id: 'CaseParty' })
export type CaseParty = z.infer<typeof CaseParty>

export const Hold = z
  .object({
    id: Id,
    caseId: CaseId,
    reason: HoldReason,
    note: z.string().nullable(),
    placedAt: Instant,
    placedBy: AccountId,
    liftedAt: Instant.nullable(),
  })
  .meta({ id: 'Hold' })
export type Hold = z.infer<typeof Hold>

export const CaseTask = z
  .object({
    id: Id,
    caseId: CaseId,
    kind: TaskKind,
    title: z.string(),
    dueOn: Day.nullable(),
    state: TaskState,
    assignee: AccountId.nullable(),
    createdAt: Instant,
    doneAt: Instant.nullable(),
  })
  .meta({ id: 'CaseTask' })
export type CaseTask = z.infer<typeof CaseTask>

export const CaseNote = z
  .object({ id: Id, caseId: CaseId, text: z.string(), account: AccountId, accountName: z.string().nullable(), writtenAt: Instant })
  .meta({ id: 'CaseNote' })
export type CaseNote = z.infer<typeof CaseNote>

export const CaseFile = z
  .object({ fileId: Id, name: z.string(), mediaType: z.string(), sizeBytes: z.int(), attachedAt: Instant })
  .meta({ id: 'CaseFile' })
export type CaseFile = z.infer<typeof CaseFile>

/** The programme a case was opened under, in the version it keeps. Rooms above read it through this door. */
export type CaseProgramme = Programme
