/** Who was in which household, from when to when, and who is what to whom (domain.md 3.5). */
import { z } from 'zod'
import { Day } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { HouseholdId, PersonId, PersonLine } from './words.ts'

export const MembershipRole = z.enum(['HEAD', 'MEMBER', 'GUARDIAN', 'CARED_FOR']).meta({ id: 'MembershipRole' })
export type MembershipRole = z.infer<typeof MembershipRole>

export const JoinedWhy = z.enum(['TOGETHER', 'BORN', 'MARRIED', 'REUNITED', 'GUARDIANSHIP', 'CORRECTED']).meta({ id: 'JoinedWhy' })
export type JoinedWhy = z.infer<typeof JoinedWhy>

export const LeftWhy = z.enum(['SEPARATED', 'SPLIT', 'CAME_OF_AGE', 'DIED', 'GUARDIANSHIP_ENDED', 'CORRECTED']).meta({ id: 'LeftWhy' })
export type LeftWhy = z.infer<typeof LeftWhy>

export const Membership = z
  .object({
    id: Id,
    personId: PersonId,
    householdId: HouseholdId,
    role: MembershipRole,
    joinedOn: Day,
    joinedWhy: JoinedWhy,
    leftOn: Day.nullable(),
    leftWhy: LeftWhy.nullable(),
  })
  .meta({ id: 'Membership' })
export type Membership = z.infer<typeof Membership>

export const MembershipLine = Membership.extend({ person: PersonLine }).meta({ id: 'MembershipLine' })
export type MembershipLine = z.infer<typeof MembershipLine>

/** Relationship codes of domain.md 3.5: the person is the <code> of the other, a daughter of, a guardian of. */
export const LinkCode = z
  .enum([
    'SPO',
    'PAR',
    'SON',
    'DAU',
    'STS',
    'STD',
    'ADC',
    'FOC',
    'FAT',
    'MOT',
    'BRO',
    'SIS',
    'GRP',
    'GRC',
    'UNC',
    'AUN',
    'NEP',
    'NIE',
    'COU',
    'FIL',
    'MIL',
    'INL',
    'GUA',
    'WAR',
    'OTH',
  ])
  .meta({ id: 'LinkCode' })
export type LinkCode = z.infer<typeof LinkCode>

export const LinkVerified = z.enum(['DOC', 'DNA', 'TESTIMONY', 'NONE']).meta({ id: 'LinkVerified' })
export type LinkVerified = z.infer<typeof LinkVerified>

export const FamilyLink = z
  .object({
    id: Id,
    personId: PersonId,
    otherId: PersonId,
    code: LinkCode,
    verified: LinkVerified,
    verifiedOn: Day.nullable(),
    fromOn: Day.nullable(),
    untilOn: Day.nullable(),
  })
  .meta({ id: 'FamilyLink' })
export type FamilyLink = z.infer<typeof FamilyLink>
