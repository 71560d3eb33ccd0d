/** Merging two files into one person, and undoing it: proposed, confirmed by a second person where the office asks for one, reversible. */
import type { OfficeId } from '#domain/access/words.ts'
import type { InputOf, OutputOf, RefusalOf } from '#domain/kit/contract.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type * as merges from '#domain/people/merge-contract.ts'
import * as rules from '#domain/people/merge-rules.ts'
import type { Merge, MergeId } from '#domain/people/merge-words.ts'
import type { PersonId } from '#domain/people/words.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { findProgress, progressOf } from '#server/kit/progress.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import * as store from './merge-store.ts'
import { saidByUndoing } from '#domain/people/pair-rules.ts'
import { rememberSaying } from './pair-actions.ts'
import { giveReferencesBack, moveReferences, type PlaceRefusal } from './repointing.ts'
import { findPerson } from './store.ts'

type Barred = rules.MergeRefusal | PlaceRefusal

export async function mergePersons(
  work: Work,
  input: InputOf<typeof merges.mergePersons>,
): Promise<Result<Merge, RefusalOf<typeof merges.mergePersons> | 'not_found'>> {
  // Names of merged files lead to the kept ones, so that nothing is ever merged into what no longer stands.
  const [kept, merged] = [await findPerson(work.db, input.keptId), await findPerson(work.db, input.mergedId)]
  if (kept === undefined || merged === undefined) return refuse('not_found')
  const may = rules.canMerge(kept, merged)
  if (!may.ok) return may

  const fourEyes = await store.hasFourEyes(work.db, kept.office)
  const proposed: store.PlacedMerge = {
    id: input.id ?? (newId() as MergeId),
    office: kept.office,
    compartment: kept.compartment,
    keptId: kept.id,
    mergedId: merged.id,
    state: 'PROPOSED',
    grounds: input.grounds,
    fourEyes,
    proposedBy: work.actor.accountId,
    proposedAt: work.now,
    mergedBy: null,
    mergedAt: null,
    undoneBy: null,
    undoneAt: null,
    undoneWhy: null,
  }
  try {
    await store.insertMerge(work.db, proposed)
  } catch (error) {
    if (brokeConstraint(error, 'people_merge_standing')) return refuse('merge_awaits_second')
    if (brokeConstraint(error, 'people_merge_pkey')) return refuse('id_taken')
    throw error
  }
  if (!fourEyes) return carryOut(work, proposed)
  record(work, proposed, 'merge_proposed', { grounds: proposed.grounds })
  return accept(proposed)
}

export async function confirmMerge(
  work: Work,
  { mergeId }: InputOf<typeof merges.confirmMerge>,
): Promise<Result<Merge, RefusalOf<typeof merges.confirmMerge> | 'not_found'>> {
  const proposed = await store.findMergeForUpdate(work.db, mergeId)
  if (proposed === undefined) return refuse('not_found')
  const may = rules.canConfirm(proposed, work.actor.accountId)
  return may.ok ? carryOut(work, proposed) : may
}

export async function declineMerge(
  work: Work,
  { mergeId }: InputOf<typeof merges.declineMerge>,
): Promise<Result<Merge, 'not_proposed' | 'not_found'>> {
  const proposed = await store.findMergeForUpdate(work.db, mergeId)
  if (proposed === undefined) return refuse('not_found')
  if (proposed.state !== 'PROPOSED') return refuse('not_proposed')
  const declined: store.PlacedMerge = { ...proposed, state: 'DECLINED' }
  await store.updateMerge(work.db, declined)
  record(work, declined, 'merge_declined', {})
  return accept(declined)
}

/** One transaction: both files locked, every reference moved, what the kept file does not know filled, the merged one led to it. */
async function carryOut(work: Work, proposed: store.PlacedMerge): Promise<Result<Merge, Barred | 'not_found'>> {
  const { keptId, mergedId } = proposed
  const rows = await store.lockPersonRows(work.db, [keptId, mergedId])
  const [kept, merged] = [rows.get(keptId), rows.get(mergedId)]
  if (kept === undefined || merged === undefined) return refuse('not_found')
  const may = rules.canMerge(sideOf(kept), sideOf(merged))
  if (!may.ok) return may

  const progress = progressOf(work, proposed.id)
  const moved = await moveReferences(work, { id: proposed.id, kept: keptId, merged: mergedId }, progress.told)
  if (!moved.ok) return moved

  const filled = rules.fillPerson(kept, merged)
  const becomes = Object.fromEntries(Object.entries(filled).map(([name, [, after]]) => [name, after]))
  const fills = Object.keys(becomes).length > 0
  const after = fills ? await store.setPersonColumns(work.db, keptId, { ...becomes, updated_at: work.now }) : kept
  const changed = fills ? [...Object.keys(filled), 'updated_at'] : []
  await store.setPersonColumns(work.db, mergedId, { merged_into: keptId })

  const merge: store.PlacedMerge = { ...proposed, state: 'MERGED', mergedBy: work.actor.accountId, mergedAt: work.now }
  await store.updateMerge(work.db, merge, Object.fromEntries(changed.map((name) => [name, [kept[name], after[name]] as const])))
  progress.over()
  await rememberSaying(work, keptId, mergedId, 'SAME')
  record(work, merge, 'person_merged', { references: moved.value, grounds: merge.grounds, filled: Object.keys(filled).join(' ') })
  return accept(merge)
}

