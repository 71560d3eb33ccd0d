// A few agents deal out some of their jobs anew, exactly: of all ways to place the jobs that may as well be at one as at another of them, the cheapest
// within the capacities is found by meeting in the middle (Horowitz and Sahni 1974). Half of the jobs makes one list of ways, the rest a second, and a
// way of the first asks only for those of the second that fill the agents up: at the prices of their places (the multipliers of the bound) an unused
// place and a job away from its cheapest agent are both a loss, and a way is cheaper exactly when its losses together are less.
// Cost: at most `mostWays` in each list, and for each of the first list those of the second whose load on the first agent is in reach.
import { below } from './chance.ts'
import { give, type Jobs } from './jobs.ts'

/** Ways to place one half of the jobs: what each loses, what it takes of each agent, and three bits for each job's agent. */
type Half = { jobs: number[]; count: number; loss: Float64Array; load: Int32Array[]; choice: Int32Array; parent: Int32Array }

export type Table = { left: Half; right: Half; spare: Half; start: Int32Array; sorted: Int32Array; steps: Int32Array }

type Deal = {
  open: Jobs
  agents: readonly number[]
  /** Per agent: what is free when the jobs of the deal are away. */
  room: number[]
  /** Losses of the present way; a better one loses less. */
  budget: number
}

type Pick = { job: number; at: number; key: number; least: number }

const mostWays = 4096
const lossSteps = 128
/** Three bits each in a word for each half. */
const mostJobs = 20
const mostAgents = 6

export function layTable({ capacity }: Jobs): Table {
  const mostLoad = capacity.reduce((most, one) => Math.max(most, one), 0)
  return {
    left: makeHalf(),
    right: makeHalf(),
    spare: makeHalf(),
    start: new Int32Array(mostLoad + 2),
    sorted: new Int32Array(mostWays),
    steps: new Int32Array(lossSteps + 1),
  }
}

function makeHalf(): Half {
  const ints = (): Int32Array => new Int32Array(mostWays)
  return {
    jobs: [],
    count: 0,
    loss: new Float64Array(mostWays),
    load: Array.from({ length: mostAgents }, ints),
    choice: ints(),
    parent: ints(),
  }
}

/**
 * Deals anew where it loses at most `allowance` more than now, in another way, the least that can be. False when there is none; agents that held more
 * than their capacity hold no more than it after a deal.
 */
export function regroup(open: Jobs, table: Table, agents: readonly number[], allowance: number): boolean {
  const deal: Deal = {
    open,
    agents,
    room: agents.map((agent) => open.capacity[agent]! - open.load[agent]!),
    budget: agents.reduce((sum, agent) => sum + open.price[agent]! * Math.max(0, open.capacity[agent]! - open.load[agent]!), 0),
  }
  const picks = pickJobs(deal)
  for (const { job, at, least } of picks) {
    deal.room[at]! += needAt(deal, job, at)
    deal.budget += paidAt(deal, job, at) - least
  }
  deal.budget += allowance
  begin(table.left)
  begin(table.right)
  for (const [i, pick] of picks.entries()) {
    const side = i % 2 === 0 ? 'left' : 'right'
    if (spread(deal, table[side], table.spare, pick)) {
      const spare = table.spare
      table.spare = table[side]
      table[side] = spare
    } else deal.room[pick.at]! -= needAt(deal, pick.job, pick.at)
  }
  const found = meet(deal, table)
  if (found.left < 0) return false
  settle(deal, table.left, found.left)
  settle(deal, table.right, found.right)
  return true
}

function paidAt({ open, agents }: Deal, job: number, at: number): number {
  return open.paid[job * open.agents + agents[at]!]!
}

function needAt({ open, agents }: Deal, job: number, at: number): number {
  return open.need[job * open.agents + agents[at]!]!
}

/** Jobs that are not at their cheapest first, then those that lose least elsewhere; chance changes the order a little. */
function pickJobs(deal: Deal): Pick[] {
  const picks: Pick[] = []
  for (const [at, agent] of deal.agents.entries()) {
    for (const job of deal.open.held[agent]!) {
      const [least, second] = deal.agents.map((_, one) => paidAt(deal, job, one)).sort((a, b) => a - b) as [number, number]
      const away = paidAt(deal, job, at) > least + 1e-9
      picks.push({ job, at, least, key: away ? 0 : (second - least) * (0.3 + deal.open.chance()) })
    }
  }
  return picks.sort((a, b) => a.key - b.key || a.job - b.job).slice(0, mostJobs)
}

function begin(half: Half): void {
  half.jobs = []
  half.count = 1
  half.loss[0] = 0
  half.choice[0] = 0
  for (const load of half.load) load[0] = 0
}

