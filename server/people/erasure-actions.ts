/** Erasures: proposed from a request, confirmed by a second person, stopped, and carried out in the night. There is no way back. */
import type { InputOf, OutputOf, RefusalOf } from '#domain/kit/contract.ts'
import { dayAt } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type * as erasures from '#domain/people/erasure-contract.ts'
import * as rules from '#domain/people/erasure-rules.ts'
import type { Erasure, ErasureId } from '#domain/people/erasure-words.ts'
import type { RecordRequest } from '#domain/people/request-words.ts'
import type { PersonId } from '#domain/people/words.ts'
import { listRetentionDuties } from '#packs/retention/retention.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import { brokeConstraint } from '#server/kit/database.ts'
import { newId, type Work } from '#server/kit/transaction.ts'
import * as store from './erasure-store.ts'
import { listMergedFiles } from './kept-store.ts'
import { getOriginals } from './original-actions.ts'
import { findRequest, findRequestForUpdate, updateRequest } from './record-store.ts'

export async function getErasurePlan(
  work: Work,
  { requestId }: InputOf<typeof erasures.getErasurePlan>,
): Promise<Result<OutputOf<typeof erasures.getErasurePlan>, 'not_found'>> {
  const found = await findRequest(work.db, requestId)
  if (found === undefined) return refuse('not_found')
  const files = await filesOf(work, found.request.personId)
  const cases = await store.countCases(work.db, files)
  const originalsAway = await countAway(work, files)
  const erasure = await store.findErasureOf(work.db, requestId)
  return accept({
    activeCases: cases.active,
    originalsAway,
    sharedCases: cases.shared,
    kept: await keptOf(work, files),
    fourEyes: await store.hasEraseFourEyes(work.db, found.place.office),
    erasure: erasure === undefined ? null : bare(erasure),
  })
}

export async function proposeErasure(
  work: Work,
  { id, requestId }: InputOf<typeof erasures.proposeErasure>,
): Promise<Result<Erasure, RefusalOf<typeof erasures.proposeErasure> | 'not_found'>> {
  const found = await findRequestForUpdate(work.db, requestId)
  if (found === undefined) return refuse('not_found')
  const { request, place } = found
  const files = await filesOf(work, request.personId)
  const may = rules.canPropose(request, await pendingOf(work, files))
  if (!may.ok) return may

  const fourEyes = await store.hasEraseFourEyes(work.db, place.office)
  const erasure: store.PlacedErasure = {
    id: id ?? (newId() as ErasureId),
    requestId,
    personId: request.personId,
    ...place,
    state: fourEyes ? 'PROPOSED' : 'CONFIRMED',
    fourEyes,
    proposedBy: work.actor.accountId,
    proposedAt: work.now,
    confirmedBy: fourEyes ? null : work.actor.accountId,
    confirmedAt: fourEyes ? null : work.now,
    doneAt: null,
    kept: [],
    did: [],
    againOn: null,
  }
  try {
    if (!(await store.insertErasure(work.db, erasure))) return refuse('erasure_proposed_already')
  } catch (error) {
    if (brokeConstraint(error, 'people_erasure_pkey')) return refuse('id_taken')
    throw error
  }
  tellOf(work, erasure, 'erasure_proposed', { fourEyes })
  return accept(bare(erasure))
}

export async function confirmErasure(
  work: Work,
  { erasureId }: InputOf<typeof erasures.confirmErasure>,
): Promise<Result<Erasure, RefusalOf<typeof erasures.confirmErasure> | 'not_found'>> {
  const proposed = await store.findErasureForUpdate(work.db, erasureId)
  if (proposed === undefined) return refuse('not_found')
  const may = rules.canConfirm(proposed, work.actor.accountId)
  if (!may.ok) return may
  const confirmed: store.PlacedErasure = { ...proposed, state: 'CONFIRMED', confirmedBy: work.actor.accountId, confirmedAt: work.now }
  await store.updateErasure(work.db, confirmed)
  tellOf(work, confirmed, 'erasure_confirmed', {})
  return accept(bare(confirmed))
}

