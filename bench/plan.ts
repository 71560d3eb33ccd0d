/**
 * `npm run bench -- plan`: the movement planner on generated instances, beside HiGHS (WebAssembly) given the same seconds in the same run.
 * Instances come from ../shared/tools/plan-instance.mjs, plans are judged by ../shared/tools/plan-check.mjs: neither is ours, and the benchmark says so when they are absent.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Instance, Plan } from '#algorithms/seating/words.ts'
import { solveWithHighs } from './peer-highs.ts'

type Size = { groups: number; flights: number; days: number; gap: number }

const sizes: Record<string, Size> = {
  week: { groups: 600, flights: 150, days: 7, gap: 0.005 },
  month: { groups: 2_400, flights: 600, days: 7, gap: 0.03 },
  // The generator opens every window in the first days: spread over 365, only 159 groups of the year would have a way to travel. In seven all have
  // many, which is the hard case. Its gap is to be stated; none is asked for.
  year: { groups: 37_000, flights: 9_300, days: 7, gap: Infinity },
}
const tools = resolve(import.meta.dirname, '../../shared/tools')
const command = resolve(import.meta.dirname, '../bin/passerelle')

export async function benchPlan(argv: string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: argv,
    options: {
      size: { type: 'string', default: 'week' },
      days: { type: 'string' },
      seeds: { type: 'string', default: '1,2,3' },
      seconds: { type: 'string', default: '5,30' },
      peer: { type: 'string' },
    },
  })
  const size = sizes[values.size]
  if (size === undefined) throw new Error(`--size is one of ${Object.keys(sizes).join(', ')}.`)
  if (!existsSync(join(tools, 'plan-instance.mjs'))) {
    console.log(`Nothing measured: the generator is not at ${tools}.`)
    return false
  }
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-plan-'))
  let held = true
  console.log('size   seed  seconds  value        bound        gap      HiGHS at equal time  ratio')
  try {
    for (const seed of values.seeds.split(',')) {
      const file = makeInstance(folder, { ...size, days: Number(values.days ?? size.days) }, seed)
      for (const seconds of values.seconds.split(',').map(Number)) {
        const plan = planOnce(folder, file, seconds)
        const peerSeconds = Number(values.peer ?? seconds)
        const peer =
          values.size === 'year' ? undefined : await solveWithHighs(JSON.parse(readFileSync(file, 'utf8')) as Instance, peerSeconds)
        const goal = values.size === 'week' && seconds >= 30 ? 0.002 : size.gap
        held &&= plan.gap <= goal && (peer === undefined || plan.value >= peer)
        const beside =
          peer === undefined ? 'not run' : `${whole(peer)} (${peerSeconds} s)  ${peer > 0 ? (plan.value / peer).toFixed(4) : '-'}`
        console.log(
          `${values.size.padEnd(6)} ${seed.padEnd(5)} ${String(seconds).padEnd(8)} ${whole(plan.value)} ${whole(plan.bound)} ${(plan.gap * 100).toFixed(3)} %  ${beside}`,
        )
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return held
}

function makeInstance(folder: string, size: Size, seed: string): string {
  const asked = ['--groups', String(size.groups), '--flights', String(size.flights), '--days', String(size.days), '--seed', seed]
  const file = join(folder, `instance-${seed}.json`)
  writeFileSync(file, execFileSync(process.execPath, [join(tools, 'plan-instance.mjs'), ...asked], { maxBuffer: 1 << 28 }))
  return file
}

/** Runs the command as an office would, and has the plan judged by the checker: an infeasible plan ends the benchmark. */
function planOnce(folder: string, file: string, seconds: number): Plan {
  const output = join(folder, 'plan.json')
  const asked = ['plan', '--input', file, '--output', output, '--seconds', String(seconds), '--gap', '0']
  execFileSync(command, asked, { stdio: ['ignore', 'ignore', 'ignore'] })
  const plan = JSON.parse(readFileSync(output, 'utf8')) as Plan
  const verdict = JSON.parse(execFileSync(process.execPath, [join(tools, 'plan-check.mjs'), file, output], { encoding: 'utf8' })) as {
    value: number
  }
  if (Math.abs(verdict.value - plan.value) > 0.01) throw new Error(`The checker finds ${verdict.value}, the plan says ${plan.value}.`)
  return plan
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en').padEnd(12)
}
