/** What crosses the wire about nominal rolls: preview, commit, undo. The file itself is uploaded first, at /api/files. */
import { z } from 'zod'
import { OfficeId } from '#domain/access/words.ts'
import { command, download, page, paging, query } from '#domain/kit/contract.ts'
import { DatePrecision } from '#domain/kit/day.ts'
import { Id } from '#domain/kit/id.ts'
import { PersonId } from '#domain/people/words.ts'
import { DemandedParty } from '#domain/programmes/movement-type-words.ts'
import { partyRefusals } from '#domain/programmes/party-rules.ts'
import { PartyDraft } from '#domain/programmes/party-words.ts'
import { Roll, RollDuplicate, RollFault, rollFileRefusals, RollRemark } from './roll-words.ts'
import { MemberRole, RollId } from './words.ts'

const shownPerson = z.object({
  row: z.int(),
  familyName: z.string(),
  givenNames: z.string(),
  nativeName: z.string().nullable(),
  sex: z.string(),
  bornOn: z.string().nullable(),
  bornPrecision: DatePrecision,
  nationality: z.string(),
  role: MemberRole,
})

/** What a file would make, and what stands in the way. Long lists are cut; the counts are whole. */
export const RollPreview = z
  .object({
    roll: Roll,
    faults: z.array(RollFault),
    remarks: z.array(RollRemark),
    remarkCount: z.int(),
    families: z.array(
      z.object({
        familyNo: z.string(),
        caseRef: z.string().nullable(),
        destinationCountry: z.string(),
        destinationSubregion: z.string().nullable(),
        destinationCity: z.string().nullable(),
        members: z.array(shownPerson),
      }),
    ),
    duplicates: z.array(RollDuplicate),
    /** What the movement type still asks for: given once, it holds for every family of the roll. */
    openParties: z.array(DemandedParty),
  })
  .meta({ id: 'RollPreview' })
export type RollPreview = z.infer<typeof RollPreview>

export const previewRoll = command({
  name: 'cases.preview_roll',
  path: '/api/cases/rolls',
  summary: 'Reads an uploaded roll: what is wrong by row and column, who may be on file already, what it would make',
  input: z.object({ fileId: Id, programmeCode: z.string().min(1).max(60), office: OfficeId.optional() }),
  output: RollPreview,
  refusals: ['file_not_found', 'unknown_programme', 'not_your_office', 'which_office', 'already_imported', ...rollFileRefusals],
})

/** For each row that may be somebody known: the person it is, or null for somebody new. */
/** The person on file that a row is; null for somebody new, who was told apart from those shown, or is left for later. */
export const RollDecision = z.object({ row: z.int(), samePerson: PersonId.nullable(), later: z.boolean().default(false) })
export type RollDecision = z.infer<typeof RollDecision>

export const commitRoll = command({
  name: 'cases.commit_roll',
  path: '/api/cases/rolls/:rollId/commit',
  summary: 'Makes persons, households and cases of the whole roll, or of nothing',
  input: z.object({
    rollId: RollId,
    decisions: z.array(RollDecision).max(20_000).default([]),
    parties: z.array(PartyDraft).max(8).default([]),
  }),
  output: Roll,
  refusals: [
    'roll_has_faults',
    'roll_decisions_missing',
    'roll_decision_unknown',
    'roll_same_document',
    'already_imported',
    'roll_undone',
    ...partyRefusals,
    ...rollFileRefusals,
  ],
})

export const undoRoll = command({
  name: 'cases.undo_roll',
  path: '/api/cases/rolls/:rollId/undo',
  summary: 'Takes a whole import back, as long as nobody has worked on anything of it',
  input: z.object({ rollId: RollId }),
  output: Roll,
  refusals: ['roll_not_committed', 'worked_on_since'],
})

export const listRolls = query({
  name: 'cases.list_rolls',
  path: '/api/cases/rolls',
  summary: 'Rolls of my offices, newest first',
  input: z.object({ ...paging, state: z.enum(['PREVIEWED', 'COMMITTED', 'UNDONE']).optional() }),
  output: page(Roll),
})

export const getRoll = query({
  name: 'cases.get_roll',
  path: '/api/cases/rolls/:rollId',
  summary: 'A roll; while it is a preview, read again with what is on file today',
  input: z.object({ rollId: RollId }),
  output: RollPreview,
})

export const rollFaults = download({
  name: 'cases.roll_faults',
  path: '/api/cases/rolls/:rollId/faults-csv',
  summary: 'The rows that stand in the way, as they were written, each with what is wrong and how to mend it',
  input: z.object({ rollId: RollId, language: z.enum(['fr', 'en']).default('fr') }),
  produces: ['text/csv'],
})

export const getRollProgress = query({
  name: 'cases.get_roll_progress',
  path: '/api/cases/rolls/:rollId/progress',
  summary: 'How far an import or undoing of mine has come; 0 of 0 when it has not begun or is over',
  input: z.object({ rollId: RollId }),
  output: z.object({ done: z.int(), total: z.int() }),
})
