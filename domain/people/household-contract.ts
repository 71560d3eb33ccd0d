/** What crosses the wire about households and family links. */
import { z } from 'zod'
import { command, query } from '#domain/kit/contract.ts'
import { Day } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { FamilyLink, JoinedWhy, LeftWhy, LinkCode, LinkVerified, MembershipLine, MembershipRole } from './household-words.ts'
import { HouseholdId, PersonId, PersonLine } from './words.ts'

const Households = z.object({
  /** Households of this person, the present ones first; each with everybody who was ever in it. */
  households: z.array(z.object({ householdId: HouseholdId, travelsNow: z.boolean(), members: z.array(MembershipLine) })),
  links: z.array(FamilyLink.extend({ other: PersonLine, person: PersonLine })),
})
export type Households = z.infer<typeof Households>

export const listHouseholds = query({
  name: 'people.list_households',
  path: '/api/people/persons/:personId/households',
  summary: 'In which households a person is and was, with whom, and their family links',
  input: z.object({ personId: PersonId }),
  output: Households,
})

export const householdOn = query({
  name: 'people.household_on',
  path: '/api/people/households/:householdId/on/:day',
  summary: 'Who was in a household on a day',
  input: z.object({ householdId: HouseholdId, day: Day }),
  output: z.object({ items: z.array(MembershipLine) }),
})

const parted = ['child_left_alone', 'in_the_future', 'left_before_joining', 'not_member'] as const

export const joinHousehold = command({
  name: 'people.join_household',
  path: '/api/people/persons/:personId/join',
  summary: 'Somebody joins the household of another person, from a day on',
  input: z.object({
    personId: PersonId,
    withPersonId: PersonId,
    on: Day,
    why: JoinedWhy,
    role: MembershipRole.default('MEMBER'),
    /** Beside the household they have, which stays the one they travel with. */
    also: z.boolean().default(false),
  }),
  output: Households,
  refusals: ['companion_not_found', 'already_in_household', 'has_household', 'in_the_future'],
})

export const leaveHousehold = command({
  name: 'people.leave_household',
  path: '/api/people/households/:householdId/leave',
  summary: 'Somebody leaves a household on a day, or several who stay together leave as a household of their own',
  input: z.object({
    householdId: HouseholdId,
    /** The answer is about the first one. */
    personIds: z.array(PersonId).min(1).max(60),
    on: Day,
    why: LeftWhy,
  }),
  output: Households,
  refusals: parted,
})

export const reuniteHouseholds = command({
  name: 'people.reunite_households',
  path: '/api/people/households/:householdId/reunite',
  summary: 'Two households travel together again: everybody of the other one joins this one',
  input: z.object({ householdId: HouseholdId, otherHouseholdId: HouseholdId, on: Day }),
  output: z.object({ joined: z.int() }),
  refusals: ['same_household', 'other_place', 'in_the_future'],
})

const linkRefusals = ['same_file', 'other_place', 'ages_disagree', 'guardian_is_a_child', 'verified_when', 'link_known'] as const

export const linkPersons = command({
  name: 'people.link_persons',
  path: '/api/people/persons/:personId/links',
  summary: 'Records who a person is to another, and how that is known',
  input: z.object({
    id: Id.optional(),
    personId: PersonId,
    otherId: PersonId,
    code: LinkCode,
    verified: LinkVerified.default('NONE'),
    verifiedOn: Day.optional(),
    fromOn: Day.optional(),
  }),
  output: FamilyLink,
  refusals: linkRefusals,
})

export const verifyLink = command({
  name: 'people.verify_link',
  path: '/api/people/links/:linkId/verify',
  summary: 'Says how a family link was verified',
  input: z.object({ linkId: Id, verified: LinkVerified.exclude(['NONE']), verifiedOn: Day }),
  output: FamilyLink,
  refusals: ['in_the_future'],
})

export const endLink = command({
  name: 'people.end_link',
  path: '/api/people/links/:linkId/end',
  summary: 'A family link ends on a day: a guardianship, a marriage',
  input: z.object({ linkId: Id, untilOn: Day }),
  output: FamilyLink,
  refusals: ['already_ended', 'in_the_future', 'left_before_joining'],
})
