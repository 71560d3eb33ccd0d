/**
 * When two files may become one, what happens to two rows in one place, and what of it goes back when the merge is undone. Pure: the
 * same functions decide in the database's transaction and in the property test.
 */
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type { Merge, MergeBar } from './merge-words.ts'

/** Where a file lies and whether it is still one of its own. */
export type MergeSide = { readonly id: string; readonly office: number; readonly compartment: number; readonly mergedInto: string | null }

/**
 * Files of different offices or compartments are never merged: one side would see what it may not, or lose what it could. Somebody who
 * sees both is told so; somebody who sees one never learns that there is another.
 */
export function barOf(kept: MergeSide, merged: MergeSide): MergeBar | null {
  if (kept.mergedInto !== null || merged.mergedInto !== null) return 'already_merged'
  if (kept.office !== merged.office) return 'other_office'
  return kept.compartment === merged.compartment ? null : 'other_compartment'
}

export type MergeRefusal = 'same_file' | 'already_merged' | 'files_differ_in_rights'

export function canMerge(kept: MergeSide, merged: MergeSide): Result<null, MergeRefusal> {
  if (kept.id === merged.id) return refuse('same_file')
  const bar = barOf(kept, merged)
  if (bar === 'already_merged') return refuse('already_merged')
  return bar === null ? accept(null) : refuse('files_differ_in_rights', { differ: bar === 'other_office' ? 'office' : 'compartment' })
}

/** Four eyes: the database holds the same rule (people_merge_second_person). */
export function canConfirm(
  merge: Pick<Merge, 'state' | 'fourEyes' | 'proposedBy'>,
  account: string,
): Result<null, 'not_proposed' | 'own_proposal'> {
  if (merge.state !== 'PROPOSED') return refuse('not_proposed')
  return merge.fourEyes && merge.proposedBy === account ? refuse('own_proposal') : accept(null)
}

/**
 * Merges into one person are undone in the order of a pile, the last one first: only then is it certain for each row where it came
 * from. `later` is the latest merge that stands on top of this one.
 */
export function canUndo(
  merge: Pick<Merge, 'id' | 'state'>,
  later: Pick<Merge, 'id' | 'mergedAt'> | undefined,
): Result<null, 'not_merged' | 'later_merge_first'> {
  if (merge.state !== 'MERGED') return refuse('not_merged')
  return later === undefined ? accept(null) : refuse('later_merge_first', { mergeId: later.id, at: later.mergedAt })
}

/** A row of any table as the database tells it: columns and JSON values. */
export type Row = Readonly<Record<string, unknown>>
/** Column → what it was and what it became. */
export type Changes = Readonly<Record<string, readonly [before: unknown, after: unknown]>>
/** Column → rule, as kit_repoint_rule has them. */
export type FoldRules = Readonly<Record<string, string>>

/** Whether rows of a table may be folded into one another at all. */
export function canFold(rules: FoldRules): boolean {
  return Object.keys(rules).some((column) => column !== '*' && rules[column] !== 'STAYS')
}

/** What the kept row takes over from the other row in the same place. `fixed` are the columns that say which place it is. */
export function foldRow(kept: Row, folded: Row, rules: FoldRules, fixed: readonly string[]): Changes {
  const changes: Record<string, [unknown, unknown]> = {}
  const put = (column: string, value: unknown): void => {
    if (!fixed.includes(column) && !isSame(kept[column], value)) changes[column] = [kept[column], value]
  }
  for (const [column, rule] of Object.entries(rules)) {
    const [name = '', list = ''] = rule.split(':')
    const codes = list.split(',')
    if (name !== 'ROW_BY') {
      const value = foldValue(name, codes, kept[column], folded[column])
      if (value !== undefined) put(column, value.is)
    } else if (rankOf(codes, folded[column]) < rankOf(codes, kept[column])) for (const each of Object.keys(folded)) put(each, folded[each])
  }
  return changes
}

function foldValue(rule: string, codes: readonly string[], kept: unknown, folded: unknown): { is: unknown } | undefined {
  const pick = (takesOther: boolean): { is: unknown } => ({ is: takesOther ? folded : kept })
  if (rule === 'RANK') return pick(rankOf(codes, folded) < rankOf(codes, kept))
  if (rule === 'EITHER') return { is: kept === true || folded === true }
  if (rule === 'FILL') return pick(kept === null)
  if (rule === 'OPEN_WINS') return pick(folded === null)
  if (rule === 'EARLIEST') return pick(folded !== null && (kept === null || textOf(folded) < textOf(kept)))
  if (rule === 'LATEST') return pick(folded !== null && (kept === null || textOf(folded) > textOf(kept)))
  if (rule === 'UNION') return { is: [...new Set([...((kept as string[] | null) ?? []), ...((folded as string[] | null) ?? [])])] }
  return undefined
}

function rankOf(codes: readonly string[], value: unknown): number {
  const at = codes.indexOf(textOf(value))
  return at === -1 ? codes.length : at
}

/** Days, instants and codes: what is compared here is text in the database's own form. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null)
}

/** What goes back: a column that still holds what the merge put there. What somebody has changed since is theirs and stays. */
export function undoChanges(now: Row, changes: Changes): Record<string, unknown> {
  const back = Object.entries(changes).filter(([column, [, after]]) => isSame(now[column], after))
  return Object.fromEntries(back.map(([column, [before]]) => [column, before]))
}

/** Columns of a person, as the table has them, that the kept file takes from the merged one where it has nothing. */
const filled: readonly (readonly string[])[] = [
  ['native_name', 'native_script'],
  ['born_on', 'born_precision'],
  ['safe_contact'],
  ['household_id'],
]

/** The kept file's own words are never written over: only what it does not know is filled. */
export function fillPerson(kept: Row, merged: Row): Changes {
  const changes: Record<string, [unknown, unknown]> = {}
  for (const group of filled) {
    const [first = ''] = group
    if (kept[first] !== null || merged[first] === null) continue
    for (const column of group) if (!isSame(kept[column], merged[column])) changes[column] = [kept[column], merged[column]]
  }
  return changes
}

export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}
