/**
 * What must be true of the people of a case (domain.md 3.5): exactly one principal applicant, of age unless the case says that a child
 * travels alone, and what a caseworker has to look at when a family is not as usual. Ages are told on a day, which is an argument.
 */
import { ageOn, type Day } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type { MemberRole } from './words.ts'

/** Adulthood for a principal applicant and for a spouse (domain.md 3.5). */
export const adultAge = 18

export type Relative = { personId: string; role: MemberRole; bornOn: Day | null }

export type FamilyRefusal = 'principal_already_there' | 'principal_under_age' | 'already_member'

/** May this person join the case in this role? `family` is who is in it now. */
export function joinFamily(
  family: readonly Relative[],
  joins: Relative,
  unaccompaniedMinor: boolean,
  today: Day,
): Result<Relative, FamilyRefusal> {
  if (family.some((member) => member.personId === joins.personId)) return refuse('already_member')
  if (joins.role !== 'PA') return accept(joins)
  if (family.some((member) => member.role === 'PA')) return refuse('principal_already_there')
  if (!unaccompaniedMinor && isUnderAge(joins, today)) return refuse('principal_under_age', { age: ageOn(joins.bornOn!, today), adultAge })
  return accept(joins)
}

/** Somebody may leave a case, but the principal applicant only as the last. */
export function leaveFamily(family: readonly Relative[], personId: string): Result<Relative, 'not_member' | 'principal_needed'> {
  const leaves = family.find((member) => member.personId === personId)
  if (leaves === undefined) return refuse('not_member')
  if (leaves.role === 'PA' && family.length > 1) return refuse('principal_needed')
  return accept(leaves)
}

/**
 * What a family needs before it can go on (`no_principal`, `principal_under_age`), and what somebody must look at with care:
 * a spouse under age is a protection matter, several spouses one of policy, a child needs a parent or a guardian.
 */
export type FamilyConcern = 'no_principal' | 'principal_under_age' | 'spouse_under_age' | 'several_spouses' | 'child_without_parent'

/** These stop a case from being registered; the others are shown and stop nothing. */
export const stopsRegistration: readonly FamilyConcern[] = ['no_principal', 'principal_under_age']

export function concernsOf(family: readonly Relative[], unaccompaniedMinor: boolean, today: Day): FamilyConcern[] {
  const principal = family.find((member) => member.role === 'PA')
  const partners = family.filter((member) => member.role === 'SPOUSE' || member.role === 'PARTNER')
  const children = family.filter((member) => member.role === 'CHILD')
  const concerns: FamilyConcern[] = []
  if (principal === undefined) concerns.push('no_principal')
  if (principal !== undefined && !unaccompaniedMinor && isUnderAge(principal, today)) concerns.push('principal_under_age')
  if (partners.some((partner) => isUnderAge(partner, today))) concerns.push('spouse_under_age')
  if (partners.length > 1) concerns.push('several_spouses')
  if (children.length > 0 && principal === undefined && partners.length === 0) concerns.push('child_without_parent')
  return concerns
}

function isUnderAge(person: Relative, today: Day): boolean {
  return person.bornOn !== null && ageOn(person.bornOn, today) < adultAge
}
