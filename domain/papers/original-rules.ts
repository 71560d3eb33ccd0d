/** Originals of a family that are not with them, and what that means on the day they leave (domain.md 2.2; 1.6 of the bag). Pure. */
import type { CaseStatus } from '#domain/cases/words.ts'
import type { OriginalStanding } from '#domain/people/original-words.ts'
import type { DocumentType } from '#domain/people/words.ts'
import type { Leaving } from './words.ts'

const leaving: readonly CaseStatus[] = ['BOOKED', 'MANIFESTED']
const left: readonly CaseStatus[] = ['DEPARTED', 'IN_TRANSIT', 'MISHAP', 'ARRIVED', 'HANDED_OVER', 'FOLLOW_UP', 'CLOSED']

export function leavingOf(status: CaseStatus): Leaving {
  if (leaving.includes(status)) return 'LEAVING'
  return left.includes(status) ? 'LEFT' : 'NOT_YET'
}

/** With us, and not with an escort, an airline or an authority, who carry it on the way. */
export function isStillHere({ holder }: Pick<OriginalStanding, 'holder'>): boolean {
  return holder === 'OFFICE'
}

/** Kinds and numbers of pieces alone: what the receipt of a bag may say of papers. */
export function countByType(originals: readonly { readonly type: DocumentType }[]): { type: DocumentType; count: number }[] {
  const kinds = Map.groupBy(originals, ({ type }) => type)
  return [...kinds].map(([type, own]) => ({ type, count: own.length })).toSorted((a, b) => a.type.localeCompare(b.type))
}
