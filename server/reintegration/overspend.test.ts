// No plan is ever overspent: not by two people in the same second, and not by somebody who writes SQL past every rule.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import type { CaseId } from '#domain/cases/words.ts'
import * as reintegration from '#domain/reintegration/contract.ts'
import type { PlanId } from '#domain/reintegration/words.ts'
import { newId, openingSql } from '#server/kit/transaction.ts'
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

const returnDay = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10) as never

async function family(): Promise<ReturnedFamily> {
  return returnFamily(office.house, { account: await office.account('demo@paris.example.org'), office: 1 })
}

async function draft(caseId: CaseId): Promise<PlanId> {
  const drafted = await rose.ask(reintegration.draftPlan, { caseId, goal: 'Un atelier de soudure' })
  assert.equal(drafted.status, 200, JSON.stringify(drafted.body))
  return drafted.body.id
}

async function approved(amounts: number[], pattern: number[]) {
  const { caseId } = await family()
  const planId = await draft(caseId)
  for (const amountMinor of amounts) {
    const added = await rose.ask(reintegration.addLine, {
      planId,
      form: 'BUSINESS_CREATION',
      description: 'Outillage',
      amountMinor,
      pattern,
    })
    assert.equal(added.status, 200, JSON.stringify(added.body))
  }
  assert.equal((await rose.ask(reintegration.proposePlan, { planId, returnOn: returnDay })).status, 200)
  const yes = await samir.ask(reintegration.approvePlan, { planId, totalMinor: amounts.reduce((sum, amount) => sum + amount, 0) })
  assert.equal(yes.status, 200, JSON.stringify(yes.body))
  const file = await rose.ask(reintegration.getPlan, { caseId })
  return { caseId, planId, file: file.body }
}

/** The truth behind the sums: what the rows themselves add up to. */
async function truth(planId: string) {
  const { rows } = await office.admin.query(
    `select p.ceiling_minor, p.committed_minor, p.paid_minor,
       (select coalesce(sum(amount_minor), 0)::bigint from reintegration_line where plan_id = p.id and cancelled_at is null) as lines,
       (select coalesce(sum(amount_minor), 0)::bigint from reintegration_tranche where plan_id = p.id and status = 'PAID') as paid
     from reintegration_plan p where p.id = $1`,
    [planId],
  )
  const row = Object.fromEntries(Object.entries(rows[0] as Record<string, number>).map(([name, value]) => [name, Number(value)]))
  assert.equal(row['committed_minor'], row['lines'])
  assert.equal(row['paid_minor'], row['paid'])
  assert.ok(row['lines']! <= row['ceiling_minor']! && row['paid']! <= row['lines']!)
  return { ceiling: row['ceiling_minor']!, lines: row['lines']!, paid: row['paid']! }
}

/** A connection of the server's own role, as somebody of Paris with a console would have it. */
async function console(): Promise<pg.Client> {
  const client = new pg.Client({ ...office.connection, user: 'passerelle_app', options: '-c search_path=passerelle,public' })
  await client.connect()
  return client
}
const scope = async () =>
  openingSql({ account: await office.account('reintegration@paris.example.org'), offices: [1], compartments: [] }, newId())

const insertLine = (planId: string, amount: number) =>
  `insert into reintegration_line (id, plan_id, office, form, description, amount_minor, created_at) values ('${newId()}', '${planId}', 1, 'BUSINESS_CREATION', 'x', ${amount}, now())`
const pay = (trancheId: string) =>
  `update reintegration_tranche set status = 'PAID', mode = 'CASH', receipt = 'r', paid_at = now(), paid_by = '${newId()}' where id = '${trancheId}'`

async function refusedBy(does: Promise<unknown>): Promise<string> {
  try {
    await does
    return 'accepted'
  } catch (error) {
    assert.ok(error instanceof pg.DatabaseError, String(error))
    return error.constraint ?? error.message
  }
}

test('two officers add the last euros at the same second, and one of them is told that nothing is left', async () => {
  const { caseId } = await family()
  const planId = await draft(caseId)
  const line = { planId, form: 'BUSINESS_CREATION', description: 'Poste à souder', amountMinor: 200_000 } as const
  const both = await Promise.all([rose.ask(reintegration.addLine, line), rose.ask(reintegration.addLine, line)])
  assert.deepEqual(
    both.map((each) => each.status).toSorted((a, b) => a - b),
    [200, 409],
  )
  const told = both.find((each) => each.status === 409)!
  assert.equal(told.body.refusal, 'over_ceiling')
  assert.deepEqual(told.body.details, { left: 1_500, ceiling: 3_500, currency: 'EUR' })
  assert.deepEqual(await truth(planId), { ceiling: 350_000, lines: 200_000, paid: 0 })
})

test('eight people add a quarter of the ceiling each at once: four lines stand', async () => {
  const { caseId } = await family()
  const planId = await draft(caseId)
  const line = { planId, form: 'BUSINESS_CREATION', description: 'Part', amountMinor: 87_500 } as const
  const all = await Promise.all(Array.from({ length: 8 }, () => rose.ask(reintegration.addLine, line)))
  assert.deepEqual(
    all.map((each) => each.status).toSorted((a, b) => a - b),
    [200, 200, 200, 200, 409, 409, 409, 409],
  )
  assert.equal((await truth(planId)).lines, 350_000)
})

