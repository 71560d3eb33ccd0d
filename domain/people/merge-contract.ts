/** What crosses the wire about merges: comparing two files, proposing, confirming, undoing, and the office's setting. */
import { z } from 'zod'
import { OfficeId } from '#domain/access/words.ts'
import { command, page, paging, query } from '#domain/kit/contract.ts'
import { Evidence, Merge, MergeBar, MergeCount, MergeGrounds, MergeId, MergeLine, MergeState, UndoReason } from './merge-words.ts'
import { IdentityDocument, Person, PersonId } from './words.ts'

/** One side of a comparison. Null where values are kept back: then only the agreement is told. */
export const ComparedSide = z.object({ person: Person, documents: z.array(IdentityDocument) }).meta({ id: 'ComparedSide' })
export type ComparedSide = z.infer<typeof ComparedSide>

export const Comparison = z
  .object({
    score: z.number().min(0).max(1),
    scorer: z.string(),
    evidence: z.array(Evidence),
    bar: MergeBar.nullable(),
    /** True when the files differ in rights: agreement is told, values are not. */
    masked: z.boolean(),
    a: ComparedSide.nullable(),
    b: ComparedSide.nullable(),
    /** The safe contact is told to nobody here: only whether both say the same. */
    safeContact: z.enum(['SAME', 'DIFFERENT', 'ONE_SIDE', 'NONE']),
    /** Both travel, with different people: after a merge the person is of both households, and somebody should look. */
    differentHouseholds: z.boolean(),
    /** How many rows would move, by table, as far as this reader may see. */
    references: z.array(z.object({ table: z.string(), a: z.int(), b: z.int() })),
  })
  .meta({ id: 'Comparison' })
export type Comparison = z.infer<typeof Comparison>

export const comparePersons = query({
  name: 'people.compare_persons',
  path: '/api/people/compare/:personId/:otherId',
  summary: 'Two files side by side: agreement by field with its weight, and whether they may be merged',
  input: z.object({ personId: PersonId, otherId: PersonId }),
  output: Comparison,
})

const barred = ['same_file', 'already_merged', 'files_differ_in_rights', 'both_in_one_place', 'both_on_one_journey'] as const

export const mergePersons = command({
  name: 'people.merge_persons',
  path: '/api/people/merges',
  summary: 'Holds two files to be one person: merged at once, or proposed to a second person where the office asks for one',
  input: z.object({ id: MergeId.optional(), keptId: PersonId, mergedId: PersonId, grounds: MergeGrounds }),
  output: Merge,
  refusals: [...barred, 'merge_awaits_second', 'id_taken'],
})

export const confirmMerge = command({
  name: 'people.confirm_merge',
  path: '/api/people/merges/:mergeId/confirm',
  summary: 'A second person confirms a proposed merge, which is then made',
  input: z.object({ mergeId: MergeId }),
  output: Merge,
  refusals: [...barred, 'not_proposed', 'own_proposal'],
})

export const declineMerge = command({
  name: 'people.decline_merge',
  path: '/api/people/merges/:mergeId/decline',
  summary: 'Declines a proposed merge, or takes one’s own proposal back',
  input: z.object({ mergeId: MergeId }),
  output: Merge,
  refusals: ['not_proposed'],
})

export const undoMerge = command({
  name: 'people.undo_merge',
  path: '/api/people/merges/:mergeId/undo',
  summary: 'Gives back two files as they were; what was changed since goes with its row',
  input: z.object({ mergeId: MergeId, why: UndoReason }),
  output: Merge.extend({
    back: z.int(),
    /** Rows that are no longer there, or that somebody has given to another person since. */
    gone: z.int(),
    stayed: z.int(),
  }),
  refusals: ['not_merged', 'later_merge_first'],
})

export const listMerges = query({
  name: 'people.list_merges',
  path: '/api/people/merges',
  summary: 'Merges proposed, made, declined and undone, newest first',
  input: z.object({ ...paging, state: MergeState.optional() }),
  output: page(MergeLine),
})

export const getMerge = query({
  name: 'people.get_merge',
  path: '/api/people/merges/:mergeId',
  summary: 'One merge with what it changed, table by table',
  input: z.object({ mergeId: MergeId }),
  output: MergeLine.extend({ counts: z.array(MergeCount), filled: z.array(z.string()) }),
})

export const getMergeProgress = query({
  name: 'people.get_merge_progress',
  path: '/api/people/progress/:mergeId',
  summary: 'How far a merge of mine has come; 0 of 0 when it has not begun or is over',
  input: z.object({ mergeId: MergeId }),
  output: z.object({ done: z.int(), total: z.int() }),
})

export const RegisterSetting = z
  .object({ office: OfficeId, mergeFourEyes: z.boolean(), eraseFourEyes: z.boolean(), weighFourEyes: z.boolean() })
  .meta({ id: 'RegisterSetting' })
export type RegisterSetting = z.infer<typeof RegisterSetting>

export const listSettings = query({
  name: 'people.list_settings',
  path: '/api/people/settings',
  summary: 'What my offices have settled for their register',
  input: z.object({}),
  output: z.object({ items: z.array(RegisterSetting) }),
})

export const changeSetting = command({
  name: 'people.change_setting',
  path: '/api/people/settings',
  summary: 'Settles whether merges, erasures and new weights need a second person; what is not said stays as it is',
  input: RegisterSetting.partial({ mergeFourEyes: true, eraseFourEyes: true, weighFourEyes: true }),
  output: RegisterSetting,
  refusals: ['not_your_office'],
})
