/**
 * The medical form of a carrier (MEDIF, domain.md 1.10) in its two parts: what movement staff know of it, and what only the medical role
 * reads. A name, a diagnosis or a reason never stands in the first part.
 */
import { z } from 'zod'
import { CaseId, SpecialNeed } from '#domain/cases/words.ts'
import { Day, Instant } from '#domain/kit/day.ts'
import { PersonId } from '#domain/people/words.ts'

/** What a carrier asks before it takes a minor alone, somebody pregnant or somebody with a medical form; figures with their days. */
export const CarrierTerms = z.strictObject({
  /** Two signs of the airline, or `*` for all that have no row of their own. */
  carrier: z.string().regex(/^([A-Z0-9]{2}|\*)$/, { error: 'carrier_code' }),
  unaccompaniedFrom: z.int().min(0).max(18),
  unaccompaniedUntil: z.int().min(0).max(18),
  youngFrom: z.int().min(0).max(18),
  youngUntil: z.int().min(0).max(18),
  pregnancyWeeks: z.int().min(1).max(42),
  pregnancyWeeksMultiple: z.int().min(1).max(42),
  formDays: z.int().min(1).max(60),
  submitHours: z.int().min(0).max(240),
  validFrom: Day,
  validTo: Day.optional(),
  source: z.string().min(1),
  toBeChecked: z.boolean(),
})
export type CarrierTerms = z.infer<typeof CarrierTerms>

export const MedifId = z.uuid().brand<'MedifId'>().meta({ id: 'MedifId' })
export type MedifId = z.infer<typeof MedifId>

export const FitOutcome = z.enum(['FIT', 'FIT_WITH_CONDITIONS', 'UNFIT'])
export type FitOutcome = z.infer<typeof FitOutcome>
/** Whom the doctor wants at the person's side. */
export const MedifEscort = z.enum(['NONE', 'ATTENDANT', 'NURSE', 'DOCTOR'])
export type MedifEscort = z.infer<typeof MedifEscort>
export const CarrierDecision = z.enum(['CLEARED', 'CONDITIONS', 'REFUSED'])
export type CarrierDecision = z.infer<typeof CarrierDecision>
/** Asked for by movement staff, filled by the doctor, sent to the carrier, answered by it. */
export const MedifState = z.enum(['ASKED', 'FILLED', 'SUBMITTED', 'ANSWERED'])
export type MedifState = z.infer<typeof MedifState>

/** Part 1: what whoever books and freezes may know. */
export const Medif = z
  .object({
    id: MedifId,
    caseId: CaseId,
    personId: PersonId,
    carrier: z.string(),
    travelsOn: Day,
    askedAt: Instant,
    outcome: FitOutcome.nullable(),
    escort: MedifEscort.nullable(),
    /** The help that the carrier must be asked for, as codes. */
    needs: z.array(SpecialNeed),
    issuedOn: Day.nullable(),
    /** The last day of travel that the form covers. What shortens it is not said. */
    validUntil: Day.nullable(),
    submittedOn: Day.nullable(),
    decision: CarrierDecision.nullable(),
    decidedOn: Day.nullable(),
    carrierRef: z.string().nullable(),
    updatedAt: Instant,
  })
  .meta({ id: 'Medif' })
export type Medif = z.infer<typeof Medif>

const text = (longest: number) => z.string().trim().max(longest).default('')

/** Part 2, by the doctor: read and written by the medical role alone. */
export const MedifDetail = z
  .object({
    diagnosis: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]\d{2}(\.\d{1,2})?$/, { error: 'icd_code' }),
    prognosis: z.enum(['GOOD', 'GUARDED']),
    contagious: z.boolean(),
    vitals: text(200),
    medication: text(400),
    oxygenLpm: z.int().min(1).max(15).nullable().default(null),
    oxygenContinuous: z.boolean().default(false),
    sitsUpright: z.boolean(),
    usesToilet: z.boolean(),
    bladderBowel: text(200),
    /** Ambulance at departure or arrival, and the hospital at the other end. */
    ambulance: text(200),
    hospital: text(200),
    /** The expected day of birth. */
    dueOn: Day.nullable().default(null),
    multiple: z.boolean().default(false),
    doctorName: z.string().trim().min(2).max(160),
    doctorLicence: z.string().trim().min(2).max(60),
    doctorPhone: text(40),
    signedOn: Day,
  })
  .meta({ id: 'MedifDetail' })
export type MedifDetail = z.infer<typeof MedifDetail>
