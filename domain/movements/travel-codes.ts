/**
 * The stable codes of everything that may be wrong with a journey (domain.md appendix F, E101 to E180), with the words in which it is
 * said. One table: forms, lists and outside programs know the code, people read the sentence of the word. Decides nothing.
 */
import type { DocumentRefusal } from '#domain/people/document-rules.ts'
import type { ManifestWord } from './manifest-rules.ts'

/** Words of this room, of the register of documents, and of a booking. */
type TravelWord = ManifestWord | Extract<DocumentRefusal, 'mrz_check_digit' | 'mrz_mismatch'> | 'overlapping_travel'

export type TravelCode = keyof typeof travelCodes
type Entry = {
  /** As appendix F calls it. */
  readonly is: string
  /** Nobody is booked, or no list is frozen, while one of these stands. */
  readonly blocks: readonly TravelWord[]
  /** Shown, and stops nothing by itself. */
  readonly warns: readonly TravelWord[]
}

export const travelCodes = {
  E101: entry('MRZ_CHECK_DIGIT', ['mrz_check_digit', 'document_lines_wrong']),
  E102: entry('MRZ_VIZ_MISMATCH', ['mrz_mismatch', 'document_lines_differ']),
  E103: entry('DOC_EXPIRES_BEFORE_ARRIVAL', ['document_expires_before_arrival', 'document_expired_on_arrival']),
  E104: entry('DOC_ORIGIN_BLOCK', ['document_origin_block']),
  E110: entry('NAME_NOT_LATIN', ['name_not_latin']),
  E120: entry('VISA_WINDOW', ['visa_not_yet_valid', 'visa_ends_before_arrival']),
  E121: entry('TRANSIT_VISA_MISSING', ['transit_visa_missing'], ['transit_rule_unknown']),
  E130: entry('MCT_ILLEGAL', ['connection_red']),
  // A warning for whoever books; the list waits until a supervisor has taken it on themself (domain.md 1.11).
  W131: entry('MCT_TIGHT', ['connection_amber_unapproved']),
  E140: entry('INF_WITHOUT_ADULT', ['infant_needs_adult', 'infant_adult_not_on_board', 'one_infant_per_adult']),
  E141: entry('UM_WITHOUT_ESCORT', ['minor_alone', 'minor_file_missing', 'minor_file_incomplete']),
  E142: entry('INF_TURNS_2_ON_TRIP', ['infant_turns_two']),
  E150: entry('OVERLAPPING_TRAVEL', ['overlapping_travel']),
  E151: entry('FAMILY_SPLIT_UNAPPROVED', ['family_split_unapproved']),
  E160: entry('SSR_CONFLICT', [
    'ssr_unknown',
    'ssr_text_missing',
    'ssr_twice',
    'wheelchair_codes_conflict',
    'meal_codes_conflict',
    'stretcher_needs_meda',
    'stretcher_needs_medical_escort',
    'oxygen_needs_meda',
    'umnr_wrong_age',
    'umnr_age_differs',
    'umnr_needs_adults',
    'umnr_and_ypta',
    'ypta_wrong_age',
    'infant_code_without_infant',
    'bassinet_without_infant',
    'child_code_without_child',
    'extra_seat_and_lap',
    'language_code_unknown',
  ]),
  // `medif_undecided` stops a list and lets seats be held: carriers answer in the last days.
  E161: entry(
    'MEDIF_REQUIRED',
    ['medif_missing', 'medif_undecided', 'medif_refused', 'unfit_to_fly', 'medif_expired', 'medif_needs_escort'],
    ['medif_late'],
  ),
  E162: entry('SSR_DEPORTEE_FORBIDDEN', ['deportee_code_forbidden']),
  E170: entry('MANIFEST_FROZEN', [], ['manifest_frozen']),
  E180: entry('TOTALS_MISMATCH', ['totals_mismatch']),
} as const satisfies Record<string, Entry>

function entry<const Is extends string>(
  is: Is,
  blocks: readonly TravelWord[],
  warns: readonly TravelWord[] = [],
): Entry & { readonly is: Is } {
  return { is, blocks, warns }
}

/** The code under which a word is known; undefined for words that appendix F gives none. */
export function codeOf(word: string): TravelCode | undefined {
  return (Object.keys(travelCodes) as TravelCode[]).find((code) =>
    [...travelCodes[code].blocks, ...travelCodes[code].warns].some((each) => each === word),
  )
}
