// One thread of a planning run: the prover lowers the bound, the searcher raises the value; they meet on a board in shared memory, so that neither
// waits and the run can be stopped at any moment.
import { parentPort, workerData } from 'node:worker_threads'
import { type Board, gapOf, makeBoard } from '#algorithms/seating/board.ts'
import { FixedConflict } from '#algorithms/seating/decisions.ts'
import { listOptions } from '#algorithms/seating/options.ts'
import { easyBound, finishPlan, isOver, openProof, openSearcher, planAlone, proveOn, searchRound } from '#algorithms/seating/plan.ts'
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

export type PlanTold = { board: Board } | { plan: Plan } | { conflict: readonly string[] }

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
  const seating = listOptions(instance)
  const board = makeBoard(seating.pairGroup.length, (bytes) => new SharedArrayBuffer(bytes))
  board.figures[0] = easyBound(seating)
  tell({ board })
  const limits = { seed, seconds, gap, now }
  const searcher = openSearcher(instance, seating, board, limits)
  while (!isOver(board, limits)) searchRound(searcher, now() / seconds)
  return finishPlan(instance, searcher)
}

function prove(): void {
  const bound = openProof(task.instance, listOptions(task.instance))
  port.once('message', (board: Board) => {
    if (gapOf(board) > task.gap) proveOn(bound, board, now)
  })
}

function tell(told: PlanTold): void {
  port.postMessage(told)
}