export async function undoMerge(
  work: Work,
  { mergeId, why }: InputOf<typeof merges.undoMerge>,
): Promise<Result<OutputOf<typeof merges.undoMerge>, RefusalOf<typeof merges.undoMerge> | 'not_found'>> {
  const merge = await store.findMergeForUpdate(work.db, mergeId)
  if (merge === undefined) return refuse('not_found')
  const rows = await store.lockPersonRows(work.db, [merge.keptId, merge.mergedId])
  const kept = rows.get(merge.keptId)
  if (kept === undefined) return refuse('not_found')
  const may = rules.canUndo(merge, merge.state === 'MERGED' ? await store.findLaterMerge(work.db, merge) : undefined)
  if (!may.ok) return may

  const progress = progressOf(work, merge.id)
  await giveReferencesBack(work, { id: merge.id, kept: merge.keptId, merged: merge.mergedId }, progress.told)
  const back = rules.undoChanges(kept, merge.changes)
  // When everything that was filled goes back, so does the moment of the last change; else somebody has worked on the file since.
  if (Object.keys(back).length > 0)
    await store.setPersonColumns(work.db, merge.keptId, 'updated_at' in back ? back : { ...back, updated_at: work.now })
  await store.setPersonColumns(work.db, merge.mergedId, { merged_into: null })

  const undone: store.PlacedMerge = { ...merge, state: 'UNDONE', undoneBy: work.actor.accountId, undoneAt: work.now, undoneWhy: why }
  await store.updateMerge(work.db, undone)
  progress.over()
  const counts = await store.countCameBack(work.db, merge.id)
  for (const said of saidByUndoing(why)) await rememberSaying(work, merge.keptId, merge.mergedId, said)
  record(work, undone, 'merge_undone', { why, ...counts })
  return accept({ ...undone, ...counts })
}

export async function listMerges(
  work: Work,
  input: InputOf<typeof merges.listMerges>,
): Promise<Result<OutputOf<typeof merges.listMerges>, never>> {
  const after = readCursor(input.after, 2)
  if (after === null || after?.some((part) => typeof part !== 'string')) return accept({ items: [], next: null })
  const rows = await store.listMergeLines(work.db, work.actor.offices, input, after as [string, string] | undefined)
  return accept(
    pageOf(
      rows,
      input.limit,
      (row) => writeCursor(row.proposedAt, row.id),
      (row) => row,
    ),
  )
}

export async function getMerge(
  work: Work,
  { mergeId }: InputOf<typeof merges.getMerge>,
): Promise<Result<OutputOf<typeof merges.getMerge>, 'not_found'>> {
  const line = await store.findMergeLine(work.db, mergeId)
  if (line === undefined) return refuse('not_found')
  const { changes, ...merge } = line
  return accept({
    ...merge,
    counts: await store.countByTable(work.db, mergeId),
    filled: Object.keys(changes).filter((name) => name !== 'updated_at'),
  })
}

export async function getMergeProgress(
  work: Work,
  { mergeId }: InputOf<typeof merges.getMergeProgress>,
): Promise<Result<OutputOf<typeof merges.getMergeProgress>, never>> {
  return accept((await findProgress(work.db, mergeId)) ?? { done: 0, total: 0 })
}

export async function listSettings(work: Work): Promise<Result<OutputOf<typeof merges.listSettings>, never>> {
  const settled = await store.listSettingRows(work.db)
  return accept({ items: work.actor.offices.map((office) => settled.find((each) => each.office === office) ?? unsettled(office)) })
}

function unsettled(office: OfficeId): merges.RegisterSetting {
  return { office, mergeFourEyes: false, eraseFourEyes: true, weighFourEyes: false }
}

export async function changeSetting(
  work: Work,
  { office, ...asked }: InputOf<typeof merges.changeSetting>,
): Promise<Result<OutputOf<typeof merges.changeSetting>, 'not_your_office'>> {
  if (!work.actor.offices.includes(office)) return refuse('not_your_office')
  const before = (await store.listSettingRows(work.db)).find((each) => each.office === office) ?? unsettled(office)
  const setting = { ...before, ...asked }
  await store.saveSetting(work.db, setting, work.actor.accountId, work.now)
  const { mergeFourEyes, eraseFourEyes, weighFourEyes } = setting
  work.record({
    name: 'register_settled',
    subject: work.actor.accountId,
    office,
    compartment: 0,
    facts: { mergeFourEyes, eraseFourEyes, weighFourEyes },
  })
  return accept(setting)
}

function record(work: Work, merge: store.PlacedMerge, name: string, facts: Record<string, string | number | boolean>): void {
  const { office, compartment } = merge
  for (const subject of [merge.keptId, merge.mergedId])
    work.record({ name, subject, office, compartment, facts: { ...facts, kept: subject === merge.keptId } })
}

function sideOf(row: rules.Row): rules.MergeSide {
  return {
    id: String(row['id']),
    office: Number(row['office']),
    compartment: Number(row['compartment']),
    mergedInto: row['merged_into'] as PersonId | null,
  }
}
