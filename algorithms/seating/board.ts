// What the prover and the searcher tell each other while both run: the bound with its prices, the best value, and "stop". Typed arrays, so that two
// threads may share them; a reader that meets a half-written price list takes the next one.
import type { Seating } from './seating.ts'

export type Board = {
  /** [0] the bound, [1] the value of the best plan. */
  figures: Float64Array
  place: Float64Array
  /** Per flight: what the prices take for granted (loads.ts). */
  fate: Int8Array
  /** [0] odd while prices are written, [1] 1: stop. */
  marks: Int32Array
}

/** `memory` makes the buffers: shared ones between threads, plain ones within one. */
export function makeBoard({ pairGroup, flights }: Seating, memory: (bytes: number) => ArrayBufferLike): Board {
  const board = {
    figures: new Float64Array(memory(16)),
    place: new Float64Array(memory(pairGroup.length * 8)),
    fate: new Int8Array(memory(flights)),
    marks: new Int32Array(memory(8)),
  }
  board.figures[0] = Infinity
  board.figures[1] = -Infinity
  return board
}

export function writeBound(board: Board, bound: number, place: Float64Array, fate: Int8Array): void {
  Atomics.add(board.marks, 0, 1)
  board.place.set(place)
  board.fate.set(fate.subarray(0, board.fate.length))
  board.figures[0] = Math.min(bound, board.figures[0]!)
  Atomics.add(board.marks, 0, 1)
}

/** The version of the prices copied into `place`, or -1 when they were being written. */
export function readPrices(board: Board, place: Float64Array, fate: Int8Array): number {
  const version = Atomics.load(board.marks, 0)
  if (version % 2 === 1) return -1
  place.set(board.place)
  fate.set(board.fate)
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
