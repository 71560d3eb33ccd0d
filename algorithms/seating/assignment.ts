// Generalised assignment (every job to one agent, agents with a capacity, least cost) in the arrays of seating.ts: jobs are groups of one option for
// each agent, agents are flights without any other limit. The bound is that of bound.ts; the search begins where its prices would send every job,
// mends what is overloaded, and then lets a few agents at a time deal out their jobs anew (regroup.ts), a little dearer at first, as in annealing.
import { openBound, stepBound } from './bound.ts'
import { below } from './chance.ts'
import { type Assignment, cheapestOf, give, type Jobs, openJobs } from './jobs.ts'
import { listByResource } from './options.ts'
import { layTable, regroup, type Table } from './regroup.ts'
import { type Seating, stride } from './seating.ts'

/** Above any difference that two agents can make, so that leaving a job out never pays. */
export function rewardOf({ cost }: Assignment): number {
  let most = 0
  for (const row of cost) for (const one of row) most = Math.max(most, one)
  return 3 * most
}

export function seatJobs(problem: Assignment): Seating {
  const agents = problem.capacity.length
  const jobs = problem.cost[0]!.length
  const reward = rewardOf(problem)
  const options = agents * jobs
  const optionGroup = Int32Array.from({ length: options }, (_, option) => Math.floor(option / agents))
  const agentOf = (option: number): number => option % agents
  const optionPair = new Int32Array(options * stride).fill(-1)
  for (let option = 0; option < options; option += 1) optionPair[option * stride] = option
  const pairResource = Int32Array.from({ length: options }, (_, option) => agentOf(option))
  const starts = Int32Array.from({ length: jobs + 1 }, (_, job) => job * agents)
  return {
    groups: jobs,
    flights: agents,
    resources: agents,
    days: 1,
    wheelchairs: new Uint8Array(jobs),
    stretchers: new Uint8Array(jobs),
    escorted: new Uint8Array(jobs),
    locked: new Uint8Array(jobs),
    capacity: Int32Array.from(problem.capacity),
    wheelchairPlaces: new Int32Array(agents),
    stretcherPlaces: new Int32Array(agents),
    minimumLoad: new Int32Array(agents),
    fixedCost: new Float64Array(agents),
    day: new Int32Array(agents),
    escortPool: 0,
    escortPrice: 0,
    penalties: 0,
    optionStart: starts,
    optionGroup,
    optionValue: Float64Array.from(optionGroup, (job, option) => reward - problem.cost[agentOf(option)]![job]!),
    optionPair,
    optionLegs: new Int32Array(options * 2).fill(-1),
    pairStart: starts,
    pairGroup: optionGroup,
    pairResource,
    pairWeight: Int32Array.from(optionGroup, (job, option) => problem.need[agentOf(option)]![job]!),
    ...listByResource(pairResource, agents),
    bucketNames: [],
  }
}

export type Solved = { agent: Int32Array; cost: number; bound: number; seconds: number }

const boundSteps = 1000
const dealsPerRound = 20
/** Costs are whole numbers: how much dearer a deal may be at first, in their unit. */
const hot = 0.5
/** Few agents settle what is far off quickly, more find what fewer cannot: the part of the time after which one more joins. */
const fewAgents = 4
const oneMoreAfter = 0.25
const mostTries = 200
/** How far a new beginning strays from the prices, in units of cost. */
const stray = 0.3

/** The cheapest assignment found in the seconds, and a proved lower bound. `cost` is Infinity when no assignment within the capacities was found. */
export function solveAssignment(problem: Assignment, limits: { seconds: number; seed: number; now: () => number }): Solved {
  const seating = seatJobs(problem)
  // No agent counts as a flight here: each sells its places at one price, which is the plain Lagrangian bound, and quick.
  const bound = openBound({ ...seating, flights: 0 }, 0)
  for (let step = 0; step < boundSteps; step += 1) stepBound(bound)
  const lower = Math.ceil(rewardOf(problem) * seating.groups - bound.value - 1e-6)
  const price = Float64Array.from(problem.capacity, (_, agent) => bound.best.place[agent]! / seating.pairWeight[agent]!)
  const jobs = openJobs(problem, price, limits.seed)
  const table = layTable(jobs)
  const best = { agent: new Int32Array(jobs.jobs).fill(-1), cost: Infinity }
  let stands = mend(jobs, table)
  while (limits.now() < limits.seconds && best.cost > lower) {
    if (!stands) {
      beginAnew(jobs)
      stands = mend(jobs, table)
      continue
    }
    const part = limits.now() / limits.seconds
    for (let deal = 0; deal < dealsPerRound; deal += 1) {
      if (jobs.sum < best.cost) {
        best.cost = jobs.sum
        best.agent.set(jobs.agent)
      }
      const count = Math.min(jobs.agents, part < oneMoreAfter ? fewAgents : fewAgents + 1)
      regroup(jobs, table, pickAgents(jobs, count), -hot * (1 - part) * Math.log(jobs.chance() + 1e-9))
    }
  }
  return { ...best, bound: lower, seconds: limits.now() }
}

/** Deals between overloaded agents and emptier ones, each time more generous, until no agent holds more than it can. */
function mend(jobs: Jobs, table: Table): boolean {
  const { agents, capacity, load, chance } = jobs
  const room = (agent: number): number => capacity[agent]! - load[agent]!
  for (let tries = 0; tries < mostTries; tries += 1) {
    const over = Array.from({ length: agents }, (_, agent) => agent).filter((agent) => room(agent) < 0)
    if (over.length === 0) return true
    const list = [over[below(chance, over.length)]!]
    while (list.length < Math.min(agents, fewAgents)) {
      const [one, other] = [below(chance, agents), below(chance, agents)]
      const emptier = room(one) >= room(other) ? one : other
      const agent = chance() < 0.1 || list.length + over.length >= agents ? one : emptier
      if (!list.includes(agent)) list.push(agent)
    }
    regroup(jobs, table, list, 0.5 * 1.1 ** tries)
  }
  return false
}

function beginAnew(jobs: Jobs): void {
  for (let job = 0; job < jobs.jobs; job += 1) {
    const paid = jobs.paid.subarray(job * jobs.agents, (job + 1) * jobs.agents)
    give(jobs, job, cheapestOf(paid.map((one) => one + stray * jobs.chance())))
  }
}

/** Where some job is and where it would be cheapest, if there is such a job, and others by chance. */
function pickAgents({ agents, jobs, agent, cheapest, chance }: Jobs, count: number): number[] {
  const list: number[] = []
  for (let tries = 0; tries < jobs && list.length === 0; tries += 1) {
    const job = below(chance, jobs)
    if (agent[job] !== cheapest[job]) list.push(agent[job]!, cheapest[job]!)
  }
  while (list.length < count) {
    const other = below(chance, agents)
    if (!list.includes(other)) list.push(other)
  }
  return list.slice(0, count)
}
