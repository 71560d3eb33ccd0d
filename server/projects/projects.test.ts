// The portfolio as packs tell it, what donors carry, and what was reached as the office's own files tell it.
import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import * as projects from '#domain/projects/contract.ts'
import { archiveCount, totalsByDonor } from '#domain/projects/rules.ts'
import * as transit from '#domain/transit/contract.ts'
import { readPack } from '#packs/read-pack.ts'
import { newId } from '#server/kit/transaction.ts'
import { publishPacks } from '#server/programmes/actions.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'
import { loadPortfolio, publicPortfolio } from './actions.ts'

let office: TestOffice
let pia: Visitor
let maelle: Visitor
before(async () => {
  office = await openTestOffice()
  await publishPacks(office.house)
  await loadPortfolio(office.house)
  pia = await office.as('projets@paris.example.org')
  maelle = await office.as('mouvements@paris.example.org')
})
after(() => office.close())

const france = join(import.meta.dirname, '../../packs/france')
const reading = readPack(france)
const pack = reading.ok ? reading.pack.projects : assert.fail('the pack cannot be read')

test('the portfolio is loaded once, and again only where the pack has changed', async () => {
  assert.deepEqual(await loadPortfolio(office.house), { loaded: [], unchanged: 27 })
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-pack-'))
  cpSync(france, folder, { recursive: true })
  const file = join(folder, 'projects/d08-tact.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('acronym: TACT', 'acronym: TACT-ESSAI'))
  assert.deepEqual(await loadPortfolio(office.house, folder), { loaded: ['D08'], unchanged: 26 })
  assert.equal((await pia.ask(projects.getProject, { code: 'D08' })).body.project.acronym, 'TACT-ESSAI')
  assert.deepEqual(await loadPortfolio(office.house), { loaded: ['D08'], unchanged: 26 })
  writeFileSync(file, 'code: D08\n')
  await assert.rejects(loadPortfolio(office.house, folder), /projects\/d08-tact\.yaml:1 .*missing/)
  assert.equal((await pia.ask(projects.getProject, { code: 'D08' })).body.project.acronym, 'TACT')
})

test('an archivist finds six ongoing projects, fifteen completed ones, and those of the news page', async () => {
  const all = await pia.ask(projects.listProjects, { limit: 200 })
  assert.deepEqual(archiveCount(all.body.items), { ONGOING: 6, COMPLETED: 15, NEWS: 5 })
  const completed = await pia.ask(projects.listProjects, { section: 'COMPLETED' })
  assert.deepEqual(
    completed.body.items.map((project) => project.archiveNumber),
    Array.from({ length: 15 }, (_, at) => at + 1),
  )
  const page = await pia.ask(projects.listProjects, { limit: 10 })
  const next = await pia.ask(projects.listProjects, { limit: 10, after: page.body.next! })
  assert.equal(next.body.items[0]!.code, all.body.items[10]!.code)
})

test('somebody who types in a hurry finds a project by its name, its donor, a partner or a country', async () => {
  const found = async (words: string) =>
    (await pia.ask(projects.listProjects, { words, limit: 200 })).body.items.map((project) => project.code)
  assert.deepEqual(await found('reinstallation ARER'), ['C01'])
  assert.deepEqual(await found('Réinstallation arer'), ['C01'])
  assert.ok((await found('ofii')).includes('C05'))
  assert.ok((await found('sri lanka')).includes('C01'))
  assert.deepEqual(await found('sidaction'), ['C07'])
  assert.deepEqual(await found('licorne'), [])
  assert.deepEqual(
    (await pia.ask(projects.listProjects, { donor: 'Fondation de France' })).body.items.map((project) => project.code),
    ['C07'],
  )
})

test('a project tells its dates, its donors, its partners, and what is not known of its shares', async () => {
  const { body } = await pia.ask(projects.getProject, { code: 'D04' })
  assert.deepEqual(
    [body.project.start?.on, body.project.months, body.project.donors.length > 0, body.project.partners.length > 0],
    ['2012-01-01', 18, true, true],
  )
  assert.deepEqual(body.shares, { ok: false, refusal: 'shares_not_known' })
  assert.deepEqual(body.amounts, { ok: false, refusal: 'budget_not_known' })
  assert.deepEqual(
    body.followedBy.map((project) => project.code),
    ['D04b'],
  )
  assert.equal((await pia.ask(projects.getProject, { code: 'Z99' })).status, 404)
})

test('the totals by donor add up, and say the same as the law', async () => {
  const { body } = await pia.ask(projects.donorTotals, {})
  assert.deepEqual([body.lines, body.linesInTotals, body.addsUp], [pack.flatMap((project) => project.donors).length, body.lines, true])
  assert.deepEqual(
    body.donors,
    totalsByDonor(pack).map((total) => ({ ...total, projects: total.projects.toSorted() })),
  )
  const ongoing = await pia.ask(projects.donorTotals, { section: 'ONGOING' })
  assert.deepEqual(
    ongoing.body.donors,
    totalsByDonor(pack.filter((project) => project.section === 'ONGOING')).map((total) => ({
      ...total,
      projects: total.projects.toSorted(),
    })),
  )
})

test('amounts in two currencies are never added to one another', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-pack-'))
  cpSync(france, folder, { recursive: true })
  const give = (name: string, amountMinor: number, currency: string) => {
    const file = join(folder, `projects/${name}.yaml`)
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(
        /^donors: .*(\n {2}.*)*/m,
        `donors: [{ name: Essai, role: FUNDER, amountMinor: ${amountMinor}, currency: ${currency} }]`,
      ),
    )
  }
  give('c06-mida-mali', 100, 'EUR')
  give('c14-hiv-algeria', 250, 'EUR')
  give('c12-sesame', 7, 'GBP')
  const changed = readPack(folder)
  assert.ok(changed.ok)
  await loadPortfolio(office.house, folder)
  const { body } = await pia.ask(projects.donorTotals, {})
  const total = body.donors.find((each) => each.donor === 'Essai')
  assert.deepEqual(total, {
    donor: 'Essai',
    projects: ['C06', 'C12', 'C14'],
    amounts: [
      { currency: 'EUR', amountMinor: 350 },
      { currency: 'GBP', amountMinor: 7 },
    ],
    unknownAmounts: 0,
  })
  assert.deepEqual(
    body.donors,
    totalsByDonor(changed.pack.projects).map((each) => ({
      ...each,
      projects: each.projects.toSorted(),
      amounts: each.amounts.toSorted((a, b) => (a.currency < b.currency ? -1 : 1)),
    })),
  )
  await loadPortfolio(office.house)
  assert.ok((await pia.ask(projects.donorTotals, {})).body.donors.every((each) => each.donor !== 'Essai'))
})

