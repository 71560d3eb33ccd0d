/**
 * How decisions on pairs teach the weights of the register. Problem: from patterns that somebody said are one person or two, find for each
 * word of evidence the hundredths that foretell the decisions best. Method: logistic regression whose prior is the weights shipped (maximum
 * a posteriori), so that few decisions move little and a word never seen stays where it is; then each field is put in order again, so that
 * more agreement never weighs less. Convex: one best answer whatever the order of the decisions. Cost: rounds × patterns × 5. Pure.
 * Reference: Fellegi and Sunter's sum of weights read as a log-odds; pool adjacent violators for the order.
 */
import type { Instant } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import { suspectedFrom } from './evidence-rules.ts'
import { scoreOf, shippedWeights } from './likely-rules.ts'
import type { ReasonWeights, Weighing, WeighingEffect } from './weight-words.ts'
import { LikelyReason } from './words.ts'

export type Lesson = {
  readonly pattern: Readonly<Record<string, string>>
  readonly decision: 'SAME' | 'NOT_SAME'
  readonly decidedAt: Instant
}

/** Of each answer: with fewer a slip of the hand would teach as much as a habit. Our own design. */
export const neededOfEach = 30
/** How many hundredths make the odds e times as high. */
const hundredthsALogit = 12
/** How far the shipped weights hold: a word moves by this many hundredths as soon as the decisions insist a little. Our own design. */
const spreadOfPrior = 12
const rounds = 400
const parts = 5

/** From much agreement to none, field by field; `null` is the level that weighs nothing. */
const order: readonly (readonly (LikelyReason | null)[])[] = [
  ['SAME_DOCUMENT', null],
  ['SAME_NAME', 'SAME_NAME_OTHER_ORDER', 'NAME_SPELT_OTHERWISE', 'PART_OF_NAME', null],
  ['SAME_BIRTH_DATE', 'BIRTH_DAY_AND_MONTH_SWAPPED', 'SAME_BIRTH_MONTH', 'SAME_BIRTH_YEAR', 'BIRTH_YEAR_ONE_OFF', 'BIRTH_DATE_DIFFERS'],
  ['SAME_NATIONALITY', null, 'NATIONALITY_DIFFERS'],
  [null, 'SEX_DIFFERS'],
]

export function canLearn(lessons: readonly Lesson[]): Result<null, 'too_few_decisions'> {
  const same = lessons.filter(({ decision }) => decision === 'SAME').length
  const notSame = lessons.length - same
  return Math.min(same, notSame) < neededOfEach ? refuse('too_few_decisions', { same, notSame, needed: neededOfEach }) : accept(null)
}

export function learnWeights(lessons: readonly Lesson[]): ReasonWeights {
  const seen = grouped(lessons)
  // However many of one answer there are, both answers speak with one voice: clerks are shown pairs that look alike, not a fair sample.
  const same = lessons.filter(({ decision }) => decision === 'SAME').length
  const voice = { same: lessons.length / (2 * same), apart: lessons.length / (2 * (lessons.length - same)) }
  const learned: Record<LikelyReason, number> = { ...shippedWeights }
  // Each word takes steps of its own: the curvature along it is never more than this, so that no step overshoots and rare words keep pace.
  const [most, heard] = [maxReasons(seen), allAtNothing()]
  const voiceOf = ({ isSame, times }: Group): number => times * (isSame ? voice.same : voice.apart)
  for (const group of seen) for (const reason of group.reasons) heard[reason] += voiceOf(group)
  for (let round = 0; round < rounds; round++) {
    const pull = allAtNothing()
    for (const group of seen) {
      const error = ((group.isSame ? 1 : 0) - probabilityOf(group.reasons, learned)) * voiceOf(group)
      for (const reason of group.reasons) pull[reason] += error
    }
    for (const reason of LikelyReason.options) {
      const back = ((shippedWeights[reason] - learned[reason]) * hundredthsALogit) / spreadOfPrior ** 2
      const step = hundredthsALogit / (0.25 * most * heard[reason] + (hundredthsALogit / spreadOfPrior) ** 2)
      learned[reason] += step * (pull[reason] + back)
    }
  }
  return inOrder(learned)
}

type Group = { readonly reasons: readonly LikelyReason[]; readonly isSame: boolean; times: number }

