/**
 * Joining, leaving, splitting and reuniting households. Nobody's "who travels together" is ever cut as a by-product: whoever has a
 * household leaves it by an act of its own, and no child is left behind, or goes, without somebody grown up (domain.md 3.5, 10.9).
 */
import { ageOn, type Day } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type { FamilyLink, LinkCode, Membership } from './household-words.ts'

const adultAge = 18

/** Who of a household matters to its rules: whether they are a child on that day, and whether a guardian stands for them elsewhere. */
export type Housemate = { readonly personId: string; readonly bornOn: Day | null; readonly hasGuardian: boolean }

/** An unknown birth date is read as an adult's: a guess must not hold anybody back. */
export function isChildOn(person: Pick<Housemate, 'bornOn'>, day: Day): boolean {
  return person.bornOn !== null && ageOn(person.bornOn, day) < adultAge
}

/** Both days count: in on the day of joining, and on the last day still. */
export function isMemberOn(membership: Pick<Membership, 'joinedOn' | 'leftOn'>, day: Day): boolean {
  return membership.joinedOn <= day && (membership.leftOn === null || membership.leftOn >= day)
}

export type PartRefusal = 'child_left_alone' | 'in_the_future' | 'left_before_joining' | 'not_member'

/**
 * Some leave, the others stay. Neither part may be children alone, unless a guardian stands for each of them. `inForce` are the
 * memberships of those who leave.
 */
export function canPart(
  leaving: readonly Housemate[],
  staying: readonly Housemate[],
  inForce: readonly Membership[],
  on: Day,
  today: Day,
): Result<null, PartRefusal> {
  if (leaving.length === 0 || inForce.length !== leaving.length) return refuse('not_member')
  if (on > today) return refuse('in_the_future', { field: 'on' })
  if (inForce.some((membership) => membership.joinedOn > on)) return refuse('left_before_joining', { field: 'on' })
  for (const part of [leaving, staying]) {
    const children = part.filter((each) => isChildOn(each, on))
    const alone = part.length > 0 && children.length === part.length && children.some((child) => !child.hasGuardian)
    if (alone) return refuse('child_left_alone', { count: children.length, who: part === leaving ? 'leaving' : 'staying' })
  }
  return accept(null)
}

/** Whoever already has a household joins another one beside it, said so, or leaves the first. */
export function canJoin(
  open: readonly Membership[],
  householdId: string,
  also: boolean,
): Result<null, 'already_in_household' | 'has_household'> {
  if (open.some((membership) => membership.householdId === householdId)) return refuse('already_in_household')
  return open.length > 0 && !also ? refuse('has_household') : accept(null)
}

/** Years by which a parent is older, at least. Below that a slip of the hand is likelier than a family. */
const generationMin = 12
const younger: readonly LinkCode[] = ['SON', 'DAU', 'GRC']
const older: readonly LinkCode[] = ['FAT', 'MOT', 'GRP']

export type LinkRefusal = 'same_file' | 'other_place' | 'ages_disagree' | 'guardian_is_a_child' | 'verified_when'

type LinkSide = { readonly id: string; readonly office: number; readonly compartment: number; readonly bornOn: Day | null }

/** `link.personId` is the <code> of `link.otherId`. */
export function canLink(
  person: LinkSide,
  other: LinkSide,
  link: Pick<FamilyLink, 'code' | 'verified' | 'verifiedOn'>,
  today: Day,
): Result<null, LinkRefusal> {
  if (person.id === other.id) return refuse('same_file')
  // A link lies with both files; where one of them may not be seen it would tell that it is there.
  if (person.office !== other.office || person.compartment !== other.compartment) return refuse('other_place')
  if ((link.verified === 'NONE') !== (link.verifiedOn === null)) return refuse('verified_when', { field: 'verifiedOn' })
  if (link.code === 'GUA' && person.bornOn !== null && ageOn(person.bornOn, today) < adultAge) return refuse('guardian_is_a_child')
  if (person.bornOn !== null && other.bornOn !== null) {
    const years = Number(other.bornOn.slice(0, 4)) - Number(person.bornOn.slice(0, 4)) // positive: the person is older
    if (younger.includes(link.code) && -years < generationMin) return refuse('ages_disagree', { code: link.code })
    if (older.includes(link.code) && years < generationMin) return refuse('ages_disagree', { code: link.code })
  }
  return accept(null)
}

/** Codes under which somebody stands for a child: the person is guardian, parent or foster parent of them. */
export const guardianCodes: readonly LinkCode[] = ['GUA', 'FAT', 'MOT']
