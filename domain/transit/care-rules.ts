/** When the word of a receiver is asked for, and whether a hand-over may stand on what was said of it. */
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { PersonCare, ReceiverProof } from './care-words.ts'
import { lastStep } from './rules.ts'
import type { TransitGroup, TransitTask } from './words.ts'

/** A right word counts for a hand-over done no longer than this after it was given: a shift and its delay (our own design). */
export const wordHoldsHours = 12

/** Whoever takes a child over between two flights goes along with it; the receiver with the word stands where the journey ends. */
export function receivesHere(group: Pick<TransitGroup, 'passage'>, task: Pick<TransitTask, 'kind'>): boolean {
  return group.passage === 'ARRIVAL' && lastStep[task.kind] === 'HAND_OVER'
}

/** Everybody of a group whose receiver must say a word at this task. */
export function wordsToAsk(
  group: Pick<TransitGroup, 'id' | 'passage'>,
  task: Pick<TransitTask, 'kind'>,
  care: readonly PersonCare[],
): PersonCare[] {
  if (!receivesHere(group, task)) return []
  return care.filter((one) => one.groupId === group.id && one.receiver?.hasCodeWord === true)
}

export type ProofRefusal = 'code_word_not_asked' | 'code_word_not_right'

/**
 * domain.md 7.2: the receiver of a minor is checked by document and code word. `right`: for each word to be asked, whether the office has
 * seen it given right. Without network nobody can check one, and the hand-over says so; that it was right is never taken on trust.
 */
export function proveReceiver(proof: ReceiverProof | undefined, right: readonly boolean[]): Result<null, ProofRefusal> {
  if (right.length === 0) return accept(null)
  if (proof === undefined) return refuse('code_word_not_asked', { children: right.length })
  if (proof === 'CODE_WORD' && right.includes(false)) return refuse('code_word_not_right', { children: right.length })
  return accept(null)
}
