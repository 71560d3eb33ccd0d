// A plan from its first line to its last visit, over HTTP: what each person may do with it, and what they are told.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { CaseId } from '#domain/cases/words.ts'
import type { Contract } from '#domain/kit/contract.ts'
import { addDays, addMonths, day } from '#domain/kit/day.ts'
import { questionKeys } from '#domain/programmes/instrument-rules.ts'
import type { Answers, Instrument } from '#domain/programmes/instrument-words.ts'
import * as programmes from '#domain/programmes/contract.ts'
import * as reintegration from '#domain/reintegration/contract.ts'
import * as visiting from '#domain/reintegration/visit-contract.ts'
import type { PlanId } from '#domain/reintegration/words.ts'
import { newId } from '#server/kit/transaction.ts'
import { publishPacks } from '#server/programmes/actions.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { type ReturnedFamily, returnFamily } from './returned-family.ts'

let office: TestOffice
let rose: Visitor
let samir: Visitor
before(async () => {
  office = await openTestOffice()
  await publishPacks(office.house)
  rose = await office.as('reintegration@paris.example.org')
  samir = await office.as('superviseur@paris.example.org')
})
after(() => office.close())

const today = day(new Date().toISOString().slice(0, 10))
const returnOn = addDays(today, -40)

async function family(reaches: Parameters<typeof returnFamily>[2] = 'HANDED_OVER', compartment = 0): Promise<ReturnedFamily> {
  return returnFamily(office.house, { account: await office.account('demo@paris.example.org'), office: 1, compartment }, reaches)
}

const workshop = {
  form: 'BUSINESS_CREATION',
  description: 'Atelier de soudure',
  amountMinor: 250_000,
  jobsSelf: 1,
  jobsFamily: 1,
  jobsCommunity: 2,
} as const

async function drafted(caseId: CaseId): Promise<PlanId> {
  const reply = await rose.ask(reintegration.draftPlan, { caseId, goal: 'Vivre de son atelier' })
  assert.equal(reply.status, 200, JSON.stringify(reply.body))
  return reply.body.id
}

async function proposed(caseId: CaseId): Promise<PlanId> {
  const planId = await drafted(caseId)
  assert.equal((await rose.ask(reintegration.addLine, { planId, ...workshop })).status, 200)
  assert.equal((await rose.ask(reintegration.proposePlan, { planId, returnOn })).status, 200)
  return planId
}

async function approved(who?: ReturnedFamily) {
  const { caseId, persons } = who ?? (await family())
  const planId = await proposed(caseId)
  const reply = await samir.ask(reintegration.approvePlan, { planId, totalMinor: 250_000 })
  assert.equal(reply.status, 200, JSON.stringify(reply.body))
  return { caseId, planId, persons, file: await read(caseId) }
}

async function read(caseId: CaseId) {
  const reply = await rose.ask(reintegration.getPlan, { caseId })
  assert.equal(reply.status, 200, JSON.stringify(reply.body))
  return reply.body
}

async function eventsOf(caseId: CaseId): Promise<string[]> {
  const { rows } = await office.admin.query('select name from kit_event where case_id = $1 order by at, id', [caseId])
  return rows.map((row: { name: string }) => row.name)
}

const refusal = (reply: { status: number; body: { refusal?: string } }): string =>
  reply.status === 200 ? 'accepted' : (reply.body.refusal ?? String(reply.status))

test('an officer reads what a family may be given before any plan is written', async () => {
  const { caseId } = await family()
  const file = await read(caseId)
  assert.equal(file.plan, null)
  assert.deepEqual(file.allowance, { currency: 'EUR', ceilingMinor: 350_000, formCeilings: { TEMP_ACCOMMODATION: 30_000 } })
  assert.deepEqual(file.programme.followUpMonths, [1, 6, 12])
})

