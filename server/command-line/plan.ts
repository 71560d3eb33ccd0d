/** plan: decides who travels on what (the planning problem of algorithms/seating), in two threads, and can be stopped at any moment with the best plan so far. */
import { writeFile } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { askToStop, type Board } from '#algorithms/seating/board.ts'
import { planAlone } from '#algorithms/seating/plan.ts'
import type { Plan } from '#algorithms/seating/words.ts'
import { type Command, UsageError } from './command.ts'
import { readInstance } from './plan-file.ts'
import type { PlanTask, PlanTold } from './plan-worker.ts'

type Told = (board: Board, seconds: number) => void
type Run = Omit<PlanTask, 'part'>

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
    'input INSTANCE': 'flights, groups, hubs and prices as JSON; may hold "fixed": placements that must stand',
    'output PLAN': 'where the plan is written; to the standard output when not given',
    'seconds N': 'the longest it may run; 30 when not given',
    'gap X': 'ends when (bound − value) / value is at most X; 0.0001 when not given',
    'seed N': 'of the search; 1 when not given',
    'rounds N': 'ends after N rounds in one thread instead: the same plan on every machine',
  },
  async run({ values, json }) {
    if (typeof values.input !== 'string') throw new UsageError('Say which instance: --input INSTANCE.')
    const read = await readInstance(values.input)
    const rounds = values.rounds === undefined ? null : numberIn(values.rounds, 'rounds', 1)
    const run: Run = {
      ...read,
      seed: numberIn(values.seed ?? '1', 'seed', 0),
      seconds: values.seconds === undefined && rounds !== null ? Infinity : numberIn(values.seconds ?? '30', 'seconds', 0.1),
      gap: numberIn(values.gap ?? '0.0001', 'gap', 0),
      rounds,
      beganAt: performance.timeOrigin,
    }
    const plan = rounds === null ? await planInThreads(run, teller(json)) : planInRounds(run, rounds)
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

function planInRounds(run: Run, rounds: number): Plan {
  const now = (): number => (performance.timeOrigin + performance.now() - run.beganAt) / 1000
  return planAlone(run.instance, { seed: run.seed, seconds: run.seconds, gap: run.gap, rounds, now }, run.fixed)
}

async function planInThreads(run: Run, tell: Told): Promise<Plan> {
  const file = new URL('./plan-worker.ts', import.meta.url)
  const start = (part: PlanTask['part']): Worker => new Worker(file, { workerData: { ...run, part } satisfies PlanTask, stderr: false })
  const searcher = start('search')
  const prover = start('prove')
  let board: Board | undefined
  let interrupted = false
  const stop = (): void => {
    if (interrupted) process.exit(130)
    interrupted = true
    if (board) askToStop(board)
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
  const progress = setInterval(() => board && tell(board, (Date.now() - run.beganAt) / 1000), 1000)
  try {
    return await new Promise<Plan>((done, broken) => {
      searcher.on('error', broken)
      prover.on('error', broken)
      searcher.on('message', (told: PlanTold) => {
        if ('plan' in told) return done(told.plan)
        if ('conflict' in told) return broken(new Error(told.conflict))
        board = told.board
        prover.postMessage(board)
        if (interrupted) askToStop(board)
      })
    })
  } finally {
    clearInterval(progress)
    process.off('SIGINT', stop).off('SIGTERM', stop)
    if (board) askToStop(board)
    await Promise.all([searcher.terminate(), prover.terminate()])
  }
}

/** Says value, bound and gap whenever they moved, on the error stream: the standard output is for the plan. */
function teller(json: boolean): Told {
  let last = ''
  return ({ figures }, seconds) => {
    const [bound = Infinity, value = 0] = figures
    const now = `${bound} ${value}`
    if (now === last) return
    last = now
    const gap = value > 0 ? (bound - value) / value : null
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
