/** What crosses the wire about a plan and its money. Visits and surveys are in visit-contract.ts. */
import { z } from 'zod'
import { CaseId, CaseStatus } from '#domain/cases/words.ts'
import { command, page, paging, query } from '#domain/kit/contract.ts'
import { Day } from '#domain/kit/day.ts'
import { Currency, MinorUnits } from '#domain/kit/money.ts'
import { AidForm, Bilingual } from '#domain/programmes/words.ts'
import { VisitLine } from './visit-contract.ts'
import { Line, LineId, PaymentMode, Plan, PlanId, PlanStatus, Survey, Tranche, TrancheId } from './words.ts'

const Text = (longest: number) => z.string().trim().min(1).max(longest)
const Amount = MinorUnits.min(0).max(1_000_000_000_00)
const jobCount = z.int().min(0).max(10_000)

export const PlanFile = z
  .object({
    caseId: CaseId,
    caseRef: z.string(),
    caseStatus: CaseStatus,
    onHold: z.boolean(),
    programme: z.object({
      code: z.string(),
      version: z.int(),
      names: Bilingual,
      forms: z.array(AidForm),
      services: z.array(AidForm),
      followUpMonths: z.array(z.int()),
      windowDays: z.int(),
    }),
    /** What a plan of this household may come to; null where the programme foresees none. */
    allowance: z.object({ currency: Currency, ceilingMinor: MinorUnits, formCeilings: z.partialRecord(AidForm, MinorUnits) }).nullable(),
    plan: Plan.nullable(),
    lines: z.array(Line.extend({ tranches: z.array(Tranche) })),
    visits: z.array(VisitLine),
    surveys: z.array(Survey),
  })
  .meta({ id: 'PlanFile' })
export type PlanFile = z.infer<typeof PlanFile>

export const PlanLine = Plan.pick({
  id: true,
  caseId: true,
  office: true,
  status: true,
  currency: true,
  ceilingMinor: true,
  committedMinor: true,
  paidMinor: true,
  returnOn: true,
  proposedBy: true,
  createdAt: true,
})
  .extend({ caseRef: z.string(), programmeCode: z.string(), country: z.string().nullable() })
  .meta({ id: 'PlanSummary' })
export type PlanLine = z.infer<typeof PlanLine>

export const getPlan = query({
  name: 'reintegration.get_plan',
  path: '/api/reintegration/cases/:caseId/plan',
  summary: 'The plan of a case with its lines, tranches, visits and surveys; plan null where none is written yet',
  input: z.object({ caseId: CaseId }),
  output: PlanFile,
})

export const listPlans = query({
  name: 'reintegration.list_plans',
  path: '/api/reintegration/plans',
  summary: 'Plans, the newest first',
  input: z.object({ ...paging, status: PlanStatus.optional(), programme: z.string().max(60).optional() }),
  output: page(PlanLine),
})

export const draftPlan = command({
  name: 'reintegration.draft_plan',
  path: '/api/reintegration/cases/:caseId/plan',
  summary: 'Opens the one living plan of a case, under the ceiling of its programme',
  input: z.object({ caseId: CaseId, id: PlanId.optional(), goal: Text(1000) }),
  output: Plan,
  refusals: ['case_ended', 'no_ceiling_in_programme', 'plan_exists', 'id_taken'],
})

export const addLine = command({
  name: 'reintegration.add_line',
  path: '/api/reintegration/plans/:planId/lines',
  summary: 'Adds a piece of help and cuts it into tranches',
  input: z.object({
    planId: PlanId,
    id: LineId.optional(),
    form: AidForm,
    description: Text(500),
    amountMinor: Amount,
    jobsSelf: jobCount.default(0),
    jobsFamily: jobCount.default(0),
    jobsCommunity: jobCount.default(0),
    pattern: z
      .array(z.int().min(1).max(100))
      .min(1)
      .max(6)
      .optional()
      .meta({ description: 'Per cent of each tranche; 40, 40, 20 unless told' }),
  }),
  output: Line,
  refusals: [
    'plan_not_draft',
    'form_not_in_programme',
    'over_ceiling',
    'over_form_ceiling',
    'tranche_over_line',
    'pattern_not_100',
    'id_taken',
  ],
})