test('a plan is written, proposed, approved by a second person, and the case goes to follow-up', async () => {
  const { caseId } = await family()
  const planId = await proposed(caseId)
  const own = await office.as('demo@paris.example.org')
  assert.equal(refusal(await samir.ask(reintegration.approvePlan, { planId, totalMinor: 249_999 })), 'plan_changed_since')
  const yes = await samir.ask(reintegration.approvePlan, { planId, totalMinor: 250_000 })
  assert.deepEqual([yes.status, yes.body.status, yes.body.returnOn], [200, 'APPROVED', returnOn])
  assert.equal(yes.body.approvedBy, await office.account('superviseur@paris.example.org'))

  const file = await read(caseId)
  assert.equal(file.caseStatus, 'FOLLOW_UP')
  assert.deepEqual(
    file.lines[0]!.tranches.map((tranche) => tranche.amountMinor),
    [100_000, 100_000, 50_000],
  )
  assert.deepEqual(
    file.visits.map((visit) => [visit.month, visit.dueOn]),
    [1, 6, 12].map((month) => [month, addMonths(returnOn, month)]),
  )
  assert.deepEqual(
    file.lines[0]!.tranches.map((tranche) => tranche.dueOn),
    [today, file.visits[0]!.dueOn < today ? today : file.visits[0]!.dueOn, file.visits[1]!.dueOn],
  )
  assert.equal(refusal(await own.ask(reintegration.proposePlan, { planId })), 'plan_not_draft')
  const events = await eventsOf(caseId)
  assert.deepEqual(events.filter((name) => /plan|advanced/.test(name)).slice(-5), [
    'plan_drafted',
    'plan_line_added',
    'plan_proposed',
    'case_advanced',
    'plan_approved',
  ])
})

test('nobody approves the plan that they proposed, whatever they may do besides', async () => {
  const { caseId } = await family()
  const planId = await drafted(caseId)
  const dominique = await office.as('demo@paris.example.org')
  assert.equal((await dominique.ask(reintegration.addLine, { planId, ...workshop })).status, 200)
  assert.equal((await dominique.ask(reintegration.proposePlan, { planId, returnOn })).status, 200)
  assert.equal(refusal(await dominique.ask(reintegration.approvePlan, { planId, totalMinor: 250_000 })), 'second_person_needed')
  // Somebody in finance may be the second person; they see the plan and no case.
  const farid = await office.as('finances@paris.example.org')
  assert.equal(refusal(await farid.ask(reintegration.approvePlan, { planId, totalMinor: 250_000 })), 'accepted')
})

test('a plan waits for the family to be home, for its return day, and while the case is on hold', async () => {
  const early = await family('BOOKED')
  assert.equal(
    refusal(await samir.ask(reintegration.approvePlan, { planId: await proposed(early.caseId), totalMinor: 250_000 })),
    'case_not_handed_over',
  )

  const { caseId } = await family()
  const planId = await drafted(caseId)
  assert.equal(refusal(await rose.ask(reintegration.proposePlan, { planId })), 'plan_without_lines')
  assert.equal((await rose.ask(reintegration.addLine, { planId, ...workshop })).status, 200)
  assert.equal(refusal(await rose.ask(reintegration.proposePlan, { planId, returnOn: addDays(today, 3) })), 'day_in_the_future')
  assert.equal(refusal(await samir.ask(reintegration.approvePlan, { planId, totalMinor: 250_000 })), 'plan_not_proposed')
  assert.equal((await rose.ask(reintegration.proposePlan, { planId })).status, 200)
  assert.equal(refusal(await samir.ask(reintegration.approvePlan, { planId, totalMinor: 250_000 })), 'return_day_missing')
  await office.admin.query(
    `insert into cases_hold (id, case_id, office, reason, placed_at, placed_by) select $1::uuid, id, office, 'FUNDING', now(), opened_by from cases_case where id = $2`,
    [newId(), caseId],
  )
  assert.equal(refusal(await samir.ask(reintegration.approvePlan, { planId, totalMinor: 250_000, returnOn })), 'on_hold')
})

