// No question and no command of the house reads a large table from end to end: every statement that they send to an office of about
// 20,000 persons is explained by PostgreSQL, as the server's own role and with the access rules on.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type pg from 'pg'
import type { z } from 'zod'
import { castCompartments, castOffices, castStaff } from '#database/cast.ts'
import { generateOffice } from '#database/generate-office.ts'
import { roles } from '#domain/access/roles.ts'
import type { Contract } from '#domain/kit/contract.ts'
import { readPack } from '#packs/read-pack.ts'
import { contracts } from '#server/http.ts'
import { jobs } from '#server/jobs.ts'
import { observeStatements } from '#server/kit/database.ts'
import { newId, openingSql, type Scope } from '#server/kit/transaction.ts'
import { loadPacks } from '#server/load-packs.ts'
import { romanise } from '#server/people/names.ts'
import { type Answered, openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { sampleOf } from './explain-fields.ts'
import { commandInputs, type Samples, takeSamples } from './explain-samples.ts'

const persons = 20_000
const largeTable = 2_000
/** Of one table, to answer one question. The office asked has more cases, more persons, more movements and more tasks than that. */
const mostRows = 600
/** These count a whole office on purpose, and are asked once a day, not once a click; so does what runs at night, or what does a piece of it. */
const reports = [
  'projects.indicators',
  'transit.monthly_figures',
  'reintegration.jobs_report',
  'people.find_pairs',
  'ticketing.project_totals',
  'ticketing.costs_csv',
  // A whole list leaves the house, a thousand rows at a time.
  'people.export_persons',
  'cases.export',
  'movements.export_movements',
]
const atNight = 'the job '
/** Somebody of a middle-sized office who has every role there: whatever they ask is seen through the rules of row-level security. */
const asker = 'mouvements@marseille.example.org'
const office = 2

type Statement = { sql: string; parameters: readonly unknown[]; sentBy: string }
type PlanNode = {
  'Node Type': string
  'Relation Name'?: string
  'Total Cost': number
  'Actual Rows'?: number
  'Actual Loops'?: number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: PlanNode[]
}

let house: TestOffice
let visitor: Visitor
let samples: Samples
/** By text and values: a filter by a common status and one by a rare one are the same text and two plans. */
const statements = new Map<string, Statement>()
const eachText = new Map<string, number>()
const valuesOfEachText = 6
let sentBy = '(nobody)'
let unanswered: string[] = []

before(async () => {
  house = await openTestOffice()
  await loadPacks(house.house)
  await makeOffice()
  visitor = await house.as(asker)
  samples = await takeSamples(house.admin, office)
  observeStatements(({ sql, parameters }) => {
    if (/^(savepoint|release|rollback|set) /i.test(sql)) return // nothing to plan
    const key = `${sql} ${JSON.stringify(parameters)}`
    const times = eachText.get(sql) ?? 0
    if (times >= valuesOfEachText || statements.has(key)) return
    eachText.set(sql, times + 1)
    statements.set(key, { sql, parameters, sentBy })
  })
})
after(async () => {
  observeStatements(undefined)
  await house.close()
})

/** Two more offices, and every role of Marseille in one hand. */
async function makeOffice(): Promise<void> {
  const offices = [
    ...castOffices,
    { id: 3, code: 'LYS', name: 'Lyon', timeZone: 'Europe/Paris', airports: ['LYS'] },
    { id: 4, code: 'LIL', name: 'Lille', timeZone: 'Europe/Paris', airports: ['LIL'] },
  ]
  for (const { id, code, name, timeZone, airports } of offices.slice(castOffices.length)) {
    await house.admin.query('insert into access_office (id, code, name, time_zone, airports) values ($1, $2, $3, $4, $5)', [
      id,
      code,
      name,
      timeZone,
      airports,
    ])
  }
  const account = await house.account(asker)
  for (const role of Object.keys(roles)) {
    await house.admin.query(
      'insert into access_grant (id, account, office, role, granted_at) values ($1, $2, $3, $4, now()) on conflict do nothing',
      [newId(), account, office, role],
    )
  }
  const accounts = await house.admin.query<{ id: string; office: number }>('select id, office from access_account where email = any($1)', [
    castStaff.map(({ email }) => email),
  ])
  const pack = readPack('packs/france')
  assert.ok(pack.ok)
  await generateOffice(house.admin, {
    persons,
    months: 12,
    nowMs: Date.now(),
    seed: 7,
    offices,
    compartment: castCompartments[0]!.id,
    staffOf: (id) => accounts.rows.filter((row) => row.office === Math.min(id, 2)).map((row) => row.id),
    programmes: pack.pack.programmes,
    romanise,
  })
}

test('every question is asked, with each of its filters and its next page', async () => {
  for (const contract of contracts.filter(({ method }) => method === 'GET')) {
    for (const input of questionsOf(contract)) {
      const answered = await ask(contract, input)
      const { next } = answered.body as { next?: string | null }
      if ('after' in contract.input.shape && typeof next === 'string') await ask(contract, { ...input, after: next })
    }
  }
  assert.deepEqual(unanswered, [])
})

test('every command is given once', async () => {
  unanswered = []
  for (const [name, input] of commandInputs(samples)) {
    const contract = contracts.find((one) => one.name === name)
    if (contract === undefined) assert.fail(`there is no command ${name}: take it out of explain-samples.ts`)
    await ask(contract, input)
  }
  assert.deepEqual(unanswered, [])
  const given = new Set(commandInputs(samples).map(([name]) => name))
  const forgotten = contracts
    .filter(({ method, name }) => method === 'POST' && !name.startsWith('access.') && !given.has(name))
    .map(({ name }) => name)
  assert.deepEqual(forgotten, [], 'give them in explain-samples.ts')
})

test('every job runs once', async () => {
  // Everybody was compared before but a few: the first night of a register is another matter.
  await house.admin.query(
    `insert into people_pair_scan (office, scanned_to, scanned_id) select office, max(updated_at) - interval '3 days', gen_random_uuid() from people_person group by office
     on conflict (office) do update set scanned_to = excluded.scanned_to`,
  )
  for (const job of jobs) {
    sentBy = `${atNight}${job.name}`
    await job.run(house.house)
  }
})

test('no statement reads a large table from end to end', async () => {
  const large = await largeTables()
  assert.ok(eachText.size > 150)
  const faults: string[] = []
  for (const statement of statements.values()) {
    for (const plan of await plansOf(statement)) {
      for (const table of scannedWhole(plan)) if (large.has(table)) faults.push(told(statement, `reads ${table} from end to end`))
    }
  }
  assert.deepEqual(faults, [], faults.join('\n\n'))
})

test('no question but a report reads a whole office to answer, whatever index it uses', async () => {
  const large = await largeTables()
  const faults: string[] = []
  for (const statement of statements.values()) {
    if (!/^\s*(select|with)\b/i.test(statement.sql) || reports.includes(statement.sentBy) || statement.sentBy.startsWith(atNight)) continue
    const read = rowsRead(await run(statement), new Map())
    for (const [table, rows] of read)
      if (large.has(table) && rows > mostRows) faults.push(told(statement, `reads ${rows} rows of ${table}`))
  }
  assert.deepEqual(faults, [], faults.join('\n\n'))
})

async function largeTables(): Promise<Set<string>> {
  const sizes = await house.admin.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'passerelle'::regnamespace and relkind = 'r' and reltuples > ${largeTable}`,
  )
  const large = new Set(sizes.rows.map(({ name }) => name))
  assert.ok(
    large.has('people_person') && large.has('cases_case') && large.has('kit_event') && large.has('transit_task'),
    'the office is too small to tell anything',
  )
  return large
}

function told({ sentBy: who, sql, parameters }: Statement, what: string): string {
  return `${who} ${what}:\n    ${sql}\n    ${JSON.stringify(parameters).slice(0, 300)}`
}

/** A refusal is an answer; not to be understood, or a mistake of ours, is none. */
async function ask(contract: Contract, input: Record<string, unknown>): Promise<Answered<Record<string, unknown>>> {
  sentBy = contract.name
  const answered = await visitor.askRaw(contract, input)
  if (answered.status === 422 || answered.status >= 500)
    unanswered.push(`${contract.name} ${JSON.stringify(input)}: ${answered.status} ${JSON.stringify(answered.body)}`)
  return answered
}

/** What must be said, then with each filter by itself and each value of a closed list. Pages are short, so that there is a next one. */
function questionsOf(contract: Contract): Record<string, unknown>[] {
  const fields = Object.entries(contract.input.shape as Record<string, z.ZodType>)
  const needed = fields.filter(([, schema]) => !schema.safeParse(undefined).success)
  const always = Object.fromEntries(needed.map(([field, schema]) => [field, sampleOf(samples, contract, field, schema)[0]]))
  const least = 'limit' in contract.input.shape && 'after' in contract.input.shape ? { ...always, limit: '2' } : always
  const filters = fields.filter(
    ([field, schema]) =>
      !['after', 'limit'].includes(field) && !needed.some(([name]) => name === field) && schema.safeParse(undefined).success,
  )
  return [
    least,
    ...filters.flatMap(([field, schema]) => sampleOf(samples, contract, field, schema).map((value) => ({ ...least, [field]: value }))),
  ]
}

/** The plan for these parameters, and the one for any, which is the one that serves (plan_cache_mode in server/kit/database.ts). */
async function plansOf({ sql, parameters }: Statement): Promise<PlanNode[]> {
  return asAsker(async (client) => {
    const own = await planOf(client.query(`explain (format json) ${sql}`, [...parameters]))
    const anybodys = await planOf(client.query(`explain (generic_plan, format json) ${sql}`))
    return [own, anybodys]
  })
}

/** The plan with the number of rows that each part of it truly read. */
async function run({ sql, parameters }: Statement): Promise<PlanNode> {
  return asAsker((client) => planOf(client.query(`explain (analyze, timing off, buffers off, format json) ${sql}`, [...parameters])))
}

async function asAsker<Value>(does: (client: pg.PoolClient) => Promise<Value>): Promise<Value> {
  const scope: Scope = { account: await house.account(asker), offices: [office], compartments: [], system: true }
  const client = await house.pool.connect()
  try {
    await client.query(openingSql(scope))
    return await does(client)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

async function planOf(explained: Promise<{ rows: { 'QUERY PLAN': [{ Plan: PlanNode }] }[] }>): Promise<PlanNode> {
  return (await explained).rows[0]!['QUERY PLAN'][0].Plan
}

function scannedWhole(node: PlanNode): string[] {
  const here = node['Node Type'] === 'Seq Scan' && node['Relation Name'] !== undefined ? [node['Relation Name']] : []
  return [...here, ...(node.Plans ?? []).flatMap(scannedWhole)]
}

function rowsRead(node: PlanNode, sums: Map<string, number>): Map<string, number> {
  const table = node['Relation Name']
  if (table !== undefined) {
    const each = (node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
    sums.set(table, (sums.get(table) ?? 0) + Math.round(each * (node['Actual Loops'] ?? 1)))
  }
  for (const child of node.Plans ?? []) rowsRead(child, sums)
  return sums
}
