// A planning run: a prover lowers the bound while a searcher raises the value, by turns in one thread (planAlone) or each in its own (proveOn, searchRound).
// The clock and the seed are arguments; a run limited by rounds is the same on every machine.
import { type Board, gapOf, isStopped, makeBoard, readPrices, writeBound } from './board.ts'
import { checkPlan } from './check.ts'
import { FixedConflict } from './decisions.ts'
import { placeLocked, seatGreedily, seatLeftovers } from './greedy.ts'
import { listOptions } from './options.ts'
import { explainUnplaced } from './reasons.ts'
import { keepAll, openSearch, type Search, searchOn, seatAnew, steer } from './search.ts'
import { takeSeats } from './seats.ts'
import type { Seating } from './seating.ts'
import { openProof } from './stages.ts'
import { boundOf, openTree, stepTree, type Tree } from './tree.ts'
import type { Instance, Placement, Plan } from './words.ts'

export type Limits = {
  seed: number
  /** Seconds; Infinity when rounds limit the run. */
  seconds: number
  /** Stops when (bound − value) / value is no more. */
  gap: number
  rounds?: number
  /** Seconds since the run was asked for. */
  now: () => number
}

const hot = 500
const cold = 25
const movesPerRound = 200

export function planAlone(instance: Instance, limits: Limits): Plan {
  const seating = listOptions(instance)
  const board = makeBoard(seating, (bytes) => new ArrayBuffer(bytes))
  const tree = openTree(openProof(instance, seating))
  board.figures[0] = easyBound(seating)
  const searcher = openSearcher(instance, seating, board, limits)
  const rounds = limits.rounds ?? Infinity
  for (let round = 0; round < rounds && !isOver(board, limits); round += 1) {
    for (let step = 0; step < 3; step += 1) stepTree(tree, board.figures[1]!)
    tellBoard(tree, board)
    searchRound(searcher, Math.max(round / rounds, limits.now() / limits.seconds))
  }
  return finishPlan(instance, searcher)
}

/** Everybody takes the best option as if alone: true, weak, and there at once. */
export function easyBound(seating: Seating): number {
  let sum = -seating.penalties
  for (let g = 0; g < seating.groups; g += 1) {
    let best = 0
    for (let option = seating.optionStart[g]!; option < seating.optionStart[g + 1]!; option += 1)
      best = Math.max(best, seating.optionValue[option]!)
    sum += best
  }
  return sum
}

/** Lowers the bound until somebody says stop; `pause` lets the thread hear. */
export function proveOn(tree: Tree, board: Board, now: () => number): void {
  let told = -1
  while (!isStopped(board) && !tree.done) {
    stepTree(tree, board.figures[1]!)
    if (now() - told < 0.05 && !tree.done) continue
    told = now()
    tellBoard(tree, board)
  }
}

function tellBoard(tree: Tree, board: Board): void {
  const bound = boundOf(tree, board.figures[1]!)
  if (bound >= board.figures[0]! && !tree.fresh) return
  tree.fresh = false
  writeBound(board, bound, tree.work.best.place, tree.work.loader.fate)
}

export type Searcher = {
  search: Search
  board: Board
  limits: Limits
  place: Float64Array
  version: number
  /** In moves. */
  nextPrices: number
  /** How often new prices were taken, and when a plan made of them alone is tried next: rarer each time it is not the better one. */
  steered: number
  nextAnew: number
}

/** The first plan, with what is decided in its place. */
export function openSearcher(instance: Instance, seating: Seating, board: Board, limits: Limits): Searcher {
  const search = openSearch(seating, limits.seed)
  const { journal, offers, charters, chance } = search
  const stuck = placeLocked(journal, offers, charters, chance)
  if (stuck.length > 0) throw new FixedConflict(stuck.map((g) => instance.groups[g]!.id))
  seatGreedily(journal, offers, charters, chance)
  keepAll(search)
  board.figures[1] = search.best.value
  return { search, board, limits, place: new Float64Array(board.place.length), version: 0, nextPrices: 0, steered: 0, nextAnew: 1 }
}

export function isOver(board: Board, limits: Limits): boolean {
  return isStopped(board) || limits.now() >= limits.seconds || gapOf(board) <= limits.gap
}

/** Some moves at the temperature of this part (0 … 1) of the run. */
export function searchRound(searcher: Searcher, part: number): void {
  takePrices(searcher)
  const { search, board } = searcher
  searchOn(search, movesPerRound, hot * (cold / hot) ** Math.min(1, part))
  if (search.best.value > board.figures[1]!) board.figures[1] = search.best.value
}

/** New prices are worth their sorting only now and then; counted in moves, not seconds, so that a run limited by rounds does not depend on the machine. */
function takePrices(searcher: Searcher): void {
  const { search, board } = searcher
  if (search.steps < searcher.nextPrices || Atomics.load(board.marks, 0) === searcher.version) return
  const version = readPrices(board, searcher.place, searcher.search.loader.fate)
  if (version < 0) return
  searcher.version = version
  steer(search, searcher.place)
  searcher.steered += 1
  if (searcher.steered >= searcher.nextAnew) searcher.nextAnew = seatAnew(search) ? searcher.steered + 1 : 2 * searcher.steered
  searcher.nextPrices = search.steps + movesBetween(search.seating.optionValue.length)
}

/** Moves between two lots of prices: taking them costs a look at every option, so that it is rarer where options are many. */
function movesBetween(options: number): number {
  return Math.min(0.4 * options, 2000 + 0.05 * options)
}

/** The best plan so far, judged once more by rules that the search does not share. */
export function finishPlan(instance: Instance, searcher: Searcher): Plan {
  const { search, board, limits } = searcher
  const { seating, journal } = search
  takeSeats(seating, journal.seats, search.best.option)
  seatLeftovers(journal)
  const { seats } = journal
  const placements: Placement[] = []
  instance.groups.forEach((group, g) => {
    const option = seats.option[g]!
    if (option < 0) return
    const legs = [seating.optionLegs[2 * option]!, seating.optionLegs[2 * option + 1]!].filter((leg) => leg >= 0)
    placements.push({ group: group.id, legs: legs.map((leg) => instance.flights[leg]!.id) })
  })
  const verdict = checkPlan(instance, placements)
  if (!verdict.feasible) throw new Error(`The planner made a plan that breaks a rule: ${verdict.broken}.`)
  // The bound goes on falling while the reasons are found.
  const unplaced = explainUnplaced(instance, seating, seats)
  if (board.figures[0]! < verdict.value - 1e-9 * (1 + Math.abs(verdict.value)))
    throw new Error(`The bound ${board.figures[0]} is below a plan worth ${verdict.value}.`)
  const bound = Math.max(board.figures[0]!, verdict.value)
  return {
    placements,
    value: verdict.value,
    bound,
    gap: verdict.value > 0 ? (bound - verdict.value) / verdict.value : bound === verdict.value ? 0 : Infinity,
    seconds: limits.now(),
    unplaced,
  }
}
