// What the prover and the searcher tell each other while both run: the bound with its prices, the best value, and "stop". Typed arrays, so that two
// threads may share them; a reader that meets a half-written price list takes the next one.
export type Board = {
  /** [0] the bound, [1] the value of the best plan. */
  figures: Float64Array
  place: Float64Array
  /** [0] odd while prices are written, [1] 1: stop. */
  marks: Int32Array
}

/** `memory` makes the buffers: shared ones between threads, plain ones within one. */
export function makeBoard(pairs: number, memory: (bytes: number) => ArrayBufferLike): Board {
  const board = { figures: new Float64Array(memory(16)), place: new Float64Array(memory(pairs * 8)), marks: new Int32Array(memory(8)) }
  board.figures[0] = Infinity
  board.figures[1] = 0
  return board
}

export function writeBound(board: Board, bound: number, place: Float64Array): void {
  Atomics.add(board.marks, 0, 1)
  board.place.set(place)
  board.figures[0] = bound
  Atomics.add(board.marks, 0, 1)
}

/** The version of the prices copied into `place`, or -1 when they were being written. */
export function readPrices(board: Board, place: Float64Array): number {
  const version = Atomics.load(board.marks, 0)
  if (version % 2 === 1) return -1
  place.set(board.place)
  return Atomics.load(board.marks, 0) === version ? version : -1
}

export function askToStop(board: Board): void {
  Atomics.store(board.marks, 1, 1)
}

export function isStopped(board: Board): boolean {
  return Atomics.load(board.marks, 1) === 1
}

export function gapOf(board: Board): number {
  return board.figures[1]! > 0 ? (board.figures[0]! - board.figures[1]!) / board.figures[1]! : Infinity
}
