// A planning run in threads of its own, so that whoever asked never stalls: started, watched, stopped with the best plan so far. The door to the planner
// (algorithms/seating) for the command line and for the desk; what a plan may hold and must not is said in the instance, not here.
import { Worker } from 'node:worker_threads'
import { askToStop, type Board, gapOf } from '#algorithms/seating/board.ts'
import { FixedConflict } from '#algorithms/seating/decisions.ts'
import type { Instance, Plan } from '#algorithms/seating/words.ts'
import type { PlanShared, PlanTask, PlanTold } from './plan-worker.ts'

export type PlanAsked = {
  seed: number
  seconds: number
  /** Ends when (bound − value) / value is no more. */
  gap: number
  /** Ends after so many rounds in one thread instead: the same plan on every machine. */
  rounds?: number | undefined
  /** Milliseconds of the epoch from which the seconds count; now when not given. */
  beganAt?: number
}

/** `gap` is null while no plan is worth anything. */
export type PlanProgress = { seconds: number; value: number; bound: number; gap: number | null }

export type PlanRun = {
  /** Throws FixedConflict, with the groups, when what is fixed cannot stand. */
  done: Promise<Plan>
  /** Undefined until there is a first plan. */
  progress: () => PlanProgress | undefined
  /** The best plan so far becomes the plan; it may still take as long as explaining it takes. */
  stop: () => void
}

export function startPlan(instance: Instance, asked: PlanAsked): PlanRun {
  const { beganAt, ...effort } = asked
  // Counted by a clock that nobody sets: one on the wall that is put right meanwhile, or a laptop that slept, makes no run longer or shorter.
  const waitedMs = beganAt === undefined ? 0 : Math.max(0, Date.now() - beganAt)
  const beganAtNs = process.hrtime.bigint() - BigInt(Math.round(waitedMs * 1e6))
  const file = new URL('./plan-worker.ts', import.meta.url)
  const start = (part: PlanTask['part']): Worker => {
    const workerData = { ...effort, instance, rounds: asked.rounds ?? Infinity, beganAtNs, part } satisfies PlanTask
    return new Worker(file, { workerData, stderr: false })
  }
  const threads = asked.rounds === undefined ? [start('search'), start('prove')] : [start('alone')]
  let board: Board | undefined
  let stopped = false
  const met = (shared: PlanShared): void => {
    board = shared.board
    threads[1]?.postMessage(shared)
    if (stopped) askToStop(board)
  }
  const finish = async (): Promise<Plan> => {
    try {
      return await answerOf(threads, met)
    } finally {
      if (board) askToStop(board)
      await Promise.all(threads.map((thread) => thread.terminate()))
    }
  }
  return {
    done: finish(),
    progress: () =>
      board === undefined || board.figures[1] === -Infinity ? undefined : read(board, Number(process.hrtime.bigint() - beganAtNs) / 1e9),
    stop: () => {
      stopped = true
      if (board) askToStop(board)
    },
  }
}

async function answerOf(threads: Worker[], met: (shared: PlanShared) => void): Promise<Plan> {
  return new Promise((done, broken) => {
    for (const thread of threads) thread.on('error', broken)
    threads[0]!.on('message', (told: PlanTold) => {
      if ('plan' in told) done(told.plan)
      else if ('conflict' in told) broken(new FixedConflict(told.conflict))
      else met(told)
    })
  })
}

function read(board: Board, seconds: number): PlanProgress {
  const gap = gapOf(board)
  return { seconds, value: board.figures[1]!, bound: board.figures[0]!, gap: Number.isFinite(gap) ? gap : null }
}
