/** Lines, tranches and payments of a plan. What the rules let pass and the database still refuses comes back as the same word. */
import { getProgrammeOf, isOnHold } from '#server/cases/actions.ts'
import type { InputOf } from '#domain/kit/contract.ts'
import { dayAt } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type * as contracts from '#domain/reintegration/contract.ts'
import {
  canCancelLine,
  canHoldLine,
  canPay,
  cutLine,
  invoiceKeyOf,
  type LineRefusal,
  type PaymentRefusal,
  recutLine,
  trancheDueOn,
  usualPattern,
} from '#domain/reintegration/rules.ts'
import type { Line, LineId, Plan, Tranche, TrancheId } from '#domain/reintegration/words.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import { major, record } from './plan-events.ts'
import { findPlanIdOfLine, insertLine, listLines, lockPlan, updateLine } from './store.ts'
import { cancelTranches, findPlanIdOfTranche, insertTranches, listTranches, savePayment, setTrancheAmount } from './tranche-store.ts'
import { listVisitsOf } from './visit-store.ts'

type Asked<C extends keyof typeof contracts> = InputOf<(typeof contracts)[C]>

type AddRefusal = LineRefusal | 'not_found' | 'tranche_over_line' | 'pattern_not_100' | 'id_taken'

export async function addLine(work: Work, input: Asked<'addLine'>): Promise<Result<Line, AddRefusal>> {
  const plan = await lockPlan(work.db, input.planId)
  if (plan === undefined) return refuse('not_found')
  const programme = await getProgrammeOf(work, plan.caseId)
  if (!programme.ok) return programme
  const held = canHoldLine(plan, await listLines(work.db, plan.id), input, programme.value)
  if (!held.ok) return held
  const parts = cutLine(input.amountMinor, input.pattern ?? usualPattern(programme.value, input.form))
  if (!parts.ok) return parts

  const line: Line = {
    id: input.id ?? (newId() as LineId),
    planId: plan.id,
    form: input.form,
    description: input.description,
    amountMinor: input.amountMinor,
    jobs: { self: input.jobsSelf, family: input.jobsFamily, community: input.jobsCommunity },
    cancelledAt: null,
    createdAt: work.now,
  }
  const written = await orWord({ ...words, reintegration_line_pkey: 'id_taken' } as const, async () => {
    await insertLine(work.db, line, plan)
    await insertTranches(
      work.db,
      parts.value.map((amountMinor, at) => newTranche(work, line, at + 1, amountMinor)),
      plan,
    )
  })
  if (written !== undefined) return refuse(written)
  record(work, plan, 'plan_line_added', { form: line.form, amount: major(plan, line.amountMinor), currency: plan.currency }, line.id)
  return accept(line)
}

type ChangeRefusal = LineRefusal | 'not_found' | 'line_cancelled' | 'tranche_over_line' | 'below_paid'

export async function changeLine(work: Work, input: Asked<'changeLine'>): Promise<Result<Line, ChangeRefusal>> {
  const opened = await openLine(work, input.lineId)
  if (!opened.ok) return opened
  const { plan, line, lines, tranches } = opened.value
  if (line.cancelledAt !== null) return refuse('line_cancelled')
  const programme = await getProgrammeOf(work, plan.caseId)
  if (!programme.ok) return programme
  const changed: Line = {
    ...line,
    form: input.form ?? line.form,
    description: input.description ?? line.description,
    amountMinor: input.amountMinor ?? line.amountMinor,
    jobs: {
      self: input.jobsSelf ?? line.jobs.self,
      family: input.jobsFamily ?? line.jobs.family,
      community: input.jobsCommunity ?? line.jobs.community,
    },
  }
  const held = canHoldLine(
    plan,
    lines.filter((other) => other.id !== line.id),
    changed,
    programme.value,
  )
  if (!held.ok) return held
  const recut = recutLine(tranches, changed.amountMinor, plan)
  if (!recut.ok) return recut

  const written = await orWord(words, async () => {
    // The database weighs tranches against their line at every step: the one that grows goes first.
    if (changed.amountMinor >= line.amountMinor) await updateLine(work.db, changed)
    await cancelTranches(work.db, recut.value.cancel)
    for (const part of recut.value.keep) await setTrancheAmount(work.db, part.id, part.amountMinor)
    if (changed.amountMinor < line.amountMinor) await updateLine(work.db, changed)
    const { add } = recut.value
    if (add !== null) await insertTranches(work.db, [newTranche(work, changed, add.seq, add.amountMinor)], plan)
  })
  if (written !== undefined) return refuse(written)
  record(
    work,
    plan,
    'plan_line_changed',
    { form: changed.form, amount: major(plan, changed.amountMinor), before: major(plan, line.amountMinor), currency: plan.currency },
    line.id,
  )
  return accept(changed)
}

