// What is wrong with an interchange: one word of a closed list, and the place down to the component. The sentence that says how to
// mend it is the catalogue's (`paxlst.fault.<word>`, `paxlst.remedy.<word>`); nothing here is text for people.
import { componentStart, type Segment, type Separators } from './segments.ts'

export const faultWords = [
  'ends_without_terminator',
  'separators_not_usable',
  'separators_not_used',
  'separators_unusual',
  'start_unknown',
  'character_not_allowed',
  'line_break_inside',
  'release_needless',
  'separator_needless',
  'tag_unknown',
  'segment_cut',
  'segment_out_of_place',
  'segment_repeats',
  'segment_repeats_beyond_directory',
  'segment_missing',
  'segment_outside_message',
  'element_missing',
  'element_unexpected',
  'element_too_long',
  'element_length',
  'element_not_number',
  'element_not_letters',
  'leading_zero',
  'code_unknown',
  'code_unusual',
  'directory_unknown',
  'count_differs',
  'reference_differs',
  'heads_differ',
  'reference_twice',
  'sequence_broken',
  'date_not_real',
  'date_format',
  'date_order',
  'birth_incomplete',
  'born_after_departure',
  'document_expired',
  'document_twice',
  'document_fact_missing',
  'person_fact_missing',
  'person_fact_twice',
  'person_not_of_this_list',
  'name_character',
  'place_shape',
  'place_unknown',
  'place_not_on_route',
  'place_without_person',
  'place_twice',
  'country_shape',
  'country_unknown',
  'flight_shape',
  'flight_fact_missing',
  'number_shape',
  'changed_since_written',
  'check_unreadable',
] as const
export type FaultWord = (typeof faultWords)[number]

export type Fault = {
  /** A WARNING names something that is allowed and probably not meant. */
  level: 'ERROR' | 'WARNING'
  word: FaultWord
  /** The segments of the file counted from 1; the service string advice (UNA) is 0. */
  segment: number
  tag: string
  /** From 1. */
  line: number
  column: number
  /** Characters before it in the file. */
  offset: number
  /** From 1, the tag not counted; absent where the whole segment is meant. */
  element?: number
  component?: number
  expected?: string
  found?: string
}

export type Where = { element?: number; component?: number; expected?: string; found?: string; level?: Fault['level'] }

/** Where faults are gathered, with the separators that turn a component into a place in the text. */
export type FaultList = { readonly faults: Fault[]; readonly separators: Separators }

/** Registers that a caller may have: without them codes are checked by their shape. */
export type Registers = { isPlace?: (code: string) => boolean; isCountry?: (code: string) => boolean }

/** What is at hand while one message is checked. */
export type Checking = FaultList & {
  readonly registers: Registers
  /** Document and reference numbers seen in this file so far. */
  readonly seen: Set<string>
}

export function addFault(list: FaultList, segment: Segment, word: FaultWord, where: Where = {}): void {
  const { level = 'ERROR', ...more } = where
  const inside = componentStart(segment, list.separators, where.element, where.component)
  list.faults.push({
    level,
    word,
    segment: segment.number,
    tag: segment.tag,
    line: segment.line,
    column: segment.column + inside,
    offset: segment.offset + inside,
    ...more,
  })
}
