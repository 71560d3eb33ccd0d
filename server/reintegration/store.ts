/** SQL of plans and their lines. Tranches are in tranche-store.ts, visits and surveys in visit-store.ts, lists in list-store.ts. */
import type { CaseId } from '#domain/cases/words.ts'
import type { Day, Instant } from '#domain/kit/day.ts'
import type { Line, Plan, PlanStatus } from '#domain/reintegration/words.ts'
import type { Db } from '#server/kit/database.ts'

const planColumns = [
  'id',
  'case_id',
  'office',
  'compartment',
  'status',
  'goal',
  'currency',
  'ceiling_minor',
  'form_ceilings',
  'committed_minor',
  'paid_minor',
  'return_on',
  'proposed_by',
  'proposed_at',
  'approved_by',
  'approved_at',
  'sent_back_reason',
  'created_at',
  'updated_at',
] as const

/** The one living plan of a case; a cancelled one is nobody's plan. */
export async function findPlanOfCase(db: Db, caseId: string): Promise<Plan | undefined> {
  const row = await db
    .selectFrom('reintegration_plan')
    .select(planColumns)
    .where('case_id', '=', caseId)
    .where('status', '<>', 'CANCELLED')
    .executeTakeFirst()
  return row === undefined ? undefined : presentPlan(row)
}

/** The plan, kept still until the commit, in the same order as the database's own triggers do it. */
export async function lockPlan(db: Db, planId: string): Promise<Plan | undefined> {
  const row = await db.selectFrom('reintegration_plan').select(planColumns).where('id', '=', planId).forNoKeyUpdate().executeTakeFirst()
  return row === undefined ? undefined : presentPlan(row)
}

export async function insertPlan(db: Db, plan: Plan): Promise<void> {
  await db
    .insertInto('reintegration_plan')
    .values({
      id: plan.id,
      case_id: plan.caseId,
      office: plan.office,
      compartment: plan.compartment,
      status: plan.status,
      goal: plan.goal,
      currency: plan.currency,
      ceiling_minor: plan.ceilingMinor,
      form_ceilings: JSON.stringify(plan.formCeilings),
      created_at: plan.createdAt,
      updated_at: plan.updatedAt,
    })
    .execute()
}

export type PlanStep = {
  status: PlanStatus
  returnOn: Day | null
  proposedBy: string | null
  proposedAt: Instant | null
  approvedBy: string | null
  approvedAt: Instant | null
  sentBackReason: string | null
}

export async function savePlanStep(db: Db, planId: string, step: PlanStep, now: Instant): Promise<Plan> {
  const row = await db
    .updateTable('reintegration_plan')
    .set({
      status: step.status,
      return_on: step.returnOn,
      proposed_by: step.proposedBy,
      proposed_at: step.proposedAt,
      approved_by: step.approvedBy,
      approved_at: step.approvedAt,
      sent_back_reason: step.sentBackReason,
      updated_at: now,
    })
    .where('id', '=', planId)
    .returning(planColumns)
    .executeTakeFirstOrThrow()
  return presentPlan(row)
}

const lineColumns = [
  'id',
  'plan_id',
  'form',
  'description',
  'amount_minor',
  'jobs_self',
  'jobs_family',
  'jobs_community',
  'cancelled_at',
  'created_at',
] as const

export async function findPlanIdOfLine(db: Db, lineId: string): Promise<string | undefined> {
  return (await db.selectFrom('reintegration_line').select('plan_id').where('id', '=', lineId).executeTakeFirst())?.plan_id
}

export async function listLines(db: Db, planId: string): Promise<Line[]> {
  const rows = await db
    .selectFrom('reintegration_line')
    .select(lineColumns)
    .where('plan_id', '=', planId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(presentLine)
}

/** A child row lies where its parent lies. */
export type Place = { office: number; compartment: number }

export async function insertLine(db: Db, line: Line, place: Place): Promise<void> {
  await db
    .insertInto('reintegration_line')
    .values({
      id: line.id,
      plan_id: line.planId,
      office: place.office,
      compartment: place.compartment,
      ...lineValues(line),
      created_at: line.createdAt,
    })
    .execute()
}

export async function updateLine(db: Db, line: Line): Promise<void> {
  await db.updateTable('reintegration_line').set(lineValues(line)).where('id', '=', line.id).execute()
}

function lineValues(line: Line) {
  return {
    form: line.form,
    description: line.description,
    amount_minor: line.amountMinor,
    jobs_self: line.jobs.self,
    jobs_family: line.jobs.family,
    jobs_community: line.jobs.community,
    cancelled_at: line.cancelledAt,
  }
}

export function presentPlan(row: Record<(typeof planColumns)[number], unknown>): Plan {
  return {
    id: row.id,
    caseId: row.case_id as CaseId,
    office: row.office,
    compartment: row.compartment,
    status: row.status,
    goal: row.goal,
    currency: row.currency,
    ceilingMinor: row.ceiling_minor,
    formCeilings: row.form_ceilings,
    committedMinor: row.committed_minor,
    paidMinor: row.paid_minor,
    returnOn: row.return_on,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at,
    sentBackReason: row.sent_back_reason,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  } as Plan
}

function presentLine(row: Record<(typeof lineColumns)[number], unknown>): Line {
  return {
    id: row.id,
    planId: row.plan_id,
    form: row.form,
    description: row.description,
    amountMinor: row.amount_minor,
    jobs: { self: row.jobs_self, family: row.jobs_family, community: row.jobs_community },
    cancelledAt: row.cancelled_at,
    createdAt: row.created_at,
  } as Line
}