test('two consoles insert a line each past every rule: the second waits for the first, and is refused by the plan', async () => {
  const { caseId } = await family()
  const planId = await draft(caseId)
  const [one, two] = [await console(), await console()]
  await one.query(await scope())
  await two.query(await scope())
  await one.query(insertLine(planId, 200_000))
  let waited = true
  const second = refusedBy(two.query(insertLine(planId, 200_000)))
  void second.then(() => (waited = false))
  await new Promise((done) => setTimeout(done, 300))
  assert.equal(waited, true, 'the second insert did not wait for the first')
  await one.query('commit')
  assert.equal(await second, 'reintegration_plan_within_ceiling')
  await two.query('rollback')
  assert.equal((await truth(planId)).lines, 200_000)
  await Promise.all([one.end(), two.end()])
})

test('two cashiers pay the same tranche at the same second, and it is paid once', async () => {
  const { planId, file } = await approved([100_000], [100])
  const trancheId = file.lines[0]!.tranches[0]!.id
  const payment = { trancheId, mode: 'CASH', receipt: 'R-1' } as const
  const both = await Promise.all([rose.ask(reintegration.payTranche, payment), rose.ask(reintegration.payTranche, payment)])
  assert.deepEqual(
    both.map((each) => each.status).toSorted((a, b) => a - b),
    [200, 409],
  )
  assert.equal(both.find((each) => each.status === 409)!.body.refusal, 'already_paid')
  assert.equal((await truth(planId)).paid, 100_000)
})

test('two tranches of two lines are paid at the same second, and the sums are those of the rows', async () => {
  const { planId, file } = await approved([200_000, 150_000], [100])
  const both = await Promise.all(
    file.lines.map((line) => rose.ask(reintegration.payTranche, { trancheId: line.tranches[0]!.id, mode: 'CASH', receipt: line.id })),
  )
  assert.deepEqual(
    both.map((each) => each.status),
    [200, 200],
  )
  assert.deepEqual(await truth(planId), { ceiling: 350_000, lines: 350_000, paid: 350_000 })
})

test('two consoles pay at once past every rule: both payments are counted, neither is lost', async () => {
  const { planId, file } = await approved([200_000, 150_000], [100])
  const [one, two] = [await console(), await console()]
  await one.query(await scope())
  await two.query(await scope())
  await one.query(pay(file.lines[0]!.tranches[0]!.id))
  const second = refusedBy(two.query(pay(file.lines[1]!.tranches[0]!.id)))
  await one.query('commit')
  assert.equal(await second, 'accepted')
  await two.query('commit')
  assert.equal((await truth(planId)).paid, 350_000)
  await Promise.all([one.end(), two.end()])
})

