/** When the file of a minor who travels without an adult of the family is complete, and how the word of the receiver is tried. */
import { addMinutes, type Day, type Instant } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { MinorDraft, MinorGap } from './minor-words.ts'

/** What is missing before a minor may leave: both adults seen with a paper, the right to decide shown, the other parent asked (F2). */
export function gapsOf(file: MinorDraft & { hasCodeWord: boolean }): MinorGap[] {
  const gaps: [MinorGap, boolean][] = [
    ['guardian_identity', file.guardianIdentity === null],
    ['authority_document', file.authorityRef === '' || file.authorityIssuedOn === null],
    ['receiver_identity', file.receiverIdentity === null],
    ['receiver_phone', file.receiverPhone === ''],
    ['other_parent', !isAnswered(file)],
    ['companion_reference', file.companionRef === ''],
    ['code_word', !file.hasCodeWord],
  ]
  return gaps.flatMap(([gap, open]) => (open ? [gap] : []))
}

/** A yes, or a reason why nobody can be asked, with where it is written; whoever alone decides has shown it by the authority. */
function isAnswered({ otherParent, otherParentRef }: MinorDraft): boolean {
  if (otherParent === 'SOLE_AUTHORITY') return true
  return ['GIVEN', 'DECEASED', 'UNREACHABLE'].includes(otherParent) && otherParentRef !== ''
}

export type MinorRefusal = 'of_age' | 'checked_in_the_future' | 'identity_and_day_together' | 'same_person_at_both_ends'

export function recordMinor(draft: MinorDraft, age: number | undefined, today: Day): Result<MinorDraft, MinorRefusal> {
  if (age === undefined || age >= adultAge) return refuse('of_age')
  const pairs = [
    [draft.guardianIdentity, draft.guardianCheckedOn],
    [draft.receiverIdentity, draft.receiverCheckedOn],
  ] as const
  for (const [identity, checkedOn] of pairs) {
    if ((identity === null) !== (checkedOn === null)) return refuse('identity_and_day_together')
    if (checkedOn !== null && checkedOn > today) return refuse('checked_in_the_future')
  }
  if (draft.authorityIssuedOn !== null && draft.authorityIssuedOn > today) return refuse('checked_in_the_future')
  // Whoever brings a child to the airport is not at the other end when the child lands.
  if (sameName(draft.guardianName, draft.receiverName)) return refuse('same_person_at_both_ends')
  return accept(draft)
}

export const adultAge = 18
/** Wrong words one after the other, and how long the file then rests: enough for a slip, too few to guess. */
export const wrongWordsMost = 5
export const restMinutes = 30

export type WordTries = { wrongWords: number; lockedUntil: Instant | null }

/** Whether the word may be tried now; a rest that is over begins anew. */
export function mayTryWord(is: WordTries, now: Instant): Result<WordTries, 'code_word_locked'> {
  if (is.lockedUntil === null) return accept(is)
  return now < is.lockedUntil ? refuse('code_word_locked', { until: is.lockedUntil }) : accept({ wrongWords: 0, lockedUntil: null })
}

export function afterWord(is: WordTries, matches: boolean, now: Instant): WordTries {
  if (matches) return { wrongWords: 0, lockedUntil: null }
  const wrongWords = is.wrongWords + 1
  return { wrongWords, lockedUntil: wrongWords >= wrongWordsMost ? addMinutes(now, restMinutes) : null }
}

/** Said on the telephone in any case, with or without accents and spaces: compared as people say it. */
export function spokenWord(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function sameName(one: string, other: string): boolean {
  return spokenWord(one) === spokenWord(other)
}
