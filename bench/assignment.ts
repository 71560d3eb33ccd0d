/**
 * `npm run bench -- gap`: generalised assignment (types C and D of the OR-Library and Yagiura) against the best known bounds. The files are data for
 * measuring only, read from ../shared/data/gap: the benchmark says so when they are absent.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { inflateRawSync } from 'node:zlib'
import { solveAssignment } from '#algorithms/seating/assignment.ts'
import type { Assignment } from '#algorithms/seating/jobs.ts'

const folder = resolve(import.meta.dirname, '../../shared/data/gap')
const goal = 0.001

export async function benchAssignment(argv: string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: argv,
    options: {
      files: { type: 'string', default: 'c05100,c10200,c20100,c20200,c20400,d05100,d10200,d20100,d20200,d20400' },
      seconds: { type: 'string', default: '45' },
      seed: { type: 'string', default: '1' },
    },
  })
  if (!existsSync(join(folder, 'bounds.txt'))) {
    console.log(`Nothing measured: the assignment files are not at ${folder}.`)
    return false
  }
  const bounds = new Map(
    readFileSync(join(folder, 'bounds.txt'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .map(([name, lower]) => [name!, Number(lower)]),
  )
  let held = true
  console.log('file      best known bound  ours: cost  proved bound  over the best known bound')
  for (const file of values.files.split(',')) {
    const began = performance.now()
    const problem = readProblem(join(folder, `${file}.zip`))
    const limits = { seconds: Number(values.seconds), seed: Number(values.seed), now: () => (performance.now() - began) / 1000 }
    const solved = solveAssignment(problem, limits)
    const known = bounds.get(`${file}_Min`)!
    const over = judge(problem, solved.agent, solved.cost) / known - 1
    held &&= over <= goal
    console.log(
      `${file.padEnd(9)} ${String(known).padEnd(17)} ${String(solved.cost).padEnd(11)} ${String(solved.bound).padEnd(13)} ${(over * 100).toFixed(3)} %  ${solved.seconds.toFixed(1)} s`,
    )
  }
  return held
}

/** The cost counted anew, Infinity when a capacity is passed. */
function judge({ cost, need, capacity }: Assignment, agents: Int32Array, said: number): number {
  const load = capacity.map(() => 0)
  let sum = 0
  for (const [job, agent] of agents.entries()) {
    if (agent < 0) return Infinity
    load[agent]! += need[agent]![job]!
    sum += cost[agent]![job]!
  }
  if (sum !== said) throw new Error(`The assignment costs ${sum}, the solver says ${said}.`)
  return load.every((one, agent) => one <= capacity[agent]!) ? sum : Infinity
}

/** A ZIP archive of one file: agents, jobs, costs, needs, capacities. */
function readProblem(file: string): Assignment {
  const bytes = readFileSync(file)
  const directory = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  const from = 30 + bytes.readUInt16LE(26) + bytes.readUInt16LE(28)
  const text = inflateRawSync(bytes.subarray(from, from + bytes.readUInt32LE(directory + 20))).toString('latin1')
  const numbers = text.trim().split(/\s+/).map(Number)
  const [agents = 0, jobs = 0] = numbers
  let at = 2
  const take = (count: number): number[] => numbers.slice(at, (at += count))
  const rows = (): number[][] => Array.from({ length: agents }, () => take(jobs))
  return { cost: rows(), need: rows(), capacity: take(agents) }
}
