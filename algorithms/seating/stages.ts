// Where there are many options, the bound's prices are found in stages. First every flight sells its places at one price, whoever sits there: the plain relaxation, whose step costs
// little more than reading the options. Then charters choose whole loads, because there the plain relaxation is weak (a charter that is half open), and
// at last all flights do. A load is never worth more than its places at one price, so no stage raises the bound: the slow steps begin near their end.
// Few options have the last stage only: from high prices it needs no help, and it settles a little lower (0.1 % in some weeks).
import { type Bound, openBound, splitLoads, stepBound } from './bound.ts'
import type { Seating } from './seating.ts'
import type { Instance } from './words.ts'

/** `level`: the part of the bound that the first step of the stage aims at. */
type Stage = { splits: (bound: Bound, r: number) => boolean; level: number; mostSteps: number }

export type Staged = { bound: Bound; stage: number; before: number; settled: boolean }

const stages: Stage[] = [
  { splits: () => false, level: 0.04, mostSteps: 80 },
  { splits: ({ seating }, r) => seating.minimumLoad[r]! > 0 || seating.fixedCost[r]! > 0, level: 0.02, mostSteps: 300 },
  { splits: () => true, level: 0.05, mostSteps: Infinity },
]
/** A stage is over when so many steps lowered the bound by less than this part of it. */
const looked = 40
const tooLittle = 5e-4

/** Groups on flights and hubs: from so many on, in stages. */
const many = 5e4
/** What a seat costs at first, in parts of what a person is worth. */
const highPrice = 0.5
const lowPrice = 0.1

export function openProof(instance: Instance, seating: Seating): Staged {
  const { person } = instance.prices
  if (seating.pairGroup.length >= many) return openStages(openBound(seating, lowPrice * person))
  return { bound: openBound(seating, highPrice * person), stage: stages.length - 1, before: Infinity, settled: true }
}

export function openStages(bound: Bound): Staged {
  splitLoads(bound, (r) => stages[0]!.splits(bound, r))
  return { bound, stage: 0, before: Infinity, settled: false }
}

/** One step; `settled` once the last stage has begun. */
export function stepStages(staged: Staged): void {
  const { bound } = staged
  stepBound(bound)
  if (staged.settled || (bound.steps % looked !== 0 && bound.steps < stages[staged.stage]!.mostSteps)) return
  const slow = staged.before - bound.value < tooLittle * Math.abs(bound.value)
  staged.before = bound.value
  if (!slow && bound.steps < stages[staged.stage]!.mostSteps) return
  staged.stage += 1
  staged.before = Infinity
  staged.settled = staged.stage === stages.length - 1
  const { splits, level } = stages[staged.stage]!
  splitLoads(bound, (r) => splits(bound, r))
  bound.level = level * Math.abs(bound.value)
}