test('one living plan a case: a second is refused, and after the first is set aside another is written', async () => {
  const { caseId } = await family()
  const planId = await drafted(caseId)
  assert.equal(refusal(await rose.ask(reintegration.draftPlan, { caseId, goal: 'Autre' })), 'plan_exists')
  const both = await Promise.all([rose.ask(reintegration.cancelPlan, { planId }), rose.ask(reintegration.cancelPlan, { planId })])
  assert.deepEqual(both.map(refusal).sort(), ['accepted', 'plan_not_open'])
  await drafted(caseId)
  const ended = await family('REGISTERED')
  await office.admin.query(`update cases_case set status = 'WITHDRAWN' where id = $1`, [ended.caseId])
  assert.equal(refusal(await rose.ask(reintegration.draftPlan, { caseId: ended.caseId, goal: 'Trop tard' })), 'case_ended')
})

test('two officers open a plan for the same family at once, and one plan is there', async () => {
  const { caseId } = await family()
  const both = await Promise.all([1, 2].map(() => rose.ask(reintegration.draftPlan, { caseId, goal: 'Vivre' })))
  assert.deepEqual(both.map(refusal).sort(), ['accepted', 'plan_exists'])
})

test('a line is changed and taken out while the plan is a draft; tranches follow its amount', async () => {
  const { caseId } = await family()
  const planId = await drafted(caseId)
  const added = await rose.ask(reintegration.addLine, { planId, ...workshop })
  const lineId = added.body.id
  assert.equal(refusal(await rose.ask(reintegration.addLine, { planId, ...workshop, form: 'STUDIES' })), 'form_not_in_programme')
  assert.equal(
    refusal(await rose.ask(reintegration.addLine, { planId, ...workshop, amountMinor: 1_000, pattern: [50, 40] })),
    'pattern_not_100',
  )
  assert.equal(refusal(await rose.ask(reintegration.addLine, { planId, ...workshop, amountMinor: 1_000, id: lineId })), 'id_taken')
  for (const [amountMinor, parts] of [
    [300_000, [120_000, 120_000, 60_000]],
    [100_001, [40_000, 40_000, 20_001]],
    [350_000, [139_998, 139_998, 70_004]],
  ] as const) {
    const changed = await rose.ask(reintegration.changeLine, { lineId, amountMinor })
    assert.equal(changed.status, 200, JSON.stringify(changed.body))
    assert.deepEqual(
      (await read(caseId)).lines[0]!.tranches.map((tranche) => tranche.amountMinor),
      parts,
    )
  }
  assert.equal(refusal(await rose.ask(reintegration.changeLine, { lineId, amountMinor: 350_001 })), 'over_ceiling')
  assert.equal(refusal(await rose.ask(reintegration.changeLine, { lineId, form: 'TEMP_ACCOMMODATION' })), 'over_form_ceiling')
  const described = await rose.ask(reintegration.changeLine, { lineId, description: 'Atelier de menuiserie', jobsCommunity: 5 })
  assert.deepEqual([described.body.description, described.body.jobs], ['Atelier de menuiserie', { self: 1, family: 1, community: 5 }])
  assert.equal(refusal(await rose.ask(reintegration.cancelLine, { lineId })), 'accepted')
  assert.equal(refusal(await rose.ask(reintegration.cancelLine, { lineId })), 'line_cancelled')
  assert.equal(refusal(await rose.ask(reintegration.changeLine, { lineId, amountMinor: 1 })), 'line_cancelled')
  assert.equal((await read(caseId)).plan?.committedMinor, 0)
})

