/**
 * The nouns of employment (FR: emploi): a vacancy of an employer, the work profile of somebody who returns, how well the two fit, and
 * the referral that brings them together. Nothing of a person but declared job facts enters here: no sex, religion, ethnic group or
 * family status (domain.md 6.5). Closed lists stand here; what follows what is in rules.ts, how a fit is read in match-rules.ts.
 */
import { z } from 'zod'
import { AccountId, OfficeId } from '#domain/access/words.ts'
import { CaseId } from '#domain/cases/words.ts'
import { Day, Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { Currency, MinorUnits } from '#domain/kit/money.ts'
import { CountryCode, LanguageCode } from '#domain/kit/place.ts'
import { PersonId } from '#domain/people/words.ts'

export const VacancyId = Id.brand<'VacancyId'>().meta({ id: 'VacancyId' })
export type VacancyId = z.infer<typeof VacancyId>
export const CandidateId = Id.brand<'CandidateId'>().meta({ id: 'CandidateId' })
export type CandidateId = z.infer<typeof CandidateId>
export const ReferralId = Id.brand<'ReferralId'>().meta({ id: 'ReferralId' })
export type ReferralId = z.infer<typeof ReferralId>

/** A unit group of ISCO-08: 5223 is a shop sales assistant. That its first two digits exist is a rule: see `isOccupation`. */
export const Occupation = z
  .string()
  .regex(/^\d{4}$/, { error: 'isco_code' })
  .meta({ id: 'Occupation', description: 'ISCO-08 unit group, four digits' })
export type Occupation = z.infer<typeof Occupation>

export const LanguageLevel = z.enum(['A1', 'A2', 'B1', 'B2', 'C1', 'C2']).meta({ id: 'LanguageLevel', description: 'CEFR' })
export type LanguageLevel = z.infer<typeof LanguageLevel>

/** ISCED 2011: 0 less than primary … 8 doctorate. */
export const EducationLevel = z.int().min(0).max(8).meta({ id: 'EducationLevel', description: 'ISCED 2011' })
export type EducationLevel = z.infer<typeof EducationLevel>

export const Licence = z.enum(['B', 'C', 'D']).meta({ id: 'DrivingLicence' })
export type Licence = z.infer<typeof Licence>

/** What people can do, in the words of a first interview. The list is our own design. */
export const SkillCode = z
  .enum([
    'SALES',
    'CUSTOMER_CARE',
    'CASH_DESK',
    'STOCK',
    'BOOK_KEEPING',
    'OFFICE_SOFTWARE',
    'TEACHING',
    'CARE_WORK',
    'COOKING',
    'CLEANING',
    'SEWING',
    'HAIRDRESSING',
    'CARPENTRY',
    'MASONRY',
    'PAINTING',
    'PLUMBING',
    'ELECTRICITY',
    'WELDING',
    'MECHANICS',
    'MACHINE_WORK',
    'DRIVING',
    'FARMING',
    'REPAIR',
    'TEAM_LEADING',
  ])
  .meta({ id: 'SkillCode' })
export type SkillCode = z.infer<typeof SkillCode>

const line = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least)
    .max(most)
    .regex(/^\P{Cc}*$/u, { error: 'one_line' })
const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^(\P{Cc}|[\n\r\t])*$/u, { error: 'plain_text' })

/** A region (governorate, département …) is a code of ISO 3166-2, such as IQ-AR for Erbil. */
export const RegionCode = z
  .string()
  .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, { error: 'region_code' })
  .meta({ id: 'RegionCode', description: 'ISO 3166-2' })
export type RegionCode = z.infer<typeof RegionCode>

export const KnownLanguage = z.object({ language: LanguageCode, level: LanguageLevel })
export type KnownLanguage = z.infer<typeof KnownLanguage>

const skillLevel = z.int().min(1).max(5)
export const Skill = z.object({ code: SkillCode, level: skillLevel })
export type Skill = z.infer<typeof Skill>
/** A skill without which the work cannot be done, and how much it weighs among the others. */
export const MustSkill = Skill.extend({ weight: z.int().min(1).max(5).default(1) })
export type MustSkill = z.infer<typeof MustSkill>

/** domain.md 6.4. */
export const VacancyStatus = z.enum(['DRAFT', 'VETTED', 'OPEN', 'ON_HOLD', 'FILLED', 'EXPIRED', 'WITHDRAWN']).meta({ id: 'VacancyStatus' })
export type VacancyStatus = z.infer<typeof VacancyStatus>

/** What somebody makes sure of before anybody is sent to an employer (domain.md 6.3: vetting). */
export const EmployerCheck = z
  .enum(['SITE_VISIT', 'LABOUR_RULES', 'NO_CHILD_LABOUR', 'WAGE_PAID', 'SAFE_FROM_ABUSE'])
  .meta({ id: 'EmployerCheck' })