/** There are few patterns, however many decisions. */
function grouped(lessons: readonly Lesson[]): Group[] {
  const groups = new Map<string, Group>()
  for (const { pattern, decision } of lessons) {
    const reasons = reasonsOf(pattern).toSorted()
    const key = `${decision} ${reasons.join(' ')}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { reasons, isSame: decision === 'SAME', times: 1 })
    else group.times++
  }
  return [...groups.keys()].toSorted().map((key) => groups.get(key)!)
}

function allAtNothing(): Record<LikelyReason, number> {
  return Object.fromEntries(LikelyReason.options.map((reason) => [reason, 0])) as Record<LikelyReason, number>
}

function maxReasons(seen: readonly Group[]): number {
  return Math.max(1, ...seen.map(({ reasons }) => reasons.length))
}

function reasonsOf(pattern: Readonly<Record<string, string>>): LikelyReason[] {
  return Object.values(pattern).filter((level): level is LikelyReason => LikelyReason.safeParse(level).success)
}

function probabilityOf(reasons: readonly LikelyReason[], weights: ReasonWeights): number {
  const sum = reasons.reduce((total, reason) => total + weights[reason], 0)
  return 1 / (1 + Math.exp((100 * suspectedFrom - sum) / hundredthsALogit))
}

/** Pool adjacent violators, the level that weighs nothing held at nothing; what is neither is as it was learned. */
function inOrder(learned: Readonly<Record<LikelyReason, number>>): ReasonWeights {
  const result: Record<LikelyReason, number> = { ...learned }
  for (const levels of order) {
    const pools: { sum: number; count: number; fixed: boolean; levels: (LikelyReason | null)[] }[] = []
    for (const level of levels) {
      pools.push({ sum: level === null ? 0 : learned[level], count: 1, fixed: level === null, levels: [level] })
      while (pools.length > 1 && meanOf(pools.at(-1)!) > meanOf(pools.at(-2)!)) {
        const last = pools.pop()!
        const before = pools.pop()!
        pools.push({
          sum: before.sum + last.sum,
          count: before.count + last.count,
          fixed: before.fixed || last.fixed,
          levels: [...before.levels, ...last.levels],
        })
      }
    }
    for (const pool of pools) for (const level of pool.levels) if (level !== null) result[level] = meanOf(pool)
  }
  return Object.fromEntries(
    LikelyReason.options.map((reason) => [reason, Math.max(-100, Math.min(100, Math.round(result[reason])))]),
  ) as ReasonWeights
}

function meanOf({ sum, count, fixed }: { sum: number; count: number; fixed: boolean }): number {
  return fixed ? 0 : sum / count
}

/** Each fifth of the decisions is judged by weights that the other four taught. `lessons` newest first. */
export function effectOf(lessons: readonly Lesson[], inUse: ReasonWeights, shown = 20): WeighingEffect {
  const effect = { judged: lessons.length, rightBefore: 0, rightAfter: 0 }
  const changed: WeighingEffect['changed'] = []
  const taught = Array.from({ length: parts }, (_, part) => learnWeights(lessons.filter((_lesson, at) => at % parts !== part)))
  lessons.forEach(({ pattern, decision, decidedAt }, at) => {
    const reasons = reasonsOf(pattern)
    const [before, after] = [inUse, taught[at % parts]!].map((weights) => Math.round(100 * scoreOf(reasons, weights))) as [number, number]
    if (isRight(before, decision)) effect.rightBefore++
    if (isRight(after, decision)) effect.rightAfter++
    if (isRight(before, decision) !== isRight(after, decision) && changed.length < shown)
      changed.push({ decision, before, after, decidedAt })
  })
  return { ...effect, changed }
}

function isRight(score: number, decision: Lesson['decision']): boolean {
  return score >= 100 * suspectedFrom === (decision === 'SAME')
}

/** Four eyes where the office asks for them: whoever let the weights be learned does not put them to use. Going back needs nobody else. */
export function canUse(
  weighing: Pick<Weighing, 'id' | 'learnedBy'> | null,
  inUse: string | null,
  account: string,
  fourEyes: boolean,
): Result<null, 'weights_in_use' | 'own_proposal'> {
  if ((weighing?.id ?? null) === inUse) return refuse('weights_in_use')
  return weighing !== null && fourEyes && weighing.learnedBy === account ? refuse('own_proposal') : accept(null)
}