test('tranches are paid in their turn: the second after a visit that was made, with a receipt, and no invoice twice', async () => {
  const { caseId, file } = await approved()
  const [first, second, third] = file.lines[0]!.tranches
  const cash = { mode: 'CASH', receipt: 'R-1' } as const
  const bought = { mode: 'IN_KIND', receipt: 'R-2', supplier: 'Quincaillerie Exemple', invoice: 'F-17' } as const
  assert.equal(refusal(await rose.ask(reintegration.payTranche, { trancheId: second!.id, ...cash })), 'earlier_tranche_unpaid')
  assert.equal(refusal(await rose.ask(reintegration.payTranche, { trancheId: first!.id, ...bought })), 'quotes_missing')
  const paid = await rose.ask(reintegration.payTranche, { trancheId: first!.id, ...bought, quotes: 3 })
  assert.deepEqual([paid.status, paid.body.status, paid.body.quotes], [200, 'PAID', 3])
  const waiting = await rose.ask(reintegration.payTranche, { trancheId: second!.id, ...cash })
  assert.deepEqual([refusal(waiting), waiting.body.details], ['visit_needed', { dueOn: file.visits[0]!.dueOn }])

  const seen = {
    visitId: file.visits[0]!.id,
    outcome: 'DONE',
    visitedOn: today,
    mode: 'HOME',
    activityRunning: true,
    jobsSelf: 1,
    jobsFamily: 0,
    jobsCommunity: 1,
  } as const
  assert.equal(refusal(await rose.ask(visiting.recordVisit, seen)), 'accepted')
  assert.equal(
    refusal(await rose.ask(reintegration.payTranche, { trancheId: second!.id, ...bought, quotes: 3, invoice: 'f 17' })),
    'duplicate_invoice',
  )
  assert.equal(refusal(await rose.ask(reintegration.payTranche, { trancheId: second!.id, ...cash })), 'accepted')
  assert.equal(refusal(await rose.ask(reintegration.payTranche, { trancheId: second!.id, ...cash })), 'already_paid')
  const after = await read(caseId)
  assert.equal(after.plan?.paidMinor, 200_000)
  assert.equal(after.lines[0]!.tranches[2]!.id, third!.id)

  // Life changes: sent back, the plan is mended around what is paid, and approved again.
  const planId = after.plan!.id
  const lineId = after.lines[0]!.id
  assert.equal(refusal(await rose.ask(reintegration.changeLine, { lineId, amountMinor: 300_000 })), 'plan_not_draft')
  assert.equal(refusal(await samir.ask(reintegration.sendBack, { planId, reason: 'Le local est plus cher' })), 'accepted')
  assert.equal(refusal(await rose.ask(reintegration.payTranche, { trancheId: third!.id, ...cash })), 'plan_not_approved')
  assert.equal(refusal(await rose.ask(reintegration.changeLine, { lineId, amountMinor: 199_999 })), 'below_paid')
  assert.equal(refusal(await rose.ask(reintegration.cancelLine, { lineId })), 'line_has_payments')
  assert.equal(refusal(await rose.ask(reintegration.cancelPlan, { planId })), 'plan_has_payments')
  assert.equal(refusal(await rose.ask(reintegration.changeLine, { lineId, amountMinor: 300_000 })), 'accepted')
  assert.deepEqual(
    (await read(caseId)).lines[0]!.tranches.map((tranche) => tranche.amountMinor),
    [100_000, 100_000, 100_000],
  )
  assert.equal(refusal(await rose.ask(reintegration.proposePlan, { planId })), 'accepted')
  assert.equal(
    refusal(await samir.ask(reintegration.approvePlan, { planId, totalMinor: 300_000, returnOn: addDays(returnOn, 2) })),
    'accepted',
  )
  const again = await read(caseId)
  assert.deepEqual(
    again.visits.map((visit) => [visit.standing, visit.dueOn]),
    [
      ['DONE', addMonths(returnOn, 1)],
      ['DUE', addMonths(addDays(returnOn, 2), 6)],
      ['DUE', addMonths(addDays(returnOn, 2), 12)],
    ],
  )
})

test('a visit is written once; three calls without an answer make somebody unreachable', async () => {
  const { caseId, file } = await approved()
  const [first, second] = file.visits
  const seen = {
    visitId: first!.id,
    outcome: 'DONE',
    visitedOn: today,
    mode: 'HOME',
    activityRunning: true,
    jobsSelf: 1,
    wishToStay: 'YES',
    note: 'La boutique est ouverte.',
  } as const
  assert.equal(refusal(await rose.ask(visiting.recordVisit, { ...seen, activityRunning: undefined })), 'visit_incomplete')
  assert.equal(refusal(await rose.ask(visiting.recordVisit, { ...seen, visitedOn: addDays(returnOn, -1) })), 'before_return')
  const command = newId()
  const one = await rose.ask(visiting.recordVisit, seen, { command })
  const two = await rose.ask(visiting.recordVisit, seen, { command })
  assert.deepEqual([one.status, two.status, two.replayed], [200, 200, true])
  assert.equal(refusal(await rose.ask(visiting.recordVisit, seen)), 'visit_already_recorded')
  const silent = { visitId: second!.id, outcome: 'NO_ANSWER', visitedOn: today, mode: 'PHONE' } as const
  const attempts = [
    await rose.ask(visiting.recordVisit, silent),
    await rose.ask(visiting.recordVisit, silent),
    await rose.ask(visiting.recordVisit, silent),
  ]
  assert.deepEqual(
    attempts.map((each) => each.body.status),
    ['DUE', 'DUE', 'UNREACHABLE'],
  )
  const events = await eventsOf(caseId)
  assert.equal(events.filter((name) => name === 'visit_recorded').length, 2)
  assert.equal(events.filter((name) => name === 'visit_attempted').length, 2)
})