export type EmployerCheck = z.infer<typeof EmployerCheck>

/** A vacancy as somebody registers it. The employer is a name until the register of organisations stands. Wages are for a month. */
export const VacancyDraft = z.object({
  id: VacancyId.optional(),
  office: OfficeId.optional(),
  employer: line(2, 200),
  title: line(2, 200),
  occupation: Occupation,
  tasks: text(2000).default(''),
  mustSkills: z.array(MustSkill).max(12).default([]),
  educationMin: EducationLevel.nullable().default(null),
  experienceMonths: z.int().min(0).max(480).default(0),
  languages: z.array(KnownLanguage).max(6).default([]),
  licences: z.array(Licence).max(3).default([]),
  country: CountryCode,
  region: RegionCode,
  city: line(0, 120).default(''),
  wageMinMinor: MinorUnits.min(0).max(1_000_000_000_00),
  wageMaxMinor: MinorUnits.min(0).max(1_000_000_000_00),
  currency: Currency,
  openings: z.int().min(1).max(500).default(1),
  startsOn: Day,
  deadlineOn: Day.nullable().default(null),
})
export type VacancyDraft = z.infer<typeof VacancyDraft>

export const Vacancy = VacancyDraft.required()
  .extend({
    compartment: z.int(),
    status: VacancyStatus,
    /** Empty until the employer was vetted. */
    checks: z.array(EmployerCheck),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Vacancy' })
export type Vacancy = z.infer<typeof Vacancy>

/** Of the standings of domain.md 6.4, those that a command reaches today. Only ACTIVE is proposed to anybody. */
export const CandidateStatus = z
  .enum(['ACTIVE', 'PAUSED', 'IN_TRAINING', 'SELF_EMPLOYED', 'PLACED', 'INACTIVE'])
  .meta({ id: 'CandidateStatus' })
export type CandidateStatus = z.infer<typeof CandidateStatus>

export const Experience = z.object({ occupation: Occupation, months: z.int().min(1).max(720) })
export type Experience = z.infer<typeof Experience>

/** Job facts as somebody declares them: the whole profile, each time. */
export const Profile = z.object({
  desired: z.array(Occupation).min(1).max(5),
  experiences: z.array(Experience).max(20).default([]),
  education: EducationLevel,
  skills: z.array(Skill).max(24).default([]),
  languages: z.array(KnownLanguage).max(12).default([]),
  licences: z.array(Licence).max(3).default([]),
  country: CountryCode,
  region: RegionCode,
  /** Other regions they can reach every day: at most 30 km away. */
  commutesTo: z.array(RegionCode).max(12).default([]),
  relocates: z.boolean().default(false),
  /** Regions where they do not wish to work, for their safety. Nobody asks why. */
  avoids: z.array(RegionCode).max(12).default([]),
  availableFrom: Day,
  wageMinMinor: MinorUnits.min(0).max(1_000_000_000_00).nullable().default(null),
  currency: Currency.nullable().default(null),
})
export type Profile = z.infer<typeof Profile>

/** A member of a case who looks for work. */
export const Candidate = Profile.extend({
  id: CandidateId,
  caseId: CaseId,
  personId: PersonId,
  office: OfficeId,
  compartment: z.int(),
  status: CandidateStatus,
  createdAt: Instant,
  updatedAt: Instant,
}).meta({ id: 'Candidate' })
export type Candidate = z.infer<typeof Candidate>

/** domain.md 6.4. */
export const ReferralStatus = z
  .enum(['PROPOSED', 'ACCEPTED_BY_CANDIDATE', 'SENT', 'INTERVIEW', 'OFFER', 'HIRED', 'REJECTED', 'NO_SHOW', 'DECLINED'])
  .meta({ id: 'ReferralStatus' })
export type ReferralStatus = z.infer<typeof ReferralStatus>

/** A vacancy put before somebody: from the proposal to the first day of work, or to a no. The score is that of its day. */
export const Referral = z
  .object({
    id: ReferralId,
    candidateId: CandidateId,
    caseId: CaseId,
    vacancyId: VacancyId,
    status: ReferralStatus,
    score: z.number(),
    /** Why this vacancy although the score is low. */
    reason: z.string().nullable(),
    /** Why it ended without work, when somebody said so. */
    endReason: z.string().nullable(),
    startedOn: Day.nullable(),
    proposedAt: Instant,
    proposedBy: AccountId,
    updatedAt: Instant,
  })
  .meta({ id: 'Referral' })
export type Referral = z.infer<typeof Referral>
