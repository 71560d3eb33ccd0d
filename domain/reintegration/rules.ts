/**
 * Decisions about a plan: what may stand in it, who says yes, when money may go out. Ceilings, sums and the second person are
 * guarded a second time by the database (database/migrations/0008-reintegration.sql). No clock, no database.
 */
import type { Actor } from '#domain/access/words.ts'
import { isActive } from '#domain/cases/rules.ts'
import type { CaseStatus } from '#domain/cases/words.ts'
import { type Day, dayAt, type Instant } from '#domain/kit/day.ts'
import { majorAmount } from '#domain/kit/currency-digits.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { findCeiling } from '#domain/programmes/rules.ts'
import type { AidForm, Ceiling, Programme } from '#domain/programmes/words.ts'
import type { Line, PaymentMode, Plan, Tranche, Visit } from './words.ts'

export type Allowance = { currency: string; ceilingMinor: number; formCeilings: Partial<Record<AidForm, number>> }

/** What the programme's version allows a household, in all and for the forms that have a ceiling of their own. */
export function allowanceOf(programme: Programme, travellers: number): Result<Allowance, 'no_ceiling_in_programme'> {
  const total = findCeiling(programme, 'PLAN_TOTAL')
  if (total === undefined) return refuse('no_ceiling_in_programme', { programme: programme.code, version: programme.version })
  const worth = (ceiling: Ceiling): number => ceiling.amountMinor * (ceiling.perPersonOrHousehold === 'PERSON' ? travellers : 1)

  const formCeilings: Allowance['formCeilings'] = {}
  for (const ceiling of programme.ceilings) {
    if (ceiling.kind !== 'PLAN_TOTAL' && ceiling.currency === total.currency) formCeilings[ceiling.kind] = worth(ceiling)
  }
  return accept({ currency: total.currency, ceilingMinor: worth(total), formCeilings })
}

export type DraftRefusal = 'case_ended' | 'no_ceiling_in_programme' | 'plan_exists'

/** One living plan a case: it is changed and approved again, never written beside another. */
export function canDraftPlan(
  caseStatus: CaseStatus,
  programme: Programme,
  travellers: number,
  living: Pick<Plan, 'id'> | undefined,
): Result<Allowance, DraftRefusal> {
  if (!isActive(caseStatus)) return refuse('case_ended', { status: caseStatus })
  if (living !== undefined) return refuse('plan_exists')
  return allowanceOf(programme, travellers)
}

/** What of a programme these rules need; the desk has no more. */
export type Offer = Pick<Programme, 'code' | 'forms' | 'services'>
export type LineDraft = Pick<Line, 'form' | 'amountMinor'>
export type LineRefusal = 'plan_not_draft' | 'form_not_in_programme' | 'over_ceiling' | 'over_form_ceiling'

/** Accepts a new line, or a changed one (then `besides` are the plan's other lines), that fits under every ceiling. */
export function canHoldLine(plan: Plan, besides: readonly Line[], draft: LineDraft, programme: Offer): Result<null, LineRefusal> {
  if (plan.status !== 'DRAFT') return refuse('plan_not_draft', { status: plan.status })
  if (![...programme.forms, ...programme.services].includes(draft.form))
    return refuse('form_not_in_programme', { form: draft.form, programme: programme.code })

  const standing = besides.filter((line) => line.cancelledAt === null)
  const left = plan.ceilingMinor - sum(standing)
  if (draft.amountMinor > left)
    return refuse('over_ceiling', { left: inUnits(plan, left), ceiling: inUnits(plan, plan.ceilingMinor), currency: plan.currency })
  const formCeiling = plan.formCeilings[draft.form]
  if (formCeiling === undefined) return accept(null)
  const leftOfForm = formCeiling - sum(standing.filter((line) => line.form === draft.form))
  if (draft.amountMinor > leftOfForm) {
    const room = { left: inUnits(plan, leftOfForm), ceiling: inUnits(plan, formCeiling), currency: plan.currency }
    return refuse('over_form_ceiling', { form: draft.form, ...room })
  }
  return accept(null)
}

/** Help towards a living comes in three parts (domain.md 4.8); a service around the arrival is paid once, when it is given. */
export function usualPattern(programme: Pick<Offer, 'services'>, form: AidForm): number[] {
  return programme.services.includes(form) ? [100] : [40, 40, 20]
}

