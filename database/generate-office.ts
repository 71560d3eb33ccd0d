/**
 * A whole mission with years of work behind it, for benchmarks and for the test that explains every statement. Everybody in it is
 * fictitious and comes out of a seed. Written as the owner of the schema with COPY, triggers off: never for an office in service.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type pg from 'pg'
import type { Office } from '#domain/access/words.ts'
import type { Programme } from '#domain/programmes/words.ts'
import { type RowBuffer, rowBuffer } from './copy-rows.ts'
import { dayMs, type MadeCase, type Making, planCase, writeCase } from './generated-case.ts'
import { writeEmployment } from './generated-employment.ts'
import { writeTickets } from './generated-tickets.ts'
import { writeClearances } from './generated-clearances.ts'
import { type FictitiousPeople, fictitiousPeople } from './fictitious-names.ts'
import { type Romanise, writeFamily } from './generated-family.ts'
import { makeMovement } from './generated-movement.ts'
import { writePlan } from './generated-plan.ts'
import { routeHome, routes } from './generated-routes.ts'
import { type Dice, seededDice } from './seeded-dice.ts'

export type OfficeOrder = {
  persons: number
  /** Over how many months they came. Ten times the persons over ten times the months is the same office, ten times as old. */
  months: number
  nowMs: number
  seed: number
  /** The first one bears half of the work. */
  offices: readonly Office[]
  /** The compartment of the first office in which one case in a hundred is sealed. */
  compartment: number
  staffOf: (office: number) => readonly string[]
  /** Published already: cases keep the version they were opened under. */
  programmes: readonly Programme[]
  romanise: Romanise
}

const householdWeights = [0.2, 0.15, 0.18, 0.18, 0.13, 0.09, 0.05, 0.02] // of 1 to 8 people: 3.5 in the mean
const batchOf = 1_000

/** Fills an empty mission. Returns how many rows each table got. */
export async function generateOffice(client: pg.ClientBase, order: OfficeOrder): Promise<ReadonlyMap<string, number>> {
  const dice = seededDice(order.seed)
  const rows = rowBuffer()
  const people = peopleOfYears(order.seed)
  const sizes = householdSizes(dice, order.persons)
  await client.query('set session_replication_role = replica')
  await client.query('begin')
  try {
    let sending = Promise.resolve()
    for (let from = 0; from < sizes.length; from += batchOf) {
      await makeBatch(order, dice, rows, people, sizes, from)
      await sending
      sending = rows.flush(client) // while the next ones are made
      sending.catch(() => undefined) // and awaited above or below
    }
    await sending
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
  await client.query('set session_replication_role = origin')
  // What triggers keep beside the rows (database/migrations/0011).
  await client.query('analyze')
  await client.query(
    'select transit_count_assisted(array(select id from transit_group)), reintegration_count_jobs(array(select id from reintegration_plan))',
  )
  // As autovacuum would have left it: statistics, and the visibility map without which no search is index-only.
  await client.query('vacuum analyze')
  return rows.counts
}

function householdSizes(dice: Dice, persons: number): number[] {
  const sizes: number[] = []
  for (let left = persons; left > 0; left -= sizes.at(-1)!) sizes.push(Math.min(left, dice.weighted(householdWeights) + 1))
  return sizes
}

/** Cases opened one after the other. Those that go the same way from the same office share a movement. */
async function makeBatch(
  order: OfficeOrder,
  dice: Dice,
  rows: RowBuffer,
  people: PeopleOfYears,
  sizes: readonly number[],
  from: number,
): Promise<void> {
  const making: Making = { dice, rows, nowMs: order.nowMs, staffOf: order.staffOf }
  const tickets = seededDice(order.seed + 1_000_003 * (from + 1))
  const span = order.months * 30.4 * dayMs
  const cases: MadeCase[] = []
  for (const [at, size] of sizes.slice(from, from + batchOf).entries()) {
    const openedMs = order.nowMs - span * (1 - (from + at + dice.roll()) / sizes.length)
    cases.push(makeCase(order, making, people, size, openedMs))
    if (at % 50 === 0) await nextTurn() // the batch before is on its way to the database
  }

  const together = new Map<string, { cases: MadeCase[]; wanted: number }>()
  const journeys: MadeCase[][] = []
  for (const one of cases) {
    if (one.ends !== undefined || one.held) continue
    const key = `${one.office.id} ${one.compartment} ${one.route.hops.map(({ from: stop }) => stop.place).join()} ${one.route.city}`
    const waiting = together.get(key)
    const near = waiting !== undefined && Math.abs(waiting.cases[0]!.departMs - one.departMs) < 12 * dayMs
    if (waiting !== undefined && !near) journeys.push(waiting.cases)
    const group = near ? waiting : { cases: [], wanted: dice.pick([1, 1, 1, 2, 2, 3, 4, 6]) }
    group.cases.push(one)
    together.set(key, group)
    if (group.cases.length < group.wanted) continue
    journeys.push(group.cases)
    together.delete(key)
  }
  for (const [at, journey] of [...journeys, ...[...together.values()].map((group) => group.cases)].entries()) {
    makeMovement(making, journey)
    if (at % 20 === 0) await nextTurn()
  }
  for (const [at, one] of cases.entries()) {
    if (at % 50 === 0) await nextTurn()
    writeCase(making, one)
    const wish = writeClearances(making, one)
    writeTickets(making, tickets, one, wish)
    writePlan(making, one)
    writeEmployment(making, one)
  }
}

const officeWeights = [0.5, 0.2, 0.17, 0.13]

function makeCase(order: OfficeOrder, making: Making, people: PeopleOfYears, size: number, openedMs: number): MadeCase {
  const { dice } = making
  const office = order.offices[Math.min(dice.weighted(officeWeights), order.offices.length - 1)]!
  const compartment = office.id === order.offices[0]!.id && dice.chance(0.02) ? order.compartment : 0
  const persons = people(new Date(openedMs).getUTCFullYear()).household(size)
  const home = dice.chance(0.6) ? routeHome(persons[0]!.nationality, office.airports[0]!) : undefined
  const route = home ?? dice.pick(routes[office.code] ?? routes['PAR']!)
  const programme = order.programmes.find(({ code }) => code === route.programme)
  if (programme === undefined) throw new Error(`The programme ${route.programme} is not published.`)
  const family = writeFamily(dice, making.rows, order.romanise, { office: office.id, compartment }, openedMs, persons)
  return planCase(making, office, route, programme, family, openedMs)
}

type PeopleOfYears = (year: number) => FictitiousPeople

/** Who is registered in a year is as old as they are in that year. */
function peopleOfYears(seed: number): PeopleOfYears {
  const known = new Map<number, FictitiousPeople>()
  return (year) => {
    const there = known.get(year) ?? fictitiousPeople(seed + year, year)
    known.set(year, there)
    return there
  }
}
