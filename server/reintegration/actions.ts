/** The door of the reintegration room: the plan, from its first line to its last day. Payments, visits and lists stand beside it. */
import { getCase, advanceCase, getProgrammeOf, isOnHold, listMembers } from '#server/cases/actions.ts'
import type { CaseId } from '#domain/cases/words.ts'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { type Day, dayAt } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type { Programme } from '#domain/programmes/words.ts'
import type * as contracts from '#domain/reintegration/contract.ts'
import {
  allowanceOf,
  canApprove,
  canCancelPlan,
  canClose,
  canDraftPlan,
  canPropose,
  canSendBack,
  latestDay,
  trancheDueOn,
} from '#domain/reintegration/rules.ts'
import { visitsAfter } from '#domain/reintegration/visit-rules.ts'
import type { Plan, PlanId, Tranche } from '#domain/reintegration/words.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { major, record } from './plan-events.ts'
import { findPlanOfCase, insertPlan, listLines, lockPlan, type PlanStep, savePlanStep } from './store.ts'
import { cancelTranches, listTranches, setTrancheDue } from './tranche-store.ts'
import { dropOpenVisits, listSurveysOf, listVisitsOf, saveCalendar } from './visit-store.ts'
import { presentVisitLine } from './visit-actions.ts'

type Asked<C extends keyof typeof contracts> = InputOf<(typeof contracts)[C]>

export async function getPlan(work: Work, input: Asked<'getPlan'>): Promise<Result<OutputOf<typeof contracts.getPlan>, 'not_found'>> {
  const found = await getCase(work, input.caseId)
  if (!found.ok) return found
  const programme = await getProgrammeOf(work, input.caseId)
  if (!programme.ok) return programme
  const plan = await findPlanOfCase(work.db, input.caseId)
  const [lines, tranches, visits, surveys] = plan === undefined ? [[], [], [], []] : await readPlan(work, plan.id)
  const allowance = allowanceOf(programme.value, await countTravellers(work, input.caseId))
  const { code, version, names, forms, services, followUp } = programme.value
  return accept({
    caseId: found.value.id,
    caseRef: found.value.publicRef,
    caseStatus: found.value.status,
    onHold: await isOnHold(work, input.caseId),
    programme: { code, version, names, forms, services, followUpMonths: followUp.months, windowDays: followUp.windowDays },
    allowance: allowance.ok ? allowance.value : null,
    plan: plan ?? null,
    lines: lines.map((line) => ({ ...line, tranches: tranches.filter((tranche) => tranche.lineId === line.id) })),
    visits: visits.map((visit) => presentVisitLine(visit, work.now)),
    surveys,
  })
}

async function readPlan(work: Work, planId: PlanId) {
  return [
    await listLines(work.db, planId),
    await listTranches(work.db, planId),
    await listVisitsOf(work.db, planId),
    await listSurveysOf(work.db, planId),
  ] as const
}

type DraftRefusal = 'not_found' | 'case_ended' | 'no_ceiling_in_programme' | 'plan_exists' | 'id_taken'

export async function draftPlan(work: Work, input: Asked<'draftPlan'>): Promise<Result<Plan, DraftRefusal>> {
  const found = await getCase(work, input.caseId)
  if (!found.ok) return found
  const programme = await getProgrammeOf(work, input.caseId)
  if (!programme.ok) return programme
  const living = await findPlanOfCase(work.db, input.caseId)
  const allowance = canDraftPlan(found.value.status, programme.value, await countTravellers(work, input.caseId), living)
  if (!allowance.ok) return allowance

  const plan: Plan = {
    id: input.id ?? (newId() as PlanId),
    caseId: found.value.id,
    office: found.value.office,
    compartment: found.value.compartment,
    status: 'DRAFT',
    goal: input.goal,
    ...allowance.value,
    committedMinor: 0,
    paidMinor: 0,
    ...unsaid,
    returnOn: null,
    createdAt: work.now,
    updatedAt: work.now,
  }
  try {
    await insertPlan(work.db, plan)
  } catch (error) {
    if (brokeConstraint(error, 'reintegration_plan_one')) return refuse('plan_exists')
    if (brokeConstraint(error, 'reintegration_plan_pkey')) return refuse('id_taken')
    throw error
  }
  record(work, plan, 'plan_drafted', { ceiling: major(plan, plan.ceilingMinor), currency: plan.currency })
  return accept(plan)
}

type ProposalRefusal = 'not_found' | 'plan_not_draft' | 'plan_without_lines' | 'day_in_the_future'

export async function proposePlan(work: Work, input: Asked<'proposePlan'>): Promise<Result<Plan, ProposalRefusal>> {
  const plan = await lockPlan(work.db, input.planId)
  if (plan === undefined) return refuse('not_found')
  const proposed = canPropose(plan, await listLines(work.db, plan.id))
  if (!proposed.ok) return proposed
  const returnOn = input.returnOn ?? plan.returnOn
  if (returnOn !== null && returnOn > latestDay(work.now)) return refuse('day_in_the_future', { day: returnOn })

  const step = { ...unsaid, status: 'PROPOSED', returnOn, proposedBy: work.actor.accountId, proposedAt: work.now } as const
  const saved = await savePlanStep(work.db, plan.id, step, work.now)
  record(work, saved, 'plan_proposed', { total: major(saved, saved.committedMinor), currency: saved.currency })
  return accept(saved)
}

