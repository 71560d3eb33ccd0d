// Generalised assignment (every job to one agent, agents with a capacity, least cost) in the arrays of seating.ts: jobs are groups of one option for
// each agent, agents are flights without any other limit. The same bound and search then solve it.
import { openBound, stepBound } from './bound.ts'
import { anneal, type Assignment, openJobs } from './jobs.ts'
import { listByResource } from './options.ts'
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
const movesPerRound = 2000
/** Costs are whole numbers: temperatures in their unit. */
const hot = 1
const cold = 0.1
/** Per unit of need, where places are not scarce enough to have a price. */
const leastPrice = 0.5

/** The cheapest assignment found in the seconds, and a proved lower bound. `cost` is Infinity when no assignment within the capacities was found. */
export function solveAssignment(problem: Assignment, limits: { seconds: number; seed: number; now: () => number }): Solved {
  const seating = seatJobs(problem)
  // No agent counts as a flight here: each sells its places at one price, which is the plain Lagrangian bound, and quick.
  const bound = openBound({ ...seating, flights: 0 }, 0)
  for (let step = 0; step < boundSteps; step += 1) stepBound(bound)
  const lower = Math.ceil(rewardOf(problem) * seating.groups - bound.value - 1e-6)
  const price = problem.capacity.map((_, agent) => bound.best.place[agent]! / seating.pairWeight[agent]!)
  const jobs = openJobs(problem, price, limits.seed)
  const mean = Math.max(leastPrice, price.reduce((sum, one) => sum + one, 0) / price.length)
  let penalty = 3 * mean
  while (limits.now() < limits.seconds && jobs.bestCost > lower) {
    const part = limits.now() / limits.seconds
    const kept = anneal(jobs, movesPerRound, hot * (cold / hot) ** part, penalty)
    penalty = Math.min(100 * mean, Math.max(mean, penalty * (kept > 0.05 ? 0.97 : 1.05)))
  }
  return { agent: jobs.best, cost: jobs.bestCost, bound: lower, seconds: limits.now() }
}
