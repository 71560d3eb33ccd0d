// Generalised assignment while it is being solved: which agent holds which job, what every agent still holds, and what each choice costs once an
// agent's places are paid at their price (the multipliers of the bound of assignment.ts).
import { type Chance, makeChance } from './chance.ts'

/** cost[agent][job], need[agent][job], capacity[agent]: whole numbers. */
export type Assignment = { cost: number[][]; need: number[][]; capacity: number[] }

export type Jobs = {
  agents: number
  jobs: number
  /** By job and agent: job × agents + agent. */
  cost: Float64Array
  need: Int32Array
  /** The cost and the agent's places at their price. */
  paid: Float64Array
  /** The agent where a job is cheapest with its places paid. */
  cheapest: Int32Array
  price: Float64Array
  capacity: Int32Array
  /** The agent of each job, and the jobs of each agent. */
  agent: Int32Array
  held: number[][]
  load: Int32Array
  sum: number
  chance: Chance
}

/** Every job at its cheapest agent; capacities may be passed. */
export function openJobs(problem: Assignment, price: Float64Array, seed: number): Jobs {
  const agents = problem.capacity.length
  const jobs = problem.cost[0]!.length
  const cost = Float64Array.from({ length: agents * jobs }, (_, at) => problem.cost[at % agents]![Math.floor(at / agents)]!)
  const need = Int32Array.from(cost, (_, at) => problem.need[at % agents]![Math.floor(at / agents)]!)
  const paid = cost.map((one, at) => one + price[at % agents]! * need[at]!)
  const open: Jobs = {
    agents,
    jobs,
    cost,
    need,
    paid,
    cheapest: Int32Array.from({ length: jobs }, (_, job) => cheapestOf(paid.subarray(job * agents, (job + 1) * agents))),
    price,
    capacity: Int32Array.from(problem.capacity),
    agent: new Int32Array(jobs).fill(-1),
    held: Array.from({ length: agents }, () => []),
    load: new Int32Array(agents),
    sum: 0,
    chance: makeChance(seed),
  }
  for (let job = 0; job < jobs; job += 1) give(open, job, open.cheapest[job]!)
  return open
}

export function cheapestOf(paid: Float64Array): number {
  let at = 0
  for (let agent = 1; agent < paid.length; agent += 1) if (paid[agent]! < paid[at]!) at = agent
  return at
}

export function give(open: Jobs, job: number, to: number): void {
  const { agents, cost, need, held, load } = open
  const from = open.agent[job]!
  if (from >= 0) {
    const list = held[from]!
    list[list.indexOf(job)] = list.at(-1)!
    list.pop()
    load[from]! -= need[job * agents + from]!
    open.sum -= cost[job * agents + from]!
  }
  held[to]!.push(job)
  open.agent[job] = to
  load[to]! += need[job * agents + to]!
  open.sum += cost[job * agents + to]!
}
