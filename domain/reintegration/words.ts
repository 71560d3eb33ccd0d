/**
 * The nouns of reintegration (FR: réintégration): the plan a returnee and a counsellor agree on, its lines and tranches, the
 * visits of the first year and the survey. Closed lists stand here; what may follow what is in rules.ts and visit-rules.ts.
 */
import { z } from 'zod'
import { AccountId, OfficeId } from '#domain/access/words.ts'
import { CaseId } from '#domain/cases/words.ts'
import { Day, Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { Currency, MinorUnits } from '#domain/kit/money.ts'
import { PersonId } from '#domain/people/words.ts'
import { AidForm } from '#domain/programmes/words.ts'

export const PlanId = Id.brand<'PlanId'>().meta({ id: 'PlanId' })
export type PlanId = z.infer<typeof PlanId>
export const LineId = Id.brand<'LineId'>().meta({ id: 'LineId' })
export type LineId = z.infer<typeof LineId>
export const TrancheId = Id.brand<'TrancheId'>().meta({ id: 'TrancheId' })
export type TrancheId = z.infer<typeof TrancheId>
export const VisitId = Id.brand<'VisitId'>().meta({ id: 'VisitId' })
export type VisitId = z.infer<typeof VisitId>
export const SurveyId = Id.brand<'SurveyId'>().meta({ id: 'SurveyId' })
export type SurveyId = z.infer<typeof SurveyId>

/** A plan is written, proposed, and approved by a second person; only an approved plan pays. */
export const PlanStatus = z.enum(['DRAFT', 'PROPOSED', 'APPROVED', 'CLOSED', 'CANCELLED']).meta({ id: 'PlanStatus' })
export type PlanStatus = z.infer<typeof PlanStatus>

/** Whom an activity gives work to (000:14): the person, their family, others of the place. */
export const Jobs = z
  .object({ self: z.int().min(0).max(10_000), family: z.int().min(0).max(10_000), community: z.int().min(0).max(10_000) })
  .meta({ id: 'Jobs' })
export type Jobs = z.infer<typeof Jobs>

export const Plan = z
  .object({
    id: PlanId,
    caseId: CaseId,
    office: OfficeId,
    compartment: z.int(),
    status: PlanStatus,
    goal: z.string(),
    currency: Currency,
    /** What the programme's version allows this household; written once, never changed. */
    ceilingMinor: MinorUnits,
    /** Of the forms that have a ceiling of their own inside the plan's. */
    formCeilings: z.partialRecord(AidForm, MinorUnits),
    committedMinor: MinorUnits,
    paidMinor: MinorUnits,
    returnOn: Day.nullable(),
    proposedBy: AccountId.nullable(),
    proposedAt: Instant.nullable(),
    approvedBy: AccountId.nullable(),
    approvedAt: Instant.nullable(),
    sentBackReason: z.string().nullable(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Plan' })
export type Plan = z.infer<typeof Plan>

/** One piece of help in a plan: a form or a service of the programme, with what it costs and the work it should bring. */
export const Line = z
  .object({
    id: LineId,
    planId: PlanId,
    form: AidForm,
    description: z.string(),
    amountMinor: MinorUnits,
    jobs: Jobs,
    cancelledAt: Instant.nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'PlanLine' })
export type Line = z.infer<typeof Line>

/** domain.md 4.8. */
export const PaymentMode = z
  .enum(['IN_KIND', 'CASH', 'BANK', 'MOBILE_MONEY', 'VOUCHER', 'TUITION', 'WAGE_SUBSIDY'])
  .meta({ id: 'PaymentMode' })
export type PaymentMode = z.infer<typeof PaymentMode>

export const TrancheStatus = z.enum(['PLANNED', 'PAID', 'CANCELLED'])
export type TrancheStatus = z.infer<typeof TrancheStatus>

/** A part of a line (FR: tranche), paid once and for ever. */
export const Tranche = z
  .object({
    id: TrancheId,
    lineId: LineId,
    planId: PlanId,
    seq: z.int(),
    amountMinor: MinorUnits,
    dueOn: Day,
    status: TrancheStatus,
    mode: PaymentMode.nullable(),
    /** The reference of the signed receipt. */
    receipt: z.string().nullable(),
    supplier: z.string().nullable(),
    invoice: z.string().nullable(),
    quotes: z.int().nullable(),
    quotesWaiver: z.string().nullable(),
    paidAt: Instant.nullable(),
    paidBy: AccountId.nullable(),
  })
  .meta({ id: 'Tranche' })
export type Tranche = z.infer<typeof Tranche>

/** As stored. LATE is not a state but a reading of the calendar: see `standingOf` in visit-rules.ts. */
export const VisitStatus = z.enum(['DUE', 'DONE', 'REFUSED', 'UNREACHABLE', 'NOT_APPLICABLE'])
export type VisitStatus = z.infer<typeof VisitStatus>

export const VisitStanding = z.enum([...VisitStatus.options, 'LATE']).meta({ id: 'VisitStanding' })
export type VisitStanding = z.infer<typeof VisitStanding>

/** What came of an attempt. Nobody home is not yet "unreachable": that takes three (domain.md 4.9). */
export const VisitOutcome = z.enum(['DONE', 'REFUSED', 'NO_ANSWER', 'NOT_APPLICABLE']).meta({ id: 'VisitOutcome' })
export type VisitOutcome = z.infer<typeof VisitOutcome>

export const VisitMode = z.enum(['HOME', 'WORKPLACE', 'OFFICE', 'PHONE', 'VIDEO']).meta({ id: 'VisitMode' })
export type VisitMode = z.infer<typeof VisitMode>

export const WishToStay = z.enum(['YES', 'NO', 'UNSURE'])
export type WishToStay = z.infer<typeof WishToStay>

/** A monitoring visit (FR: visite de suivi) at a month after the return. */
export const Visit = z
  .object({
    id: VisitId,
    planId: PlanId,
    caseId: CaseId,
    month: z.int(),
    dueOn: Day,
    windowDays: z.int(),
    status: VisitStatus,
    attempts: z.int(),
    mode: VisitMode.nullable(),
    visitedOn: Day.nullable(),
    activityRunning: z.boolean().nullable(),
    /** The work that exists on that day, not what was added since the last visit. */
    jobs: Jobs.nullable(),
    wishToStay: WishToStay.nullable(),
    note: z.string().nullable(),
    recordedAt: Instant.nullable(),
  })
  .meta({ id: 'Visit' })
export type Visit = z.infer<typeof Visit>

/** When in the first year the survey was answered: within three months, between, from the twelfth month (domain.md 4.10). */
export const Wave = z.enum(['BASELINE', 'MIDLINE', 'ENDLINE']).meta({ id: 'Wave' })
export type Wave = z.infer<typeof Wave>

/** Between 0 and 1; null where too little was answered to tell. */
export const DimensionReading = z.object({
  code: z.string(),
  score: z.number().nullable(),
  answeredWeight: z.number(),
  totalWeight: z.number(),
})
export type DimensionReading = z.infer<typeof DimensionReading>

/** A survey as it was scored on its day with its version of the instrument; history is never computed again. */
export const Survey = z
  .object({
    id: SurveyId,
    planId: PlanId,
    visitId: VisitId.nullable(),
    personId: PersonId,
    instrumentCode: z.string(),
    instrumentVersion: z.int(),
    wave: Wave,
    dimensions: z.array(DimensionReading),
    composite: z.number().nullable(),
    answeredOn: Day,
    recordedAt: Instant,
  })
  .meta({ id: 'Survey' })
export type Survey = z.infer<typeof Survey>