test('late visits are found by the calendar alone, the longest waiting first', async () => {
  const { caseId } = await family()
  const planId = await proposed(caseId)
  const longAgo = addMonths(today, -8)
  assert.equal(refusal(await samir.ask(reintegration.approvePlan, { planId, totalMinor: 250_000, returnOn: longAgo })), 'accepted')
  const late = await rose.ask(visiting.listVisits, { standing: 'LATE', limit: 200 })
  const own = late.body.items.filter((visit) => visit.caseId === caseId)
  assert.deepEqual(
    own.map((visit) => [visit.month, visit.standing]),
    [
      [1, 'LATE'],
      [6, 'LATE'],
    ],
  )
  assert.deepEqual(
    late.body.items.map((visit) => visit.dueOn),
    late.body.items.map((visit) => visit.dueOn).toSorted(),
  )
  assert.ok(!('note' in late.body.items[0]!))
  const seen: string[] = []
  for (let cursor: string | undefined, page = 0; page < 50; page++) {
    const reply = await rose.ask(visiting.listVisits, { limit: 2, ...(cursor === undefined ? {} : { after: cursor }) })
    seen.push(...reply.body.items.map((visit) => visit.id))
    if (reply.body.next === null) break
    cursor = reply.body.next
  }
  const all = await rose.ask(visiting.listVisits, { limit: 200 })
  assert.deepEqual(
    seen,
    all.body.items.map((visit) => visit.id),
  )
  const soon = await rose.ask(visiting.listVisits, { limit: 200, dueUntil: today })
  assert.ok(soon.body.items.length < all.body.items.length && soon.body.items.every((visit) => visit.dueOn <= today))
})

async function theInstrument(): Promise<Instrument> {
  return (await rose.ask(programmes.getInstrument, { code: 'SUSTAINABILITY_SURVEY' })).body
}

function answersWorth(instrument: Instrument, worth: Record<string, number>): Answers {
  const answers: Answers = {}
  for (const key of questionKeys(instrument)) {
    const item = instrument.items.find((each) => each.code === key.split('.')[0])!
    const option = instrument.scales[item.scale]!.find((each) => each.score === worth[item.dimension])
    if (option !== undefined) answers[key] = option.code
  }
  return answers
}

test('a survey is scored by dimension with the version it was asked in, and stays as it was when a new version is published', async () => {
  const { caseId, planId, persons, file } = await approved()
  const instrument = await theInstrument()
  const answers = answersWorth(instrument, { ECONOMIC: 1, SOCIAL: 0.5, PSYCHOSOCIAL: 0 })
  const asked = { planId, personId: persons[0]!, visitId: file.visits[0]!.id, answeredOn: today, answers }
  const stored = await rose.ask(visiting.recordSurvey, asked)
  assert.equal(stored.status, 200, JSON.stringify(stored.body))
  assert.deepEqual(
    stored.body.dimensions.map(({ code, score }) => [code, score]),
    [
      ['ECONOMIC', 1],
      ['SOCIAL', 0.5],
      ['PSYCHOSOCIAL', 0],
    ],
  )
  assert.deepEqual([stored.body.composite, stored.body.wave, stored.body.instrumentVersion], [0.5, 'BASELINE', 1])

  const dearer = {
    ...instrument,
    version: 2,
    dimensions: instrument.dimensions.map((each) => ({ ...each, weight: each.code === 'ECONOMIC' ? 4 : 1 })),
  }
  await office.admin.query(
    `insert into programmes_instrument (code, version, definition, definition_hash, published_at) values ($1, 2, $2, 'test', now())`,
    [instrument.code, JSON.stringify(dearer)],
  )
  const now = await rose.ask(visiting.recordSurvey, { ...asked, personId: persons[1]! })
  assert.deepEqual([now.body.instrumentVersion, Math.round(now.body.composite! * 1000)], [2, 750])
  const old = await rose.ask(visiting.recordSurvey, { ...asked, instrumentVersion: 1 })
  assert.deepEqual([old.body.instrumentVersion, old.body.composite], [1, 0.5])
  assert.deepEqual(
    (await read(caseId)).surveys.map((survey) => [survey.instrumentVersion, survey.composite]),
    [
      [1, 0.5],
      [2, 0.75],
      [1, 0.5],
    ],
  )
  await assert.rejects(office.pool.query(`update reintegration_survey set composite = 1`), /permission denied/)
})