/** Anything, where a table wants something that these tests do not speak of. */
const something: Record<string, unknown> = {
  text: 'X',
  integer: 1,
  boolean: false,
  date: '2026-01-01',
  timestamptz: '2026-01-01T00:00:00Z',
  jsonb: '{}',
  uuid: '00000000-0000-7000-8000-000000000000',
}

/** A row written as the owner, because this room only counts what other rooms have written. */
async function row(table: string, values: Record<string, unknown>): Promise<void> {
  const { rows } = await office.admin.query(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and attnotnull and not atthasdef and attidentity = '' and attgenerated = '' and not attisdropped`,
    [table],
  )
  const all: Record<string, unknown> = { ...values }
  for (const { name, type } of rows) if (!(name in all)) all[name] = something[type.replace('timestamp with time zone', 'timestamptz')]
  const names = Object.keys(all)
  await office.admin.query(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
    Object.values(all),
  )
}

const heads = (count: number) => ({ head_count: count, adults: count, children: 0, infants: 0, serves_until: '2099-01-01', inbound: '{}' })

const done = { state: 'DONE', done_at: '2026-01-01T00:00:00Z', done_by: '00000000-0000-7000-8000-000000000000' }

type Served = {
  month: string
  groups: number
  heads: number
  project?: string
  country?: string
  office?: number
  compartment?: number
  airport?: string
  done?: boolean
  passage?: string
}

/** Families on file who were met at an airport, or were to be. */
async function served(wanted: Served): Promise<string[]> {
  const place = { office: wanted.office ?? 1, compartment: wanted.compartment ?? 0 }
  const on = `${wanted.month}-10`
  const cases: string[] = []
  for (let at = 0; at < wanted.groups; at++) {
    const [case_id, movement_id, group_id] = [newId(), newId(), newId()]
    cases.push(case_id)
    const programme = {
      programme_code: 'TRANSIT_CDG',
      programme_version: 1,
      project_code: wanted.project ?? null,
      destination_country: wanted.country ?? 'CAN',
    }
    await row('cases_case', { id: case_id, ...place, ...programme, public_ref: `OIM-${case_id.slice(-8)}`, status: 'IN_TRANSIT' })
    await row('movements_movement', {
      id: movement_id,
      ...place,
      public_ref: `MVT-${movement_id.slice(-8)}`,
      mode: 'AIR',
      status: 'DEPARTED',
      starts_at: on,
      ends_at: `${on}T12:00:00Z`,
    })
    await row('transit_group', {
      id: group_id,
      ...place,
      airport: wanted.airport ?? 'CDG',
      serves_on: on,
      movement_id,
      case_id,
      ...heads(wanted.heads),
      passage: wanted.passage ?? 'CONNECTION',
    })
    await row('transit_task', { id: newId(), group_id, ...place, kind: 'MEET', ...(wanted.done === false ? { state: 'PLANNED' } : done) })
  }
  return cases
}

/** The people of such a family, and how far they came. */
async function members(case_id: string, count: number, state: string, endsAt: string): Promise<void> {
  const { rows } = await office.admin.query(
    'select g.movement_id, c.office, c.compartment from transit_group g join cases_case c on c.id = g.case_id where c.id = $1',
    [case_id],
  )
  const { movement_id, ...place } = rows[0]
  await office.admin.query(`update movements_movement set starts_at = $2::timestamptz - interval '1 day', ends_at = $2 where id = $1`, [
    movement_id,
    endsAt,
  ])
  for (let at = 0; at < count; at++) {
    const person_id = newId()
    await row('people_person', { id: person_id, ...place, sex: 'X', born_precision: 'UNKNOWN', nationality: 'SYR' })
    await row('cases_member', { case_id, person_id, ...place, role: at === 0 ? 'PA' : 'CHILD' })
    await row('movements_passenger', { id: newId(), movement_id, case_id, person_id, ...place, state, travels: 'empty' })
  }
}

const indicator = (body: { indicators: { code: string; reached: number }[] }, code: string) =>
  body.indicators.find((each) => each.code === code)?.reached

test('six hundred people passed through Roissy in a month, and the dashboard shows six hundred within a second', async () => {
  await served({ month: '2026-03', groups: 120, heads: 5 })
  await served({ month: '2026-04', groups: 3, heads: 2, country: 'USA' })
  await served({ month: '2026-03', groups: 4, heads: 9, done: false })
  await served({ month: '2026-03', groups: 4, heads: 9, office: 2, airport: 'MRS' })
  await served({ month: '2026-03', groups: 4, heads: 9, compartment: 1 })
  const asked = { fromMonth: '2026-02', toMonth: '2026-04' }
  const startedAt = performance.now()
  const { body } = await maelle.ask(projects.getIndicators, asked)
  assert.ok(performance.now() - startedAt < 1_000)
  assert.deepEqual(body.transitMonths, [
    { month: '2026-02', persons: 0 },
    { month: '2026-03', persons: 600 },
    { month: '2026-04', persons: 6 },
  ])
  assert.equal(indicator(body, 'TRANSIT_PERSONS'), 606)
  // The airport desk says the same, by the same definition (domain.md 1.17: counted persons of groups with a task done).
  const askedDesk = performance.now()
  const desk = await maelle.ask(transit.monthlyFigures, { airport: 'CDG' as never, until: '2026-04', months: 3 })
  assert.ok(performance.now() - askedDesk < 1_000)
  assert.deepEqual(
    desk.body.months.map(({ month, transit: persons }) => ({ month, persons })),
    body.transitMonths,
  )
  assert.deepEqual(
    desk.body.destinations.filter(({ month }) => month === '2026-03').map(({ country, persons }) => [country, persons]),
    [['CAN', 600]],
  )
  // Those who arrive to stay are helped at the airport too, and are in no transit.
  await served({ month: '2026-04', groups: 1, heads: 3, passage: 'ARRIVAL' })
  const again = await maelle.ask(projects.getIndicators, asked)
  assert.deepEqual(
    ['TRANSIT_PERSONS', 'ASSISTED_AT_AIRPORT'].map((code) => indicator(again.body, code)),
    [606, 609],
  )
  assert.deepEqual(body.transitDestinations, [
    { country: 'CAN', names: { fr: 'Canada', en: 'Canada' }, persons: 600 },
    { country: 'USA', names: { fr: 'États-Unis', en: 'United States' }, persons: 6 },
  ])
  // Marseille counts its own, and whoever is a member of the compartment counts what lies in it.
  assert.equal(
    indicator((await (await office.as('mouvements@marseille.example.org')).ask(projects.getIndicators, asked)).body, 'TRANSIT_PERSONS'),
    36,
  )
  assert.equal(
    indicator((await (await office.as('sealed@paris.example.org')).ask(projects.getIndicators, asked)).body, 'TRANSIT_PERSONS'),
    642,
  )
})

test('of a family of five of whom four were counted at the gate, both dashboards count four', async () => {
  const [caseId] = await served({ month: '2025-02', groups: 1, heads: 5 })
  await office.admin.query('update transit_task set counted = 4 where group_id = (select id from transit_group where case_id = $1)', [
    caseId,
  ])
  const { body } = await maelle.ask(projects.getIndicators, { fromMonth: '2025-02', toMonth: '2025-02' })
  const desk = await maelle.ask(transit.monthlyFigures, { airport: 'CDG' as never, until: '2025-02', months: 1 })
  assert.deepEqual([indicator(body, 'TRANSIT_PERSONS'), desk.body.months[0]!.transit], [4, 4])
})

test('the year 2011 stands beside the years counted here as a total with its source, and nobody is on file for it', async () => {
  const { body } = await maelle.ask(transit.monthlyFigures, { airport: 'CDG' as never, until: '2011-12', months: 12 })
  const total = body.historical.find(({ year }) => year === 2011)
  assert.deepEqual([total?.persons, total?.source], [7799, '003:7'])
  assert.match(total?.method.en ?? '', /without individual data/)
  assert.ok(body.months.every(({ assisted }) => assisted === 0) && body.years.every(({ assisted }) => assisted === 0))
  const portfolio = await maelle.ask(projects.getIndicators, { fromMonth: '2011-01', toMonth: '2011-12' })
  assert.equal(portfolio.body.historical.find((figure) => figure.year === 2011)?.value, total?.persons)
})

test('a family that stops at two airports of one journey is counted once', async () => {
  const [caseId] = await served({ month: '2025-05', groups: 1, heads: 4 })
  const { rows } = await office.admin.query('select movement_id from transit_group where case_id = $1', [caseId])
  const group_id = newId()
  await row('transit_group', {
    id: group_id,
    office: 1,
    airport: 'ORY',
    serves_on: '2025-05-11',
    movement_id: rows[0].movement_id,
    case_id: caseId,
    ...heads(4),
    passage: 'CONNECTION',
  })
  await row('transit_task', { id: newId(), group_id, office: 1, kind: 'MEET', ...done })
  const { body } = await maelle.ask(projects.getIndicators, { fromMonth: '2025-05', toMonth: '2025-05' })
  assert.equal(indicator(body, 'TRANSIT_PERSONS'), 4)
})

test('persons assisted are counted once, whatever was done for them, and only those who arrived have moved', async () => {
  const [arrived, passing] = await served({ month: '2025-08', groups: 2, heads: 3 })
  await members(arrived!, 3, 'ARRIVED', '2025-08-12T10:00:00Z')
  await members(passing!, 3, 'BOARDED', '2025-08-12T10:00:00Z')
  const { body } = await maelle.ask(projects.getIndicators, { fromMonth: '2025-08', toMonth: '2025-08' })
  assert.deepEqual(
    ['PERSONS_ASSISTED', 'TRANSIT_PERSONS', 'MOVED_PERSONS'].map((code) => indicator(body, code)),
    [6, 6, 3],
  )
  const before = await maelle.ask(projects.getIndicators, { fromMonth: '2025-07', toMonth: '2025-07' })
  assert.deepEqual(
    ['PERSONS_ASSISTED', 'TRANSIT_PERSONS', 'MOVED_PERSONS'].map((code) => indicator(before.body, code)),
    [0, 0, 0],
  )
})

test('jobs are those found at the last visit of each plan, for the person, the family and the community', async () => {
  const [caseId] = await served({ month: '2025-02', groups: 1, heads: 1, project: 'C01' })
  await office.admin.query(`update cases_case set programme_code = 'ARER' where id = $1`, [caseId])
  const plan_id = newId()
  const approval = { status: 'APPROVED', return_on: '2025-01-01', proposed_by: newId(), approved_by: newId(), approved_at: '2025-02-01' }
  await row('reintegration_plan', {
    id: plan_id,
    case_id: caseId,
    office: 1,
    currency: 'EUR',
    ceiling_minor: 350_000,
    form_ceilings: '{"TEMP_ACCOMMODATION": 30000}',
    ...approval,
  })
  for (const [month, on, [jobs_self, jobs_family, jobs_community]] of [
    [1, '2025-02-03', [1, 2, 5]],
    [6, '2025-06-30', [1, 1, 7]],
  ] as const) {
    await row('reintegration_visit', {
      id: newId(),
      plan_id,
      case_id: caseId,
      office: 1,
      month,
      due_on: on,
      window_days: 15,
      status: 'DONE',
      visited_on: on,
      jobs_self,
      jobs_family,
      jobs_community,
    })
  }
  const jobsIn = async (toMonth: string) => {
    const { body } = await pia.ask(projects.getIndicators, { project: 'C01', fromMonth: '2025-01', toMonth })
    return ['JOBS_SELF', 'JOBS_FAMILY', 'JOBS_COMMUNITY'].map((code) => indicator(body, code))
  }
  assert.deepEqual(await jobsIn('2025-03'), [1, 2, 5])
  assert.deepEqual(await jobsIn('2025-06'), [1, 1, 7])
  const other = await pia.ask(projects.getIndicators, { project: 'D01', fromMonth: '2025-01', toMonth: '2025-06' })
  assert.equal(indicator(other.body, 'JOBS_COMMUNITY'), 0)
})

test('the total of 2011 is shown as what it is: a historical aggregate, without a person behind it', async () => {
  const { body } = await pia.ask(projects.getIndicators, {})
  const transit = body.historical.find((figure) => figure.year === 2011)
  assert.deepEqual([transit?.value, transit?.projectCode, transit?.historicalAggregate], [7799, 'D01', true])
  assert.match(transit?.note?.en ?? '', /Historical aggregate, no person data/)
  assert.ok(body.historical.every((figure) => figure.historicalAggregate))
  assert.equal(body.transitMonths.length, 12)
  const alone = await pia.ask(projects.getIndicators, { project: 'D04b' })
  assert.deepEqual(
    alone.body.historical.map((figure) => figure.value),
    [170, 86, 63],
  )
})

test('a project manager sets a target, changes it, and reads it beside what was reached', async () => {
  await served({ month: '2024-03', groups: 10, heads: 6, project: 'D01' })
  const first = await pia.ask(projects.setTarget, { code: 'D01', indicator: 'TRANSIT_PERSONS', target: 50 })
  assert.equal(first.status, 200, JSON.stringify(first.body))
  const command = newId()
  const wanted = { code: 'D01', indicator: 'TRANSIT_PERSONS', target: 120, targetBy: '2027-12-31' as never } as const
  const second = await pia.ask(projects.setTarget, wanted, { command })
  const again = await pia.ask(projects.setTarget, wanted, { command })
  assert.deepEqual([second.status, again.replayed], [200, true])
  assert.deepEqual((await pia.ask(projects.getProject, { code: 'D01' })).body.targets, [
    { code: 'TRANSIT_PERSONS', target: 120, targetBy: '2027-12-31' },
  ])
  const { body } = await pia.ask(projects.getIndicators, { project: 'D01', fromMonth: '2024-03', toMonth: '2024-03' })
  assert.deepEqual(
    body.indicators.find((each) => each.code === 'TRANSIT_PERSONS'),
    { code: 'TRANSIT_PERSONS', unit: 'PERSONS', reached: 60, target: 120, targetBy: '2027-12-31', achievement: 0.5 },
  )
  const events = await office.admin.query(`select facts from kit_event where name = 'target_set' order by at`)
  assert.equal(events.rowCount, 2)
  // Marseille has its own targets, and sees none of Paris.
  const manon = await office.as('mouvements@marseille.example.org')
  assert.deepEqual((await manon.ask(projects.getProject, { code: 'D01' })).body.targets, [])
})

test('a target is refused before the project began, for another office, and to whoever may not', async () => {
  assert.equal(
    (await pia.ask(projects.setTarget, { code: 'D08', indicator: 'PERSONS_ASSISTED', target: 5, targetBy: '2015-04-30' as never })).body
      .refusal,
    'dates_order',
  )
  assert.equal(
    (await pia.ask(projects.setTarget, { code: 'D08', indicator: 'PERSONS_ASSISTED', target: 5, office: 2 })).body.refusal,
    'not_your_office',
  )
  assert.equal((await pia.ask(projects.setTarget, { code: 'Z99', indicator: 'PERSONS_ASSISTED', target: 5 })).status, 404)
  for (const email of ['mouvements@paris.example.org', 'bailleur@paris.example.org', 'finances@paris.example.org']) {
    const visitor = await office.as(email)
    assert.equal((await visitor.ask(projects.setTarget, { code: 'D08', indicator: 'PERSONS_ASSISTED', target: 5 })).status, 404)
    assert.equal((await visitor.ask(projects.listProjects, {})).status, 200)
  }
  const wrong = await pia.askRaw(projects.getIndicators as never, { fromMonth: '2026-05', toMonth: '2026-04' })
  assert.deepEqual([wrong.status, wrong.body.fields?.map((field) => field.path)], [422, ['toMonth']])
})

test('the public reads the portfolio as nobody: no target of an office, no figure of a case', async () => {
  const told = await publicPortfolio(office.house)
  assert.deepEqual(told.map((project) => project.code).toSorted(), pack.map((project) => project.code).toSorted())
  assert.deepEqual(
    told.find((project) => project.code === 'D01'),
    pack.find((project) => project.code === 'D01'),
  )
  const rows = await office.pool.query(
    'select (select count(*) from projects_project)::int as mission, (select count(*) from projects_indicator)::int as targets, (select count(*) from cases_case)::int as cases',
  )
  assert.deepEqual(rows.rows, [{ mission: 27, targets: 0, cases: 0 }])
})