type ApprovalRefusal = InferRefusal<typeof canApprove> | 'not_found'

export async function approvePlan(work: Work, input: Asked<'approvePlan'>): Promise<Result<Plan, ApprovalRefusal>> {
  const plan = await lockPlan(work.db, input.planId)
  if (plan === undefined) return refuse('not_found')
  const found = await getCase(work, plan.caseId)
  if (!found.ok) return found
  const programme = await getProgrammeOf(work, plan.caseId)
  if (!programme.ok) return programme
  const asked = { totalMinor: input.totalMinor, returnOn: input.returnOn ?? plan.returnOn }
  const approved = canApprove(work.actor, plan, { status: found.value.status, onHold: await isOnHold(work, plan.caseId) }, asked, work.now)
  if (!approved.ok) return approved

  const step: PlanStep = {
    ...keepStep(plan),
    status: 'APPROVED',
    returnOn: approved.value,
    approvedBy: work.actor.accountId,
    approvedAt: work.now,
  }
  const saved = await savePlanStep(work.db, plan.id, step, work.now)
  await setCalendar(work, saved, programme.value, approved.value)
  if (found.value.status === 'HANDED_OVER') {
    const advanced = await advanceCase(work, plan.caseId, 'FOLLOW_UP')
    if (!advanced.ok) return refuse('case_not_handed_over', { status: found.value.status })
  }
  record(work, saved, 'plan_approved', { total: major(saved, saved.committedMinor), currency: saved.currency, returnOn: saved.returnOn })
  return accept(saved)
}

/** The visits from the return day, and with them the days on which the tranches are due. */
async function setCalendar(work: Work, plan: Plan, programme: Programme, returnOn: Day): Promise<void> {
  await saveCalendar(work.db, plan, visitsAfter(programme, returnOn))
  const visits = await listVisitsOf(work.db, plan.id)
  const startOn = dayAt(work.now, 'UTC')
  const open = (await listTranches(work.db, plan.id)).filter((tranche) => tranche.status === 'PLANNED')
  for (const tranche of open) {
    const dueOn = trancheDueOn(tranche.seq, startOn, visits)
    if (dueOn !== tranche.dueOn) await setTrancheDue(work.db, tranche.id, dueOn)
  }
}

export async function sendBack(work: Work, input: Asked<'sendBack'>): Promise<Result<Plan, 'not_found' | 'plan_not_open'>> {
  const plan = await lockPlan(work.db, input.planId)
  if (plan === undefined) return refuse('not_found')
  const back = canSendBack(plan)
  if (!back.ok) return back
  const saved = await savePlanStep(
    work.db,
    plan.id,
    { ...unsaid, status: 'DRAFT', returnOn: plan.returnOn, sentBackReason: input.reason },
    work.now,
  )
  record(work, saved, 'plan_sent_back', { from: plan.status })
  return accept(saved)
}

export async function closePlan(
  work: Work,
  input: Asked<'closePlan'>,
): Promise<Result<Plan, 'not_found' | 'plan_not_approved' | 'visits_open'>> {
  const plan = await lockPlan(work.db, input.planId)
  if (plan === undefined) return refuse('not_found')
  const closed = canClose(plan, await listVisitsOf(work.db, plan.id))
  if (!closed.ok) return closed
  await cancelTranches(work.db, await openTranches(work, plan))
  const saved = await savePlanStep(work.db, plan.id, { ...keepStep(plan), status: 'CLOSED' }, work.now)
  record(work, saved, 'plan_closed', {
    paid: major(saved, saved.paidMinor),
    left: major(saved, saved.committedMinor - saved.paidMinor),
    currency: saved.currency,
  })
  return accept(saved)
}

export async function cancelPlan(
  work: Work,
  input: Asked<'cancelPlan'>,
): Promise<Result<Record<string, never>, 'not_found' | 'plan_not_open' | 'plan_has_payments'>> {
  const plan = await lockPlan(work.db, input.planId)
  if (plan === undefined) return refuse('not_found')
  const cancelled = canCancelPlan(plan)
  if (!cancelled.ok) return cancelled
  await cancelTranches(work.db, await openTranches(work, plan))
  await dropOpenVisits(work.db, plan.id)
  await savePlanStep(work.db, plan.id, { ...keepStep(plan), status: 'CANCELLED' }, work.now)
  record(work, plan, 'plan_cancelled', { from: plan.status })
  return accept({})
}

async function openTranches(work: Work, plan: Plan): Promise<Tranche['id'][]> {
  return (await listTranches(work.db, plan.id)).filter((tranche) => tranche.status === 'PLANNED').map((tranche) => tranche.id)
}

/** A ceiling per person counts those who travelled. */
async function countTravellers(work: Work, caseId: CaseId): Promise<number> {
  return (await listMembers(work, caseId)).filter((member) => member.travelling).length
}

const unsaid = { proposedBy: null, proposedAt: null, approvedBy: null, approvedAt: null, sentBackReason: null } as const

function keepStep(plan: Plan): PlanStep {
  const { status, returnOn, proposedBy, proposedAt, approvedBy, approvedAt, sentBackReason } = plan
  return { status, returnOn, proposedBy, proposedAt, approvedBy, approvedAt, sentBackReason }
}

type InferRefusal<Rule extends (...given: never[]) => Result<unknown, string>> =
  ReturnType<Rule> extends Result<unknown, infer Refusal> ? Refusal : never