test('a survey of a stranger, of another plan’s visit, or with answers that do not exist is refused', async () => {
  const { planId, persons, file } = await approved()
  const stranger = await approved()
  const good = { planId, personId: persons[0]!, answeredOn: today, answers: { E1: 'GOOD' } as Answers }
  const table: [string, Partial<Parameters<typeof rose.ask<typeof visiting.recordSurvey>>[1]>][] = [
    ['person_not_in_case', { personId: stranger.persons[0]! }],
    ['not_found', { visitId: stranger.file.visits[0]!.id }],
    ['unknown_instrument', { instrumentCode: 'HOROSCOPE' }],
    ['unknown_instrument', { instrumentVersion: 99 }],
    ['unknown_question', { answers: { Z9: 'GOOD' } }],
    ['unknown_answer', { answers: { E1: 'SPLENDID' } }],
    ['one_answer_only', { answers: { E1: ['GOOD', 'POOR'] } }],
    ['nothing_answered', { answers: {} }],
    ['day_in_the_future', { answeredOn: addDays(today, 3) }],
    ['before_return', { answeredOn: addDays(returnOn, -1) }],
    ['accepted', { visitId: file.visits[0]!.id }],
  ]
  for (const [word, over] of table) assert.equal(refusal(await rose.ask(visiting.recordSurvey, { ...good, ...over })), word)
})

test('a plan closes when its year is written, and what was not paid is given back', async () => {
  const { planId, file } = await approved()
  assert.equal(
    refusal(await rose.ask(reintegration.payTranche, { trancheId: file.lines[0]!.tranches[0]!.id, mode: 'BANK', receipt: 'R' })),
    'accepted',
  )
  assert.equal(refusal(await rose.ask(reintegration.closePlan, { planId })), 'visits_open')
  for (const visit of file.visits)
    assert.equal(refusal(await rose.ask(visiting.recordVisit, { visitId: visit.id, outcome: 'REFUSED', visitedOn: today })), 'accepted')
  const closed = await rose.ask(reintegration.closePlan, { planId })
  assert.deepEqual([closed.body.status, closed.body.paidMinor], ['CLOSED', 100_000])
  assert.deepEqual(
    (await read(file.caseId)).lines[0]!.tranches.map((tranche) => tranche.status),
    ['PAID', 'CANCELLED', 'CANCELLED'],
  )
  assert.equal(refusal(await samir.ask(reintegration.sendBack, { planId, reason: 'Trop tard' })), 'plan_not_open')
})

