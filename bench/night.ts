/**
 * `npm run bench -- night`: what the night does in an office of each size. The first look for doubles, person by person and list by list
 * over the same register, and one erasure beside a trail as long as the office is old.
 */
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { accept } from '#domain/kit/result.ts'
import { openPool } from '#server/kit/database.ts'
import { actAs } from '#server/kit/route.ts'
import type { House } from '#server/kit/transaction.ts'
import { everywhere, findPairsEverywhere, forgetAnswersEverywhere, theHouse } from '#server/nightly.ts'
import { carryOutErasure } from '#server/people/erasure-actions.ts'
import { confirmErasures, writeTrail } from '#database/generated-trail.ts'
import { openGenerated, withOwner } from './office.ts'

const schema = 'passerelle'
/** Our own: a register of a million persons within one night of five hours; an erasure that does not grow with the office. */
const goals = { personsASecond: 1_000_000 / (5 * 3_600), erasureGrowth: 1.5 }

type Bench = { house: House; owner: pg.Client; persons: number }

export async function benchNight(argv: string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: argv,
    options: { persons: { type: 'string', default: '20000,200000' }, only: { type: 'string' }, seed: { type: 'string', default: '1' } },
  })
  console.log(`On ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}.`)
  let isHeld = true
  const erasures: number[] = []
  for (const persons of values.persons.split(',').map(Number)) {
    const office = await openGenerated(persons, Math.max(6, Math.round(persons / 2_000)), Number(values.seed))
    const pool = openPool({ ...office.connection, user: 'passerelle_app' }, schema, 6)
    const house: House = { pool, filesFolder: office.folder, send: async () => undefined, secret: '' }
    try {
      await withOwner(office.connection, async (owner) => {
        const bench: Bench = { house, owner, persons }
        if (values.only !== 'erasure') isHeld = (await measurePairs(bench)) && isHeld
        if (values.only !== 'pairs') erasures.push(await measureErasure(bench))
      })
    } finally {
      await pool.end()
      await office.close()
    }
  }
  if (erasures.length > 1) {
    const growth = erasures.at(-1)! / erasures[0]!
    const isFlat = growth <= goals.erasureGrowth
    console.log(
      `${isFlat ? 'held  ' : 'MISSED'} an erasure grows ${growth.toFixed(2)} times from the smallest office to the largest, goal ${goals.erasureGrowth}`,
    )
    isHeld &&= isFlat
  }
  return isHeld
}

async function measurePairs({ house, owner, persons }: Bench): Promise<boolean> {
  await enterDoubles(owner)
  const found: Set<string>[] = []
  let fastest = 0
  for (const [how, sizes] of [
    ['list by list', { entries: 10_000, persons: 400, walkFrom: 1 }],
    ['person by person', { entries: 10_000, persons: 400, walkFrom: Number.MAX_SAFE_INTEGER }],
  ] as const) {
    // A tenth of the largest office is enough to know what looking for one person costs.
    const untilMs = how === 'list by list' ? Number.MAX_SAFE_INTEGER : Date.now() + 180_000
    await owner.query('delete from people_pair_scan; delete from people_suspected_pair')
    const [began, processor] = [performance.now(), process.cpuUsage()]
    let [steps, longest, last] = [0, 0, began]
    await findPairsEverywhere(house, {
      sizes,
      untilMs,
      stepped: () => {
        steps++
        longest = Math.max(longest, performance.now() - last)
        last = performance.now()
      },
    })
    const seconds = (performance.now() - began) / 1_000
    const own = process.cpuUsage(processor)
    const looked = await owner.query<{ n: number }>(
      how === 'list by list'
        ? 'select count(*)::int as n from people_person'
        : `select coalesce(sum((facts ->> 'compared')::int), 0)::int as n from kit_event where name = 'pairs_looked_for' and at > now() - interval '${Math.ceil(seconds)} seconds'`,
    )
    const pairs = await owner.query<{ pair: string }>(`select a_id || ' ' || b_id as pair from people_suspected_pair`)
    found.push(new Set(pairs.rows.map(({ pair }) => pair)))
    const each = looked.rows[0]!.n / seconds
    fastest = Math.max(fastest, each)
    console.log(
      `  ${how}: ${looked.rows[0]!.n.toLocaleString('en')} persons in ${seconds.toFixed(0)} s, ${each.toFixed(0)} a second, ${pairs.rows.length.toLocaleString('en')} pairs; ` +
        `${steps} steps, the longest ${longest.toFixed(0)} ms; ${((own.user + own.system) / 1e6).toFixed(0)} s of processor in the server, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`,
    )
  }
  const missing = [...found[1]!].filter((pair) => !found[0]!.has(pair)).length
  console.log(`  of the pairs found person by person, ${missing} are not found list by list`)
  const isHeld = fastest >= goals.personsASecond
  console.log(
    `  ${isHeld ? 'held  ' : 'MISSED'} ${persons.toLocaleString('en')}: ${fastest.toFixed(0)} persons a second, goal ${goals.personsASecond.toFixed(0)}`,
  )
  return isHeld
}

/** One in fifty is entered a second time, as they are. */
async function enterDoubles(owner: pg.Client): Promise<void> {
  await owner.query('set session_replication_role = replica')
  await owner.query(`create temporary table twice as select id, gen_random_uuid() as twin from people_person where search_no % 50 = 0`)
  await owner.query(`insert into people_person (id, office, compartment, family_name, given_names, native_name, native_script, sex, born_on, born_precision, nationality, languages, sort_key, created_at, updated_at)
    select t.twin, office, compartment, family_name, given_names, native_name, native_script, sex, born_on, born_precision, nationality, languages, sort_key, created_at, updated_at
    from twice t join people_person p on p.id = t.id`)
  await owner.query(`insert into people_posting (first, second, person, born_on, letters, office, compartment)
    select e.first, e.second, n.search_no, e.born_on, e.letters, e.office, e.compartment from twice t
    join people_person p on p.id = t.id join people_person n on n.id = t.twin join people_posting e on e.person = p.search_no`)
  await owner.query('set session_replication_role = origin')
  await owner.query('vacuum analyze people_person, people_posting')
}

/** Milliseconds of one erasure, the median of five. */
async function measureErasure({ house, owner, persons }: Bench): Promise<number> {
  const rows = await writeTrail(owner)
  await forgetAnswersEverywhere(house)
  const ids = await confirmErasures(owner, 6)
  const { offices, compartments } = await everywhere(house)
  const actor = { accountId: theHouse, offices, compartments, airports: [], permissions: [] }
  const took: number[] = []
  for (const id of ids) {
    const began = performance.now()
    await actAs(house, [], actor, { account: theHouse, offices, compartments, system: true }, async (work) =>
      accept(await carryOutErasure(work, id)),
    )
    took.push(performance.now() - began)
  }
  const median = took.slice(1).toSorted((a, b) => a - b)[2]!
  console.log(
    `  ${persons.toLocaleString('en')} persons, ${rows.toLocaleString('en')} rows of trail: an erasure ${median.toFixed(0)} ms (${took.map((ms) => ms.toFixed(0)).join(', ')})`,
  )
  return median
}