export async function declineErasure(
  work: Work,
  { erasureId }: InputOf<typeof erasures.declineErasure>,
): Promise<Result<Erasure, RefusalOf<typeof erasures.declineErasure> | 'not_found'>> {
  const standing = await store.findErasureForUpdate(work.db, erasureId)
  if (standing === undefined) return refuse('not_found')
  const may = rules.canDecline(standing)
  if (!may.ok) return may
  const declined: store.PlacedErasure = { ...standing, state: 'DECLINED', confirmedBy: null, confirmedAt: null }
  await store.updateErasure(work.db, declined)
  tellOf(work, declined, 'erasure_declined', {})
  return accept(bare(declined))
}

export async function listErasures(
  work: Work,
  input: InputOf<typeof erasures.listErasures>,
): Promise<Result<OutputOf<typeof erasures.listErasures>, never>> {
  const after = readCursor(input.after, 2)
  if (after === null || after?.some((part) => typeof part !== 'string')) return accept({ items: [], next: null })
  const rows = await store.listErasureLines(work.db, work.actor.offices, input, after as [string, string] | undefined)
  return accept(
    pageOf(
      rows,
      input.limit,
      (row) => writeCursor(row.proposedAt, row.id),
      (row) => row,
    ),
  )
}

/**
 * Carries out one erasure that is due, with the eyes of the whole mission. False when it waits: somebody opened a case since, which may
 * be one that whoever proposed it does not see, or an original was taken in.
 */
export async function carryOutErasure(work: Work, erasureId: string): Promise<boolean> {
  const due = await store.findErasureForUpdate(work.db, erasureId)
  if (due === undefined || (due.state !== 'CONFIRMED' && due.state !== 'DONE')) return false
  const files = await filesOf(work, due.personId)
  const { activeCases, originalsAway } = await pendingOf(work, files)
  if (due.state === 'CONFIRMED' && activeCases + originalsAway > 0) return false

  const kept = await keptOf(work, files)
  const did = await store.eraseRows(work.db, due.id, rules.dutiesOf(kept), work.now)
  const done: store.PlacedErasure = { ...due, state: 'DONE', doneAt: due.doneAt ?? work.now, kept, did, againOn: rules.againOn(kept) }
  await store.updateErasure(work.db, done)
  tellOf(work, done, 'person_erased', { kept: rules.dutiesOf(kept).join(' ') })
  if (due.state === 'CONFIRMED') await answer(work, done)
  return true
}

async function answer(work: Work, done: store.PlacedErasure): Promise<void> {
  const found = await findRequestForUpdate(work.db, done.requestId)
  if (found === undefined) return
  const { state, why } = rules.answerOf(done.kept)
  const answered: RecordRequest = {
    ...found.request,
    state,
    answerWhy: why,
    answeredOn: dayAt(work.now, 'Europe/Paris'),
    answeredBy: done.confirmedBy,
  }
  await updateRequest(work.db, answered)
  tellOf(work, done, 'request_answered', { kind: found.request.kind, state, why })
}

async function pendingOf(work: Work, files: readonly string[]): Promise<rules.Pending> {
  return { activeCases: (await store.countCases(work.db, files)).active, originalsAway: await countAway(work, files) }
}

async function countAway(work: Work, files: readonly string[]): Promise<number> {
  return (await getOriginals(work, files as PersonId[])).filter(({ standing }) => standing.holder !== 'PERSON').length
}

/** Each goes with all that was ever merged into it. */
async function filesOf(work: Work, personId: PersonId): Promise<string[]> {
  return [personId, ...(await listMergedFiles(work.db, personId))]
}

async function keptOf(work: Work, files: readonly string[]): Promise<Erasure['kept']> {
  return rules.keptOn(dayAt(work.now, 'Europe/Paris'), await store.findLastDays(work.db, files), listRetentionDuties())
}

function bare({ office: _office, compartment: _compartment, ...erasure }: store.PlacedErasure): Erasure {
  return erasure
}

function tellOf(
  work: Work,
  { personId, office, compartment }: store.PlacedErasure,
  name: string,
  facts: Record<string, string | boolean>,
): void {
  work.record({ name, subject: personId, office, compartment, facts })
}
