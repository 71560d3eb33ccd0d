// One thread of a planning run: the prover lowers the bound, the searcher raises the value; they meet on a board in shared memory, so that neither
// waits and the command can be interrupted at any moment.
import { parentPort, workerData } from 'node:worker_threads'
import { type Board, gapOf, makeBoard } from '#algorithms/seating/board.ts'
import { listOptions } from '#algorithms/seating/options.ts'
import { easyBound, finishPlan, FixedConflict, isOver, openProof, openSearcher, proveOn, searchRound } from '#algorithms/seating/plan.ts'
import type { Instance, Placement, Plan } from '#algorithms/seating/words.ts'

export type PlanTask = {
  part: 'prove' | 'search'
  instance: Instance
  fixed: Placement[]
  seed: number
  seconds: number
  gap: number
  rounds: number | null
  /** Milliseconds of the epoch: when the command began. */
  beganAt: number
}

export type PlanTold = { board: Board } | { plan: Plan } | { conflict: string }

const port = parentPort!
const task = workerData as PlanTask
const now = (): number => (performance.timeOrigin + performance.now() - task.beganAt) / 1000

if (task.part === 'search') search()
else prove()

function search(): void {
  const seating = listOptions(task.instance, task.fixed)
  const board = makeBoard(seating.pairGroup.length, (bytes) => new SharedArrayBuffer(bytes))
  board.figures[0] = easyBound(seating)
  tell({ board })
  const limits = { seed: task.seed, seconds: task.seconds, gap: task.gap, now }
  try {
    const searcher = openSearcher(seating, board, limits)
    while (!isOver(board, limits)) searchRound(searcher, now() / task.seconds)
    tell({ plan: finishPlan(task.instance, searcher) })
  } catch (error) {
    if (!(error instanceof FixedConflict)) throw error
    tell({ conflict: error.message })
  }
}

function prove(): void {
  const bound = openProof(task.instance, listOptions(task.instance, task.fixed))
  port.once('message', (board: Board) => {
    if (gapOf(board) > task.gap) proveOn(bound, board, now)
  })
}

function tell(told: PlanTold): void {
  port.postMessage(told)
}
