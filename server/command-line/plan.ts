/** plan: decides who travels on what (the planning problem of algorithms/seating), in threads, and can be stopped at any moment with the best plan so far. */
import { writeFile } from 'node:fs/promises'
import type { Plan } from '#algorithms/seating/words.ts'
import { type PlanProgress, type PlanRun, startPlan } from '../kit/plan-run.ts'
import { type Command, UsageError } from './command.ts'
import { readInstance } from './plan-file.ts'

export const planCommand: Command = {
  name: 'plan',
  usage: 'plan --input INSTANCE --output PLAN [--seconds N] [--gap X] [--seed N] [--rounds N] [--json]',
  what: 'Plans who travels on what: best value found, proved bound, and why each other stays. Ctrl-C ends it with the best plan so far.',
  options: {
    input: { type: 'string' },
    output: { type: 'string' },
    seconds: { type: 'string' },
    gap: { type: 'string' },
    seed: { type: 'string' },
    rounds: { type: 'string' },
  },
  optionHelp: {
    'input INSTANCE':
      'flights, groups, hubs and prices as JSON; may hold "fixed" (placements that must stand), "forbidden" (legs not offered to a group) and "current" (present placements, each with the penalty of changing it)',
    'output PLAN': 'where the plan is written; to the standard output when not given',
    'seconds N': 'the longest it may run; 30 when not given',
    'gap X': 'ends when (bound − value) / value is at most X; 0.0001 when not given',
    'seed N': 'of the search; 1 when not given',
    'rounds N': 'ends after N rounds in one thread instead: the same plan on every machine',
  },
  async run({ values, json }) {
    if (typeof values.input !== 'string') throw new UsageError('Say which instance: --input INSTANCE.')
    const rounds = values.rounds === undefined ? undefined : numberIn(values.rounds, 'rounds', 1)
    const asked = {
      seed: numberIn(values.seed ?? '1', 'seed', 0),
      seconds: values.seconds === undefined && rounds !== undefined ? Infinity : numberIn(values.seconds ?? '30', 'seconds', 0.1),
      gap: numberIn(values.gap ?? '0.0001', 'gap', 0),
      rounds,
      beganAt: performance.timeOrigin,
    }
    const plan = await watch(startPlan(await readInstance(values.input), asked), json)
    const text = `${JSON.stringify(plan)}\n`
    if (typeof values.output === 'string') await writeFile(values.output, text)
    else process.stdout.write(text)
    if (typeof values.output === 'string') console.log(summary(plan, json))
    return 0
  },
}

function numberIn(text: string | boolean | string[], name: string, least: number): number {
  const value = Number(text)
  if (!Number.isFinite(value) || value < least) throw new UsageError(`--${name} takes a number of at least ${least}.`)
  return value
}

/** Tells how far the run has come, and ends it at the first Ctrl-C with the best plan, at the second without. */
async function watch(run: PlanRun, json: boolean): Promise<Plan> {
  let interrupted = false
  const stop = (): void => {
    if (interrupted) process.exit(130)
    interrupted = true
    run.stop()
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
  const tell = teller(json)
  const progress = setInterval(() => tell(run.progress()), 1000)
  try {
    return await run.done
  } finally {
    clearInterval(progress)
    process.off('SIGINT', stop).off('SIGTERM', stop)
  }
}

/** Says value, bound and gap whenever they moved, on the error stream: the standard output is for the plan. */
function teller(json: boolean): (progress: PlanProgress | undefined) => void {
  let last = ''
  return (progress) => {
    if (progress === undefined) return
    const { seconds, value, bound, gap } = progress
    const now = `${bound} ${value}`
    if (now === last) return
    last = now
    if (json) console.error(JSON.stringify({ seconds: Math.round(seconds * 10) / 10, value, bound, gap }))
    else
      console.error(
        `${seconds.toFixed(1).padStart(7)} s  value ${whole(value)}  bound ${whole(bound)}  gap ${gap === null ? '-' : percent(gap)}`,
      )
  }
}

function summary(plan: Plan, json: boolean): string {
  const { value, bound, gap, seconds } = plan
  const facts = { value, bound, gap, seconds, placed: plan.placements.length, unplaced: plan.unplaced.length }
  if (json) return JSON.stringify(facts)
  return `${facts.placed} groups placed, ${facts.unplaced} not. Value ${whole(value)}, bound ${whole(bound)}, gap ${percent(gap)}, ${seconds.toFixed(1)} s.`
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en')
}

function percent(gap: number): string {
  return `${(gap * 100).toFixed(3)} %`
}
