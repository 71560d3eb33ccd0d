/**
 * The nouns of a nominal roll (liste nominative, domain.md 1.6): the columns a file may have, what can be wrong with a row and how to
 * mend it, and the households that a clean file would make. How a file is read is in roll-rules.ts.
 */
import { z } from 'zod'
import { Instant } from '#domain/kit/day.ts'
import { LikelyPerson, PersonDraft } from '#domain/people/words.ts'
import { AccountId, OfficeId } from '#domain/access/words.ts'
import { MemberRole, RollId, SpecialNeed } from './words.ts'

/** domain.md 1.6, with what a machine readable zone adds. */
export const RollColumn = z.enum([
  'seq',
  'caseRef',
  'familyNo',
  'surname',
  'givenNames',
  'nativeName',
  'sex',
  'bornOn',
  'nationality',
  'relation',
  'documentType',
  'documentNumber',
  'documentIssuer',
  'documentIssuedOn',
  'documentExpiresOn',
  'visaNumber',
  'specialNeeds',
  'destinationCountry',
  'destinationSubregion',
  'destinationCity',
  'sponsor',
  'language',
  'mrz1',
  'mrz2',
  'mrz3',
])
export type RollColumn = z.infer<typeof RollColumn>

/** What stops an import. Each has a text `roll.fault.<word>` and says how to mend it in `roll.remedy.<word>`. */
export const rollFaultWords = [
  'column_missing',
  'column_twice',
  'cell_too_long',
  'cell_is_formula',
  'cell_has_control_characters',
  'surname_missing',
  'name_not_convertible',
  'sex_missing',
  'sex_unknown',
  'birth_date_missing',
  'birth_date_in_future',
  'birth_date_too_long_ago',
  'date_unreadable',
  'date_impossible',
  'date_month_first',
  'date_ambiguous',
  'date_two_digit_year',
  'nationality_missing',
  'nationality_unknown',
  'relation_missing',
  'relation_unknown',
  'family_number_missing',
  'no_principal',
  'two_principals',
  'principal_under_age',
  'child_older_than_parent',
  'case_ref_differs',
  'case_ref_shared',
  'case_ref_known',
  'destination_missing',
  'destination_differs',
  'country_unknown',
  'country_not_in_programme',
  'subregion_not_in_programme',
  'document_type_missing',
  'document_type_unknown',
  'document_number_missing',
  'document_issuer_missing',
  'document_issuer_unknown',
  'document_expired',
  'document_dates_order',
  'document_issued_in_future',
  'document_twice',
  'document_held',
  'mrz_unreadable',
  'mrz_check_digit',
  'mrz_mismatch',
  'language_unknown',
  'special_need_unknown',
  'person_twice',
] as const
export const RollFaultWord = z.enum(rollFaultWords)
export type RollFaultWord = z.infer<typeof RollFaultWord>

/** What somebody should look at, and what stops nothing. Texts in `roll.remark.<word>`. */
export const rollRemarkWords = [
  'column_ignored',
  'name_converted',
  'name_without_vowels',
  'name_from_mrz',
  'mrz_repaired',
  'birth_date_partial',
  'document_expires_soon',
  'no_document',
  'spouse_under_age',
  'several_spouses',
  'child_without_parent',
  'unaccompanied_minor',
] as const
export const RollRemarkWord = z.enum(rollRemarkWords)
export type RollRemarkWord = z.infer<typeof RollRemarkWord>

const where = {
  /** As the spreadsheet counts it: the heading is usually row 1. */
  row: z.int(),
  column: RollColumn.nullable(),
  /** The heading as it stands in the file; for a column that is missing, its usual name. */
  heading: z.string(),
  given: z.string().nullable(),
  /** Fills the placeholders of the text, such as the other row or the check digit expected. */
  details: z.record(z.string(), z.union([z.string(), z.number()])),
}
export const RollFault = z.object({ ...where, word: RollFaultWord }).meta({ id: 'RollFault' })
export type RollFault = z.infer<typeof RollFault>
export const RollRemark = z.object({ ...where, word: RollRemarkWord }).meta({ id: 'RollRemark' })
export type RollRemark = z.infer<typeof RollRemark>

/** One person of the roll, ready to be registered. */
export const RollPerson = z.object({
  row: z.int(),
  person: PersonDraft,
  role: MemberRole,
  specialNeeds: z.array(SpecialNeed),
  visaNumber: z.string().nullable(),
})
export type RollPerson = z.infer<typeof RollPerson>

/** A family of the roll, which becomes one household and one case. */
export const RollFamily = z.object({
  familyNo: z.string(),
  caseRef: z.string().nullable(),
  destinationCountry: z.string(),
  destinationSubregion: z.string().nullable(),
  destinationCity: z.string().nullable(),
  sponsor: z.string().nullable(),
  unaccompaniedMinor: z.boolean(),
  members: z.array(RollPerson),
})
export type RollFamily = z.infer<typeof RollFamily>

/** A cell as the file has it, before anything is understood. */
export type RawCell = { text: string; kind: 'TEXT' | 'NUMBER' | 'DATE' | 'FORMULA' }
/** `line` counts as the spreadsheet does. */
export type RawRow = { line: number; cells: RawCell[] }

/** What reading a whole roll gives: the families that stand, everything that does not, and the headings as the file has them. */
export type RollReading = {
  rowCount: number
  families: RollFamily[]
  faults: RollFault[]
  remarks: RollRemark[]
  titles: Record<RollColumn, string>
  headingLine: number
}

/** Why a file is no roll at all: said before any row is looked at. */
export const rollFileRefusals = [
  'roll_file_type',
  'roll_file_damaged',
  'roll_file_encrypted',
  'roll_file_too_large',
  'roll_unpacks_too_large',
  'roll_too_many_rows',
  'roll_too_many_columns',
  'roll_row_too_long',
  'roll_empty',
  'roll_no_heading',
] as const
export type RollFileRefusal = (typeof rollFileRefusals)[number]

export const RollState = z.enum(['PREVIEWED', 'COMMITTED', 'UNDONE'])
export type RollState = z.infer<typeof RollState>

/** An import, or its undoing, that somebody gave and that has not ended; after a crash it goes on by itself. */
export const RollRun = z.object({ what: z.enum(['COMMIT', 'UNDO']), beganAt: Instant, account: AccountId, isStopping: z.boolean() })
export type RollRun = z.infer<typeof RollRun>

export const Roll = z
  .object({
    id: RollId,
    office: OfficeId,
    fileName: z.string(),
    programmeCode: z.string(),
    programmeVersion: z.int(),
    state: RollState,
    rowCount: z.int(),
    faultCount: z.int(),
    householdCount: z.int(),
    previewedAt: Instant,
    committedAt: Instant.nullable(),
    undoneAt: Instant.nullable(),
    account: AccountId,
    /** Until it ends, everything is as before: all of the roll, or nothing. */
    underWay: RollRun.nullable(),
  })
  .meta({ id: 'Roll' })
export type Roll = z.infer<typeof Roll>

/** Somebody of the roll who may be on file already: the person importing decides, same or new. */
export const RollDuplicate = z.object({ row: z.int(), name: z.string(), likely: z.array(LikelyPerson) }).meta({ id: 'RollDuplicate' })
export type RollDuplicate = z.infer<typeof RollDuplicate>