export const changeLine = command({
  name: 'reintegration.change_line',
  path: '/api/reintegration/lines/:lineId',
  summary: 'Changes a line of a draft; what is paid stays paid',
  input: z.object({
    lineId: LineId,
    form: AidForm.optional(),
    description: Text(500).optional(),
    amountMinor: Amount.optional(),
    jobsSelf: jobCount.optional(),
    jobsFamily: jobCount.optional(),
    jobsCommunity: jobCount.optional(),
  }),
  output: Line,
  refusals: [
    'plan_not_draft',
    'line_cancelled',
    'form_not_in_programme',
    'over_ceiling',
    'over_form_ceiling',
    'tranche_over_line',
    'below_paid',
  ],
})

export const cancelLine = command({
  name: 'reintegration.cancel_line',
  path: '/api/reintegration/lines/:lineId/cancel',
  summary: 'Takes a line of which nothing is paid out of a draft',
  input: z.object({ lineId: LineId }),
  output: z.object({}),
  refusals: ['plan_not_draft', 'line_cancelled', 'line_has_payments'],
})

export const proposePlan = command({
  name: 'reintegration.propose_plan',
  path: '/api/reintegration/plans/:planId/propose',
  summary: 'Hands the plan to a second person',
  input: z.object({ planId: PlanId, returnOn: Day.optional() }),
  output: Plan,
  refusals: ['plan_not_draft', 'plan_without_lines', 'day_in_the_future'],
})

export const approvePlan = command({
  name: 'reintegration.approve_plan',
  path: '/api/reintegration/plans/:planId/approve',
  summary: 'The second person says yes to the sum they read; the visits are dated from the return day and the case goes to follow-up',
  input: z.object({ planId: PlanId, totalMinor: MinorUnits, returnOn: Day.optional() }),
  output: Plan,
  refusals: [
    'plan_not_proposed',
    'second_person_needed',
    'plan_changed_since',
    'return_day_missing',
    'day_in_the_future',
    'case_not_handed_over',
    'on_hold',
  ],
})

export const sendBack = command({
  name: 'reintegration.send_back',
  path: '/api/reintegration/plans/:planId/send-back',
  summary: 'Returns a proposed or approved plan to be mended, and says why',
  input: z.object({ planId: PlanId, reason: Text(500) }),
  output: Plan,
  refusals: ['plan_not_open'],
})

export const closePlan = command({
  name: 'reintegration.close_plan',
  path: '/api/reintegration/plans/:planId/close',
  summary: 'Ends a plan whose visits are all written; what was not paid is given back',
  input: z.object({ planId: PlanId }),
  output: Plan,
  refusals: ['plan_not_approved', 'visits_open'],
})

export const cancelPlan = command({
  name: 'reintegration.cancel_plan',
  path: '/api/reintegration/plans/:planId/cancel',
  summary: 'Sets a plan aside of which nothing is paid; another may then be written',
  input: z.object({ planId: PlanId }),
  output: z.object({}),
  refusals: ['plan_not_open', 'plan_has_payments'],
})

export const payTranche = command({
  name: 'reintegration.pay_tranche',
  path: '/api/reintegration/tranches/:trancheId/pay',
  summary: 'Records that a tranche was paid or delivered, with its receipt',
  input: z.object({
    trancheId: TrancheId,
    mode: PaymentMode,
    receipt: Text(100),
    supplier: Text(200).optional(),
    invoice: Text(100).optional(),
    quotes: z.int().min(0).max(50).default(0),
    quotesWaiver: Text(500).optional(),
  }),
  output: Tranche,
  refusals: [
    'plan_not_approved',
    'already_paid',
    'tranche_cancelled',
    'earlier_tranche_unpaid',
    'visit_needed',
    'quotes_missing',
    'on_hold',
    'duplicate_invoice',
    'tranche_over_line',
  ],
})