test('the jobs report adds up work for oneself, the family and the community, and counts no job twice', async () => {
  const before = await samir.ask(visiting.jobsReport, {})
  const { file } = await approved()
  const seen = { outcome: 'DONE', visitedOn: today, mode: 'HOME', activityRunning: true } as const
  assert.equal(
    refusal(await rose.ask(visiting.recordVisit, { ...seen, visitId: file.visits[0]!.id, jobsSelf: 1, jobsFamily: 3, jobsCommunity: 1 })),
    'accepted',
  )
  assert.equal(
    refusal(await rose.ask(visiting.recordVisit, { ...seen, visitId: file.visits[1]!.id, jobsSelf: 1, jobsFamily: 2, jobsCommunity: 4 })),
    'accepted',
  )
  const after = await samir.ask(visiting.jobsReport, {})
  const grown = (which: 'planned' | 'found') =>
    (['self', 'family', 'community'] as const).map((of) => after.body[which][of] - before.body[which][of])
  assert.deepEqual(
    [grown('planned'), grown('found')],
    [
      [1, 1, 2],
      [1, 2, 4],
    ],
  )
  const year = Number(today.slice(0, 4))
  assert.deepEqual(
    after.body.rows.map((row) => [row.programmeCode, row.year]),
    [['ARER', year]],
  )
  assert.deepEqual((await samir.ask(visiting.jobsReport, { toYear: year - 1 })).body.rows, [])
})

test('a list of plans is read page by page, and by status', async () => {
  const first = await rose.ask(reintegration.listPlans, { limit: 3 })
  assert.equal(first.body.items.length, 3)
  const second = await rose.ask(reintegration.listPlans, { limit: 3, after: first.body.next! })
  assert.ok(
    second.body.items.every(
      (plan) => !first.body.items.some((other) => other.id === plan.id) && plan.createdAt <= first.body.items.at(-1)!.createdAt,
    ),
  )
  const drafts = await rose.ask(reintegration.listPlans, { status: 'CLOSED', programme: 'ARER' })
  assert.ok(drafts.body.items.length > 0 && drafts.body.items.every((plan) => plan.status === 'CLOSED' && plan.programmeCode === 'ARER'))
  assert.deepEqual((await rose.ask(reintegration.listPlans, { after: 'nonsense' })).body, { items: [], next: null })
})

test('whoever may not, is told that there is nothing there', async () => {
  const { caseId, planId, persons, file } = await approved()
  const tranche = file.lines[0]!.tranches[0]!.id
  const inputs: [Contract, Record<string, unknown>, string[]][] = [
    [reintegration.getPlan as never, { caseId }, ['transit@', 'conseil@', 'bailleur@', 'medical@']],
    [reintegration.listPlans as never, {}, ['transit@', 'conseil@', 'bailleur@']],
    [reintegration.draftPlan as never, { caseId, goal: 'x' }, ['superviseur@', 'finances@', 'emploi@', 'audit@']],
    [reintegration.addLine as never, { planId, ...workshop }, ['superviseur@', 'finances@', 'emploi@']],
    [reintegration.changeLine as never, { lineId: file.lines[0]!.id }, ['superviseur@', 'finances@']],
    [reintegration.cancelLine as never, { lineId: file.lines[0]!.id }, ['superviseur@', 'finances@']],
    [reintegration.proposePlan as never, { planId }, ['superviseur@', 'finances@']],
    [reintegration.approvePlan as never, { planId, totalMinor: 250_000 }, ['reintegration@', 'protection@', 'emploi@', 'audit@']],
    [reintegration.sendBack as never, { planId, reason: 'x' }, ['reintegration@', 'protection@']],
    [reintegration.closePlan as never, { planId }, ['superviseur@', 'finances@']],
    [reintegration.cancelPlan as never, { planId }, ['superviseur@', 'finances@']],
    [reintegration.payTranche as never, { trancheId: tranche, mode: 'CASH', receipt: 'x' }, ['superviseur@', 'finances@']],
    [visiting.listVisits as never, {}, ['conseil@', 'bailleur@']],
    [visiting.recordVisit as never, { visitId: file.visits[0]!.id, outcome: 'REFUSED', visitedOn: today }, ['superviseur@', 'emploi@']],
    [
      visiting.recordSurvey as never,
      { planId, personId: persons[0]!, answeredOn: today, answers: { E1: 'GOOD' } },
      ['superviseur@', 'emploi@'],
    ],
    [visiting.jobsReport as never, {}, ['conseil@', 'bailleur@', 'emploi@']],
  ]
  for (const [contract, input, people] of inputs) {
    for (const person of people) {
      const visitor = await office.as(`${person}paris.example.org`)
      const reply = await visitor.askRaw(contract, input)
      assert.deepEqual([reply.status, reply.body], [404, { refusal: 'not_found' }], `${contract.name} for ${person}`)
    }
  }
})