/** Cuts an amount by weights, without losing a cent: what rounding leaves is in the last part. Parts of nothing are left out. */
export function cutAmount(amountMinor: number, weights: readonly number[]): Result<number[], 'pattern_not_100'> {
  const whole = weights.reduce((total, weight) => total + weight, 0)
  if (!(whole > 0) || weights.some((weight) => !(weight > 0))) return refuse('pattern_not_100', { sum: whole })
  const parts = weights.map((weight) => Math.floor((amountMinor * weight) / whole))
  const last = parts.length - 1
  parts[last] = parts[last]! + amountMinor - parts.reduce((total, part) => total + part, 0)
  return accept(parts.filter((part) => part > 0))
}

/** The tranches of a new line, by a pattern in per cent. */
export function cutLine(amountMinor: number, pattern: readonly number[]): Result<number[], 'pattern_not_100'> {
  const whole = pattern.reduce((total, percent) => total + percent, 0)
  if (whole !== 100) return refuse('pattern_not_100', { sum: whole })
  return cutAmount(amountMinor, pattern)
}

export type Recut = {
  keep: { id: Tranche['id']; amountMinor: number }[]
  cancel: Tranche['id'][]
  add: { seq: number; amountMinor: number } | null
}

/** What becomes of the tranches when the amount of their line changes: what is paid stays, what is left is cut as before. */
export function recutLine(tranches: readonly Tranche[], amountMinor: number, plan: Pick<Plan, 'currency'>): Result<Recut, 'below_paid'> {
  const paid = sum(tranches.filter((tranche) => tranche.status === 'PAID'))
  if (amountMinor < paid) return refuse('below_paid', { paid: inUnits(plan, paid), currency: plan.currency })
  const planned = tranches.filter((tranche) => tranche.status === 'PLANNED').toSorted((a, b) => a.seq - b.seq)
  const left = amountMinor - paid
  if (left === 0) return accept({ keep: [], cancel: planned.map((tranche) => tranche.id), add: null })
  if (planned.length === 0)
    return accept({ keep: [], cancel: [], add: { seq: Math.max(0, ...tranches.map((tranche) => tranche.seq)) + 1, amountMinor: left } })

  const parts = cutAmount(
    left,
    planned.map((tranche) => tranche.amountMinor),
  )
  const amounts = parts.ok ? parts.value : [left]
  return accept({
    keep: amounts.map((part, at) => ({ id: planned[at]!.id, amountMinor: part })),
    cancel: planned.slice(amounts.length).map((tranche) => tranche.id),
    add: null,
  })
}

export function canCancelLine(
  plan: Plan,
  line: Line,
  tranches: readonly Tranche[],
): Result<null, 'plan_not_draft' | 'line_cancelled' | 'line_has_payments'> {
  if (plan.status !== 'DRAFT') return refuse('plan_not_draft', { status: plan.status })
  if (line.cancelledAt !== null) return refuse('line_cancelled')
  if (tranches.some((tranche) => tranche.status === 'PAID')) return refuse('line_has_payments')
  return accept(null)
}

export function canPropose(plan: Plan, lines: readonly Line[]): Result<null, 'plan_not_draft' | 'plan_without_lines'> {
  if (plan.status !== 'DRAFT') return refuse('plan_not_draft', { status: plan.status })
  if (!lines.some((line) => line.cancelledAt === null)) return refuse('plan_without_lines')
  return accept(null)
}

export type ApprovalRefusal =
  | 'plan_not_proposed'
  | 'second_person_needed'
  | 'plan_changed_since'
  | 'return_day_missing'
  | 'day_in_the_future'
  | 'case_not_handed_over'
  | 'on_hold'

export type Approval = { totalMinor: number; returnOn: Day | null }

/** The second person says yes to the sum they read, on a return that has taken place. Accepts with the day of the return. */
export function canApprove(
  actor: Pick<Actor, 'accountId'>,
  plan: Plan,
  file: { status: CaseStatus; onHold: boolean },
  asked: Approval,
  now: Instant,
): Result<Day, ApprovalRefusal> {
  if (plan.status !== 'PROPOSED') return refuse('plan_not_proposed', { status: plan.status })
  // Four eyes (domain.md 4.8, E243): a rule here and a constraint in the database.
  if (plan.proposedBy === actor.accountId) return refuse('second_person_needed')
  if (asked.totalMinor !== plan.committedMinor)
    return refuse('plan_changed_since', { total: inUnits(plan, plan.committedMinor), currency: plan.currency })
  if (asked.returnOn === null) return refuse('return_day_missing')
  if (asked.returnOn > latestDay(now)) return refuse('day_in_the_future', { day: asked.returnOn })
  if (file.onHold) return refuse('on_hold')
  // Before the family is there, there is no return day from which a visit could be counted (domain.md 1.3, 4.1).
  if (file.status !== 'HANDED_OVER' && file.status !== 'FOLLOW_UP') return refuse('case_not_handed_over', { status: file.status })
  return accept(asked.returnOn)
}