export async function cancelLine(
  work: Work,
  input: Asked<'cancelLine'>,
): Promise<Result<Record<string, never>, 'not_found' | 'plan_not_draft' | 'line_cancelled' | 'line_has_payments'>> {
  const opened = await openLine(work, input.lineId)
  if (!opened.ok) return opened
  const { plan, line, tranches } = opened.value
  const cancelled = canCancelLine(plan, line, tranches)
  if (!cancelled.ok) return cancelled
  await cancelTranches(
    work.db,
    tranches.filter((tranche) => tranche.status === 'PLANNED').map((tranche) => tranche.id),
  )
  await updateLine(work.db, { ...line, cancelledAt: work.now })
  record(work, plan, 'plan_line_cancelled', { form: line.form, amount: major(plan, line.amountMinor), currency: plan.currency }, line.id)
  return accept({})
}

type PayRefusal = PaymentRefusal | 'not_found' | 'duplicate_invoice' | 'tranche_over_line'

export async function payTranche(work: Work, input: Asked<'payTranche'>): Promise<Result<Tranche, PayRefusal>> {
  const planId = await findPlanIdOfTranche(work.db, input.trancheId)
  const plan = planId === undefined ? undefined : await lockPlan(work.db, planId)
  if (plan === undefined) return refuse('not_found')
  const tranches = await listTranches(work.db, plan.id)
  const tranche = tranches.find((each) => each.id === input.trancheId)
  if (tranche === undefined) return refuse('not_found')
  const ofLine = tranches.filter((each) => each.lineId === tranche.lineId)
  const payment = { mode: input.mode, quotes: input.quotes, quotesWaiver: input.quotesWaiver ?? null }
  const payable = canPay(plan, tranche, ofLine, await listVisitsOf(work.db, plan.id), await isOnHold(work, plan.caseId), payment)
  if (!payable.ok) return payable

  try {
    const paid = await savePayment(work.db, {
      id: tranche.id,
      ...payment,
      receipt: input.receipt,
      supplier: input.supplier ?? null,
      invoice: input.invoice ?? null,
      invoiceKey: invoiceKeyOf(input.supplier, input.invoice),
      paidAt: work.now,
      paidBy: work.actor.accountId,
    })
    record(
      work,
      plan,
      'tranche_paid',
      { seq: paid.seq, of: ofLine.length, amount: major(plan, paid.amountMinor), currency: plan.currency, mode: paid.mode },
      paid.id,
    )
    return accept(paid)
  } catch (error) {
    if (brokeConstraint(error, 'reintegration_tranche_invoice_once')) return refuse('duplicate_invoice')
    if (brokeConstraint(error, 'reintegration_tranche_within_line')) return refuse('tranche_over_line')
    throw error
  }
}

type OpenedLine = { plan: Plan; line: Line; lines: Line[]; tranches: Tranche[] }

/** The line with its plan kept still, and the tranches of that line alone. */
async function openLine(work: Work, lineId: LineId): Promise<Result<OpenedLine, 'not_found'>> {
  const planId = await findPlanIdOfLine(work.db, lineId)
  const plan = planId === undefined ? undefined : await lockPlan(work.db, planId)
  if (plan === undefined) return refuse('not_found')
  const lines = await listLines(work.db, plan.id)
  const line = lines.find((each) => each.id === lineId)
  if (line === undefined) return refuse('not_found')
  const tranches = (await listTranches(work.db, plan.id)).filter((tranche) => tranche.lineId === lineId)
  return accept({ plan, line, lines, tranches })
}

/** Dated today for a draft; approval gives each its day (rules.ts, `trancheDueOn`). */
function newTranche(work: Work, line: Line, seq: number, amountMinor: number) {
  return {
    id: newId() as TrancheId,
    lineId: line.id,
    planId: line.planId,
    seq,
    amountMinor,
    dueOn: trancheDueOn(seq, dayAt(work.now, 'UTC'), []),
  }
}

const words = {
  reintegration_plan_within_ceiling: 'over_ceiling',
  reintegration_line_within_form: 'over_form_ceiling',
  reintegration_tranche_within_line: 'tranche_over_line',
  reintegration_line_in_draft: 'plan_not_draft',
} as const

/** The word for what the database refused; undefined when it took everything. */
async function orWord<Word extends string>(wordOf: Readonly<Record<string, Word>>, does: () => Promise<void>): Promise<Word | undefined> {
  try {
    await does()
    return undefined
  } catch (error) {
    for (const [constraint, word] of Object.entries(wordOf)) if (brokeConstraint(error, constraint)) return word
    throw error
  }
}
