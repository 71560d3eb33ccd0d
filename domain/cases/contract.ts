/** What crosses the wire about cases: opening, reading, members, and the steps of the journey. Work on a case is in work-contract.ts. */
import { z } from 'zod'
import { OfficeId } from '#domain/access/words.ts'
import { command, page, paging, query } from '#domain/kit/contract.ts'
import { Day, Instant } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { PersonId, PersonLine } from '#domain/people/words.ts'
import { partyRefusals } from '#domain/programmes/party-rules.ts'
import { Bilingual } from '#domain/programmes/words.ts'
import {
  Case,
  CaseDraft,
  CaseFile,
  CaseId,
  CaseMember,
  CaseNote,
  CaseParty,
  CaseStatus,
  CaseTask,
  Hold,
  HoldReason,
  MemberRole,
  RollId,
  SpecialNeed,
} from './words.ts'

const memberFields = {
  personId: PersonId,
  role: MemberRole,
  travelling: z.boolean().default(true),
  specialNeeds: z.array(SpecialNeed).max(12).default([]),
  visaNumber: z.string().trim().min(1).max(40).optional(),
}
const familyRefusals = [
  'already_member',
  'principal_already_there',
  'principal_under_age',
  'person_not_found',
  'person_sealed_elsewhere',
] as const
const reason = z.string().trim().max(500)

export const openCase = command({
  name: 'cases.open',
  path: '/api/cases',
  summary: 'Opens a case under a programme, with the people who travel together',
  input: CaseDraft.extend({ members: z.array(z.object(memberFields)).max(40).default([]) }),
  output: Case,
  refusals: [
    'not_your_office',
    'which_office',
    'unknown_programme',
    'destination_missing',
    'country_not_in_programme',
    'subregion_not_in_programme',
    'id_taken',
    ...partyRefusals,
    ...familyRefusals,
  ],
  offline: true,
})

/** One line of the list. The principal applicant is null when nobody is, or when their file is not for this reader. */
export const CaseRow = z
  .object({
    id: CaseId,
    office: OfficeId,
    publicRef: z.string(),
    externalRef: z.string().nullable(),
    programmeCode: z.string(),
    programmeNames: Bilingual,
    destinationCountry: z.string().nullable(),
    destinationCity: z.string().nullable(),
    status: CaseStatus,
    statusSince: Instant,
    criticalOn: Day.nullable(),
    openedAt: Instant,
    principal: z
      .object({ personId: PersonId, familyName: z.string(), givenNames: z.string(), nativeName: z.string().nullable() })
      .nullable(),
    memberCount: z.int(),
  })
  .meta({ id: 'CaseRow' })
export type CaseRow = z.infer<typeof CaseRow>

export const listCases = query({
  name: 'cases.list',
  path: '/api/cases',
  summary: 'Cases of my offices, newest first or by critical day',
  input: z.object({
    ...paging,
    /** One or more statuses, separated by commas. */
    status: z
      .string()
      .max(300)
      .refine((text) => text.split(',').every((each) => CaseStatus.safeParse(each).success), { error: 'unknown_status' })
      .optional(),
    programme: z.string().max(60).optional(),
    office: OfficeId.optional(),
    mine: z.enum(['yes']).optional().meta({ description: 'Only cases that I opened' }),
    rollId: RollId.optional(),
    personId: PersonId.optional(),
    sort: z.enum(['opened', 'critical']).default('opened'),
  }),
  output: page(CaseRow),
})

export const findCases = query({
  name: 'cases.find',
  path: '/api/cases/find',
  summary: 'Cases whose reference, ours or a partner’s, begins with these characters',
  input: z.object({ q: z.string().trim().min(1).max(60), limit: z.coerce.number().int().min(1).max(20).default(8) }),
  output: z.object({ items: z.array(CaseRow) }),
})

const BlockCode = z.enum([
  'on_hold',
  'critical_day_passed',
  'critical_day_near',
  'consent_missing',
  'task_overdue',
  'no_principal',
  'principal_under_age',
  'spouse_under_age',
  'several_spouses',
  'child_without_parent',
])

