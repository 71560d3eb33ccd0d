// Simulated annealing for generalised assignment: jobs shift to another agent or two jobs swap; an agent may be overloaded on the way, at a price per
// unit that rises until the loads are kept. Agents are tried where the job costs little at the prices of their places (assignment.ts).
import { below, type Chance, makeChance } from './chance.ts'

/** cost[agent][job], need[agent][job], capacity[agent]: whole numbers. */
export type Assignment = { cost: number[][]; need: number[][]; capacity: number[] }

export type Jobs = {
  agents: number
  jobs: number
  /** By job and agent: job × agents + agent. */
  cost: Float64Array
  need: Int32Array
  capacity: Int32Array
  /** The agents of each job, the cheapest at the prices first. */
  order: Int32Array
  agent: Int32Array
  /** How many agents of `order` are near in price. */
  near: Int32Array
  /** The jobs of each agent. */
  held: number[][]
  load: Int32Array
  sum: number
  over: number
  best: Int32Array
  bestCost: number
  chance: Chance
}

/** An agent is near when it adds less than this at the prices. */
const nearPrice = 3

export function openJobs(problem: Assignment, price: ArrayLike<number>, seed: number): Jobs {
  const agents = problem.capacity.length
  const jobs = problem.cost[0]!.length
  const at = (index: number): [number, number] => [index % agents, Math.floor(index / agents)]
  const cost = Float64Array.from({ length: agents * jobs }, (_, index) => problem.cost[at(index)[0]]![at(index)[1]]!)
  const need = Int32Array.from(cost, (_, index) => problem.need[at(index)[0]]![at(index)[1]]!)
  const order = new Int32Array(agents * jobs)
  const paid = (job: number, agent: number): number => cost[job * agents + agent]! + price[agent]! * need[job * agents + agent]!
  for (let job = 0; job < jobs; job += 1) {
    const list = Array.from({ length: agents }, (_, agent) => agent).sort((a, b) => paid(job, a) - paid(job, b) || a - b)
    order.set(list, job * agents)
  }
  const open: Jobs = {
    agents,
    jobs,
    cost,
    need,
    capacity: Int32Array.from(problem.capacity),
    order,
    agent: new Int32Array(jobs),
    near: new Int32Array(jobs).fill(Math.min(2, agents)),
    held: Array.from({ length: agents }, () => []),
    load: new Int32Array(agents),
    sum: 0,
    over: 0,
    best: new Int32Array(jobs).fill(-1),
    bestCost: Infinity,
    chance: makeChance(seed),
  }
  for (let job = 0; job < jobs; job += 1) {
    const agent = order[job * agents]!
    while (open.near[job]! < agents && paid(job, order[job * agents + open.near[job]!]!) - paid(job, agent) < nearPrice)
      open.near[job]! += 1
    open.agent[job] = agent
    open.held[agent]!.push(job)
    open.load[agent]! += need[job * agents + agent]!
    open.sum += cost[job * agents + agent]!
  }
  for (let agent = 0; agent < agents; agent += 1) open.over += Math.max(0, open.load[agent]! - open.capacity[agent]!)
  return open
}

/** `steps` moves at one temperature; `penalty` is the price of one unit above a capacity. Returns the part of the moves after which no agent was overloaded. */
export function anneal(open: Jobs, steps: number, temperature: number, penalty: number): number {
  const { chance, jobs } = open
  let kept = 0
  for (let step = 0; step < steps; step += 1) {
    const job = below(chance, jobs)
    const limit = -temperature * Math.log(chance() + 1e-12)
    exchange(open, job, limit, penalty)
    if (open.over > 0) continue
    kept += 1
    if (open.sum >= open.bestCost - 1e-9) continue
    open.bestCost = open.sum
    open.best.set(open.agent)
  }
  return kept / steps
}

/** The job goes to an agent near in price; of going alone or for any one of that agent's jobs, the way that adds least is judged. */
function exchange(open: Jobs, job: number, limit: number, penalty: number): void {
  const { agents, cost, need, load, chance } = open
  const from = open.agent[job]!
  const to = open.order[job * agents + below(chance, chance() < 0.1 ? agents : open.near[job]!)]!
  if (to === from) return
  const left = need[job * agents + from]!
  const come = need[job * agents + to]!
  const more = cost[job * agents + to]! - cost[job * agents + from]!
  let best = more + penalty * overBy(open, from, to, { onOne: -left, onTwo: come })
  let partner = -1
  const list = open.held[to]!
  for (const other of list) {
    const both = more + cost[other * agents + from]! - cost[other * agents + to]!
    if (both - penalty * open.over >= best) continue
    const onOne = need[other * agents + from]! - left
    const onTwo = come - need[other * agents + to]!
    const total = both + penalty * overBy(open, from, to, { onOne, onTwo })
    if (total > best || (total === best && chance() < 0.5)) continue
    best = total
    partner = other
  }
  if (best > limit) return
  const onOne = (partner < 0 ? 0 : need[partner * agents + from]!) - left
  const onTwo = come - (partner < 0 ? 0 : need[partner * agents + to]!)
  open.over += overBy(open, from, to, { onOne, onTwo })
  load[from]! += onOne
  load[to]! += onTwo
  give(open, job, to)
  if (partner >= 0) give(open, partner, from)
}

function give(open: Jobs, job: number, to: number): void {
  const { agents, cost, held } = open
  const from = open.agent[job]!
  const list = held[from]!
  list[list.indexOf(job)] = list.at(-1)!
  list.pop()
  held[to]!.push(job)
  open.agent[job] = to
  open.sum += cost[job * agents + to]! - cost[job * agents + from]!
}

function overBy({ load, capacity }: Jobs, one: number, two: number, change: { onOne: number; onTwo: number }): number {
  const before = excess(load[one]!, capacity[one]!) + excess(load[two]!, capacity[two]!)
  return excess(load[one]! + change.onOne, capacity[one]!) + excess(load[two]! + change.onTwo, capacity[two]!) - before
}

function excess(load: number, capacity: number): number {
  return load > capacity ? load - capacity : 0
}
