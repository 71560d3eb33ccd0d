// One thread of a planning run: the prover lowers the bound, the searcher raises the value; they meet on a board in shared memory, so that neither
// waits and the run can be stopped at any moment.
import { parentPort, workerData } from 'node:worker_threads'
import { type Board, gapOf, makeBoard } from '#algorithms/seating/board.ts'
import { FixedConflict } from '#algorithms/seating/decisions.ts'
import { listOptions } from '#algorithms/seating/options.ts'
import { easyBound, finishPlan, isOver, openSearcher, planAlone, proveOn, searchRound } from '#algorithms/seating/plan.ts'
import { type Seating, shareSeating } from '#algorithms/seating/seating.ts'
import { openProof } from '#algorithms/seating/stages.ts'
import { openTree } from '#algorithms/seating/tree.ts'
import type { Instance, Plan } from '#algorithms/seating/words.ts'

export type PlanTask = {
  part: 'prove' | 'search' | 'alone'
  instance: Instance
  seed: number
  seconds: number
  gap: number
  /** `alone` only. */
  rounds: number
  /** When the run was asked for, by the clock of the machine that only ever goes on (process.hrtime), which all threads share. */
  beganAtNs: bigint
}

/** What the searcher hands to the prover: the board they share, and the options, listed once. */
export type PlanShared = { board: Board; seating: Seating }

export type PlanTold = PlanShared | { plan: Plan } | { conflict: readonly string[] }

const port = parentPort!
const task = workerData as PlanTask
const now = (): number => Number(process.hrtime.bigint() - task.beganAtNs) / 1e9

if (task.part === 'prove') prove()
else search()

function search(): void {
  try {
    tell({ plan: task.part === 'alone' ? planAlone(task.instance, { ...task, now }) : searchUntilOver() })
  } catch (error) {
    if (!(error instanceof FixedConflict)) throw error
    tell({ conflict: error.groups })
  }
}

function searchUntilOver(): Plan {
  const { instance, seed, seconds, gap } = task
  const seating = shareSeating(listOptions(instance))
  const board = makeBoard(seating, (bytes) => new SharedArrayBuffer(bytes))
  board.figures[0] = easyBound(seating)
  tell({ board, seating })
  const limits = { seed, seconds, gap, now }
  const searcher = openSearcher(instance, seating, board, limits)
  while (!isOver(board, limits)) searchRound(searcher, now() / seconds)
  return finishPlan(instance, searcher)
}

function prove(): void {
  port.once('message', ({ board, seating }: PlanShared) => {
    if (gapOf(board) > task.gap) proveOn(openTree(openProof(task.instance, seating)), board, now)
  })
}

function tell(told: PlanTold): void {
  port.postMessage(told)
}