test('a console cannot overspend in any of the ways somebody might think of', async () => {
  const { planId, file } = await approved([100_000, 50_000], [40, 40, 20])
  const line = file.lines[0]!
  const [first, second] = line.tranches
  const other = file.lines[1]!
  const client = await console()
  const attempt = async (sql: string): Promise<string> => {
    await client.query(await scope())
    const word = await refusedBy(client.query(sql))
    await client.query(word === 'accepted' ? 'commit' : 'rollback')
    return word
  }

  // The sums are never what somebody writes.
  assert.equal(await attempt(`update reintegration_plan set committed_minor = 0, paid_minor = 0 where id = '${planId}'`), 'accepted')
  assert.deepEqual(await truth(planId), { ceiling: 350_000, lines: 150_000, paid: 0 })
  // The ceiling is the programme's, from the first day on.
  assert.equal(
    await attempt(`update reintegration_plan set ceiling_minor = 9000000 where id = '${planId}'`),
    'reintegration_plan_ceiling_is_fixed',
  )
  const other_family = await family()
  const greedy = `insert into reintegration_plan (id, case_id, office, status, goal, currency, ceiling_minor, form_ceilings, created_at, updated_at)
    values ('${newId()}', '${other_family.caseId}', 1, 'DRAFT', 'x', 'EUR', 350001, '{"TEMP_ACCOMMODATION": 30000}', now(), now())`
  assert.equal(await attempt(greedy), 'reintegration_plan_ceiling_of_programme')
  assert.equal(
    await attempt(greedy.replace('350001', '350000').replace('{"TEMP_ACCOMMODATION": 30000}', '{}')),
    'reintegration_plan_ceiling_of_programme',
  )
  // An approved plan takes no line, and its lines keep their amount and their plan.
  assert.equal(await attempt(insertLine(planId, 1)), 'reintegration_line_in_draft')
  assert.equal(await attempt(`update reintegration_line set amount_minor = 200000 where id = '${line.id}'`), 'reintegration_line_in_draft')
  assert.equal(await attempt(`update reintegration_line set plan_id = '${newId()}' where id = '${line.id}'`), 'reintegration_line_stays')
  // A tranche stays in its line, fits in it, and is paid once, in its turn, and for ever.
  assert.equal(
    await attempt(`update reintegration_tranche set amount_minor = 40001 where id = '${first!.id}'`),
    'reintegration_tranche_within_line',
  )
  const extra = `insert into reintegration_tranche (id, line_id, plan_id, office, seq, amount_minor, due_on) values ('${newId()}', '${line.id}', '${planId}', 1, 9, 1, now())`
  assert.equal(await attempt(extra), 'reintegration_tranche_within_line')
  assert.equal(
    await attempt(`update reintegration_tranche set line_id = '${other.id}', seq = 7 where id = '${first!.id}'`),
    'reintegration_tranche_stays',
  )
  assert.equal(
    await attempt(`update reintegration_tranche set status = 'PAID' where id = '${first!.id}'`),
    'reintegration_tranche_paid_with_receipt',
  )
  assert.equal(await attempt(pay(first!.id)), 'accepted')
  assert.equal(await attempt(pay(second!.id)), 'reintegration_tranche_after_visit')
  assert.equal(
    await attempt(`update reintegration_tranche set status = 'PLANNED' where id = '${first!.id}'`),
    'reintegration_tranche_paid_for_ever',
  )
  assert.equal(
    await attempt(`update reintegration_tranche set amount_minor = 1 where id = '${first!.id}'`),
    'reintegration_tranche_paid_for_ever',
  )
  // Back in draft, a line does not fall below what is paid of it, and nothing is paid.
  const back = `update reintegration_plan set status = 'DRAFT', approved_by = null, proposed_by = null where id = '${planId}'`
  assert.equal(await attempt(back), 'accepted')
  assert.equal(
    await attempt(`update reintegration_line set amount_minor = 39999 where id = '${line.id}'`),
    'reintegration_tranche_within_line',
  )
  assert.equal(
    await attempt(`update reintegration_line set cancelled_at = now() where id = '${line.id}'`),
    'reintegration_tranche_within_line',
  )
  assert.equal(await attempt(pay(other.tranches[0]!.id)), 'reintegration_tranche_of_approved')
  assert.equal(await attempt(insertLine(planId, 200_001)), 'reintegration_plan_within_ceiling')
  // Nobody approves alone, and nothing is deleted.
  const alone = `update reintegration_plan set status = 'APPROVED', return_on = now(), proposed_by = '${planId}', approved_by = '${planId}' where id = '${planId}'`
  assert.equal(await attempt(alone), 'reintegration_plan_four_eyes')
  assert.equal(await attempt(alone.replace(`approved_by = '${planId}'`, 'approved_by = null')), 'reintegration_plan_four_eyes')
  assert.match(await attempt(`delete from reintegration_line where id = '${line.id}'`), /permission denied/)
  assert.match(await attempt(`delete from cases_case where id = '${file.caseId}'`), /reintegration_plan_case_id|foreign key/)
  assert.deepEqual(await truth(planId), { ceiling: 350_000, lines: 150_000, paid: 40_000 })
  await client.end()
})

test('two lines of lodging at once stay under the ceiling of lodging', async () => {
  const { caseId } = await family()
  const planId = await draft(caseId)
  const night = { planId, form: 'TEMP_ACCOMMODATION', description: 'Nuits', amountMinor: 20_000 } as const
  const both = await Promise.all([rose.ask(reintegration.addLine, night), rose.ask(reintegration.addLine, night)])
  assert.deepEqual(
    both.map((each) => each.status).toSorted((a, b) => a - b),
    [200, 409],
  )
  assert.equal(both.find((each) => each.status === 409)!.body.refusal, 'over_form_ceiling')
  const client = await console()
  await client.query(await scope())
  assert.equal(
    await refusedBy(client.query(insertLine(planId, 10_001).replace('BUSINESS_CREATION', 'TEMP_ACCOMMODATION'))),
    'reintegration_line_within_form',
  )
  await client.query('rollback')
  await client.end()
})

test('a case that is sealed takes its plan, its money and its visits with it', async () => {
  const { caseId, planId } = await approved([100_000], [40, 40, 20])
  const client = await console()
  await client.query(openingSql({ account: await office.account('sealed@paris.example.org'), offices: [1], compartments: [1] }, newId()))
  await client.query(`update cases_case set compartment = 1 where id = '${caseId}'`)
  await client.query('commit')
  await client.end()
  for (const table of ['plan', 'line', 'tranche', 'visit']) {
    const { rows } = await office.admin.query(
      `select distinct compartment from reintegration_${table} where ${table === 'plan' ? 'id' : 'plan_id'} = $1`,
      [planId],
    )
    assert.deepEqual(rows, [{ compartment: 1 }], table)
  }
  assert.equal((await rose.ask(reintegration.getPlan, { caseId })).status, 404)
  const member = await office.as('sealed@paris.example.org')
  assert.equal((await member.ask(reintegration.getPlan, { caseId })).body.plan?.committedMinor, 100_000)
})