/** A case read as a story: who, where it stands, what blocks it, what is next. */
export const CaseStory = z
  .object({
    case: Case,
    programmeNames: Bilingual,
    members: z.array(CaseMember.extend({ person: PersonLine })),
    parties: z.array(CaseParty),
    holds: z.array(Hold),
    tasks: z.array(CaseTask),
    notes: z.array(CaseNote),
    files: z.array(CaseFile),
    blocks: z.array(
      z.object({
        code: BlockCode,
        weight: z.enum(['STOPS', 'CARE']),
        reason: HoldReason.nullable(),
        count: z.int().nullable(),
        on: Day.nullable(),
      }),
    ),
    next: z.string(),
    /** Steps that may be taken by hand from here. */
    byHand: z.array(CaseStatus),
  })
  .meta({ id: 'CaseStory' })
export type CaseStory = z.infer<typeof CaseStory>

export const getCase = query({
  name: 'cases.get',
  path: '/api/cases/:caseId',
  summary: 'A case with its members, holds, tasks, notes and files, what blocks it and what is next',
  input: z.object({ caseId: CaseId }),
  output: CaseStory,
})

export const timeline = query({
  name: 'cases.timeline',
  path: '/api/cases/:caseId/timeline',
  summary: 'What happened in a case, newest first',
  input: z.object({ caseId: CaseId, ...paging }),
  output: page(
    z.object({
      id: Id,
      at: Instant,
      name: z.string(),
      subject: Id,
      accountName: z.string().nullable(),
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    }),
  ),
})

export const addMember = command({
  name: 'cases.add_member',
  path: '/api/cases/:caseId/members',
  summary: 'Adds somebody to a case',
  input: z.object({ caseId: CaseId, ...memberFields }),
  output: CaseMember,
  refusals: [...familyRefusals, 'case_ended'],
  offline: true,
})

export const changeMember = command({
  name: 'cases.change_member',
  path: '/api/cases/:caseId/members/:personId/change',
  summary: 'Corrects the role of a member, whether they travel, and the help they need on the way',
  input: z.object({
    caseId: CaseId,
    personId: PersonId,
    role: MemberRole,
    travelling: z.boolean(),
    specialNeeds: z.array(SpecialNeed).max(12),
    visaNumber: z.string().trim().min(1).max(40).nullable(),
  }),
  output: CaseMember,
  refusals: [...familyRefusals, 'not_member', 'principal_needed', 'case_ended'],
})

export const removeMember = command({
  name: 'cases.remove_member',
  path: '/api/cases/:caseId/members/:personId/remove',
  summary: 'Takes somebody out of a case; their record stays',
  input: z.object({ caseId: CaseId, personId: PersonId }),
  output: z.object({}),
  refusals: ['not_member', 'principal_needed', 'case_ended'],
})

export const advanceCase = command({
  name: 'cases.advance',
  path: '/api/cases/:caseId/advance',
  summary: 'Takes a step that is decided by a person; the others follow from clearances, bookings and arrivals',
  input: z.object({
    caseId: CaseId,
    to: z.enum(['REGISTERED', 'IN_CLEARANCE', 'REJECTED', 'CANCELLED', 'DECEASED']),
    reason: reason.optional(),
  }),
  output: Case,
  refusals: ['cannot_move', 'reason_missing', 'on_hold', 'no_principal', 'principal_under_age', 'consent_missing'],
})

export const withdrawCase = command({
  name: 'cases.withdraw',
  path: '/api/cases/:caseId/withdraw',
  summary: 'The persons no longer wish to go: accepted from every active status, without a reason being asked',
  input: z.object({ caseId: CaseId, reason: reason.optional() }),
  output: Case,
  refusals: ['cannot_move'],
  offline: true,
})

export const closeCase = command({
  name: 'cases.close',
  path: '/api/cases/:caseId/close',
  summary: 'Closes a case whose tasks are done',
  input: z.object({ caseId: CaseId }),
  output: Case,
  refusals: ['cannot_move', 'tasks_open'],
})

export const reopenCase = command({
  name: 'cases.reopen',
  path: '/api/cases/:caseId/reopen',
  summary: 'A supervisor takes an ended case up again, with the reason',
  input: z.object({ caseId: CaseId, reason: reason.min(1) }),
  output: Case,
  refusals: ['not_ended', 'reason_missing'],
})
