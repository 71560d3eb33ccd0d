/** The first year of a generated family that went home: a plan under its ceiling, what was paid, the visits. */
import { addDays, type Day } from '#domain/kit/day.ts'
import { allowanceOf, cutLine, trancheDueOn, usualPattern } from '#domain/reintegration/rules.ts'
import { visitsAfter } from '#domain/reintegration/visit-rules.ts'
import { dayMs, iso, type MadeCase, type Making, stepsOf } from './generated-case.ts'
import { dayOf } from './generated-family.ts'

export function writePlan({ dice, rows, nowMs, staffOf }: Making, one: MadeCase): void {
  const steps = stepsOf(one, nowMs)
  const handed = steps.find(({ status }) => status === 'HANDED_OVER')
  const allowance = allowanceOf(one.programme, one.family.members.length)
  if (handed === undefined || !allowance.ok) return

  const place = { office: one.office.id, compartment: one.compartment }
  const [writer = one.openedBy, ...others] = staffOf(place.office)
  const approver = others.at(-1)
  const approvedMs = handed.ms + 6 * dayMs
  const approved = approvedMs <= nowMs && approver !== undefined
  const closed = steps.at(-1)!.status === 'CLOSED'
  const returnOn = dayOf(one.arriveMs)
  const today = dayOf(nowMs)
  const visits = visitsAfter(one.programme, returnOn)
  const id = dice.id(handed.ms)

  const lines = dice.chance(0.6) ? [0.55, 0.35] : [0.9]
  let committed = 0
  let paid = 0
  for (const [index, share] of lines.entries()) {
    const amount = Math.floor((allowance.value.ceilingMinor * share * dice.between(60, 100)) / 100)
    const form = one.programme.forms[index % one.programme.forms.length]!
    const lineId = dice.id(handed.ms)
    committed += amount
    rows.add('reintegration_line', {
      id: lineId,
      plan_id: id,
      ...place,
      form,
      description: 'Activité fictive',
      amount_minor: amount,
      jobs_self: 1,
      jobs_family: dice.between(0, 2),
      jobs_community: dice.between(0, 2),
      cancelled_at: null,
      created_at: iso(handed.ms),
    })
    const parts = cutLine(amount, usualPattern(one.programme, form))
    for (const [at, part] of (parts.ok ? parts.value : [amount]).entries()) {
      const dueOn = trancheDueOn(at + 1, dayOf(approvedMs), visits)
      const isPaid = approved && dueOn <= today
      if (isPaid) paid += part
      const receipt = isPaid ? `RC-${dice.between(10_000_000, 99_999_999)}` : null
      rows.add('reintegration_tranche', {
        id: dice.id(handed.ms),
        line_id: lineId,
        plan_id: id,
        ...place,
        seq: at + 1,
        amount_minor: part,
        due_on: dueOn,
        status: isPaid ? 'PAID' : 'PLANNED',
        mode: isPaid ? 'BANK' : null,
        receipt,
        supplier: null,
        invoice: null,
        invoice_key: null,
        quotes: null,
        quotes_waiver: null,
        paid_at: isPaid ? `${dueOn}T10:00:00.000Z` : null,
        paid_by: isPaid ? approver : null,
      })
    }
  }
  rows.add('reintegration_plan', {
    id,
    case_id: one.id,
    ...place,
    status: closed && approved ? 'CLOSED' : approved ? 'APPROVED' : 'PROPOSED',
    goal: 'Reprendre une activité au pays',
    currency: allowance.value.currency,
    ceiling_minor: allowance.value.ceilingMinor,
    form_ceilings: JSON.stringify(allowance.value.formCeilings),
    committed_minor: committed,
    paid_minor: paid,
    return_on: returnOn,
    proposed_by: writer,
    proposed_at: iso(handed.ms + dayMs),
    approved_by: approved ? approver : null,
    approved_at: approved ? iso(approvedMs) : null,
    sent_back_reason: null,
    created_at: iso(handed.ms),
    updated_at: iso(approved ? approvedMs : handed.ms),
  })
  if (!approved) return

  for (const { month, dueOn, windowDays } of visits) {
    const done = addDays(dueOn, 10) <= today && !dice.chance(0.08)
    rows.add('reintegration_visit', {
      id: dice.id(approvedMs),
      plan_id: id,
      case_id: one.id,
      ...place,
      month,
      due_on: dueOn,
      window_days: windowDays,
      status: done ? 'DONE' : 'DUE',
      attempts: done ? 1 : 0,
      mode: done ? 'PHONE' : null,
      visited_on: done ? (dueOn as Day) : null,
      activity_running: done ? dice.chance(0.8) : null,
      jobs_self: done ? 1 : null,
      jobs_family: done ? dice.between(0, 2) : null,
      jobs_community: done ? dice.between(0, 2) : null,
      wish_to_stay: done ? dice.pick(['YES', 'YES', 'NO', 'UNSURE']) : null,
      note: null,
      recorded_by: done ? writer : null,
      recorded_at: done ? `${dueOn}T14:00:00.000Z` : null,
    })
  }
}
