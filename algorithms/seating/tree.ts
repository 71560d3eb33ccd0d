// Branch and bound on the charters (Land and Doig 1960): where the prices cannot decide whether a charter flies, both are tried, each with prices of its
// own, and the bound is the highest of what is left. A leaf says for some charters that they fly or stay, and its bound holds for all plans that agree;
// every plan agrees with one leaf, so the highest leaf bounds them all. Leaves below the best plan found hold nothing better and are dropped.
// Cost: some hundred steps of the bound for a leaf; the prices of a leaf wait in memory.
import { type Bound, restartBound, tryPrices } from './bound.ts'
import { stride } from './seating.ts'
import { type Staged, stepStages } from './stages.ts'

type Leaf = { fate: Int8Array; value: number; place: Float64Array; escort: Float64Array; level: number; turned: number }

export type Tree = {
  /** The leaf being worked on. */
  work: Bound
  staged: Staged
  waiting: Leaf[]
  charters: number[]
  /** Every leaf is dropped: the best plan found is the best there is. */
  done: boolean
  /** Prices that nobody has steered by yet. */
  fresh: boolean
}

/** A step that aims at less than these parts of the bound: prices say which charters are in doubt; prices have settled. */
const doubtAt = 1.5e-4
const settledAt = 2e-5
const fewestSteps = 80
/** What the first steps of a new leaf aim at. */
const turnedLevel = 2e-3
/** A charter is in doubt when its best load is neither nearly always empty nor nearly always full. */
const inDoubt = 0.002
/** A leaf so far below another waits for it. */
const farBelow = 1e-3
/** What settled prices aim at when there is nothing else to do: bolder steps find a little more. */
const reheated = 2e-4
const mostLeaves = 200
/** Prices kept for all leaves together. */
const mostPrices = 3e7
/** Per place, in units of value. */
const firstShift = 20
const lastShift = 1e7

export function openTree(staged: Staged): Tree {
  const work = staged.bound
  const { minimumLoad, fixedCost, flights } = work.seating
  const charters = Array.from({ length: flights }, (_, r) => r).filter((r) => minimumLoad[r]! > 0 || fixedCost[r]! > 0)
  return { work, staged, waiting: [], charters, done: false, fresh: false }
}

/** Proved: no plan is worth more. `found` is the value of the best plan. */
export function boundOf({ work, waiting, done }: Tree, found: number): number {
  return done ? found : waiting.reduce((most, leaf) => Math.max(most, leaf.value), work.value)
}

/** One step on the leaf in work; `found` is the value of the best plan. */
export function stepTree(tree: Tree, found: number): void {
  const { work, waiting } = tree
  if (tree.done) return
  stepStages(tree.staged)
  if (work.value <= found) {
    // Nothing better in here.
    const next = takeHighest(tree)
    if (next === undefined) tree.done = true
    else workOn(tree, next)
    return
  }
  if (!tree.staged.settled) return
  const size = Math.abs(work.value)
  const low = work.level < settledAt * size
  if (work.level < doubtAt * size && work.steps >= fewestSteps && branch(tree)) return
  if (waiting.some((leaf) => leaf.value > work.value + (low ? 0 : farBelow * size))) {
    const next = takeHighest(tree)!
    waiting.push(leafOf(tree))
    workOn(tree, next)
  } else if (low) work.level = reheated * size
}

/** Two leaves for one where a charter is in doubt. */
function branch(tree: Tree): boolean {
  const { work, charters, waiting } = tree
  const doubt = (r: number): number => (work.loader.fate[r] === 0 ? Math.min(work.flown[r]!, 1 - work.flown[r]!) : 0)
  const most = charters.reduce((a, b) => (doubt(b) > doubt(a) ? b : a), charters[0] ?? -1)
  if (most < 0 || doubt(most) < inDoubt || waiting.length >= Math.min(mostLeaves, mostPrices / work.prices.place.length)) return false
  tree.fresh = true
  const level = turnedLevel * Math.abs(work.value)
  for (const fate of [1, -1]) waiting.push({ ...leafOf(tree), fate: work.loader.fate.with(most, fate), level, turned: most })
  workOn(tree, takeHighest(tree)!)
  return true
}

function leafOf({ work }: Tree): Leaf {
  const { place, escort } = work.best
  return { fate: work.loader.fate.slice(), value: work.value, place: place.slice(), escort: escort.slice(), level: work.level, turned: -1 }
}

function takeHighest({ waiting }: Tree): Leaf | undefined {
  if (waiting.length === 0) return undefined
  const at = waiting.reduce((best, leaf, index) => (leaf.value > waiting[best]!.value ? index : best), 0)
  return waiting.splice(at, 1)[0]
}

function workOn(tree: Tree, leaf: Leaf): void {
  tree.work.loader.fate.set(leaf.fate)
  restartBound(tree.work, leaf)
  if (leaf.turned < 0) return
  if (leaf.fate[leaf.turned] === -1) shut(tree.work, leaf.turned)
  else subsidise(tree, leaf.turned)
}

/** On a charter that stays a place may cost what it is worth: nobody gains by asking for it, and the empty load pays nothing. */
function shut(work: Bound, charter: number): void {
  const { seating, prices } = work
  for (let option = 0; option < seating.optionValue.length; option += 1) {
    const pair = seating.optionPair[option * stride]!
    if (seating.pairResource[pair] === charter) prices.place[pair] = Math.max(prices.place[pair]!, seating.optionValue[option]!)
  }
  tryPrices(work)
}

/**
 * Charters that must fly may want more people than there are, and only prices far below nothing say so, which small steps take long to reach: all places
 * of the charter, and of it with each other one that flies, are made cheaper together, twice as much each time while the bound falls.
 */
function subsidise({ work, charters }: Tree, charter: number): void {
  const flying = charters.filter((r) => work.loader.fate[r] === 1)
  const sets = [[charter], ...flying.filter((r) => r !== charter).map((r) => [charter, r]), flying]
  for (const set of sets) {
    for (let shift = firstShift; shift < lastShift; shift *= 2) {
      for (const r of set) cheapen(work, r, shift)
      if (!tryPrices(work)) break
    }
  }
}

function cheapen({ seating, prices }: Bound, r: number, perPlace: number): void {
  for (let i = seating.resourceStart[r]!; i < seating.resourceStart[r + 1]!; i += 1) {
    const pair = seating.onResource[i]!
    prices.place[pair]! -= perPlace * seating.pairWeight[pair]!
  }
}
