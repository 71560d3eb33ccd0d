/** The nouns of clearances: what must be cleared before somebody travels, and how it stands (domain.md 1.4). Decisions are in guard-rules.ts. */
import { z } from 'zod'
import { CaseId, type CaseProgramme, SpecialNeed } from '#domain/cases/words.ts'
import { Day, Instant } from '#domain/kit/day.ts'
import { CountryCode } from '#domain/kit/place.ts'
import { PersonId } from '#domain/people/words.ts'
import { EscortKind } from './words.ts'

type KindOfProgramme = CaseProgramme['requiredClearances'][number]['kind']

/** domain.md 1.4; a programme asks for some of them. The compiler holds this list equal to the programmes' own, both ways. */
export const ClearanceKind = z.enum([
  'MED_HEALTH_ASSESSMENT',
  'MED_FIT_TO_TRAVEL',
  'SECURITY',
  'EXIT_PERMIT',
  'INTERNAL_TRAVEL_PERMIT',
  'VISA',
  'TRANSIT_VISA',
  'TRAVEL_DOC',
  'GUARDIAN_CONSENT',
  'BID',
  'ASSURANCE',
  'FINANCE',
  'RISK_RETURN',
  'PRE_DEP_ORIENT',
] as const satisfies readonly KindOfProgramme[])
export type ClearanceKind = z.infer<typeof ClearanceKind>

export const ClearanceId = z.uuid().brand<'ClearanceId'>().meta({ id: 'ClearanceId' })
export type ClearanceId = z.infer<typeof ClearanceId>

export const ClearanceStatus = z.enum([
  'NOT_REQUIRED',
  'TO_REQUEST',
  'REQUESTED',
  'PENDING_INFO',
  'CLEARED',
  'CONDITIONAL',
  'REFUSED',
  'EXPIRED',
  'REVOKED',
])
export type ClearanceStatus = z.infer<typeof ClearanceStatus>

/** What a doctor says of somebody's fitness to travel (domain.md 1.4). */
export const FitOutcome = z.enum(['FIT', 'FIT_WITH_CONDITIONS', 'UNFIT', 'POSTPONE']).meta({ id: 'FitOutcome' })
export type FitOutcome = z.infer<typeof FitOutcome>

/** What movement staff see of it: the outcome, who must go along, what to ask of the carrier. Never why (domain.md 1.10). */
export const Fitness = z.object({ outcome: FitOutcome, escort: EscortKind.nullable(), ssr: z.array(SpecialNeed) }).meta({ id: 'Fitness' })
export type Fitness = z.infer<typeof Fitness>

/** What a doctor writes on these lines is for medical staff alone. */
export const medicalKinds: readonly ClearanceKind[] = ['MED_HEALTH_ASSESSMENT', 'MED_FIT_TO_TRAVEL']

/** Of one person, or of the whole case when `personId` is null. What a restriction says is never part of it: only that there is one. */
export const Clearance = z
  .object({
    id: ClearanceId,
    caseId: CaseId,
    personId: PersonId.nullable(),
    kind: ClearanceKind,
    status: ClearanceStatus,
    requestedOn: Day.nullable(),
    validFrom: Day.nullable(),
    validUntil: Day.nullable(),
    issuer: z.string().nullable(),
    reference: z.string().nullable(),
    hasRestriction: z.boolean(),
    /** Null until a doctor has said it; of a fitness check alone. */
    fitness: Fitness.nullable(),
    updatedAt: Instant,
  })
  .meta({ id: 'Clearance' })
export type Clearance = z.infer<typeof Clearance>

/** What the guards answer: each thing that blocks, in a word, with whom it concerns and until when. `code` is of domain.md appendix F. */
export const GuardWord = z.enum([
  'nobody_travels',
  'on_hold',
  'travel_consent_missing',
  'clearance_missing',
  'clearance_to_request',
  'clearance_pending',
  'clearance_conditional',
  'clearance_refused',
  'clearance_expired',
  'clearance_window_over',
  'departure_before_window',
  'departure_after_window',
  'visa_not_yet_valid',
  'visa_ends_before_arrival',
  'document_missing',
  'document_expiry_unknown',
  'document_expires_before_arrival',
  'document_lines_wrong',
  'document_lines_differ',
  'document_origin_block',
  'transit_visa_missing',
  'transit_rule_unknown',
  'last_check_cannot_be_scheduled',
  'escort_demanded',
  'ssr_demanded',
])
export type GuardWord = z.infer<typeof GuardWord>

export const GuardBlock = z
  .object({
    word: GuardWord,
    code: z.string().optional(),
    personId: PersonId.optional(),
    kind: ClearanceKind.optional(),
    until: Day.optional(),
    /** The State whose border it is about. */
    country: CountryCode.optional(),
    /** The day that a travel document must reach. */
    needed: Day.optional(),
    /** What the fitness check demands and the booking lacks. */
    escort: EscortKind.optional(),
    ssr: z.array(SpecialNeed).optional(),
  })
  .meta({ id: 'GuardBlock' })
export type GuardBlock = z.infer<typeof GuardBlock>

/** The days on which somebody may travel; an open side is null. */
export const TravelWindow = z.object({ start: Day.nullable(), end: Day.nullable() })
export type TravelWindow = z.infer<typeof TravelWindow>