/** A proposed plan goes back to be mended; an approved one too, because life after a return changes (domain.md 4.1). */
export function canSendBack(plan: Plan): Result<null, 'plan_not_open'> {
  return plan.status === 'PROPOSED' || plan.status === 'APPROVED' ? accept(null) : refuse('plan_not_open', { status: plan.status })
}

export type Payment = { mode: PaymentMode; quotes: number; quotesWaiver: string | null }
export type PaymentRefusal =
  | 'plan_not_approved'
  | 'already_paid'
  | 'tranche_cancelled'
  | 'earlier_tranche_unpaid'
  | 'visit_needed'
  | 'quotes_missing'
  | 'on_hold'

/** Offers to compare before something is bought for a person (domain.md 4.8, E241). */
export const quotesNeeded = 3
const bought: readonly PaymentMode[] = ['IN_KIND', 'VOUCHER']

export function canPay(
  plan: Plan,
  tranche: Tranche,
  ofLine: readonly Tranche[],
  visits: readonly Pick<Visit, 'status' | 'dueOn'>[],
  onHold: boolean,
  payment: Payment,
): Result<null, PaymentRefusal> {
  if (plan.status !== 'APPROVED') return refuse('plan_not_approved', { status: plan.status })
  if (tranche.status === 'PAID') return refuse('already_paid')
  if (tranche.status === 'CANCELLED') return refuse('tranche_cancelled')
  if (onHold) return refuse('on_hold')
  const earlier = ofLine.filter((other) => other.seq < tranche.seq && other.status !== 'CANCELLED')
  if (earlier.some((other) => other.status === 'PLANNED')) return refuse('earlier_tranche_unpaid')
  // The second tranche waits for a visit that was made (domain.md 4.8); a programme without follow-up has none to wait for.
  if (earlier.length > 0 && visits.length > 0 && !visits.some((visit) => visit.status === 'DONE')) {
    return refuse('visit_needed', { dueOn: firstDue(visits) })
  }
  if (bought.includes(payment.mode) && payment.quotes < quotesNeeded && (payment.quotesWaiver ?? '').trim() === '') {
    return refuse('quotes_missing', { needed: quotesNeeded, quotes: payment.quotes })
  }
  return accept(null)
}

export function canClose(plan: Plan, visits: readonly Pick<Visit, 'status'>[]): Result<null, 'plan_not_approved' | 'visits_open'> {
  if (plan.status !== 'APPROVED') return refuse('plan_not_approved', { status: plan.status })
  const open = visits.filter((visit) => visit.status === 'DUE').length
  if (open > 0) return refuse('visits_open', { open })
  return accept(null)
}

export function canCancelPlan(plan: Plan): Result<null, 'plan_not_open' | 'plan_has_payments'> {
  if (plan.status === 'CLOSED' || plan.status === 'CANCELLED') return refuse('plan_not_open', { status: plan.status })
  if (plan.paidMinor > 0) return refuse('plan_has_payments')
  return accept(null)
}

/** Supplier and number in one spelling, so that an invoice handed in twice is known again (domain.md 4.8, E242). */
export function invoiceKeyOf(supplier: string | undefined, invoice: string | undefined): string | null {
  if (invoice === undefined) return null
  const plain = (text: string): string =>
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
  return `${plain(supplier ?? '')}|${plain(invoice)}`
}

/** The first tranche is due when the plan is approved, each later one with the next visit. */
export function trancheDueOn(seq: number, startOn: Day, visits: readonly Pick<Visit, 'dueOn'>[]): Day {
  const days = visits.map((visit) => visit.dueOn).toSorted()
  if (seq <= 1 || days.length === 0) return startOn
  const due = days[Math.min(seq - 2, days.length - 1)]!
  return due < startOn ? startOn : due
}

/** The calendar day where the day comes first: nobody is told that today is the future because they are east of us. */
export function latestDay(now: Instant): Day {
  return dayAt(now, 'Pacific/Kiritimati')
}

function firstDue(visits: readonly Pick<Visit, 'status' | 'dueOn'>[]): Day | null {
  return (
    visits
      .filter((visit) => visit.status === 'DUE')
      .map((visit) => visit.dueOn)
      .toSorted()[0] ?? null
  )
}

/** Details of a refusal are read by people: whole units of the currency. */
function inUnits(plan: Pick<Plan, 'currency'>, minor: number): number {
  return majorAmount({ minor, currency: plan.currency })
}

function sum(parts: readonly { amountMinor: number }[]): number {
  return parts.reduce((total, part) => total + part.amountMinor, 0)
}