test('another office and people outside a sealed compartment find nothing, neither in lists nor by name', async () => {
  const open = await approved()
  const sealed = await family('HANDED_OVER', 1)
  const insider = await office.as('sealed@paris.example.org')
  const drafted = await insider.ask(reintegration.draftPlan, { caseId: sealed.caseId, goal: 'À l’abri' })
  assert.equal(drafted.status, 200, JSON.stringify(drafted.body))
  const marseille = await office.as('mouvements@marseille.example.org')
  const attempts: [Visitor, CaseId, PlanId][] = [
    [marseille, open.caseId, open.planId],
    [marseille, sealed.caseId, drafted.body.id],
    [rose, sealed.caseId, drafted.body.id],
  ]
  for (const [visitor, caseId, planId] of attempts) {
    assert.equal((await visitor.ask(reintegration.getPlan, { caseId })).status, 404)
    assert.equal((await visitor.ask(reintegration.draftPlan, { caseId, goal: 'x' })).status, 404)
    assert.equal((await visitor.ask(reintegration.addLine, { planId, ...workshop })).status, 404)
    assert.equal((await visitor.ask(reintegration.proposePlan, { planId })).status, 404)
    assert.ok((await visitor.ask(reintegration.listPlans, { limit: 200 })).body.items.every((plan) => plan.id !== planId))
  }
  assert.equal((await samir.ask(reintegration.approvePlan, { planId: drafted.body.id, totalMinor: 0 })).status, 404)
  assert.ok((await insider.ask(reintegration.listPlans, { limit: 200 })).body.items.some((plan) => plan.id === drafted.body.id))
  for (const contract of [reintegration.changeLine, reintegration.cancelLine]) {
    assert.equal((await marseille.askRaw(contract as never, { lineId: open.file.lines[0]!.id })).status, 404)
  }
  assert.equal(
    (await marseille.ask(reintegration.payTranche, { trancheId: open.file.lines[0]!.tranches[0]!.id, mode: 'CASH', receipt: 'x' })).status,
    404,
  )
  assert.equal(
    (await marseille.ask(visiting.recordVisit, { visitId: open.file.visits[0]!.id, outcome: 'REFUSED', visitedOn: today })).status,
    404,
  )
  assert.equal((await marseille.ask(visiting.listVisits, { limit: 200 })).body.items.length, 0)
})

test('every command sent twice with the same id is done once', async () => {
  const { caseId } = await family()
  const twice = async (visitor: Visitor, contract: Contract, input: Record<string, unknown>) => {
    const command = newId()
    const one = await visitor.askRaw(contract, input, { command })
    const two = await visitor.askRaw(contract, input, { command })
    assert.deepEqual([one.status, two.status, two.replayed], [200, 200, true], `${contract.name} ${JSON.stringify(one.body)}`)
    assert.deepEqual(one.body, two.body)
    return one.body
  }
  const plan = await twice(rose, reintegration.draftPlan as never, { caseId, goal: 'Vivre' })
  const planId = plan['id']
  const line = await twice(rose, reintegration.addLine as never, { planId, ...workshop })
  await twice(rose, reintegration.changeLine as never, { lineId: line['id'], amountMinor: 100_000 })
  const spare = await twice(rose, reintegration.addLine as never, { planId, ...workshop, amountMinor: 1_000 })
  await twice(rose, reintegration.cancelLine as never, { lineId: spare['id'] })
  await twice(rose, reintegration.proposePlan as never, { planId, returnOn })
  await twice(samir, reintegration.sendBack as never, { planId, reason: 'Préciser' })
  await twice(rose, reintegration.proposePlan as never, { planId })
  await twice(samir, reintegration.approvePlan as never, { planId, totalMinor: 100_000 })
  const file = await read(caseId)
  await twice(rose, reintegration.payTranche as never, { trancheId: file.lines[0]!.tranches[0]!.id, mode: 'CASH', receipt: 'R' })
  assert.equal((await read(caseId)).plan?.paidMinor, 40_000)
})