/** The ways of `from` with one job more, written into `to`; false when they are too many. */
function spread(deal: Deal, from: Half, to: Half, { job, least }: Pick): boolean {
  const shift = 3 * from.jobs.length
  const most = deal.budget + 1e-6
  let count = 0
  for (let at = 0; at < deal.agents.length; at += 1) {
    const loss = paidAt(deal, job, at) - least
    const need = needAt(deal, job, at)
    const load = from.load[at]!
    const room = deal.room[at]! - need
    const first = count
    for (let way = 0; way < from.count; way += 1) {
      if (from.loss[way]! + loss > most || load[way]! > room) continue
      if (count === mostWays) return false
      to.parent[count] = way
      to.loss[count] = from.loss[way]! + loss
      to.choice[count] = from.choice[way]! | (at << shift)
      count += 1
    }
    for (let other = 0; other < deal.agents.length; other += 1) {
      const more = other === at ? need : 0
      const before = from.load[other]!
      const after = to.load[other]!
      for (let way = first; way < count; way += 1) after[way] = before[to.parent[way]!]! + more
    }
  }
  to.count = count
  to.jobs = [...from.jobs, job]
  return true
}

/** The pair of ways that loses least together, the prices of unused places included. */
function meet(deal: Deal, table: Table): { left: number; right: number } {
  const { left, right, start, sorted } = table
  sortByLoad(table, deal.budget)
  const [roomA = 0, roomB = 0, roomC = 0, roomD = 0, roomE = 0, roomF = 0] = deal.room
  const [priceA = 0, priceB = 0, priceC = 0, priceD = 0, priceE = 0, priceF = 0] = deal.agents.map((agent) => deal.open.price[agent]!)
  const [loadA, loadB, loadC, loadD, loadE, loadF] = right.load as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array]
  const stayLeft = codeOf(deal, left)
  const stayRight = codeOf(deal, right)
  const coarse = (deal.budget + 1e-6) / lossSteps
  let best = deal.budget + 1e-6
  const found = { left: -1, right: -1 }
  // Of ways that lose alike the first met is taken: beginning anywhere, the deal wanders among them.
  const from = below(deal.open.chance, left.count)
  for (let turn = 0; turn < left.count; turn += 1) {
    const l = (from + turn) % left.count
    const a = roomA - left.load[0]![l]!
    const b = roomB - left.load[1]![l]!
    const c = roomC - left.load[2]![l]!
    const d = roomD - left.load[3]![l]!
    const e = roomE - left.load[4]![l]!
    const f = roomF - left.load[5]![l]!
    const lost = left.loss[l]!
    const rest = lost + a * priceA + b * priceB + c * priceC + d * priceD + e * priceE + f * priceF
    for (let i = start[Math.max(0, a - reachOf(best - lost, priceA))]!, end = start[a + 1]!; i < end; i += 1) {
      const r = sorted[i]!
      const more = right.loss[r]!
      if (lost + more + (a - loadA[r]!) * priceA >= best + coarse) {
        // All that follow of this load lose as much: on to the next load.
        i = start[loadA[r]! + 1]! - 1
        continue
      }
      if (loadB[r]! > b || loadC[r]! > c || loadD[r]! > d || loadE[r]! > e || loadF[r]! > f) continue
      const free =
        loadA[r]! * priceA + loadB[r]! * priceB + loadC[r]! * priceC + loadD[r]! * priceD + loadE[r]! * priceE + loadF[r]! * priceF
      const total = rest + more - free
      if (total >= best || (left.choice[l] === stayLeft && right.choice[r] === stayRight)) continue
      best = total
      found.left = l
      found.right = r
    }
  }
  return found
}

/** How many places of the first agent may stay unused. */
function reachOf(left: number, price: number): number {
  return price > 1e-9 ? Math.max(0, Math.ceil(left / price)) : 2 ** 30
}

function codeOf({ open, agents }: Deal, { jobs }: Half): number {
  return jobs.reduce((code, job, i) => code | (agents.indexOf(open.agent[job]!) << (3 * i)), 0)
}

/**
 * Counting sort of the right ways by their load on the first agent (start[x] is the first of those that take x or more), and among equals by their loss in
 * coarse steps: a way that has lost much already asks for the few that lose little.
 */
function sortByLoad({ right, start, sorted, spare, steps }: Table, budget: number): void {
  const load = right.load[0]!
  const byLoss = spare.choice
  steps.fill(0)
  start.fill(0)
  for (let way = 0; way < right.count; way += 1) {
    steps[stepOf(right.loss[way]!, budget)]! += 1
    start[load[way]!]! += 1
  }
  for (let at = 1; at <= lossSteps; at += 1) steps[at]! += steps[at - 1]!
  for (let at = 1; at < start.length; at += 1) start[at]! += start[at - 1]!
  for (let way = right.count - 1; way >= 0; way -= 1) byLoss[(steps[stepOf(right.loss[way]!, budget)]! -= 1)] = way
  for (let i = right.count - 1; i >= 0; i -= 1) sorted[(start[load[byLoss[i]!]!]! -= 1)] = byLoss[i]!
}

function stepOf(loss: number, budget: number): number {
  return Math.min(lossSteps, Math.floor((loss / (budget + 1e-6)) * lossSteps))
}

function settle({ open, agents }: Deal, half: Half, way: number): void {
  for (const [i, job] of half.jobs.entries()) {
    const to = agents[(half.choice[way]! >> (3 * i)) & 7]!
    if (open.agent[job] !== to) give(open, job, to)
  }
}
