/** What a word does to a suspected pair, and whether two files may be suspected at all. */
import type { Instant } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type { PairSaying, SuspectedPair } from './pair-words.ts'

type Side = { readonly id: string; readonly office: number; readonly compartment: number }

/**
 * Where a pair lies: sealed as soon as one of the files is, so that whoever sees the pair sees both. Files of two offices or of two
 * compartments have no such place, and are never suspected.
 */
export function placeOfPair(a: Side, b: Side): { office: number; compartment: number } | undefined {
  if (a.id === b.id || a.office !== b.office) return undefined
  if (a.compartment !== b.compartment && a.compartment !== 0 && b.compartment !== 0) return undefined
  return { office: a.office, compartment: Math.max(a.compartment, b.compartment) }
}

type Standing = Pick<SuspectedPair, 'state' | 'putOffAt' | 'decidedBy' | 'decidedAt'>

/** "Later" puts a pair at the end of the list; a decision takes it out; taking the decision back puts it in again. */
export function sayOfPair(
  pair: Standing,
  said: PairSaying,
  account: string,
  now: Instant,
): Result<Standing, 'already_decided' | 'not_decided'> {
  if (said === 'REOPENED')
    return pair.state === 'OPEN' ? refuse('not_decided') : accept({ state: 'OPEN', putOffAt: now, decidedBy: null, decidedAt: null })
  if (pair.state !== 'OPEN') return refuse('already_decided', { state: pair.state })
  if (said === 'LATER') return accept({ ...pair, putOffAt: now })
  return accept({ ...pair, state: said, decidedBy: account as Standing['decidedBy'], decidedAt: now })
}

/** What undoing a merge says of its pair: two persons after all are never suggested again; another reason leaves the question open. */
export function saidByUndoing(why: 'TWO_PERSONS' | 'WRONG_FILE' | 'PERSON_ASKED'): PairSaying[] {
  return why === 'TWO_PERSONS' ? ['REOPENED', 'NOT_SAME'] : ['REOPENED']
}
